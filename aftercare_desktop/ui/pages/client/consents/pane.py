"""The tab "Consents": one panel under another, each with its own subject, in a column that scrolls."""

from collections.abc import Set
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Action
from aftercare_desktop.ui.pages.client.consents.care import CarePanel
from aftercare_desktop.ui.pages.client.consents.consents import ConsentsPanel
from aftercare_desktop.ui.pages.client.consents.disclosures import DisclosuresPanel
from aftercare_desktop.ui.pages.client.consents.panel import Panel
from aftercare_desktop.ui.pages.client.consents.rights import RightsPanel
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.frames import ScrollColumn

PANELS: tuple[type[Panel], ...] = (ConsentsPanel, CarePanel, DisclosuresPanel, RightsPanel)
"""From top to bottom; one line here gives a panel its place."""

_ABOVE = 18  # The margin above a panel.
_AROUND = 90  # What is on screen above and below the place that has the keyboard.
CONSENTS_KEYS = (("Ctrl+N", "New consent"), ("Ctrl+PgDown / Ctrl+PgUp", "Next panel, panel before"))


class ConsentsPane(QWidget):
    """Shows the panels of one client. A place in the route is the name of a panel with what it makes of the rest."""

    route_requested = Signal(object)
    toast_requested = Signal(object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, desk: Desk, origin: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = QWidget()
        self._client_id: int | None = None
        self.sheet = ScrollColumn(padding=18)
        self.panels = tuple(kind(desk, origin) for kind in PANELS)
        for panel in self.panels:
            for signal in ("route_requested", "toast_requested", "failed", "changed"):
                getattr(panel, signal).connect(getattr(self, signal))
            panel.changed.connect(partial(self._refresh_beside, panel))
            self.sheet.body.addWidget(panel)
        self.sheet.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        for key, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.step(step))

    def show_client(self, client_id: int, *, read_only: bool) -> None:
        """Show this client in every panel."""
        if client_id != self._client_id:
            self.sheet.verticalScrollBar().setValue(0)
        self._client_id = client_id
        for panel in self.panels:
            panel.show_client(client_id, read_only=read_only)

    def forget(self) -> None:
        """Let go of the client."""
        self._client_id = None
        for panel in self.panels:
            panel.forget()

    def _refresh_beside(self, panel: Panel) -> None:
        """What was done in one panel stops or starts what the others show: nothing of it may look as before."""
        for other in self.panels:
            if other is not panel and other.client_id is not None:
                other.refresh(seen=True)

    def reload(self, topics: Set[str]) -> None:
        """Something changed elsewhere."""
        for panel in self.panels:
            panel.reload(topics)

    def open_place(self, place: str) -> None:
        """Put the keyboard into the panel a route names, the first one where it names none."""
        name, _, rest = place.partition(":")
        panel = next((one for one in self.panels if one.route_place == name), self.panels[0])
        self._lead_into(panel)
        if rest:
            panel.open_place(rest)

    def step(self, step: int) -> None:
        """Put the keyboard into the next panel, or the one before."""
        here = next((n for n, one in enumerate(self.panels) if one.isAncestorOf(self.focusWidget())), 0)
        panel = self.panels[max(0, min(len(self.panels) - 1, here + step))]
        self._lead_into(panel)

    def _lead_into(self, panel: Panel) -> None:
        """The keyboard into a panel, and the place where it is on screen: a panel may be higher than the window."""
        panel.take_keyboard()
        QTimer.singleShot(
            0, self, lambda: self._bring_up(panel)
        )  # once rows that were just made have their place

    def _bring_up(self, panel: Panel) -> None:
        held = self.focusWidget()
        self.sheet.verticalScrollBar().setValue(panel.y() - theme().px(_ABOVE))
        if held is not None and panel.isAncestorOf(held):
            self.sheet.ensureWidgetVisible(held, 0, theme().px(_AROUND))

    def acts(self) -> tuple[Action, ...]:
        """What the palette offers here."""
        return tuple(action for panel in self.panels for action in panel.acts())

    def new_here(self) -> None:
        """Ctrl+N: what the panel with the keyboard begins, else a consent."""
        own = [one for one in self.panels if one.isAncestorOf(self.focusWidget())]
        for panel in (*own, self.panels[0]):
            if panel.new_here():
                return

    def knows(self, kept: KeptDialog) -> bool:
        """Whether one of the panels opens this dialog again."""
        return any(kept.name in panel.kept_names for panel in self.panels)

    def reopen(self, kept: KeptDialog) -> None:
        """Ask once more what was being asked when the window locked."""
        for panel in self.panels:
            if kept.name in panel.kept_names:
                panel.reopen(kept)

    def close_down(self) -> None:
        """The window locks or closes."""
        for panel in self.panels:
            panel.close_down()
