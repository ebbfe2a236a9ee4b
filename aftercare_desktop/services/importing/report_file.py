"""The report of an import as a file to keep. It names rows and fields, and nobody: the roster tells who they are."""

import csv
import io

from aftercare_desktop.services.importing.report import ImportReport, RowOutcome, RowResult
from aftercare_desktop.words.rosters import fields_words

_HEADS = (
    "Row",
    "What became of it",
    "Reason",
    "New from the file",
    "Differs, ours stayed",
    "Differs, file taken",
    "To look at",
)
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
OUTCOME_WORDS = {
    RowOutcome.ADDED: "New",
    RowOutcome.CHANGED: "Changes",
    RowOutcome.UNCHANGED: "Unchanged",
    RowOutcome.SKIPPED: "Left out",
    RowOutcome.BAD: "Cannot be taken",
}


def report_csv(report: ImportReport) -> bytes:
    """One line a row, for a spreadsheet."""
    warned: dict[int, list[str]] = {}
    for warning in report.warnings:
        warned.setdefault(warning.row, []).append(warning.sentence)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_HEADS)
    for row in report.rows:
        writer.writerow([_harmless(cell) for cell in _cells(row, warned.get(row.row, []))])
    # The mark is what spreadsheets know UTF-8 by.
    return out.getvalue().encode("utf-8-sig", "replace")


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet reads as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell


def _cells(row: RowResult, warnings: list[str]) -> tuple[str, ...]:
    stayed = tuple(each.field for each in row.conflicts if not each.taken)
    taken = tuple(each.field for each in row.conflicts if each.taken)
    return (
        str(row.row),
        OUTCOME_WORDS[row.outcome],
        row.reason,
        fields_words(row.fields),
        fields_words(stayed),
        fields_words(taken),
        " ".join(warnings),
    )
