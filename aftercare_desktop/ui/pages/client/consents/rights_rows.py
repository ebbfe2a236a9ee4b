"""What the panel of the client's own rights is made of: groups with a verb of their own, and rows with theirs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import Separator
from aftercare_desktop.ui.widgets.labels import Chip, Words

_UNBROKEN = re.compile(r"\S{40}(?=\S)")
Verb = tuple[str, str]
"""Its key and its words."""
_ICONS = {"ok": "circle-check", "warn": "clock-alert", "bad": "circle-alert", "neutral": "history"}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing the client was told or asked for, in words, with what can be done about it."""

    id: int
    title: str
    state: str
    variant: str
    details: str
    verbs: tuple[Verb, ...] = ()


class RightRow(QWidget):
    """Shows a row. Color is never the only sign: the state is said in words."""

    verb_chosen = Signal(str)

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.buttons: dict[str, Button] = {}
        self.setAccessibleName(
            ". ".join(part.rstrip(".") for part in (row.title, row.state, row.details) if part)
        )
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(7), 0, look.px(7))
        column.setSpacing(look.px(3))
        column.addWidget(Words(_breakable(row.title), "body", wrap=True))
        self.state = Chip(row.state, row.variant, _ICONS[row.variant])
        column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        if row.details:
            column.addWidget(Words(_breakable(row.details), "secondary", wrap=True))
        if row.verbs:
            column.addLayout(self._verbs(row))

    def _verbs(self, row: Row) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().px(6))
        for key, text in row.verbs:
            button = Button(text, "soft", size="small")
            button.setAccessibleName(f"{text}: {row.title}")
            button.clicked.connect(lambda _=False, key=key: self.verb_chosen.emit(key))
            self.buttons[key] = button
            line.addWidget(button)
        line.addStretch(1)
        return line


def _breakable(text: str) -> str:
    """A text whose longest words may break: one of a thousand letters would widen the page."""
    return _UNBROKEN.sub("\\g<0>\u200b", text)


class RightGroup(QWidget):
    """Rows of one kind under their title, with what begins another one, and what is said where there is none."""

    verb_chosen = Signal(int, str)
    add_chosen = Signal()

    def __init__(self, title: str, add: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RightRow] = []
        self.setAccessibleName(title)
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(6), 0, 0)
        column.setSpacing(look.px(4))
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        head.addWidget(Words(title, "strong", wrap=True), 1)
        self.add = Button(add, "soft", "plus", size="small")
        self.add.setAccessibleName(f"{add}: {title}")
        self.add.clicked.connect(self.add_chosen)
        head.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self.none = Words(empty, "secondary", wrap=True)
        column.addWidget(self.none)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)

    def show_rows(self, rows: Sequence[Row], *, may_add: bool) -> None:
        """Show these instead of what was shown."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for row in rows:
            if self.rows:
                self._list.addWidget(Separator())
            line = RightRow(row)
            line.verb_chosen.connect(lambda key, row=row: self.verb_chosen.emit(row.id, key))
            self.rows.append(line)
            self._list.addWidget(line)
        self.none.setVisible(not rows)
        self.add.setVisible(may_add)

    def focused(self) -> tuple[int, str] | None:
        """Which row and verb has the keyboard; (0, "") is what begins another one."""
        focused = self.focusWidget()
        if focused is self.add:
            return 0, ""
        found = ((line.row.id, key) for line in self.rows for key, b in line.buttons.items() if b is focused)
        return next(found, None)

    def focus(self, held: tuple[int, str]) -> None:
        """Put the keyboard back: on that verb, on another one of that row, or on what begins another one."""
        line = next((one for one in self.rows if one.row.id == held[0]), None)
        buttons = line.buttons if line is not None else {}
        button = buttons.get(held[1]) or next(iter(buttons.values()), self.add)
        button.setFocus(Qt.FocusReason.OtherFocusReason)
