"""The questions of "Leaving now" as tables of fields over one `LeavingSheet`, in the order in which they are asked."""

from aftercare_desktop.domain.leaving import LeavingSheet, NaloxoneAnswer
from aftercare_desktop.ui.form import (
    FieldSpec,
    GroupSpec,
    check,
    day,
    line,
    number,
    phone,
    segments,
    time_of_day,
)
from aftercare_desktop.ui.pages.leaving.context import of_company, of_shown, of_staff
from aftercare_desktop.ui.pages.leaving.medicine_rows import medicine_rows, prescriber

_NALOXONE = (
    (None, "Not said"),
    (NaloxoneAnswer.HANDED_OVER, "Handed over"),
    (NaloxoneAnswer.DECLINED, "Did not want it"),
)
_MEDICINE_FIELDS = (
    line("name", "Medicine", span=2),
    line("dose", "Dose", span=1),
    prescriber("prescriber.name", "Prescriber", span=2),
    phone("prescriber.phone", "Prescriber's phone"),
    day("next_dose_on", "Next dose or pick-up", short=True, asks_open=True),
    time_of_day("next_dose_at", "At"),
    day("supply_until", "Lasts through", short=True),
)
_MEDICINE_WIDTHS = {"prescriber.phone": 122, "next_dose_on": 124, "next_dose_at": 84, "supply_until": 100}


def _has_none(sheet: LeavingSheet) -> bool:
    return sheet.none_needed or not sheet.medicines


_NO_MEDICINE = check("none_needed", "Takes no medicine")

FIRST = (
    GroupSpec(
        "Naloxone and lowered tolerance",
        (
            segments("naloxone", "Naloxone in their hands", _NALOXONE, span=2),
            line("naloxone_form", "Form", span=1, placeholder="Nasal spray, 4 mg"),
            number("naloxone_doses", "Doses", span=1),
            of_shown("shown_how", "Who was shown how", span=1),
            of_staff("tolerance_by", "Tolerance explained by", span=1),
        ),
    ),
    GroupSpec(
        "Medicine and next dose",
        (
            medicine_rows("medicines", _MEDICINE_FIELDS, _MEDICINE_WIDTHS),
            FieldSpec("none_needed", "Takes no medicine", _NO_MEDICINE.make, shown=_has_none),
        ),
    ),
)
"""Over the whole width."""

WHERE = (
    GroupSpec(
        "Where tonight, and how they get there",
        (
            of_company("home_name", "Where they sleep", span=3),
            line("home_address", "Address", span=3, help_text="Prints unless ticked"),
            line("ride", "Ride", span=3, placeholder="Ray picks me up at 4 PM"),
            check("home_confidential", "The address never prints", span=3),
            of_company("tonight_with", "With whom tonight", span=2),
            phone("tonight_phone", "Phone tonight", span=2),
            line("tonight_details", "What they do", span=2, placeholder="Meeting at 7 PM"),
        ),
    ),
)
AFTER = (
    GroupSpec(
        "Safe phone, one person to tell, a call within 24 hours",
        (
            phone("safe_phone", "Safe phone", span=2),
            of_company("may_tell", "Person we may tell", span=2, help_text="Needs written consent"),
            phone("may_tell_phone", "Their phone", span=2),
            of_staff("call_by", "Who calls", span=2),
            day("call_on", "Call on"),
            time_of_day("call_at", "Call at"),
            time_of_day("left_at", "Leaves at", span=2),
            check("against_advice", "Against advice (never printed)", span=4),
        ),
    ),
)
"""Side by side where there is room; whether it was against advice is kept in the record alone."""
