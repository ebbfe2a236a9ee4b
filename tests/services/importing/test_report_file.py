"""The report to keep: a line a row, no formulas, nobody's name."""

import csv
import io

from aftercare_desktop.services.importing.report import (
    Conflict,
    ImportReport,
    RowOutcome,
    RowResult,
    RowWarning,
)
from aftercare_desktop.services.importing.report_file import OUTCOME_WORDS, report_csv


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_each_row_has_a_line_without_names_and_formulas() -> None:
    conflicts = (Conflict("program", "Evening", "Day", False), Conflict("address", "1 Elm", "2 Oak", True))
    settled = (Conflict("gender", "", "woman", True), Conflict("email", "a@b.org", "c@d.org", False))
    report = ImportReport(
        (
            RowResult(2, RowOutcome.BAD, '=HYPERLINK("x"): is not a date.', "Ada"),
            RowResult(3, RowOutcome.CHANGED, "", "Ben", ("address", "gender"), conflicts, settled),
        ),
        (RowWarning(3, "-1 is archived."),),
    )
    lines = table(report_csv(report, practice=False))
    assert lines[1:] == [
        ["2", "Cannot be taken", '\'=HYPERLINK("x"): is not a date.', "", "", "", ""],
        ["3", "Changes", "", "Address, Gender", "Program", "Address, Gender", "'-1 is archived."],
    ]
    marked = table(report_csv(report, practice=True))
    assert [line[-1] for line in marked] == ["Practice", *["PRACTICE. Made-up people"] * 2]
    assert [line[:-1] for line in marked] == lines
    assert set(OUTCOME_WORDS) == set(RowOutcome)
