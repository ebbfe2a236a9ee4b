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
class GoneOver:
    """The plan was gone over with the client: on which day, with whom, and in which words if they were kept."""

    on: date | None = None
    by: str = ""
    words: str = ""

    def is_done(self) -> bool:
        """Whether a named person did it on a known day."""
        return self.on is not None and bool(self.by.strip())


@dataclass(frozen=True, slots=True)
class Participants:
    """Who took part; whether the plan was read aloud to the client, and told back in the client's own words."""

    people: tuple[Participant, ...] = ()
    read_aloud: GoneOver = GoneOver()
    told_back: GoneOver = GoneOver()
