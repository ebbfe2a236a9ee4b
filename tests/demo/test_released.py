"""Consents of every kind and state, disclosures in every state, on several grounds, registers, rights, one breach."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from aftercare_desktop.demo import DEMO_PASSWORD
from aftercare_desktop.domain.consents import ConsentKind, ConsentState, RevokedWay
from aftercare_desktop.domain.disclosures import DisclosureState, Ground, Handed, StoredDisclosure
from aftercare_desktop.services import accounts
from aftercare_desktop.services.consents import ConsentRow
from aftercare_desktop.services.desk import Desk
from tests.builders import TODAY
from tests.centers import StillClock
from tests.demo.test_center import place

__all__ = ["place"]


@pytest.fixture(scope="module")
def at(place: Path) -> Iterator[Desk]:
    """The administrator of the made-up center."""
    desk = accounts.sign_in(place, "morgan", DEMO_PASSWORD, StillClock())
    yield desk
    desk.sign_out()


def consents(at: Desk) -> list[ConsentRow]:
    return [row for one in at.clients.find("") for row in at.consents.of_client(one).rows]


def disclosures(at: Desk) -> list[StoredDisclosure]:
    return [row for one in at.clients.find("") for row in at.gate.of_client(one)]


def test_there_are_consents_of_every_kind_and_state(at: Desk) -> None:
    rows = consents(at)
    assert {row.stored.consent.kind for row in rows} == set(ConsentKind)
    assert {row.state for row in rows} == set(ConsentState) - {ConsentState.DISCARDED}
    taken_back = {row.stored.revocation.way for row in rows if row.stored.revocation is not None}
    assert taken_back == set(RevokedWay)
    assert any(row.stored.ended_on is not None for row in rows)
    assert any(not row.revocable for row in rows if row.state is ConsentState.IN_FORCE)
    assert [one.client_id for one in at.consents.ending()] == [1]


def test_papers_were_sent_destroyed_and_wait_and_calls_were_written_down(at: Desk) -> None:
    rows = disclosures(at)
    assert {row.state() for row in rows} == set(DisclosureState)
    assert {row.disclosure.ground for row in rows} == {
        Ground.CONSENT,
        Ground.EMERGENCY,
        Ground.SERVICE_ORGANIZATION,
        Ground.COURT_ORDER,
    }
    assert {row.disclosure.handed for row in rows} == {Handed.PLAN, Handed.LETTER, Handed.CALL}
    for row in rows:
        if row.disclosure.handed is not Handed.CALL and row.state() is not DisclosureState.DESTROYED:
            assert at.gate.paper(row.id).startswith(b"%PDF")


def test_one_letter_went_astray_and_its_client_is_still_to_be_told(at: Desk) -> None:
    (breach,) = at.breaches.open_ones()
    assert (breach.client, breach.tell_by) == ("Theo Bramwell", TODAY + timedelta(days=49))
    assert breach.stored.disclosure_id is not None


def test_the_registers_hold_agreements_and_an_order(at: Desk) -> None:
    assert len({row.stored.agreement.kind for row in at.registers.agreements()}) == 2
    (order,) = at.registers.orders()
    assert order.client


def test_people_asked_of_their_record(at: Desk) -> None:
    asked = [at.rights.of_client(one) for one in at.clients.find("")]
    due = sorted(
        one.request.due_on() - TODAY for rights in asked for one in rights.copies if one.request.is_open()
    )
    assert [one.days for one in due] == [-6, 4]
    assert any(one.restriction.agreed for rights in asked for one in rights.restrictions)
    assert any(one.amendment.disagreement for rights in asked for one in rights.amendments)
    assert sum(bool(rights.notices) for rights in asked) > 5


def test_whoever_is_outside_is_tied_to_their_place_in_the_plan(at: Desk) -> None:
    final = at.plans.open(1, reload=True).revision
    assert final is not None
    keys = {one.key for one in final.document.support.places}
    people = [one.person for one in at.consents.of_client(1).people]
    assert {one.plan_key for one in people if one.plan_key} <= keys
    assert sum(bool(one.plan_key) for one in people) == 2
