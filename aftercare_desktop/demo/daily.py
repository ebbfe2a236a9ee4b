"""Hard times and daily life in the plans of made-up clients."""

from aftercare_desktop.demo import library
from aftercare_desktop.demo.care import key
from aftercare_desktop.demo.places import BRIDGE
from aftercare_desktop.demo.stories import Story
from aftercare_desktop.domain.plans import (
    CrisisContact,
    CrisisPlan,
    DailyLife,
    HardTimes,
    ReturnPlan,
    Routine,
)


def hard_times(story: Story) -> HardTimes:
    """Section 10: the crisis plan and the way back after a return to use."""
    rng = story.rng("hard times")
    crisis = CrisisPlan(
        warning_signs=rng.choice(library.CRISIS_SIGNS),
        alone=rng.choice(library.CRISIS_ALONE),
        distractions=story.say(rng.choice(library.CRISIS_PLACES)),
        people=(
            CrisisContact(key(rng), story.mentor.my(), story.mentor.phone, "Day or night"),
            CrisisContact(key(rng), story.family.my(), story.family.phone, "After 4 PM"),
        ),
        professionals=(
            CrisisContact(key(rng), story.counselor.name, story.counselor.phone, story.counselor.hours),
            CrisisContact(key(rng), BRIDGE.place.name, BRIDGE.place.phone, BRIDGE.place.hours),
        ),
        safer=story.say(rng.choice(library.CRISIS_SAFER)),
        matters=rng.choice(library.MATTERS),
    )
    back = ReturnPlan(
        stays_with=story.host.name,
        stays_with_phone=story.host.phone,
        alone_call=story.mentor.name,
        alone_phone=story.mentor.phone,
        call=story.counselor.first(),
        call_phone=story.counselor.phone,
        clinic=BRIDGE.place.name,
        clinic_phone=BRIDGE.place.phone,
        checks_in=story.counselor.first(),
        changes=story.say(rng.choice(library.RETURN_CHANGES)),
    )
    return HardTimes(crisis, back)


def daily_life(story: Story) -> DailyLife:
    """Section 11: work, money, parenting, wellness and what comes every week."""
    rng = story.rng("daily life")
    ideas = rng.sample(library.ROUTINES, rng.randint(2, 4))
    routines = tuple(
        Routine(key(rng), day, starts, ends, story.say(what)) for day, starts, ends, what in ideas
    )
    return DailyLife(
        work=rng.choice(library.WORK),
        money=story.say(rng.choice(library.MONEY)),
        parenting=rng.choice(library.PARENTING) if story.has_children else "",
        wellness=story.say(rng.choice(library.WELLNESS)),
        routines=routines,
    )
