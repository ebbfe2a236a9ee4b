"""If things get hard: the crisis plan, and the way back after a return to use. No blame anywhere."""

from aftercare_desktop.documents.flow import Columns, Inset, Keep, Paragraph
from aftercare_desktop.documents.plan.parts import BODY, STRONG, Blank, Story, cell_block, joined
from aftercare_desktop.documents.plan.twins import Cell
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.plans import CrisisContact, ReturnPlan
from aftercare_desktop.words.paper import HardTimes as Words
from aftercare_desktop.words.phones import shown_phone
from aftercare_desktop.words.plan import CALL_ANY_TIME, DANGER, DANGER_NUMBER

_CRISIS = "hard_times.crisis"


def write(story: Story) -> None:
    """Crisis plan first, then the return plan."""
    crisis = story.paper.document.hard_times.crisis
    story.written(Words.SIGNS, crisis.warning_signs, f"{_CRISIS}.warning_signs")
    story.written(Words.ALONE, crisis.alone, f"{_CRISIS}.alone")
    story.written(Words.DISTRACTIONS, crisis.distractions, f"{_CRISIS}.distractions")
    story.row(Words.PEOPLE, lambda said: _contacts(said, crisis.people))
    story.row(Words.PROFESSIONALS, lambda said: _professionals(said, crisis.professionals), whole=True)
    story.row(Words.SAFER, lambda said: _safer(said, crisis.safer))
    story.written(Words.MATTERS, crisis.matters, f"{_CRISIS}.matters")
    _way_back(story, story.paper.document.hard_times.back)


def _contacts(story: Story, contacts: tuple[CrisisContact, ...]) -> None:
    named = [contact for contact in contacts if contact.name.strip() or contact.phone.strip()]
    if not named:
        story.blank("")
        return
    listed = story.node.add(Role.LIST)
    for contact in named:
        item = listed.add(Role.ITEM)
        name = Paragraph(contact.name.strip(), STRONG, item.add(Role.LABEL))
        body = Paragraph(joined((shown_phone(contact.phone), contact.hours), ", "), BODY, item.add(Role.BODY))
        story.add(Columns([name, body], [0, 0], splits=True))


def _professionals(story: Story, contacts: tuple[CrisisContact, ...]) -> None:
    _contacts(story, contacts)
    numbers = story.inner()
    numbers.approved(ApprovedKey.CRISIS_LINE)
    numbers.text(f"{DANGER}: {DANGER_NUMBER}.")
    story.add(Keep(numbers.blocks))


def _safer(story: Story, words: str) -> None:
    if words.strip():
        story.beside(words.strip(), f"{_CRISIS}.safer")
    story.approved(ApprovedKey.MAKING_SAFER)


def _way_back(story: Story, back: ReturnPlan) -> None:
    """The return plan, on one page when it can be: it is read in a hard hour."""
    story.section(Words.WAY_BACK)
    own = story.inner()
    own.text(CALL_ANY_TIME)
    listed = own.node.add(Role.LIST)
    _said(own, listed, Words.STAYS, joined((back.stays_with, shown_phone(back.stays_with_phone)), ", "))
    _said(own, listed, Words.ALONE_CALL, joined((back.alone_call, shown_phone(back.alone_phone)), ", "))
    _said(own, listed, Words.CALL, joined((back.call, shown_phone(back.call_phone)), ", "))
    _said(own, listed, Words.CLINIC, joined((back.clinic, shown_phone(back.clinic_phone)), ", "))
    own.approved(ApprovedKey.RETURN_PLAN)
    _said(own, listed, Words.CHECKS_IN, back.checks_in.strip())
    _said(own, listed, Words.CHANGES, own.twins.cell(back.changes.strip(), "hard_times.back.changes"))
    story.add(Keep(own.blocks))


def _said(story: Story, listed: Node, label: str, words: Cell) -> None:
    item = listed.add(Role.ITEM)
    said = Paragraph(label, BODY, item.add(Role.LABEL))
    body = item.add(Role.BODY)
    value = cell_block(words, STRONG, body) if words else Blank("", body)
    story.add(Inset(Columns([said, value], [215, 0], splits=True), below=2))
