"""How one entry of the directory looks in a list: what it is as an icon, its name, and where it is."""

from PySide6.QtCore import QObject

from aftercare_desktop.domain.directory import EntryKind, EntryRow
from aftercare_desktop.ui.widgets.two_lines import TwoLines, TwoLinesDelegate
from aftercare_desktop.words.directory import row_details

ENTRY_ROW_HEIGHT = 49

KIND_ICONS: dict[EntryKind, str] = {
    EntryKind.PROVIDER: "stethoscope",
    EntryKind.CLINIC: "activity",
    EntryKind.PHARMACY: "pill",
    EntryKind.HOSPITAL: "building-2",
    EntryKind.COURT: "scale",
    EntryKind.AGENCY: "hand-helping",
    EntryKind.RESIDENCE_OPERATOR: "house",
    EntryKind.CRISIS_LINE: "phone-call",
    EntryKind.OTHER: "map-pin",
}


class EntryRowDelegate(TwoLinesDelegate):
    """Paints an `EntryRow`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(ENTRY_ROW_HEIGHT, parent)

    def lines(self, row: object) -> TwoLines | None:
        if not isinstance(row, EntryRow):
            return None
        icon, token = ("archive", "text3") if row.archived else (KIND_ICONS[row.kind], "text2")
        return TwoLines(row.name, row_details(row), icon, token)
