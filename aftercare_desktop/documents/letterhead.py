"""The letterhead above page 1: the logo at the left, the center's lines beside it, and a thin rule below."""

from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.logo import pixels
from aftercare_desktop.documents.pen import Pen
from aftercare_desktop.documents.style import Style
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.documents.text import Line, set_lines
from aftercare_desktop.domain.printing import Letterhead

_FIRST = Style(11.5, 14.5, Weight.SEMIBOLD)
_LINE = Style(9.75, 12.5)
_LOGO_HEIGHT = 42.0
_LOGO_WIDTH = 150.0
_GAP = 12.0
_AIR = 6.0
_RULE = 0.75
_BELOW = 11.0


class Head:
    """A letterhead set to a width. Without one it has no height and draws nothing."""

    def __init__(self, letterhead: Letterhead, width: float) -> None:
        self._letterhead, self._width = letterhead, width
        self._logo = self._logo_size()
        beside = self._logo[0] + _GAP if self._logo[0] else 0.0
        self._left = beside
        self._lines: list[Line] = []
        for number, text in enumerate(letterhead.lines):
            self._lines += set_lines(text, _LINE if number else _FIRST, width - beside)

    def _logo_size(self) -> tuple[float, float]:
        """Width and height on paper, inside the room a logo may take."""
        if not self._letterhead.logo:
            return 0.0, 0.0
        width, height, _ = pixels(self._letterhead.logo)
        scale = min(_LOGO_HEIGHT / height, _LOGO_WIDTH / width)
        return width * scale, height * scale

    @property
    def height(self) -> float:
        """What it takes of page 1, the air below included."""
        if self._letterhead.is_empty():
            return 0.0
        return max(self._logo[1], self._lines_height()) + _AIR + _RULE + _BELOW

    def _lines_height(self) -> float:
        return sum(line.height for line in self._lines)

    def draw(self, pen: Pen, x: float, top: float, document: Node) -> None:
        """Draw it with its upper left corner at (x, top); it is the first thing that `document` says."""
        if self._letterhead.is_empty():
            return
        body = self.height - _AIR - _RULE - _BELOW
        nodes = []
        if self._logo[0]:
            logo = Node(Role.FIGURE, alternative=" ".join(self._letterhead.lines[:1]) or "Logo")
            nodes.append(logo)
            width, height = self._logo
            with pen.tagged(logo):
                pen.picture(self._letterhead.logo, x, top - (body + height) / 2, width, height)
        if self._lines:
            words = Node(Role.PARAGRAPH)
            nodes.append(words)
            y = top - (body - self._lines_height()) / 2
            for line in self._lines[:-1]:
                line.end_with_space()
            with pen.tagged(words):
                for line in self._lines:
                    pen.line(line, x + self._left, y - line.baseline)
                    y -= line.height
        document.children[:0] = nodes
        with pen.artifact():
            pen.rule(x, top - body - _AIR, self._width, _RULE, 0.467)
