"""The order of a timeline: any lines, any pages, each once and newest first."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.entries import TEXT_LIMIT, Entry, NoteKind, check
from aftercare_desktop.domain.timeline import (
    Rank,
    RecordEvent,
    RecordLine,
    Stamp,
    TimelineFilter,
    TimelineLine,
    page,
    shows,
)
from aftercare_desktop.errors import BadInput
from tests.builders import TODAY

MOMENT = datetime(2026, 11, 23, 9, tzinfo=UTC)


@st.composite
def some_lines(draw: st.DrawFn) -> list[TimelineLine]:
    stamps = draw(
        st.lists(
            st.builds(
                Stamp,
                st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days)),
                st.integers(0, 2).map(lambda hours: MOMENT + timedelta(hours=hours)),
                st.sampled_from(Rank),
                st.integers(1, 4),
            ),
            unique=True,
            max_size=40,
        )
    )
    return [RecordLine(stamp, "Dana", RecordEvent.ADDED) for stamp in stamps]


@given(some_lines(), st.integers(1, 7), st.sampled_from(TimelineFilter))
def test_pages_give_every_line_of_the_filter_once_and_newest_first(
    lines: list[TimelineLine], count: int, shown: TimelineFilter
) -> None:
    found: list[TimelineLine] = []
    before = None
    while True:
        part = page(lines, shown, before, count)
        found += part.lines
        if not part.more:
            break
        assert len(part.lines) == count
        before = part.lines[-1].stamp
    wanted = [line for line in lines if shows(shown, line.stamp.rank)]
    assert found == sorted(wanted, key=lambda line: line.stamp, reverse=True)


def test_every_rank_is_shown_by_all_and_by_one_other_filter() -> None:
    for rank in Rank:
        assert shows(TimelineFilter.ALL, rank)
        others = [one for one in TimelineFilter if one is not TimelineFilter.ALL and shows(one, rank)]
        assert len(others) == 1


@pytest.mark.parametrize(
    "entry",
    [
        Entry(NoteKind.NOTE, TODAY, " \n"),
        Entry(NoteKind.NOTE, TODAY + timedelta(days=1), "Tomorrow"),
        Entry(NoteKind.NOTE, TODAY, "x" * (TEXT_LIMIT + 1)),
    ],
)
def test_an_entry_that_cannot_be_kept_says_the_fix(entry: Entry) -> None:
    with pytest.raises(BadInput, match="Nothing was saved"):
        check(entry, TODAY)
    check(Entry(NoteKind.NOTE, TODAY - timedelta(days=900), "x" * TEXT_LIMIT), TODAY)
