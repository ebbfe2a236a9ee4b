"""Clients are kept whole, found again, and never overwritten unseen."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftercare_desktop.domain.clients import Client, ClientRow, ClientStatus
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound
from aftercare_desktop.store import clients, files, plans
from aftercare_desktop.store.opening import Center
from tests.builders import NAMES, NOW, TODAY, build_client, full_client, full_plan

LATER = NOW + timedelta(hours=1)


def add(center: Center, client: Client) -> int:
    with center.writing() as c:
        return clients.insert_one(c, client, NOW)


def test_every_fact_comes_back(center: Center) -> None:
    client_id = add(center, full_client())
    with center.reading() as c:
        stored = clients.get(c, client_id)
    assert stored.client == full_client()
    assert (stored.id, stored.version, stored.created_at, stored.changed_at) == (client_id, 1, NOW, NOW)
    assert (stored.archived_at, stored.archived_by) == (None, None)


def test_a_name_is_enough(center: Center) -> None:
    client_id = add(center, Client("Ng"))
    with center.reading() as c:
        assert clients.get(c, client_id).client == Client("Ng")


def test_many_at_once_keep_their_order(center: Center) -> None:
    new = [build_client(name, record_number=str(number)) for number, name in enumerate(NAMES)]
    with center.writing() as c:
        ids = clients.insert_all(c, new, NOW)
    with center.reading() as c:
        assert [one.client for one in clients.get_all(c, ids)] == new
        assert clients.all_ids(c) == ids
        assert clients.count(c) == len(NAMES)
        assert [one.client for one in clients.get_all(c, (*reversed(ids), 999))] == new[::-1]


def test_thousands_at_once_keep_their_order(center: Center) -> None:
    new = [Client(f"Person {number}") for number in range(3_000)]
    with center.writing() as c:
        ids = clients.insert_all(c, new, NOW)
        assert clients.insert_all(c, (), NOW) == ()
    with center.reading() as c:
        assert [one.client.name for one in clients.get_all(c, ids)] == [client.name for client in new]
        assert [row.name for row in clients.rows(c, ids)] == [client.name for client in new]


def test_a_change_is_kept_and_counted(center: Center) -> None:
    client_id = add(center, build_client())
    with center.writing() as c:
        assert clients.update_one(c, client_id, full_client(), 1, LATER) == 2
    with center.reading() as c:
        stored = clients.get(c, client_id)
    assert (stored.client, stored.version, stored.changed_at) == (full_client(), 2, LATER)


def test_a_stale_change_is_refused(center: Center) -> None:
    client_id = add(center, build_client())
    with center.writing() as c:
        clients.update_one(c, client_id, build_client("First"), 1, LATER)
    with center.writing() as c, pytest.raises(EditedElsewhere, match="Nothing was overwritten"):
        clients.update_one(c, client_id, build_client("Second"), 1, LATER)
    with center.reading() as c:
        assert clients.get(c, client_id).client.name == "First"


def test_a_stranger_is_not_found(center: Center) -> None:
    with center.writing() as c:
        with pytest.raises(NotFound):
            clients.get(c, 7)
        with pytest.raises(NotFound):
            clients.update_one(c, 7, build_client(), 1, NOW)
        with pytest.raises(NotFound):
            clients.set_archived(c, 7, 1, NOW, 1)


def test_a_record_number_belongs_to_one_person(center: Center) -> None:
    first = add(center, build_client(record_number="7"))
    second = add(center, build_client(record_number="8"))
    with center.writing() as c, pytest.raises(BadInput, match="record number 7 belongs to another client"):
        clients.insert_one(c, build_client(record_number="7"), NOW)
    with center.writing() as c, pytest.raises(BadInput, match="record number 7"):
        clients.update_one(c, second, build_client(record_number="7"), 1, NOW)
    with center.writing() as c:
        clients.set_archived(c, first, 1, NOW, 1)
    with center.writing() as c, pytest.raises(BadInput, match="perhaps an archived one"):
        clients.insert_one(c, build_client(record_number="7"), NOW)


def test_many_are_changed_at_once_or_none(center: Center) -> None:
    ids = [add(center, build_client(f"Client {n}", record_number=str(n))) for n in range(3)]
    with center.reading() as c:
        stored = clients.get_all(c, ids)
    changed = [
        (one, build_client(f"Other {one.id}", record_number=one.client.record_number)) for one in stored
    ]
    with center.writing() as c:
        clients.update_all(c, changed[:2], LATER)
    with center.reading() as c:
        assert [one.version for one in clients.get_all(c, ids)] == [2, 2, 1]
        assert clients.get(c, ids[0]).client == changed[0][1]
        assert sorted(clients.find_ids(c, "other")) == ids[:2]
    with pytest.raises(EditedElsewhere), center.writing() as c:
        clients.update_all(c, changed, LATER)
    with center.reading() as c:
        assert clients.get(c, ids[2]).version == 1


def test_many_may_have_no_record_number(center: Center) -> None:
    for _ in range(3):
        add(center, build_client(record_number=""))
    with center.reading() as c:
        assert clients.record_numbers(c) == {}
        assert clients.by_record_number(c, "") is None


def test_record_numbers_lead_to_people(center: Center) -> None:
    client_id = add(center, build_client(record_number="000117"))
    with center.reading() as c:
        found = clients.by_record_number(c, "000117")
        assert found is not None
        assert found.id == client_id
        assert clients.by_record_number(c, "117") is None
        assert clients.record_numbers(c) == {"000117": client_id}
        (known,) = clients.names_and_births(c)
        assert (known.name, known.birth_date) == ("Theo Bramwell", build_client().birth_date)


def test_archived_clients_leave_the_list_and_come_back(center: Center) -> None:
    client_id = add(center, build_client())
    with center.writing() as c:
        assert clients.set_archived(c, client_id, 1, LATER, 1) == 2
    with center.reading() as c:
        stored = clients.get(c, client_id)
        assert (stored.archived_at, stored.archived_by) == (LATER, 1)
        assert clients.find_ids(c, "") == ()
        assert clients.find_ids(c, "theo", include_archived=True) == (client_id,)
        assert clients.rows(c, [client_id])[0].archived
    with center.writing() as c:
        with pytest.raises(EditedElsewhere):
            clients.set_archived(c, client_id, 1, None, None)
        assert clients.set_archived(c, client_id, 2, None, None) == 3
    with center.reading() as c:
        assert clients.find_ids(c, "") == (client_id,)


def test_a_row_says_what_the_list_shows(center: Center) -> None:
    client_id = add(center, full_client())
    with center.writing() as c:
        draft = plans.insert_draft(c, client_id, full_plan(), 1, NOW, 1)
        plans.freeze(c, draft.id, 1, NOW, 1, pdf_sha256=files.keep(c, b"%PDF", NOW))
    with center.reading() as c:
        (row,) = clients.rows(c, [client_id])
    assert row == ClientRow(
        id=client_id,
        version=1,
        record_number="000117",
        name="Theodore Bramwell",
        preferred_name="Theo",
        pronouns="he/him",
        birth_date=full_client().birth_date,
        status=ClientStatus.AFTERCARE,
        counselor="Dana Whitcomb",
        program="Residential, 28 days",
        discharge_date=TODAY - timedelta(days=1),
        plan_number=1,
        plan_final=True,
        archived=False,
        changed_at=NOW,
    )
    with center.writing() as c:
        plans.insert_draft(c, client_id, full_plan(), 2, NOW, 1)
    with center.reading() as c:
        (row,) = clients.rows(c, [client_id])
    assert (row.plan_number, row.plan_final) == (2, False)


def test_a_planned_discharge_stands_in_the_row_until_there_is_an_actual_one(center: Center) -> None:
    client_id = add(center, build_client())
    with center.reading() as c:
        (row,) = clients.rows(c, [client_id])
    assert row.discharge_date == build_client().discharge_planned
    assert (row.plan_number, row.plan_final, row.counselor) == (None, False, "")


@given(st.text(min_size=1, max_size=60).filter(str.strip), st.text(max_size=40))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_kept_as_it_is(center: Center, name: str, word: str) -> None:
    client = Client(name, allergies=word, insurance=name)
    client_id = add(center, client)
    with center.reading() as c:
        assert clients.get(c, client_id).client == client
