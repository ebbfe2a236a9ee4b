"""The client's whole record as one value: what `45 CFR 164.524` gives them, ready to be drawn or written as JSON.

Everything is told by name and day, not by the ids of the center. Its schema is this module; `FORMAT` counts it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from aftercare_desktop.domain.clients import Client, ClientStatus
from aftercare_desktop.domain.consents import Consent, ConsentSigning, Revocation
from aftercare_desktop.domain.disclosures import Breach, CareRole, Disclosure, SentWay
from aftercare_desktop.domain.entries import NoteKind
from aftercare_desktop.domain.messages import CallerKind
from aftercare_desktop.domain.own_record import Amendment, CopyRequest, PatientNotice
from aftercare_desktop.domain.plan_events import PlanEvent
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.domain.recipients import OutsidePerson
from aftercare_desktop.domain.restrictions import Restriction
from aftercare_desktop.domain.safety_links import SafetyLinkKind
from aftercare_desktop.domain.statuses import StatusChange

FORMAT = 1


@dataclass(frozen=True, slots=True)
class OwnPlanEvent:
    """What followed a final version of the plan."""

    event: PlanEvent
    written_by: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """One version of the plan. One that is not final was never agreed and may still change."""

    number: int
    final: bool
    started_at: datetime
    started_by: str
    finalized_at: datetime | None
    finalized_by: str
    gaps_reason: str
    document: PlanDocument
    followed: tuple[OwnPlanEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnStatus:
    """A change of status."""

    before: ClientStatus
    change: StatusChange
    written_by: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class OwnNote:
    """An entry. One that was entered in error says nothing any more."""

    kind: NoteKind
    happened_on: date
    text: str
    written_by: str
    written_at: datetime
    in_error: bool = False


@dataclass(frozen=True, slots=True)
class OwnMessage:
    """A message that was put to the record. What is left out of it is empty, and counted in `OwnRecord.left_out`."""

    taken_at: datetime
    taken_by: str
    caller_kind: CallerKind
    caller: str
    phone: str
    words: str


@dataclass(frozen=True, slots=True)
class OwnConsent:
    """A consent with what became of it."""

    consent: Consent
    signing: ConsentSigning | None
    revocation: Revocation | None
    ended_on: date | None
    ended_note: str
    known_false: bool
    written_at: datetime


@dataclass(frozen=True, slots=True)
class OwnDisclosure:
    """Something that was sent to others: the accounting of 42 CFR 2.25, of all years."""

    disclosure: Disclosure
    way: SentWay
    number: str
    sent_at: datetime
    sent_by: str


@dataclass(frozen=True, slots=True)
class OwnCare:
    """Who was marked as treating the client or paying for them."""

    name: str
    role: CareRole
    since: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class OwnSafetyLink:
    """That there is a safety link, since when and until when; never from whom, and not who said so."""

    kind: SafetyLinkKind
    since: date
    ends_on: date | None
    lifted_on: date | None


@dataclass(frozen=True, slots=True)
class OwnRestriction:
    """What the client asked to be kept back, and towards whom."""

    restriction: Restriction
    towards: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How much the rule left out, by its kinds."""

    messages: int = 0
    """Whose caller, words or both are left out."""
    safety_links: int = 0
    mentors: int = 0


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """A client's whole record, other people's identities removed."""

    made_at: datetime
    made_by: str
    zone: str
    """IANA name: the zone in which the center's days are meant. Instants are UTC."""
    center_name: str
    center_phone: str
    client: Client
    counselor: str
    record_since: date
    plans: tuple[OwnPlan, ...] = ()
    statuses: tuple[OwnStatus, ...] = ()
    notes: tuple[OwnNote, ...] = ()
    messages: tuple[OwnMessage, ...] = ()
    people: tuple[OutsidePerson, ...] = ()
    care: tuple[OwnCare, ...] = ()
    consents: tuple[OwnConsent, ...] = ()
    disclosures: tuple[OwnDisclosure, ...] = ()
    breaches: tuple[Breach, ...] = ()
    safety_links: tuple[OwnSafetyLink, ...] = ()
    restrictions: tuple[OwnRestriction, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    copies: tuple[CopyRequest, ...] = ()
    notices: tuple[PatientNotice, ...] = ()
    left_out: LeftOut = LeftOut()
    practice: bool = False
    """Made-up people."""
    format: int = FORMAT
