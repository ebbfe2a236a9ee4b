"""A line for the name of a place: it offers entries of the directory, and anything else may be typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from aftercare_desktop.domain.directory import EntryRow
from aftercare_desktop.ui.theme import set_role, theme
from aftercare_desktop.ui.widgets.fields_text import LineField
from aftercare_desktop.words.directory import row_details

FindEntries = Callable[[str], Sequence[EntryRow]]
_FEWEST_LETTERS = 2
_NARROWEST = 360


class EntryNameField(LineField):
    """Down goes into the list below the line and Enter chooses; Esc closes it. Nothing is completed unasked."""

    entry_chosen = Signal(int)
    """The person chose this entry."""

    def __init__(self, label: str, find: FindEntries, *, parent: QWidget | None = None) -> None:
        super().__init__(label, placeholder="Type, or choose from the directory", parent=parent)
        self._find = find
        self._offered: Sequence[EntryRow] = ()
        self._words = QStringListModel(self)
        # Not the line's own completer: that one writes into the line while the arrows only look.
        self.completer = QCompleter(self._words, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setWidget(self.line)
        self.list = QListView()
        self.list.setAccessibleName("Entries of the directory")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.completer.setPopup(self.list)
        set_role(self.list, "offered")
        self.completer.activated[QModelIndex].connect(self._on_completer_activated)  # type: ignore[index]

    def _on_line_text_edited(self, text: str) -> None:
        super()._on_line_text_edited(text)
        self.offer()

    def offer(self) -> None:
        """Show the entries that the line finds, or none."""
        text = self.line.text()
        self._offered = self._find(text) if len(text.strip()) >= _FEWEST_LETTERS else ()
        self._words.setStringList([f"{row.name}, {row_details(row)}" for row in self._offered])
        if not self._offered:
            self.list.hide()
            return
        rect = self.line.rect()
        rect.setWidth(max(rect.width(), theme().px(_NARROWEST)))
        self.completer.complete(rect)

    def _on_completer_activated(self, index: QModelIndex) -> None:
        if index.row() < len(self._offered):
            self.entry_chosen.emit(self._offered[index.row()].id)
