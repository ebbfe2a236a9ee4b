"""Two versions of one plan: what differs, and what results from choosing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.plans import Goal, PlanDocument, Section, Translation
from aftercare_desktop.ui.dialogs.both import describe
from aftercare_desktop.ui.pages.plan.compare import chosen_parts, parts_that_differ, with_their_parts
from tests.builders import full_plan, leaving_now

DOCUMENTS = st.builds(
    lambda sections: replace(PlanDocument(), **{s.value: getattr(full_plan(), s.value) for s in sections}),
    st.sets(st.sampled_from(Section)),
)


def with_goal(document: PlanDocument, key: str, words: str) -> PlanDocument:
    others = tuple(goal for goal in document.goals if goal.key != key)
    return replace(document, goals=(*others, Goal(key, words)))


@given(DOCUMENTS, DOCUMENTS)
def test_taking_everything_of_theirs_gives_theirs(mine: PlanDocument, theirs: PlanDocument) -> None:
    parts = parts_that_differ(mine, theirs)
    assert (not parts) == (mine == theirs)
    result = with_their_parts(mine, parts)
    assert not [part for part in parts_that_differ(result, theirs) if not isinstance(part.mine, tuple)]
    assert with_their_parts(mine, ()) == mine


def test_goals_are_compared_one_by_one() -> None:
    base = with_goal(PlanDocument(), "a", "work")
    mine, theirs = with_goal(base, "b", "home"), with_goal(base, "a", "a bakery job")
    parts = parts_that_differ(mine, theirs)
    assert [(part.key, describe(part.mine), describe(part.theirs)) for part in parts] == [
        ("a", "work, Recovery, Planned", "a bakery job, Recovery, Planned"),
        ("b", "home, Recovery, Planned", "nothing"),
    ]
    merged = with_their_parts(mine, chosen_parts(parts, {parts[0].id(): True}))
    assert [goal.words for goal in merged.goals] == ["a bakery job", "home"]


def test_plain_facts_are_named_by_section_and_field() -> None:
    mine, theirs = full_plan(), full_plan()
    theirs = replace(theirs, home=replace(theirs.home, met_by="Sam"))
    (part,) = parts_that_differ(mine, theirs)
    assert (part.name(), describe(part.mine), describe(part.theirs)) == (
        "Where I will live: met by",
        "Ray",
        "Sam",
    )
    assert with_their_parts(mine, (part,)) == theirs


def test_what_is_kept_beside_the_sections_has_a_name_too() -> None:
    theirs = replace(full_plan(), leaving=leaving_now(), translation=Translation("es"), confirmed_checks=())
    names = {part.name() for part in parts_that_differ(full_plan(), theirs)}
    assert {"Leaving now: ride", "In the client's language: language", "The center's own checks"} <= names
