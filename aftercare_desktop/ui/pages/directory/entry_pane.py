"""The right side of the directory page: one entry to be read, or in a form that is saved on purpose and never lost."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.domain.directory import DirectoryEntry, StoredEntry, typed_problems
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError, EditedElsewhere
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.form import Form, FormContext
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.directory.entry_card import AHEAD, EntryCard
from aftercare_desktop.ui.pages.directory.entry_form import (
    KeptEntry,
    entry_fields,
    pack,
    tidy,
    unfinished,
)
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import EmptyState, ScrollColumn
from aftercare_desktop.ui.widgets.labels import ElidedWords, IconLabel
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.words.directory import reach_words

SAVE, LEAVE, STAY = "Save", "Leave without saving", "Stay"
_WIDTH = 720
_ELSEWHERE = "This entry was changed elsewhere in the meantime. What you wrote is still here."


class EntryPane(QWidget):
    """Shows nothing, an entry, or the form. The page asks it to show and to let go; it asks before work is lost."""

    saved = Signal(int)
    """An entry was added or changed; its id."""
    writing_changed = Signal(bool)
    """The form came on screen, or went."""
    other_requested = Signal(int)
    """The person wants to see another entry: the one that may be the same place."""
    toast_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, origin: QWidget, parent: QWidget | None = None) -> None:
        """`origin` is the page: changes made here are not told to it."""
        super().__init__(parent)
        self._desk = desk
        self._origin = origin
        self._stored: StoredEntry | None = None
        self._version = 0
        """The row version the form began with."""
        self._loaded = DirectoryEntry("")
        self._told: frozenset[str] = frozenset()
        """The fields with a sentence from the last attempt to save, which the next one asks anew."""
        self.card = EntryCard(desk.may(Permission.WRITE_DIRECTORY))
        self.card.change_chosen.connect(self.change)
        self.card.archive_chosen.connect(self.archive_or_restore)
        self.card.line_tested.connect(self._on_card_line_tested)
        self.form: Form[DirectoryEntry] | None = None
        self.notices = Notices()
        self.empty = EmptyState("book-user", "", "")
        self._build()

    def _build(self) -> None:
        look = theme()
        self.title = ElidedWords("", "section")
        self.unsaved = IconLabel("pencil", "Not saved yet")
        self.cancel = Button("Cancel", "ghost", hint="Esc")
        self.cancel.clicked.connect(self.let_go)
        self.save_button = Button("Save", "primary", "save", key="Ctrl+Return")
        self.save_button.clicked.connect(self.save)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(look.px(18), look.px(8), look.px(18), look.px(8))
        tools.setSpacing(look.px(10))
        tools.addWidget(self.title, 1)
        for part in (self.unsaved, self.cancel, self.save_button):
            tools.addWidget(part)
        self.reading, reading = _sheet()
        reading.addWidget(self.card)
        self.writing, self._writing = _sheet()
        self._writing.addWidget(self.notices)
        self.sides = QStackedWidget()
        for side in (self.empty, self.reading, self.writing):
            self.sides.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addWidget(self.sides, 1)
        self._tools.hide()

    # What is shown

    def stored(self) -> StoredEntry | None:
        """The entry on show; None while one is being added, or when there is none."""
        return self._stored

    def is_writing(self) -> bool:
        """Whether the form is on screen."""
        return self.sides.currentWidget() is self.writing

    def show_nothing(self) -> None:
        """No entry is chosen."""
        self._stored = None
        self._show_side(self.empty)

    def show_entry(self, stored: StoredEntry) -> None:
        """Show an entry to be read. Whatever was unsaved is gone; the page has asked before."""
        again = self._stored is not None and self._stored.id == stored.id
        self._stored = stored
        today = self._desk.today()
        holidays = self._desk.directory.public_holidays(today, today + AHEAD)
        self.card.show_entry(stored, self._desk.now().astimezone(self._desk.zone), holidays)
        self._show_side(self.reading)
        if not again:
            self.reading.verticalScrollBar().setValue(0)

    def change(self) -> None:
        """Open the form on the entry on show."""
        stored = self._stored
        if stored is None or stored.archived_at is not None or not self._desk.may(Permission.WRITE_DIRECTORY):
            return
        self._begin(stored.entry, stored.version, stored.entry.name)

    def show_new(self) -> None:
        """Open the form on nothing."""
        self._stored = None
        self._begin(DirectoryEntry(""), 0, "New entry")

    def _begin(self, entry: DirectoryEntry, version: int, title: str) -> None:
        self._loaded, self._version = entry, version
        form = self._ready_form()
        form.set_problems({})
        form.set_value(entry)
        self.title.setText(title)
        self.notices.clear()
        self._show_side(self.writing)
        self._show_state()
        self.writing.verticalScrollBar().setValue(0)
        form.focus_first()

    def _ready_form(self) -> Form[DirectoryEntry]:
        """The form, made when it is first needed."""
        if self.form is None:
            self.form = Form(DirectoryEntry(""), entry_fields(), FormContext(self._desk.today), cards=True)
            self.form.setAccessibleName("Entry")
            self.form.edited.connect(self._show_state)
            self.form.left.connect(self._on_form_left)
            self._writing.addWidget(self.form)
        return self.form

    def _show_side(self, side: QWidget) -> None:
        was = self.is_writing()
        self.sides.setCurrentWidget(side)
        self._tools.setVisible(self.is_writing())
        if was != self.is_writing():
            self.writing_changed.emit(self.is_writing())

    def _show_state(self) -> None:
        self.unsaved.setVisible(self.is_dirty())

    # Unsaved work

    def is_dirty(self) -> bool:
        """Whether saving would change anything."""
        return self.is_writing() and self.form is not None and tidy(self.form.value()) != tidy(self._loaded)

    def can_leave(self) -> bool:
        """Ask once about unsaved work. False keeps the person here."""
        if not self.is_dirty():
            return True
        answer = MessageDialog.ask(
            self.window(),
            "Save what you wrote?",
            "What you wrote in this entry is not saved yet.",
            ((SAVE, "primary"), (LEAVE, "default"), (STAY, "ghost")),
        )
        return self.save() if answer == SAVE else answer == LEAVE

    def let_go(self) -> bool:
        """Back to reading. False if there was no form, or the person wants to go on writing."""
        if not self.is_writing() or not self.can_leave():
            return False
        if self.is_writing():  # saving closed it already
            self._leave_form()
        return True

    def _leave_form(self) -> None:
        if self._stored is None:
            self.show_nothing()
        else:
            self.show_entry(self._desk.directory.get(self._stored.id))

    def stash(self) -> bytes | None:
        """The unsaved form, or None."""
        if not self.is_dirty() or self.form is None:
            return None
        entry_id = self._stored.id if self._stored else None
        return pack(KeptEntry(entry_id, self._version, self._loaded, self.form.value()))

    def put_back(self, kept: KeptEntry) -> None:
        """Open the form on what was unsaved."""
        self._stored = self._desk.directory.get(kept.entry_id) if kept.entry_id is not None else None
        self._begin(kept.loaded, kept.version, kept.loaded.name or "New entry")
        self._ready_form().set_value(kept.written)
        self._show_state()
        self.look_again()

    # Saving

    def save(self) -> bool:
        """Save the form. False if something must be mended first or did not work; nothing typed is lost then."""
        form = self._ready_form()
        for path in self._told:
            form.field(path).set_problem(None)
        readable = form.flush()
        entry = tidy(form.value())
        found = unfinished(form.value())
        if not found:
            found = {one.field: one.sentence for one in reversed(typed_problems(entry, self._desk.today()))}
        self._told = frozenset(path.partition(".")[0] for path in found)
        if found or not readable:
            form.set_problems(form.problems() | found)
            form.focus_field(next(iter(form.problems()), "name"))
            return False
        try:
            self._store(entry)
        except EditedElsewhere:
            self._say_changed_elsewhere()
            return False
        except AftercareError as problem:
            self.failed.emit(problem)
            return False
        return True

    def _store(self, entry: DirectoryEntry) -> None:
        held = self._stored
        with self._desk.changes.caused_by(self._origin):
            if held is None:
                done = self._desk.directory.add(entry)
            else:
                done = self._desk.directory.change(held.id, entry, self._version)
        entry_id = done.value if held is None else held.id
        self.show_entry(self._desk.directory.get(entry_id))
        if done.undo is not None:
            words = (
                f"{entry.name} is added."
                if held is None
                else f"{entry.name} is saved.{self._reach(entry_id)}"
            )
            self.toast_requested.emit(Toast(words, done.undo))
        self.saved.emit(entry_id)

    def _reach(self, entry_id: int) -> str:
        """ " 3 drafts show the change." for those who may read plans."""
        if not self._desk.may(Permission.READ_PLAN):
            return ""
        return reach_words(len(self._desk.directory.used_by(entry_id)))

    def look_again(self) -> None:
        """The directory changed elsewhere: show it, unless there is unsaved work, then say so."""
        if self._stored is None:
            return
        fresh = self._desk.directory.get(self._stored.id)
        if not self.is_writing():
            self.show_entry(fresh)
        elif fresh.version != self._version:
            if self.is_dirty():
                self._say_changed_elsewhere()
            else:
                self.show_entry(fresh)

    def _say_changed_elsewhere(self) -> None:
        verbs = (("Keep mine", self._on_keep_mine_chosen), ("Take theirs", self._leave_form))
        self.notices.show_notice("elsewhere", _ELSEWHERE, "history", verbs)

    def _on_keep_mine_chosen(self) -> None:
        assert self._stored is not None
        self._version = self._desk.directory.get(self._stored.id).version
        self.notices.take_away("elsewhere")
        self.save()

    # The same place twice

    def _on_form_left(self) -> None:
        """An entry with this name or phone may be the same place."""
        if not self.is_writing() or self.form is None:
            return
        held = self._stored.id if self._stored is not None else None
        found = self._desk.directory.alike(self.form.value(), held) if self.is_dirty() else ()
        if not found:
            self.notices.take_away("twin")
            return
        twin = found[0]
        where = ", archived" if twin.archived_at is not None else ""
        words = f"{twin.entry.name}{where}, has the same name or phone. It may be the same place."
        verbs = (("Open it", partial(self.other_requested.emit, twin.id), "Alt+O"),)
        self.notices.show_notice("twin", words, "book-user", verbs, warning=False)

    # What is done with the entry on show

    def archive_or_restore(self) -> None:
        """Take the entry off the lists, or put it back; with Undo."""
        stored = self._stored
        if stored is None or self.is_writing() or not self._desk.may(Permission.WRITE_DIRECTORY):
            return
        archived = stored.archived_at is not None
        act = self._desk.directory.restore if archived else self._desk.directory.archive
        try:
            with self._desk.changes.caused_by(self._origin):
                done = act(stored.id, stored.version)
        except AftercareError as problem:
            self.failed.emit(problem)
        else:
            words = "is back in the directory" if archived else "is archived"
            self.toast_requested.emit(Toast(f"{stored.entry.name} {words}.", done.undo))
        self.look_again()
        self.saved.emit(stored.id)

    def test_first_line(self) -> None:
        """Write down that the first line that was not tested today answered."""
        if self.card.test_buttons and not self.is_writing():
            self.card.test_buttons[0].click()

    def _on_card_line_tested(self, number: str) -> None:
        stored = self._stored
        assert stored is not None
        try:
            with self._desk.changes.caused_by(self._origin):
                done = self._desk.directory.confirm_line(stored.id, number, stored.version)
        except AftercareError as problem:
            self.failed.emit(problem)
        else:
            self.toast_requested.emit(Toast(f"{number} was tested today.", done.undo))
        self.look_again()


def _sheet() -> tuple[ScrollColumn, QVBoxLayout]:
    """A column that scrolls, and what to put things into."""
    column = ScrollColumn(padding=18, spacing=0)
    column.setProperty("pane", True)
    holder = QWidget()
    holder.setMaximumWidth(theme().px(_WIDTH))
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(theme().px(12))
    column.body.addWidget(holder)
    column.body.addStretch(1)
    return column, inside
