"""One consent on the tab: to whom, what, until when, its state in words and color, what relies on it, its verbs."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.consents import ConsentState
from aftercare_desktop.services.consents import ConsentRow
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import Chip, Icon, IconLabel, Words
from aftercare_desktop.words import consent_rows as words
from aftercare_desktop.words.consents import KINDS

_LOOKS = {
    ConsentState.DRAFT: ("neutral", "file-pen"),
    ConsentState.IN_FORCE: ("ok", "circle-check"),
    ConsentState.DEFICIENT: ("bad", "circle-alert"),
    ConsentState.EXPIRED: ("neutral", "history"),
    ConsentState.REVOKED: ("bad", "ban"),
    ConsentState.KNOWN_FALSE: ("bad", "ban"),
    ConsentState.DISCARDED: ("neutral", "trash-2"),
}
_ENDS_SOON = ("warn", "clock-alert")
_NO_MORE = (ConsentState.REVOKED, ConsentState.EXPIRED, ConsentState.KNOWN_FALSE, ConsentState.DEFICIENT)


def holds_no_more(row: ConsentRow) -> bool:
    """Nothing leaves on it any more."""
    return row.state in _NO_MORE


class ConsentLine(QWidget):
    """Shows one consent. `verbs` are (key, words); the one that was taken is told by its key."""

    verb_chosen = Signal(str)

    def __init__(
        self,
        row: ConsentRow,
        verbs: Sequence[tuple[str, str]],
        zone: ZoneInfo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.row = row
        self.buttons: dict[str, Button] = {}
        stored = row.stored
        self.about = words.headline(stored.consent)
        state = words.state_words(stored, row.state, row.ends_soon_on, zone)
        told = words.details(stored)
        relying = words.relying(row.relying)
        self.setAccessibleName(". ".join(filter(None, (self.about, state, told, relying))))
        look = theme()
        variant, icon = _ENDS_SOON if row.ends_soon_on is not None else _LOOKS[row.state]
        self.state = Chip(state, variant, icon)
        lines = QHBoxLayout(self)
        lines.setContentsMargins(0, look.px(8), 0, look.px(8))
        lines.setSpacing(look.px(10))
        mark = Icon("signature" if stored.signing is not None else "file-pen", 18, "text2")
        lines.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(look.px(3))
        column.addWidget(Words(self.about, "strong", wrap=True))
        worth = QHBoxLayout()
        worth.setSpacing(look.px(8))
        worth.addWidget(self.state)
        worth.addWidget(Words(KINDS[stored.consent.kind][0], "secondary", wrap=True), 1)
        column.addLayout(worth)
        column.addWidget(Words(told, "secondary", wrap=True))
        if relying:
            column.addWidget(IconLabel("files", relying, wrap=True))
        lines.addLayout(column, 1)
        lines.addLayout(self._verbs(verbs), 0)

    def _verbs(self, verbs: Sequence[tuple[str, str]]) -> QBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().px(6))
        for key, text in verbs:
            button = Button(text, "soft", size="small", icon="" if text else "ellipsis", name=text or "More")
            button.setAccessibleName(f"{text or 'More'}: {self.about}")
            button.clicked.connect(lambda _=False, key=key: self.verb_chosen.emit(key))
            self.buttons[key] = button
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line
