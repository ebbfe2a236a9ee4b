"""A list of clients as a file for other programs: CSV, Excel, JSON. Cells of text can never be read as formulas."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec

from aftercare_desktop.words.client_list import PRACTICE_HEAD, PRACTICE_MARK

Cell = str | date | int | None
Step = Callable[[int], None]
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_EVERY = 2_000
_SHEET = "Clients"
_IN_MEMORY = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""Else the rows lie in clear in temporary files, and stay there when the program is killed."""
_LONGEST = 32_767
"""Characters that Excel keeps in a cell."""
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MOST_ROWS = 1_048_575
"""Rows that an Excel sheet has below its head."""


def harmless(text: str) -> str:
    """A text that a spreadsheet shows and does not calculate: one that begins like a formula gets an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def as_made_up(
    heads: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> tuple[Sequence[str], Iterable[Sequence[Cell]]]:
    """The table of a practice center: a last column marks every row as one about made-up people."""
    return (*heads, PRACTICE_HEAD), ((*row, PRACTICE_MARK) for row in rows)


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
    """One sheet with its head in sight. Texts are texts (leading zeros stay), days are days. `step` hears of rows."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - start-up time: forty modules that only an export needs

    out = io.BytesIO()
    with Workbook(out, _IN_MEMORY) as workbook:
        sheet = workbook.add_worksheet(_SHEET)
        sheet.freeze_panes(1, 0)
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, heads)
        for done, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(done, column, _for_excel(cell))
                elif isinstance(cell, date):
                    sheet.write_datetime(done, column, cell, day)
                elif cell is not None:
                    sheet.write_number(done, column, cell)
            if done % _EVERY == 0:
                step(done)
    return out.getvalue()


def _for_excel(text: str) -> str:
    lines = harmless(text).replace("\r\n", "\n").replace("\r", "\n")
    return _NO_XML.sub(" ", lines[:_LONGEST])


def to_json(rows: Iterable[dict[str, object]]) -> bytes:
    """One JSON array."""
    return msgspec.json.format(msgspec.json.encode(list(rows)), indent=2) + b"\n"


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    return harmless(cell) if isinstance(cell, str) else str(cell)
