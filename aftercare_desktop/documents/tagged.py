"""The structure of a tagged PDF: what is a heading, a paragraph, a list, a table cell, and where each is drawn.

Blocks make `Node`s in reading order while the document is composed; `pen.py` reports every marked stretch of a page;
`structure.py` writes the finished tree into the file (ISO 32000-1, 14.7 and 14.8).
"""

from dataclasses import dataclass, field
from enum import StrEnum

LONGEST_TEXT = 16_000
"""Characters an /ActualText may hold: PDF/A-2 allows strings of 32,767 bytes, two and more for each character."""


class Role(StrEnum):
    """Standard structure types."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"


@dataclass(eq=False, slots=True)
class Node:
    """An element of the structure. `marks` are (page index, mark number) pairs in the order they were drawn.

    `actual` replaces the drawn text for readers where shaping or direction would garble it.
    """

    role: Role
    children: list["Node"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    actual: str = ""
    scope: str = ""
    """For a head cell: "Column" or "Row"."""
    alternative: str = ""
    """For a figure: what it shows, in words."""
    language: str = ""
    """A tag of BCP 47 where it is not the document's own language."""

    def add(self, role: Role, *, scope: str = "") -> "Node":
        """A new last child."""
        child = Node(role, scope=scope)
        self.children.append(child)
        return child

    def is_empty(self) -> bool:
        """Nothing of it or below it was drawn. Cells always stay, so that columns keep their order."""
        if self.role in (Role.CELL, Role.HEAD_CELL):
            return False
        return not self.marks and all(child.is_empty() for child in self.children)


class Marks:
    """Hands out mark numbers page by page and remembers whose they are."""

    def __init__(self) -> None:
        self.pages: list[list[Node]] = []

    def start_page(self) -> None:
        """Numbers start again on each page."""
        self.pages.append([])

    def mark(self, node: Node) -> int:
        """The number under which the current page draws a part of `node`."""
        owners = self.pages[-1]
        owners.append(node)
        node.marks.append((len(self.pages) - 1, len(owners) - 1))
        return len(owners) - 1


def utf16_length(text: str) -> int:
    """The units a text takes in a PDF string."""
    return len(text) + sum(character > "\uffff" for character in text)


def hex_string(text: str) -> str:
    """A text as PDF writes it, whatever its characters."""
    return f"<FEFF{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
