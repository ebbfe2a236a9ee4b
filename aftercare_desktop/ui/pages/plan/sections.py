"""The twelve sections as tables of fields. Paths begin at `PlanDocument`; a new field of the plan is one line here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from aftercare_desktop.domain.keys import new_key
from aftercare_desktop.domain.plans import (
    Appointment,
    AppointmentKind,
    Medicine,
    MedicineKind,
    Methadone,
    PlanDocument,
    RiskDay,
    Section,
    Sign,
    SignKind,
)
from aftercare_desktop.ui.form import (
    FieldSpec,
    GroupSpec,
    check,
    choice,
    day,
    line,
    lines,
    linked_place,
    number,
    phone,
    rows,
    suggest,
    time_of_day,
)
from aftercare_desktop.ui.pages.plan import life_sections
from aftercare_desktop.ui.pages.plan.first_days import closed_days, page_one_rows
from aftercare_desktop.ui.pages.plan.goals import goals
from aftercare_desktop.ui.pages.plan.life_sections import SectionTable
from aftercare_desktop.ui.widgets.fields_marked import Prose

_FIRST_DAYS: SectionTable = (
    GroupSpec("Page 1 of the plan", (page_one_rows("first_days.edited"),)),
    GroupSpec(
        "The day I leave",
        (
            day("first_days.leaves_on", "Leaves on"),
            time_of_day("first_days.leaves_at", "At"),
        ),
    ),
    GroupSpec(
        "Tonight I am with",
        (
            suggest("first_days.tonight_with", "Who", span=4),
            phone("first_days.tonight_phone", "Phone of that person"),
            line(
                "first_days.tonight_details",
                "Where and when",
                placeholder="Picks me up at 6:30 PM",
                prose=Prose.SENTENCES,
            ),
        ),
        "Somebody for the first evening, beside a group or meeting of that day.",
    ),
    GroupSpec(
        "Holidays and closed days",
        (closed_days("first_days.closed_days"),),
        "Days inside the first 72 hours on which the center is closed.",
    ),
    GroupSpec(
        "The call we promised",
        (
            suggest("first_days.call.by", "Who calls", span=2),
            day("first_days.call.day", "On"),
            time_of_day("first_days.call.at", "At this time"),
            line(
                "first_days.call.if_missed",
                "If the call is missed",
                placeholder="She tries again on Saturday.",
                prose=Prose.SENTENCES,
            ),
            phone("first_days.call.questions_phone", "Phone for questions", span=3),
            line("first_days.call.questions_hours", "Hours of that phone", span=3),
        ),
        "It prints only when a person and a day are set.",
    ),
)

_PROGRESS: SectionTable = (
    GroupSpec(
        "",
        (
            lines("progress.progress", "My progress"),
            lines("progress.strengths", "My strengths"),
            lines("progress.needs", "What I need"),
            lines("progress.abilities", "What I can do"),
            lines("progress.preferences", "What I prefer"),
        ),
    ),
)

_SIGN_FIELDS = (
    choice("kind", "Kind", SignKind, span=2),
    line("notice", "What I notice", span=4, prose=Prose.SENTENCES),
    line("action", "What I do", prose=Prose.SENTENCES),
    suggest("call", "Who I call", span=3),
    suggest("noticed_by", "Who will notice", span=3),
)
_RISK_DAY_FIELDS = (
    day("day", "Day", short=True),
    line("what", "What makes it hard", span=1, prose=Prose.SENTENCES),
    line("plan", "What I plan", span=1, prose=Prose.SENTENCES),
)
_SIGNS: SectionTable = (
    rows("signs.signs", "", _SIGN_FIELDS, lambda: Sign(new_key()), noun="Sign"),
    GroupSpec(
        "Days ahead that carry risk",
        (
            rows(
                "signs.days",
                "",
                _RISK_DAY_FIELDS,
                lambda: RiskDay(new_key()),
                noun="Day",
                table=True,
                widths={"day": 100},
            ),
        ),
        "Holidays, paydays, anniversaries.",
    ),
)

_MEDICINE_FIELDS = (
    choice("kind", "Kind of medicine", MedicineKind, span=3),
    line("name", "Name", span=3),
    line("dose", "Dose", span=2),
    line("directions", "How I take it", span=4, prose=Prose.SENTENCES),
    linked_place("prescriber", "Prescriber"),
    day("last_dose_on", "Last dose", done=True),
    time_of_day("last_dose_at", "At", span=1),
    day("next_dose_on", "Next dose or pick-up", asks_open=True),
    time_of_day("next_dose_at", "At", span=1),
    day("supply_until", "Supply lasts through"),
    day("next_visit_on", "Next prescriber visit"),
    linked_place("pharmacy", "Pharmacy"),
    suggest("pharmacy_confirmed_by", "Pharmacy asked by", span=3),
    day("pharmacy_confirmed_on", "Asked on", span=3, done=True),
)


def _has_methadone(document: PlanDocument) -> bool:
    """Methadone's own questions stay in sight as long as one of them is answered."""
    safety = document.medicines
    return safety.methadone != Methadone() or any(m.kind is MedicineKind.METHADONE for m in safety.medicines)


_MEDICINES: SectionTable = (
    check("medicines.none_needed", "Takes no medicine"),
    rows("medicines.medicines", "", _MEDICINE_FIELDS, lambda: Medicine(new_key()), noun="Medicine"),
    GroupSpec(
        "Methadone",
        (
            linked_place("medicines.methadone.clinic", "Clinic"),
            number("medicines.methadone.last_dose_mg", "Last dose in mg", unit="mg"),
            number("medicines.methadone.take_home_doses", "Take-home doses"),
            check("medicines.methadone.lockbox", "Has a lockbox", span=2),
            line("medicines.methadone.guest_dosing", "Guest dosing", span=4),
            check("medicines.methadone.last_dose_letter", "Last-dose letter given", span=2),
        ),
        "What the next clinic needs to dose on the first morning. Day and time of the last dose stand above.",
        shown=_has_methadone,
    ),
    GroupSpec(
        "Naloxone",
        (
            day("medicines.naloxone.handed_on", "Handed over on", done=True),
            line("medicines.naloxone.form", "Form", span=2, placeholder="Nasal spray, 4 mg"),
            number("medicines.naloxone.doses", "Doses"),
            suggest("medicines.naloxone.trained", "Who was trained", span=4),
            check("medicines.naloxone.declined", "Did not want it", span=2),
            lines("medicines.naloxone.kept_at", "Where it is kept", least_lines=1),
        ),
    ),
    GroupSpec(
        "Lowered tolerance",
        (
            suggest("medicines.tolerance_explained_by", "Explained by", span=4),
            day("medicines.tolerance_explained_on", "On", done=True),
        ),
    ),
)

_APPOINTMENT_FIELDS = (
    choice("kind", "Kind of visit", AppointmentKind, span=3),
    suggest("with_whom", "With whom", span=3),
    day("day", "Day", asks_open=True),
    time_of_day("at", "Time"),
    linked_place("place", "Place"),
    line("ride", "Ride", span=4, placeholder="Ray drives me", prose=Prose.SENTENCES),
    time_of_day("ride_at", "Ride leaves at"),
    line("backup", "If the ride fails", span=3, placeholder="Bus 5 at 9:52 AM", prose=Prose.SENTENCES),
    line("bring", "What I bring", span=3, prose=Prose.SENTENCES),
)
_APPOINTMENTS: SectionTable = (
    rows("appointments", "", _APPOINTMENT_FIELDS, lambda: Appointment(new_key()), noun="Visit"),
)

SECTION_TABLES: Mapping[Section, SectionTable] = MappingProxyType(
    {
        Section.FIRST_DAYS: _FIRST_DAYS,
        Section.PROGRESS: _PROGRESS,
        Section.GOALS: (goals("goals"),),
        Section.SIGNS: _SIGNS,
        Section.MEDICINES: _MEDICINES,
        Section.APPOINTMENTS: _APPOINTMENTS,
        Section.PEERS: life_sections.PEERS,
        Section.HOME: life_sections.HOME,
        Section.SUPPORT: life_sections.SUPPORT,
        Section.HARD_TIMES: life_sections.HARD_TIMES,
        Section.DAILY_LIFE: life_sections.DAILY_LIFE,
        Section.PARTICIPANTS: life_sections.PARTICIPANTS,
    }
)
"""Every section's fields, in the order of the screen. A section's fields all begin with the section's own name."""


def section_of_path(path: str) -> Section:
    """The section whose form holds the attribute at this path of the document."""
    return Section(path.partition(".")[0])


def all_fields(table: SectionTable) -> tuple[FieldSpec, ...]:
    """The fields of a table without its groups."""
    found: list[FieldSpec] = []
    for part in table:
        found += part.fields if isinstance(part, GroupSpec) else (part,)
    return tuple(found)


def is_untouched(section: Section, document: PlanDocument) -> bool:
    """Whether nothing was entered in this section yet."""
    empty: Any = getattr(PlanDocument(), section.value)
    return bool(getattr(document, section.value) == empty)
