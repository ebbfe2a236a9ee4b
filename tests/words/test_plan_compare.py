"""Two versions beside each other in words: every part a title, every list a noun, every version a name."""

from zoneinfo import ZoneInfo

import pytest

from aftercare_desktop.domain.plans import PlanDocument, RevisionRow, RevisionState
from aftercare_desktop.domain.plans.compare import ChangeKind, PlanItem, compare
from aftercare_desktop.words.plan_compare import NOUNS, counted, item_words, part_title, version_words
from tests.builders import NOW, full_plan

VALUES = compare(PlanDocument(), full_plan())


def test_every_list_has_its_noun_and_every_item_a_name() -> None:
    items = {item.field: item for one in VALUES for item in one.within}
    assert set(items) <= set(NOUNS)
    assert all(part_title(one.part) for one in VALUES)
    for item in items.values():
        named = item.field != "confirmed_checks"  # whose words are the center's and no part of the plan
        assert item_words(item).startswith(f"{NOUNS[item.field]}{': ' * named}")
    goal = PlanItem("goals.a", "goals", full_plan().goals[1], ChangeKind.SAME)
    assert item_words(goal) == "Goal: I want work I can keep."


@pytest.mark.parametrize(
    ("changes", "important", "words"),
    [
        (0, 0, "These two versions say the same."),
        (1, 0, "1 change. No dose, date or number among them"),
        (12, 3, "12 changes. Doses, dates or numbers among them: 3"),
    ],
)
def test_the_count_of_changes(changes: int, important: int, words: str) -> None:
    assert counted(changes, important) == words


def test_a_version_is_told_by_its_number_and_day() -> None:
    row = RevisionRow(1, 2, 3, RevisionState.FINAL, NOW, "Dana", NOW, "Dana", "", 9, "000118")
    zone = ZoneInfo("America/New_York")
    assert version_words(row, zone) == "Version 3, final since Nov 23, 2026, from record 000118"
