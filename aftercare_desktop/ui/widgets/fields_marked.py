"""What fields for text have in common: what kind of text they hold, and hints that underline places in it."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.hints import Hint, HintLines
from aftercare_desktop.ui.widgets.underlines import Span

_BELOW_HINTS = 6


class Prose(Enum):
    """What a text is, for whoever gives hints on it."""

    WORDS = auto()
    """Names and short entries of staff: kinder words are offered, the grade says nothing."""
    SENTENCES = auto()
    """Sentences of staff that a client reads: measured too."""
    QUOTED = auto()
    """The client's own words: never touched."""


class MarkedField(Field):
    """A field whose text can be underlined in places. Hints are not saved, keep nothing from being saved, and are said
    in the tooltip and the accessible description too. A `bare` field tells whoever shows its row.
    """

    hints_changed = Signal()

    prose = Prose.WORDS
    looked_at: object = None
    """For whoever gives the hints: the text and the rules they were made from."""

    def __init__(
        self, label: str, *, help_text: str = "", bare: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, help_text=help_text, bare=bare, parent=parent)
        self._hints: tuple[Hint, ...] = ()
        self._hint_lines: HintLines | None = None

    def hints(self) -> tuple[Hint, ...]:
        """What is said about the text."""
        return self._hints

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Say this about the text, and underline the places."""
        if tuple(hints) == self._hints:
            return
        self._hints = tuple(hints)
        self.underline([(start, end, hint.token) for hint in self._hints for start, end in hint.places])
        said = " ".join(hint.words for hint in self._hints)
        for control in self._marked():
            control.setToolTip(said)
            control.setAccessibleDescription(self.problem() or said or self._help)
        if not self._bare:
            self._show_lines()
        self.hints_changed.emit()

    def forget_hints(self) -> None:
        """Another text is shown: what was said about the one before does not hold."""
        self.looked_at = None
        self.show_hints(())

    def is_written(self) -> bool:
        """Whether a person can change it now."""
        raise NotImplementedError

    def underline(self, spans: Sequence[Span]) -> None:
        """Draw a dotted line under these places of the text, and no others."""
        raise NotImplementedError

    def replace_text(self, start: int, end: int, words: str) -> None:
        """Put other words there as if the person typed them: Ctrl+Z in the field takes them back."""
        raise NotImplementedError

    def select_text(self, start: int, end: int) -> None:
        """Put the keyboard into the field with this part selected."""
        raise NotImplementedError

    def _show_message(self) -> None:
        super()._show_message()
        if self._hint_lines is not None and self._hints and not self._bare:
            self._column.removeWidget(self._hint_lines)
            self._column.addWidget(self._hint_lines)
            self._column.setContentsMargins(0, 0, 0, theme().px(_BELOW_HINTS))

    def _show_lines(self) -> None:
        if self._hint_lines is None:
            self._hint_lines = HintLines(self)
        self._hint_lines.show_hints(self._hints)
        self._show_message()
