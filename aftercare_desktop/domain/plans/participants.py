"""Section 12: who took part in making the plan."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ParticipantRole(StrEnum):
    """Who somebody is to the plan."""

    CLIENT = "client"
    FAMILY = "family"
    COUNSELOR = "counselor"
    NURSE = "nurse"
    PEER_SPECIALIST = "peer_specialist"
    MENTOR = "mentor"
    PROVIDER = "provider"
    INTERPRETER = "interpreter"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Participant:
    """A person who took part in making the plan, and on which day."""

    key: str
    role: ParticipantRole = ParticipantRole.CLIENT
    name: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Participants:
    """Who took part."""

    people: tuple[Participant, ...] = ()
