"""How approvals stand, in words."""

from datetime import date, timedelta

import pytest

from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.words.approvals import counted, standing
from tests.builders import TODAY


def sentence(review_on: date | None, approver: str = "Ruth, RN") -> ApprovedSentence:
    return ApprovedSentence(
        ApprovedKey.CRISIS_LINE, "Call 988.", approver, TODAY if approver else None, review_on
    )


SOON, OVERDUE, LATER = TODAY + timedelta(days=9), TODAY - timedelta(days=1), TODAY + timedelta(days=365)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (sentence(None, ""), "Not approved: prints as a blank with “Ask the nurse”."),
        (sentence(None), "Approved Nov 23, 2026 by Ruth, RN. No day to look again."),
        (sentence(LATER), "Approved Nov 23, 2026 by Ruth, RN. Look again Nov 23, 2027."),
        (sentence(SOON), "Approved Nov 23, 2026 by Ruth, RN. Review due Dec 2, 2026."),
        (
            sentence(OVERDUE),
            "Approved Nov 23, 2026 by Ruth, RN. Review overdue since Nov 22, 2026; it still prints.",
        ),
    ],
)
def test_how_one_stands(given: ApprovedSentence, words: str) -> None:
    assert standing(given, TODAY) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((), ""),
        ((sentence(LATER), sentence(None)), ""),
        ((sentence(None, ""), sentence(OVERDUE)), "1 not approved, 1 review overdue."),
        (
            (sentence(OVERDUE),) * 2 + (sentence(SOON),) * 3,
            "2 reviews overdue, 3 reviews due within 30 days.",
        ),
    ],
)
def test_what_waits_is_counted(given: tuple[ApprovedSentence, ...], words: str) -> None:
    assert counted(given, TODAY) == words
