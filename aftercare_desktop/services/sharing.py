"""What stands on screen before something leaves: who may be asked for, what they may be told, and what was stopped.

Nothing leaves here, and nothing is written: that is the gate's alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from aftercare_desktop.domain import search
from aftercare_desktop.domain.directory import EntryKind
from aftercare_desktop.domain.disclosures import (
    Asked,
    CareRole,
    Coverage,
    DisclosureState,
    Ground,
    Handed,
    OnRecord,
    coverage,
    roles_open_to,
)
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.recipients import Recipient, RecipientWords, StoredOutsidePerson
from aftercare_desktop.domain.registers import AgreementKind
from aftercare_desktop.errors import EditedElsewhere
from aftercare_desktop.services.gate import Withheld
from aftercare_desktop.services.gate.deciding import check_still, on_record, sentence, words_of
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import directory as directory_store
from aftercare_desktop.store import disclosures as store
from aftercare_desktop.store import merged
from aftercare_desktop.store import outside_people as person_store
from aftercare_desktop.store import registers as register_store
from aftercare_desktop.words import sharing as words
from aftercare_desktop.words.directory import row_details

_MOST_ENTRIES = 40
_WAITS_NO_LONGER = "This was sent or destroyed meanwhile, here or at another desk. Nothing was changed."
_AGREEMENTS = {
    Ground.SERVICE_ORGANIZATION: AgreementKind.SERVICE_ORGANIZATION,
    Ground.AUDIT: AgreementKind.AUDIT,
}


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """Somebody who can be chosen, with what they may be told on consent today. `kind` is None for a person."""

    recipient: Recipient
    name: str
    details: str
    may: Coverage
    kind: EntryKind | None = None


@dataclass(frozen=True, slots=True)
class Covered:
    """The most that may leave; `sentence` says why nothing may. `roles` are those the recipient could be marked as."""

    most: Coverage
    to: RecipientWords
    sentence: str = ""
    roles: tuple[CareRole, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """An agreement or a court order that can be chosen for a short form, and to whom it lets something go."""

    id: int
    words: str
    recipient: Recipient


class Sharing(Service):
    """What is asked before the gate is."""

    @use_case(Permission.DISCLOSE)
    def recipients(self, work: Work, client_id: int, query: str = "") -> tuple[RecipientRow, ...]:
        """To whom something could go, each with what they may be told; those who may be told something first.

        Every word of the query stands in their name or facts. Without one: everybody a consent, a mark or this client
        names.
        """
        client_id, query = merged.survivor_id(work.connection, client_id), storable(query)
        found = (*_people(work, client_id, query), *_entries(work, client_id, query))
        return tuple(sorted(found, key=lambda row: row.may.refused is not None))

    @use_case(Permission.DISCLOSE)
    def named(self, work: Work, client_id: int, recipient: Recipient) -> RecipientRow:
        """One of them, as it stands now. Raises `NotFound` for nobody, or for a person of another client."""
        words_of(work, client_id, _on_consent(recipient))
        record = on_record(work, client_id, recipient)
        if recipient.person_id is not None:
            return _person_row(person_store.get(work.connection, recipient.person_id), record)
        return next(_entry_rows(work, record, (recipient.entry_id or 0,)))

    @use_case(Permission.DISCLOSE)
    def coverage(self, work: Work, client_id: int, asked: Asked) -> Covered:
        """The most that may leave on this ground to this recipient, and why nothing may."""
        client_id, asked = merged.survivor_id(work.connection, client_id), storable(asked)
        record = on_record(work, client_id, asked.recipient)
        most = coverage(asked, record)
        kind = record.entry_kind
        return Covered(
            most,
            words_of(work, client_id, asked),
            "" if most.refused is None else sentence(work, client_id, asked, most.refused),
            () if kind is None else roles_open_to(kind),
        )

    @use_case(Permission.DISCLOSE)
    def registers(self, work: Work, client_id: int, ground: Ground) -> tuple[RegisterRow, ...]:
        """The agreements, or the court orders, that hold today for this ground and client."""
        if ground is Ground.COURT_ORDER:
            return tuple(
                RegisterRow(one.id, words.order_words(one.order), one.order.recipient())
                for one in register_store.orders_about(work.connection, client_id)
                if one.order.holds_on(work.today)
            )
        return tuple(_agreements(work, _AGREEMENTS[ground])) if ground in _AGREEMENTS else ()

    @use_case(Permission.READ_DISCLOSURES)
    def stopped(self, work: Work, client_id: int) -> Mapping[int, str]:
        """Of the papers that wait to be sent, those that may not leave any more, each with why not."""
        found: dict[int, str] = {}
        for one in store.of_client(work.connection, merged.survivor_id(work.connection, client_id)):
            if one.state() is not DisclosureState.PREPARED:
                continue
            try:
                check_still(work, one)
            except Withheld as withheld:
                found[one.id] = withheld.sentence
        return found

    @use_case(Permission.READ_DISCLOSURES)
    def check(self, work: Work, disclosure_id: int) -> None:
        """Raises `Withheld` where a prepared paper may not leave any more, `EditedElsewhere` where it does not wait."""
        stored = store.get(work.connection, disclosure_id)
        if stored.state() is not DisclosureState.PREPARED:
            raise EditedElsewhere(_WAITS_NO_LONGER)
        check_still(work, stored)


def _on_consent(recipient: Recipient) -> Asked:
    return Asked(Ground.CONSENT, Handed.LETTER, recipient)


def _people(work: Work, client_id: int, query: str) -> Iterator[RecipientRow]:
    record, wanted = on_record(work, client_id, Recipient()), search.words(query)
    for one in person_store.of_client(work.connection, client_id):
        row = _person_row(one, record)
        text = search.fold(f"{row.name} {row.details}")
        if all(word in text for word in wanted):
            yield row


def _person_row(stored: StoredOutsidePerson, record: OnRecord) -> RecipientRow:
    recipient = Recipient(person_id=stored.id)
    details = words.person_details(stored.person)
    now = replace(
        record, recipient_name=stored.person.name, recipient_archived=stored.archived_at is not None
    )
    return RecipientRow(recipient, stored.person.name, details, coverage(_on_consent(recipient), now))


def _entries(work: Work, client_id: int, query: str) -> Iterator[RecipientRow]:
    record = on_record(work, client_id, Recipient())
    if query.strip():
        return _entry_rows(work, record, directory_store.find_ids(work.connection, query, most=_MOST_ENTRIES))
    named = [one.consent.recipient.entry_id for one in record.consents]
    named += [one.entry_id for one in record.marks]
    return _entry_rows(work, record, tuple(dict.fromkeys(one for one in named if one is not None)))


def _entry_rows(work: Work, record: OnRecord, ids: tuple[int, ...]) -> Iterator[RecipientRow]:
    """The records are read once for all of them: only what the directory says each one is differs."""
    for row in directory_store.rows(work.connection, ids):
        recipient = Recipient(entry_id=row.id)
        now = replace(record, entry_kind=row.kind, recipient_name=row.name, recipient_archived=row.archived)
        found = coverage(_on_consent(recipient), now)
        yield RecipientRow(recipient, row.name, row_details(row), found, row.kind)


def _agreements(work: Work, kind: AgreementKind) -> Iterator[RegisterRow]:
    for one in register_store.all_agreements(work.connection):
        if one.agreement.kind is kind and one.agreement.holds_on(work.today):
            entry = directory_store.get(work.connection, one.agreement.entry_id).entry
            said = words.agreement_words(one.agreement, entry.name)
            yield RegisterRow(one.id, said, Recipient(entry_id=one.agreement.entry_id))
