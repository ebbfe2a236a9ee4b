"""What the center holds about a client that may be told at all, and how single facts of it read on one line."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time

from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import Person, Place
from aftercare_desktop.domain.plans import Appointment, FirstDaysRow, PlanDocument
from aftercare_desktop.words.approved import TITLES
from aftercare_desktop.words.dates import clock, day_of_year
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.phones import shown_phone

_STREET_ENDS = re.compile(r"[,\n]")
_IS_STREET = re.compile(r"\w\s+\w")
"""More than one word: the bare name of a town stands in every address of it."""
PRIVATE = "Kept private at the client's wish"


@dataclass(frozen=True, slots=True)
class Held:
    """The client's facts, the newest final version of the plan, and what followed it.

    `approved` are the center's sentences for a paper that prints them, else none. `came` are the days on which the
    client is recorded to have come. Safety links, notes, messages and what staff mark for themselves are not here: they
    go to nobody.
    """

    client: Client
    document: PlanDocument = PlanDocument()
    counselor: str = ""
    approved: Mapping[ApprovedKey, ApprovedSentence] | None = None
    came: tuple[date, ...] = ()

    def confidential_streets(self) -> tuple[str, ...]:
        """The streets that go to nobody: of a confidential home, of tonight's place, and of the record while one is.

        Anybody may have written them into another field too.
        """
        home, leaving, record = self.document.home, self.document.leaving, self.client.address.lines
        kept = (
            (home.confidential, home.place.address),
            (leaving.sleeps_confidential, leaving.sleeps_address),
            (home.confidential or leaving.sleeps_confidential, record),
        )
        streets = (_STREET_ENDS.split(address.strip())[0].strip() for holds, address in kept if holds)
        return tuple(street for street in streets if _IS_STREET.search(street))

    def edited(self, *rows: FirstDaysRow) -> Iterator[str]:
        """What the client wrote in place of these rows of page 1."""
        for one in self.document.first_days.edited:
            if one.row in rows:
                yield from line(label(one.row), one.words)

    def sentences(self, keys: Iterable[ApprovedKey]) -> Iterator[str]:
        """Those of the center's sentences that a clinician approved."""
        for key in keys:
            sentence = (self.approved or {}).get(key)
            if sentence is not None and sentence.is_approved():
                yield from line(TITLES[key], sentence.text)


def line(name: str, *parts: str) -> Iterator[str]:
    """ "Pharmacy: Congress Pharmacy, 207-555-0131", or nothing where nothing is known.

    A sentence that something follows gives up its full stop.
    """
    known = [part.strip() for part in parts if part.strip()]
    if known:
        yield f"{name}: {', '.join([*(part.removesuffix('.') for part in known[:-1]), known[-1]])}"


def without(text: str, streets: Iterable[str]) -> str:
    """The text with these streets taken out, however they are spaced and in either case."""
    for street in streets:
        spaced = r"\s+".join(map(re.escape, street.split()))
        text = re.sub(spaced, PRIVATE.lower(), text, flags=re.IGNORECASE)
    return text


def when(day: date | None, at: time | None = None) -> str:
    """ "Wed, Nov 25, 2026, 11 AM", the parts that are known."""
    known = (day_of_year(day) if day is not None else "", clock(at) if at is not None else "")
    return ", ".join(part for part in known if part)


def named(words: str, value: str) -> str:
    """ "ride: Ray drives me", or nothing."""
    return f"{words}: {value.strip()}" if value.strip() else ""


def place(one: Place) -> str:
    """Name, address, phone and hours of a place."""
    return ", ".join(
        part.strip() for part in (one.name, one.address, shown_phone(one.phone), one.hours) if part.strip()
    )


def person(one: Person) -> str:
    """Name, what they are to the client, phone and note."""
    return ", ".join(
        part.strip() for part in (one.name, one.relation, shown_phone(one.phone), one.note) if part.strip()
    )


def visit(one: Appointment) -> Iterator[str]:
    """A visit with its place and the way there."""
    ride = ", ".join(part for part in (one.ride.strip(), when(None, one.ride_at)) if part)
    yield from line(
        label(one.kind),
        when(one.day, one.at) or "day not set",
        one.with_whom,
        place(one.place),
        named("ride", ride),
        named("if not", one.backup),
        named("bring", one.bring),
    )
