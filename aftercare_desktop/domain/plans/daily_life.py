"""Section 11: work, money, parenting, wellness, and the routines of the week."""

from dataclasses import dataclass
from datetime import time

from aftercare_desktop.domain.weekdays import Weekday


@dataclass(frozen=True, slots=True)
class Routine:
    """Something of every week that is not a group, meeting or visit: work, a walk, Sunday dinner."""

    key: str
    weekday: Weekday | None = None
    starts: time | None = None
    ends: time | None = None
    what: str = ""


@dataclass(frozen=True, slots=True)
class DailyLife:
    """Work, money, parenting, wellness, and the routines of the week."""

    work: str = ""
    money: str = ""
    parenting: str = ""
    wellness: str = ""
    routines: tuple[Routine, ...] = ()
