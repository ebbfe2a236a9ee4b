"""Bytes of an Excel workbook (.xlsx) turned into a table, as CSV is. Guards against files that grow when opened."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from aftercare_desktop.errors import BadInput
from aftercare_desktop.exchange.dates import SINCE_1900, SINCE_1904
from aftercare_desktop.exchange.limits import COLUMN_LIMIT, holds_too_much, too_many_columns
from aftercare_desktop.exchange.tables import Record, Table
from aftercare_desktop.exchange.workbook_numbers import (
    BUILT_IN_DAYS,
    Shown,
    as_day,
    shows_day,
    with_zeros,
    zero_places,
)
from aftercare_desktop.exchange.workbook_sheets import (
    Book,
    Cells,
    Damaged,
    Links,
    Part,
    Strings,
    Styles,
    TooMuch,
    listen,
)

ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0"
"""First bytes of the old Excel format, and of workbooks that are locked with a password."""
UNPACKED_LIMIT = 256 * 1024 * 1024
"""Bytes of all parts that are read. A sheet of 100,000 people is about 100 MB."""
_SHEET_LIMIT = 1_000
_PART_LIMIT = 5_000
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_DAMAGE = (
    Damaged,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What the zip reader raises on bytes that are no zip, beside its own error."""


def parse_workbook(data: bytes, file: str, sheet: str = "", usual: str = "") -> Table:
    """The rows of one sheet: the named one, else the `usual` one, else the first that is not empty.

    Days come as year-month-day, numbers as their format shows leading zeros, formulas as their saved results.

    Raises:
        BadInput: the file is no workbook, damaged, locked or too large when unpacked, or has no such sheet.
    """
    with _workbook(data, file) as book:
        return book.table(sheet, usual)


def refuse_compound(data: bytes, file: str) -> BadInput:
    """The sentence for a file of the old format, or for one locked with a password, which looks the same outside."""
    if _LOCKED in data:
        return BadInput(
            f"{file} is locked with a password. Save a copy without one and import that. Nothing was changed."
        )
    return BadInput(
        f"{file} is an old workbook or document. Save the list as .xlsx or CSV and import that. Nothing was changed."
    )


@contextmanager
def _workbook(data: bytes, file: str) -> Iterator["_Workbook"]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            yield _Workbook(parts, file)
    except TooMuch as problem:
        raise holds_too_much(file) from problem
    except _DAMAGE as problem:
        raise BadInput(
            f"{file} is damaged, cut off, or no Excel workbook. Export it again. Nothing was changed."
        ) from problem


class _Workbook:
    """The parts of a workbook, each opened only when it is needed and no larger than it may be."""

    def __init__(self, parts: zipfile.ZipFile, file: str) -> None:
        self._parts = parts
        self._file = file
        self._unpacked = 0
        self._names = frozenset(parts.namelist())
        if len(self._names) > _PART_LIMIT:
            raise Damaged
        self._home = self._main_part()
        self._book = Book()
        self._hear(self._home, self._book)
        self._links = Links()
        folder, name = posixpath.split(self._home)
        self._hear(f"{folder}/_rels/{name}.rels".lstrip("/"), self._links)

    def table(self, wanted: str, usual: str) -> Table:
        """See `parse_workbook`."""
        sheets = {name: part for name, part in (*self._book.visible, *self._book.hidden)}
        if len(sheets) > _SHEET_LIMIT:
            raise Damaged
        if wanted and wanted not in sheets:
            raise BadInput(
                f"{self._file} has no sheet {wanted}. It has: {', '.join(sheets)[:400]}. Nothing was changed."
            )
        strings = self._strings()
        shown = self._formats()
        for name in (wanted,) if wanted else sorted(sheets, key=lambda name: name != usual):
            cells = Cells(strings, shown, self._file)
            self._hear(self._path(self._links.targets[sheets[name]]), cells)
            if cells.rows:
                return self._fitted(cells, tuple(sheets), name)
        raise BadInput(f"{self._file} is empty. Nothing was changed.")

    def _main_part(self) -> str:
        links = Links()
        if "_rels/.rels" in self._names:
            self._hear("_rels/.rels", links)
        home = links.kinds.get("officeDocument", "xl/workbook.xml").lstrip("/")
        if home.endswith(".bin"):
            raise BadInput(
                f"{self._file} is a binary workbook. Save it as .xlsx or CSV and import that. Nothing was changed."
            )
        if home not in self._names or not home.endswith(".xml"):
            raise BadInput(
                f"{self._file} is not an Excel workbook. Save the list as .xlsx or CSV and import that. "
                "Nothing was changed."
            )
        return home

    def _path(self, target: str) -> str:
        """A part's name in the zip; targets are told from the workbook's own folder."""
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(self._home), target)).lstrip("/")

    def _hear(self, name: str, part: Part) -> None:
        info = self._parts.getinfo(name)
        if info.compress_type not in _READABLE:
            raise Damaged
        self._unpacked += info.file_size
        if self._unpacked > UNPACKED_LIMIT:
            raise BadInput(
                f"{self._file} would be {self._unpacked // 1_000_000:,} MB when opened. A roster may have at most "
                f"{UNPACKED_LIMIT // 1_000_000} MB. Export fewer rows. Nothing was changed."
            )
        # No more than the size it states ever comes out of a part; more than that fails its check sum.
        with self._parts.open(info) as stream:
            listen(stream, part)

    def _strings(self) -> list[str]:
        strings = Strings()
        if "sharedStrings" in self._links.kinds:
            self._hear(self._path(self._links.kinds["sharedStrings"]), strings)
        return strings.found

    def _formats(self) -> dict[int, Shown]:
        """How the numbers of each style are shown, where it is not plainly."""
        styles = Styles()
        if "styles" in self._links.kinds:
            self._hear(self._path(self._links.kinds["styles"]), styles)
        day = as_day(SINCE_1904 if self._book.since_1904 else SINCE_1900)
        found: dict[int, Shown] = {}
        for style, number in enumerate(styles.formats):
            code = styles.codes.get(number, "")
            if number in BUILT_IN_DAYS or shows_day(code):
                found[style] = day
            elif places := zero_places(code):
                found[style] = with_zeros(places)
        return found

    def _fitted(self, cells: Cells, sheets: tuple[str, ...], sheet: str) -> Table:
        head, *rows = cells.rows
        width = max(head[1]) + 1
        if width > COLUMN_LIMIT:
            raise too_many_columns(self._file, width)
        fitted = tuple(Record(number, self._row(number, row, width)) for number, row in rows)
        header = Record(head[0], self._row(*head, width))
        counted_from = SINCE_1904 if self._book.since_1904 else SINCE_1900
        return Table(self._file, header, fitted, cells.unreadable, counted_from, sheets, sheet)

    def _row(self, number: int, row: dict[int, str], width: int) -> tuple[str, ...]:
        if max(row) >= width:
            raise BadInput(
                f"{self._file}, row {number}: has a cell to the right of the last column that has a name. "
                "Name the column or empty the cell. Nothing was changed."
            )
        return tuple(row.get(place, "") for place in range(width))
