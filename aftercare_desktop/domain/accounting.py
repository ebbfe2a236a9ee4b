"""The accounting of disclosures: what was sent about a client in a period, to whom and why (42 CFR 2.25)."""

from dataclasses import dataclass
from datetime import date

from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.disclosures.disclosure import accounted_from
from aftercare_desktop.domain.disclosures.grounds import Ground
from aftercare_desktop.domain.printing import Letterhead
from aftercare_desktop.domain.recipients import RecipientWords
from aftercare_desktop.errors import BadInput


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days at the center, both among them."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class AccountedDisclosure:
    """One that was sent: when, to whom, what in brief, what for, and on which ground."""

    sent_on: date
    recipient: RecipientWords
    description: str
    purpose: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Accounting:
    """Everything the paper is drawn from. The oldest disclosure comes first."""

    client_name: str
    birth_date: date | None
    period: Period
    disclosures: tuple[AccountedDisclosure, ...]
    center: CenterProfile
    letterhead: Letterhead
    made_with: str
    made_on: date

    def on_consent(self) -> tuple[AccountedDisclosure, ...]:
        """Those 2.25(a) is about: made with the client's written consent."""
        return tuple(one for one in self.disclosures if one.ground is Ground.CONSENT)

    def on_other_grounds(self) -> tuple[AccountedDisclosure, ...]:
        """All others, told apart (45 CFR 164.528)."""
        return tuple(one for one in self.disclosures if one.ground is not Ground.CONSENT)


def period(asked_on: date, first: date | None, last: date | None) -> Period:
    """The period asked for; where none was, the three years before the request, its day among them.

    Raises `BadInput` for one that ends before it begins, or after the day of the request.
    """
    ends = asked_on if last is None else last
    begins = accounted_from(ends) if first is None else first
    if ends > asked_on:
        raise BadInput("Use a last day that is not after today. Nothing was written.")
    if begins > ends:
        raise BadInput("Use a first day that is not after the last one. Nothing was written.")
    return Period(begins, ends)
