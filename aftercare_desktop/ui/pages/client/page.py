"""The page of one client: header with tabs, one pane for each; also where somebody is added."""

from collections.abc import Callable, Set

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.domain.clients import StoredClient
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.leaving_now import LEAVING_KEY, LEAVING_NOW
from aftercare_desktop.ui.page import Action, Page, Route
from aftercare_desktop.ui.pages.client.by_name import Asked, client_actions
from aftercare_desktop.ui.pages.client.chart import CHART_KEYS, ChartPane
from aftercare_desktop.ui.pages.client.consents import CONSENTS_KEYS, ConsentsPane
from aftercare_desktop.ui.pages.client.facts import FactsPane
from aftercare_desktop.ui.pages.client.header import ClientHeader
from aftercare_desktop.ui.pages.client.kept import KeptPage, pack_page, unpack_page
from aftercare_desktop.ui.pages.client.overview import OVERVIEW_KEYS, OverviewPane
from aftercare_desktop.ui.pages.client.record import RecordActs
from aftercare_desktop.ui.pages.client.status import CHANGE_STATUS, show_left, show_status
from aftercare_desktop.ui.pages.client.told import ENDING, show_archived, show_ending, show_merged
from aftercare_desktop.ui.pages.client.ways import Ways
from aftercare_desktop.ui.pages.plan.pane import PlanPane
from aftercare_desktop.ui.sharing import KEPT_NAMES as SHARING_KEPT
from aftercare_desktop.ui.sharing import SHARE_KEY
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.ui.widgets.text_hints import HINT_KEYS
from aftercare_desktop.ui.with_client import WITH_CLIENT, WITH_CLIENT_KEY
from aftercare_desktop.words.sharing import SHARE

Keys = tuple[tuple[str, str], ...]

OVERVIEW, FACTS, PLAN, CONSENTS, CHART, NEW = "overview", "facts", "plan", "consents", "chart", "new"
_TABS = (
    (OVERVIEW, "Overview"),
    (FACTS, "Facts"),
    (PLAN, "Plan"),
    (CONSENTS, "Consents"),
    (CHART, "Chart"),
)
_KEYS = (
    ("Ctrl+Return", "Save"),
    ("Ctrl+PgDown / Ctrl+PgUp", "Next part, part before"),
    ("Alt+Up / Alt+Down", "Move a row"),
    ("Ctrl+Shift+Del", "Remove a row"),
)
EVERYWHERE = (
    ("Ctrl+Tab", "Next tab"),
    ("Ctrl+Shift+N", "Write a note"),
    ("Alt+S", CHANGE_STATUS),
    (LEAVING_KEY, LEAVING_NOW),
    (WITH_CLIENT_KEY, WITH_CLIENT),
    (SHARE_KEY, SHARE),
    *HINT_KEYS,
)


class ClientPage(Page):
    """Shows the client of its route. The part of the route is a tab with a place in it ("facts:contact", "plan"), or
    "new" for somebody who is not yet known."""

    title = "Client"
    keys: tuple[tuple[str, str], ...] = (*_KEYS, *EVERYWHERE)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._part = OVERVIEW
        self.plan: PlanPane | None = None
        self.header = ClientHeader(_TABS)
        self.header.tab_chosen.connect(self._on_header_tab_chosen)
        self.facts = FactsPane(desk, self)
        self.facts.added.connect(self._on_facts_added)
        self.facts.saved.connect(self._on_facts_saved)
        self.facts.cancelled.connect(self.cancel_here)
        self.facts.other_requested.connect(self._on_facts_other_requested)
        self.facts.toast_requested.connect(self.toast_requested)
        self.facts.failed.connect(self.failed)
        self.overview = OverviewPane(desk, self)
        self.overview.route_requested.connect(self.route_requested)
        self.facts.safety_links.changed.connect(self._show_header)
        self.overview.toast_requested.connect(self.toast_requested)
        self.overview.failed.connect(self.failed)
        self.chart = ChartPane(desk, self)
        self.consents = ConsentsPane(desk, self)
        self.consents.changed.connect(self._show_ending)
        for signal in ("route_requested", "toast_requested", "failed"):
            for beside in (self.chart, self.consents):
                getattr(beside, signal).connect(getattr(self, signal))
        self.ways = Ways(self, desk, self.facts.stored)
        self.record = RecordActs(self, desk, self.facts.stored, self.ways, self._look_again)
        self.header.leave.clicked.connect(self.ways.leave_now)
        self.header.more.clicked.connect(self._on_header_more_clicked)
        self.facts.status_requested.connect(self.record.change_status)
        self.panes = QStackedWidget()
        for pane in (self.overview, self.facts, self.consents, self.chart):
            self.ways.listen_on(pane)
            self.panes.addWidget(pane)
            self.header.tools.addWidget(pane.tools)
        QShortcut(QKeySequence("Alt+S"), self).activated.connect(self.record.change_status)
        QShortcut(QKeySequence("Ctrl+Shift+N"), self).activated.connect(self.write_note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._make_notices())
        column.addWidget(self.panes, 1)

    def _make_notices(self) -> QWidget:
        self.notices = Notices()
        side = theme().px(18)
        self.notices.setContentsMargins(side, theme().px(12), side, 0)
        return self.notices

    # What the window asks

    def open_route(self, route: Route) -> None:
        if route.client_id is None:
            self._show_new()
            return
        tab, _, place = route.part.partition(":")
        self._open(route.client_id)
        self._show_tab(tab if tab in dict(_TABS) else OVERVIEW, place)

    def current_route(self) -> Route | None:
        held = self.facts.stored()
        if held is None:
            return Route("client", None, NEW)
        inside = self.plan.current_route() if self.plan is not None and self._part == PLAN else None
        return inside or Route("client", held.id, self._part)

    def page_actions(self) -> tuple[Action, ...]:
        if self.facts.stored() is None:
            return ()
        plan = self.plan.page_actions() if self.plan is not None and self._part == PLAN else ()
        if self._part == CONSENTS:
            plan = self.consents.acts()
        here = client_actions(
            Asked(lambda tab: self._show_tab(tab, ""), self._print_plan, self.record.change_status, self.ways)
        )
        told = {action.name for action in plan}
        return (*plan, *(action for action in here if action.name not in told))

    def _print_plan(self) -> None:
        """From any tab: what is printed is looked at."""
        self._show_tab(PLAN, "")
        if self.plan is not None:
            self.plan.print_plan()

    def can_leave(self) -> bool:
        self.overview.keep_draft()
        return self.facts.can_leave() and (self.plan is None or self.plan.can_leave())

    def reload(self, topics: Set[str]) -> None:
        if topics & {Topic.CLIENTS, Topic.STAFF}:
            self._look_again()
        if self._part == OVERVIEW:
            self.overview.reload(topics)
        if self._part == CHART:
            self.chart.reload(topics)
        if self._part == CONSENTS:
            self.consents.reload(topics)
        if Topic.CONSENTS in topics:
            self._show_ending()
        if Topic.SAFETY_LINKS in topics:
            self.facts.safety_links.reload()
            self._show_header()
        if self.plan is not None:
            self.plan.reload(topics)

    def stash(self) -> bytes | None:
        self.overview.keep_draft()
        held = self.facts.stored()
        plan = self.plan.stash() if self.plan is not None else None
        kept = KeptPage(held.id if held is not None else None, self.facts.stash(), plan)
        return pack_page(kept) if kept.facts is not None or kept.plan is not None else None

    def unstash(self, kept: bytes) -> None:
        page = unpack_page(kept)
        if page is None:
            return
        if page.client_id is not None and not self._shows(page.client_id):
            self._open(page.client_id)
        if page.facts is not None:
            self._put_back_facts(page.facts)
        if page.plan is not None and page.client_id is not None:
            self._show_tab(PLAN, "")
            self._plan_pane().unstash(page.plan)

    def _put_back_facts(self, data: bytes) -> None:
        facts = self.facts.unstash(data)
        if facts is not None:
            if facts.client_id is None:
                self._show_new()
            self.facts.put_back(facts)

    def close_down(self) -> None:
        self.overview.keep_draft()
        self.chart.close_down()
        self.consents.close_down()
        if self.plan is not None:
            self.plan.close_down()

    def undo(self) -> bool:
        return self._part == PLAN and self.plan is not None and self.plan.undo()

    def new_here(self) -> None:
        """On the plan of somebody without one: start it; among consents: a new one. Else add a client."""
        if self._part == PLAN and self.plan is not None:
            self.plan.new_here()
        elif self._part == CONSENTS:
            self.consents.new_here()
        elif self._desk.may(Permission.WRITE_CLIENT) and self.can_leave():
            self._show_new()

    def cancel_here(self) -> bool:
        """Esc: put a note away; while adding somebody, back to the list."""
        if self._part == OVERVIEW and self.overview.cancel():
            return True
        if self.facts.stored() is not None:
            return False
        self.route_requested.emit(Route("clients"))
        return True

    # Showing

    def _shows(self, client_id: int) -> bool:
        held = self.facts.stored()
        return held is not None and held.id == client_id

    def _open(self, client_id: int) -> None:
        """Show this client; an open page only looks again, and that is no view of its own."""
        seen = self._shows(client_id) and self.isVisible()
        stored = self._desk.clients.open(client_id, reload=seen)
        if not seen:
            self.facts.safety_links.count_anew()
        if self._shows(stored.id):
            self._look_again()
        else:
            self._show(stored)
        show_merged(self.notices, self._desk, stored.id, client_id)

    def _show_new(self) -> None:
        if self.plan is not None:
            self.plan.show_nobody()
        self._forget()
        self.facts.show_new()
        self.header.show_new()
        self.notices.clear()
        self._part = FACTS
        self._show_pane(self.facts, self.facts.tools)
        self.facts.focus_part("")

    def _show(self, stored: StoredClient) -> None:
        if self.plan is not None and not self._shows(stored.id):
            self.plan.show_nobody()
        if not self._shows(stored.id):
            self._forget()
        self.facts.show_client(stored)
        self._show_header()

    def _forget(self) -> None:
        """Nothing of one client stays on a tab of the next."""
        self.chart.forget()
        self.consents.forget()

    def _look_again(self) -> None:
        self.facts.reload()
        self._show_header()

    def _show_header(self) -> None:
        stored = self.facts.stored()
        if stored is None:
            return
        archived = stored.archived_at is not None
        counselor = self.facts.name_of_staff(stored.client.counselor_id)
        self.header.show_client(stored.id, stored.client, counselor, self._desk.today(), archived=archived)
        self.header.show_safety(self._desk.safety_links.is_bound(stored.id))
        self.header.leave.setVisible(self.ways.is_leaving_near(stored))
        self.header.more.setVisible(self._desk.may(Permission.ARCHIVE_CLIENT))
        by = self.facts.name_of_staff(stored.archived_by)
        show_archived(self.notices, self._desk, stored, by, self.record.archive_or_restore)
        show_status(self.notices, self._desk, stored, self.record.change_status)
        show_left(self.notices, self._desk, stored, self.record.change_status)
        self._show_ending()

    def _show_ending(self) -> None:
        """Not over the plan: in a low window its sections need the room."""
        stored = self.facts.stored()
        if self._part == PLAN:
            self.notices.take_away(ENDING)
        elif stored is not None:
            show_ending(self.notices, self._desk, stored.id, lambda: self._show_tab(CONSENTS, ""))

    def _show_tab(self, tab: str, place: str) -> None:
        held = self.facts.stored()
        assert held is not None
        self._part = tab
        self._show_ending()
        self.header.set_current(tab)
        show: dict[str, Callable[[StoredClient, str], Keys]] = {
            OVERVIEW: self._show_overview,
            FACTS: self._show_facts,
            PLAN: self._show_plan,
            CONSENTS: self._show_consents,
            CHART: self._show_chart,
        }
        self.keys = (*show[tab](held, place), *EVERYWHERE)

    def _show_plan(self, held: StoredClient, place: str) -> Keys:
        plan = self._plan_pane()
        self._show_pane(plan, plan.tools)
        plan.open_route(Route("client", held.id, f"{PLAN}:{place}" if place else PLAN))
        if not place:
            plan.take_keyboard()
        return plan.keys

    def _show_overview(self, held: StoredClient, _place: str) -> Keys:
        self.overview.show_client(held.id)
        self._show_pane(self.overview, self.overview.tools)
        self.overview.take_keyboard()
        return OVERVIEW_KEYS

    def _show_chart(self, held: StoredClient, _place: str) -> Keys:
        self.chart.show_client(held.id)
        self._show_pane(self.chart, self.chart.tools)
        self.chart.take_keyboard()
        return CHART_KEYS

    def _show_consents(self, held: StoredClient, place: str) -> Keys:
        self.consents.show_client(held.id, read_only=held.archived_at is not None)
        self._show_pane(self.consents, self.consents.tools)
        self.consents.open_place(place)
        return CONSENTS_KEYS

    def _show_facts(self, _held: StoredClient, place: str) -> Keys:
        self._show_pane(self.facts, self.facts.tools)
        self.facts.focus_part(place)
        return _KEYS

    def _show_pane(self, pane: QWidget, tools: QWidget) -> None:
        self.panes.setCurrentWidget(pane)
        self.header.tools.setCurrentWidget(tools)

    def _plan_pane(self) -> PlanPane:
        """The pane for plans, made when the first one is looked at."""
        if self.plan is None:
            self.plan = PlanPane(self._desk)
            self.plan.route_requested.connect(self.route_requested)
            self.plan.toast_requested.connect(self.toast_requested)
            self.plan.failed.connect(self.failed)
            self.panes.addWidget(self.plan)
            self.header.tools.addWidget(self.plan.tools)
        return self.plan

    # What happens on it

    def _on_header_tab_chosen(self, tab: str) -> None:
        self._show_tab(tab, "")

    def _on_header_more_clicked(self) -> None:
        more = self.header.more
        self.record.open_menu(more.mapToGlobal(QPoint(0, more.height() + 4)))

    def write_note(self) -> None:
        """Open the form of the overview, from any tab. Somebody who is not added yet has none."""
        if self.facts.stored() is None:
            return
        if self._part != OVERVIEW:
            if not self.can_leave():
                return
            self._show_tab(OVERVIEW, "")
        self.overview.timeline.write_note()

    def reopen(self, kept: KeptDialog) -> None:
        ways = {
            "note": self.overview.timeline.reopen,
            "status": self.record.ask_status,
            "safety link": self.facts.safety_links.reopen,
            **dict.fromkeys(SHARING_KEPT, self.ways.reopen),
        }
        if kept.name in ways:
            ways[kept.name](kept)
        elif self.consents.knows(kept):
            self.consents.reopen(kept)
        elif self.plan is not None:
            self.plan.reopen(kept)

    def _on_facts_added(self, client_id: int) -> None:
        self._show(self._desk.clients.open(client_id, reload=True))
        self._show_tab(FACTS, "")

    def _on_facts_saved(self) -> None:
        """The plan shows facts of the client: its page 1, its checks."""
        self._show_header()
        if self.plan is not None:
            self.plan.reload({Topic.CLIENTS})

    def _on_facts_other_requested(self, client_id: int) -> None:
        self.route_requested.emit(Route("client", client_id))
