"""Values that clients, plans and the center share: phones, addresses, places, hours."""

from dataclasses import dataclass
from enum import StrEnum


class PhoneKind(StrEnum):
    """Where a phone rings."""

    MOBILE = "mobile"
    HOME = "home"
    WORK = "work"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number as written by staff (10 digits or international), with what is safe to do on it."""

    number: str
    kind: PhoneKind = PhoneKind.MOBILE
    may_text: bool = False
    may_leave_message: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address. `lines` is the street part, one or more lines as written."""

    lines: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = ""

    def one_line(self) -> str:
        """The parts that are known, joined with commas; empty when nothing is known."""
        region = " ".join(part for part in (self.state, self.postal_code) if part)
        street = ", ".join(line.strip() for line in self.lines.splitlines() if line.strip())
        return ", ".join(part for part in (street, self.city, region, self.country) if part)


@dataclass(frozen=True, slots=True)
class Place:
    """A provider, pharmacy, home or meeting room as it stands in a plan.

    Typed, or linked to the directory's entry `entry_id`: then a draft shows what the entry says at present (see
    `domain/plans/links.py`), and a final revision keeps the words as given.
    """

    name: str = ""
    address: str = ""
    phone: str = ""
    hours: str = ""
    entry_id: int | None = None

    def is_known(self) -> bool:
        """Whether the person would know where to go or whom to call."""
        return bool(self.name.strip())


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the client's life: name, what they are to the client, how to reach them."""

    name: str = ""
    relation: str = ""
    phone: str = ""
    note: str = ""


def short_name(name: str) -> str:
    """First name and last initial ("Theo B."), the most a roster, footer or sponsor line may show."""
    parts = name.split()
    if len(parts) < 2:
        return name.strip()
    return f"{parts[0]} {parts[-1][0]}."
