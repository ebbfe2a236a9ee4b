"""The copy of everything: whole, nobody else named on paper or in the file, kept with its request."""

import json
from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftercare_desktop.documents.own_copy import OwnCopyPaper, own_copy_pdf
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.domain.messages import CallerKind, Message
from aftercare_desktop.domain.own_copy import Others, hidden, without
from aftercare_desktop.domain.own_record import Amendment, CopyForm, CopyRequest, PatientNotice
from aftercare_desktop.domain.people import Person, Phone
from aftercare_desktop.domain.plans import MentorKind
from aftercare_desktop.domain.recipients import OutsidePerson
from aftercare_desktop.domain.restrictions import Restriction
from aftercare_desktop.domain.safety_links import SafetyLink, SafetyLinkKind
from aftercare_desktop.domain.search import fold
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import EditedElsewhere, NotFound, NotPermitted
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.own_copies import copy_file
from aftercare_desktop.words.own_copy import DRAFT, OTHERS
from tests.builders import TODAY, build_client, full_client, full_plan
from tests.documents.reading import read
from tests.own_record_files import from_json, schema
from tests.services.conftest import Place

OTHER, OUTSIDE = "Marcus Webb", "Zora Quill"


def a_record(desk: Desk) -> int:
    """A client with a final version and a draft, notes, messages, safety links, and what they asked for."""
    client = full_client(emergency=Person("Elise Bramwell", "Sister", "207-555-0163"))
    client_id = desk.clients.add(client).value
    other = desk.clients.add(
        build_client(
            OTHER,
            record_number="000300",
            preferred_name="Mack",
            phones=(Phone("207-555-0888"),),
            email="marcus@example.org",
        )
    ).value
    draft = desk.plans.start(client_id).value
    plan = full_plan()
    alumni = replace(plan.peers.mentors[0], kind=MentorKind.ALUMNI, name="Quentin X.", phone="207-555-0177")
    progress = replace(plan.progress, progress="Ring Quentin at 207-555-0177")
    plan = replace(plan, peers=replace(plan.peers, mentors=(alumni,)), progress=progress)
    draft = desk.plans.save(draft.id, plan, draft.version)
    desk.plans.finalize(draft.id, draft.version, "For the test")
    desk.plans.start(client_id)
    for text in (
        f"Argued with {OTHER} and MACK WEBB.",
        "Saw mack and m. we\u00adbb (207 555.0888, record 000300, MARCUS@example.org).",
        "Quill, Zora was there. Quentin X too; Elise Bramwell helped.",
    ):
        desk.entries.add(client_id, Entry(NoteKind.NOTE, TODAY, text))
    desk.safety_links.add(
        client_id, SafetyLink(SafetyLinkKind.CO_DEFENDANT, other, source="His cousin", reason="They fought")
    )
    desk.safety_links.add(
        client_id, SafetyLink(SafetyLinkKind.NO_CONTACT_ORDER, name=OUTSIDE, reason="A secret")
    )
    desk.clients.add(build_client("Quincy Unlinked", record_number="000301"))
    for caller, kind, more in (
        ("Elise Bramwell", CallerKind.FAMILY, ""),
        ("Nosy Neighbor", CallerKind.FRIEND, ""),
        ("Jane Nurse", CallerKind.PROVIDER, "on Theo"),
        ("Jane Nurse", CallerKind.PROVIDER, "on Theo and your client quincy UNLINKED"),
    ):
        message = desk.messages.take(
            Message("Theo", caller, kind, "207-555-0123", f"Words of {caller} {more}")
        ).value
        desk.messages.link(message, client_id, 1)
    desk.recipients.add_person(client_id, OutsidePerson("Ed Bramwell", relation="Father"))
    desk.rights.give_notice(client_id, PatientNotice(TODAY))
    desk.rights.ask_restriction(client_id, Restriction(TODAY, "Tell my father nothing"))
    refused = Amendment(TODAY, "I never did", False, TODAY, "It is right", f"No. Ask {OTHER}", TODAY)
    desk.rights.ask_amendment(client_id, refused)
    desk.rights.ask_copy(client_id, CopyRequest(TODAY, CopyForm.JSON))
    return client_id


def told(content: bytes) -> str:
    """Everything a reader of the paper is told."""
    return fold(" ".join(read(content).structure.all_text().split()))


def test_nobody_else_is_named_and_everything_else_is_there(desk: Desk) -> None:
    paper = desk.own_copies.gather(a_record(desk))
    on_paper, in_file = told(copy_file(paper, CopyForm.PDF)), copy_file(paper, CopyForm.JSON).decode()
    for gone in (
        OTHER,
        OUTSIDE,
        "Mack",
        "Webb",
        "0888",
        "000300",
        "marcus",
        "Quentin",
        "555-0177",
        "Unlinked",
        "His cousin",
        "They fought",
        "A secret",
        "Nosy",
    ):
        assert fold(gone) not in on_paper, gone
        assert fold(gone) not in fold(in_file), gone
    for kept in (
        "Elise Bramwell",
        "Words of Elise",
        "Words of Jane Nurse on Theo",
        "Ed Bramwell",
        "Tell my father",
        "I never did",
        "Co-defendant",
    ):
        assert fold(kept) in on_paper, kept
    assert fold(DRAFT) in on_paper
    assert fold(" ".join(OTHERS.split())) in on_paper
    assert "2 messages without caller and words" in on_paper
    found = paper.record
    assert [plan.final for plan in found.plans] == [True, False]
    assert (found.left_out.messages, found.left_out.safety_links, found.left_out.mentors) == (2, 2, 1)


def test_the_file_is_the_very_record_of_the_paper_and_fits_its_schema(desk: Desk) -> None:
    paper = desk.own_copies.gather(a_record(desk))
    content = copy_file(paper, CopyForm.JSON)
    assert from_json(content) == paper.record
    keys = set(schema()["$defs"]["OwnRecord"]["properties"])
    assert set(json.loads(content)) == keys | {"about"}


def test_every_text_of_the_file_stands_on_the_paper(desk: Desk) -> None:
    paper = desk.own_copies.gather(a_record(desk))
    on_paper = "".join(told(own_copy_pdf(paper)).split())
    skipped = {"key", "plan_key", "path", "zone", "sha256", "file_sha256", "center_phone"}
    lost = [
        text
        for name, text in texts_of(msgspec.to_builtins(paper.record))
        if name not in skipped and " " in text and "".join(fold(text).split()) not in on_paper
    ]
    assert lost == []


def texts_of(value: object, name: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [found for key, one in value.items() for found in texts_of(one, key)]
    if isinstance(value, list):
        return [found for one in value for found in texts_of(one, name)]
    return [(name, value)] if isinstance(value, str) and value.strip() else []


@given(
    texts=st.lists(
        st.tuples(
            st.text(max_size=40),
            st.sampled_from((OTHER, OTHER.upper(), "Webb, Marcus", OUTSIDE)),
            st.text(max_size=20),
        ),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_name_of_another_client_is_on_paper_or_in_the_file_whatever_texts_say(
    bare: OwnCopyPaper, texts: list[tuple[str, str, str]]
) -> None:
    names = hidden(Others((OTHER, OUTSIDE)), Others((bare.record.client.name,)))
    amendments = tuple(Amendment(TODAY, f"{before} {name} {after}") for before, name, after in texts)
    record = without(replace(bare.record, amendments=amendments), names)
    for content in (
        told(own_copy_pdf(replace(bare, record=record))),
        fold(copy_file(replace(bare, record=record), CopyForm.JSON).decode()),
    ):
        for name in ("marcus webb", "webb, marcus", "zora quill"):
            assert name not in content


@pytest.fixture
def bare(desk: Desk) -> OwnCopyPaper:
    """The copy of a client of whom nothing but the name is known."""
    return desk.own_copies.gather(desk.clients.add(build_client()).value)


def test_the_paper_is_tagged_numbered_and_comes_in_large_print(bare: OwnCopyPaper) -> None:
    for large in (False, True):
        document = read(own_copy_pdf(replace(bare, large=large)))
        pages = len(document.pages)
        assert all(f"Page {n + 1} of {pages}" in document.page_text(n) for n in range(pages))
        assert document.tagged("H1")[:2] == ["Copy of my whole record", "My facts"]
        assert document.outside() == []


def test_the_file_of_a_request_is_kept_replaced_and_read_byte_for_byte(desk: Desk) -> None:
    client_id = desk.clients.add(build_client()).value
    request_id = desk.rights.ask_copy(client_id, CopyRequest(TODAY)).value
    with pytest.raises(NotFound, match="Make it first"):
        desk.own_copies.kept(request_id)
    version = desk.own_copies.keep(request_id, b"first", CopyForm.PDF, 1).value
    with pytest.raises(EditedElsewhere):
        desk.own_copies.keep(request_id, b"stale", CopyForm.PDF, 1)
    version = desk.own_copies.keep(request_id, b"{}", CopyForm.JSON, version).value
    kept = desk.own_copies.kept(request_id)
    assert (kept.content, kept.form) == (b"{}", CopyForm.JSON)
    done = desk.rights.deliver(request_id, TODAY, "By hand", version)
    assert desk.own_copies.kept(request_id).content == b"{}"
    with pytest.raises(EditedElsewhere, match="handed over"):
        desk.own_copies.keep(request_id, b"late", CopyForm.PDF, done.value)


def test_a_copy_is_logged_and_refused_to_those_who_may_not(place: Place, desk: Desk) -> None:
    client_id = desk.clients.add(build_client()).value
    desk.own_copies.gather(client_id)
    line = desk.audit.entries()[0]
    assert (line.event, line.subject, line.subject_id, line.detail) == (
        Event.RECORD_COPIED,
        "client",
        client_id,
        "",
    )
    for role in (Role.NURSE, Role.PEER_SPECIALIST, Role.FRONT_DESK):
        with pytest.raises(NotPermitted):
            place.sign_in_as(role).own_copies.gather(client_id)


def test_an_entry_moved_to_another_record_and_one_in_error_tell_nothing(desk: Desk) -> None:
    client_id = desk.clients.add(build_client()).value
    entry = desk.entries.add(
        client_id, Entry(NoteKind.MEDICAL, TODAY - timedelta(days=1), "Wrong words")
    ).value
    desk.entries.mark_in_error(entry, 1)
    (note,) = desk.own_copies.gather(client_id).record.notes
    assert (note.in_error, note.text, note.kind) == (True, "", NoteKind.MEDICAL)
