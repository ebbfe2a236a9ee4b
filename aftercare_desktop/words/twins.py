"""What the texts of a plan are called where each is put into another language, and what paper says of who did it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from aftercare_desktop.domain.plans import PlanDocument, Translation, TranslatorRole
from aftercare_desktop.domain.plans.twins import Twin, TwinState, twins
from aftercare_desktop.words import dates
from aftercare_desktop.words.languages import language_name
from aftercare_desktop.words.paper import Twins as Words

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "first_days.tonight_details": "Tonight: where and when",
        "first_days.closed_days.words": "My plan for a closed day",
        "first_days.call.if_missed": "If the call is missed",
        "first_days.edited.words": "Own words on page 1",
        "progress.progress": "My progress",
        "progress.strengths": "My strengths",
        "progress.needs": "What I need",
        "progress.abilities": "What I can do",
        "progress.preferences": "What I prefer",
        "goals.words": "Goal",
        "goals.why": "Why it matters to me",
        "goals.steps.what": "Step",
        "signs.signs.notice": "What I notice",
        "signs.signs.action": "What I do",
        "signs.days.what": "What makes the day hard",
        "signs.days.plan": "What I plan",
        "medicines.medicines.directions": "How I take it",
        "medicines.methadone.guest_dosing": "Guest dosing",
        "medicines.naloxone.kept_at": "Where naloxone is kept",
        "appointments.ride": "Ride",
        "appointments.backup": "If the ride fails",
        "appointments.bring": "What I bring to the visit",
        "peers.places.note": "Note on a group or meeting",
        "peers.mentors.note": "Note on a mentor",
        "home.bring": "What I bring home",
        "home.preference": "The home I wanted",
        "home.why_not": "Why it could not be met",
        "support.places.what_for": "What I can call for",
        "support.needs.what": "What I need help with",
        "hard_times.crisis.warning_signs": "My warning signs",
        "hard_times.crisis.alone": "What I can do alone",
        "hard_times.crisis.distractions": "What takes my mind off it",
        "hard_times.crisis.safer": "Making my place safer",
        "hard_times.crisis.matters": "What matters most to me",
        "hard_times.back.changes": "What changes in my plan",
        "daily_life.work": "Work",
        "daily_life.money": "Money",
        "daily_life.parenting": "Parenting",
        "daily_life.wellness": "Wellness",
        "daily_life.routines.what": "Every week",
        "participants.read_aloud.words": "What I asked about",
    }
)
"""By the path of a text without its keys."""

ROLES: Mapping[TranslatorRole, str] = MappingProxyType(
    {TranslatorRole.TRANSLATOR: "translator", TranslatorRole.INTERPRETER: "interpreter"}
)


LONGEST_NAME = 100
"""Characters of a translator's name: it stands at the head of page 1, which is one page."""


def translated_by(document: PlanDocument) -> str:
    """ "Translated by Ana R., interpreter, on Nov 24, 2026."; the day is left out while it is not known.

    Of a plan that is not translated as a whole it says how much is.
    """
    translation, states = document.translation, [twin.state for twin in twins(document)]
    on = f", on {dates.full_date(translation.on)}" if translation.on else ""
    who = " ".join(translation.by.split())
    who = who if len(who) <= LONGEST_NAME else f"{who[: LONGEST_NAME - 1]}…"
    said = Words.BY.format(who=who, role=ROLES[translation.role], on=on)
    done = states.count(TwinState.CURRENT)
    return said if done == len(states) else f"{said}\n{Words.PART.format(done=done, all=len(states))}"


def not_translated(translation: Translation) -> str:
    """ "Spanish: not translated yet"."""
    return Words.MISSING.format(language=language_name(translation.language))


def count(found: Sequence[Twin]) -> str:
    """ "12 of 30 translated, 2 changed since"."""
    done = sum(twin.state is TwinState.CURRENT for twin in found)
    stale = sum(twin.state is TwinState.STALE for twin in found)
    said = f"{done} of {len(found)} translated"
    return f"{said}, {stale} changed since" if stale else said
