"""What the week is drawn from."""

from dataclasses import dataclass
from datetime import date

from aftercare_desktop.documents.plan.paper import PlanPaper
from aftercare_desktop.domain.dated_week import WeekFacts


@dataclass(frozen=True, slots=True)
class WeekPaper:
    """A plan's week that begins on `first_day`."""

    plan: PlanPaper
    first_day: date

    def facts(self) -> WeekFacts:
        """What its days are put together from."""
        plan = self.plan
        return WeekFacts(plan.client, plan.document, plan.center, plan.closed_days)
