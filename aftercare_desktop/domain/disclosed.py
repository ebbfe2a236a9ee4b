"""What goes to others as plain data: parts of one kind of information each, and the paper around them.

Everything in a part belongs to its category; what is in no category the ground covers is in no part.
"""

from dataclasses import dataclass
from datetime import date

from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.consents.categories import Category
from aftercare_desktop.domain.consents.consent import Consent, ConsentSigning
from aftercare_desktop.domain.disclosures.disclosure import Disclosure
from aftercare_desktop.domain.printing import Letterhead


@dataclass(frozen=True, slots=True)
class ContentPart:
    """What is told of one kind: a heading, and lines as they print. No line: nothing is recorded of it."""

    category: Category
    heading: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DisclosedPaper:
    """Everything a paper for others is drawn from.

    `consent` and `signing` are what the scope is told from (42 CFR 2.32(a): a copy of the consent or a clear
    explanation of its scope); None on another ground. The client is named only as far as the recipient must know whom
    it is about: name and date of birth.
    """

    disclosure: Disclosure
    client_name: str
    birth_date: date | None
    parts: tuple[ContentPart, ...]
    consent: Consent | None
    signing: ConsentSigning | None
    center: CenterProfile
    letterhead: Letterhead
    made_with: str
    made_on: date
    plan_number: int | None = None
    """The version of the plan it was taken from."""
    basis: str = ""
    """The agreement or the court order it stands on, in words."""
    disagreements: tuple[str, ...] = ()
    """The client's statements of disagreement, which go along (45 CFR 164.526(d)(5)); on a paper that tells only part
    of the record one sentence that there are some."""
