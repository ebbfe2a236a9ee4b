"""Safety links: who must be kept apart from whom, why, until when, and who may see why.

The reason is shown only to those permitted; others read "Safety link. Ask a supervisor." (DOMAIN.md section 3).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from aftercare_desktop.domain import search
from aftercare_desktop.domain.bounds import too_long
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.permissions import Permission, may
from aftercare_desktop.domain.problems import FieldProblem
from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.errors import BadInput

_TELLING_WORDS = 2
"""So many words of a name tell a person: "Mark Lind" is also meant where "Mark A. Lind" is written."""


class SafetyLinkKind(StrEnum):
    """Why two people are kept apart."""

    NO_CONTACT_ORDER = "no_contact_order"
    CO_DEFENDANT = "co_defendant"
    DO_NOT_PLACE_WITH = "do_not_place_with"


class SafetyLinkState(StrEnum):
    """Whether a link binds; an ended or lifted one stays as history."""

    IN_FORCE = "in_force"
    ENDED = "ended"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class SafetyLink:
    """Somebody a client must be kept apart from: another client (`other_id`) or a person outside, by `name`.

    A link between two clients is one record and binds both of them.
    """

    kind: SafetyLinkKind
    other_id: int | None = None
    name: str = ""
    source: str = ""
    """Where it is known from: the court and case number, or who asked for it."""
    reason: str = ""
    ends_on: date | None = None

    def is_in_force(self, today: date) -> bool:
        """Whether the link binds on this day; the last day still counts."""
        return self.ends_on is None or today <= self.ends_on


@dataclass(frozen=True, slots=True)
class StoredSafetyLink:
    """A safety link as stored. A lifted one stays as history and binds nobody."""

    id: int
    version: int
    client_id: int
    created_at: datetime
    created_by: int | None
    lifted_at: datetime | None
    lifted_by: int | None
    link: SafetyLink

    def state(self, today: date) -> SafetyLinkState:
        """Whether it binds on this day, and if not, why not."""
        if self.lifted_at is not None:
            return SafetyLinkState.LIFTED
        return SafetyLinkState.IN_FORCE if self.link.is_in_force(today) else SafetyLinkState.ENDED

    def binds(self, today: date) -> bool:
        """Whether it keeps people apart on this day."""
        return self.state(today) is SafetyLinkState.IN_FORCE

    def clients(self) -> tuple[int, ...]:
        """The ids of the clients it binds: one, or both."""
        return (self.client_id,) if self.link.other_id is None else (self.client_id, self.link.other_id)

    def seen_from(self, client_id: int) -> SafetyLink:
        """The link as it stands on the record of one of its clients: `other_id` is the other one."""
        if self.link.other_id is None or client_id == self.client_id:
            return self.link
        return replace(self.link, other_id=self.client_id)


@dataclass(frozen=True, slots=True)
class ToldLink:
    """What a permitted person sees of a link on a record. `who` is the other client's name or the name written."""

    link: SafetyLink
    who: str
    since: date
    lifted_on: date | None
    lifted_by: str


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link on a client's record. Where `told` is None the person may know that there is one, and nothing else."""

    id: int
    version: int
    state: SafetyLinkState
    told: ToldLink | None


# --- Who may see and change -----------------------------------------------------------------------------------


def may_see_why(staff: StaffMember, client: Client) -> bool:
    """Whether this person may see who the safety links of this client's record are about, and why."""
    permitted = may(staff.role, Permission.SEE_SAFETY_REASON)
    own = may(staff.role, Permission.READ_CLIENT) and client.counselor_id == staff.id
    return staff.active and (permitted or own)


def may_write(staff: StaffMember, client: Client) -> bool:
    """Whether this person may add, change or lift links on this record: nobody writes what they may not see."""
    return may(staff.role, Permission.WRITE_SAFETY_LINK) and may_see_why(staff, client)


# --- What can be kept -----------------------------------------------------------------------------------------


def problems(link: SafetyLink, client_id: int) -> tuple[FieldProblem, ...]:
    """Everything that keeps this link of a client from being saved, each with the sentence for its field."""
    found: list[FieldProblem] = []
    if link.other_id is None and not link.name.strip():
        found.append(FieldProblem("name", "Choose another client, or write the person's name."))
    if link.other_id == client_id:
        found.append(FieldProblem("name", "Choose somebody else: this is the same client."))
    found += [FieldProblem(path, sentence) for path, sentence in too_long(link)]
    return tuple(found)


def check(link: SafetyLink, client_id: int) -> None:
    """Raise `BadInput` for a link that cannot be saved."""
    found = problems(link, client_id)
    if found:
        raise BadInput(f"{found[0].sentence} Nothing was saved.")


def same_people(one: SafetyLink, other: SafetyLink) -> bool:
    """Whether two links seen from one client mean the same person for the same reason."""
    if one.kind is not other.kind or one.other_id != other.other_id:
        return False
    return one.other_id is not None or search.words(one.name) == search.words(other.name)


# --- Who is kept apart ----------------------------------------------------------------------------------------


def kept_apart(links: Iterable[StoredSafetyLink], one: int, other: int, today: date) -> bool:
    """Whether two clients are kept apart on this day, whichever of them the link was written for."""
    return any(link.binds(today) and {one, other} == set(link.clients()) for link in links if one != other)


def bound_names(links: Iterable[StoredSafetyLink], client_id: int, today: date) -> tuple[str, ...]:
    """The people outside from whom a client is kept apart on this day, as written."""
    return tuple(
        link.link.name
        for link in links
        if link.client_id == client_id and link.link.other_id is None and link.binds(today)
    )


def kept_from(links: Iterable[StoredSafetyLink], client_id: int, name: str, today: date) -> bool:
    """Whether a client is kept apart from a person outside (a leader, driver, resident) of this name on this day.

    Case, accents and the order of the words do not matter, nor a middle name: to ask once too often does no harm.
    """
    wanted = frozenset(search.words(name))
    return any(_is_same_person(wanted, bound) for bound in bound_names(links, client_id, today))


def _is_same_person(wanted: frozenset[str], bound: str) -> bool:
    known = frozenset(search.words(bound))
    common = wanted & known
    return bool(common) and (wanted == known or (len(common) >= _TELLING_WORDS and common in (wanted, known)))
