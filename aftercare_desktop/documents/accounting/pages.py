"""Draws the accounting of disclosures; `accounting_pdf` is the way in."""

from collections.abc import Iterator, Sequence

from aftercare_desktop.documents.flow import Block, Paragraph, SectionTitle, Space, Titled
from aftercare_desktop.documents.pdfa import About
from aftercare_desktop.documents.plan.parts import BODY, LEAD, ROW_TITLE, head_row, table_row
from aftercare_desktop.documents.sheet import Frame, compose
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.accounting import Accounting
from aftercare_desktop.words import accounting as words
from aftercare_desktop.words.plan import PRACTICE_MARK

_DAY = 78.0
_WIDTHS = (_DAY, 0.0, 0.0, 0.0)


def draw(accounting: Accounting) -> bytes:
    """Every page; see `accounting_pdf`."""
    document = Node(Role.DOCUMENT)
    center = accounting.center
    marks = (PRACTICE_MARK,) if center.practice else ()
    whose, footer = words.whose(accounting), words.footer(accounting)
    frame = Frame(center.paper, whose, footer, marks, accounting.letterhead)
    blocks: list[Block] = [
        SectionTitle(words.TITLE, "", document),
        Paragraph(words.lead(accounting), LEAD, document.add(Role.PARAGRAPH)),
    ]
    consented = words.rows(accounting.on_consent())
    others = words.rows(accounting.on_other_grounds())
    blocks += _part(words.ON_CONSENT, words.NONE_ON_CONSENT, consented, document)
    blocks += _part(words.ON_OTHER_GROUNDS, words.NONE_ON_OTHER_GROUNDS, others, document)
    return compose(frame, [blocks], document, About(words.TITLE, accounting.made_on))


def _part(title: str, none: str, rows: Sequence[words.Row], document: Node) -> Iterator[Block]:
    yield Space(12)
    yield Paragraph(title, ROW_TITLE, document.add(Role.H2), keep_with_next=True)
    yield Space(3)
    if not rows:
        yield Paragraph(none, BODY, document.add(Role.PARAGRAPH))
        return
    table = document.add(Role.TABLE)
    head = head_row(words.HEADS, _WIDTHS, table.add(Role.ROW))
    again = head_row(words.HEADS, _WIDTHS, None)
    yield Titled(head, [table_row(row, _WIDTHS, table.add(Role.ROW)) for row in rows], again=again)
