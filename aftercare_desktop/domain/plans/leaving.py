"""Leaving now: what is agreed in a few minutes with somebody who leaves today, before the rest of the plan is done."""

from dataclasses import dataclass
from datetime import date, time

from aftercare_desktop.domain.plans.first_days import PromisedCall


@dataclass(frozen=True, slots=True)
class LeavingNow:
    """Asked only of a person who leaves before the plan is done. Medicine, home and naloxone stand in their sections.

    `ride` is how they get to where they sleep, `safe_phone` where they can be reached tonight, `may_tell` the one
    person the center may tell that they left. `on` is None while nobody leaves in such a way.

    `sleeps_at` is tonight's place where the home of the plan is there on a later day only, and `call_by` calls within
    a day where the promised call comes later: both stand beside what the plan holds, they take no place of it.
    """

    on: date | None = None
    at: time | None = None
    against_advice: bool = False
    ride: str = ""
    safe_phone: str = ""
    may_tell: str = ""
    may_tell_phone: str = ""
    sleeps_at: str = ""
    sleeps_address: str = ""
    sleeps_confidential: bool = False
    call_by: str = ""
    call_on: date | None = None
    call_at: time | None = None

    def is_leaving(self) -> bool:
        """Whether this plan is what a person took along who left before it was done."""
        return self.on is not None

    def sleeps_elsewhere(self) -> bool:
        """Whether it is known where they sleep until the home of the plan is there."""
        return bool(self.sleeps_at.strip() or self.sleeps_address.strip())

    def first_call(self) -> PromisedCall:
        """The call that comes before the promised one of the plan."""
        return PromisedCall(by=self.call_by, day=self.call_on, at=self.call_at)
