"""The one door through which words reach paper: pieces of text in, set lines out.

Nothing here reads markup, so a person's `<b>` stays a `<b>`. A line knows its glyphs and its height; `pen.py` draws
it. Lengths are points.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from aftercare_desktop.documents import characters, direction
from aftercare_desktop.documents.atoms import (
    GLUED_SPACE,
    HYPHENATED,
    Atom,
    Word,
    cut,
    directed,
    glue,
    may_join,
    words_of,
)
from aftercare_desktop.documents.fonts import UNITS_PER_EM, text_face
from aftercare_desktop.documents.style import Piece, Style, Text, weight_of

_ASCENT, _DESCENT = 1.024, 0.400  # Source Sans 3's own line box, in ems.
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n){3,}")
_TWO_EMPTY = "\n\n\n"
_TALLEST_LINE = 6.0
"""Ems a tower of marks may push a line up or down before it is drawn across its neighbours."""


@dataclass(slots=True)
class Line:
    """A set line: its atoms from left to right, its own height, and where its baseline lies below its top."""

    atoms: list[Atom]
    width: float
    height: float
    baseline: float
    text: str = ""
    from_right: bool = False
    reordered: bool = False
    """Atoms stand in another order than they are read; `text` holds the words in reading order."""
    plain: bool = True
    """The drawn characters, left to right, say the text."""

    def end_with_space(self) -> None:
        """Draw a space after the line that takes no width: no reader joins its last word with the next line's first."""
        if self.atoms:
            last = self.atoms[-1]
            space = Atom(text_face(last.weight), last.weight, last.size, " ", 0.0)
            if may_join(last, space):
                self.atoms[-1] = Atom(last.face, last.weight, last.size, last.text + " ", last.width)
            else:
                self.atoms.append(space)


def set_lines(text: Text, style: Style, width: float) -> list[Line]:
    """Break and order a paragraph for a column `width` points wide. An empty paragraph has no lines.

    More than two empty lines in a row are set as two: thousands of them would be a paper of a thousand pages.
    """
    if isinstance(text, str):
        text = _without_empty_runs(text)
        pieces: Sequence[Piece] = (Piece(text),)
    else:
        pieces = [replace(piece, text=_without_empty_runs(piece.text)) for piece in text]
    short = _one_line(pieces, style, width)
    if short is not None:
        return [_plain_line(short, style)] if short else []
    if isinstance(text, str):
        simple = _simple_lines(text, style, width)
        if simple is not None:
            return simple
    return _any_lines(pieces, style, width)


def _without_empty_runs(text: str) -> str:
    """Kept as it is in the plan; only paper shortens what is empty."""
    return text if text.isprintable() else _EMPTY_LINES.sub(_TWO_EMPTY, characters.printable(text))


def width_of(text: Text, style: Style) -> float:
    """The width of a text set on one line."""
    pieces = (Piece(text),) if isinstance(text, str) else text
    short = _one_line(pieces, style, inf)
    if short is not None:
        return sum([atom.width for atom in short])
    return sum(word.width + (word.space.width if word.space else 0.0) for word in words_of(pieces, style))


def _any_lines(pieces: Sequence[Piece], style: Style, width: float) -> list[Line]:
    lines: list[Line] = []
    paragraph: list[tuple[list[Atom], bool]] = []
    for words in _fill(words_of(pieces, style), width):
        paragraph.append((_joined(words), words[-1].space is not None or words[-1].ends_line))
        if words[-1].ends_line:
            lines += _directed_lines(paragraph, style)
            paragraph = []
    return lines + _directed_lines(paragraph, style)


# --- Short ways ---------------------------------------------------------------------------------------------


def _one_line(pieces: Sequence[Piece], style: Style, width: float) -> list[Atom] | None:
    """The short way for most labels and cells: plain words that fit on one line. None when they do not."""
    atoms: list[Atom] = []
    used = 0.0
    for piece in pieces:
        text = piece.text
        if not (text.isascii() and text.isprintable()):
            return None
        if text:
            weight, size = weight_of(piece, style), piece.size or style.size
            face = text_face(weight)
            own = face.width(text) * size / UNITS_PER_EM
            used += own
            atoms.append(Atom(face, weight, size, text, own))
        if used > width:
            return None
    return None if atoms and atoms[-1].text.endswith(" ") else atoms


def _simple_lines(text: str, style: Style, width: float) -> list[Line] | None:
    """The short way for plain paragraphs: lines cut from the string. None when a word must be cut or turned."""
    if not text.isascii() or "  " in text or text[-1] in " \n" or not text.replace("\n", "").isprintable():
        return None
    face, scale = text_face(style.weight), style.size / UNITS_PER_EM
    space = face.width(" ") * scale
    lines: list[Line] = []
    paragraphs = text.split("\n")
    for number, paragraph in enumerate(paragraphs, start=1):
        start, used = 0, 0.0
        words = glue(paragraph).split(" ")
        for index, word in enumerate(words):
            own = face.width(word.replace(GLUED_SPACE, " ")) * scale
            if own > width or HYPHENATED.search(word):
                return None
            if index > start and used + space + own > width + 0.01:
                lines.append(_simple_line(words[start:index], used, style, ended=True))
                start, used = index, own
            else:
                used += own + (space if index > start else 0.0)
        lines.append(_simple_line(words[start:], used, style, ended=number < len(paragraphs)))
    return lines


def _simple_line(words: list[str], width: float, style: Style, *, ended: bool) -> Line:
    text = " ".join(words).replace(GLUED_SPACE, " ")
    atoms = [Atom(text_face(style.weight), style.weight, style.size, text, width)] if text else []
    line = _plain_line(atoms, style)
    if ended:
        line.end_with_space()
    return line


def _plain_line(atoms: list[Atom], style: Style) -> Line:
    """The line of plain ASCII atoms: nothing to turn around, no ink beyond the leading."""
    if len(atoms) == 1:
        (atom,) = atoms
        leading, baseline = _leading(atom.size, style)
        return Line(atoms, atom.width, leading, baseline, atom.text)
    leading, baseline = _leading(max([atom.size for atom in atoms]) if atoms else style.size, style)
    width = sum([atom.width for atom in atoms])
    return Line(atoms, width, leading, baseline, "".join([atom.text for atom in atoms]))


def _leading(size: float, style: Style) -> tuple[float, float]:
    """Height of a line whose largest type has this size, and the baseline below its top."""
    leading = style.leading * size / style.size if size > style.size else style.leading
    return leading, (leading - (_ASCENT + _DESCENT) * size) / 2 + _ASCENT * size


# --- The long way -------------------------------------------------------------------------------------------


def _fill(words: Iterable[Word], width: float) -> Iterator[list[Word]]:
    """First-fit lines; a word wider than the column is cut between its clusters."""
    line: list[Word] = []
    used = 0.0
    for word in words:
        if used + word.width > width + 0.01 and line:
            yield line
            line, used = [], 0.0
        if word.width > width + 0.01:
            *full, word = cut(word, width)
            for part in full:
                yield [part]
        line.append(word)
        used += word.width + (word.space.width if word.space else 0.0)
        if word.ends_line:
            yield line
            line, used = [], 0.0
    if line:
        yield line


def _joined(words: list[Word]) -> list[Atom]:
    """The atoms of a line in reading order, plain neighbours of one face joined; the last space is dropped."""
    atoms: list[Atom] = []
    last: Atom | None = None
    for index, word in enumerate(words):
        parts = word.atoms
        if word.space is not None and index < len(words) - 1:
            parts = [*parts, word.space]
        for atom in parts:
            if last is not None and may_join(last, atom):
                text, width = last.text + atom.text, last.width + atom.width
                last = atoms[-1] = Atom(last.face, last.weight, last.size, text, width)
            else:
                atoms.append(atom)
                last = atom
    return atoms


def _directed_lines(paragraph: list[tuple[list[Atom], bool]], style: Style) -> list[Line]:
    """The lines up to a hard line end, all in the direction of their first strong character."""
    words = "".join(atom.text for atoms, _ in paragraph for atom in atoms)
    from_right = not words.isascii() and direction.starts_from_right(words)
    return [_line(atoms, style, from_right, ended=ended) for atoms, ended in paragraph]


def _line(atoms: list[Atom], style: Style, from_right: bool, *, ended: bool = False) -> Line:
    words = "".join([atom.text for atom in atoms])
    reordered = from_right or characters.is_right_to_left(words)
    if reordered:
        atoms = _in_visual_order(atoms, words, from_right)
    size = max([atom.size for atom in atoms]) if atoms else style.size
    leading, baseline = _leading(size, style)
    up = down = 0.0
    if any(atom.glyphs for atom in atoms):
        above, below = _reach(atoms)
        up = max(0.0, min(above, _TALLEST_LINE * size) - baseline)
        down = max(0.0, min(-below, _TALLEST_LINE * size) - (leading - baseline))
    width = sum([atom.width for atom in atoms])
    said = not reordered and all(atom.is_plain() for atom in atoms)
    line = Line(atoms, width, leading + up + down, baseline + up, words, from_right, reordered, said)
    if ended and not reordered:
        line.end_with_space()
    return line


def _reach(atoms: list[Atom]) -> tuple[float, float]:
    """Highest and lowest ink of shaped text; unshaped text always fits its leading."""
    above = below = 0.0
    for atom in atoms:
        for glyph in atom.glyphs or ():
            top, bottom = atom.face.reach(glyph.number)
            above = max(above, (glyph.dy + top) * atom.size / UNITS_PER_EM)
            below = min(below, (glyph.dy + bottom) * atom.size / UNITS_PER_EM)
    return above, below


def _in_visual_order(atoms: list[Atom], words: str, from_right: bool) -> list[Atom]:
    levels = direction.levels(words, from_right)
    runs: list[Atom] = []
    run_levels: list[int] = []
    start = 0
    for atom in atoms:
        for begin, end in _same_level(levels, start, start + len(atom.text)):
            runs.append(directed(atom, words[begin:end], levels[begin] % 2 == 1))
            run_levels.append(levels[begin])
        start += len(atom.text)
    return [runs[index] for index in direction.visual_order(run_levels)]


def _same_level(levels: list[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for index in range(start + 1, end + 1):
        if index == end or levels[index] != levels[begin]:
            yield begin, index
            begin = index
