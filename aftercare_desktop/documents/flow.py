"""Blocks of a page, alone, one below the other and side by side: measure, split in two, draw.

A block is given a width and answers its height; when it does not fit it may split. Lengths are points; `top` is
measured from the lower edge of the sheet, as PDF does.
"""

from collections.abc import Iterator, Sequence

from aftercare_desktop.documents import characters
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.pen import Pen
from aftercare_desktop.documents.style import Align, Style, Text, plain
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.documents.text import Line, set_lines

TOLERANCE = 0.01
_SHORT_ROW = 90.0  # Rows up to this height stay whole even where longer ones of their kind split.
_LEAST_OVER = 30.0  # Less of a row than two lines does not go over the page end alone.
_ABOVE_TITLE = 14.0
_BELOW_TITLE = 10.0
_TITLE_RULE = 1.9
_SECTION = Style(16.5, 20.25, Weight.BOLD)
_TITLE_RULE_DROP = 4.7  # From the foot of the words to the middle of the rule.


class Block:
    """Something with a height. Blocks that can go on over the page end override `split`.

    `keep_with_next`: never the last thing on a page. `discardable`: left out at the top of a page.
    """

    keep_with_next: bool = False
    discardable: bool = False

    _measured: tuple[float, float] = (-1.0, 0.0)

    def height(self, width: float) -> float:
        """The height when set `width` wide; measured once for each width it is asked for in turn."""
        if self._measured[0] != width:
            self._measured = (width, self.measure(width))
        return self._measured[1]

    def measure(self, width: float) -> float:
        """Work out the height."""
        raise NotImplementedError

    def split(self, width: float, room: float, page: float) -> "tuple[Block, Block] | None":
        """A part that fits into `room` and the rest, or None. `page` is the room of an empty page."""
        return None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw with the upper left corner at (x, top)."""
        raise NotImplementedError


class SectionTitle(Block):
    """The heading of a section: a title over a heavy rule, or at the top of a page the page's own title band.

    `under` are the small words that stand beside the title in the band and nowhere else. The title is a first-level
    heading of `document`, next in its reading order.
    """

    keep_with_next = True

    def __init__(self, title: str, under: str, document: Node) -> None:
        self.title, self.under = title, under
        self.node, self.under_node = document.add(Role.H1), document.add(Role.PARAGRAPH)
        self._words = Paragraph(title, _SECTION, self.node)

    def measure(self, width: float) -> float:
        return _ABOVE_TITLE + self._words.height(width) + _BELOW_TITLE

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self._words.draw(pen, x, top - _ABOVE_TITLE, width)
        with pen.artifact():
            y = top - self.height(width) + _BELOW_TITLE - _TITLE_RULE_DROP
            pen.rule(x, y, width, _TITLE_RULE)


class Space(Block):
    """Empty height; gone at the top of a page."""

    discardable = True

    def __init__(self, points: float) -> None:
        self.points = points

    def measure(self, width: float) -> float:
        return self.points

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Nothing to draw."""


class Rule(Block):
    """A horizontal line with air above and below; at the top of a page it is left out unless `stays`."""

    def __init__(
        self,
        weight: float = 0.75,
        gray: float = 0.467,
        above: float = 0,
        below: float = 0,
        *,
        dots: bool = False,
    ) -> None:
        self.weight, self.gray, self.above, self.below, self.dots = weight, gray, above, below, dots
        self.discardable = True

    def measure(self, width: float) -> float:
        return self.above + self.weight + self.below

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.artifact():
            pen.rule(x, top - self.above - self.weight / 2, width, self.weight, self.gray, self.dots)


class Paragraph(Block):
    """Words in one style, tagged as `node`. Splits between lines, never leaving one line alone if it can help it.

    Without a node the words are an artifact: a table head said again, a number that only decorates.
    """

    def __init__(self, text: Text, style: Style, node: Node | None, *, keep_with_next: bool = False) -> None:
        self.text, self.style, self.node = text, style, node
        self.keep_with_next = keep_with_next
        self._lines: list[Line] = []
        self._width = -1.0

    def lines(self, width: float) -> list[Line]:
        """The set lines; kept until another width is asked for."""
        if width != self._width:
            self._lines, self._width = set_lines(self.text, self.style, width), width
        return self._lines

    def measure(self, width: float) -> float:
        return sum([line.height for line in self.lines(width)])

    def split(self, width: float, room: float, page: float) -> "tuple[Block, Block] | None":
        lines = self.lines(width)
        count, used = 0, 0.0
        while count < len(lines) and used + lines[count].height <= room + TOLERANCE:
            used += lines[count].height
            count += 1
        if count == len(lines) - 1:
            count -= 1
        if count <= 0 or (count == 1 and room < page - TOLERANCE):
            return None
        return self._part(lines[:count], width), self._part(lines[count:], width)

    def first_lines(self, width: float, count: int) -> "Paragraph":
        """A paragraph of the first lines only."""
        return self._part(self.lines(width)[:count], width)

    def _part(self, lines: list[Line], width: float) -> "Paragraph":
        part = Paragraph(self.text, self.style, self.node)
        part._lines, part._width = lines, width
        return part

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        lines = self.lines(width)
        if not lines:
            return
        if self.node is not None and not all([line.plain for line in lines]):
            self.node.actual = characters.printable(plain(self.text))
        align, gray = self.style.align, self.style.gray
        with pen.tagged(self.node) if self.node is not None else pen.artifact():
            for line in lines:
                indent = 0.0 if align is Align.START and not line.from_right else _indent(line, align, width)
                pen.line(line, x + indent, top - line.baseline, gray)
                top -= line.height


def _indent(line: Line, align: Align, width: float) -> float:
    if align is Align.CENTER:
        return (width - line.width) / 2
    if align is Align.RIGHT or line.from_right:
        return width - line.width
    return 0.0


class Stack(Block):
    """Blocks one below the other."""

    def __init__(self, blocks: Sequence[Block], *, keep_with_next: bool = False) -> None:
        self.blocks = list(blocks)
        self.keep_with_next = keep_with_next

    def measure(self, width: float) -> float:
        return sum([block.height(width) for block in self.blocks])

    def split(self, width: float, room: float, page: float) -> "tuple[Block, Block] | None":
        count, used = 0, 0.0
        while count < len(self.blocks):
            needed = self.blocks[count].height(width)
            if used + needed > room + TOLERANCE:
                break
            used += needed
            count += 1
        if count == len(self.blocks):
            return None
        parts = self.blocks[count].split(width, room - used, page)
        if parts is not None:
            return self._part([*self.blocks[:count], parts[0]]), self._part(
                [parts[1], *self.blocks[count + 1 :]]
            )
        while count and self.blocks[count - 1].keep_with_next:
            count -= 1
        if not count:
            return None
        return self._part(self.blocks[:count]), self._part(self.blocks[count:])

    def _part(self, blocks: Sequence[Block]) -> "Stack":
        return Stack(blocks)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for block in self.blocks:
            block.draw(pen, x, top, width)
            top -= block.height(width)


class Keep(Stack):
    """A stack that stays on one page unless it is longer than a page, or than that share of one."""

    def __init__(self, blocks: Sequence[Block], share: float = 1.0) -> None:
        super().__init__(blocks)
        self.share = share

    def split(self, width: float, room: float, page: float) -> "tuple[Block, Block] | None":
        if self.height(width) <= page * self.share + TOLERANCE:
            return None
        return super().split(width, room, page)


class Titled(Stack):
    """A stack whose head is drawn again on every page it reaches; rows may split when taller than a page."""

    def __init__(self, head: Block, rows: Sequence[Block], *, again: Block) -> None:
        super().__init__([head, *rows])
        self.head, self.rows, self.again = head, list(rows), again

    def split(self, width: float, room: float, page: float) -> "tuple[Block, Block] | None":
        rows = Stack(self.rows)
        parts = rows.split(width, room - self.head.height(width), page - self.again.height(width))
        if parts is None:
            return None
        first, rest = parts
        assert isinstance(first, Stack)
        assert isinstance(rest, Stack)
        return Titled(self.head, first.blocks, again=self.again), Titled(
            self.again, rest.blocks, again=self.again
        )


class Columns(Block):
    """Blocks side by side. A width of 0 takes what is left, shared among such columns by their `share`.

    A row stays on one page unless it is longer; with `splits` it may also go on over the page end when it is not
    short.
    """

    def __init__(
        self,
        cells: Sequence[Block],
        widths: Sequence[float],
        *,
        gap: float = 10.0,
        shares: Sequence[float] = (),
        splits: bool = False,
    ) -> None:
        self.cells, self.widths, self.gap = list(cells), list(widths), gap
        self.shares = list(shares) or [1.0] * len(self.cells)
        self.splits = splits
        self._lanes: tuple[float, list[tuple[Block, float, float]]] = (-1.0, [])

    def _laid(self, width: float) -> list[tuple[Block, float, float]]:
        """Each cell with where it begins and how wide it is."""
        if self._lanes[0] != width:
            self._lanes = (width, list(self._lay(width)))
        return self._lanes[1]

    def _lay(self, width: float) -> Iterator[tuple[Block, float, float]]:
        free = width - self.gap * (len(self.cells) - 1) - sum(self.widths)
        shares = sum(share for share, fixed in zip(self.shares, self.widths, strict=True) if not fixed)
        x = 0.0
        for cell, fixed, share in zip(self.cells, self.widths, self.shares, strict=True):
            own = fixed or free * share / shares
            yield cell, x, own
            x += own + self.gap

    def measure(self, width: float) -> float:
        return max([cell.height(own) for cell, _, own in self._laid(width)])

    def split(self, width: float, room: float, page: float) -> "tuple[Block, Block] | None":
        if self.height(width) <= (min(page, _SHORT_ROW) if self.splits else page) + TOLERANCE:
            return None
        first: list[Block] = []
        rest: list[Block] = []
        for cell, _, own in self._laid(width):
            if cell.height(own) <= room + TOLERANCE:
                first.append(cell)
                rest.append(Space(0))
                continue
            parts = cell.split(own, room, page)
            if parts is None:
                return None
            first.append(parts[0])
            rest.append(parts[1])
        if self._leaves_a_line(rest, width, page):
            return None
        return self._part(first), self._part(rest)

    def _leaves_a_line(self, rest: list[Block], width: float, page: float) -> bool:
        """Whether hardly a line would go over the page end, of a row that has room enough on the next page."""
        over = max(cell.height(own) for cell, (_, _, own) in zip(rest, self._laid(width), strict=True))
        return over < _LEAST_OVER and self.height(width) <= page / 2

    def _part(self, cells: Sequence[Block]) -> "Columns":
        return Columns(cells, self.widths, gap=self.gap, shares=self.shares, splits=self.splits)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for cell, left, own in self._laid(width):
            cell.draw(pen, x + left, top, own)


class Inset(Block):
    """A block with air around it."""

    def __init__(
        self, block: Block, *, left: float = 0, right: float = 0, above: float = 0, below: float = 0
    ) -> None:
        self.block, self.left, self.right, self.above, self.below = block, left, right, above, below
        self.keep_with_next = block.keep_with_next

    def measure(self, width: float) -> float:
        return self.above + self.block.height(width - self.left - self.right) + self.below

    def split(self, width: float, room: float, page: float) -> "tuple[Block, Block] | None":
        around = self.above + self.below
        parts = self.block.split(width - self.left - self.right, room - around, page - around)
        if parts is None:
            return None
        first = Inset(parts[0], left=self.left, right=self.right, above=self.above)
        return first, Inset(parts[1], left=self.left, right=self.right, below=self.below)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self.block.draw(pen, x + self.left, top - self.above, width - self.left - self.right)


class Framed(Inset):
    """A block in a box with round corners."""

    weight = 1.5
    radius = 7.5

    def split(self, width: float, room: float, page: float) -> "tuple[Block, Block] | None":
        around = self.above + self.below
        if self.height(width) <= page + TOLERANCE:
            return None
        parts = self.block.split(width - self.left - self.right, room - around, page - around)
        if parts is None:
            return None
        return self._around(parts[0]), self._around(parts[1])

    def _around(self, block: Block) -> "Framed":
        return Framed(block, left=self.left, right=self.right, above=self.above, below=self.below)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        height = self.height(width)
        with pen.artifact():
            pen.box(x, top - height, width, height, self.radius, self.weight)
        super().draw(pen, x, top, width)
