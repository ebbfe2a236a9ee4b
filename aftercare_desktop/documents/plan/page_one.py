"""What page 1 says, assembled once and then tried at every tightness: of a plan, and of somebody who leaves now."""

from dataclasses import dataclass

from aftercare_desktop.documents.plan.paper import PlanPaper
from aftercare_desktop.documents.plan.twins import Twins, call_lines, page_one_rows
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.domain.plans.twins import prints
from aftercare_desktop.words import first_days as words
from aftercare_desktop.words import leaving
from aftercare_desktop.words.paper import FirstDays as Words
from aftercare_desktop.words.plan import PAPER_TITLES
from aftercare_desktop.words.twins import translated_by


@dataclass(frozen=True, slots=True)
class Content:
    """Title and small words of the band, the rows, the lines of the box below them, and the closing words."""

    paper: PlanPaper
    title: str
    under: str
    rows: tuple[words.PageOneRow, ...]
    call: tuple[words.Line, ...]
    closing: words.Line | None = None

    def length(self) -> int:
        """Characters in the rows, a first guess at whether they can fit at all."""
        return sum(len(line.text()) for row in self.rows for line in row.lines)


def assemble(paper: PlanPaper) -> Content:
    """Page 1 of a plan: the first 72 hours and the call that was promised."""
    facts, twins = paper.facts(), Twins.of(paper)
    title, under = PAPER_TITLES[Section.FIRST_DAYS], _under(paper, words.period(facts))
    rows = page_one_rows(twins, facts, words.page_one(facts))
    return Content(paper, title, under, rows, call_lines(twins, facts, words.promised_call(facts)))


def assemble_leaving(paper: PlanPaper) -> Content:
    """Page 1 of somebody who leaves now: headed by the day, closed by the open door."""
    facts, twins = paper.facts(), Twins.of(paper)
    under = _under(paper, leaving.under_title(facts))
    rows = page_one_rows(twins, facts, leaving.rows(facts))
    after = call_lines(twins, facts, leaving.after_leaving(facts))
    return Content(paper, leaving.TITLE, under, rows, after, leaving.door(paper.center))


def _under(paper: PlanPaper, said: str) -> str:
    replaces = Words.REPLACES.format(number=paper.replaces) if paper.replaces is not None else ""
    translated = translated_by(paper.document) if prints(paper.document) else ""
    return "\n".join(part for part in (said, replaces, translated) if part)
