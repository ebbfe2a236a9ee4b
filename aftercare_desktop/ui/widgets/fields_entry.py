"""A line for the name of a place: it offers what the record names and the directory, and anything may be typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from aftercare_desktop.domain.directory import EntryRow
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.search import fold
from aftercare_desktop.ui.theme import set_role, theme
from aftercare_desktop.ui.widgets.fields_text import LineField
from aftercare_desktop.words.directory import row_details
from aftercare_desktop.words.phones import shown_phone

FindEntries = Callable[[str], Sequence[EntryRow]]
_FEWEST_LETTERS = 2
_NARROWEST = 360


def _none_named() -> Sequence[Place]:
    return ()


class _OfferingLine(QLineEdit):
    """Down asks for what is offered; while the list is open, the list has the key."""

    asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.asked.emit()
        else:
            super().keyPressEvent(event)


class EntryNameField(LineField):
    """Down goes into the list below the line and Enter chooses; Esc closes it. Nothing is completed unasked."""

    entry_chosen = Signal(int)
    """The person chose this entry."""
    place_chosen = Signal(object)
    """The person chose this place, which the record names already."""

    def __init__(
        self,
        label: str,
        find: FindEntries,
        named: Callable[[], Sequence[Place]] = _none_named,
        *,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`named` are places of the record: they come first, also in an empty line."""
        super().__init__(label, placeholder="Type, or choose from the directory", bare=bare, parent=parent)
        self._find = find
        self._named = named
        self._places: Sequence[Place] = ()
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

    def _make_line(self) -> QLineEdit:
        line = _OfferingLine(self)
        line.asked.connect(self.offer)
        return line

    def offer(self) -> None:
        """Show the entries that the line finds, or none."""
        text = self.line.text()
        self._offered = self._find(text) if len(text.strip()) >= _FEWEST_LETTERS else ()
        linked = {row.id for row in self._offered}
        self._places = [one for one in self._named_like(text.strip()) if one.entry_id not in linked]
        named = [
            ", ".join(part for part in (one.name, shown_phone(one.phone)) if part) for one in self._places
        ]
        self._words.setStringList([*named, *(f"{row.name}, {row_details(row)}" for row in self._offered)])
        if not self._words.rowCount():
            self.list.hide()
            return
        rect = self.line.rect()
        rect.setWidth(max(rect.width(), theme().px(_NARROWEST)))
        self.completer.complete(rect)

    def _named_like(self, text: str) -> list[Place]:
        """Those of the record that the text finds; what is typed right here may be one of them, and is no offer."""
        wanted = fold(text)
        return [
            one
            for one in self._named()
            if wanted in fold(one.name) and (one.entry_id is not None or fold(one.name) != wanted)
        ]

    def _on_completer_activated(self, index: QModelIndex) -> None:
        number = index.row() - len(self._places)
        if number < 0:
            self.place_chosen.emit(self._places[index.row()])
        elif number < len(self._offered):
            self.entry_chosen.emit(self._offered[number].id)
