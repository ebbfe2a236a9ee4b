"""Draws the copy of everything; `own_copy_pdf` is the way in."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from aftercare_desktop.documents.flow import Block, Columns, Inset, Paragraph, SectionTitle, Stack
from aftercare_desktop.documents.own_copy.paper import OwnCopyPaper
from aftercare_desktop.documents.pdfa import About
from aftercare_desktop.documents.plan.document import not_collecting
from aftercare_desktop.documents.plan.parts import BODY, ROW_TITLE, STRONG, UNDER, Ruled
from aftercare_desktop.documents.sheet import Frame, compose
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.words import own_copy as words
from aftercare_desktop.words.own_copy import Chapter, Told
from aftercare_desktop.words.plan import PRACTICE_MARK

_LABEL_WIDTH = 150.0
_INDENT = 9.0
_DEEPEST = 4


def draw(paper: OwnCopyPaper) -> bytes:
    """Every page; see `own_copy_pdf`."""
    record = paper.record
    made_on = record.made_at.astimezone(ZoneInfo(record.zone)).date()
    marks = (PRACTICE_MARK,) if record.practice else ()
    frame = Frame(
        paper.paper, record.client.called(), words.footer(record), marks, paper.letterhead, paper.large
    )
    with not_collecting():
        document = Node(Role.DOCUMENT)
        told = words.chapters(record)
        parts = [list(_about(paper, told, document))]
        for chapter in told:
            blocks = list(_chapter(chapter, document, large=paper.large))
            if chapter.alone:
                parts.append(blocks)
            else:
                parts[-1] += blocks
        return compose(frame, parts, document, About(words.TITLE, made_on))


def _about(paper: OwnCopyPaper, told: tuple[Chapter, ...], document: Node) -> Iterator[Block]:
    record = paper.record
    yield SectionTitle(words.TITLE, "", document)
    yield _text(words.RULE.format(center=record.center_name), document)
    yield _text(words.LAW, document)
    yield _heading(words.LEFT_OUT, document)
    for sentence in words.about(record):
        yield _text(sentence, document)
    yield _heading(words.CONTENTS, document)
    for chapter in told:
        words_of = chapter.title if chapter.lines else f"{chapter.title}: nothing is recorded"
        yield Paragraph(words_of, BODY, document.add(Role.PARAGRAPH))


def _chapter(chapter: Chapter, document: Node, *, large: bool) -> Iterator[Block]:
    yield SectionTitle(chapter.title, chapter.under, document)
    if not chapter.lines:
        yield _text(words.NOTHING, document)
    for line in chapter.lines:
        if line.text:
            yield _fact(line, document, large=large)
        else:
            yield _headline(line, document)


def _headline(line: Told, document: Node) -> Block:
    if line.depth == 0:
        return Ruled(
            Inset(
                Paragraph(line.label, ROW_TITLE, document.add(Role.H2), keep_with_next=True), above=7, below=2
            )
        )
    heading = Paragraph(line.label, STRONG, document.add(Role.H3), keep_with_next=True)
    return Inset(heading, left=_indent(line), above=4, below=1)


def _fact(line: Told, document: Node, *, large: bool) -> Block:
    """Label and value beside each other; in large print, where columns would be narrow, below each other."""
    said = Paragraph(line.label, UNDER, document.add(Role.PARAGRAPH), keep_with_next=large)
    value = Paragraph(line.text, BODY, document.add(Role.PARAGRAPH))
    if large:
        return Inset(Stack([said, value]), left=_indent(line), below=3)
    both = Columns([Inset(said, above=2.2), value], [_LABEL_WIDTH - _indent(line), 0], splits=True)
    return Inset(both, left=_indent(line), above=1, below=1)


def _indent(line: Told) -> float:
    return _INDENT * min(line.depth, _DEEPEST)


def _heading(text: str, document: Node) -> Block:
    return Inset(Paragraph(text, ROW_TITLE, document.add(Role.H2), keep_with_next=True), above=9, below=2)


def _text(text: str, document: Node) -> Block:
    return Inset(Paragraph(text, BODY, document.add(Role.PARAGRAPH)), below=5)
