"""Draws the dated note for the medical record; `note_pdf` is the way in."""

from collections.abc import Iterator

from aftercare_desktop.documents.facts import fact
from aftercare_desktop.documents.flow import Block, Inset, Paragraph, SectionTitle, Space
from aftercare_desktop.documents.pdfa import About
from aftercare_desktop.documents.plan.parts import BODY, ROW_TITLE, UNDER, Ruled
from aftercare_desktop.documents.sheet import Frame, compose
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.chart import ChartItem, ChartNote
from aftercare_desktop.words import chart as words
from aftercare_desktop.words.plan import PRACTICE_MARK


def draw(note: ChartNote) -> bytes:
    """Every page; see `note_pdf`."""
    document = Node(Role.DOCUMENT)
    marks = (PRACTICE_MARK,) if note.practice else ()
    frame = Frame(note.paper, note.name, words.footer(note), marks)
    blocks: list[Block] = [SectionTitle(words.TITLE, "", document)]
    for name, value in words.about(note):
        blocks.append(fact(name, value, document))
    blocks.append(Space(8))
    for item in note.items:
        blocks += _item(item, document)
    return compose(frame, [blocks], document, About(words.TITLE, note.made_at.date()))


def _item(item: ChartItem, document: Node) -> Iterator[Block]:
    """A heading with its day, who wrote it, then plain paragraphs."""
    told = words.item_words(item)
    heading = Paragraph(told.headline(), ROW_TITLE, document.add(Role.H2), keep_with_next=True)
    yield Ruled(Inset(heading, above=7))
    yield Paragraph(told.by, UNDER, document.add(Role.PARAGRAPH), keep_with_next=True)
    for paragraph in told.paragraphs:
        yield Inset(Paragraph(paragraph, BODY, document.add(Role.PARAGRAPH)), above=3)
    yield Space(9)
