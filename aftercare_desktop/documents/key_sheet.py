"""Draws a sheet with one secret; `recovery_key.py` and `first_sign_in.py` are the ways in."""

from datetime import date

from aftercare_desktop.documents.flow import Block, Framed, Paragraph, SectionTitle, Space
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.pdfa import About
from aftercare_desktop.documents.secret_sheet import SecretSheet
from aftercare_desktop.documents.sheet import Frame, compose
from aftercare_desktop.documents.style import Align, Style
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.words import dates
from aftercare_desktop.words.plan import PRACTICE_MARK

_BODY = Style(12.4, 17.0)
_KEY = Style(19.0, 28.0, Weight.BOLD, align=Align.CENTER)


def draw(center_name: str, sheet: SecretSheet, made_on: date, paper: PaperSize, *, practice: bool) -> bytes:
    """One page."""
    document = Node(Role.DOCUMENT)
    marks = (PRACTICE_MARK,) if practice else ()
    frame = Frame(paper, center_name, sheet.footer.format(day=dates.full_date(made_on)), marks)
    title = SectionTitle(sheet.title, dates.day_of_year(made_on), document)
    blocks: list[Block] = [title, Paragraph(sheet.lead, _BODY, document.add(Role.PARAGRAPH)), Space(12)]
    key = Paragraph(sheet.secret, _KEY, document.add(Role.PARAGRAPH))
    blocks += [Framed(key, left=12, right=12, above=14, below=14), Space(14)]
    for rule in sheet.rules:
        blocks += [Paragraph(rule, _BODY, document.add(Role.PARAGRAPH)), Space(4)]
    return compose(frame, [blocks], document, About(sheet.title, made_on))
