"""The timeline on a client's overview: what happened, newest first, and writing down what happened now."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.timeline import MessageLine, NoteLine, TimelineFilter, TimelineLine
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.timeline import AT_ONCE
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.choose_client import ChooseClientDialog
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.dialogs.note import NoteAct, NoteDialog, NoteRights
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.client.note_form import NoteForm
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button, key_words
from aftercare_desktop.ui.widgets.choices import Segmented
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.timeline_list import TimelineList
from aftercare_desktop.words.chart import waiting_words
from aftercare_desktop.words.timeline import EMPTY, FILTERS, line_spot

MOVE_TITLE = "Move this entry to another client"
EMPTIED_TITLE = "Nothing to correct any more"
EMPTIED_WORDS = (
    "While the window was locked, the entry you were correcting was marked as made in error or taken back. "
    "What you had written about it was not kept. If it is needed, write a new note."
)
MOVE_WORDS = "It leaves this record, which then says only that an entry was moved."


class TimelineCard(Card):
    """Filter, form, lines, and a way to the older ones."""

    spot_chosen = Signal(object)
    """Emitted with the `Spot` of a line that is not an entry."""
    messages_requested = Signal()
    """A line that tells of a message was chosen."""
    chart_requested = Signal()
    """What is not yet in the chart is to be seen."""
    toast_requested = Signal(object)
    failed = Signal(object)
    stops_changed = Signal()
    """Lines came or went: what takes the keyboard is to be put in order."""
    form_opened = Signal()
    """Somebody wants to write: all of the form is to be in sight."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, spacing=10, parent=parent)
        self._desk = desk
        self._client_id = 0
        self._archived = False
        self._lines: tuple[TimelineLine, ...] = ()
        self.shown = Segmented([(value.value, words) for value, words in FILTERS], name="Show")
        self.shown.chosen.connect(lambda _: self._start_anew())
        hint = key_words(
            QKeySequence("Ctrl+Shift+N")
        )  # a key of the whole page: it works on the other tabs too
        self.write = Button("Write a note", "default", "notebook-pen", hint=hint, size="small")
        self.write.clicked.connect(self.write_note)
        self.chart = Button("", "ghost", "clipboard-check", size="small")
        self.chart.clicked.connect(self.chart_requested)
        self.form = NoteForm(desk)
        self.form.save_requested.connect(self._on_form_save_requested)
        self.form.closed.connect(self._on_form_closed)
        self.empty = Words("", "secondary", wrap=True)
        self.list = TimelineList(desk.today)
        self.list.line_chosen.connect(self._on_list_line_chosen)
        self.list.key_pressed.connect(self._on_list_key_pressed)
        self.older = Button("Show older", "soft", size="small")
        self.older.clicked.connect(self._on_older_clicked)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme().px(10))
        head.addWidget(Words("Timeline", "h2"), 1)
        head.addWidget(self.write)
        second = QHBoxLayout()
        second.addWidget(self.shown)
        second.addStretch(1)
        second.addWidget(self.chart)
        self.body.addLayout(head)
        self.body.addLayout(second)
        for widget in (self.form, self.empty, self.list):
            self.body.addWidget(widget)
        self.body.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    # What the overview asks

    def show_client(self, client_id: int, *, archived: bool) -> None:
        """Show what happened to this client, as far down as before if it is the same one."""
        same = client_id == self._client_id
        self._client_id, self._archived = client_id, archived
        self.form.show_for(client_id)
        may_write = self._desk.may(Permission.WRITE_ENTRY) and not archived
        self.write.setVisible(may_write and not self.form.is_open())
        if not may_write:
            self.form.keep()
            self.form.hide()
        self._show_chart()
        if same:
            self._show(max(AT_ONCE, len(self._lines)))
        else:
            self.shown.set_value(TimelineFilter.ALL)
            self._start_anew()

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, in order."""
        form = [*self.form.fields.stops(), self.form.cancel, self.form.save]
        segments = self.shown.findChildren(QPushButton)
        return [self.write, *segments, self.chart, *form, *self.list.rows, self.older]

    def write_note(self) -> None:
        """Open the form, if this person may write here."""
        if self._desk.may(Permission.WRITE_ENTRY) and not self._archived:
            self.form.open_for(self._client_id, self.form.fields.written() if self.form.is_open() else None)
            self.write.hide()
            self.form_opened.emit()

    def cancel(self) -> bool:
        """Esc: put the form away. True if it was open."""
        if not self.form.is_open():
            return False
        self.form.put_away()
        return True

    # Showing

    def _filter(self) -> TimelineFilter:
        return TimelineFilter(self.shown.value())

    def _start_anew(self) -> None:
        self._lines = ()
        self._show(AT_ONCE)

    def _show(self, count: int) -> None:
        page = self._desk.timelines.of_client(self._client_id, self._filter(), count=count)
        if page.lines != self._lines or not page.lines:
            self._lines = page.lines
            self.list.show_lines(page.lines)
            self.stops_changed.emit()
        self.older.setVisible(page.more)
        self.empty.setText(EMPTY[self._filter()])
        self.empty.setVisible(not page.lines)

    def _show_chart(self) -> None:
        count = self._desk.chart.count(self._client_id)
        self.chart.setText(waiting_words(count))
        self.chart.setVisible(bool(count))

    def _on_older_clicked(self) -> None:
        page = self._desk.timelines.of_client(self._client_id, self._filter(), self._lines[-1].stamp)
        self._lines += page.lines
        self.list.add_lines(page.lines)
        self.older.setVisible(page.more)
        self.stops_changed.emit()

    # What the person does

    def _on_list_key_pressed(self, key: str) -> None:
        if key == "N":
            self.write_note()

    def _on_list_line_chosen(self, line: TimelineLine) -> None:
        spot = line_spot(line)
        if isinstance(line, NoteLine):
            self.open_note(line)
        elif isinstance(line, MessageLine):
            self.messages_requested.emit()
        elif spot is not None:
            self.spot_chosen.emit(spot)

    def reopen(self, kept: KeptDialog) -> None:
        """Show the entry that was open when the window locked, wherever it stands by now."""
        line = self._desk.timelines.of_entry(int(kept.about))
        if line is None:
            MessageDialog.say(self.window(), EMPTIED_TITLE, EMPTIED_WORDS)
        else:
            self.open_note(line, kept)

    def open_note(self, line: NoteLine, kept: KeptDialog | None = None) -> None:
        """Show an entry in full and do what the person decides."""
        kinder = self._desk.plain_words.choices().value
        answer = NoteDialog.ask(self.window(), line, self._rights(line), self._desk.today, kinder, kept)
        if answer is None:
            return
        note = line.note
        corrected = answer.entry
        if answer.act is NoteAct.CORRECT and corrected is not None:
            self._do(lambda: self._desk.entries.correct(note.id, corrected, note.version), "Entry corrected.")
        elif answer.act is NoteAct.IN_ERROR:
            self._do(
                lambda: self._desk.entries.mark_in_error(note.id, note.version),
                "Marked as entered in error.",
            )
        else:
            self._move(line)

    def _move(self, line: NoteLine) -> None:
        note = line.note
        chosen = ChooseClientDialog.ask(
            self.window(), self._desk, MOVE_TITLE, words=MOVE_WORDS, leave_out={note.client_id}
        )
        if chosen is not None:
            self._do(lambda: self._desk.entries.move(note.id, chosen, note.version), "Entry moved.")

    def _rights(self, line: NoteLine) -> NoteRights:
        may = self._desk.may(Permission.WRITE_ENTRY) and not self._archived
        own = line.note.written_by == self._desk.staff_member.id
        return NoteRights(
            correct=may and own,
            move=may,
            empty=may and (own or self._desk.may(Permission.ARCHIVE_CLIENT)),
        )

    def _on_form_save_requested(self) -> None:
        if not self.form.fields.is_ready():
            return
        entry, client_id = self.form.fields.entry(), self._client_id
        if entry is not None and self._do(lambda: self._desk.entries.add(client_id, entry), "Entry written."):
            self.form.forget()
            self.write.show()
            self.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_form_closed(self) -> None:
        self.write.show()
        self.write.setFocus(Qt.FocusReason.OtherFocusReason)
        last, client_id = self.form.last, self._client_id
        if last is not None:

            def again() -> None:
                if self._client_id == client_id:
                    self.form.open_for(client_id, last)
                    self.write.hide()

            self.toast_requested.emit(
                Toast("The note was not saved.", action_text="Go on with it", action=again)
            )

    def _do(self, act: Callable[[], Done[int]], words: str) -> bool:
        """Carry a change out, tell of it with Undo, and show the lines anew. False if it was refused."""
        try:
            done = act()
        except AftercareError as problem:
            self.failed.emit(problem)
            return False
        self._show(max(AT_ONCE, len(self._lines)))
        self._show_chart()
        self.toast_requested.emit(Toast(words, done.undo))
        return True
