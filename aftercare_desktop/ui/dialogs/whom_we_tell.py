"""The second half of "Someone is asking", for permitted staff: whom we may talk to about one person meant."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.asking import MayTell, PersonAsked
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields_text import LineField
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.ui.widgets.frames import Card, Note, ScrollColumn
from aftercare_desktop.ui.widgets.labels import IconLabel, Words
from aftercare_desktop.words import asking as words

Ask = Callable[[PersonAsked], Sequence[MayTell]]
ON_THE_PHONE = "Write down a call"


class WhomWeTell(ScrollColumn):
    """Three fields, Enter, and the answer: whom, about what, until when. Nothing completes what is typed.

    Whatever is typed anew takes the answer away, so that it never stands under another name.
    """

    call_requested = Signal(object)
    """Emitted with the `MayTell` of somebody who is or was on the phone."""

    def __init__(self, ask: Ask, today: Callable[[], date], *, may_disclose: bool) -> None:
        super().__init__(padding=0, spacing=8)
        self._ask = ask
        self._may_disclose = may_disclose
        self.name = LineField("Full name")
        self.born = DateField("Date of birth", today, past=True, short=True)
        self.number = LineField("or record number")
        row = QHBoxLayout()
        row.setSpacing(theme().px(12))
        for field, stretch in ((self.name, 4), (self.born, 2), (self.number, 2)):
            row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
            field.keep_no_slot()
            field.edited.connect(self._on_field_edited)
            field.entered.connect(self.look)
        self.body.addWidget(Words(words.FIRST, "secondary", wrap=True))
        self.body.addLayout(row)
        self._answer = QWidget()
        self._rows = QVBoxLayout(self._answer)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme().px(8))
        self.body.addWidget(self._answer)
        self.body.addStretch(1)
        self.buttons: list[Button] = []
        self._asked = PersonAsked()

    def look(self) -> None:
        """Ask about the person in the fields and show the answer, or what is missing."""
        self.clear()
        self.born.flush()
        self._asked = asked = self._typed()
        try:
            found = self._ask(asked)
        except AftercareError as problem:
            self._rows.addWidget(Words(problem.sentence, "error", wrap=True))
            self.name.focus_inside()
            return
        self._rows.addWidget(Note(words.ONLY_THESE if found else words.NOBODY, "shield-check"))
        for one in found:
            self._rows.addWidget(self._card(one))
        # Once it is laid out: in a low window the answer lies below.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self._answer))

    def _typed(self) -> PersonAsked:
        return PersonAsked(self.name.value(), self.born.value(), self.number.value())

    def _on_field_edited(self) -> None:
        if self._typed() != self._asked:
            self.clear()

    def clear(self) -> None:
        """Take the answer away."""
        self.buttons = []
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _card(self, told: MayTell) -> Card:
        card = Card(padding=12, spacing=4)
        card.setAccessibleName(f"{words.recipient(told)}. {words.about(told)}. {words.until(told)}")
        head = QHBoxLayout()
        head.addWidget(Words(words.recipient(told), "h2", wrap=True), 1)
        if self._may_disclose:
            button = Button(ON_THE_PHONE, "default", "phone-call", size="small")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._on_call_clicked, told))
            button.setAccessibleName(f"{ON_THE_PHONE}: {words.recipient(told)}")
            self.buttons.append(button)
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(head)
        lines = (
            ("phone", words.phone(told)),
            ("message-circle", f"About: {words.about(told)}"),
            ("target", f"For: {words.purpose(told)}" if words.purpose(told) else ""),
            ("calendar", words.until(told)),
            ("eye-off", words.limits(told)),
        )
        for icon, text in lines:
            if text:
                token = "warn" if icon == "eye-off" else "text2"
                card.body.addWidget(IconLabel(icon, text, token=token, role="body", wrap=True))
        return card

    def _on_call_clicked(self, told: MayTell) -> None:
        self.call_requested.emit(told)
