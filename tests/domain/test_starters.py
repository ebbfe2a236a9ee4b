"""Starters: what may be saved, which are offered first, and that putting one in loses and repeats nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aftercare_desktop.domain.blanks import (
    BLANK,
    filled,
    find_blank,
    has_blank,
    next_open_blank,
    open_blanks,
    widened,
)
from aftercare_desktop.domain.clients import Child, Condition, Pregnancy, Substance, SubstanceUse
from aftercare_desktop.domain.plans import Goal, LifeArea, PlanDocument, Section, Sign, Step
from aftercare_desktop.domain.starters import (
    LifeGroup,
    Starter,
    StarterCrisis,
    StarterKind,
    StarterNeed,
    StarterRoutine,
    StarterStep,
    printed_texts,
)
from aftercare_desktop.domain.starters.finding import Concerns, concerns_of, fitting, found
from aftercare_desktop.domain.starters.inserting import first_blank, put_in
from aftercare_desktop.domain.starters.placing import Spot
from aftercare_desktop.domain.starters.rules import problems
from tests.builders import TODAY, build_client, full_plan

K = StarterKind
GOAL = Starter(
    "g",
    title="A home",
    ask="Ask: What is home?",
    text="I want ___.",
    why="Because ___.",
    area=LifeArea.HOME,
    steps=(StarterStep("I call ___.", "Me", 3), StarterStep("I go there.")),
)
STEP = Starter("s", K.STEP, "Call", "Ask: Whom?", "I call ___.", who="Me", by_days=2)
SIGN = Starter("n", K.SIGN, "Alone", "Ask: When?", "I am alone at ___.", action="I go out.", call="My mentor")
COPING = Starter("c", K.COPING, "Walk", "Ask: Where?", "I walk to ___.")
WELL = Starter("w", K.WELLNESS, "Sleep", "Ask: When?", "I sleep at ___.")
SKILL = Starter("l", K.LIFE_SKILL, "Budget", "Ask: What?", "I pay ___ first.", area=LifeArea.MONEY, by_days=1)
TEMPLATE = Starter(
    "t",
    K.TEMPLATE,
    "Whole",
    "Ask: What now?",
    parts=("g", "n", "c", "w", "l", "gone"),
    routines=(StarterRoutine("Walk with ___"),),
    needs=(StarterNeed(what="A ride to ___"),),
    crisis=StarterCrisis("I hide.", "I go to ___.", "My ___.", "I tell ___."),
)
LIBRARY = {one.key: one for one in (GOAL, STEP, SIGN, COPING, WELL, SKILL, TEMPLATE)}


def put(
    document: PlanDocument, starter: Starter, path: str = "", leaves: date | None = TODAY
) -> PlanDocument:
    return put_in(document, starter, LIBRARY, Spot(path, leaves)).document


@pytest.mark.parametrize(
    ("text", "has", "place"),
    [("", False, None), ("a__b", False, None), ("a ___.", True, (2, 5)), ("😀 " + BLANK, True, (2, 14))],
)
def test_a_blank_is_three_low_lines_or_more(text: str, has: bool, place: tuple[int, int] | None) -> None:
    assert (has_blank(text), find_blank(text)) == (has, place)
    assert has_blank(filled(text, "it")) is False
    assert widened(widened(text)) == widened(text)


def test_open_blanks_are_found_in_the_order_of_the_paper() -> None:
    goal = Goal("a" * 16, f"I want {BLANK}", steps=(Step("b" * 16), Step("c" * 16, "___")))
    document = replace(full_plan(), goals=(goal,))
    document = replace(document, daily_life=replace(document.daily_life, money="___"))
    assert open_blanks(document) == ("goals.0.words", "goals.0.steps.1.what", "daily_life.money")
    assert open_blanks(full_plan()) == ()
    after = {
        "": "goals.0.words",
        "progress.strengths": "goals.0.words",
        "goals.0.words": "goals.0.steps.1.what",
        "goals.0.why": "goals.0.steps.1.what",
        "goals.0.steps.1.what": "daily_life.money",
        "daily_life.money": "goals.0.words",
    }
    assert {path: next_open_blank(document, path) for path in after} == after
    assert next_open_blank(full_plan(), "goals.0.words") == ""


CHANGES = [
    (GOAL, {}, ""),
    (GOAL, {"title": " "}, "title"),
    (GOAL, {"ask": ""}, "ask"),
    (GOAL, {"text": ""}, "text"),
    (GOAL, {"text": "I want a home.", "why": "", "steps": ()}, "text"),
    (GOAL, {"text": "I want a home."}, ""),
    (GOAL, {"text": "x" * 1_001}, "text"),
    (GOAL, {"steps": (StarterStep("a ___", by_days=-1),)}, "steps.0.by_days"),
    (GOAL, {"steps": (StarterStep("a ___", by_days=366),)}, ""),
    (GOAL, {"steps": (StarterStep("a ___", by_days=367),)}, "steps.0.by_days"),
    (GOAL, {"steps": (StarterStep("___"),) * 12}, ""),
    (GOAL, {"steps": (StarterStep("___"),) * 13}, "steps"),
    (STEP, {"by_days": 400}, "by_days"),
    (TEMPLATE, {"parts": ("g",)}, ""),
    (TEMPLATE, {"parts": ()}, "parts"),
    (TEMPLATE, {"parts": ("t",)}, "parts.0"),
    (TEMPLATE, {"parts": ("g", "gone")}, "parts.1"),
    (TEMPLATE, {"parts": ("g",) * 41}, "parts"),
]


@pytest.mark.parametrize(("starter", "change", "field"), CHANGES)
def test_what_keeps_a_starter_from_being_saved(
    starter: Starter, change: dict[str, object], field: str
) -> None:
    changed = replace(starter, **{"parts": ("g",) if starter is TEMPLATE else (), **change})
    assert [one.field for one in problems(changed, tuple(LIBRARY.values()))] == ([field] if field else [])


def test_a_goal_comes_after_the_others_with_its_steps_dated_from_leaving() -> None:
    before = full_plan()
    after = put(before, GOAL, "goals.0.words")
    assert after.goals[:-1] == before.goals
    goal = after.goals[-1]
    assert (goal.words, goal.why, goal.area) == (f"I want {BLANK}.", f"Because {BLANK}.", LifeArea.HOME)
    assert [(s.what, s.who, s.by) for s in goal.steps] == [
        (f"I call {BLANK}.", "Me", TODAY + timedelta(days=3)),
        ("I go there.", "", None),
    ]
    assert put(before, GOAL, leaves=None).goals[-1].steps[0].by is None


def test_an_empty_goal_sign_or_step_at_hand_is_filled_and_keeps_its_key() -> None:
    document = PlanDocument(goals=(Goal("a" * 16, steps=(Step("b" * 16),)),))
    document = replace(document, signs=replace(document.signs, signs=(Sign("d" * 16),)))
    (goal,) = put(document, GOAL, "goals.0.words").goals
    assert (goal.key, len(goal.steps)) == ("a" * 16, 2)
    (goal,) = put(document, STEP, "goals.0.steps.0.what").goals
    assert [(step.key, step.what) for step in goal.steps] == [("b" * 16, f"I call {BLANK}.")]
    (sign,) = put(document, SIGN, "signs.signs.0.notice").signs.signs
    assert (sign.key, sign.call) == ("d" * 16, "My mentor")


@pytest.mark.parametrize(
    ("starter", "path", "lands"),
    [
        (GOAL, "", "goals.0"),
        (STEP, "", "goals.0.steps.0"),
        (SIGN, "", "signs.signs.0"),
        (COPING, "", "hard_times.crisis.alone"),
        (replace(COPING, area=LifeArea.PEERS), "", "hard_times.crisis.distractions"),
        (WELL, "daily_life.work", "daily_life.wellness"),
        (SKILL, "daily_life.work", "daily_life.money"),
        (SKILL, "goals", "goals.0.steps.0"),
        (replace(SKILL, area=LifeArea.PARENTING), "", "daily_life.parenting"),
        (replace(SKILL, area=LifeArea.HOME), "", "daily_life.wellness"),
    ],
)
def test_every_kind_has_its_place(starter: Starter, path: str, lands: str) -> None:
    inserted = put_in(PlanDocument(), starter, LIBRARY, Spot(path))
    assert inserted.path == lands
    assert first_blank(inserted).startswith(lands)


def test_what_helps_goes_into_the_sign_at_hand() -> None:
    document = put(put(PlanDocument(), SIGN), COPING, "signs.signs.0.action")
    assert document.signs.signs[0].action == f"I go out. I walk to {BLANK}."


def test_a_text_is_written_below_what_stands_there_and_never_twice() -> None:
    document = full_plan()
    document = replace(document, daily_life=replace(document.daily_life, wellness="I swim.\n"))
    once = put(document, WELL)
    assert once.daily_life.wellness == f"I swim.\nI sleep at {BLANK}."
    assert put_in(once, WELL, LIBRARY, Spot()).path == ""
    assert put(once, WELL) == once


def test_a_template_on_a_half_written_plan_loses_and_repeats_nothing() -> None:
    before = full_plan()
    once = put(before, TEMPLATE)
    assert once.goals[: len(before.goals)] == before.goals
    assert once.signs.signs[: len(before.signs.signs)] == before.signs.signs
    assert once.daily_life.routines[: len(before.daily_life.routines)] == before.daily_life.routines
    assert once.support.needs[: len(before.support.needs)] == before.support.needs
    for name in ("first_days", "progress", "medicines", "appointments", "peers", "home", "participants"):
        assert getattr(once, name) == getattr(before, name)
    for name in ("work", "money", "parenting", "wellness"):
        assert getattr(once.daily_life, name).startswith(getattr(before.daily_life, name))
    for name in ("warning_signs", "alone", "distractions", "matters", "safer"):
        assert getattr(once.hard_times.crisis, name).startswith(getattr(before.hard_times.crisis, name))
    assert len(once.goals) == len(before.goals) + 1
    assert once.support.needs[-1].what == f"A ride to {BLANK}"
    assert once.hard_times.back.changes.endswith(f"I tell {BLANK}.")
    assert put(once, TEMPLATE) == once


def test_whom_a_starter_concerns() -> None:
    nobody = build_client(substances=(), birth_date=date(2000, 11, 23))
    assert concerns_of(nobody, TODAY) == Concerns()
    groups = concerns_of(replace(nobody, birth_date=date(2000, 11, 24)), TODAY).groups
    assert groups == {LifeGroup.YOUNG_ADULTS}, "until the 26th birthday"
    for parent in ({"children": (Child("Ada"),)}, {"pregnancy": Pregnancy.YES}):
        assert concerns_of(replace(nobody, **parent), TODAY).groups == {LifeGroup.PARENTS}
    low = replace(nobody, conditions=(Condition("Depression"),))
    assert concerns_of(low, TODAY).groups == {LifeGroup.CO_OCCURRING}
    drinks = replace(nobody, substances=(SubstanceUse(Substance.ALCOHOL),))
    assert concerns_of(drinks, TODAY).substances == {Substance.ALCOHOL}


def test_what_fits_the_place_and_the_person_comes_first() -> None:
    drinking = replace(GOAL, key="d", title="Evenings", substances=(Substance.ALCOHOL,))
    offered = (*LIBRARY.values(), drinking)
    concerns = Concerns(frozenset({Substance.ALCOHOL}))
    assert [one.key for one in found(offered, "", fitting("goals"), concerns)][:3] == ["d", "g", "s"]
    assert [one.key for one in found(offered, "", fitting("goals"), Concerns())][:2] == ["g", "d"]
    assert found(offered, "", fitting("goals.0.steps.1.what"), concerns)[0] is STEP
    assert found(offered, "", fitting("signs"), concerns)[0] is SIGN
    assert found(offered, "", fitting("daily_life.work"), concerns)[0] is WELL
    assert found(offered, "", fitting(""), concerns)[0] is TEMPLATE
    assert [one.key for one in found(offered, "EVENINGS", fitting("goals"), concerns)] == ["d"]
    assert found(offered, "budget pay", (), concerns) == (SKILL,)
    assert found(offered, "nowhere", (), concerns) == ()


@pytest.mark.parametrize("section", Section)
def test_every_section_offers_every_kind_somewhere(section: Section) -> None:
    offered = found(LIBRARY.values(), "", fitting(section.value), Concerns())
    assert set(offered) == set(LIBRARY.values())


def test_printed_texts_are_all_that_come_to_paper() -> None:
    assert printed_texts(TEMPLATE) == (
        "Walk with ___",
        "A ride to ___",
        "I hide.",
        "I go to ___.",
        "My ___.",
        "I tell ___.",
    )
    assert printed_texts(SIGN) == ("I am alone at ___.", "I go out.")
