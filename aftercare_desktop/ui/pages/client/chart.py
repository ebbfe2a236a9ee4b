"""The tab "Chart": what is not yet in the center's medical record, the note made of it, and marking it as put there."""

from collections.abc import Callable, Set

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from aftercare_desktop.documents.note import note_pdf
from aftercare_desktop.domain.chart import ChartNote
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.printing import print_pdf, save_file, save_pdf
from aftercare_desktop.ui.secret_copy import copy_secret
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.chart_list import ChartList
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.chart import (
    EMPTY,
    EMPTY_DETAIL,
    UNBROKEN,
    file_name,
    note_text,
    text_file,
    waiting_in_all,
)

CHART_KEYS = (
    ("Space", "In the note, or not"),
    ("Ctrl+Shift+C", "Copy the note as text"),
    ("Ctrl+Shift+S", "Save the note as PDF"),
    ("Ctrl+P", "Print the note"),
    ("Ctrl+Enter", "Mark as put in the chart"),
)
JOB = "Note for the chart"
COPIED_FOR = 300
"""Seconds on the clipboard: time to find the record in the other program."""
COPIED = "The note is copied as text. It leaves the clipboard in 5 minutes, or when the window locks."
_SHOWS = frozenset({Topic.CHART, Topic.ENTRIES, Topic.PLANS, Topic.PLAN_EVENTS, Topic.CLIENTS, Topic.CENTER})
_FOLDS_BELOW = 980
_LEAST = 560


class ChartPane(QWidget):
    """The list of one client at a time at the left, the note of what is ticked beside it."""

    route_requested = Signal(object)
    toast_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._note: ChartNote | None = None
        self._forget_copy: Callable[[], None] | None = None
        self.tools = QWidget()
        self.list = ChartList()
        self.list.ticks_changed.connect(self._on_list_ticks_changed)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The note as text")
        self._preview_timer = QTimer(self)
        self._preview_timer.setSingleShot(True)
        self._preview_timer.timeout.connect(self._show_preview)
        self.empty = EmptyState("clipboard-check", EMPTY, EMPTY_DETAIL, "Your clients")
        self.empty.action_chosen.connect(lambda: self.route_requested.emit(Route("chart")))
        self.full = QWidget()
        row = QHBoxLayout(self.full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(16))
        row.addWidget(self._left(), 5)
        row.addWidget(self._right(), 6)
        side = theme().px(18)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, theme().px(14), side, theme().px(16))
        column.addWidget(self.full, 1)
        column.addWidget(self.empty, 1)
        keypad = QShortcut(QKeySequence("Ctrl+Enter"), self.mark)
        keypad.activated.connect(self.mark.click)

    def _left(self) -> QWidget:
        look = theme()
        self.count = Words("", "h2", wrap=True)
        self.all = QCheckBox("All of them")
        self.all.clicked.connect(self.list.tick_all)
        self.mark = Button("Mark as put in the chart", "primary", "clipboard-check", "Ctrl+Return")
        self.mark.clicked.connect(self.mark_ticked)
        self.others = Button(
            "Your clients", "ghost", "users", name="Your clients who are not yet in the chart"
        )
        self.others.clicked.connect(lambda: self.route_requested.emit(Route("chart")))
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.all, 0, Qt.AlignmentFlag.AlignTop)
        left = QWidget()
        left.setProperty("pane", True)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        column.addLayout(head)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.mark)
        foot.addStretch(1)
        foot.addWidget(self.others)
        column.addLayout(foot)
        return left

    def _right(self) -> QWidget:
        look = theme()
        self.copy = Button("Copy as text", "default", "copy", "Ctrl+Shift+C", size="small")
        self.save = Button("Save", "default", "file-down", "Ctrl+Shift+S", size="small")
        self.save_more = Button("", "default", "chevron-down", size="small", name="Save in another form")
        self.print = Button("Print", "default", "printer", "Ctrl+P", size="small")
        self.copy.clicked.connect(self.copy_text)
        self.save.clicked.connect(self.save_as_pdf)
        self.save_more.clicked.connect(self._on_save_more_clicked)
        self.print.clicked.connect(self.print_note)
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        head.addWidget(Words("The note", "h2"), 1)
        for button in (self.copy, self.save, self.save_more, self.print):
            head.addWidget(button)
        right = QWidget()
        right.setProperty("pane", True)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        column.addLayout(head)
        column.addWidget(self.text, 1)
        return right

    # What the page asks

    def show_client(self, client_id: int) -> None:
        """Show what waits of this client now; what was taken out of the note stays out for the same one."""
        same = self._note is not None and self._note.client_id == client_id
        unticked = self.list.unticked() if same else frozenset()
        self._note = note = self._desk.chart.waiting(client_id)
        self.list.show_items(note.items, unticked)
        self.full.setVisible(bool(note.items))
        self.empty.setVisible(not note.items)
        self.count.setText(waiting_in_all(note))
        may = self._desk.may(Permission.WRITE_CHART_NOTE)
        for button in (self.mark, self.copy, self.save, self.save_more, self.print):
            button.setVisible(may)
        self._show_ticks()
        self._show_preview()

    def forget(self) -> None:
        """Let go of the client: nothing of the note stays here."""
        self._preview_timer.stop()
        self._note = None
        self.list.show_items(())
        self.text.clear()

    def reload(self, topics: Set[str]) -> None:
        """Something changed elsewhere."""
        if self._note is not None and topics & _SHOWS:
            self.show_client(self._note.client_id)

    def take_keyboard(self) -> None:
        """Put the keyboard into the list, or on the way to other clients where nothing waits."""
        target = self.list if self.full.isVisibleTo(self) else self.empty.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_down(self) -> None:
        """A note of a client stays on no clipboard behind a locked window."""
        self._preview_timer.stop()
        if self._forget_copy is not None:
            self._forget_copy()

    # Showing

    def _chosen(self) -> ChartNote | None:
        return self._note.only(self.list.ticked()) if self._note is not None else None

    def _on_list_ticks_changed(self) -> None:
        self._show_ticks()
        self._preview_timer.start(0)

    def _show_ticks(self) -> None:
        left_out = self.list.unticked()
        some = bool(self.list.ticked())
        self.all.setChecked(not left_out)
        for button in (self.mark, self.copy, self.save, self.save_more, self.print):
            button.setEnabled(some)

    def _show_preview(self) -> None:
        note = self._chosen()
        if note is None:
            return
        bar = self.text.verticalScrollBar()
        place = bar.value()
        self.text.setPlainText(note_text(note, UNBROKEN) if note.items else "Nothing is chosen for the note.")
        bar.setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the verbs of the note are icons."""
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_FOLDS_BELOW)
        for button in (self.copy, self.save, self.print, self.others):
            button.set_folded(narrow)

    def minimumSizeHint(self) -> QSize:
        """What it takes with folded verbs, also while they are not: else no window could become narrow."""
        return QSize(theme().px(_LEAST), super().minimumSizeHint().height())

    # What the person does

    def copy_text(self) -> None:
        """The note on the clipboard, for a while."""
        note = self._made()
        if note is not None:
            self._forget_copy = copy_secret(note_text(note), COPIED_FOR)
            self.toast_requested.emit(Toast(COPIED))

    def save_as_pdf(self) -> None:
        """Ask where, and save the note as PDF."""
        self._give(lambda note: save_pdf(note_pdf(note), file_name(note, ".pdf"), self.window()))

    def save_as_text(self) -> None:
        """Ask where, and save the note as text."""
        self._give(lambda note: save_file(text_file(note), file_name(note, ".txt"), self.window()))

    def print_note(self) -> None:
        """Print the note through the system's dialog."""
        self._give(lambda note: print_pdf(note_pdf(note), JOB, self.window()))

    def save_menu(self) -> QMenu:
        """The two forms in which a note is saved."""
        menu = QMenu(self)
        menu.addAction(theme().icon("file-down"), "Save as PDF", self.save_as_pdf)
        menu.addAction(theme().icon("file-text"), "Save as text", self.save_as_text)
        return menu

    def _on_save_more_clicked(self) -> None:
        menu = self.save_menu()
        menu.exec(self.save_more.mapToGlobal(QPoint(0, self.save_more.height() + 4)))
        menu.deleteLater()

    def _made(self) -> ChartNote | None:
        """The note of what is ticked as it stands now, with its audit line; None if it was refused."""
        chosen = self._chosen()
        if chosen is None:
            return None
        try:
            return self._desk.chart.note(chosen.client_id, chosen.charted())
        except AftercareError as problem:
            self.failed.emit(problem)
            self.show_client(chosen.client_id)
            return None

    def _give(self, give: Callable[[ChartNote], object]) -> None:
        note = self._made()
        if note is None:
            return
        try:
            give(note)
        except AftercareError as problem:
            self.failed.emit(problem)

    def mark_ticked(self) -> None:
        """What is ticked is in the chart now; with Undo."""
        chosen = self._chosen()
        if chosen is None or not chosen.items:
            return
        try:
            done = self._desk.chart.mark(chosen.client_id, chosen.charted())
        except AftercareError as problem:
            self.failed.emit(problem)
        else:
            words = f"{done.undo.sentence}." if done.undo is not None else ""
            self.toast_requested.emit(Toast(words, done.undo))
        self.show_client(chosen.client_id)
        self.take_keyboard()
