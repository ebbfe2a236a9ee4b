"""The use case of the accounting of disclosures: what was sent about a client, told to the client (42 CFR 2.25)."""

from datetime import date, datetime, time, timedelta

from aftercare_desktop.domain.accounting import AccountedDisclosure, Accounting, Period, period
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.disclosures import StoredDisclosure
from aftercare_desktop.domain.own_copy.rule import REPORTS
from aftercare_desktop.domain.people import short_name
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.gathering import printing_choices, stored_letterhead
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import disclosures as store
from aftercare_desktop.store import merged


class Accountings(Service):
    """What clients are told of who got something about them."""

    @use_case(Permission.READ_DISCLOSURES, audit=Event.DISCLOSURES_VIEWED)
    def of_client(
        self, work: Work, client_id: int, first: date | None = None, last: date | None = None
    ) -> Accounting:
        """What was sent about a client in a period; without one in the three years before today.

        Only what was sent counts. Reports of child abuse and of crimes are left out: 2.25(a) is about what was made
        with consent, and the paper would tell the client who reported what; staff see them among the disclosures.
        Raises `BadInput` for a period that cannot be.
        """
        asked = period(work.today, first, last)
        survivor = merged.survivor_id(work.connection, client_id)
        client = client_store.get(work.connection, survivor).client
        sent = [
            one
            for one in store.sent_between(work.connection, survivor, *_instants(work, asked))
            if one.disclosure.ground not in REPORTS
        ]
        work.record("client", survivor, "accounting")
        return Accounting(
            client_name=client.name,
            birth_date=client.birth_date,
            period=asked,
            disclosures=tuple(
                sorted((_accounted(work, one) for one in reversed(sent)), key=lambda one: one.sent_on)
            ),
            center=center_store.profile(work.connection).profile,
            letterhead=stored_letterhead(work, printing_choices(work).value),
            made_with=short_name(work.staff.name),
            made_on=work.today,
        )


def _instants(work: Work, asked: Period) -> tuple[datetime, datetime]:
    """From the first midnight at the center to the one after the last day."""
    after = asked.last + timedelta(days=1)
    return (
        datetime.combine(asked.first, time(), work.zone),
        datetime.combine(after, time(), work.zone),
    )


def _accounted(work: Work, stored: StoredDisclosure) -> AccountedDisclosure:
    told = stored.disclosure
    sent_at = stored.prepared_at if stored.sending is None else stored.sending.at
    return AccountedDisclosure(
        work.day_of(sent_at), told.recipient_words, told.description, told.purpose, told.ground
    )
