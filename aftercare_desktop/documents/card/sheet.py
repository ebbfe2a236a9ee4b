"""Draws the sheet with the pocket card; `card_pdf` is the way in."""

from collections.abc import Sequence

from aftercare_desktop.documents.card.in_full import draw_in_full, in_full
from aftercare_desktop.documents.card.panel import HEIGHT, WIDTH, PanelBlock, holds
from aftercare_desktop.documents.card.paper import CardPaper
from aftercare_desktop.documents.flow import Paragraph
from aftercare_desktop.documents.icons import Icon
from aftercare_desktop.documents.pdfa import About, finish
from aftercare_desktop.documents.pen import Pen
from aftercare_desktop.documents.sheet import SIDE, SIZES, Frame, draw_footer, draw_marks
from aftercare_desktop.documents.structure import appended
from aftercare_desktop.documents.style import Align, Style
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.print_set import MOST_CARDS
from aftercare_desktop.words import dates
from aftercare_desktop.words.paper import Everywhere
from aftercare_desktop.words.pocket_card import Panel, panels
from aftercare_desktop.words.print_set import Card as Words

_ICONS = (Icon.PHONE, Icon.PEOPLE, Icon.WAVES, Icon.HEART)
_HINT = Style(9.75, 12.75, gray=0.2)
_FOLD = Style(9.0, 10.5, gray=0.2, align=Align.CENTER)
_TOP = 44.0
"""From the upper edge of the sheet to the hint how to cut and fold."""
_HINT_ICON, _HINT_GAP = 12.0, 6.0
_FOLD_WIDTH = 90.0
_BETWEEN = 12.0
_CARD_HEIGHT = 4 + _FOLD.leading + 4 + HEIGHT + _BETWEEN
_LOWEST = 46.0 + 2 * _HINT.leading
"""What the footer and the hint below the cards need."""


def draw(paper: CardPaper) -> bytes:
    """The one sheet; see `card_pdf`."""
    document, pen = Node(Role.DOCUMENT), Pen(SIZES[paper.plan.paper])
    draw_sheet(pen, paper, document, Everywhere.PAGE.format(number=1, count=1))
    drawn = pen.finish()
    about = About(Words.TITLE, paper.plan.made_on)
    return finish(*appended(drawn.pdf, document, drawn.marks, drawn.pages), about)


def draw_sheet(pen: Pen, paper: CardPaper, document: Node, page: str) -> None:
    """The sheet as one of a document; `page` are the words of its number."""
    plan = paper.plan
    frame = Frame(plan.paper, plan.client.called(), _footer(paper), plan.marks())
    width, height = SIZES[plan.paper]
    shown = panels(paper.facts(), holds, naloxone=paper.naloxone)
    left = (width - len(shown) * WIDTH) / 2
    pen.start_page(at_size=True)
    draw_marks(pen, frame)
    top = height - _TOP
    folds = Words.FOLDS[: len(shown) - 1]
    hint = Words.CUT.format(folds=", ".join(folds))
    top -= _hint(pen, hint, Icon.SCISSORS, left, top, width - 2 * left, document)
    cards = min(max(paper.cards, 1), MOST_CARDS)
    room = top - cards * _CARD_HEIGHT - _LOWEST
    blocks = _blocks(shown, document.add(Role.SECTION))
    apart = [block.panel.full for block in blocks if block.apart]
    if apart and cards > 1 and in_full(apart, width - 2 * SIDE, room) is None:
        cards, room = 1, top - _CARD_HEIGHT - _LOWEST  # words that save a life before a second card
    for number in range(cards):
        if number:
            blocks = _blocks(shown, document.add(Role.SECTION))
        _folds(pen, folds, left, top - 4)
        top -= 4 + _FOLD.leading + 4
        _card(pen, blocks, left, top)
        top -= HEIGHT + _BETWEEN
    tells = Words.TELLS if paper.naloxone else Words.TELLS_NOTHING
    top -= _hint(pen, tells, Icon.INFO, left, top, width - 2 * left, document)
    if apart:
        draw_in_full(pen, apart, SIDE, top, width - 2 * SIDE, room, document)
    draw_footer(pen, frame, page)
    pen.end_page()


def _footer(paper: CardPaper) -> str:
    plan = paper.plan
    return Words.FOOTER.format(name=plan.short_name(), number=plan.number, day=dates.full_date(plan.made_on))


def _hint(pen: Pen, words: str, icon: Icon, x: float, top: float, width: float, document: Node) -> float:
    """A line of help outside of the card; gives its height."""
    said = Paragraph(words, _HINT, document.add(Role.PARAGRAPH))
    beside = width - _HINT_ICON - _HINT_GAP
    with pen.artifact():
        pen.icon(icon, x, top - _HINT_ICON, _HINT_ICON)
    said.draw(pen, x + _HINT_ICON + _HINT_GAP, top, beside)
    return said.height(beside)


def _folds(pen: Pen, folds: Sequence[str], left: float, top: float) -> None:
    for number, way in enumerate(folds, start=1):
        said = Paragraph(Words.FOLD.format(way=way), _FOLD, None)
        said.draw(pen, left + number * WIDTH - _FOLD_WIDTH / 2, top, _FOLD_WIDTH)


def _blocks(shown: Sequence[Panel], card: Node) -> list[PanelBlock]:
    roles = (Role.H1, *(Role.H2 for _ in shown[1:]))
    return [
        PanelBlock(panel, icon, card, role) for panel, icon, role in zip(shown, _ICONS, roles, strict=False)
    ]


def _card(pen: Pen, blocks: Sequence[PanelBlock], left: float, top: float) -> None:
    with pen.artifact():
        pen.cut_line(left, top - HEIGHT, len(blocks) * WIDTH, HEIGHT, 0.75)
        for number in range(1, len(blocks)):
            pen.upright(left + number * WIDTH, top - HEIGHT, HEIGHT, 0.75, 0.467, dots=True)
    for number, block in enumerate(blocks):
        block.draw(pen, left + number * WIDTH, top, WIDTH)
