"""What is left out when the form is saved: rows that were never filled, white space around names and numbers."""

from collections.abc import Iterable
from dataclasses import replace

from aftercare_desktop.domain.clients import Child, Client, Condition, CurrentMedicine, RecoveryStart
from aftercare_desktop.domain.people import Person
from aftercare_desktop.domain.record_numbers import plain_number


def tidy(client: Client) -> Client:
    """The client as it should be saved: every word a person wrote, no empty rows."""
    return replace(
        client,
        name=client.name.strip(),
        preferred_name=client.preferred_name.strip(),
        record_number=plain_number(client.record_number),
        phones=tuple(phone for phone in client.phones if phone.number.strip() or phone.note.strip()),
        locators=tuple(locator for locator in client.locators if locator.person != Person()),
        conditions=tuple(row for row in client.conditions if row != Condition()),
        medicines=tuple(row for row in client.medicines if row != CurrentMedicine()),
        recovery=tuple(row for row in client.recovery if _has_start(row) or row.ended is not None),
        children=tuple(row for row in client.children if row != Child()),
    )


def unfinished(client: Client) -> dict[str, str]:
    """Rows that cannot be saved before something is added, by path, each with the sentence that says what."""
    found = {}
    for number, row in enumerate(client.recovery):
        if not _has_start(row):
            found[f"recovery.{number}.started"] = "Give this start a date, or remove the row."
    return found


def storable(client: Client) -> Client:
    """The client without rows that the record cannot hold even unsaved: starts of recovery without a date."""
    return replace(client, recovery=tuple(_with_start(client.recovery)))


def _has_start(row: RecoveryStart) -> bool:
    """A date field that was emptied gives None where the record needs a day."""
    started: object = row.started
    return started is not None


def _with_start(rows: Iterable[RecoveryStart]) -> Iterable[RecoveryStart]:
    return (row for row in rows if _has_start(row))
