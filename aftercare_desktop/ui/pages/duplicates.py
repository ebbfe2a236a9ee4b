"""Possible duplicates of the whole center: pairs with their reasons, to be merged or kept as two people."""

from collections.abc import Sequence, Set
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from aftercare_desktop.domain.clients import ClientRow
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.duplicates import LikelyPair
from aftercare_desktop.ui.page import Page, Route, Toast
from aftercare_desktop.ui.tasks import Task, Tasks
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import Card, EmptyState, ScrollColumn
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.dates import birth_date
from aftercare_desktop.words.duplicates import who, why

MOST_SHOWN = 100
_WIDTH = 1_060


class DuplicatesPage(Page):
    """Looks through everybody when it is opened; each pair is a card. With "146:165" as the part of its route somebody
    comes back to that pair, and what was found before stays."""

    title = "Possible duplicates"
    keys = (
        ("Tab", "Next pair"),
        ("M", "Compare and merge"),
        ("N", "Not the same person"),
        ("F5", "Look again"),
        ("Esc", "Stop looking, or back to the list"),
    )

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._task: Task[tuple[LikelyPair, ...]] | None = None
        self._pairs: Sequence[LikelyPair] = ()
        self._wanted: frozenset[int] = frozenset()
        """The two ids of the pair the keyboard comes back to; empty for the first pair."""
        self._kept_apart: list[tuple[int, LikelyPair]] = []
        """Pairs taken from the list by the person, with the place they had: what undo brings back."""
        self.cards: list[PairCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._header())
        column.addWidget(self._progress_row())
        look = theme()
        self.sheet = ScrollColumn(spacing=10)
        self.sheet.setProperty("pane", True)
        self.sheet.body.setContentsMargins(look.px(24), 0, look.px(24), look.px(24))
        column.addWidget(self.sheet, 1)
        self.empty = EmptyState(
            "users",
            "Nobody seems to be here twice.",
            "Names, dates of birth, phones and e-mail were compared.",
        )
        self.empty.hide()
        column.addWidget(self.empty, 1)

    def _header(self) -> QHBoxLayout:
        look = theme()
        self.found = Words("", "secondary")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.found)
        names.addWidget(Words(self.title, "h1"))
        self.again_button = Button("Look again", "default", "history", "F5")
        self.again_button.clicked.connect(self.look)
        row = QHBoxLayout()
        row.setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(12))
        row.addLayout(names, 1)
        row.addWidget(self.again_button)
        return row

    def _progress_row(self) -> QWidget:
        look = theme()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Looking through everybody")
        self.stop_button = Button("Stop", "default", hint="Esc")
        self.stop_button.clicked.connect(self.stop)
        self.progress = QWidget()
        row = QHBoxLayout(self.progress)
        row.setContentsMargins(look.px(24), 0, look.px(24), look.px(12))
        row.setSpacing(look.px(12))
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)
        self.progress.hide()
        return self.progress

    # What the window asks

    def open_route(self, route: Route) -> None:
        """Look through everybody, also when somebody comes back from a merge; not when they went back before it."""
        self._wanted = frozenset(int(each) for each in route.part.split(":") if each.isdecimal())
        shown = [{pair.one.id, pair.other.id} for pair in self._pairs[:MOST_SHOWN]]
        if self._task is None and self._wanted in shown:
            self.cards[shown.index(set(self._wanted))].compare.setFocus()
        else:
            self.look()

    def reload(self, topics: Set[str]) -> None:
        """Other people's work goes on meanwhile; the pairs stay in sight until somebody looks again."""

    def cancel_here(self) -> bool:
        if self._task is None:
            self.route_requested.emit(Route("clients"))
        else:
            self.stop()
        return True

    def close_down(self) -> None:
        self._let_go_of_task()

    # Looking

    def look(self) -> None:
        """Look through everybody beside the window."""
        self._let_go_of_task()
        self.empty.hide()
        self.found.setText("Looking through everybody")
        self.bar.setRange(0, 0)
        self.progress.show()
        self.again_button.setEnabled(False)
        self._task = self._tasks.run(
            lambda progress: self._desk.duplicates.everywhere(progress.step),
            self._on_found,
            self._on_failed,
            "Looking for duplicates",
        )
        self._task.progressed.connect(self._on_progressed)
        self.stop_button.setFocus()

    def stop(self) -> None:
        """Stop looking; what was found before stays."""
        self._let_go_of_task()
        self._rest()
        self.found.setText("Stopped. Not everybody was looked at.")
        self.again_button.setFocus()

    def _let_go_of_task(self) -> None:
        if self._task is not None:
            self._task.progressed.disconnect(self._on_progressed)
            self._task.cancel()
            self._task = None

    def _rest(self) -> None:
        self.progress.hide()
        self.again_button.setEnabled(True)

    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_found(self, pairs: tuple[LikelyPair, ...]) -> None:
        self._task = None
        self._rest()
        self._kept_apart.clear()
        place = (at for at, pair in enumerate(pairs) if {pair.one.id, pair.other.id} == self._wanted)
        self._show(pairs, next(place, 0))

    def _on_failed(self, problem: AftercareError) -> None:
        self._task = None
        self._rest()
        self.found.setText("")
        self.failed.emit(problem)

    # Showing

    def _show(self, pairs: Sequence[LikelyPair], place: int) -> None:
        """Show these pairs and put the keyboard on the one at `place`, or the last."""
        self._pairs = pairs
        self.sheet.setVisible(bool(pairs))
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        while self.sheet.body.takeAt(0) is not None:
            pass
        for pair in pairs[:MOST_SHOWN]:
            card = PairCard(pair)
            card.setMaximumWidth(theme().px(_WIDTH))
            card.compare.clicked.connect(partial(self._on_card_compare, pair))
            card.two_people.clicked.connect(partial(self._on_card_two_people, pair))
            self.cards.append(card)
            self.sheet.body.addWidget(card)
            card.show()  # now, so that the keyboard can be put into it
        self.sheet.body.addStretch(1)
        self.empty.setVisible(not pairs)
        self.found.setText(_counted(len(pairs)))
        if self.cards:
            self.cards[min(place, len(self.cards) - 1)].compare.setFocus()
        else:
            self.again_button.setFocus()

    def _on_card_compare(self, pair: LikelyPair) -> None:
        first, second = (pair.other, pair.one) if pair.one.archived else (pair.one, pair.other)
        self.route_requested.emit(Route("merge", first.id, f"{second.id}:duplicates"))

    def _on_card_two_people(self, pair: LikelyPair) -> None:
        try:
            self._desk.duplicates.not_the_same(pair.one.id, pair.other.id)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        place = self._pairs.index(pair)
        self._kept_apart.append((place, pair))
        self._show([*self._pairs[:place], *self._pairs[place + 1 :]], place)
        self.toast_requested.emit(Toast("Kept as two people", action_text="Undo", action=self._take_back))

    def undo(self) -> bool:
        """The pair kept apart last is here again."""
        if not self._kept_apart:
            return False
        self._take_back()
        return True

    def _take_back(self) -> None:
        place, pair = self._kept_apart.pop()
        try:
            self._desk.duplicates.ask_again(pair.one.id, pair.other.id)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        self._show([*self._pairs[:place], pair, *self._pairs[place:]], place)


class PairCard(Card):
    """Two people, why they may be one, and what can be done about it."""

    def __init__(self, pair: LikelyPair) -> None:
        super().__init__(padding=12, spacing=4)
        names = f"{pair.one.name} and {pair.other.name}"
        people = QVBoxLayout()
        people.setSpacing(0)
        people.addWidget(Words(why(pair.signs), "label", wrap=True))
        for row in (pair.one, pair.other):
            people.addWidget(Words(_told(row), "body", wrap=True))
        self.compare = Button("Compare and merge", "default", size="small", hint="M")
        self.compare.setAccessibleName(f"Compare and merge {names}")
        self.two_people = Button("Not the same person", "ghost", size="small", hint="N")
        self.two_people.setAccessibleName(f"{names} are not the same person")
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addLayout(people, 1)
        for button in (self.compare, self.two_people):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The letters on the buttons, while the keyboard is on one of them."""
        button = {Qt.Key.Key_M: self.compare, Qt.Key.Key_N: self.two_people}.get(Qt.Key(event.key()))
        if button is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            button.click()


def _told(row: ClientRow) -> str:
    words = who(row.name, row.record_number, archived=row.archived)
    return f"{words}, born {birth_date(row.birth_date)}" if row.birth_date else words


def _counted(pairs: int) -> str:
    if pairs > MOST_SHOWN:
        return f"{pairs:,} pairs, the likeliest {MOST_SHOWN} of them shown"
    return {0: "", 1: "1 pair"}.get(pairs, f"{pairs} pairs")
