"""Texts in the client's language beside the English ones: what stands there, in its own direction and language.

A twin that is missing, or whose text changed since it was translated, says so; it never stands there as if it held.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from aftercare_desktop.documents.flow import Block, Columns, Inset, Paragraph, Stack
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.pen import Pen
from aftercare_desktop.documents.plan.paper import PlanPaper
from aftercare_desktop.documents.style import Style, Text, plain
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain import first_days
from aftercare_desktop.domain.plans import FirstDaysRow, Translation
from aftercare_desktop.domain.plans.twins import free_texts, printed
from aftercare_desktop.words.first_days import (
    MEDICINES_IN_FULL,
    Line,
    PageOneFacts,
    PageOneRow,
    Run,
)
from aftercare_desktop.words.languages import is_written_from_right
from aftercare_desktop.words.medicine_calls import is_given_there
from aftercare_desktop.words.twins import not_translated

TWIN = Style(12.4, 17.0)
"""As large and as dark as the body of the plan: whoever reads this language reads no small print."""
MISSING_TWIN = Style(10.9, 14.25, Weight.ITALIC, gray=0.2)
_FROM_RIGHT = "\u200f"
"""A mark that is not seen: the line is written from the right even where it begins with a name in Latin letters."""
_ABOVE = 1.5
_GAP = 14.0
_TWO_COLUMNS = 320.0
"""Narrower than this, a half holds so few words in a line that the twin stands below its text."""


def _as_it_is(style: Style) -> Style:
    return style


@dataclass(frozen=True, slots=True)
class TwinWords:
    """Words in the other language, or those that say that there are none yet (`language` is empty)."""

    words: str
    language: str = ""

    def block(self, node: Node, scaled: Callable[[Style], Style] = _as_it_is) -> Paragraph:
        """The words as a paragraph below what they belong to; the element is named by its language."""
        node.language = self.language
        return Paragraph(self.words, scaled(TWIN if self.language else MISSING_TWIN), node)


class Beside(Block):
    """A text at the left and its twins at the right, or below it where two columns would be too narrow.

    `tight` sets them below each other too where two columns would take more height.
    """

    def __init__(self, said: Sequence[Block], twins: Sequence[Block], *, tight: bool = False) -> None:
        self.said, self.twins, self.tight = list(said), list(twins), tight
        self._laid: tuple[float, Block] | None = None

    def is_in_columns(self, width: float) -> bool:
        """Whether they stand side by side in this width."""
        return isinstance(self.laid(width), Columns)

    def column(self, width: float) -> float:
        """How wide each of the two is set."""
        return (width - _GAP) / 2 if self.is_in_columns(width) else width

    def laid(self, width: float) -> Block:
        """The two as they are set in this width."""
        if self._laid is None or self._laid[0] != width:
            self._laid = (width, self._lay(width))
        return self._laid[1]

    def _lay(self, width: float) -> Block:
        below = Stack([*self.said, *(Inset(twin, above=_ABOVE) for twin in self.twins)])
        if width < _TWO_COLUMNS:
            return below
        columns = side_by_side(self.said, self.twins)
        return below if self.tight and columns.height(width) > below.height(width) else columns

    def measure(self, width: float) -> float:
        return self.laid(width).height(width)

    def split(self, width: float, room: float, page: float) -> tuple[Block, Block] | None:
        return self.laid(width).split(width, room, page)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self.laid(width).draw(pen, x, top, width)


def side_by_side(said: Sequence[Block], twins: Sequence[Block]) -> Block:
    """Texts at the left and their twins at the right."""
    return Columns([Stack(said), Stack(twins)], [0, 0], gap=_GAP, splits=True)


def set_beside(
    said: Sequence[Block], twins: "Sequence[TwinWords]", node: Node, *, columns: bool = True
) -> Block:
    """A text with its twins as further elements below `node`; words that say there are none need no column."""
    blocks = [twin.block(node.add(Role.PARAGRAPH)) for twin in twins]
    if said and columns and any(twin.language for twin in twins):
        return Beside(said, blocks)
    return Stack([*said, *(Inset(block, above=_ABOVE) for block in blocks)])


@dataclass(frozen=True, slots=True)
class Twinned:
    """A text and its twins: the content of a cell or a fact, in paragraphs of their own. Large print has no columns."""

    text: Text
    twins: tuple[TwinWords, ...]
    columns: bool = True

    def block(self, node: Node, style: Style) -> Block:
        """The text and its twins as elements below `node`."""
        said = [Paragraph(self.text, style, node.add(Role.PARAGRAPH))] if plain(self.text).strip() else []
        return set_beside(said, self.twins, node, columns=self.columns)


Cell = Text | Twinned
"""What may stand in a cell."""


def cell_text(cell: Cell) -> Text:
    """The text of a cell without its twins."""
    return cell.text if isinstance(cell, Twinned) else cell


@dataclass(frozen=True, slots=True)
class Twins:
    """The twins of one paper's texts. Nothing stands beside any text of a paper without a named translator."""

    translation: Translation
    words: Mapping[str, str]
    large: bool = False

    @classmethod
    def of(cls, paper: PlanPaper) -> "Twins":
        """Those of the paper's document, looked up once."""
        return cls(paper.document.translation, printed(paper.document), paper.large)

    def beside(self, *paths: str) -> tuple[TwinWords, ...]:
        """What stands beside the texts at these paths, in turn; nothing for a text that is not written.

        That something is not translated yet is said once.
        """
        if not self.words:
            return ()
        return tuple(dict.fromkeys(self._said(self.words[path]) for path in paths if path in self.words))

    def _said(self, words: str) -> TwinWords:
        language = self.translation.language
        if not words:
            return TwinWords(not_translated(self.translation))
        if not is_written_from_right(language):
            return TwinWords(words, language)
        return TwinWords("\n".join(f"{_FROM_RIGHT}{line}" for line in words.split("\n")), language)

    def cell(self, text: Text, *paths: str) -> Cell:
        """A text with the twins of what it was put together from; the text itself where there are none."""
        found = self.beside(*paths)
        return Twinned(text, found, columns=not self.large) if found else text

    def set_with(self, said: Sequence[Block], node: Node, *paths: str) -> Block:
        """Blocks that say a text, and its twins beside them as further elements below `node`."""
        return set_beside(said, self.beside(*paths), node, columns=not self.large)


# --- Page 1 -------------------------------------------------------------------------------------------------


def page_one_rows(twins: Twins, facts: PageOneFacts, rows: tuple[PageOneRow, ...]) -> tuple[PageOneRow, ...]:
    """The rows of page 1, each text in them followed by its twin as a line of its own."""
    if not twins.words:
        return rows
    closed = [day for day, _ in first_days.closed_inside(_span(facts), facts.closed_days)]
    found = []
    for row in rows:
        day = closed.pop(0) if row.row is FirstDaysRow.CLOSED_DAYS and closed else None
        paths = (f"first_days.edited.{row.row}.words",) if row.edited else _paths(row, facts, str(day))
        found.append(replace(row, lines=_followed(twins, facts, row.lines, paths)))
    return tuple(found)


def call_lines(twins: Twins, facts: PageOneFacts, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of the box below the rows; what holds if the promised call is missed is said in both languages."""
    if not twins.words or not first_days.promised_calls(facts.client, facts.document):
        return lines
    return _followed(twins, facts, lines, ("first_days.call.if_missed",))


def _followed(
    twins: Twins, facts: PageOneFacts, lines: tuple[Line, ...], paths: tuple[str, ...]
) -> tuple[Line, ...]:
    """The lines with the twin of each text behind the line in which it ends, in the order of the texts."""
    written = {text.path: text.words for text in free_texts(facts.document)}
    for path in paths:
        place = _end_of(written.get(path, ""), lines)
        place += len(tuple(takewhile(lambda line: line.twin, lines[place:])))
        said = tuple(Line((Run(one.words),), twin=True, language=one.language) for one in twins.beside(path))
        if lines[max(place - len(said), 0) : place] != said:  # that there is none yet is said once
            lines = (*lines[:place], *said, *lines[place:])
    return lines


def _end_of(words: str, lines: tuple[Line, ...]) -> int:
    """The place behind the line that ends what was written, however it was fitted into its sentence."""
    last = words.strip().rpartition("\n")[2].strip().rstrip(".").casefold()
    places = (place for place, line in enumerate(lines, start=1) if last and last in line.text().casefold())
    return next(places, len(lines))


def _span(facts: PageOneFacts) -> first_days.Span | None:
    return first_days.span(facts.client, facts.document)


def _paths(row: PageOneRow, facts: PageOneFacts, day: str) -> tuple[str, ...]:
    """The texts that the words of a row are put together from."""
    document = facts.document
    match row.row:
        case FirstDaysRow.SLEEP:
            return ("home.bring",) if document.home.place.is_known() else ()
        case FirstDaysRow.MEDICINE:
            shown = first_days.medicines_in_order(document)[:MEDICINES_IN_FULL]
            taken = (one for one in shown if not is_given_there(one.kind))
            return tuple(f"medicines.medicines.{one.key}.directions" for one in taken)
        case FirstDaysRow.TONIGHT:
            return ("first_days.tonight_details",) if document.first_days.tonight_with.strip() else ()
        case FirstDaysRow.CLOSED_DAYS:
            return (f"first_days.closed_days.{day}.words",)
        case FirstDaysRow.FIRST_VISIT:
            visit = first_days.first_visit(document, _span(facts))
            return (f"appointments.{visit.key}.ride", f"appointments.{visit.key}.backup") if visit else ()
        case FirstDaysRow.NALOXONE:
            return ("medicines.naloxone.kept_at",) if document.medicines.naloxone.is_handed_over() else ()
        case FirstDaysRow.CALL_PEOPLE:
            return ()
