"""A new census every week: what the staff wrote stays, what the other program changed comes in, the rest is asked."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import Address, Person, Phone
from aftercare_desktop.domain.rosters import RosterFact
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput
from aftercare_desktop.exchange.dates import DayOrder
from aftercare_desktop.exchange.mapping import SourceSettings
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.importing.report import (
    NOTHING_DECIDED,
    Change,
    Choices,
    Conflict,
    Feed,
    RowOutcome,
)
from aftercare_desktop.words.rosters import field_words
from tests.builders import TODAY, build_client, new_staff
from tests.services.conftest import Place
from tests.services.importing.rows import Row, census, person
from tests.services.test_clients import events


def take(desk: Desk, *rows: Row, choices: Choices = NOTHING_DECIDED) -> list[RowOutcome]:
    report = desk.importing.import_all(census(*rows), choices).value
    return [one.outcome for one in report.rows]


def one(desk: Desk, number: str = "1") -> Client:
    (client_id,) = (row.id for row in desk.clients.listing(True) if row.record_number == number)
    return desk.clients.open(client_id, reload=True).client


def edit(desk: Desk, number: str = "1", **changes: object) -> None:
    (row,) = (row for row in desk.clients.listing(True) if row.record_number == number)
    stored = desk.clients.open(row.id, reload=True)
    desk.clients.change(row.id, replace(stored.client, **changes), stored.version)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "edited", "second", "outcome", "kept", "asked"),
    [
        ("Residential", None, "Residential", RowOutcome.UNCHANGED, "Residential", False),
        ("Residential", None, "Outpatient", RowOutcome.CHANGED, "Outpatient", False),
        ("Residential", "Evening", "Residential", RowOutcome.UNCHANGED, "Evening", False),
        ("Residential", "Evening", "Evening", RowOutcome.UNCHANGED, "Evening", False),
        ("Residential", "Evening", "Outpatient", RowOutcome.UNCHANGED, "Evening", True),
        ("Residential", "", "Residential", RowOutcome.UNCHANGED, "", False),
        ("Residential", "", "Outpatient", RowOutcome.UNCHANGED, "", True),
        ("", None, "Outpatient", RowOutcome.CHANGED, "Outpatient", False),
        ("", "Evening", "Outpatient", RowOutcome.UNCHANGED, "Evening", True),
        ("Residential", "Evening", "", RowOutcome.UNCHANGED, "Evening", False),
    ],
)
def test_who_changed_what_decides(
    desk: Desk, first: str, edited: str | None, second: str, outcome: RowOutcome, kept: str, asked: bool
) -> None:
    take(desk, person(2, "1", "Ada", program=first))
    if edited is not None:
        edit(desk, program=edited)
    report = desk.importing.import_all(census(person(2, "1", "Ada", program=second))).value
    (row,) = report.rows
    assert (row.outcome, one(desk).program) == (outcome, kept)
    assert row.conflicts == ((Conflict("program", edited or "", second, False),) if asked else ())
    again = desk.importing.import_all(census(person(2, "1", "Ada", program=second))).value
    assert (again.rows[0].outcome, again.rows[0].conflicts) == (RowOutcome.UNCHANGED, ())
    assert one(desk).program == kept


def test_edits_of_the_staff_survive_a_year_of_censuses(desk: Desk) -> None:
    row: Mapping[str, object] = {
        "birth_date": date(1991, 4, 9),
        "phones": (Phone("207-555-0142"),),
        "address__lines": "14 Larch Street",
        "emergency__name": "Linh",
        "emergency__phone": "207-555-0144",
    }
    take(desk, person(2, "1", "Ada Ingalls", **row))
    edit(
        desk,
        name="Ada Ingalls-Moore",
        birth_date=date(1991, 4, 10),
        phones=(Phone("207-555-0199"),),
        emergency=Person("Lan", phone="207-555-0145"),
        pronouns="she/her",
    )
    mine = one(desk)
    for _ in range(12):
        assert take(desk, person(2, "1", "Ada Ingalls", **row)) == [RowOutcome.UNCHANGED]
        assert one(desk) == mine


def test_a_known_person_is_never_overwritten_unasked(desk: Desk) -> None:
    known = build_client(
        "Ada", record_number="1", program="Evening", address=Address("1 Elm Street", "Bangor")
    )
    desk.clients.add(known)
    row = person(
        2,
        "1",
        "Ada L.",
        program="Evening",
        gender="woman",
        address__lines="2 Oak Street",
        address__city="Bangor",
    )
    (result,) = desk.importing.preview(census(row)).rows
    assert result.conflicts == (
        Conflict("name", "Ada", "Ada L.", False),
        Conflict("address", "1 Elm Street, Bangor", "2 Oak Street, Bangor", False),
    )
    chosen = Choices(take={(2, "address"): "1 Elm Street, Bangor"})
    assert take(desk, row, choices=chosen) == [RowOutcome.CHANGED]
    assert one(desk) == replace(known, gender="woman", address=Address("2 Oak Street", "Bangor"))
    assert desk.importing.preview(census(row)).rows[0].conflicts == ()


def test_what_is_new_is_told_as_a_person_reads_it(place: Place) -> None:
    desk = place.sign_in()
    sam = desk.staff.add(new_staff(Role.COUNSELOR, "sam", "Sam Ortiz"), "harbor-quilt-lantern").value.id
    phones = (Phone("207-555-0101"),)
    known = build_client("Ada", record_number="1", birth_date=None, counselor_id=sam, phones=phones)
    desk.clients.add(known)
    take(desk, person(2, "1", "Ada", counselor="Sam Ortiz"))
    said: Mapping[str, object] = {
        "counselor": "Dana Whitcomb",
        "phones": (Phone("207-555-0199"),),
        "address__lines": "1 Elm Street",
        "address__city": "Bangor",
        "birth_date": date(1991, 4, 9),
    }
    report = desk.importing.preview(census(person(2, "1", "Ada", **said), person(3, "2", "Ben", **said)))
    changed, added = (row.changes for row in report.rows)
    assert changed == (
        Change("birth_date", "", "1991-04-09"),
        Change("counselor_id", "Sam Ortiz", "Dana Whitcomb"),
        Change("phones", "207-555-0101", "207-555-0101, 207-555-0199"),
        Change("address", "", "1 Elm Street, Bangor"),
    )
    assert report.rows[0].fields == ("birth_date", "counselor_id", "phones", "address")
    assert added == (
        Change("name", "", "Ben"),
        Change("birth_date", "", "1991-04-09"),
        Change("record_number", "", "2"),
        Change("counselor_id", "", "Dana Whitcomb"),
        Change("phones", "", "207-555-0199"),
        Change("address", "", "1 Elm Street, Bangor"),
    )
    assert {field_words(each.field) for row in report.rows for each in row.changes} >= {"Record number"}


def test_what_was_chosen_beside_other_words_of_ours_is_asked_again(desk: Desk) -> None:
    take(desk, person(2, "1", "Ada", program="Residential", gender="woman"))
    edit(desk, program="Evening", gender="she")
    moved = person(2, "1", "Ada", program="Outpatient", gender="female")
    (result,) = desk.importing.preview(census(moved)).rows
    chosen = Choices(take={(2, each.field): each.ours for each in result.conflicts})
    edit(desk, program="Night")
    report = desk.importing.import_all(census(moved), chosen).value
    assert (one(desk).program, one(desk).gender) == ("Night", "female")
    assert Conflict("program", "Night", "Outpatient", False) in report.rows[0].conflicts
    assert [(each.row, "Program" in each.sentence) for each in report.warnings] == [(2, True)]
    (again,) = desk.importing.preview(census(moved)).rows
    assert again.conflicts == (Conflict("program", "Night", "Outpatient", False),)
    assert take(desk, moved, choices=Choices(take={(2, "program"): "Night"})) == [RowOutcome.CHANGED]
    assert one(desk).program == "Outpatient"


@pytest.mark.parametrize(
    ("choices", "kept", "settled"),
    [
        (NOTHING_DECIDED, "Evening", False),
        (Choices(take_all=True), "Outpatient", True),
        (Choices(take={(2, "program"): "Evening"}), "Outpatient", True),
        (Choices(take={(2, "program"): "Residential"}), "Evening", False),
        (Choices(take={(2, "gender"): "Evening"}), "Evening", False),
    ],
)
def test_where_ours_stayed_before_the_file_is_taken_only_when_somebody_says_so(
    desk: Desk, choices: Choices, kept: str, settled: bool
) -> None:
    take(desk, person(2, "1", "Ada", program="Residential"))
    edit(desk, program="Evening")
    later = person(2, "1", "Ada", program="Outpatient")
    take(desk, later)
    (result,) = desk.importing.import_all(census(later), choices).value.rows
    assert (result.conflicts, one(desk).program) == ((), kept)
    assert result.settled == (Conflict("program", "Evening", "Outpatient", settled),)


def test_an_older_file_brings_no_phone_back_that_was_taken_away_since(desk: Desk) -> None:
    earlier = person(2, "1", "Ada", phones=(Phone("207-555-0171"),))
    take(desk, earlier)
    edit(desk, phones=(Phone("207-555-0188"),))
    take(desk, person(2, "1", "Ada", phones=(Phone("207-555-0199"),)))
    assert take(desk, earlier) == [RowOutcome.UNCHANGED]
    assert [phone.number for phone in one(desk).phones] == ["207-555-0188", "207-555-0199"]


def test_what_the_staff_took_out_comes_back_from_no_other_source(desk: Desk) -> None:
    row = person(2, "1", "Ada", language="Somali", program="Day", phones=(Phone("207-555-0171"),))
    desk.importing.import_all(census(row, source="emr"))
    edit(desk, language="", phones=())
    (result,) = desk.importing.import_all(census(row, source="county")).value.rows
    assert (one(desk).language, one(desk).phones) == ("", ())
    assert (result.outcome, [each.field for each in result.settled]) == (RowOutcome.UNCHANGED, ["language"])
    other = person(2, "1", "Ada", language="Maay", email="ada@example.org")
    (result,) = desk.importing.import_all(census(other, source="city")).value.rows
    assert (one(desk).language, one(desk).email) == ("", "ada@example.org")
    assert result.conflicts == (Conflict("language", "", "Maay", False),)


def test_a_phone_that_was_taken_away_does_not_come_back_with_the_files_word(desk: Desk) -> None:
    called = person(2, "1", "Ada", phones=(Phone("207-555-0142"),))
    take(desk, called)
    edit(desk, phones=())
    assert take(desk, called, choices=Choices(take_all=True)) == [RowOutcome.UNCHANGED]
    assert one(desk).phones == ()


def test_a_number_given_to_somebody_else_brings_nothing_unasked(desk: Desk) -> None:
    known = build_client("Ada Ingalls", record_number="1", birth_date=date(1991, 4, 9), program="Evening")
    desk.clients.add(known)
    take(desk, person(2, "1", "Ada Ingalls", birth_date=date(1991, 4, 9), program="Evening"))
    reused = person(
        2,
        "1",
        "Ben Ng",
        birth_date=date(1960, 1, 2),
        program="Day",
        gender="man",
        phones=(Phone("207-555-0101"),),
    )
    ours, theirs = "Ada Ingalls, born Apr 9, 1991", "Ben Ng, born Jan 2, 1960"
    for choices in (NOTHING_DECIDED, Choices(take_all=True), Choices(take={(2, "person"): "Somebody"})):
        report = desk.importing.import_all(census(reused), choices).value
        (row,) = report.rows
        assert (row.outcome, row.conflicts) == (
            RowOutcome.SKIPPED,
            (Conflict("person", ours, theirs, False),),
        )
        assert report.warnings[0].sentence.startswith(
            f"Record number 1 belongs to {ours}; the file says {theirs}."
        )
        assert (one(desk), report.gone) == (known, 0)
    chosen = Choices(take={(2, "person"): ours})
    (row,) = desk.importing.import_all(census(reused), chosen).value.rows
    assert row.conflicts == (Conflict("person", ours, theirs, True),)
    assert one(desk) == replace(
        known,
        name="Ben Ng",
        birth_date=date(1960, 1, 2),
        gender="man",
        program="Day",
        phones=(Phone("207-555-0101"),),
    )
    assert desk.importing.preview(census(reused)).rows[0].conflicts == ()
    assert field_words("person") == "Whose record this is"


@pytest.mark.parametrize(
    ("name", "born", "fields"),
    [
        ("Ada Moore", date(1991, 4, 9), ["name"]),
        ("ADA INGALLS", date(1960, 1, 2), ["name", "birth_date"]),
        ("Ada Moore", None, ["name"]),
    ],
)
def test_a_new_name_or_another_day_alone_is_no_other_person(
    desk: Desk, name: str, born: date | None, fields: list[str]
) -> None:
    desk.clients.add(build_client("Ada Ingalls", record_number="1", birth_date=date(1991, 4, 9)))
    (row,) = desk.importing.preview(census(person(2, "1", name, birth_date=born))).rows
    assert [each.field for each in row.conflicts] == fields


def test_white_space_is_no_value(desk: Desk) -> None:
    take(desk, person(2, "1", "Ada", program="Evening"))
    assert take(desk, person(2, "1", "  ", program=" ")) == [RowOutcome.UNCHANGED]
    assert (one(desk).name, one(desk).program) == ("Ada", "Evening")


def test_half_an_address_never_joins_half_of_another(desk: Desk) -> None:
    take(desk, person(2, "1", "Ada", address__lines="1 Elm Street", address__city="Bangor"))
    edit(desk, address=Address("9 Fir Street", "Bangor"))
    moved = person(2, "1", "Ada", address__lines="1 Elm Street", address__city="Portland")
    (result,) = desk.importing.preview(census(moved)).rows
    assert [(each.ours, each.theirs) for each in result.conflicts] == [
        ("9 Fir Street, Bangor", "1 Elm Street, Portland")
    ]


def test_another_counselor_is_asked_about_by_name(desk: Desk) -> None:
    sam = desk.staff.add(new_staff(Role.COUNSELOR, "sam", "Sam Ortiz"), "harbor-quilt-lantern").value.id
    take(desk, person(2, "1", "Ada", counselor="dana whitcomb"))
    edit(desk, counselor_id=sam)
    assert take(desk, person(2, "1", "Ada", counselor="Dana Whitcomb")) == [RowOutcome.UNCHANGED]
    desk.staff.add(new_staff(Role.COUNSELOR, "lee", "Lee Park"), "harbor-quilt-lantern")
    (result,) = desk.importing.preview(census(person(2, "1", "Ada", counselor="Lee Park"))).rows
    assert result.conflicts == (Conflict("counselor_id", "Sam Ortiz", "Lee Park", False),)


def test_the_same_written_otherwise_is_the_same(desk: Desk) -> None:
    desk.clients.add(
        build_client(
            "Ada", record_number="1", emergency=Person("Linh", phone="(207) 555-0144"), program="Day  program"
        )
    )
    row = person(
        2, "1", " Ada", emergency__name="Linh", emergency__phone="+1 207-555-0144", program="Day program"
    )
    (result,) = desk.importing.preview(census(row)).rows
    assert (result.outcome, result.conflicts) == (RowOutcome.UNCHANGED, ())


def test_people_missing_from_a_later_file_of_the_same_source_are_told_and_left_alone(desk: Desk) -> None:
    ada, ben, cem = person(2, "1", "Ada"), person(3, "2", "Ben"), person(4, "3", "Cem")
    take(desk, ada, ben, cem)
    before = one(desk, "2")
    bad = person(3, "3", problem="dob: spring is not a date.")
    report = desk.importing.import_all(census(ada, bad), Choices(skip_bad=True)).value
    assert [(each.record_number, each.name) for each in report.people_gone] == [("2", "Ben")]
    assert (report.gone, one(desk, "2")) == (1, before)
    assert desk.importing.preview(census(ada, source="another")).gone == 0
    assert desk.importing.import_all(census(ada, ben, cem)).value.gone == 0


def test_a_row_that_cannot_be_taken_keeps_everything_back_unless_it_is_left_out(desk: Desk) -> None:
    rows = (
        person(2, "1", "Ada"),
        person(3, "2", "Ben", problem="dob: spring is not a date."),
        person(4, "3", "Cem", birth_date=date(TODAY.year + 1, 1, 1)),
    )
    tried = desk.importing.preview(census(*rows))
    assert [(each.row, each.reason.partition(":")[0]) for each in tried.bad] == [
        (3, "dob"),
        (4, "Date of birth"),
    ]
    for choices in (NOTHING_DECIDED, Choices(left_out=frozenset({3}))):
        with pytest.raises(BadInput, match=r"^census\.csv, row [34], .* Nothing was imported\.$"):
            take(desk, *rows, choices=choices)
    assert desk.clients.find("") == ()
    assert Event.CLIENTS_IMPORTED not in events(desk)
    skipped = [RowOutcome.ADDED, RowOutcome.SKIPPED, RowOutcome.SKIPPED]
    assert take(desk, *rows, choices=Choices(left_out=frozenset({3, 4}))) == skipped
    assert (
        desk.importing.preview(census(*rows), Choices(skip_bad=True)).skipped[0].reason
        == "dob: spring is not a date."
    )


def test_several_rows_that_cannot_be_taken_are_counted(desk: Desk) -> None:
    rows = [person(row, str(row), "Ada", problem="dob: spring is not a date.") for row in range(2, 5)]
    with pytest.raises(
        BadInput, match=r"row 2, dob: spring is not a date\. 2 more rows cannot be taken either\. Nothing"
    ):
        take(desk, *rows)


def test_how_a_source_is_read_is_remembered(desk: Desk) -> None:
    remembered = SourceSettings({"mrn": RosterFact.RECORD_NUMBER, "bed": None}, DayOrder.DAY_FIRST, "Census")
    desk.importing.import_all(Feed((person(2, "1", "Ada"),), "Ward 3", "a.csv", remembered))
    desk.importing.import_all(census(person(2, "1", "Ada")))
    assert {each.name: each.settings for each in desk.importing.sources()}["Ward 3"] == remembered


def undo(desk: Desk, *rows: Row) -> int:
    done = desk.importing.import_all(census(*rows), Choices(take_all=True))
    assert done.undo is not None
    value = desk.undo(done.undo).value
    assert isinstance(value, int)
    return value


def test_an_import_is_taken_back_as_one(desk: Desk) -> None:
    take(desk, person(2, "1", "Ada", program="Residential"), person(3, "2", "Ben"))
    before = {number: one(desk, number) for number in ("1", "2")}
    later = (person(2, "1", "Ada", program="Outpatient"), person(3, "2", "Ben"), person(4, "3", "Cem"))
    assert undo(desk, *later) == 0
    assert {number: one(desk, number) for number in ("1", "2")} == before
    assert len(desk.clients.find("")) == 2
    again = desk.importing.import_all(census(*later)).value
    assert (again.added, again.changed, again.unchanged) == (1, 1, 1)
    assert len(desk.clients.find("")) == 3
    assert one(desk, "1").program == "Outpatient"
    assert desk.audit.verify().is_whole()


def test_people_an_undone_import_had_added_come_back_as_new(desk: Desk) -> None:
    undo(desk, person(2, "1", "Wrong column", program="Ada"))
    right = person(2, "1", "Ada", gender="woman")
    assert take(desk, right) == [RowOutcome.ADDED]
    assert one(desk) == Client("Ada", record_number="1", gender="woman")
    assert len(desk.clients.find("ada")) == 1
    assert undo(desk, person(2, "1", "Ada B.")) == 0
    assert take(desk, right) == [RowOutcome.UNCHANGED]


def test_what_somebody_changed_since_is_not_taken_back(desk: Desk) -> None:
    done = desk.importing.import_all(census(person(2, "1", "Ada"), person(3, "2", "Ben")))
    edit(desk, "1", gender="woman")
    assert done.undo is not None
    assert desk.undo(done.undo).value == 1
    assert [desk.clients.rows((client_id,))[0].name for client_id in desk.clients.find("")] == ["Ada"]
    assert desk.audit.entries()[0].detail == "archived=1 changed=0 stayed=1"


def test_an_import_that_is_stopped_leaves_nothing(desk: Desk) -> None:
    class Stopped(Exception):
        pass

    take(desk, person(2, "1", "Ada"))
    rows = [person(2, "1", "Ada", program="Evening"), *(person(n, str(n), "Ben") for n in range(3, 30))]

    def stop(done: int, total: int) -> None:
        if done == total:
            raise Stopped

    with pytest.raises(Stopped):
        desk.importing.import_all(census(*rows), step=stop)
    assert len(desk.clients.find("")) == 1
    assert one(desk).program == ""
    assert desk.importing.import_all(census(*rows)).value.changed == 1
