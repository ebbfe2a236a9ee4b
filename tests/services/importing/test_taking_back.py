"""Undo of an import, and of adding one client: only what nobody touched goes back, nobody's work goes out of sight."""

from collections.abc import Callable

import pytest

from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.domain.messages import CallerKind, Message
from aftercare_desktop.domain.safety_links import SafetyLink, SafetyLinkKind
from aftercare_desktop.errors import EditedElsewhere
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.importing.report import NOTHING_DECIDED, Choices, Conflict
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.store.tables import client_search, imported_facts
from aftercare_desktop.store.written_about import naming_clients, written_about
from tests.builders import TODAY, build_client
from tests.services.importing.rows import Row, census, person
from tests.services.importing.test_census import edit, one, take


def import_it(desk: Desk, *rows: Row, choices: Choices = NOTHING_DECIDED) -> Undo:
    done = desk.importing.import_all(census(*rows), choices)
    assert done.undo is not None
    return done.undo


# --- What the source said -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "before", "imported", "corrected"),
    [
        # The correction is what the source had said before: only what the import said tells it from a change there.
        ("Residential", None, "Outpatient", "Residential"),
        ("Residential", None, "Outpatient", "Evening"),
        ("Residential", "Evening", "Outpatient", "Residential"),
        (None, "", "Outpatient", ""),
        (None, "Outpatient", "Outpatient", ""),
    ],
)
def test_a_correction_made_after_the_import_outlives_its_undo(
    desk: Desk, said: str | None, before: str | None, imported: str, corrected: str
) -> None:
    if said is None:
        desk.clients.add(build_client("Ada", record_number="1", program=before or ""))
    else:
        take(desk, person(2, "1", "Ada", program=said))
        if before is not None:
            edit(desk, program=before)
    undo = import_it(desk, person(2, "1", "Ada", program=imported), person(3, "9", "New"))
    edit(desk, program=corrected)
    desk.undo(undo)
    assert desk.importing.import_all(census(person(2, "1", "Ada", program=imported))).value.changed == 0
    assert one(desk).program == corrected
    (row,) = desk.importing.import_all(census(person(2, "1", "Ada", program="Day program"))).value.rows
    assert row.conflicts == (Conflict("program", corrected, "Day program", False),)
    assert one(desk).program == corrected


def test_what_nobody_touched_is_compared_as_if_the_import_had_never_been(desk: Desk) -> None:
    take(desk, person(2, "1", "Ada", program="Residential"))
    desk.clients.add(build_client("Ben", record_number="2", program="Evening"))
    wrong = (
        person(2, "1", "Ada", program="Ward"),
        person(3, "2", "Ben", program="Evening"),
        person(4, "3", "Cem"),
    )
    before = desk.importing.preview(census(*wrong)).rows
    desk.undo(import_it(desk, *wrong))
    assert desk.importing.preview(census(*wrong)).rows == before
    later = desk.importing.preview(census(person(3, "2", "Ben", program="Night")))
    assert later.rows[0].conflicts == (Conflict("program", "Evening", "Night", False),)


def test_what_a_later_file_said_is_not_forgotten_with_an_earlier_one(desk: Desk) -> None:
    take(desk, person(2, "1", "Ada", program="Residential"))
    undo = import_it(desk, person(2, "1", "Ada", program="Residential"), person(3, "2", "Ben"))
    take(desk, person(2, "1", "Ada", gender="woman", program="Residential"))
    edit(desk, gender="")
    desk.undo(undo)
    take(desk, person(2, "1", "Ada", gender="woman", program="Residential"))
    assert one(desk).gender == ""


# --- Work of others -----------------------------------------------------------------------------------------


def note(desk: Desk, client_id: int) -> Undo | None:
    return desk.entries.add(client_id, Entry(NoteKind.NOTE, TODAY, "Called")).undo


def note_moved_elsewhere(desk: Desk, client_id: int) -> None:
    other = desk.clients.add(build_client("Somebody Else", record_number="77")).value
    entry_id = desk.entries.add(client_id, Entry(NoteKind.NOTE, TODAY, "Called")).value
    desk.entries.move(entry_id, other, 1)


def plan(desk: Desk, client_id: int) -> None:
    desk.plans.start(client_id)


def message(desk: Desk, client_id: int) -> Undo | None:
    taken = desk.messages.take(Message("Theo", "Elise", CallerKind.FAMILY, words="Please call"))
    return desk.messages.link(taken.value, 1, client_id).undo


def link(desk: Desk, client_id: int) -> None:
    desk.safety_links.add(client_id, SafetyLink(SafetyLinkKind.NO_CONTACT_ORDER, None, "Mark Lind"))


def link_of_somebody_else(desk: Desk, client_id: int) -> None:
    other = desk.clients.add(build_client("Somebody Else", record_number="77")).value
    desk.safety_links.add(other, SafetyLink(SafetyLinkKind.CO_DEFENDANT, client_id))


WORK = (note, note_moved_elsewhere, plan, message, link, link_of_somebody_else)


@pytest.mark.parametrize("write", WORK)
def test_a_client_somebody_wrote_about_stays_on_the_lists(
    desk: Desk, write: Callable[[Desk, int], object]
) -> None:
    added = desk.clients.add(build_client("Zoe", record_number="8"))
    undo = import_it(desk, person(2, "1", "Ada"), person(3, "2", "Ben"))
    (ada,) = desk.clients.find("ada")
    write(desk, ada)
    assert desk.undo(undo).value == 1
    assert (desk.clients.find("ada"), desk.clients.find("ben")) == ((ada,), ())
    assert "archived=1 changed=0 stayed=1" in {line.detail for line in desk.audit.entries()}
    assert added.undo is not None
    write_about_zoe = note if write in (note_moved_elsewhere, link_of_somebody_else) else write
    write_about_zoe(desk, added.value)
    with pytest.raises(EditedElsewhere, match="Somebody wrote about this client since, so the record stays"):
        desk.undo(added.undo)
    assert desk.clients.find("zoe") == (added.value,)


@pytest.mark.parametrize("write", [note, message])
def test_what_was_taken_back_keeps_nobody_on_the_lists(
    desk: Desk, write: Callable[[Desk, int], Undo | None]
) -> None:
    added = desk.clients.add(build_client("Zoe", record_number="8"))
    written = write(desk, added.value)
    assert written is not None
    assert added.undo is not None
    desk.undo(written)
    archived = desk.undo(added.undo)
    assert desk.clients.find("zoe") == ()
    assert archived.undo is not None
    desk.undo(archived.undo)
    assert desk.clients.find("zoe") == (added.value,)


def test_whatever_names_a_client_counts_but_for_what_is_kept_of_everybody(desk: Desk) -> None:
    """A new table counts without anybody's doing; one that is written with the record must be named."""
    own = [column for column in naming_clients() if column.table in (client_search, imported_facts)]
    assert [str(column) for column in own] == ["client_search.client_id", "imported_facts.client_id"]
    take(desk, person(2, "1", "Ada"))
    with desk._context.center.reading() as c:
        assert written_about(c, desk.clients.find("")) == frozenset()


def test_a_big_import_is_taken_back_in_parts_and_added_again(desk: Desk) -> None:
    rows = [person(n + 2, str(n), f"Person {n}") for n in range(1_203)]
    for _ in range(2):
        undo = import_it(desk, *rows)
        assert len(desk.clients.find("person")) == len(rows)
        assert desk.undo(undo).value == 0
        assert desk.clients.find("person") == ()
    desk.undo(import_it(desk, *rows[:-1], person(9_000, "x", "Zoe")))
    assert desk.importing.import_all(census(*rows)).value.added == len(rows)
    assert desk.audit.verify().is_whole()
