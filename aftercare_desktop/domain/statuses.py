"""Statuses of a client: what each stops, what is asked when it is set, and the changes as they were made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from aftercare_desktop.domain.clients import ClientStatus


class Reach(StrEnum):
    """Ways in which the center reaches a person, which a status may stop."""

    CALLS = "calls"
    TEXTS = "texts"
    LETTERS = "letters"
    VISITS = "visits"
    PLAN_CONTACTS = "plan_contacts"
    """The calls promised in the plan."""
    ANNIVERSARIES = "anniversaries"


class Ask(StrEnum):
    """What is asked when the status changes, beside the day from which it holds."""

    PLACE = "place"
    UNTIL = "until"
    NOTE = "note"
    ADDRESS = "address"
    SAFE_PHONE = "safe_phone"
    DISCHARGE = "discharge"
    PLANNED_DISCHARGE = "planned_discharge"


@dataclass(frozen=True, slots=True)
class StatusEffect:
    """What follows from a status.

    `stops` ends at once; for `asks_first` somebody asks before each contact. With `contact_again` the contact agreement
    counts for nothing until the person was asked again.
    """

    stops: frozenset[Reach] = frozenset()
    asks_first: frozenset[Reach] = frozenset()
    asks: tuple[Ask, ...] = (Ask.NOTE,)
    contact_again: bool = False


_R, _A = Reach, Ask
EFFECTS: Mapping[ClientStatus, StatusEffect] = MappingProxyType(
    {
        ClientStatus.IN_TREATMENT: StatusEffect(asks=(_A.PLANNED_DISCHARGE, _A.NOTE)),
        ClientStatus.AFTERCARE: StatusEffect(asks=(_A.DISCHARGE, _A.NOTE)),
        # Mail at home would lie there for others to open; at the hospital somebody else may pick up.
        ClientStatus.IN_HOSPITAL: StatusEffect(
            stops=frozenset({_R.LETTERS, _R.PLAN_CONTACTS}),
            asks_first=frozenset({_R.CALLS, _R.TEXTS, _R.VISITS}),
            asks=(_A.PLACE, _A.UNTIL, _A.NOTE),
        ),
        # No phone of their own, and mail is opened.
        ClientStatus.IN_JAIL: StatusEffect(
            stops=frozenset({_R.CALLS, _R.TEXTS, _R.PLAN_CONTACTS}),
            asks_first=frozenset({_R.LETTERS, _R.VISITS}),
            asks=(_A.PLACE, _A.UNTIL, _A.NOTE),
        ),
        ClientStatus.BACK_IN_TREATMENT: StatusEffect(
            stops=frozenset({_R.PLAN_CONTACTS}),
            asks_first=frozenset({_R.CALLS, _R.TEXTS, _R.VISITS}),
            asks=(_A.PLACE, _A.UNTIL, _A.NOTE),
        ),
        ClientStatus.MOVED: StatusEffect(asks=(_A.ADDRESS, _A.SAFE_PHONE, _A.NOTE), contact_again=True),
        ClientStatus.CLOSED: StatusEffect(
            stops=frozenset({_R.PLAN_CONTACTS, _R.ANNIVERSARIES}), asks=(_A.NOTE,)
        ),
        ClientStatus.DIED: StatusEffect(stops=frozenset(Reach), asks=(_A.NOTE,)),
    }
)


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
