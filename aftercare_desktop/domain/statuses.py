"""Changes of a client's status, each with what was asked at the time: since when, where, until when."""

from dataclasses import dataclass
from datetime import date, datetime

from aftercare_desktop.domain.clients import ClientStatus


@dataclass(frozen=True, slots=True)
class StatusChange:
    """From now on the client's status is `status`. `place` is the hospital, jail or town where that matters."""

    status: ClientStatus
    since: date
    place: str = ""
    until: date | None = None
    """When the stay there is expected to end."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StoredStatusChange:
    """A change of status as stored, with the status before it."""

    id: int
    client_id: int
    before: ClientStatus
    made_at: datetime
    made_by: int
    taken_back_at: datetime | None
    change: StatusChange
