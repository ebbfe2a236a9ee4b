"""An import under way while the window is locked: which file, how it is read, and what was decided. No row of it."""

from pathlib import Path

import msgspec

from aftercare_desktop.services.importing.draft import DayOrder, Facts, ImportDraft
from aftercare_desktop.services.importing.report import Choices


class Kept(msgspec.Struct, frozen=True):
    """For the encrypted stash of the person. `take` repeats what they saw of ours, so that a later edit is noticed."""

    path: str
    step: int
    digest: str
    sheet: str
    source: str
    facts: Facts
    order: DayOrder | None
    chosen: bool
    skip_bad: bool
    left_out: tuple[int, ...]
    take: tuple[tuple[int, str, str], ...]

    def to_bytes(self) -> bytes:
        """As the stash keeps it."""
        return msgspec.json.encode(self)

    def decided(self, draft: ImportDraft) -> ImportDraft:
        """The same file with its columns and dates as they were decided. Takes as long as reading its dates."""
        return draft.as_decided(self.facts, self.order, chosen=self.chosen)

    def choices(self) -> Choices:
        """What was decided about the rows."""
        take = {(row, field): ours for row, field, ours in self.take}
        return Choices(self.skip_bad, frozenset(self.left_out), take=take)


def kept(path: Path, step: int, draft: ImportDraft, choices: Choices) -> Kept:
    """What to keep of an import."""
    return Kept(
        str(path),
        step,
        draft.digest,
        draft.table.sheet,
        draft.source,
        draft.facts,
        draft.order,
        draft.chosen,
        choices.skip_bad,
        tuple(choices.left_out),
        tuple((row, field, ours) for (row, field), ours in choices.take.items()),
    )


def from_bytes(content: bytes) -> Kept | None:
    """What `to_bytes` gave; None for anything else, such as another version's."""
    try:
        return msgspec.json.decode(content, type=Kept)
    except msgspec.MsgspecError:
        return None
