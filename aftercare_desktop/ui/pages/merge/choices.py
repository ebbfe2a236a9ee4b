"""What stands on the sheet of a merge: the two records, a choice for each fact in which they differ, what both give."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain import merging
from aftercare_desktop.domain.clients import Client, ContactAgreement, StoredClient
from aftercare_desktop.services.merging import TwoRecords
from aftercare_desktop.ui.dialogs.both import describe
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.notices import Notice
from aftercare_desktop.ui.widgets.two_sides import UNDECIDED, TwoSides
from aftercare_desktop.words.merging import DECIDE, FACTS, death_words, record_title, whole_agreement

_LABEL_WIDTH = 150
_KEPT_OF_BOTH = (*merging.LISTS, "allergies", "suicide_risk")
RECORD, DRAFT = "record", "draft"
"""The choices beside the facts: which record stays, and which draft."""


class MergeChoices(QWidget):
    """Every choice of one merge; `chosen` after each. Side 0 is the record at the left."""

    chosen = Signal()

    def __init__(
        self,
        both: TwoRecords,
        details: Callable[[StoredClient], str],
        drafts: tuple[str, str],
        name_of: Callable[[int | None], str],
        today: date,
    ) -> None:
        """`details` tell a record in a few words, `drafts` say when each draft was written, `name_of` names staff."""
        super().__init__()
        self._both = both
        self._name_of = name_of
        self._today = today
        self.choices: dict[str, TwoSides] = {}
        self.united: dict[str, Words] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(12))
        column.addWidget(self._record_card(details, drafts))
        self.facts_card = self._facts_card()
        column.addWidget(self.facts_card)
        self.united_card = self._united_card()
        column.addWidget(self.united_card)
        self._show_united()

    # Cards

    def _record_card(self, details: Callable[[StoredClient], str], drafts: tuple[str, str]) -> Card:
        records = (self._both.keep, self._both.other)
        titles = [record_title(each.client.record_number) for each in records]
        card, grid = _card(
            "Which record stays", "The other one is archived. Its number still finds the person."
        )
        sides = TwoSides("Stays", titles[0], titles[1], details=(details(records[0]), details(records[1])))
        for side, record in enumerate(records):
            if record.archived_at is not None:
                sides.set_value(1 - side)
                sides.offer(side, False)
        self._add(grid, RECORD, "Stays", sides)
        if self._both.keep_draft is not None and self._both.other_draft is not None:
            self._add(grid, DRAFT, "Draft of the plan", TwoSides("Draft", *drafts))
            words = (
                "The other draft goes with the archived record. Final plans of both are kept in the history."
            )
            grid.addWidget(Words(words, "help", wrap=True), grid.rowCount(), 1)
        return card

    def _facts_card(self) -> Card:
        one, other = self._both.keep, self._both.other
        asked = merging.asked(one.client, other.client)
        taken = merging.preselected(one, other, self._today)
        card, grid = _card("Where they differ", "Take one of the two for each.")
        grid.addLayout(self._headings(), 0, 1)
        for choice in asked:
            sides = TwoSides(FACTS[choice], self._say(one.client, choice), self._say(other.client, choice))
            sides.set_value(UNDECIDED if choice in merging.DELIBERATE else int(choice in taken))
            self._add(grid, choice, FACTS[choice], sides)
            if choice == "status" and (words := self._death_words()):
                grid.addWidget(Notice(words, "triangle-alert", (), warning=True), grid.rowCount(), 1)
        if not asked:
            card.hide()
        return card

    def _death_words(self) -> str:
        """What is said where only one of the two says that the person died."""
        records = (self._both.keep.client, self._both.other.client)
        death = merging.death(*records, self._today)
        if death is None:
            return ""
        titles = [record_title(client.record_number) for client in records]
        return death_words(titles[death.side], titles[1 - death.side], death.lives)

    def _headings(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(10))
        for record in (self._both.keep, self._both.other):
            row.addWidget(Words(record_title(record.client.record_number), "meta"), 1)
        return row

    def _united_card(self) -> Card:
        card, grid = _card("Kept of both", "Each once.")
        for name in _KEPT_OF_BOTH:
            words = Words("", "body", wrap=True)
            self.united[name] = words
            label = Words(FACTS[name], "label", wrap=True)
            row = grid.rowCount()
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
        return card

    def _add(self, grid: QGridLayout, choice: str, words: str, sides: TwoSides) -> None:
        self.choices[choice] = sides
        sides.chosen.connect(self._on_sides_chosen)
        row = grid.rowCount()
        label = Words(words, "label", wrap=True)
        label.setContentsMargins(0, theme().px(8), 0, 0)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(sides, row, 1)

    def _say(self, client: Client, choice: str) -> str:
        if choice == "counselor_id":
            return self._name_of(client.counselor_id) or "nobody yet"
        if choice == "contact" and client.contact != ContactAgreement():
            return whole_agreement(client)
        values = (getattr(client, name) for name in merging.fields_of(choice))
        told = [describe(value) for value in values if value not in (None, "", False)]
        return ", ".join(told) or "nothing"

    # What was chosen

    def stays(self) -> int:
        """The side of the record that stays."""
        return self.choices[RECORD].value()

    def taken(self) -> tuple[str, ...]:
        """The choices that come from the record that goes."""
        return tuple(
            name
            for name, sides in self.choices.items()
            if name not in (RECORD, DRAFT) and sides.value() not in (self.stays(), UNDECIDED)
        )

    def takes_other_draft(self) -> bool:
        """Whether the draft of the record that goes stays."""
        return DRAFT in self.choices and self.choices[DRAFT].value() != self.stays()

    def result(self) -> Client:
        """The record that results."""
        records = (self._both.keep.client, self._both.other.client)
        return merging.merged(records[self.stays()], records[1 - self.stays()], self.taken())

    def values(self) -> dict[str, int]:
        """Every choice, to be put back after unlocking."""
        return {name: sides.value() for name, sides in self.choices.items()}

    def set_values(self, values: Mapping[str, int]) -> None:
        """Choose as before."""
        for name, side in values.items():
            if name in self.choices:
                self.choices[name].set_value(side)
        self._show_united()

    # What must be mended

    def faults(self) -> dict[str, str]:
        """What keeps these choices from being merged: the sentence for each row at fault, in the order of the page."""
        records = (self._both.keep.client, self._both.other.client)
        refused = merging.faults(self.result(), *records, self._today)
        undecided = {name: DECIDE for name, sides in self.choices.items() if sides.value() == UNDECIDED}
        found = refused | undecided
        return {name: found[name] for name in self.choices if name in found}

    def show_faults(self) -> bool:
        """Mark the rows at fault and put the keyboard on the first one; False if there is none."""
        found = self.faults()
        self._mark(found)
        for name in found:
            self.choices[name].take_focus()
            return True
        return False

    def _mark(self, found: Mapping[str, str]) -> None:
        for name, sides in self.choices.items():
            sides.set_problem(found.get(name, ""))

    def _on_sides_chosen(self) -> None:
        marked = {name for name, sides in self.choices.items() if sides.problem.text()}
        if marked:
            self._mark({name: words for name, words in self.faults().items() if name in marked})
        self._show_united()
        self.chosen.emit()

    def _show_united(self) -> None:
        result, empty = self.result(), Client("")
        shown = False
        for name, words in self.united.items():
            value = getattr(result, name)
            written = value != getattr(empty, name)
            shown = shown or written
            words.setText(describe(value) if written else "nothing")
        self.united_card.setVisible(shown)


def _card(title: str, sentence: str) -> tuple[Card, QGridLayout]:
    look = theme()
    card = Card(padding=16, spacing=8)
    card.body.addWidget(Words(title, "h2"))
    card.body.addWidget(Words(sentence, "secondary", wrap=True))
    grid = QGridLayout()
    grid.setHorizontalSpacing(look.px(12))
    grid.setVerticalSpacing(look.px(4))
    grid.setColumnMinimumWidth(0, look.px(_LABEL_WIDTH))
    grid.setColumnStretch(1, 1)
    card.body.addLayout(grid)
    return card, grid
