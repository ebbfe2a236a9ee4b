"""Use cases around the audit trail and the soundness of the stored data."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta

from aftercare_desktop.domain.audit import (
    AuditEntry,
    Event,
    TrailFilter,
    TrailLine,
    concerned_client,
    mentioned_clients,
    other_clients,
)
from aftercare_desktop.domain.clients import ClientRow
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import audit as audit_store
from aftercare_desktop.store import checking
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import directory as directory_store
from aftercare_desktop.store import staff as staff_store
from aftercare_desktop.store.audit import AuditVerdict, Wanted
from aftercare_desktop.store.audit_seal import BrokenSealError
from aftercare_desktop.store.checking import Examined

MOST_LINES = 1_000
_AT_ONCE = 500


class Audit(Service):
    """Who did what, when."""

    @use_case(Permission.READ_AUDIT)
    def entries(
        self,
        work: Work,
        *,
        subject: str | None = None,
        subject_id: int | None = None,
        staff_id: int | None = None,
        event: Event | None = None,
        before: int | None = None,
        limit: int = 200,
    ) -> Sequence[AuditEntry]:
        """Lines newest first, those that match what is given; `before` is the sequence number to go on from."""
        return audit_store.entries(
            work.connection,
            subject=subject,
            subject_id=subject_id,
            staff_id=staff_id,
            event=event,
            before=before,
            limit=min(limit, MOST_LINES),
        )

    @use_case(Permission.READ_AUDIT)
    def find(self, work: Work, wanted: TrailFilter) -> Sequence[int]:
        """The numbers of the lines asked for, newest first."""
        return audit_store.sequences(work.connection, _wanted(work, wanted))

    @use_case(Permission.READ_AUDIT)
    def lines(self, work: Work, numbers: Sequence[int]) -> tuple[TrailLine, ...]:
        """The lines of these numbers in words a person reads. Clients' names only for who may open their records."""
        return _readable(work, audit_store.lines(work.connection, numbers))

    @use_case(Permission.READ_AUDIT, audit=Event.AUDIT_EXPORTED)
    def export(self, work: Work, wanted: TrailFilter) -> tuple[TrailLine, ...]:
        """The lines asked for, newest first, to leave as a file. Written to the trail with their number."""
        numbers = audit_store.sequences(work.connection, _wanted(work, wanted))
        work.record("audit", None, f"count={len(numbers)}")
        found: list[TrailLine] = []
        for start in range(0, len(numbers), _AT_ONCE):
            found += _readable(work, audit_store.lines(work.connection, numbers[start : start + _AT_ONCE]))
        return tuple(found)

    @use_case(Permission.CHECK_DATA)
    def verify(self, work: Work) -> AuditVerdict:
        """Whether the whole trail stands as it was written, its end included."""
        center = self._context.center
        try:
            # Asked before the first read: a later seal would tell of lines this snapshot does not have.
            outside = center.audit_end_outside()
        except BrokenSealError as problem:
            return AuditVerdict(0, problem.sentence)
        return audit_store.verify(work.connection, center.audit_key, outside)

    @use_case(Permission.CHECK_DATA, audit=Event.DATA_CHECKED)
    def check_data(self, work: Work) -> Iterator[Examined]:
        """Examine everything that is stored, part by part as it is asked for; nobody waits to write meanwhile."""
        work.record("data", None)
        return checking.examine(self._context.center)


def _wanted(work: Work, wanted: TrailFilter) -> Wanted:
    """Days are the center's days."""
    return Wanted(
        wanted.staff_id,
        wanted.event,
        wanted.client_id,
        None if wanted.first is None else datetime.combine(wanted.first, time(), work.zone),
        None if wanted.last is None else datetime.combine(wanted.last + timedelta(days=1), time(), work.zone),
    )


def _readable(work: Work, entries: Sequence[AuditEntry]) -> tuple[TrailLine, ...]:
    staff = {member.id: member.name for member in staff_store.everybody(work.connection)}
    clients = {row.id: row for row in _clients(work, entries)}
    places = _places(work, entries)
    return tuple(_line(entry, staff, clients, places) for entry in entries)


def _clients(work: Work, entries: Sequence[AuditEntry]) -> tuple[ClientRow, ...]:
    """Everybody the lines mention, for those who may open their records."""
    if not work.may(Permission.READ_CLIENT):
        return ()
    ids = (one for entry in entries for one in (*mentioned_clients(entry), *other_clients(entry)))
    return client_store.rows(work.connection, tuple(dict.fromkeys(ids)))


def _places(work: Work, entries: Sequence[AuditEntry]) -> dict[int, str]:
    ids = {entry.subject_id for entry in entries if entry.subject == "directory" and entry.subject_id}
    return {row.id: row.name for row in directory_store.rows(work.connection, sorted(ids))}


def _line(
    entry: AuditEntry, staff: Mapping[int, str], clients: Mapping[int, ClientRow], places: Mapping[int, str]
) -> TrailLine:
    concerned = concerned_client(entry)
    mentioned = (*mentioned_clients(entry), *other_clients(entry))
    return TrailLine(
        entry.sequence,
        entry.at,
        staff.get(entry.staff_id or 0, ""),
        entry.event,
        concerned,
        clients[concerned].name if concerned is not None and concerned in clients else "",
        entry.subject,
        entry.subject_id,
        entry.detail,
        records={one: clients[one].record_number for one in mentioned if one in clients},
        people=staff,
        place=places.get(entry.subject_id or 0, "") if entry.subject == "directory" else "",
    )
