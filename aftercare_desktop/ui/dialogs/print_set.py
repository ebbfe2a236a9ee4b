"""Asks which papers are printed together, how often, and where they go; shows them beside the question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.print_set import (
    LONGEST_OWN_LINE,
    MOST_CARDS,
    MOST_COPIES,
    PaperKind,
    PrintSet,
    WantedPaper,
)
from aftercare_desktop.ui.preview import MakePdf, Preview
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import CheckField, ChecksField, ChoiceField, NumberField
from aftercare_desktop.ui.widgets.fields_text import LineField
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.ui.widgets.labels import IconLabel, Words
from aftercare_desktop.words.pocket_card import OF_OWN_LINE

WITH_PAGES = 900
_PAGES_WIDTH = 400
_FIELDS_HEIGHT = 350
_AROUND = 240
_LEAST_HEIGHT = 150
_PAGE_WIDTH = 330


class Part(StrEnum):
    """A box of the dialog."""

    PLAN = "plan"
    LARGE = "large"
    CARD = "card"
    WEEK = "week"
    CHART = "chart"
    NOTE = "note"


_PARTS = {
    Part.PLAN: "Plan",
    Part.LARGE: "Plan in large print",
    Part.CARD: "Pocket card",
    Part.WEEK: "Week",
    Part.CHART: "Chart copy",
    Part.NOTE: "Note for the chart",
}
NOTES_OF_MANY = "Notes for the chart ({count:,})"
_KINDS = {
    Part.PLAN: PaperKind.PLAN,
    Part.LARGE: PaperKind.PLAN,
    Part.CARD: PaperKind.CARD,
    Part.WEEK: PaperKind.WEEK,
    Part.CHART: PaperKind.CHART,
}


class Way(StrEnum):
    """Where the papers go."""

    PRINTER = "printer"
    FILES = "files"


Look = Callable[[PrintSet], MakePdf]
KeptOff = Callable[[WantedPaper], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SetAnswer:
    """What the person decided."""

    chosen: PrintSet
    way: Way


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """What is printed of whom: `says` in words, never a name; of how many `people`.

    `notes` says of how many of them something is not in the medical record yet; 0 where this person writes no notes for
    it. `look` gives what draws the pages to look at, `kept_off` says what was left out of a card because it would tell;
    both are None where this person does not read plans.
    """

    says: str
    usual: PrintSet
    today: Callable[[], date]
    people: int = 1
    chart: bool = True
    notes: int = 0
    look: Look | None = None
    kept_off: KeptOff | None = None


class PrintSetDialog(DialogFrame):
    """Enter prints what was usual; each paper has its letter. What is missing prints as a blank, as always."""

    kept_as = "print-set"

    def __init__(self, question: SetQuestion, parent: QWidget | None = None) -> None:
        room = parent is None or parent.window().width() >= theme().px(WITH_PAGES)
        self._look = question.look if room else None
        width = WITH_PAGES if self._look is not None else WIDE
        super().__init__("Print the set", parent, width=width)
        self._question = question
        self.answer: SetAnswer | None = None
        self.preview: Preview | None = None
        self.body.addWidget(Words(question.says, "secondary", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme().px(18))
        row.addWidget(self._fields(), 1)
        self.body.addLayout(row)
        if self._look is not None:
            row.addWidget(self._pages())
        self._add_verbs()
        self._show_usual(question.usual)
        self._show_fields()
        self.print.setFocus()

    # Layout

    def _fields(self) -> QWidget:
        offered = {Part.CHART: self._question.chart, Part.NOTE: self._question.notes > 0}
        parts = [part for part in Part if offered.get(part, True)]
        self.parts = ChecksField("Papers", [(part, self._called(part)) for part in parts], columns=2)
        self.naloxone = CheckField("Naloxone panel on the card")
        self.cards = ChoiceField(
            "Cards on a sheet", [(number, str(number)) for number in range(1, MOST_CARDS + 1)]
        )
        self.own_line = LineField(
            "On the card, only if they ask for it",
            help_text="A day count or a child's name. It is kept nowhere.",
        )
        self.first_day = DateField("The week begins on", self._question.today, hint="Day of leaving")
        self.copies = NumberField("Copies of everything")
        both = QHBoxLayout()
        both.setSpacing(theme().px(14))
        both.addWidget(self.copies)
        both.addWidget(self.cards)
        scroll = ScrollColumn(padding=0, spacing=8)
        # First, so that it is seen without scrolling however low the window is.
        self.kept_off = IconLabel("info", "", token="warn", wrap=True)
        scroll.body.addWidget(self.kept_off)
        scroll.body.addWidget(self.parts)
        scroll.body.addWidget(self.naloxone)
        scroll.body.addLayout(both)
        scroll.body.addWidget(self.own_line)
        self.own_line_told = IconLabel("info", "", token="warn", wrap=True)
        scroll.body.addWidget(self.own_line_told)
        scroll.body.addWidget(self.first_day)
        scroll.body.addStretch(1)
        scroll.setFixedHeight(self._height())
        for field in self._all_fields():
            field.keep_no_slot()
            field.edited.connect(self._show_fields)
        return scroll

    def _called(self, part: Part) -> str:
        """The note of several people with its number: only those get one of whom something waits."""
        if part is not Part.NOTE or self._question.people == 1:
            return _PARTS[part]
        return NOTES_OF_MANY.format(count=self._question.notes)

    def _all_fields(self) -> tuple[Field, ...]:
        return self.parts, self.naloxone, self.copies, self.cards, self.own_line, self.first_day

    def _height(self) -> int:
        """What fits into the window at any size of its text; the rest is scrolled to."""
        look, parent = theme(), self.parentWidget()
        room = parent.window().height() - look.px(_AROUND) if parent is not None else look.px(_FIELDS_HEIGHT)
        return min(look.px(_FIELDS_HEIGHT), max(look.px(_LEAST_HEIGHT), room))

    def _pages(self) -> QWidget:
        self.preview = Preview({}, heading="")
        self.preview.view.set_most_width(_PAGE_WIDTH)
        self.preview.setFixedWidth(theme().px(_PAGES_WIDTH))
        self.preview.setFixedHeight(self._height())
        self.preview.pages_shown.connect(self._show_count)
        self.finished.connect(self.preview.close_down)
        return self.preview

    def _add_verbs(self) -> None:
        self.count = Words("", "secondary")
        self.buttons.insertWidget(0, self.count)
        cancel = self.add_button(Button("Not now", "default", hint="Esc"))
        cancel.clicked.connect(self.reject)
        self.files = self.add_button(Button("Save as PDF files", "default", "file-down", "Ctrl+Shift+S"))
        self.files.clicked.connect(lambda: self._take(Way.FILES))
        self.print = self.add_button(Button("Print", "primary", "printer", hint="Enter"))
        self.print.clicked.connect(lambda: self._take(Way.PRINTER))
        self.print.setDefault(True)
        for keys in ("Ctrl+P", "Ctrl+Return"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(self.print.click)

    # What is chosen

    def _show_usual(self, usual: PrintSet) -> None:
        found = {part for part in Part for one in usual.papers if _is_part(part, one)}
        found |= {Part.NOTE} if usual.note and self._question.notes else set()
        self.parts.set_value(found or {Part.PLAN})
        card = next((one for one in usual.papers if one.kind is PaperKind.CARD), WantedPaper(PaperKind.CARD))
        self.naloxone.set_value(card.naloxone)
        self.cards.set_value(card.cards)
        self.copies.set_value(usual.copies)

    def chosen(self) -> PrintSet:
        """What is ticked, as it is wanted, in as many copies as are printed if that is a sensible number."""
        parts: Sequence[Part] = self.parts.value()
        papers = tuple(self._wanted(part) for part in parts if part in _KINDS)
        return PrintSet(papers, self.copies.value() or 0, Part.NOTE in parts)

    def _wanted(self, part: Part) -> WantedPaper:
        wanted = WantedPaper(_KINDS[part], large=part is Part.LARGE)
        if part is Part.CARD:
            line = " ".join(self.own_line.value().split())[:LONGEST_OWN_LINE]
            cards: int = self.cards.value()
            return replace(wanted, naloxone=self.naloxone.value(), cards=cards, own_line=line)
        if part is Part.WEEK:
            return replace(wanted, first_day=self.first_day.value())
        return wanted

    def _show_fields(self) -> None:
        chosen: Sequence[Part] = self.parts.value()
        card = Part.CARD in chosen
        self.naloxone.setVisible(card)
        self.cards.setVisible(card)
        self.own_line.setVisible(card and self._question.people == 1)
        self.first_day.setVisible(Part.WEEK in chosen)
        self._show_kept_off(card=card)
        self._show_pages()

    def _show_kept_off(self, *, card: bool) -> None:
        """What is not on the card, so that it can be worded anew before it is printed; of their own line, below it."""
        ask = self._question.kept_off
        told = ask(self._wanted(Part.CARD)) if card and ask is not None else ()
        _tell(self.kept_off, [words for words in told if words not in OF_OWN_LINE])
        _tell(self.own_line_told, [words for words in told if words in OF_OWN_LINE])

    def _show_pages(self) -> None:
        chosen, look = self.chosen(), self._look
        if not _holds_any(chosen):
            self.count.setText("Nothing chosen")
            if self.preview is not None:
                self.preview.forget()
        elif self.preview is not None and look is not None:
            self.count.setText("")
            self.preview.schedule(lambda: look(chosen))
        else:
            count = len(chosen.papers) * self._question.people + (self._question.notes if chosen.note else 0)
            self.count.setText("1 paper" if count == 1 else f"{count:,} papers")

    def _show_count(self, pages: int) -> None:
        self.count.setText("1 page" if pages == 1 else f"{pages} pages")

    def _take(self, way: Way) -> None:
        chosen = self.chosen()
        if not _holds_any(chosen):
            self.parts.set_problem("Choose at least one paper.")
            self.parts.focus_inside()
        elif not 1 <= chosen.copies <= MOST_COPIES:
            self.copies.set_problem(f"Use a number from 1 to {MOST_COPIES}.")
            self.copies.focus_inside()
        elif Part.WEEK in self.parts.value() and self.first_day.problem():
            self.first_day.focus_inside()
        else:
            self.answer = SetAnswer(chosen, way)
            self.accept()

    @classmethod
    def ask(
        cls, question: SetQuestion, parent: QWidget | None, kept: KeptDialog | None = None
    ) -> SetAnswer | None:
        """What the person decided; None if they went back."""
        dialog = cls(question, parent)
        dialog.put_back(kept)
        dialog.exec()
        return dialog.answer


def _tell(label: IconLabel, sentences: Sequence[str]) -> None:
    words = " ".join(sentences)
    if words != label.text():
        label.set_text(words)
    label.setVisible(bool(words))


def _is_part(part: Part, wanted: WantedPaper) -> bool:
    return wanted.kind is _KINDS.get(part) and (part is Part.LARGE) is wanted.large


def _holds_any(chosen: PrintSet) -> bool:
    return bool(chosen.papers) or chosen.note
