"""Who holds an older copy of a plan, and what in it is wrong by now, in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.contact import Means, Reason, allowed
from aftercare_desktop.domain.copy_changes import CopyChange, Matter, Said
from aftercare_desktop.domain.old_copies import Holder
from aftercare_desktop.domain.telling import Telling
from aftercare_desktop.words.contact import safe_contact, verdict
from aftercare_desktop.words.dates import day, day_at, full_date
from aftercare_desktop.words.disclosures import left_out_words
from aftercare_desktop.words.phones import shown_phone

CONSENT_FIRST = "No consent: nothing is told to them."
PURPOSE = "So that they know what changed in the plan"
TOLD_OF = "Told what changed in the plan"
_MOST_NAMED = 3

_TITLES: Mapping[Matter, str] = MappingProxyType(
    {
        Matter.MEDICINE: "Medicine",
        Matter.DOSE: "Dose of {about}",
        Matter.DIRECTIONS: "How to take {about}",
        Matter.NEXT_DOSE: "Next dose of {about}",
        Matter.NEXT_INJECTION: "Next injection of {about}",
        Matter.SUPPLY: "Supply of {about} lasts until",
        Matter.PRESCRIBER_VISIT: "Next visit for {about}",
        Matter.METHADONE_DOSE: "Last methadone dose (mg)",
        Matter.TAKE_HOMES: "Take-home doses",
        Matter.LEAVES: "Day of leaving",
        Matter.MOVES_IN: "Moves in",
        Matter.CALL: "Promised call",
        Matter.VISIT: "Visit with {about}",
        Matter.MENTOR_MEETING: "First meeting with {about}",
        Matter.PHONE: "Phone of {about}",
    }
)
_NAMELESS: Mapping[Matter, str] = MappingProxyType(
    {Matter.VISIT: "Visit", Matter.MENTOR_MEETING: "First meeting with the mentor", Matter.PHONE: "Phone"}
)
_SHORT: Mapping[Matter, str] = MappingProxyType(
    {
        Matter.MEDICINE: "a medicine",
        Matter.DOSE: "the dose",
        Matter.DIRECTIONS: "how a medicine is taken",
        Matter.NEXT_DOSE: "the next dose",
        Matter.NEXT_INJECTION: "the next injection",
        Matter.SUPPLY: "how long a medicine lasts",
        Matter.PRESCRIBER_VISIT: "the next visit for a medicine",
        Matter.METHADONE_DOSE: "the methadone dose",
        Matter.TAKE_HOMES: "the take-home doses",
        Matter.LEAVES: "the day of leaving",
        Matter.MOVES_IN: "the day of moving in",
        Matter.CALL: "the promised call",
        Matter.VISIT: "a visit",
        Matter.MENTOR_MEETING: "the first meeting with a mentor",
        Matter.PHONE: "a phone number",
    }
)


def change_words(change: CopyChange) -> str:
    """ "Dose of Buprenorphine film: 12 mg, was 8 mg"."""
    title = _TITLES[change.matter] if change.about else _NAMELESS.get(change.matter, _TITLES[change.matter])
    title = title.format_map({"about": change.about})
    before, after = (_said(change.matter, said) for said in (change.before, change.after))
    if not before:
        return f"{title}: {after}, not in the older copy"
    if not after:
        return f"{title}: {before}, no longer in the plan"
    return f"{title}: {after}, was {before}"


def _said(matter: Matter, said: Said) -> str:
    if said.day is not None:
        return day_at(said.day, said.at)
    return shown_phone(said.words) if matter is Matter.PHONE else said.words.strip()


def holder_words(holder: Holder) -> str:
    """ "Has version 2, given Nov 12, 2026", and below it "Phone: 207-555-0163" where the plan knows it."""
    copy = f"Has version {holder.number}, given {full_date(holder.given_on)}"
    return f"{copy}\nPhone: {shown_phone(holder.phone)}" if holder.phone else copy


def told_until(known: Telling) -> str:
    """ "May be told until Nov 23, 2026: my appointments", "No consent: nothing is told to them."."""
    if not known.allowed:
        return CONSENT_FIRST
    until = "" if known.until is None else f" until {full_date(known.until)}"
    return f"May be told{until}: {left_out_words(known.categories)}"


def telling_rule(holder: Holder, client: Client, today: date, known: Telling | None = None) -> str:
    """What holds before somebody is told: for the client how they may be reached, for all others the consent."""
    if not holder.is_client:
        return told_until(known or Telling())
    call, others = allowed(client, Means.CALL, today), safe_contact(client, today)
    return f"{verdict(Means.CALL, call)}. {others}" if call.reason in (None, Reason.NOT_AGREED) else others


def holders_summary(holders: Sequence[Holder]) -> str:
    """ "2 people hold version 2. The Friday visit and the dose changed." Empty when nobody is to be told."""
    if not holders:
        return ""
    numbers = {holder.number for holder in holders}
    copy = f"version {numbers.pop()}" if len(numbers) == 1 else "an older version"
    people = "1 person holds" if len(holders) == 1 else f"{len(holders)} people hold"
    changes = dict.fromkeys(change for holder in holders for change in holder.changes)
    named = tuple(dict.fromkeys(_short(change) for change in changes))
    told = _joined(named)
    return f"{people} {copy}. {told[0].upper()}{told[1:]} changed."


def _short(change: CopyChange) -> str:
    """ "the Friday visit" where the day is known."""
    on = change.before.day or change.after.day
    if change.matter is Matter.VISIT and on is not None:
        return f"the visit on {day(on)}"
    return _SHORT[change.matter]


def _joined(named: Sequence[str]) -> str:
    if len(named) > _MOST_NAMED:
        named = (*named[: _MOST_NAMED - 1], f"{len(named) - _MOST_NAMED + 1} more things")
    return " and ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)
