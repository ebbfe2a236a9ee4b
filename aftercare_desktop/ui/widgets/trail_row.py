"""How one line of the audit trail looks: what was done to whom, below it when, by whom, and the ids."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from aftercare_desktop.domain.audit import TrailLine
from aftercare_desktop.ui.widgets.two_lines import TwoLines, TwoLinesDelegate
from aftercare_desktop.words.audit import details, headline

TRAIL_ROW_HEIGHT = 49


class TrailRowDelegate(TwoLinesDelegate):
    """Paints a `TrailLine`."""

    def __init__(self, zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(TRAIL_ROW_HEIGHT, parent)
        self._zone = zone

    def lines(self, row: object) -> TwoLines | None:
        return TwoLines(headline(row), details(row, self._zone)) if isinstance(row, TrailLine) else None
