"""Asks what happened with a final version: who it was, on which day, and what else to know."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind, problems
from aftercare_desktop.domain.plans import Revision
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields_text import LinesField, SuggestField
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.words.labels import label


@dataclass(frozen=True, slots=True)
class _Asked:
    """How a kind of event is asked for: whose name is wanted, what the note is for, the verb."""

    person: str
    note: str = "Note"
    verb: str = "Write it down"


ASKED: Mapping[PlanEventKind, _Asked] = MappingProxyType(
    {
        PlanEventKind.COPY_GIVEN: _Asked("To whom", "How it was given, if that matters"),
        PlanEventKind.COPY_DECLINED: _Asked("Who", "What was said, if it helps"),
        PlanEventKind.CHOSE_NOT_TO_SIGN: _Asked("Who", "Reason, if one was given"),
        PlanEventKind.NALOXONE_HANDED_OVER: _Asked("Who was trained to use it", "Form and doses"),
    }
)
"""The kinds that need more than a tick."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """What stands in the fields at first, and whose names are offered."""

    person: str
    people: Sequence[str]
    note: str = ""


class PlanEventDialog(DialogFrame):
    """Enter in a field does nothing; Ctrl+Enter writes it down."""

    kept_as = "plan event"

    def __init__(
        self,
        kind: PlanEventKind,
        revision: Revision,
        today: Callable[[], date],
        suggested: Suggested,
        parent: QWidget | None = None,
        *,
        finalized_on: date | None = None,
    ) -> None:
        asked = ASKED[kind]
        super().__init__(label(kind), parent)
        self.about = f"{kind.value}:{revision.id}"
        self._kind = kind
        self._document = revision.document
        self._today = today
        self._finalized_on = finalized_on
        self.person = SuggestField(asked.person, lambda: suggested.people)
        self.person.set_value(suggested.person)
        self.day = DateField("Day", today)
        self.day.set_value(today())
        self.note = LinesField(asked.note, least_lines=2)
        self.note.set_value(suggested.note)
        self.body.setSpacing(0)
        for field in (self.person, self.day, self.note):
            self.body.addWidget(field)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.keep = self.add_button(Button(asked.verb, "primary", "check", hint="Ctrl Enter"))
        self.keep.clicked.connect(self._on_keep_clicked)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.keep.click)
        self.person.focus_inside()

    def event_now(self) -> PlanEvent | None:
        """What stands in the fields; None while there is no day."""
        day = self.day.value()
        if day is None:
            return None
        return PlanEvent(self._kind, day, person=self.person.value().strip(), note=self.note.value().strip())

    def _sentences(self, event: PlanEvent) -> dict[str, str]:
        wrong = problems(event, self._document, self._today(), finalized_on=self._finalized_on)
        return {problem.field: problem.sentence for problem in wrong}

    def _on_keep_clicked(self) -> None:
        self.day.flush()
        event = self.event_now()
        found = {} if event is None else self._sentences(event)
        if event is None and self.day.problem() is None:
            found["happened_on"] = "Give the day it happened."
        fields = {"person": self.person, "happened_on": self.day, "note": self.note}
        for path, sentence in found.items():
            fields[path].set_problem(sentence)
        wrong = [field for field in fields.values() if field.problem() is not None]
        if wrong:
            wrong[0].focus_inside()
        else:
            self.accept()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        kind: PlanEventKind,
        revision: Revision,
        today: Callable[[], date],
        suggested: Suggested,
        kept: KeptDialog | None = None,
        *,
        finalized_on: date | None = None,
    ) -> PlanEvent | None:
        """What happened, not before the day the version was finalized; None if the person went back."""
        dialog = cls(kind, revision, today, suggested, parent, finalized_on=finalized_on)
        dialog.put_back(kept)
        return dialog.event_now() if dialog.exec() else None
