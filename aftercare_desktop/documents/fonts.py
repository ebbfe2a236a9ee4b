"""The faces that ship with the program, and which of them draws a character.

A face is opened (memory-mapped) the first time a character needs it, so the large Chinese and Korean files cost
nothing until somebody's name is written in them.
"""

from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache, lru_cache
from typing import Any

import uharfbuzz as hb

from aftercare_desktop.documents import characters
from aftercare_desktop.paths import resource

UNITS_PER_EM = 1000
"""Advances and offsets are kept in thousandths of the type size, as PDF counts them."""
_UNSEEN = "\u200b"


class Weight(IntEnum):
    """The cuts of the text face used on paper; also their places in the list of text faces."""

    REGULAR = 0
    ITALIC = 1
    SEMIBOLD = 2
    BOLD = 3

    def is_heavy(self) -> bool:
        """Whether a face without a heavy cut has to be thickened."""
        return self >= Weight.SEMIBOLD


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn shape: its number in the face, its advance and shift, and the text it stands for."""

    number: int
    advance: float
    dx: float = 0.0
    dy: float = 0.0
    text: str = ""


@dataclass(eq=False, slots=True)
class Face:
    """One font file. `shaped` faces always go through HarfBuzz; the others only for marks and joined letters."""

    file: str
    shaped: bool = False
    heavy: bool = False
    _font: Any = None
    _scale: float = 1.0
    _plain: dict[str, Glyph | None] = field(default_factory=dict)
    _advances: dict[str, float] = field(default_factory=dict)
    _reach: dict[int, tuple[float, float]] = field(default_factory=dict)

    @property
    def font(self) -> Any:
        """The HarfBuzz font; opening maps the file and reads its header only."""
        if self._font is None:
            self._open()
        return self._font

    def _open(self) -> None:
        face = hb.Face(hb.Blob.from_file_path(str(resource("fonts", self.file))))
        self._scale = UNITS_PER_EM / face.upem
        self._font = hb.Font(face)

    @property
    def scale(self) -> float:
        """Font units to thousandths of an em."""
        if self._font is None:
            self._open()
        return self._scale

    def glyph(self, character: str) -> Glyph | None:
        """The unshaped glyph of one character, or None where the face has none."""
        try:
            return self._plain[character]
        except KeyError:
            number = self.font.get_nominal_glyph(ord(character))
            found = None
            if number:
                advance = self.font.get_glyph_h_advance(number) * self.scale
                found = Glyph(number, advance, text=character)
            self._plain[character] = found
            return found

    def width(self, text: str) -> float:
        """The advance of unshaped text in thousandths of the size. Every character must have a glyph."""
        advances = self._advances
        try:
            return sum([advances[c] for c in text])
        except KeyError:
            for character in text:
                glyph = self.glyph(character)
                advances[character] = glyph.advance if glyph else 0.0
            return self.width(text)

    def covers(self, text: str) -> bool:
        """Whether every visible character of `text` has a glyph here."""
        return all(self.glyph(c) is not None for c in text if not characters.is_invisible(c))

    def advance(self, number: int) -> float:
        """The font's own advance of a glyph in thousandths, before shaping moved anything."""
        return float(self.font.get_glyph_h_advance(number)) * self.scale

    def reach(self, number: int) -> tuple[float, float]:
        """Highest and lowest ink of a glyph above and below the baseline, in thousandths."""
        if number not in self._reach:
            extents = self.font.get_glyph_extents(number)
            top, bottom = (extents.y_bearing, extents.y_bearing + extents.height) if extents else (0, 0)
            self._reach[number] = (top * self.scale, bottom * self.scale)
        return self._reach[number]


_TEXT = (
    Face("SourceSans3_400Regular.ttf"),
    Face("SourceSans3_400Regular_Italic.ttf"),
    Face("SourceSans3_600SemiBold.ttf", heavy=True),
    Face("SourceSans3_700Bold.ttf", heavy=True),
)
_ARABIC = Face("NotoSansArabic-Regular.ttf", shaped=True)
_ARABIC_BOLD = Face("NotoSansArabic-Bold.ttf", shaped=True, heavy=True)
_BEFORE_ARABIC = (Face("NotoSans-Regular.ttf"),)
_UNJOINED_SCRIPTS = (
    "Armenian",
    "Georgian",
    "Ethiopic",
    "Cherokee",
    "CanadianAboriginal",
    "Tifinagh",
    "Deseret",
    "Ogham",
)
_SHAPED_SCRIPTS = (
    "Hebrew", "Syriac", "Thaana", "NKo", "Adlam", "Mongolian", "Devanagari", "Bengali", "Gurmukhi", "Gujarati",
    "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Myanmar", "Khmer",
)  # fmt: skip
_AFTER_ARABIC = (
    *(Face(f"NotoSans{script}-Regular.ttf") for script in _UNJOINED_SCRIPTS),
    *(Face(f"NotoSans{script}-Regular.ttf", shaped=True) for script in _SHAPED_SCRIPTS),
    Face("NotoSerifTibetan-Regular.ttf", shaped=True),
    Face("NotoSansKR_400Regular.ttf"),
    Face("NotoSansSC_400Regular.ttf"),
    Face("NotoSansSymbols-Regular.ttf"),
    Face("NotoSansSymbols2-Regular.ttf"),
    Face("NotoSansMath-Regular.ttf"),
    Face("NotoEmoji_400Regular.ttf", shaped=True),
)


@cache
def chain(weight: Weight) -> tuple[Face, ...]:
    """The faces in the order they are asked for a character."""
    arabic = _ARABIC_BOLD if weight.is_heavy() else _ARABIC
    return (_TEXT[weight], *_BEFORE_ARABIC, arabic, *_AFTER_ARABIC)


def text_face(weight: Weight) -> Face:
    """The face of ordinary text; the one asked first."""
    return _TEXT[weight]


@lru_cache(maxsize=20_000)
def face_for(cluster: str, weight: Weight) -> Face | None:
    """The first face that draws every character of a cluster, or None when no single face does."""
    return next((face for face in chain(weight) if face.covers(cluster)), None)


@lru_cache(maxsize=20_000)
def shape(face: Face, text: str, right_to_left: bool) -> tuple[Glyph, ...]:
    """The glyphs of one run in the order they are drawn, left to right, by HarfBuzz."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_codepoints([ord(c) for c in text])
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    font = face.font
    # Optional ligatures of right-to-left scripts would be read back in the wrong order.
    hb.shape(font, buffer, {"liga": not right_to_left})
    texts = _shares(text, [info.cluster for info in buffer.glyph_infos], right_to_left)
    glyphs = []
    for info, position, share in zip(buffer.glyph_infos, buffer.glyph_positions, texts, strict=True):
        numbers = (position.x_advance, position.x_offset, position.y_offset)
        advance, dx, dy = (value * face.scale for value in numbers)
        if right_to_left and len(share) > 1:
            glyphs += _unseen_letters(face, share[1:])
            share = share[0]
        glyphs.append(Glyph(info.codepoint, advance, dx, dy, share))
    return tuple(glyphs)


def _dealt(words: str, places: int) -> list[str]:
    """The characters of a cluster one to each glyph, the rest to the last; a glyph too many gets nothing seen."""
    dealt = [words[index : index + 1] or _UNSEEN for index in range(places)]
    dealt[-1] = words[places - 1 :] or _UNSEEN
    return dealt


def _unseen_letters(face: Face, letters: str) -> list[Glyph]:
    """Blank glyphs without advance that say the later letters of a ligature from the right.

    Readers turn right-to-left glyphs around one by one; a ligature that says two letters comes out reversed.
    """
    blank = face.glyph(" ")
    return [Glyph(blank.number if blank else 0, 0.0, text=letter) for letter in reversed(letters)]


def _shares(text: str, cluster_starts: list[int], right_to_left: bool) -> list[str]:
    """The text each glyph stands for, so that reading the glyphs one after the other gives the text.

    Where a cluster has several glyphs its characters are dealt out among them; a glyph left over says nothing
    that can be seen.
    """
    starts = sorted(set(cluster_starts))
    shares = [""] * len(cluster_starts)
    glyphs_of: dict[int, list[int]] = {start: [] for start in starts}
    for index, cluster in enumerate(cluster_starts):
        glyphs_of[cluster].append(index)
    for order, start in enumerate(starts):
        end = starts[order + 1] if order + 1 < len(starts) else len(text)
        words = text[start if order else 0 : end]
        places = glyphs_of[start][::-1] if right_to_left else glyphs_of[start]
        for place, share in zip(places, _dealt(words, len(places)), strict=True):
            shares[place] = share
    return shares
