"""What can be set: pieces of text, and how a paragraph looks. Lengths are points."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from aftercare_desktop.documents.fonts import Weight


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


def weight_of(piece: Piece, style: Style) -> Weight:
    """The weight of a piece in a paragraph."""
    return style.weight if piece.weight is None else piece.weight
