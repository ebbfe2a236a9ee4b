"""Lines of page 1 of which only so many are shown: what is cut is said to go on, and stands whole on the page after."""

from collections.abc import Sequence

from aftercare_desktop.documents.flow import Block, Paragraph, Stack
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.pen import Pen
from aftercare_desktop.documents.plan.parts import Blank
from aftercare_desktop.documents.plan.twins import Beside, side_by_side
from aftercare_desktop.documents.style import Piece
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.words.paper import FirstDays as Words


class Capped(Stack):
    """A stack of which at most so many lines are shown; what is cut is said to go on."""

    def __init__(self, blocks: Sequence[Block], most: int | None, document: Node) -> None:
        super().__init__(blocks)
        self.most, self.note = most, document.add(Role.PARAGRAPH)
        self._shown: tuple[float, list[Block]] = (-1.0, [])

    def is_cut(self, width: float) -> bool:
        """Whether something of it is not shown."""
        return self.most is not None and _sum(self.blocks, width) > self.most

    def measure(self, width: float) -> float:
        return sum(block.height(width) for block in self._cut(width))

    def split(self, width: float, room: float, page: float) -> tuple[Block, Block] | None:
        return Stack(self._cut(width)).split(width, room, page)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        Stack(self._cut(width)).draw(pen, x, top, width)

    def _cut(self, width: float) -> list[Block]:
        if self._shown[0] != width:
            self._shown = (width, self._with_note(width) if self.is_cut(width) else self.blocks)
        return self._shown[1]

    def _with_note(self, width: float) -> list[Block]:
        shown = _first_lines(self.blocks, width, (self.most or 1) - 1)
        style = _words_of(self.blocks[0]).style
        return [*shown, Paragraph([Piece(Words.CUT, Weight.ITALIC)], style, self.note)]


def _first_lines(blocks: Sequence[Block], width: float, left: int) -> list[Block]:
    shown: list[Block] = []
    for block in blocks:
        lines = _count(block, width)
        if lines > left:
            return [*shown, _begin(block, width, left)] if left else shown
        shown.append(block)
        left -= lines
    return shown


def _begin(block: Block, width: float, left: int) -> Block:
    """The first lines of a block; of a text and its twins beside each other, the first of both."""
    if not isinstance(block, Beside):
        return _words_of(block).first_lines(width, left)
    if not block.is_in_columns(width):
        return Stack(_first_lines([*block.said, *block.twins], width, left))
    column = block.column(width)
    return side_by_side(*(_first_lines(part, column, left) for part in (block.said, block.twins)))


def _sum(blocks: Sequence[Block], width: float) -> int:
    return sum(_count(block, width) for block in blocks)


def _count(block: Block, width: float) -> int:
    if not isinstance(block, Beside):
        return max(1, len(_words_of(block).lines(width)))
    said, twins = (_sum(part, block.column(width)) for part in (block.said, block.twins))
    return max(said, twins) if block.is_in_columns(width) else said + twins


def _words_of(block: Block) -> Paragraph:
    if isinstance(block, Beside):
        return _words_of(block.said[0])
    found = block.words if isinstance(block, Blank) else block
    assert isinstance(found, Paragraph)
    return found
