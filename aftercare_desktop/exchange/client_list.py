"""A list of clients as a file for other programs: CSV, Excel, JSON. Cells of text can never be read as formulas."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence

import msgspec

from aftercare_desktop.exchange.workbook_file import Cell, workbook_file

Step = Callable[[int], None]
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_EVERY = 2_000
_SHEET = "Clients"
MOST_ROWS = 1_048_575
"""Rows that an Excel sheet has below its head."""


def harmless(text: str) -> str:
    """A text that a spreadsheet shows and does not calculate: one that begins like a formula gets an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def to_csv(heads: Sequence[str], rows: Iterable[Sequence[Cell]], step: Step) -> bytes:
    """UTF-8 with the mark that spreadsheets look for, commas, CRLF (RFC 4180). `step` hears of rows done."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heads)
    for done, row in enumerate(rows, start=1):
        writer.writerow([_as_text(cell) for cell in row])
        if done % _EVERY == 0:
            step(done)
    return out.getvalue().encode("utf-8-sig", "replace")


def to_xlsx(heads: Sequence[str], rows: Iterable[Sequence[Cell]], step: Step) -> bytes:
    """One sheet: texts are texts (leading zeros stay), days are days. `step` hears of rows done."""
    safe = ([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return workbook_file(_SHEET, heads, safe, step)


def to_json(rows: Iterable[dict[str, object]]) -> bytes:
    """One JSON array."""
    return msgspec.json.format(msgspec.json.encode(list(rows)), indent=2) + b"\n"


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    return harmless(cell) if isinstance(cell, str) else str(cell)
