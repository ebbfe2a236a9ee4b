"""`print consent`: forms of a client as files whose names tell no name."""

from pathlib import Path

import pytest

from aftercare_desktop.demo import DEMO_PASSWORD
from aftercare_desktop.domain.consents import Consent
from aftercare_desktop.services import accounts
from aftercare_desktop.services.context import SystemClock
from tests.cli.conftest import Run
from tests.cli.test_printing import text_of


@pytest.fixture
def consent(own_center: Path) -> tuple[int, int]:
    """A client of the test's own, and a draft of theirs."""
    desk = accounts.sign_in(own_center, "demo", DEMO_PASSWORD, SystemClock())
    client_id = desk.clients.find("")[0]
    consent_id = desk.consents.begin(client_id, Consent(client_name="Somebody", purpose="Planning")).value
    desk.sign_out()
    return client_id, consent_id


def test_one_form_and_all_of_a_client(
    run: Run, own_center: Path, tmp_path: Path, consent: tuple[int, int]
) -> None:
    client_id, consent_id = consent
    base = ("--data", own_center, "--user", "demo", "print", "consent", "--client", client_id)
    one = run(*base, "--consent", consent_id, "--out", tmp_path / "one.pdf")
    assert (one.status, one.err) == (0, "")
    assert "Planning" in text_of((tmp_path / "one.pdf").read_bytes())
    many = run(*base, "--out", tmp_path / "many", "--large")
    assert (many.status, many.err) == (0, "")
    assert f"consent-{client_id}-{consent_id}.pdf" in {file.name for file in (tmp_path / "many").iterdir()}


def test_wrong_usage_and_what_is_not_there_write_nothing(
    run: Run, own_center: Path, tmp_path: Path, consent: tuple[int, int]
) -> None:
    client_id, consent_id = consent
    for whose, status in (
        (("--all",), 2),
        (("--client", client_id, client_id + 1, "--consent", consent_id), 2),
        (("--client", client_id, "--copy", "chart"), 2),
        (("--client", client_id, "--consent", 99_999), 4),
        (("--client", 99_999), 4),
    ):
        out = tmp_path / "consent.pdf"
        ran = run("--data", own_center, "--user", "demo", "print", "consent", *whose, "--out", out)
        assert (ran.status, out.exists()) == (status, False), whose
        assert ran.err.count("\n") == 1
