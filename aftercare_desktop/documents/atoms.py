"""From pieces of text to words of atoms: stretches in one face that are shaped, measured and never split.

Here it is decided which face draws a character, what is shaped, where a line may break inside a token, and how a
character is printed that no face has.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aftercare_desktop.documents import characters
from aftercare_desktop.documents.fonts import UNITS_PER_EM, Face, Glyph, Weight, face_for, shape, text_face
from aftercare_desktop.documents.style import Piece, Style, weight_of

GLUED_SPACE = "\x00"
"""A space that must not break; `characters.printable` removed every real NUL."""
HYPHENATED = re.compile(r"(?<=\w[-–—])(?=[^\W\d])")
"""Where a word may be parted after a hyphen or dash."""
_TOKENS = re.compile(r"\n| +|[^ \n]+")


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
class Word:
    """Atoms without a break between them, and the space after them."""

    atoms: list[Atom]
    width: float
    space: Atom | None = None
    ends_line: bool = False


def words_of(pieces: Iterable[Piece], style: Style) -> Iterator[Word]:
    """The words of a paragraph, each with its atoms; neighbouring pieces without a space make one word."""
    word = Word([], 0.0)
    for piece in pieces:
        weight, size = weight_of(piece, style), piece.size or style.size
        for token in _TOKENS.findall(glue(characters.printable(piece.text))):
            if token == "\n":
                word.ends_line = True
                yield word
                word = Word([], 0.0)
            elif token[0] == " ":
                if word.space is not None:
                    yield word
                    word = Word([], 0.0)
                word.space = _plain_atom(text_face(weight), weight, size, token)
                yield word
                word = Word([], 0.0)
            else:
                for index, part in enumerate(_parts(token, weight, size)):
                    if index:
                        yield word
                        word = Word([], 0.0)
                    word.atoms += part
                    word.width += sum(atom.width for atom in part)
    if word.atoms:
        yield word


def glue(text: str) -> str:
    """The text with the spaces of phones, times, dates, doses and calls for help turned into ones that never break."""
    if text.isalpha():
        return text
    if "911" in text or "988" in text:
        text = characters.CALL_FOR_HELP.sub(_glued, text)
    return characters.UNBROKEN.sub(_glued, text)


def _glued(found: re.Match[str]) -> str:
    return found[0].replace(" ", GLUED_SPACE)


def _parts(token: str, weight: Weight, size: float) -> list[list[Atom]]:
    """The unbreakable parts of a token without spaces, each as its atoms."""
    face = text_face(weight)
    if _is_simple(token, face):
        pieces = HYPHENATED.split(token) if not token.isalnum() else [token]
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
        c < "\u0300" and c != "\u00ad" and face.glyph(c) is not None for c in token if c != GLUED_SPACE
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
    if text.isascii() and GLUED_SPACE not in text:
        return Atom(face, weight, size, text, face.width(text) * size / UNITS_PER_EM)
    shown = text.replace(GLUED_SPACE, " ")
    words = shown
    if not shown.isascii() and any(characters.is_invisible(c) for c in shown):
        shown = "".join(c for c in shown if not characters.is_invisible(c))
    width = face.width(shown) * size / UNITS_PER_EM
    return Atom(face, weight, size, words, width, shown=None if shown == words else shown)


def _shaped_atom(face: Face, weight: Weight, size: float, text: str, from_right: bool) -> Atom:
    text = text.replace(GLUED_SPACE, " ")
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


def cut(word: Word, width: float) -> list[Word]:
    """A word in parts that each fit; a single cluster wider than the column stays whole."""
    parts: list[Word] = [Word([], 0.0)]
    for atom in word.atoms:
        for atom_part in _cut_atom(atom, width, parts[-1].width):
            if parts[-1].atoms and parts[-1].width + atom_part.width > width + 0.01:
                parts.append(Word([], 0.0))
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


def may_join(left: Atom, right: Atom) -> bool:
    """Whether two neighbours can be drawn as one atom."""
    return (
        left.face is right.face
        and left.size == right.size
        and left.weight is right.weight
        and left.glyphs is right.glyphs is None
        and left.shown is right.shown is None
    )


def directed(atom: Atom, text: str, from_right: bool) -> Atom:
    """The part of an atom on one level. HarfBuzz reverses and mirrors what is written from the right."""
    if atom.shown is not None and atom.glyphs is None:
        return atom if text == atom.text else _atom(face_for(text, atom.weight), atom.weight, atom.size, text)
    if from_right or atom.glyphs is not None:
        return _shaped_atom(atom.face, atom.weight, atom.size, text, from_right)
    return _plain_atom(atom.face, atom.weight, atom.size, text)
