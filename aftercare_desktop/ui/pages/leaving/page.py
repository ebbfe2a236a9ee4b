"""Leaving now: every question on one screen, saved as it is written, and paper with one key."""

from collections.abc import Callable, Set

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare_desktop.domain.leaving import is_call_late
from aftercare_desktop.domain.leaving_people import company, prescribers
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.leaving import GivenPaper, LeavingView
from aftercare_desktop.ui.leaving_now import JOB
from aftercare_desktop.ui.page import Action, Route, Toast
from aftercare_desktop.ui.pages.client.status import CHANGE_STATUS, ask_and_change, may_change, told
from aftercare_desktop.ui.pages.client_list.exporting import PrintPaper
from aftercare_desktop.ui.pages.leaving.context import LeavingContext
from aftercare_desktop.ui.pages.leaving.draft import LeavingDraft
from aftercare_desktop.ui.pages.leaving.form import LeavingForm
from aftercare_desktop.ui.pages.leaving.header import SAVE_AS_PDF, LeavingHeader
from aftercare_desktop.ui.pages.plan.autosave import SaveState
from aftercare_desktop.ui.pages.plan.conflict import Conflict
from aftercare_desktop.ui.pages.plan.directory_links import DirectoryLinks
from aftercare_desktop.ui.pages.plan.writer import Met
from aftercare_desktop.ui.pages.plan.writing_page import NOBODY, WritingPage
from aftercare_desktop.ui.printing import print_pdf, save_pdf
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.ui.widgets.tab_order import order_tabs
from aftercare_desktop.words.clock import wall_clock
from aftercare_desktop.words.leaving import call_doubt, not_tonight, status_doubt

_ANY_OF = {Topic.PLANS, Topic.DRAFTS, Topic.CLIENTS, Topic.DIRECTORY}
Act = Callable[[], None]


class LeavingPage(WritingPage):
    """The questions for the client of its route, answered into their draft."""

    title = "Leaving now"
    keys = (
        ("Ctrl+Return", "Print now"),
        ("Ctrl+Shift+S", SAVE_AS_PDF),
        ("Alt+G", "Copy given, after printing"),
        ("Alt+S", CHANGE_STATUS),
        ("Ctrl+Z / Ctrl+Shift+Z", "Undo, redo"),
        ("Esc", "Back to the record"),
    )

    def __init__(
        self, desk: Desk, print_paper: PrintPaper = print_pdf, parent: QWidget | None = None
    ) -> None:
        """`print_paper` asks where to print and prints."""
        super().__init__(desk, parent)
        self._print_paper = print_paper
        self._view: LeavingView | None = None
        self.header = LeavingHeader(self.title)
        self.notices = Notices()
        side = theme().px(24)
        self.notices.setContentsMargins(side, 0, side, theme().px(8))
        self.links = DirectoryLinks(desk, self.notices, self._open_entry)
        self.form = LeavingForm(self._context(), desk.today)
        self._write_in(self.form, lambda: self)
        self.conflict = Conflict(desk, self.notices, self.form.document, lambda: self, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.notices, self.form):
            column.addWidget(widget)
        self._connect()

    def _context(self) -> LeavingContext:
        return LeavingContext(
            today=self._desk.today,
            closed_days=self._desk.center.closed_days,
            directory=self.links.lookup(),
            client=lambda: self._shown().client.client.called(),
            staff=self._staff,
            company=lambda: company(self._shown().client.client, self.form.document(), self._staff()),
            prescribers=lambda: prescribers(self._shown().client.client, self.form.document()),
        )

    def _connect(self) -> None:
        self.header.back.clicked.connect(self.cancel_here)
        self.header.save.clicked.connect(self.save_as_pdf)
        self.header.print.clicked.connect(self.print_now)
        self.writer.changed.connect(self._on_writer_changed)
        self.writer.state_changed.connect(self._on_writer_state_changed)
        self.writer.went_back.connect(self.form.go_to)
        self.writer.conflict_found.connect(self.conflict.show)
        self.conflict.settled.connect(self._look_again)
        self.conflict.failed.connect(self.failed)
        for key in ("Ctrl+Shift+Z", "Ctrl+Y"):
            QShortcut(QKeySequence(key), self).activated.connect(self.redo)

    # What the window asks

    def open_route(self, route: Route) -> None:
        client_id = route.client_id or NOBODY
        if client_id != self.client_id:
            self._begin(client_id)
            self.conflict.begin(client_id)
            self.notices.clear()
        if self.writer.state() is SaveState.KEPT:
            self._show(self._desk.leaving.open(client_id))
        self.form.verticalScrollBar().setValue(0)
        self.form.take_keyboard()

    def current_route(self) -> Route | None:
        return Route("leaving", self.client_id) if self._view is not None else None

    def reload(self, topics: Set[str]) -> None:
        if self.writer.draft is None or not topics & _ANY_OF:
            return
        fresh = self._desk.leaving.open(self.client_id, reload=True)
        match self.writer.meet(fresh.draft):
            case Met.OURS:
                self._view = fresh
            case Met.FREE:
                self._show(fresh)
            case Met.CLASH:
                self.conflict.show()

    def reopen(self, kept: KeptDialog) -> None:
        self._ask_status(kept)

    def cancel_here(self) -> bool:
        self.route_requested.emit(Route("client", self.client_id))
        return True

    def page_actions(self) -> tuple[Action, ...]:
        return (
            Action("leaving-print", "Print now", "printer", self.print_now, "paper leaving", "Ctrl+Return"),
            Action("leaving-save", SAVE_AS_PDF, "file-down", self.save_as_pdf, "file paper", "Ctrl+Shift+S"),
            *(Action(verb[0], verb[0], "check", verb[1], "leaving", verb[2]) for verb in self._next_verbs()),
        )

    # Showing

    def _show(self, view: LeavingView) -> None:
        self._view = view
        self.header.show_client(view.client.client.called())
        self.writer.begin(LeavingDraft(self._desk, view))
        self._paper.gather(view.document, view.number)
        self.conflict.take_away()
        self._tell_status()
        self._tell_given()
        self._tell_doubt()

    def _look_again(self) -> None:
        self._show(self._desk.leaving.open(self.client_id, reload=True))

    def _tell_status(self) -> None:
        """What the status stops; for somebody who died, that nothing is printed."""
        assert self._view is not None
        words = status_doubt(self._view.client.client)
        if words:
            self.notices.show_notice("status", words, "info")
        else:
            self.notices.take_away("status")

    def _tell_given(self) -> None:
        """What was printed today and is still what the questions say, and what may follow from it."""
        view = self._view
        if view is None or view.given is None:
            self.notices.take_away("given")
            return
        words = f"Version {view.given.number} was made for leaving today and is kept with its paper."
        self.notices.show_notice("given", words, "file-check", self._next_verbs(), warning=False)
        order_tabs(self.header, self.notices)

    def _next_verbs(self) -> tuple[tuple[str, Act, str], ...]:
        view = self._view
        if view is None or view.given is None:
            return ()
        verbs: tuple[tuple[str, Act, str], ...] = ()
        if self._desk.may(Permission.RECORD_PLAN_EVENT):
            verbs += (("Copy given", self.copy_given, "Alt+G"),)
        if may_change(self._desk, view.client):
            verbs += ((CHANGE_STATUS, self.change_status, "Alt+S"),)
        return verbs

    def _tell_doubt(self) -> None:
        """What of the plan is not for tonight, and what speaks against the call that is promised here: the status,
        the agreement, or that it comes late.
        """
        assert self._view is not None
        client, sheet = self._view.client.client, self.form.sheet()
        now = self._desk.now().astimezone(self._desk.zone)
        words = call_doubt(client, self._desk.today(), late=is_call_late(now, sheet))
        self._tell("call", words if sheet.call_by.strip() else "", "phone")
        self.links.check(self.form.document())
        self._tell("later", not_tonight(client, self.form.document()), "clock-alert")

    def _tell(self, kind: str, words: str, icon: str) -> None:
        if words:
            self.notices.show_notice(kind, words, icon)
        else:
            self.notices.take_away(kind)

    def _shown(self) -> LeavingView:
        assert self._view is not None  # lists open only over somebody
        return self._view

    def _staff(self) -> tuple[str, ...]:
        """Who works here, the signed-in person first: offered, never promised unasked."""
        me = self._desk.staff_member.name
        names = sorted(member.name for member in self._desk.staff.list() if member.active)
        return tuple(dict.fromkeys((me, *names)))

    def _open_entry(self, entry_id: int) -> None:
        self.route_requested.emit(Route("directory", None, str(entry_id)))

    def _on_writer_changed(self) -> None:
        self.notices.take_away("given")
        self._tell_doubt()

    def _on_writer_state_changed(self, state: SaveState) -> None:
        draft = self.writer.draft
        stored = isinstance(draft, LeavingDraft) and draft.is_stored()
        at = wall_clock(draft.saved_at, self._desk.zone) if draft is not None and stored else ""
        self.header.show_state(state, at)

    # What is done here

    def print_now(self) -> None:
        """Keep what is said as a version with its paper, and print that. Nothing said is a blank, never a hurdle."""
        self._give(lambda paper: self._print_paper(paper.pdf, JOB, self.window()))

    def save_as_pdf(self) -> None:
        """The same as a file that tells no name, for somebody to whom it is read aloud or sent safely."""
        self._give(
            lambda paper: save_pdf(paper.pdf, f"plan-{self.client_id}-v{paper.number}.pdf", self.window())
        )

    def _give(self, give: Callable[[GivenPaper], object]) -> None:
        if not self.form.flush():
            self.form.go_to_problem()
            return
        draft = self.writer.draft
        if not isinstance(draft, LeavingDraft) or not self.writer.keep():
            return
        seen = (draft.id, draft.version) if draft.is_stored() else None
        try:
            with self._desk.changes.caused_by(self):
                paper = self._desk.leaving.print(self.client_id, seen)
            self._look_again()
            give(paper)
        except AftercareError as problem:
            self.failed.emit(problem)

    def copy_given(self) -> None:
        """Record that the client took the paper along, with Undo."""
        view = self._view
        if view is None or view.given is None or not self._desk.may(Permission.RECORD_PLAN_EVENT):
            return
        who = view.client.client.name
        event = PlanEvent(PlanEventKind.COPY_GIVEN, self._desk.today(), person=who)
        try:
            with self._desk.changes.caused_by(self):
                done = self._desk.plan_events.record(view.given.id, event)
        except AftercareError as problem:
            self.failed.emit(problem)
        else:
            self.toast_requested.emit(Toast("", done.undo))

    def change_status(self) -> None:
        """Ask for the new status, and with it how the stay ended; with Undo."""
        self._ask_status(None)

    def _ask_status(self, kept: KeptDialog | None) -> None:
        view = self._view
        if view is None or not may_change(self._desk, view.client) or not self.can_leave():
            return
        try:
            done = ask_and_change(self, self._desk, self.client_id, kept)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        if done is not None:  # the window may have locked meanwhile
            self.toast_requested.emit(told(done, view.client.client))
            self._look_again()
