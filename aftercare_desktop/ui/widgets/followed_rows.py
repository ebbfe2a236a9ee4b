"""Rows of what followed a final version: something that happened, something to tick, somebody to be told."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.old_copies import Holder
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import Icon, Words
from aftercare_desktop.ui.widgets.wrapping import WrapLayout
from aftercare_desktop.words.old_copies import change_words, holder_words


class Lines(Words):
    """Plain text on as many lines as it needs. A word that is longer than a line is cut there, or it would push all
    else out of a narrow panel."""

    def __init__(self, text: str, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, role, wrap=True, parent=parent)
        self.setMinimumWidth(1)


class HappenedRow(QWidget):
    """What happened, when and by whom it was written down, with the verb that takes it back, and one that shows what
    was drawn or attached."""

    taken_back = Signal()
    opened = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        about: str,
        *,
        may: bool,
        has_file: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look = theme()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Lines(title, "label"))
        words.addWidget(Lines(about, "secondary"))
        self.open = Button("", "ghost", "eye", size="small", name=f"Look at it: {title}")
        self.open.setVisible(has_file)
        self.open.clicked.connect(self.opened)
        self.back = Button("", "ghost", "undo-2", size="small", name=f"Take back: {title}")
        self.back.setVisible(may)
        self.back.clicked.connect(self.taken_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(10))
        row.addWidget(Icon(icon, 16, "ok"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)


class TickRow(QWidget):
    """Something to tick: Space on its box, or a click anywhere on the row. Long words take the lines they need."""

    ticked = Signal(bool)
    """A person ticked it, or took the tick away."""

    def __init__(self, words: str, *, name: str = "", parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says, where that is more than the words."""
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.setAccessibleName(name or words)
        self.box.clicked.connect(self.ticked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(6))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Lines(words), 1)
        self.setMinimumHeight(theme().px(28))

    def show_state(self, done: bool, *, may: bool, about: str = "") -> None:
        """Whether it is done, and whether this person may say otherwise; `about` tells since when."""
        self.box.setChecked(done)
        self.box.setEnabled(may)
        self.box.setAccessibleDescription(about)
        self.setToolTip(about)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.box.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.click()


class HolderRow(QWidget):
    """Somebody whose copy says something else by now: what changed, and what was done about it."""

    told = Signal()
    given = Signal()

    def __init__(self, holder: Holder, rule: str, *, may: bool, parent: QWidget | None = None) -> None:
        """`rule` is what holds before they are told."""
        super().__init__(parent)
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addWidget(
            Lines(f"{holder.person}, the client" if holder.is_client else holder.person, "label")
        )
        column.addWidget(Lines(holder_words(holder), "secondary"))
        self.rule = Lines(rule)
        column.addWidget(self.rule)
        for change in holder.changes:
            column.addWidget(Lines(change_words(change)))
        self.tell = Button("Told them", "default", "phone-call", size="small")
        self.give = Button("Gave the new one", "default", "files", size="small")
        verbs = WrapLayout(spacing=look.px(6))
        column.addSpacing(look.px(2))
        for button, signal in ((self.tell, self.told), (self.give, self.given)):
            button.setAccessibleName(f"{button.text()}: {holder.person}")
            button.setAccessibleDescription(rule)
            button.clicked.connect(signal)
            button.setVisible(may)
            verbs.addWidget(button)
        column.addLayout(verbs)


class Rows(QFrame):
    """Rows under a heading that are shown anew as a whole; gone from the layout while there are none."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Lines(heading, "h2")
        self.rows: list[QWidget] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme().px(10))
        self.column.addWidget(self.heading)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """These in place of all others."""
        for row in self.rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        self.add_rows(rows)

    def add_rows(self, rows: Sequence[QWidget]) -> None:
        """These below the others."""
        self.rows += rows
        for row in rows:
            self.column.addWidget(row)
        self.setVisible(bool(self.rows))
