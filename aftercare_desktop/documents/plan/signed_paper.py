"""What the signature page of a final version is drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass

from aftercare_desktop.documents.plan.paper import PlanPaper
from aftercare_desktop.domain.plan_events import PlanEvent
from aftercare_desktop.words.plan import PRACTICE_MARK


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """A final version, what is recorded beside it, and the drawn signatures by the SHA-256 of their files."""

    plan: PlanPaper
    document_sha256: str
    events: tuple[PlanEvent, ...]
    pictures: Mapping[str, bytes]

    def marks(self) -> tuple[str, ...]:
        """What the page is marked with."""
        return (PRACTICE_MARK,) if self.plan.practice else ()
