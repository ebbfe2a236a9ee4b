"""Section 5: medicines and how they continue, methadone, naloxone."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from aftercare_desktop.domain.people import Place


class MedicineKind(StrEnum):
    """Medicines with words or rules of their own; everything else is `OTHER` (DOMAIN.md section 7)."""

    BUPRENORPHINE = "buprenorphine"
    BUPRENORPHINE_NALOXONE = "buprenorphine_naloxone"
    BUPRENORPHINE_INJECTION = "buprenorphine_injection"
    METHADONE = "methadone"
    NALTREXONE = "naltrexone"
    NALTREXONE_INJECTION = "naltrexone_injection"
    ACAMPROSATE = "acamprosate"
    DISULFIRAM = "disulfiram"
    OTHER = "other"

    def is_moud(self) -> bool:
        """A medicine for opioid use disorder. Naltrexone injections serve alcohol too and count here."""
        return self in _MOUD

    def is_injection(self) -> bool:
        """Given by the clinic: there is a next injection date, not a supply at home."""
        return self in (MedicineKind.BUPRENORPHINE_INJECTION, MedicineKind.NALTREXONE_INJECTION)


_MOUD = frozenset(
    {
        MedicineKind.BUPRENORPHINE,
        MedicineKind.BUPRENORPHINE_NALOXONE,
        MedicineKind.BUPRENORPHINE_INJECTION,
        MedicineKind.METHADONE,
        MedicineKind.NALTREXONE_INJECTION,
    }
)


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine and how it continues: doses, prescriber, supply, pharmacy confirmed open by whom and when.

    `supply_until` is the last day the supply covers; `next_dose_on` the next dose, pick-up or injection.
    """

    key: str
    kind: MedicineKind = MedicineKind.OTHER
    name: str = ""
    dose: str = ""
    directions: str = ""
    prescriber: Place = Place()
    last_dose_on: date | None = None
    last_dose_at: time | None = None
    next_dose_on: date | None = None
    next_dose_at: time | None = None
    supply_until: date | None = None
    next_visit_on: date | None = None
    pharmacy: Place = Place()
    pharmacy_confirmed_by: str = ""
    pharmacy_confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Methadone:
    """Methadone from an opioid treatment program: what the next clinic needs to dose on the first morning."""

    clinic: Place = Place()
    last_dose_mg: int | None = None
    last_dose_letter: bool = False
    take_home_doses: int | None = None
    lockbox: bool = False
    guest_dosing: str = ""


@dataclass(frozen=True, slots=True)
class Naloxone:
    """Naloxone handed over: when, what form, how many doses, who was trained, where it is kept."""

    handed_on: date | None = None
    form: str = ""
    doses: int | None = None
    trained: str = ""
    kept_at: str = ""
    declined: bool = False

    def is_handed_over(self) -> bool:
        """Recorded as in the person's hands."""
        return self.handed_on is not None and not self.declined


@dataclass(frozen=True, slots=True)
class MedicineSafety:
    """Medicines, methadone details, naloxone, and when lowered tolerance was explained by whom."""

    none_needed: bool = False
    """Staff recorded that the person takes no medicine."""
    medicines: tuple[Medicine, ...] = ()
    methadone: Methadone = Methadone()
    naloxone: Naloxone = Naloxone()
    tolerance_explained_on: date | None = None
    tolerance_explained_by: str = ""

    def methadone_taken(self) -> Medicine | None:
        """The methadone among the medicines, of several the one taken last; its last dose is the one told in mg."""
        taken = [one for one in self.medicines if one.kind is MedicineKind.METHADONE]
        return max(taken, key=lambda one: one.last_dose_on or date.min, default=None)
