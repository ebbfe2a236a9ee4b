"""Use cases around who is told: people outside the center in a client's life, and who treats or pays for the client."""

from dataclasses import dataclass
from datetime import datetime

from aftercare_desktop.domain import recipients as rules
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.directory import EntryKind, EntryRow
from aftercare_desktop.domain.disclosures import CareRole, roles_open_to
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plan_people import people_of_plan
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.domain.recipients import (
    OutsidePerson,
    Recipient,
    RecipientWords,
    StoredOutsidePerson,
)
from aftercare_desktop.domain.telling import NamedTelling, tellings_of_plan
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.merged import refuse_merged
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import care_marks as mark_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import consents as consent_store
from aftercare_desktop.store import directory as directory_store
from aftercare_desktop.store import merged
from aftercare_desktop.store import outside_people as person_store
from aftercare_desktop.store import plans as plan_store

PERSON = "outside_person"
MARK = "care_mark"
_ANOTHER_CLIENT = (
    "This person belongs to another client. Nothing was changed; choose somebody of this client."
)
_NOBODY = "Nobody was named. Choose to whom it goes."
_NO_SUCH = (
    "Nobody of this id or exact name is in the directory or among the client's people. Nothing was written."
)
_SEVERAL = "Several are called exactly this. Use the id of the directory. Nothing was written."
_LONGEST_ID = 19
"""Digits of the largest id and one more."""
_NOT_A_CLASS = (
    "Only a provider, clinic, hospital, pharmacy, payer or agency can be one of these. Nothing was changed."
)


@dataclass(frozen=True, slots=True)
class Offered:
    """Who can be chosen for a consent of one client: people written down, others their plan names, the directory."""

    people: tuple[StoredOutsidePerson, ...]
    of_plan: tuple[OutsidePerson, ...]
    """Named in the newest plan and not written down yet."""
    entries: tuple[EntryRow, ...]


class Recipients(Service):
    """To whom something about a client may go."""

    @use_case(Permission.READ_CONSENTS)
    def offered(self, work: Work, client_id: int) -> Offered:
        """Whom a consent can be written for. The plan's people only for those who may read plans."""
        survivor = merged.survivor_id(work.connection, client_id)
        people = person_store.of_client(work.connection, survivor)
        known = {one.person.plan_key for one in people}
        plan = plan_store.latest(work.connection, survivor) if work.may(Permission.READ_PLAN) else None
        named = people_of_plan(plan.document) if plan is not None else ()
        entries = directory_store.rows(work.connection, directory_store.find_ids(work.connection, ""))
        return Offered(people, tuple(one for one in named if one.plan_key not in known), entries)

    @use_case(Permission.READ_CONSENTS)
    def tellings(self, work: Work, client_id: int, document: PlanDocument) -> tuple[NamedTelling, ...]:
        """Of everybody this plan names outside the center, whether a consent in force lets them be told something."""
        work.require(Permission.READ_PLAN)
        c, survivor = work.connection, merged.survivor_id(work.connection, client_id)
        status = client_store.get(c, survivor).client.status
        people, consents = person_store.of_client(c, survivor), consent_store.of_client(c, survivor)
        return tellings_of_plan(document, people, consents, status, work.today)

    @use_case(Permission.READ_CONSENTS)
    def named(self, work: Work, client_id: int, words: str) -> Recipient:
        """The one recipient of this id in the directory, or of exactly this name there or among the client's people.

        Raises `NotFound` where there is none, `BadInput` where there are several: a like name is never enough.
        """
        survivor = merged.survivor_id(work.connection, client_id)
        found = _by_id(work, words) if words.isdecimal() else _by_name(work, survivor, words.strip())
        if not found:
            raise NotFound(_NO_SUCH)
        if len(found) > 1:
            raise BadInput(_SEVERAL)
        return found[0]

    @use_case(Permission.WRITE_CONSENT, audit=Event.OUTSIDE_PERSON_CHANGED)
    def add_person(self, work: Work, client_id: int, person: OutsidePerson) -> Done[int]:
        """Write down somebody outside the center; gives their id. Undo archives them."""
        refuse_merged(work, client_id)
        kept = _checked(person)
        person_id = person_store.add(work.connection, client_id, kept)
        _note_person(work, client_id, person_id, "added")
        undo = Undo("recipients.archive_person", {"person_id": person_id, "version": 1}, f"{kept.name} added")
        return work.done(person_id, undo)

    @use_case(Permission.WRITE_CONSENT, audit=Event.OUTSIDE_PERSON_CHANGED)
    def change_person(self, work: Work, person_id: int, person: OutsidePerson, version: int) -> Done[int]:
        """Change somebody; gives the new version. Consents that are signed keep the words of their day."""
        before = person_store.get(work.connection, person_id)
        changed = person_store.write(work.connection, person_id, version, _checked(person))
        _note_person(work, before.client_id, person_id, "changed")
        arguments = {"person_id": person_id, "person": before.person, "version": changed}
        return work.done(changed, Undo("recipients.change_person", arguments, f"{person.name} changed"))

    @use_case(Permission.WRITE_CONSENT, audit=Event.OUTSIDE_PERSON_CHANGED)
    def archive_person(self, work: Work, person_id: int, version: int) -> Done[int]:
        """Take somebody off the lists; gives the new version. Undo puts them back."""
        return _set_archived(work, person_id, version, archived=True)

    @use_case(Permission.WRITE_CONSENT, audit=Event.OUTSIDE_PERSON_CHANGED)
    def restore_person(self, work: Work, person_id: int, version: int) -> Done[int]:
        """Put somebody back on the lists; gives the new version."""
        return _set_archived(work, person_id, version, archived=False)

    @use_case(Permission.WRITE_CONSENT, audit=Event.CARE_MARKED)
    def mark_care(self, work: Work, client_id: int, entry_id: int, role: CareRole) -> Done[int]:
        """Say that an entry of the directory treats this client, pays, or helps to operate the center; gives the mark.

        Raises `BadInput` for a residence, a court or another place that never counts as one.
        """
        refuse_merged(work, client_id)
        entry = directory_store.get(work.connection, entry_id).entry
        if role not in roles_open_to(entry.kind):
            raise BadInput(_NOT_A_CLASS)
        held = mark_store.of_client(work.connection, client_id)
        if any((one.entry_id, one.role) == (entry_id, role) for one in held):
            raise EditedElsewhere(f"{entry.name} is marked already. Nothing was changed.")
        mark_id = mark_store.add(work.connection, client_id, entry_id, role, work.now, work.staff.id)
        _note_mark(work, client_id, mark_id, f"care={role} entry={entry_id}")
        return work.done(mark_id, Undo("recipients.end_care", {"mark_id": mark_id}, f"{entry.name} marked"))

    @use_case(Permission.WRITE_CONSENT, audit=Event.CARE_MARKED)
    def end_care(self, work: Work, mark_id: int) -> Done[int]:
        """It treats or pays for this client no more; gives the mark. Undo marks it again."""
        mark = mark_store.get(work.connection, mark_id)
        mark_store.set_ended(work.connection, mark_id, work.now)
        _note_mark(work, mark.client_id, mark_id, "ended")
        return work.done(mark_id, Undo("recipients.renew_care", {"mark_id": mark_id}, "Mark ended"))

    @use_case(Permission.WRITE_CONSENT, audit=Event.UNDONE)
    def renew_care(self, work: Work, mark_id: int) -> Done[int]:
        """Undo of `end_care`; gives the mark."""
        mark = mark_store.get(work.connection, mark_id)
        mark_store.set_ended(work.connection, mark_id, None)
        _note_mark(work, mark.client_id, mark_id, "holds again")
        return work.done(mark_id, Undo("recipients.end_care", {"mark_id": mark_id}, "Marked again"))


def recipient_words(work: Work, client_id: int, recipient: Recipient) -> RecipientWords:
    """How a recipient reads today. Raises `NotFound` for nobody, or for a person of another client."""
    if recipient.entry_id is not None:
        entry = directory_store.get(work.connection, recipient.entry_id).entry
        return RecipientWords(entry.name, entry.contact, entry.address, entry.phone, entry.fax)
    if recipient.person_id is None:
        raise NotFound(_NOBODY)
    stored = person_store.get(work.connection, recipient.person_id)
    if stored.client_id != client_id:
        raise NotFound(_ANOTHER_CLIENT)
    person = stored.person
    return RecipientWords(person.name, person.relation, person.address, person.phone)


def _by_id(work: Work, number: str) -> list[Recipient]:
    entries = directory_store.get_all(work.connection, (int(number),)) if len(number) < _LONGEST_ID else ()
    return [Recipient(entry_id=one.id) for one in entries if one.archived_at is None]


def _by_name(work: Work, client_id: int, name: str) -> list[Recipient]:
    ids = directory_store.find_ids(work.connection, name) if name else ()
    entries = directory_store.get_all(work.connection, ids)
    people = person_store.of_client(work.connection, client_id)
    there = [Recipient(entry_id=one.id) for one in entries if one.entry.name.strip() == name]
    return there + [
        Recipient(person_id=one.id)
        for one in people
        if one.archived_at is None and one.person.name.strip() == name
    ]


def is_archived(work: Work, recipient: Recipient, at: datetime | None = None) -> bool:
    """Whether a recipient is off the lists; with `at`, whether it was at that moment already."""
    if recipient.entry_id is not None:
        since = directory_store.get(work.connection, recipient.entry_id).archived_at
    elif recipient.person_id is not None:
        since = person_store.get(work.connection, recipient.person_id).archived_at
    else:
        return False
    return since is not None and (at is None or since <= at)


def entry_kind(work: Work, recipient: Recipient) -> EntryKind | None:
    """What the directory says a recipient is now; None for a person."""
    if recipient.entry_id is None:
        return None
    return directory_store.get(work.connection, recipient.entry_id).entry.kind


def _checked(person: OutsidePerson) -> OutsidePerson:
    kept = storable(person)
    for problem in rules.problems(kept):
        raise BadInput(problem.sentence)
    return kept


def _set_archived(work: Work, person_id: int, version: int, *, archived: bool) -> Done[int]:
    before = person_store.get(work.connection, person_id)
    changed = person_store.set_archived(work.connection, person_id, version, work.now if archived else None)
    _note_person(work, before.client_id, person_id, "archived" if archived else "put back")
    back = "recipients.restore_person" if archived else "recipients.archive_person"
    sentence = f"{before.person.name} {'archived' if archived else 'put back'}"
    return work.done(changed, Undo(back, {"person_id": person_id, "version": changed}, sentence))


def _note_person(work: Work, client_id: int, person_id: int, what: str) -> None:
    work.record(PERSON, person_id, f"client={client_id} {what}")
    work.changed(Topic.CONSENTS)


def _note_mark(work: Work, client_id: int, mark_id: int, what: str) -> None:
    work.record(MARK, mark_id, f"client={client_id} {what}")
    work.changed(Topic.CONSENTS)
