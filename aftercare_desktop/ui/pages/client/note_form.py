"""The form in the timeline that writes an entry. What stands in it is kept for its author until it is saved."""

from dataclasses import replace

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.note_fields import NoteFields, WrittenNote


def draft_key(client_id: int) -> str:
    """Under which the unsaved entry about a client is kept for the person who was writing."""
    return f"note.{client_id}"


class NoteForm(Card):
    """Fields and verbs. The page does the saving."""

    save_requested = Signal()
    closed = Signal()
    """The form was put away; what stood in it is gone, and `last` holds it for Undo."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(padding=14, spacing=8, parent=parent)
        self._desk = desk
        self._client_id: int | None = None
        self.last: WrittenNote | None = None
        self.fields = NoteFields(desk.today)
        self.body.addWidget(self.fields)
        self.save = Button("Save", "primary", "check", key="Ctrl+Return")
        self.save.clicked.connect(self.save_requested)
        self.cancel = Button("Cancel", "default", hint="Esc")
        self.cancel.clicked.connect(self.put_away)
        verbs = QHBoxLayout()
        verbs.setSpacing(theme().px(8))
        verbs.addStretch(1)
        verbs.addWidget(self.cancel)
        verbs.addWidget(self.save)
        self.body.addLayout(verbs)
        self.hide()

    def open_for(self, client_id: int, entry: WrittenNote | None = None) -> None:
        """Show the form with the keyboard in it."""
        self._client_id = client_id
        self.fields.show_entry(entry)
        self.fields.hints.follow(self._desk.plain_words.choices().value)
        self.show()
        self.fields.text.focus_inside()

    def is_open(self) -> bool:
        """Whether somebody is writing."""
        return not self.isHidden()

    def put_away(self) -> None:
        """Close the form without saving."""
        if self.is_open():
            self.last = None if self.fields.is_empty() else self.fields.written()
            self.forget()
            self.closed.emit()

    def forget(self) -> None:
        """Close the form and keep nothing of it: it was saved or put away."""
        if self._client_id is not None and draft_key(self._client_id) in self._desk.stash.form_keys():
            self._desk.stash.discard(draft_key(self._client_id))
        self.hide()
        self.fields.show_entry(None)

    # Keeping

    def keep(self) -> None:
        """Keep what stands in the form, encrypted, for the same person; called before the page goes away."""
        if self._client_id is not None and self.is_open() and not self.fields.is_empty():
            self._desk.stash.keep(draft_key(self._client_id), msgspec.json.encode(self._kept()))

    def _kept(self) -> WrittenNote:
        written = self.fields.written()
        return replace(written, text=written.text.encode("utf-8", "replace").decode("utf-8"))

    def show_for(self, client_id: int) -> None:
        """Another client is shown: what was being written about the last one is kept, and what is kept comes back."""
        if client_id == self._client_id:
            return
        self.keep()
        self.hide()
        self._client_id = client_id
        self.fields.show_entry(None)
        if draft_key(client_id) in self._desk.stash.form_keys():
            kept = _read(self._desk.stash.take(draft_key(client_id)))
            if kept is not None:
                self.fields.show_entry(kept)
                self.fields.hints.follow(self._desk.plain_words.choices().value)
                self.show()


def _read(data: bytes | None) -> WrittenNote | None:
    """What `keep` kept; None for data of another version of the program."""
    if data is None:
        return None
    try:
        return msgspec.json.decode(data, type=WrittenNote)
    except msgspec.DecodeError:
        return None
