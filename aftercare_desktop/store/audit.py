"""The audit trail in the file: lines chained by HMAC, appended in the transaction of the act they tell of."""

import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, Text, and_, cast, func, insert, or_, select, update

from aftercare_desktop.domain.audit import AuditEntry, Event, chain_mac
from aftercare_desktop.store.audit_seal import ChainHead
from aftercare_desktop.store.rows import columns_of, from_row, to_row
from aftercare_desktop.store.tables import audit, audit_head

_FIELDS = columns_of(audit, AuditEntry)
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """Whether the trail is whole. `problem` is a sentence naming the first line that does not hold, else empty."""

    lines: int
    problem: str = ""

    def is_whole(self) -> bool:
        """Nothing was changed, moved, inserted or removed."""
        return not self.problem


def start(c: Connection) -> None:
    """Lay the empty trail of a new center."""
    c.execute(insert(audit_head).values(id=1, count=0, mac=""))


def append(
    c: Connection,
    key: bytes,
    *,
    at: datetime,
    staff_id: int | None,
    event: Event,
    subject: str = "",
    subject_id: int | None = None,
    detail: str = "",
) -> AuditEntry:
    """Add a line. `detail` holds ids, counts and hashes, never a name or a client's text."""
    last = head(c)
    entry = AuditEntry(
        sequence=last.count + 1,
        at=at.astimezone(UTC),
        staff_id=staff_id,
        event=event,
        subject=subject,
        subject_id=subject_id,
        detail=detail,
        previous=last.mac,
        mac="",
    )
    entry = replace(entry, mac=chain_mac(key, entry))
    c.execute(insert(audit).values(to_row(entry)))
    c.execute(update(audit_head).values(count=entry.sequence, mac=entry.mac))
    return entry


def head(c: Connection) -> ChainHead:
    """Number and MAC of the last line; zero and empty for an empty trail."""
    row = c.execute(select(audit_head.c.count, audit_head.c.mac)).one_or_none()
    return ChainHead(0, "") if row is None else ChainHead(*row)


def entries(
    c: Connection,
    *,
    subject: str | None = None,
    subject_id: int | None = None,
    staff_id: int | None = None,
    event: Event | None = None,
    before: int | None = None,
    limit: int = 200,
) -> tuple[AuditEntry, ...]:
    """Lines newest first, at most `limit`, only those that match what is given; `before` is a sequence number."""
    wanted = select(*_FIELDS).order_by(audit.c.sequence.desc()).limit(limit)
    given = {"subject": subject, "subject_id": subject_id, "staff_id": staff_id, "event": event}
    for name, value in given.items():
        if value is not None:
            wanted = wanted.where(audit.c[name] == value)
    if before is not None:
        wanted = wanted.where(audit.c.sequence < before)
    return tuple(from_row(AuditEntry, row) for row in c.execute(wanted).mappings())


def about(c: Connection, subject: str) -> tuple[AuditEntry, ...]:
    """Every line about this kind of record, from the first to the last; for kinds of which there are few."""
    wanted = select(*_FIELDS).where(audit.c.subject == subject).order_by(audit.c.sequence)
    return tuple(from_row(AuditEntry, row) for row in c.execute(wanted).mappings())


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are asked for; `since` is within the span, `until` is not."""

    staff_id: int | None = None
    event: Event | None = None
    client_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None


def sequences(c: Connection, wanted: Wanted) -> Sequence[int]:
    """The numbers of these lines, newest first: 100,000 take some 30 ms, the whole trail next to nothing.

    They come as one text: a row for each takes four times as long.
    """
    if wanted == Wanted():
        first, last, count = c.execute(
            select(func.min(audit.c.sequence), func.max(audit.c.sequence), func.count())
        ).one()
        if count and last - first + 1 == count:
            return range(last, first - 1, -1)
    statement = select(func.aggregate_strings(cast(audit.c.sequence, Text), ","))
    if wanted.staff_id is not None:
        statement = statement.where(audit.c.staff_id == wanted.staff_id)
    if wanted.event is not None:
        statement = statement.where(audit.c.event == wanted.event)
    if wanted.client_id is not None:
        whose = f"client={wanted.client_id}"
        own = and_(audit.c.subject == "client", audit.c.subject_id == wanted.client_id)
        statement = statement.where(or_(own, audit.c.detail == whose, audit.c.detail.startswith(f"{whose} ")))
    if wanted.since is not None:
        statement = statement.where(audit.c.at >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(audit.c.at < wanted.until)
    found = c.scalar(statement)
    return sorted(map(int, found.split(",")), reverse=True) if found else ()


def lines(c: Connection, numbers: Sequence[int]) -> tuple[AuditEntry, ...]:
    """The lines of these numbers, in their order; at most some hundreds at a time."""
    rows = c.execute(select(*_FIELDS).where(audit.c.sequence.in_(numbers))).mappings()
    found = {row["sequence"]: from_row(AuditEntry, row) for row in rows}
    return tuple(found[number] for number in numbers if number in found)


def verify(c: Connection, key: bytes, outside: ChainHead) -> AuditVerdict:
    """Walk the whole chain, then compare its end with the head in the file and with the one kept outside it.

    `outside` is what the seal beside the database says (`audit_seal.read`).
    """
    last = ChainHead(0, "")
    sealed_mac = ""
    for entry in _in_order(c):
        if entry.sequence != last.count + 1:
            return AuditVerdict(last.count, f"Audit line {last.count + 1} is missing.")
        if entry.previous != last.mac or not hmac.compare_digest(entry.mac, chain_mac(key, entry)):
            return AuditVerdict(last.count, f"Audit line {entry.sequence} was changed.")
        last = ChainHead(entry.sequence, entry.mac)
        if entry.sequence == outside.count:
            sealed_mac = entry.mac
    if head(c) != last:
        return AuditVerdict(last.count, f"Audit lines after line {last.count} were removed.")
    if outside.count > last.count:
        return AuditVerdict(last.count, f"Audit lines {last.count + 1} to {outside.count} were removed.")
    if sealed_mac != outside.mac:
        return AuditVerdict(last.count, f"The audit trail up to line {outside.count} was written anew.")
    return AuditVerdict(last.count)


def _in_order(c: Connection) -> Iterator[AuditEntry]:
    """Every line from the first, a few thousand in memory at a time."""
    everything = select(*_FIELDS).order_by(audit.c.sequence).execution_options(yield_per=_AT_ONCE)
    for row in c.execute(everything).mappings():
        yield from_row(AuditEntry, row)
