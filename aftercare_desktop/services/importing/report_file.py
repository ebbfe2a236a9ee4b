"""The report of an import as a file to keep: rows, fields, reasons. A reason may repeat a cell of the roster."""

from aftercare_desktop.exchange.client_list import as_made_up, to_csv
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
OUTCOME_WORDS = {
    RowOutcome.ADDED: "New",
    RowOutcome.CHANGED: "Changes",
    RowOutcome.UNCHANGED: "Unchanged",
    RowOutcome.SKIPPED: "Left out",
    RowOutcome.BAD: "Cannot be taken",
}


def report_csv(report: ImportReport, *, practice: bool) -> bytes:
    """One line a row, for a spreadsheet; those of a practice center say so."""
    warned: dict[int, list[str]] = {}
    for warning in report.warnings:
        warned.setdefault(warning.row, []).append(warning.sentence)
    lines = (_cells(row, warned.get(row.row, [])) for row in report.rows)
    return to_csv(*(as_made_up(_HEADS, lines) if practice else (_HEADS, lines)), lambda done: None)


def _cells(row: RowResult, warnings: list[str]) -> tuple[str, ...]:
    stayed = tuple(each.field for each in row.conflicts if not each.taken)
    taken = tuple(each.field for each in (*row.conflicts, *row.settled) if each.taken)
    return (
        str(row.row),
        OUTCOME_WORDS[row.outcome],
        row.reason,
        fields_words(row.fields),
        fields_words(stayed),
        fields_words(taken),
        " ".join(warnings),
    )
