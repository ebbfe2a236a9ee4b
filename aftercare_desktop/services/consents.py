"""Use cases around consents: written, signed, taken back, and what each is worth today."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from aftercare_desktop.domain import search
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.consents import (
    Consent,
    ConsentKind,
    ConsentSigning,
    ConsentState,
    EndingSoon,
    Revocation,
    RevokedWay,
    StoredConsent,
    ending_soon,
    ends_soon_on,
    is_revocable,
    state,
)
from aftercare_desktop.domain.consents.elements import field_problems, is_called, unsigned_problems
from aftercare_desktop.domain.disclosures import CareMark, StoredDisclosure
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import ParticipantRole
from aftercare_desktop.domain.recipients import Recipient, RecipientWords, StoredOutsidePerson
from aftercare_desktop.domain.signing import Scan, Signature, SignedWay, Stroke
from aftercare_desktop.domain.signing import problems as signing_problems
from aftercare_desktop.errors import BadInput, EditedElsewhere
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.merged import refuse_merged
from aftercare_desktop.services.recipients import recipient_words
from aftercare_desktop.services.signatures import keep_drawn, keep_scan
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import care_marks as mark_store
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import consents as consent_store
from aftercare_desktop.store import directory as directory_store
from aftercare_desktop.store import disclosures as disclosure_store
from aftercare_desktop.store import files as file_store
from aftercare_desktop.store import merged
from aftercare_desktop.store import outside_people as person_store
from aftercare_desktop.words import consents as words
from aftercare_desktop.words.dates import full_date

SUBJECT = "consent"
_SIGNED = "This consent is signed and cannot be changed. Nothing was changed; write a new one."
_NOT_SIGNED = (
    "This consent is not signed yet, so there is nothing to take back. Throw the draft away instead."
)
_REVOKED = "This consent was taken back already. Nothing was changed."
_ANOTHER_PATIENT = (
    "This consent names {name}, and this is the record of {client}. Nothing was signed; write this name."
)
_ANOTHER_CENTER = (
    "This consent lets {name} share, and this center is {center}. Nothing was signed; write this name."
)
_NO_FILE = "A signature drawn on the screen needs its picture. Nothing was signed; sign again."


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent with what it is worth today, and what stops when it is taken back: papers prepared on it."""

    stored: StoredConsent
    state: ConsentState
    ends_soon_on: date | None
    """Its last day, where that is near."""
    revocable: bool
    relying: tuple[StoredDisclosure, ...]


@dataclass(frozen=True, slots=True)
class ClientConsents:
    """Everything a client's consents are about: they themselves, people outside the center, and who treats or pays.

    `entry_names` names every entry of the directory that is mentioned.
    """

    rows: tuple[ConsentRow, ...]
    people: tuple[StoredOutsidePerson, ...]
    marks: tuple[CareMark, ...]
    entry_names: Mapping[int, str]


class Consents(Service):
    """What clients agreed to, and took back."""

    @use_case(Permission.READ_CONSENTS, audit=Event.CONSENTS_VIEWED)
    def of_client(self, work: Work, client_id: int, reload: bool = False) -> ClientConsents:
        """The consents of a client with what each is worth today. A reload of an open page is no view."""
        survivor = merged.survivor_id(work.connection, client_id)
        if reload:
            work.not_recorded()
        else:
            work.record("client", survivor)
        return _of_client(work, survivor)

    @use_case(Permission.WRITE_CONSENT)
    def blank(self, work: Work, client_id: int, kind: ConsentKind = ConsentKind.NAMED) -> Consent:
        """A consent as it begins: the client's and the center's names, and the program's words for the rest."""
        client = client_store.get(work.connection, client_id).client
        profile = center_store.profile(work.connection).profile
        care = kind is ConsentKind.CARE
        return Consent(
            kind,
            client_name=client.name,
            discloser=profile.name,
            class_words=words.CLASS_WORDS if care else "",
            revocation=words.REVOCATION,
            redisclosure=words.REDISCLOSURE if care else "",
            refusal=words.REFUSAL if care else "",
            language=client.language,
        )

    @use_case(Permission.WRITE_CONSENT, audit=Event.CONSENT_CHANGED)
    def begin(self, work: Work, client_id: int, consent: Consent) -> Done[int]:
        """Keep a new consent, unsigned; gives its id. Undo throws it away."""
        refuse_merged(work, client_id)
        kept = _ready(work, client_id, consent)
        consent_id = consent_store.add(work.connection, client_id, kept, work.now, work.staff.id)
        _note(work, client_id, consent_id, "begun")
        undo = Undo("consents.discard", {"consent_id": consent_id, "version": 1}, "Consent written")
        return work.done(consent_id, undo)

    @use_case(Permission.WRITE_CONSENT, audit=Event.CONSENT_CHANGED)
    def write(self, work: Work, consent_id: int, consent: Consent, version: int) -> Done[int]:
        """Change a draft; gives the new version. Undo writes it as it was. Raises `BadInput` for a signed one."""
        before = _draft(work, consent_id)
        kept = _ready(work, before.client_id, consent)
        changed = consent_store.write(work.connection, consent_id, version, kept)
        _note(work, before.client_id, consent_id, "written")
        arguments = {"consent_id": consent_id, "consent": before.consent, "version": changed}
        return work.done(changed, Undo("consents.write", arguments, "Consent changed"))

    @use_case(Permission.WRITE_CONSENT, audit=Event.CONSENT_CHANGED)
    def discard(self, work: Work, consent_id: int, version: int) -> Done[int]:
        """Throw a draft away; gives the new version. Undo puts it back."""
        before = _draft(work, consent_id)
        changed = consent_store.set_discarded(work.connection, consent_id, version, work.now)
        _note(work, before.client_id, consent_id, "thrown away")
        arguments = {"consent_id": consent_id, "version": changed}
        return work.done(changed, Undo("consents.put_back", arguments, "Draft thrown away"))

    @use_case(Permission.WRITE_CONSENT, audit=Event.UNDONE)
    def put_back(self, work: Work, consent_id: int, version: int) -> Done[int]:
        """Undo of throwing a draft away; gives the new version."""
        before = consent_store.get(work.connection, consent_id)
        changed = consent_store.set_discarded(work.connection, consent_id, version, None)
        _note(work, before.client_id, consent_id, "put back")
        arguments = {"consent_id": consent_id, "version": changed}
        return work.done(changed, Undo("consents.discard", arguments, "Draft put back"))

    @use_case(Permission.WRITE_CONSENT, audit=Event.CONSENT_SIGNED)
    def sign(
        self,
        work: Work,
        consent_id: int,
        signing: ConsentSigning,
        version: int,
        strokes: tuple[Stroke, ...] = (),
        scan: Scan | None = None,
    ) -> Done[int]:
        """Freeze a consent with its signature; gives the new version. Nothing takes that back but revoking it.

        `strokes` are those of a signature drawn on the screen, `scan` the page signed on paper: kept in the same
        transaction. Raises `BadInput` naming the elements of 42 CFR 2.31 that are missing, or a day ahead.
        """
        before = _draft(work, consent_id)
        signing = _with_file(work, storable(signing), strokes, scan)
        _check_signing(work, before.consent, signing)
        _check_names(work, before)
        changed = consent_store.sign(work.connection, consent_id, version, signing)
        _note(work, before.client_id, consent_id, f"signed way={signing.way}")
        return work.done(changed)

    @use_case(Permission.REVOKE_CONSENT, audit=Event.CONSENT_REVOKED)
    def revoke(self, work: Work, consent_id: int, way: RevokedWay, note: str, version: int) -> Done[int]:
        """Take a consent back, from this moment and for good; gives the new version.

        What was prepared on it can no longer be sent. Raises `BadInput` for one that 2.35 holds for a stated time.
        """
        before = consent_store.get(work.connection, consent_id)
        if before.signing is None:
            raise BadInput(_NOT_SIGNED)
        if before.revocation is not None:
            raise EditedElsewhere(_REVOKED)
        if not is_revocable(before, work.today):
            raise BadInput(_bound_until(before))
        taken_back = Revocation(work.now, work.staff.id, way, storable(note).strip())
        changed = consent_store.revoke(work.connection, consent_id, version, taken_back)
        _note(work, before.client_id, consent_id, f"taken back way={way}")
        work.changed(Topic.DISCLOSURES)
        return work.done(changed)

    @use_case(Permission.WRITE_CONSENT, audit=Event.CONSENT_CHANGED)
    def end(self, work: Work, consent_id: int, on: date | None, note: str, version: int) -> Done[int]:
        """The event with which it ends came about, or with None did not; gives the new version."""
        before = consent_store.get(work.connection, consent_id)
        if before.signing is None:
            raise BadInput(_NOT_SIGNED)
        if on is not None and on > work.today:
            raise BadInput("Use today or a day before: it has happened. Nothing was changed.")
        changed = consent_store.set_ended(work.connection, consent_id, version, on, storable(note).strip())
        _note(work, before.client_id, consent_id, "ended" if on else "not ended")
        work.changed(Topic.DISCLOSURES)
        arguments = {
            "consent_id": consent_id,
            "on": before.ended_on,
            "note": before.ended_note,
            "version": changed,
        }
        return work.done(changed, Undo("consents.end", arguments, "Consent ended" if on else "Not ended"))

    @use_case(Permission.WRITE_CONSENT, audit=Event.CONSENT_CHANGED)
    def mark_false(self, work: Work, consent_id: int, version: int) -> Done[int]:
        """Somebody learned that it is false: nothing leaves on it, for good (2.31(c)(4)); gives the new version."""
        before = consent_store.get(work.connection, consent_id)
        if before.signing is None:
            raise BadInput(_NOT_SIGNED)
        changed = consent_store.set_known_false(work.connection, consent_id, version)
        _note(work, before.client_id, consent_id, "known to be false")
        work.changed(Topic.DISCLOSURES)
        return work.done(changed)

    @use_case(Permission.READ_CONSENTS)
    def ending(self, work: Work, client_id: int | None = None) -> tuple[EndingSoon, ...]:
        """The consents that end within thirty days, the soonest first: of one client, or of all."""
        if client_id is None:
            signed = consent_store.signed(work.connection)
        else:
            signed = consent_store.of_client(work.connection, merged.survivor_id(work.connection, client_id))
        statuses = client_store.statuses(work.connection, {one.client_id for one in signed})
        return ending_soon(((one, statuses[one.client_id]) for one in signed), work.today)


def consent_rows(work: Work, client_id: int) -> tuple[ConsentRow, ...]:
    """The consents of a client, the newest first, each with what it is worth on this day at the center."""
    status = client_store.get(work.connection, client_id).client.status
    return tuple(
        ConsentRow(
            one,
            state(one, status, work.today),
            ends_soon_on(one, status, work.today),
            is_revocable(one, work.today),
            disclosure_store.prepared_on(work.connection, one.id),
        )
        for one in consent_store.of_client(work.connection, client_id)
    )


def _of_client(work: Work, client_id: int) -> ClientConsents:
    rows = consent_rows(work, client_id)
    marks = mark_store.of_client(work.connection, client_id)
    named = {one.stored.consent.recipient.entry_id for one in rows} | {one.entry_id for one in marks}
    entries = {
        entry_id: directory_store.get(work.connection, entry_id).entry.name
        for entry_id in named
        if entry_id is not None
    }
    return ClientConsents(rows, person_store.of_client(work.connection, client_id), marks, entries)


def _draft(work: Work, consent_id: int) -> StoredConsent:
    stored = consent_store.get(work.connection, consent_id)
    if stored.signing is not None:
        raise BadInput(_SIGNED)
    return stored


def _ready(work: Work, client_id: int, consent: Consent) -> Consent:
    """The content as it can be kept, with the recipient's words of now. Raises `BadInput`, `NotFound`."""
    consent = storable(consent)
    for problem in field_problems(consent):
        raise BadInput(problem.sentence)
    if not consent.recipient.is_named():
        return replace(consent, recipient=Recipient(), recipient_words=RecipientWords())
    return replace(consent, recipient_words=recipient_words(work, client_id, consent.recipient))


def _with_file(
    work: Work, signing: ConsentSigning, strokes: tuple[Stroke, ...], scan: Scan | None
) -> ConsentSigning:
    """The signature with the file that was made of it here, if one was."""
    if scan is not None:
        return replace(signing, file_sha256=keep_scan(work, scan))
    if signing.way is not SignedWay.DRAWN or not strokes:
        return signing
    for problem in signing_problems(Signature(signing.name, ParticipantRole.CLIENT, strokes)):
        raise BadInput(f"{problem.sentence} Nothing was signed.")
    return replace(signing, file_sha256=keep_drawn(work, strokes))


def _check_signing(work: Work, consent: Consent, signing: ConsentSigning) -> None:
    lacking = unsigned_problems(consent)
    if lacking:
        raise BadInput(f"{words.what_is_missing(lacking)} Nothing was signed; write it first.")
    if not signing.name.strip():
        raise BadInput("Write who signs. Nothing was signed.")
    if signing.on > work.today:
        raise BadInput("Use today or a day before as the day of signing. Nothing was signed.")
    if signing.way is SignedWay.DRAWN and not signing.file_sha256:
        raise BadInput(_NO_FILE)
    if signing.file_sha256:
        file_store.media_type(work.connection, signing.file_sha256)


def _check_names(work: Work, stored: StoredConsent) -> None:
    """Raises `BadInput` where it names another patient or another center than it is kept for (2.31(a)(1), (2))."""
    client = client_store.get(work.connection, stored.client_id).client
    if not is_called(client, stored.consent.client_name):
        raise BadInput(_ANOTHER_PATIENT.format(name=stored.consent.client_name.strip(), client=client.name))
    center = center_store.profile(work.connection).profile.name
    if search.words(stored.consent.discloser) != search.words(center):
        raise BadInput(_ANOTHER_CENTER.format(name=stored.consent.discloser.strip(), center=center))


def _bound_until(stored: StoredConsent) -> str:
    day = stored.consent.court.revocable_from
    until = f"It can be taken back from {full_date(day)} on. " if day is not None else ""
    return (
        f"Treatment is a condition of the case, and this consent holds for a stated time (42 CFR 2.35). {until}"
        "Nothing was changed."
    )


def _note(work: Work, client_id: int, consent_id: int, what: str) -> None:
    work.record(SUBJECT, consent_id, f"client={client_id} {what}")
    work.changed(Topic.CONSENTS)
