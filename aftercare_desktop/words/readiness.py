"""What each readiness check says while its facts are missing, short for the list and whole for the dialog."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from aftercare_desktop.domain.readiness import CheckResult
from aftercare_desktop.domain.readiness_choices import CheckKey

MISSING: Mapping[CheckKey, str] = MappingProxyType(
    {
        CheckKey.DISCHARGE_DAY: "Day of leaving",
        CheckKey.TONIGHT: "Someone for the first evening",
        CheckKey.CLOSED_DAYS: "A plan for each closed day",
        CheckKey.CARING_CONTACT: "A call within 24 hours of leaving, for a person at risk of suicide",
        CheckKey.NO_STOPPED_CALL: "No promised call while the status stops calls or says to ask again first",
        CheckKey.SUICIDE_SCREEN: "Suicide risk screen with its date",
        CheckKey.PROGRESS: "Progress in treatment",
        CheckKey.STRENGTHS: "Strengths, needs, abilities, preferences",
        CheckKey.GOAL: "A goal in the client's words",
        CheckKey.STEPS: "Who and when for every step",
        CheckKey.OWN_WORDS: "Own words where a starter left a blank",
        CheckKey.SIGNS: "A warning sign with what to do and whom to call",
        CheckKey.MEDICINES: "Medicines with dose and prescriber, or none needed",
        CheckKey.SUPPLY: "Medicine until the next visit",
        CheckKey.PHARMACY: "Pharmacy asked, by whom and when",
        CheckKey.METHADONE: "Last methadone dose with day and time, letter and clinic",
        CheckKey.PRESCRIBER_PHONE: "Phone of whoever prescribes each medicine",
        CheckKey.NALOXONE: "Naloxone handed over",
        CheckKey.TOLERANCE: "Lowered tolerance explained",
        CheckKey.WITHDRAWAL_WARNING: "Approval of the warning about stopping all at once",
        CheckKey.MIXING_WARNING: "Approval of the warning about mixing",
        CheckKey.FENTANYL_WARNING: "Approval of the warning about fentanyl",
        CheckKey.APPROVED_WORDS: "Approval of the safety sentences",
        CheckKey.FIRST_VISIT: "A first visit within 7 days",
        CheckKey.VISIT_DETAILS: "Name, place, phone, day and time of every visit",
        CheckKey.VISIT_HOURS: "Hours of every place of a visit",
        CheckKey.SUICIDE_FOLLOW_UP: "A visit for care within 7 days, for a person at risk of suicide",
        CheckKey.RIDE: "Ride to the first visit, with a backup",
        CheckKey.PEERS: "A group or meeting, and a mentor",
        CheckKey.MEETING_DETAILS: "Day, time and place of every group and meeting",
        CheckKey.HOME: "Where the client will live",
        CheckKey.HOME_DETAILS: "Address and phone of the home",
        CheckKey.PREFERENCE: "What home the client wanted, and why not",
        CheckKey.SUPPORT: "Three people to call",
        CheckKey.CRISIS: "Crisis plan with someone to call",
        CheckKey.DAY_AND_NIGHT: "Whom to call by day and by night, with hours",
        CheckKey.SAFER_PLACE: "Making the place safer, for a person at risk of suicide",
        CheckKey.RETURN_PLAN: "Return plan: whom to call, who checks in",
        CheckKey.PARTICIPANTS: "Who took part, client and staff",
        CheckKey.TRANSLATION: "Every text in the other language too, with the translator's name",
        CheckKey.READ_ALOUD: "Read aloud, by whom and when, for a person with an interpreter",
    }
)
"""What is still needed, as the outline and the finalize dialog list it."""


def missing(result: CheckResult) -> str:
    """What is still needed by this check: the program's words, or the center's own."""
    return result.words or MISSING[CheckKey(result.key)]


def ready_count(results: Iterable[CheckResult]) -> str:
    """ "7 of 10 ready"."""
    all_of_them = tuple(results)
    return f"{sum(result.ready for result in all_of_them)} of {len(all_of_them)} ready"


def still_needed(results: Iterable[CheckResult]) -> str:
    """ "Not ready yet. Still needed: ride to the first visit, naloxone handed over."; empty when all is there."""
    found = [missing(result) for result in results if not result.ready]
    if not found:
        return ""
    listed = ", ".join(words[:1].lower() + words[1:] for words in found)
    return f"Not ready yet. Still needed: {listed}."
