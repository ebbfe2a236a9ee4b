"""The Overview tab: the answers about one client as cards, then who is around them. It only shows and leads on."""

from collections.abc import Set
from itertools import chain, pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare_desktop.domain.overview import Overview, Spot
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client.timeline import TimelineCard
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.answer_card import AnswerCard
from aftercare_desktop.ui.widgets.frames import Card, ScrollColumn
from aftercare_desktop.ui.widgets.jump import JumpButton
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.support_circle import SupportCircle
from aftercare_desktop.words.overview import PLAN_NOT_FOR_ROLE, answers, circle_places, plan_source

OVERVIEW_KEYS = (
    ("Tab", "Next answer, then the circle clockwise"),
    ("Enter", "Open its place"),
    ("N", "Write a note, from a line of the timeline"),
    ("Ctrl+Enter", "Save the note"),
)
_SHOWS = frozenset(
    {
        Topic.CLIENTS,
        Topic.PLANS,
        Topic.DRAFTS,
        Topic.CENTER,
        Topic.STAFF,
        Topic.ENTRIES,
        Topic.SAFETY_LINKS,
        Topic.MESSAGES,
        Topic.CHART,
    }
)
_WIDE, _MIDDLE = 1_000, 640
# How many of six columns each card takes, by the room there is.
_SPANS = {
    "wide": (2, 2, 2, 3, 3, 3, 3),
    "middle": (3, 3, 3, 3, 6, 6, 6),
    "narrow": (6, 6, 6, 6, 6, 6, 6),
}


class OverviewPane(QWidget):
    """The overview of one client at a time."""

    route_requested = Signal(object)
    """Emitted with the `Route` of the fact or section a person chose."""
    toast_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client_id: int | None = None
        self._overview: Overview | None = None
        self._layout_name = ""
        self.tools = QWidget()
        self.cards: list[AnswerCard] = []
        self.sheet = ScrollColumn(padding=18, spacing=14)
        self.sheet.setProperty("pane", True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme().px(14))
        self.sheet.body.addLayout(self._rows)
        self._circle_card = self._make_circle()
        self.timeline = TimelineCard(desk, self.sheet.widget())
        self.timeline.spot_chosen.connect(self._on_spot_chosen)
        self.timeline.messages_requested.connect(lambda: self.route_requested.emit(Route("messages")))
        self.timeline.chart_requested.connect(
            lambda: self.route_requested.emit(Route("client", self._client_id, "chart"))
        )
        self.timeline.toast_requested.connect(self.toast_requested)
        self.timeline.failed.connect(self.failed)
        self.timeline.stops_changed.connect(self._order_tabs)
        self.timeline.form_opened.connect(self._on_timeline_form_opened)
        self._circle_card.hide()  # until somebody is shown
        self.timeline.hide()
        self.sheet.body.addStretch(1)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.addWidget(self.sheet)

    def _make_circle(self) -> Card:
        card = Card(padding=16, spacing=8, parent=self.sheet.widget())
        head = QHBoxLayout()
        titles = QVBoxLayout()
        titles.setSpacing(2)
        self.circle_title = Words("Support circle", "h2")
        self.circle_words = Words("", "secondary", wrap=True)
        titles.addWidget(self.circle_title)
        titles.addWidget(self.circle_words)
        head.addLayout(titles, 1)
        card.body.addLayout(head)
        self.circle = SupportCircle()
        self.circle.spot_chosen.connect(self._on_spot_chosen)
        card.body.addWidget(self.circle)
        self.add_someone = JumpButton(
            "Ask who is close and write them into the plan", "user-plus", role="label", token="warn"
        )
        self.add_someone.clicked.connect(
            lambda: self._on_spot_chosen(Spot(Section.SUPPORT, "support.places"))
        )
        card.body.addWidget(self.add_someone)
        self.circle_source = Words("", "meta")
        card.body.addWidget(self.circle_source)
        card.body.addStretch(1)
        return card

    # What the page asks

    def show_client(self, client_id: int) -> None:
        """Show this client as recorded now."""
        fresh = self._desk.overviews.of_client(client_id)
        if client_id != self._client_id:
            self._client_id = client_id
            self._overview = None
            self.sheet.verticalScrollBar().setValue(0)
        if fresh != self._overview:
            self._overview = fresh
            self._fill(fresh)
        self.timeline.show_client(client_id, archived=fresh.archived)

    def reload(self, topics: Set[str]) -> None:
        """Something changed elsewhere."""
        if self._client_id is not None and topics & _SHOWS:
            self.show_client(self._client_id)

    def keep_draft(self) -> None:
        """Keep a note that is being written for its author; before leaving, locking and closing."""
        self.timeline.form.keep()

    def cancel(self) -> bool:
        """Esc: put away what is open. True if something was."""
        return self.timeline.cancel()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first answer, where a stray key changes nothing."""
        first = next((card.head for card in self.cards if card.head is not None), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # Showing

    def _fill(self, overview: Overview) -> None:
        focused = self._focused_place()
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [AnswerCard(answer) for answer in answers(overview)]
        for card in self.cards:
            card.spot_chosen.connect(self._on_spot_chosen)
        self._layout_name = ""
        self._lay_out()
        self._circle_card.show()
        self.timeline.show()
        self._fill_circle(overview)
        self._order_tabs()
        if focused is not None:
            self._put_keyboard_back(focused)

    def _fill_circle(self, overview: Overview) -> None:
        client = overview.client
        self.circle.show_circle((client.called().split() or [""])[0], overview.circle)
        self.circle.setVisible(bool(overview.circle))
        told = circle_places(overview) if overview.may_read_plan else PLAN_NOT_FOR_ROLE
        self.circle_words.setText(told)
        self.circle_words.setVisible(bool(told))
        self.add_someone.setVisible(overview.asks and overview.may_read_plan and not overview.circle)
        self.circle_source.setText(plan_source(overview))
        self.circle_source.setVisible(overview.may_read_plan)

    def _lay_out(self) -> None:
        width = self.width() / max(1, theme().px(100)) * 100
        name = "wide" if width >= _WIDE else "middle" if width >= _MIDDLE else "narrow"
        if name == self._layout_name or not self.cards:
            return
        self._layout_name = name
        self._clear_rows()
        row, column = self._add_row(), 0
        for card, span in zip((*self.cards, self._circle_card, self.timeline), _SPANS[name], strict=True):
            if column + span > 6:
                row, column = self._add_row(), 0
            policy = card.sizePolicy()  # what a card would like to have must not bend the columns
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            card.setSizePolicy(policy)
            row.addWidget(card, span)
            column += span

    def _add_row(self) -> QHBoxLayout:
        """Each row shares its own width: in one grid the gaps of a row of two made the middle of three wider."""
        row = QHBoxLayout()
        row.setSpacing(theme().px(14))
        self._rows.addLayout(row)
        return row

    def _clear_rows(self) -> None:
        while (row := self._rows.takeAt(0)) is not None:
            layout = row.layout()
            assert layout is not None
            while (item := layout.itemAt(0)) is not None and (card := item.widget()) is not None:
                # Not `takeAt`: the item lived on for a moment, and Qt then told a card's new height to nobody.
                layout.removeWidget(card)
            layout.deleteLater()

    def _order_tabs(self) -> None:
        stops = list(chain.from_iterable(self._stops().values()))
        for earlier, later in pairwise(stops):
            QWidget.setTabOrder(earlier, later)

    def _focused_place(self) -> tuple[str, int] | None:
        """Which card and which of its stops has the keyboard, so that a reload does not lose it."""
        focused = self.focusWidget()
        for key, stops in self._stops().items():
            if focused in stops and key != "timeline":  # which keeps its own
                return key, stops.index(focused)
        return None

    def _stops(self) -> dict[str, list[QWidget]]:
        """What takes the keyboard, by card and in order."""
        found: dict[str, list[QWidget]] = {}
        for card in self.cards:
            found[card.answer.key] = [*([card.head] if card.head is not None else []), *card.jumps]
        found["circle"] = [*self.circle.buttons, self.add_someone]
        found["timeline"] = self.timeline.stops()
        return found

    def _put_keyboard_back(self, place: tuple[str, int]) -> None:
        key, number = place
        stops = self._stops()[key]
        if stops:
            stops[min(number, len(stops) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    # What the person does

    def _on_timeline_form_opened(self) -> None:
        """Once the form has its place: its verbs too, not only the field with the keyboard."""
        QTimer.singleShot(0, self, lambda: self.sheet.ensureWidgetVisible(self.timeline.form))

    def _on_spot_chosen(self, spot: Spot) -> None:
        in_plan = f"plan:{spot.field or spot.section.value}" if spot.section is not None else ""
        self.route_requested.emit(Route("client", self._client_id, in_plan or f"facts:{spot.field}"))
