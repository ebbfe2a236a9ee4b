"""The week as a calendar: seven columns, and rows for morning, afternoon and evening; in large print a list."""

from collections.abc import Sequence
from datetime import time

from aftercare_desktop.documents.flow import Block, Columns, Inset, Paragraph, Space, Stack, Titled
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.pen import Pen
from aftercare_desktop.documents.plan.parts import STRONG, Story, head_cell, held
from aftercare_desktop.documents.style import Align, Piece, Style
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.plans import Weekday
from aftercare_desktop.domain.schedule import WeekItem
from aftercare_desktop.words import dates
from aftercare_desktop.words.paper import DailyLife as Words

_DAY = Style(9.75, 12.5, Weight.BOLD, align=Align.CENTER)
_PART = Style(9.75, 12.5, Weight.SEMIBOLD)
_ITEM = Style(9.25, 11.5)
_PART_WIDTH = 54.0
_LOWEST = 42.0  # Points a part of the day takes even when nothing is in it.
_PARTS = (
    (Words.ANY_TIME, None, None),
    (Words.MORNING, time.min, time(12)),
    (Words.AFTERNOON, time(12), time(17)),
    (Words.EVENING, time(17), time.max),
)


def week_block(items: Sequence[WeekItem], node: Node) -> Block:
    """The calendar. Parts of the day stay whole on a page; the days are named again on the next one."""
    table = node.add(Role.TABLE)
    head = _head(table.add(Role.ROW))
    rows = []
    for name, begins, ends in _PARTS:
        inside = [item for item in items if _is_inside(item, begins, ends)]
        if inside or begins is not None:
            rows.append(_row(name, inside, table.add(Role.ROW)))
    return Titled(head, rows, again=_head(None))


def _is_inside(item: WeekItem, begins: time | None, ends: time | None) -> bool:
    if begins is None or ends is None:
        return item.starts is None
    return item.starts is not None and begins <= item.starts < ends


def _head(row: Node | None) -> Block:
    head_cell(row)
    cells: list[Block] = [Space(0)]
    for weekday in Weekday:
        name = dates.weekday_name(weekday)[:3]
        cells.append(Inset(Paragraph(name, _DAY, head_cell(row)), above=3, below=3))
    return held(_Grid(cells))


def _row(name: str, items: list[WeekItem], row: Node) -> Block:
    cells: list[Block] = [Inset(Paragraph(name, _PART, row.add(Role.HEAD_CELL, scope="Row")), above=4)]
    for weekday in Weekday:
        cell = row.add(Role.CELL)
        said = [
            Inset(Paragraph(_words(item), _ITEM, cell.add(Role.PARAGRAPH)), left=3.5, right=2, above=3)
            for item in items
            if item.weekday is weekday
        ]
        cells.append(Inset(Stack(said), below=4))
    return _Grid(cells, _LOWEST)


def _words(item: WeekItem) -> list[Piece]:
    when = dates.clock_range(item.starts, item.ends)
    if item.day:
        when = f"{dates.short_day(item.day)}, {when}" if when else dates.short_day(item.day)
    return [*([Piece(f"{when}\n", Weight.BOLD)] if when else []), Piece(item.what.strip())]


def write_week(story: Story, items: Sequence[WeekItem]) -> None:
    """The same week for large print: the days under each other, each with what is on it."""
    for weekday in Weekday:
        inside = [item for item in items if item.weekday is weekday]
        if inside:
            story.add(
                Paragraph(dates.weekday_name(weekday), STRONG, story.node.add(Role.H3), keep_with_next=True)
            )
            for item in inside:
                story.text(_words(item))
            story.add(Space(6))


class _Grid(Block):
    """A row of the calendar with lines around its cells."""

    def __init__(self, cells: Sequence[Block], lowest: float = 0.0) -> None:
        self.cells, self.lowest = cells, lowest
        self.row = Columns(cells, [_PART_WIDTH, *[0.0] * 7], gap=0, splits=False)

    def measure(self, width: float) -> float:
        return max(self.row.height(width), self.lowest)

    def split(self, width: float, room: float, page: float) -> tuple[Block, Block] | None:
        parts = self.row.split(width, room, page)
        if parts is None:
            return None
        first, rest = parts
        assert isinstance(first, Columns)
        assert isinstance(rest, Columns)
        return _Grid(first.cells), _Grid(rest.cells)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        height = self.height(width)
        day = (width - _PART_WIDTH) / 7
        with pen.artifact():
            pen.rule(x, top, width, 0.75, 0.467)
            pen.rule(x, top - height, width, 0.75, 0.467)
            for index in range(8):
                pen.upright(x + _PART_WIDTH + index * day, top - height, height, 0.5, 0.467)
        self.row.draw(pen, x, top, width)
