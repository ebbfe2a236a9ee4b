"""Draws the chart copy; `chart_pdf` is the way in."""

from dataclasses import replace

from aftercare_desktop.documents.chart.paper import ChartFacts, ChartPaper
from aftercare_desktop.documents.flow import Block, SectionTitle
from aftercare_desktop.documents.pdfa import About
from aftercare_desktop.documents.plan.document import chapters, not_collecting
from aftercare_desktop.documents.plan.paper import PlanPaper
from aftercare_desktop.documents.plan.parts import Story
from aftercare_desktop.documents.sheet import Frame, compose
from aftercare_desktop.documents.style import Text
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.words import dates
from aftercare_desktop.words.approved import TITLES
from aftercare_desktop.words.print_set import Chart as Words

_APPROVER, _DAY = 150.0, 150.0
_WHEN, _BY = 130.0, 130.0


def draw(paper: ChartPaper) -> bytes:
    """Every page; see `chart_pdf`."""
    with not_collecting():
        plan = replace(paper.plan, large=False, copy_mark=Words.MARK)
        document = Node(Role.DOCUMENT)
        frame = Frame(plan.paper, _whose(plan), plan.footer(), plan.marks(), plan.letterhead)
        record = _record(paper.facts, plan, document)
        copied = chapters(plan, frame, document)
        followed = _followed(paper.facts, plan, document)
        return compose(frame, [record, *copied, followed], document, About(Words.TITLE, plan.made_on))


def _whose(plan: PlanPaper) -> str:
    """Two identifiers beside the name on every page: sheets of a chart get parted."""
    client = plan.client
    born = Words.BORN.format(day=dates.birth_date(client.birth_date)) if client.birth_date else ""
    number = client.record_number.strip()
    record = Words.RECORD.format(number=number) if number else ""
    return "\n".join(part for part in (client.name.strip(), ", ".join(filter(None, (born, record)))) if part)


def _record(facts: ChartFacts, plan: PlanPaper, document: Node) -> list[Block]:
    story = Story(plan, document)
    client = plan.client
    story.add(SectionTitle(Words.TITLE, Words.UNDER, document))
    called = client.preferred_name.strip()
    rows: list[tuple[str, Text]] = [(Words.NAME, client.name.strip())]
    rows += [(Words.CALLED, called)] if called else []
    rows += [
        (Words.BIRTH_DATE, dates.birth_date(client.birth_date) if client.birth_date else ""),
        (Words.RECORD_NUMBER, client.record_number.strip()),
        (
            Words.ALLERGIES,
            client.allergies.strip() or (Words.NO_ALLERGIES if client.no_known_allergies else ""),
        ),
        (Words.VERSION, str(plan.number)),
        (Words.FINALIZED, facts.finalized),
    ]
    rows += [(Words.DOCUMENT, facts.document_sha256)] if facts.document_sha256 else []
    rows += [(Words.PAPER, facts.pdf_sha256)] if facts.pdf_sha256 else []
    rows.append((Words.GAPS, "\n".join(facts.gaps) or Words.NO_GAPS))
    if facts.gaps_reason.strip():
        rows.append((Words.REASON, facts.gaps_reason.strip()))
    rows.append((Words.PRINTED, facts.printed))
    story.facts(rows)
    return story.blocks


def _followed(facts: ChartFacts, plan: PlanPaper, document: Node) -> list[Block]:
    story = Story(plan, document)
    story.add(SectionTitle(Words.EVENTS, Words.UNDER, document))
    if facts.events:
        rows: list[tuple[Text, ...]] = [(event.when, event.what, event.by) for event in facts.events]
        story.table(Words.EVENT_HEADS, rows, (_WHEN, 0.0, _BY))
    else:
        story.text(Words.NO_EVENTS)
    if facts.approvals:
        story.section(Words.APPROVALS)
        approvals = [_approval(plan, key) for key in facts.approvals]
        story.table(Words.APPROVAL_HEADS, approvals, (0.0, _APPROVER, _DAY))
    return story.blocks


def _approval(plan: PlanPaper, key: ApprovedKey) -> tuple[Text, Text, Text]:
    """Who approved a sentence and when; words approved after finalizing were not on the paper as given."""
    sentence = plan.approved.get(key)
    if sentence is None or not sentence.is_approved() or sentence.approved_on is None:
        return TITLES[key], Words.NOT_APPROVED, ""
    day = dates.day_of_year(sentence.approved_on)
    later = plan.final and sentence.approved_on > plan.made_on
    return TITLES[key], sentence.approver, Words.LATER.format(day=day) if later else day
