"""One panel of the pocket card: set smaller, then shortened, until everything on it fits; nothing ever runs over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aftercare_desktop.documents.flow import Block, Columns, Inset, Paragraph, Rule, Space, Stack
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.icons import Icon
from aftercare_desktop.documents.pen import Pen
from aftercare_desktop.documents.sheet import shortened
from aftercare_desktop.documents.style import Piece, Style, bold
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.documents.text import set_lines, width_of
from aftercare_desktop.words.pocket_card import CardLine, Look, Panel
from aftercare_desktop.words.print_set import Card as Words

WIDTH, HEIGHT = 136.8, 244.8
"""1.9 by 3.4 inches in points (DESIGN.md section 9)."""
_SIDE, _ABOVE, _BELOW = 9.75, 9.75, 7.5
_INNER = WIDTH - 2 * _SIDE
_ROOM = HEIGHT - _ABOVE - _BELOW
_TITLE = Style(11.6, 14.25, Weight.BOLD)
_TEXT = Style(10.7, 13.5)
_STRONG = Style(10.7, 13.5, Weight.BOLD)
_MISSING = Style(10.7, 13.5, Weight.ITALIC)
_NUMBER = Style(18.0, 20.25, Weight.BOLD)
_DIGIT = Style(9.0, 11.0, Weight.BOLD)
_ICON, _DISC, _DISC_GAP = 12.75, 13.5, 5.25
_OVERFULL = 2_000
"""More characters than a panel holds, of the narrowest letters."""
_OVERFULL_LINE = 120
_TALLEST = 2 * _TEXT.leading
"""A line of letters with marks piled on them that is taller stands on no panel: ten of them would run out of it."""
_SMALLEST = 5.0
"""Points below which a number is broken rather than made smaller."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """How tight a panel is set: a factor on type and air, and how many lines one entry may take (None: all).

    Approved words always take as many as they need, or they are `apart`.
    """

    scale: float
    most_lines: int | None = None
    apart: bool = False
    """Approved words stand beside the card."""


_FITS = (
    *(_Fit(scale) for scale in (1.0, 0.95, 0.9, 0.85)),
    *(_Fit(0.85, lines) for lines in (4, 3, 2, 1)),
    _Fit(0.75, 1),
)
"""Down to 9.1 point, the smallest that still reads well; the last is for ten lines of tall letters."""
_READABLE = 0.85
_NEVER_SHORTENED = frozenset({Look.APPROVED, Look.WHOLE})
_STEPS = frozenset({Look.STEP, Look.APPROVED})
_WHOLE_FITS = tuple(fit for fit in _FITS if fit.scale >= _READABLE)


class PanelBlock(Block):
    """A panel of the card's own size, whatever was written."""

    def __init__(self, panel: Panel, icon: Icon, card: Node, role: Role) -> None:
        self.panel, self.icon = panel, icon
        self.apart = panel.apart or not fits_whole(panel)
        """Whether approved words are missing on it and stand beside the card."""
        self._body = self._fitted(card, role)

    def measure(self, width: float) -> float:
        return HEIGHT

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self._body.draw(pen, x + _SIDE, top - _ABOVE, _INNER)

    def _fitted(self, card: Node, role: Role) -> Block:
        for fit in _WHOLE_FITS if _approved(self.panel) and not self.apart else _FITS:
            trial = Node(Role.SECTION)
            body = _set(self.panel, self.icon, trial, role, replace(fit, apart=self.apart))
            if body.height(_INNER) <= _ROOM:
                break
        card.children.append(trial)
        return body


def holds(text: str) -> bool:
    """Whether every line of a text, in either weight, is low enough for a panel full of such lines."""
    return text.isascii() or all(
        line.height <= _TALLEST
        for style in (_TEXT, _STRONG)
        for line in set_lines(text[:_OVERFULL], style, _INNER)
    )


def fits_whole(panel: Panel) -> bool:
    """Whether the approved words of a panel stand on it whole, in type that reads well."""
    if sum(len(line.words) for line in _approved(panel)) > _OVERFULL:
        return False
    aside, icon = Node(Role.SECTION), Icon.INFO
    return not _approved(panel) or any(
        _set(panel, icon, aside, Role.H2, fit).height(_INNER) <= _ROOM for fit in _WHOLE_FITS
    )


def _approved(panel: Panel) -> list[CardLine]:
    return [line for line in (*panel.lines, *panel.foot) if line.look in _NEVER_SHORTENED]


def _set(panel: Panel, icon: Icon, node: Node, role: Role, fit: _Fit) -> Block:
    title = Paragraph(panel.title, _TITLE, node.add(role))
    head = Columns([_IconBlock(icon), title], [_ICON, 0], gap=4.5)
    blocks: list[Block] = [head, Rule(1.5, 0.067, above=3.5, below=6 * fit.scale)]
    for block in _entries(panel.lines, node, fit):
        blocks += [block, Space(_air(fit))]
    foot = _entries(panel.foot, node, fit)
    if foot:
        blocks.append(Rule(0.75, 0.467, above=2.5 * fit.scale, below=4))
        blocks += foot
    return Stack(blocks)


def _air(fit: _Fit) -> float:
    return 5.0 * fit.scale if fit.scale > _FITS[3].scale else 2.5


def _entries(lines: Sequence[CardLine], node: Node, fit: _Fit) -> list[Block]:
    if fit.apart:
        lines = _without_approved(lines)
    if not any(line.look in _STEPS for line in lines):
        return [_entry(line, node, fit) for line in lines]
    listed, blocks, number = node.add(Role.LIST), list[Block](), 0
    for line in lines:
        if line.look in _STEPS:
            number += 1
            blocks.append(_step(number, line, listed.add(Role.ITEM), fit))
        else:
            blocks.append(_entry(line, node, fit))
    return blocks


def _without_approved(lines: Sequence[CardLine]) -> Sequence[CardLine]:
    """Approved words are whole or not there at all: half a step is worse than the way to the sheet."""
    kept = [line for line in lines if line.look not in _NEVER_SHORTENED]
    steps = any(line.look is Look.APPROVED for line in lines)
    return [CardLine(Look.TEXT, Words.TOO_LONG), *kept] if steps else kept


def _entry(line: CardLine, node: Node, fit: _Fit) -> Block:
    if line.look is Look.WHOLE:
        return Paragraph(line.words, _TEXT.scaled(fit.scale), node.add(Role.PARAGRAPH))
    if line.look is Look.BLANK:
        return _Writing(line.words, node.add(Role.PARAGRAPH), _MISSING.scaled(fit.scale))
    if line.look is Look.NUMBER:
        return Stack([_words(line.words, _TEXT, node, fit), _number(line.strong, _NUMBER, node, fit)])
    if line.look is Look.PERSON:
        return Stack([_words(line.strong, _STRONG, node, fit), _number(line.words, _TEXT, node, fit)])
    style = _TEXT.scaled(fit.scale)
    said = _short(" ".join(part for part in (line.strong, line.words) if part), _TEXT, _INNER, fit)
    if not said.startswith(line.strong) or _is_over(_in_bold(said, line.strong), style, fit):
        said = line.strong or said  # "10:30" without its AM would be another time
    return Paragraph(_in_bold(said, line.strong), style, node.add(Role.PARAGRAPH))


def _in_bold(said: str, strong: str) -> list[Piece]:
    return [*([bold(strong)] if strong else []), Piece(said[len(strong) :])]


def _is_over(pieces: list[Piece], style: Style, fit: _Fit) -> bool:
    """Whether bold type made more lines of it than an entry may take."""
    return fit.most_lines is not None and len(set_lines(pieces, style, _INNER)) > fit.most_lines


def _words(words: str, style: Style, node: Node, fit: _Fit) -> Block:
    said = _short(words, style, _INNER, fit)
    return Paragraph(said, style.scaled(fit.scale), node.add(Role.PARAGRAPH))


def _number(number: str, style: Style, node: Node, fit: _Fit) -> Block:
    """A number stays on one line as long as it can be read: it is set smaller before it is broken."""
    style = style.scaled(fit.scale)
    number = number[:_OVERFULL]
    needed = width_of(number, style)
    if needed > _INNER:
        style = style.scaled(max(_INNER / needed * 0.99, _SMALLEST / style.size))
    said = number if fit.most_lines is None else _short(number, style, _INNER, replace(fit, scale=1.0))
    return Paragraph(said, style, node.add(Role.PARAGRAPH))


def _step(number: int, line: CardLine, item: Node, fit: _Fit) -> Block:
    label, body = item.add(Role.LABEL), item.add(Role.BODY)
    width = _INNER - _DISC - _DISC_GAP
    said = line.words if line.look in _NEVER_SHORTENED else _short(line.words, _TEXT, width, fit)
    words = Paragraph(said, _TEXT.scaled(fit.scale), body)
    return Columns([_Disc(number, label), words], [_DISC, 0], gap=_DISC_GAP)


def _short(words: str, style: Style, width: float, fit: _Fit) -> str:
    """As much of the words as may be shown. The rest of a very long text overfills any panel and need not be set."""
    if fit.most_lines is None:
        return words[:_OVERFULL]
    begin = words[: _OVERFULL_LINE * (fit.most_lines + 1)]
    return shortened(begin, style.scaled(fit.scale), width, fit.most_lines)


class _Writing(Block):
    """Words that say what is missing, and below them a line to write on."""

    def __init__(self, words: str, node: Node, style: Style) -> None:
        self._words = Paragraph(words, style, node)

    def measure(self, width: float) -> float:
        return self._words.height(width) + 13

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self._words.draw(pen, x, top, width)
        with pen.artifact():
            pen.rule(x, top - self.height(width) + 1, width, 0.75, 0.467)


class _Disc(Block):
    """The number of a step in a ring."""

    def __init__(self, number: int, node: Node) -> None:
        self._digit = Paragraph(str(number), _DIGIT, node)

    def measure(self, width: float) -> float:
        return _DISC

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.artifact():
            pen.circle(x + _DISC / 2, top - _DISC / 2, _DISC / 2, 1.1)
        own = self._digit.lines(width)[0].width
        inset = Inset(self._digit, left=(_DISC - own) / 2, above=(_DISC - _DIGIT.leading) / 2)
        inset.draw(pen, x, top, width)


class _IconBlock(Block):
    def __init__(self, icon: Icon) -> None:
        self.icon = icon

    def measure(self, width: float) -> float:
        return _ICON

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.artifact():
            pen.icon(self.icon, x, top - _ICON - 0.5, _ICON)
