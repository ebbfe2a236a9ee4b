"""Page 1: the first 72 hours on one sheet, whatever was written.

When the rows do not fit, the page is set tighter; when that is not enough, long rows are cut with "Continued on
page 2" and stand there whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
from aftercare_desktop.documents.plan.capped import Capped
from aftercare_desktop.documents.plan.page_one import Content, assemble, assemble_leaving
from aftercare_desktop.documents.plan.paper import PlanPaper
from aftercare_desktop.documents.plan.parts import (
    BODY,
    LEAD,
    MISSING,
    ROW_TITLE,
    UNDER,
    Blank,
    Ruled,
    held,
    pieces,
)  # fmt: skip
from aftercare_desktop.documents.plan.twins import Beside, TwinWords
from aftercare_desktop.documents.sheet import Frame, room
from aftercare_desktop.documents.style import Piece, Style, bold
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.plans import FirstDaysRow
from aftercare_desktop.words import first_days as words
from aftercare_desktop.words.paper import FirstDays as Words
from aftercare_desktop.words.phones import shown_phone
from aftercare_desktop.words.plan import (
    CRISIS,
    CRISIS_CHOICES,
    CRISIS_HOW,
    CRISIS_NUMBER,
    DANGER,
    DANGER_NUMBER,
    NOT_SET,
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
_ICON_WIDTH = 25.5
_LABEL_WIDTH = 135.0
_GAP = 7.5
_CALL_BOX_SIDE = 10.5
_CALL_LABEL = Style(10.5, 13.25)
_CALL_NUMBER = Style(19.0, 22.5, Weight.BOLD)
_CALL_SIDE = 11.0


_TIGHT_LEADING = 0.91  # Still 1.25 times the body's size.
_TIGHT_AIR = 0.55


@dataclass(frozen=True, slots=True)
class _Fit:
    """How tight page 1 is set: a factor on type and air, and how many lines a row may take (None: all).

    `tight`: less air, and a text and its twin side by side only where that takes no more height.
    """

    scale: float = 1.0
    most_lines: int | None = None
    stacked: bool = False
    """Large print: one column, and as many pages as it takes."""
    tight: bool = False

    def style(self, style: Style) -> Style:
        scaled = style.scaled(self.scale)
        return replace(scaled, leading=scaled.leading * _TIGHT_LEADING) if self.tight else scaled

    def air(self, points: float) -> float:
        """Room around the words."""
        return points * self.scale * (_TIGHT_AIR if self.tight else 1.0)


_FITS = (
    _Fit(),
    *(_Fit(scale, tight=True) for scale in (1.0, 0.96, 0.92, 0.88, 0.84)),
    *(_Fit(0.84, lines, tight=True) for lines in (6, 5, 4, 3, 2)),
    *(_Fit(0.76, lines, tight=True) for lines in (2, 1)),
)
"""From the design's measures: with less air, then smaller, to 9.4 point, the least that reads well on a copy."""
_CUT_FITS = tuple(fit for fit in _FITS if fit.most_lines is not None)
_HOPELESS = 6_000  # More characters than this never fit on page 1 uncut; a full page holds some 2,500.
_ENOUGH = 400  # More characters than a line of page 1 can show.
_OVERFULL = 40  # Hard line ends that make a shortened line count as cut whatever its characters take.


def chapters(paper: PlanPaper, frame: Frame, document: Node) -> list[list[Block]]:
    """Page 1, and a second page when something had to be cut. Large print goes on over the page."""
    return _laid_out(assemble(paper), frame, document)


def leaving_chapters(paper: PlanPaper, frame: Frame, document: Node) -> list[list[Block]]:
    """The same for somebody who leaves now: headed by the day, closed by the open door."""
    return _laid_out(assemble_leaving(paper), frame, document)


def _laid_out(content: Content, frame: Frame, document: Node) -> list[list[Block]]:
    if content.paper.large:
        return [_page(content, document, _Fit(stacked=True))]
    fit, page = _fitted(content, frame, document)
    found = [page]
    rows = [row for row in content.rows if _is_cut(row, fit, frame)]
    cut_call = _call_body(content.call, Node(Role.DOCUMENT), fit).is_cut(frame.width - 2 * _CALL_BOX_SIDE)
    if rows or cut_call:
        more: list[Block] = [SectionTitle(Words.MORE, "", document)]
        more += [_row(row, document, _Fit()) for row in rows]
        more += [_promised_call(content.call, document, _Fit())] if cut_call else []
        found.append(more)
    return found


def _fitted(content: Content, frame: Frame, document: Node) -> tuple[_Fit, list[Block]]:
    """The page at the first tightness at which it fits, hung into the document."""
    for fit in _FITS if content.length() < _HOPELESS else _CUT_FITS:
        trial = Node(Role.DOCUMENT)
        page = _page(content, trial, fit)
        title, *blocks = page
        assert isinstance(title, SectionTitle)
        if fit is _FITS[-1] or Stack(blocks).height(frame.width) <= room(frame, title, first=True):
            break
    document.children += trial.children
    return fit, page


def _page(content: Content, document: Node, fit: _Fit) -> list[Block]:
    blocks: list[Block] = [
        SectionTitle(content.title, content.under, document),
        Paragraph(LEAD_WORDS, fit.style(LEAD), document.add(Role.PARAGRAPH)),
        Space(fit.air(9)),
        _call_box(content.paper, document, fit),
        Space(fit.air(10)),
    ]
    blocks += [_row(row, document, fit) for row in content.rows]
    if content.call:
        blocks += [Space(4), _promised_call(content.call, document, fit)]
    if content.closing is not None:
        closing = Paragraph(pieces(content.closing), fit.style(LEAD), document.add(Role.PARAGRAPH))
        blocks += [Space(fit.air(7)), closing]
    return blocks


def _promised_call(call: Sequence[words.Line], document: Node, fit: _Fit) -> Block:
    body, air = _call_body(call, document, fit), fit.air(7.5)
    return Framed(body, left=_CALL_BOX_SIDE, right=_CALL_BOX_SIDE, above=air, below=air)


def _call_body(call: Sequence[words.Line], document: Node, fit: _Fit) -> Capped:
    return Capped(_lines(call, document, fit), fit.most_lines, document)


def _is_cut(row: words.PageOneRow, fit: _Fit, frame: Frame) -> bool:
    scratch = Node(Role.DOCUMENT)
    width = frame.width - _ICON_WIDTH - _LABEL_WIDTH - 2 * _GAP
    labels, lines = _label_block(row, scratch, fit), _line_block(row, scratch, fit)
    return lines.is_cut(width) or labels.is_cut(_LABEL_WIDTH)


# --- Rows ---------------------------------------------------------------------------------------------------


def _row(row: words.PageOneRow, document: Node, fit: _Fit) -> Block:
    labels, lines = _label_block(row, document, fit), _line_block(row, document, fit)
    if fit.stacked:
        head = Columns([_IconBlock(_ICONS[row.row]), labels], [_ICON_WIDTH, 0], gap=_GAP)
        return Ruled(Inset(Stack([held(head), lines]), above=8.25, below=7.5))
    widths = [_ICON_WIDTH, _LABEL_WIDTH, 0]
    columns = Columns([_IconBlock(_ICONS[row.row]), labels, lines], widths, gap=_GAP, splits=True)
    return Ruled(Inset(columns, above=fit.air(8.25), below=fit.air(7.5)))


def _label_block(row: words.PageOneRow, document: Node, fit: _Fit) -> Capped:
    """The title and the small words under it; they may take a line more than the text beside."""
    found: list[Block] = [Paragraph(row.title, fit.style(ROW_TITLE), document.add(Role.H2))]
    if row.under:
        found.append(Paragraph(row.under, fit.style(UNDER), document.add(Role.PARAGRAPH)))
    return Capped(found, None if fit.most_lines is None else fit.most_lines + 1, document)


def _line_block(row: words.PageOneRow, document: Node, fit: _Fit) -> Capped:
    return Capped(_lines(row.lines, document, fit, whole=row.edited), fit.most_lines, document)


def _lines(lines: Sequence[words.Line], document: Node, fit: _Fit, *, whole: bool = False) -> list[Block]:
    """The lines in turn, each with its twins beside it. `whole`: the twins are those of all the lines together."""
    groups: list[tuple[list[words.Line], list[words.Line]]] = []
    for line in lines:
        if line.twin and groups:
            groups[-1][1].append(line)
        elif whole and groups and not (groups[-1][1] or line.missing):
            groups[-1][0].append(line)
        else:
            groups.append(([line], []))
    found: list[Block] = []
    for said, twins in groups:
        texts, others = ([_said(line, document, fit) for line in part] for part in (said, twins))
        pairs = not fit.stacked and any(line.language for line in twins)
        if fit.stacked and others:  # a page never begins with the twin of a line on the page before
            texts = [held(text) for text in texts]
        found += [Beside(texts, others, tight=fit.tight)] if pairs else [*texts, *others]
    return found


def _said(line: words.Line, document: Node, fit: _Fit) -> Block:
    """A line of page 1, or the blank of what is missing."""
    node, line = document.add(Role.PARAGRAPH), _short(line, fit)
    if line.twin:
        return TwinWords(line.text(), line.language).block(node, fit.style)
    if line.missing:
        return Blank(line.text(), node, fit.style(MISSING))
    return Paragraph(pieces(line), fit.style(BODY), node)


def _short(line: words.Line, fit: _Fit) -> words.Line:
    """Enough of a very long line to fill, and overfill, the lines that may be shown: the rest need not be set."""
    if fit.most_lines is None or len(line.text()) <= _ENOUGH * (fit.most_lines + 1):
        return line
    runs, left = [], _ENOUGH * (fit.most_lines + 1)
    for run in line.runs:
        runs.append(
            words.Run(run.text[:left] + ("\n" * _OVERFULL if len(run.text) > left else ""), run.strong)
        )
        left = max(0, left - len(run.text))
    return replace(line, runs=tuple(runs))


class _IconBlock(Block):
    """An icon at the beginning of a row."""

    def __init__(self, icon: Icon) -> None:
        self.icon = icon

    def measure(self, width: float) -> float:
        return _ICON

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.artifact():
            pen.icon(self.icon, x, top - _ICON, _ICON)


# --- The call box -------------------------------------------------------------------------------------------


def _call_box(paper: PlanPaper, document: Node, fit: _Fit) -> Block:
    number = shown_phone(paper.center.line.number) or NOT_SET
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
    if fit.stacked:
        return Keep([Framed(Stack([Keep(cells)]))])
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
