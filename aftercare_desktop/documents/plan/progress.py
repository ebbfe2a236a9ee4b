"""What the person gained in treatment and brings: progress, strengths, needs, abilities, preferences."""

from aftercare_desktop.documents.plan.parts import Story
from aftercare_desktop.words.paper import Progress as Words


def write(story: Story) -> None:
    """The five headings of the discharge standards, in the person's own words."""
    progress = story.paper.document.progress
    story.written(Words.PROGRESS, progress.progress, "progress.progress")
    story.written(Words.STRENGTHS, progress.strengths, "progress.strengths")
    story.written(Words.NEEDS, progress.needs, "progress.needs")
    story.written(Words.ABILITIES, progress.abilities, "progress.abilities")
    story.written(Words.PREFERENCES, progress.preferences, "progress.preferences")
