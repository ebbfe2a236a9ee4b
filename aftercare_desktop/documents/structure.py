"""The structure tree written into a drawn file, as text in an incremental update (ISO 32000-1, 7.5.6).

A plan has five hundred elements; making each as a pikepdf object takes far longer than reading them all from one
stream. pikepdf folds the update in when it saves the file.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from struct import Struct

import pikepdf
from pikepdf import Dictionary, Name, String

from aftercare_desktop.documents.tagged import LONGEST_TEXT, Marks, Node, hex_string, utf16_length

_TRAILER = re.compile(
    rb"/Root (?P<root>\d+ \d+ R)\s+/Size (?P<size>\d+).*?startxref\s+(?P<table>\d+)", re.DOTALL
)
_PLACE = Struct(">BIH")
"""Where an object is: 1, its offset, 0; or 2, the object stream that holds it, its place there."""


def appended(drawn: bytes, root: Node, marks: Marks, pages: Sequence[int]) -> tuple[bytes, int]:
    """The drawn file with the tree below `root` at its end, and the object number of the tree.

    `pages` are the object numbers of the pages.
    """
    trailer = _TRAILER.search(drawn, drawn.rindex(b"trailer"))
    assert trailer is not None, "ReportLab ends every file with its trailer"
    tree = _Tree(int(trailer["size"]), pages)
    tree.write(root, marks)
    entries = f"/Root {trailer['root'].decode('ascii')} /Prev {int(trailer['table'])}"
    return drawn + _update(tree.objects, tree.first, len(drawn), entries), tree.first


def hang_in(pdf: pikepdf.Pdf, tree: int, language: str) -> None:
    """Name the appended tree in the catalog and tie every page's marks to it."""
    for index, page in enumerate(pdf.pages):
        page.obj.StructParents = index
        page.obj.Tabs = Name.S
    pdf.Root.StructTreeRoot = pdf.get_object(tree, 0)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String(language)


class _Tree:
    """The objects of a structure tree as text, numbered from `first`: the tree itself, its table of marks, elements."""

    def __init__(self, first: int, pages: Sequence[int]) -> None:
        self.first, self.objects = first, ["", ""]
        self._pages = pages
        self._numbers: dict[Node, int] = {}

    def write(self, root: Node, marks: Marks) -> None:
        """Everything below `root`, and for each page whose its marks are."""
        top = self._add(root, self.first)
        parents = []
        for index, owners in enumerate(marks.pages):
            parents.append(f"{index} {self.first + len(self.objects)} 0 R")
            self.objects.append(f"[{' '.join([f'{self._numbers[node]} 0 R' for node in owners])}]")
        self.objects[0] = (
            f"<</Type /StructTreeRoot /K [{top} 0 R] /ParentTree {self.first + 1} 0 R"
            f" /ParentTreeNextKey {len(parents)}>>"
        )
        self.objects[1] = f"<</Nums [{' '.join(parents)}]>>"

    def _add(self, node: Node, parent: int) -> int:
        """The element of a node and after it everything below; answers its object number."""
        place = len(self.objects)
        own = self._numbers[node] = self.first + place
        self.objects.append("")
        kids = self._marked(node)
        for child in node.children:
            if not child.is_empty():
                kids.append(f"{self._add(child, own)} 0 R")
        said = kids[0] if node.marks and len(kids) == 1 else f"[{' '.join(kids)}]"
        entries = f"<</S /{node.role} /P {parent} 0 R /K {said}"
        if node.marks:
            entries += f" /Pg {self._pages[node.marks[0][0]]} 0 R"
        if node.scope:
            entries += f" /A <</O /Table /Scope /{node.scope}>>"
        if node.actual and utf16_length(node.actual) <= LONGEST_TEXT:
            entries += f" /ActualText {hex_string(node.actual)}"
        if node.language:
            entries += f" /Lang {hex_string(node.language)}"
        if node.alternative:
            entries += f" /Alt {hex_string(node.alternative)}"
        self.objects[place] = entries + ">>"
        return own

    def _marked(self, node: Node) -> list[str]:
        """The marks of a node; those on the page of the first are mere numbers."""
        if len(node.marks) == 1:
            return [str(node.marks[0][1])]
        return [
            str(number)
            if page == node.marks[0][0]
            else f"<</Type /MCR /Pg {self._pages[page]} 0 R /MCID {number}>>"
            for page, number in node.marks
        ]


def _update(objects: Sequence[str], first: int, offset: int, entries: str) -> bytes:
    """An update that begins at `offset`: the objects, numbered from `first`, in an object stream, and its table.

    From one stream they are read much faster than one by one (ISO 32000-1, 7.5.7 and 7.5.8).
    """
    stream = first + len(objects)
    table = stream + 1
    starts = accumulate([len(text) + 1 for text in objects[:-1]], initial=0)
    header = " ".join([f"{number} {start}" for number, start in enumerate(starts, start=first)])
    kept = _stream(
        stream,
        f"/Type /ObjStm /N {len(objects)} /First {len(header) + 1}",
        "\n".join([header, *objects]).encode("ascii"),
    )
    places = [_PLACE.pack(2, stream, index) for index in range(len(objects))]
    places += [_PLACE.pack(1, offset, 0), _PLACE.pack(1, offset + len(kept), 0)]
    found = _stream(
        table,
        f"/Type /XRef /W [1 4 2] /Index [{first} {len(places)}] /Size {table + 1} {entries}",
        b"".join(places),
    )
    return kept + found + f"startxref\n{offset + len(kept)}\n%%EOF\n".encode("ascii")


def _stream(number: int, entries: str, content: bytes) -> bytes:
    begin = f"{number} 0 obj\n<<{entries} /Length {len(content)}>>\nstream\n"
    return begin.encode("ascii") + content + b"\nendstream\nendobj\n"
