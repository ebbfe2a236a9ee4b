"""The order of the plan on paper: which sections share a chapter, and the finished PDF.

To add a section: write a module beside this one with `write(story)`, and name it in `_CHAPTERS`.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from aftercare_desktop.documents.flow import Block, SectionTitle
from aftercare_desktop.documents.pdfa import About
from aftercare_desktop.documents.plan import (
    appointments,
    daily_life,
    first_days,
    goals,
    hard_times,
    home,
    medicines,
    participants,
    peers,
    progress,
    signs,
    support,
)  # fmt: skip
from aftercare_desktop.documents.plan.paper import PlanPaper
from aftercare_desktop.documents.plan.parts import Story
from aftercare_desktop.documents.sheet import Frame, compose, dealt, room
from aftercare_desktop.documents.tagged import Node, Role
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.words.paper import Plan as Words
from aftercare_desktop.words.plan import PAPER_TITLES, PAPER_UNDERTITLES

_WRITERS: dict[Section, Callable[[Story], None]] = {
    Section.PROGRESS: progress.write,
    Section.GOALS: goals.write,
    Section.SIGNS: signs.write,
    Section.MEDICINES: medicines.write,
    Section.APPOINTMENTS: appointments.write,
    Section.PEERS: peers.write,
    Section.HOME: home.write,
    Section.SUPPORT: support.write,
    Section.HARD_TIMES: hard_times.write,
    Section.DAILY_LIFE: daily_life.write,
    Section.PARTICIPANTS: participants.write,
}

_CHAPTERS: tuple[tuple[Section, ...], ...] = (
    (Section.GOALS, Section.SUPPORT),
    (
        Section.SIGNS,
        Section.HARD_TIMES,
        Section.MEDICINES,
        Section.APPOINTMENTS,
        Section.PEERS,
        Section.HOME,
        Section.PROGRESS,
        Section.DAILY_LIFE,
        Section.PARTICIPANTS,
    ),
)
"""Sections that follow each other on the same pages; each group begins a page, the first 72 hours before all.

Where a group leaves its last page more than half empty, the next one follows on it instead.
"""

_MOST_EMPTY = 0.5


def draw(paper: PlanPaper) -> bytes:
    """Draw every chapter; see `plan_pdf`, which is the way in."""
    with not_collecting():
        return _draw(paper)


@contextmanager
def not_collecting() -> Iterator[None]:
    """Drawing makes a hundred thousand objects and no rings; looking for rings meanwhile took a twentieth of the time.

    Two drawings at once are safe: the first to end lets the other one be looked through.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _draw(paper: PlanPaper) -> bytes:
    document, frame = Node(Role.DOCUMENT), frame_of(paper)
    about = About(Words.TITLE if paper.final else Words.DRAFT_TITLE, paper.made_on)
    return compose(frame, chapters(paper, frame, document), document, about)


def frame_of(paper: PlanPaper) -> Frame:
    """What every sheet of a plan shows around its chapters."""
    return Frame(
        paper.paper,
        paper.client.called(),
        paper.footer(),
        paper.marks(),
        paper.letterhead,
        paper.large,
    )


def chapters(paper: PlanPaper, frame: Frame, document: Node) -> list[list[Block]]:
    """The whole plan as chapters; `document` is the structure they are hung into."""
    found = first_days.chapters(paper, frame, document)
    page_one = 1 if not paper.large else 0  # Read by itself, on a refrigerator: nothing follows on it.
    for sections in _CHAPTERS:
        chapter = _chapter(paper, sections, document)
        if len(found) > page_one and _ends_short(found[-1], frame, first=len(found) == 1):
            found[-1] = [*found[-1], *chapter]
        else:
            found.append(chapter)
    return found


def _ends_short(chapter: list[Block], frame: Frame, *, first: bool) -> bool:
    """Whether the last page of the chapter would stay more than half empty."""
    last = dealt(frame, chapter, first=first)[-1]
    title = next(block for block in chapter if isinstance(block, SectionTitle))
    used = sum(block.height(frame.width) for block in last if block is not title)
    return used < room(frame, title) * _MOST_EMPTY


def _chapter(paper: PlanPaper, sections: tuple[Section, ...], document: Node) -> list[Block]:
    story = Story(paper, document)
    for section in sections:
        story.add(SectionTitle(PAPER_TITLES[section], PAPER_UNDERTITLES[section], document))
        _WRITERS[section](story)
    return story.blocks
