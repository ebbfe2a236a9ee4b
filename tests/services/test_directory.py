"""Entries of the directory are written down, changed, confirmed and archived; every step can be taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.center import PhoneLine
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound, NotPermitted
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from tests.builders import TODAY, build_entry
from tests.services.conftest import Place

LINE = PhoneLine("207-555-0188", "Nights")


def trail(desk: Desk) -> list[Event]:
    """What happened to the directory, newest first."""
    return [entry.event for entry in desk.audit.entries(subject="directory")]


def test_an_entry_is_added_found_changed_and_taken_back(desk: Desk) -> None:
    added = desk.directory.add(build_entry())
    assert added.topics == {Topic.DIRECTORY}
    assert desk.directory.find("congress") == (added.value,)
    changed = desk.directory.change(added.value, build_entry(phone="207-555-0199"), 1)
    assert desk.directory.rows((added.value,))[0].phone == "207-555-0199"
    assert desk.audit.entries()[0].detail == "fields=phone"
    assert changed.undo is not None
    undone = desk.undo(changed.undo)
    assert desk.directory.get(added.value).entry == build_entry()
    assert undone.undo is not None
    desk.undo(undone.undo)
    assert desk.directory.get(added.value).entry.phone == "207-555-0199"
    assert trail(desk) == [Event.DIRECTORY_CHANGED] * 3 + [Event.DIRECTORY_ADDED]


def test_saving_what_stands_there_changes_nothing(desk: Desk) -> None:
    entry_id = desk.directory.add(build_entry()).value
    done = desk.directory.change(entry_id, build_entry(), 1)
    assert (done.value, done.topics, done.undo) == (1, frozenset(), None)
    assert trail(desk) == [Event.DIRECTORY_ADDED]


def test_archived_entries_leave_the_list_and_come_back_with_undo(desk: Desk) -> None:
    added = desk.directory.add(build_entry())
    assert added.undo is not None
    archived = desk.undo(added.undo)
    assert desk.directory.find("") == ()
    assert desk.directory.find("", include_archived=True) == (added.value,)
    assert desk.directory.get(added.value).archived_by == desk.staff_member.id
    assert archived.undo is not None
    assert archived.undo.sentence == "Congress Pharmacy archived"
    desk.undo(archived.undo)
    assert desk.directory.find("") == (added.value,)
    assert trail(desk) == [Event.DIRECTORY_RESTORED, Event.DIRECTORY_ARCHIVED, Event.DIRECTORY_ADDED]


def test_a_tested_line_carries_day_and_person(desk: Desk) -> None:
    entry_id = desk.directory.add(build_entry(lines=(LINE, PhoneLine("207-555-0189")))).value
    done = desk.directory.confirm_line(entry_id, LINE.number, 1)
    line, other = desk.directory.get(entry_id).entry.lines
    assert line == PhoneLine(LINE.number, LINE.hours, True, TODAY, desk.staff_member.name)
    assert (line.is_day_or_night(), other.is_day_or_night()) == (True, False)
    assert done.undo is not None
    desk.undo(done.undo)
    assert desk.directory.get(entry_id).entry.lines[0] == LINE
    with pytest.raises(BadInput, match="has no line 911 any more"):
        desk.directory.confirm_line(entry_id, "911", 3)


def test_a_test_holds_for_the_number_that_was_called(desk: Desk) -> None:
    tested = replace(LINE, day_or_night=True, tested_on=TODAY, tested_by="Dana")
    entry_id = desk.directory.add(build_entry(lines=(tested,))).value
    other = replace(tested, number="207-555-0177")
    done = desk.directory.change(entry_id, build_entry(lines=(other,)), 1)
    assert desk.directory.get(entry_id).entry.lines == (replace(other, tested_on=None, tested_by=""),)
    assert done.undo is not None
    desk.undo(done.undo)
    assert desk.directory.get(entry_id).entry.lines == (tested,)


def test_two_desks_do_not_overwrite_each_other(place: Place) -> None:
    one, two = place.sign_in(), place.sign_in_as(Role.NURSE)
    entry_id = one.directory.add(build_entry(lines=(LINE,))).value
    one.directory.change(entry_id, build_entry(lines=(LINE,), note="Back door"), 1)
    for act in (
        lambda: two.directory.change(entry_id, build_entry(), 1),
        lambda: two.directory.archive(entry_id, 1),
        lambda: two.directory.confirm_line(entry_id, LINE.number, 1),
    ):
        with pytest.raises(EditedElsewhere):
            act()
    with pytest.raises(NotFound):
        two.directory.archive(99, 1)
    assert one.directory.get(entry_id).entry.note == "Back door"


def test_what_cannot_be_saved_is_refused_and_not_written(desk: Desk) -> None:
    impossible = build_entry(lines=(PhoneLine("1", tested_on=TODAY + timedelta(days=1)),))
    entry_id = desk.directory.add(build_entry()).value
    for act in (
        lambda: desk.directory.add(impossible),
        lambda: desk.directory.change(entry_id, impossible, 1),
    ):
        with pytest.raises(BadInput, match="not after today"):
            act()
    assert desk.directory.get(entry_id).version == 1
    assert desk.directory.find("") == (entry_id,)


def test_the_same_place_twice_is_told(desk: Desk) -> None:
    entry_id = desk.directory.add(build_entry()).value
    assert [one.id for one in desk.directory.alike(build_entry("Other name"))] == [entry_id]
    assert desk.directory.alike(build_entry(), entry_id) == ()
    desk.directory.archive(entry_id, 1)
    assert desk.directory.alike(build_entry())[0].archived_at is not None


def test_everybody_reads_the_directory_and_a_few_write_it(place: Place) -> None:
    desk = place.sign_in_as(Role.FRONT_DESK)
    assert desk.directory.find("") == ()
    with pytest.raises(NotPermitted, match="change the directory"):
        desk.directory.add(build_entry())
