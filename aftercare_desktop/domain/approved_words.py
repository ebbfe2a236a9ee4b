"""Medical, overdose and crisis sentences that print only once a clinician approved them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from aftercare_desktop.domain.clients import Client, Substance
from aftercare_desktop.domain.plans import GivenSentence, GivenWith, MedicineKind, PlanDocument


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
    NALTREXONE_BLOCKS = "naltrexone_blocks"
    DISULFIRAM_ALCOHOL = "disulfiram_alcohol"
    IT_WILL_PASS = "it_will_pass"


class WordsGroup(StrEnum):
    """What a sentence is about: a kind of danger, a substance or a medicine."""

    CRISIS = "crisis"
    OVERDOSE = "overdose"
    RETURN_TO_USE = "return_to_use"
    OPIOIDS = "opioids"
    STIMULANTS = "stimulants"
    ALCOHOL = "alcohol"
    BENZODIAZEPINES = "benzodiazepines"
    BUPRENORPHINE = "buprenorphine"
    METHADONE = "methadone"
    NALTREXONE = "naltrexone"
    ACAMPROSATE = "acamprosate"
    DISULFIRAM = "disulfiram"
    ANY_MEDICINE = "any_medicine"


class WordsState(StrEnum):
    """How an approval stands. Words whose review is overdue still print: taking them away would be the greater harm."""

    NOT_APPROVED = "not_approved"
    APPROVED = "approved"
    REVIEW_SOON = "review_soon"
    REVIEW_OVERDUE = "review_overdue"


REVIEW_SOON = timedelta(days=30)
"""How long before its day a review is announced."""


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

    def state(self, today: date) -> WordsState:
        """How its approval stands today. Without a review date nothing falls due."""
        if not self.is_approved():
            return WordsState.NOT_APPROVED
        if self.review_on is None or self.review_on > today + REVIEW_SOON:
            return WordsState.APPROVED
        return WordsState.REVIEW_OVERDUE if self.review_on < today else WordsState.REVIEW_SOON


GROUPS: Mapping[WordsGroup, tuple[ApprovedKey, ...]] = MappingProxyType(
    {
        WordsGroup.CRISIS: (ApprovedKey.CRISIS_LINE, ApprovedKey.MAKING_SAFER, ApprovedKey.IT_WILL_PASS),
        WordsGroup.OVERDOSE: (
            ApprovedKey.LOWERED_TOLERANCE,
            ApprovedKey.NALOXONE_HOUSE,
            ApprovedKey.OVERDOSE_STEPS,
        ),
        WordsGroup.RETURN_TO_USE: (ApprovedKey.RETURN_PLAN,),
        WordsGroup.OPIOIDS: (ApprovedKey.OPIOID_MIXING,),
        WordsGroup.STIMULANTS: (ApprovedKey.STIMULANT_FENTANYL,),
        WordsGroup.ALCOHOL: (ApprovedKey.ALCOHOL_WITHDRAWAL,),
        WordsGroup.BENZODIAZEPINES: (ApprovedKey.BENZODIAZEPINE_WITHDRAWAL,),
        WordsGroup.BUPRENORPHINE: (
            ApprovedKey.MISSED_BUPRENORPHINE,
            ApprovedKey.MISSED_BUPRENORPHINE_INJECTION,
        ),
        WordsGroup.METHADONE: (ApprovedKey.MISSED_METHADONE,),
        WordsGroup.NALTREXONE: (ApprovedKey.MISSED_NALTREXONE, ApprovedKey.NALTREXONE_BLOCKS),
        WordsGroup.ACAMPROSATE: (ApprovedKey.MISSED_ACAMPROSATE,),
        WordsGroup.DISULFIRAM: (ApprovedKey.MISSED_DISULFIRAM, ApprovedKey.DISULFIRAM_ALCOHOL),
        WordsGroup.ANY_MEDICINE: (ApprovedKey.MISSED_OTHER, ApprovedKey.KEEP_TAKING_MEDICINE),
    }
)
"""Every sentence in one group, in the order of the settings."""

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
    take a medicine for opioid use disorder; the withdrawal warnings go with alcohol and benzodiazepines. Naltrexone
    blocks opioids while it lasts, so whoever stops it has lost tolerance; disulfiram makes alcohol dangerous.
    """
    uses = {use.substance for use in client.substances}
    kinds = {medicine.kind for medicine in document.medicines.medicines}
    opioids = Substance.OPIOIDS in uses or any(kind.is_moud() for kind in kinds)
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
    if kinds & {MedicineKind.NALTREXONE, MedicineKind.NALTREXONE_INJECTION}:
        found.append(ApprovedKey.NALTREXONE_BLOCKS)
    if MedicineKind.DISULFIRAM in kinds:
        found.append(ApprovedKey.DISULFIRAM_ALCOHOL)
    return tuple(found)


def as_given(sentences: Mapping[ApprovedKey, ApprovedSentence]) -> tuple[GivenSentence, ...]:
    """The sentences that print today, to be kept with a version that is frozen."""
    return tuple(
        GivenSentence(one.key.value, one.text, one.approver, one.approved_on)
        for one in sentences.values()
        if one.is_approved() and one.approved_on is not None
    )


def approved_for(
    given: GivenWith, today: Mapping[ApprovedKey, ApprovedSentence]
) -> Mapping[ApprovedKey, ApprovedSentence]:
    """The sentences every paper of a version says: those it was given with, else today's.

    What was approved since then is not in them: it was not on the paper that was given.
    """
    if not given.kept:
        return today
    frozen = {one.key: one for one in given.sentences}
    return {key: _as_frozen(sentence, frozen.get(key.value)) for key, sentence in today.items()}


def _as_frozen(today: ApprovedSentence, given: GivenSentence | None) -> ApprovedSentence:
    if given is None:
        return replace(today, approver="", approved_on=None, review_on=None)
    return ApprovedSentence(today.key, given.text, given.approver, given.approved_on)


def unapproved(
    keys: Iterable[ApprovedKey], sentences: dict[ApprovedKey, ApprovedSentence]
) -> tuple[ApprovedKey, ...]:
    """Those of `keys` that would print as a blank with "Ask the nurse"."""
    return tuple(key for key in keys if key not in sentences or not sentences[key].is_approved())
