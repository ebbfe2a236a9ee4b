"""Whether somebody who is being written down is known already."""

from aftercare_desktop.domain.clients import Client, ClientRow
from aftercare_desktop.domain.search import fold
from aftercare_desktop.services.desk import Desk

_LOOKED_AT = 64


def holder_of(desk: Desk, number: str, own_id: int | None) -> ClientRow | None:
    """Who has this record number, archived people included; None if nobody but `own_id` has it."""
    rows = desk.clients.rows(desk.clients.find(number, True)[:_LOOKED_AT])
    return next((row for row in rows if row.record_number == number and row.id != own_id), None)


def twin_of(desk: Desk, client: Client) -> ClientRow | None:
    """Somebody of the same name and date of birth, archived people included."""
    if not client.name or client.birth_date is None:
        return None
    for row in desk.clients.rows(desk.clients.find(client.name, True)[:_LOOKED_AT]):
        if row.birth_date == client.birth_date and fold(row.name) == fold(client.name):
            return row
    return None
