"""Who holds an older copy of a plan that says something else than the newest one, and what it says wrong.

From what was recorded beside the final versions: who was given a copy, who was told since (PRODUCT.md, Plan).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.contact import safe_phone
from aftercare_desktop.domain.copy_changes import CopyChange, copy_changes
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind, StoredPlanEvent
from aftercare_desktop.domain.plans import ParticipantRole, PlanDocument, Revision
from aftercare_desktop.domain.plans.phones import phones

TELLING = frozenset({PlanEventKind.COPY_GIVEN, PlanEventKind.HOLDER_TOLD})
"""After these a person knows what the version says."""
_THE_CLIENT = ""
"""Stands for every name of the client: nobody else is recorded without a name."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody to be told: the newest version they were given, when, their number if the plan knows it, and what in
    their copy, or in what they were told since, is wrong by now.

    The client is called only under a number and on a day they agreed to. All others may be told only on a consent
    that names them (DOMAIN.md section 3).
    """

    person: str
    number: int
    given_on: date
    phone: str
    changes: tuple[CopyChange, ...]
    is_client: bool = False


def holders(
    finals: Sequence[Revision],
    events: Sequence[StoredPlanEvent],
    client: Client,
    today: date,
    merged: Sequence[Client] = (),
) -> tuple[Holder, ...]:
    """Everybody whose knowledge of the plan is wrong: the client, then in the order in which they were given a copy.

    `finals` are the final versions, the newest last; `events` what holds beside them. A person who was told, or given
    a copy, of a version knows that one; two spellings of a name are two people, so that nobody is left out, but the
    client is one however they are called, also as the records said that were `merged` into theirs, or as a version
    itself calls them. Who left with a version of Leaving now holds it, whoever handed it out.
    """
    if not finals:
        return ()
    of_client = _names(finals, (client, *merged))
    turn = {revision.id: place for place, revision in enumerate(finals)}
    held: dict[str, StoredPlanEvent] = {}
    known: dict[str, int] = {}
    for stored in (*_taken_along(finals, events, of_client, client.name), *events):
        name = _person(stored.event.person)
        who, place = _THE_CLIENT if name in of_client else name, turn.get(stored.revision_id)
        if place is None or stored.event.kind not in TELLING:
            continue
        known[who] = max(place, known.get(who, 0))
        if stored.event.kind is PlanEventKind.COPY_GIVEN:
            before = held.get(who)
            if before is None or place >= turn[before.revision_id]:
                held[who] = stored
    newest = finals[-1]
    wrong = {
        place: copy_changes(finals[place].document, newest.document, today)
        for place in {*known.values()} - {len(finals) - 1}
    }
    found: list[Holder] = []
    for who, stored in held.items():
        if changes := wrong.get(known[who]):
            event, is_client = stored.event, who == _THE_CLIENT
            person = client.name if is_client else event.person
            phone = safe_phone(client, today) if is_client else _phone(newest.document, person)
            number = finals[turn[stored.revision_id]].number
            found.append(Holder(person, number, event.happened_on, phone, changes, is_client))
    return tuple(sorted(found, key=lambda holder: not holder.is_client))


def is_client_called(name: str, finals: Sequence[Revision], records: Sequence[Client]) -> bool:
    """Whether this name stands for the client: by any of their records, or as a version says who took part."""
    return _person(name) in _names(finals, records)


def _taken_along(
    finals: Sequence[Revision], events: Sequence[StoredPlanEvent], of_client: frozenset[str], name: str
) -> Iterator[StoredPlanEvent]:
    """The papers somebody left with before the plan was done: at night nobody is there to record that they were given.

    Not so where it was recorded that the client did not take it.
    """
    declined = {
        one.revision_id
        for one in events
        if one.event.kind is PlanEventKind.COPY_DECLINED and _person(one.event.person) in of_client
    }
    for final in finals:
        left = final.document.leaving.on
        if left is not None and final.id not in declined:
            given = PlanEvent(PlanEventKind.COPY_GIVEN, left, person=name)
            yield StoredPlanEvent(0, final.id, given, final.changed_at, final.changed_by)


def _names(finals: Sequence[Revision], records: Sequence[Client]) -> frozenset[str]:
    """What the client may be called where a copy was recorded: by each record in full, as they want it, and that with
    the surname; and as they took part in each version, whatever their record says by now.
    """
    found: list[str] = []
    for client in records:
        surname = client.name.split()[-1:]
        found += [client.name, client.called(), " ".join((client.called(), *surname))]
    for final in finals:
        people = final.document.participants.people
        found += [one.name for one in people if one.role is ParticipantRole.CLIENT]
    return frozenset(_person(name) for name in found if name.strip())


def _person(name: str) -> str:
    return " ".join(name.split()).casefold()


def _phone(document: PlanDocument, person: str) -> str:
    """The number under which the plan itself has this person; empty unless there is just one of that name."""
    by_name: dict[str, set[str]] = {}
    for phone in phones(document):
        by_name.setdefault(_person(phone.who), set()).add(phone.number.strip())
    found = by_name.get(_person(person), set())
    return next(iter(found)) if len(found) == 1 else ""
