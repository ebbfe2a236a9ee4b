"""What a center chose about readiness: which of the program's checks it leaves out, and the checks of its own."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aftercare_desktop.domain.plans import Section
from aftercare_desktop.domain.problems import FieldProblem

LONGEST_SENTENCE = 120
MOST_OWN_CHECKS = 40


class CheckKey(StrEnum):
    """One named check, in the order of the sections."""

    DISCHARGE_DAY = "discharge_day"
    TONIGHT = "tonight"
    CLOSED_DAYS = "closed_days"
    CARING_CONTACT = "caring_contact"
    NO_STOPPED_CALL = "no_stopped_call"
    SUICIDE_SCREEN = "suicide_screen"
    PROGRESS = "progress"
    STRENGTHS = "strengths"
    GOAL = "goal"
    STEPS = "steps"
    OWN_WORDS = "own_words"
    SIGNS = "signs"
    MEDICINES = "medicines"
    SUPPLY = "supply"
    PHARMACY = "pharmacy"
    METHADONE = "methadone"
    PRESCRIBER_PHONE = "prescriber_phone"
    NALOXONE = "naloxone"
    TOLERANCE = "tolerance"
    WITHDRAWAL_WARNING = "withdrawal_warning"
    MIXING_WARNING = "mixing_warning"
    FENTANYL_WARNING = "fentanyl_warning"
    APPROVED_WORDS = "approved_words"
    FIRST_VISIT = "first_visit"
    VISIT_DETAILS = "visit_details"
    VISIT_HOURS = "visit_hours"
    SUICIDE_FOLLOW_UP = "suicide_follow_up"
    RIDE = "ride"
    PEERS = "peers"
    MEETING_DETAILS = "meeting_details"
    HOME = "home"
    HOME_DETAILS = "home_details"
    PREFERENCE = "preference"
    SUPPORT = "support"
    CRISIS = "crisis"
    DAY_AND_NIGHT = "day_and_night"
    SAFER_PLACE = "safer_place"
    RETURN_PLAN = "return_plan"
    PARTICIPANTS = "participants"
    TRANSLATION = "translation"
    READ_ALOUD = "read_aloud"


@dataclass(frozen=True, slots=True)
class LeftOutCheck:
    """A check of the program that the center leaves out, by which staff member and since when."""

    key: CheckKey
    staff_id: int
    on: date


@dataclass(frozen=True, slots=True)
class OwnCheck:
    """A check of the center's own: met when somebody confirms it in the plan. Its key never changes."""

    key: str
    words: str = ""
    section: Section = Section.PARTICIPANTS


@dataclass(frozen=True, slots=True)
class ReadinessChoices:
    """Everything a center chose about readiness."""

    off: tuple[LeftOutCheck, ...] = ()
    own: tuple[OwnCheck, ...] = ()

    def left_out(self) -> frozenset[CheckKey]:
        """The keys of the checks that are not made."""
        return frozenset(one.key for one in self.off)


def with_checks(
    before: ReadinessChoices,
    made: frozenset[CheckKey],
    own: tuple[OwnCheck, ...],
    staff_id: int,
    today: date,
) -> ReadinessChoices:
    """Choices with exactly the checks `made`; one left out before keeps by whom and since when."""
    known = {one.key: one for one in before.off}
    off = tuple(known.get(key, LeftOutCheck(key, staff_id, today)) for key in CheckKey if key not in made)
    return ReadinessChoices(off, own)


def problems(own: tuple[OwnCheck, ...]) -> tuple[FieldProblem, ...]:
    """Everything that keeps these own checks from being saved, by path in "own"."""
    found: list[FieldProblem] = []
    if len(own) > MOST_OWN_CHECKS:
        found.append(FieldProblem("own", f"Use at most {MOST_OWN_CHECKS} checks of your own."))
    said = Counter(check.words.strip().casefold() for check in own)
    for number, check in enumerate(own):
        words = check.words.strip()
        if not words:
            found.append(FieldProblem(f"own.{number}.words", "Write what must be done."))
        elif len(words) > LONGEST_SENTENCE:
            found.append(FieldProblem(f"own.{number}.words", f"Use at most {LONGEST_SENTENCE} characters."))
        elif said[words.casefold()] > 1:
            found.append(FieldProblem(f"own.{number}.words", "This check is on the list already."))
    return tuple(found)
