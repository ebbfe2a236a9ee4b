"""Who holds an older copy of a plan that says something else than the newest one, and what it says wrong.

From what was recorded beside the final versions: who was given a copy, who was told since (PRODUCT.md, Plan).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aftercare_desktop.domain.copy_changes import CopyChange, copy_changes
from aftercare_desktop.domain.plan_events import PlanEventKind, StoredPlanEvent
from aftercare_desktop.domain.plans import PlanDocument, Revision
from aftercare_desktop.domain.plans.phones import phones

_TELLING = frozenset({PlanEventKind.COPY_GIVEN, PlanEventKind.HOLDER_TOLD})
"""After these a person knows what the version says."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody to be told: the newest version they were given, when, their number if the plan knows it, and what in
    their copy, or in what they were told since, is wrong by now.
    """

    person: str
    number: int
    given_on: date
    phone: str
    changes: tuple[CopyChange, ...]


def holders(finals: Sequence[Revision], events: Sequence[StoredPlanEvent], today: date) -> tuple[Holder, ...]:
    """Everybody whose knowledge of the plan is wrong, in the order in which they were given a copy.

    `finals` are the final versions, the newest last; `events` what holds beside them. A person who was told, or given
    a copy, of a version knows that one; two spellings of a name are two people, so that nobody is left out.
    """
    if not finals:
        return ()
    turn = {revision.id: place for place, revision in enumerate(finals)}
    held: dict[str, StoredPlanEvent] = {}
    known: dict[str, int] = {}
    for stored in events:
        who, place = _person(stored.event.person), turn.get(stored.revision_id)
        if place is None or stored.event.kind not in _TELLING:
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
    return tuple(
        _holder(stored, finals[turn[stored.revision_id]], newest.document, wrong[known[who]])
        for who, stored in held.items()
        if wrong.get(known[who])
    )


def _holder(
    stored: StoredPlanEvent, revision: Revision, newest: PlanDocument, changes: tuple[CopyChange, ...]
) -> Holder:
    event = stored.event
    return Holder(event.person, revision.number, event.happened_on, _phone(newest, event.person), changes)


def _person(name: str) -> str:
    return " ".join(name.split()).casefold()


def _phone(document: PlanDocument, person: str) -> str:
    """The number under which the plan itself has this person; empty unless there is just one of that name."""
    by_name: dict[str, set[str]] = {}
    for phone in phones(document):
        by_name.setdefault(_person(phone.who), set()).add(phone.number.strip())
    found = by_name.get(_person(person), set())
    return next(iter(found)) if len(found) == 1 else ""
