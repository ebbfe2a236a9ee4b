"""The timeline's read: everything that is written down about a client, newest first, a page at a time."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert

from aftercare_desktop.domain.clients import ClientStatus, DischargeType
from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.domain.messages import CallerKind, Message
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.domain.statuses import StatusChange
from aftercare_desktop.domain.timeline import NoteLine, Stamp, TimelineFilter, TimelineLine
from aftercare_desktop.errors import NotPermitted
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store import entries as entry_store
from aftercare_desktop.store import status_changes
from aftercare_desktop.store.tables import merged_clients
from aftercare_desktop.words.timeline import line_words
from tests.builders import TODAY, build_client, full_client
from tests.services.conftest import Place

DAY = timedelta(days=1)


def titles(desk: Desk, client_id: int, shown: TimelineFilter = TimelineFilter.ALL) -> list[tuple[str, str]]:
    page = desk.timelines.of_client(client_id, shown)
    return [(line_words(line, TODAY).title, line.by) for line in page.lines]


@pytest.fixture
def theo(desk: Desk, place: Place) -> int:
    """Somebody of whom everything is written down that a timeline tells."""
    left = {"discharged_on": TODAY - DAY, "discharge_type": DischargeType.COMPLETED, "counselor_id": 1}
    client_id = desk.clients.add(full_client(**left)).value
    place.clock.go_on(minutes=1)
    draft = desk.plans.start(client_id).value
    place.clock.go_on(minutes=1)
    desk.plans.finalize(draft.id, draft.version, "Leaves tonight")
    place.clock.go_on(minutes=1)
    desk.entries.add(client_id, Entry(NoteKind.CONTACT, TODAY, "Called; all well."))
    change = StatusChange(ClientStatus.IN_HOSPITAL, TODAY - 2 * DAY, "Mercy")
    with desk._center.writing() as c:
        status_changes.insert(
            c, client_id, ClientStatus.AFTERCARE, change, place.clock.now(), desk.staff_member.id
        )
    return client_id


def test_everything_stands_newest_first(desk: Desk, theo: int) -> None:
    dana = "Dana Whitcomb"
    assert titles(desk, theo) == [
        ("Contact", dana),
        ("Plan version 1 finalized", dana),
        ("Plan version 1 started", dana),
        ("Record added", ""),
        ("Left the center", ""),
        ("In hospital, Mercy", dana),
        ("Came to the center", ""),
    ]


def test_a_filter_shows_its_kinds(desk: Desk, theo: int) -> None:
    counts = {shown: len(titles(desk, theo, shown)) for shown in TimelineFilter}
    assert counts == {
        TimelineFilter.ALL: 7,
        TimelineFilter.NOTES: 1,
        TimelineFilter.PLAN: 2,
        TimelineFilter.STATUS: 4,
    }


def test_what_was_taken_back_and_what_is_about_others_is_not_told(
    desk: Desk, place: Place, theo: int
) -> None:
    other = desk.clients.add(build_client("Marisol Quintero", record_number="2")).value
    desk.entries.add(other, Entry(NoteKind.NOTE, TODAY, "Hers"))
    with desk._center.writing() as c:
        (change,) = status_changes.of_client(c, theo)
        status_changes.take_back(c, change.id, place.clock.now())
    assert ("In hospital, Mercy", "Dana Whitcomb") not in titles(desk, theo)
    assert len(titles(desk, theo)) == 6


def test_archiving_and_merging_are_told_on_both_sides(desk: Desk, place: Place, theo: int) -> None:
    other = desk.clients.add(build_client("Theo Bramwel", record_number="")).value
    draft = desk.plans.start(other).value
    place.clock.go_on(minutes=1)
    desk.plans.finalize(draft.id, draft.version, "Leaves")
    place.clock.go_on(minutes=5)
    desk.clients.archive(other, desk.clients.open(other).version)
    with desk._center.writing() as c:
        row = {"client_id": other, "into_id": theo, "merged_at": place.clock.now(), "merged_by": 1}
        c.execute(insert(merged_clients).values(row))
    assert titles(desk, other)[:2] == [
        ("Merged into another record of the same person", "Dana Whitcomb"),
        ("Record archived", "Dana Whitcomb"),
    ]
    told = titles(desk, theo)
    assert told[0] == ("Another record of the same person was merged into this one", "Dana Whitcomb")
    assert [title for title, _ in told].count("Plan version 1 finalized") == 2, "plans of both are told"


def test_a_message_is_told_from_the_moment_it_is_put_to_the_record(desk: Desk, theo: int) -> None:
    message = Message("Theo", "Elise", CallerKind.FAMILY, "207-555-0163", "Please call me.")
    message_id = desk.messages.take(message).value
    assert ("Message from Elise", "Dana Whitcomb") not in titles(desk, theo, TimelineFilter.NOTES)
    desk.messages.link(message_id, 1, theo)
    (_, line) = desk.timelines.of_client(theo, TimelineFilter.NOTES).lines
    assert line_words(line, TODAY).detail == "Still open. Please call me."
    desk.messages.link(message_id, 2, None)
    assert len(desk.timelines.of_client(theo, TimelineFilter.NOTES).lines) == 1


def test_days_are_those_of_the_center(desk: Desk, place: Place) -> None:
    place.clock.moment = datetime(2026, 11, 24, 3, 30, tzinfo=UTC)
    client_id = desk.clients.add(build_client(admitted_on=None)).value
    (line,) = desk.timelines.of_client(client_id).lines
    assert line.stamp.day == date(2026, 11, 23)


def years_of_notes(desk: Desk, client_id: int, count: int) -> None:
    start = datetime(2021, 11, 23, 15, tzinfo=UTC)
    new = [
        (
            client_id,
            Entry(NoteKind.CONTACT, (start + number // 3 * DAY).date(), f"Entry {number} " * 40),
            start + number // 2 * DAY,
            desk.staff_member.id,
        )
        for number in range(count)
    ]
    with desk._center.writing() as c:
        entry_store.insert_all(c, new)


def all_pages(read: Callable[[Stamp | None], tuple[tuple[TimelineLine, ...], bool]]) -> list[TimelineLine]:
    found: list[TimelineLine] = []
    more = True
    while more:
        lines, more = read(found[-1].stamp if found else None)
        found += lines
    return found


@pytest.mark.parametrize("count", [1, 2, 7, 30])
def test_pages_over_many_notes_give_each_line_once_in_order(desk: Desk, theo: int, count: int) -> None:
    years_of_notes(desk, theo, 47)

    def read(before: Stamp | None) -> tuple[tuple[TimelineLine, ...], bool]:
        page = desk.timelines.of_client(theo, before=before, count=count)
        return page.lines, page.more

    found = all_pages(read)
    whole = desk.timelines.of_client(theo, count=500)
    assert found == list(whole.lines)
    assert not whole.more
    assert len(found) == 54
    assert sum(isinstance(line, NoteLine) for line in found) == 48
    stamps = [line.stamp for line in found]
    assert stamps == sorted(stamps, reverse=True)


def test_five_years_of_history_open_as_quickly_as_a_week(desk: Desk, theo: int) -> None:
    """A page costs what it shows, not what is there: ten times the notes may not take three times as long."""

    def best() -> float:
        times = []
        for _ in range(7):
            start = time.perf_counter()
            desk.timelines.of_client(theo)
            times.append(time.perf_counter() - start)
        return min(times)

    years_of_notes(desk, theo, 400)
    few = best()
    years_of_notes(desk, theo, 4_000)
    assert best() < max(3 * few, 0.05)


def test_the_front_desk_reads_no_timeline(place: Place, theo: int) -> None:
    with pytest.raises(NotPermitted):
        place.sign_in_as(Role.FRONT_DESK).timelines.of_client(theo)
