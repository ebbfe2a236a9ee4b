"""What clients asked of their own record and were told of their rights, in the file."""

from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, insert, select, update

from aftercare_desktop.domain.own_record import (
    Amendment,
    CopyRequest,
    PatientNotice,
    StoredAmendment,
    StoredCopyRequest,
    StoredPatientNotice,
)
from aftercare_desktop.domain.restrictions import Restriction, StoredRestriction
from aftercare_desktop.errors import EditedElsewhere, NotFound
from aftercare_desktop.store.rows import from_row, to_row
from aftercare_desktop.store.tables import amendments, copy_requests, patient_notices, restrictions
from aftercare_desktop.store.versions import Versioned

Stored = TypeVar("Stored")
_restrictions = Versioned.of(restrictions, "request")
_copies = Versioned.of(copy_requests, "request for a copy")
_amendments = Versioned.of(amendments, "request to amend")
_NO_NOTICE = "This notice is not in the center's records."
_TAKEN_BACK = "This was changed in the meantime. Nothing was overwritten."


# --- Patient notices (42 CFR 2.22) --------------------------------------------------------------------------


def add_notice(c: Connection, client_id: int, notice: PatientNotice, now: datetime, by: int) -> int:
    """Keep that the notice was given; gives its id."""
    values = {"client_id": client_id, "made_at": now, "made_by": by, **to_row(notice)}
    return int(c.execute(insert(patient_notices).values(values).returning(patient_notices.c.id)).scalar_one())


def notice(c: Connection, notice_id: int) -> StoredPatientNotice:
    """One notice, taken back or not. Raises `NotFound`."""
    wanted = select(patient_notices).where(patient_notices.c.id == notice_id)
    row = c.execute(wanted).mappings().one_or_none()
    if row is None:
        raise NotFound(_NO_NOTICE)
    return from_row(StoredPatientNotice, {**row, "notice": from_row(PatientNotice, row)})


def notices(c: Connection, client_id: int) -> tuple[StoredPatientNotice, ...]:
    """What holds of the notices given to a client, the newest first."""
    there = patient_notices.c.taken_back_at.is_(None)
    return _of_client(c, patient_notices, client_id, StoredPatientNotice, PatientNotice, "notice", there)


def set_notice_taken_back(c: Connection, notice_id: int, now: datetime | None) -> None:
    """It was written down by mistake, or with None holds after all. Raises `EditedElsewhere`, `NotFound`."""
    taken = patient_notices.c.taken_back_at
    other = taken.is_(None) if now is not None else taken.is_not(None)
    here = (patient_notices.c.id == notice_id, other)
    if c.execute(update(patient_notices).where(*here).values(taken_back_at=now)).rowcount != 1:
        notice(c, notice_id)
        raise EditedElsewhere(_TAKEN_BACK)


# --- Restrictions (42 CFR 2.26) -----------------------------------------------------------------------------


def add_restriction(c: Connection, client_id: int, asked: Restriction, now: datetime, by: int) -> int:
    """Keep a request to restrict; gives its id."""
    return _restrictions.add(c, {"client_id": client_id, "made_at": now, "made_by": by, **to_row(asked)})


def restriction(c: Connection, restriction_id: int) -> StoredRestriction:
    """One request. Raises `NotFound`."""
    row = _restrictions.get(c, restriction_id)
    return from_row(StoredRestriction, {**row, "restriction": from_row(Restriction, row)})


def restrictions_of(c: Connection, client_id: int) -> tuple[StoredRestriction, ...]:
    """The requests of a client, the newest first."""
    return _of_client(c, restrictions, client_id, StoredRestriction, Restriction, "restriction")


def write_restriction(c: Connection, restriction_id: int, version: int, changed: Restriction) -> int:
    """Change a request, answer it, end it; gives the new version. Raises `EditedElsewhere`."""
    return _restrictions.change(c, restriction_id, version, to_row(changed))


# --- Copies of everything (45 CFR 164.524) ------------------------------------------------------------------


def add_copy_request(c: Connection, client_id: int, asked: CopyRequest, now: datetime, by: int) -> int:
    """Keep a request for a copy; gives its id."""
    return _copies.add(
        c, {"client_id": client_id, "made_at": now, "made_by": by, "file_sha256": "", **to_row(asked)}
    )


def copy_request(c: Connection, request_id: int) -> StoredCopyRequest:
    """One request. Raises `NotFound`."""
    row = _copies.get(c, request_id)
    return from_row(StoredCopyRequest, {**row, "request": from_row(CopyRequest, row)})


def copy_requests_of(c: Connection, client_id: int) -> tuple[StoredCopyRequest, ...]:
    """The requests of a client, the newest first."""
    return _of_client(c, copy_requests, client_id, StoredCopyRequest, CopyRequest, "request")


def write_copy_request(
    c: Connection, request_id: int, version: int, changed: CopyRequest, file_sha256: str
) -> int:
    """Change a request, or write down how it was delivered and as which file; gives the new version."""
    return _copies.change(c, request_id, version, {"file_sha256": file_sha256, **to_row(changed)})


# --- Amendments (45 CFR 164.526) ----------------------------------------------------------------------------


def add_amendment(c: Connection, client_id: int, asked: Amendment, now: datetime, by: int) -> int:
    """Keep a request to amend; gives its id."""
    return _amendments.add(c, {"client_id": client_id, "made_at": now, "made_by": by, **to_row(asked)})


def amendment(c: Connection, amendment_id: int) -> StoredAmendment:
    """One request. Raises `NotFound`."""
    row = _amendments.get(c, amendment_id)
    return from_row(StoredAmendment, {**row, "amendment": from_row(Amendment, row)})


def amendments_of(c: Connection, client_id: int) -> tuple[StoredAmendment, ...]:
    """The requests of a client, the newest first."""
    return _of_client(c, amendments, client_id, StoredAmendment, Amendment, "amendment")


def write_amendment(c: Connection, amendment_id: int, version: int, changed: Amendment) -> int:
    """Change a request, answer it, or keep the statement of disagreement; gives the new version."""
    return _amendments.change(c, amendment_id, version, to_row(changed))


def _of_client(
    c: Connection, table: Table, client_id: int, stored: type[Stored], inner: type, name: str, *also: Any
) -> tuple[Stored, ...]:
    """The rows of a client as `stored`, whose field `name` is an `inner` made of the same row."""
    wanted = select(table).where(table.c.client_id == client_id, *also).order_by(table.c.id.desc())
    return tuple(
        from_row(stored, {**row, name: from_row(inner, row)}) for row in c.execute(wanted).mappings()
    )
