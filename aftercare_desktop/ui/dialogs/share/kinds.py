"""The field for what is shared: a box for each kind of information that is covered; what is not is only named."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.consents import Category
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.labels import IconLabel
from aftercare_desktop.words.consents import CATEGORIES

_COLUMNS = 2


class KindsField(Field):
    """The value is a tuple in the order of papers, never more than `offer` was told."""

    def __init__(self, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self._offered: tuple[Category, ...] = ()
        self.boxes: dict[Category, QCheckBox] = {}
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        for category in Category:
            box = QCheckBox(CATEGORIES[category][0].replace("&", "&&"))
            box.setAccessibleName(f"{label}: {CATEGORIES[category][0]}")
            box.setToolTip(CATEGORIES[category][1])
            box.setMinimumHeight(theme().px(28))
            box.clicked.connect(self._on_clicked)
            self.boxes[category] = box
        column.addLayout(self._grid)
        self.all = Button("All of these", "ghost", "list-checks", size="small")
        self.all.clicked.connect(self._on_all_clicked)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.beyond = IconLabel("ban", "", wrap=True)
        self.held = IconLabel("shield", "", token="warn", wrap=True)
        for line in (self.beyond, self.held):
            line.words.setMinimumWidth(1)
            column.addWidget(line)
        self._frame = frame
        first = self.boxes[next(iter(Category))]
        spoken = first.accessibleName()
        self._hold(first, frame=frame)
        first.setAccessibleName(spoken)
        self.keep_no_slot()
        self.offer((), "", "")

    def offer(self, categories: Iterable[Category], beyond: str, held: str) -> None:
        """Let these be chosen, and take away the choice of all others, which `beyond` and `held` name."""
        offered = tuple(one for one in Category if one in frozenset(categories))
        if offered != self._offered or not self._grid.count():
            self._arrange(offered)
        for line, sentence in ((self.beyond, beyond), (self.held, held)):
            line.set_text(sentence)
            line.setVisible(bool(sentence))
        self.all.setVisible(len(offered) > 1)

    def _arrange(self, offered: tuple[Category, ...]) -> None:
        self._offered = offered
        for box in self.boxes.values():
            self._grid.removeWidget(box)
            box.setParent(self._frame)
            box.hide()
        for number, category in enumerate(offered):
            box = self.boxes[category]
            self._grid.addWidget(box, number // _COLUMNS, number % _COLUMNS)
            box.show()
        for category in Category:
            if category not in offered:
                self.boxes[category].setChecked(False)
        previous: QWidget | None = None
        for category in offered:
            if previous is not None:
                QWidget.setTabOrder(previous, self.boxes[category])
            previous = self.boxes[category]
        if previous is not None:
            QWidget.setTabOrder(previous, self.all)

    def value(self) -> tuple[Category, ...]:
        return tuple(one for one in self._offered if self.boxes[one].isChecked())

    def set_value(self, value: Iterable[Category]) -> None:
        chosen = frozenset(value)
        for one in self._offered:
            self.boxes[one].setChecked(one in chosen)

    def typed(self) -> list[str]:
        return [one.value for one in self.value()]

    def type_again(self, typed: Any) -> None:
        self.set_value(Category(one) for one in typed)
        self.edited.emit("")

    def focus_inside(self, path: str = "") -> None:
        for one in self._offered[:1]:
            self.boxes[one].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_clicked(self) -> None:
        self.set_problem(None)
        self.edited.emit("")

    def _on_all_clicked(self) -> None:
        """All, or none where all are chosen."""
        every = len(self.value()) == len(self._offered)
        self.set_value(() if every else self._offered)
        self._on_clicked()
