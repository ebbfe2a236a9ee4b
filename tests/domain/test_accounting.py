"""The period of an accounting: three years before the request unless another was asked for."""

from datetime import date, timedelta

import pytest

from aftercare_desktop.domain.accounting import Period, period
from aftercare_desktop.domain.disclosures import Ground
from aftercare_desktop.errors import BadInput
from tests.accounting import full_accounting
from tests.builders import TODAY

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("asked_on", "first", "last", "wanted"),
    [
        (TODAY, None, None, Period(date(2023, 11, 23), TODAY)),
        (date(2028, 2, 29), None, None, Period(date(2025, 3, 1), date(2028, 2, 29))),
        (TODAY, date(2026, 1, 1), None, Period(date(2026, 1, 1), TODAY)),
        (TODAY, None, date(2026, 1, 1), Period(date(2023, 1, 1), date(2026, 1, 1))),
        (TODAY, TODAY, TODAY, Period(TODAY, TODAY)),
    ],
)
def test_the_period(asked_on: date, first: date | None, last: date | None, wanted: Period) -> None:
    assert period(asked_on, first, last) == wanted


@pytest.mark.parametrize(("first", "last"), [(None, TODAY + DAY), (TODAY, TODAY - DAY), (TODAY + DAY, None)])
def test_a_period_that_cannot_be(first: date | None, last: date | None) -> None:
    with pytest.raises(BadInput, match="Nothing was written"):
        period(TODAY, first, last)


def test_consent_and_other_grounds_are_told_apart_and_nothing_twice() -> None:
    told = full_accounting()
    assert {one.ground for one in told.on_consent()} == {Ground.CONSENT}
    assert sorted((*told.on_consent(), *told.on_other_grounds()), key=lambda one: one.sent_on) == list(
        told.disclosures
    )
