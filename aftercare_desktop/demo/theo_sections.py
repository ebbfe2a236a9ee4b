"""What Theo Bramwell's plan says, a section each, with nothing missing."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from aftercare_desktop.demo.care import open_day
from aftercare_desktop.demo.medicines import FILM
from aftercare_desktop.demo.places import (
    BRIDGE,
    CLINICS,
    HARBOR_LIGHTS,
    PHARMACIES,
    RESIDENCES,
    TUESDAY_GROUP,
    Gathering,
)
from aftercare_desktop.demo.staff import NURSE
from aftercare_desktop.demo.stories import Counselor
from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.people import Place

SAM, RAY, ELISE = "207-555-0127", "207-555-0118", "207-555-0163"


def _key(number: int) -> str:
    return f"7{number:015x}"


CIRCLE_MENTOR, CIRCLE_FAMILY = _key(901), _key(903)
"""The places of the circle where Sam and Elise stand."""


def first_days(
    leaves: date, visit_day: date, closed: Mapping[date, str], counselor: Counselor
) -> p.FirstDays:
    """The first 72 hours: with whom on the first evening, words for a day on which everything is closed, a call."""
    words = (
        "Noon meeting first, then dinner at my sister’s. I can leave any time. Sam drives me home at 5 PM."
    )
    inside = (day for day in closed if leaves <= day <= leaves + timedelta(days=3))
    next_day = visit_day + timedelta(days=1)
    return p.FirstDays(
        leaves_on=leaves,
        leaves_at=time(11),
        tonight_with="Sam, my mentor",
        tonight_phone=SAM,
        tonight_details="He picks me up at 6:30 PM.",
        closed_days=tuple(p.ClosedDayPlan(day, words) for day in inside),
        call=p.PromisedCall(
            by=counselor.first(),
            day=visit_day,
            at=time(15),
            if_missed=f"She tries again on {next_day:%A}.",
            questions_phone=counselor.phone,
            questions_hours=counselor.hours,
        ),
    )


def progress() -> p.Progress:
    """His stay in his own words."""
    return p.Progress(
        progress="I finished four weeks and came to every group. I sleep through the night.",
        strengths="I am patient. People trust me with their kids.",
        needs="Rides in the first weeks, and someone to call at night.",
        abilities="I can bake, and I can run a kitchen.",
        preferences="Small groups, and evenings after work.",
    )


def _step(number: int, what: str, who: str, by: date, done: bool = False) -> p.Step:
    return p.Step(_key(number), what, who, by, done)


def goals(today: date, leaves: date, closed: Mapping[date, str]) -> tuple[p.Goal, ...]:
    """Three goals with their steps, the first about his daughter."""

    def after(days: int) -> date:
        return today + timedelta(days=days)

    birthday = after(19)
    holiday = closed.get(after(3), f"{after(3):%A}").removesuffix(" Day")
    family = (
        _step(311, "Tell my sister what helps and what does not", "Me", after(-1), done=True),
        _step(312, f"Noon meeting on {holiday} before dinner", "Sam", after(3)),
        _step(313, "Set up Sunday video calls with June", "Me, Elise", after(6)),
        _step(314, "Plan her birthday, with no alcohol there", "Me, Elise", after(12)),
    )
    work = (
        _step(321, "Finish my résumé", "Priya", after(-3), done=True),
        _step(322, "Meet the job coach at the CareerCenter", "Me", after(9)),
        _step(323, "Ask about the morning shift at the bakery", "Me", after(11)),
    )
    people = (
        _step(331, "Go to Tuesday group every week", "Sam", after(8)),
        _step(332, "Go to 3 other meetings each week for 12 weeks", "Sam", leaves + timedelta(days=84)),
        _step(333, "Ask someone to be my sponsor", "Me", after(27)),
    )
    return (
        p.Goal(
            _key(31),
            "I want to get through the holidays steady and be there for my daughter.",
            f"June turns seven on {birthday:%B} {birthday.day}.",
            p.LifeArea.FAMILY,
            p.GoalState.IN_PROGRESS,
            share_with_group=True,
            steps=family,
        ),
        p.Goal(
            _key(32),
            "I want work I can keep.",
            "I feel good when my days have a shape.",
            p.LifeArea.WORK,
            p.GoalState.PLANNED,
            steps=work,
        ),
        p.Goal(
            _key(33),
            "I want people around me who get it.",
            "Being alone in my room is when it starts.",
            p.LifeArea.PEERS,
            p.GoalState.PLANNED,
            steps=people,
        ),
    )


def signs(today: date) -> p.Signs:
    """Five triggers and warning signs, two days to plan for."""
    warning, trigger = p.SignKind.WARNING, p.SignKind.TRIGGER
    signs = (
        (
            warning,
            "I skip meals and stay in my room",
            "I eat something and walk to the bay and back",
            "Ray",
            "Ray",
        ),
        (warning, "I stop texting people back", "I send one text to Sam, even just one word", "Sam", "Sam"),
        (
            trigger,
            "I drive past the old street",
            "I turn around and go to the next meeting",
            "Sam, then Elise",
            "Elise",
        ),
        (
            warning,
            "I think one time would be okay",
            "I say it out loud to someone right now",
            "Sam or the center",
            "Sam",
        ),
        (
            trigger,
            "I feel angry after a family call",
            "I take ten slow breaths and go outside",
            "Elise",
            "Ray",
        ),
    )
    days = (
        p.RiskDay(
            _key(461), today + timedelta(days=19), "June's birthday", "Cake at noon, and a meeting at seven."
        ),
        p.RiskDay(_key(462), today + timedelta(days=25), "First payday", "Elise holds my card until Monday."),
    )
    return p.Signs(tuple(p.Sign(_key(401 + place), *sign) for place, sign in enumerate(signs)), days)


def medicines(today: date, leaves: date, visit_day: date) -> p.MedicineSafety:
    """One medicine that lasts until the visit, and naloxone for two houses."""
    film = p.Medicine(
        _key(501),
        FILM.kind,
        FILM.name,
        FILM.dose,
        FILM.directions,
        prescriber=Place(
            "Nurse Leah, Bridge Clinic", BRIDGE.place.address, BRIDGE.place.phone, BRIDGE.place.hours
        ),
        last_dose_on=today,
        last_dose_at=time(7, 30),
        next_dose_on=leaves + timedelta(days=5),
        supply_until=leaves + timedelta(days=6),
        next_visit_on=visit_day,
        pharmacy=PHARMACIES[0],
        pharmacy_confirmed_by=NURSE.name,
        pharmacy_confirmed_on=today,
    )
    return p.MedicineSafety(
        medicines=(film,),
        naloxone=p.Naloxone(
            handed_on=today,
            form="Nasal spray, 4 mg",
            doses=2,
            trained="Me and Elise",
            kept_at="One spray is in my coat. One is in the kitchen.",
        ),
        tolerance_explained_on=today - timedelta(days=1),
        tolerance_explained_by=f"{NURSE.name}, {NURSE.credentials}",
    )


def visits(visit_day: date, closed: Mapping[date, str]) -> tuple[p.Appointment, ...]:
    """Three visits on days on which the places are open."""
    therapy, coach = CLINICS[1], CLINICS[4]
    return (
        p.Appointment(
            _key(601),
            BRIDGE.kind,
            BRIDGE.with_whom,
            BRIDGE.place,
            visit_day,
            time(10, 30),
            ride="Ray drives me",
            ride_at=time(9, 45),
            backup="Bus 5 at 9:52 AM",
            bring="My ID and this plan",
        ),
        p.Appointment(
            _key(602),
            therapy.kind,
            therapy.with_whom,
            therapy.place,
            open_day(visit_day + timedelta(days=4), closed),
            time(16),
            ride="Bus 2",
            ride_at=time(15, 20),
            backup="Sam drives me",
            bring="My insurance card",
        ),
        p.Appointment(
            _key(603),
            coach.kind,
            coach.with_whom,
            coach.place,
            open_day(visit_day + timedelta(days=5), closed),
            time(9),
            ride="Bus 5",
            ride_at=time(8, 20),
            backup="I walk, 25 minutes",
            bring="My résumé",
        ),
    )


def peers(leaves: date) -> p.PeerSupport:
    """The group, the meeting, the mentor."""
    group = _weekly(
        701, TUESDAY_GROUP, TUESDAY_GROUP.weekday, leaves + timedelta(days=(1 - leaves.weekday()) % 7)
    )
    meeting = _weekly(702, HARBOR_LIGHTS, p.Weekday.of(leaves), leaves)
    mentor = p.Mentor(_key(751), p.MentorKind.ALUMNI, "Sam O.", SAM, leaves, "We talk twice a week.")
    return p.PeerSupport((group, meeting), (mentor,))


def _weekly(number: int, place: Gathering, weekday: p.Weekday, first_on: date) -> p.PeerPlace:
    return p.PeerPlace(
        _key(number),
        place.kind,
        place.name,
        place.fellowship,
        weekday,
        place.starts,
        place.ends,
        place.place,
        first_on=first_on,
        note=place.note,
    )


def home(leaves: date) -> p.Home:
    """The house he moves to."""
    house = RESIDENCES[0]
    return p.Home(
        house.kind,
        house.place,
        moves_on=leaves,
        arrives_at=time(12, 30),
        met_by=house.host,
        bring="My bag, my ID, and my medicine",
        preference="A house near my sister, where June can visit",
        preference_met=True,
    )


def support(counselor: Counselor) -> p.SupportCircle:
    """Eight people around him, two needs of which one is open."""

    def place(
        number: int, role: p.CircleRole, who: str, phone: str, what_for: str, first: bool = False
    ) -> p.CirclePlace:
        return p.CirclePlace(_key(number), role, who, phone, what_for, first)

    role, dana = p.CircleRole, f"{counselor.first()}, my counselor"
    circle = (
        place(901, role.MENTOR, "Sam, my mentor", SAM, "I can call before, during or after.", True),
        place(902, role.HOUSE, "Ray, house manager", RAY, "Rides, house problems", True),
        place(903, role.FAMILY, "Elise, my sister", ELISE, "Family, June, Sunday dinner", True),
        place(904, role.COUNSELOR, dana, counselor.phone, "Plan, visits, paperwork"),
        place(905, role.GROUP, "Tuesday group, 6 PM", "207-555-0100", "Alder Point, Room 2"),
        place(906, role.MEETING, "Harbor Lights", "", "3 meetings a week"),
        place(907, role.CLINIC, "Bridge Clinic", BRIDGE.place.phone, "My medicine"),
        place(908, role.SPONSOR, "", "", "Sam will help me"),
    )
    needs = (
        p.Need(_key(951), p.NeedKind.RIDE, "To my first visit", "Ray", RAY),
        p.Need(_key(952), p.NeedKind.CHILD_CARE, "Saturdays, when June is with me"),
    )
    return p.SupportCircle(circle, needs)


def hard_times(counselor: Counselor) -> p.HardTimes:
    """The crisis plan, and the way back after a return to use."""
    crisis = p.CrisisPlan(
        warning_signs="I think June would be better off without me.",
        alone="I walk to the bay and back. I listen to my three songs.",
        distractions="The library. Coffee with Ray. Elise's kitchen.",
        people=(
            p.CrisisContact(_key(1001), "Sam, my mentor", SAM, "Day or night"),
            p.CrisisContact(_key(1002), "Elise, my sister", ELISE, "After 4 PM"),
        ),
        professionals=(
            p.CrisisContact(_key(1003), counselor.name, counselor.phone, counselor.hours),
            p.CrisisContact(_key(1004), BRIDGE.place.name, BRIDGE.place.phone, BRIDGE.place.hours),
        ),
        safer="Ray keeps my spare medicine locked up.",
        matters="June. My sister. The smell of bread at five in the morning.",
    )
    back = p.ReturnPlan(
        stays_with="Ray",
        stays_with_phone=RAY,
        alone_call="Sam",
        alone_phone=SAM,
        call=counselor.first(),
        call_phone=counselor.phone,
        clinic=BRIDGE.place.name,
        clinic_phone=BRIDGE.place.phone,
        checks_in=counselor.first(),
        changes="A meeting each day for two weeks. I see my counselor twice.",
    )
    return p.HardTimes(crisis, back)


def daily_life() -> p.DailyLife:
    """Work, money, parenting, and what comes every week."""
    day = p.Weekday
    routines = (
        (day.SUNDAY, time(17), time(19), "Dinner with Elise and June"),
        (day.MONDAY, time(8), time(9), "Walk to the bay"),
        (day.THURSDAY, time(8), time(9), "Walk to the bay"),
        (day.SATURDAY, time(10), time(12), "Time with June"),
    )
    return p.DailyLife(
        work="I look for a morning shift. I help in the house kitchen until then.",
        money="Rent first, then food, then the phone. Elise holds my bank card.",
        parenting="Video calls on Sunday. Saturdays with June.",
        wellness="A walk every day. Yoga on Monday.",
        routines=tuple(p.Routine(_key(1101 + n), *routine) for n, routine in enumerate(routines)),
    )


def participants(today: date, counselor: Counselor) -> p.Participants:
    """He, his counselor and his sister."""
    return p.Participants(
        (
            p.Participant(_key(1201), p.ParticipantRole.CLIENT, "Theo Bramwell", today),
            p.Participant(_key(1202), p.ParticipantRole.COUNSELOR, counselor.name, today),
            p.Participant(_key(1203), p.ParticipantRole.FAMILY, "Elise Bramwell", today - timedelta(days=1)),
        )
    )
