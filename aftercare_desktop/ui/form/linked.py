"""A place that is typed or linked to the directory: linked, it shows what the entry says and cannot be changed here."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.people import Place
from aftercare_desktop.ui.form.context import DirectoryLookup, FormContext
from aftercare_desktop.ui.form.group import GroupField
from aftercare_desktop.ui.form.specs import WHOLE, FieldSpec, line, phone
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_entry import EntryNameField
from aftercare_desktop.ui.widgets.fields_text import LineField
from aftercare_desktop.ui.widgets.labels import Chip


class PlaceField(GroupField):
    """Name, phone, address and hours, and below them the link with what can be done about it."""

    def __init__(
        self, label: str, fields: tuple[FieldSpec, ...], context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, Place(), fields, context, parent)
        self._lookup = context.directory
        self._read_only = False
        look = theme()
        self.link = QWidget()
        row = QHBoxLayout(self.link)
        row.setContentsMargins(0, 0, 0, look.px(14))
        row.setSpacing(look.px(8))
        row.addWidget(Chip("From the directory", "acc", "link"))
        self.open_entry = Button("Open entry", "ghost", "book-user", size="small")
        self.open_entry.setAccessibleName(f"{label}: open the entry in the directory")
        self.open_entry.clicked.connect(self._on_open_entry_clicked)
        self.unlink = Button("Unlink", "ghost", "x", size="small")
        self.unlink.setAccessibleName(f"{label}: unlink from the directory, keep the words")
        self.unlink.clicked.connect(self._on_unlink_clicked)
        row.addWidget(self.open_entry)
        row.addWidget(self.unlink)
        row.addStretch(1)
        self._column.addWidget(self.link)
        self.link.hide()
        name = self.form.field("name")
        if isinstance(name, EntryNameField):
            name.entry_chosen.connect(self._on_name_entry_chosen)

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self._show_link()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._show_link()

    def is_linked(self) -> bool:
        """Whether the words are those of the directory."""
        return self.value().entry_id is not None

    def _show_link(self) -> None:
        linked = self.is_linked()
        self.form.set_read_only(linked or self._read_only)
        self.link.setVisible(linked)
        self.unlink.setVisible(not self._read_only)

    def _take(self, place: Place) -> None:
        self.set_value(place)
        self.edited.emit("")
        self.left.emit()

    def _on_name_entry_chosen(self, entry_id: int) -> None:
        if self._lookup is not None and not self._read_only:
            self._take(self._lookup.place(entry_id))
            # All of it is filled in and cannot be changed here: Tab would lead through four lines for nothing.
            self.unlink.setFocus(Qt.FocusReason.TabFocusReason)
            self.focusNextChild()

    def _on_unlink_clicked(self) -> None:
        self._take(replace(self.value(), entry_id=None))
        self.form.focus_first()

    def _on_open_entry_clicked(self) -> None:
        entry_id = self.value().entry_id
        if self._lookup is not None and entry_id is not None:
            self._lookup.open(entry_id)


def linked_place(path: str, label: str, *, span: int = WHOLE) -> FieldSpec:
    """A provider, pharmacy or clinic: typed, or chosen from the directory while its name is typed."""
    fields = (
        FieldSpec("name", label, lambda context, bare: _name(label, context.directory), 4),
        phone("phone", "Phone", span=2),
        line("address", "Address", span=4),
        line("hours", "Hours", span=2),
    )

    def make(context: FormContext, bare: bool) -> Field:
        return PlaceField(label, fields, context)

    return FieldSpec(path, label, make, span, fields)


def _name(label: str, lookup: DirectoryLookup | None) -> Field:
    return LineField(label) if lookup is None else EntryNameField(label, lookup.find)
