"""The questions of the dialog "Share" in one column: ground, recipient, short form, what leaves, what for, limits."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.consents import StoredConsent
from aftercare_desktop.domain.disclosures import (
    Allowed,
    Asked,
    Coverage,
    FormField,
    Ground,
    Handed,
    NextStep,
    NoReason,
    Refused,
    Verdict,
)
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.services.sharing import RegisterRow
from aftercare_desktop.ui.dialogs.share.kinds import KindsField
from aftercare_desktop.ui.dialogs.share.recipient import FindRecipients, ReadRecipient, RecipientField
from aftercare_desktop.ui.dialogs.share.short_form import ShortForm
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import CheckField, ChoiceField
from aftercare_desktop.ui.widgets.fields_text import LineField, PhoneField
from aftercare_desktop.ui.widgets.fields_when import DateField, TimeField
from aftercare_desktop.ui.widgets.frames import Note, ScrollColumn
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words import sharing as words
from aftercare_desktop.words.disclosures import GROUNDS, HANDED

_SELF_EVIDENT = frozenset({Ground.EMERGENCY, Ground.CHILD_ABUSE_REPORT, Ground.CRIME_ON_PREMISES})
"""Grounds whose short form says what it is for."""


class Questions(ScrollColumn):
    """Holds what stands on screen. `offer`, `begin_with` and `show_limits` are told what the records say of it."""

    edited = Signal()
    whom_changed = Signal()
    """Another ground or recipient: what may be chosen is another."""

    def __init__(
        self,
        find: FindRecipients,
        read: ReadRecipient,
        today: Callable[[], date],
        zone: ZoneInfo,
        told_by: str,
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(padding=0, spacing=10, parent=parent)
        self._zone = zone
        self._shown_ground: Ground | None = None
        self._most = Coverage()
        self._purpose_given = ""
        self._limits_of: int | None = None
        self.ground = ChoiceField("Ground", [(one, GROUNDS[one][0]) for one in Ground])
        self.ground_words = Words("", "help", wrap=True)
        self.recipient = RecipientField("To whom", find, read)
        self.form = ShortForm(today, zone)
        self.handed = ChoiceField("What leaves", [(one, HANDED[one]) for one in Handed])
        self.kinds = KindsField("What to share")
        self.purpose = LineField("What it is for", placeholder="Planning care after treatment")
        self.limits = Note("", "shield-alert", "warning")
        self.limits_read = CheckField("I read this and keep to it")
        self.proceedings = CheckField(
            "For use in a proceeding against the client", help_text="It takes a consent of its own."
        )
        self.description = LineField(
            "In a few words, for the list of what left", placeholder="Nothing that is told in it"
        )
        self.call = self._call(today)
        self._arrange()
        self._listen()
        self.form.begin(told_by, now)
        here = now.astimezone(zone)
        self.called_on.set_value(here.date())
        self.called_time.set_value(here.time().replace(second=0, microsecond=0))

    def _call(self, today: Callable[[], date]) -> QWidget:
        """What is asked of a call beside the rest: which number, and when."""
        self.number = PhoneField("Number that was called")
        self.called_on = DateField("Called on", today, done=True)
        self.called_time = TimeField("At")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self.number)
        row = QHBoxLayout()
        row.setSpacing(theme().px(12))
        row.addWidget(self.called_on)
        row.addWidget(self.called_time)
        row.addStretch(1)
        column.addLayout(row)
        return holder

    def _arrange(self) -> None:
        self.limits.words.setMinimumWidth(1)
        for part in (
            self.ground,
            self.ground_words,
            self.recipient,
            self.form,
            self.handed,
            self.kinds,
            self.limits,
            self.limits_read,
            self.purpose,
            self.description,
            self.proceedings,
            self.call,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        for field in self._own_fields():
            field.keep_no_slot()

    def _own_fields(self) -> tuple[Field, ...]:
        return (
            self.ground,
            self.recipient,
            self.handed,
            self.kinds,
            self.limits_read,
            self.purpose,
            self.description,
            self.proceedings,
            self.number,
            self.called_on,
            self.called_time,
        )

    def _listen(self) -> None:
        whom: tuple[Field, ...] = (self.ground, self.recipient, self.form.register, self.proceedings)
        for field in whom:
            field.edited.connect(self.whom_changed)
        self.recipient.chosen.connect(self.handed.focus_inside)
        self.form.edited.connect(self.edited)
        self.handed.edited.connect(self.show_handed)
        for field in self._own_fields():
            if field not in whom:
                field.edited.connect(self.edited)

    # What is shown

    def is_about(self, ground: Ground) -> bool:
        """Whether the short form of this ground is on screen."""
        return ground is self._shown_ground

    def show_ground(self, ground: Ground, rows: Sequence[RegisterRow]) -> None:
        """Ask what this ground asks. `rows` are the agreements or orders that hold for it."""
        self._shown_ground = ground
        self.ground_words.setText(GROUNDS[ground][1])
        self.form.show_ground(ground, rows)
        self.recipient.setVisible(ground is Ground.CONSENT)
        self.proceedings.setVisible(ground is Ground.CONSENT)
        self.purpose.setVisible(ground not in _SELF_EVIDENT)

    def show_handed(self) -> None:
        """A call asks for number and time."""
        self.call.setVisible(self.handed.value() is Handed.CALL)

    def offer(self, most: Coverage) -> None:
        """Let no more be chosen than this."""
        self._most = most
        nothing = most.refused is not None
        beyond = "" if nothing else words.not_covered(most, self.ground.value())
        self.kinds.offer(most.open_categories(), beyond, words.kept_back(most))
        self.kinds.setVisible(not nothing and self.ground.value() is not Ground.CHILD_ABUSE_REPORT)
        if nothing:
            self._show_limits_of(None)

    def begin_with(self, most: Coverage) -> None:
        """Choose what is chosen before anybody chose, and write down what the consent is for."""
        self.kinds.set_value(one for one in most.first if one not in most.held)
        given = words.purpose_of(most.consents[0].consent) if most.consents else ""
        if self.purpose.value() in ("", self._purpose_given):
            self.purpose.set_value(given)
            self._purpose_given = given

    def show_limits(self, verdict: Verdict) -> bool:
        """Show what the client wants left out by the consent this stands on. True where that takes a tick away."""
        if isinstance(verdict, Allowed):
            number = None if verdict.consent is None else verdict.consent.id
        else:
            number = verdict.consent_id if verdict.reason is NoReason.LIMITS_NOT_READ else self._limits_of
        told = next((one for one in self._most.consents if one.id == number), None)
        return self._show_limits_of(told)

    def _show_limits_of(self, stored: StoredConsent | None) -> bool:
        limits = stored.consent.limits.strip() if stored is not None else ""
        number = stored.id if stored is not None and limits else None
        taken_away = number != self._limits_of and self.limits_read.value()
        if number != self._limits_of:
            self.limits_read.set_value(False)
        self._limits_of = number
        self.limits.set_text(f"The client wants this kept: {limits}" if limits else "")
        self.limits.setVisible(bool(limits))
        self.limits_read.setVisible(bool(limits))
        return bool(taken_away)

    # What stands there

    def asked(self) -> Asked:
        """As the gate is asked it."""
        ground = self.ground.value()
        consent = ground is Ground.CONSENT
        purpose = "" if ground in _SELF_EVIDENT else self.purpose.value()
        return Asked(
            ground,
            self.handed.value(),
            self.recipient.value() if consent else self.form.recipient(),
            () if ground is Ground.CHILD_ABUSE_REPORT else self.kinds.value(),
            purpose,
            for_proceedings=consent and self.proceedings.value(),
            form=self.form.value(),
            limits_read=self.limits_read.value(),
        )

    def chosen_recipient(self) -> Recipient:
        """To whom it goes, on whatever ground."""
        return self.asked().recipient

    def described(self) -> str:
        """The brief description, or nothing: the gate then writes one."""
        return self.description.value().strip()

    def called_at(self) -> datetime:
        """When the call was made. Only asked for once `is_whole` said so."""
        return datetime.combine(self.called_on.value(), self.called_time.value(), self._zone)

    def flush(self) -> None:
        """Take over what was typed and not yet understood."""
        for field in (*self._own_fields(), *self.form.fields()):
            if field.isVisibleTo(self):
                field.flush()

    def is_whole(self) -> bool:
        """Whether nothing is left to mend beside what the gate asks for; else the keyboard goes there."""
        if self.handed.value() is Handed.CALL:
            if not self.number.value().strip():
                self.number.set_problem("Write the number that was called.")
            for when in (self.called_on, self.called_time):
                if when.value() is None and not when.problem():
                    when.set_problem("Write when it was.")
        wrong = [one for one in (*self._own_fields(), *self.form.fields()) if self._is_wrong(one)]
        for field in wrong[:1]:
            self._go_to(field)
        return not wrong

    def _is_wrong(self, field: Field) -> bool:
        return field.problem() is not None and field.isVisibleTo(self)

    # Going to a place

    def take_keyboard(self) -> None:
        """Put the keyboard on the first thing to be said."""
        self._go_to(self.recipient if self.ground.value() is Ground.CONSENT else self.ground)

    def focus_step(self, step: NextStep, refused: Refused) -> bool:
        """Go where the missing thing is said. False where that is outside these questions."""
        fields: dict[NextStep, Field] = {
            NextStep.CHOOSE_RECIPIENT: self.recipient,
            NextStep.CHOOSE_CATEGORIES: self.kinds,
            NextStep.WRITE_PURPOSE: self.purpose,
            NextStep.READ_LIMITS: self.limits_read,
        }
        if step is NextStep.FILL_FIELD and refused.fields:
            self._go_to_form(refused.fields[0])
        elif step in fields:
            self._go_to(fields[step])
        else:
            return False
        return True

    def _go_to(self, field: Field) -> None:
        field.focus_inside()
        self.ensureWidgetVisible(field)

    def _go_to_form(self, field: FormField) -> None:
        self.form.focus_field(field)
        focused = self.focusWidget()
        if focused is not None:
            focused.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(focused)
