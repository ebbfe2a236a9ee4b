"""Who took part, with lines to sign on. What happens after printing (signed, copy given) is recorded elsewhere."""

from aftercare_desktop.documents.flow import Block, Columns, Inset, Keep, Paragraph
from aftercare_desktop.documents.pen import Pen
from aftercare_desktop.documents.plan.parts import BODY, UNDER, Story, joined
from aftercare_desktop.documents.style import Piece, bold
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.plans import Participant, ParticipantRole
from aftercare_desktop.words import dates
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.paper import Everywhere
from aftercare_desktop.words.paper import Participants as Words
from aftercare_desktop.words.twins import translated_by

_SIGN_WIDTH = 216.0
_SIGN_HEIGHT = 34.0


def write(story: Story) -> None:
    """The whole name of the person, everybody who took part, and a signature line for each."""
    client = story.paper.client
    own = story.inner()
    before, after = Words.BELONGS
    own.text([Piece(before), bold(client.name.strip()), Piece(after)])
    _gone_over(own)
    _translated(own)
    people = story.paper.document.participants.people
    listed = story.node.add(Role.LIST)
    for person in people or _expected(story):
        own.add(_signature(person, listed.add(Role.ITEM)))
    copy = listed.add(Role.ITEM)
    said = Paragraph(Words.GOT_COPY, BODY, copy.add(Role.LABEL))
    own.add(SignLine(said, Paragraph(Everywhere.DATE, UNDER, copy.add(Role.BODY))))
    story.add(Keep(own.blocks))


def _gone_over(story: Story) -> None:
    """Read aloud and told back, each only where it is recorded."""
    participants = story.paper.document.participants
    read, told = participants.read_aloud, participants.told_back
    if read.is_done() and read.on is not None:
        story.text(Words.READ_ALOUD.format(day=dates.full_date(read.on), who=read.by.strip()))
        if read.words.strip():
            story.text(Words.TALKED_ABOUT.format(what=read.words.strip()))
            story.twin("participants.read_aloud.words")
    if told.is_done() and told.on is not None:
        story.text(Words.TOLD_BACK.format(day=dates.full_date(told.on), who=told.by.strip()))
        if told.words.strip():
            story.text(Words.MY_WORDS.format(words=told.words.strip()))


def _translated(story: Story) -> None:
    """Who answers for the words in the other language."""
    if story.twins.words:
        story.text(translated_by(story.paper.document))


def _expected(story: Story) -> tuple[Participant, ...]:
    """Nobody is recorded yet: lines for the two people no plan is made without."""
    client = Participant("", ParticipantRole.CLIENT, story.paper.client.called())
    return client, Participant("", ParticipantRole.COUNSELOR, story.paper.made_with)


def _signature(person: Participant, item: Node) -> Block:
    took_part = Words.TOOK_PART.format(day=dates.full_date(person.on)) if person.on else ""
    printed = joined((person.name, label(person.role), took_part))
    name = Paragraph(printed, UNDER, item.add(Role.LABEL))
    return SignLine(name, Paragraph(Everywhere.DATE, UNDER, item.add(Role.BODY)))


class SignLine(Block):
    """Room to sign above the printed name, and a shorter line for the date."""

    def __init__(self, name: Paragraph, day: Paragraph) -> None:
        self.words = Inset(Columns([name, day], [0, 120], gap=24), above=_SIGN_HEIGHT)

    def measure(self, width: float) -> float:
        return self.words.height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        line = top - _SIGN_HEIGHT + 1
        with pen.artifact():
            pen.rule(x, line, _SIGN_WIDTH, 0.75)
            pen.rule(x + width - 120, line, 120, 0.75)
        self.words.draw(pen, x, top, width)
