"""The audit trail as a CSV file for a spreadsheet: no cell of it can act as a formula."""

from collections.abc import Sequence

from aftercare_desktop.domain.audit import TrailLine
from aftercare_desktop.exchange.client_list import as_made_up, to_csv
from aftercare_desktop.words.audit import EVENTS

_HEADS = (
    "Line",
    "Time (UTC)",
    "Staff member",
    "Event",
    "Client id",
    "Client",
    "Subject",
    "Subject id",
    "Detail",
)


def trail_csv(lines: Sequence[TrailLine], *, practice: bool) -> bytes:
    """The lines in the order given, with the words of their events; those of a practice center say so."""
    rows = (_cells(line) for line in lines)
    return to_csv(*(as_made_up(_HEADS, rows) if practice else (_HEADS, rows)), lambda done: None)


def _cells(line: TrailLine) -> tuple[str | int | None, ...]:
    return (
        line.sequence,
        line.at.isoformat(timespec="seconds"),
        line.staff,
        EVENTS[line.event],
        line.client_id,
        line.client,
        line.subject,
        line.subject_id,
        line.detail,
    )
