"""Theo Bramwell, the first client of the made-up center: leaving in two days, his third version in the making."""

from collections.abc import Mapping
from dataclasses import replace
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
from aftercare_desktop.domain import clients as c
from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import Address, Person, Phone, PhoneKind, Place

RECORD_NUMBER = "000117"
EARLY_REASON = "First version, made in week two. Visits and medicine follow before leaving."
SECOND_REASON = "Naloxone and the ride to the first visit follow before leaving."

_SAM, _RAY, _ELISE = "207-555-0127", "207-555-0118", "207-555-0163"
_LEAVES_IN = timedelta(days=2)
_STAY = timedelta(days=28)


def _key(number: int) -> str:
    return f"7{number:015x}"


def client(today: date, counselor: Counselor) -> Client:
    """Theo's record."""
    elise = Person("Elise Bramwell", "Sister", _ELISE, "June stays with her on weekdays")
    return Client(
        name="Theo Bramwell",
        pronouns="he/him",
        gender="man",
        birth_date=date(1991, 4, 9),
        record_number=RECORD_NUMBER,
        language="English",
        status=c.ClientStatus.IN_TREATMENT,
        counselor_id=counselor.id,
        program="Residential, 28 days",
        admitted_on=today - _STAY,
        discharge_planned=today + _LEAVES_IN,
        discharge_time="11:00 AM",
        contact=c.ContactAgreement(
            ways=(c.ContactWay.CALL, c.ContactWay.TEXT),
            hours="After 4 PM",
            until=today + timedelta(days=365),
            asked_on=today - _STAY + timedelta(days=1),
            message_words=f"This is {counselor.first()}, please call me back.",
            may_leave_message=True,
            may_text=True,
        ),
        phones=(Phone("207-555-0142", PhoneKind.MOBILE, may_text=True, may_leave_message=True),),
        address=Address("31 Quarry Street", "Portland", "ME", "04102", "USA"),
        emergency=elise,
        locators=(
            c.LocatorContact(elise, may_contact=True),
            c.LocatorContact(Person("Ray Ellery", "House manager", _RAY, "")),
        ),
        substances=(c.SubstanceUse(c.Substance.OPIOIDS, "pills", today - _STAY),),
        conditions=(c.Condition("Opioid use disorder, moderate or severe", "F11.20"),),
        medicines=(c.CurrentMedicine(FILM.name, FILM.dose, FILM.prescriber),),
        no_known_allergies=True,
        suicide_risk=c.SuicideRisk(c.RiskScreen.NEGATIVE, today - timedelta(days=3)),
        recovery=(c.RecoveryStart(today - _STAY),),
        children=(c.Child("June", "6", c.Custody.SHARED),),
        income="No income yet",
        funding="MaineCare",
        insurance="MaineCare",
        transport="Bus, and rides from Ray",
        veteran=False,
        wanted_group=c.Wish.ALL,
        wanted_home=c.Wish.MENS,
        wanted_mentor=c.Wish.MENS,
    )


def complete(today: date, closed: Mapping[date, str], counselor: Counselor) -> p.PlanDocument:
    """The plan with nothing missing, as the print pictures show it."""
    leaves = today + _LEAVES_IN
    visit_day = open_day(leaves + timedelta(days=2), closed)
    return p.PlanDocument(
        first_days=_first_days(leaves, visit_day, closed, counselor),
        progress=p.Progress(
            progress="I finished four weeks and came to every group. I sleep through the night.",
            strengths="I am patient. People trust me with their kids.",
            needs="Rides in the first weeks, and someone to call at night.",
            abilities="I can bake, and I can run a kitchen.",
            preferences="Small groups, and evenings after work.",
        ),
        goals=_goals(today, leaves, closed),
        signs=_signs(today),
        medicines=_medicines(today, leaves, visit_day),
        appointments=_visits(visit_day, closed),
        peers=_peers(leaves),
        home=_home(leaves),
        support=_support(counselor),
        hard_times=_hard_times(counselor),
        daily_life=_daily_life(),
        participants=p.Participants(
            (
                p.Participant(_key(1201), p.ParticipantRole.CLIENT, "Theo Bramwell", today),
                p.Participant(_key(1202), p.ParticipantRole.COUNSELOR, counselor.name, today),
                p.Participant(
                    _key(1203), p.ParticipantRole.FAMILY, "Elise Bramwell", today - timedelta(days=1)
                ),
            )
        ),
    )


def draft(today: date, closed: Mapping[date, str], counselor: Counselor) -> p.PlanDocument:
    """The third version as it stands today: naloxone and the ride to the first visit are still missing."""
    full = complete(today, closed, counselor)
    first = replace(full.appointments[0], ride="", ride_at=None, backup="")
    return replace(
        full,
        medicines=replace(full.medicines, naloxone=p.Naloxone()),
        appointments=(first, *full.appointments[1:]),
    )


def second(today: date, closed: Mapping[date, str], counselor: Counselor) -> p.PlanDocument:
    """The second version: two goals, nothing done yet."""
    latest = draft(today, closed, counselor)
    goals = tuple(
        replace(
            goal, state=p.GoalState.PLANNED, steps=tuple(replace(step, done=False) for step in goal.steps)
        )
        for goal in latest.goals[:2]
    )
    return replace(latest, goals=goals)


def first(today: date, closed: Mapping[date, str], counselor: Counselor) -> p.PlanDocument:
    """The first version: one goal and the signs."""
    later = second(today, closed, counselor)
    return replace(
        later,
        first_days=p.FirstDays(leaves_on=today + _LEAVES_IN),
        goals=later.goals[:1],
        appointments=(),
        daily_life=p.DailyLife(),
    )


# --- Sections -----------------------------------------------------------------------------------------------


def _first_days(
    leaves: date, visit_day: date, closed: Mapping[date, str], counselor: Counselor
) -> p.FirstDays:
    words = (
        "Noon meeting first, then dinner at my sister’s. I can leave any time. Sam drives me home at 5 PM."
    )
    inside = (day for day in closed if leaves <= day <= leaves + timedelta(days=3))
    next_day = visit_day + timedelta(days=1)
    return p.FirstDays(
        leaves_on=leaves,
        leaves_at=time(11),
        tonight_with="Sam, my mentor",
        tonight_phone=_SAM,
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


def _step(number: int, what: str, who: str, by: date, done: bool = False) -> p.Step:
    return p.Step(_key(number), what, who, by, done)


def _goals(today: date, leaves: date, closed: Mapping[date, str]) -> tuple[p.Goal, ...]:
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


def _signs(today: date) -> p.Signs:
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


def _medicines(today: date, leaves: date, visit_day: date) -> p.MedicineSafety:
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


def _visits(visit_day: date, closed: Mapping[date, str]) -> tuple[p.Appointment, ...]:
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


def _peers(leaves: date) -> p.PeerSupport:
    group = _weekly(
        701, TUESDAY_GROUP, TUESDAY_GROUP.weekday, leaves + timedelta(days=(1 - leaves.weekday()) % 7)
    )
    meeting = _weekly(702, HARBOR_LIGHTS, p.Weekday.of(leaves), leaves)
    mentor = p.Mentor(_key(751), p.MentorKind.ALUMNI, "Sam O.", _SAM, leaves, "We talk twice a week.")
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


def _home(leaves: date) -> p.Home:
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


def _support(counselor: Counselor) -> p.SupportCircle:
    def place(
        number: int, role: p.CircleRole, who: str, phone: str, what_for: str, first: bool = False
    ) -> p.CirclePlace:
        return p.CirclePlace(_key(number), role, who, phone, what_for, first)

    role, dana = p.CircleRole, f"{counselor.first()}, my counselor"
    circle = (
        place(901, role.MENTOR, "Sam, my mentor", _SAM, "I can call before, during or after.", True),
        place(902, role.HOUSE, "Ray, house manager", _RAY, "Rides, house problems", True),
        place(903, role.FAMILY, "Elise, my sister", _ELISE, "Family, June, Sunday dinner", True),
        place(904, role.COUNSELOR, dana, counselor.phone, "Plan, visits, paperwork"),
        place(905, role.GROUP, "Tuesday group, 6 PM", "207-555-0100", "Alder Point, Room 2"),
        place(906, role.MEETING, "Harbor Lights", "", "3 meetings a week"),
        place(907, role.CLINIC, "Bridge Clinic", BRIDGE.place.phone, "My medicine"),
        place(908, role.SPONSOR, "", "", "Sam will help me"),
    )
    needs = (
        p.Need(_key(951), p.NeedKind.RIDE, "To my first visit", "Ray", _RAY),
        p.Need(_key(952), p.NeedKind.CHILD_CARE, "Saturdays, when June is with me"),
    )
    return p.SupportCircle(circle, needs)


def _hard_times(counselor: Counselor) -> p.HardTimes:
    crisis = p.CrisisPlan(
        warning_signs="I think June would be better off without me.",
        alone="I walk to the bay and back. I listen to my three songs.",
        distractions="The library. Coffee with Ray. Elise's kitchen.",
        people=(
            p.CrisisContact(_key(1001), "Sam, my mentor", _SAM, "Day or night"),
            p.CrisisContact(_key(1002), "Elise, my sister", _ELISE, "After 4 PM"),
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
        stays_with_phone=_RAY,
        alone_call="Sam",
        alone_phone=_SAM,
        call=counselor.first(),
        call_phone=counselor.phone,
        clinic=BRIDGE.place.name,
        clinic_phone=BRIDGE.place.phone,
        checks_in=counselor.first(),
        changes="A meeting each day for two weeks. I see my counselor twice.",
    )
    return p.HardTimes(crisis, back)


def _daily_life() -> p.DailyLife:
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
