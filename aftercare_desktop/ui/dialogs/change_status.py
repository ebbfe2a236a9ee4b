"""Asks for a client's new status: says what stops, asks what matters then, and whom to tell."""

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare_desktop.domain.clients import Client, ClientStatus, DischargeType
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.statuses import EFFECTS, Ask, NewStatus, StatusChange, problems
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.form import FormContext, address
from aftercare_desktop.ui.form.grid import FieldGrid
from aftercare_desktop.ui.form.group import GroupField
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button, Variant
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField, YesNoField, enum_options
from aftercare_desktop.ui.widgets.fields_text import LineField, LinesField
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.ui.widgets.labels import IconLabel
from aftercare_desktop.words import statuses as words
from aftercare_desktop.words.dates import day_of_year

TITLE = "Change status"
RECORD, GO_BACK = "Record it", "Go back"
_SINCE = "since"
_SIDE = 24
_AROUND = 260
"""What stands above and below the questions: headline, status, verbs, the frame of the window."""
_SPANS = {
    _SINCE: 2,
    Ask.PLACE: 4,
    Ask.UNTIL: 2,
    Ask.DISCHARGE: 2,
    Ask.DISCHARGE_TYPE: 2,
    Ask.PLANNED_DISCHARGE: 2,
    Ask.SAFE_PHONE: 4,
}


class ChangeStatusDialog(DialogFrame):
    """The status on top; below it what follows. Choosing another status asks other things; Ctrl+Enter keeps."""

    kept_as = "status"

    def __init__(
        self,
        client: Client,
        today: Callable[[], date],
        change: StatusChange | None = None,
        parent: QWidget | None = None,
        proposed: NewStatus | None = None,
    ) -> None:
        """`change` is the one that brought the status of today, to be mended or extended. `proposed` is what the
        dialog begins with instead, where something happened from which it follows.
        """
        super().__init__(TITLE, parent, width=WIDE)
        self._client = client
        self._today = today
        self._change = change
        self._proposed = proposed
        self.fields: dict[str, Field] = {}
        self._asked: QWidget | None = None
        self.status = ChoiceField("Status", enum_options(ClientStatus))
        self.status.set_value(proposed.change.status if proposed is not None else client.status)
        self.status.edited.connect(lambda _: self._show_status())
        self.body.setSpacing(0)
        self.body.addWidget(self.status)
        self._sheet = ScrollColumn(padding=0, spacing=0)
        self.body.addWidget(self._sheet)
        self.cancel = self.add_button(Button("Cancel", "default", hint="Esc"))
        self.cancel.clicked.connect(self.reject)
        self.keep = self.add_button(Button("Change status", "primary", "check", hint="Ctrl Enter"))
        self.keep.clicked.connect(self._on_keep_clicked)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.keep.click)
        self._show_status()
        self.status.focus_inside()

    # What is asked

    def _show_status(self) -> None:
        status: ClientStatus = self.status.value()
        if self._asked is not None:
            self._sheet.body.removeWidget(self._asked)
            self._asked.hide()
            self._asked.deleteLater()
        self._asked = QWidget()
        column = QVBoxLayout(self._asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        for sentence in words.what_stops(status):
            column.addWidget(IconLabel("ban", sentence, token="warn", role="body", wrap=True))
        column.addSpacing(theme().px(6))
        self.fields = {_SINCE: self._since(status)}
        self.fields |= {ask: self._field(ask, status) for ask in EFFECTS[status].asks}
        for field in self.fields.values():
            field.problem_changed.connect(self._on_field_problem_changed)
        if status is self._client.status and self._change is not None:
            self._fill(self._change)
        column.addWidget(FieldGrid([(field, _SPANS.get(name, 6)) for name, field in self.fields.items()]))
        column.addWidget(IconLabel("users", words.TELL[status], role="secondary", wrap=True))
        self._sheet.body.addWidget(self._asked)
        self._order_keys(self._asked)
        self._fit()

    def _order_keys(self, asked: QWidget) -> None:
        """What is asked was made after the verbs and would come after them: the verbs go behind it."""
        tab = Qt.FocusPolicy.TabFocus.value
        stops: list[QWidget] = []
        at = asked.nextInFocusChain()
        while at is not None and at is not asked:
            if asked.isAncestorOf(at) and at.focusPolicy().value & tab and at.focusProxy() is None:
                stops.append(at)
            at = at.nextInFocusChain()
        for before, after in pairwise((*stops[-1:], self.cancel, self.keep)):
            QWidget.setTabOrder(before, after)

    def _fit(self) -> None:
        """As high as what is asked, where the screen has room for it; else it scrolls."""
        assert self._asked is not None
        layout, look = self._asked.layout(), theme()
        assert layout is not None
        wanted = layout.heightForWidth(look.px(WIDE - 2 * _SIDE))
        self._sheet.setFixedHeight(min(wanted, self.screen().availableGeometry().height() - look.px(_AROUND)))
        QTimer.singleShot(0, self.adjustSize)

    def _on_field_problem_changed(self) -> None:
        """A sentence of more lines than its slot: once the layouts around it have heard of it."""
        QTimer.singleShot(0, self, self._fit)

    def _since(self, status: ClientStatus) -> DateField:
        field = DateField(words.SINCE[status], self._today, past=True)
        if status is not ClientStatus.DIED:  # nobody dies on a day that was only not looked at
            field.set_value(self._today())
        return field

    def _field(self, ask: Ask, status: ClientStatus) -> Field:
        make: dict[Ask, Callable[[], Field]] = {
            Ask.PLACE: lambda: LineField(words.PLACE[status]),
            Ask.UNTIL: lambda: DateField(words.UNTIL[status], self._today),
            Ask.NOTE: lambda: LinesField(words.NOTE.get(status, words.ASKS[Ask.NOTE]), least_lines=1),
            Ask.ADDRESS: lambda: address("address", words.ASKS[ask]).make(FormContext(self._today), False),
            Ask.SAFE_PHONE: lambda: YesNoField(words.ASKS[ask]),
            Ask.DISCHARGE: partial(self._day, ask, self._left_on(), past=True),
            Ask.DISCHARGE_TYPE: self._end,
            Ask.PLANNED_DISCHARGE: partial(self._day, ask, self._client.discharge_planned, past=False),
        }
        return make[ask]()

    def _day(self, ask: Ask, value: date | None, *, past: bool) -> DateField:
        field = DateField(words.ASKS[ask], self._today, past=past)
        field.set_value(value)
        return field

    def _end(self) -> ChoiceField:
        field = ChoiceField(
            words.ASKS[Ask.DISCHARGE_TYPE], enum_options(DischargeType, none_words="Not said")
        )
        proposed = self._proposed.discharge_type if self._proposed is not None else None
        field.set_value(proposed or self._client.discharge_type)
        return field

    def _left_on(self) -> date:
        proposed = self._proposed.discharged_on if self._proposed is not None else None
        return proposed or self._client.discharged_on or self._today()

    def _fill(self, change: StatusChange) -> None:
        known = {
            _SINCE: change.since,
            Ask.PLACE: change.place,
            Ask.UNTIL: change.until,
            Ask.NOTE: change.note,
        }
        for name, value in known.items():
            if name in self.fields:
                self.fields[name].set_value(value)

    # What comes out

    def new_status(self) -> NewStatus:
        """What stands in the fields; only once the day is there."""
        values = {name: field.value() for name, field in self.fields.items()}
        moved_to: Address = values.get(Ask.ADDRESS, Address())
        change = StatusChange(
            self.status.value(),
            values[_SINCE],
            values.get(Ask.PLACE, moved_to.city).strip(),
            values.get(Ask.UNTIL),
            values.get(Ask.NOTE, "").strip(),
        )
        return NewStatus(
            change,
            moved_to,
            values.get(Ask.SAFE_PHONE),
            values.get(Ask.DISCHARGE),
            values.get(Ask.PLANNED_DISCHARGE),
            values.get(Ask.DISCHARGE_TYPE),
        )

    def _on_keep_clicked(self) -> None:
        for field in self.fields.values():
            field.flush()
        self._say_problems()
        wrong = next((field for field in self.fields.values() if field.problem()), None)
        if wrong is not None:
            wrong.focus_inside()
        elif self.status.value() is not ClientStatus.DIED or self._is_certain():
            self.accept()

    def _say_problems(self) -> None:
        since = self.fields[_SINCE]
        if since.is_empty():
            since.set_problem(since.problem() or words.SINCE_MISSING)
            return
        found = {problem.field: problem.sentence for problem in problems(self.new_status(), self._today())}
        for path, sentence in found.items():
            if path in self.fields:
                self.fields[path].set_problem(sentence)
        moved_to = self.fields.get(Ask.ADDRESS)
        if isinstance(moved_to, GroupField):
            inside = f"{Ask.ADDRESS}."
            moved_to.form.set_problems(
                {path.removeprefix(inside): found[path] for path in found if path.startswith(inside)}
            )

    def _is_certain(self) -> bool:
        since = day_of_year(self.new_status().change.since)
        headline = f"{self._client.called()} died on {since}"
        verbs: tuple[tuple[str, Variant], ...] = ((RECORD, "primary"), (GO_BACK, "default"))
        answer = MessageDialog.ask(self, headline, words.GENTLE, verbs, title=TITLE)
        return answer == RECORD

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        client: Client,
        today: Callable[[], date],
        change: StatusChange | None,
        kept: KeptDialog | None = None,
        proposed: NewStatus | None = None,
    ) -> NewStatus | None:
        """The change; None if the person went back."""
        dialog = cls(client, today, change, parent, proposed)
        dialog.put_back(kept)
        return dialog.new_status() if dialog.exec() else None
