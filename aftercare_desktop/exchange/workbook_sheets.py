"""The XML inside a workbook, read piece by piece: its strings, formats and sheets, and the cells of a sheet."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, ClassVar
from xml.parsers import expat

from aftercare_desktop.errors import BadInput
from aftercare_desktop.exchange.limits import CELL_LIMIT, CHARACTER_LIMIT, VALUE_LIMIT, Size
from aftercare_desktop.exchange.workbook_numbers import Shown, plain

_PIECE = 1 << 18
_DEPTH_LIMIT = 100
"""A workbook's own parts are nested about ten deep."""
_FEW_ELEMENTS = 500_000
"""Of parts that do not grow with the list. A workbook has at most 65,490 formats."""
_MANY_ELEMENTS = 4 * VALUE_LIMIT
"""A value takes up to four: the cell, and within it a text with its runs."""
_NAME_LIMIT = 10_000
"""Different names of elements and attributes, which the XML reader keeps to its end."""
_TAG_LIMIT = 4 * 1024 * 1024
"""Bytes of one tag or comment, which the XML reader must hold as a whole."""
_ERROR_SHOWN = 40
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
NOT_WORKED_OUT = (
    "The formula has no saved result. Open the file in your spreadsheet program, save it, and try again."
)

Attributes = Mapping[str, str]


class Damaged(Exception):
    """The file is not what it says it is. Inside `exchange` only: the workbook turns it into a sentence."""


class TooMuch(Exception):
    """A part holds more than a roster does. Inside `exchange` only, as `Damaged`."""


class Part:
    """Hears one XML part of the file. Names come without their prefix."""

    element_limit: ClassVar[int] = _FEW_ELEMENTS

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text inside an element; may come in pieces."""


def listen(stream: IO[bytes], part: Part) -> None:
    """Read a whole part, without ever holding it.

    A document type, through which a small file grows without end or reaches for other files, has no place in a
    workbook (ECMA-376 part 2, 8.1.4) and is refused before anything of it is understood.

    Raises:
        Damaged: this is no XML, or not the kind that a workbook has.
        TooMuch: there are more elements than a roster needs.
        BadInput: what `part` raises.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    nesting = _Nesting(part)
    parser.StartElementHandler = nesting.start
    parser.EndElementHandler = nesting.end
    parser.CharacterDataHandler = part.text
    parser.StartDoctypeDeclHandler = _refuse
    fed = 0
    try:
        while piece := stream.read(_PIECE):
            parser.Parse(piece, False)
            fed += len(piece)
            if len(parser.intern) > _NAME_LIMIT or fed - parser.CurrentByteIndex > _TAG_LIMIT:
                raise Damaged
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as problem:
        raise Damaged from problem


def _refuse(*_: object) -> None:
    raise Damaged


class _Nesting:
    """Hands elements on to a part, as deep and as many as a workbook has: each open one takes room."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._depth = self._count = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        self._depth += 1
        self._count += 1
        if self._depth > _DEPTH_LIMIT:
            raise Damaged
        if self._count > self._part.element_limit:
            raise TooMuch
        self._part.start(name.rpartition(":")[2], attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        self._depth -= 1
        self._part.end(name.rpartition(":")[2])


@dataclass(slots=True)
class Strings(Part):
    """The texts that cells refer to by number."""

    element_limit: ClassVar[int] = _MANY_ELEMENTS
    found: list[str] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _all: int = 0
    _inside: bool = False
    _phonetic: int = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._pieces.clear()
            self._length = 0
        elif name == "rPh":
            self._phonetic += 1
        elif name == "t":
            self._inside = not self._phonetic

    def end(self, name: str) -> None:
        if name == "t":
            self._inside = False
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "si":
            self.found.append(unescaped("".join(self._pieces)))
            if len(self.found) > VALUE_LIMIT:
                raise TooMuch

    def text(self, text: str) -> None:
        if self._inside:
            self._length += len(text)
            self._all += len(text)
            if self._length > CELL_LIMIT or self._all > CHARACTER_LIMIT:
                raise TooMuch
            self._pieces.append(text)


@dataclass(slots=True)
class Styles(Part):
    """The number formats of cells, by the number of their style."""

    codes: dict[int, str] = field(default_factory=dict)
    formats: list[int] = field(default_factory=list)
    _where: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Attributes) -> None:
        above = self._where[-1] if self._where else ""
        if name == "numFmt" and above == "numFmts":
            self.codes[int(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
        elif name == "xf" and above == "cellXfs":
            self.formats.append(int(attributes.get("numFmtId", "0")))
        self._where.append(name)

    def end(self, name: str) -> None:
        self._where.pop()


@dataclass(slots=True)
class Book(Part):
    """The sheets by name, each with the id of its part; and whether days are counted from 1904."""

    visible: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    since_1904: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self.since_1904 = attributes.get("date1904", "0") in ("1", "true", "on")
        elif name == "sheet":
            sheets = self.visible if attributes.get("state", "visible") == "visible" else self.hidden
            part_id = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            sheets.append((attributes.get("name", ""), part_id))


@dataclass(slots=True)
class Links(Part):
    """Where the parts that are named by an id lie, and of which kind each is."""

    targets: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode", "Internal") == "Internal":
            link = attributes.get("Id", "")
            self.targets[link] = attributes.get("Target", "")
            self.kinds[attributes.get("Type", "").rpartition("/")[2]] = self.targets[link]


class Cells(Part):
    """The values of a sheet, row by row. `rows` holds (row number, cells by place) of the rows that have any."""

    element_limit: ClassVar[int] = _MANY_ELEMENTS

    def __init__(self, strings: Sequence[str], shown: Mapping[int, Shown], file: str) -> None:
        self.rows: list[tuple[int, dict[int, str]]] = []
        self.unreadable: dict[tuple[int, int], str] = {}
        self._strings = strings
        self._shown = shown
        self._file = file
        self._places: dict[str, int] = {}
        self._row = self._place = self._length = self._all = 0
        self._size = Size(file)
        self._cells: dict[int, str] = {}
        self._kind = self._style = ""
        self._formula = False
        self._phonetic = 0
        self._hears = ""
        self._value: list[str] = []
        self._formula_text: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name in ("v", "t"):
            self._hears = "" if self._phonetic else "value"
        elif name == "f":
            self._formula, self._hears = True, "formula"
        elif name == "row":
            self._begin_row(attributes.get("r"))
        elif name == "rPh":
            self._phonetic += 1

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name in ("v", "t", "f"):
            self._hears = ""
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._phonetic -= 1

    def text(self, text: str) -> None:
        if not self._hears:
            return
        self._length += len(text)
        self._all += len(text)
        if self._length > CELL_LIMIT:
            raise self._too_long()
        if self._all > CHARACTER_LIMIT:
            raise TooMuch
        (self._value if self._hears == "value" else self._formula_text).append(text)

    def _begin_row(self, number: str | None) -> None:
        self._row = self._row + 1 if number is None else int(number)
        self._place = -1
        self._cells = {}

    def _begin_cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        self._place = self._place + 1 if place is None else self._place_of(place)
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        self._formula = False
        self._length = 0
        self._value.clear()
        self._formula_text.clear()

    def _place_of(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        place = self._places.get(letters)
        if place is None:
            place = 0
            for letter in letters:
                if not "A" <= letter <= "Z":
                    raise Damaged
                place = place * 26 + ord(letter) - 64
            place -= 1
            if not 0 <= place < 16_384:
                raise Damaged
            self._places[letters] = place
        return place

    def _end_cell(self) -> None:
        value = "".join(self._value)
        if not value and self._formula and self._kind != "str":
            self._refuse_cell(NOT_WORKED_OUT, f"={''.join(self._formula_text)}"[:CELL_LIMIT])
        elif self._kind == "e":
            shown = value[:_ERROR_SHOWN]
            self._refuse_cell(f"The spreadsheet shows the error {shown}. Mend the cell.", shown)
        elif value:
            self._keep(self._understood(value))

    def _understood(self, value: str) -> str:
        if self._kind == "s":
            number = int(value)
            if not 0 <= number < len(self._strings):
                raise Damaged
            return self._strings[number]
        if self._kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if self._kind == "n":
            return self._shown.get(int(self._style), plain)(value)
        return unescaped(value)

    def _refuse_cell(self, sentence: str, text: str) -> None:
        self.unreadable[self._row, self._place] = sentence
        self._keep(text or "=")

    def _keep(self, text: str) -> None:
        if text and not text.isspace():
            self._cells[self._place] = text

    def _too_long(self) -> BadInput:
        return BadInput(
            f"{self._file}, row {self._row}: a cell is too long. Export the list again. Nothing was changed."
        )

    def _end_row(self) -> None:
        if not self._cells:
            return
        if self.rows and self._row <= self.rows[-1][0]:
            raise Damaged
        self.rows.append((self._row, self._cells))
        self._size.add_row(self._cells.values(), max(self.rows[0][1]) + 1)


def unescaped(text: str) -> str:
    """Text with the characters that XML cannot hold and workbooks write as _x000D_; what is no text is left out."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return _NOT_TEXT.sub("", text)
