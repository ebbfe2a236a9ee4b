"""What the sections of the plan share: styles of the design's print pages, headings, facts, blanks and tables.

A section is a function that is given a `Story` and writes into it, in reading order.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import InitVar, dataclass, field, replace

from aftercare_desktop.documents.flow import (
    Block,
    Columns,
    Inset,
    Keep,
    Paragraph,
    SectionTitle,
    Space,
    Stack,
    Titled,
)  # fmt: skip
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.pen import Pen
from aftercare_desktop.documents.plan.paper import PlanPaper
from aftercare_desktop.documents.plan.twins import Cell, Twinned, Twins, cell_text
from aftercare_desktop.documents.style import Align, Piece, Style, Text, bold, plain
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.words.approved import ASK_THE_NURSE, TITLES
from aftercare_desktop.words.first_days import Line
from aftercare_desktop.words.plan import NOT_SET

BODY = Style(12.4, 17.0)
STRONG = Style(12.4, 17.0, Weight.BOLD)
LEAD = Style(12.8, 17.25)
SMALL = Style(10.9, 14.25)
UNDER = Style(10.9, 14.25, gray=0.2)
HEADS = Style(9.75, 12.5, gray=0.2)
ROW_TITLE = Style(13.5, 17.25, Weight.BOLD)
PHONE = Style(12.4, 17.0, Weight.BOLD, align=Align.RIGHT)
MISSING = Style(12.4, 17.0, Weight.ITALIC)

_LABEL_WIDTH = 150.0
_BLANK_ROOM = 90.0
_MOST_HELD = 1 / 3  # The share of a page up to which a row in large print stays whole.
_HAND = 20.0  # Height of a line somebody writes on by hand.


@dataclass(slots=True)
class Story:
    """A chapter being written: its structure so far and its blocks."""

    paper: PlanPaper
    node: Node
    blocks: list[Block] = field(default_factory=list)
    known: InitVar[Twins | None] = None
    """The paper's twins, where they were looked up already."""
    twins: Twins = field(init=False)

    def __post_init__(self, known: Twins | None) -> None:
        self.twins = known if known is not None else Twins.of(self.paper)

    def inner(self) -> "Story":
        """A part that is written apart and then put in as one block."""
        return Story(self.paper, self.node, known=self.twins)

    def add(self, *blocks: Block) -> None:
        """Blocks as they are."""
        self.blocks += blocks

    def section(self, title: str) -> None:
        """The heading of a part that stands as large as a section, such as the way back."""
        self.add(SectionTitle(title, "", self.node))

    def heading(self, title: str) -> None:
        """A heading within a section."""
        if not self._is_fresh():
            self.add(Space(8))
        self.add(Paragraph(title, ROW_TITLE, self.node.add(Role.H2), keep_with_next=True))

    def _is_fresh(self) -> bool:
        return not self.blocks or isinstance(self.blocks[-1], SectionTitle)

    def text(self, text: Text, style: Style = BODY) -> None:
        """A paragraph."""
        self.add(Paragraph(text, style, self.node.add(Role.PARAGRAPH)))

    def row(self, title: str, write: "Callable[[Story], None]", *, whole: bool = False) -> None:
        """A heading at the left and what `write` adds at the right, under a rule unless it opens the section.

        A `whole` one stays on one page unless it is longer than a page.
        """
        heading = Paragraph(title, STRONG, self.node.add(Role.H2), keep_with_next=self.paper.large)
        said = self.inner()
        write(said)
        beside = [heading, Stack(said.blocks)]
        below = Keep(beside) if whole else Stack(beside)
        both = below if self.paper.large else Columns(beside, [_LABEL_WIDTH, 0], splits=not whole)
        row = Inset(both, above=5, below=5)
        self.add(row if self._is_fresh() else Ruled(row))

    def written(self, title: str, text: str, path: str) -> None:
        """A heading and what was written beside it, with the twin of the text at `path`; or a line to write on."""
        self.row(title, lambda said: said.beside(text.strip(), path) if text.strip() else said.blank(""))

    def beside(self, text: str, path: str) -> None:
        """A text and its twin side by side, as long as there is room for two columns."""
        said = Paragraph(text, BODY, self.node.add(Role.PARAGRAPH))
        self.add(self.twins.set_with([said], self.node, path) if self.twins.words else said)

    def twin(self, *paths: str) -> None:
        """The twins of texts that stand above."""
        self.add(*(twin.block(self.node.add(Role.PARAGRAPH)) for twin in self.twins.beside(*paths)))

    def blank(self, words: str) -> None:
        """A missing fact: the words that say so and a line to write on."""
        self.add(Blank(words, self.node.add(Role.PARAGRAPH)))

    def approved(self, key: ApprovedKey) -> None:
        """An approved sentence as a list entry of its own, or its blank with "Ask the nurse"."""
        self.add(self.approved_block(key))

    def approved_block(self, key: ApprovedKey) -> Block:
        """The block of `approved`."""
        sentence = self.paper.approved.get(key)
        node = self.node.add(Role.PARAGRAPH)
        if sentence is not None and sentence.is_approved():
            return Inset(Paragraph(sentence.text, BODY, node), above=1, below=3)
        return Blank(f"{TITLES[key]}: {ASK_THE_NURSE}", node)

    def facts(self, rows: Iterable[tuple[str, Cell]]) -> None:
        """Labels and values beside each other; an empty value becomes a line to write on."""
        for label, value in rows:
            words: Block
            said = Paragraph(label, UNDER, self.node.add(Role.PARAGRAPH), keep_with_next=self.paper.large)
            words = self._value(value)
            if self.paper.large:
                self.add(said, words, Space(3))
            else:
                self.add(Columns([Inset(said, above=2.2), words], [_LABEL_WIDTH, 0], splits=True), Space(1.5))

    def _value(self, value: Cell) -> Block:
        if isinstance(value, Twinned):
            return value.block(self.node, BODY)
        node = self.node.add(Role.PARAGRAPH)
        return Paragraph(value, BODY, node) if value else Blank("", node)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[float]) -> None:
        """A table with a rule above each row; widths in points, 0 shares what is left. The first column is bold.

        In large print, where columns would be too narrow, its rows stand under each other as labels and values.
        """
        if self.paper.large:
            for row in rows:
                self._listed(heads, row)
            return
        node = self.node.add(Role.TABLE)
        head = head_row(heads, widths, node.add(Role.ROW))
        again = head_row(heads, widths, None)
        body = [table_row(row, widths, node.add(Role.ROW)) for row in rows]
        self.add(Titled(head, body, again=again))

    def _listed(self, heads: Sequence[str], row: Sequence[Cell]) -> None:
        """A row of a table without columns, held together: the first cell bold, then each head and what it says."""
        own = self.inner()
        title = Paragraph(cell_text(row[0]), STRONG, self.node.add(Role.PARAGRAPH), keep_with_next=True)
        own.add(Ruled(Inset(title, above=6)))
        if isinstance(row[0], Twinned):
            own.add(held(replace(row[0], text="").block(self.node, BODY)))
        for head, cell in zip(heads[1:], row[1:], strict=True):
            if plain(cell_text(cell)).strip():
                said = Paragraph(head, UNDER, self.node.add(Role.PARAGRAPH), keep_with_next=True)
                own.add(said, self._value(cell))
        self.add(Keep(own.blocks, _MOST_HELD), Space(6))


def held(block: Block) -> Block:
    """The block, never parted from the next one."""
    block.keep_with_next = True
    block.discardable = False
    return block


def head_row(heads: Sequence[str], widths: Sequence[float], row: Node | None, gap: float = 12) -> Block:
    """The head of a table. Said again on the next page it has no node and is only seen."""
    cells = [Paragraph(head, HEADS, head_cell(row)) for head in heads]
    return held(Inset(Columns(cells, widths, gap=gap), above=2, below=3))


def head_cell(row: Node | None, scope: str = "Column") -> Node | None:
    """A head cell of a row, or None in a head that is only seen."""
    return row.add(Role.HEAD_CELL, scope=scope) if row is not None else None


def table_row(
    cells: Sequence[Cell], widths: Sequence[float], row: Node, gap: float = 12, air: float = 6
) -> Block:
    """A row with a rule above. It splits only when it is longer than a page."""
    blocks: list[Block] = []
    for index, cell in enumerate(cells):
        style = STRONG if index == 0 else BODY
        blocks.append(cell_block(cell, style, row.add(Role.CELL)))
    return Ruled(Inset(Columns(blocks, widths, gap=gap), above=air, below=air))


def cell_block(cell: Cell, style: Style, node: Node) -> Block:
    """What stands in a cell of a table, tagged as `node` or below it."""
    return cell.block(node, style) if isinstance(cell, Twinned) else Paragraph(cell, style, node)


class Ruled(Block):
    """A block with a rule above it, dotted if wished; the rule stays on the first page when the block splits."""

    def __init__(self, block: Block, *, dots: bool = False, gray: float = 0.467) -> None:
        self.block, self.dots, self.gray = block, dots, gray
        self.keep_with_next = block.keep_with_next

    def measure(self, width: float) -> float:
        return self.block.height(width)

    def split(self, width: float, room: float, page: float) -> tuple[Block, Block] | None:
        parts = self.block.split(width, room, page)
        return None if parts is None else (Ruled(parts[0], dots=self.dots, gray=self.gray), parts[1])

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.artifact():
            pen.rule(x, top, width, 0.75, self.gray, self.dots)
        self.block.draw(pen, x, top, width)


class Blank(Block):
    """A line to write on, after the words that say what is missing. Without words it is read out as not set."""

    def __init__(self, words: str, node: Node, style: Style = MISSING) -> None:
        self.node = node
        self.words = Paragraph(words, style, node)

    def measure(self, width: float) -> float:
        return max(self.words.height(width - _BLANK_ROOM), _HAND)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        lines = self.words.lines(width - _BLANK_ROOM)
        said = lines[-1].width + 8 if lines else 0.0
        height = self.height(width)
        drop = height - sum(line.height for line in lines)
        if lines:
            self.words.draw(pen, x, top - drop, width - _BLANK_ROOM)
        else:
            self.node.actual = NOT_SET
        with pen.artifact() if lines else pen.tagged(self.node):
            pen.rule(x + said, top - height + 3.5, width - said, 0.75, 0.467)


def pieces(line: Line) -> list[Piece]:
    """A line of `words.first_days` as pieces."""
    return [bold(run.text) if run.strong else Piece(run.text) for run in line.runs]


def joined(parts: Iterable[str], between: str = ", ") -> str:
    """The parts that are known, joined."""
    return between.join(part.strip() for part in parts if part.strip())


def lines_of(*parts: str) -> str:
    """The parts that are known, each on a line of its own."""
    return joined(parts, "\n")


def keep(blocks: Sequence[Block]) -> Block:
    """Blocks that stay together on a page when they can."""
    return Keep(blocks) if len(blocks) > 1 else Stack(blocks)
