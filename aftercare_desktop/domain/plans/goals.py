"""Section 3: goals in the client's words, each with its ordered steps."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LifeArea(StrEnum):
    """Areas of life a goal belongs to."""

    RECOVERY = "recovery"
    HEALTH = "health"
    FAMILY = "family"
    PEERS = "peers"
    HOME = "home"
    WORK = "work"
    LEARNING = "learning"
    MONEY = "money"
    PARENTING = "parenting"
    LEGAL = "legal"
    WELLNESS = "wellness"
    OTHER = "other"


class GoalState(StrEnum):
    """How far a goal is."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    REACHED = "reached"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do for a goal: what, who helps ("Me" included), by when, done."""

    key: str
    what: str = ""
    who: str = ""
    by: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in the client's own words, why it matters, and its ordered steps."""

    key: str
    words: str = ""
    why: str = ""
    area: LifeArea = LifeArea.RECOVERY
    state: GoalState = GoalState.PLANNED
    share_with_group: bool = False
    """The client agreed that the group may see this goal."""
    steps: tuple[Step, ...] = ()
