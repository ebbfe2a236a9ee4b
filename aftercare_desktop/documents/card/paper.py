"""What the pocket card is drawn from."""

from dataclasses import dataclass
from datetime import date

from aftercare_desktop.documents.plan.paper import PlanPaper
from aftercare_desktop.words.pocket_card import CardFacts


@dataclass(frozen=True, slots=True)
class CardPaper:
    """A plan's pocket card as it is wanted; `today` decides which visit is the next one."""

    plan: PlanPaper
    today: date
    naloxone: bool = True
    cards: int = 1
    own_line: str = ""

    def facts(self) -> CardFacts:
        """What its panels are assembled from."""
        plan = self.plan
        return CardFacts(
            plan.client,
            plan.document,
            plan.center,
            plan.approved,
            plan.short_name(),
            self.today,
            self.own_line,
            plan.final,
        )
