"""Daily life: work, money, parenting, wellness, and the week drawn as a calendar from everything scheduled."""

from aftercare_desktop.documents.plan.parts import Story
from aftercare_desktop.documents.plan.week import week_block
from aftercare_desktop.domain import first_days, schedule


def write(story: Story) -> None:
    """The four headings and the week."""
    paper = story.paper
    life = paper.document.daily_life
    story.written("Work and learning", life.work)
    story.written("Money", life.money)
    story.written("Children and parenting", life.parenting)
    story.written("Staying well", life.wellness)
    days = first_days.span(paper.client, paper.document)
    items = schedule.week(paper.document, days.first if days else None)
    story.heading("My week")
    story.add(week_block(items, story.node))
