"""A choice between two values that stand side by side, each as long as it is."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from aftercare_desktop.ui.theme import set_property, set_role, theme
from aftercare_desktop.ui.widgets.labels import IconLabel, Words

UNDECIDED = -1
"""The value while neither side is taken."""


class _Side(QFrame):
    """One value with its round button; a click anywhere takes it."""

    def __init__(self, spoken: str, words: str, details: str = "") -> None:
        super().__init__()
        look = theme()
        set_role(self, "side")
        self.button = QRadioButton()
        self.button.setAccessibleName(f"{spoken}: {words}. {details}".removesuffix(" ").removesuffix("."))
        column = QVBoxLayout()
        column.setSpacing(0)
        self.words = Words(words, "body", wrap=True)
        self.words.setContentsMargins(0, look.px(3), 0, look.px(3))
        column.addWidget(self.words)
        if details:
            column.addWidget(Words(details, "secondary", wrap=True))
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(10), look.px(4), look.px(10), look.px(4))
        row.setSpacing(look.px(4))
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button.toggled.connect(lambda taken: set_property(self, "taken", taken))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), super().minimumSizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.button.isEnabled():
            self.button.setFocus()
            self.button.click()


class TwoSides(QWidget):
    """Two values of which one is taken: 0 is the left one. One stop for Tab; the arrow keys move the choice."""

    chosen = Signal(int)
    """The side a person took; not emitted by `set_value`."""

    def __init__(
        self,
        name: str,
        left: str,
        right: str,
        *,
        details: tuple[str, str] = ("", ""),
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what screen readers say before each value."""
        super().__init__(parent)
        self.sides = (_Side(name, left, details[0]), _Side(name, right, details[1]))
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        row = QHBoxLayout()
        row.setSpacing(theme().px(10))
        column.addLayout(row)
        self.problem = IconLabel("circle-alert", "", token="danger", role="error", wrap=True)
        self.problem.hide()
        column.addWidget(self.problem)
        for number, side in enumerate(self.sides):
            self._group.addButton(side.button, number)
            side.button.installEventFilter(self)
            row.addWidget(side, 1)
        self._group.idClicked.connect(self._on_group_id_clicked)
        self.set_value(0)

    def value(self) -> int:
        """The side that is taken, or `UNDECIDED`."""
        return self._group.checkedId()

    def set_value(self, side: int) -> None:
        """Take a side, or with `UNDECIDED` neither."""
        if side == UNDECIDED:
            self._group.setExclusive(False)
            for each in self.sides:
                each.button.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._group.button(side).setChecked(True)
        self._move_tab_stop()

    def set_problem(self, sentence: str) -> None:
        """Say below the sides what must be mended; empty if nothing."""
        self.problem.set_text(sentence)
        self.problem.setVisible(bool(sentence))
        for side in self.sides:
            side.button.setAccessibleDescription(sentence)

    def offer(self, side: int, possible: bool) -> None:
        """Let a side be chosen, or not."""
        self.sides[side].setEnabled(possible)

    def take_focus(self) -> None:
        """Put the keyboard on the side that is taken, or the left one."""
        self.sides[max(self.value(), 0)].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: object, event: object) -> bool:
        """The buttons stand in frames of their own, so the arrow keys are brought from one to the other here."""
        if isinstance(event, QKeyEvent) and event.type() is QKeyEvent.Type.KeyPress:
            step = {Qt.Key.Key_Left: 0, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step is not None:
                side = self.sides[step]
                if side.isEnabled():
                    side.button.setFocus(Qt.FocusReason.TabFocusReason)
                    side.button.click()
                return True
        return False

    def _move_tab_stop(self) -> None:
        for number, side in enumerate(self.sides):
            stop = number == max(self.value(), 0)
            side.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def _on_group_id_clicked(self, side: int) -> None:
        self._move_tab_stop()
        self.chosen.emit(side)
