"""Use cases around breaches: something went to the wrong place (42 CFR 2.16(b); 45 CFR 164.404, 164.408)."""

from dataclasses import dataclass, replace
from datetime import date

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.disclosures import Breach, Disclosure, Sending, StoredBreach
from aftercare_desktop.domain.disclosures.breach import problems
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.merged import refuse_merged
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import breaches as store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import disclosures as disclosure_store
from aftercare_desktop.store import merged
from aftercare_desktop.words.breaches import what_went, whom_meant

SUBJECT = "breach"
_NOT_SENT = "This was not sent, so it cannot have gone to the wrong place. Nothing was written down."
_OF_ANOTHER = "What was sent belongs to another client. Nothing was written down."


@dataclass(frozen=True, slots=True)
class OpenBreach:
    """The record of a breach that nobody closed, with the client it is about."""

    stored: StoredBreach
    client: str
    tell_by: date | None
    """The last day on which the client is to be told; None where they were."""


class Breaches(Service):
    """What went to the wrong place, and what was done about it."""

    @use_case(Permission.READ_DISCLOSURES)
    def of_client(self, work: Work, client_id: int) -> tuple[StoredBreach, ...]:
        """The records about a client, the newest first."""
        return store.of_client(work.connection, merged.survivor_id(work.connection, client_id))

    @use_case(Permission.READ_DISCLOSURES, audit=Event.BREACHES_VIEWED)
    def open_ones(self, work: Work, reload: bool = False) -> tuple[OpenBreach, ...]:
        """Those of all clients that are not closed: who is to be told first, first. A reload is no view."""
        rows = tuple(_row(work, one) for one in store.open_ones(work.connection))
        if reload:
            work.not_recorded()
        else:
            work.record(SUBJECT, None, f"count={len(rows)}")
        return tuple(sorted(rows, key=lambda row: (row.tell_by is None, row.tell_by or date.max)))

    @use_case(Permission.WRITE_BREACH)
    def blank(self, work: Work, client_id: int, disclosure_id: int | None = None) -> Breach:
        """A record as it begins: of a disclosure what was sent, when, and whom it was meant for.

        Raises `BadInput` for one that was never sent.
        """
        if disclosure_id is None:
            return Breach(None, work.today, "", "")
        told, sending = _sent(work, client_id, disclosure_id)
        return Breach(work.day_of(sending.at), work.today, what_went(told), whom_meant(told, sending))

    @use_case(Permission.WRITE_BREACH, audit=Event.BREACH_RECORDED)
    def report(
        self, work: Work, client_id: int, breach: Breach, disclosure_id: int | None = None
    ) -> Done[int]:
        """Open the record of a breach; gives its id. It is changed as more is known, and never removed."""
        refuse_merged(work, client_id)
        client_store.get(work.connection, client_id)
        if disclosure_id is not None:
            _sent(work, client_id, disclosure_id)
        kept = _ready(work, breach)
        made = store.add(work.connection, client_id, kept, work.now, work.staff.id, disclosure_id)
        of = "" if disclosure_id is None else f" disclosure={disclosure_id}"
        _note(work, client_id, made, f"opened{of}")
        return work.done(made)

    @use_case(Permission.WRITE_BREACH, audit=Event.BREACH_RECORDED)
    def change(self, work: Work, breach_id: int, breach: Breach, version: int) -> Done[int]:
        """Write down what is known by now, or with `closed_on` that it is over; gives the new version.

        Undo writes it as it was. Raises `BadInput` where it is to be closed and nobody wrote what was done.
        """
        before = store.get(work.connection, breach_id)
        kept = _ready(work, breach)
        changed = store.write(work.connection, breach_id, version, kept)
        what = _what(before.breach, kept)
        _note(work, before.client_id, breach_id, what)
        arguments = {"breach_id": breach_id, "breach": before.breach, "version": changed}
        return work.done(changed, Undo("breaches.change", arguments, f"Breach {what}"))


def _row(work: Work, stored: StoredBreach) -> OpenBreach:
    survivor = merged.survivor_id(work.connection, stored.client_id)
    told = stored.breach.client_told_on is not None
    return OpenBreach(
        stored,
        client_store.get(work.connection, survivor).client.name,
        None if told else stored.breach.tell_client_by(),
    )


def _sent(work: Work, client_id: int, disclosure_id: int) -> tuple[Disclosure, Sending]:
    stored = disclosure_store.get(work.connection, disclosure_id)
    survivors = {merged.survivor_id(work.connection, one) for one in (stored.client_id, client_id)}
    if len(survivors) > 1:
        raise BadInput(_OF_ANOTHER)
    if stored.sending is None:
        raise BadInput(_NOT_SENT)
    return stored.disclosure, stored.sending


def _ready(work: Work, breach: Breach) -> Breach:
    kept = storable(breach)
    for problem in problems(kept, work.today):
        raise BadInput(problem.sentence)
    return replace(kept, what=kept.what.strip(), whom=kept.whom.strip(), done=kept.done.strip())


def _what(before: Breach, after: Breach) -> str:
    if before.closed_on is None and after.closed_on is not None:
        return "closed"
    return "opened again" if before.closed_on is not None and after.closed_on is None else "changed"


def _note(work: Work, client_id: int, breach_id: int, what: str) -> None:
    work.record(SUBJECT, breach_id, f"client={client_id} {what}")
    work.changed(Topic.DISCLOSURES)
