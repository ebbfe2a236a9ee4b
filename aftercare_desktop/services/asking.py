"""The use case behind "Whom may we talk to?": whom a client lets us talk to, about what, until when.

For every name it does the same work and takes the same time, and only the end of it differs (42 CFR 2.13(c)). The
record is not opened and does not come among the recent ones.
"""

from aftercare_desktop.domain.asking import MayTell, PersonAsked, may_be_told
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import asking as store
from aftercare_desktop.words.asking import ONE_PERSON

SUBJECT = "asking"


class Asking(Service):
    """Somebody asks for a client, on the phone or at the door."""

    @use_case(Permission.READ_CONSENTS, audit=Event.WHOM_WE_TELL_ASKED)
    def whom(self, work: Work, asked: PersonAsked) -> tuple[MayTell, ...]:
        """Who may be told something about this one person; nobody, for a name that is unknown or has no consent.

        Raises `BadInput` where it does not say which one person is meant, whatever the name.
        """
        asked = storable(asked)
        if not asked.is_one_person():
            raise BadInput(ONE_PERSON)
        client_id = store.person(work.connection, asked)
        everybody = may_be_told(
            store.live_consents(work.connection, client_id),
            store.marks(work.connection, client_id),
            store.held_back(work.connection, client_id),
            store.status(work.connection, client_id),
            work.today,
        )
        found = tuple(one for one in everybody if one.client_id == client_id)
        whose = "" if client_id == store.NOBODY else f"client={client_id} "
        work.record(SUBJECT, None, f"{whose}consents={len(found)}")
        return found
