"""The two ends of a session on the audit trail; `accounts.sign_in` and `Desk.sign_out` call them."""

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.use_case import Service, Work, use_case

SUBJECT = "staff"


class Session(Service):
    """A person at the desk, from sign-in to sign-out."""

    @use_case(Permission.OWN_ACCOUNT, audit=Event.SIGNED_IN)
    def begin(self, work: Work) -> None:
        """The person signed in."""
        work.record(SUBJECT, work.staff.id)

    @use_case(Permission.OWN_ACCOUNT, audit=Event.SIGNED_OUT)
    def end(self, work: Work) -> None:
        """The person signed out."""
        work.record(SUBJECT, work.staff.id)
