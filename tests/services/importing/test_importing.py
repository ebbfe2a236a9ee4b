"""A roster is taken over as a whole or not at all, and a second time changes nothing."""

import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import Address, Phone, PhoneKind
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.changes import Topic, Topics
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.importing.facts import with_phones
from aftercare_desktop.services.importing.report import Choices, RowOutcome
from tests.builders import NAMES, TODAY, build_client, full_client, new_staff
from tests.services.conftest import Place
from tests.services.importing.rows import Row, census, person
from tests.services.test_clients import events


def everybody(desk: Desk) -> tuple[Client, ...]:
    """Every client's facts."""
    ids = desk.clients.find("", include_archived=True)
    return tuple(desk.clients.open(client_id, reload=True).client for client_id in ids)


def test_new_people_are_added_and_known_ones_brought_up_to_date(desk: Desk) -> None:
    known = full_client(record_number="0042")
    client_id = desk.clients.add(known).value
    rows = (
        person(2, "0042", "Theodore Bramwell", program="Outpatient", address__city="Bangor"),
        person(3, "0043", "Marisol Quintero", birth_date=date(1988, 2, 3)),
        person(4, "0042", "Somebody Else"),
        person(5, "", "No Number"),
        person(6, "0044"),
    )
    heard: list[Topics] = []
    desk.changes.subscribe(Topic, heard.append)
    report = desk.importing.import_all(census(*rows), Choices(take_all=True)).value
    assert (report.read, report.added, report.changed, report.unchanged) == (5, 1, 1, 0)
    assert [(one.row, one.reason.split(".")[0]) for one in report.skipped] == [
        (4, "Row 2 has the same record number"),
        (5, "It has no record number, so the person could not be recognized again"),
        (6, "It has no name"),
    ]
    changed = desk.clients.open(client_id).client
    assert changed == replace(
        known, name="Theodore Bramwell", program="Outpatient", address=replace(known.address, city="Bangor")
    )
    assert heard[0] == frozenset({Topic.CLIENTS})
    line = desk.audit.entries(event=Event.CLIENTS_IMPORTED)[0]
    assert line.detail == "read=5 added=1 changed=1 unchanged=0 skipped=3 gone=0"


def test_what_the_file_does_not_have_is_left_as_it_is(desk: Desk) -> None:
    known = full_client(record_number="7")
    client_id = desk.clients.add(known).value
    row = person(2, "7", preferred_name="", email=None, address__lines="", phones=())
    report = desk.importing.import_all(census(row)).value
    assert [one.outcome for one in report.rows] == [RowOutcome.UNCHANGED]
    assert desk.clients.open(client_id).client == known


def test_a_known_phone_keeps_its_notes() -> None:
    known = (Phone("207-555-0142", PhoneKind.HOME, may_text=True, note="Evenings"),)
    read = (Phone("(207) 555-0142"), Phone("207 555 0199"), Phone("+1 207.555.0199", PhoneKind.WORK))
    joined = with_phones(known, read)
    assert joined[0] == known[0]
    assert [phone.number for phone in joined] == ["207-555-0142", "207 555 0199"]
    assert with_phones(joined, read) == joined


def test_a_preview_reports_the_same_and_writes_nothing(desk: Desk) -> None:
    desk.clients.add(build_client("Ada", record_number="1"))
    feed = census(person(2, "1", "Ada", program="Outpatient"), person(3, "2", "Ben"))
    before, lines = everybody(desk), desk.audit.entries()
    tried = desk.importing.preview(feed)
    assert (tried.added, tried.changed, tried.dry_run) == (1, 1, True)
    assert everybody(desk) == before
    assert desk.audit.entries() == lines
    assert desk.importing.sources() == ()
    done = desk.importing.import_all(feed).value
    assert (done.rows, done.warnings) == (tried.rows, tried.warnings)


def test_one_impossible_value_stops_everything_and_names_row_and_field(desk: Desk) -> None:
    rows = (person(2, "1", "Ada"), person(3, "2", "Ben", birth_date=TODAY + timedelta(days=1)))
    with pytest.raises(BadInput, match=r"^census\.csv, row 3, Date of birth: .* Nothing was imported\.$"):
        desk.importing.import_all(census(*rows))
    assert everybody(desk) == ()
    assert Event.CLIENTS_IMPORTED not in events(desk)


def test_a_likely_double_is_only_a_warning(desk: Desk) -> None:
    born = date(1991, 4, 9)
    desk.clients.add(build_client("Théo Bramwell", record_number="1", birth_date=born))
    rows = (
        person(2, "2", "THEO BRAMWELL", birth_date=born),
        person(3, "3", "Theo Bramwell", birth_date=date(1991, 4, 10)),
        person(4, "4", "Ben", birth_date=born),
        person(5, "5", "Ben", birth_date=born),
        person(6, "6", "Ben"),
    )
    report = desk.importing.import_all(census(*rows)).value
    assert report.added == 5
    assert [(one.row, one.sentence) for one in report.warnings] == [
        (2, "A client with the same name and date of birth exists (record number 1)."),
        (5, "A client with the same name and date of birth exists (record number 4)."),
    ]


def test_a_counselor_is_matched_by_name_or_only_warned_of(place: Place) -> None:
    desk = place.sign_in()
    desk.staff.add(new_staff(Role.COUNSELOR, "sam", "Sam Ortiz"), "harbor-quilt-lantern")
    desk.staff.add(new_staff(Role.COUNSELOR, "sam2", "Sam Ortíz"), "harbor-quilt-lantern")
    rows = (
        person(2, "1", "Ada", counselor="dana whitcomb"),
        person(3, "2", "Ben", counselor="Nobody Here"),
        person(4, "3", "Cem", counselor="Sam Ortiz"),
    )
    report = desk.importing.import_all(census(*rows)).value
    assert [client.counselor_id for client in everybody(desk)] == [desk.staff_member.id, None, None]
    assert [(one.row, one.sentence.split(";")[0]) for one in report.warnings] == [
        (3, "No staff member is called Nobody Here"),
        (4, "Several staff members are called Sam Ortiz"),
    ]
    line = desk.audit.entries(event=Event.CLIENTS_IMPORTED)[0]
    assert line.detail == "read=3 added=3 changed=0 unchanged=0 skipped=0 gone=0"
    assert not [each for each in desk.audit.entries() if "Nobody" in repr(each) or "Ortiz" in repr(each)]


def test_an_archived_person_is_brought_up_to_date_and_stays_archived(desk: Desk) -> None:
    client_id = desk.clients.add(build_client("Ada", record_number="1")).value
    desk.clients.archive(client_id, 1)
    report = desk.importing.import_all(census(person(2, "1", "Ada Lark")), Choices(take_all=True)).value
    assert report.changed == 1
    assert "stays archived" in report.warnings[0].sentence
    stored = desk.clients.open(client_id)
    assert (stored.client.name, stored.archived_at is not None) == ("Ada Lark", True)


def test_an_import_of_nothing(desk: Desk) -> None:
    report = desk.importing.import_all(census()).value
    assert (report.read, report.added, report.rows) == (0, 0, ())


_numbers = st.sampled_from(["", " ", "1", "2", "03", "4", " 4 "])
_days = st.sampled_from([None, date(1980, 1, 1), date(1899, 1, 1), TODAY + timedelta(days=9)])
_rows = st.builds(
    lambda number, name, born, city, phone: {
        "record_number": number,
        "name": name,
        "birth_date": born,
        "address.city": city,
        "phones": (Phone(phone),),
    },
    _numbers,
    st.sampled_from(["", "  ", *NAMES]),
    _days,
    st.sampled_from(["", "Bangor", "Portland"]),
    st.sampled_from(["207-555-0101", "2075550101", "207-555-0102"]),
)


def test_of_several_rows_with_one_number_the_first_stands(desk: Desk) -> None:
    rows = (person(2, "4", "  ", gender="woman"), person(3, "4", "Ada"), person(4, "5", "Ben"))
    for _ in range(2):
        report = desk.importing.import_all(census(*rows)).value
        assert [one.row for one in report.skipped] == [2, 3]
    assert [client.name for client in everybody(desk)] == ["Ben"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_rows, max_size=8))
def test_all_or_nothing_and_a_second_time_changes_nothing(
    desk: Desk, values: list[dict[str, object]]
) -> None:
    rows = tuple(Row(number, row) for number, row in enumerate(values, start=2))
    before, lines = everybody(desk), desk.audit.entries()
    try:
        first = desk.importing.import_all(census(*rows)).value
    except BadInput:
        assert everybody(desk) == before
        assert desk.audit.entries() == lines
        return
    after = everybody(desk)
    assert len(after) == len(before) + first.added
    assert first.read == len(rows) == first.added + first.changed + first.unchanged + len(first.skipped)
    second = desk.importing.import_all(census(*rows)).value
    assert (second.added, second.changed) == (0, 0)
    assert [one.row for one in second.skipped] == [one.row for one in first.skipped]
    assert everybody(desk) == after


def test_twenty_thousand_rows_in_one_transaction(desk: Desk) -> None:
    rows = tuple(
        person(
            n + 2,
            f"{n:06}",
            f"{NAMES[n % len(NAMES)]} {n}",
            birth_date=date(1980, 1, 1),
            address__city="Portland",
        )
        for n in range(20_000)
    )
    started = time.perf_counter()
    report = desk.importing.import_all(census(*rows)).value
    first = time.perf_counter() - started
    assert report.added == len(rows)
    assert desk.importing.import_all(census(*rows)).value.unchanged == len(rows)
    assert len(desk.clients.find("")) == len(rows)
    assert first < 60, first


def test_an_address_read_in_parts_joins_what_is_known(desk: Desk) -> None:
    client_id = desk.clients.add(build_client(record_number="1", address=Address("14 Larch Street"))).value
    desk.importing.import_all(
        census(person(2, "1", address__postal_code="04101", emergency__phone="207-555-0163"))
    )
    client = desk.clients.open(client_id).client
    assert client.address == Address("14 Larch Street", postal_code="04101")
    assert client.emergency.phone == "207-555-0163"
