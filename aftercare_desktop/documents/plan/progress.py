"""What the person gained in treatment and brings: progress, strengths, needs, abilities, preferences."""

from aftercare_desktop.documents.plan.parts import Story


def write(story: Story) -> None:
    """The five headings of the discharge standards, in the person's own words."""
    progress = story.paper.document.progress
    story.written("What I did", progress.progress)
    story.written("What I am good at", progress.strengths)
    story.written("What I need", progress.needs)
    story.written("What I can do", progress.abilities)
    story.written("What I like and prefer", progress.preferences)
