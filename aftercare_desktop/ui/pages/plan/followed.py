"""The panel beside the pages of a final version: what happened since it was made, and what is to be ticked or told."""

from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.old_copies import Holder
from aftercare_desktop.domain.plan_events import PlanEventKind, StoredPlanEvent, is_ahead
from aftercare_desktop.domain.plans import Appointment, Goal, Revision
from aftercare_desktop.domain.telling import Telling
from aftercare_desktop.services.plan_events import Followed
from aftercare_desktop.ui.page import Action
from aftercare_desktop.ui.theme import set_role, theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.followed_rows import HappenedRow, HolderRow, Lines, Rows, TickRow
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.wrapping import WrapLayout
from aftercare_desktop.words.dates import full_date
from aftercare_desktop.words.old_copies import holders_summary, telling_rule
from aftercare_desktop.words.plan_events import (
    ICONS,
    NOTHING_YET,
    event_detail,
    numbered_titles,
    visit_words,
    written_down,
)

TITLE = "Since it was made"
_TICKED = {
    PlanEventKind.STEP_DONE: "Done",
    PlanEventKind.APPOINTMENT_CONFIRMED: "Confirmed",
    PlanEventKind.APPOINTMENT_KEPT: "Kept",
}
_AT_ONCE = 30
"""Steps that are made at once."""
Tick = tuple[PlanEventKind, str]
"""What a box stands for: a kind of event, and the key of the step or the appointment."""


class FollowedPanel(QFrame):
    """Shows what followed one version; every act is only announced."""

    closed = Signal()
    """The person wants the room for something else."""
    ticked = Signal(object, str)
    """A `PlanEventKind` and the key of what was done, confirmed or kept."""
    taken_back = Signal(int)
    """The id of an event that did not happen."""
    opened = Signal(int)
    """The id of an event whose file the person wants to look at."""
    told = Signal(object)
    given = Signal(object)
    """A `Holder` who was told, or was given the newest copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setProperty("pane", True)
        self.setAccessibleName(TITLE)
        look = theme()
        self.ticks: dict[Tick, TickRow] = {}
        self._version: Revision | None = None
        self._happened: dict[Tick, StoredPlanEvent] = {}
        self._to_come: deque[Goal] = deque()
        """Goals whose steps are made once what stands above them is on screen: a long plan has hundreds."""
        self._show_state: Callable[[], None] = _nothing
        self.close_button = Button(
            "", "ghost", "panel-right", size="small", name="Hide this panel (Ctrl+Shift+P)"
        )
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(look.px(20), look.px(12), look.px(14), look.px(10))
        head.addWidget(Words(TITLE, "strong"), 1)
        head.addWidget(self.close_button)
        self.column = ScrollColumn(padding=0, spacing=16)
        self.column.body.setContentsMargins(look.px(20), look.px(4), look.px(16), look.px(16))
        self._build()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.column, 1)

    def _build(self) -> None:
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._on_rest_timeout)
        look = theme()
        self.holders = Rows("")
        set_role(self.holders, "warning")
        self.holders.column.setContentsMargins(look.px(12), look.px(10), look.px(12), look.px(12))
        self.verbs = QWidget()
        self._verbs = WrapLayout(self.verbs, spacing=look.px(6))
        self.buttons: list[Button] = []
        self.happened = Rows("Written down")
        self.nothing = Lines(NOTHING_YET, "secondary")
        self.steps = Rows("Steps")
        self.visits = Rows("Appointments")
        for part in (self.holders, self.verbs, self.nothing, self.happened, self.steps, self.visits):
            self.column.body.addWidget(part)
        self.column.body.addStretch(1)

    # What is shown

    def show_version(
        self,
        revision: Revision,
        followed: Followed,
        verbs: Sequence[Action],
        *,
        client: Client,
        today: date,
        zone: ZoneInfo,
        may: bool,
    ) -> None:
        """Show what followed this version. The boxes of the same version stay, and the keyboard with them; another
        version begins at its top, where it says who is to be told."""
        held, another = self._has_keyboard(), self._version is None or self._version.id != revision.id
        if another:
            self._make_ticks(revision)
        self._version = revision
        self._show_verbs(verbs)
        self._show_holders(
            followed.holders,
            lambda holder: telling_rule(
                holder, client, today, followed.tellings.get(holder.person, Telling())
            ),
            may=may,
        )
        self._show_happened(followed, zone, may=may)
        self._show_state = lambda: self._show_ticks(revision, followed, today, may=may)
        self._show_state()
        if held and not self._has_keyboard():
            self.take_keyboard()
        if another:
            self.column.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Show nothing of anybody's version."""
        self._version = None
        self._happened = {}
        self._to_come.clear()
        self._rest.stop()
        self._show_state = _nothing
        self.ticks = {}
        for rows in (self.holders, self.happened, self.steps, self.visits):
            rows.show_rows(())
        self.holders.heading.setText("")

    def take_keyboard(self) -> None:
        """Put the keyboard on the first thing there is to do."""
        to_tell = [row.tell for row in self.holders.rows if isinstance(row, HolderRow)]
        first = next((one for one in (*to_tell, *self.buttons) if one.isVisible()), self.close_button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_keyboard(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and focused.isVisible() and self.isAncestorOf(focused)

    def _show_verbs(self, verbs: Sequence[Action]) -> None:
        if [action.title for action in verbs] == [button.text() for button in self.buttons]:
            return
        for button in self.buttons:
            self._verbs.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for action in verbs:
            button = Button(action.title, "default", action.icon, size="small", hint=action.key)
            button.clicked.connect(lambda _=False, run=action.run: run())
            self._verbs.addWidget(button)
            self.buttons.append(button)
        self.verbs.setVisible(bool(self.buttons))

    def _show_holders(self, holders: Sequence[Holder], rule: Callable[[Holder], str], *, may: bool) -> None:
        self.holders.heading.setText(holders_summary(holders))
        rows = []
        for holder in holders:
            row = HolderRow(holder, rule(holder), may=may)
            row.told.connect(lambda holder=holder: self.told.emit(holder))
            row.given.connect(lambda holder=holder: self.given.emit(holder))
            rows.append(row)
        self.holders.show_rows(rows)

    def _show_happened(self, followed: Followed, zone: ZoneInfo, *, may: bool) -> None:
        rows = []
        shown = [stored for stored in followed.events if stored.event.kind not in _TICKED]
        titles = numbered_titles(stored.event for stored in shown)
        for stored, title in zip(shown, titles, strict=True):
            event = stored.event
            about = written_down(stored, followed.written_by[stored.made_by], zone)
            lines = "\n".join(part for part in (about, event_detail(event)) if part)
            has_file = bool(event.file_sha256)
            row = HappenedRow(ICONS[event.kind], title, lines, may=may, has_file=has_file)
            row.opened.connect(lambda event_id=stored.id: self.opened.emit(event_id))
            row.taken_back.connect(lambda event_id=stored.id: self.taken_back.emit(event_id))
            rows.append(row)
        self.happened.show_rows(rows)
        self.nothing.setVisible(not rows)

    # What is ticked

    def _make_ticks(self, revision: Revision) -> None:
        self.ticks = {}
        document = revision.document
        self._to_come = deque(goal for goal in document.goals if goal.steps)
        self.steps.show_rows(self._next_goals())
        self.visits.show_rows([self._visit(visit) for visit in document.appointments])

    def _next_goals(self) -> list[QWidget]:
        """As many of the goals to come as have a screenful of steps; the others follow."""
        made, rows = 0, []
        while self._to_come and made < _AT_ONCE:
            goal = self._to_come.popleft()
            made += len(goal.steps)
            rows.append(self._goal(goal))
        if self._to_come:
            self._rest.start()
        return rows

    def _on_rest_timeout(self) -> None:
        self.steps.add_rows(self._next_goals())
        self._show_state()

    def is_complete(self) -> bool:
        """Whether every step is on screen."""
        return not self._to_come

    def _goal(self, goal: Goal) -> QWidget:
        box, column = _box()
        if goal.words.strip():
            column.addWidget(Lines(goal.words.strip(), "secondary"))
        for step in goal.steps:
            what = step.what.strip() or "A step without words"
            column.addWidget(self._tick((PlanEventKind.STEP_DONE, step.key), what, f"Done: {what}"))
        return box

    def _visit(self, visit: Appointment) -> QWidget:
        box, column = _box()
        what = visit_words(visit)
        column.addWidget(Lines(what))
        row = QHBoxLayout()
        row.setSpacing(theme().px(18))
        for kind in (PlanEventKind.APPOINTMENT_CONFIRMED, PlanEventKind.APPOINTMENT_KEPT):
            row.addWidget(self._tick((kind, visit.key), _TICKED[kind], f"{_TICKED[kind]}: {what}"), 1)
        column.addLayout(row)
        return box

    def _tick(self, tick: Tick, words: str, name: str) -> TickRow:
        row = TickRow(words, name=name)
        row.ticked.connect(lambda done: self._on_row_ticked(tick, done))
        self.ticks[tick] = row
        return row

    def _show_ticks(self, revision: Revision, followed: Followed, today: date, *, may: bool) -> None:
        in_plan = {step.key for goal in revision.document.goals for step in goal.steps if step.done}
        self._happened = {(one.event.kind, one.event.key): one for one in followed.events}
        for tick, row in self.ticks.items():
            kind, key = tick
            frozen = kind is PlanEventKind.STEP_DONE and key in in_plan
            stored = self._happened.get(tick)
            about = "Done when this version was made" if frozen else ""
            if stored is not None:
                day, by = full_date(stored.event.happened_on), followed.written_by[stored.made_by]
                about = f"{_TICKED[kind]} {day}. Written down by {by}"
            row.show_state(stored is not None or frozen, may=may and not frozen, about=about)
            row.setVisible(stored is not None or not is_ahead(kind, key, revision.document, today))

    def _on_row_ticked(self, tick: Tick, done: bool) -> None:
        stored = self._happened.get(tick)
        if done:
            self.ticked.emit(*tick)
        elif stored is not None:
            self.taken_back.emit(stored.id)


def _nothing() -> None:
    """Nobody's version is on screen."""


def _box() -> tuple[QWidget, QVBoxLayout]:
    """A place for lines under each other."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(4))
    return box, column
