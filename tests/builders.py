"""Shared test builders: clients, plans and centers of made-up people. Nothing here is about a real person."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from aftercare_desktop.domain import clients as c
from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.center import CenterProfile, ClosedDay, PhoneLine
from aftercare_desktop.domain.directory import DirectoryEntry, EntryKind, OpenHours
from aftercare_desktop.domain.people import Address, Person, Phone, PhoneKind, Place
from aftercare_desktop.domain.plans.twins import free_texts
from aftercare_desktop.domain.staff import NewStaff, Role

TODAY = date(2026, 11, 23)
"""The day on which the tests take place: a Monday, three days before Thanksgiving."""
NOW = datetime(2026, 11, 23, 14, 42, tzinfo=UTC)
PASSWORD = "harbor-quilt-lantern"

NAMES = (
    "Theo Bramwell",
    "Marisol Quintero",
    "Hạnh Nguyễn",
    "Zoë Ødegård-Łukasiewicz",
    "Ирина Соколова",
    "Νεφέλη Καραγιάννη",
    "ליאור בן־דוד",
    "ليلى الحسن",
    "अनन्या शर्मा",
    "রিমা চৌধুরী",
    "กมลวรรณ ศรีสุข",
    "ပြည့်ဖြိုး အောင်",
    "សុភា ចាន់",
    "ሰላም ተስፋዬ",
    "ნინო ბერიძე",
    "Անահիտ Սարգսյան",
    "王小梅",
    "佐藤 美咲",
    "김하늘",
    "Ng",
    "Wolfeschlegelsteinhausenbergerdorff-Montgomery Featherstonehaugh-Cholmondeley",
)
"""Names of several scripts and lengths: short, long, accented, right to left, without a space."""


def build_client(name: str = "Theo Bramwell", **facts: Any) -> c.Client:
    """A client with the few facts that most tests need; any field of `Client` may be given."""
    known: dict[str, Any] = {
        "preferred_name": "",
        "record_number": "000117",
        "birth_date": date(1991, 4, 9),
        "status": c.ClientStatus.IN_TREATMENT,
        "admitted_on": TODAY - timedelta(days=28),
        "discharge_planned": TODAY + timedelta(days=2),
        "substances": (c.SubstanceUse(c.Substance.OPIOIDS),),
    }
    return c.Client(name=name, **(known | facts))


def build_entry(name: str = "Congress Pharmacy", **facts: Any) -> DirectoryEntry:
    """A directory entry: a pharmacy open on weekdays; any field of `DirectoryEntry` may be given."""
    known: dict[str, Any] = {
        "kind": EntryKind.PHARMACY,
        "contact": "Ida",
        "address": Address("3 Congress Street", "Portland", "ME", "04101"),
        "phone": "207-555-0131",
        "fax": "207-555-0134",
        "hours": tuple(OpenHours(day, time(9), time(18)) for day in tuple(p.Weekday)[1:6]),
    }
    return DirectoryEntry(name=name, **(known | facts))


def full_client(**facts: Any) -> c.Client:
    """A client with every field filled."""
    client = c.Client(
        name="Theodore Bramwell",
        preferred_name="Theo",
        pronouns="he/him",
        gender="man",
        birth_date=date(1991, 4, 9),
        record_number="000117",
        language="English",
        interpreter=True,
        status=c.ClientStatus.AFTERCARE,
        counselor_id=1,
        program="Residential, 28 days",
        admitted_on=TODAY - timedelta(days=28),
        discharge_planned=TODAY - timedelta(days=1),
        discharge_time="11 AM",
        discharged_on=TODAY - timedelta(days=1),
        discharge_type=c.DischargeType.COMPLETED,
        contact=c.ContactAgreement(
            ways=(c.ContactWay.CALL, c.ContactWay.TEXT),
            hours="After 4 PM",
            until=TODAY + timedelta(days=365),
            message_words="This is Dana, please call me back.",
            may_leave_message=True,
            may_text=True,
            safe_to_mail=True,
            asked_on=TODAY - timedelta(days=20),
        ),
        phones=(
            Phone("207-555-0142", PhoneKind.HOME, may_text=True, may_leave_message=True, note="Evenings"),
        ),
        email="theo@example.org",
        address=Address("14 Larch Street", "Portland", "ME", "04101", "USA"),
        mailing_address=Address("PO Box 12", "Portland", "ME", "04101", "USA"),
        emergency=Person("Elise Bramwell", "Sister", "207-555-0163", "Works nights"),
        locators=(
            c.LocatorContact(Person("Ray Ellery", "House manager", "207-555-0118", ""), may_contact=True),
        ),
        substances=(
            c.SubstanceUse(c.Substance.OPIOIDS, "pills", TODAY - timedelta(days=30)),
            c.SubstanceUse(c.Substance.ALCOHOL, "beer", TODAY - timedelta(days=29)),
        ),
        conditions=(c.Condition("Depression, moderate", "F33.1"),),
        medicines=(c.CurrentMedicine("Buprenorphine film", "8 mg", "Nurse Leah"),),
        allergies="Penicillin",
        no_known_allergies=True,
        pregnancy=c.Pregnancy.NO,
        due_date=TODAY + timedelta(days=90),
        last_overdose=TODAY - timedelta(days=200),
        suicide_risk=c.SuicideRisk(c.RiskScreen.NEGATIVE, TODAY - timedelta(days=3), past_attempt=True),
        recovery=(
            c.RecoveryStart(TODAY - timedelta(days=300), TODAY - timedelta(days=262)),
            c.RecoveryStart(TODAY - timedelta(days=28)),
        ),
        guardian=Person("Ada Bramwell", "Aunt", "207-555-0171", ""),
        payee=Person("Ada Bramwell", "Aunt", "207-555-0171", ""),
        children=(c.Child("June", "6", c.Custody.SHARED),),
        income="Part-time work",
        funding="MaineCare",
        insurance="MaineCare 0042",
        accessibility="Ground floor",
        transport="Bus, rides from Ray",
        veteran=False,
        court=c.Court.PROBATION,
        probation_officer=Person("Officer Lind", "Probation officer", "207-555-0177", ""),
        treatment_is_condition=True,
        wanted_group=c.Wish.MENS,
        wanted_home=c.Wish.MENS,
        wanted_mentor=c.Wish.ALL,
    )
    return replace(client, **facts)


def _key(rng: random.Random) -> str:
    return f"{rng.getrandbits(64):016x}"


def _goals(rng: random.Random) -> tuple[p.Goal, ...]:
    steps = (
        p.Step(
            _key(rng),
            "Tell my sister what helps and what does not",
            "Me",
            TODAY - timedelta(days=1),
            done=True,
        ),
        p.Step(_key(rng), "Noon meeting on Thanksgiving before dinner", "Sam", TODAY + timedelta(days=3)),
        p.Step(_key(rng), "Set up Sunday video calls with June", "Me, Elise", TODAY + timedelta(days=6)),
    )
    work = (p.Step(_key(rng), "Meet the job coach", "Me", TODAY + timedelta(days=rng.randint(7, 20))),)
    return (
        p.Goal(
            _key(rng),
            "I want to get through the holidays steady and be there for my daughter.",
            "June turns seven on December 12.",
            p.LifeArea.FAMILY,
            p.GoalState.IN_PROGRESS,
            share_with_group=True,
            steps=steps,
        ),
        p.Goal(_key(rng), "I want work I can keep.", "My days need a shape.", p.LifeArea.WORK, steps=work),
    )


def _signs(rng: random.Random) -> p.Signs:
    warning = p.Sign(
        _key(rng), p.SignKind.WARNING, "I stop texting people back", "I send one text to Sam", "Sam", "Ray"
    )
    trigger = p.Sign(
        _key(rng),
        p.SignKind.TRIGGER,
        "I drive past the old street",
        "I turn around",
        "Sam, then Elise",
        "Elise",
    )
    day = p.RiskDay(_key(rng), TODAY + timedelta(days=3), "Thanksgiving dinner", "Sam drives me home at 5 PM")
    return p.Signs((warning, trigger), (day,))


def _medicines(rng: random.Random) -> p.MedicineSafety:
    film = p.Medicine(
        _key(rng),
        p.MedicineKind.BUPRENORPHINE_NALOXONE,
        "Buprenorphine film",
        "8 mg",
        "One film each morning.",
        Place("Bridge Clinic", "22 Pearl Street, Portland", "207-555-0109", "8 AM to 4 PM"),
        last_dose_on=TODAY,
        last_dose_at=time(8),
        next_dose_on=TODAY + timedelta(days=7),
        next_dose_at=time(9, 30),
        supply_until=TODAY + timedelta(days=8),
        next_visit_on=TODAY + timedelta(days=4),
        pharmacy=Place("Congress Pharmacy", "3 Congress Street, Portland", "207-555-0131", "9 AM to 6 PM"),
        pharmacy_confirmed_by="Dana Whitcomb",
        pharmacy_confirmed_on=TODAY,
    )
    return p.MedicineSafety(
        none_needed=False,
        medicines=(film,),
        methadone=p.Methadone(
            Place("Harbor Clinic", "9 Wharf Street, Portland", "207-555-0151", "5 AM to 11 AM"),
            last_dose_mg=90,
            last_dose_letter=True,
            take_home_doses=3,
            lockbox=True,
            guest_dosing="Bangor clinic, two days",
        ),
        naloxone=p.Naloxone(
            TODAY, "Nasal spray, 4 mg", 2, "Theo and Elise", "One in my coat, one in the kitchen"
        ),
        tolerance_explained_on=TODAY,
        tolerance_explained_by="Leah Okafor, RN",
    )


def _peers(rng: random.Random) -> p.PeerSupport:
    meeting = p.PeerPlace(
        _key(rng),
        p.PeerKind.MEETING,
        "Harbor Lights",
        "Narcotics Anonymous",
        p.Weekday.WEDNESDAY,
        time(19),
        time(20),
        Place("Church hall", "80 Elm Street, Portland", "207-555-0100", "Side door"),
        online="https://meet.example.org/harbor",
        first_on=TODAY + timedelta(days=2),
        note="Newcomers welcome",
    )
    group = p.PeerPlace(
        _key(rng),
        p.PeerKind.GROUP,
        "Tuesday group",
        "Priya Raman",
        p.Weekday.TUESDAY,
        time(18),
        time(19, 30),
        Place("Alder Point", "2 Alder Point, Portland"),
    )
    mentor = p.Mentor(
        _key(rng),
        p.MentorKind.ALUMNI,
        "Sam O.",
        "207-555-0127",
        TODAY + timedelta(days=2),
        "Calls twice a week",
    )
    return p.PeerSupport((meeting, group), (mentor,))


def _support(rng: random.Random) -> p.SupportCircle:
    places = (
        p.CirclePlace(
            _key(rng),
            p.CircleRole.MENTOR,
            "Sam, my mentor",
            "207-555-0127",
            "I can call before, during or after.",
            call_first=True,
        ),
        p.CirclePlace(
            _key(rng), p.CircleRole.FAMILY, "Elise, my sister", "207-555-0163", "June", call_first=True
        ),
        p.CirclePlace(_key(rng), p.CircleRole.SPONSOR, what_for="Sam will help me look"),
        p.CirclePlace(_key(rng), p.CircleRole.FAITH, not_for_me=True),
    )
    needs = (
        p.Need(_key(rng), p.NeedKind.RIDE, "First visit on Friday", "Ray", "207-555-0118"),
        p.Need(_key(rng), p.NeedKind.CHILD_CARE, "Saturday mornings"),
    )
    return p.SupportCircle(places, needs)


def _hard_times(rng: random.Random) -> p.HardTimes:
    crisis = p.CrisisPlan(
        warning_signs="I think it would be better without me.",
        alone="I walk to the bay and back.",
        distractions="The library; coffee with Ray.",
        people=(p.CrisisContact(_key(rng), "Elise, my sister", "207-555-0163", "Any time"),),
        professionals=(p.CrisisContact(_key(rng), "Dana Whitcomb", "207-555-0104", "8 AM to 5 PM"),),
        safer="Ray keeps my spare medicine locked.",
        matters="June.",
    )
    back = p.ReturnPlan(
        stays_with="Ray",
        stays_with_phone="207-555-0118",
        alone_call="Sam",
        alone_phone="207-555-0127",
        call="Dana",
        call_phone="207-555-0104",
        clinic="Bridge Clinic",
        clinic_phone="207-555-0109",
        checks_in="Dana",
        changes="More meetings for two weeks.",
    )
    return p.HardTimes(crisis, back)


def full_plan(seed: int = 7) -> p.PlanDocument:
    """A plan document with every field filled; keys differ by seed and nothing else that matters does."""
    rng = random.Random(seed)
    visit = p.Appointment(
        _key(rng),
        p.AppointmentKind.MEDICINE,
        "Nurse Leah",
        Place("Bridge Clinic", "22 Pearl Street, 2nd floor, Portland", "207-555-0109", "8 AM to 4 PM"),
        TODAY + timedelta(days=4),
        time(10, 30),
        ride="Ray drives me",
        ride_at=time(9, 45),
        backup="Bus 5 at 9:52 AM",
        bring="My ID and this plan",
    )
    call = p.PromisedCall(
        "Dana",
        TODAY + timedelta(days=4),
        time(15),
        "She tries again on Saturday.",
        "207-555-0104",
        "8 AM to 5 PM",
    )
    first_days = p.FirstDays(
        leaves_on=TODAY + timedelta(days=2),
        leaves_at=time(11),
        tonight_with="Sam, my mentor",
        tonight_phone="207-555-0127",
        tonight_details="Picks me up at 6:30 PM for Harbor Lights.",
        closed_days=(p.ClosedDayPlan(TODAY + timedelta(days=3), "Noon meeting first, then dinner."),),
        call=call,
        edited=(p.EditedRow(p.FirstDaysRow.CALL_PEOPLE, "Sam first, then Elise."),),
    )
    home = p.Home(
        p.HomeKind.SOBER_LIVING,
        Place("Back Cove House", "14 Larch Street, Portland", "207-555-0118", "Curfew 10 PM"),
        confidential=False,
        moves_on=TODAY + timedelta(days=2),
        arrives_at=time(12, 30),
        met_by="Ray",
        bring="My bag, my ID, and my medicine",
        preference="A house near the bay with other fathers",
        preference_met=False,
        why_not="The house for fathers was full.",
    )
    routine = p.Routine(_key(rng), p.Weekday.SUNDAY, time(17), time(19), "Dinner with Elise and June")
    return p.PlanDocument(
        first_days=first_days,
        progress=p.Progress(
            "I finished four weeks.", "I am patient.", "Rides and child care.", "I can bake.", "Small groups."
        ),
        goals=_goals(rng),
        signs=_signs(rng),
        medicines=_medicines(rng),
        appointments=(visit,),
        peers=_peers(rng),
        home=home,
        support=_support(rng),
        hard_times=_hard_times(rng),
        daily_life=p.DailyLife(
            "Morning shift at the bakery.", "Rent on the first.", "Sunday calls.", "A walk a day.", (routine,)
        ),
        participants=p.Participants(
            (
                p.Participant(_key(rng), p.ParticipantRole.CLIENT, "Theo Bramwell", TODAY),
                p.Participant(_key(rng), p.ParticipantRole.COUNSELOR, "Dana Whitcomb", TODAY),
            ),
            read_aloud=p.GoneOver(TODAY, "Dana Whitcomb", "The bus on Friday"),
            told_back=p.GoneOver(TODAY, "Dana Whitcomb", "If it gets hard I call Sam before I do anything."),
        ),
        confirmed_checks=(p.ConfirmedCheck(_key(rng), "Dana Whitcomb", TODAY),),
    )


def leaving_now() -> p.LeavingNow:
    """What is agreed with somebody who leaves today, every field filled."""
    return p.LeavingNow(
        on=TODAY,
        at=time(15, 10),
        against_advice=True,
        ride="Ray drives me at 4 PM",
        safe_phone="207-555-0123",
        may_tell="Ray Bramwell",
        may_tell_phone="207-555-0111",
    )


TWIN_WORDS = {
    "es": "Quiero pasar las fiestas con calma.",
    "ar": "Sam يقودني إلى المنزل في الساعة 5 PM.",
    "ht": "Mwen vle pase fèt yo byen ak pitit fi m nan.",
    "ne": "म छोरीको लागि चाडपर्वमा स्थिर रहन चाहन्छु।",
    "zh-Hans": "我想平稳地度过节日，陪在女儿身边。",
}
"""Words in five languages: accents, from the right with Latin letters, shaped, without spaces."""


def translated_plan(
    language: str = "es", plan: p.PlanDocument | None = None, words: str = ""
) -> p.PlanDocument:
    """A full plan in which every text has a twin by a named interpreter, each beginning with its place in the plan."""
    document = plan or full_plan()
    words = words or TWIN_WORDS[language]
    texts = tuple(
        p.TwinText(text.path, text.words, f"{words} {number}")
        for number, text in enumerate(free_texts(document), start=1)
    )
    translation = p.Translation(language, "Ana R.", p.TranslatorRole.INTERPRETER, TODAY, texts)
    return replace(document, translation=translation)


def empty_plan() -> p.PlanDocument:
    """A plan in which nothing has been written yet."""
    return p.PlanDocument()


def center_profile(**facts: Any) -> CenterProfile:
    """Alder Point Recovery, a made-up center in Maine with a tested night line."""
    profile = CenterProfile(
        name="Alder Point Recovery",
        line=PhoneLine("207-555-0100", "day or night", True, TODAY - timedelta(days=10), "Dana Whitcomb"),
        address=Address("2 Alder Point", "Portland", "ME", "04101"),
        state="ME",
        timezone="America/New_York",
        closed_days=(ClosedDay(date(2026, 12, 24), "Christmas Eve"),),
        practice=True,
    )
    return replace(profile, **facts)


def new_staff(
    role: Role = Role.ADMINISTRATOR, user_name: str = "dana", name: str = "Dana Whitcomb"
) -> NewStaff:
    """A made-up staff member."""
    return NewStaff(user_name, name, role, "LADC", "207-555-0104", "8 AM to 5 PM")


def linked_plan(prescriber: int = 1, pharmacy: int = 2, clinic: int = 3, place: int = 4) -> p.PlanDocument:
    """A full plan whose first prescriber and pharmacy, methadone clinic and first visit are linked to these entries."""
    plan = full_plan()
    first, *others = plan.medicines.medicines
    first = replace(
        first,
        prescriber=replace(first.prescriber, entry_id=prescriber),
        pharmacy=replace(first.pharmacy, entry_id=pharmacy),
    )
    methadone = replace(
        plan.medicines.methadone, clinic=replace(plan.medicines.methadone.clinic, entry_id=clinic)
    )
    medicines = replace(plan.medicines, medicines=(first, *others), methadone=methadone)
    visit, *later = plan.appointments
    visit = replace(visit, place=replace(visit.place, entry_id=place))
    return replace(plan, medicines=medicines, appointments=(visit, *later))
