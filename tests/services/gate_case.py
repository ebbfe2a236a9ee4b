"""A client whose consent lets something leave, for the tests of the gate and of what it wrote down."""

from dataclasses import dataclass
from typing import Any

from aftercare_desktop.domain.consents import Consent, RevokedWay
from aftercare_desktop.domain.disclosures import (
    Asked,
    GroundForm,
    NoReason,
    Refused,
    Sending,
    SentWay,
    StoredDisclosure,
)
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.services.desk import Desk
from tests.builders import NOW, build_entry, full_client, full_plan
from tests.consents import asked, build_consent, build_signing
from tests.services.test_plans import REASON

EMERGENCY = GroundForm("Dr. Ames", "Mercy Hospital", "Dana Whitcomb", NOW, "Did not wake up")


@dataclass
class Case:
    """A client with a final plan, an entry of the directory, and a signed consent for it."""

    desk: Desk
    client_id: int
    entry: Recipient
    consent_id: int

    def asked(self, **facts: Any) -> Asked:
        return asked(**{"recipient": self.entry, **facts})

    def looked(self, **facts: Any) -> NoReason | None:
        """Why it may not leave; None where it may."""
        verdict = self.desk.gate.look(self.client_id, self.asked(**facts)).verdict
        return verdict.reason if isinstance(verdict, Refused) else None

    def prepared(self, **facts: Any) -> int:
        return self.desk.gate.prepare(self.client_id, self.asked(**facts)).value

    def disclosures(self) -> tuple[StoredDisclosure, ...]:
        return self.desk.gate.of_client(self.client_id, reload=True)

    def entry_named(self, name: str, **facts: Any) -> Recipient:
        return Recipient(entry_id=self.desk.directory.add(build_entry(name, **facts)).value)

    def revoke(self) -> None:
        rows = self.desk.consents.of_client(self.client_id).rows
        (version,) = (row.stored.version for row in rows if row.stored.id == self.consent_id)
        self.desk.consents.revoke(self.consent_id, RevokedWay.BY_VOICE, "", version)


def signed(desk: Desk, client_id: int, consent: Consent) -> int:
    """Keep a consent and let it be signed."""
    consent_id = desk.consents.begin(client_id, consent).value
    desk.consents.sign(consent_id, build_signing(), 1)
    return consent_id


def begin_case(desk: Desk) -> Case:
    """The whole of it in a new center."""
    client_id = desk.clients.add(full_client()).value
    started = desk.plans.start(client_id).value
    saved = desk.plans.save(started.id, full_plan(), started.version)
    desk.plans.finalize(saved.id, saved.version, REASON)
    entry = Recipient(entry_id=desk.directory.add(build_entry("Larch Hill")).value)
    consent_id = signed(desk, client_id, build_consent(recipient=entry))
    return Case(desk, client_id, entry, consent_id)


def fax(desk: Desk) -> Sending:
    """It went by fax just now."""
    return Sending(SentWay.FAX, "207-555-0199", desk.now(), 0)
