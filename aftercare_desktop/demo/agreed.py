"""What made-up people agreed to: consents of every kind and state, their people outside the center, who treats them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from aftercare_desktop.demo.directory import IDS
from aftercare_desktop.demo.happenings import Happening
from aftercare_desktop.demo.history import Told
from aftercare_desktop.demo.theo_sections import CIRCLE_FAMILY, CIRCLE_MENTOR, ELISE, SAM
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.consents import (
    Category,
    Consent,
    ConsentKind,
    ConsentSigner,
    ConsentSigning,
    CourtTerms,
    Expiry,
    ExpiryKind,
    RevokedWay,
)
from aftercare_desktop.domain.disclosures import CareRole
from aftercare_desktop.domain.recipients import OutsidePerson, OutsideRole, Recipient, RecipientWords
from aftercare_desktop.domain.signing import SignedWay
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store import consents as consent_store
from aftercare_desktop.words.consents import REVOCATION

C, K, R = Category, ConsentKind, OutsideRole
_OLD_FORM = 7
"""The place of somebody whose consent was taken over from an older form, which does not say when it ends."""


@dataclass(frozen=True, slots=True)
class Written:
    """One consent of the made-up center, told in days before today; what is None did not happen.

    `to` is an entry of the directory or a person outside the center, by the names they have here.
    """

    key: str
    signed: int | None
    kind: ConsentKind = K.NAMED
    to: str = ""
    categories: tuple[Category, ...] = ()
    purpose: str = ""
    limits: str = ""
    ends_in: int | None = None
    event: str = ""
    court: CourtTerms = CourtTerms()
    bound_for: int | None = None
    """So many days from today it cannot be taken back."""
    proceeding: str = ""
    ended: int | None = None
    revoked: tuple[int, RevokedWay, str] | None = None
    known_false: int | None = None


@dataclass(slots=True)
class Known:
    """Whose ids became known as the history went on: consents and people by the names they have here."""

    client_id: int
    name: str
    ids: dict[str, int] = field(default_factory=dict)

    def recipient(self, key: str) -> Recipient:
        """An entry of the directory, or a person of this client."""
        return Recipient(entry_id=IDS[key]) if key in IDS else Recipient(person_id=self.ids[key])


_PEOPLE: Mapping[int, Mapping[str, OutsidePerson]] = {
    0: {
        "elise": OutsidePerson("Elise Bramwell", R.FAMILY, "Sister", ELISE, plan_key=CIRCLE_FAMILY),
        "sam": OutsidePerson("Sam Ostrander", R.FRIEND, "Mentor", SAM, plan_key=CIRCLE_MENTOR),
        "employer": OutsidePerson("Wade Kessler", R.EMPLOYER, "Kessler Boatworks", "207-555-0191"),
        "lawyer": OutsidePerson("Imani Brooks", R.LAWYER, "Lawyer", "207-555-0192"),
    },
    2: {"uncle": OutsidePerson("Anton Verhoeven-Castellanos", R.FAMILY, "Uncle", "207-555-0193")},
    3: {"sponsor": OutsidePerson("Gil Marchetti", R.SPONSOR, "Sponsor", "207-555-0194")},
    4: {"lawyer": OutsidePerson("Reva Santoro", R.LAWYER, "Lawyer", "207-555-0195")},
}
_MARKS: Mapping[int, tuple[tuple[str, CareRole], ...]] = {
    0: (("bridge", CareRole.TREATING), ("congress", CareRole.TREATING)),
    1: (("methadone", CareRole.TREATING), ("payer", CareRole.PAYER)),
}
_CARE = (C.PRESENCE, C.CONDITIONS, C.SUBSTANCES, C.MEDICINES, C.APPOINTMENTS, C.GOALS, C.SAFETY)
_CONSENTS: Mapping[int, tuple[Written, ...]] = {
    0: (
        Written("care", 27, K.CARE, categories=_CARE, purpose="My treatment and paying for it"),
        Written(
            "elise",
            26,
            to="elise",
            categories=(C.PRESENCE, C.APPOINTMENTS, C.SAFETY, C.HOUSING, C.SUPPORT),
            purpose="So that she can help me when it gets hard",
            limits="Not which medicine I take.",
            ends_in=154,
        ),
        Written(
            "house",
            16,
            to="operator",
            categories=(C.PRESENCE, C.CONTACT, C.APPOINTMENTS, C.HOUSING),
            purpose="So that I can move in",
            ends_in=12,
        ),
        Written(
            "court",
            25,
            K.CRIMINAL_JUSTICE,
            "court",
            (C.PRESENCE, C.ATTENDANCE),
            "So that the court knows that I come",
            event="My case is closed",
            court=CourtTerms(
                True,
                "CR-2026-0113",
                "Officer Lind",
                "Six months, the length of treatment and of the case",
                None,
                "The final decision in my case",
            ),
            bound_for=96,
        ),
        Written(
            "counseling",
            13,
            to="counseling",
            categories=(C.PRESENCE, C.GOALS, C.SAFETY),
            purpose="A first talk about counseling",
            ends_in=-3,
        ),
        Written(
            "employer",
            20,
            to="employer",
            categories=(C.PRESENCE, C.APPOINTMENTS),
            purpose="So that I can keep my job",
            ends_in=60,
            revoked=(6, RevokedWay.BY_VOICE, "Said on the phone: he found out enough."),
        ),
        Written(
            "family_health",
            None,
            to="family_health",
            categories=(C.CONDITIONS, C.MEDICINES),
            purpose="A first visit",
            ends_in=180,
        ),
        Written("lawyer", None, to="lawyer", categories=(C.LEGAL,)),
    ),
    1: (
        Written("care", 30, K.CARE, categories=_CARE, purpose="My treatment and paying for it"),
        Written(
            "move",
            40,
            to="operator",
            categories=(C.PRESENCE, C.HOUSING),
            purpose="So that I can move in",
            event="I have moved in",
            ended=9,
        ),
    ),
    2: (
        Written(
            "uncle",
            33,
            to="uncle",
            categories=(C.PRESENCE, C.MEDICINES),
            purpose="He wants to know how I am",
            ends_in=200,
            known_false=18,
        ),
    ),
    3: (
        Written(
            "sponsor",
            34,
            to="sponsor",
            categories=(C.PEERS, C.SAFETY),
            purpose="So that he can be there for me",
            ends_in=100,
            revoked=(8, RevokedWay.WRITTEN, "A letter; the original is in the chart."),
        ),
    ),
    4: (
        Written(
            "hearing",
            15,
            K.LEGAL_PROCEEDINGS,
            "lawyer",
            (C.PRESENCE, C.ATTENDANCE),
            "For my hearing about the apartment",
            ends_in=45,
            proceeding="Housing Court, SC-2026-088",
        ),
    ),
}
"""By the client's place, Theo Bramwell's being 0."""


def agreed(told: Sequence[Told], today: date, zone: ZoneInfo) -> Iterator[Happening]:
    """What the first made-up people agreed to."""
    for one in told:
        if one.story.index in _CONSENTS and one.record.status is not ClientStatus.DIED:
            known = Known(one.client_id, one.record.name)
            yield from consents_of(one.story.index, known, today, one.story.counselor.id, zone)


def consents_of(
    place: int, known: Known, today: date, counselor_id: int, zone: ZoneInfo
) -> Iterator[Happening]:
    """Everything one client agreed to and took back, each at its moment."""

    def at(ago: int, clock: time, act: Callable[[Desk], object]) -> Happening:
        moment = datetime.combine(today - timedelta(days=ago), clock, zone)
        return Happening(moment, act, counselor_id)

    written = _CONSENTS.get(place, ())
    first = max((one.signed or 0 for one in written), default=0)
    yield at(first, time(9, 30), partial(_meet, known=known, place=place))
    for number, one in enumerate(written):
        yield at(
            first if one.signed is None else one.signed,
            time(10, 5 + number),
            partial(_write, known=known, one=one, today=today),
        )
        if one.ended is not None:
            yield at(one.ended, time(14, 20), partial(_end, known=known, one=one))
        if one.revoked is not None:
            yield at(one.revoked[0], time(15, 10), partial(_revoke, known=known, one=one))
        if one.known_false is not None:
            yield at(one.known_false, time(16, 5), partial(_mark_false, known=known, one=one))


def take_over(c: Connection, told: Sequence[Told], now: datetime, by: int) -> None:
    """A consent that was signed before the program came, on a form that did not say when it ends: it lacks that."""
    for one in told:
        if one.story.index == _OLD_FORM and one.record.status is not ClientStatus.DIED:
            consent = Consent(
                client_name=one.record.name,
                discloser="Alder Point Recovery",
                categories=(C.PRESENCE, C.APPOINTMENTS),
                recipient=Recipient(entry_id=IDS["family_health"]),
                recipient_words=RecipientWords("Bayside Family Health"),
                purpose="Follow-up visits",
                revocation=REVOCATION,
            )
            signing = ConsentSigning(
                one.record.name, ConsentSigner.CLIENT, SignedWay.ON_PAPER, now.date() - timedelta(days=3)
            )
            consent_store.sign(c, consent_store.add(c, one.client_id, consent, now, by), 1, signing)


def _meet(desk: Desk, known: Known, place: int) -> None:
    for key, person in _PEOPLE.get(place, {}).items():
        known.ids[key] = desk.recipients.add_person(known.client_id, person).value
    for key, role in _MARKS.get(place, ()):
        desk.recipients.mark_care(known.client_id, IDS[key], role)


def _write(desk: Desk, known: Known, one: Written, today: date) -> None:
    blank = desk.consents.blank(known.client_id, one.kind)
    facts: dict[str, Any] = {
        "categories": one.categories,
        "limits": one.limits,
        "purpose": one.purpose,
        "expiry": _expiry(one, today),
        "court": one.court if one.bound_for is None else _bound(one.court, today, one.bound_for),
        "proceeding": one.proceeding,
        "recipient": known.recipient(one.to) if one.to else Recipient(),
    }
    consent_id = desk.consents.begin(known.client_id, replace(blank, **facts)).value
    known.ids[f"consent {one.key}"] = consent_id
    if one.signed is not None:
        signing = ConsentSigning(known.name, ConsentSigner.CLIENT, SignedWay.TYPED, desk.today())
        desk.consents.sign(consent_id, signing, 1)


def _bound(court: CourtTerms, today: date, days: int) -> CourtTerms:
    return replace(court, revocable_from=today + timedelta(days=days))


def _expiry(one: Written, today: date) -> Expiry:
    if one.kind is K.CARE:
        return Expiry(ExpiryKind.END_OF_TREATMENT)
    if one.event:
        return Expiry(ExpiryKind.EVENT, event=one.event)
    if one.ends_in is None:
        return Expiry()
    return Expiry(ExpiryKind.ON_DAY, today + timedelta(days=one.ends_in))


def _end(desk: Desk, known: Known, one: Written) -> None:
    desk.consents.end(known.ids[f"consent {one.key}"], desk.today(), "Moved in.", 2)


def _revoke(desk: Desk, known: Known, one: Written) -> None:
    if one.revoked is not None:
        _, way, note = one.revoked
        desk.consents.revoke(known.ids[f"consent {one.key}"], way, note, 2)


def _mark_false(desk: Desk, known: Known, one: Written) -> None:
    desk.consents.mark_false(known.ids[f"consent {one.key}"], 2)
