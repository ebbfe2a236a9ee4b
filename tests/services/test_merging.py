"""A merge and its undo leave every linked record right: in every table that names a client, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from aftercare_desktop.domain import merging as rules
from aftercare_desktop.domain.consents import Consent
from aftercare_desktop.domain.directory import DirectoryEntry
from aftercare_desktop.domain.disclosures import Breach, CareRole, Disclosure, Ground, Handed
from aftercare_desktop.domain.own_record import Amendment, CopyRequest, PatientNotice
from aftercare_desktop.domain.plans import RevisionState
from aftercare_desktop.domain.recipients import OutsidePerson, Recipient
from aftercare_desktop.domain.registers import CourtOrder, OrderKind
from aftercare_desktop.domain.restrictions import Restriction
from aftercare_desktop.domain.safety_links import SafetyLink, SafetyLinkKind
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotPermitted
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.importing.report import Choices
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.store import (
    breaches,
    care_marks,
    consents,
    disclosures,
    outside_people,
    registers,
    rights,
    tables,
)
from aftercare_desktop.store import merging as merge_store
from aftercare_desktop.store.written_about import naming_clients
from tests.builders import NOW, TODAY, build_client, full_client, full_plan
from tests.services.conftest import Place
from tests.services.importing.rows import census, person

NOT_COMPARED = {"audit", "audit_head"}


@dataclass(frozen=True)
class People:
    """Two records of Theo, somebody else, and a record that was merged into the second one before."""

    keep: int
    other: int
    third: int
    earlier: int


def start_plan(desk: Desk, client_id: int, *, final: bool) -> int:
    """A revision of a plan with everything in it."""
    revision = desk.plans.start(client_id).value
    saved = desk.plans.save(revision.id, full_plan(revision.id), revision.version)
    return desk.plans.finalize(saved.id, saved.version, "Leaves tonight.").value.id if final else saved.id


def put(desk: Desk, table: Any, **values: Any) -> None:
    with desk._context.center.writing() as c:
        c.execute(insert(table).values(**values))


@pytest.fixture
def people(desk: Desk, place: Place) -> People:
    keep = desk.clients.add(full_client(record_number="0042")).value
    other = desk.clients.add(build_client("Ted Bramwell", record_number="0117", preferred_name="Teddy")).value
    third = desk.clients.add(build_client("Marisol Quintero", record_number="3")).value
    earlier = desk.clients.add(build_client("T. Bramwell", record_number="0200")).value
    start_plan(desk, earlier, final=True)
    merge(desk, other, earlier)
    for client_id in (keep, other):
        place.clock.go_on(minutes=1)
        start_plan(desk, client_id, final=True)
        start_plan(desk, client_id, final=False)
        desk.clients.open(client_id)
    for client_id in (keep, other):
        put(
            desk, tables.entries, version=1, client_id=client_id, kind="note", happened_on=TODAY, text="Called",
            written_at=NOW, written_by=1,
        )  # fmt: skip
        put(
            desk, tables.status_changes, client_id=client_id, before="in_treatment", status="aftercare", since=TODAY,
            place="", note="", made_at=NOW, made_by=1,
        )  # fmt: skip
        put(
            desk, tables.messages, version=1, taken_at=NOW, taken_by=1, asked_about="Theo", caller="Elise",
            caller_kind="family", phone="", words="Please call", client_id=client_id,
        )  # fmt: skip
        put(
            desk, tables.chart_marks, client_id=client_id, subject="status", subject_id=client_id, subject_version=1,
            marked_at=NOW, marked_by=1,
        )  # fmt: skip
        put_consents(desk, client_id)
    for here, there in ((third, other), (keep, other), (other, third)):
        put(
            desk, tables.entries, version=2, client_id=here, kind="note", happened_on=TODAY, text="Wrong client",
            written_at=NOW, written_by=1, moved_at=NOW, moved_by=1, moved_from=there,
        )  # fmt: skip
    put(desk, tables.import_sources, name="emr", version=1, settings="{}")
    put(desk, tables.import_sources, name="county", version=1, settings="{}")
    for source, client_id in (("emr", keep), ("emr", other), ("county", other)):
        put(desk, tables.imported_facts, source=source, client_id=client_id, facts="{}", imported_at=NOW)
    link = {"version": 1, "kind": "co_defendant", "name": "", "source": "", "reason": "", "created_at": NOW}
    put(desk, tables.safety_links, client_id=other, other_id=third, **link)
    put(desk, tables.safety_links, client_id=third, other_id=other, **link)
    put(desk, tables.safety_links, client_id=other, **link)
    put(desk, tables.safety_links, client_id=keep, other_id=other, lifted_at=NOW, lifted_by=1, **link)
    return People(keep, other, third, earlier)


def put_consents(desk: Desk, client_id: int) -> None:
    """One row of everything around consents, disclosures and the client's rights."""
    clinic = desk.directory.add(DirectoryEntry(f"Clinic {client_id}")).value
    with desk._context.center.writing() as c:
        person = outside_people.add(c, client_id, OutsidePerson("Rosa"))
        agreed = consents.add(c, client_id, Consent(recipient=Recipient(person_id=person)), NOW, 1)
        care_marks.add(c, client_id, clinic, CareRole.TREATING, NOW, 1)
        let_out = Disclosure(Ground.CONSENT, Handed.CALL, Recipient(person_id=person), consent_id=agreed)
        disclosed = disclosures.add(c, client_id, let_out, NOW, 1)
        breaches.add(c, client_id, Breach(None, TODAY, "A letter", "Another clinic"), NOW, 1, disclosed)
        registers.add_order(c, client_id, CourtOrder(OrderKind.NONCRIMINAL, "Court", "1", TODAY), NOW, 1)
        rights.add_notice(c, client_id, PatientNotice(TODAY), NOW, 1)
        rights.add_restriction(c, client_id, Restriction(TODAY, "Not my father"), NOW, 1)
        rights.add_copy_request(c, client_id, CopyRequest(TODAY), NOW, 1)
        rights.add_amendment(c, client_id, Amendment(TODAY, "I was never there"), NOW, 1)


def merge(
    desk: Desk, keep: int, other: int, taken: tuple[str, ...] = (), *, other_draft: bool = False
) -> Done[int]:
    both = desk.merging.compare(keep, other)
    return desk.merging.merge(
        keep, other, (both.keep.version, both.other.version), taken, other_draft=other_draft
    )


def take_back(desk: Desk, done: Done[int]) -> None:
    assert isinstance(done.undo, Undo)
    desk.undo(done.undo)


def everything(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, without versions and the stamps that tell of a change."""
    with desk._context.center.reading() as c:
        return {
            table.name: sorted(
                (
                    {name: value for name, value in row.items() if name not in ("version", "stamp")}
                    for row in c.execute(select(table)).mappings()
                ),
                key=repr,
            )
            for table in tables.metadata.sorted_tables
            if table.name not in NOT_COMPARED
        }


def naming(desk: Desk, client_id: int) -> Iterator[tuple[str, str]]:
    """The columns in which this client is named."""
    with desk._context.center.reading() as c:
        for column in naming_clients():
            if c.execute(select(column).where(column == client_id).limit(1)).first() is not None:
                yield column.table.name, column.name


def test_every_column_that_names_a_client_has_a_rule() -> None:
    """A new table fails here until somebody decided what a merge does with it (`store.merging`)."""
    assert sorted(map(str, naming_clients())) == sorted(map(str, (*merge_store.MOVED, *merge_store.SETTLED)))


def test_the_other_record_of_these_tests_is_named_everywhere(desk: Desk, people: People) -> None:
    """A new table fails here until these tests fill it."""
    expected = {(column.table.name, column.name) for column in naming_clients()}
    before_merging = {("merged_clients", "client_id")}
    assert set(naming(desk, people.other)) == expected - before_merging
    assert ("merged_clients", "client_id") in set(naming(desk, people.earlier))


@pytest.mark.parametrize("other_draft", [False, True])
def test_a_merge_gives_everything_to_the_record_that_stays(
    desk: Desk, people: People, other_draft: bool
) -> None:
    merge(desk, people.keep, people.other, other_draft=other_draft)
    assert set(naming(desk, people.other)) == {
        ("merged_clients", "client_id"),
        ("plan_revisions", "client_id"),
        ("plan_dates", "client_id"),
        ("imported_facts", "client_id"),
        ("safety_links", "other_id"),
        ("entries", "moved_from"),
    }
    problems = [sentence for part in desk.audit.check_data() for sentence in part.problems]
    assert problems == []
    assert desk.audit.verify().is_whole()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_undo_puts_every_row_back_whatever_was_chosen(
    desk: Desk, people: People, data: st.DataObject
) -> None:
    before = everything(desk)
    keep, other = data.draw(st.permutations((people.keep, people.other)))
    both = desk.merging.compare(keep, other)
    taken = data.draw(st.sets(st.sampled_from(rules.asked(both.keep.client, both.other.client))))
    done = merge(desk, keep, other, tuple(sorted(taken)), other_draft=data.draw(st.booleans()))
    assert desk.clients.open(keep, reload=True).client == rules.merged(
        both.keep.client, both.other.client, taken
    )
    take_back(desk, done)
    assert everything(desk) == before


def test_what_is_written_after_a_merge_stays_with_the_record_that_stayed(desk: Desk, people: People) -> None:
    done = merge(desk, people.keep, people.other)
    put(
        desk, tables.entries, version=1, client_id=people.keep, kind="note", happened_on=TODAY, text="Later",
        written_at=NOW, written_by=1,
    )  # fmt: skip
    take_back(desk, done)
    with desk._context.center.reading() as c:
        here = select(tables.entries.c.client_id).where(tables.entries.c.text == "Later")
        assert c.scalar(here) == people.keep


def test_plans_of_both_are_one_history_with_the_newest_final_by_its_date(desk: Desk, people: People) -> None:
    own = {row.id for row in desk.plans.revisions(people.keep)}
    newest = next(row for row in desk.plans.revisions(people.other) if row.state is RevisionState.FINAL)
    merge(desk, people.keep, people.other)
    rows = desk.plans.revisions(people.keep)
    assert [row.state for row in rows] == [RevisionState.DRAFT, *[RevisionState.FINAL] * 3]
    assert rows[1].id == newest.id
    assert [(row.merged_from, row.merged_record) for row in rows if row.id not in own] == [
        (people.other, "0117"),
        (people.earlier, "0200"),
    ]
    view = desk.plans.open(people.keep)
    assert view.revision is not None
    assert view.revision.id in own
    assert view.replaces == newest.number
    assert desk.plans.open(people.keep, newest.id).revision is not None
    assert desk.papers.stored_pdf(newest.id).startswith(b"%PDF")
    gone = desk.plans.discard_draft(view.revision.id, view.revision.version)
    assert gone.undo is not None
    paper = desk.papers.gather((people.other,))[0]
    assert (paper.client_id, paper.number, paper.final) == (people.keep, newest.number, True)
    assert desk.papers.printable() == (people.keep,)
    assert desk.clients.rows((people.keep,))[0].plan_final
    started = desk.plans.start(people.keep).value
    assert started.number > max(row.number for row in rows[1:])
    last = desk.plans.open(people.keep, newest.id).revision
    assert last is not None
    assert (started.document.goals, started.document.home) == (last.document.goals, last.document.home)


def test_the_old_number_and_the_old_id_lead_to_the_record_that_stays(desk: Desk, people: People) -> None:
    desk.clients.forget_recent()  # adding them made them recent
    merge(desk, people.keep, people.other)
    for words in ("0117", "0200", "Ted Bramwell", "Teddy", "0042"):
        assert desk.clients.find(words, True) == (people.keep,)
    assert desk.clients.open(people.other).id == people.keep
    assert desk.clients.open(people.earlier, reload=True).id == people.keep
    assert [row.id for row in desk.clients.recent()] == [people.keep]
    stored = desk.clients.open(people.keep)
    desk.clients.change(people.keep, replace(stored.client, income="New"), stored.version)
    assert desk.clients.find("0117") == (people.keep,)
    assert [record.record_number for record in desk.merging.records_of(people.keep)] == ["0117", "0200"]


def test_an_import_that_knows_the_old_number_finds_the_record_that_stays(desk: Desk, people: People) -> None:
    merge(desk, people.keep, people.other)
    old, own = (
        person(2, "0117", "Ted B.", income="Shop"),
        person(3, "0042", "Theodore Bramwell", income="Bakery"),
    )
    report = desk.importing.import_all(census(old, own), Choices(take_all=True)).value
    assert (report.added, report.changed) == (0, 1)
    assert report.skipped[0].reason == "This record was merged into record 0042, which has a row of its own."
    report = desk.importing.import_all(census(old, person(4, "0200", "T. B.")), Choices(take_all=True)).value
    assert (report.added, report.changed) == (0, 1)
    assert report.skipped[0].reason == "Row 2 is of the same person; their records were merged."
    client = desk.clients.open(people.keep).client
    assert (client.record_number, client.name, client.income) == ("0042", "Ted B.", "Shop")
    for words in ("0117", "0200", "Teddy"):
        assert desk.clients.find(words) == (people.keep,)


def test_nothing_is_written_in_a_record_that_was_merged(desk: Desk, people: People) -> None:
    before = desk.clients.open(people.other)
    merge(desk, people.keep, people.other)
    with pytest.raises(EditedElsewhere):
        desk.clients.restore(people.other, before.version + 1)
    with pytest.raises(EditedElsewhere):
        desk.clients.change(people.other, replace(before.client, income="x"), before.version + 1)
    with pytest.raises(EditedElsewhere):
        desk.plans.start(people.other)


def change_kept(desk: Desk, people: People) -> None:
    stored = desk.clients.open(people.keep)
    desk.clients.change(people.keep, replace(stored.client, income="New"), stored.version)


def write_in_the_plan(desk: Desk, people: People) -> None:
    revision = desk.plans.open(people.keep).revision
    assert revision is not None
    desk.plans.save(revision.id, full_plan(99), revision.version)


@pytest.mark.parametrize("moves_on", [change_kept, write_in_the_plan])
def test_undo_is_refused_when_a_record_moved_on(desk: Desk, people: People, moves_on: Any) -> None:
    done = merge(desk, people.keep, people.other, other_draft=True)
    moves_on(desk, people)
    before = everything(desk)
    with pytest.raises(EditedElsewhere, match="changed since they were merged"):
        take_back(desk, done)
    assert everything(desk) == before


def test_two_desks_cannot_merge_past_each_other(desk: Desk, people: People) -> None:
    both = desk.merging.compare(people.keep, people.other)
    change_kept(desk, people)
    before = everything(desk)
    with pytest.raises(EditedElsewhere, match="Nothing was merged"):
        desk.merging.merge(people.keep, people.other, (both.keep.version, both.other.version), ())
    assert everything(desk) == before


def test_what_cannot_be_merged_is_said(desk: Desk, people: People) -> None:
    link = {
        "version": 1,
        "kind": "no_contact_order",
        "name": "",
        "source": "",
        "reason": "",
        "created_at": NOW,
    }
    put(desk, tables.safety_links, client_id=people.third, other_id=people.keep, **link)
    put(
        desk,
        tables.safety_links,
        client_id=people.keep,
        other_id=people.other,
        ends_on=TODAY - timedelta(1),
        **link,
    )
    for keep, other, sentence in (
        (people.keep, people.keep, "same record"),
        (people.keep, people.earlier, "merged with another record already"),
        (people.keep, people.third, "safety link keeps these two apart"),
    ):
        with pytest.raises(BadInput, match=sentence):
            desk.merging.compare(keep, other)
    archived = desk.clients.open(people.other)
    desk.clients.archive(people.other, archived.version)
    with pytest.raises(BadInput, match="archived"):
        merge(desk, people.other, people.keep)
    done = merge(desk, people.keep, people.other)
    take_back(desk, done)
    assert desk.clients.open(people.other).archived_at is not None


def test_trying_a_merge_tells_nobody_whom_a_safety_link_is_about(desk: Desk, place: Place) -> None:
    """Who may not see why hears the same of the right record and of any other one."""
    bound, other, stranger = (
        desk.clients.add(build_client(name, record_number=name)).value for name in ("Theo", "Mark", "Grady")
    )
    desk.safety_links.add(bound, SafetyLink(SafetyLinkKind.NO_CONTACT_ORDER, other))
    counselor = place.sign_in_as(Role.COUNSELOR)
    told = set()
    for pair in ((bound, other), (other, bound), (bound, stranger), (stranger, other)):
        for refused in (lambda p=pair: counselor.merging.compare(*p), lambda p=pair: merge(counselor, *p)):
            with pytest.raises(BadInput) as error:
                refused()
            told.add(str(error.value))
    assert len(told) == 1
    with pytest.raises(BadInput, match="keeps these two apart"):
        desk.merging.compare(bound, other)
    desk.merging.compare(bound, stranger)


def test_the_trail_names_both_and_no_words(desk: Desk, people: People) -> None:
    done = merge(desk, people.keep, people.other, ("name", "income"))
    take_back(desk, done)
    undone, merged = desk.audit.entries()[:2]
    assert (merged.event, merged.subject_id, merged.detail) == (
        "clients_merged", people.keep, f"other={people.other} taken=income,name",
    )  # fmt: skip
    assert (undone.event, undone.subject_id, undone.detail) == (
        "clients_unmerged", people.keep, f"other={people.other}",
    )  # fmt: skip


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.PEER_SPECIALIST, Role.NURSE])
def test_who_may_not_merge_is_refused(place: Place, people: People, role: Role) -> None:
    with pytest.raises(NotPermitted):
        place.sign_in_as(role).merging.compare(people.keep, people.other)
