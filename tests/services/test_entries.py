"""Entries: written, corrected, moved, made in error, taken back; what the file and the trail hold afterwards."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.entries import Entry, NoteKind, StoredEntryNote, correction_key
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.domain.timeline import MovedAwayLine, NoteLine
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound, NotPermitted
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.store import entries as store
from aftercare_desktop.store import folder
from tests.builders import NAMES, TODAY, build_client
from tests.services.conftest import Place
from tests.store.pages import database_in_clear, log_in_clear

SECRET = "Told me about the quarry"
NOTE = Entry(NoteKind.FAMILY, TODAY - timedelta(days=1), SECRET)


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(build_client("Theo Bramwell", record_number="1")).value


@pytest.fixture
def mari(desk: Desk) -> int:
    return desk.clients.add(build_client("Marisol Quintero", record_number="2")).value


def stored(desk: Desk, entry_id: int) -> StoredEntryNote:
    with desk._center.reading() as c:
        return store.get(c, entry_id)


def take_back(desk: Desk, done: Done[int]) -> Done[object]:
    assert done.undo is not None
    return desk.undo(done.undo)


def everything_in_the_file(desk: Desk) -> str:
    """Every value of every row, so that what was emptied is seen to be nowhere."""
    with desk._center.reading() as c:
        tables = [row[0] for row in c.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))]
        return repr([list(c.execute(text(f'SELECT * FROM "{name}"'))) for name in tables])


def test_an_entry_is_kept_to_the_letter_with_its_author(desk: Desk, theo: int) -> None:
    for number, words in enumerate((*NAMES, "<b>&amp;</b>\n\t two\n", "half \ud83d pair")):
        done = desk.entries.add(theo, replace(NOTE, text=words))
        found = stored(desk, done.value)
        assert found.entry == replace(NOTE, text=words.replace("\ud83d", "\ufffd")), number
        assert (found.written_by, found.client_id, found.version) == (desk.staff_member.id, theo, 1)
    line = desk.audit.entries()[0]
    assert (line.event, line.subject, line.detail) == (Event.ENTRY_ADDED, "entry", f"client={theo}")


def test_the_trail_says_which_fields_changed_and_never_what_they_say(desk: Desk, theo: int) -> None:
    entry_id = desk.entries.add(theo, NOTE).value
    done = desk.entries.correct(entry_id, replace(NOTE, text="Shorter", kind=NoteKind.NOTE), 1)
    assert stored(desk, entry_id).entry.text == "Shorter"
    line = desk.audit.entries()[0]
    assert (line.event, line.detail) == (Event.ENTRY_CHANGED, f"client={theo} fields=kind,text")
    take_back(desk, done)
    assert stored(desk, entry_id).entry == NOTE
    lines = len(desk.audit.entries())
    desk.entries.correct(entry_id, NOTE, 3)
    assert len(desk.audit.entries()) == lines, "nothing changed, nothing to tell"
    assert all("quarry" not in entry.detail for entry in desk.audit.entries())


def test_only_the_author_corrects(desk: Desk, place: Place, theo: int) -> None:
    entry_id = desk.entries.add(theo, NOTE).value
    other = place.sign_in_as(Role.SUPERVISOR)
    with pytest.raises(NotPermitted, match="Only the person who wrote"):
        other.entries.correct(entry_id, replace(NOTE, text="Mine"), 1)
    assert stored(desk, entry_id).entry == NOTE


def test_moving_leaves_a_line_that_tells_nothing_and_undo_leaves_no_trace(
    desk: Desk, theo: int, mari: int
) -> None:
    entry_id = desk.entries.add(theo, NOTE).value
    before = stored(desk, entry_id)
    done = desk.entries.move(entry_id, mari, 1)
    assert stored(desk, entry_id).client_id == mari
    (left,) = [line for line in desk.timelines.of_client(theo).lines if isinstance(line, MovedAwayLine)]
    assert "quarry" not in repr(left)
    assert not any("Marisol" in repr(line) for line in desk.timelines.of_client(theo).lines)
    assert [line.note.id for line in desk.timelines.of_client(mari).lines if isinstance(line, NoteLine)] == [
        entry_id
    ]
    assert not any(isinstance(line, NoteLine) for line in desk.timelines.of_client(theo).lines)
    again = take_back(desk, done)
    assert stored(desk, entry_id) == replace(before, version=3)
    assert not any(isinstance(line, MovedAwayLine) for line in desk.timelines.of_client(theo).lines)
    assert again.undo is not None
    desk.undo(again.undo)
    assert stored(desk, entry_id).client_id == mari


def test_a_second_move_and_its_undo_keep_what_the_first_one_left(desk: Desk, theo: int, mari: int) -> None:
    third = desk.clients.add(build_client("Hạnh Nguyễn", record_number="3")).value
    entry_id = desk.entries.add(theo, NOTE).value
    desk.entries.move(entry_id, mari, 1)
    once = stored(desk, entry_id)
    take_back(desk, desk.entries.move(entry_id, third, 2))
    assert stored(desk, entry_id) == replace(once, version=4)


def test_an_entry_in_error_leaves_no_text_in_the_file_and_undo_brings_it_back(desk: Desk, theo: int) -> None:
    entry_id = desk.entries.add(theo, NOTE).value
    assert SECRET in everything_in_the_file(desk)
    done = desk.entries.mark_in_error(entry_id, 1)
    assert SECRET not in everything_in_the_file(desk)
    (line,) = [line for line in desk.timelines.of_client(theo).lines if isinstance(line, NoteLine)]
    assert (line.note.entry.text, line.in_error_on, line.in_error_by) == ("", TODAY, "Dana Whitcomb")
    for refused in (
        lambda: desk.entries.correct(entry_id, NOTE, 2),
        lambda: desk.entries.mark_in_error(entry_id, 2),
        lambda: desk.entries.move(entry_id, theo, 2),
    ):
        with pytest.raises(BadInput, match="no content any more"):
            refused()
    take_back(desk, done)
    assert stored(desk, entry_id).entry == NOTE
    assert not stored(desk, entry_id).is_in_error()
    events = [entry.event for entry in desk.audit.entries()[:2]]
    assert events == [Event.UNDONE, Event.ENTRY_IN_ERROR]


@pytest.mark.parametrize("take_out", ["mark_in_error", "withdraw"])
def test_what_left_the_record_is_in_no_page_of_the_files(
    place: Place, desk: Desk, theo: int, take_out: str
) -> None:
    database, key = place.path / folder.DATABASE, desk._context.center._keys.data
    entry_id = desk.entries.add(theo, NOTE).value
    assert SECRET.encode() in log_in_clear(database, key)
    getattr(desk.entries, take_out)(entry_id, 1)
    assert SECRET.encode() not in database_in_clear(database, key) + log_in_clear(database, key)


@pytest.mark.parametrize("take_out", ["mark_in_error", "withdraw"])
def test_an_emptied_entry_takes_everybodys_unsaved_correction_with_it(
    place: Place, desk: Desk, theo: int, mari: int, take_out: str
) -> None:
    wrong, right = desk.entries.add(theo, NOTE).value, desk.entries.add(theo, NOTE).value
    other = place.sign_in_as(Role.SUPERVISOR)
    for one in (desk, other):
        for form in (correction_key(wrong), correction_key(right), "window", f"note.{theo}"):
            one.stash.keep(form, f"{form} of {one.staff_member.id}".encode())
    desk.entries.move(wrong, mari, 1)
    getattr(desk.entries, take_out)(wrong, 2)
    for one in (desk, other):
        assert {*one.stash.form_keys()} == {correction_key(right), "window", f"note.{theo}"}
    desk.stash.keep(
        correction_key(wrong), SECRET.encode()
    )  # it was open while somebody else emptied the entry
    assert desk.stash.take(correction_key(wrong)) is None
    assert desk.timelines.of_entry(wrong) is None


def test_an_entry_is_found_where_it_stands(desk: Desk, theo: int, mari: int) -> None:
    entry_id = desk.entries.add(theo, NOTE).value
    desk.entries.move(entry_id, mari, 1)
    assert desk.timelines.of_entry(entry_id) in desk.timelines.of_client(mari).lines
    assert desk.timelines.of_entry(entry_id + 1) is None


def notes_of(desk: Desk, client_id: int) -> list[str]:
    lines = desk.timelines.of_client(client_id).lines
    return [line.note.entry.text for line in lines if isinstance(line, NoteLine)]


def test_taking_back_a_new_entry_leaves_no_line_and_no_text(desk: Desk, theo: int) -> None:
    done = desk.entries.add(theo, NOTE)
    again = take_back(desk, done)
    assert notes_of(desk, theo) == []
    assert SECRET not in everything_in_the_file(desk)
    assert stored(desk, done.value).version == 2, "nothing is deleted"
    assert [line.event for line in desk.audit.entries()[:2]] == [Event.UNDONE, Event.ENTRY_ADDED]
    assert again.undo is not None
    desk.undo(again.undo)
    assert notes_of(desk, theo) == [SECRET]


def test_what_happened_to_an_entry_since_keeps_it_from_being_taken_back(
    desk: Desk, place: Place, theo: int, mari: int
) -> None:
    for act in (
        lambda entry_id: place.sign_in_as(Role.SUPERVISOR).entries.mark_in_error(entry_id, 1),
        lambda entry_id: desk.entries.correct(entry_id, replace(NOTE, text="Newer"), 1),
        lambda entry_id: desk.entries.move(entry_id, mari, 1),
        lambda entry_id: desk.entries.withdraw(entry_id, 1),
    ):
        done = desk.entries.add(theo, NOTE)
        act(done.value)
        before = stored(desk, done.value)
        with pytest.raises(EditedElsewhere):
            take_back(desk, done)
        assert stored(desk, done.value) == before
    assert notes_of(desk, theo) == ["Newer", ""]


def test_only_the_author_takes_a_new_entry_back(desk: Desk, place: Place, theo: int) -> None:
    entry_id = desk.entries.add(theo, NOTE).value
    with pytest.raises(NotPermitted, match="take it back"):
        place.sign_in_as(Role.SUPERVISOR).entries.withdraw(entry_id, 1)
    assert notes_of(desk, theo) == [SECRET]


@pytest.mark.parametrize(
    ("role", "may"),
    [(Role.COUNSELOR, True), (Role.SUPERVISOR, True), (Role.NURSE, False), (Role.PEER_SPECIALIST, False)],
)
def test_who_may_empty_an_entry_of_somebody_else(
    desk: Desk, place: Place, theo: int, role: Role, may: bool
) -> None:
    entry_id = desk.entries.add(theo, NOTE).value
    other = place.sign_in_as(role)
    own = other.entries.add(theo, NOTE).value
    other.entries.mark_in_error(own, 1)
    if may:
        other.entries.mark_in_error(entry_id, 1)
    else:
        with pytest.raises(NotPermitted, match="by the person who wrote it"):
            other.entries.mark_in_error(entry_id, 1)
    assert stored(desk, entry_id).is_in_error() is may


def test_only_who_emptied_it_brings_it_back(desk: Desk, place: Place, theo: int) -> None:
    done = desk.entries.add(theo, NOTE)
    desk.entries.mark_in_error(done.value, 1)
    with pytest.raises(EditedElsewhere):
        place.sign_in_as(Role.SUPERVISOR).entries.put_back(done.value, 2, "Something else")
    assert stored(desk, done.value).entry.text == ""


def test_what_moved_on_is_not_overwritten(desk: Desk, theo: int, mari: int) -> None:
    entry_id = desk.entries.add(theo, NOTE).value
    desk.entries.correct(entry_id, replace(NOTE, text="Newer"), 1)
    for stale in (
        lambda: desk.entries.correct(entry_id, NOTE, 1),
        lambda: desk.entries.move(entry_id, mari, 1),
        lambda: desk.entries.mark_in_error(entry_id, 1),
    ):
        with pytest.raises(EditedElsewhere):
            stale()
    assert stored(desk, entry_id).entry.text == "Newer"


def test_an_archived_record_takes_nothing_and_gives_nothing(desk: Desk, theo: int, mari: int) -> None:
    entry_id = desk.entries.add(theo, NOTE).value
    other = desk.entries.add(mari, NOTE).value
    desk.clients.archive(theo, desk.clients.open(theo).version)
    for refused in (
        lambda: desk.entries.add(theo, NOTE),
        lambda: desk.entries.correct(entry_id, replace(NOTE, text="New"), 1),
        lambda: desk.entries.mark_in_error(entry_id, 1),
        lambda: desk.entries.move(entry_id, mari, 1),
        lambda: desk.entries.move(other, theo, 1),
    ):
        with pytest.raises(BadInput, match="archived"):
            refused()
    assert desk.timelines.of_client(theo).lines


def test_who_writes_no_entries_moves_none(place: Place, desk: Desk, theo: int, mari: int) -> None:
    entry_id = desk.entries.add(theo, NOTE).value
    front = place.sign_in_as(Role.FRONT_DESK)
    with pytest.raises(NotPermitted):
        front.entries.move(entry_id, mari, 1)
    with pytest.raises(NotFound):
        desk.entries.move(entry_id, 999, 1)
    with pytest.raises(BadInput, match="in this record already"):
        desk.entries.move(entry_id, theo, 1)
