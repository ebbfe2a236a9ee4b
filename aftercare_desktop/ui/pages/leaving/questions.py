"""The questions of "Leaving now" as tables of fields over one `LeavingSheet`, in the order in which they are asked."""

from aftercare_desktop.domain.keys import new_key
from aftercare_desktop.domain.leaving import LeavingSheet, NaloxoneAnswer
from aftercare_desktop.domain.plans import Medicine
from aftercare_desktop.ui.form import (
    FieldSpec,
    GroupSpec,
    check,
    day,
    line,
    number,
    phone,
    rows,
    segments,
    suggest,
    time_of_day,
)

_NALOXONE = (
    (None, "Not said"),
    (NaloxoneAnswer.HANDED_OVER, "Handed over"),
    (NaloxoneAnswer.DECLINED, "Did not want it"),
)
_MEDICINE_FIELDS = (
    line("name", "Medicine", span=2),
    line("dose", "Dose", span=1),
    suggest("prescriber.name", "Prescriber", span=2),
    phone("prescriber.phone", "Prescriber's phone"),
    day("next_dose_on", "Next dose on", short=True),
    time_of_day("next_dose_at", "At"),
    day("supply_until", "Lasts through", short=True),
)


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
            suggest("shown_how", "Who was shown how", span=1),
            suggest("tolerance_by", "Tolerance explained by", span=1),
        ),
    ),
    GroupSpec(
        "Medicine and next dose",
        (
            rows(
                "medicines",
                "",
                _MEDICINE_FIELDS,
                lambda: Medicine(new_key()),
                noun="Medicine",
                table=True,
                widths={
                    "prescriber.phone": 122,
                    "next_dose_on": 100,
                    "next_dose_at": 92,
                    "supply_until": 100,
                },
            ),
            FieldSpec("none_needed", "Takes no medicine", _NO_MEDICINE.make, shown=_has_none),
        ),
    ),
)
"""Over the whole width."""

WHERE = (
    GroupSpec(
        "Where tonight, and how they get there",
        (
            suggest("home_name", "Where they sleep", span=3),
            line("home_address", "Address", span=3),
            line("ride", "Ride", span=3, placeholder="Ray picks me up at 4 PM"),
            check("home_confidential", "The address never prints", span=3),
        ),
        "The paper in their hand shows the address unless the box is ticked.",
    ),
)
AFTER = (
    GroupSpec(
        "Safe phone, one person to tell, a call within 24 hours",
        (
            phone("safe_phone", "Safe phone", span=2),
            suggest("may_tell", "Person we may tell", span=2),
            phone("may_tell_phone", "Their phone", span=2),
            suggest("call_by", "Who calls", span=2),
            day("call_on", "Call on"),
            time_of_day("call_at", "Call at"),
        ),
        "Telling anybody needs the client's written consent.",
    ),
)
"""Side by side where there is room."""

LAST = (
    time_of_day("left_at", "Leaves at", span=2),
    check("against_advice", "Against advice (kept in the record, never printed)", span=4),
)
