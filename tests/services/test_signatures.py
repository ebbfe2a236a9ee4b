"""Signing a final version on screen and attaching the scan: kept beside it, looked at, taken back, never in the way."""

import hashlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from aftercare_desktop.documents.plan import signed_pdf
from aftercare_desktop.domain.audit import Event, TrailFilter
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.plans import ParticipantRole, PlanDocument, Revision
from aftercare_desktop.domain.signing import PAD, Scan, Signature, SignedAs, SignedWay, signed_as
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput, NotFound, NotPermitted
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.signatures import as_pages, read_scan
from aftercare_desktop.store import checking, files
from tests.builders import TODAY, build_client, full_plan
from tests.documents.reading import read
from tests.documents.scan_files import picture, scanned_pdf
from tests.services.conftest import Place
from tests.services.test_merging import merge
from tests.store.test_checking import without_guards

STROKES = (((20.0, 150.0), (150.0, 20.0), (300.0, 160.0), (580.0, 40.0)),)
DRAWN = Signature("Theo Bramwell", ParticipantRole.CLIENT, STROKES)
TYPED = Signature("June Bramwell", ParticipantRole.FAMILY, typed=True)


@pytest.fixture
def final(desk: Desk) -> Revision:
    """A full plan, finalized."""
    draft = desk.plans.start(desk.clients.add(build_client()).value).value
    draft = desk.plans.save(draft.id, full_plan(), draft.version)
    return desk.plans.finalize(draft.id, draft.version, "For the test").value


@pytest.fixture
def scan(tmp_path: Path) -> Scan:
    """The scan of a signed page."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned_pdf(pages=2))
    return read_scan(path)


def events(desk: Desk, final: Revision) -> tuple[PlanEvent, ...]:
    return tuple(one.event for one in desk.plan_events.of_client(final.client_id))


def lines(desk: Desk, event: Event) -> list[str]:
    found = desk.audit.lines(desk.audit.find(TrailFilter(event=event)))
    return [line.detail for line in found]


def test_a_drawn_signature_is_a_picture_beside_the_frozen_version(desk: Desk, final: Revision) -> None:
    paper = desk.papers.stored_pdf(final.id)
    event_id = desk.signatures.sign(final.id, DRAWN, TODAY).value
    (event,) = events(desk, final)
    assert (event.person, event.happened_on) == ("Theo Bramwell", TODAY)
    assert event.happened_at is not None
    assert signed_as(event) == SignedAs(SignedWay.DRAWN, ParticipantRole.CLIENT)
    shown = desk.signatures.attached(event_id)
    with Image.open(BytesIO(shown.content)) as drawn:
        assert (drawn.format, drawn.size) == ("PNG", (PAD[0] * 2, PAD[1] * 2))
        dark, light = drawn.convert("L").getextrema()
        assert dark < 40 < light
    assert shown.file_name() == f"plan-{final.client_id}-v1-signed.pdf"
    assert as_pages(shown).startswith(b"%PDF-")
    assert desk.plans.open(final.client_id).revision == final
    assert desk.papers.stored_pdf(final.id) == paper


def test_a_typed_name_says_so_and_has_no_file(desk: Desk, place: Place, final: Revision) -> None:
    place.clock.go_on(days=2)
    event_id = desk.signatures.sign(final.id, TYPED, TODAY).value
    (event,) = events(desk, final)
    assert signed_as(event) == SignedAs(SignedWay.TYPED, ParticipantRole.FAMILY)
    assert (event.happened_at, event.file_sha256) == (None, "")
    with pytest.raises(NotFound, match="no file to look at"):
        desk.signatures.attached(event_id)


def test_the_scan_is_kept_as_it_went_through_the_door(desk: Desk, final: Revision, scan: Scan) -> None:
    event_id = desk.signatures.attach_scan(final.id, scan, " Theo Bramwell ", TODAY, "Page 8").value
    (event,) = events(desk, final)
    assert (event.kind, event.person, event.note) == (PlanEventKind.SCAN_ATTACHED, "Theo Bramwell", "Page 8")
    shown = desk.signatures.attached(event_id)
    assert (shown.content, shown.media_type) == (scan.content, "application/pdf")
    assert desk.signatures.attached_for_paper(event_id) == shown
    assert lines(desk, Event.FILE_VIEWED) == [f"client={final.client_id} number=1"]
    assert lines(desk, Event.PLAN_PRINTED) == [f"client={final.client_id} number=1 signed page"]
    assert lines(desk, Event.PLAN_EVENT_RECORDED) == [f"client={final.client_id} number=1 kind=scan_attached"]


def test_what_is_taken_back_is_shown_to_nobody_and_can_come_back(
    desk: Desk, final: Revision, scan: Scan
) -> None:
    done = desk.signatures.attach_scan(final.id, scan, "", TODAY)
    before = events(desk, final)
    assert done.undo is not None
    undone = desk.undo(done.undo)
    assert events(desk, final) == ()
    for look in (desk.signatures.attached, desk.signatures.attached_for_paper):
        with pytest.raises(NotFound, match="taken back"):
            look(done.value)
    with desk._context.center.reading() as c:
        assert files.get(c, before[0].file_sha256) == scan.content
    assert undone.undo is not None
    again = desk.undo(undone.undo)
    assert events(desk, final) == before
    assert desk.signatures.attached(again.value).content == scan.content  # type: ignore[arg-type]


def test_no_event_takes_over_a_file_of_another_version(desk: Desk, final: Revision, scan: Scan) -> None:
    desk.signatures.attach_scan(final.id, scan, "", TODAY)
    (event,) = events(desk, final)
    draft = desk.plans.start(final.client_id).value
    other = desk.plans.finalize(draft.id, draft.version, "For the test").value
    for sha256 in (event.file_sha256, "0" * 64):
        with pytest.raises(NotFound, match="not kept with this version"):
            desk.plan_events.record(
                other.id, PlanEvent(PlanEventKind.SCAN_ATTACHED, TODAY, file_sha256=sha256)
            )


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (
            lambda d, f, s: d.signatures.sign(f, Signature("Theo", ParticipantRole.CLIENT), TODAY),
            "Sign in the box",
        ),
        (lambda d, f, s: d.signatures.sign(f, TYPED, TODAY.replace(year=2027)), "it has happened"),
        (lambda d, f, s: d.signatures.attach_scan(f, s, "", TODAY.replace(year=2027)), "it has happened"),
        (lambda d, f, s: d.signatures.attach_scan(f, s, "x" * 1_001, TODAY), "1,000 characters"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(
    desk: Desk, final: Revision, scan: Scan, act: Callable[[Desk, int, Scan], object], words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        act(desk, final.id, scan)
    assert events(desk, final) == ()
    with desk._context.center.reading() as c, pytest.raises(NotFound):
        files.get(c, hashlib.sha256(scan.content).hexdigest())


def test_a_draft_is_not_signed_and_has_no_page_for_it(desk: Desk, scan: Scan) -> None:
    draft = desk.plans.start(desk.clients.add(build_client()).value).value
    for act in (
        lambda: desk.signatures.sign(draft.id, DRAWN, TODAY),
        lambda: desk.signatures.attach_scan(draft.id, scan, "", TODAY),
        lambda: desk.signatures.page(draft.id),
        lambda: desk.signatures.page_pdf(draft.id),
    ):
        with pytest.raises(BadInput, match="Finalize it first"):
            act()


def test_the_front_desk_sees_no_signed_page(desk: Desk, place: Place, final: Revision) -> None:
    event_id = desk.signatures.sign(final.id, DRAWN, TODAY).value
    front = place.sign_in_as(Role.FRONT_DESK)
    for act in (
        lambda: front.signatures.attached(event_id),
        lambda: front.signatures.attached_for_paper(event_id),
        lambda: front.signatures.page(final.id),
        lambda: front.signatures.page_pdf(final.id),
        lambda: front.signatures.sign(final.id, DRAWN, TODAY),
        lambda: front.signatures.signers(final.id),
    ):
        with pytest.raises(NotPermitted):
            act()


@pytest.mark.parametrize("tampered", ["image/png", "application/pdf"])
def test_the_check_names_a_drawn_signature_or_a_scan_that_was_changed(
    desk: Desk, final: Revision, scan: Scan, tampered: str
) -> None:
    center = desk._context.center
    desk.signatures.attach_scan(final.id, scan, "", TODAY)
    desk.signatures.sign(final.id, DRAWN, TODAY)
    with center.reading() as c:
        assert checking._papers(c) == checking.Examined("papers", 3)
    (wanted,) = (
        one.file_sha256
        for one in events(desk, final)
        if (one.kind is PlanEventKind.SIGNED) is (tampered == "image/png")
    )
    without_guards(center, f"UPDATE files SET content = x'00' WHERE sha256 = '{wanted}'")
    found = [problem for part in desk.audit.check_data() for problem in part.problems]
    assert found == [f"The signature or signed page {wanted[:12]} was changed."]


def test_the_page_of_signatures_tells_what_is_recorded(desk: Desk, final: Revision, scan: Scan) -> None:
    before = read(signed_pdf(desk.signatures.page(final.id))).text()
    assert "Not signed yet" in before
    assert "No copy is recorded as given" in before
    desk.signatures.sign(final.id, DRAWN, TODAY)
    desk.signatures.sign(final.id, TYPED, TODAY)
    desk.signatures.attach_scan(final.id, scan, "", TODAY, "Page 8")
    desk.plan_events.record(final.id, PlanEvent(PlanEventKind.COPY_GIVEN, TODAY, person="Theo Bramwell"))
    pdf = desk.signatures.page_pdf(final.id)
    text = read(pdf).text()
    for words in ("Signed on screen on Nov 23, 2026", "Signed by typing the name", "Page 8"):
        assert words in text
    assert "Copy given: Theo Bramwell" in text
    assert pdf == signed_pdf(desk.signatures.page(final.id))
    assert lines(desk, Event.PLAN_PRINTED) == [f"client={final.client_id} number=1 signature page"]


def test_a_picture_of_the_page_may_be_attached_too(desk: Desk, final: Revision, tmp_path: Path) -> None:
    path = tmp_path / "photo.pdf"
    path.write_bytes(picture("JPEG"))
    event_id = desk.signatures.attach_scan(final.id, read_scan(path), "", TODAY).value
    shown = desk.signatures.attached(event_id)
    assert shown.media_type == "image/jpeg"
    assert as_pages(shown).startswith(b"%PDF-")


def test_the_signature_page_of_a_merged_record_is_the_survivors(desk: Desk) -> None:
    draft = desk.plans.start(desk.clients.add(build_client("Ted Bramwell", record_number="B1")).value).value
    draft = desk.plans.save(draft.id, PlanDocument(), draft.version)
    final = desk.plans.finalize(draft.id, draft.version, "For the test").value
    keep = desk.clients.add(build_client("Theodore Bramwell", record_number="A1")).value
    merge(desk, keep, final.client_id)
    assert desk.signatures.signers(final.id)[0].name == "Theodore Bramwell"
    assert desk.signatures.page(final.id).plan.client.record_number == "A1"
    event_id = desk.signatures.sign(final.id, DRAWN, TODAY).value
    assert desk.signatures.attached(event_id).file_name() == f"plan-{keep}-v1-signed.pdf"


@pytest.mark.parametrize(
    "forged",
    [
        Scan(b"<script>1</script>", "text/html", 1),
        Scan(b"<script>1</script>", "application/pdf", 1),
        Scan(picture("PNG"), "text/html", 1),
        Scan(picture("PNG"), "image/jpeg", 1),
        Scan(picture("PNG"), "image/png", 0),
        Scan(b"", "application/pdf", 1),
        Scan(b"%PDF-1.7" + b"\0" * 20_000_000, "application/pdf", 1),
    ],
    ids=lambda one: f"{one.media_type} {len(one.content)}",
)
def test_what_did_not_come_through_the_door_is_not_kept(desk: Desk, final: Revision, forged: Scan) -> None:
    with pytest.raises(BadInput, match="Nothing was kept"):
        desk.signatures.attach_scan(final.id, forged, "", TODAY)
    assert events(desk, final) == ()
