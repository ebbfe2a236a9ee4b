"""No medical, overdose, withdrawal or crisis sentence prints without its approval, and each prints with it."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import pytest

from aftercare_desktop.documents.card import CardPaper, card_pdf
from aftercare_desktop.documents.plan import plan_pdf
from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.approved_words import GROUPS, ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.clients import Client, Substance, SubstanceUse
from aftercare_desktop.domain.readiness import printed_keys
from aftercare_desktop.words.approved import ASK_THE_NURSE, PRINTS, TITLES
from tests.builders import TODAY, build_client, empty_plan
from tests.documents.papers import plan_paper
from tests.documents.reading import read

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person to whom a sentence applies, by what they used and what they take."""

    substance: Substance | None = None
    medicine: p.MedicineKind | None = None

    def client(self) -> Client:
        uses = (SubstanceUse(self.substance),) if self.substance is not None else ()
        return build_client(substances=uses)

    def document(self) -> p.PlanDocument:
        plan = empty_plan()
        if self.medicine is None:
            return plan
        medicine = p.Medicine("m1", self.medicine, "Its name")
        return replace(plan, medicines=replace(plan.medicines, medicines=(medicine,)))


ANYBODY = Somebody()
APPLIES: Mapping[ApprovedKey, Somebody] = {
    ApprovedKey.CRISIS_LINE: ANYBODY,
    ApprovedKey.RETURN_PLAN: ANYBODY,
    ApprovedKey.MAKING_SAFER: ANYBODY,
    ApprovedKey.LOWERED_TOLERANCE: Somebody(Substance.OPIOIDS),
    ApprovedKey.NALOXONE_HOUSE: Somebody(Substance.STIMULANTS),
    ApprovedKey.OVERDOSE_STEPS: Somebody(medicine=p.MedicineKind.METHADONE),
    ApprovedKey.OPIOID_MIXING: Somebody(Substance.OPIOIDS),
    ApprovedKey.STIMULANT_FENTANYL: Somebody(Substance.STIMULANTS),
    ApprovedKey.ALCOHOL_WITHDRAWAL: Somebody(Substance.ALCOHOL),
    ApprovedKey.BENZODIAZEPINE_WITHDRAWAL: Somebody(Substance.BENZODIAZEPINES),
    ApprovedKey.KEEP_TAKING_MEDICINE: Somebody(medicine=p.MedicineKind.OTHER),
    ApprovedKey.MISSED_BUPRENORPHINE: Somebody(medicine=p.MedicineKind.BUPRENORPHINE_NALOXONE),
    ApprovedKey.MISSED_BUPRENORPHINE_INJECTION: Somebody(medicine=p.MedicineKind.BUPRENORPHINE_INJECTION),
    ApprovedKey.MISSED_METHADONE: Somebody(medicine=p.MedicineKind.METHADONE),
    ApprovedKey.MISSED_NALTREXONE: Somebody(medicine=p.MedicineKind.NALTREXONE_INJECTION),
    ApprovedKey.MISSED_ACAMPROSATE: Somebody(medicine=p.MedicineKind.ACAMPROSATE),
    ApprovedKey.MISSED_DISULFIRAM: Somebody(medicine=p.MedicineKind.DISULFIRAM),
    ApprovedKey.MISSED_OTHER: Somebody(medicine=p.MedicineKind.OTHER),
    ApprovedKey.NALTREXONE_BLOCKS: Somebody(medicine=p.MedicineKind.NALTREXONE),
    ApprovedKey.DISULFIRAM_ALCOHOL: Somebody(medicine=p.MedicineKind.DISULFIRAM),
}
CARD_ALONE = frozenset({ApprovedKey.IT_WILL_PASS})
"""What stands on the pocket card and nowhere in the plan."""
ON_THE_CARD = CARD_ALONE | {ApprovedKey.OVERDOSE_STEPS}


def _marked(key: ApprovedKey) -> str:
    return f"The center's own words number {list(ApprovedKey).index(key)}."


def _sentences(*, without: ApprovedKey | None = None) -> dict[ApprovedKey, ApprovedSentence]:
    return {
        key: ApprovedSentence(key, _marked(key), "" if key is without else "Ruth, RN", TODAY)
        for key in ApprovedKey
    }


def _printed(somebody: Somebody, approved: Mapping[ApprovedKey, ApprovedSentence]) -> str:
    facts = {"client": somebody.client(), "document": somebody.document(), "approved": approved}
    return " ".join(read(plan_pdf(plan_paper(**facts))).text().split())


def test_every_sentence_has_somebody_to_whom_it_applies() -> None:
    assert set(APPLIES) | CARD_ALONE == set(ApprovedKey)
    assert not set(APPLIES) & CARD_ALONE


@pytest.mark.parametrize("key", APPLIES)
def test_it_prints_once_approved_and_is_a_blank_before(key: ApprovedKey) -> None:
    somebody = APPLIES[key]
    blank = f"{TITLES[key]}: {ASK_THE_NURSE}"
    approved = _printed(somebody, _sentences())
    assert _marked(key) in approved
    assert blank not in approved
    waiting = _printed(somebody, _sentences(without=key))
    assert _marked(key) not in waiting
    assert blank in waiting


@pytest.mark.parametrize("without", [None, *sorted(ON_THE_CARD)])
def test_the_card_prints_what_is_approved_and_a_blank_for_what_is_not(without: ApprovedKey | None) -> None:
    paper = plan_paper(approved=_sentences(without=without))
    said = " ".join(read(card_pdf(CardPaper(paper, TODAY))).text().split())
    assert {key for key in ApprovedKey if _marked(key) in said} == ON_THE_CARD - {without}
    assert (ASK_THE_NURSE in said) == (without is not None)


@pytest.mark.parametrize("somebody", sorted(set(APPLIES.values()), key=repr), ids=repr)
def test_exactly_what_applies_prints_and_is_asked_for_before_finalizing(somebody: Somebody) -> None:
    said = _printed(somebody, _sentences())
    printed = {key for key in ApprovedKey if _marked(key) in said}
    assert printed == set(printed_keys(somebody.client(), somebody.document()))


def test_without_any_approval_not_one_word_of_them_prints() -> None:
    nothing = {key: replace(sentence, approved_on=None) for key, sentence in _sentences().items()}
    for somebody in set(APPLIES.values()):
        said = _printed(somebody, nothing)
        assert not [key for key in ApprovedKey if _marked(key) in said]


def test_every_sentence_stands_in_one_group_and_says_where_it_prints() -> None:
    grouped = list(chain(*GROUPS.values()))
    assert sorted(grouped) == sorted(ApprovedKey)
    assert set(PRINTS) == set(ApprovedKey)


# --- Nothing medical is written into the paper itself -------------------------------------------------------

MEDICAL = re.compile(
    r"breath|overdos|seizure|withdraw|tolerance|naloxone|fentanyl|opioid|stop my|take (more|extra)|miss|shak|"
    r"\bspray|\bdose|\bdrug|\bdrink|suicide|911|988|emergency",
    re.IGNORECASE,
)
PAPERS = (
    "words/paper.py",
    "words/plan.py",
    "words/first_days.py",
    "words/print_set.py",
    "words/pocket_card.py",
    "words/leaving.py",
    "words/week.py",
    "documents",
)
NOT_ADVICE = {
    # The numbers of the whole country and when to call them: always on paper (DESIGN.md sections 9 and 11).
    "Thoughts of suicide, or drugs, alcohol or feelings too much",
    ". Other hours: 988",
    "The center. If nobody answers: 988",
    # Headings and labels beside what staff entered.
    "My last dose",
    "My last dose in mg",
    "My next dose",
    "Next dose",
    "Last-dose letter",
    "Doses to take home",
    "1 dose",
    "{count} doses",
    " doses",
    # Facts of this person and that they are missing.
    "I did not take naloxone. I can ask for it any time.",
    "Naloxone: not given yet. Ask the nurse",
    "Naloxone: not given yet. Ask ",
    "{who} talked with me about lowered tolerance on {day}.",
    "{dose} mg",
    "My naloxone:",
    "My naloxone: {where}",
    "My naloxone: not given yet. Ask the nurse",
    "I can ask for naloxone any time.",
    "This card does not name the center. The naloxone part may tell. I choose who sees it.",
    # The chart copy, for staff.
    "Missing in this version",
    "Why it was finalized with this missing",
    # What staff wrote for a call that does not come about.
    " If I miss it: ",
    "If I miss it: {what}",
    # Help of the form on screen, and the pattern that keeps a number with its verb on one line.
    "What runs out when, who prescribes, and naloxone in hand.",
    r"(?:\b\w{1,8} and )?[Cc]all (?:911|988)\b",
    # The questions of leaving now, for staff.
    "Next dose on",
    "Next dose or pick-up",
}


def _texts() -> Iterator[str]:
    package = ROOT / "aftercare_desktop"
    files = [path for name in PAPERS for path in (package / name, *(package / name).rglob("*.py"))]
    for path in {file for file in files if file.suffix == ".py"}:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
                yield node.value


def test_paper_says_nothing_medical_of_its_own() -> None:
    assert {text for text in _texts() if " " in text and MEDICAL.search(text)} == NOT_ADVICE
