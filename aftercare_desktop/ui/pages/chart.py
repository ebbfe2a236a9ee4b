"""Not yet in the chart, over a person's own clients: whose, how much, since when; Enter opens the client's list."""

from collections.abc import Sequence, Set

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare_desktop.domain.chart import WaitingClient
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Page, Route
from aftercare_desktop.ui.table_model import Column, TableModel
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.row_list import RowList
from aftercare_desktop.ui.widgets.two_lines import TwoLines, TwoLinesDelegate
from aftercare_desktop.words.chart import EMPTY, waiting_details
from aftercare_desktop.words.clients import counted

_HEIGHT = 56
_SHOWS = frozenset(
    {Topic.CHART, Topic.ENTRIES, Topic.PLANS, Topic.PLAN_EVENTS, Topic.CLIENTS, Topic.STAFF, Topic.CENTER}
)


class _Row(TwoLinesDelegate):
    """Paints a `WaitingClient`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(_HEIGHT, parent)

    def lines(self, row: object) -> TwoLines | None:
        if not isinstance(row, WaitingClient):
            return None
        icon, token = ("triangle-alert", "danger") if row.to_correct else ("clipboard-check", "text2")
        return TwoLines(_who(row), waiting_details(row), icon, token)


class ChartPage(Page):
    """Longest waiting first."""

    title = "Not yet in the chart"
    keys = (("Enter", "Open this client's list"), ("J / K", "Down, up"), ("Esc", "Back to the clients"))

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: dict[int, WaitingClient] = {}
        columns: tuple[Column[WaitingClient], ...] = (
            Column("Client", _who, spoken=lambda row: f"{_who(row)}. {waiting_details(row)}"),
        )
        self.model: TableModel[WaitingClient] = TableModel(columns, self._some, self)
        self.list = RowList(_HEIGHT, self.title)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setModel(self.model)
        self.list.row_chosen.connect(self._on_list_row_chosen)
        self.empty = EmptyState(
            "clipboard-check",
            EMPTY,
            "Nothing of your own clients waits. Others' clients have it on their Chart tab.",
        )
        self.context = Words("", "secondary", wrap=True)
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(20))
        column.setSpacing(0)
        column.addWidget(self.context)
        column.addWidget(Words(self.title, "h1"))
        column.addSpacing(look.px(12))
        column.addWidget(self.list, 1_000)
        column.addWidget(self.empty, 1_000)
        column.addStretch(1)

    def open_route(self, route: Route) -> None:
        self._show()
        self.list.setFocus()

    def reload(self, topics: Set[str]) -> None:
        if topics & _SHOWS:
            self._show()

    def cancel_here(self) -> bool:
        self.route_requested.emit(Route("clients"))
        return True

    def _show(self) -> None:
        """Look again and stay at the same client."""
        kept = self.model.key_at(self.list.currentIndex())
        try:
            found = self._desk.chart.caseload()
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        self._rows = {row.client_id: row for row in found}
        self.model.set_keys(tuple(self._rows))
        self.list.choose_row(self.model.index_of(kept) if kept in self._rows else self.model.index(0, 0))
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.context.setText(f"{counted(len(found))} in your care" if found else "In your care")

    def _some(self, keys: Sequence[int]) -> Sequence[WaitingClient]:
        return [self._rows[key] for key in keys]

    def _on_list_row_chosen(self, index: QModelIndex) -> None:
        client_id = self.model.key_at(index)
        if client_id is not None:
            self.route_requested.emit(Route("client", client_id, "chart"))


def _who(row: WaitingClient) -> str:
    return f"{row.name}, record {row.record_number}" if row.record_number else row.name
