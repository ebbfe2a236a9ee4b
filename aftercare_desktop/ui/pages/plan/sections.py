"""The twelve sections as tables of fields. Paths begin at `PlanDocument`; a new field of the plan is one line here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from aftercare_desktop.domain.keys import new_key
from aftercare_desktop.domain.plans import (
    Appointment,
    AppointmentKind,
    CirclePlace,
    CircleRole,
    CrisisContact,
    HomeKind,
    Medicine,
    MedicineKind,
    Mentor,
    MentorKind,
    Methadone,
    Need,
    NeedKind,
    Participant,
    ParticipantRole,
    PeerKind,
    PeerPlace,
    PlanDocument,
    RiskDay,
    Routine,
    Section,
    Sign,
    SignKind,
    Weekday,
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
    place,
    rows,
    suggest,
    time_of_day,
    yes_no,
)
from aftercare_desktop.ui.pages.plan.first_days import closed_days, page_one_rows
from aftercare_desktop.ui.pages.plan.goals import goals

SectionTable = tuple[FieldSpec | GroupSpec, ...]

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
            line("first_days.tonight_details", "Where and when", placeholder="Picks me up at 6:30 PM"),
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
    line("notice", "What I notice", span=4),
    line("action", "What I do"),
    suggest("call", "Who I call", span=3),
    suggest("noticed_by", "Who will notice", span=3),
)
_RISK_DAY_FIELDS = (
    day("day", "Day", short=True),
    line("what", "What makes it hard", span=1),
    line("plan", "What I plan", span=1),
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
    line("directions", "How I take it", span=4),
    linked_place("prescriber", "Prescriber"),
    day("last_dose_on", "Last dose"),
    time_of_day("last_dose_at", "At", span=1),
    day("next_dose_on", "Next dose or pick-up"),
    time_of_day("next_dose_at", "At", span=1),
    day("supply_until", "Supply lasts through"),
    day("next_visit_on", "Next prescriber visit"),
    linked_place("pharmacy", "Pharmacy"),
    suggest("pharmacy_confirmed_by", "Pharmacy asked by", span=3),
    day("pharmacy_confirmed_on", "Asked on", span=3),
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
        "What the next clinic needs to dose on the first morning.",
        shown=_has_methadone,
    ),
    GroupSpec(
        "Naloxone",
        (
            day("medicines.naloxone.handed_on", "Handed over on"),
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
            day("medicines.tolerance_explained_on", "On"),
        ),
    ),
)

_APPOINTMENT_FIELDS = (
    choice("kind", "Kind of visit", AppointmentKind, span=3),
    suggest("with_whom", "With whom", span=3),
    day("day", "Day"),
    time_of_day("at", "Time"),
    linked_place("place", "Place"),
    line("ride", "Ride", span=4, placeholder="Ray drives me"),
    time_of_day("ride_at", "Ride leaves at"),
    line("backup", "If the ride fails", span=3, placeholder="Bus 5 at 9:52 AM"),
    line("bring", "What I bring", span=3),
)
_APPOINTMENTS: SectionTable = (
    rows("appointments", "", _APPOINTMENT_FIELDS, lambda: Appointment(new_key()), noun="Visit"),
)

_PEER_PLACE_FIELDS = (
    choice("kind", "Kind", PeerKind, span=2),
    line("name", "Name", span=4),
    line("fellowship", "Fellowship or leader", span=3),
    day("first_on", "First time on", span=3),
    choice("weekday", "Every", Weekday, none_words="Not fixed", span=2),
    time_of_day("starts", "From"),
    time_of_day("ends", "To"),
    place("place", "Place"),
    line("online", "Link or number to join", span=3),
    line("note", "Note", span=3),
)
_MENTOR_FIELDS = (
    choice("kind", "Kind", MentorKind, span=2),
    line("name", "First name and last initial", span=2, placeholder="Sam O."),
    phone("phone"),
    day("first_meeting_on", "First meeting"),
    line("note", "Note", span=4),
)
_PEERS: SectionTable = (
    check("peers.no_groups", "Does not want groups"),
    rows(
        "peers.places",
        "Groups and meetings",
        _PEER_PLACE_FIELDS,
        lambda: PeerPlace(new_key()),
        noun="Group or meeting",
    ),
    rows("peers.mentors", "Mentor and sponsor", _MENTOR_FIELDS, lambda: Mentor(new_key()), noun="Mentor"),
)


def _wish_not_met(document: PlanDocument) -> bool:
    return document.home.preference_met is False or bool(document.home.why_not)


_HOME: SectionTable = (
    GroupSpec(
        "",
        (
            choice("home.kind", "Kind of home", HomeKind),
            day("home.moves_on", "Moves in"),
            time_of_day("home.arrives_at", "Arrives at"),
            place("home.place", "Home", hours="Hours or house rules"),
            check("home.confidential", "Confidential: the address never prints"),
            suggest("home.met_by", "Who meets me there"),
            line("home.bring", "What I bring", span=3),
        ),
    ),
    GroupSpec(
        "What I wanted",
        (
            lines("home.preference", "The home I wanted", least_lines=1),
            yes_no("home.preference_met", "Is this home what I wanted?", span=6),
            FieldSpec(
                "home.why_not",
                "Why it could not be met",
                lines("home.why_not", "Why it could not be met").make,
                shown=_wish_not_met,
            ),
        ),
    ),
)

_CIRCLE_FIELDS = (
    choice("role", "Place in my life", CircleRole, span=2),
    line("name", "Name", span=2),
    phone("phone"),
    line("what_for", "What for"),
    check("call_first", "One of three to call first", span=3),
    check("not_for_me", "Not for me", span=3),
)
_NEED_FIELDS = (
    choice("kind", "What is needed", NeedKind, span=2),
    line("what", "Details", span=4),
    suggest("name", "Who helps", span=4),
    phone("phone"),
)
_SUPPORT: SectionTable = (
    rows(
        "support.places",
        "My circle",
        _CIRCLE_FIELDS,
        lambda: CirclePlace(new_key()),
        noun="Place in my circle",
    ),
    rows("support.needs", "Help network", _NEED_FIELDS, lambda: Need(new_key()), noun="Need"),
)

_CONTACT_FIELDS = (
    suggest("name", "Name", span=1),
    phone("phone"),
    line("hours", "Hours"),
)


def _contacts(path: str, label: str) -> FieldSpec:
    return rows(
        path,
        label,
        _CONTACT_FIELDS,
        lambda: CrisisContact(new_key()),
        noun="Contact",
        table=True,
        widths={"phone": 132, "hours": 132},
    )


_HARD_TIMES: SectionTable = (
    GroupSpec(
        "If I am in crisis",
        (
            lines("hard_times.crisis.warning_signs", "My warning signs"),
            lines("hard_times.crisis.alone", "What I can do alone"),
            lines("hard_times.crisis.distractions", "People and places that take my mind off it"),
            _contacts("hard_times.crisis.people", "People I can ask for help"),
            _contacts("hard_times.crisis.professionals", "Professionals"),
            lines("hard_times.crisis.safer", "Making my place safer"),
            lines("hard_times.crisis.matters", "What matters most to me"),
        ),
    ),
    GroupSpec(
        "If I use",
        (
            suggest("hard_times.back.stays_with", "I stay with", span=4),
            phone("hard_times.back.stays_with_phone", "Phone of who stays"),
            suggest("hard_times.back.alone_call", "Alone, I call", span=4),
            phone("hard_times.back.alone_phone", "Phone when alone"),
            suggest("hard_times.back.call", "I call; nobody will be angry", span=4),
            phone("hard_times.back.call_phone", "Phone to call"),
            line("hard_times.back.clinic", "My clinic", span=4),
            phone("hard_times.back.clinic_phone", "Clinic phone"),
            suggest("hard_times.back.checks_in", "Who checks in within 24 hours", span=6),
            lines("hard_times.back.changes", "What changes in my plan"),
        ),
        "The way back. My good days still count.",
    ),
)

_ROUTINE_FIELDS = (
    choice("weekday", "Day", Weekday, none_words="Any day"),
    time_of_day("starts", "From"),
    time_of_day("ends", "To"),
    line("what", "What", span=1),
)
_DAILY_LIFE: SectionTable = (
    GroupSpec(
        "",
        (
            lines("daily_life.work", "Work"),
            lines("daily_life.money", "Money"),
            lines("daily_life.parenting", "Parenting"),
            lines("daily_life.wellness", "Wellness"),
        ),
    ),
    GroupSpec(
        "Every week",
        (
            rows(
                "daily_life.routines",
                "",
                _ROUTINE_FIELDS,
                lambda: Routine(new_key()),
                noun="Routine",
                table=True,
                widths={"weekday": 136, "starts": 92, "ends": 92},
            ),
        ),
        "Groups, meetings and visits join the week by themselves.",
    ),
)

_PARTICIPANT_FIELDS = (
    choice("role", "Who", ParticipantRole),
    suggest("name", "Name", span=1),
    day("on", "On", short=True),
)
_PARTICIPANTS: SectionTable = (
    GroupSpec(
        "",
        (
            rows(
                "participants.people",
                "",
                _PARTICIPANT_FIELDS,
                lambda: Participant(new_key()),
                noun="Person",
                table=True,
                widths={"role": 150, "on": 100},
            ),
        ),
    ),
)

SECTION_TABLES: Mapping[Section, SectionTable] = MappingProxyType(
    {
        Section.FIRST_DAYS: _FIRST_DAYS,
        Section.PROGRESS: _PROGRESS,
        Section.GOALS: (goals("goals"),),
        Section.SIGNS: _SIGNS,
        Section.MEDICINES: _MEDICINES,
        Section.APPOINTMENTS: _APPOINTMENTS,
        Section.PEERS: _PEERS,
        Section.HOME: _HOME,
        Section.SUPPORT: _SUPPORT,
        Section.HARD_TIMES: _HARD_TIMES,
        Section.DAILY_LIFE: _DAILY_LIFE,
        Section.PARTICIPANTS: _PARTICIPANTS,
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
