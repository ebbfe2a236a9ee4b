"""The signature page: which version, who signed it when and how, who chose not to, who got a copy.

The frozen client copy never changes, so this is a paper of its own, made anew from the record whenever it is printed.
"""

from aftercare_desktop.documents.flow import Block, Keep, Paragraph, SectionTitle, Space, Stack
from aftercare_desktop.documents.logo import pixels
from aftercare_desktop.documents.pdfa import About
from aftercare_desktop.documents.pen import Pen
from aftercare_desktop.documents.plan.participants import SignLine
from aftercare_desktop.documents.plan.parts import STRONG, UNDER, Ruled, Story, joined
from aftercare_desktop.documents.plan.signed_paper import SignedPaper
from aftercare_desktop.documents.sheet import Frame, compose
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.plans import ParticipantRole
from aftercare_desktop.domain.signing import Signer, signed_as, signers
from aftercare_desktop.words import dates
from aftercare_desktop.words import signing as words
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.paper import Everywhere
from aftercare_desktop.words.signing import SignaturePage as Words

_SIGN_WIDTH = 216.0
_ANSWERED = (PlanEventKind.SIGNED, PlanEventKind.CHOSE_NOT_TO_SIGN)
_COPIES = (PlanEventKind.COPY_GIVEN, PlanEventKind.COPY_DECLINED)


def draw_signed(paper: SignedPaper) -> bytes:
    """The page, or pages; see `signed_pdf`, which is the way in."""
    plan = paper.plan
    document = Node(Role.DOCUMENT)
    frame = Frame(plan.paper, plan.client.called(), plan.footer(), paper.marks(), plan.letterhead, plan.large)
    story = Story(plan, document)
    story.add(SectionTitle(Words.TITLE, Words.UNDER.format(number=plan.number), document))
    story.text(Words.BELONGS.format(number=plan.number, day=dates.full_date(plan.made_on)))
    story.text(Words.FINGERPRINT.format(fingerprint=words.fingerprint(paper.document_sha256)), UNDER)
    story.add(Space(6))
    story.text(Words.SAYS.format(words=words.READ_IT))
    _signatures(story, paper)
    _copies(story, paper)
    _scans(story, paper)
    return compose(frame, [story.blocks], document, About(Words.TITLE, plan.made_on))


def _signatures(story: Story, paper: SignedPaper) -> None:
    listed = story.node.add(Role.LIST)
    answered = [event for event in paper.events if event.kind in _ANSWERED]
    for event in answered:
        story.add(_answer(event, paper.pictures.get(event.file_sha256, b""), listed.add(Role.ITEM)))
    for signer in _waiting(paper, answered):
        story.add(_not_yet(signer, listed.add(Role.ITEM)))


def _waiting(paper: SignedPaper, answered: list[PlanEvent]) -> list[Signer]:
    """Who took part and neither signed nor chose not to. A name is the same however its letters are written."""
    names = {event.person.strip().casefold() for event in answered}
    roles = {signed_as(event).role for event in answered}
    return [
        one
        for one in signers(paper.plan.document, paper.plan.client.called())
        if one.name.casefold() not in names and not (one.role in roles and one.role is ParticipantRole.CLIENT)
    ]


def _answer(event: PlanEvent, picture: bytes, item: Node) -> Block:
    """The drawn signature above its line, the printed name below, and how it came to be."""
    said = item.add(Role.BODY)
    blocks: list[Block] = [Space(10)]
    if picture:
        figure = item.add(Role.FIGURE)
        figure.alternative = Words.PICTURE.format(name=event.person.strip())
        item.children.reverse()  # the picture is read before the words below it
        blocks.append(SignedPicture(picture, figure))
    printed = joined((event.person, words.as_whom(event)))
    below: list[Block] = [Paragraph(printed, STRONG, said), Paragraph(words.how_signed(event), UNDER, said)]
    if event.note.strip():
        below.append(Paragraph(event.note.strip(), UNDER, said))
    blocks.append(Ruled(Stack([Space(3), *below])))
    return Keep(blocks) if len(event.note) < 1_000 else Stack(blocks)


def _not_yet(signer: Signer, item: Node) -> Block:
    """Words that say so, and room to sign by hand."""
    printed = f"{Words.NOT_YET}: {joined((signer.name, label(signer.role)))}"
    name = Paragraph(printed, UNDER, item.add(Role.LABEL))
    return SignLine(name, Paragraph(Everywhere.DATE, UNDER, item.add(Role.BODY)))


def _copies(story: Story, paper: SignedPaper) -> None:
    story.heading(Words.COPIES)
    copies = [event for event in paper.events if event.kind in _COPIES]
    for event in copies:
        what = label(event.kind)
        story.text(f"{what}: {joined((event.person, words.when(event)))}")
        if event.note.strip():
            story.text(event.note.strip(), UNDER)
    if not copies:
        story.blank(f"{Words.NO_COPY}:")


def _scans(story: Story, paper: SignedPaper) -> None:
    scans = [event for event in paper.events if event.kind is PlanEventKind.SCAN_ATTACHED]
    if scans:
        story.heading(Words.SCANS)
    for event in scans:
        story.text(joined((words.when(event), event.person, event.note)))


class SignedPicture(Block):
    """A drawn signature on its line: 3 inches wide, never larger than it was drawn."""

    def __init__(self, png: bytes, figure: Node) -> None:
        self.png, self.figure = png, figure
        width, height, _ = pixels(png)
        self.high = _SIGN_WIDTH * height / width
        self.keep_with_next = True

    def measure(self, width: float) -> float:
        return self.high

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.tagged(self.figure):
            pen.picture(self.png, x, top - self.high, _SIGN_WIDTH, self.high)
