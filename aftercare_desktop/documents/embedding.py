"""Fonts inside one PDF: which glyphs the document uses, and the subset of each face that is embedded.

Every face becomes one Type 0 font with two-byte codes, so that any glyph HarfBuzz chose can be drawn and any text be
read back. Codes count up in order of use; the same document gives the same bytes.
"""

import hashlib
import zlib
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import uharfbuzz as hb

from aftercare_desktop.documents.fonts import Face, Glyph

_KEPT_TABLES = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep"})
_SYMBOLIC = 4  # Flag of ISO 32000-1 table 123: glyphs are chosen by number, not by a named encoding.
_MOST_IN_A_BLOCK = 100  # Entries a bfchar block may hold.


@dataclass(slots=True)
class _Use:
    """What a document draws of one face: glyph and text behind every code, code 0 being .notdef."""

    face: Face
    name: str
    glyphs: list[Glyph] = field(default_factory=lambda: [Glyph(0, 0.0)])
    codes: dict[tuple[int, str], str] = field(default_factory=dict)
    of_character: dict[str, str] = field(default_factory=dict)

    def code(self, glyph: Glyph) -> str:
        key = (glyph.number, glyph.text)
        found = self.codes.get(key)
        if found is None:
            found = self.codes[key] = f"{len(self.glyphs):04X}"
            self.glyphs.append(glyph)
        return found


class DocumentFonts:
    """The fonts of one document, an untyped `PDFDocument`. ReportLab calls `addObjects` when it writes the file."""

    def __init__(self, document: Any) -> None:
        self._uses: dict[Face, _Use] = {}
        document.delayedFonts.append(self)

    def name(self, face: Face) -> str:
        """The resource name of a face, e.g. "F1"."""
        return self._use(face).name

    def encode(self, face: Face, text: str) -> tuple[str, str]:
        """The resource name of a face and the hexadecimal codes of unshaped text."""
        use = self._use(face)
        codes = use.of_character
        try:
            return use.name, "".join([codes[c] for c in text])
        except KeyError:
            for character in text:
                if character not in codes:
                    codes[character] = use.code(face.glyph(character) or Glyph(0, 0.0, text=character))
            return self.encode(face, text)

    def encode_glyph(self, face: Face, glyph: Glyph) -> str:
        """Hexadecimal code of one shaped glyph."""
        return self._use(face).code(glyph)

    def _use(self, face: Face) -> _Use:
        use = self._uses.get(face)
        if use is None:
            use = self._uses[face] = _Use(face, f"F{len(self._uses) + 1}")
        return use

    def addObjects(self, document: Any) -> None:  # noqa: N802 - ReportLab's name
        """Write every used face into the document's font dictionary."""
        resources = document.idToObject["BasicFonts"].dict
        for use in self._uses.values():
            resources[use.name] = document.Reference(_font(document, use), use.name)


def _font(document: Any, use: _Use) -> bytes:
    program, new_numbers = _subset(use)
    base = f"/{_tag(program)}+{_post_script_name(use.face)}"
    descendant = registered(
        document, f"{use.name}.descendant", _descendant(document, use, base, program, new_numbers)
    )
    to_unicode = registered(document, f"{use.name}.unicode", stream(_to_unicode(use).encode("ascii")))
    return (
        f"<</Type /Font /Subtype /Type0 /BaseFont {base} /Encoding /Identity-H"
        f" /DescendantFonts [{descendant}] /ToUnicode {to_unicode}>>"
    ).encode("ascii")


def _descendant(document: Any, use: _Use, base: str, program: bytes, new_numbers: dict[int, int]) -> bytes:
    glyph_numbers = b"".join([new_numbers[glyph.number].to_bytes(2, "big") for glyph in use.glyphs])
    widths = " ".join([_number(use.face.advance(glyph.number)) for glyph in use.glyphs])
    descriptor = registered(document, f"{use.name}.descriptor", _descriptor(document, use, base, program))
    glyphs = registered(document, f"{use.name}.glyphs", stream(glyph_numbers))
    return (
        f"<</Type /Font /Subtype /CIDFontType2 /BaseFont {base} /FontDescriptor {descriptor}"
        " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
        f" /W [0 [{widths}]] /CIDToGIDMap {glyphs}>>"
    ).encode("ascii")


def _descriptor(document: Any, use: _Use, base: str, program: bytes) -> bytes:
    font, scale = use.face.font, use.face.scale
    extents = font.get_font_extents("ltr")
    ascent, descent = _number(extents.ascender * scale), _number(extents.descender * scale)
    kept = registered(document, f"{use.name}.program", stream(program, f"/Length1 {len(program)} "))
    return (
        f"<</Type /FontDescriptor /FontName {base} /Flags {_SYMBOLIC} /FontFile2 {kept}"
        f" /FontBBox [-1000 {descent} 3000 {ascent}] /Ascent {ascent} /Descent {descent} /CapHeight 660"
        f" /ItalicAngle {-11 if 'Italic' in use.face.file else 0} /StemV {140 if use.face.heavy else 80}>>"
    ).encode("ascii")


def registered(document: Any, name: str, written: bytes) -> str:
    """The reference to an object, such as "7 0 R". Ready bytes spare ReportLab a dictionary it formats slowly."""
    reference: bytes = document.Reference(written, name).format(document)
    return reference.decode("ascii")


def _subset(use: _Use) -> tuple[bytes, dict[int, int]]:
    """The font program with the used glyphs only, and the new number of each old glyph."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.set({glyph.number for glyph in use.glyphs})
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    wanted.drop_table_tag_set.set(_dropped_tables(use.face))
    plan = hb.SubsetPlan(use.face.font.face, wanted)
    return plan.execute().blob.data, plan.old_to_new_glyph_mapping


@cache
def _dropped_tables(face: Face) -> frozenset[int]:
    """The tables of a face that a PDF has no use for."""
    return frozenset(_tag_number(tag) for tag in face.font.face.table_tags if tag not in _KEPT_TABLES)


def _tag_number(tag: str) -> int:
    return int.from_bytes(tag.encode("ascii"), "big")


def _to_unicode(use: _Use) -> str:
    """The map from codes back to text."""
    entries = [
        f"<{code:04X}> <{glyph.text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, glyph in enumerate(use.glyphs)
        if glyph.text
    ]
    blocks = []
    for start in range(0, len(entries), _MOST_IN_A_BLOCK):
        block = entries[start : start + _MOST_IN_A_BLOCK]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar")
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        + "\n".join(blocks)
        + "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def stream(content: bytes, entries: str = "") -> bytes:
    packed = zlib.compress(content, 3)
    begin = f"<<{entries}/Length {len(packed)} /Filter /FlateDecode>>\nstream\n"
    return begin.encode("ascii") + packed + b"\nendstream\n"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _tag(program: bytes) -> str:
    """Six letters that differ between subsets, the same for the same glyphs."""
    return "".join(chr(65 + byte % 26) for byte in hashlib.sha256(program).digest()[:6])


def _post_script_name(face: Face) -> str:
    return face.file.removesuffix(".ttf").replace("_", "-")
