"""How one message looks in a list: who called, whom they asked about and what they said, for whom, and since when."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from aftercare_desktop.domain.messages import MessageRow
from aftercare_desktop.ui.widgets.two_lines import TwoLines, TwoLinesDelegate
from aftercare_desktop.words.messages import about, addressee, caller, taken

MESSAGE_HEIGHT = 56
_WHEN_WIDTH = 124


class MessageRowDelegate(TwoLinesDelegate):
    """Paints a `MessageRow`."""

    def __init__(self, zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(MESSAGE_HEIGHT, parent, right_width=_WHEN_WIDTH)
        self._zone = zone

    def lines(self, row: object) -> TwoLines | None:
        if not isinstance(row, MessageRow):
            return None
        icon, token = ("check", "ok") if row.done_at else ("phone-incoming", "text2")
        when = taken(row, self._zone)
        return TwoLines(caller(row.message), about(row.message), icon, token, when, addressee(row))
