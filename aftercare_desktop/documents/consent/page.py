"""Draws the consent form; `consent_pdf` is the way in."""

from collections.abc import Iterable, Iterator

from aftercare_desktop.documents.consent.paper import ConsentPaper
from aftercare_desktop.documents.flow import (
    Block,
    Columns,
    Inset,
    Keep,
    Paragraph,
    SectionTitle,
    Space,
    Stack,
)
from aftercare_desktop.documents.pdfa import About
from aftercare_desktop.documents.plan.participants import SignLine
from aftercare_desktop.documents.plan.parts import BODY, LEAD, ROW_TITLE, STRONG, UNDER, Blank, Ruled
from aftercare_desktop.documents.plan.signed import SignedPicture
from aftercare_desktop.documents.sheet import Frame, compose
from aftercare_desktop.documents.style import Piece, Text, bold
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.consents import missing, ordered
from aftercare_desktop.domain.consents.elements import unsigned_problems
from aftercare_desktop.words import consent_paper as words
from aftercare_desktop.words.consent_form import CATEGORIES as WHAT
from aftercare_desktop.words.consents import CATEGORIES
from aftercare_desktop.words.paper import Everywhere
from aftercare_desktop.words.plan import PRACTICE_MARK

_LABEL = 160.0


def draw(paper: ConsentPaper) -> bytes:
    """Every page; see `consent_pdf`."""
    document, consent = Node(Role.DOCUMENT), paper.consent
    lacking = missing(consent, paper.signing) if paper.signing is not None else unsigned_problems(consent)
    marks = words.marks(paper.state, complete=not lacking)
    frame = Frame(
        paper.paper,
        consent.client_name.strip(),
        words.FOOTER.format(number=paper.number),
        (*marks, PRACTICE_MARK) if paper.practice else marks,
        paper.letterhead,
        paper.large,
    )
    return compose(frame, [list(_form(paper, document))], document, About(words.TITLE, paper.made_on))


def _form(paper: ConsentPaper, document: Node) -> Iterator[Block]:
    consent = paper.consent
    yield SectionTitle(words.TITLE, words.kind(consent), document)
    yield Paragraph(words.SAYS, LEAD, document.add(Role.PARAGRAPH))
    yield Space(6)
    yield from _rows(words.rows_before(consent), document, paper.large)
    yield from _categories(paper, document)
    yield from _rows(words.rows_after(consent), document, paper.large)
    yield from _signature(paper, document)
    yield _written(words.COPY_TITLE, words.COPY, document, paper.large)


def _rows(rows: Iterable[tuple[str, str]], document: Node, large: bool) -> Iterator[Block]:
    for title, text in rows:
        yield _written(title, text, document, large)


def _written(title: str, text: str, document: Node, large: bool) -> Block:
    """A heading with its text, or words that it is missing over a line to write on."""
    heading = Paragraph(title, STRONG, document.add(Role.H2), keep_with_next=True)
    said: Block
    if text:
        said = Stack([Paragraph(line, BODY, document.add(Role.PARAGRAPH)) for line in text.splitlines()])
    else:
        said = Blank(words.MISSING, document.add(Role.PARAGRAPH))
    return _beside(heading, said, large)


def _beside(heading: Paragraph, said: Block, large: bool) -> Block:
    both = Stack([heading, said]) if large else Columns([heading, said], [_LABEL, 0], gap=14, splits=True)
    return Ruled(Inset(both, above=5, below=5))


def _categories(paper: ConsentPaper, document: Node) -> Iterator[Block]:
    """What may be shared, each kind with what belongs to it."""
    chosen = ordered(paper.consent.categories)
    if not chosen:
        yield _written(WHAT, "", document, paper.large)
        return
    heading = Paragraph(WHAT, STRONG, document.add(Role.H2), keep_with_next=True)
    listed = document.add(Role.LIST)
    items: list[Block] = []
    for category in chosen:
        name, detail = CATEGORIES[category]
        said: Text = [bold(f"{name}. "), Piece(f"{detail}.")]
        items.append(Paragraph(said, BODY, listed.add(Role.ITEM).add(Role.BODY)))
    yield _beside(heading, Stack(items), paper.large)


def _signature(paper: ConsentPaper, document: Node) -> Iterator[Block]:
    """The signature that was made, or lines to sign on, in one piece."""
    heading = Paragraph(words.SIGN_TITLE, ROW_TITLE, document.add(Role.H2), keep_with_next=True)
    signing = paper.signing
    blocks: list[Block] = [Inset(heading, above=10)]
    if signing is None:
        name = Paragraph(words.PRINTED_NAME, UNDER, document.add(Role.PARAGRAPH))
        blocks.append(SignLine(name, Paragraph(Everywhere.DATE, UNDER, document.add(Role.PARAGRAPH))))
    else:
        if paper.picture:
            figure = document.add(Role.FIGURE)
            figure.alternative = words.PICTURE.format(name=signing.name.strip())
            blocks.append(SignedPicture(paper.picture, figure))
        blocks.append(Paragraph(words.signer(signing), STRONG, document.add(Role.PARAGRAPH)))
        blocks.append(Paragraph(words.how_signed(signing), UNDER, document.add(Role.PARAGRAPH)))
    yield Keep([*blocks, Space(8)])
