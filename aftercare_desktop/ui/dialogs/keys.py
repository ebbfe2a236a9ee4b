"""The overview of keys that F1 and "?" show."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSlider, QGridLayout, QHBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button, key_words
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.ui.widgets.labels import KeyCap, Words

_STEP = QAbstractSlider.SliderAction
_MOVES = {
    Qt.Key.Key_Down: _STEP.SliderSingleStepAdd,
    Qt.Key.Key_Up: _STEP.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _STEP.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _STEP.SliderPageStepSub,
    Qt.Key.Key_End: _STEP.SliderToMaximum,
    Qt.Key.Key_Home: _STEP.SliderToMinimum,
}


class KeysDialog(DialogFrame):
    """Two columns: what works everywhere, and what works on the page on show."""

    def __init__(
        self,
        everywhere: Sequence[tuple[str, str]],
        page_title: str,
        page_keys: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Keys", parent, width=WIDE)
        look = theme()
        scroll = ScrollColumn(padding=0)
        scroll.setMinimumHeight(look.px(340))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(7))
        columns = [("Everywhere", tuple(everywhere))]
        if page_keys:
            columns.append((page_title, tuple(page_keys)))
        for number, (title, pairs) in enumerate(columns):
            grid.addWidget(Words(title, "label"), 0, number * 3, 1, 2)
            for row, (key, meaning) in enumerate(pairs, start=1):
                grid.addWidget(_caps(key, meaning), row, number * 3)
                grid.addWidget(Words(meaning, "secondary", wrap=True), row, number * 3 + 1)
        grid.setColumnMinimumWidth(2, look.px(24))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(4, 1)
        scroll.body.addLayout(grid)
        scroll.body.addStretch(1)
        self.body.addWidget(scroll)
        close = self.add_button(Button("Close", "primary", hint="Esc"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        close.setFocus()
        self._scroll = scroll

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keyboard stands on "Close": what moves about a page moves the list."""
        move = _MOVES.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            self._scroll.verticalScrollBar().triggerAction(move)


def _caps(keys: str, meaning: str) -> QWidget:
    """A cap for each of "F8 / Shift+F8"; screen readers hear the keys with what they do."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(4))
    for part in keys.split(" / "):
        cap = KeyCap(key_words(QKeySequence(part)) or part)
        cap.setAccessibleName(f"{cap.accessibleName()}: {meaning}")
        row.addWidget(cap)
    row.addStretch(1)
    return holder
