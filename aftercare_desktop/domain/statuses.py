"""Statuses of a client: what each stops, what is asked when it is set, and the changes as they were made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from aftercare_desktop.domain.bounds import too_long
from aftercare_desktop.domain.clients import Client, ClientStatus, DischargeType
from aftercare_desktop.domain.people import Address, Phone
from aftercare_desktop.domain.problems import FieldProblem
from aftercare_desktop.errors import BadInput


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
    DISCHARGE_TYPE = "discharge_type"
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
_OVER = frozenset({ClientStatus.CLOSED, ClientStatus.DIED})
EFFECTS: Mapping[ClientStatus, StatusEffect] = MappingProxyType(
    {
        ClientStatus.IN_TREATMENT: StatusEffect(asks=(_A.PLANNED_DISCHARGE, _A.NOTE)),
        ClientStatus.AFTERCARE: StatusEffect(asks=(_A.DISCHARGE, _A.DISCHARGE_TYPE, _A.NOTE)),
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
        ClientStatus.MOVED: StatusEffect(asks=(_A.SAFE_PHONE, _A.ADDRESS, _A.NOTE), contact_again=True),
        ClientStatus.CLOSED: StatusEffect(
            stops=frozenset({_R.PLAN_CONTACTS, _R.ANNIVERSARIES}), asks=(_A.NOTE,)
        ),
        ClientStatus.DIED: StatusEffect(stops=frozenset(Reach), asks=(_A.NOTE,)),
    }
)


def still_asked(status: ClientStatus) -> bool:
    """Whether staff still ask what is not recorded. After a death or a closed record facts are stated only."""
    return status not in _OVER


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


@dataclass(frozen=True, slots=True)
class NewStatus:
    """A change with everything that was asked. What a status does not ask is left out of account."""

    change: StatusChange
    address: Address = Address()
    phone_is_safe: bool | None = None
    discharged_on: date | None = None
    discharge_planned: date | None = None
    discharge_type: DischargeType | None = None


def problems(new: NewStatus, today: date) -> tuple[FieldProblem, ...]:
    """Everything that keeps this change from being made, each with the sentence for its field."""
    found: list[FieldProblem] = []
    change = new.change
    if change.since > today:
        found.append(FieldProblem("since", "Use a day that is not after today."))
    if change.until is not None and change.until < change.since:
        found.append(FieldProblem("until", "Use a day on or after the first one."))
    if change.status is ClientStatus.CLOSED and not change.note.strip():
        found.append(FieldProblem("note", "Say why the record is closed."))
    found += [FieldProblem(path, sentence) for path, sentence in too_long(change)]
    if Ask.ADDRESS in EFFECTS[change.status].asks:
        found += [FieldProblem(path, sentence) for path, sentence in too_long(new.address, "address.")]
    return tuple(found)


def check(new: NewStatus, today: date) -> None:
    """Raise `BadInput` for a change that cannot be made."""
    found = problems(new, today)
    if found:
        raise BadInput(f"{found[0].sentence} Nothing was changed.")


def with_status(client: Client, new: NewStatus) -> Client:
    """The client after the change, with the facts that follow from what was asked."""
    effect = EFFECTS[new.change.status]
    after = replace(client, status=new.change.status)
    if Ask.DISCHARGE in effect.asks:
        after = replace(after, discharged_on=new.discharged_on or client.discharged_on)
    if Ask.DISCHARGE_TYPE in effect.asks:
        after = replace(after, discharge_type=new.discharge_type or client.discharge_type)
    if Ask.PLANNED_DISCHARGE in effect.asks:
        planned = new.discharge_planned or client.discharge_planned
        after = replace(after, discharge_planned=planned, discharged_on=None, discharge_type=None)
    if Ask.ADDRESS in effect.asks and new.address != Address():
        after = replace(after, address=new.address)
    if Ask.SAFE_PHONE in effect.asks and new.phone_is_safe is not True:
        after = replace(after, phones=tuple(_silent(phone) for phone in client.phones))
    if effect.contact_again:
        after = replace(after, contact=replace(client.contact, ask_again=True))
    return after


def adds_nothing(before: Client, current: StatusChange | None, new: NewStatus, today: date) -> bool:
    """Whether the change says only what already stands: same status, same facts, same day, place and note.

    `current` brought the status of `before`. Without one the dialog offers today's date, which alone says nothing.
    """
    stands = current or StatusChange(before.status, today)
    return new.change == stands and with_status(before, new) == before


def _silent(phone: Phone) -> Phone:
    """Nobody knows who reads or hears it now."""
    return replace(phone, may_text=False, may_leave_message=False)
