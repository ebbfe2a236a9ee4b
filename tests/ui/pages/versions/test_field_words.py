"""What fields are called beside two versions: as in their forms where that tells enough, each by words of its own."""

import pytest

from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.domain.plans.compare import compare
from aftercare_desktop.ui.pages.versions.field_words import field_words
from tests.builders import full_plan

VALUES = compare(PlanDocument(), full_plan())


def test_every_field_has_words_that_no_other_field_beside_it_has() -> None:
    by_owner: dict[tuple[str, str], list[str]] = {}
    for one in VALUES:
        owner = one.within[-1].path if one.within else one.part
        by_owner.setdefault((one.part, owner), []).append(field_words(one.field))
    for words in by_owner.values():
        assert all(each[:1].isupper() for each in words)
        assert len(set(words)) == len(words), words


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("medicines.medicines.supply_until", "Supply lasts through"),
        ("medicines.medicines.prescriber.phone", "Prescriber: phone"),
        ("medicines.medicines.prescriber.entry_id", "Prescriber: in the directory"),
        ("medicines.medicines.last_dose_at", "Last dose at"),
        ("first_days.leaves_at", "The day I leave: at"),
        ("peers.mentors.phone", "Phone"),
        ("goals.steps.what", "What to do"),
    ],
)
def test_a_field_is_called_as_in_its_form_where_that_tells_enough(field: str, words: str) -> None:
    assert field_words(field) == words
