"""The emergency sheet on screen, large: medicines with their last dose at the left, everything else at the right."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.emergency import EmergencySheet
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.frames import Card, ScrollColumn
from aftercare_desktop.ui.widgets.labels import IconLabel, Words
from aftercare_desktop.words import emergency as words


class EmergencySheetView(ScrollColumn):
    """Read only. It takes the keyboard, so that arrows and Page Down scroll what does not fit."""

    def __init__(self, sheet: EmergencySheet, today: date, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, spacing=12, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"Emergency sheet: {sheet.name}. {words.who(sheet, today)}")
        look = theme()
        columns = QHBoxLayout()
        columns.setSpacing(look.px(14))
        columns.addLayout(self._column(self._medicines(sheet, today)), 5)
        columns.addLayout(self._column(*(self._fact(line) for line in words.facts(sheet, today))), 4)
        self.body.addLayout(columns)
        self.body.addStretch(1)

    def _column(self, *cards: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme().px(10))
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        return column

    def _medicines(self, sheet: EmergencySheet, today: date) -> Card:
        card = Card(padding=14, spacing=8)
        card.body.addWidget(IconLabel("pill", "Medicines and last dose", role="label"))
        if not sheet.medicines:
            card.body.addWidget(Words(words.no_medicine(sheet), "section", wrap=True))
        for medicine in sheet.medicines:
            card.body.addWidget(Words(words.medicine_title(medicine), "section", wrap=True))
            card.body.addWidget(Words(words.last_dose(medicine, today), "h2", wrap=True))
            if not medicine.in_plan and sheet.plan_day is not None:
                card.body.addWidget(Words("In the record, not in the plan", "secondary", wrap=True))
            card.body.addSpacing(theme().px(6))
        if source := words.medicines_source(sheet):
            card.body.addWidget(Words(source, "secondary", wrap=True))
        return card

    def _fact(self, line: words.SheetLine) -> Card:
        card = Card(padding=10, spacing=2)
        token = "danger" if line.careful else "text2"
        card.body.addWidget(IconLabel(line.icon, line.title, token=token, role="label"))
        for text in line.lines:
            card.body.addWidget(Words(text, "h2" if line.missing else "section", wrap=True))
        if line.title == words.CONTACT and not line.missing:
            card.body.addWidget(Words(words.CONTACT_RULE, "secondary", wrap=True))
        return card
