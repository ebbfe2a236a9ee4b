"""Section 4: triggers, warning signs, and the days ahead that carry risk."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SignKind(StrEnum):
    """A trigger comes from outside, a warning sign from within."""

    TRIGGER = "trigger"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign: what I notice, what I do, who I call, who will notice."""

    key: str
    kind: SignKind = SignKind.WARNING
    notice: str = ""
    action: str = ""
    call: str = ""
    noticed_by: str = ""


@dataclass(frozen=True, slots=True)
class RiskDay:
    """A day ahead that carries risk (holiday, payday, anniversary) and what the person plans for it."""

    key: str
    day: date | None = None
    what: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Signs:
    """Triggers, warning signs and risky days."""

    signs: tuple[Sign, ...] = ()
    days: tuple[RiskDay, ...] = ()
