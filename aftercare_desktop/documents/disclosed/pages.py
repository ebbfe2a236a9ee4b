"""Draws papers for others; `disclosed_pdf` is the way in.

A packet begins with a cover sheet that tells nothing of the client: faxes lie in the open. The short notice stands at
the foot of every page, because pages get parted.
"""

from collections.abc import Iterable, Iterator

from aftercare_desktop.documents.facts import fact
from aftercare_desktop.documents.flow import Block, Framed, Inset, Paragraph, SectionTitle, Space, Stack
from aftercare_desktop.documents.pdfa import About
from aftercare_desktop.documents.plan.parts import BODY, LEAD, MISSING, ROW_TITLE, SMALL
from aftercare_desktop.documents.sheet import Frame, compose
from aftercare_desktop.documents.style import Piece, Text, bold
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.disclosed import ContentPart, DisclosedPaper
from aftercare_desktop.domain.disclosures import Handed
from aftercare_desktop.words.disclosed import paper as words
from aftercare_desktop.words.part2 import SHORT_NOTICE
from aftercare_desktop.words.plan import PRACTICE_MARK

_INSIDE = 9.0


def draw(paper: DisclosedPaper) -> bytes:
    """Every page; see `disclosed_pdf`."""
    document = Node(Role.DOCUMENT)
    packet = paper.disclosure.handed is Handed.PACKET
    marks = (PRACTICE_MARK,) if paper.center.practice else ()
    name = paper.center.name if packet else words.whom(paper)
    frame = Frame(paper.center.paper, name, SHORT_NOTICE, marks, paper.letterhead)
    chapters = [list(_cover(paper, document))] if packet else []
    chapters.append(list(_body(paper, document, packet=packet)))
    return compose(frame, chapters, document, About(words.title(paper), paper.made_on))


def _cover(paper: DisclosedPaper, document: Node) -> Iterator[Block]:
    yield SectionTitle(words.COVER, "", document)
    yield Paragraph(words.COVER_LEAD, LEAD, document.add(Role.PARAGRAPH))
    yield Space(12)
    yield from _facts(words.between(paper), document)
    yield Space(12)
    yield _notice(paper, document)
    yield Space(12)
    yield Paragraph(words.gone_wrong(paper), BODY, document.add(Role.PARAGRAPH))


def _body(paper: DisclosedPaper, document: Node, *, packet: bool) -> Iterator[Block]:
    yield SectionTitle(words.title(paper), "", document)
    yield from _facts(
        words.about(paper) if packet else (*words.between(paper), *words.about(paper)), document
    )
    if not packet:
        yield Space(6)
        yield _notice(paper, document)
    yield from _heading(words.scope_title(paper), document)
    yield from _facts(words.scope(paper), document)
    if words.reported(paper):
        yield from _heading(words.REPORTED, document)
        yield Paragraph(words.reported(paper), BODY, document.add(Role.PARAGRAPH))
    for part in paper.parts:
        yield from _part(part, document)
    if paper.disagreements:
        yield from _heading(words.DISAGREEMENTS, document)
        for statement in paper.disagreements:
            yield _said(statement, document)
    if not packet:
        yield Space(10)
        yield Paragraph(words.gone_wrong(paper), SMALL, document.add(Role.PARAGRAPH))


def _facts(rows: Iterable[tuple[str, str]], document: Node) -> Iterator[Block]:
    for name, value in rows:
        yield fact(name, value, document)
        yield Space(1.5)


def _notice(paper: DisclosedPaper, document: Node) -> Block:
    """The federal words in a frame, never parted from their heading."""
    heading = Paragraph(words.NOTICE_TITLE, ROW_TITLE, document.add(Role.H2), keep_with_next=True)
    said = Paragraph(words.notice(paper), SMALL, document.add(Role.PARAGRAPH))
    return Framed(
        Stack([heading, Space(3), said]), left=_INSIDE, right=_INSIDE, above=_INSIDE - 2, below=_INSIDE
    )


def _heading(title: str, document: Node) -> Iterator[Block]:
    yield Space(10)
    yield Paragraph(title, ROW_TITLE, document.add(Role.H2), keep_with_next=True)


def _part(part: ContentPart, document: Node) -> Iterator[Block]:
    yield from _heading(part.heading, document)
    if not part.lines:
        yield Paragraph(words.NOTHING, MISSING, document.add(Role.PARAGRAPH))
    for line in part.lines:
        yield _said(_labelled(line), document)


def _labelled(line: str) -> Text:
    """The label of a line in bold; every line begins with one of the program's own words."""
    label, colon, rest = line.partition(": ")
    return [bold(label + colon), Piece(rest)] if colon else line


def _said(line: Text, document: Node) -> Block:
    return Inset(Paragraph(line, BODY, document.add(Role.PARAGRAPH)), above=1, below=2)
