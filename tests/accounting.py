"""Accountings of disclosures for the tests of this room and the pictures of them."""

from datetime import timedelta
from typing import Any

from aftercare_desktop.domain.accounting import AccountedDisclosure, Accounting, Period
from aftercare_desktop.domain.disclosures import Ground
from aftercare_desktop.domain.printing import Letterhead
from aftercare_desktop.domain.recipients import RecipientWords
from tests.builders import TODAY, center_profile, full_client
from tests.disclosed import LARCH_HILL_WORDS


def accounted(number: int = 0, ground: Ground = Ground.CONSENT, **facts: Any) -> AccountedDisclosure:
    """A letter to Larch Hill, so many days ago."""
    known: dict[str, Any] = {
        "sent_on": TODAY - timedelta(days=number),
        "recipient": LARCH_HILL_WORDS,
        "description": "Letter: my medicines, my appointments",
        "purpose": "So that they can plan my care" if ground is Ground.CONSENT else "",
        "ground": ground,
    }
    return AccountedDisclosure(**(known | facts))


def full_accounting(**facts: Any) -> Accounting:
    """Three years of Theo's: two on consent and two on other grounds."""
    client = full_client()
    mercy = RecipientWords("Mercy Hospital", "Dr. Ames")
    known: dict[str, Any] = {
        "client_name": client.name,
        "birth_date": client.birth_date,
        "period": Period(TODAY.replace(year=TODAY.year - 3), TODAY),
        "disclosures": (
            accounted(40),
            accounted(20, Ground.EMERGENCY, recipient=mercy, description="Phone call: my medicines"),
            accounted(7, Ground.COURT_ORDER),
            accounted(0, description="Copy of the aftercare plan: my goals"),
        ),
        "center": center_profile(),
        "letterhead": Letterhead(("Alder Point Recovery", "2 Alder Point, Portland, ME 04101")),
        "made_with": "Dana W.",
        "made_on": TODAY,
    }
    return Accounting(**(known | facts))
