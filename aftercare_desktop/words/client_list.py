"""What a printed or exported list says of a client, and of itself."""

from collections.abc import Callable, Mapping
from datetime import date

from aftercare_desktop.domain.client_filters import ExportColumn, ExportReason
from aftercare_desktop.domain.clients import ClientRow
from aftercare_desktop.words.clients import counted, plan_state
from aftercare_desktop.words.dates import birth_date, full_date
from aftercare_desktop.words.labels import label

Cell = str | date | None
TITLE = "Clients"
PRACTICE_MARK = "PRACTICE. Made-up people"
PRACTICE_HEAD = "Practice"
_CELLS: Mapping[ExportColumn, Callable[[ClientRow], Cell]] = {
    ExportColumn.NAME: lambda row: row.name,
    ExportColumn.PREFERRED_NAME: lambda row: row.preferred_name,
    ExportColumn.RECORD_NUMBER: lambda row: row.record_number,
    ExportColumn.BIRTH_DATE: lambda row: row.birth_date,
    ExportColumn.STATUS: lambda row: "Archived" if row.archived else label(row.status),
    ExportColumn.LEAVES: lambda row: row.discharge_date,
    ExportColumn.COUNSELOR: lambda row: row.counselor,
    ExportColumn.PROGRAM: lambda row: row.program,
    ExportColumn.PLAN: plan_state,
}


def heads(columns: tuple[ExportColumn, ...]) -> tuple[str, ...]:
    """The heads of the columns."""
    return tuple(label(column) for column in columns)


def file_cells(row: ClientRow, columns: tuple[ExportColumn, ...]) -> tuple[Cell, ...]:
    """A row of a file: days stay days."""
    return tuple(_CELLS[column](row) for column in columns)


def paper_cells(row: ClientRow, columns: tuple[ExportColumn, ...]) -> tuple[str, ...]:
    """A row on paper, every cell in words."""
    return tuple(_on_paper(column, _CELLS[column](row)) for column in columns)


def _on_paper(column: ExportColumn, cell: Cell) -> str:
    if isinstance(cell, date):
        return birth_date(cell) if column is ExportColumn.BIRTH_DATE else full_date(cell)
    return cell or ""


def note(count: int, reason: ExportReason, made_by: str) -> str:
    """ "63 people. Chart review. Made by Dana Whitcomb."."""
    purpose = reason.words.strip().rstrip(".") or label(reason.purpose)
    return f"{counted(count)}. {purpose}. Made by {made_by}."


def footer(made_on: date) -> str:
    """What stands at the foot of every page."""
    return f"List of clients, {full_date(made_on)}. Confidential: protected by 42 CFR Part 2."
