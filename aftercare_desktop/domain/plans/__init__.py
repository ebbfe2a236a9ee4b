"""The aftercare plan: one revision is one document of twelve sections, a tree of frozen dataclasses.

Every part a person can point at (goal, step, appointment, person in the circle) has a permanent key that later
revisions keep. Dates are calendar days, times wall clock in the center's zone. One module per section.
"""

from aftercare_desktop.domain.plans.appointments import Appointment, AppointmentKind
from aftercare_desktop.domain.plans.confirmed import ConfirmedCheck
from aftercare_desktop.domain.plans.daily_life import DailyLife, Routine
from aftercare_desktop.domain.plans.document import FORMAT, PlanDocument, Section
from aftercare_desktop.domain.plans.first_days import (
    ClosedDayPlan,
    EditedRow,
    FirstDays,
    FirstDaysRow,
    PromisedCall,
)
from aftercare_desktop.domain.plans.given import GivenSentence, GivenWith
from aftercare_desktop.domain.plans.goals import Goal, GoalState, LifeArea, Step
from aftercare_desktop.domain.plans.hard_times import CrisisContact, CrisisPlan, HardTimes, ReturnPlan
from aftercare_desktop.domain.plans.home import Home, HomeKind
from aftercare_desktop.domain.plans.leaving import LeavingNow
from aftercare_desktop.domain.plans.medicines import (
    Medicine,
    MedicineKind,
    MedicineSafety,
    Methadone,
    Naloxone,
)
from aftercare_desktop.domain.plans.participants import GoneOver, Participant, ParticipantRole, Participants
from aftercare_desktop.domain.plans.peers import Mentor, MentorKind, PeerKind, PeerPlace, PeerSupport
from aftercare_desktop.domain.plans.progress import Progress
from aftercare_desktop.domain.plans.revisions import Revision, RevisionRow, RevisionState
from aftercare_desktop.domain.plans.signs import RiskDay, Sign, SignKind, Signs
from aftercare_desktop.domain.plans.support import CirclePlace, CircleRole, Need, NeedKind, SupportCircle
from aftercare_desktop.domain.plans.translation import Translation, TranslatorRole, TwinText
from aftercare_desktop.domain.weekdays import Weekday

__all__ = [
    "FORMAT",
    "Appointment",
    "AppointmentKind",
    "CirclePlace",
    "CircleRole",
    "ClosedDayPlan",
    "ConfirmedCheck",
    "CrisisContact",
    "CrisisPlan",
    "DailyLife",
    "EditedRow",
    "FirstDays",
    "FirstDaysRow",
    "GivenSentence",
    "GivenWith",
    "Goal",
    "GoalState",
    "GoneOver",
    "HardTimes",
    "Home",
    "HomeKind",
    "LeavingNow",
    "LifeArea",
    "Medicine",
    "MedicineKind",
    "MedicineSafety",
    "Mentor",
    "MentorKind",
    "Methadone",
    "Naloxone",
    "Need",
    "NeedKind",
    "Participant",
    "ParticipantRole",
    "Participants",
    "PeerKind",
    "PeerPlace",
    "PeerSupport",
    "PlanDocument",
    "Progress",
    "PromisedCall",
    "ReturnPlan",
    "Revision",
    "RevisionRow",
    "RevisionState",
    "RiskDay",
    "Routine",
    "Section",
    "Sign",
    "SignKind",
    "Signs",
    "Step",
    "SupportCircle",
    "Translation",
    "TranslatorRole",
    "TwinText",
    "Weekday",
]
