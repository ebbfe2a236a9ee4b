"""Draws the printed list of clients; `client_list_pdf` is the way in."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from aftercare_desktop.documents.client_list.paper import ClientListSheet
from aftercare_desktop.documents.flow import TOLERANCE, Block, Columns, Inset, Paragraph, SectionTitle, Space
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.pdfa import About
from aftercare_desktop.documents.pen import Pen
from aftercare_desktop.documents.plan.parts import Ruled, head_row
from aftercare_desktop.documents.sheet import Frame, compose
from aftercare_desktop.documents.style import Style
from aftercare_desktop.documents.tagged import Node, Role

_CELL = Style(10.0, 12.5)
_NAME = Style(10.0, 12.5, Weight.BOLD)
_NOTE = Style(10.9, 14.25, gray=0.2)
_AIR = 3.0
_GAP = 10.0
_NAME_SHARE = 1.6


def draw(sheet: ClientListSheet) -> bytes:
    """Every page; see `client_list_pdf`."""
    document = Node(Role.DOCUMENT)
    frame = Frame(sheet.paper, sheet.center_name, sheet.footer, sheet.marks)
    blocks: list[Block] = [
        SectionTitle(sheet.title, "", document),
        Paragraph(sheet.note, _NOTE, document.add(Role.PARAGRAPH)),
        Space(8),
    ]
    if sheet.rows:
        blocks.append(_table(sheet, frame.width, document.add(Role.TABLE)))
    return compose(frame, [blocks], document, About(sheet.title, sheet.made_on))


def _table(sheet: ClientListSheet, width: float, table: Node) -> Block:
    """The first column, which is the name as a rule, is wider than the others."""
    shares = [_NAME_SHARE, *[1.0] * (len(sheet.heads) - 1)]
    free = width - _GAP * (len(shares) - 1)
    widths = [free * share / sum(shares) for share in shares]
    head = head_row(sheet.heads, widths, table.add(Role.ROW), _GAP)
    again = head_row(sheet.heads, widths, None, _GAP)
    rows = [_row(row, widths, table.add(Role.ROW)) for row in sheet.rows]
    return _LongTable(head, again, rows)


def _row(cells: Sequence[str], widths: Sequence[float], node: Node) -> Block:
    styles = [_NAME, *[_CELL] * (len(cells) - 1)]
    said: list[Block] = [
        Paragraph(cell, style, node.add(Role.CELL)) for cell, style in zip(cells, styles, strict=True)
    ]
    return Ruled(Inset(Columns(said, widths, gap=_GAP), above=_AIR, below=_AIR))


class _LongTable(Block):
    """A table of thousands of rows. It knows where each row ends, so that dealing it out to pages measures none twice;
    a row stays whole.
    """

    def __init__(
        self,
        head: Block,
        again: Block,
        rows: list[Block],
        first: int = 0,
        last: int | None = None,
        ends: tuple[float, list[float]] = (-1.0, []),
    ) -> None:
        self.head, self.again, self.rows = head, again, rows
        self.first, self.last = first, len(rows) if last is None else last
        self._ends = ends

    def _row_ends(self, width: float) -> list[float]:
        """Where each row of the whole table ends, the first one beginning at 0."""
        if self._ends[0] != width:
            self._ends = (width, list(accumulate((row.height(width) for row in self.rows), initial=0.0)))
        return self._ends[1]

    def measure(self, width: float) -> float:
        ends = self._row_ends(width)
        return self.head.height(width) + ends[self.last] - ends[self.first]

    def split(self, width: float, room: float, page: float) -> tuple[Block, Block] | None:
        ends = self._row_ends(width)
        below = ends[self.first] + room - self.head.height(width) + TOLERANCE
        cut = bisect_right(ends, below, self.first, self.last + 1) - 1
        if cut <= self.first or cut >= self.last:
            return None
        first = _LongTable(self.head, self.again, self.rows, self.first, cut, self._ends)
        return first, _LongTable(self.again, self.again, self.rows, cut, self.last, self._ends)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self.head.draw(pen, x, top, width)
        top -= self.head.height(width)
        for row in self.rows[self.first : self.last]:
            row.draw(pen, x, top, width)
            top -= row.height(width)
