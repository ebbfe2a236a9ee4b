"""The most that may be told: what can be chosen is never more than the one rule lets out."""

import pytest

from aftercare_desktop.domain.consents import Category, ConsentKind
from aftercare_desktop.domain.directory import EntryKind
from aftercare_desktop.domain.disclosures import (
    Allowed,
    CareMark,
    CareRole,
    Ground,
    NoReason,
    coverage,
    decide,
)
from aftercare_desktop.domain.restrictions import Restriction
from tests.builders import NOW, TODAY
from tests.consents import LARCH_HILL, LARCH_HOUSE, asked, build_consent, on_record, stored

GOALS, MEDICINES, APPOINTMENTS = Category.GOALS, Category.MEDICINES, Category.APPOINTMENTS
MARK = CareMark(1, 1, 1, CareRole.TREATING, NOW, 1, None)


def test_what_a_consent_by_name_covers_is_chosen_at_first() -> None:
    found = coverage(asked(wanted=(), purpose=""), on_record(stored(build_consent(limits="Not my job"))))
    assert found.categories == found.first == (MEDICINES, APPOINTMENTS)
    assert found.refused is None


def test_of_a_class_an_emergency_or_an_order_nothing_is_chosen_at_first() -> None:
    care = stored(build_consent(ConsentKind.CARE, categories=(GOALS,)))
    by_class = coverage(asked(), on_record(care, marks=(MARK,), entry_kind=EntryKind.CLINIC))
    assert (by_class.categories, by_class.first) == ((GOALS,), ())
    emergency = coverage(asked(ground=Ground.EMERGENCY), on_record(entry_kind=EntryKind.CLINIC))
    assert MEDICINES in emergency.categories
    assert GOALS not in emergency.categories
    assert emergency.first == ()


def test_two_consents_are_offered_together_and_never_leave_together() -> None:
    record = on_record(
        stored(build_consent(categories=(GOALS,)), 1), stored(build_consent(categories=(MEDICINES,)), 2)
    )
    found = coverage(asked(), record)
    assert found.categories == (MEDICINES, GOALS)
    assert {one.id for one in found.consents} == {1, 2}
    verdict = decide(asked(wanted=found.categories), record)
    assert isinstance(verdict, Allowed)
    assert len(verdict.categories) == 1


def test_what_the_center_promised_to_keep_back_cannot_be_chosen() -> None:
    held = Restriction(TODAY, "Not my medicines", (MEDICINES,), agreed=True, answered_on=TODAY)
    found = coverage(asked(), on_record(stored(build_consent()), restrictions=(held,)))
    assert found.held == (MEDICINES,)
    assert found.open_categories() == (APPOINTMENTS,)


@pytest.mark.parametrize("kind", ConsentKind)
def test_another_place_with_a_like_name_is_told_nothing(kind: ConsentKind) -> None:
    record = on_record(stored(build_consent(kind)), entry_kind=EntryKind.RESIDENCE_OPERATOR, marks=(MARK,))
    proceedings = kind is ConsentKind.LEGAL_PROCEEDINGS
    found = coverage(asked(recipient=LARCH_HOUSE, for_proceedings=proceedings), record)
    assert found.categories == ()
    assert found.refused is not None
    assert found.refused.reason in (NoReason.NO_CONSENT, NoReason.NOT_IN_CLASS)
    assert found.open_categories() == ()
    assert LARCH_HILL != LARCH_HOUSE
