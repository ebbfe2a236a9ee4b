"""Whether the plan says what keeps a person alive: warnings that apply, and the follow-up of a person at risk.

DOMAIN.md section 1 (withdrawal, suicide risk, whom to call day and night); NPSG.15.01.01 on suicide risk.
"""

from datetime import timedelta

from aftercare_desktop.domain import first_days
from aftercare_desktop.domain.approved_words import ApprovedKey, safety_keys, unapproved
from aftercare_desktop.domain.plans import AppointmentKind
from aftercare_desktop.domain.readiness_facts import ReadinessFacts

FOLLOW_UP_LIMIT = timedelta(days=7)
CARE = frozenset(
    {
        AppointmentKind.THERAPY,
        AppointmentKind.MEDICINE,
        AppointmentKind.PRIMARY_CARE,
        AppointmentKind.MENTAL_HEALTH,
    }
)
"""Visits at which somebody asks how the person is; a court date or a yoga class is none."""

WITHDRAWAL = frozenset({ApprovedKey.ALCOHOL_WITHDRAWAL, ApprovedKey.BENZODIAZEPINE_WITHDRAWAL})
MIXING = frozenset({ApprovedKey.OPIOID_MIXING})
FENTANYL = frozenset({ApprovedKey.STIMULANT_FENTANYL})
WARNINGS = WITHDRAWAL | MIXING | FENTANYL
"""Sentences with a check of their own; the rest of what prints is one check."""


def withdrawal_warning(facts: ReadinessFacts) -> bool | None:
    """Alcohol or benzodiazepines: the plan warns of stopping all at once, alone."""
    return _warning(facts, WITHDRAWAL)


def mixing_warning(facts: ReadinessFacts) -> bool | None:
    """Opioids: the plan warns of mixing them with alcohol or benzodiazepines."""
    return _warning(facts, MIXING)


def fentanyl_warning(facts: ReadinessFacts) -> bool | None:
    """Stimulants: the plan warns that they may hold fentanyl."""
    return _warning(facts, FENTANYL)


def _warning(facts: ReadinessFacts, warnings: frozenset[ApprovedKey]) -> bool | None:
    applying = [key for key in safety_keys(facts.client, facts.document) if key in warnings]
    return not unapproved(applying, dict(facts.approved)) if applying else None


def suicide_follow_up(facts: ReadinessFacts) -> bool | None:
    """A person at risk of suicide sees somebody of their care in the first week."""
    if not facts.client.suicide_risk.at_risk():
        return None
    days = first_days.span(facts.client, facts.document)
    if days is None:
        return False
    return any(
        visit.kind in CARE
        and visit.day is not None
        and days.first <= visit.day <= days.first + FOLLOW_UP_LIMIT
        for visit in facts.document.appointments
    )


def safer_place(facts: ReadinessFacts) -> bool | None:
    """A person at risk of suicide: what was agreed on making their place safer."""
    if not facts.client.suicide_risk.at_risk():
        return None
    return bool(facts.document.hard_times.crisis.safer.strip())


def day_and_night(facts: ReadinessFacts) -> bool:
    """Whom to call by day and by night: the center's tested night line, or contacts that each say their hours."""
    if facts.line is not None and facts.line.is_day_or_night():
        return True
    crisis = facts.document.hard_times.crisis
    callable_ = [one for one in (*crisis.people, *crisis.professionals) if one.phone.strip()]
    return bool(callable_) and all(one.hours.strip() for one in callable_)
