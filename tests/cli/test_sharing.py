"""`print plan --to` and `print accounting`: through the gate or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aftercare_desktop.demo import DEMO_PASSWORD
from aftercare_desktop.domain.consents import Category, Expiry, ExpiryKind
from aftercare_desktop.domain.disclosures import DisclosureState, Handed, Sending, SentWay
from aftercare_desktop.domain.recipients import OutsidePerson, Recipient
from aftercare_desktop.services import accounts
from aftercare_desktop.services.context import SystemClock
from aftercare_desktop.services.desk import Desk
from tests.builders import build_client, build_entry
from tests.cli.conftest import Run
from tests.consents import build_consent, build_signing
from tests.documents.reading import read

CLINIC, TWIN = "Larch Hill Wellness", "Quarry Street Practice"


@pytest.fixture
def desk(own_center: Path) -> Iterator[Desk]:
    """Client 1 agreed to share appointments with one place and with nobody else."""
    signed_in = accounts.sign_in(own_center, "demo", DEMO_PASSWORD, SystemClock())
    entry = Recipient(entry_id=signed_in.directory.add(build_entry(CLINIC)).value)
    for phone in ("207-555-0171", "207-555-0172"):
        signed_in.directory.add(build_entry(TWIN, phone=phone))
    signed_in.recipients.add_person(1, OutsidePerson("Rosa"))
    until = Expiry(ExpiryKind.EVENT, event="I move in")
    consent = build_consent(recipient=entry, categories=(Category.APPOINTMENTS,), expiry=until)
    consent_id = signed_in.consents.begin(1, consent).value
    signed_in.consents.sign(consent_id, build_signing(on=signed_in.today()), 1)
    yield signed_in
    signed_in.sign_out()


def disclosures(desk: Desk) -> list[DisclosureState]:
    return [one.state() for one in desk.gate.of_client(1, reload=True)]


def test_a_copy_for_somebody_else_holds_what_was_agreed(
    run: Run, own_center: Path, desk: Desk, tmp_path: Path
) -> None:
    before = disclosures(desk)
    number = next(
        one.stored.consent.recipient.entry_id
        for one in desk.consents.of_client(1).rows
        if one.stored.consent.recipient_words.name == CLINIC
    )
    for who, name in ((CLINIC, "by-name"), (number, "by-id")):
        out = tmp_path / name
        ran = run(
            "--data", own_center, "--user", "demo", "print", "plan", "--client", 1, "--to", who, "--out", out
        )
        assert (ran.status, ran.err) == (0, "")
        assert "It is prepared, not sent" in ran.out
        (file,) = out.iterdir()
        assert file.name.startswith("disclosure-")
        headings = read(file.read_bytes()).tagged("H2")
        assert headings == ["Notice", "What was agreed", "My appointments"]
    assert len(disclosures(desk)) == len(before) + 2


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("Larch Hill", "Nobody of this id or exact name"),
        (CLINIC.lower(), "Nobody of this id or exact name"),
        ("99999999999999999999", "Nobody of this id or exact name"),
        (TWIN, "Several are called exactly this"),
        ("Rosa", "relative, mentor, employer or court never is one. Nothing left."),
    ],
)
def test_nobody_else_gets_one(
    run: Run, own_center: Path, desk: Desk, tmp_path: Path, who: str, sentence: str
) -> None:
    before = disclosures(desk)
    out = tmp_path / "o.pdf"
    ran = run(
        "--data", own_center, "--user", "demo", "print", "plan", "--client", 1, "--to", who, "--out", out
    )
    assert (ran.status, ran.out) == (4, "")
    assert sentence in ran.err
    assert not out.exists()
    assert disclosures(desk) == before


def test_an_accounting_tells_what_was_sent(run: Run, own_center: Path, desk: Desk, tmp_path: Path) -> None:
    other = desk.clients.add(build_client("Marisol Quintero", record_number="qq-118")).value
    out = tmp_path / "told"
    where = ("--data", own_center, "--user", "demo", "print", "accounting", "--client", other, "--out", out)
    assert run(*where).out == f"Accounting written to {out / f'accounting-{other}.pdf'}: 0 disclosures.\n"
    recipient = desk.recipients.named(1, CLINIC)
    asked = desk.gate.as_agreed(1, Handed.LETTER, recipient)
    made = desk.gate.prepare(1, asked).value
    desk.gate.send(made, Sending(SentWay.IN_PERSON, "", desk.now(), 0), 1)
    out = tmp_path / "theo.pdf"
    ran = run("--data", own_center, "--user", "demo", "print", "accounting", "--client", 1, "--out", out)
    assert (ran.status, ran.err) == (0, "")
    assert CLINIC in read(out.read_bytes()).text()
    today = desk.today().isoformat()
    where = ("--data", own_center, "--user", "demo", "print", "accounting", "--client", 1, "--out", out)
    assert run(*where, "--since", today, "--until", today).status == 0
    ran = run(*where, "--since", "2099-01-01")
    assert (ran.status, "first day" in ran.err) == (4, True)


@pytest.mark.parametrize(
    "options",
    [
        ("plan", "--client", 1, 2, "--to", CLINIC),
        ("plan", "--all", "--to", CLINIC),
        ("plan", "--client", 1, "--to", CLINIC, "--copy", "chart"),
        ("plan", "--client", 1, "--to", CLINIC, "--large"),
        ("card", "--client", 1, "--to", CLINIC),
        ("note", "--client", 1, "--to", CLINIC),
        ("plan", "--client", 1, "--since", "2026-01-01"),
        ("accounting", "--all"),
        ("accounting", "--client", 1, "--large"),
        ("accounting", "--client", 1, "--to", CLINIC),
    ],
)
def test_options_that_do_not_go_together(
    run: Run, made_up: Path, tmp_path: Path, options: tuple[object, ...]
) -> None:
    ran = run("--data", made_up, "--user", "demo", "print", *options, "--out", tmp_path / "o")
    assert (ran.status, ran.out) == (2, "")
    assert not (tmp_path / "o").exists()
