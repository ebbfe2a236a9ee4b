"""The sheet: size, margins, the title band on top, the footer, and the marks on every page.

A document is a list of chapters, each beginning a page of its own; `compose` deals their blocks out to sheets and
draws them. Measures follow the design's print pages.
"""

from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aftercare_desktop.documents import characters
from aftercare_desktop.documents.dealing import pages
from aftercare_desktop.documents.flow import Block, SectionTitle
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.letterhead import Head
from aftercare_desktop.documents.pdfa import About, finish
from aftercare_desktop.documents.pen import INK, Pen
from aftercare_desktop.documents.structure import appended
from aftercare_desktop.documents.style import Align, Style
from aftercare_desktop.documents.tagged import Node
from aftercare_desktop.documents.text import Line, set_lines, width_of
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.printing import Letterhead
from aftercare_desktop.words.paper import Everywhere

SIZES = {PaperSize.LETTER: (612.0, 792.0), PaperSize.A4: (595.28, 841.89)}
"""Width and height in points."""

LARGE = 18 / 12.4
"""Large print is 18 point, where the body of a plan is 12.4 (American Printing House for the Blind)."""

SIDE = 45.0
_TOP = 36.0
_FOOTER_RULE = 40.5
_BOTTOM = 46.0  # The lowest a body may reach: the footer's rule and a little air.
_BAND_GAP = 10.5
_BAND_RULE = 1.9
_BAND_AIR = 6.75
_RIGHT_PART = 0.45  # The most of the band's width that name and small words may take.

_TITLE = Style(23.25, 25.5, Weight.BOLD)
_TITLE_AGAIN = Style(15.0, 19.0, Weight.SEMIBOLD)
_NAME = Style(10.5, 13.5, Weight.BOLD, align=Align.RIGHT)
_UNDER = Style(10.5, 13.5, align=Align.RIGHT)
_FOOT = Style(9.0, 12.0, gray=0.2)
_PAGE = Style(9.0, 12.0, Weight.SEMIBOLD)
_MARK = Style(9.5, 12.0, Weight.BOLD)
_NAME_LINES = 3
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Frame:
    """What every sheet of a document shows around its chapters.

    `name` stands in the title band, `footer` at the foot; `marks` (such as "Draft, not final") are boxed in the
    upper margin of every page. `letterhead` stands above the title of the first. `large` is large print: the sheet is
    laid out as if it were smaller and drawn larger, with the same margins.
    """

    paper: PaperSize
    name: str
    footer: str
    marks: tuple[str, ...] = ()
    letterhead: Letterhead = Letterhead()
    large: bool = False

    @property
    def scale(self) -> float:
        """How much larger than laid out everything is drawn."""
        return LARGE if self.large else 1.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the sheet as it is laid out."""
        width, height = SIZES[self.paper]
        return width / self.scale, height / self.scale

    @property
    def side(self) -> float:
        """The margin at either side."""
        return SIDE / self.scale

    @property
    def width(self) -> float:
        """Width of the body."""
        return self.size[0] - 2 * self.side

    def head(self) -> Head:
        """The letterhead, set to the width of the body."""
        return Head(self.letterhead, self.width)


def room(frame: Frame, title: SectionTitle, *, first: bool = False) -> float:
    """The room below the title band, and on the first page below the letterhead.

    Bands of following pages are never higher: their title is one smaller line.
    """
    band = _Band(frame, title, first=True).height
    above = frame.head().height if first else 0.0
    return frame.size[1] - _TOP - above - band - _BAND_GAP - _BOTTOM


OwnSheet = Callable[[Pen, str], None]
"""Draws one sheet that is laid out in its own way, given the words of its page number."""


def compose(
    frame: Frame,
    chapters: Sequence[Sequence[Block]],
    document: Node,
    about: About,
    after: Sequence[OwnSheet] = (),
) -> bytes:
    """The finished PDF. Each chapter begins with a `SectionTitle` on a page of its own.

    A section that happens to begin a page gives that page its title; other pages say which section goes on.
    `document` is the structure whose nodes the blocks carry. `after` are sheets behind the chapters.
    """
    sheets: list[tuple[_Band, list[Block]]] = []
    for count, chapter in enumerate(chapters):
        title = _title_of(chapter)
        for blocks in dealt(frame, chapter, first=count == 0):
            first = isinstance(blocks[0], SectionTitle)
            title = _title_of(blocks) if first else title
            sheets.append((_Band(frame, title, first=first), blocks[1:] if first else blocks))
            title = next((b for b in reversed(blocks) if isinstance(b, SectionTitle)), title)
    pen = Pen(SIZES[frame.paper], frame.scale)
    head, count = frame.head(), len(sheets) + len(after)
    for number, (band, blocks) in enumerate(sheets, start=1):
        pen.start_page()
        draw_marks(pen, frame)
        top = frame.size[1] - _TOP
        if number == 1:
            head.draw(pen, frame.side, top, document)
            top -= head.height
        top = band.draw(pen, top)
        for block in blocks:
            block.draw(pen, frame.side, top, frame.width)
            top -= block.height(frame.width)
        draw_footer(pen, frame, Everywhere.PAGE.format(number=number, count=count))
        pen.end_page()
    for number, own in enumerate(after, start=len(sheets) + 1):
        own(pen, Everywhere.PAGE.format(number=number, count=count))
    drawn = pen.finish()
    return finish(*appended(drawn.pdf, document, drawn.marks, drawn.pages), about)


def dealt(frame: Frame, chapter: Sequence[Block], *, first: bool) -> list[list[Block]]:
    """The blocks of a chapter on its pages; the page of the `first` chapter's beginning has the letterhead too."""
    titles = [block for block in chapter if isinstance(block, SectionTitle)]
    least, opening = (min(room(frame, each, first=opens) for each in titles) for opens in (False, first))
    return pages(chapter, frame.width, least, opening)


def _title_of(blocks: Sequence[Block]) -> SectionTitle:
    title = blocks[0]
    assert isinstance(title, SectionTitle), "a chapter begins with its title"
    return title


class _Band:
    """The title band of one page: title at the left, name and small words at the right, a rule below."""

    def __init__(self, frame: Frame, title: SectionTitle, *, first: bool) -> None:
        self.frame, self.first = frame, first
        self.node, self.under_node = title.node, title.under_node
        needed = max(
            width_of(frame.name, _NAME), *(width_of(line, _UNDER) for line in title.under.split("\n"))
        )
        right = min(needed, frame.width * _RIGHT_PART) + 1
        left = frame.width - right - 12
        again = Everywhere.CONTINUED.format(title=title.title)
        self.title = set_lines(title.title, _TITLE, left) if first else elided(again, _TITLE_AGAIN, left, 1)
        names = elided(frame.name, _NAME, right, _NAME_LINES)
        self.right = [*names, *set_lines(title.under, _UNDER, right)]
        for line in self.right[:-1]:
            line.end_with_space()

    @property
    def height(self) -> float:
        """Title and name beside each other, and the rule below."""
        left = sum(line.height for line in self.title)
        right = sum(line.height for line in self.right)
        return max(left, right) + _BAND_AIR + _BAND_RULE

    def draw(self, pen: Pen, top: float) -> float:
        """Draw it from `top` down and answer where the body begins."""
        bottom = top - self.height + _BAND_RULE
        y = bottom + _BAND_AIR + sum(line.height for line in self.title)
        with pen.tagged(self.node) if self.first else pen.artifact("Header"):
            for line in self.title:
                pen.line(line, self.frame.side, y - line.baseline)
                y -= line.height
        self._draw_name(pen, bottom + _BAND_AIR)
        with pen.artifact():
            pen.rule(self.frame.side, bottom - _BAND_RULE / 2, self.frame.width, _BAND_RULE)
        return bottom - _BAND_RULE - _BAND_GAP

    def _draw_name(self, pen: Pen, foot: float) -> None:
        """Name and small words: read once with the title, on following pages only seen."""
        y = foot + sum(line.height for line in self.right)
        with pen.tagged(self.under_node) if self.first else pen.artifact("Header"):
            for line in self.right:
                pen.line(line, self.frame.side + self.frame.width - line.width, y - line.baseline)
                y -= line.height


def draw_marks(pen: Pen, frame: Frame) -> None:
    """The boxed marks in the upper margin."""
    x, y = frame.side, frame.size[1] - _TOP + 5
    for mark in frame.marks:
        (line,) = set_lines(mark, _MARK, frame.width)
        with pen.artifact("Header"):
            pen.box(x, y, line.width + 16, 17, 4, 1.2)
            pen.line(line, x + 8, y + 5.2)
        x += line.width + 26


def draw_footer(pen: Pen, frame: Frame, page: str) -> None:
    """The footer's words at the left and the page at the right, under a rule."""
    (number,) = set_lines(page, _PAGE, frame.width)
    words = elided(frame.footer, _FOOT, frame.width - number.width - 20, 1)
    baseline = _FOOTER_RULE - 5.25 - number.baseline
    with pen.artifact("Footer"):
        pen.rule(frame.side, _FOOTER_RULE, frame.width, 0.75, 0.467)
        for line in words:
            pen.line(line, frame.side, baseline, _FOOT.gray)
        pen.line(number, frame.side + frame.width - number.width, baseline, INK)


def elided(text: str, style: Style, width: float, count: int) -> list[Line]:
    """At most `count` lines of a text; what is cut off ends with an ellipsis."""
    return set_lines(shortened(text, style, width, count), style, width)[:count]


@lru_cache(maxsize=16)
def shortened(text: str, style: Style, width: float, count: int) -> str:
    """As much of a text as fits in `count` lines; remembered, because the same name stands on every page."""
    lines = set_lines(text, style, width)
    if len(lines) <= count:
        return text
    clusters = characters.clusters(" ".join(line.text for line in lines[:count]))
    fits = (
        bisect(range(len(clusters)), 0, key=lambda kept: _is_longer(clusters[:kept], style, width, count)) - 1
    )
    return _with_ellipsis(clusters[: max(fits, 0)])


def _is_longer(clusters: list[str], style: Style, width: float, count: int) -> bool:
    return len(set_lines(_with_ellipsis(clusters), style, width)) > count


def _with_ellipsis(clusters: list[str]) -> str:
    return "".join(clusters).rstrip() + ELLIPSIS
