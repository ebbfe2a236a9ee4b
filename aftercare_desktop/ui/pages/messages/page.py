"""The messages from callers: open ones for me, for anybody, all I may see, and those that were handled."""

from collections.abc import Callable, Set

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.messages import MessageRow, MessageView
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.choose_client import ChooseClientDialog
from aftercare_desktop.ui.dialogs.hand_on import HandOnDialog
from aftercare_desktop.ui.page import Page, Route, Toast
from aftercare_desktop.ui.pages.messages.panel import MessagePanel
from aftercare_desktop.ui.table_model import Column, TableModel
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button, key_words
from aftercare_desktop.ui.widgets.choices import Segmented
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.message_row import MESSAGE_HEIGHT, MessageRowDelegate
from aftercare_desktop.ui.widgets.row_list import RowList
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.messages import caller, counted, row_spoken

_PANEL = 384
_VIEWS = (MessageView.OPEN, MessageView.MINE, MessageView.ANYBODY, MessageView.DONE)
_NOTHING = {
    MessageView.OPEN: ("No message waits.", "When somebody asks for a client, F9 shows what to say."),
    MessageView.MINE: ("No message waits for you.", "Look also at those for anybody."),
    MessageView.ANYBODY: (
        "No message waits for anybody.",
        "When somebody asks for a client, F9 shows what to say.",
    ),
    MessageView.DONE: ("No message was handled yet.", "What you mark as handled is kept here."),
}
_ASKING = "someone-asking"


class MessagesPage(Page):
    """A route's part names the list: "mine", "done". Each change can be taken back."""

    title = "Messages"
    keys = (
        ("H / Enter", "Handled, or open again"),
        ("R", "Hand on to somebody"),
        ("L", "Put to a client's record"),
        ("Ctrl+N", "Someone is asking"),
        ("J / K", "Down, up"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._may_link = desk.may(Permission.READ_CLIENT)
        columns: tuple[Column[MessageRow], ...] = (
            Column("Message", lambda row: caller(row.message), spoken=lambda row: row_spoken(row, desk.zone)),
        )
        self.model: TableModel[MessageRow] = TableModel(columns, desk.messages.rows, self)
        self._build()

    # Layout

    def _build(self) -> None:
        look = theme()
        self.list = RowList(MESSAGE_HEIGHT, "Messages")
        self.list.setItemDelegate(MessageRowDelegate(self._desk.zone, self.list))
        self.list.setModel(self.model)
        self.list.row_chosen.connect(self._on_list_row_chosen)
        self.list.key_pressed.connect(self._on_list_key_pressed)
        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self.empty = EmptyState("mail", "", "", "Someone is asking")
        self.empty.action_chosen.connect(self.new_here)
        self.panel = MessagePanel(self._desk.zone, may_link=self._may_link)
        self.panel.handle_requested.connect(self._handle_or_reopen)
        self.panel.hand_on_requested.connect(self._hand_on)
        self.panel.link_requested.connect(self._link)
        self.panel.unlink_requested.connect(self._unlink)
        self.panel.record_requested.connect(self._open_record)
        row = QHBoxLayout()
        row.setSpacing(look.px(16))
        lists = QVBoxLayout()
        lists.setSpacing(0)
        lists.addWidget(self.list, 1_000)
        lists.addWidget(self.empty, 1_000)
        lists.addStretch(1)
        row.addLayout(lists, 1)
        row.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), 0, look.px(24), look.px(20))
        column.setSpacing(0)
        column.addLayout(self._header())
        column.addWidget(self._bar())
        column.addSpacing(look.px(10))
        column.addLayout(row, 1)

    def _header(self) -> QHBoxLayout:
        look = theme()
        self.context = Words("", "secondary")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.context)
        names.addWidget(Words(self.title, "h1"))
        self.take_button = Button(
            "Someone is asking", "primary", "phone-incoming", hint=key_words(QKeySequence("Ctrl+N"))
        )
        self.take_button.clicked.connect(self.new_here)
        row = QHBoxLayout()
        row.setContentsMargins(0, look.px(16), 0, look.px(10))
        row.setSpacing(look.px(12))
        row.addLayout(names, 1)
        row.addWidget(self.take_button, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _bar(self) -> QWidget:
        self.views = Segmented([(view.value, label(view)) for view in _VIEWS], name="Which messages")
        self.views.chosen.connect(self._on_views_chosen)
        return self.views

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setFixedWidth(min(theme().px(_PANEL), self.width() * 2 // 5))

    # What the window asks

    def open_route(self, route: Route) -> None:
        if route.part in set(MessageView):
            self.views.set_value(route.part)
        self._show_list(reload=False)
        (self.list if self.model.keys() else self.take_button).setFocus()

    def current_route(self) -> Route | None:
        return Route("messages", None, self.views.value())

    def reload(self, topics: Set[str]) -> None:
        if topics & {Topic.MESSAGES, Topic.STAFF, Topic.CLIENTS}:
            self._show_list()

    def new_here(self) -> None:
        self.action_requested.emit(_ASKING)

    # The list

    def _on_views_chosen(self, view: str) -> None:
        self._show_list()

    def _show_list(self, *, reload: bool = True) -> None:
        """Look again and stay at the same message, or at the place where it was."""
        kept, row = self.model.key_at(self.list.currentIndex()), self.list.currentIndex().row()
        view = MessageView(self.views.value())
        try:
            keys = self._desk.messages.find(view, reload)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        self.model.set_keys(keys)
        again = self.model.index_of(kept) if kept is not None else QModelIndex()
        if not again.isValid() and keys:
            again = self.model.index(min(max(row, 0), len(keys) - 1), 0)
        self.list.choose_row(again)
        self.list.setVisible(bool(keys))
        self.panel.setVisible(bool(keys))
        self.empty.setVisible(not keys)
        self.empty.set_words(*_NOTHING[view], "Someone is asking" if view is not MessageView.DONE else "")
        self.context.setText(f"{counted(len(keys))} {'handled' if view is MessageView.DONE else 'open'}")
        self._show_current()

    def _current(self) -> MessageRow | None:
        return self.model.row_at(self.list.currentIndex())

    def _on_list_current_changed(self, index: QModelIndex) -> None:
        self._show_current()

    def _show_current(self) -> None:
        row = self._current()
        if row is not None:
            self.panel.show_message(row)

    # What is done with a message

    def _on_list_row_chosen(self, index: QModelIndex) -> None:
        self._handle_or_reopen()

    def _on_list_key_pressed(self, key: str) -> None:
        acts: dict[str, Callable[[], None]] = {"H": self._handle_or_reopen, "R": self._hand_on}
        if self._may_link:
            acts["L"] = self._link
        if key in acts and self._current() is not None:
            acts[key]()

    def _do(self, act: Callable[[MessageRow], Done[int]], words: str) -> None:
        """Do something with the message on show, look again, and offer to take it back."""
        row = self._current()
        if row is None:
            return
        try:
            with self._desk.changes.caused_by(self):
                done = act(row)
        except AftercareError as problem:
            self.failed.emit(problem)
        else:
            self.toast_requested.emit(Toast(words, done.undo))
        self._show_list()
        if self.list.isVisible():
            self.list.setFocus()

    def _handle_or_reopen(self) -> None:
        row = self._current()
        if row is not None and row.done_at:
            self._do(
                lambda row: self._desk.messages.reopen(row.id, row.version), "The message is open again."
            )
        else:
            self._do(lambda row: self._desk.messages.handle(row.id, row.version), "The message is handled.")

    def _hand_on(self) -> None:
        row = self._current()
        if row is None:
            return
        people = sorted((one.name, one.id) for one in self._desk.staff.list() if one.active)
        chosen = HandOnDialog.ask(
            self.window(), [(staff_id, name) for name, staff_id in people], row.message.for_staff_id
        )
        if chosen is not None and chosen.staff_id != row.message.for_staff_id:
            to = next((name for name, staff_id in people if staff_id == chosen.staff_id), "anybody")
            self._do(
                lambda row: self._desk.messages.reassign(row.id, row.version, chosen.staff_id),
                f"The message is for {to} now.",
            )

    def _link(self) -> None:
        row = self._current()
        if row is None:
            return
        client_id = ChooseClientDialog.ask(
            self.window(),
            self._desk,
            "Whose record is this message about?",
            words=f"The caller asked about “{row.message.asked_about}”. Choose only if you are sure."
            if row.message.asked_about.strip()
            else "The caller gave no name. Choose only if you are sure.",
        )
        if client_id is not None:
            self._do(
                lambda row: self._desk.messages.link(row.id, row.version, client_id),
                "The message is put to the record.",
            )

    def _unlink(self) -> None:
        self._do(
            lambda row: self._desk.messages.link(row.id, row.version, None),
            "The message is off the record.",
        )

    def _open_record(self) -> None:
        row = self._current()
        if row is not None and row.client_id is not None:
            self.route_requested.emit(Route("client", row.client_id))
