"""Page 1: the first 72 hours on one sheet, whatever was written.

When the rows do not fit, the page is set tighter; when that is not enough, long rows are cut with "Continued on
page 2" and stand there whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aftercare_desktop.documents.flow import (
    Block,
    Columns,
    Framed,
    Inset,
    Keep,
    Paragraph,
    SectionTitle,
    Space,
    Stack,
)  # fmt: skip
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.icons import Icon
from aftercare_desktop.documents.pen import Pen
from aftercare_desktop.documents.plan.paper import PlanPaper
from aftercare_desktop.documents.plan.parts import (
    BODY,
    LEAD,
    MISSING,
    ROW_TITLE,
    UNDER,
    Blank,
    Ruled,
    pieces,
)  # fmt: skip
from aftercare_desktop.documents.sheet import Frame, room
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.documents.text import Piece, Style, bold
from aftercare_desktop.domain.plans import FirstDaysRow, Section
from aftercare_desktop.words import first_days as words
from aftercare_desktop.words.paper import FirstDays as Words
from aftercare_desktop.words.plan import (
    CRISIS,
    CRISIS_CHOICES,
    CRISIS_HOW,
    CRISIS_NUMBER,
    DANGER,
    DANGER_NUMBER,
    NOT_SET,
    PAPER_TITLES,
    center_line_label,
)  # fmt: skip
from aftercare_desktop.words.plan import (
    LEAD as LEAD_WORDS,
)

_ICONS = {
    FirstDaysRow.SLEEP: Icon.HOUSE,
    FirstDaysRow.MEDICINE: Icon.PILL,
    FirstDaysRow.TONIGHT: Icon.PEOPLE,
    FirstDaysRow.CLOSED_DAYS: Icon.SUN,
    FirstDaysRow.FIRST_VISIT: Icon.CALENDAR,
    FirstDaysRow.NALOXONE: Icon.HEART,
    FirstDaysRow.CALL_PEOPLE: Icon.PHONE,
}
_ICON = 18.0
_LABEL_WIDTH = 135.0
_CALL_LABEL = Style(10.5, 13.25)
_CALL_NUMBER = Style(19.0, 22.5, Weight.BOLD)
_CALL_SIDE = 11.0


@dataclass(frozen=True, slots=True)
class _Fit:
    """How tight page 1 is set: a factor on type and air, and how many lines a row may take (None: all)."""

    scale: float = 1.0
    most_lines: int | None = None

    def style(self, style: Style) -> Style:
        return style.scaled(self.scale)


_FITS = (
    *(_Fit(scale) for scale in (1.0, 0.96, 0.92, 0.88, 0.84)),
    *(_Fit(0.84, lines) for lines in (6, 5, 4, 3, 2)),
    *(_Fit(0.76, lines) for lines in (2, 1)),
)
"""From the design's measures down to 9.4 point, the smallest that still reads well on a copy."""


def chapters(paper: PlanPaper, frame: Frame, document: Node) -> list[list[Block]]:
    """Page 1, and a second page when a row had to be cut."""
    fit = next((fit for fit in _FITS if _fits(paper, frame, fit)), _FITS[-1])
    found = [_page(paper, document, fit)]
    cut = [row for row in words.page_one(paper.facts()) if _is_cut(row, fit, frame)]
    if cut:
        more: list[Block] = [SectionTitle(Words.MORE, "", document)]
        found.append(more + [_row(row, document, _Fit()) for row in cut])
    return found


def _fits(paper: PlanPaper, frame: Frame, fit: _Fit) -> bool:
    title, *blocks = _page(paper, Node(Role.DOCUMENT), fit)
    assert isinstance(title, SectionTitle)
    return Stack(blocks).height(frame.width) <= room(frame, title)


def _page(paper: PlanPaper, document: Node, fit: _Fit) -> list[Block]:
    facts = paper.facts()
    under = words.period(facts)
    if paper.replaces is not None:
        under = "\n".join(part for part in (under, Words.REPLACES.format(number=paper.replaces)) if part)
    blocks: list[Block] = [
        SectionTitle(PAPER_TITLES[Section.FIRST_DAYS], under, document),
        Paragraph(LEAD_WORDS, fit.style(LEAD), document.add(Role.PARAGRAPH)),
        Space(9 * fit.scale),
        _call_box(paper, document, fit),
        Space(10 * fit.scale),
    ]
    blocks += [_row(row, document, fit) for row in words.page_one(facts)]
    call = words.promised_call(facts)
    if call:
        said = [Paragraph(pieces(line), fit.style(BODY), document.add(Role.PARAGRAPH)) for line in call]
        body = _Capped(said, fit.most_lines, document)
        air = 7.5 * fit.scale
        blocks += [Space(4), Framed(body, left=10.5, right=10.5, above=air, below=air)]
    return blocks


def _is_cut(row: words.PageOneRow, fit: _Fit, frame: Frame) -> bool:
    if fit.most_lines is None:
        return False
    scratch = Node(Role.DOCUMENT)
    said, under = _labels(row, scratch, fit), _lines(row, scratch, fit)
    width = _text_width(frame)
    return _count(under, width) > fit.most_lines or _count(said, _LABEL_WIDTH) > fit.most_lines + 1


def _text_width(frame: Frame) -> float:
    return frame.width - 25.5 - _LABEL_WIDTH - 15


def _count(blocks: Sequence[Block], width: float) -> int:
    return sum(len(block.lines(width)) if isinstance(block, Paragraph) else 1 for block in blocks)


# --- Rows ---------------------------------------------------------------------------------------------------


def _row(row: words.PageOneRow, document: Node, fit: _Fit) -> Block:
    labels = _Capped(_labels(row, document, fit), fit.most_lines and fit.most_lines + 1, document)
    lines = _Capped(_lines(row, document, fit), fit.most_lines, document)
    columns = Columns(
        [_IconBlock(_ICONS[row.row]), labels, lines], [25.5, _LABEL_WIDTH, 0], gap=7.5, splits=True
    )
    return Ruled(Inset(columns, above=8.5 * fit.scale, below=8 * fit.scale))


def _labels(row: words.PageOneRow, document: Node, fit: _Fit) -> list[Block]:
    found: list[Block] = [Paragraph(row.title, fit.style(ROW_TITLE), document.add(Role.H2))]
    if row.under:
        found.append(Paragraph(row.under, fit.style(UNDER), document.add(Role.PARAGRAPH)))
    return found


def _lines(row: words.PageOneRow, document: Node, fit: _Fit) -> list[Block]:
    found: list[Block] = []
    for line in row.lines:
        node = document.add(Role.PARAGRAPH)
        if line.missing:
            found.append(Blank(line.text(), node, fit.style(MISSING)))
        else:
            found.append(Paragraph(pieces(line), fit.style(BODY), node))
    return found


class _Capped(Stack):
    """A stack of which at most so many lines are shown; what is cut is said to go on."""

    def __init__(self, blocks: Sequence[Block], most: int | None, document: Node) -> None:
        super().__init__(blocks)
        self.most, self.note = most, document.add(Role.PARAGRAPH)
        self._shown: tuple[float, list[Block]] = (-1.0, [])

    def height(self, width: float) -> float:
        return sum(block.height(width) for block in self._cut(width))

    def split(self, width: float, room: float, page: float) -> tuple[Block, Block] | None:
        return Stack(self._cut(width)).split(width, room, page)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        Stack(self._cut(width)).draw(pen, x, top, width)

    def _cut(self, width: float) -> list[Block]:
        if self._shown[0] != width:
            self._shown = (width, self._cut_to(width))
        return self._shown[1]

    def _cut_to(self, width: float) -> list[Block]:
        if self.most is None or _count(self.blocks, width) <= self.most:
            return self.blocks
        left, shown = self.most - 1, list[Block]()
        for block in self.blocks:
            lines = len(block.lines(width)) if isinstance(block, Paragraph) else 1
            if lines <= left:
                shown.append(block)
                left -= lines
                continue
            if isinstance(block, Paragraph) and left:
                shown.append(block.first_lines(width, left))
            break
        style = next((b.style for b in self.blocks if isinstance(b, Paragraph)), BODY)
        shown.append(Paragraph([Piece(Words.CUT, Weight.ITALIC)], style, self.note))
        return shown


class _IconBlock(Block):
    """An icon at the beginning of a row."""

    def __init__(self, icon: Icon) -> None:
        self.icon = icon

    def height(self, width: float) -> float:
        return _ICON

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.artifact():
            pen.icon(self.icon, x, top - _ICON, _ICON)


# --- The call box -------------------------------------------------------------------------------------------


def _call_box(paper: PlanPaper, document: Node, fit: _Fit) -> Block:
    number = paper.center.line.number.strip() or NOT_SET
    cells = (
        _call_cell(document, fit, DANGER, [bold(DANGER_NUMBER)]),
        _call_cell(
            document,
            fit,
            CRISIS,
            [bold(CRISIS_NUMBER), Piece(f" {CRISIS_HOW}", Weight.REGULAR, 11.25)],
            CRISIS_CHOICES,
        ),
        _call_cell(document, fit, center_line_label(paper.center), [bold(number)]),
    )
    return _CallBox(cells)


def _call_cell(document: Node, fit: _Fit, label: str, number: list[Piece], choices: str = "") -> Block:
    blocks = [
        Paragraph(label, _CALL_LABEL, document.add(Role.PARAGRAPH)),
        Paragraph(number, _CALL_NUMBER, document.add(Role.PARAGRAPH)),
    ]
    if choices:
        blocks.append(Paragraph(choices, Style(9.0, 11.5), document.add(Role.PARAGRAPH)))
    return Inset(Stack(blocks), left=_CALL_SIDE, right=_CALL_SIDE, above=7 * fit.scale, below=6 * fit.scale)


class _CallBox(Keep):
    """Three numbers side by side in a heavy box, parted by upright lines."""

    SHARES = (0.8, 1.35, 1.1)

    def __init__(self, cells: Sequence[Block]) -> None:
        super().__init__([Columns(cells, [0, 0, 0], gap=0, shares=self.SHARES)])

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        height = self.height(width)
        first = width * self.SHARES[0] / sum(self.SHARES)
        second = width * (self.SHARES[0] + self.SHARES[1]) / sum(self.SHARES)
        with pen.artifact():
            pen.box(x, top - height, width, height, 7.5, 1.9)
            pen.upright(x + first, top - height, height, 1.1)
            pen.upright(x + second, top - height, height, 1.1)
        super().draw(pen, x, top, width)
