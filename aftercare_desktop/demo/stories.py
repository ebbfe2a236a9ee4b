"""Where a made-up client stands: in treatment or long home, with whom, and how far the plan is."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from random import Random

from aftercare_desktop.demo import names, places
from aftercare_desktop.demo.places import RESIDENCES, Residence
from aftercare_desktop.domain.clients import ClientStatus, Substance
from aftercare_desktop.domain.people import short_name

RECENT_DAYS = 260
"""Plans reach this far back: the made-up center has used the program for that long."""
STAY_DAYS = 28


class PlanState(Enum):
    """How far a client's plan is."""

    NONE = "none"
    BEGUN = "begun"
    NEARLY_READY = "nearly ready"
    FINAL = "final"
    REVISED = "two finals and a third draft"
    WITH_GAPS = "finalized with gaps and a reason"

    def finals(self) -> int:
        """How many final revisions it takes."""
        return {PlanState.FINAL: 1, PlanState.REVISED: 2, PlanState.WITH_GAPS: 1}.get(self, 0)


@dataclass(frozen=True, slots=True)
class Stage:
    """A place on the way: status, plan, and the span of days (from today) in which the person left or leaves."""

    status: ClientStatus
    plan: PlanState
    leaves_from: int
    leaves_to: int
    weight: int


_AFTERCARE = (-RECENT_DAYS, -1)
STAGES = (
    Stage(ClientStatus.IN_TREATMENT, PlanState.NONE, 18, 26, 7),
    Stage(ClientStatus.IN_TREATMENT, PlanState.BEGUN, 8, 17, 8),
    Stage(ClientStatus.IN_TREATMENT, PlanState.NEARLY_READY, 1, 7, 8),
    Stage(ClientStatus.AFTERCARE, PlanState.FINAL, *_AFTERCARE, 12),
    Stage(ClientStatus.AFTERCARE, PlanState.REVISED, *_AFTERCARE, 6),
    Stage(ClientStatus.AFTERCARE, PlanState.WITH_GAPS, *_AFTERCARE, 6),
    Stage(ClientStatus.IN_HOSPITAL, PlanState.FINAL, -90, -5, 1),
    Stage(ClientStatus.IN_JAIL, PlanState.FINAL, -200, -40, 1),
    Stage(ClientStatus.BACK_IN_TREATMENT, PlanState.REVISED, -120, -30, 2),
    Stage(ClientStatus.MOVED, PlanState.FINAL, *_AFTERCARE, 2),
    Stage(ClientStatus.CLOSED, PlanState.NONE, -1200, -280, 6),
    Stage(ClientStatus.DIED, PlanState.FINAL, -220, -120, 1),
)
_HERE, _HOME = ClientStatus.IN_TREATMENT, ClientStatus.AFTERCARE
_FIRST_STAGES = (
    Stage(_HERE, PlanState.BEGUN, 9, 9, 0),
    Stage(_HOME, PlanState.FINAL, -40, -40, 0),
    Stage(_HOME, PlanState.FINAL, -55, -55, 0),
    Stage(_HOME, PlanState.REVISED, -76, -76, 0),
    Stage(_HOME, PlanState.FINAL, -10, -10, 0),
    Stage(_HOME, PlanState.FINAL, -2, -2, 0),
    Stage(_HOME, PlanState.REVISED, -30, -30, 0),
    Stage(_HOME, PlanState.WITH_GAPS, -14, -14, 0),
    Stage(_HERE, PlanState.BEGUN, 7, 7, 0),
    Stage(_HERE, PlanState.NEARLY_READY, 4, 4, 0),
    Stage(_HERE, PlanState.NEARLY_READY, 3, 3, 0),
    Stage(_HERE, PlanState.NONE, 19, 19, 0),
)
"""Where the people after Theo Bramwell stand, in the order of `names.FIRST_PEOPLE`, as in the design's pictures."""
_LATER = (
    Stage(ClientStatus.AFTERCARE, PlanState.NONE, -330, -1, 8),
    Stage(ClientStatus.MOVED, PlanState.NONE, -2500, -280, 8),
    Stage(ClientStatus.CLOSED, PlanState.NONE, -3600, -280, 82),
    Stage(ClientStatus.DIED, PlanState.NONE, -3600, -280, 2),
)
_HOST = "house manager"
_PLANNED_CLIENTS = 1_000
"""Clients up to this index get plans; the center's earlier people are without, so that 100,000 stay small."""

_SUBSTANCES = (
    (Substance.OPIOIDS,),
    (Substance.ALCOHOL,),
    (Substance.OPIOIDS, Substance.STIMULANTS),
    (Substance.ALCOHOL, Substance.BENZODIAZEPINES),
    (Substance.STIMULANTS,),
    (Substance.OPIOIDS, Substance.BENZODIAZEPINES, Substance.NICOTINE),
    (Substance.ALCOHOL, Substance.CANNABIS),
    (Substance.STIMULANTS, Substance.CANNABIS),
    (Substance.OPIOIDS, Substance.ALCOHOL),
)


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody around the client: first name and last initial or relation, and a number."""

    name: str
    phone: str
    relation: str
    full_name: str

    def my(self) -> str:
        """As the client says it: "Elise, my sister" and "Ray, house manager"."""
        return f"{self.name}, {'' if self.relation == _HOST else 'my '}{self.relation}"


@dataclass(frozen=True, slots=True)
class Counselor:
    """A counselor of the center with the id the staff list gave."""

    id: int
    name: str
    phone: str
    hours: str

    def first(self) -> str:
        """The first name, as clients use it."""
        return self.name.split()[0]


@dataclass(frozen=True, slots=True)
class Story:
    """Everything about a made-up person from which record and plan are told alike."""

    index: int
    seed: int
    identity: names.Identity
    stage: Stage
    today: date
    leaves: date
    substances: tuple[Substance, ...]
    mentor: Helper
    family: Helper
    friend: Helper
    host: Helper
    residence: Residence | None
    counselor: Counselor
    phone: str
    has_children: bool
    at_risk: bool

    def rng(self, part: str) -> Random:
        """A source of chance of its own for each part, so that a change in one leaves the others as they were."""
        return Random(f"{self.seed}/{self.index}/{part}")

    def admitted(self) -> date:
        """The first day of the stay."""
        return self.leaves - timedelta(days=STAY_DAYS if self.stage.plan is not PlanState.WITH_GAPS else 11)

    def written_on(self) -> date:
        """The day before leaving, on which the plan is gone over; today at the latest."""
        return min(self.leaves - timedelta(days=1), self.today)

    def say(self, text: str) -> str:
        """Library words with the client's own people in them."""
        return text.format(
            mentor=self.mentor.name.split()[0],
            family=self.family.name,
            host=self.host.name,
            counselor=self.counselor.first(),
        )


def story(index: int, seed: int, today: date, counselors: tuple[Counselor, ...]) -> Story:
    """The person with this index (1 is the first after Theo Bramwell); the same arguments give the same person."""
    rng = Random(f"{seed}/{index}")
    identity = names.identity(index, rng)
    stages = STAGES if index <= _PLANNED_CLIENTS else _LATER
    stage = _stage(index, stages, rng)
    own_phone, *numbers = places.phones(rng, 5)
    residence = _residence(identity, rng)
    women = names.first_names(rng, 4, woman=True)
    men = names.first_names(rng, 4, woman=False)
    return Story(
        index=index,
        seed=seed,
        identity=identity,
        stage=stage,
        today=today,
        leaves=today + timedelta(days=rng.randint(stage.leaves_from, stage.leaves_to)),
        substances=rng.choice(_SUBSTANCES),
        mentor=_mentor(rng, rng.choice((women[0], men[0])), numbers[0]),
        family=_family(rng, women[1], men[1], numbers[1]),
        friend=_helper(rng, "friend", rng.choice((women[2], men[2])), numbers[2]),
        host=_host(rng, residence, women[3], numbers[3]),
        residence=residence,
        phone=own_phone,
        counselor=counselors[0] if rng.random() < 0.45 else rng.choice(counselors),
        has_children=rng.random() < 0.4,
        at_risk=rng.random() < 0.15,
    )


def _stage(index: int, stages: tuple[Stage, ...], rng: Random) -> Stage:
    if index <= len(_FIRST_STAGES):
        return _FIRST_STAGES[index - 1]
    walked = index - len(_FIRST_STAGES) - 1
    # The next dozen walk through the stages once, so that a small center has one of each.
    if walked < len(STAGES):
        return STAGES[walked]
    return rng.choices(stages, [stage.weight for stage in stages])[0]


def _residence(identity: names.Identity, rng: Random) -> Residence | None:
    """A sober living home that is for this person, or None for somebody who goes to family."""
    wanted = {"man": "men", "woman": "women"}.get(identity.gender, "all")
    if rng.random() > 0.65:
        return None
    return rng.choice([home for home in RESIDENCES if home.welcomes in ("all", wanted)])


def _mentor(rng: Random, first: str, phone: str) -> Helper:
    full = f"{first} {names.last_name(rng)}"
    return Helper(short_name(full), phone, "mentor", full)


def _family(rng: Random, woman: str, man: str, phone: str) -> Helper:
    relation = rng.choice(("sister", "mother", "aunt", "brother", "father", "uncle"))
    return _helper(rng, relation, woman if relation in ("sister", "mother", "aunt") else man, phone)


def _host(rng: Random, residence: Residence | None, neighbor: str, phone: str) -> Helper:
    if residence is None:
        return _helper(rng, "neighbor", neighbor, phone)
    return Helper(residence.host, residence.place.phone, _HOST, f"{residence.host}, {residence.place.name}")


def _helper(rng: Random, relation: str, first: str, phone: str) -> Helper:
    return Helper(first, phone, relation, f"{first} {names.last_name(rng)}")
