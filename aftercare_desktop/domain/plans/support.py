"""Section 9: the support circle and the help network."""

from dataclasses import dataclass
from enum import StrEnum


class CircleRole(StrEnum):
    """Places in the support circle; the client chooses which ones belong to their life."""

    FAMILY = "family"
    FRIEND = "friend"
    MENTOR = "mentor"
    SPONSOR = "sponsor"
    GROUP = "group"
    MEETING = "meeting"
    HOUSE = "house"
    COUNSELOR = "counselor"
    CLINIC = "clinic"
    WORK = "work"
    FAITH = "faith"
    OTHER = "other"


class NeedKind(StrEnum):
    """What the help network is asked for (M12)."""

    RIDE = "ride"
    CHILD_CARE = "child_care"
    GROCERIES = "groceries"
    JOB_LEAD = "job_lead"
    BUDGETING = "budgeting"
    PARENTING = "parenting"
    DOCUMENTS = "documents"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CirclePlace:
    """A place in the circle. An empty name prints as "I am still looking"; `not_for_me` removes it everywhere."""

    key: str
    role: CircleRole = CircleRole.FRIEND
    name: str = ""
    phone: str = ""
    what_for: str = ""
    call_first: bool = False
    """One of the three people to call on page 1."""
    not_for_me: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """A need and who helps with it; an empty name is a need nobody meets yet."""

    key: str
    kind: NeedKind = NeedKind.RIDE
    what: str = ""
    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class SupportCircle:
    """The circle and the help network."""

    places: tuple[CirclePlace, ...] = ()
    needs: tuple[Need, ...] = ()
