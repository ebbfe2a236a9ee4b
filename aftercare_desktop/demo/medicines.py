"""Medicines that made-up clients take, by what they were in treatment for (DOMAIN.md section 7)."""

from collections.abc import Set
from dataclasses import dataclass
from random import Random

from aftercare_desktop.domain.clients import Substance
from aftercare_desktop.domain.plans import MedicineKind


@dataclass(frozen=True, slots=True)
class Remedy:
    """A medicine as it stands on a client's list and in the plan."""

    kind: MedicineKind
    name: str
    dose: str
    directions: str
    prescriber: str


FILM = Remedy(
    MedicineKind.BUPRENORPHINE_NALOXONE, "Buprenorphine film", "8 mg", "One film each morning.", "Nurse Leah"
)
METHADONE = Remedy(
    MedicineKind.METHADONE, "Methadone", "90 mg", "One dose at the clinic each morning.", "Nurse Odette"
)
_OPIOIDS = (
    FILM,
    FILM,
    METHADONE,
    Remedy(
        MedicineKind.BUPRENORPHINE_INJECTION,
        "Buprenorphine injection",
        "300 mg",
        "A shot at the clinic each month.",
        "Nurse Leah",
    ),
    Remedy(
        MedicineKind.NALTREXONE_INJECTION,
        "Naltrexone injection",
        "380 mg",
        "A shot at the clinic every 4 weeks.",
        "Nurse Leah",
    ),
)
_ALCOHOL = (
    Remedy(
        MedicineKind.NALTREXONE,
        "Naltrexone tablet",
        "50 mg",
        "One tablet each morning with food.",
        "Nurse Leah",
    ),
    Remedy(MedicineKind.ACAMPROSATE, "Acamprosate", "666 mg", "Two tablets, three times a day.", "Dr. Anand"),
    Remedy(MedicineKind.DISULFIRAM, "Disulfiram", "250 mg", "One tablet each morning.", "Dr. Anand"),
)
_MOOD = (
    Remedy(MedicineKind.OTHER, "Sertraline", "50 mg", "One tablet each morning.", "Dr. Sorensen"),
    Remedy(MedicineKind.OTHER, "Hydroxyzine", "25 mg", "One at bedtime if I need it.", "Dr. Sorensen"),
    Remedy(MedicineKind.OTHER, "Prazosin", "2 mg", "One at bedtime.", "Dr. Sorensen"),
)


def remedies(substances: Set[Substance], low_mood: bool, rng: Random) -> tuple[Remedy, ...]:
    """What somebody takes: a medicine for the use disorder for most, one for mood or sleep where it applies."""
    found: list[Remedy] = []
    if Substance.OPIOIDS in substances and rng.random() < 0.85:
        found.append(rng.choice(_OPIOIDS))
    elif Substance.ALCOHOL in substances and rng.random() < 0.7:
        found.append(rng.choice(_ALCOHOL))
    if low_mood and rng.random() < 0.7:
        found.append(rng.choice(_MOOD))
    return tuple(found)
