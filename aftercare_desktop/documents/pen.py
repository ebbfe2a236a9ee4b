"""What blocks draw with: text lines, rules, boxes, circles and icons on a ReportLab canvas, each inside a mark.

Everything on a page is either tagged (it belongs to the structure) or an artifact (rules, icons, header, footer).
Coordinates are points from the lower left corner of the sheet.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from aftercare_desktop.documents.atoms import Atom
from aftercare_desktop.documents.embedding import DocumentFonts, registered, stream
from aftercare_desktop.documents.fonts import UNITS_PER_EM
from aftercare_desktop.documents.icons import Icon, outline
from aftercare_desktop.documents.logo import pixels
from aftercare_desktop.documents.tagged import LONGEST_TEXT, Marks, Node, hex_string, utf16_length
from aftercare_desktop.documents.text import Line

INK = 0.067
"""Gray of text, #111111."""
_THICKENING = 0.028  # Stroke, in ems, that stands in for a missing heavy cut.
_DOTTED = "[0.1 2.2] 0 d 1 J"
_CIRCLE = 0.5523  # Control point of a quarter circle.


class _Sheet(Canvas):
    """A canvas that names no font of its own: ReportLab's Helvetica would be listed and not embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"

    @property
    def document(self) -> Any:
        """The PDF objects behind the canvas."""
        return vars(self)["_doc"]

    def finished(self) -> bytes:
        """The bytes of the document; ReportLab's own method is untyped.

        Pages are encoded here: ours are plain ASCII, and ReportLab's own encoding of them is slow.
        """
        for page in self.document.Pages.pages:
            page.stream = page.stream.encode("ascii")
        data: bytes = self.getpdfdata()  # type: ignore[no-untyped-call]
        return data

    def place_picture(self, png: bytes) -> str:
        """The name of a picture on the present page; its pixels are written once for the whole document."""
        own = hashlib.sha256(png).hexdigest()[:16]
        name: str = self.document.getXObjectName(own)
        if name not in self.document.idToObject:
            width, height, colors = pixels(png)
            about = (
                f"/Type /XObject /Subtype /Image /Width {width} /Height {height}"
                " /ColorSpace /DeviceRGB /BitsPerComponent 8 "
            )
            registered(self.document, name, stream(colors, about))
        vars(self)["_formsinuse"].append(own)
        return name

    def page_numbers(self) -> tuple[int, ...]:
        """The object number of each page; ReportLab names pages by counting from one."""
        numbers = self.document.idToObjectNumberAndVersion
        return tuple(numbers[f"Page{page + 1}"][0] for page in range(len(self.document.Pages.pages)))


@dataclass(frozen=True, slots=True)
class Drawn:
    """The drawn pages, what was marked on them, and the object number of each page in the file."""

    pdf: bytes
    marks: Marks
    pages: tuple[int, ...]


class Pen:
    """One document being drawn.

    With `scale` everything is drawn so much larger: sheets are then laid out as if they were so much smaller.
    """

    def __init__(self, page_size: tuple[float, float], scale: float = 1.0) -> None:
        self._scale = scale
        self._bytes = BytesIO()
        self._canvas = _Sheet(self._bytes, pagesize=page_size, pageCompression=0, invariant=1)
        self._fonts = DocumentFonts(self._canvas.document)
        self._marks = Marks()
        self._operators: list[str] = []
        self._write = self._operators.append

    def start_page(self, *, at_size: bool = False) -> None:
        """Begin a sheet; `at_size` is one that is never drawn larger, such as what is cut out and folded."""
        self._marks.start_page()
        if self._scale != 1.0 and not at_size:
            self._write(f"{self._scale:.5f} 0 0 {self._scale:.5f} 0 0 cm")

    def end_page(self) -> None:
        """Finish the sheet."""
        self._canvas.addLiteral("\n".join(self._operators))
        self._operators.clear()
        self._canvas.showPage()

    def finish(self) -> Drawn:
        """The drawn document; the pen is used up."""
        pdf = self._canvas.finished()
        return Drawn(pdf, self._marks, self._canvas.page_numbers())

    # --- Marks ------------------------------------------------------------------------------------------

    def tagged(self, node: Node) -> "_Marked":
        """A context: what is drawn inside belongs to `node`."""
        return _Marked(self._operators, f"/{node.role} <</MCID {self._marks.mark(node)}>> BDC")

    def artifact(self, kind: str = "") -> "_Marked":
        """A context: what is drawn inside is decoration, or with `kind` "Header" or "Footer" on every page."""
        properties = f" <</Type /Pagination /Subtype /{kind}>> BDC" if kind else " BMC"
        return _Marked(self._operators, "/Artifact" + properties)

    # --- Text -------------------------------------------------------------------------------------------

    def line(self, line: Line, x: float, baseline: float, gray: float = INK) -> None:
        """Draw a set line whose left end is `x`. Must stand inside a mark."""
        if not line.atoms:
            return
        self._write(f"BT {gray:g} g {x:.2f} {baseline:.2f} Td")
        # Readers turn words from the right around themselves and would turn a replacing text too; there the
        # structure element says it.
        if line.plain or line.reordered:
            for atom in line.atoms:
                self._atom(atom, gray)
        else:
            self._stretches(line, gray)
        self._write("ET")

    def _stretches(self, line: Line, gray: float) -> None:
        """A line of which some stretches say another text than their glyphs."""
        for said, atoms in _stretches(line):
            if said is not None:
                self._write(f"/Span <</ActualText {hex_string(said)}>> BDC")
            for atom in atoms:
                self._atom(atom, gray)
            if said is not None:
                self._write("EMC")

    def _atom(self, atom: Atom, gray: float) -> None:
        """Draw on from where the text before ended; its glyphs moved the place exactly by their widths."""
        heavy = atom.thickened()
        if heavy:
            self._write(f"2 Tr {gray:g} G {atom.size * _THICKENING:.2f} w")
        if atom.glyphs is None:
            shown = atom.text if atom.shown is None else atom.shown
            name, codes = self._fonts.encode(atom.face, shown)
            self._write(f"/{name} {atom.size:g} Tf <{codes}> Tj")
        else:
            self._write(f"/{self._fonts.name(atom.face)} {atom.size:g} Tf")
            self._glyphs(atom)
        if heavy:
            self._write("0 Tr")

    def _glyphs(self, atom: Atom) -> None:
        """Shaped glyphs: a TJ array moves sideways, the text rise up and down."""
        parts: list[str] = []
        rise = 0.0
        for glyph in atom.glyphs or ():
            if abs(glyph.dy - rise) > 0.01:
                self._write(f"[{' '.join(parts)}] TJ {glyph.dy * atom.size / UNITS_PER_EM:.3f} Ts")
                parts, rise = [], glyph.dy
            after = atom.face.advance(glyph.number) - glyph.advance + glyph.dx
            if abs(glyph.dx) > 0.05:
                parts.append(f"{-glyph.dx:.1f}")
            parts.append(f"<{self._fonts.encode_glyph(atom.face, glyph)}>")
            if abs(after) > 0.05:
                parts.append(f"{after:.1f}")
        self._write(f"[{' '.join(parts)}] TJ{' 0 Ts' if rise else ''}")

    # --- Shapes -----------------------------------------------------------------------------------------

    def rule(
        self, x: float, y: float, width: float, weight: float, gray: float = INK, dots: bool = False
    ) -> None:
        """A horizontal line; with `dots` a dotted one."""
        pattern = _DOTTED if dots else ""
        self._write(f"q {weight:g} w {gray:g} G {pattern} {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S Q")

    def upright(
        self, x: float, y: float, height: float, weight: float, gray: float = INK, dots: bool = False
    ) -> None:
        """A vertical line from `y` upward; with `dots` a dotted one."""
        pattern = _DOTTED if dots else ""
        self._write(f"q {weight:g} w {gray:g} G {pattern} {x:.2f} {y:.2f} m {x:.2f} {y + height:.2f} l S Q")

    def cut_line(self, x: float, y: float, width: float, height: float, weight: float) -> None:
        """A dashed rectangle to cut along, its lower left at (x, y)."""
        self._write(f"q {weight:g} w {INK:g} G [4 3] 0 d {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S Q")

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        radius: float,
        weight: float,
        fill: float | None = None,
    ) -> None:
        """A box with round corners, its lower left at (x, y), outlined and with `fill` filled."""
        path = _rounded(x, y, width, height, radius)
        color = "" if fill is None else f"{fill:g} g"
        self._write(f"q {weight:g} w {INK:g} G {color} {path} {'S' if fill is None else 'B'} Q")

    def shade(self, x: float, y: float, width: float, height: float, gray: float) -> None:
        """A filled rectangle without a border."""
        self._write(f"q {gray:g} g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f Q")

    def circle(self, x: float, y: float, radius: float, weight: float) -> None:
        """A ring around (x, y)."""
        path = _rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius)
        self._write(f"q {weight:g} w {INK:g} G {path} S Q")

    def check(self, x: float, y: float, size: float, gray: float) -> None:
        """A check mark in a square of `size` with its lower left at (x, y)."""
        points = [(0.24, 0.52), (0.43, 0.32), (0.77, 0.70)]
        path = " ".join(
            f"{x + px * size:.2f} {y + py * size:.2f} {'l' if index else 'm'}"
            for index, (px, py) in enumerate(points)
        )
        self._write(f"q {size * 0.12:.2f} w 1 J 1 j {gray:g} G {path} S Q")

    def picture(self, png: bytes, x: float, y: float, width: float, height: float) -> None:
        """A picture with its lower left at (x, y)."""
        name = self._canvas.place_picture(png)
        self._write(f"q {width:.3f} 0 0 {height:.3f} {x:.2f} {y:.2f} cm /{name} Do Q")

    def icon(self, icon: Icon, x: float, y: float, size: float) -> None:
        """An outline icon in a square of `size` with its lower left at (x, y)."""
        scale = size / 24
        matrix = f"{scale:.4f} 0 0 {-scale:.4f} {x:.2f} {y + size:.2f} cm"
        self._write(f"q {matrix} 1.75 w 1 J 1 j {INK:g} G {outline(icon)} S Q")


class _Marked:
    """A marked stretch of a page. Marks do not nest; a plain class, because there are a hundred on a page."""

    __slots__ = ("_opening", "_operators")

    def __init__(self, operators: list[str], opening: str) -> None:
        self._operators, self._opening = operators, opening

    def __enter__(self) -> None:
        self._operators.append(self._opening)

    def __exit__(self, *_: object) -> None:
        self._operators.append("EMC")


def _stretches(line: Line) -> Iterator[tuple[str | None, list[Atom]]]:
    """The line in stretches, each with the text a reader should get instead of the glyphs, or None."""
    said, pending = False, list[Atom]()
    for atom in line.atoms:
        if pending and atom.is_plain() is said:
            yield _said(pending) if said else None, pending
            pending = []
        said = not atom.is_plain()
        pending.append(atom)
    yield _said(pending) if said else None, pending


def _said(atoms: list[Atom]) -> str | None:
    text = "".join(atom.text for atom in atoms)
    return text if utf16_length(text) <= LONGEST_TEXT else None


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    r, k = radius, radius * (1 - _CIRCLE)
    right, top = x + width, y + height
    return (
        f"{x + r:.2f} {y:.2f} m {right - r:.2f} {y:.2f} l "
        f"{right - k:.2f} {y:.2f} {right:.2f} {y + k:.2f} {right:.2f} {y + r:.2f} c "
        f"{right:.2f} {top - r:.2f} l "
        f"{right:.2f} {top - k:.2f} {right - k:.2f} {top:.2f} {right - r:.2f} {top:.2f} c "
        f"{x + r:.2f} {top:.2f} l "
        f"{x + k:.2f} {top:.2f} {x:.2f} {top - k:.2f} {x:.2f} {top - r:.2f} c "
        f"{x:.2f} {y + r:.2f} l "
        f"{x:.2f} {y + k:.2f} {x + k:.2f} {y:.2f} {x + r:.2f} {y:.2f} c h"
    )
