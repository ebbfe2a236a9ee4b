"""Starters: goals, steps, signs and whole plans to begin from, each asking for the client's own words."""

from enum import StrEnum


class StarterKind(StrEnum):
    """What a starter begins. Values are stored and never renamed."""

    GOAL = "goal"
    STEP = "step"
    SIGN = "sign"
    COPING = "coping"
    WELLNESS = "wellness"
    LIFE_SKILL = "life_skill"
    TEMPLATE = "template"
