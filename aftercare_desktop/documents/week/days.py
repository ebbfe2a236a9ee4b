"""Draws the seven days; `week_pdf` is the way in."""

from collections.abc import Sequence

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
from aftercare_desktop.documents.pdfa import About
from aftercare_desktop.documents.pen import Pen
from aftercare_desktop.documents.plan.parts import MISSING, SMALL, Blank, held
from aftercare_desktop.documents.sheet import Frame, compose
from aftercare_desktop.documents.style import Piece, Style, bold
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.documents.week.paper import WeekPaper
from aftercare_desktop.domain.dated_week import DatedItem, Day, days_from, without_day
from aftercare_desktop.words import dates
from aftercare_desktop.words.paper import Everywhere
from aftercare_desktop.words.print_set import Week as Words
from aftercare_desktop.words.week import details, title, when

_DAY = Style(12.8, 16.5, Weight.BOLD)
_WHEN = Style(11.4, 14.75, Weight.BOLD)
_WHAT = Style(11.4, 14.75)
_WHEN_WIDTH = 122.0


def draw(paper: WeekPaper) -> bytes:
    """Every page; see `week_pdf`."""
    plan = paper.plan
    document = Node(Role.DOCUMENT)
    days = days_from(paper.facts(), paper.first_day)
    blocks: list[Block] = [
        SectionTitle(Words.TITLE, dates.span(days[0].day, days[-1].day), document),
        *(_day(day, document, large=plan.large) for day in days),
        *_without_day(without_day(plan.document), document),
    ]
    frame = Frame(plan.paper, plan.client.called(), plan.footer(), plan.marks(), large=plan.large)
    return compose(frame, [blocks], document, About(Words.TITLE, plan.made_on))


def _day(day: Day, document: Node, *, large: bool) -> Block:
    """A day with its entries; where it goes on over the page its name stands there again."""
    name = dates.day(day.day)
    head = _head(name, day.closed, document.add(Role.H2))
    again = _head(Everywhere.CONTINUED.format(title=name), day.closed, None)
    if not day.items:
        nothing = Paragraph(Words.NOTHING, SMALL, document.add(Role.PARAGRAPH))
        return Titled(head, [Inset(nothing, above=2, below=6)], again=again)
    listed = document.add(Role.LIST)
    rows = [_entry(item, listed.add(Role.ITEM), large=large) for item in day.items]
    return Titled(head, [*rows, Space(5)], again=again)


def _head(name: str, closed: str, node: Node | None) -> Block:
    closed_words = f"   {Words.CLOSED.format(name=closed)}" if closed else ""
    words = [bold(name), *([Piece(closed_words, Weight.ITALIC, 11.4)] if closed else [])]
    return held(_Headed(Inset(Paragraph(words, _DAY, node), above=4, below=2)))


def _entry(item: DatedItem, node: Node, *, large: bool) -> Block:
    label, body = node.add(Role.LABEL), node.add(Role.BODY)
    said: list[Block] = [Paragraph(title(item), _WHAT, body)]
    said += [Paragraph(line, SMALL, body) for line in details(item)]
    time = Paragraph(when(item), _WHEN, label, keep_with_next=large)
    if large:
        return Inset(Keep([time, *said] if when(item) else said), above=1, below=5)
    return Inset(Columns([time, Stack(said)], [_WHEN_WIDTH, 0], splits=True), above=1, below=2)


def _without_day(names: Sequence[str], document: Node) -> list[Block]:
    """What has no day is missing from the week and says so, with a line to write on."""
    if not names:
        return []
    head = held(
        _Headed(Inset(Paragraph(Everywhere.DAY_NOT_SET, _DAY, document.add(Role.H2)), above=4, below=2))
    )
    return [head, *(Blank(name, document.add(Role.PARAGRAPH), MISSING) for name in names)]


class _Headed(Stack):
    """The name of a day under a rule."""

    def __init__(self, words: Block) -> None:
        super().__init__([words])

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.artifact():
            pen.rule(x, top, width, 1.1)
        super().draw(pen, x, top, width)
