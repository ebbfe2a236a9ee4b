"""The first start: center, first administrator, recovery key; or the made-up center to practice on."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimeZone
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.documents.recovery_key import recovery_key_pdf
from aftercare_desktop.domain.center import CenterProfile, PhoneLine
from aftercare_desktop.domain.staff import NewStaff, Role
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.ui.door import Door, Made
from aftercare_desktop.ui.printing import print_pdf, save_pdf
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from aftercare_desktop.ui.widgets.fields_text import LineField, PhoneField
from aftercare_desktop.ui.widgets.frames import Card, Note
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.password import NewPassword
from aftercare_desktop.words.places import STATES, TIME_ZONES

_STEPS = 3
_HEADLINES = ("Set up your center", "The first administrator", "Your recovery key")
_SENTENCES = (
    "Step 1 of 3. These words stand on every plan. You can change them later in the settings.",
    "Step 2 of 3. This person signs in first and can let others in.",
    "Step 3 of 3. If every password is forgotten, only this key opens your data. It is shown once and stored nowhere.",
)


class SetUpDialog(DialogFrame):
    """Three small steps. Nothing is written before the second one is finished."""

    def __init__(self, door: Door, tasks: Tasks, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_HEADLINES[0], parent, width=WIDE, title="Set up")
        self._door = door
        self._tasks = tasks
        self._today = today
        self._recovery_key = ""
        self.made: Made | None = None
        self.sentence = Words("", "secondary", wrap=True)
        self.body.addWidget(self.sentence)
        self.steps = QStackedWidget()
        self.center = _CenterStep()
        self.person = _PersonStep()
        self.key = _KeyStep()
        for step in (self.center, self.person, self.key):
            self.steps.addWidget(step)
        self.body.addWidget(self.steps, 1)
        self.problem = Words("", "error", wrap=True)
        self.body.addWidget(self.problem)
        self.practice_button = self.add_button(
            Button("Practice on made-up people", "ghost", "graduation-cap"), left=True
        )
        self.back_button = self.add_button(Button("Back", "default"))
        self.next_button = self.add_button(Button("Next", "primary", hint="Enter"))
        self.next_button.setDefault(True)
        self.practice_button.clicked.connect(self._on_practice_button_clicked)
        self.back_button.clicked.connect(lambda: self.show_step(self.steps.currentIndex() - 1))
        self.next_button.clicked.connect(self._on_next_button_clicked)
        self.key.kept.toggled.connect(self.next_button.setEnabled)
        self.key.print_button.clicked.connect(self._on_key_print_button_clicked)
        self.key.save_button.clicked.connect(self._on_key_save_button_clicked)
        self.show_step(0)

    @classmethod
    def ask(cls, parent: QWidget | None, door: Door, tasks: Tasks, today: date) -> Made | None:
        """How the person chose to begin; None if they closed the dialog."""
        dialog = cls(door, tasks, today, parent)
        dialog.exec()
        return dialog.made

    def show_step(self, number: int) -> None:
        self.steps.setCurrentIndex(number)
        self.headline.setText(_HEADLINES[number])
        self.sentence.setText(_SENTENCES[number])
        self.setAccessibleName(_HEADLINES[number])
        self.problem.setText("")
        self.practice_button.setVisible(number == 0)
        self.back_button.setVisible(number == 1)
        self.next_button.setText(("Next", "Make the center", "Start")[number])
        self.next_button.setEnabled(number != 2 or self.key.kept.isChecked())
        (self.center.name, self.person.name, self.key.print_button)[number].setFocus()

    def _on_practice_button_clicked(self) -> None:
        self.made = Made(practice=True)
        self.accept()

    def _on_next_button_clicked(self) -> None:
        step = self.steps.currentIndex()
        if step == 0 and self.center.is_complete():
            self.show_step(1)
        elif step == 1 and self.person.is_complete():
            self._make()
        elif step == 2 and self.key.kept.isChecked():
            self.accept()

    def _make(self) -> None:
        self._set_busy(True)
        profile, administrator = self.center.profile(), self.person.administrator()
        password = self.person.password.value()
        self._tasks.run(
            lambda _: self._door.set_up(profile, administrator, password),
            self._on_made,
            self._on_failed,
            "Making the center",
        )

    def _on_made(self, recovery_key: str) -> None:
        self._set_busy(False)
        self._recovery_key = recovery_key
        self.made = Made(self.person.user.value().strip())
        self.person.password.clear()
        self.key.show_key(recovery_key)
        self.show_step(2)

    def _on_failed(self, problem: AftercareError) -> None:
        self._set_busy(False)
        self.problem.setText(problem.sentence)

    def _set_busy(self, busy: bool) -> None:
        self.steps.setEnabled(not busy)
        self.next_button.setEnabled(not busy)
        self.back_button.setEnabled(not busy)

    def _paper(self) -> bytes:
        return recovery_key_pdf(self.center.name.value().strip(), self._recovery_key, self._today)

    def _on_key_print_button_clicked(self) -> None:
        self._try(lambda: print_pdf(self._paper(), "Recovery key", self))

    def _on_key_save_button_clicked(self) -> None:
        self._try(lambda: save_pdf(self._paper(), "recovery-key.pdf", self))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except AftercareError as problem:
            self.problem.setText(problem.sentence)

    def reject(self) -> None:
        """Esc and the window's cross. Not while the center is being made, nor before the key is in a safe place."""
        if not self.steps.isEnabled():
            return
        if self.steps.currentIndex() == 2 and not self.key.kept.isChecked():
            self.problem.setText(
                "Print, save or write down the key first, then tick the box. It is never shown again."
            )
            self.key.kept.setFocus()
            return
        super().reject()


class _Step(QWidget):
    """A column of fields."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme().px(4))

    def _require(self, *pairs: tuple[Field, str]) -> bool:
        """Say at each empty field what to do; the keyboard goes to the first one."""
        empty = [(field, sentence) for field, sentence in pairs if not str(field.value() or "").strip()]
        for field, _ in pairs:
            field.set_problem(None)
        for field, sentence in empty:
            field.set_problem(sentence)
        if empty:
            empty[0][0].setFocus()
        return not empty


class _CenterStep(_Step):
    def __init__(self) -> None:
        super().__init__()
        self.name = LineField("Name of the center")
        self.phone = PhoneField("Phone that clients can call")
        self.hours = LineField("When somebody answers", placeholder="Monday to Friday, 8 AM to 5 PM")
        self.state = ChoiceField("State", (("", "Not in the United States"), *STATES))
        self.zone = ChoiceField("Time zone", _zones())
        self.zone.set_value(_own_zone())
        self.column.addWidget(self.name)
        row = QHBoxLayout()
        row.setSpacing(theme().px(14))
        row.addWidget(self.phone, 1)
        row.addWidget(self.hours, 1)
        self.column.addLayout(row)
        row = QHBoxLayout()
        row.setSpacing(theme().px(14))
        row.addWidget(self.state, 1)
        row.addWidget(self.zone, 1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def is_complete(self) -> bool:
        return self._require(
            (self.name, "Write the name of your center."), (self.phone, "Write the number clients call.")
        )

    def profile(self) -> CenterProfile:
        line = PhoneLine(self.phone.value().strip(), self.hours.value().strip())
        return CenterProfile(
            name=self.name.value().strip(), line=line, state=self.state.value(), timezone=self.zone.value()
        )


class _PersonStep(_Step):
    def __init__(self) -> None:
        super().__init__()
        self.name = LineField("Your name")
        self.user = LineField("User name", help_text="What you type to sign in, such as dana.")
        self.password = NewPassword()
        row = QHBoxLayout()
        row.setSpacing(theme().px(14))
        for field in (self.name, self.user):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)  # only one of them has help below
        self.column.addLayout(row)
        self.column.addWidget(self.password)
        self.column.addStretch(1)
        self.user.edited.connect(lambda: self.password.set_user(self.user.value()))

    def is_complete(self) -> bool:
        named = self._require((self.name, "Write your name."), (self.user, "Choose a user name."))
        return not self.password.show_gap() and named

    def administrator(self) -> NewStaff:
        return NewStaff(self.user.value().strip(), self.name.value().strip(), Role.ADMINISTRATOR)


class _KeyStep(_Step):
    def __init__(self) -> None:
        super().__init__()
        look = theme()
        card = Card(padding=18)
        self.words = Words("", "recovery", wrap=True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setAccessibleName("Recovery key")
        card.body.addWidget(self.words)
        self.print_button = Button("Print", "default", "printer")
        self.save_button = Button("Save as PDF", "default", "download")
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        self.kept = QCheckBox("I have put it in a safe place")
        self.kept.setAccessibleName("I have put the recovery key in a safe place")
        self.column.addWidget(card)
        self.column.addSpacing(look.px(8))
        self.column.addLayout(row)
        self.column.addSpacing(look.px(8))
        self.column.addWidget(
            Note(
                "Lock the paper away, apart from this computer. Whoever holds it can open the records.",
                "key-round",
            )
        )
        self.column.addWidget(self.kept)
        self.column.addStretch(1)

    def show_key(self, recovery_key: str) -> None:
        """In two lines, broken between groups of five."""
        groups = recovery_key.split("-")
        half = (len(groups) + 1) // 2
        self.words.setText("-".join(groups[:half]) + "-\n" + "-".join(groups[half:]))


def _own_zone() -> str:
    """This computer's time zone; that of the east coast where the computer only knows UTC."""
    own = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii")
    return TIME_ZONES[0][0] if own in ("", "UTC", "Etc/UTC", "GMT") else own


def _zones() -> tuple[tuple[str, str], ...]:
    own = _own_zone()
    known = dict(TIME_ZONES)
    return TIME_ZONES if own in known else ((own, own.replace("_", " ")), *TIME_ZONES)
