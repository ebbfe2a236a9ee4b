"""Writes down a phone call with somebody who may be told something: to whom, about what, for what, when."""

from datetime import datetime

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.asking import MayTell
from aftercare_desktop.domain.disclosures import Asked, Ground, Handed, NextStep
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.gate import Withheld
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import CheckField, ChecksField
from aftercare_desktop.ui.widgets.fields_text import LineField, PhoneField
from aftercare_desktop.ui.widgets.fields_when import DateField, TimeField
from aftercare_desktop.ui.widgets.frames import Note, ScrollColumn
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words import asking as words
from aftercare_desktop.words.consents import CATEGORIES
from aftercare_desktop.words.disclosures import NEXT_STEPS

_HEIGHT, _LEAST, _AROUND = 400, 150, 260


class CallToldDialog(DialogFrame):
    """Filled in from the consent; Ctrl+Enter writes it down through the gate, which decides anew.

    `made` is what was written down; `route` where the next step leads that the person took instead.
    """

    def __init__(self, desk: Desk, told: MayTell, parent: QWidget | None = None) -> None:
        super().__init__(
            words.CALL_WITH.format(who=words.recipient(told)), parent, width=WIDE, title="Phone call"
        )
        self.made: Done[int] | None = None
        self.route: Route | None = None
        self._desk = desk
        self._told = told
        self._step: NextStep | None = None
        self._build(told)
        self.problem = Words("", "error", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.next_step = self.add_button(Button("", "default", "arrow-right"), left=True)
        self.next_step.clicked.connect(self._on_next_step_clicked)
        self.next_step.hide()
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.keep = self.add_button(Button("Write it down", "primary", "check", hint="Ctrl Enter"))
        self.keep.clicked.connect(self._on_keep_clicked)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.keep.click)
        self.number.focus_inside()

    def _build(self, told: MayTell) -> None:
        look, parent = theme(), self.parentWidget()
        self.number = PhoneField("Their phone")
        self.number.set_value(told.words.phone)
        self.day = DateField("Day", self._desk.today, done=True)
        self.at = TimeField("Time")
        local = self._desk.now().astimezone(self._desk.zone)
        self.day.set_value(local.date())
        self.at.set_value(local.time().replace(second=0, microsecond=0))
        row = QHBoxLayout()
        row.setSpacing(look.px(12))
        when: tuple[Field, ...] = (self.number, self.day, self.at)
        for field in when:
            row.addWidget(field)
        options = [(one, CATEGORIES[one][0]) for one in told.categories]
        self.categories = ChecksField("What was told", options, columns=2)
        self.categories.set_value(told.categories)
        self.purpose = LineField("What it is for")
        self.purpose.set_value(words.purpose(told))
        self.brief = LineField(
            "In brief", help_text="For the accounting: what it was about, nothing of what was said."
        )
        self.left_out = CheckField("I read this and left it out")
        form = ScrollColumn(padding=0, spacing=0)
        form.body.addLayout(row)
        if words.limits(told):
            form.body.addWidget(Note(words.limits(told), "eye-off", "warning"))
            form.body.addWidget(self.left_out)
        what: tuple[Field, ...] = (self.categories, self.purpose, self.brief)
        for field in what:
            form.body.addWidget(field)
        form.body.addStretch(1)
        room = parent.window().height() - look.px(_AROUND) if parent is not None else look.px(_HEIGHT)
        form.setMinimumHeight(min(look.px(_HEIGHT), max(_LEAST, room)))
        self.body.addWidget(form, 1)

    def asked(self) -> Asked:
        """What stands on screen, as the gate is asked it."""
        return Asked(
            Ground.CONSENT,
            Handed.CALL,
            self._told.recipient,
            self.categories.value(),
            self.purpose.value(),
            limits_read=self.left_out.value(),
        )

    def moment(self) -> datetime | None:
        """When it was told; None while a day or a time is missing."""
        day, at = self.day.value(), self.at.value()
        return None if day is None or at is None else datetime.combine(day, at, self._desk.zone)

    def _on_keep_clicked(self) -> None:
        self.day.flush()
        self.at.flush()
        moment = self.moment()
        if moment is None:
            self._say(words.WHEN, None)
            (self.at if self.day.value() is not None else self.day).focus_inside()
            return
        try:
            self.made = self._desk.gate.call(
                self._told.client_id, self.asked(), self.number.value(), moment, self.brief.value()
            )
        except Withheld as problem:
            self._say(problem.sentence, problem.refused.next_step)
        except AftercareError as problem:
            self._say(problem.sentence, None)
        else:
            self.accept()

    def _say(self, sentence: str, step: NextStep | None) -> None:
        self._step = step
        self.problem.setText(sentence)
        self.problem.show()
        if step is not None:
            self.next_step.setText(NEXT_STEPS[step])
        self.next_step.setVisible(step is not None)
        frame = self.layout()
        assert frame is not None
        frame.activate()
        # The least height of a layout does not count the second line of words that wrap.
        self.setMinimumHeight(frame.totalMinimumHeightForWidth(self.width()))

    def _on_next_step_clicked(self) -> None:
        """To the field it is about; what lies outside leads to the client's consents, as this person wants it."""
        here: dict[NextStep, Field] = {
            NextStep.CHOOSE_CATEGORIES: self.categories,
            NextStep.WRITE_PURPOSE: self.purpose,
            NextStep.READ_LIMITS: self.left_out,
        }
        if self._step in here:
            here[self._step].focus_inside()
            return
        self.route = Route("client", self._told.client_id, "consents")
        self.accept()

    @classmethod
    def ask(cls, desk: Desk, told: MayTell, parent: QWidget | None) -> "CallToldDialog":
        """The dialog as it was left: with `made`, with `route`, or with neither where the person went back."""
        dialog = cls(desk, told, parent)
        dialog.exec()
        return dialog
