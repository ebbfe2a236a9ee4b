"""Who is hidden in a client's copy of everything and who stays in it, by name and number, from what is stored."""

from collections.abc import Iterable, Iterator, Sequence

from aftercare_desktop.domain.clients import Client, StoredClient
from aftercare_desktop.domain.own_copy import Hidden, Others, hidden_whole, rule
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.services.use_case import Work
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import merged
from aftercare_desktop.store import outside_people as person_store
from aftercare_desktop.store import safety_links as link_store


def hidden_from(work: Work, client: StoredClient, plans: Sequence[PlanDocument]) -> Others:
    """Whom the record itself links to this client: the other sides of safety links, and mentors in recovery."""
    linked = tuple(_linked_clients(work, client))
    mentors = [mentor for plan in plans for mentor in rule.hidden_mentors(plan)]
    return Others(
        (
            *(one.seen_from(client.id).name for one in link_store.of_client(work.connection, client.id)),
            *(name for other in linked for name in _called(other.name, other.preferred_name)),
            *(name for plan in plans for name in rule.mentor_names(plan)),
        ),
        (*(phone.number for other in linked for phone in other.phones), *(one.phone for one in mentors)),
        tuple(other.record_number for other in linked),
        tuple(other.email for other in linked),
    )


def who_stays(work: Work, client: StoredClient, staff: Iterable[str]) -> Others:
    """The client under every name and number, whom they named themselves, the staff, and the center's own line.

    A phone of somebody else that is also a hidden person's goes: it would still tell who was meant.
    """
    c, facts = work.connection, client.client
    records = merged.records_of(c, client.id)
    people = [one.person.name for one in person_store.of_client(c, client.id)]
    line = center_store.profile(c).profile.line.number
    return Others(
        (
            *rule.own_people(facts),
            *(one.name for one in records),
            *people,
            *staff,
        ),
        (*(phone.number for phone in facts.phones), line),
        (facts.record_number, *(one.record_number for one in records)),
        (facts.email,),
    )


def every_other_client(work: Work, client: StoredClient, staying: Others) -> Hidden:
    """Everybody who is or was a client here, by whole names and record numbers."""
    own = set(merged.ids_of(work.connection, client.id))
    others = [one for one in client_store.known_names(work.connection) if one.id not in own]
    names = tuple(name for one in others for name in _called(one.name, one.preferred_name))
    return hidden_whole(Others(names, record_numbers=tuple(one.record_number for one in others)), staying)


def _linked_clients(work: Work, client: StoredClient) -> Iterator[Client]:
    """Every client at the other side of a safety link, under each of their records."""
    for stored in link_store.of_client(work.connection, client.id):
        other_id = stored.seen_from(client.id).other_id
        if other_id is not None:
            for client_id in merged.ids_of(work.connection, other_id):
                yield client_store.get(work.connection, client_id).client


def _called(name: str, preferred: str) -> Iterator[str]:
    yield name
    yield preferred
    yield f"{preferred} {name.split()[-1]}" if preferred and name.split() else ""
