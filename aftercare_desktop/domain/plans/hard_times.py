"""Section 10: the crisis plan and the way back after a return to use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CrisisContact:
    """Somebody to ask for help, or a professional, with hours."""

    key: str
    name: str = ""
    phone: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class CrisisPlan:
    """Own headings on known concepts (DOMAIN.md section 1); never a copyrighted form."""

    warning_signs: str = ""
    alone: str = ""
    distractions: str = ""
    people: tuple[CrisisContact, ...] = ()
    professionals: tuple[CrisisContact, ...] = ()
    safer: str = ""
    matters: str = ""


@dataclass(frozen=True, slots=True)
class ReturnPlan:
    """After a return to use: who stays near, who is called, who checks in within 24 hours. No blame (M10)."""

    stays_with: str = ""
    stays_with_phone: str = ""
    alone_call: str = ""
    alone_phone: str = ""
    call: str = ""
    call_phone: str = ""
    clinic: str = ""
    clinic_phone: str = ""
    checks_in: str = ""
    changes: str = ""


@dataclass(frozen=True, slots=True)
class HardTimes:
    """The crisis plan and the way back after a return to use."""

    crisis: CrisisPlan = CrisisPlan()
    back: ReturnPlan = ReturnPlan()
