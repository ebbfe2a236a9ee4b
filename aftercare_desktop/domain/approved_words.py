"""Medical, overdose and crisis sentences that print only once a clinician approved them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aftercare_desktop.domain.clients import Client, Substance
from aftercare_desktop.domain.plans import MedicineKind, PlanDocument


class ApprovedKey(StrEnum):
    """One sentence or short paragraph of the list. The words themselves are the center's (`words/approved.py`)."""

    CRISIS_LINE = "crisis_line"
    LOWERED_TOLERANCE = "lowered_tolerance"
    NALOXONE_HOUSE = "naloxone_house"
    OVERDOSE_STEPS = "overdose_steps"
    OPIOID_MIXING = "opioid_mixing"
    ALCOHOL_WITHDRAWAL = "alcohol_withdrawal"
    BENZODIAZEPINE_WITHDRAWAL = "benzodiazepine_withdrawal"
    STIMULANT_FENTANYL = "stimulant_fentanyl"
    KEEP_TAKING_MEDICINE = "keep_taking_medicine"
    MISSED_BUPRENORPHINE = "missed_buprenorphine"
    MISSED_BUPRENORPHINE_INJECTION = "missed_buprenorphine_injection"
    MISSED_METHADONE = "missed_methadone"
    MISSED_NALTREXONE = "missed_naltrexone"
    MISSED_ACAMPROSATE = "missed_acamprosate"
    MISSED_DISULFIRAM = "missed_disulfiram"
    MISSED_OTHER = "missed_other"
    RETURN_PLAN = "return_plan"
    MAKING_SAFER = "making_safer"


@dataclass(frozen=True, slots=True)
class ApprovedSentence:
    """A sentence with its approval. `approver` is empty until a clinician approved these very words."""

    key: ApprovedKey
    text: str
    approver: str = ""
    approved_on: date | None = None
    review_on: date | None = None

    def is_approved(self) -> bool:
        """Whether it may print."""
        return bool(self.approver) and self.approved_on is not None


_MISSED_DOSE = {
    MedicineKind.BUPRENORPHINE: ApprovedKey.MISSED_BUPRENORPHINE,
    MedicineKind.BUPRENORPHINE_NALOXONE: ApprovedKey.MISSED_BUPRENORPHINE,
    MedicineKind.BUPRENORPHINE_INJECTION: ApprovedKey.MISSED_BUPRENORPHINE_INJECTION,
    MedicineKind.METHADONE: ApprovedKey.MISSED_METHADONE,
    MedicineKind.NALTREXONE_INJECTION: ApprovedKey.MISSED_NALTREXONE,
    MedicineKind.NALTREXONE: ApprovedKey.MISSED_NALTREXONE,
    MedicineKind.ACAMPROSATE: ApprovedKey.MISSED_ACAMPROSATE,
    MedicineKind.DISULFIRAM: ApprovedKey.MISSED_DISULFIRAM,
}


def missed_dose_key(kind: MedicineKind) -> ApprovedKey:
    """The missed-dose sentence of a medicine."""
    return _MISSED_DOSE.get(kind, ApprovedKey.MISSED_OTHER)


def safety_keys(client: Client, document: PlanDocument) -> tuple[ApprovedKey, ...]:
    """The safety sentences that apply to this person, in printing order (DOMAIN.md section 1).

    Lowered tolerance and naloxone go to people who used opioids or stimulants (which may hold fentanyl) or who
    take a medicine for opioid use disorder; the withdrawal warnings go with alcohol and benzodiazepines.
    """
    uses = {use.substance for use in client.substances}
    opioids = Substance.OPIOIDS in uses or any(m.kind.is_moud() for m in document.medicines.medicines)
    found: list[ApprovedKey] = []
    if opioids or Substance.STIMULANTS in uses:
        found += [ApprovedKey.LOWERED_TOLERANCE, ApprovedKey.NALOXONE_HOUSE, ApprovedKey.OVERDOSE_STEPS]
    if opioids:
        found.append(ApprovedKey.OPIOID_MIXING)
    if Substance.STIMULANTS in uses:
        found.append(ApprovedKey.STIMULANT_FENTANYL)
    if Substance.ALCOHOL in uses:
        found.append(ApprovedKey.ALCOHOL_WITHDRAWAL)
    if Substance.BENZODIAZEPINES in uses:
        found.append(ApprovedKey.BENZODIAZEPINE_WITHDRAWAL)
    return tuple(found)


def unapproved(
    keys: Iterable[ApprovedKey], sentences: dict[ApprovedKey, ApprovedSentence]
) -> tuple[ApprovedKey, ...]:
    """Those of `keys` that would print as a blank with "Ask the nurse"."""
    return tuple(key for key in keys if key not in sentences or not sentences[key].is_approved())
