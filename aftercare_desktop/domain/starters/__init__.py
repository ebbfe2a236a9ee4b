"""Starters: goals, steps, signs and whole plans to begin from, each asking for the client's own words.

The program ships a library; a center changes, hides and adds its own (PRODUCT.md, Plan).
"""

from aftercare_desktop.domain.starters.library import ListedStarter, Origin, StoredStarter, listed, program_of
from aftercare_desktop.domain.starters.starter import (
    LifeGroup,
    Starter,
    StarterCrisis,
    StarterKind,
    StarterNeed,
    StarterRoutine,
    StarterStep,
    printed_texts,
)

__all__ = [
    "LifeGroup",
    "ListedStarter",
    "Origin",
    "Starter",
    "StarterCrisis",
    "StarterKind",
    "StarterNeed",
    "StarterRoutine",
    "StarterStep",
    "StoredStarter",
    "listed",
    "printed_texts",
    "program_of",
]
