"""Nothing is written any more in a record that was merged, whatever version a page still holds of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.domain.messages import CallerKind, Message
from aftercare_desktop.domain.safety_links import SafetyLink, SafetyLinkKind
from aftercare_desktop.domain.statuses import NewStatus, StatusChange
from aftercare_desktop.errors import BadInput, EditedElsewhere
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store import clients as client_store
from tests.builders import TODAY, build_client
from tests.services.test_merging import merge, take_back

LINK = SafetyLink(
    SafetyLinkKind.NO_CONTACT_ORDER, name="R. Bramwell", source="Court", ends_on=TODAY + timedelta(90)
)
AWAY = NewStatus(StatusChange(ClientStatus.IN_HOSPITAL, TODAY))

Write = Callable[[Desk, int, int], object]
"""Writes in a record, given its id and its stored version."""


def _link_message(desk: Desk, client_id: int, version: int) -> object:
    message = desk.messages.take(Message("Theo", "Rosa", CallerKind.FAMILY, "", "Please call.")).value
    return desk.messages.link(message, 1, client_id)


def _link_other(desk: Desk, client_id: int, version: int) -> object:
    third = desk.clients.add(build_client("Grady Ouellette", record_number="9")).value
    return desk.safety_links.add(third, SafetyLink(SafetyLinkKind.CO_DEFENDANT, client_id))


WRITES: dict[str, Write] = {
    "facts": lambda desk, one, version: desk.clients.change(one, build_client("New"), version),
    "status": lambda desk, one, version: desk.statuses.change(one, AWAY, version),
    "archive": lambda desk, one, version: desk.clients.archive(one, version),
    "restore": lambda desk, one, version: desk.clients.restore(one, version),
    "entry": lambda desk, one, version: desk.entries.add(one, Entry(NoteKind.NOTE, TODAY, "Called")),
    "safety link": lambda desk, one, version: desk.safety_links.add(one, LINK),
    "safety link from another record": _link_other,
    "message": _link_message,
    "plan": lambda desk, one, version: desk.plans.start(one),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_merged_record_takes_nothing_and_its_merge_can_be_undone(desk: Desk, write: Write) -> None:
    keep = desk.clients.add(build_client("Theo Bramwell", record_number="1")).value
    other = desk.clients.add(build_client("Ted Bramwell", record_number="2")).value
    merged = merge(desk, keep, other)
    with desk._context.center.reading() as connection:
        version = client_store.get(connection, other).version
    with pytest.raises((EditedElsewhere, BadInput)):
        write(desk, other, version)
    take_back(desk, merged)
    assert desk.clients.open(other).client.name == "Ted Bramwell"


def test_a_lifted_link_between_two_records_of_one_person_stays_lifted(desk: Desk) -> None:
    keep = desk.clients.add(build_client("Theo Bramwell", record_number="1")).value
    other = desk.clients.add(build_client("Ted Bramwell", record_number="2")).value
    link = desk.safety_links.add(keep, SafetyLink(SafetyLinkKind.CO_DEFENDANT, other)).value
    lifted = desk.safety_links.lift(link, 1).value
    merge(desk, keep, other)
    with pytest.raises(EditedElsewhere):
        desk.safety_links.restore(link, lifted)
    assert not desk.safety_links.is_bound(keep)
