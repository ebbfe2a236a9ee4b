"""The note for the medical record through real services: what waits, marks with Undo, and what roles may see."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.chart import GONE, Charted, ChartNote, ChartSubject, VersionFinal, Why
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.domain.statuses import NewStatus, StatusChange
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound, NotPermitted
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.signatures import read_scan
from aftercare_desktop.words.chart import item_words
from tests.builders import TODAY, build_client, full_plan
from tests.documents.scan_files import scanned_pdf
from tests.services.conftest import Place

ENTRY = Entry(NoteKind.CONTACT, TODAY, "He called from the bus.")
S = ChartSubject


@pytest.fixture
def theo(desk: Desk) -> int:
    """A client with an entry, a final plan that was signed, and a change of status."""
    client_id = desk.clients.add(build_client()).value
    desk.entries.add(client_id, ENTRY)
    draft = desk.plans.start(client_id).value
    draft = desk.plans.save(draft.id, full_plan(), draft.version)
    final = desk.plans.finalize(draft.id, draft.version, "No ride yet").value
    desk.plan_events.record(final.id, PlanEvent(PlanEventKind.SIGNED, TODAY, person="Theo Bramwell"))
    change = StatusChange(ClientStatus.IN_HOSPITAL, TODAY - timedelta(days=1), "Maine Coast")
    desk.statuses.change(client_id, NewStatus(change), desk.clients.open(client_id).version)
    return client_id


def kinds(note: ChartNote) -> list[ChartSubject]:
    return [item.key.subject for item in note.items]


def test_what_followed_a_version_that_day_stands_behind_it_with_the_page_that_was_attached(
    desk: Desk, theo: int, place: Place, tmp_path: Path
) -> None:
    final = desk.plan_events.of_client(theo)[0].revision_id
    page = tmp_path / "page.pdf"
    page.write_bytes(scanned_pdf())
    place.clock.go_on(minutes=4)
    desk.plan_events.record(final, PlanEvent(PlanEventKind.COPY_GIVEN, TODAY, person="Theo Bramwell"))
    desk.signatures.attach_scan(final, read_scan(page), "Theo Bramwell", TODAY, "Page 8")
    told = [item_words(item).title for item in desk.chart.waiting(theo).items]
    assert told[-4:] == [
        "Aftercare plan, version 1 finalized",
        "Signed (plan version 1)",
        "Copy given (plan version 1)",
        "Signed page attached (plan version 1)",
    ]


def entry_of(note: ChartNote) -> Charted:
    return next(item.charted for item in note.items if item.key.subject is S.ENTRY)


def test_everything_waits_oldest_first_until_it_is_marked(desk: Desk, theo: int) -> None:
    note = desk.chart.waiting(theo)
    assert kinds(note)[0] is S.STATUS
    assert set(kinds(note)) == set(S)
    assert (note.name, note.record_number, note.made_by) == ("Theo Bramwell", "000117", "Dana Whitcomb, LADC")
    final = next(item.content for item in note.items if item.key.subject is S.REVISION)
    assert isinstance(final, VersionFinal)
    assert final.gaps_reason == "No ride yet"
    assert desk.chart.count(theo) == 4

    heard: list[object] = []
    desk.changes.subscribe((Topic.CHART,), heard.append)
    done = desk.chart.mark(theo, note.charted())
    assert desk.chart.waiting(theo).items == ()
    assert heard == [frozenset({Topic.CHART})]
    assert done.undo is not None
    undone = desk.undo(done.undo)
    assert desk.chart.waiting(theo).items == note.items
    assert undone.undo is not None
    desk.undo(undone.undo)
    assert desk.chart.count(theo) == 0


def test_a_corrected_entry_waits_again_as_changed(desk: Desk, theo: int) -> None:
    desk.chart.mark(theo, desk.chart.waiting(theo).charted())
    (line,) = (item for item in desk.timelines.of_client(theo).lines if hasattr(item, "note"))
    desk.entries.correct(line.note.id, replace(ENTRY, text="He called from the train."), line.note.version)
    (item,) = desk.chart.waiting(theo).items
    assert (item.why, item.content) == (Why.CHANGED, replace(ENTRY, text="He called from the train."))


def test_what_was_marked_and_is_in_error_is_to_be_corrected_without_its_words(
    desk: Desk, theo: int, place: Place
) -> None:
    note = desk.chart.waiting(theo)
    entry = entry_of(note)
    desk.chart.mark(theo, note.charted())
    place.clock.go_on(days=2)
    in_error = desk.entries.mark_in_error(entry.key.id, entry.version)
    (item,) = desk.chart.waiting(theo).items
    assert (item.why, item.content, item.day) == (Why.TO_CORRECT, None, TODAY)
    assert item.charted == Charted(entry.key, GONE)
    assert "bus" not in repr(desk.chart.note(theo, [item.charted]))

    desk.chart.mark(theo, [item.charted])
    assert desk.chart.count(theo) == 0
    assert in_error.undo is not None
    desk.undo(in_error.undo)  # it holds after all, and the medical record was corrected meanwhile
    assert [(one.why, one.content) for one in desk.chart.waiting(theo).items] == [(Why.NEW, ENTRY)]


def test_what_was_never_marked_and_is_in_error_concerns_nobody(desk: Desk, theo: int) -> None:
    entry = entry_of(desk.chart.waiting(theo))
    desk.entries.mark_in_error(entry.key.id, entry.version)
    signed = next(one for one in desk.chart.waiting(theo).items if one.key.subject is S.PLAN_EVENT)
    desk.plan_events.take_back(signed.key.id)
    assert set(kinds(desk.chart.waiting(theo))) == {S.REVISION, S.STATUS}


def test_a_moved_entry_is_corrected_where_it_stood_and_new_where_it_stands(desk: Desk, theo: int) -> None:
    marisol = desk.clients.add(build_client("Marisol Quintero", record_number="000118")).value
    entry = entry_of(desk.chart.waiting(theo))
    desk.chart.mark(theo, [entry])
    moved = desk.entries.move(entry.key.id, marisol, entry.version).value
    before = next(one for one in desk.chart.waiting(theo).items if one.key == entry.key)
    assert (before.why, before.content) == (Why.TO_CORRECT, None)
    (after,) = desk.chart.waiting(marisol).items
    assert (after.why, after.content) == (Why.NEW, ENTRY)

    desk.chart.mark(theo, [before.charted])
    desk.entries.correct(entry.key.id, replace(ENTRY, text="About Marisol."), moved)
    assert entry.key not in [one.key for one in desk.chart.waiting(theo).items]


def test_a_note_is_made_of_what_was_chosen_and_leaves_a_line(desk: Desk, theo: int) -> None:
    entry = entry_of(desk.chart.waiting(theo))
    note = desk.chart.note(theo, [entry])
    assert note.charted() == (entry,)
    line = desk.audit.entries()[0]
    assert (line.event, line.detail) == (Event.CHART_NOTE_MADE, f"client={theo} things=1")
    assert desk.chart.count(theo) == 4  # a note that was made is not yet there


def test_what_moved_on_is_refused_whole(desk: Desk, theo: int) -> None:
    note = desk.chart.waiting(theo)
    entry = entry_of(note)
    desk.entries.correct(entry.key.id, replace(ENTRY, text="Other words."), entry.version)
    for refused in (desk.chart.note, desk.chart.mark):
        with pytest.raises(EditedElsewhere, match="changed in the meantime"):
            refused(theo, note.charted())
        with pytest.raises(BadInput, match="Choose at least one"):
            refused(theo, [])
    assert desk.chart.count(theo) == 4


def test_marks_are_taken_back_once(desk: Desk, theo: int) -> None:
    marks = desk.chart.mark(theo, desk.chart.waiting(theo).charted()).value
    desk.chart.take_back(marks)
    with pytest.raises(EditedElsewhere, match="taken back already"):
        desk.chart.take_back(marks)
    with pytest.raises(NotFound):
        desk.chart.take_back([999])


def test_a_merged_record_brings_its_final_versions_and_marks(desk: Desk, theo: int) -> None:
    note = desk.chart.waiting(theo)
    desk.chart.mark(theo, [one for one in note.charted() if one.key.subject is not S.STATUS])
    twin = desk.clients.add(build_client(record_number="000119")).value
    both = desk.merging.compare(twin, theo)
    desk.merging.merge(twin, theo, (both.keep.version, both.other.version), ())
    assert kinds(desk.chart.waiting(twin)) == [S.STATUS]
    assert desk.chart.waiting(theo).client_id == twin
    with pytest.raises(EditedElsewhere, match="merged"):
        desk.chart.mark(theo, desk.chart.waiting(theo).charted())


def test_a_caseload_lists_its_own_people_longest_waiting_first(desk: Desk, theo: int) -> None:
    me = desk.staff_member.id
    stored = desk.clients.open(theo)
    desk.clients.change(theo, replace(stored.client, counselor_id=me), stored.version)
    early = desk.clients.add(build_client("Zoë Early", record_number="000120", counselor_id=me)).value
    desk.entries.add(early, replace(ENTRY, happened_on=TODAY - timedelta(days=40)))
    desk.clients.add(build_client("Nothing There", record_number="000121", counselor_id=me))
    other = desk.clients.add(build_client("Somebody Else's", record_number="000122")).value
    desk.entries.add(other, ENTRY)
    rows = desk.chart.caseload()
    assert [(row.client_id, row.count, row.to_correct) for row in rows] == [(early, 1, 0), (theo, 4, 0)]
    assert rows[0].since == TODAY - timedelta(days=40)


def test_the_front_desk_sees_nothing_of_it(place: Place, theo: int) -> None:
    front = place.sign_in_as(Role.FRONT_DESK)
    for refused in (front.chart.waiting, front.chart.count):
        with pytest.raises(NotPermitted):
            refused(theo)
