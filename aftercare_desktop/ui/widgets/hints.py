"""Quiet hints below a field: an icon, a sentence, and what can be done about it. Never in the way of saving."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import Icon, Words


@dataclass(frozen=True, slots=True)
class HintVerb:
    """Something to do about a hint; `key` is shown, whoever makes the hint listens to it."""

    words: str
    spoken: str
    act: Callable[[], object]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """What is said below a field, about these places of its text."""

    words: str
    icon: str
    token: str
    """The theme's color of the dotted underline and of the icon."""
    places: tuple[tuple[int, int], ...] = ()
    verbs: tuple[HintVerb, ...] = ()


class HintLines(QWidget):
    """The hints of one field, or of the fields of one row; gone from the layout while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._shown: tuple[Hint, ...] = ()
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme().px(6), 0, theme().px(2))
        self._column.setSpacing(theme().px(2))
        self.hide()

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show these and no others."""
        if tuple(hints) == self._shown:
            return
        self._shown = tuple(hints)
        self.buttons = []
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for hint in self._shown:
            self._column.addWidget(self._line(hint))
        self.setVisible(bool(self._shown))

    def words(self) -> str:
        """Everything that is said, a line for each hint."""
        return "\n".join(hint.words for hint in self._shown)

    def _line(self, hint: Hint) -> QWidget:
        look = theme()
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        row.addWidget(Icon(hint.icon, 14, hint.token), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Words(hint.words, "help", wrap=True), 1)
        for verb in hint.verbs:
            button = Button(verb.words, "ghost", hint=verb.key, size="small")
            button.setAccessibleName(verb.spoken)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the keys act in the field; Tab goes on writing
            button.clicked.connect(lambda _=False, act=verb.act: act())
            self.buttons.append(button)
            row.addWidget(button)
        return holder
