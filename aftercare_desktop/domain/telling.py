"""Who of the people around a client may be told something: whom the record knows, and the consent that names them.

Two are the same by their id or by the permanent key of their place in the plan, never because names are alike
(DOMAIN.md section 6). Somebody whose name stands for nobody, or for two, is told nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.consents import Category, ConsentState, StoredConsent, ordered, state
from aftercare_desktop.domain.consents.states import last_day
from aftercare_desktop.domain.copy_changes import CopyChange, Matter
from aftercare_desktop.domain.plan_people import people_of_plan
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.domain.recipients import Recipient, StoredOutsidePerson, is_same

C, M = Category, Matter
KINDS: Mapping[Matter, Category] = MappingProxyType(
    {
        M.MEDICINE: C.MEDICINES,
        M.DOSE: C.MEDICINES,
        M.DIRECTIONS: C.MEDICINES,
        M.NEXT_DOSE: C.MEDICINES,
        M.NEXT_INJECTION: C.MEDICINES,
        M.SUPPLY: C.MEDICINES,
        M.PRESCRIBER_VISIT: C.MEDICINES,
        M.METHADONE_DOSE: C.MEDICINES,
        M.TAKE_HOMES: C.MEDICINES,
        M.LEAVES: C.PRESENCE,
        M.MOVES_IN: C.HOUSING,
        M.CALL: C.APPOINTMENTS,
        M.VISIT: C.APPOINTMENTS,
        M.MENTOR_MEETING: C.PEERS,
        M.PHONE: C.SUPPORT,
    }
)
"""Which kind of information somebody hears who is told of a change."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Whether somebody may be told anything; `person_id` is None where the record does not know who it is.

    `until` is the last day of the consent, where it has one; `categories` are what it covers.
    """

    person_id: int | None = None
    phone: str = ""
    allowed: bool = False
    until: date | None = None
    categories: tuple[Category, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedTelling:
    """Somebody a plan names outside the center, and whether they may be told."""

    name: str
    telling: Telling


def kinds_told(changes: Iterable[CopyChange]) -> tuple[Category, ...]:
    """Everything that is told by telling these changes."""
    return ordered(frozenset(KINDS[change.matter] for change in changes))


def person_called(
    name: str, document: PlanDocument, people: Sequence[StoredOutsidePerson]
) -> StoredOutsidePerson | None:
    """Whom the record means by this very name, or by the place of the plan that bears it; None unless just one."""
    wanted = _plain(name)
    keys = {one.plan_key for one in people_of_plan(document) if _plain(one.name) == wanted}
    found = [
        one
        for one in people
        if one.archived_at is None and (_plain(one.person.name) == wanted or one.person.plan_key in keys)
    ]
    return found[0] if len(found) == 1 else None


def telling(
    person: StoredOutsidePerson | None,
    consents: Iterable[StoredConsent],
    status: ClientStatus,
    today: date,
) -> Telling:
    """What a live consent that names this very person allows today; of several the newest."""
    if person is None:
        return Telling()
    recipient = Recipient(person_id=person.id)
    live = [
        one
        for one in consents
        if is_same(one.consent.recipient, recipient) and state(one, status, today) is ConsentState.IN_FORCE
    ]
    if not live:
        return Telling(person.id, person.person.phone)
    newest = max(live, key=lambda one: one.id)
    return Telling(person.id, person.person.phone, True, last_day(newest), newest.consent.categories)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def tellings_of_plan(
    document: PlanDocument,
    people: Sequence[StoredOutsidePerson],
    consents: Sequence[StoredConsent],
    status: ClientStatus,
    today: date,
) -> tuple[NamedTelling, ...]:
    """Everybody outside the center whom the plan names, each once, in its order: by the key of their place."""
    found: dict[str, NamedTelling] = {}
    for one in people_of_plan(document):
        known = [who for who in people if who.archived_at is None and who.person.plan_key == one.plan_key]
        who = known[0] if len(known) == 1 else person_called(one.name, document, people)
        found.setdefault(_plain(one.name), NamedTelling(one.name, telling(who, consents, status, today)))
    return tuple(found.values())
