"""The one door through which words reach paper: pieces of text in, set lines out.

Nothing here reads markup, so a person's `<b>` stays a `<b>`. A line knows its glyphs and its height; `pen.py` draws
it. Lengths are points.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from aftercare_desktop.documents import characters, direction
from aftercare_desktop.documents.fonts import UNITS_PER_EM, Face, Glyph, Weight, face_for, shape, text_face

_ASCENT, _DESCENT = 1.024, 0.400  # Source Sans 3's own line box, in ems.
_TALLEST_LINE = (
    6.0  # Ems a tower of marks may push a line up or down before it is drawn across its neighbours.
)
_GLUED_SPACE = "\x00"  # A space that must not break; printable() removed every real NUL.
_TOKENS = re.compile(r"\n| +|[^ \n]+")
_HYPHENATED = re.compile(r"(?<=\w[-–—])(?=[^\W\d])")


class Align(Enum):
    """Where lines begin. `START` is left, or right in a paragraph written from the right."""

    START = "start"
    RIGHT = "right"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: size and leading in points, weight, gray (0 black to 1 white), alignment."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    gray: float = 0.067
    align: Align = Align.START

    def scaled(self, factor: float) -> "Style":
        """The same style, smaller or larger."""
        return replace(self, size=self.size * factor, leading=self.leading * factor)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one weight and size; None takes the paragraph's."""

    text: str
    weight: Weight | None = None
    size: float | None = None


Text = str | Sequence[Piece]
"""A paragraph's words: plain, or in pieces of different weight."""


def bold(text: str) -> Piece:
    """A piece in bold."""
    return Piece(text, Weight.BOLD)


def plain(text: Text) -> str:
    """The words without their weights."""
    return text if isinstance(text, str) else "".join(piece.text for piece in text)


@dataclass(slots=True)
class Atom:
    """A stretch in one face, weight and size that is never split. `glyphs` is None where each character is its own.

    `text` is what a reader or a machine should find there, `shown` what is drawn when that differs.
    """

    face: Face
    weight: Weight
    size: float
    text: str
    width: float
    glyphs: tuple[Glyph, ...] | None = None
    shown: str | None = None

    def thickened(self) -> bool:
        """Whether the face lacks the heavy cut that was asked for."""
        return self.weight.is_heavy() and not self.face.heavy

    def is_plain(self) -> bool:
        """Whether the drawn characters alone say the text."""
        return self.glyphs is None and self.shown is None


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
            if _may_join(last, space):
                self.atoms[-1] = Atom(last.face, last.weight, last.size, last.text + " ", last.width)
            else:
                self.atoms.append(space)


@dataclass(slots=True)
class _Word:
    """Atoms without a break between them, and the space after them."""

    atoms: list[Atom]
    width: float
    space: Atom | None = None
    ends_line: bool = False


def set_lines(text: Text, style: Style, width: float) -> list[Line]:
    """Break and order a paragraph for a column `width` points wide. An empty paragraph has no lines."""
    pieces = (Piece(text),) if isinstance(text, str) else text
    short = _one_line(pieces, style, width)
    if short is not None:
        return [_plain_line(short, style)] if short else []
    if isinstance(text, str):
        simple = _simple_lines(text, style, width)
        if simple is not None:
            return simple
    return _any_lines(pieces, style, width)


def _any_lines(pieces: Sequence[Piece], style: Style, width: float) -> list[Line]:
    lines: list[Line] = []
    paragraph: list[tuple[list[Atom], bool]] = []
    for words in _fill(_words(pieces, style), width):
        paragraph.append((_joined(words), words[-1].space is not None or words[-1].ends_line))
        if words[-1].ends_line:
            lines += _directed_lines(paragraph, style)
            paragraph = []
    return lines + _directed_lines(paragraph, style)


def _one_line(pieces: Sequence[Piece], style: Style, width: float) -> list[Atom] | None:
    """The short way for most labels and cells: plain words that fit on one line. None when they do not."""
    atoms: list[Atom] = []
    used = 0.0
    for piece in pieces:
        text = piece.text
        if not (text.isascii() and text.isprintable()):
            return None
        if text:
            weight, size = _weight(piece, style), piece.size or style.size
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
        words = _glue(paragraph).split(" ")
        for index, word in enumerate(words):
            own = face.width(word.replace(_GLUED_SPACE, " ")) * scale
            if own > width or _HYPHENATED.search(word):
                return None
            if index > start and used + space + own > width + 0.01:
                lines.append(_simple_line(words[start:index], used, style, ended=True))
                start, used = index, own
            else:
                used += own + (space if index > start else 0.0)
        lines.append(_simple_line(words[start:], used, style, ended=number < len(paragraphs)))
    return lines


def _simple_line(words: list[str], width: float, style: Style, *, ended: bool) -> Line:
    text = " ".join(words).replace(_GLUED_SPACE, " ")
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


def _weight(piece: Piece, style: Style) -> Weight:
    return style.weight if piece.weight is None else piece.weight


def width_of(text: Text, style: Style) -> float:
    """The width of a text set on one line."""
    pieces = [Piece(text)] if isinstance(text, str) else text
    return sum(word.width + (word.space.width if word.space else 0.0) for word in _words(pieces, style))


def _directed_lines(paragraph: list[tuple[list[Atom], bool]], style: Style) -> list[Line]:
    """The lines up to a hard line end, all in the direction of their first strong character."""
    words = "".join(atom.text for atoms, _ in paragraph for atom in atoms)
    from_right = not words.isascii() and direction.starts_from_right(words)
    return [_line(atoms, style, from_right, ended=ended) for atoms, ended in paragraph]


# --- Words --------------------------------------------------------------------------------------------------


def _words(pieces: Iterable[Piece], style: Style) -> Iterator[_Word]:
    word = _Word([], 0.0)
    for piece in pieces:
        weight, size = _weight(piece, style), piece.size or style.size
        for token in _TOKENS.findall(_glue(characters.printable(piece.text))):
            if token == "\n":
                word.ends_line = True
                yield word
                word = _Word([], 0.0)
            elif token[0] == " ":
                if word.space is not None:
                    yield word
                    word = _Word([], 0.0)
                word.space = _plain_atom(text_face(weight), weight, size, token)
                yield word
                word = _Word([], 0.0)
            else:
                for index, part in enumerate(_parts(token, weight, size)):
                    if index:
                        yield word
                        word = _Word([], 0.0)
                    word.atoms += part
                    word.width += sum(atom.width for atom in part)
    if word.atoms:
        yield word


def _glue(text: str) -> str:
    if text.isalpha():
        return text
    return characters.UNBROKEN.sub(lambda found: found[0].replace(" ", _GLUED_SPACE), text)


def _parts(token: str, weight: Weight, size: float) -> list[list[Atom]]:
    """The unbreakable parts of a token without spaces, each as its atoms."""
    face = text_face(weight)
    if _is_simple(token, face):
        pieces = _HYPHENATED.split(token) if not token.isalnum() else [token]
        return [[_plain_atom(face, weight, size, piece)] for piece in pieces]
    parts: list[list[str]] = []
    for cluster in characters.clusters(token):
        if parts and not characters.may_break_between(parts[-1][-1], cluster):
            parts[-1].append(cluster)
        else:
            parts.append([cluster])
    return [list(_atoms(part, weight, size)) for part in parts]


def _is_simple(token: str, face: Face) -> bool:
    if token.isascii():
        return True
    return all(
        c < "\u0300" and c != "\u00ad" and face.glyph(c) is not None for c in token if c != _GLUED_SPACE
    )


def _atoms(clusters: list[str], weight: Weight, size: float) -> Iterator[Atom]:
    """Neighbouring clusters of one face become one atom, so that letters join and marks find their base."""
    pending, held = "", None
    for cluster in clusters:
        face = face_for(cluster, weight)
        if face is None and len(cluster) > 1:
            if pending:
                yield _atom(held, weight, size, pending)
            pending, held = "", None
            yield from (_atom(face_for(c, weight), weight, size, c) for c in cluster)
            continue
        if all(characters.is_invisible(c) for c in cluster) and held is not None:
            face = held
        if face is not held and pending:
            yield _atom(held, weight, size, pending)
            pending = ""
        pending, held = pending + cluster, face
    if pending:
        yield _atom(held, weight, size, pending)


def _atom(face: Face | None, weight: Weight, size: float, text: str) -> Atom:
    if face is None:
        return _patchwork(weight, size, text)
    if face.shaped or characters.needs_shaping(text):
        return _shaped_atom(face, weight, size, text, from_right=characters.is_right_to_left(text))
    return _plain_atom(face, weight, size, text)


def _plain_atom(face: Face, weight: Weight, size: float, text: str) -> Atom:
    if text.isascii() and _GLUED_SPACE not in text:
        return Atom(face, weight, size, text, face.width(text) * size / UNITS_PER_EM)
    shown = text.replace(_GLUED_SPACE, " ")
    words = shown
    if not shown.isascii() and any(characters.is_invisible(c) for c in shown):
        shown = "".join(c for c in shown if not characters.is_invisible(c))
    width = face.width(shown) * size / UNITS_PER_EM
    return Atom(face, weight, size, words, width, shown=None if shown == words else shown)


def _shaped_atom(face: Face, weight: Weight, size: float, text: str, from_right: bool) -> Atom:
    text = text.replace(_GLUED_SPACE, " ")
    glyphs = shape(face, text, from_right)
    width = sum(glyph.advance for glyph in glyphs) * size / UNITS_PER_EM
    return Atom(face, weight, size, text, width, glyphs)


def _patchwork(weight: Weight, size: float, text: str) -> Atom:
    """A character no face has prints as its code; a space of any kind stays a space."""
    face = text_face(weight)
    shown = "".join(_substitute(c) for c in text if not characters.is_invisible(c))
    return Atom(face, weight, size, text, face.width(shown) * size / UNITS_PER_EM, shown=shown)


def _substitute(character: str) -> str:
    return " " if character.isspace() else characters.code_of(character)


# --- Lines --------------------------------------------------------------------------------------------------


def _fill(words: Iterable[_Word], width: float) -> Iterator[list[_Word]]:
    """First-fit lines; a word wider than the column is cut between its clusters."""
    line: list[_Word] = []
    used = 0.0
    for word in words:
        if used + word.width > width + 0.01 and line:
            yield line
            line, used = [], 0.0
        if word.width > width + 0.01:
            *full, word = _cut(word, width)
            for part in full:
                yield [part]
        line.append(word)
        used += word.width + (word.space.width if word.space else 0.0)
        if word.ends_line:
            yield line
            line, used = [], 0.0
    if line:
        yield line


def _cut(word: _Word, width: float) -> list[_Word]:
    """A word in parts that each fit; a single cluster wider than the column stays whole."""
    parts: list[_Word] = [_Word([], 0.0)]
    for atom in word.atoms:
        for atom_part in _cut_atom(atom, width, parts[-1].width):
            if parts[-1].atoms and parts[-1].width + atom_part.width > width + 0.01:
                parts.append(_Word([], 0.0))
            parts[-1].atoms.append(atom_part)
            parts[-1].width += atom_part.width
    parts[-1].space, parts[-1].ends_line = word.space, word.ends_line
    return parts


def _cut_atom(atom: Atom, width: float, used: float) -> Iterator[Atom]:
    if atom.shown is not None and atom.glyphs is None and atom.shown.startswith("["):
        yield atom
        return
    pending, taken = "", used
    for cluster in characters.clusters(atom.text):
        advance = _atom(atom.face, atom.weight, atom.size, cluster).width
        if pending and taken + advance > width:
            yield _atom(atom.face, atom.weight, atom.size, pending)
            pending, taken = "", 0.0
        pending += cluster
        taken += advance
    yield _atom(atom.face, atom.weight, atom.size, pending)


def _joined(words: list[_Word]) -> list[Atom]:
    """The atoms of a line in reading order, plain neighbours of one face joined; the last space is dropped."""
    atoms: list[Atom] = []
    last: Atom | None = None
    for index, word in enumerate(words):
        parts = word.atoms
        if word.space is not None and index < len(words) - 1:
            parts = [*parts, word.space]
        for atom in parts:
            if last is not None and _may_join(last, atom):
                text, width = last.text + atom.text, last.width + atom.width
                last = atoms[-1] = Atom(last.face, last.weight, last.size, text, width)
            else:
                atoms.append(atom)
                last = atom
    return atoms


def _may_join(left: Atom, right: Atom) -> bool:
    return (
        left.face is right.face
        and left.size == right.size
        and left.weight is right.weight
        and left.glyphs is right.glyphs is None
        and left.shown is right.shown is None
    )


def _line(atoms: list[Atom], style: Style, from_right: bool, *, ended: bool = False) -> Line:
    words = "".join([atom.text for atom in atoms])
    reordered = characters.is_right_to_left(words)
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
            runs.append(_directed(atom, words[begin:end], levels[begin] % 2 == 1))
            run_levels.append(levels[begin])
        start += len(atom.text)
    return [runs[index] for index in direction.visual_order(run_levels)]


def _same_level(levels: list[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for index in range(start + 1, end + 1):
        if index == end or levels[index] != levels[begin]:
            yield begin, index
            begin = index


def _directed(atom: Atom, text: str, from_right: bool) -> Atom:
    """The part of an atom on one level. HarfBuzz reverses and mirrors what is written from the right."""
    if atom.shown is not None and atom.glyphs is None:
        return atom if text == atom.text else _atom(face_for(text, atom.weight), atom.weight, atom.size, text)
    if from_right or atom.glyphs is not None:
        return _shaped_atom(atom.face, atom.weight, atom.size, text, from_right)
    return _plain_atom(atom.face, atom.weight, atom.size, text)
