"""What a palette offers: hits in groups, each with what choosing it does."""

from collections.abc import Callable
from dataclasses import dataclass

from aftercare_desktop.ui.widgets.hit_row import Hit


@dataclass(frozen=True, slots=True)
class Offer:
    """One hit and what choosing it does."""

    hit: Hit
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Group:
    """Hits of one kind under their name."""

    title: str
    offers: tuple[Offer, ...]
