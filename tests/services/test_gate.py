"""The gate's service: what leaves, what does not, and that each act decides anew."""

from dataclasses import dataclass
from typing import Any

import pytest

from aftercare_desktop.domain.consents import Consent, RevokedWay
from aftercare_desktop.domain.disclosures import (
    Allowed,
    Asked,
    DisclosureState,
    NoReason,
    Refused,
    Sending,
    SentWay,
)
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.gate import Withheld
from tests.builders import build_entry, full_client, full_plan
from tests.consents import asked, build_consent, build_signing
from tests.documents.reading import read
from tests.services.test_plans import REASON


@dataclass
class Case:
    """A client with a final plan, an entry of the directory, and a signed consent for it."""

    desk: Desk
    client_id: int
    entry: Recipient
    consent_id: int

    def asked(self, **facts: Any) -> Asked:
        return asked(**{"recipient": self.entry, **facts})

    def revoke(self) -> None:
        rows = self.desk.consents.of_client(self.client_id).rows
        (version,) = (row.stored.version for row in rows if row.stored.id == self.consent_id)
        self.desk.consents.revoke(self.consent_id, RevokedWay.BY_VOICE, "", version)


def signed(desk: Desk, client_id: int, consent: Consent) -> int:
    """Keep a consent and let it be signed."""
    consent_id = desk.consents.begin(client_id, consent).value
    desk.consents.sign(consent_id, build_signing(), 1)
    return consent_id


@pytest.fixture
def case(desk: Desk) -> Case:
    client_id = desk.clients.add(full_client()).value
    started = desk.plans.start(client_id).value
    saved = desk.plans.save(started.id, full_plan(), started.version)
    desk.plans.finalize(saved.id, saved.version, REASON)
    entry = Recipient(entry_id=desk.directory.add(build_entry("Larch Hill")).value)
    consent_id = signed(desk, client_id, build_consent(recipient=entry))
    return Case(desk, client_id, entry, consent_id)


def fax(desk: Desk) -> Sending:
    return Sending(SentWay.FAX, "207-555-0199", desk.now(), 0)


def test_a_paper_is_looked_at_prepared_and_sent(case: Case) -> None:
    gate = case.desk.gate
    looked = gate.look(case.client_id, case.asked())
    assert isinstance(looked.verdict, Allowed)
    made = gate.prepare(case.client_id, case.asked()).value
    assert "Buprenorphine film" in read(gate.paper(made)).text()
    gate.send(made, fax(case.desk), 1)
    (told,) = gate.of_client(case.client_id)
    assert told.state() is DisclosureState.SENT
    assert told.disclosure == looked.paper.disclosure  # type: ignore[union-attr]
    assert told.disclosure.description == "Letter: my medicines"
    assert told.sending is not None
    assert told.sending.by == case.desk.staff_member.id


@pytest.mark.parametrize("act", ["look", "prepare", "paper", "send"])
def test_what_was_taken_back_while_it_was_looked_at_does_not_leave(case: Case, act: str) -> None:
    gate = case.desk.gate
    assert isinstance(gate.look(case.client_id, case.asked()).verdict, Allowed)
    made = gate.prepare(case.client_id, case.asked()).value
    case.revoke()
    acts = {
        "prepare": lambda: gate.prepare(case.client_id, case.asked()),
        "paper": lambda: gate.paper(made),
        "send": lambda: gate.send(made, fax(case.desk), 1),
    }
    if act == "look":
        looked = gate.look(case.client_id, case.asked())
        assert isinstance(looked.verdict, Refused)
        assert (looked.verdict.reason, looked.paper) == (NoReason.REVOKED, None)
        assert looked.sentence == "You cannot send this. Theo took back consent to share with Larch Hill."
        return
    with pytest.raises(Withheld, match="took back consent") as withheld:
        acts[act]()
    assert withheld.value.refused.reason is NoReason.REVOKED
    assert [one.state() for one in gate.of_client(case.client_id)] == [DisclosureState.PREPARED]
