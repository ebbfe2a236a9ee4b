"""The trail as it is read: filtered by person, event, client and day; names only for who may know them."""

from collections.abc import Callable
from datetime import date

import pytest

from aftercare_desktop.domain.audit import Event, TrailFilter, TrailLine
from aftercare_desktop.domain.directory import DirectoryEntry
from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.domain.permissions import ROLE_PERMISSIONS, Permission
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import NotPermitted
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.words.audit import details, headline
from tests.builders import TODAY, build_client
from tests.services.conftest import Place


@pytest.fixture
def theo(desk: Desk, place: Place) -> int:
    """Theo, opened by a counselor two days later, who starts a plan; somebody else is added then."""
    theo = desk.clients.add(build_client()).value
    place.clock.go_on(days=2)
    counselor = place.sign_in_as(Role.COUNSELOR)
    counselor.clients.open(theo)
    counselor.plans.start(theo)
    counselor.clients.add(build_client("Marisol Quintero", record_number="2"))
    return theo


def found(desk: Desk, **wanted: object) -> list[Event]:
    return [line.event for line in lines(desk, **wanted)]


def lines(desk: Desk, **wanted: object) -> tuple[TrailLine, ...]:
    return desk.audit.lines(desk.audit.find(TrailFilter(**wanted)))  # type: ignore[arg-type]


def test_everything_stands_newest_first(desk: Desk, theo: int) -> None:
    numbers = desk.audit.find(TrailFilter())
    assert tuple(numbers) == tuple(range(len(numbers), 0, -1))
    assert found(desk)[:3] == [Event.CLIENT_ADDED, Event.PLAN_STARTED, Event.CLIENT_VIEWED]


@pytest.mark.parametrize(
    ("wanted", "events"),
    [
        (lambda theo: {"client_id": theo}, [Event.PLAN_STARTED, Event.CLIENT_VIEWED, Event.CLIENT_ADDED]),
        (lambda theo: {"event": Event.CLIENT_ADDED}, [Event.CLIENT_ADDED, Event.CLIENT_ADDED]),
        (lambda theo: {"event": Event.CLIENT_ADDED, "staff_id": 1}, [Event.CLIENT_ADDED]),
        (lambda theo: {"client_id": theo, "first": date(2026, 11, 24)}, [Event.PLAN_STARTED, Event.CLIENT_VIEWED]),
        (lambda theo: {"client_id": theo, "last": date(2026, 11, 23)}, [Event.CLIENT_ADDED]),
        (lambda theo: {"client_id": theo, "first": date(2026, 11, 25), "last": date(2026, 11, 25)},
         [Event.PLAN_STARTED, Event.CLIENT_VIEWED]),
        (lambda theo: {"first": date(2027, 1, 1)}, []),
        (lambda theo: {"client_id": 99}, []),
    ],
)  # fmt: skip
def test_filters_find_what_they_ask_for(
    desk: Desk, theo: int, wanted: Callable[[int], dict[str, object]], events: list[Event]
) -> None:
    assert found(desk, **wanted(theo)) == events


def test_a_line_says_who_did_what_to_whom_and_when(desk: Desk, theo: int) -> None:
    line = lines(desk, event=Event.PLAN_STARTED)[0]
    assert headline(line) == "Started a plan: Theo Bramwell"
    assert details(line, desk.zone) == (
        "Nov 25, 2026, 9:42 AM. Counselor Person. Plan version 1 of record 000117"
    )


def test_ids_of_staff_places_and_records_are_read_as_what_they_stand_for(desk: Desk, place: Place) -> None:
    desk.directory.add(DirectoryEntry("Larch Hill Clinic"))
    there, here = (desk.clients.add(build_client(name, record_number=name)).value for name in ("17", "18"))
    note = desk.entries.add(there, Entry(NoteKind.NOTE, TODAY, "Called.")).value
    desk.entries.move(note, here, 1)
    place.sign_in_as(Role.COUNSELOR)
    told = {line.event: details(line, desk.zone).split(". ", 2)[2:] for line in lines(desk)}
    assert told[Event.DIRECTORY_ADDED] == ["Larch Hill Clinic"]
    assert told[Event.ENTRY_MOVED] == ["Entry of record 17. To record 18"]
    assert told[Event.STAFF_ADDED] == ["Counselor Person. Counselor"]
    assert all("Counselor" not in entry.detail for entry in desk.audit.entries())


def test_an_export_is_in_the_trail_with_its_number(desk: Desk, theo: int) -> None:
    exported = desk.audit.export(TrailFilter(client_id=theo))
    assert [line.client for line in exported] == ["Theo Bramwell"] * 3
    newest = desk.audit.entries()[0]
    assert (newest.event, newest.detail) == (Event.AUDIT_EXPORTED, "count=3")


@pytest.mark.parametrize(
    "role", [role for role in Role if Permission.READ_AUDIT not in ROLE_PERMISSIONS[role]]
)
def test_others_do_not_read_it(place: Place, role: Role) -> None:
    with pytest.raises(NotPermitted):
        place.sign_in_as(role).audit.find(TrailFilter())


def test_the_numbers_found_are_those_of_the_lines_newest_first(place: Place, desk: Desk) -> None:
    for _ in range(3):
        place.sign_in()
    numbers = desk.audit.find(TrailFilter())
    assert list(numbers) == sorted(numbers, reverse=True)
    assert list(numbers) == [entry.sequence for entry in desk.audit.entries()]
    assert list(desk.audit.find(TrailFilter(event=Event.SIGNED_IN))) == [
        entry.sequence for entry in desk.audit.entries(event=Event.SIGNED_IN)
    ]
    assert list(desk.audit.find(TrailFilter(event=Event.AUDIT_EXPORTED))) == []
