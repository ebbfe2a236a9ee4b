"""A file as rows of cells, and how CSV bytes become one: size, encoding, separator, quoting. Knows no meaning."""

import codecs
import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from aftercare_desktop.errors import BadInput
from aftercare_desktop.exchange.dates import SINCE_1900
from aftercare_desktop.exchange.limits import (
    CELL_LIMIT,
    COLUMN_LIMIT,
    LAST_ROW,
    SIZE_LIMIT,
    Size,
    too_many_columns,
    too_many_rows,
)

SEPARATORS = (",", ";", "\t", "|")
_BLANK = "".join(SEPARATORS) + ' "\r\n'
"""What a row without a value is made of."""

_UTF16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32_BOMS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SAMPLE = 65_536
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTES = bytes(range(0x80, 0x100))
_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_ROW_LENGTH = 1_000_000
"""Characters of one row: a row of separators alone would be cut into as many cells."""
_OTHER_KINDS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"SQLite format": "a database",
}


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the file. `number` counts as a spreadsheet does: the first row is 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as a header and the rows under it; every row has as many cells as the header.

    `unreadable` says by row number and place why a cell has no value (a formula that was never worked out).
    `counted_from` is the day from which the file counts days that it left as numbers. `sheets` are the sheets of a
    workbook, of which `sheet` was read.
    """

    file: str
    header: Record
    rows: tuple[Record, ...]
    unreadable: Mapping[tuple[int, int], str] = field(default_factory=lambda: MappingProxyType({}))
    counted_from: date = SINCE_1900
    sheets: tuple[str, ...] = ()
    sheet: str = ""


def read_bytes(path: Path) -> bytes:
    """The file's bytes, refused by its size before it is read.

    Raises:
        BadInput: there is no such file, it cannot be read, it is no regular file, or it is too large.
    """
    try:
        if not path.is_file():
            reason = "is not a file" if path.exists() else "was not found"
            raise BadInput(f"{path.name} {reason}. Nothing was changed.")
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            raise BadInput(
                f"{path.name} has {size // 1_000_000:,} MB. A roster may have at most {SIZE_LIMIT // 1_000_000} MB. "
                "Export fewer rows. Nothing was changed."
            )
        return path.read_bytes()
    except (OSError, ValueError) as problem:
        raise BadInput(
            f"{path.name} could not be read. Check that it may be opened. Nothing was changed."
        ) from problem


def parse(data: bytes, file: str, known: Callable[[str], bool]) -> Table:
    """Rows of a CSV file in any of the usual encodings and separators.

    `known` says whether a column name means something to the caller; the separator under which most names do
    is the right one.

    Raises:
        BadInput: names the file, and the row where there is one.
    """
    text = decode(data, file)
    text, separator = _separator(text, file, known)
    records = _records(text, separator, file)
    if not records:
        raise BadInput(f"{file} is empty. Nothing was changed.")
    header, *rows = records
    width = _width(header.cells)
    if width > COLUMN_LIMIT:
        raise too_many_columns(file, width)
    fitted = tuple(Record(row.number, _fit(row, width, file)) for row in rows)
    return Table(file, Record(header.number, header.cells[:width]), fitted)


def decode(data: bytes, file: str) -> str:
    """Text of UTF-8, UTF-16 or Windows-1252 bytes, without a byte order mark.

    Raises:
        BadInput: the bytes are of another kind of file or in an encoding that cannot be told.
    """
    for start, kind in _OTHER_KINDS.items():
        if data.startswith(start):
            raise BadInput(
                f"{file} is {kind}, not a list. Save the list as CSV or as a workbook (.xlsx) and try again. "
                "Nothing was changed."
            )
    text = _decode_known(data)
    if text is None:
        raise BadInput(
            f"The characters of {file} cannot be read. Save it as CSV in UTF-8 and try again. Nothing was changed."
        )
    control = _CONTROLS.search(text)
    if control is not None:
        row = text.count("\n", 0, control.start()) + 1
        raise BadInput(
            f"{file}, row {row}: holds characters that are not text. The file may be damaged or cut off. "
            "Export it again. Nothing was changed."
        )
    return text


def _decode_known(data: bytes) -> str | None:
    if data.startswith(_UTF32_BOMS):
        return _try(data, "utf-32")
    if data.startswith(_UTF16_BOMS):
        return _try(data, "utf-16")
    wide = _wide_without_mark(data)
    if wide:
        return _try(data, wide)
    text = _try(data, "utf-8-sig")
    if text is not None:
        return text
    if _is_broken_utf8(data):
        return None
    import charset_normalizer  # noqa: PLC0415 - start-up time: only a file in an old encoding needs it

    # Nearly any bytes decode as Windows-1252; only bytes that then look like words do so rightly.
    plausible = charset_normalizer.from_bytes(data[:_SAMPLE], cp_isolation=["cp1252"]).best()
    return _try(data, "cp1252") if plausible else None


def _is_broken_utf8(data: bytes) -> bool:
    """Whether these are the bytes of a damaged or cut off UTF-8 file: as Windows-1252 its names would be nonsense."""
    whole = 0
    stray = len(data) - len(data.translate(None, _HIGH_BYTES))
    for letter in _UTF8_LETTER.finditer(data):
        whole += 1
        stray -= letter.end() - letter.start()
    return 0 < stray <= whole


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide_without_mark(data: bytes) -> str:
    """The byte order of UTF-16 without a mark: a header of Latin letters has zeros in every other byte."""
    head = data[:8]
    if len(head) < 4 or len(data) % 2:
        return ""
    if not any(head[0::2]) or not any(head[1::2]):
        return "utf-16-be" if not any(head[0::2]) else "utf-16-le"
    return ""


def _separator(text: str, file: str, known: Callable[[str], bool]) -> tuple[str, str]:
    """The text without a spreadsheet's `sep=` line, and the separator."""
    first = next(_lines(text), "")
    stated = first.strip('\r\n "')
    if stated.casefold().startswith("sep=") and len(stated) == 5:
        return text[len(first) :], stated[4]
    head = next((line for line in _lines(text) if line.strip(_BLANK)), "")

    def understood(separator: str) -> int:
        try:
            names = next(csv.reader([head[:CELL_LIMIT]], delimiter=separator), [])
        except csv.Error:
            return 0
        return sum(known(name) for name in names)

    return text, max(SEPARATORS, key=understood)


def _records(text: str, separator: str, file: str) -> list[Record]:
    """All rows that are not blank, numbered with the blank ones counted."""
    found: list[Record] = []
    number = 0
    size, lines = Size(file), _Rows(text)
    # strict: an unclosed quote at the end of the file is an error, which is how a file cut in half shows.
    reader = csv.reader(lines, delimiter=separator, strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            lines.begin_row()
            if any(cell.strip() for cell in cells):
                size.add_row(cells, len(cells))
                found.append(Record(number, tuple(cells)))
            elif number > LAST_ROW:
                raise too_many_rows(file)
    except csv.Error as problem:
        raise BadInput(
            f"{file}, row {number + 1}: a quoted cell does not end, or the row is too long. The file may be cut off. "
            "Export it again. Nothing was changed."
        ) from problem
    return found


class _Rows:
    """The lines of a text for the CSV reader. A row in quotes may have many; together they are no longer than a row
    may be."""

    def __init__(self, text: str) -> None:
        self._lines = _lines(text)
        self._length = 0

    def begin_row(self) -> None:
        """The row is complete."""
        self._length = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self._length += len(line)
            if self._length > _ROW_LENGTH:
                raise csv.Error
            yield line


def _lines(text: str) -> Iterator[str]:
    """Piece by piece, because a text stream of a text takes four times its room."""
    return (match[0] for match in _LINE.finditer(text))


def _width(cells: tuple[str, ...]) -> int:
    """Number of cells up to the last one that is not empty."""
    return max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def _fit(row: Record, width: int, file: str) -> tuple[str, ...]:
    """The row's cells, as many as the header has; empty cells beyond it are dropped."""
    if _width(row.cells) > width:
        raise BadInput(
            f"{file}, row {row.number}: has {_width(row.cells)} cells, but the header has {width} columns. "
            "A separator inside a cell may be missing its quotes. Nothing was changed."
        )
    if len(row.cells) < width:
        raise BadInput(
            f"{file}, row {row.number}: has only {len(row.cells)} of {width} cells. The file may be cut off. "
            "Export it again. Nothing was changed."
        )
    return row.cells[:width]
