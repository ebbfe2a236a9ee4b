"""A fact on a sheet: its name at the left in gray, what is known of it at the right."""

from aftercare_desktop.documents.flow import Block, Columns, Inset, Paragraph
from aftercare_desktop.documents.plan.parts import BODY, UNDER
from aftercare_desktop.documents.style import Text
from aftercare_desktop.documents.tagged import Node, Role

LABEL_WIDTH = 110.0


def fact(name: str, value: Text, document: Node, label_width: float = LABEL_WIDTH) -> Block:
    """The row of one fact."""
    said = Inset(Paragraph(name, UNDER, document.add(Role.PARAGRAPH)), above=2.2)
    words = Paragraph(value, BODY, document.add(Role.PARAGRAPH))
    return Columns([said, words], [label_width, 0], splits=True)
