"""Clients are found, written down, archived and restored; every step can be taken back."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound, NotPermitted
from aftercare_desktop.services.changes import Topic, Topics
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Undo
from tests.builders import NAMES, TODAY, build_client, full_client
from tests.services.conftest import Place


def events(desk: Desk, **wanted: object) -> list[Event]:
    """Events of the trail, newest first."""
    return [entry.event for entry in desk.audit.entries(**wanted)]  # type: ignore[arg-type]


def test_a_client_is_added_found_and_opened(desk: Desk) -> None:
    client = full_client()
    done = desk.clients.add(client)
    assert done.topics == {Topic.CLIENTS, Topic.RECENT}
    assert desk.clients.find("bram") == (done.value,)
    assert desk.clients.rows((done.value,))[0].name == client.name
    stored = desk.clients.open(done.value)
    assert stored.client == client
    assert events(desk, subject="client", subject_id=done.value) == [Event.CLIENT_VIEWED, Event.CLIENT_ADDED]


def test_a_reload_is_not_a_view_and_makes_nobody_recent(desk: Desk) -> None:
    client_id = desk.clients.add(build_client()).value
    desk.clients.forget_recent()
    desk.clients.open(client_id, reload=True)
    assert events(desk)[0] is Event.CLIENT_ADDED
    assert desk.clients.recent() == ()


def test_somebody_just_added_is_recent(desk: Desk) -> None:
    ids = [desk.clients.add(build_client(f"Person {n}", record_number=str(n))).value for n in range(2)]
    assert [row.id for row in desk.clients.recent()] == [ids[1], ids[0]]


def test_recent_clients_are_each_persons_own_newest_first(place: Place) -> None:
    desk = place.sign_in()
    ids = [desk.clients.add(build_client(f"Person {n}", record_number=str(n))).value for n in range(7)]
    for client_id in (*ids, ids[2]):
        desk.clients.open(client_id)
    assert [row.id for row in desk.clients.recent()] == [ids[2], ids[6], ids[5], ids[4], ids[3]]
    desk.clients.archive(ids[6], 1)
    assert [row.id for row in desk.clients.recent()] == [ids[2], ids[5], ids[4], ids[3], ids[1]]
    assert place.sign_in_as(Role.COUNSELOR).clients.recent() == ()
    again = place.sign_in()
    assert len(again.clients.recent()) == 5
    again.clients.forget_recent()
    assert again.clients.recent() == ()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"name": " "}, "name"),
        ({"birth_date": TODAY.replace(year=2040)}, "date of birth"),
        ({"name": "x" * 2_000}, "characters"),
    ],
)
def test_what_cannot_be_saved_is_refused_with_its_sentence(
    desk: Desk, facts: dict[str, object], words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        desk.clients.add(build_client(**facts))
    client_id = desk.clients.add(build_client()).value
    with pytest.raises(BadInput, match=words):
        desk.clients.change(client_id, build_client(**facts), 1)
    assert desk.clients.open(client_id).client == build_client()


@pytest.mark.parametrize("typed", ["00\u200b0117", "\uff10\uff10\uff10117", "\u202e000117 "])
def test_a_number_is_kept_plain_and_found_however_it_is_typed(desk: Desk, typed: str) -> None:
    theo = desk.clients.add(build_client("Theo", record_number=typed)).value
    assert desk.clients.open(theo).client.record_number == "000117"
    for query in ("000117", typed):
        assert desk.clients.find(query) == (theo,)
    with pytest.raises(BadInput):
        desk.clients.add(build_client("Twin", record_number="000117"))
    ada = desk.clients.add(build_client("Ada", record_number="8")).value
    with pytest.raises(BadInput, match="000117"):
        desk.clients.change(ada, build_client("Ada", record_number=typed), 1)


def test_a_record_number_belongs_to_one_person_archived_or_not(desk: Desk) -> None:
    first = desk.clients.add(build_client("Ada", record_number="7"))
    second = desk.clients.add(build_client("Ben", record_number="8"))
    desk.clients.archive(first.value, 1)
    with pytest.raises(BadInput, match=r"7 already belongs to Ada \(archived\)"):
        desk.clients.add(build_client("Cem", record_number="7"))
    with pytest.raises(BadInput, match="already belongs to Ada"):
        desk.clients.change(second.value, build_client("Ben", record_number="7"), 1)
    desk.clients.change(second.value, build_client("Benjamin", record_number="8"), 1)
    desk.clients.add(build_client("No number", record_number=""))
    desk.clients.add(build_client("No number either", record_number=""))


def test_a_change_names_its_fields_and_never_their_values(desk: Desk) -> None:
    client_id = desk.clients.add(build_client()).value
    desk.clients.change(client_id, build_client(allergies="Penicillin", program="Residential"), 1)
    assert desk.audit.entries()[0].detail == "fields=program,allergies"


def test_saving_what_stands_there_already_changes_nothing(desk: Desk) -> None:
    client_id = desk.clients.add(build_client()).value
    done = desk.clients.change(client_id, build_client(), 1)
    assert (done.value, done.topics, done.undo) == (1, frozenset(), None)
    assert events(desk)[0] is Event.CLIENT_ADDED


def test_two_desks_do_not_overwrite_each_other(place: Place) -> None:
    one, two = place.sign_in(), place.sign_in_as(Role.COUNSELOR)
    client_id = one.clients.add(build_client()).value
    read = two.clients.open(client_id)
    one.clients.change(client_id, build_client(program="Residential"), 1)
    for act in (
        lambda: two.clients.change(client_id, build_client(program="Outpatient"), read.version),
        lambda: two.clients.change(client_id, build_client(), read.version),
        lambda: two.clients.archive(client_id, read.version),
    ):
        with pytest.raises(EditedElsewhere):
            act()
    assert one.clients.open(client_id).client.program == "Residential"


def test_nobody_is_found_where_nobody_is(desk: Desk) -> None:
    for act in (
        lambda: desk.clients.open(99),
        lambda: desk.clients.change(99, build_client(), 1),
        lambda: desk.clients.archive(99, 1),
        lambda: desk.clients.restore(99, 1),
    ):
        with pytest.raises(NotFound):
            act()
    assert desk.clients.rows((99,)) == ()


def test_archived_people_leave_the_list_and_come_back_with_undo(desk: Desk) -> None:
    client_id = desk.clients.add(build_client()).value
    archived = desk.clients.archive(client_id, 1)
    assert archived.undo is not None
    assert archived.undo.sentence == "Theo Bramwell archived"
    assert desk.clients.find("") == ()
    assert desk.clients.find("theo", include_archived=True) == (client_id,)
    restored = desk.undo(archived.undo)
    assert desk.clients.find("") == (client_id,)
    assert restored.undo is not None
    desk.undo(restored.undo)
    assert desk.clients.find("") == ()
    assert events(desk)[:3] == [Event.CLIENT_ARCHIVED, Event.CLIENT_RESTORED, Event.CLIENT_ARCHIVED]


def test_undo_of_a_change_puts_the_earlier_facts_back_and_redo_the_later(desk: Desk) -> None:
    before, after = build_client(), build_client(preferred_name="T", program="Outpatient")
    client_id = desk.clients.add(before).value
    done = desk.clients.change(client_id, after, 1)
    assert done.undo is not None
    undone = desk.undo(done.undo)
    assert desk.clients.open(client_id).client == before
    assert undone.undo is not None
    desk.undo(undone.undo)
    assert desk.clients.open(client_id).client == after


def test_undo_is_refused_when_the_record_moved_on(desk: Desk) -> None:
    client_id = desk.clients.add(build_client()).value
    done = desk.clients.change(client_id, build_client(program="Residential"), 1)
    desk.clients.change(client_id, build_client(program="Outpatient"), 2)
    assert done.undo is not None
    with pytest.raises(EditedElsewhere, match=r"^This cannot be undone any more: "):
        desk.undo(done.undo)
    assert desk.clients.open(client_id).client.program == "Outpatient"


def test_undo_has_its_own_permission(place: Place) -> None:
    client_id = place.sign_in().clients.add(build_client()).value
    done = place.sign_in().clients.archive(client_id, 1)
    assert done.undo is not None
    with pytest.raises(NotPermitted):
        place.sign_in_as(Role.NURSE).undo(done.undo)


def test_undo_runs_use_cases_and_nothing_else(desk: Desk) -> None:
    with pytest.raises(ValueError, match="not a use case"):
        desk.undo(Undo("changes.poll", {}, ""))
    with pytest.raises(ValueError, match="does not say"):
        desk.undo(Undo("clients.find", {"query": ""}, ""))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(st.sampled_from(NAMES), st.text(min_size=1, max_size=30).filter(str.strip)),
        min_size=1,
        max_size=4,
    )
)
def test_each_change_can_be_undone_and_redone(desk: Desk, names: list[str]) -> None:
    client = build_client("First", record_number="")
    client_id, version = desk.clients.add(client).value, 1
    for name in names:
        before, client = client, replace(client, preferred_name=name, program=name * 2)
        done = desk.clients.change(client_id, client, version)
        if done.undo is None:
            continue
        undone = desk.undo(done.undo)
        assert desk.clients.open(client_id, reload=True).client == before
        assert undone.undo is not None
        redone = desk.undo(undone.undo)
        stored = desk.clients.open(client_id, reload=True)
        assert (stored.client, stored.version) == (client, redone.value)
        version = stored.version


def test_the_front_desk_finds_people_and_opens_no_record(place: Place) -> None:
    client_id = place.sign_in().clients.add(build_client()).value
    front = place.sign_in_as(Role.FRONT_DESK)
    assert front.clients.find("theo") == (client_id,)
    with pytest.raises(NotPermitted, match="open a client's record"):
        front.clients.open(client_id)


def test_the_whole_list_is_written_to_the_trail_with_its_size(desk: Desk) -> None:
    for number in range(3):
        desk.clients.add(build_client(f"Person {number}", record_number=str(number)))
    assert [row.name for row in desk.clients.listing()] == ["Person 0", "Person 1", "Person 2"]
    line = desk.audit.entries()[0]
    assert (line.event, line.detail) == (Event.CLIENTS_LISTED, "count=3")


def test_only_those_who_show_clients_hear_of_a_new_one(desk: Desk) -> None:
    heard: list[Topics] = []
    desk.changes.subscribe({Topic.CLIENTS}, heard.append)
    desk.changes.subscribe({Topic.STAFF}, heard.append)
    desk.clients.add(build_client())
    assert heard == [frozenset({Topic.CLIENTS})]
