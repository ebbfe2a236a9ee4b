"""Section 2: what the person gained and brings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """Gains in treatment; strengths, needs, abilities, preferences (the discharge standards' headings)."""

    progress: str = ""
    strengths: str = ""
    needs: str = ""
    abilities: str = ""
    preferences: str = ""
