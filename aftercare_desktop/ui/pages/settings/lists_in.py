"""The pane "Import and export": the ways to taking over lists of other programs and to letting lists leave."""

from collections.abc import Set

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.settings.pane import CardsPane, SettingsCard
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import Words


class ImportPane(CardsPane):
    """A card for lists that come in, and for who may let them leave one for that."""

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        card = SettingsCard(
            "upload",
            "Lists from other programs",
            "A census or an admissions report of your medical records program, as CSV or as an Excel workbook.",
        )
        self.sources = Words("", "body", wrap=True)
        self.start = Button("Import clients", "primary", "upload")
        self.start.clicked.connect(lambda: self.route_requested.emit(Route("import")))
        card.add_row("So far from", self.sources)
        card.add_wide(self.start)
        self.add_card(card)
        self.leave = Button("Go to the list of clients", "default", "arrow-right")
        self.leave.clicked.connect(lambda: self.route_requested.emit(Route("clients")))
        if desk.may(Permission.EXPORT_LIST):
            self.add_card(self._leaving())

    def _leaving(self) -> SettingsCard:
        card = SettingsCard(
            "download",
            "Lists that leave",
            "The list of clients is printed or exported as it is filtered. It asks what for, and that is recorded.",
        )
        card.add_wide(self.leave)
        return card

    def open(self, place: str) -> None:
        self._load()
        self.start.setFocus()

    def reload(self, topics: Set[str]) -> None:
        if Topic.CLIENTS in topics:
            self._load()

    def _load(self) -> None:
        names = [source.name for source in self._desk.importing.sources()]
        self.sources.setText(", ".join(names) or "Nowhere yet")
