"""What could be told to a recipient at all: shown before anything is chosen, and no more can be chosen.

It asks the one rule and knows none of its own. What leaves is decided anew when it leaves.
"""

from dataclasses import dataclass, replace

from aftercare_desktop.domain.consents.categories import IN_ORDER, Category, ordered
from aftercare_desktop.domain.consents.consent import ConsentKind, StoredConsent
from aftercare_desktop.domain.disclosures.gate import Asked, OnRecord, Refused, let_out
from aftercare_desktop.domain.restrictions import kept_back

_ANY_PURPOSE = "any"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The most that may go to a recipient on a ground today; or why nothing may."""

    categories: tuple[Category, ...] = ()
    """Of several consents that are in force for this recipient, what they cover together."""
    first: tuple[Category, ...] = ()
    """What is chosen before anybody chose."""
    held: tuple[Category, ...] = ()
    """What the center promised the client to keep back from this recipient (42 CFR 2.26)."""
    consents: tuple[StoredConsent, ...] = ()
    """Those that let something out; the one that covers most is the first."""
    refused: Refused | None = None

    def open_categories(self) -> tuple[Category, ...]:
        """What can be chosen: covered, and not kept back."""
        return tuple(one for one in self.categories if one not in self.held)


def coverage(asked: Asked, record: OnRecord) -> Coverage:
    """The most that may leave, whatever else is still to be said: what, what for, the short form, the limits read.

    A consent by name was given for one purpose, so what it covers is chosen at first. A class, an agreement, an order
    or an emergency covers more than one purpose needs, and only what is needed may go (42 CFR 2.13(a)): nothing is
    chosen at first.
    """
    form = replace(asked.form, recipient_name="", facility="")
    widest = replace(asked, wanted=IN_ORDER, purpose=_ANY_PURPOSE, form=form, limits_read=True)
    verdict = let_out(widest, record)
    held = ordered(kept_back(record.restrictions, asked.recipient, record.today))
    if isinstance(verdict, Refused):
        return Coverage(held=held, refused=verdict)
    if verdict.consent is None:
        return Coverage(verdict.categories)
    best = verdict.consent
    others = (one for one in record.consents if one.id != best.id)
    consents = (best, *(one for one in others if _lets_out(widest, record, one)))
    together = ordered(frozenset(kind for one in consents for kind in one.consent.categories))
    by_class = best.consent.kind is ConsentKind.CARE
    return Coverage(together, () if by_class else verdict.categories, held, consents)


def _lets_out(widest: Asked, record: OnRecord, one: StoredConsent) -> bool:
    return not isinstance(let_out(widest, replace(record, consents=(one,))), Refused)
