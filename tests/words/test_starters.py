"""What is said of starters: everything that will be put in, the question of a blank, and whose words they are."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from aftercare_desktop.domain.blanks import BLANK
from aftercare_desktop.domain.starters import (
    ListedStarter,
    Origin,
    Starter,
    StarterCrisis,
    StarterKind,
    StarterNeed,
    StarterRoutine,
    StarterStep,
)
from aftercare_desktop.words import starters as words
from tests.builders import NOW

ZONE = ZoneInfo("America/New_York")
GOAL = Starter(
    "g",
    title="A home",
    ask="Ask: What is home?",
    text="I want ___.",
    why="Because ___.",
    steps=(
        StarterStep("I call ___.", "Me", 0),
        StarterStep("I go.", "", 1),
        StarterStep("I stay.", "Ray", 7),
    ),
)
SIGN = Starter(
    "n", StarterKind.SIGN, "Alone", "Ask: When?", "I am alone ___.", action="I go out.", call="Sam"
)
STEP = Starter("s", StarterKind.STEP, "Call", "Ask: Whom?", "I call ___.", who="Me")
TEMPLATE = Starter(
    "t",
    StarterKind.TEMPLATE,
    "Whole",
    "Ask: What now?",
    parts=("g", "n", "gone"),
    routines=(StarterRoutine("Walk"),),
    needs=(StarterNeed(what="A ride"),),
    crisis=StarterCrisis(matters="My son", changes="I tell Sam."),
)
LIBRARY = {one.key: one for one in (GOAL, SIGN, STEP, TEMPLATE)}


@pytest.mark.parametrize(
    ("starter", "lines"),
    [
        (
            GOAL,
            (
                "I want ___.",
                "Why it matters: Because ___.",
                "• I call ___. (Me, the day I leave)",
                "• I go. (1 day after leaving)",
                "• I stay. (Ray, 7 days after leaving)",
            ),
        ),
        (SIGN, ("I am alone ___.", "What I do: I go out.", "Who I call: Sam")),
        (STEP, ("I call ___. (Me)",)),
        (
            TEMPLATE,
            (
                words.NOTHING_LOST,
                "Goals (1): A home",
                "Triggers and warning signs (1): Alone",
                "A beginning of the crisis plan",
                "A beginning of the way back",
                "Every week (1): Walk",
                "Help network (1): A ride",
            ),
        ),
    ],
    ids=lambda value: value.title if isinstance(value, Starter) else "",
)
def test_everything_that_is_put_in_is_told_before(starter: Starter, lines: tuple[str, ...]) -> None:
    assert words.preview(starter, LIBRARY) == lines


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        (f"I want {BLANK}.", GOAL.ask),
        (f"I swim.\nI am alone {BLANK}.", SIGN.ask),
        ("I want a home.", ""),
        (f"My own {BLANK}", ""),
        (f"I swim {BLANK}.\nI want a home.", ""),
    ],
)
def test_the_question_of_a_blank_is_that_of_its_starter(text: str, ask: str) -> None:
    assert words.ask_for(text, LIBRARY.values()) == ask


def test_whose_words_they_are() -> None:
    listed = ListedStarter(GOAL)
    assert words.changed(listed, {}, ZONE) == "The program's words"
    edited = replace(listed, origin=Origin.EDITED, hidden=True, version=2, changed_at=NOW, changed_by=3)
    told = "Edited here, hidden. Last changed by Priya Nadkarni, "
    assert words.changed(edited, {3: "Priya Nadkarni"}, ZONE).startswith(told)


def test_a_text_is_measured_with_its_blanks_filled() -> None:
    assert words.as_read(GOAL).splitlines()[:2] == ["I want this.", "Because this."]
    assert words.as_read(TEMPLATE, LIBRARY).count("\n") == 10
    assert words.grade(GOAL) == "Grade 1"
