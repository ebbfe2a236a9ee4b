"""The structure of a tagged PDF: what is a heading, a paragraph, a list, a table cell, and where each is drawn.

Blocks make `Node`s in reading order while the document is composed; `pen.py` reports every marked stretch of a page;
`write` hangs the finished tree into the file (ISO 32000-1, 14.7 and 14.8).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import pikepdf
from pikepdf import Array, Dictionary, Name, String

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


_NAMES = {role: Name("/" + role) for role in Role}


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


def write(pdf: pikepdf.Pdf, root: Node, marks: Marks, language: str) -> None:
    """Hang the tree below `root` into the catalog and tie every page's marks to it."""
    pages = [page.obj for page in pdf.pages]
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    elements: dict[Node, pikepdf.Object] = {}
    tree.K = Array([_element(pdf, root, tree, pages, elements)])
    numbers = Array()
    for index, owners in enumerate(marks.pages):
        numbers.append(index)
        numbers.append(pdf.make_indirect(Array([elements[node] for node in owners])))
        pages[index].StructParents = index
        pages[index].Tabs = Name.S
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(marks.pages)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String(language)


def _element(
    pdf: pikepdf.Pdf,
    node: Node,
    parent: pikepdf.Object,
    pages: list[pikepdf.Dictionary],
    elements: dict[Node, pikepdf.Object],
) -> pikepdf.Object:
    """The element of a node with everything below it. Hundreds are made: entries are set all at once."""
    entries: dict[str, pikepdf.Object | int] = {"/S": _NAMES[node.role], "/P": parent}
    if node.marks:
        entries["/Pg"] = pages[node.marks[0][0]]
    if node.scope:
        entries["/A"] = Dictionary(O=Name.Table, Scope=Name("/" + node.scope))
    if 0 < utf16_length(node.actual) <= LONGEST_TEXT:
        entries["/ActualText"] = String(node.actual)
    if len(node.marks) == 1 and not node.children:
        entries["/K"] = node.marks[0][1]
        element = elements[node] = pdf.make_indirect(Dictionary(entries))
        return element
    element = elements[node] = pdf.make_indirect(Dictionary(entries))
    kids = Array(list(_marked(node, pages)))
    for child in node.children:
        if not child.is_empty():
            kids.append(_element(pdf, child, element, pages, elements))
    element.K = kids
    return element


def _marked(node: Node, pages: list[pikepdf.Dictionary]) -> Iterator[int | Dictionary]:
    first = node.marks[0][0] if node.marks else 0
    for page, number in node.marks:
        if page == first:
            yield number
        else:
            yield Dictionary(Type=Name.MCR, Pg=pages[page], MCID=number)
