"""Agreements and court orders: kept, changed, put away, each with Undo and its scan, and named in the trail."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.registers import Agreement, AgreementKind, CourtOrder, OrderKind
from aftercare_desktop.domain.signing import Scan
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput, CannotUndo, EditedElsewhere, NotFound, NotPermitted
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.signatures import read_scan
from tests.builders import TODAY, build_client, build_entry
from tests.documents.scan_files import scanned_pdf
from tests.services.conftest import Place

ORDER = CourtOrder(
    OrderKind.NONCRIMINAL,
    "Superior Court",
    "CV-26-31",
    TODAY,
    (Category.ATTENDANCE,),
    "The guardian ad litem",
)


@pytest.fixture
def clinic(desk: Desk) -> int:
    return desk.directory.add(build_entry("Tidewater Billing")).value


@pytest.fixture
def client_id(desk: Desk) -> int:
    return desk.clients.add(build_client()).value


@pytest.fixture
def agreement(clinic: int) -> Agreement:
    covered = (Category.PRESENCE, Category.CONTACT)
    return Agreement(clinic, AgreementKind.SERVICE_ORGANIZATION, TODAY, categories=covered)


@pytest.fixture
def scan(tmp_path: Path) -> Scan:
    path = tmp_path / "signed.pdf"
    path.write_bytes(scanned_pdf())
    return read_scan(path)


def test_an_agreement_is_kept_with_the_name_of_today_and_comes_and_goes_with_undo(
    desk: Desk, agreement: Agreement
) -> None:
    done = desk.registers.add_agreement(agreement)
    row = desk.registers.agreements()[0]
    assert (row.stored.id, row.stored.agreement, row.name) == (done.value, agreement, "Tidewater Billing")
    assert done.topics == {Topic.REGISTERS}
    later = replace(agreement, until=TODAY + timedelta(days=90), note="Bills only")
    changed = desk.registers.change_agreement(done.value, later, 1)
    assert desk.registers.agreements()[0].stored.agreement == later
    with pytest.raises(EditedElsewhere):
        desk.registers.change_agreement(done.value, agreement, 1)
    assert changed.undo is not None
    again = desk.undo(changed.undo)
    assert desk.registers.agreements()[0].stored.agreement == agreement
    assert again.undo is not None
    desk.undo(again.undo)
    assert done.undo is not None
    with pytest.raises(CannotUndo):
        desk.undo(done.undo)
    version = desk.registers.agreements()[0].stored.version
    away = desk.registers.archive_agreement(done.value, version)
    assert desk.registers.agreements() == ()
    assert away.undo is not None
    desk.undo(away.undo)
    assert [row.stored.agreement for row in desk.registers.agreements()] == [later]


def test_an_order_about_a_client_or_about_the_center(desk: Desk, client_id: int) -> None:
    other = desk.clients.add(build_client("Mara Lind", record_number="000118")).value
    about_him = desk.registers.add_order(client_id, ORDER).value
    about_us = desk.registers.add_order(None, replace(ORDER, kind=OrderKind.PROGRAM)).value
    listed = {row.stored.id: row.client for row in desk.registers.orders()}
    assert listed == {about_him: "Theo Bramwell", about_us: ""}
    assert [row.stored.id for row in desk.registers.orders_about(client_id)] == [about_us, about_him]
    assert [row.stored.id for row in desk.registers.orders_about(other)] == [about_us]
    done = desk.registers.change_order(about_him, replace(ORDER, subpoena=True), 1)
    assert done.undo is not None
    desk.undo(done.undo)
    desk.registers.archive_order(about_him, 3)
    assert [row.stored.id for row in desk.registers.orders()] == [about_us]
    told = [(line.subject, line.subject_id, line.detail) for line in desk.audit.entries()[:6]]
    assert ("court_order", about_him, f"client={client_id} put away") in told
    assert ("court_order", None, "count=2") in [
        (line.subject, line.subject_id, line.detail) for line in desk.audit.entries()
    ]


def test_a_scan_stays_when_the_words_change_and_no_other_file_can_be_named(
    desk: Desk, agreement: Agreement, client_id: int, scan: Scan
) -> None:
    kept = desk.registers.add_agreement(replace(agreement, file_sha256="f" * 64)).value
    with pytest.raises(NotFound, match="Nothing is attached"):
        desk.registers.agreement_file(kept)
    attached = desk.registers.attach_agreement(kept, scan, 1)
    assert desk.registers.agreement_file(kept).content == scan.content
    desk.registers.change_agreement(kept, replace(agreement, note="Read again", file_sha256=""), 2)
    assert desk.registers.agreement_file(kept).media_type == "application/pdf"
    order = desk.registers.add_order(client_id, ORDER).value
    done = desk.registers.attach_order(order, scan, 1)
    assert desk.registers.order_file(order).content == scan.content
    opened = desk.audit.entries()[0]
    assert (opened.event, opened.subject, opened.detail) == (
        Event.FILE_VIEWED,
        "court_order",
        f"client={client_id}",
    )
    assert done.undo is not None
    desk.undo(done.undo)
    with pytest.raises(NotFound):
        desk.registers.order_file(order)
    assert attached.undo is not None
    with pytest.raises(BadInput, match="no scan"):
        desk.registers.attach_order(order, Scan(b"MZ", "application/pdf", 1), 3)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"entry_id": 0}, "Choose with whom"),
        ({"signed_on": TODAY + timedelta(days=1)}, "not one after today"),
        ({"until": TODAY - timedelta(days=1)}, "on or after"),
        ({"kind": AgreementKind.AUDIT}, "for a time only"),
        ({"categories": ()}, "Mark what"),
    ],
)
def test_an_agreement_that_cannot_stand_is_refused(
    desk: Desk, agreement: Agreement, facts: dict[str, object], sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        desk.registers.add_agreement(replace(agreement, **facts))  # type: ignore[arg-type]
    assert desk.registers.agreements() == ()


def test_who_may_read_the_registers_may_not_always_write_them(place: Place, agreement: Agreement) -> None:
    counselor = place.sign_in_as(Role.COUNSELOR)
    assert counselor.registers.agreements() == ()
    with pytest.raises(NotPermitted, match="supervisor"):
        counselor.registers.add_agreement(agreement)
    with pytest.raises(NotPermitted):
        place.sign_in_as(Role.FRONT_DESK).registers.orders()
