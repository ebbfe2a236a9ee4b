"""What was agreed with a made-up client who left against advice, in the minutes there were."""

from datetime import time

from aftercare_desktop.demo.stories import Story
from aftercare_desktop.domain.plans import LeavingNow

LEFT_AT = time(16, 20)


def left_early(story: Story) -> LeavingNow:
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
