"""One message in full, beside the list: who called, what they said, whose it is, and what can be done with it."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from aftercare_desktop.domain.messages import MessageRow
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import Card, ScrollColumn, Separator
from aftercare_desktop.ui.widgets.labels import IconLabel, Words
from aftercare_desktop.words.dates import stamp
from aftercare_desktop.words.messages import addressee, caller
from aftercare_desktop.words.phones import shown_phone


class MessagePanel(QFrame):
    """Shows a `MessageRow` and emits what the person wants done with it."""

    handle_requested = Signal()
    hand_on_requested = Signal()
    link_requested = Signal()
    unlink_requested = Signal()
    record_requested = Signal()

    def __init__(self, zone: ZoneInfo, *, may_link: bool, parent: QWidget | None = None) -> None:
        """`may_link`: this person reads records, and is offered to put a message to one."""
        super().__init__(parent)
        self._zone = zone
        self._may_link = may_link
        self.setProperty("pane", True)
        self.setAccessibleName("The message")
        look = theme()
        card = Card(padding=0, spacing=0)
        scroll = ScrollColumn(padding=18, spacing=8)
        self.caller = _text("section")
        self.phone = IconLabel("phone", "", token="accentText", role="h2")
        self.asked_about = _Labelled("Asked about")
        self.words = _Labelled("Message")
        self.history = _text("secondary")
        for widget in (self.caller, self.phone, self.asked_about, self.words, self.history):
            scroll.body.addWidget(widget)
        scroll.body.addWidget(self._record())
        scroll.body.addStretch(1)
        card.body.addWidget(scroll, 1)
        card.body.addWidget(Separator())
        card.body.addLayout(self._foot())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, look.px(2))
        outer.addWidget(card)

    def _record(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme().px(8), 0, 0)
        column.setSpacing(theme().px(8))
        self.client = _Labelled("On the record of")
        column.addWidget(self.client)
        self.record = Button("Open the record", "soft", "contact", size="small")
        self.record.clicked.connect(self.record_requested)
        self.unlink = Button("Take off this record", "ghost", "x", size="small")
        self.unlink.clicked.connect(self.unlink_requested)
        self.link = Button("Put to a record", "default", "link", size="small", hint="L")
        self.link.clicked.connect(self.link_requested)
        for button in (self.record, self.unlink, self.link):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        holder.setVisible(self._may_link)
        return holder

    def _foot(self) -> QBoxLayout:
        look = theme()
        self.handle = Button("", "primary", hint="H")
        self.handle.clicked.connect(self.handle_requested)
        self.hand_on = Button("Hand on", "default", "arrow-right", hint="R")
        self.hand_on.clicked.connect(self.hand_on_requested)
        self._verbs = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setContentsMargins(look.px(18), look.px(13), look.px(18), look.px(13))
        row.setSpacing(look.px(8))
        row.addWidget(self.handle)
        row.addWidget(self.hand_on)
        row.addStretch(1)
        return row

    def _fit_verbs(self) -> None:
        """One below the other where both do not fit with their words and keys."""
        wanted = self.handle.sizeHint().width() + self.hand_on.sizeHint().width() + theme().px(8 + 2 * 18)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._verbs.setDirection(across if wanted <= self.width() else down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_verbs()

    def show_message(self, row: MessageRow) -> None:
        """Show this one."""
        message = row.message
        self.caller.setText(caller(message))
        self.phone.setVisible(bool(message.phone.strip()))
        self.phone.set_text(shown_phone(message.phone))
        self.asked_about.show_text(message.asked_about)
        self.words.show_text(message.words)
        self.history.setText(self._history(row))
        linked = row.client_id is not None
        self.client.show_text(row.client_name)
        self.record.setVisible(linked)
        self.unlink.setVisible(linked)
        self.link.setVisible(not linked)
        self.handle.setText("Open again" if row.done_at else "Handled")
        self.handle.set_icon_name("rotate-ccw" if row.done_at else "check")
        self._fit_verbs()

    def _history(self, row: MessageRow) -> str:
        """ "Taken Nov 23, 2026, 9:42 AM by Dana. For Leah, handed on by Luis."."""
        to = addressee(row)
        if row.handed_on_by_name:
            to = f"{to}, handed on by {row.handed_on_by_name}"
        parts = [f"Taken {stamp(row.taken_at, self._zone)} by {row.taken_by_name}.", f"{to}."]
        if row.done_at:
            parts.append(f"Handled {stamp(row.done_at, self._zone)} by {row.done_by_name}.")
        return "\n".join(parts)


class _Labelled(QWidget):
    """A small heading with what was written under it; nothing when nothing was written."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme().px(6), 0, 0)
        column.setSpacing(theme().px(2))
        self._text = _text("body")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(Words(heading, "label"))
        column.addWidget(self._text)

    def show_text(self, text: str) -> None:
        self._text.setText(text.strip())
        self.setVisible(bool(text.strip()))


def _text(role: str) -> Words:
    """Words that wrap and never make the panel wider, however long a word is."""
    words = Words("", role, wrap=True)
    words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return words
