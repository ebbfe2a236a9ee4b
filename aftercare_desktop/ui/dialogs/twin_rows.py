"""One section's texts in two columns: at the left what the plan says, at the right its twin, to be written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.plans.twins import Twin, TwinState
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields_text import LinesField
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.ui.widgets.labels import IconLabel, Words
from aftercare_desktop.words.languages import is_written_from_right, language_name
from aftercare_desktop.words.twins import KINDS

STALE = "Changed since then. It does not print."
STILL_RIGHT = "Still right"
_SPOKEN = 60  # Characters of a text that are enough to know it again.


class TwinRow(QWidget):
    """A text of the plan and its twin."""

    edited = Signal(str, str)
    """The twin of the text at this path was changed to these words."""
    kept = Signal(str)
    """The stale twin at this path still says the same as the text does now."""

    def __init__(self, twin: Twin, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = twin.text.path
        look = theme()
        label = f"{KINDS[twin.text.kind]} in {language_name(language)}: {twin.text.words.strip()[:_SPOKEN]}"
        self.source = Words(twin.text.words.strip(), wrap=True)
        self.source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.field = LinesField(label, least_lines=1, bare=True)
        self.field.set_value(twin.words)
        if is_written_from_right(language):
            self.field.text.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            self.field.text.document().setDefaultTextOption(option)
        self.stale = IconLabel("triangle-alert", STALE, token="warn", role="help")
        self.still_right = Button(STILL_RIGHT, "soft", "check", size="small")
        self.still_right.setAccessibleName(f"{STILL_RIGHT}: {label}")
        self.still_right.clicked.connect(lambda: self.kept.emit(self.path))
        self.field.edited.connect(lambda _: self.edited.emit(self.path, self.field.value()))
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(look.px(3))
        left.addWidget(Words(KINDS[twin.text.kind], "help"))
        left.addWidget(self.source)
        left.addStretch(1)
        right.addWidget(self.field)
        below = QHBoxLayout()
        below.addWidget(self.stale, 1)
        below.addWidget(self.still_right)
        right.addLayout(below)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, look.px(6))
        row.setSpacing(look.px(14))
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.state = twin.state
        self.show_state(twin.state)

    def show_state(self, state: TwinState) -> None:
        """Say what is to be done. Tab goes past a text that is done, unless the keyboard is in it."""
        self.state = state
        self.stale.setVisible(state is TwinState.STALE)
        self.still_right.setVisible(state is TwinState.STALE)
        done = state is TwinState.CURRENT and not self.field.text.hasFocus()
        self.field.text.setFocusPolicy(Qt.FocusPolicy.ClickFocus if done else Qt.FocusPolicy.StrongFocus)

    def is_asked(self) -> bool:
        """Whether the keyboard is in a stale twin and what asks if it still holds comes next."""
        return self.state is TwinState.STALE and not self.still_right.hasFocus()

    def take_keyboard(self) -> None:
        """Write here."""
        self.field.text.setFocus(Qt.FocusReason.ShortcutFocusReason)


class TwinRows(ScrollColumn):
    """The rows of one section."""

    edited = Signal(str, str)
    kept = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=2, spacing=8)
        self.setAccessibleName("Texts of the section")
        self.rows: list[TwinRow] = []

    def show_twins(self, twins: Sequence[Twin], language: str) -> None:
        """Show these texts in place of those before."""
        while self.body.count():
            item = self.body.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [TwinRow(twin, language) for twin in twins]
        for row in self.rows:
            row.edited.connect(self.edited)
            row.kept.connect(self.kept)
            self.body.addWidget(row)
            row.show()  # at once: the keyboard may be sent there before the layout does it
        self.body.addStretch(1)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, from the top."""
        return [stop for row in self.rows for stop in (row.field.text, row.still_right)]

    def show_states(self, twins: Sequence[Twin]) -> None:
        """What is written now: the same texts, in the same order."""
        for row, twin in zip(self.rows, twins, strict=True):
            row.show_state(twin.state)

    def step(self, step: int) -> bool:
        """The keyboard to the text after (1) or before (-1), done or not. False at the end."""
        held = next((place for place, row in enumerate(self.rows) if row.field.text.hasFocus()), -1)
        place = held + step if held >= 0 or step > 0 else len(self.rows) - 1
        if not 0 <= place < len(self.rows):
            return False
        self.rows[place].take_keyboard()
        return True

    def held(self) -> TwinRow | None:
        """The row in which the keyboard is."""
        focused = QApplication.focusWidget()
        return next((row for row in self.rows if focused is not None and row.isAncestorOf(focused)), None)

    def take_keyboard(self, path: str) -> None:
        """Write the twin of the text at this path."""
        for row in self.rows:
            if row.path == path:
                row.take_keyboard()
                self.ensureWidgetVisible(row)
