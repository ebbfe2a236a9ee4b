"""The panel in which the list of clients is filtered. Every change counts at once; nothing has to be confirmed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.client_filters import (
    EVERYBODY,
    AgreementState,
    ClientFilter,
    LeaveKind,
    LeaveWindow,
    MedicineWish,
    PlanProgress,
    check_filter,
)
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.client_lists import FilterChoices
from aftercare_desktop.ui.theme import set_role, theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import (
    CheckField,
    ChecksField,
    ChoiceField,
    NumberField,
    Option,
    enum_options,
)
from aftercare_desktop.ui.widgets.fields_when import ANY_DAY, DateField
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.ui.widgets.labels import Words

WIDTH = 344
_MINE, _NOBODY = "mine", "nobody"
_USUAL_DAYS = 7


class FilterPanel(QFrame):
    """One field for each part of a filter. Parts of the record are there only for people who may read it."""

    filter_changed = Signal(object)
    """Emitted with a `ClientFilter` when a person changed something that can be meant."""
    closed = Signal()
    """Esc or the button: the keyboard goes back to the list."""

    def __init__(
        self, today: Callable[[], date], *, reads_records: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setAccessibleName("Filters")
        self.setProperty("pane", True)
        self.setFixedWidth(theme().px(WIDTH))
        self._today = today
        self._reads_records = reads_records
        self._filter = EVERYBODY
        self._choices: FilterChoices | None = None
        self.fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme().px(12), 0, theme().px(4))
        column.addLayout(self._head())
        self._scroll = ScrollColumn(padding=16, spacing=0)
        column.addWidget(self._scroll, 1)

    def offer(self, choices: FilterChoices) -> None:
        """Offer these counselors, programs and languages; what is chosen stays."""
        if choices == self._choices:
            return
        self._choices = choices
        while self._scroll.body.count():
            item = self._scroll.body.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.fields = dict(self._made(choices))
        for field in self.fields.values():
            field.edited.connect(self._on_field_edited)
            self._scroll.body.addWidget(field)
        self._scroll.body.addStretch(1)
        self.show_filter(self._filter)

    def show_filter(self, wanted: ClientFilter) -> None:
        """Show a filter; emits nothing."""
        self._filter = wanted
        for name, value in self._shown_values(wanted).items():
            if name in self.fields:
                self.fields[name].set_value(value)
        self._show_leave_fields()

    def take_focus(self) -> None:
        """Put the keyboard on the first field."""
        next(iter(self.fields.values())).focus_inside()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # The fields

    def _head(self) -> QHBoxLayout:
        look = theme()
        self.close_button = Button("", "ghost", "x", size="small", name="Close filters")
        self.close_button.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setContentsMargins(look.px(16), 0, look.px(10), look.px(4))
        row.addWidget(Words("Filters", "h2"), 1)
        row.addWidget(self.close_button)
        return row

    def _made(self, choices: FilterChoices) -> list[tuple[str, Field]]:
        counselors: list[Option] = [(_MINE, "My clients"), (_NOBODY, "No counselor yet")]
        kinds = enum_options(LeaveKind, none_words="Any day")
        made: list[tuple[str, Field]] = [
            ("statuses", ChecksField("Status", enum_options(ClientStatus), columns=2)),
            ("counselors", ChecksField("Counselor", [*counselors, *choices.counselors], columns=1)),
            ("leave_kind", ChoiceField("Leave date", kinds)),
            ("leave_days", NumberField("How many days", unit=str(_USUAL_DAYS))),
            ("leave_first", DateField("First day", self._today, hint=ANY_DAY)),
            ("leave_last", DateField("Last day", self._today, hint=ANY_DAY)),
            ("plans", ChecksField("Plan", enum_options(PlanProgress), columns=2)),
        ]
        made += self._record_fields(choices) if self._reads_records else []
        if choices.programs:
            made.append(("programs", ChecksField("Program", _same(choices.programs), columns=1)))
        made.append(("no_record_number", CheckField("No record number")))
        made.append(("archived", CheckField("Archived people too")))
        return made

    def _record_fields(self, choices: FilterChoices) -> list[tuple[str, Field]]:
        medicines = enum_options(MedicineWish, none_words="Any")
        made: list[tuple[str, Field]] = [
            ("medicines", ChoiceField("Medicines", medicines)),
            ("agreement", ChecksField("Contact agreement", enum_options(AgreementState), columns=1)),
            ("no_home", CheckField("No home in the record or the plan yet")),
            ("interpreter", CheckField("Needs an interpreter")),
        ]
        if choices.languages:
            made.append(("languages", ChecksField("Language", _same(choices.languages), columns=2)))
        return made

    def _shown_values(self, wanted: ClientFilter) -> dict[str, Any]:
        window = wanted.leaving or LeaveWindow(LeaveKind.BETWEEN)
        people: list[object] = [*wanted.counselors]
        people += [_MINE] if wanted.mine else []
        people += [_NOBODY] if wanted.no_counselor else []
        plain = {name: getattr(wanted, name) for name in _PLAIN}
        return plain | {
            "counselors": people,
            "leave_kind": wanted.leaving.kind if wanted.leaving else None,
            "leave_days": window.days if window.kind in _COUNTED else None,
            "leave_first": window.first,
            "leave_last": window.last,
        }

    # What a person changes

    def _on_field_edited(self, path: str) -> None:
        kind = self.fields["leave_kind"].value()
        newly = self.sender() is self.fields["leave_kind"]
        if newly and kind in _COUNTED and self.fields["leave_days"].value() is None:
            self.fields["leave_days"].set_value(_USUAL_DAYS)
        self._show_leave_fields()
        wanted = self._read()
        try:
            check_filter(wanted)
        except BadInput as problem:
            name = "leave_days" if kind in _COUNTED else "leave_last"
            self.fields[name].set_problem(problem.sentence)
            return
        self.fields["leave_days"].set_problem(None)
        if wanted != self._filter:
            self._filter = wanted
            self.filter_changed.emit(wanted)

    def _show_leave_fields(self) -> None:
        if not self.fields:
            return
        kind = self.fields["leave_kind"].value()
        self.fields["leave_days"].setVisible(kind in _COUNTED)
        for name in ("leave_first", "leave_last"):
            self.fields[name].setVisible(kind is LeaveKind.BETWEEN)

    def _read(self) -> ClientFilter:
        values = {name: field.value() for name, field in self.fields.items()}
        people = values["counselors"]
        plain = {name: values[name] for name in _PLAIN if name in values}
        return ClientFilter(
            **plain,
            counselors=tuple(one for one in people if one not in (_MINE, _NOBODY)),
            mine=_MINE in people,
            no_counselor=_NOBODY in people,
            leaving=_window(values),
        )


_PLAIN = (
    "statuses",
    "programs",
    "plans",
    "medicines",
    "no_home",
    "agreement",
    "interpreter",
    "languages",
    "no_record_number",
    "archived",
)
"""Parts of the filter that are the value of one field."""
_COUNTED = (LeaveKind.NEXT_DAYS, LeaveKind.LAST_DAYS)


def _window(values: dict[str, Any]) -> LeaveWindow | None:
    """The days meant; None while they are not yet said."""
    kind, days = values["leave_kind"], values["leave_days"]
    if kind is None or (kind in _COUNTED and days is None):
        return None
    if kind in _COUNTED:
        return LeaveWindow(kind, days=days)
    if kind is LeaveKind.NO_DATE:
        return LeaveWindow(kind)
    first, last = values["leave_first"], values["leave_last"]
    return None if first is None and last is None else LeaveWindow(kind, first=first, last=last)


def _same(values: tuple[str, ...]) -> list[Option]:
    return [(value, value) for value in values]
