"""Somebody else changed the draft that is on screen: who, when, and what becomes of the two versions."""

from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.plans import PlanDocument, Revision, RevisionState
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.plans import PlanView
from aftercare_desktop.ui.dialogs.both import BothDialog, Difference, describe
from aftercare_desktop.ui.pages.plan.compare import chosen_parts, parts_that_differ, with_their_parts
from aftercare_desktop.words import dates

_CHOICES = "Keep yours, keep theirs, or see both."


class Conflict:
    """What is stored now beside what is on screen."""

    def __init__(self, desk: Desk, client_id: int) -> None:
        self._desk = desk
        self._client_id = client_id
        self._theirs: PlanView | None = None

    def read(self) -> None:
        """Read what is stored now."""
        self._theirs = self._desk.plans.open(self._client_id, reload=True)

    def sentence(self, zone: ZoneInfo) -> str:
        """ "Priya changed this at 9:40 AM. Keep yours, keep theirs, or see both."."""
        view = self._theirs
        if view is None or view.revision is None:
            return f"This draft was discarded elsewhere. {_CHOICES}"
        row = next(row for row in view.history if row.id == view.revision.id)
        final = row.state is RevisionState.FINAL
        who = (row.finalized_by if final else row.changed_by).split()[:1]
        when = dates.wall_clock((row.finalized_at if final else None) or row.changed_at, zone)
        did = "finalized" if final else "changed"
        return f"{who[0] if who else 'Somebody'} {did} this at {when}. {_CHOICES}"

    def ask(self, parent: QWidget | None, mine: PlanDocument) -> PlanDocument | None:
        """Show both part by part; the document that results, or None if the person went back."""
        parts = parts_that_differ(mine, self._their_document())
        shown = [
            Difference(part.id(), part.name(), describe(part.mine), describe(part.theirs)) for part in parts
        ]
        chosen = BothDialog.ask(parent, shown)
        return None if chosen is None else with_their_parts(mine, chosen_parts(parts, chosen))

    def settle(self, document: PlanDocument, origin: object) -> Revision:
        """Store the document over their draft; where theirs is final or gone, as a draft of a new version.

        Raises `EditedElsewhere` or `NotFound` when it moved on once more.
        """
        theirs = self._theirs.revision if self._theirs is not None else None
        with self._desk.changes.caused_by(origin):
            if theirs is None or theirs.state is RevisionState.FINAL:
                theirs = self._desk.plans.start(self._client_id).value
            return self._desk.plans.save(theirs.id, document, theirs.version)

    def _their_document(self) -> PlanDocument:
        if self._theirs is None or self._theirs.revision is None:
            return PlanDocument()
        return self._theirs.revision.document
