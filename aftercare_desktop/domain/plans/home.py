"""Section 8: the home, what the person wanted, and why not if it was not met."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from aftercare_desktop.domain.people import Place


class HomeKind(StrEnum):
    """What kind of home."""

    NOT_KNOWN = "not_known"
    OWN_HOME = "own_home"
    FAMILY = "family"
    FRIENDS = "friends"
    SOBER_LIVING = "sober_living"
    RESIDENTIAL = "residential"
    SHELTER = "shelter"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Home:
    """Where the person will live, what they wanted, and why if that was not met."""

    kind: HomeKind = HomeKind.NOT_KNOWN
    place: Place = Place()
    confidential: bool = False
    """The address never prints on any copy."""
    moves_on: date | None = None
    arrives_at: time | None = None
    met_by: str = ""
    bring: str = ""
    preference: str = ""
    preference_met: bool | None = None
    why_not: str = ""
