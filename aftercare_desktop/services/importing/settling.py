"""A row beside the client it is about: what is taken over, what stays ours, and where a person decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.domain.rosters import Verdict, settle, settle_together
from aftercare_desktop.services.importing import facts
from aftercare_desktop.services.importing.facts import COUNSELOR_ID, PHONES
from aftercare_desktop.services.importing.report import Change, Choices, Conflict
from aftercare_desktop.store.imports import Said


@dataclass(slots=True)
class Settled:
    """A client after a row. `said` is what to remember the source said."""

    client: Client
    said: Said
    conflicts: list[Conflict] = field(default_factory=list)
    settled: list[Conflict] = field(default_factory=list)
    """Where ours stood before against the same word of the file: not asked again, but open to be chosen."""
    moved_on: list[str] = field(default_factory=list)
    """Fields for which the file was chosen beside something that is not ours any more."""


class Settling:
    """Rows of one file with the choices made about them. `names` are the staff's by id."""

    def __init__(self, choices: Choices, names: Mapping[int, str]) -> None:
        self._choices = choices
        self._names = names

    def settle(self, row: int, client: Client, values: Mapping[str, object], said_before: Said) -> Settled:
        """Field by field: what only the file changed is taken, what only the staff changed stays."""
        found = Settled(client, {**said_before, **said(values)})
        taken: dict[str, object] = {}
        for name, paths in facts.by_field(values).items():
            if name == PHONES:
                taken[PHONES] = _new_phones(values[PHONES], said_before.get(PHONES, ""))
                continue
            verdict = settle_together([_verdict(client, path, values[path], said_before) for path in paths])
            theirs = {path: values[path] for path in paths}
            if verdict is Verdict.TAKE or (
                verdict is not Verdict.SAME and self._decide(row, name, theirs, verdict, found)
            ):
                taken |= theirs
        found.client = facts.merged(client, taken)
        if found.moved_on:
            found.said = _but_for(found.said, found.moved_on, said_before)
        return found

    def changes(self, before: Client, after: Client) -> tuple[Change, ...]:
        """What is new about a client, both as readable text."""
        return tuple(
            Change(name, self._told(before, name), self._told(after, name))
            for name in different_fields(before, after)
        )

    def _decide(
        self, row: int, name: str, theirs: Mapping[str, object], verdict: Verdict, found: Settled
    ) -> bool:
        """Note the difference; gives whether the file's word was chosen."""
        ours = self._told(found.client, name)
        shown = self._choices.take.get((row, name))
        chosen = self._choices.take_all or shown == ours
        if shown is not None and not chosen:
            found.moved_on.append(name)
        conflict = Conflict(name, ours, self._told(facts.merged(found.client, theirs), name), chosen)
        (found.conflicts if verdict is Verdict.ASK else found.settled).append(conflict)
        return chosen

    def _told(self, client: Client, name: str) -> str:
        value = getattr(client, name)
        return self._names.get(value, "") if name == COUNSELOR_ID else facts.readable(value)


def different_fields(before: Client, after: Client) -> tuple[str, ...]:
    """Names of the fields that differ, in the order of the record."""
    return tuple(
        name
        for name in Client.__match_args__
        if getattr(before, name) is not getattr(after, name) and getattr(before, name) != getattr(after, name)
    )


def said(values: Mapping[str, object]) -> dict[str, str]:
    """A row's values as they are remembered for the next file of the source."""
    return {path: facts.comparable(path, value) for path, value in values.items()}


def _but_for(now: Said, fields: list[str], before: Said) -> Said:
    """What is remembered where these fields are still to be decided: of them, what was remembered before."""
    return {
        **{path: text for path, text in now.items() if path.partition(".")[0] not in fields},
        **{path: text for path, text in before.items() if path.partition(".")[0] in fields},
    }


def _verdict(client: Client, path: str, value: object, said_before: Said) -> Verdict:
    ours = facts.comparable(path, facts.known(client, path))
    return settle(ours, said_before.get(path), facts.comparable(path, value))


def _new_phones(read: object, said_before: str) -> tuple[Phone, ...]:
    """Phones the source did not name before: one that the staff took away since does not come back."""
    before = frozenset(said_before.split("\n")) if said_before else frozenset()
    return tuple(
        phone for phone in cast(tuple[Phone, ...], read) if facts.bare_number(phone.number) not in before
    )
