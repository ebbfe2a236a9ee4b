"""Which kind of medicine a written name means."""

from aftercare_desktop.domain.plans import MedicineKind
from aftercare_desktop.domain.search import fold

_MEDICINE_NAMES: tuple[tuple[MedicineKind, tuple[str, ...]], ...] = (
    (MedicineKind.BUPRENORPHINE_INJECTION, ("sublocade", "brixadi")),
    (MedicineKind.NALTREXONE_INJECTION, ("vivitrol",)),
    (MedicineKind.BUPRENORPHINE_NALOXONE, ("suboxone", "zubsolv")),
    (MedicineKind.BUPRENORPHINE, ("subutex", "buprenorphine")),
    (MedicineKind.METHADONE, ("methadone", "methadose")),
    (MedicineKind.NALTREXONE, ("naltrexone", "revia")),
    (MedicineKind.ACAMPROSATE, ("acamprosate", "campral")),
    (MedicineKind.DISULFIRAM, ("disulfiram", "antabuse")),
)
"""Generic and brand names in the United States; the more telling name stands first."""
_INJECTED = ("inject", "monthly", "weekly", "shot", "depot")


def medicine_kind(name: str) -> MedicineKind:
    """The kind a medicine's written name points to; `OTHER` when it is none of those with words of their own."""
    folded = fold(name)
    kind = next(
        (kind for kind, names in _MEDICINE_NAMES if any(n in folded for n in names)), MedicineKind.OTHER
    )
    injected = any(word in folded for word in _INJECTED)
    if kind is MedicineKind.BUPRENORPHINE and injected:
        return MedicineKind.BUPRENORPHINE_INJECTION
    if kind is MedicineKind.BUPRENORPHINE and "naloxone" in folded:
        return MedicineKind.BUPRENORPHINE_NALOXONE
    return MedicineKind.NALTREXONE_INJECTION if kind is MedicineKind.NALTREXONE and injected else kind
