"""The sections on the life around the treatment, as tables of fields: peers, home, circle, hard times, daily life,
who took part. `sections.py` puts them beside the others.
"""

from aftercare_desktop.domain.keys import new_key
from aftercare_desktop.domain.plans import (
    CirclePlace,
    CircleRole,
    CrisisContact,
    HomeKind,
    Mentor,
    MentorKind,
    Need,
    NeedKind,
    Participant,
    ParticipantRole,
    PeerKind,
    PeerPlace,
    PlanDocument,
    Routine,
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
    phone,
    place,
    rows,
    suggest,
    time_of_day,
    yes_no,
)
from aftercare_desktop.ui.widgets.fields_marked import Prose

SectionTable = tuple[FieldSpec | GroupSpec, ...]

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
    line("note", "Note", span=3, prose=Prose.SENTENCES),
)
_MENTOR_FIELDS = (
    choice("kind", "Kind", MentorKind, span=2),
    line("name", "First name and last initial", span=2, placeholder="Sam O."),
    phone("phone"),
    day("first_meeting_on", "First meeting"),
    line("note", "Note", span=4, prose=Prose.SENTENCES),
)
PEERS: SectionTable = (
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


HOME: SectionTable = (
    GroupSpec(
        "",
        (
            choice("home.kind", "Kind of home", HomeKind),
            day("home.moves_on", "Moves in"),
            time_of_day("home.arrives_at", "Arrives at"),
            place("home.place", "Home", hours="Hours or house rules"),
            check("home.confidential", "Confidential: the address never prints"),
            suggest("home.met_by", "Who meets me there"),
            line("home.bring", "What I bring", span=3, prose=Prose.SENTENCES),
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
                prose=Prose.SENTENCES,
            ),
        ),
    ),
)

_CIRCLE_FIELDS = (
    choice("role", "Place in my life", CircleRole, span=2),
    line("name", "Name", span=2),
    phone("phone"),
    line("what_for", "What for", prose=Prose.SENTENCES),
    check("call_first", "One of three to call first", span=3),
    check("not_for_me", "Not for me", span=3),
)
_NEED_FIELDS = (
    choice("kind", "What is needed", NeedKind, span=2),
    line("what", "Details", span=4, prose=Prose.SENTENCES),
    suggest("name", "Who helps", span=4),
    phone("phone"),
)
SUPPORT: SectionTable = (
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


HARD_TIMES: SectionTable = (
    GroupSpec(
        "If I am in crisis",
        (
            lines("hard_times.crisis.warning_signs", "My warning signs"),
            lines("hard_times.crisis.alone", "What I can do alone"),
            lines("hard_times.crisis.distractions", "People and places that take my mind off it"),
            _contacts("hard_times.crisis.people", "People I can ask for help"),
            _contacts("hard_times.crisis.professionals", "Professionals"),
            lines("hard_times.crisis.safer", "Making my place safer"),
            lines("hard_times.crisis.matters", "What matters most to me", prose=Prose.QUOTED),
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
    line("what", "What", span=1, prose=Prose.SENTENCES),
)
DAILY_LIFE: SectionTable = (
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
    day("on", "On", short=True, done=True),
)
PARTICIPANTS: SectionTable = (
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
    GroupSpec(
        "Read aloud",
        (
            suggest("participants.read_aloud.by", "Read aloud by", span=4),
            day("participants.read_aloud.on", "On", done=True),
            lines("participants.read_aloud.words", "What I asked about", least_lines=1),
        ),
        "The whole plan, read to the client. Nothing prints until a person and a day are set.",
    ),
    GroupSpec(
        "Told back",
        (
            suggest("participants.told_back.by", "Told back to", span=4),
            day("participants.told_back.on", "On", done=True),
            lines("participants.told_back.words", "In the client's own words", least_lines=1),
        ),
        "Ask: in your own words, what will you do if it gets hard? Write it as it is said.",
    ),
)
