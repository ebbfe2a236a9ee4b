"""One revision's content: the twelve sections put together."""

from dataclasses import dataclass
from enum import StrEnum

from aftercare_desktop.domain.plans.appointments import Appointment
from aftercare_desktop.domain.plans.confirmed import ConfirmedCheck
from aftercare_desktop.domain.plans.daily_life import DailyLife
from aftercare_desktop.domain.plans.first_days import FirstDays
from aftercare_desktop.domain.plans.given import GivenWith
from aftercare_desktop.domain.plans.goals import Goal
from aftercare_desktop.domain.plans.hard_times import HardTimes
from aftercare_desktop.domain.plans.home import Home
from aftercare_desktop.domain.plans.leaving import LeavingNow
from aftercare_desktop.domain.plans.medicines import MedicineSafety
from aftercare_desktop.domain.plans.participants import Participants
from aftercare_desktop.domain.plans.peers import PeerSupport
from aftercare_desktop.domain.plans.progress import Progress
from aftercare_desktop.domain.plans.signs import Signs
from aftercare_desktop.domain.plans.support import SupportCircle
from aftercare_desktop.domain.plans.translation import Translation

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


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """One revision's content: twelve sections, which of the center's own checks were confirmed for it, what was agreed
    with a person who left before it was done, its texts in the client's language, and what a final was given with.
    """

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
    confirmed_checks: tuple[ConfirmedCheck, ...] = ()
    leaving: LeavingNow = LeavingNow()
    translation: Translation = Translation()
    given: GivenWith = GivenWith()
