"""Consents in the file: drafts change, signed ones are frozen by the guards, and all stay."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from aftercare_desktop.domain.consents import Consent, ConsentSigning, Revocation, StoredConsent
from aftercare_desktop.store.rows import from_row
from aftercare_desktop.store.tables import consents
from aftercare_desktop.store.versions import Versioned

_rows = Versioned.of(consents, "consent")


def add(c: Connection, client_id: int, consent: Consent, now: datetime, by: int) -> int:
    """Begin a consent, unsigned; gives its id."""
    return _rows.add(
        c,
        {
            "client_id": client_id,
            "made_at": now,
            "made_by": by,
            "content_sha256": "",
            "ended_note": "",
            "known_false": False,
            **_content(consent),
        },
    )


def get(c: Connection, consent_id: int) -> StoredConsent:
    """One consent in any state. Raises `NotFound`."""
    return from_row(StoredConsent, _rows.get(c, consent_id))


def of_client(c: Connection, client_id: int) -> tuple[StoredConsent, ...]:
    """Every consent of a client but discarded drafts, the newest first."""
    wanted = select(consents).where(consents.c.client_id == client_id, consents.c.discarded_at.is_(None))
    return _read(c, wanted.order_by(consents.c.id.desc()))


def signed(c: Connection) -> tuple[StoredConsent, ...]:
    """Every signed consent that was not revoked, of all clients: for what ends soon."""
    wanted = select(consents).where(consents.c.signing.is_not(None), consents.c.revocation.is_(None))
    return _read(c, wanted.order_by(consents.c.id))


def write(c: Connection, consent_id: int, version: int, consent: Consent) -> int:
    """Change a draft; gives the new version. Raises `EditedElsewhere`; the guards refuse a signed one."""
    return _rows.change(c, consent_id, version, _content(consent))


def sign(c: Connection, consent_id: int, version: int, signing: ConsentSigning) -> int:
    """Freeze a draft with its signature and the SHA-256 of its content as JSON; gives the new version."""
    content = msgspec.json.encode(get(c, consent_id).consent)
    return _rows.change(
        c,
        consent_id,
        version,
        {
            "signing": signing,
            "file_sha256": signing.file_sha256,
            "content_sha256": hashlib.sha256(content).hexdigest(),
        },
    )


def revoke(c: Connection, consent_id: int, version: int, revocation: Revocation) -> int:
    """Write down that it was taken back, for good; gives the new version."""
    return _rows.change(c, consent_id, version, {"revocation": revocation})


def set_ended(c: Connection, consent_id: int, version: int, on: date | None, note: str) -> int:
    """The event of its expiry came about on a day, or with None did not; gives the new version."""
    return _rows.change(c, consent_id, version, {"ended_on": on, "ended_note": note})


def set_known_false(c: Connection, consent_id: int, version: int) -> int:
    """Somebody learned that it is false; gives the new version."""
    return _rows.change(c, consent_id, version, {"known_false": True})


def set_discarded(c: Connection, consent_id: int, version: int, now: datetime | None) -> int:
    """Throw a draft away, or with None put it back; gives the new version."""
    return _rows.change(c, consent_id, version, {"discarded_at": now})


def _content(consent: Consent) -> dict[str, Any]:
    return {
        "consent": consent,
        "entry_id": consent.recipient.entry_id,
        "person_id": consent.recipient.person_id,
    }


def _read(c: Connection, wanted: Any) -> tuple[StoredConsent, ...]:
    rows: Sequence[Any] = c.execute(wanted).mappings().all()
    return tuple(from_row(StoredConsent, row) for row in rows)
