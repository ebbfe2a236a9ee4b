"""Disclosures in the file: what was let out is frozen by the guards; how it was sent is added once."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from aftercare_desktop.domain.disclosures import Disclosure, Sending, StoredDisclosure
from aftercare_desktop.store.rows import from_row
from aftercare_desktop.store.tables import disclosures
from aftercare_desktop.store.versions import Versioned

_rows = Versioned.of(disclosures, "disclosure")


def add(
    c: Connection,
    client_id: int,
    disclosure: Disclosure,
    now: datetime,
    by: int,
    *,
    file_sha256: str = "",
    sending: Sending | None = None,
) -> int:
    """Keep what the gate let out; gives its id. A call is sent at once: then `sending` is given."""
    return _rows.add(
        c,
        {
            "client_id": client_id,
            "prepared_at": now,
            "prepared_by": by,
            "ground": disclosure.ground,
            "consent_id": disclosure.consent_id,
            "entry_id": disclosure.recipient.entry_id,
            "person_id": disclosure.recipient.person_id,
            "file_sha256": file_sha256,
            "sending": sending,
            "sent_at": None if sending is None else sending.at,
            "disclosure": disclosure,
        },
    )


def get(c: Connection, disclosure_id: int) -> StoredDisclosure:
    """One disclosure. Raises `NotFound`."""
    return from_row(StoredDisclosure, _rows.get(c, disclosure_id))


def of_client(c: Connection, client_id: int) -> tuple[StoredDisclosure, ...]:
    """Every disclosure of a client, the newest first."""
    return _read(c, select(disclosures).where(disclosures.c.client_id == client_id))


def prepared_on(c: Connection, consent_id: int) -> tuple[StoredDisclosure, ...]:
    """What was prepared on a consent and is neither sent nor destroyed: it stops with the consent."""
    waiting = (disclosures.c.sending.is_(None), disclosures.c.destroyed_at.is_(None))
    return _read(c, select(disclosures).where(disclosures.c.consent_id == consent_id, *waiting))


def sent_between(
    c: Connection, client_id: int, first: datetime, last: datetime
) -> tuple[StoredDisclosure, ...]:
    """What was sent from `first` to before `last`, the newest first: what an accounting tells."""
    within = (disclosures.c.sent_at >= first, disclosures.c.sent_at < last)
    return _read(c, select(disclosures).where(disclosures.c.client_id == client_id, *within))


def set_sent(c: Connection, disclosure_id: int, version: int, sending: Sending | None) -> int:
    """How it was sent, or with None that it was not; gives the new version. Raises `EditedElsewhere`."""
    return _rows.change(
        c, disclosure_id, version, {"sending": sending, "sent_at": None if sending is None else sending.at}
    )


def destroy(c: Connection, disclosure_id: int, version: int, now: datetime, by: int) -> int:
    """It will not be sent: its file is let go; gives the new version. Raises `EditedElsewhere`."""
    return _rows.change(
        c, disclosure_id, version, {"destroyed_at": now, "destroyed_by": by, "file_sha256": ""}
    )


def _read(c: Connection, wanted: Any) -> tuple[StoredDisclosure, ...]:
    rows = c.execute(wanted.order_by(disclosures.c.id.desc())).mappings()
    return tuple(from_row(StoredDisclosure, row) for row in rows)
