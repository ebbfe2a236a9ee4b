"""The center's own checks of one section, below its form: a tick for each, with who confirmed it and when."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from aftercare_desktop.domain.plans import ConfirmedCheck, Section
from aftercare_desktop.domain.readiness_choices import OwnCheck
from aftercare_desktop.ui.pages.plan.facts import PlanFacts
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words import dates

ABOUT = "Your center asks for these. Tick each when it is done for this plan; your name and the day stand beside it."


class OwnChecks(Card):
    """Not on screen where the center has no check of its own for the section."""

    ticked = Signal(str, bool)
    """The person ticked the check with this key, or took the tick away."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(spacing=6, parent=parent)
        self._section = section
        self._shown: tuple[tuple[OwnCheck, ConfirmedCheck | None], ...] = ()
        self._read_only = False
        self.boxes: dict[str, QCheckBox] = {}
        self.setAccessibleName("The center's own checks")
        self.body.addWidget(Words("Your center's own checks", "h2"))
        self.body.addWidget(Words(ABOUT, "secondary", wrap=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme().px(6))
        self.body.addLayout(self._rows)
        self.hide()

    def show_facts(self, facts: PlanFacts) -> None:
        """Show how the section's own checks stand."""
        confirmed = {one.key: one for one in facts.document.confirmed_checks}
        own = (check for check in facts.readiness.own if check.section is self._section)
        shown = tuple((check, confirmed.get(check.key)) for check in own)
        if shown != self._shown:
            self._shown = shown
            self._rebuild()

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anybody change it."""
        self._read_only = read_only
        for box in self.boxes.values():
            box.setEnabled(not read_only)

    def focus_on(self, key: str) -> bool:
        """Put the keyboard on a check. False if it is not here."""
        box = self.boxes.get(key)
        if box is not None:
            box.setFocus()
        return box is not None

    def _rebuild(self) -> None:
        held = next((key for key, box in self.boxes.items() if box.hasFocus()), "")
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self.boxes = {}
        for check, confirmed in self._shown:
            self._rows.addWidget(self._row(check, confirmed))
        self.setVisible(bool(self._shown))
        self.focus_on(held)

    def _row(self, check: OwnCheck, confirmed: ConfirmedCheck | None) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        box = QCheckBox(check.words.replace("&", "&&"))
        box.setAccessibleName(check.words)
        box.setMinimumHeight(theme().px(28))
        box.setChecked(confirmed is not None)
        box.setEnabled(not self._read_only)
        box.clicked.connect(lambda ticked, key=check.key: self.ticked.emit(key, ticked))
        column.addWidget(box)
        self.boxes[check.key] = box
        if confirmed is not None:
            said = Words(f"Confirmed by {confirmed.by}, {dates.full_date(confirmed.on)}", "help", wrap=True)
            said.setContentsMargins(theme().px(28), 0, 0, 0)
            column.addWidget(said)
        return row
