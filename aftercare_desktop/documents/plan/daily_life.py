"""Daily life: work, money, parenting, wellness, and the week drawn as a calendar from everything scheduled."""

from aftercare_desktop.documents.plan.parts import Story
from aftercare_desktop.documents.plan.week import week_block, write_week
from aftercare_desktop.domain import first_days, schedule
from aftercare_desktop.words.paper import DailyLife as Words


def write(story: Story) -> None:
    """The four headings and the week."""
    paper = story.paper
    life = paper.document.daily_life
    story.written(Words.WORK, life.work)
    story.written(Words.MONEY, life.money)
    story.written(Words.PARENTING, life.parenting)
    story.written(Words.WELLNESS, life.wellness)
    days = first_days.span(paper.client, paper.document)
    items = schedule.week(paper.document, days.first if days else None)
    story.heading(Words.WEEK)
    if paper.large:
        write_week(story, items)
    else:
        story.add(week_block(items, story.node))
