"""What stays on one line, and that nothing else changes."""

import pytest

from aftercare_desktop.words.unbroken import unbroken


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Has enough through Tue, Dec 1", "Has enough through Tue,_Dec_1"),
        ("From version 3, Nov 22, 2026. Not final", "From version 3, Nov_22,_2026. Not final"),
        ("Naltrexone, 25 mg at 9:30 AM", "Naltrexone, 25_mg at 9:30_AM"),
        ("2.5 mL and 1,000 mcg", "2.5_mL and 1,000_mcg"),
        ("Mark 5 waits, March 12, 3 people", "Mark 5 waits, March 12, 3 people"),
        ("", ""),
    ],
)
def test_dates_times_and_doses_do_not_break(text: str, shown: str) -> None:
    assert unbroken(text) == shown.replace("_", "\u00a0")
