"""The draft on screen as the services know it: its id and version, and what was stored last. No Qt."""

from datetime import datetime

import msgspec

from aftercare_desktop.domain.plans import PlanDocument, Revision
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.desk import Desk


class Draft:
    """One draft revision under edit."""

    def __init__(self, desk: Desk, revision: Revision) -> None:
        self._desk = desk
        self.opened: PlanDocument = revision.document
        self.adopt(revision)

    def adopt(self, revision: Revision) -> None:
        """From now on this is the stored state that the next save replaces."""
        self.id = revision.id
        self.version = revision.version
        self.number = revision.number
        self.stored: PlanDocument = revision.document
        self.saved_at: datetime = revision.changed_at

    def is_at(self, revision: Revision | None) -> bool:
        """Whether this revision is the one that was stored from here, not a later one of somebody else."""
        return revision is not None and (revision.id, revision.version) == (self.id, self.version)

    def save(self, document: PlanDocument, origin: object) -> None:
        """Store the document unless it is stored already. `origin` is who need not hear of the change.

        Raises `EditedElsewhere` or `NotFound` when the stored draft moved on, `StorageFailed`.
        """
        if document == self.stored:
            return
        with self._desk.changes.caused_by(origin):
            self.adopt(self._desk.plans.save(self.id, document, self.version))


class Unsaved(msgspec.Struct, frozen=True):
    """A draft that could not be saved, for the encrypted stash of the person.

    `document` is None where it is stored and only `texts` are left: those that name no value, by path.
    """

    revision_id: int
    version: int
    document: PlanDocument | None
    texts: dict[str, str] = {}

    def to_bytes(self) -> bytes:
        """As the stash keeps it."""
        return msgspec.json.encode(self)

    @classmethod
    def from_bytes(cls, kept: bytes) -> "Unsaved":
        """What `to_bytes` gave. Raises `BadInput` for anything else."""
        try:
            return msgspec.json.decode(kept, type=cls)
        except msgspec.MsgspecError as problem:
            raise BadInput("What was unsaved when the window locked cannot be read any more.") from problem
