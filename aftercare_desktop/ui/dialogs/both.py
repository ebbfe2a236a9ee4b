"""Asks, part by part, which of two versions to keep where somebody else changed the same record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from enum import Enum
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.choices import Segmented
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame
from aftercare_desktop.ui.widgets.frames import ScrollColumn, Separator
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.dates import clock, full_date
from aftercare_desktop.words.labels import label

_MINE, _THEIRS = "mine", "theirs"
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that both changed: its path, its words, and how each version says it."""

    path: str
    label: str
    mine: str
    theirs: str


class BothDialog(DialogFrame):
    """Every fact in which the two versions differ, with both of them in words; mine are chosen at first."""

    def __init__(self, differences: Sequence[Difference], parent: QWidget | None = None) -> None:
        super().__init__("Both versions", parent, width=WIDE)
        look = theme()
        self.choices: dict[str, Segmented] = {}
        scroll = ScrollColumn(padding=0, spacing=10)
        scroll.setMinimumHeight(look.px(min(120 + 70 * len(differences), 380)))
        for number, difference in enumerate(differences):
            if number:
                scroll.body.addWidget(Separator())
            scroll.body.addLayout(self._row(difference))
        scroll.body.addStretch(1)
        self.body.addWidget(scroll)
        cancel = self.add_button(Button("Go back", "ghost", hint="Esc"))
        cancel.clicked.connect(self.reject)
        keep = self.add_button(Button("Keep these", "primary"))
        keep.clicked.connect(self.accept)
        keep.setDefault(True)

    def _row(self, difference: Difference) -> QVBoxLayout:
        choice = Segmented(((_MINE, "Mine"), (_THEIRS, "Theirs")), name=difference.label)
        self.choices[difference.path] = choice
        head = QHBoxLayout()
        head.addWidget(Words(difference.label, "strong"), 1)
        head.addWidget(choice)
        row = QVBoxLayout()
        row.setSpacing(theme().px(2))
        row.addLayout(head)
        for whose, words in (("Mine", difference.mine), ("Theirs", difference.theirs)):
            row.addWidget(Words(f"{whose}: {_shortened(words)}", "secondary", wrap=True))
        return row

    def take_theirs(self) -> dict[str, bool]:
        """For each fact, whether their version was chosen."""
        return {path: choice.value() == _THEIRS for path, choice in self.choices.items()}

    @classmethod
    def ask(cls, parent: QWidget | None, differences: Sequence[Difference]) -> Mapping[str, bool] | None:
        """For each fact whether to take theirs; None if the person went back."""
        dialog = cls(differences, parent)
        return dialog.take_theirs() if dialog.exec() else None


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def describe(value: Any) -> str:
    """Any fact in words; "nothing" where nothing is written."""
    return _say(value) or "nothing"


def _say(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return label(value)
    if isinstance(value, date):
        return full_date(value)
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, tuple):
        return "; ".join(_say(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = (_say(getattr(value, field.name)) for field in fields(value) if _is_told(value, field.name))
        return ", ".join(part for part in parts if part)
    return str(value)


def _is_told(value: Any, name: str) -> bool:
    """Inside a longer fact a box that is not ticked says nothing, and a permanent key means nothing to a person."""
    return name != "key" and getattr(value, name) is not False
