"""Lines of a timeline in words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from aftercare_desktop.domain.clients import ClientStatus, DischargeType
from aftercare_desktop.domain.entries import Entry, NoteKind, StoredEntryNote
from aftercare_desktop.domain.messages import CallerKind
from aftercare_desktop.domain.overview import Spot
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.domain.statuses import StatusChange
from aftercare_desktop.domain.timeline import (
    MessageLine,
    MovedAwayLine,
    NoteLine,
    PlanEventLine,
    PlanLine,
    Rank,
    RecordEvent,
    RecordLine,
    RevisionEvent,
    Stamp,
    StatusLine,
    StayEvent,
    StayLine,
    TimelineFilter,
    TimelineLine,
)
from aftercare_desktop.words.timeline import EMPTY, FILTERS, line_spot, line_words, month
from tests.builders import TODAY

AT = datetime(2026, 11, 20, 15, tzinfo=UTC)
DAY = date(2026, 11, 20)
DANA = "Dana Whitcomb"
STORED = StoredEntryNote(
    1, 1, 1, AT, 1, None, None, None, None, None, Entry(NoteKind.FAMILY, DAY, " Elise called. ")
)


def stamp(rank: Rank) -> Stamp:
    return Stamp(DAY, AT, rank, 1)


NOTE = NoteLine(stamp(Rank.NOTE), DANA, STORED, "", None, None)
EMPTIED = replace(STORED, in_error_at=AT, entry=replace(STORED.entry, text=""))


@pytest.mark.parametrize(
    ("line", "title", "detail", "by"),
    [
        (NOTE, "Family", "Elise called.", DANA),
        (replace(NOTE, moved_on=DAY), "Family (moved here Nov 20)", "Elise called.", DANA),
        (
            replace(NOTE, note=EMPTIED, in_error_on=DAY, in_error_by=DANA),
            "Entered in error, Nov 20, Dana Whitcomb",
            "",
            "",
        ),
        (
            replace(NOTE, note=EMPTIED, in_error_on=date(2027, 1, 2), in_error_by=DANA),
            "Entered in error, Jan 2, 2027, Dana Whitcomb",
            "",
            "",
        ),
        (
            MovedAwayLine(stamp(Rank.MOVED_AWAY), DANA, NoteKind.FAMILY),
            "An entry that was not about this client was moved",
            "Nov 20, Dana Whitcomb",
            "",
        ),
        (
            StatusLine(
                stamp(Rank.STATUS),
                DANA,
                ClientStatus.AFTERCARE,
                StatusChange(ClientStatus.IN_HOSPITAL, DAY, "Mercy", date(2026, 12, 1), "Broken leg"),
            ),
            "In hospital, Mercy",
            "Before: aftercare. Until Dec 1, 2026. Broken leg",
            DANA,
        ),
        (StayLine(stamp(Rank.STAY), "", StayEvent.ADMITTED, None), "Came to the center", "", ""),
        (
            StayLine(stamp(Rank.STAY), "", StayEvent.DISCHARGED, DischargeType.AGAINST_ADVICE),
            "Left the center",
            "Left against advice",
            "",
        ),
        (PlanLine(stamp(Rank.PLAN), DANA, RevisionEvent.STARTED, 2, ""), "Plan version 2 started", "", DANA),
        (
            PlanLine(stamp(Rank.PLAN), DANA, RevisionEvent.FINALIZED, 2, "No ride yet"),
            "Plan version 2 finalized",
            "With gaps: No ride yet",
            DANA,
        ),
        (
            PlanEventLine(
                stamp(Rank.PLAN_EVENT),
                DANA,
                PlanEvent(PlanEventKind.COPY_GIVEN, DAY, person="Elise", note="By hand"),
                2,
                "",
            ),
            "Copy given to Elise",
            "Plan version 2. By hand",
            DANA,
        ),
        (
            MessageLine(stamp(Rank.MESSAGE), DANA, "Elise", CallerKind.FAMILY, "Please call.", False),
            "Message from Elise",
            "Still open. Please call.",
            DANA,
        ),
        (
            MessageLine(stamp(Rank.MESSAGE), DANA, " ", CallerKind.OFFICER, "Please call.", True),
            "Message from Officer",
            "Please call.",
            DANA,
        ),
    ],
)
def test_a_line_says_what_when_and_who(line: TimelineLine, title: str, detail: str, by: str) -> None:
    words = line_words(line, TODAY)
    assert (words.title, words.detail, words.by, words.day) == (title, detail, by, "Fri, Nov 20")
    assert title in words.spoken()


def test_the_year_is_said_of_what_is_long_ago() -> None:
    assert line_words(NOTE, date(2028, 1, 1)).day == "Fri, Nov 20, 2026"
    assert month(DAY) == "November 2026"


def test_every_event_of_a_record_and_every_filter_has_words() -> None:
    for event in RecordEvent:
        assert line_words(RecordLine(stamp(Rank.RECORD), "", event), TODAY).title
    assert [value for value, _ in FILTERS] == list(TimelineFilter)
    assert set(EMPTY) == set(TimelineFilter)


def test_lines_open_their_place() -> None:
    assert line_spot(PlanLine(stamp(Rank.PLAN), DANA, RevisionEvent.STARTED, 2, "")) == Spot(
        Section.FIRST_DAYS
    )
    change = StatusChange(ClientStatus.MOVED, DAY)
    assert line_spot(StatusLine(stamp(Rank.STATUS), DANA, ClientStatus.AFTERCARE, change)) == Spot(
        None, "status"
    )
    assert line_spot(StayLine(stamp(Rank.STAY), "", StayEvent.ADMITTED, None)) == Spot(None, "admitted_on")
    assert line_spot(RecordLine(stamp(Rank.RECORD), "", RecordEvent.ADDED)) is None
    assert line_spot(NOTE) is None
