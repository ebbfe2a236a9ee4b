"""The overview of a client in words: the answers as short lines, and whom the support circle shows.

What is not recorded is said as a gap that leads to where it is entered; it is never left out.
"""

from aftercare_desktop.words.overview.answers import answers
from aftercare_desktop.words.overview.circle import circle_places, circle_words
from aftercare_desktop.words.overview.lines import (
    NO_PLAN,
    PLAN_NOT_FOR_ROLE,
    Answer,
    AnswerLine,
    Tone,
    plan_source,
)
from aftercare_desktop.words.overview.safety import SAFETY_LINK, SAFETY_LINK_SEEN

__all__ = [
    "NO_PLAN",
    "PLAN_NOT_FOR_ROLE",
    "SAFETY_LINK",
    "SAFETY_LINK_SEEN",
    "Answer",
    "AnswerLine",
    "Tone",
    "answers",
    "circle_places",
    "circle_words",
    "plan_source",
]
