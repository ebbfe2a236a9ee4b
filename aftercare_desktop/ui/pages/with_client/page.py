"""One client's plan for two people at one screen: the client's words in large type, nothing for staff alone."""

from collections.abc import Set
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import RevisionState, Section
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.plans import PlanView
from aftercare_desktop.ui.form import FormContext
from aftercare_desktop.ui.leaving_now import JOB
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client_list.exporting import PrintPaper
from aftercare_desktop.ui.pages.plan.autosave import SaveState
from aftercare_desktop.ui.pages.plan.conflict import Conflict
from aftercare_desktop.ui.pages.plan.draft import Draft
from aftercare_desktop.ui.pages.plan.keys import listen
from aftercare_desktop.ui.pages.plan.people import people_named
from aftercare_desktop.ui.pages.plan.writer import Met
from aftercare_desktop.ui.pages.plan.writing_page import NOBODY, WritingPage
from aftercare_desktop.ui.pages.with_client.face import Foot, Head, Middle
from aftercare_desktop.ui.pages.with_client.sheets import TOGETHER, Sheets
from aftercare_desktop.ui.printing import print_pdf
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.words.plan import PAPER_TITLES, PAPER_UNDERTITLES

_ANY_OF = {Topic.PLANS, Topic.DRAFTS}


class WithClientPage(WritingPage):
    """The plan of the client of its route; the part is where the client's own page was left, and is shown again after.

    A draft is written by the same writer as on the plan's page: there is one truth, and one undo.
    """

    title = "With the client"

    def __init__(
        self, desk: Desk, print_paper: PrintPaper = print_pdf, parent: QWidget | None = None
    ) -> None:
        """`print_paper` asks where to print and prints."""
        super().__init__(desk, parent)
        self._print_paper = print_paper
        self._part = ""
        self._view: PlanView | None = None
        context = FormContext(today=desk.today, closed_days=desk.center.closed_days, people=self._people)
        self.sheets = Sheets(context)
        self._write_in(self.sheets, lambda: self)
        self.head = Head()
        self.notices = Notices()
        side = theme().px(24)
        self.notices.setContentsMargins(side, 0, side, theme().px(8))
        self.conflict = Conflict(desk, self.notices, self.sheets.document, lambda: self, self)
        self.middle = Middle(self.sheets)
        self.foot = Foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.notices)
        column.addWidget(self.middle, 1)
        column.addWidget(self.foot)
        self._connect()

    def _connect(self) -> None:
        self.head.close_button.clicked.connect(self.leave)
        self.head.print.clicked.connect(self.print_for_me)
        self.foot.before_wanted.connect(partial(self.step, -1))
        self.foot.next_wanted.connect(partial(self.step, 1))
        self.writer.state_changed.connect(self.head.show_state)
        self.writer.went_back.connect(self._on_writer_went_back)
        self.writer.conflict_found.connect(self.conflict.show)
        self.conflict.settled.connect(self._look_again)
        self.conflict.failed.connect(self.failed)
        keys = dict.fromkeys(("PgDown", "Ctrl+PgDown", "Alt+Right"), partial(self.step, 1))
        keys |= dict.fromkeys(("PgUp", "Ctrl+PgUp", "Alt+Left"), partial(self.step, -1))
        listen(self, {**keys, "Ctrl+G": self.add_goal, "Ctrl+Shift+Z": self.redo})

    # What the window asks

    def open_route(self, route: Route) -> None:
        client_id = route.client_id or NOBODY
        if client_id != self.client_id:
            self._begin(client_id)
            self.conflict.begin(client_id)
            self.conflict.take_away()
            self._view = None
            self.sheets.forget()
        self._part = route.part
        if self.writer.state() is SaveState.KEPT:
            self._show(self._desk.plans.open(client_id))
        self._show_sheet(_first_sheet(route.part))

    def current_route(self) -> Route | None:
        return Route("with-client", self.client_id, self._part) if self.client_id != NOBODY else None

    def reload(self, topics: Set[str]) -> None:
        if self._view is None or not topics & _ANY_OF:
            return
        fresh = self._desk.plans.open(self.client_id, reload=True)
        match self.writer.meet(fresh.revision):
            case Met.OURS:
                self._view = fresh
            case Met.FREE:
                self._show_again(fresh)
            case Met.CLASH:
                self.conflict.show()

    def close_down(self) -> None:
        super().close_down()
        self.middle.pages.close_down()

    def cancel_here(self) -> bool:
        self.leave()
        return True

    # Showing

    def _show(self, view: PlanView) -> None:
        self._view = view
        self.conflict.take_away()
        revision = view.revision
        writes = revision is not None and revision.state is RevisionState.DRAFT and not view.set_aside_row()
        self.head.state.setVisible(writes)
        self.head.print.setVisible(revision is not None and self._desk.may(Permission.PRINT_PLAN))
        if revision is not None and writes:
            self.writer.begin(Draft(self._desk, revision))
            self.sheets.set_read_only(not self._desk.may(Permission.WRITE_PLAN))
            self._paper.gather(revision.document, revision.number)
            self.middle.setCurrentWidget(self.sheets)
            return
        self.writer.end()
        if revision is None or view.set_aside_row() is not None:
            self.middle.setCurrentWidget(self.middle.empty)
            return
        pdf = self._desk.papers.stored_pdf(revision.id)
        self.middle.pages.show_now(lambda: lambda: pdf)
        self.middle.setCurrentWidget(self.middle.pages)

    def _show_again(self, view: PlanView) -> None:
        """Show what is stored by now, on the sheet that was looked at."""
        self._show(view)
        self._show_sheet(self.sheets.section())

    def _look_again(self) -> None:
        self._show_again(self._desk.plans.open(self.client_id, reload=True))

    def _show_sheet(self, section: Section) -> None:
        if self.middle.currentWidget() is not self.sheets:
            self.head.show_words("My plan", "")
            self.foot.show_titles("", "")
            self.head.close_button.setFocus()
            return
        self.sheets.show_section(section)
        self._tell(section)
        self.foot.take_keyboard()

    def _tell(self, section: Section) -> None:
        at = TOGETHER.index(section)
        titles = [PAPER_TITLES[each] for each in TOGETHER]
        self.head.show_words(titles[at], PAPER_UNDERTITLES[section])
        self.foot.show_titles(titles[at - 1] if at else "", titles[at + 1] if at + 1 < len(titles) else "")

    def _people(self) -> tuple[str, ...]:
        assert self._view is not None
        return people_named(self._view.client.client, self.sheets.document(), self._desk.staff_member.name)

    def _on_writer_went_back(self, path: str) -> None:
        self.sheets.go_to(path)
        self._tell(self.sheets.section())

    # What is done here

    def step(self, by: int) -> None:
        """The next sheet, or the one before; of a final version the paper is scrolled."""
        if self.middle.currentWidget() is self.middle.pages:
            bar = self.middle.pages.view.verticalScrollBar()
            bar.setValue(bar.value() + by * bar.pageStep())
            return
        at = TOGETHER.index(self.sheets.section()) + by
        if self.middle.currentWidget() is self.sheets and 0 <= at < len(TOGETHER):
            self._show_sheet(TOGETHER[at])

    def add_goal(self) -> None:
        """Ctrl+G, from any sheet."""
        if self.middle.currentWidget() is self.sheets:
            self.sheets.add_goal()
            self._tell(Section.GOALS)

    def leave(self) -> None:
        """Back to where the two came from. Nothing is asked: what was typed is saved."""
        self.route_requested.emit(Route("client", self.client_id, self._part))

    def print_for_me(self) -> None:
        """Print what is on screen: a final version as it was given, a draft marked as one."""
        revision = self._view.revision if self._view is not None else None
        if revision is None or not self.writer.keep():
            return
        try:
            self._print_paper(self._desk.papers.pdf(revision.id), JOB, self.window())
        except AftercareError as problem:
            self.failed.emit(problem)


def _first_sheet(part: str) -> Section:
    """The section of the plan that was open, if it is one of those for two."""
    section = part.removeprefix("plan:").partition(".")[0]
    return next((one for one in TOGETHER if one.value == section), TOGETHER[0])
