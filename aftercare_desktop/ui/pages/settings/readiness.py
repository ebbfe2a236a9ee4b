"""The pane "Readiness": which checks a plan passes before it is finalized, and the center's own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from aftercare_desktop.domain.keys import new_key
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.domain.readiness import CHECKS
from aftercare_desktop.domain.readiness_choices import CheckKey, LeftOutCheck, OwnCheck, problems
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.form import FieldSpec, FormContext, GroupSpec, choice, line, rows
from aftercare_desktop.ui.pages.settings.form_pane import FormPane, PaneSubject, Stored
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.dates import full_date
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.readiness import MISSING

_OWN_NOTE = (
    "Each is a tick in the plan, in its section: whoever confirms it stands there with name and day. "
    "A new version of a plan asks again."
)
_NOTE = (
    "Every plan is looked at for these. What is left out is asked for nowhere; on paper it still prints as not set "
    "where nothing was written."
)


@dataclass(frozen=True, slots=True)
class ReadinessForm:
    """What the pane shows: the checks that are made, and the center's own."""

    made: tuple[CheckKey, ...] = ()
    own: tuple[OwnCheck, ...] = ()


class ChecksField(Field):
    """A box for each check of the program, by section; one that is left out says by whom and since when."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Checks", bare=True)
        self._desk = desk
        look = theme()
        frame = QWidget()
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(2))
        grid.setColumnStretch(0, 1)
        self.boxes: dict[CheckKey, QCheckBox] = {}
        self.said: dict[CheckKey, Words] = {}
        section: Section | None = None
        for check in CHECKS:
            if (check.section or Section.FIRST_DAYS) is not section:
                section = check.section or Section.FIRST_DAYS
                head = Words(label(section), "label")
                head.setContentsMargins(0, look.px(8), 0, 0)
                grid.addWidget(head, grid.rowCount(), 0, 1, 2)
            self._add(grid, check.key)
        first = next(iter(self.boxes.values()))
        spoken = first.accessibleName()
        self._hold(first, frame=frame)
        first.setAccessibleName(spoken)

    def _add(self, grid: QGridLayout, key: CheckKey) -> None:
        box = QCheckBox(MISSING[key].replace("&", "&&"))
        box.setAccessibleName(MISSING[key])
        box.setMinimumHeight(theme().px(28))
        box.clicked.connect(self._on_box_clicked)
        said = Words("", "help")
        row = grid.rowCount()
        grid.addWidget(box, row, 0)
        grid.addWidget(said, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.boxes[key], self.said[key] = box, said

    def value(self) -> tuple[CheckKey, ...]:
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: Any) -> None:
        left_out = {one.key: one for one in self._desk.readiness.choices().value.off}
        names = {member.id: member.name for member in self._desk.staff.list()}
        for key, box in self.boxes.items():
            box.setChecked(key in value)
            self.said[key].setText(_said(left_out.get(key), names) if key not in value else "")

    def set_read_only(self, read_only: bool) -> None:
        for box in self.boxes.values():
            box.setEnabled(not read_only)

    def _on_box_clicked(self) -> None:
        for key, box in self.boxes.items():
            if box.isChecked() or not self.said[key].text():
                self.said[key].setText("" if box.isChecked() else "Left out once you save")
        self.edited.emit("")


def _said(one: LeftOutCheck | None, names: Mapping[int, str]) -> str:
    if one is None:
        return "Left out once you save"
    return f"Left out since {full_date(one.on)} by {names.get(one.staff_id, 'somebody who left')}"


class ReadinessPane(FormPane[ReadinessForm]):
    """The program's checks and the center's own."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        own = rows(
            "own",
            "",
            (
                line("words", "What must be done", span=4, placeholder="Alumni coordinator introduced"),
                choice("section", "Section", Section, span=2),
            ),
            lambda: OwnCheck(new_key()),
            noun="Check",
            table=True,
            widths={"section": 230},
        )
        fields = (
            GroupSpec("Checks of the program", (FieldSpec("made", "Checks", partial(_checks, desk)),), _NOTE),
            GroupSpec("Your center's own checks", (own,), _OWN_NOTE),
        )
        super().__init__(desk, _subject(desk), fields)


def _checks(desk: Desk, context: FormContext, bare: bool) -> Field:
    return ChecksField(desk)


def _subject(desk: Desk) -> PaneSubject[ReadinessForm]:
    def read() -> Stored[ReadinessForm]:
        stored = desk.readiness.choices()
        off = stored.value.left_out()
        made = tuple(check.key for check in CHECKS if check.key not in off)
        return Stored(stored.version, ReadinessForm(made, stored.value.own))

    def save(value: ReadinessForm, version: int) -> Done[int]:
        return desk.readiness.change(value.made, value.own, version)

    return PaneSubject(
        ReadinessForm,
        read,
        save,
        _tidied,
        _sentences,
        "the readiness checks",
        frozenset({Topic.SETTINGS, Topic.STAFF}),
    )


def _tidied(value: ReadinessForm) -> ReadinessForm:
    """Without rows nobody filled."""
    own = (replace(check, words=check.words.strip()) for check in value.own if check.words.strip())
    return replace(value, own=tuple(own))


def _sentences(value: ReadinessForm) -> Mapping[str, str]:
    return {problem.field: problem.sentence for problem in problems(value.own)}
