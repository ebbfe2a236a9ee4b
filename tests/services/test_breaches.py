"""Records of breaches: opened from what was sent or alone, changed as more is known, closed with what was done."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.disclosures import Breach, Disclosure, Ground, Handed, Sending, SentWay
from aftercare_desktop.domain.recipients import Recipient, RecipientWords
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotPermitted
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store import disclosures as disclosure_store
from aftercare_desktop.words.breaches import told_words
from tests.builders import NOW, TODAY, build_client, build_entry
from tests.services.conftest import Place

KNOWN = Breach(TODAY - timedelta(days=1), TODAY, "A letter", "To Larch Hill, not to Larch Hill House")


@pytest.fixture
def client_id(desk: Desk) -> int:
    return desk.clients.add(build_client()).value


def sent(desk: Desk, client_id: int, *, prepared_only: bool = False) -> int:
    """A letter that was faxed; kept as the gate keeps it."""
    place = desk.directory.add(build_entry(f"Larch Hill {client_id}")).value
    told = Disclosure(
        Ground.EMERGENCY,
        Handed.LETTER,
        Recipient(place),
        RecipientWords("Larch Hill"),
        categories=(Category.MEDICINES, Category.GOALS),
    )
    sending = Sending(SentWay.FAX, "207-555-0158", NOW - timedelta(days=2), 1)
    with desk._context.center.writing() as c:
        return disclosure_store.add(c, client_id, told, NOW, 1, sending=None if prepared_only else sending)


def test_a_record_begins_with_what_was_sent_and_for_whom_it_was_meant(desk: Desk, client_id: int) -> None:
    disclosure_id = sent(desk, client_id)
    start = desk.breaches.blank(client_id, disclosure_id)
    assert start == Breach(
        TODAY - timedelta(days=2),
        TODAY,
        "Letter with: my medicines, my goals",
        "Meant for Larch Hill, sent by fax to 207-555-0158. It went to: ",
    )
    done = desk.breaches.report(
        client_id, replace(start, whom=f"{start.whom}an unknown number"), disclosure_id
    )
    assert done.topics == {Topic.DISCLOSURES}
    assert desk.breaches.of_client(client_id)[0].disclosure_id == disclosure_id
    assert desk.audit.entries()[0].detail == f"client={client_id} opened disclosure={disclosure_id}"


def test_only_what_was_sent_of_this_client_can_have_gone_astray(desk: Desk, client_id: int) -> None:
    other = desk.clients.add(build_client("Mara Lind", record_number="000118")).value
    waiting, astray = sent(desk, client_id, prepared_only=True), sent(desk, other)
    for disclosure_id, sentence in ((waiting, "not sent"), (astray, "another client")):
        with pytest.raises(BadInput, match=sentence):
            desk.breaches.blank(client_id, disclosure_id)
        with pytest.raises(BadInput, match=sentence):
            desk.breaches.report(client_id, KNOWN, disclosure_id)
    assert desk.breaches.of_client(client_id) == ()


def test_it_is_changed_as_more_is_known_and_closed_with_what_was_done(desk: Desk, client_id: int) -> None:
    assert desk.breaches.blank(client_id) == Breach(None, TODAY, "", "")
    breach_id = desk.breaches.report(client_id, KNOWN).value
    with pytest.raises(BadInput, match="what was done"):
        desk.breaches.change(breach_id, replace(KNOWN, closed_on=TODAY), 1)
    told = replace(KNOWN, done="They called and shredded it.", client_told_on=TODAY)
    desk.breaches.change(breach_id, told, 1)
    with pytest.raises(EditedElsewhere):
        desk.breaches.change(breach_id, KNOWN, 1)
    closed = desk.breaches.change(breach_id, replace(told, closed_on=TODAY), 2)
    assert desk.breaches.open_ones() == ()
    assert desk.audit.entries()[1].detail == f"client={client_id} closed"
    assert closed.undo is not None
    desk.undo(closed.undo)
    assert [one.stored.breach for one in desk.breaches.open_ones()] == [told]
    assert desk.breaches.of_client(client_id)[0].breach == told


def test_the_open_ones_of_the_center_who_is_to_be_told_first_on_top(desk: Desk, client_id: int) -> None:
    other = desk.clients.add(build_client("Mara Lind", record_number="000118")).value
    first = desk.breaches.report(client_id, replace(KNOWN, client_told_on=TODAY)).value
    second = desk.breaches.report(other, KNOWN).value
    third = desk.breaches.report(
        other, replace(KNOWN, happened_on=None, discovered_on=TODAY - timedelta(days=61))
    ).value
    rows = desk.breaches.open_ones()
    assert [(one.stored.id, one.client) for one in rows] == [
        (third, "Mara Lind"),
        (second, "Mara Lind"),
        (first, "Theo Bramwell"),
    ]
    assert [told_words(one.stored.breach, TODAY) for one in rows] == [
        "Overdue: the client was to be told by Nov 22, 2026",
        "Tell the client by Jan 22, 2027, 60 days left",
        "The client was told on Nov 23, 2026",
    ]
    assert desk.audit.entries()[0].detail == "count=3"
    assert desk.breaches.open_ones(reload=True) == rows


def test_whoever_reads_records_writes_down_a_breach_and_the_front_desk_does_not(
    place: Place, client_id: int
) -> None:
    assert place.sign_in_as(Role.PEER_SPECIALIST).breaches.report(client_id, KNOWN).value
    with pytest.raises(NotPermitted):
        place.sign_in_as(Role.FRONT_DESK).breaches.open_ones()
