"""How the approvals of the safety sentences stand, in words."""

from collections.abc import Iterable
from datetime import date

from aftercare_desktop.domain.approved_words import ApprovedSentence, WordsState
from aftercare_desktop.words.approved import ASK_THE_NURSE
from aftercare_desktop.words.dates import full_date


def standing(sentence: ApprovedSentence, today: date) -> str:
    """ "Approved Nov 23, 2026 by Ruth Castellane, RN. Look again Nov 23, 2027.", or what prints instead."""
    if sentence.approved_on is None or not sentence.is_approved():
        return f"Not approved: prints as a blank with “{ASK_THE_NURSE}”."
    words = f"Approved {full_date(sentence.approved_on)} by {sentence.approver}."
    if sentence.review_on is None:
        return f"{words} No day to look again."
    day = full_date(sentence.review_on)
    told = {
        WordsState.REVIEW_OVERDUE: f"Review overdue since {day}; it still prints.",
        WordsState.REVIEW_SOON: f"Review due {day}.",
    }
    return f"{words} {told.get(sentence.state(today), f'Look again {day}.')}"


def counted(sentences: Iterable[ApprovedSentence], today: date) -> str:
    """ "2 not approved, 1 review overdue, 3 reviews due within 30 days."; empty where nothing waits."""
    states = [sentence.state(today) for sentence in sentences]
    overdue = states.count(WordsState.REVIEW_OVERDUE)
    soon = states.count(WordsState.REVIEW_SOON)
    parts = []
    if waiting := states.count(WordsState.NOT_APPROVED):
        parts.append(f"{waiting} not approved")
    if overdue:
        parts.append(f"{overdue} {_reviews(overdue)} overdue")
    if soon:
        parts.append(f"{soon} {_reviews(soon)} due within 30 days")
    return f"{', '.join(parts)}." if parts else ""


def _reviews(count: int) -> str:
    return "review" if count == 1 else "reviews"
