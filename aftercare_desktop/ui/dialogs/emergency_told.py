"""The questions after an emergency: who was told what, where they work, who told it, when, and what happened."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.disclosures import GroundForm
from aftercare_desktop.domain.emergency import EmergencyAnswer, problems
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.emergency import QuestionRow
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import ChecksField, ChoiceField
from aftercare_desktop.ui.widgets.fields_text import LineField, PhoneField
from aftercare_desktop.ui.widgets.fields_when import DateField, TimeField
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words import emergency as words

_WIDTH, _MARGIN = 720, 32
_HEIGHT, _LEAST, _AROUND = 400, 140, 300


class EmergencyToldDialog(DialogFrame):
    """One question at a time. Ctrl+Enter writes it down; Esc leaves it open, and it is asked again."""

    answered = Signal(object)
    """Emitted with the `Done` of the answer."""

    def __init__(
        self, desk: Desk, rows: Sequence[QuestionRow], view: int | None = None, parent: QWidget | None = None
    ) -> None:
        """`rows` are the open questions, at least one; `view` is the one to begin with."""
        super().__init__(words.QUESTIONS, parent, title=words.TITLE)
        self.locked = False
        """Closed because the window locks."""
        self._desk = desk
        self._rows = {row.question.view: row for row in rows}
        look = theme()
        room = parent.window().width() - look.px(_MARGIN) if parent is not None else look.px(_WIDTH)
        self.setFixedWidth(min(look.px(_WIDTH), room))
        options = [(row.question.view, self._spoken(row)) for row in rows]
        self.which = ChoiceField("Which emergency", options)
        self.which.set_value(view if view in self._rows else options[0][0])
        self.which.keep_no_slot()
        self.which.edited.connect(self._show_when)
        self.body.addWidget(self.which)
        self.body.addWidget(Words(words.ASK, "secondary", wrap=True))
        self.body.addWidget(self._form(), 1)
        self.problem = Words("", "error", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self._show_when()
        self._add_verbs()
        self.recipient.focus_inside()

    def _spoken(self, row: QuestionRow) -> str:
        return words.opened(row.client, row.opened_by, row.question.opened_at, self._desk.zone)

    def _form(self) -> ScrollColumn:
        look, parent = theme(), self.parentWidget()
        self.recipient = LineField("Who was told")
        self.facility = LineField("Where they work")
        self.told_by = LineField("Who told it")
        self.told_by.set_value(self._desk.staff_member.name)
        self.day = DateField("Day", self._desk.today, done=True)
        self.at = TimeField("Time")
        self.number = PhoneField("Their phone", help_text="Empty for somebody on the spot.")
        self.nature = LineField("What happened")
        self.categories = ChecksField("What was told", tuple(words.TOLD.items()), columns=2)
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(0)
        placed: tuple[tuple[Field, int, int, int], ...] = (
            (self.recipient, 0, 0, 2),
            (self.facility, 0, 2, 2),
            (self.told_by, 1, 0, 2),
            (self.day, 1, 2, 1),
            (self.at, 1, 3, 1),
            (self.nature, 2, 0, 2),
            (self.number, 2, 2, 2),
            (self.categories, 3, 0, 4),
        )
        for field, row, column, span in placed:
            grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        form = ScrollColumn(padding=0, spacing=0)
        form.body.addLayout(grid)
        form.body.addStretch(1)
        room = parent.window().height() - look.px(_AROUND) if parent is not None else look.px(_HEIGHT)
        form.setMinimumHeight(min(look.px(_HEIGHT), max(_LEAST, room)))
        return form

    def _add_verbs(self) -> None:
        self.nothing = self.add_button(Button("Nothing was told", "default"), left=True)
        self.nothing.clicked.connect(self._on_nothing_clicked)
        later = self.add_button(Button("Later", "default", hint="Esc"))
        later.setToolTip(words.STAYS_OPEN)
        later.clicked.connect(self.reject)
        self.keep = self.add_button(Button("Write it down", "primary", "check", hint="Ctrl Enter"))
        self.keep.clicked.connect(self._on_keep_clicked)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.keep.click)

    def _show_when(self) -> None:
        """Told about when it was opened, unless the person writes another time."""
        at = self._rows[self.which.value()].question.opened_at.astimezone(self._desk.zone)
        self.day.set_value(at.date())
        self.at.set_value(at.time().replace(second=0, microsecond=0))

    # The answer

    def view(self) -> int:
        """The number of the opening that is answered for."""
        chosen: int = self.which.value()
        return chosen

    def answer(self) -> EmergencyAnswer:
        """What stands in the fields."""
        day, at = self.day.value(), self.at.value()
        moment = None if day is None or at is None else datetime.combine(day, at, self._desk.zone)
        form = GroundForm(
            recipient_name=self.recipient.value(),
            facility=self.facility.value(),
            told_by=self.told_by.value(),
            happened_at=moment,
            nature=self.nature.value(),
        )
        return EmergencyAnswer(form, self.categories.value(), self.number.value())

    def written(self) -> dict[str, Any]:
        """What stands in the fields, to be put back by `write_again`."""
        typed = {label: words for label, words in self.typed().items() if label != self.which.label()}
        return {"typed": typed, "categories": list(self.categories.value())}

    def write_again(self, kept: dict[str, Any]) -> None:
        """Put back what `written` gave."""
        self.type_again(kept["typed"])
        self.categories.set_value(Category(one) for one in kept["categories"])

    def _on_keep_clicked(self) -> None:
        self.day.flush()
        self.at.flush()
        answer = self.answer()
        fields: dict[str, Field] = {
            "recipient_name": self.recipient,
            "facility": self.facility,
            "told_by": self.told_by,
            "happened_at": self.at,
            "nature": self.nature,
            "number": self.number,
            "categories": self.categories,
        }
        wrong = [(fields[one.field], one.sentence) for one in problems(answer, self._desk.now())]
        for field, sentence in wrong:
            field.set_problem(sentence)
        if wrong:
            wrong[0][0].focus_inside()
            return
        try:
            done = self._desk.emergency.told(self.view(), answer)
        except AftercareError as problem:
            self._say(problem.sentence)
            return
        self.accept()
        self.answered.emit(done)

    def _on_nothing_clicked(self) -> None:
        try:
            done = self._desk.emergency.nothing_told(self.view())
        except AftercareError as problem:
            self._say(problem.sentence)
            return
        self.accept()
        self.answered.emit(done)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The person closing the window means later; the program, when it locks, keeps the words."""
        if event.spontaneous():
            event.ignore()
            self.reject()
        else:
            self.locked = True
            self.done(0)
