"""Words of the plan on paper that do not depend on the person: titles, column heads, lead sentences, blanks."""

from collections.abc import Mapping
from types import MappingProxyType

from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.plans import Section

PAPER_TITLES: Mapping[Section, str] = MappingProxyType(
    {
        Section.FIRST_DAYS: "My first 72 hours",
        Section.PROGRESS: "My progress, strengths and needs",
        Section.GOALS: "My goals and steps",
        Section.SIGNS: "When it gets hard",
        Section.MEDICINES: "My medicines and staying safe",
        Section.APPOINTMENTS: "My visits and treatment",
        Section.PEERS: "My groups, meetings and mentor",
        Section.HOME: "Where I will live",
        Section.SUPPORT: "My support circle",
        Section.HARD_TIMES: "If things get hard",
        Section.DAILY_LIFE: "My daily life and my week",
        Section.PARTICIPANTS: "Who took part",
    }
)

PAPER_UNDERTITLES: Mapping[Section, str] = MappingProxyType(
    {
        Section.FIRST_DAYS: "",
        Section.PROGRESS: "What I did and what I bring",
        Section.GOALS: "In my own words",
        Section.SIGNS: "Warning signs and what I do",
        Section.MEDICINES: "What I take and how I stay safe",
        Section.APPOINTMENTS: "Where I go and how I get there",
        Section.PEERS: "People who get it",
        Section.HOME: "My home and what I wanted",
        Section.SUPPORT: "People and places I chose",
        Section.HARD_TIMES: "My crisis plan and my way back",
        Section.DAILY_LIFE: "Work, money, family, wellness",
        Section.PARTICIPANTS: "We made this plan together",
    }
)

FORM_HELP: Mapping[Section, str] = MappingProxyType(
    {
        Section.FIRST_DAYS: "Put together from the rest of the plan. Each row can be put in other words.",
        Section.PROGRESS: "What the person gained, what they bring, what they need and what they prefer.",
        Section.GOALS: "Use the person's own words. Small steps, each with a person and a date.",
        Section.SIGNS: "What they notice, what they do, whom they call, who will notice.",
        Section.MEDICINES: "What runs out when, who prescribes, and naloxone in hand.",
        Section.APPOINTMENTS: "Each visit with a person, a place, a phone and a ride.",
        Section.PEERS: "Groups, meetings, a mentor. Sponsors by first name and last initial only.",
        Section.HOME: "Where they sleep, what they wanted, and why not if it could not be met.",
        Section.SUPPORT: "People and places chosen with the person. Not for me removes one everywhere.",
        Section.HARD_TIMES: "A crisis plan, and the way back after a return to use. No blame.",
        Section.DAILY_LIFE: "Work, money, parenting, wellness, and what every week holds.",
        Section.PARTICIPANTS: "Who made this plan, and on which day.",
    }
)

LEAD = "The first days can be hard. They pass. I am not doing this alone."
DANGER, DANGER_NUMBER = "If my life is in danger", "911"
CRISIS = "Thoughts of suicide, or drugs, alcohol or feelings too much"
CRISIS_NUMBER, CRISIS_HOW = "988", "call or text"
CRISIS_CHOICES = "Spanish: press 2. Veterans: press 1."
STILL_LOOKING = "I am still looking"
CALL_ANY_TIME = "I can call before, during or after."
DRAFT_MARK = "Draft, not final"
PRACTICE_MARK = "PRACTICE. Made-up person"
NOT_SET = "Not set"


def center_line_label(center: CenterProfile) -> str:
    """ "The center, day or night" only where that was recorded and tested; else its hours and 988."""
    if center.line.is_day_or_night():
        return "The center, day or night"
    hours = center.line.hours.strip()
    return f"The center, {hours}. Other hours: 988" if hours else "The center. If nobody answers: 988"


def footer(short_name: str, number: int, made_with: str, made_on: str, *, final: bool) -> str:
    """ "Theo B.  My plan, version 3. Made with Dana W. on Nov 24, 2026"."""
    version = f"My plan, version {number}" if final else f"My plan, draft of version {number}"
    return f"{short_name}  {version}. Made with {made_with} on {made_on}"
