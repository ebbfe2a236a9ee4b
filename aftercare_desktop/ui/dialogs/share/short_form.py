"""The short form of a ground: only the fields that the ground asks for are on screen."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.disclosures import REQUIRED, FormField, Ground, GroundForm
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.services.sharing import RegisterRow
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from aftercare_desktop.ui.widgets.fields_text import LineField, LinesField
from aftercare_desktop.ui.widgets.fields_when import DateField, TimeField
from aftercare_desktop.words.sharing import FIELD_LABELS

TIME_LABEL = "Time"


class ShortForm(QWidget):
    """Holds a field for each `FormField`; `show_ground` shows those that one ground asks for."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._ground = Ground.CONSENT
        self._rows: Sequence[RegisterRow] = ()
        labels = FIELD_LABELS
        self.register = ChoiceField(labels[FormField.REGISTER_ID], [(None, "Choose one")])
        self.who = LineField(labels[FormField.RECIPIENT_NAME], placeholder="Name and office")
        self.facility = LineField(
            labels[FormField.FACILITY], placeholder="Hospital, ambulance, agency, court"
        )
        self.told_by = LineField(labels[FormField.TOLD_BY])
        self.day = DateField(labels[FormField.HAPPENED_AT], today, done=True)
        self.time = TimeField(TIME_LABEL)
        self.nature = LinesField(labels[FormField.NATURE], least_lines=2)
        self.words = LinesField(labels[FormField.WORDS], least_lines=3)
        self._when = QWidget()
        row = QHBoxLayout(self._when)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(12))
        row.addWidget(self.day)
        row.addWidget(self.time)
        row.addStretch(1)
        self._holders: dict[FormField, QWidget] = {
            FormField.REGISTER_ID: self.register,
            FormField.RECIPIENT_NAME: self.who,
            FormField.FACILITY: self.facility,
            FormField.TOLD_BY: self.told_by,
            FormField.HAPPENED_AT: self._when,
            FormField.NATURE: self.nature,
            FormField.WORDS: self.words,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        for holder in self._holders.values():
            column.addWidget(holder)
        for field in self.fields():
            field.keep_no_slot()
            field.edited.connect(self.edited)

    def fields(self) -> tuple[Field, ...]:
        """Every field of the form."""
        return (
            self.register,
            self.who,
            self.facility,
            self.told_by,
            self.day,
            self.time,
            self.nature,
            self.words,
        )

    def begin(self, told_by: str, now: datetime) -> None:
        """Who tells it and when are known before anybody writes: the person at the desk, now."""
        here = now.astimezone(self._zone)
        self.told_by.set_value(told_by)
        self.day.set_value(here.date())
        self.time.set_value(here.time().replace(second=0, microsecond=0))

    def show_ground(self, ground: Ground, rows: Sequence[RegisterRow]) -> None:
        """Ask what this ground asks; `rows` are the agreements or orders that hold for it."""
        self._ground, self._rows = ground, rows
        for field, holder in self._holders.items():
            holder.setVisible(field in REQUIRED[ground])
        none = "Choose one" if rows else "None is in force"
        self.register.set_options([(None, none), *((row.id, row.words) for row in rows)])
        self.setVisible(bool(REQUIRED[ground]))

    def value(self) -> GroundForm:
        """What the fields of this ground say."""
        asked = REQUIRED[self._ground]
        found: dict[FormField, object] = {
            FormField.RECIPIENT_NAME: self.who.value(),
            FormField.FACILITY: self.facility.value(),
            FormField.TOLD_BY: self.told_by.value(),
            FormField.HAPPENED_AT: self._moment(),
            FormField.NATURE: self.nature.value(),
            FormField.WORDS: self.words.value(),
            FormField.REGISTER_ID: self.register.value(),
        }
        return GroundForm(**{field.value: found[field] for field in asked})  # type: ignore[arg-type]

    def recipient(self) -> Recipient:
        """To whom the chosen agreement or order lets something go."""
        chosen = self.register.value()
        return next((row.recipient for row in self._rows if row.id == chosen), Recipient())

    def focus_field(self, field: FormField) -> None:
        """Put the keyboard into one of the fields."""
        holder = self._holders[field]
        target = self.day if holder is self._when else holder
        if target is self.day and self.day.value() is not None:
            target = self.time
        if isinstance(target, Field):
            target.focus_inside()

    def _moment(self) -> datetime | None:
        """The day and time at the center, aware."""
        day, at = self.day.value(), self.time.value()
        return None if day is None or at is None else datetime.combine(day, at, self._zone)
