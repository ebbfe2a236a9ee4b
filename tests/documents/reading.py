"""Reads a PDF of ours back: what each structure element says, and which glyphs were drawn for it.

Independent of how it was written: content streams are parsed, codes go through /ToUnicode and /CIDToGIDMap.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

_ENTRY = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]+)>")


@dataclass(slots=True)
class Mark:
    """One marked stretch of a page. `said` is its text as read, `drawn` the text of its glyphs alone."""

    number: int | None
    said: str = ""
    drawn: str = ""
    glyphs: list[int] = field(default_factory=list)
    places: list[tuple[float, float]] = field(default_factory=list)
    """Where each stretch of text begins, in points from the lower left corner."""
    sizes: list[float] = field(default_factory=list)
    """The size of the type in which each piece is shown, in points."""
    role: str = ""


@dataclass(slots=True)
class Element:
    """A structure element: its role, its own text, and what is below it."""

    role: str
    text: str
    children: list["Element"]
    scope: str = ""
    replaced: bool = False
    """/ActualText stands for the drawn text."""
    language: str = ""

    def walk(self) -> "list[Element]":
        """This element and all below, in reading order."""
        return [self, *(found for child in self.children for found in child.walk())]

    def all_text(self) -> str:
        """The text of the element and all below."""
        return "\n".join(element.text for element in self.walk() if element.text)


@dataclass(slots=True)
class Document:
    """A PDF read back."""

    pages: list[list[Mark]]
    structure: Element
    fonts: dict[str, bool]
    """Base font names, each with whether its program is embedded."""
    language: str
    title: str
    size: tuple[float, float]

    def text(self) -> str:
        """Everything the structure says, in reading order."""
        return self.structure.all_text()

    def page_text(self, index: int) -> str:
        """Everything drawn on a page, artifacts included, in drawing order."""
        return "\n".join(mark.said for mark in self.pages[index] if mark.said)

    def tagged(self, role: str) -> list[str]:
        """The texts of all elements of a role."""
        return [element.all_text() for element in self.structure.walk() if element.role == role]

    def drawn_characters(self) -> Counter[str]:
        """How often each character was drawn within the structure, spaces left out."""
        marks = (mark for page in self.pages for mark in page if mark.number is not None)
        return Counter(c for mark in marks for c in mark.drawn if not c.isspace())

    def outside(self) -> list[tuple[int, float, float]]:
        """Pages and places where tagged text begins outside of the body: beside it, under the footer's rule."""
        width, height = self.size
        return [
            (number, x, y)
            for number, page in enumerate(self.pages, start=1)
            for mark in page
            if mark.number is not None
            for x, y in mark.places
            if not (44 <= x <= width - 44 and 44 <= y <= height - 36)
        ]

    def headings_alone(self) -> list[int]:
        """Pages on which a heading is the last thing that is read."""
        last = [[mark.role for mark in page if mark.number is not None][-1:] for page in self.pages]
        return [number for number, roles in enumerate(last, start=1) if roles in (["H1"], ["H2"])]

    def undrawable(self) -> int:
        """How many glyphs were drawn that are the face's "no such character" box."""
        return sum(glyph == 0 for page in self.pages for mark in page for glyph in mark.glyphs)


@dataclass(slots=True)
class _Font:
    texts: dict[int, str]
    glyphs: list[int]


def read(pdf: bytes) -> Document:
    """Parse a whole document."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = [_marks(page) for page in opened.pages]
        numbers = {page.objgen: index for index, page in enumerate(opened.pages)}
        root = opened.Root.StructTreeRoot.K[0]
        box = opened.pages[0].mediabox
        return Document(
            pages,
            _element(root, pages, numbers),
            {name: embedded for page in opened.pages for name, embedded in _embedded(page).items()},
            str(opened.Root.Lang),
            str(opened.docinfo.Title),
            (float(box[2]), float(box[3])),
        )


def _embedded(page: pikepdf.Page) -> dict[str, bool]:
    found = {}
    for font in page.Resources.get("/Font", {}).values():
        descriptor = font.get("/FontDescriptor")
        if font.Subtype == "/Type0":
            descriptor = font.DescendantFonts[0].FontDescriptor
        found[str(font.BaseFont)] = descriptor is not None and "/FontFile2" in descriptor
    return found


def _element(
    node: pikepdf.Object, pages: list[list[Mark]], numbers: dict[tuple[int, int], int], page: int = -1
) -> Element:
    page = numbers[node.Pg.objgen] if "/Pg" in node else page
    said: list[str] = []
    children: list[Element] = []
    kids = node.get("/K", [])
    for kid in [kids] if isinstance(kids, int) else kids:
        if isinstance(kid, int):
            said.append(_of(pages[page], kid).said)
        elif kid.get("/Type") == "/MCR":
            said.append(_of(pages[numbers[kid.Pg.objgen]], int(kid.MCID)).said)
        else:
            children.append(_element(kid, pages, numbers, page))
    actual = str(node.ActualText) if "/ActualText" in node else None
    scope = str(node.A.Scope)[1:] if "/A" in node else ""
    text = actual if actual is not None else "\n".join(part for part in said if part)
    language = str(node.get("/Lang", ""))
    return Element(str(node.S)[1:], text, children, scope, actual is not None, language)


def _of(marks: list[Mark], number: int) -> Mark:
    return next(mark for mark in marks if mark.number == number)


def _marks(page: pikepdf.Page) -> list[Mark]:
    fonts = {name: _font(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: list[Mark] = []
    open_marks: list[str | None] = []
    font = _Font({}, [])
    baseline: float | None = None
    scale, saved, size = 1.0, 0, 0.0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            if str(operands[0]) == "/Span":
                actual = str(operands[1].ActualText)
                open_marks.append(actual)
                found[-1].said += actual
            else:
                number = operands[1].get("/MCID") if len(operands) > 1 else None
                found.append(Mark(None if number is None else int(number), role=str(operands[0])[1:]))
                open_marks.append(None)
                baseline = None
        elif name == "EMC":
            open_marks.pop()
        elif name in ("q", "Q"):
            saved += 1 if name == "q" else -1
        elif name == "cm" and not saved:
            scale *= float(operands[0])
        elif name == "Tf":
            font, size = fonts[str(operands[0])], float(operands[1])
        elif name == "Td":
            if baseline is not None and float(operands[1]) != baseline and found[-1].said:
                found[-1].said = found[-1].said.removesuffix(" ") + "\n"
            baseline = float(operands[1])
            found[-1].places.append((scale * float(operands[0]), scale * baseline))
        elif name in ("Tj", "TJ"):
            found[-1].sizes.append(round(scale * size, 2))
            _show(found[-1], font, operands[0] if name == "TJ" else [operands[0]], open_marks[-1] is not None)
    assert not open_marks, "every mark is closed"
    return found


def _show(mark: Mark, font: _Font, parts: object, replaced: bool) -> None:
    for part in parts:  # type: ignore[attr-defined]
        if not isinstance(part, pikepdf.String):
            continue
        raw = bytes(part)
        for at in range(0, len(raw), 2):
            code = int.from_bytes(raw[at : at + 2], "big")
            mark.drawn += font.texts[code]
            mark.said += "" if replaced else font.texts[code]
            mark.glyphs.append(font.glyphs[code])


def _font(font: pikepdf.Object) -> _Font:
    table = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    texts = {int(code, 16): _utf16(value) for code, value in _ENTRY.findall(table)}
    numbers = bytes(font.DescendantFonts[0].CIDToGIDMap.read_bytes())
    glyphs = [int.from_bytes(numbers[at : at + 2], "big") for at in range(0, len(numbers), 2)]
    return _Font(texts, glyphs)


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "surrogatepass")
