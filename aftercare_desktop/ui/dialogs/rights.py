"""Asks about the client's own rights: a notice given, something kept back, a copy, a wrong in the record."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain import own_record as rules
from aftercare_desktop.domain import restrictions as restriction_rules
from aftercare_desktop.domain.own_record import Amendment, CopyForm, CopyRequest, NoticeWay, PatientNotice
from aftercare_desktop.domain.problems import FieldProblem
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.domain.restrictions import Restriction
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import (
    CheckField,
    ChecksField,
    ChoiceField,
    Option,
    SegmentsField,
)
from aftercare_desktop.ui.widgets.fields_search import SearchChoiceField
from aftercare_desktop.ui.widgets.fields_text import LineField, LinesField
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words import rights as words
from aftercare_desktop.words.consents import CATEGORIES

T = TypeVar("T")
Today = Callable[[], date]
EVERYBODY = "Everybody"
_AROUND = 300  # What stands around the fields, and the screen's own bars.
_LEAST = 90


class RightDialog(DialogFrame, Generic[T]):
    """Fields by the names of what they fill. Ctrl+Enter keeps it, once nothing stands in the way."""

    help_text: ClassVar[str] = ""
    beside: ClassVar[frozenset[tuple[str, str]]] = frozenset()
    """Fields that stand beside each other."""

    def __init__(
        self,
        headline: str,
        fields: dict[str, Field],
        verb: str,
        *,
        about: str = "",
        width: int = WIDE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(headline, parent, width=width)
        self.about = about
        self.fields = fields
        self.body.setSpacing(0)
        if self.help_text:
            self.body.addWidget(Words(self.help_text, "secondary", wrap=True))
            self.body.addSpacing(theme().px(10))
        self._sheet = ScrollColumn(padding=0, spacing=0)
        self._asked = QWidget()
        column = QVBoxLayout(self._asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in self._lines(tuple(fields)):
            beside = QHBoxLayout()
            beside.setSpacing(theme().px(12))
            for name in line:
                beside.addWidget(fields[name], 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(beside)
        self._sheet.body.addWidget(self._asked)
        self.body.addWidget(self._sheet)
        for field in fields.values():
            field.edited.connect(self._on_field_edited)
            field.problem_changed.connect(self._fit_soon)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.keep = self.add_button(Button(verb, "primary", "check", hint="Ctrl Enter"))
        self.keep.clicked.connect(self._on_keep_clicked)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.keep.click)
        self.show_what_is_asked()
        self._fit()

    def _lines(self, names: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The fields line by line: two of `beside` share one."""
        lines: list[tuple[str, ...]] = []
        for name in names:
            if lines and (lines[-1][-1], name) in self.beside:
                lines[-1] = (*lines[-1], name)
            else:
                lines.append((name,))
        return lines

    def _on_field_edited(self) -> None:
        self.show_what_is_asked()
        self._fit_soon()

    def _fit_soon(self) -> None:
        """Once the layouts around what changed have heard of it."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """As high as what is asked, where the screen has room for it; else it scrolls."""
        layout, look = self._asked.layout(), theme()
        assert layout is not None
        layout.activate()
        room = self.screen().availableGeometry().height() - look.px(_AROUND)
        self._sheet.setFixedHeight(max(look.px(_LEAST), min(layout.sizeHint().height(), room)))
        QTimer.singleShot(0, self, self.adjustSize)

    def value_now(self) -> T:
        """What stands in the fields."""
        raise NotImplementedError

    def problems(self) -> tuple[FieldProblem, ...]:
        """What keeps it from being kept."""
        return ()

    def show_what_is_asked(self) -> None:
        """Which fields are on screen follows what stands in others."""

    def of(self, name: str) -> Any:
        """What a field holds; a text without outer spaces."""
        value = self.fields[name].value()
        return value.strip() if isinstance(value, str) and not isinstance(value, Enum) else value

    def _on_keep_clicked(self) -> None:
        for field in self.fields.values():
            field.flush()
        for name, field in self.fields.items():
            if isinstance(field, DateField) and field.isVisibleTo(self) and field.problem() is None:
                field.set_problem("Write the day." if field.value() is None else None)
            elif not isinstance(field, DateField | SearchChoiceField):
                self.fields[name].set_problem(None)
        shown = [field for field in self.fields.values() if field.isVisibleTo(self)]
        if not any(field.problem() for field in shown):
            for problem in self.problems():
                self.fields[problem.field.partition(".")[0]].set_problem(problem.sentence)
        wrong = [field for field in shown if field.problem() is not None]
        if wrong:
            wrong[0].focus_inside()
        else:
            self.accept()

    def answered(self, kept: KeptDialog | None) -> T | None:
        """Show it, with what was kept of it; None if the person went back."""
        self.put_back(kept)
        return self.value_now() if self.exec() else None


class NoticeDialog(RightDialog[PatientNotice]):
    """On which day and how the patient notice was given."""

    kept_as = "patient notice"
    beside = frozenset({("given_on", "way")})

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        self._today = today
        day = DateField("Day", today)
        day.set_value(today())
        fields: dict[str, Field] = {
            "given_on": day,
            "way": ChoiceField("How", [(way, words.NOTICE_WAYS[way]) for way in NoticeWay]),
            "note": LinesField("Note", least_lines=2),
        }
        super().__init__("Patient notice given", fields, "Write it down", parent=parent)
        self.fields["way"].focus_inside()

    def value_now(self) -> PatientNotice:
        return PatientNotice(self.of("given_on"), self.of("way"), self.of("note"))

    def problems(self) -> tuple[FieldProblem, ...]:
        return rules.notice_problems(self.value_now(), self._today())


_ANSWERS = ((None, "Not answered"), (True, "Agreed"), (False, "Not agreed"))
_CHANGED = ((None, "Not answered"), (True, "Changed"), (False, "Not changed"))


class RestrictionDialog(RightDialog[Restriction]):
    """What the client wants kept back, towards whom, and what the center answers."""

    kept_as = "restriction"
    beside = frozenset({("asked_on", "recipient"), ("agreed", "answered_on")})
    help_text = (
        "The center need not agree (42 CFR 2.26), but what it agrees to it keeps, and so does this program: "
        "what is marked goes to nobody meant here."
    )

    def __init__(
        self,
        today: Today,
        recipients: Sequence[Option],
        stored: Restriction | None = None,
        about: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`recipients` are those who can be meant, by their names; `stored` is what is answered or changed."""
        self._today = today
        self.loaded = stored or Restriction(today(), "")
        said = LinesField("What the client asks, in their words", least_lines=2)
        asked, answered = DateField("Asked on", today), DateField("Answered on", today)
        fields: dict[str, Field] = {
            "words": said,
            "asked_on": asked,
            "recipient": SearchChoiceField("Towards whom", [(Recipient(), EVERYBODY), *recipients]),
            "categories": ChecksField(
                "What is kept back", [(one, CATEGORIES[one][0]) for one in CATEGORIES], columns=3
            ),
            "agreed": SegmentsField("Answer of the center", _ANSWERS),
            "answered_on": answered,
        }
        for name, field in fields.items():
            field.set_value(getattr(self.loaded, name))
        if self.loaded.answered_on is None:
            answered.set_value(today())
        headline = "Keep something back" if stored is None else "Answer the request"
        super().__init__(headline, fields, "Write it down", about=about, parent=parent)
        (said if stored is None else fields["agreed"]).focus_inside()

    def show_what_is_asked(self) -> None:
        self.fields["answered_on"].setVisible(self.of("agreed") is not None)
        fixed = self.loaded.agreed is not None and self.of("agreed") is not None
        for name in ("words", "asked_on", "recipient", "categories"):
            self.fields[name].set_read_only(fixed)

    def value_now(self) -> Restriction:
        agreed = self.of("agreed")
        return Restriction(
            self.of("asked_on"),
            self.of("words"),
            self.of("categories"),
            self.of("recipient"),
            agreed,
            self.of("answered_on") if agreed is not None else None,
            self.loaded.ended_on,
        )

    def problems(self) -> tuple[FieldProblem, ...]:
        return restriction_rules.problems(self.value_now(), self._today())


class AmendmentDialog(RightDialog[Amendment]):
    """What the client says is wrong, what the center answers, and what the client says to a refusal."""

    kept_as = "amendment"
    beside = frozenset({("accepted", "answered_on")})
    help_text = "An answer is due within 60 days; a refusal needs its reason in writing (45 CFR 164.526)."

    def __init__(
        self,
        today: Today,
        stored: Amendment | None = None,
        about: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._today = today
        self.loaded = stored or Amendment(today(), "")
        said = LinesField("What is wrong, in the client's words", least_lines=2)
        fields: dict[str, Field] = {
            "words": said,
            "asked_on": DateField("Asked on", today),
            "accepted": SegmentsField("Answer of the center", _CHANGED),
            "answered_on": DateField("Answered on", today),
            "answer": LinesField("What was changed, or why not", least_lines=2),
            "disagreement": LinesField(
                "The client disagrees, in their words",
                least_lines=2,
                help_text="It goes along with every paper for others from then on.",
            ),
            "disagreed_on": DateField("Day of this statement", today),
        }
        for name, field in fields.items():
            field.set_value(getattr(self.loaded, name))
        for name in ("answered_on", "disagreed_on"):
            if fields[name].value() is None:
                fields[name].set_value(today())
        headline = "Something is wrong in the record" if stored is None else "Answer the request"
        super().__init__(headline, fields, "Write it down", about=about, parent=parent)
        refused = self.loaded.accepted is False
        fields["words" if stored is None else "disagreement" if refused else "accepted"].focus_inside()

    def show_what_is_asked(self) -> None:
        accepted = self.of("accepted")
        for name in ("answered_on", "answer"):
            self.fields[name].setVisible(accepted is not None)
        self.fields["disagreement"].setVisible(accepted is False)
        self.fields["disagreed_on"].setVisible(accepted is False and bool(self.of("disagreement")))
        fixed = self.loaded.accepted is not None and accepted is not None
        for name in ("words", "asked_on"):
            self.fields[name].set_read_only(fixed)

    def value_now(self) -> Amendment:
        accepted = self.of("accepted")
        answered = accepted is not None
        disagreement = self.of("disagreement") if accepted is False else ""
        return Amendment(
            self.of("asked_on"),
            self.of("words"),
            accepted,
            self.of("answered_on") if answered else None,
            self.of("answer") if answered else "",
            disagreement,
            self.of("disagreed_on") if disagreement else None,
        )

    def problems(self) -> tuple[FieldProblem, ...]:
        return rules.amendment_problems(self.value_now(), self._today())


class CopyRequestDialog(RightDialog[CopyRequest]):
    """Who asked on which day for the copy of everything, and in which form."""

    kept_as = "copy request"
    beside = frozenset({("asked_on", "form")})
    help_text = "It is due within 30 days of the day it is asked for (45 CFR 164.524)."

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        self._today = today
        day = DateField("Asked on", today)
        day.set_value(today())
        fields: dict[str, Field] = {
            "asked_on": day,
            "form": ChoiceField("In which form", [(form, words.FORMS[form]) for form in CopyForm]),
            "asked_by": LineField("Who asked, if not the client", placeholder="Guardian, representative"),
        }
        super().__init__(words.COPY_TITLE, fields, "Write it down", parent=parent)
        self.fields["form"].focus_inside()

    def value_now(self) -> CopyRequest:
        return CopyRequest(self.of("asked_on"), self.of("form"), self.of("asked_by"))

    def problems(self) -> tuple[FieldProblem, ...]:
        return rules.request_problems(self.value_now(), self._today())


class MakeCopyDialog(RightDialog[tuple[CopyForm, bool]]):
    """In which form the copy is made, and in which size. Other people's identities are left out of both."""

    kept_as = "make a copy"
    help_text = (
        "Everything in this record, without the identities of other people. Names that are written in another "
        "way than in the records cannot be found by the program: read the copy before it is handed over."
    )

    def __init__(self, form: CopyForm, about: str = "", parent: QWidget | None = None) -> None:
        fields: dict[str, Field] = {
            "form": ChoiceField("In which form", [(one, words.FORMS[one]) for one in CopyForm]),
            "large": CheckField("Large print, 18 point"),
        }
        fields["form"].set_value(form)
        super().__init__("Make the copy", fields, "Make it", about=about, parent=parent)
        self.fields["form"].focus_inside()

    def show_what_is_asked(self) -> None:
        self.fields["large"].setVisible(self.of("form") is not CopyForm.JSON)

    def value_now(self) -> tuple[CopyForm, bool]:
        return self.of("form"), self.of("form") is not CopyForm.JSON and self.of("large")


class DeliverDialog(RightDialog[tuple[date, str]]):
    """On which day and how the copy was handed over."""

    kept_as = "hand over a copy"
    help_text = "This is logged as a copy given to the client. It is not a disclosure."

    def __init__(self, today: Today, asked_on: date, about: str = "", parent: QWidget | None = None) -> None:
        self._today, self._asked_on = today, asked_on
        day = DateField("Day", today)
        day.set_value(today())
        how = LineField("How", placeholder="By hand, by mail, by encrypted e-mail")
        fields: dict[str, Field] = {"delivered_on": day, "delivered_how": how}
        super().__init__("Copy handed over", fields, "Write it down", about=about, parent=parent)
        how.focus_inside()

    def value_now(self) -> tuple[date, str]:
        return self.of("delivered_on"), self.of("delivered_how")

    def problems(self) -> tuple[FieldProblem, ...]:
        on, how = self.value_now()
        found = rules.request_problems(
            CopyRequest(self._asked_on, delivered_on=on, delivered_how=how), self._today()
        )
        lacking = () if how else (FieldProblem("delivered_how", "Write how it was handed over."),)
        return (*found, *lacking)
