"""Asks, fact by fact, which of two versions of a client to keep."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.ui.pages.client.both import Difference
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.choices import Segmented
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame
from aftercare_desktop.ui.widgets.frames import ScrollColumn, Separator
from aftercare_desktop.ui.widgets.labels import Words

_MINE, _THEIRS = "mine", "theirs"
_LONGEST = 400


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
