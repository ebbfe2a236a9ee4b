"""The aftercare plan: one revision is one document of twelve sections, a tree of frozen dataclasses.

Every part a person can point at (goal, step, appointment, person in the circle) has a permanent key that later
revisions keep. Dates are calendar days, times wall clock in the center's zone.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import IntEnum, StrEnum

from aftercare_desktop.domain.people import Place

FORMAT = 1
"""Format number stored with every revision; older ones are read through the store's upcasters."""


class Section(StrEnum):
    """The twelve sections, in the order of form and paper (PRODUCT.md, Plan)."""

    FIRST_DAYS = "first_days"
    PROGRESS = "progress"
    GOALS = "goals"
    SIGNS = "signs"
    MEDICINES = "medicines"
    APPOINTMENTS = "appointments"
    PEERS = "peers"
    HOME = "home"
    SUPPORT = "support"
    HARD_TIMES = "hard_times"
    DAILY_LIFE = "daily_life"
    PARTICIPANTS = "participants"


class Weekday(IntEnum):
    """Days of the week, Sunday first as the meeting feeds count them."""

    SUNDAY = 0
    MONDAY = 1
    TUESDAY = 2
    WEDNESDAY = 3
    THURSDAY = 4
    FRIDAY = 5
    SATURDAY = 6

    @classmethod
    def of(cls, day: date) -> "Weekday":
        """The weekday of a calendar day."""
        return cls(day.isoweekday() % 7)


# --- 1 First 72 hours ---------------------------------------------------------------------------------------


class FirstDaysRow(StrEnum):
    """The rows of page 1, in order."""

    SLEEP = "sleep"
    MEDICINE = "medicine"
    TONIGHT = "tonight"
    CLOSED_DAYS = "closed_days"
    FIRST_VISIT = "first_visit"
    NALOXONE = "naloxone"
    CALL_PEOPLE = "call_people"


@dataclass(frozen=True, slots=True)
class EditedRow:
    """Words that replace what the program assembled for a row of page 1. What is missing still prints as missing."""

    row: FirstDaysRow
    words: str


@dataclass(frozen=True, slots=True)
class ClosedDayPlan:
    """What the person does on a holiday or closed day that falls inside the first 72 hours."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class PromisedCall:
    """A call the center promised. It prints only when day and caller are set."""

    by: str = ""
    day: date | None = None
    at: time | None = None
    if_missed: str = ""
    questions_phone: str = ""
    questions_hours: str = ""

    def is_promised(self) -> bool:
        """Whether a named person is scheduled to call."""
        return bool(self.by.strip()) and self.day is not None


@dataclass(frozen=True, slots=True)
class FirstDays:
    """What cannot be assembled from the rest of the plan for the first 72 hours."""

    leaves_on: date | None = None
    leaves_at: time | None = None
    tonight_with: str = ""
    tonight_phone: str = ""
    tonight_details: str = ""
    closed_days: tuple[ClosedDayPlan, ...] = ()
    call: PromisedCall = PromisedCall()
    edited: tuple[EditedRow, ...] = ()


# --- 2 Progress ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Progress:
    """Gains in treatment; strengths, needs, abilities, preferences (the discharge standards' headings)."""

    progress: str = ""
    strengths: str = ""
    needs: str = ""
    abilities: str = ""
    preferences: str = ""


# --- 3 Goals ------------------------------------------------------------------------------------------------


class LifeArea(StrEnum):
    """Areas of life a goal belongs to."""

    RECOVERY = "recovery"
    HEALTH = "health"
    FAMILY = "family"
    PEERS = "peers"
    HOME = "home"
    WORK = "work"
    LEARNING = "learning"
    MONEY = "money"
    PARENTING = "parenting"
    LEGAL = "legal"
    WELLNESS = "wellness"
    OTHER = "other"


class GoalState(StrEnum):
    """How far a goal is."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    REACHED = "reached"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do for a goal: what, who helps ("Me" included), by when, done."""

    key: str
    what: str = ""
    who: str = ""
    by: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in the client's own words, why it matters, and its ordered steps."""

    key: str
    words: str = ""
    why: str = ""
    area: LifeArea = LifeArea.RECOVERY
    state: GoalState = GoalState.PLANNED
    share_with_group: bool = False
    """The client agreed that the group may see this goal."""
    steps: tuple[Step, ...] = ()


# --- 4 Triggers and warning signs ---------------------------------------------------------------------------


class SignKind(StrEnum):
    """A trigger comes from outside, a warning sign from within."""

    TRIGGER = "trigger"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign: what I notice, what I do, who I call, who will notice."""

    key: str
    kind: SignKind = SignKind.WARNING
    notice: str = ""
    action: str = ""
    call: str = ""
    noticed_by: str = ""


@dataclass(frozen=True, slots=True)
class RiskDay:
    """A day ahead that carries risk (holiday, payday, anniversary) and what the person plans for it."""

    key: str
    day: date | None = None
    what: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Signs:
    """Triggers, warning signs and risky days."""

    signs: tuple[Sign, ...] = ()
    days: tuple[RiskDay, ...] = ()


# --- 5 Medicines and overdose safety ------------------------------------------------------------------------


class MedicineKind(StrEnum):
    """Medicines with words or rules of their own; everything else is `OTHER` (DOMAIN.md section 7)."""

    BUPRENORPHINE = "buprenorphine"
    BUPRENORPHINE_NALOXONE = "buprenorphine_naloxone"
    BUPRENORPHINE_INJECTION = "buprenorphine_injection"
    METHADONE = "methadone"
    NALTREXONE = "naltrexone"
    NALTREXONE_INJECTION = "naltrexone_injection"
    ACAMPROSATE = "acamprosate"
    DISULFIRAM = "disulfiram"
    OTHER = "other"

    def is_moud(self) -> bool:
        """A medicine for opioid use disorder. Naltrexone injections serve alcohol too and count here."""
        return self in _MOUD

    def is_injection(self) -> bool:
        """Given by the clinic: there is a next injection date, not a supply at home."""
        return self in (MedicineKind.BUPRENORPHINE_INJECTION, MedicineKind.NALTREXONE_INJECTION)


_MOUD = frozenset(
    {
        MedicineKind.BUPRENORPHINE,
        MedicineKind.BUPRENORPHINE_NALOXONE,
        MedicineKind.BUPRENORPHINE_INJECTION,
        MedicineKind.METHADONE,
        MedicineKind.NALTREXONE_INJECTION,
    }
)


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine and how it continues: doses, prescriber, supply, pharmacy confirmed open by whom and when.

    `supply_until` is the last day the supply covers; `next_dose_on` the next dose, pick-up or injection.
    """

    key: str
    kind: MedicineKind = MedicineKind.OTHER
    name: str = ""
    dose: str = ""
    directions: str = ""
    prescriber: Place = Place()
    last_dose_on: date | None = None
    last_dose_at: time | None = None
    next_dose_on: date | None = None
    next_dose_at: time | None = None
    supply_until: date | None = None
    next_visit_on: date | None = None
    pharmacy: Place = Place()
    pharmacy_confirmed_by: str = ""
    pharmacy_confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Methadone:
    """Methadone from an opioid treatment program: what the next clinic needs to dose on the first morning."""

    clinic: Place = Place()
    last_dose_mg: int | None = None
    last_dose_letter: bool = False
    take_home_doses: int | None = None
    lockbox: bool = False
    guest_dosing: str = ""


@dataclass(frozen=True, slots=True)
class Naloxone:
    """Naloxone handed over: when, what form, how many doses, who was trained, where it is kept."""

    handed_on: date | None = None
    form: str = ""
    doses: int | None = None
    trained: str = ""
    kept_at: str = ""
    declined: bool = False

    def is_handed_over(self) -> bool:
        """Recorded as in the person's hands."""
        return self.handed_on is not None and not self.declined


@dataclass(frozen=True, slots=True)
class MedicineSafety:
    """Medicines, methadone details, naloxone, and when lowered tolerance was explained by whom."""

    none_needed: bool = False
    """Staff recorded that the person takes no medicine."""
    medicines: tuple[Medicine, ...] = ()
    methadone: Methadone = Methadone()
    naloxone: Naloxone = Naloxone()
    tolerance_explained_on: date | None = None
    tolerance_explained_by: str = ""


# --- 6 Appointments -----------------------------------------------------------------------------------------


class AppointmentKind(StrEnum):
    """What an appointment is for."""

    THERAPY = "therapy"
    MEDICINE = "medicine"
    PRIMARY_CARE = "primary_care"
    MENTAL_HEALTH = "mental_health"
    WELLNESS = "wellness"
    COURT = "court"
    SERVICES = "services"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment with place, phone and transport; `day` None means still to be made."""

    key: str
    kind: AppointmentKind = AppointmentKind.THERAPY
    with_whom: str = ""
    place: Place = Place()
    day: date | None = None
    at: time | None = None
    ride: str = ""
    ride_at: time | None = None
    backup: str = ""
    bring: str = ""


# --- 7 Peer support -----------------------------------------------------------------------------------------


class PeerKind(StrEnum):
    """A therapy group led by staff, or a community meeting."""

    GROUP = "group"
    MEETING = "meeting"


class MentorKind(StrEnum):
    """Kinds of mentor with different rules (DOMAIN.md section 3). A sponsor is never assigned by staff."""

    PEER_SPECIALIST = "peer_specialist"
    ALUMNI = "alumni"
    TEMPORARY = "temporary"
    SPONSOR = "sponsor"


@dataclass(frozen=True, slots=True)
class PeerPlace:
    """A group or meeting in the week: name, fellowship or leader, day, times, place or link."""

    key: str
    kind: PeerKind = PeerKind.MEETING
    name: str = ""
    fellowship: str = ""
    weekday: Weekday | None = None
    starts: time | None = None
    ends: time | None = None
    place: Place = Place()
    online: str = ""
    first_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mentor:
    """A mentor or sponsor: first name and last initial only, phone, when they first meet."""

    key: str
    kind: MentorKind = MentorKind.ALUMNI
    name: str = ""
    phone: str = ""
    first_meeting_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PeerSupport:
    """Groups, meetings, mentors and sponsor."""

    places: tuple[PeerPlace, ...] = ()
    mentors: tuple[Mentor, ...] = ()
    no_groups: bool = False
    """The client opted out of groups; nobody asks for one as a gap."""


# --- 8 Where I will live ------------------------------------------------------------------------------------


class HomeKind(StrEnum):
    """What kind of home."""

    NOT_KNOWN = "not_known"
    OWN_HOME = "own_home"
    FAMILY = "family"
    FRIENDS = "friends"
    SOBER_LIVING = "sober_living"
    RESIDENTIAL = "residential"
    SHELTER = "shelter"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Home:
    """Where the person will live, what they wanted, and why if that was not met."""

    kind: HomeKind = HomeKind.NOT_KNOWN
    place: Place = Place()
    confidential: bool = False
    """The address never prints on any copy."""
    moves_on: date | None = None
    arrives_at: time | None = None
    met_by: str = ""
    bring: str = ""
    preference: str = ""
    preference_met: bool | None = None
    why_not: str = ""


# --- 9 Support circle and help network ----------------------------------------------------------------------


class CircleRole(StrEnum):
    """Places in the support circle; the client chooses which ones belong to their life."""

    FAMILY = "family"
    FRIEND = "friend"
    MENTOR = "mentor"
    SPONSOR = "sponsor"
    GROUP = "group"
    MEETING = "meeting"
    HOUSE = "house"
    COUNSELOR = "counselor"
    CLINIC = "clinic"
    WORK = "work"
    FAITH = "faith"
    OTHER = "other"


class NeedKind(StrEnum):
    """What the help network is asked for (M12)."""

    RIDE = "ride"
    CHILD_CARE = "child_care"
    GROCERIES = "groceries"
    JOB_LEAD = "job_lead"
    BUDGETING = "budgeting"
    PARENTING = "parenting"
    DOCUMENTS = "documents"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CirclePlace:
    """A place in the circle. An empty name prints as "I am still looking"; `not_for_me` removes it everywhere."""

    key: str
    role: CircleRole = CircleRole.FRIEND
    name: str = ""
    phone: str = ""
    what_for: str = ""
    call_first: bool = False
    """One of the three people to call on page 1."""
    not_for_me: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """A need and who helps with it; an empty name is a need nobody meets yet."""

    key: str
    kind: NeedKind = NeedKind.RIDE
    what: str = ""
    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class SupportCircle:
    """The circle and the help network."""

    places: tuple[CirclePlace, ...] = ()
    needs: tuple[Need, ...] = ()


# --- 10 If things get hard ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CrisisContact:
    """Somebody to ask for help, or a professional, with hours."""

    key: str
    name: str = ""
    phone: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class CrisisPlan:
    """Own headings on known concepts (DOMAIN.md section 1); never a copyrighted form."""

    warning_signs: str = ""
    alone: str = ""
    distractions: str = ""
    people: tuple[CrisisContact, ...] = ()
    professionals: tuple[CrisisContact, ...] = ()
    safer: str = ""
    matters: str = ""


@dataclass(frozen=True, slots=True)
class ReturnPlan:
    """After a return to use: who stays near, who is called, who checks in within 24 hours. No blame (M10)."""

    stays_with: str = ""
    stays_with_phone: str = ""
    alone_call: str = ""
    alone_phone: str = ""
    call: str = ""
    call_phone: str = ""
    clinic: str = ""
    clinic_phone: str = ""
    checks_in: str = ""
    changes: str = ""


@dataclass(frozen=True, slots=True)
class HardTimes:
    """The crisis plan and the way back after a return to use."""

    crisis: CrisisPlan = CrisisPlan()
    back: ReturnPlan = ReturnPlan()


# --- 11 Daily life ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Routine:
    """Something of every week that is not a group, meeting or visit: work, a walk, Sunday dinner."""

    key: str
    weekday: Weekday | None = None
    starts: time | None = None
    ends: time | None = None
    what: str = ""


@dataclass(frozen=True, slots=True)
class DailyLife:
    """Work, money, parenting, wellness, and the routines of the week."""

    work: str = ""
    money: str = ""
    parenting: str = ""
    wellness: str = ""
    routines: tuple[Routine, ...] = ()


# --- 12 Who took part ---------------------------------------------------------------------------------------


class ParticipantRole(StrEnum):
    """Who somebody is to the plan."""

    CLIENT = "client"
    FAMILY = "family"
    COUNSELOR = "counselor"
    NURSE = "nurse"
    PEER_SPECIALIST = "peer_specialist"
    MENTOR = "mentor"
    PROVIDER = "provider"
    INTERPRETER = "interpreter"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Participant:
    """A person who took part in making the plan, and on which day."""

    key: str
    role: ParticipantRole = ParticipantRole.CLIENT
    name: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Participants:
    """Who took part."""

    people: tuple[Participant, ...] = ()


# --- The whole ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """One revision's content: twelve sections."""

    first_days: FirstDays = FirstDays()
    progress: Progress = Progress()
    goals: tuple[Goal, ...] = ()
    signs: Signs = Signs()
    medicines: MedicineSafety = MedicineSafety()
    appointments: tuple[Appointment, ...] = ()
    peers: PeerSupport = PeerSupport()
    home: Home = Home()
    support: SupportCircle = SupportCircle()
    hard_times: HardTimes = HardTimes()
    daily_life: DailyLife = DailyLife()
    participants: Participants = Participants()


class RevisionState(StrEnum):
    """A draft can change; a final revision is frozen for ever."""

    DRAFT = "draft"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Revision:
    """A stored revision. `number` counts 1, 2, 3 per client; `document_sha256` and `pdf_sha256` exist once final.

    `gaps_reason` is why it was finalized with readiness items missing.
    """

    id: int
    version: int
    client_id: int
    number: int
    state: RevisionState
    document: PlanDocument
    created_at: datetime
    created_by: int
    changed_at: datetime
    changed_by: int
    finalized_at: datetime | None = None
    finalized_by: int | None = None
    document_sha256: str = ""
    pdf_sha256: str = ""
    gaps_reason: str = ""


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A line of the plan's history, without the document."""

    id: int
    version: int
    number: int
    state: RevisionState
    changed_at: datetime
    changed_by: str
    finalized_at: datetime | None
    finalized_by: str
    gaps_reason: str
