"""Draws the sheet with the recovery key; `recovery_key.py` is the way in."""

from datetime import date

from aftercare_desktop.documents.flow import Block, Framed, Paragraph, SectionTitle, Space
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.pdfa import About
from aftercare_desktop.documents.sheet import Frame, compose
from aftercare_desktop.documents.style import Align, Style
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.words import dates
from aftercare_desktop.words.paper import RecoveryKey as Words
from aftercare_desktop.words.plan import PRACTICE_MARK

_BODY = Style(12.4, 17.0)
_KEY = Style(19.0, 28.0, Weight.BOLD, align=Align.CENTER)


def draw(center_name: str, recovery_key: str, made_on: date, paper: PaperSize, *, practice: bool) -> bytes:
    """One page; see `recovery_key_pdf`."""
    document = Node(Role.DOCUMENT)
    marks = (PRACTICE_MARK,) if practice else ()
    frame = Frame(paper, center_name, Words.FOOTER.format(day=dates.full_date(made_on)), marks)
    title = SectionTitle(Words.TITLE, dates.day_of_year(made_on), document)
    blocks: list[Block] = [title, Paragraph(Words.LEAD, _BODY, document.add(Role.PARAGRAPH)), Space(12)]
    key = Paragraph(recovery_key, _KEY, document.add(Role.PARAGRAPH))
    blocks += [Framed(key, left=12, right=12, above=14, below=14), Space(14)]
    for rule in Words.RULES:
        blocks += [Paragraph(rule, _BODY, document.add(Role.PARAGRAPH)), Space(4)]
    return compose(frame, [blocks], document, About(Words.TITLE, made_on))
