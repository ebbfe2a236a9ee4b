"""A draft says what the directory says now, on screen and on paper; a final keeps what it was given with."""

from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import select, update

from aftercare_desktop.domain.clients import CurrentMedicine
from aftercare_desktop.domain.people import Place as PlanPlace
from aftercare_desktop.domain.plans import PlanDocument, Revision
from aftercare_desktop.domain.plans.links import LinkChange
from aftercare_desktop.errors import EditedElsewhere
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.plan_links import LinkNews
from aftercare_desktop.store import files as file_store
from aftercare_desktop.store import plan_documents
from aftercare_desktop.store import plans as plan_store
from aftercare_desktop.store.tables import plan_links, plan_revisions
from tests.builders import NOW, build_client, build_entry, full_client, full_plan, linked_plan
from tests.documents.reading import read

NEW_PHONE = "207-555-0199"


@pytest.fixture
def entries(desk: Desk) -> tuple[int, ...]:
    """Four entries: prescriber, pharmacy, methadone clinic, and the place of the first visit."""
    names = ("Bridge Clinic", "Congress Pharmacy", "Wharf Street Clinic", "Tidewater Counseling")
    return tuple(
        desk.directory.add(build_entry(name, phone=f"207-555-010{n}")).value for n, name in enumerate(names)
    )


@pytest.fixture
def draft(desk: Desk, entries: tuple[int, ...]) -> Revision:
    """A draft that is linked to all of them and was saved with what they said."""
    client_id = desk.clients.add(full_client()).value
    started = desk.plans.start(client_id).value
    document = desk.plans.present(linked_plan(*entries))
    return desk.plans.save(started.id, document, started.version)


def pharmacy_of(document: PlanDocument) -> PlanPlace:
    return document.medicines.medicines[0].pharmacy


def change_pharmacy(desk: Desk, entries: tuple[int, ...]) -> None:
    stored = desk.directory.get(entries[1])
    desk.directory.change(stored.id, replace(stored.entry, phone=NEW_PHONE), stored.version)


def shown(desk: Desk, draft: Revision) -> PlanDocument:
    revision = desk.plans.open(draft.client_id).revision
    assert revision is not None
    return revision.document


def test_a_draft_shows_and_prints_what_the_entry_says_now(
    desk: Desk, entries: tuple[int, ...], draft: Revision
) -> None:
    assert desk.plans.open(draft.client_id).links == LinkNews()
    change_pharmacy(desk, entries)
    view = desk.plans.open(draft.client_id)
    assert view.links == LinkNews((LinkChange("Congress Pharmacy", ("phone",)),))
    assert pharmacy_of(shown(desk, draft)).phone == NEW_PHONE
    assert pharmacy_of(desk.papers.preview(draft.client_id, draft.document).document).phone == NEW_PHONE
    assert NEW_PHONE in read(desk.papers.pdf(draft.id)).text()
    assert pharmacy_of(desk.papers.plan(draft.client_id).document).phone == NEW_PHONE
    saved = desk.plans.save(draft.id, shown(desk, draft), draft.version)
    assert desk.plans.open(saved.client_id).links == LinkNews()


def test_finalizing_freezes_what_the_entry_says_at_that_moment(
    desk: Desk, entries: tuple[int, ...], draft: Revision
) -> None:
    change_pharmacy(desk, entries)
    final = desk.plans.finalize(draft.id, draft.version, "In a hurry").value
    pdf = desk.papers.pdf(final.id)
    assert pharmacy_of(final.document).phone == NEW_PHONE
    assert NEW_PHONE in read(pdf).text()
    stored = desk.directory.get(entries[1])
    desk.directory.change(stored.id, build_entry("Gone Pharmacy", phone="207-555-0198"), stored.version)
    again = desk.plans.open(draft.client_id)
    assert again.revision is not None
    assert (again.revision.document, again.revision.document_sha256) == (
        final.document,
        final.document_sha256,
    )
    assert again.links == LinkNews()
    assert desk.papers.pdf(final.id) == desk.papers.stored_pdf(final.id) == pdf
    assert pharmacy_of(desk.papers.plan(draft.client_id, final.id).document).phone == NEW_PHONE
    assert all(part.is_whole() for part in desk.audit.check_data())
    next_draft = desk.plans.start(draft.client_id).value
    assert pharmacy_of(shown(desk, next_draft)).name == "Gone Pharmacy"


def test_a_stale_version_is_refused_also_when_the_directory_moved_on(
    desk: Desk, entries: tuple[int, ...], draft: Revision
) -> None:
    change_pharmacy(desk, entries)
    desk.plans.save(draft.id, draft.document, draft.version)
    with pytest.raises(EditedElsewhere):
        desk.plans.finalize(draft.id, draft.version, "In a hurry")


def test_an_archived_entry_leaves_the_draft_as_it_was(
    desk: Desk, entries: tuple[int, ...], draft: Revision
) -> None:
    before = pharmacy_of(draft.document)
    change_pharmacy(desk, entries)
    desk.directory.archive(entries[1], 2)
    view = desk.plans.open(draft.client_id)
    assert view.links == LinkNews((), ("Congress Pharmacy",))
    assert pharmacy_of(shown(desk, draft)) == before


def test_unlinked_places_keep_their_words(desk: Desk, entries: tuple[int, ...], draft: Revision) -> None:
    medicines = draft.document.medicines
    first, *others = medicines.medicines
    first = replace(first, pharmacy=replace(first.pharmacy, entry_id=None))
    document = replace(draft.document, medicines=replace(medicines, medicines=(first, *others)))
    desk.plans.save(draft.id, document, draft.version)
    change_pharmacy(desk, entries)
    assert pharmacy_of(shown(desk, draft)) == first.pharmacy


def test_an_entry_tells_which_drafts_name_it(desk: Desk, entries: tuple[int, ...], draft: Revision) -> None:
    assert desk.directory.used_by(entries[1]) == (draft.client_id,)
    assert desk.directory.used_by(99) == ()
    final = desk.plans.finalize(draft.id, draft.version, "In a hurry").value
    assert desk.directory.used_by(entries[1]) == ()
    later = desk.plans.start(draft.client_id).value
    assert desk.directory.used_by(entries[1]) == (draft.client_id,)
    desk.clients.archive(draft.client_id, desk.clients.open(draft.client_id).version)
    assert desk.directory.used_by(entries[1]) == ()
    desk.plans.discard_draft(later.id, later.version)
    with desk._center.reading() as c:
        assert set(c.scalars(select(plan_links.c.revision_id))) == {final.id}


def test_a_link_to_nothing_is_no_link_and_breaks_nothing(desk: Desk) -> None:
    client_id = desk.clients.add(full_client()).value
    started = desk.plans.start(client_id).value
    saved = desk.plans.save(started.id, linked_plan(90, 91, 92, 93), started.version)
    assert shown(desk, saved) == saved.document == linked_plan(90, 91, 92, 93)
    assert desk.plans.closed_visits(saved.document) == ()
    desk.plans.finalize(saved.id, saved.version, "In a hurry")


def test_visits_at_closed_places_are_told(desk: Desk, entries: tuple[int, ...], draft: Revision) -> None:
    def at(day: date, hour: int) -> tuple[str, ...]:
        visit = replace(draft.document.appointments[0], day=day, at=time(hour))
        return desk.plans.closed_visits(replace(PlanDocument(), appointments=(visit,)))

    assert at(date(2026, 11, 24), 10) == ()
    assert at(date(2026, 11, 24), 19) == (
        "Tidewater Counseling is closed at 7 PM. It is open Tue 9 AM to 6 PM.",
    )
    assert at(date(2026, 11, 26), 10) == (
        "Tidewater Counseling is closed on Thu, Nov 26 (Thanksgiving Day).",
    )


@pytest.mark.parametrize(("prescriber", "linked"), [("bridge  CLINIC", True), ("Bridge", False), ("", False)])
def test_the_first_draft_links_a_prescriber_of_the_very_name(
    desk: Desk, entries: tuple[int, ...], prescriber: str, linked: bool
) -> None:
    medicine = CurrentMedicine("Buprenorphine film", "8 mg", prescriber)
    client_id = desk.clients.add(build_client(medicines=(medicine,))).value
    place = desk.plans.start(client_id).value.document.medicines.medicines[0].prescriber
    assert place == (desk.directory.place(entries[0]) if linked else PlanPlace(prescriber))


def test_finals_written_before_there_were_links_are_read_and_verified(desk: Desk) -> None:
    client_id = desk.clients.add(full_client()).value
    started = desk.plans.start(client_id).value
    saved = desk.plans.save(started.id, full_plan(), started.version)
    older = plan_documents.to_text(full_plan()).replace(',"entry_id":null', "")
    with desk._center.writing() as c:
        c.execute(update(plan_revisions).where(plan_revisions.c.id == saved.id).values(document=older))
    with desk._center.writing() as c:
        paper = file_store.keep(c, b"%PDF paper", NOW)
        final = plan_store.freeze(c, saved.id, saved.version, NOW, 1, pdf_sha256=paper)
    with desk._center.reading() as c:
        assert c.scalar(select(plan_revisions.c.document)) == older
    assert "entry_id" not in older
    assert final.document_sha256 == plan_documents.sha256(older)
    assert all(part.is_whole() for part in desk.audit.check_data())
    again = desk.plans.open(client_id).revision
    assert again is not None
    assert again.document == full_plan()
