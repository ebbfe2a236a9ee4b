"""Readiness: named checks on what a discharge plan must hold (CARF 2.D, CTS.03.01.03, NPSG.15.01.01, DOMAIN.md 1).

A check looks only at recorded facts. Words for each stand in `words/readiness.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from aftercare_desktop.domain import first_days, readiness_medicines, readiness_referrals, readiness_safety
from aftercare_desktop.domain.approved_words import (
    ApprovedKey,
    missed_dose_key,
    safety_keys,
    unapproved,
)
from aftercare_desktop.domain.blanks import open_blanks
from aftercare_desktop.domain.clients import Client, RiskScreen
from aftercare_desktop.domain.done_days import done_by, screened_by
from aftercare_desktop.domain.plans import (
    HomeKind,
    ParticipantRole,
    PlanDocument,
    Section,
)
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.domain.readiness_facts import ReadinessFacts

FIRST_VISIT_LIMIT = timedelta(days=7)
CARING_CONTACT_LIMIT = timedelta(days=1)
LONGEST_REASON = 2_000
CONFIRMED = "confirmed_checks"
"""Where a document says which of the center's own checks somebody confirmed."""
_SECTIONS = tuple(Section)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A check that applies to this person: whether it is met and where its facts are entered.

    `section` is None when the fact belongs to the client, not to the plan; `field` is a dotted attribute path.
    A check of the center's own brings its `words` and its permanent key.
    """

    key: CheckKey | str
    ready: bool
    section: Section | None
    field: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule: `met` returns None where it does not apply to this person."""

    key: CheckKey
    section: Section | None
    field: str
    met: Callable[[ReadinessFacts], bool | None]


def check_readiness(facts: ReadinessFacts) -> tuple[CheckResult, ...]:
    """Every check that applies and is not left out, in order of the sections; the center's own close their section.

    What is dated after the day of the check was not done yet.
    """
    client, document = screened_by(facts.client, facts.today), done_by(facts.document, facts.today)
    facts = replace(facts, client=client, document=document)
    left_out = facts.choices.left_out()
    results: list[CheckResult] = []
    for check in CHECKS:
        met = None if check.key in left_out else check.met(facts)
        if met is not None:
            results.append(CheckResult(check.key, met, check.section, check.field))
    confirmed = {one.key for one in facts.document.confirmed_checks}
    for own in facts.choices.own:
        results.append(CheckResult(own.key, own.key in confirmed, own.section, CONFIRMED, own.words.strip()))
    return tuple(sorted(results, key=_place))


def _place(result: CheckResult) -> int:
    """Facts of the client belong to the first 72 hours, where they are asked for."""
    return _SECTIONS.index(result.section or Section.FIRST_DAYS)


def gaps(results: tuple[CheckResult, ...]) -> tuple[CheckResult, ...]:
    """The checks that are not met."""
    return tuple(result for result in results if not result.ready)


def reason_problem(reason: str) -> str:
    """What keeps these words from being the reason for finalizing with gaps; "" when nothing does."""
    if not any(character.isalnum() for character in reason):
        return "Say why it is finalized now."
    if len(reason.strip()) > LONGEST_REASON:
        return f"Use at most {LONGEST_REASON:,} characters, not {len(reason.strip()):,}."
    return ""


def _leaves_on(facts: ReadinessFacts) -> date | None:
    days = first_days.span(facts.client, facts.document)
    return days.first if days else None


def _discharge_day(facts: ReadinessFacts) -> bool:
    return _leaves_on(facts) is not None


def _tonight(facts: ReadinessFacts) -> bool:
    days = first_days.span(facts.client, facts.document)
    return bool(facts.document.first_days.tonight_with.strip() or first_days.tonight(facts.document, days))


def _closed_days(facts: ReadinessFacts) -> bool | None:
    inside = first_days.closed_inside(first_days.span(facts.client, facts.document), facts.closed_days)
    planned = {plan.day for plan in facts.document.first_days.closed_days if plan.words.strip()}
    return all(day in planned for day, _ in inside) if inside else None


def _caring_contact(facts: ReadinessFacts) -> bool | None:
    if not facts.client.suicide_risk.at_risk():
        return None
    leaves, calls = _leaves_on(facts), first_days.promised_calls(facts.client, facts.document)
    return leaves is not None and any(
        leaves <= call.day <= leaves + CARING_CONTACT_LIMIT for call in calls if call.day is not None
    )


def _no_stopped_call(facts: ReadinessFacts) -> bool | None:
    """A call that is stopped is not printed: somebody takes it out, changes the status or asks the client again."""
    return False if first_days.is_call_stopped(facts.client, facts.document) else None


def _suicide_screen(facts: ReadinessFacts) -> bool:
    risk = facts.client.suicide_risk
    return risk.screen is not RiskScreen.NOT_SCREENED and risk.screened_on is not None


def _progress(facts: ReadinessFacts) -> bool:
    return bool(facts.document.progress.progress.strip())


def _strengths(facts: ReadinessFacts) -> bool:
    progress = facts.document.progress
    return all(
        t.strip() for t in (progress.strengths, progress.needs, progress.abilities, progress.preferences)
    )


def _goal(facts: ReadinessFacts) -> bool:
    return any(goal.words.strip() for goal in facts.document.goals)


def _steps(facts: ReadinessFacts) -> bool:
    """Every goal has a step, and every step says what, who and by when."""
    goals = [goal for goal in facts.document.goals if goal.words.strip()]
    return bool(goals) and all(
        goal.steps and all(s.what.strip() and s.who.strip() and s.by for s in goal.steps) for goal in goals
    )


def _own_words(facts: ReadinessFacts) -> bool | None:
    """A starter asks for the client's own words; one that was left open prints as a blank line."""
    return False if open_blanks(facts.document) else None


def _signs(facts: ReadinessFacts) -> bool:
    signs = facts.document.signs.signs
    return any(sign.notice.strip() and sign.action.strip() and sign.call.strip() for sign in signs)


def printed_keys(client: Client, document: PlanDocument) -> tuple[ApprovedKey, ...]:
    """Every approved sentence this person's paper asks for."""
    missed = tuple(missed_dose_key(m.kind) for m in first_days.medicines_in_order(document))
    always = (ApprovedKey.CRISIS_LINE, ApprovedKey.RETURN_PLAN, ApprovedKey.MAKING_SAFER)
    keep = (ApprovedKey.KEEP_TAKING_MEDICINE,) if missed else ()
    return tuple(dict.fromkeys((*always, *keep, *missed, *safety_keys(client, document))))


def _approved_words(facts: ReadinessFacts) -> bool:
    """Every other sentence that prints; the warnings have checks of their own."""
    others = [k for k in printed_keys(facts.client, facts.document) if k not in readiness_safety.WARNINGS]
    return not unapproved(others, dict(facts.approved))


def _first_visit(facts: ReadinessFacts) -> bool:
    days = first_days.span(facts.client, facts.document)
    visit = first_days.first_visit(facts.document, days)
    if days is None or visit is None or visit.day is None:
        return False
    return visit.day <= days.first + FIRST_VISIT_LIMIT


def _visit_details(facts: ReadinessFacts) -> bool | None:
    visits = facts.document.appointments
    if not visits:
        return None
    return all(
        v.with_whom.strip()
        and v.place.name.strip()
        and v.place.address.strip()
        and v.place.phone.strip()
        and v.day
        and v.at
        for v in visits
    )


def _ride(facts: ReadinessFacts) -> bool | None:
    visit = first_days.first_visit(facts.document, first_days.span(facts.client, facts.document))
    return bool(visit.ride.strip() and visit.backup.strip()) if visit else None


def _peers(facts: ReadinessFacts) -> bool:
    peers = facts.document.peers
    meets = any(place.name.strip() and place.weekday is not None for place in peers.places)
    someone = any(mentor.name.strip() and mentor.phone.strip() for mentor in peers.mentors)
    return someone if peers.no_groups else meets and someone


def _home(facts: ReadinessFacts) -> bool:
    home = facts.document.home
    return home.kind is not HomeKind.NOT_KNOWN and home.place.is_known()


def _preference(facts: ReadinessFacts) -> bool:
    home = facts.document.home
    if not home.preference.strip() or home.preference_met is None:
        return False
    return home.preference_met or bool(home.why_not.strip())


def _support(facts: ReadinessFacts) -> bool:
    return len(first_days.people_to_call(facts.document)) >= first_days.PEOPLE_TO_CALL


def _crisis(facts: ReadinessFacts) -> bool:
    crisis = facts.document.hard_times.crisis
    reachable = any(c.name.strip() and c.phone.strip() for c in (*crisis.people, *crisis.professionals))
    return bool(crisis.warning_signs.strip() and crisis.alone.strip()) and reachable


def _return_plan(facts: ReadinessFacts) -> bool:
    back = facts.document.hard_times.back
    return bool(back.call.strip() and back.call_phone.strip() and back.checks_in.strip())


STAFF_PART = frozenset(
    {
        ParticipantRole.COUNSELOR,
        ParticipantRole.NURSE,
        ParticipantRole.PEER_SPECIALIST,
        ParticipantRole.PROVIDER,
    }
)


def _participants(facts: ReadinessFacts) -> bool:
    roles = {p.role for p in facts.document.participants.people if p.name.strip() and p.on}
    return ParticipantRole.CLIENT in roles and bool(roles & STAFF_PART)


APPROVALS = frozenset(
    {
        CheckKey.APPROVED_WORDS,
        CheckKey.WITHDRAWAL_WARNING,
        CheckKey.MIXING_WARNING,
        CheckKey.FENTANYL_WARNING,
    }
)
"""Checks that are met by approving sentences, not by writing in the plan."""

CHECKS: tuple[Check, ...] = (
    Check(CheckKey.DISCHARGE_DAY, Section.FIRST_DAYS, "leaves_on", _discharge_day),
    Check(CheckKey.TONIGHT, Section.FIRST_DAYS, "tonight_with", _tonight),
    Check(CheckKey.CLOSED_DAYS, Section.FIRST_DAYS, "closed_days", _closed_days),
    Check(CheckKey.CARING_CONTACT, Section.FIRST_DAYS, "call.day", _caring_contact),
    Check(CheckKey.NO_STOPPED_CALL, Section.FIRST_DAYS, "call.by", _no_stopped_call),
    Check(CheckKey.SUICIDE_SCREEN, None, "suicide_risk.screened_on", _suicide_screen),
    Check(CheckKey.PROGRESS, Section.PROGRESS, "progress", _progress),
    Check(CheckKey.STRENGTHS, Section.PROGRESS, "strengths", _strengths),
    Check(CheckKey.GOAL, Section.GOALS, "goals", _goal),
    Check(CheckKey.STEPS, Section.GOALS, "steps", _steps),
    Check(CheckKey.OWN_WORDS, Section.GOALS, "goals", _own_words),
    Check(CheckKey.SIGNS, Section.SIGNS, "signs", _signs),
    Check(CheckKey.MEDICINES, Section.MEDICINES, "medicines", readiness_medicines.medicines),
    Check(CheckKey.SUPPLY, Section.MEDICINES, "medicines", readiness_medicines.supply),
    Check(CheckKey.PHARMACY, Section.MEDICINES, "medicines", readiness_medicines.pharmacy),
    Check(CheckKey.METHADONE, Section.MEDICINES, "methadone.clinic", readiness_medicines.methadone),
    Check(CheckKey.PRESCRIBER_PHONE, Section.MEDICINES, "medicines", readiness_referrals.prescriber_phone),
    Check(CheckKey.NALOXONE, Section.MEDICINES, "naloxone.handed_on", readiness_medicines.naloxone),
    Check(CheckKey.TOLERANCE, Section.MEDICINES, "tolerance_explained_on", readiness_medicines.tolerance),
    Check(CheckKey.WITHDRAWAL_WARNING, Section.MEDICINES, "", readiness_safety.withdrawal_warning),
    Check(CheckKey.MIXING_WARNING, Section.MEDICINES, "", readiness_safety.mixing_warning),
    Check(CheckKey.FENTANYL_WARNING, Section.MEDICINES, "", readiness_safety.fentanyl_warning),
    Check(CheckKey.APPROVED_WORDS, Section.MEDICINES, "", _approved_words),
    Check(CheckKey.FIRST_VISIT, Section.APPOINTMENTS, "appointments", _first_visit),
    Check(CheckKey.VISIT_DETAILS, Section.APPOINTMENTS, "appointments", _visit_details),
    Check(CheckKey.VISIT_HOURS, Section.APPOINTMENTS, "appointments", readiness_referrals.visit_hours),
    Check(CheckKey.SUICIDE_FOLLOW_UP, Section.APPOINTMENTS, "day", readiness_safety.suicide_follow_up),
    Check(CheckKey.RIDE, Section.APPOINTMENTS, "ride", _ride),
    Check(CheckKey.PEERS, Section.PEERS, "places", _peers),
    Check(CheckKey.MEETING_DETAILS, Section.PEERS, "places", readiness_referrals.meeting_details),
    Check(CheckKey.HOME, Section.HOME, "place", _home),
    Check(CheckKey.HOME_DETAILS, Section.HOME, "place", readiness_referrals.home_details),
    Check(CheckKey.PREFERENCE, Section.HOME, "preference", _preference),
    Check(CheckKey.SUPPORT, Section.SUPPORT, "places", _support),
    Check(CheckKey.CRISIS, Section.HARD_TIMES, "crisis.warning_signs", _crisis),
    Check(CheckKey.DAY_AND_NIGHT, Section.HARD_TIMES, "crisis.people", readiness_safety.day_and_night),
    Check(CheckKey.SAFER_PLACE, Section.HARD_TIMES, "crisis.safer", readiness_safety.safer_place),
    Check(CheckKey.RETURN_PLAN, Section.HARD_TIMES, "back.call", _return_plan),
    Check(CheckKey.PARTICIPANTS, Section.PARTICIPANTS, "people", _participants),
    Check(CheckKey.TRANSLATION, Section.PARTICIPANTS, "people", readiness_referrals.translation),
    Check(CheckKey.READ_ALOUD, Section.PARTICIPANTS, "read_aloud.on", readiness_referrals.read_aloud),
)
"""All checks in the order of the sections; a new rule is one function and one line here."""
