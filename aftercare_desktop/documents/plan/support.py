"""The support circle in two columns, and the help network."""

from aftercare_desktop.documents.flow import Block, Columns, Inset, Keep, Paragraph, Rule, Space, Stack
from aftercare_desktop.documents.plan.parts import BODY, PHONE, SMALL, STRONG, Ruled, Story, joined
from aftercare_desktop.documents.plan.twins import Cell, Twins
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.plans import CirclePlace, CircleRole, Need
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.paper import Support as Words
from aftercare_desktop.words.phones import shown_phone
from aftercare_desktop.words.plan import STILL_LOOKING

_GAP = 21.0
_PHONE_WIDTH = 84.0
_WITHOUT_PHONE = (CircleRole.GROUP, CircleRole.MEETING)  # No line to write on where nobody answers a phone.


def write(story: Story) -> None:
    """The places the person chose; one nobody fills yet says so. Then what the help network is asked for."""
    support = story.paper.document.support
    chosen = [place for place in support.places if not place.not_for_me]
    if chosen:
        _circle(story, chosen)
    else:
        for words in Words.NONE_YET:
            story.blank(words)
    if support.needs:
        story.heading(Words.HELP)
        story.table(Words.HELP_HEADS, [_need(story.twins, need) for need in support.needs], (0.0, 0.0, 90.0))


def _circle(story: Story, chosen: list[CirclePlace]) -> None:
    listed = story.node.add(Role.LIST)
    cells = [_place(story.twins, place, listed.add(Role.ITEM)) for place in chosen]
    beside = 1 if story.paper.large else 2
    cells += [Space(0)] * (-len(cells) % beside)
    for index in range(0, len(cells), beside):
        row = [
            cell if index == 0 or isinstance(cell, Space) else Ruled(cell)
            for cell in cells[index : index + beside]
        ]
        story.add(Columns(row, [0] * beside, gap=_GAP))
    story.add(Rule())


def _place(twins: Twins, place: CirclePlace, item: Node) -> Block:
    name, role = place.name.strip(), label(place.role)
    title = name or Words.MY_ROLE.format(role=role.lower())
    kind = "" if role.lower() in f"{name} {place.what_for}".lower() else role
    about = joined((kind, place.what_for) if name else (STILL_LOOKING, place.what_for), ". ")
    below = twins.beside(f"support.places.{place.key}.what_for")
    said: list[Block] = [Paragraph(title, STRONG, item.add(Role.LABEL))]
    body = item.add(Role.BODY)
    if about:
        said.append(Paragraph(about, BODY if below else SMALL, body))
    said += [twin.block(body.add(Role.PARAGRAPH)) for twin in below]
    has_none = name and place.role in _WITHOUT_PHONE
    phone = Paragraph(shown_phone(place.phone) or ("" if has_none else Words.BLANK_PHONE), PHONE, body)
    row = Columns([Stack(said), phone], [0, _PHONE_WIDTH], gap=7.5)
    return Inset(Keep([row]), above=5, below=6)


def _need(twins: Twins, need: Need) -> tuple[Cell, str, str]:
    return (
        twins.cell(joined((label(need.kind), need.what), ": "), f"support.needs.{need.key}.what"),
        need.name.strip() or STILL_LOOKING,
        shown_phone(need.phone),
    )
