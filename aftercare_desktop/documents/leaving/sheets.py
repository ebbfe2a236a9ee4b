"""Draws page 1 of somebody who leaves now and their card behind it; `leaving_pdf` is the way in."""

from aftercare_desktop.documents.card import CardPaper
from aftercare_desktop.documents.card.sheet import draw_sheet
from aftercare_desktop.documents.pdfa import About
from aftercare_desktop.documents.pen import Pen
from aftercare_desktop.documents.plan.document import frame_of, not_collecting
from aftercare_desktop.documents.plan.first_days import leaving_chapters
from aftercare_desktop.documents.plan.paper import PlanPaper
from aftercare_desktop.documents.sheet import compose
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.words.leaving import TITLE


def draw(paper: PlanPaper) -> bytes:
    """See `leaving_pdf`."""
    document, frame = Node(Role.DOCUMENT), frame_of(paper)

    def card(pen: Pen, page: str) -> None:
        draw_sheet(pen, CardPaper(paper, paper.made_on), document, page)

    with not_collecting():
        chapters = leaving_chapters(paper, frame, document)
        return compose(frame, chapters, document, About(TITLE, paper.made_on), (card,))
