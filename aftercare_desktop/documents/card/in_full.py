"""Approved words that do not fit on a card, in full below it on the same sheet: what saves a life is on paper."""

from collections.abc import Iterator, Sequence

from aftercare_desktop.documents.flow import Block, Columns, Paragraph, Rule, Space, Stack
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.pen import Pen
from aftercare_desktop.documents.style import Style
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.words.pocket_card import approved_steps

_TITLE = Style(12.4, 15.5, Weight.BOLD)
_TEXT = Style(12.4, 16.0)
_NUMBER_WIDTH = 24.0
_LEAST = 9.0 / _TEXT.size
"""Down to 9 point (DESIGN.md section 9)."""
_SCALES = (1.0, 0.9, 0.8, _LEAST)
_AT_ANY_PRICE = 0.85


def in_full(
    apart: Sequence[tuple[str, str]], width: float, room: float, node: Node | None = None
) -> Block | None:
    """The words under their headings, as steps, else as running text, as large as fits; None where nothing does."""
    for scale, steps in _ways():
        trial = Node(Role.SECTION)
        block = _block(apart, trial, scale, steps=steps)
        if block.height(width) <= room:
            if node is not None:
                node.children.append(trial)
            return block
    return None


def draw_in_full(
    pen: Pen,
    apart: Sequence[tuple[str, str]],
    x: float,
    top: float,
    width: float,
    room: float,
    document: Node,
) -> None:
    """Draw them. Words in letters so tall that nothing else helps are set as small as they must."""
    block, scale = in_full(apart, width, room, document), _LEAST
    while block is None:
        scale *= _AT_ANY_PRICE
        trial = Node(Role.SECTION)
        block = _block(apart, trial, scale, steps=False)
        if block.height(width) <= room:
            document.children.append(trial)
        else:
            block = None
    block.draw(pen, x, top, width)


def _ways() -> Iterator[tuple[float, bool]]:
    yield from ((scale, True) for scale in _SCALES)
    yield from ((scale, False) for scale in _SCALES)


def _block(apart: Sequence[tuple[str, str]], node: Node, scale: float, *, steps: bool) -> Block:
    blocks: list[Block] = []
    for title, text in apart:
        blocks += [
            Rule(0.75, 0.467, above=5 * scale, below=4 * scale),
            Paragraph(title, _TITLE.scaled(scale), node.add(Role.H2)),
            Space(3 * scale),
        ]
        sentences = approved_steps(text)
        if steps:
            blocks += _steps(sentences, node, scale)
        else:
            blocks.append(Paragraph(" ".join(sentences), _TEXT.scaled(scale), node.add(Role.PARAGRAPH)))
    return Stack(blocks)


def _steps(sentences: Sequence[str], node: Node, scale: float) -> list[Block]:
    listed, style, blocks = node.add(Role.LIST), _TEXT.scaled(scale), list[Block]()
    for number, sentence in enumerate(sentences, start=1):
        item = listed.add(Role.ITEM)
        label, body = item.add(Role.LABEL), item.add(Role.BODY)
        cells = (Paragraph(f"{number}.", style, label), Paragraph(sentence, style, body))
        blocks.append(Columns(cells, [_NUMBER_WIDTH, 0], gap=4.0))
    return blocks
