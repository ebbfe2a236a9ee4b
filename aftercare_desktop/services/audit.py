"""Use cases around the audit trail and the soundness of the stored data."""

from collections.abc import Iterator, Sequence

from aftercare_desktop.domain.audit import AuditEntry, Event
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import audit as audit_store
from aftercare_desktop.store import checking
from aftercare_desktop.store.audit import AuditVerdict
from aftercare_desktop.store.audit_seal import BrokenSealError
from aftercare_desktop.store.checking import Examined

MOST_LINES = 1_000


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
