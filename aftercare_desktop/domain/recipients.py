"""To whom something about a client goes, and the one rule by which two of them are the same.

Recipients are told apart by who they are in the records, never by how they are spelled: "Larch Hill" and "Larch Hill
House" are two. A consent "for Agency A only" must never serve Agency B (42 CFR 2.31(a)(4); DOMAIN.md section 6).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aftercare_desktop.domain.bounds import too_long
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.problems import FieldProblem


@dataclass(frozen=True, slots=True)
class Recipient:
    """One entry of the directory, or one person whom only this client names. Exactly one of the two is given."""

    entry_id: int | None = None
    person_id: int | None = None

    def is_named(self) -> bool:
        """Whether it says who it is."""
        return (self.entry_id is None) != (self.person_id is None)


def is_same(one: Recipient, other: Recipient) -> bool:
    """The one recipient match of the program. Nobody is like anybody else, and nobody named is nobody's match."""
    return one.is_named() and one == other


@dataclass(frozen=True, slots=True)
class RecipientWords:
    """How a recipient reads on paper: kept with a consent or a disclosure as it stood on that day."""

    name: str = ""
    contact: str = ""
    """The person to ask for, or what somebody is to the client."""
    address: Address = Address()
    phone: str = ""
    fax: str = ""


class OutsideRole(StrEnum):
    """What somebody outside the center is to a client."""

    FAMILY = "family"
    FRIEND = "friend"
    SPONSOR = "sponsor"
    EMPLOYER = "employer"
    LAWYER = "lawyer"
    OFFICER = "officer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OutsidePerson:
    """Somebody outside the center in one client's life, who is not in the directory.

    `plan_key` is the permanent key of their place in the client's plan, "" where the plan does not name them.
    """

    name: str = ""
    role: OutsideRole = OutsideRole.FAMILY
    relation: str = ""
    phone: str = ""
    address: Address = Address()
    plan_key: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StoredOutsidePerson:
    """An outside person as stored."""

    id: int
    version: int
    client_id: int
    archived_at: datetime | None
    person: OutsidePerson


def problems(person: OutsidePerson) -> tuple[FieldProblem, ...]:
    """Everything that keeps somebody outside the center from being written down."""
    found = [] if person.name.strip() else [FieldProblem("name", "Write the person's name.")]
    return (*found, *(FieldProblem(path, sentence) for path, sentence in too_long(person)))
