"""Leaving now: what is agreed in a few minutes with somebody who leaves today, before the rest of the plan is done."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class LeavingNow:
    """Asked only of a person who leaves before the plan is done. Medicine, home and naloxone stand in their sections.

    `ride` is how they get to where they sleep, `safe_phone` where they can be reached tonight, `may_tell` the one
    person the center may tell that they left. `on` is None while nobody leaves in such a way.
    """

    on: date | None = None
    at: time | None = None
    against_advice: bool = False
    ride: str = ""
    safe_phone: str = ""
    may_tell: str = ""
    may_tell_phone: str = ""

    def is_leaving(self) -> bool:
        """Whether this plan is what a person took along who left before it was done."""
        return self.on is not None
