"""What was agreed with a made-up client who left against advice, in the minutes there were."""

from dataclasses import replace
from datetime import time, timedelta

from aftercare_desktop.demo.stories import Story
from aftercare_desktop.domain.first_days import is_call_later
from aftercare_desktop.domain.plans import LeavingNow, PlanDocument

LEFT_AT = time(16, 20)
_BED_AFTER = timedelta(days=2)
_A_DAY = timedelta(days=1)
_ADDRESS = "27 Maple Street, Westbrook"


def _left_early(story: Story) -> LeavingNow:
    """A ride from the family, who may know; the client's own phone."""
    family = story.family
    return LeavingNow(
        on=story.leaves,
        at=LEFT_AT,
        against_advice=True,
        ride=f"{family.name} picks me up at the front door",
        safe_phone=story.phone,
        may_tell=family.full_name,
        may_tell_phone=family.phone,
    )


def leaving_early(story: Story, plan: PlanDocument) -> PlanDocument:
    """The plan of somebody who left before it was done. A bed in a house comes later: the family has one until then,
    and where the promised call comes after more than a day, somebody calls sooner.
    """
    plan = replace(plan, leaving=_left_early(story))
    if story.residence is not None:
        tonight = replace(
            plan.leaving,
            sleeps_at=f"{story.family.name}'s house",
            sleeps_address=_ADDRESS,
            sleeps_confidential=True,
        )
        home = replace(plan.home, moves_on=story.leaves + _BED_AFTER)
        plan = replace(plan, leaving=tonight, home=home)
    if is_call_later(plan):
        first = replace(
            plan.leaving, call_by=story.counselor.first(), call_on=story.leaves + _A_DAY, call_at=time(10)
        )
        plan = replace(plan, leaving=first)
    return plan
