"""Reads between the events of a person what the first search, filter and order of the list would wait for."""

from PySide6.QtCore import QObject, QTimer

from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.clients import Clients


class GetReady(QTimer):
    """One short step whenever nothing else is to be done, until all is at hand. Stopped before the file closes."""

    def __init__(self, clients: Clients, parent: QObject) -> None:
        super().__init__(parent)
        self._clients = clients
        self.setInterval(0)
        self.timeout.connect(self._on_timeout)
        self.start()

    def _on_timeout(self) -> None:
        """What cannot be read now is told when somebody asks for it."""
        try:
            more = self._clients.get_ready()
        except AftercareError:
            more = False
        if not more:
            self.stop()
