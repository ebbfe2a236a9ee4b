"""The center's own people: roles and who they are to the program."""

from dataclasses import dataclass
from enum import StrEnum

from aftercare_desktop.domain.clients import NAME_LIMIT
from aftercare_desktop.domain.problems import FieldProblem


class Role(StrEnum):
    """What a staff member does at the center; `permissions.py` says what each may do here."""

    ADMINISTRATOR = "administrator"
    SUPERVISOR = "supervisor"
    COUNSELOR = "counselor"
    NURSE = "nurse"
    PEER_SPECIALIST = "peer_specialist"
    FRONT_DESK = "front_desk"


@dataclass(frozen=True, slots=True)
class NewStaff:
    """A staff member before the store gives an id. `user_name` is what they sign in with."""

    user_name: str
    name: str
    role: Role
    credentials: str = ""
    phone: str = ""
    phone_hours: str = ""


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A staff member as stored. An inactive one cannot sign in but keeps their name on what they did."""

    id: int
    version: int
    user_name: str
    name: str
    role: Role
    credentials: str
    phone: str
    phone_hours: str
    active: bool


def problems(member: NewStaff | StaffMember) -> tuple[FieldProblem, ...]:
    """Everything that keeps this person from being stored, by field."""
    found: list[FieldProblem] = []
    for name, missing in (
        ("name", "Write the staff member's name."),
        ("user_name", "Choose a user name."),
    ):
        written = getattr(member, name)
        if not written.strip():
            found.append(FieldProblem(name, missing))
        elif len(written) > NAME_LIMIT:
            found.append(FieldProblem(name, f"Use at most {NAME_LIMIT:,} characters."))
    return tuple(found)
