"""Daily life: work, money, parenting, wellness, and the week drawn as a calendar from everything scheduled."""

from aftercare_desktop.documents.flow import Space
from aftercare_desktop.documents.plan.parts import Story
from aftercare_desktop.documents.plan.twins import Cell, Twinned
from aftercare_desktop.documents.plan.week import week_block, write_week
from aftercare_desktop.domain import first_days, schedule
from aftercare_desktop.words.paper import DailyLife as Words


def write(story: Story) -> None:
    """The four headings and the week."""
    paper = story.paper
    life = paper.document.daily_life
    story.written(Words.WORK, life.work, "daily_life.work")
    story.written(Words.MONEY, life.money, "daily_life.money")
    story.written(Words.PARENTING, life.parenting, "daily_life.parenting")
    story.written(Words.WELLNESS, life.wellness, "daily_life.wellness")
    days = first_days.span(paper.client, paper.document)
    items = schedule.week(paper.document, days.first if days else None)
    story.heading(Words.WEEK)
    if paper.large:
        write_week(story, items)
    else:
        story.add(week_block(items, story.node))
    _routines(story)


def _routines(story: Story) -> None:
    """The calendar has no room for a second language: what happens every week stands below it in both, once."""
    rows: list[tuple[str, Cell]] = []
    for routine in story.paper.document.daily_life.routines:
        twins = story.twins.beside(f"daily_life.routines.{routine.key}.what")
        row = (routine.what.strip(), Twinned("", twins))
        rows += [row] if twins and row not in rows else []
    if rows:
        story.add(Space(6))
        story.facts(rows)
