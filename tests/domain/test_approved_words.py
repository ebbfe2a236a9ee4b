"""Approvals of safety sentences: how they stand, and whom the sentences of a medicine concern."""

from datetime import date, timedelta

import pytest

from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.approved_words import (
    REVIEW_SOON,
    ApprovedKey,
    ApprovedSentence,
    WordsState,
    safety_keys,
)
from tests.builders import TODAY, build_client

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("approver", "review_on", "state"),
    [
        ("", None, WordsState.NOT_APPROVED),
        ("", TODAY - DAY, WordsState.NOT_APPROVED),
        ("Ruth, RN", None, WordsState.APPROVED),
        ("Ruth, RN", TODAY + REVIEW_SOON + DAY, WordsState.APPROVED),
        ("Ruth, RN", TODAY + REVIEW_SOON, WordsState.REVIEW_SOON),
        ("Ruth, RN", TODAY, WordsState.REVIEW_SOON),
        ("Ruth, RN", TODAY - DAY, WordsState.REVIEW_OVERDUE),
    ],
)
def test_how_an_approval_stands(approver: str, review_on: date | None, state: WordsState) -> None:
    sentence = ApprovedSentence(ApprovedKey.CRISIS_LINE, "Call 988.", approver, TODAY, review_on)
    assert sentence.state(TODAY) is state


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        (p.MedicineKind.NALTREXONE, {ApprovedKey.NALTREXONE_BLOCKS}),
        (p.MedicineKind.NALTREXONE_INJECTION, {ApprovedKey.NALTREXONE_BLOCKS}),
        (p.MedicineKind.DISULFIRAM, {ApprovedKey.DISULFIRAM_ALCOHOL}),
        (p.MedicineKind.ACAMPROSATE, set()),
        (p.MedicineKind.OTHER, set()),
    ],
)
def test_a_medicine_brings_its_own_warning(kind: p.MedicineKind, keys: set[ApprovedKey]) -> None:
    plan = p.PlanDocument(medicines=p.MedicineSafety(medicines=(p.Medicine("m1", kind),)))
    own = {ApprovedKey.NALTREXONE_BLOCKS, ApprovedKey.DISULFIRAM_ALCOHOL}
    assert set(safety_keys(build_client(), plan)) & own == keys
