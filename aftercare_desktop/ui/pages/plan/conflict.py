"""Somebody else changed the draft that is on screen: who, when, and what becomes of the two versions."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.plans import PlanDocument, RevisionState
from aftercare_desktop.errors import AftercareError, EditedElsewhere, NotFound
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.plans import PlanView
from aftercare_desktop.ui.dialogs.both import BothDialog, Difference, describe
from aftercare_desktop.ui.pages.plan.compare import chosen_parts, parts_that_differ, with_their_parts
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.words.clock import wall_clock

_KIND = "conflict"
_CHOICES = "Keep yours, keep theirs, or see both."


class Conflict(QObject):
    """A notice above the forms with three ways out: mine, theirs, or part by part."""

    settled = Signal()
    """What the person chose is stored now."""
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        notices: Notices,
        mine: Callable[[], PlanDocument],
        origin: Callable[[], QWidget],
        parent: QObject | None = None,
    ) -> None:
        """`mine` gives what is on screen, `origin` who need not be told of what is saved here."""
        super().__init__(parent)
        self._desk = desk
        self._client_id = 0
        self._notices = notices
        self._mine = mine
        self._origin = origin
        self._theirs: PlanView | None = None

    def begin(self, client_id: int) -> None:
        """From now on it is about the plan of this client."""
        self._client_id = client_id
        self._theirs = None

    def show(self) -> None:
        """Read what is stored now and offer the choices."""
        try:
            self._theirs = self._desk.plans.open(self._client_id, reload=True)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        verbs = (
            ("Keep mine", self.keep_mine),
            ("Keep theirs", self.settled.emit),
            ("See both", self.see_both),
        )
        self._notices.show_notice(_KIND, self.sentence(), "users", verbs)

    def take_away(self) -> None:
        """There is nothing to choose any more."""
        self._notices.take_away(_KIND)

    def sentence(self) -> str:
        """ "Priya changed this at 9:40 AM. Keep yours, keep theirs, or see both."."""
        view = self._theirs
        if view is None or view.revision is None:
            return f"This draft was discarded elsewhere. {_CHOICES}"
        row = next(row for row in view.history if row.id == view.revision.id)
        final = row.state is RevisionState.FINAL
        who = (row.finalized_by if final else row.changed_by).split()[:1]
        when = wall_clock((row.finalized_at if final else None) or row.changed_at, self._desk.zone)
        did = "finalized" if final else "changed"
        return f"{who[0] if who else 'Somebody'} {did} this at {when}. {_CHOICES}"

    def keep_mine(self) -> None:
        """Store what is on screen."""
        self._store(self._mine())

    def see_both(self) -> None:
        """Choose part by part and store what results."""
        mine = self._mine()
        parts = parts_that_differ(mine, self._their_document())
        shown = [
            Difference(part.id(), part.name(), describe(part.mine), describe(part.theirs)) for part in parts
        ]
        chosen = BothDialog.ask(self._origin().window(), shown)
        if chosen is not None:
            self._store(with_their_parts(mine, chosen_parts(parts, chosen)))

    def _store(self, document: PlanDocument) -> None:
        """Over their draft; where theirs is final or gone, as a draft of a new version."""
        theirs = self._theirs.revision if self._theirs is not None else None
        try:
            with self._desk.changes.caused_by(self._origin()):
                if theirs is None or theirs.state is RevisionState.FINAL:
                    theirs = self._desk.plans.start(self._client_id).value
                self._desk.plans.save(theirs.id, document, theirs.version)
        except (EditedElsewhere, NotFound):
            self.show()
        except AftercareError as problem:
            self.failed.emit(problem)
        else:
            self.settled.emit()

    def _their_document(self) -> PlanDocument:
        if self._theirs is None or self._theirs.revision is None:
            return PlanDocument()
        return self._theirs.revision.document
