"""What a contact agreement allows today, said beside the form as it is written, and what does not fit together."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.contact import Means, Reason, allowed, oddities
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import IconLabel, Words
from aftercare_desktop.words import contact as words

_BESIDE = 2


class ContactToday(Card):
    """One line for each way, then the words that are safe to leave, then a gentle word on what does not fit."""

    copied = Signal()
    """The safe message is on the clipboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, parent=parent)
        self._shown: tuple[object, ...] = ()
        self._message = ""
        self.setAccessibleName("What this allows today")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.body.addWidget(Words("What this allows today", "h2"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(16))
        grid.setVerticalSpacing(theme().px(4))
        for column in range(_BESIDE):
            grid.setColumnStretch(column, 1)
        self.lines: dict[Means, IconLabel] = {}
        for number, means in enumerate(Means):
            line = IconLabel("check", "", role="body", wrap=True)
            self.lines[means] = line
            grid.addWidget(line, number // _BESIDE, number % _BESIDE)
        for column in range(_BESIDE):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self._more = QVBoxLayout()
        self._more.setSpacing(theme().px(4))
        self.details: list[IconLabel] = []
        self.body.addLayout(self._more)
        self.message = Words("", "body", wrap=True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = Button("Copy the safe message", "soft", "copy", size="small")
        self.copy.clicked.connect(self._on_copy_clicked)
        self.body.addWidget(self.message)
        self.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._odd = QVBoxLayout()
        self._odd.setSpacing(theme().px(4))
        self.oddities: list[IconLabel] = []
        self.body.addLayout(self._odd)

    def show_client(self, client: Client, today: date) -> None:
        """Show what this client's agreement, phones and status allow today."""
        shown = (client.contact, client.phones, client.status, today)
        if shown == self._shown:
            return
        self._shown = shown
        for means, line in self.lines.items():
            verdict = allowed(client, means, today)
            asks = verdict.reason is Reason.ASK_FIRST
            icon, token = ("check", "ok") if verdict.allowed else ("circle-help" if asks else "ban", "text3")
            line.icon.set_icon(icon, token)
            line.set_text(words.verdict(means, verdict))
        told = [("phone", words.on_phone(client, phone, today)) for phone in client.phones]
        hours = words.when(client)
        self.details = _replace(self._more, self.details, [*told, *([("clock", hours)] if hours else [])])
        self._message = client.contact.message_words
        may_leave = allowed(client, Means.MESSAGE, today).allowed and bool(self._message.strip())
        self.message.setText(f"Safe message: “{self._message}” {words.NEVER_NAME_THE_CENTER}")
        for part in (self.message, self.copy):
            part.setVisible(may_leave)
        odd = [("triangle-alert", words.oddity(found)) for found in oddities(client, today)]
        self.oddities = _replace(self._odd, self.oddities, odd, token="warn", role="warn")

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._message)
        self.copied.emit()


def _replace(
    column: QVBoxLayout,
    old: list[IconLabel],
    new: list[tuple[str, str]],
    *,
    token: str = "text2",
    role: str = "body",
) -> list[IconLabel]:
    """Other lines (icon, words) in a column; gives them."""
    for line in old:
        column.removeWidget(line)
        line.hide()
        line.deleteLater()
    lines = [IconLabel(icon, text, token=token, role=role, wrap=True) for icon, text in new]
    for line in lines:
        column.addWidget(line)
    return lines
