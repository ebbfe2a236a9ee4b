"""Twins of a plan's texts: which texts there are, which twins hold, and what becomes of them when the plan changes."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.plans import PlanDocument, Translation, TwinText
from aftercare_desktop.domain.plans.twins import (
    TwinState,
    confirmed,
    free_texts,
    is_begun,
    printed,
    prints,
    pruned,
    twins,
    with_twin,
)
from tests.builders import TODAY, full_plan

PLAN = replace(full_plan(), translation=Translation("es", "Ana R."))
PATHS = [text.path for text in free_texts(PLAN)]

NO_TEXTS_FOR_THE_CLIENT = {
    "name", "phone", "address", "hours", "key", "who", "call", "noticed_by", "dose", "fellowship", "online",
    "pharmacy_confirmed_by", "form", "trained", "tolerance_explained_by", "with_whom", "met_by", "stays_with",
    "stays_with_phone", "alone_call", "alone_phone", "call_phone", "clinic", "clinic_phone", "checks_in", "by",
    "tonight_with", "tonight_phone", "questions_phone", "questions_hours",
}  # fmt: skip
"""Names, numbers, places, doses: they read alike in every language. What was told back is the client's own."""


def written(value: Any, path: str = "") -> list[tuple[str, str]]:
    """Every text of a document with the name of its field, but for what no translator is given."""
    found: list[tuple[str, str]] = []
    for field in fields(value):
        if field.name in ("translation", "confirmed_checks", "leaving", "given", "told_back"):
            continue
        part = getattr(value, field.name)
        if type(part) is str and field.name in NO_TEXTS_FOR_THE_CLIENT:
            continue
        if type(part) is str:
            found.append((f"{path}{field.name}", part))
        elif isinstance(part, tuple):
            for row in part:
                found += written(row, f"{path}{field.name}.")
        elif is_dataclass(part):
            found += written(part, f"{path}{field.name}.")
    return found


def test_every_text_a_client_reads_can_have_a_twin() -> None:
    assert sorted((text.kind, text.words) for text in free_texts(PLAN)) == sorted(
        (kind, words) for kind, words in written(PLAN) if words.strip()
    )
    assert len(set(PATHS)) == len(PATHS)


def test_a_path_names_its_text_and_its_section() -> None:
    for text in free_texts(PLAN):
        assert text.section.value == text.path.split(".")[0]
    assert free_texts(PlanDocument()) == ()


@given(st.lists(st.tuples(st.sampled_from(PATHS), st.text(max_size=20)), max_size=12))
def test_each_text_has_the_twin_written_last(writes: list[tuple[str, str]]) -> None:
    document, wanted = PLAN, dict[str, str]()
    for path, words in writes:
        document = with_twin(document, path, words, TODAY)
        wanted[path] = words
    found = {twin.text.path: twin for twin in twins(document)}
    assert list(found) == PATHS
    for path, twin in found.items():
        words = wanted.get(path, "")
        assert twin.state is (TwinState.CURRENT if words.strip() else TwinState.MISSING)
        assert twin.words == (words if words.strip() else "")
    stored = [one.path for one in document.translation.texts]
    assert stored == [path for path in PATHS if path in stored]
    assert pruned(document) is document


@given(st.sampled_from([goal.key for goal in PLAN.goals]), st.booleans())
def test_a_moved_row_keeps_its_twin_and_a_removed_one_loses_it_when_frozen(key: str, moved: bool) -> None:
    path = f"goals.{key}.words"
    document = with_twin(PLAN, path, "Quiero", TODAY)
    if moved:
        turned = replace(document, goals=document.goals[::-1])
        assert printed(turned)[path] == "Quiero"
        return
    without = replace(document, goals=tuple(goal for goal in document.goals if goal.key != key))
    assert path not in printed(without)
    assert without.translation.texts
    assert pruned(without).translation.texts == ()
    assert replace(without, goals=document.goals) == document


@given(st.sampled_from(PATHS))
def test_a_twin_does_not_outlive_its_words(path: str) -> None:
    document = with_twin(PLAN, path, "Palabras", TODAY)
    changed = replace(
        document,
        translation=replace(
            document.translation,
            texts=tuple(replace(one, source=one.source + ".") for one in document.translation.texts),
        ),
    )
    (twin,) = [one for one in twins(changed) if one.text.path == path]
    assert (twin.state, twin.words) == (TwinState.STALE, "Palabras")
    assert printed(changed)[path] == ""
    again = confirmed(changed, path, TODAY)
    assert printed(again)[path] == "Palabras"


def twice() -> tuple[PlanDocument, str, str]:
    """A plan with the same routine on two days, and the paths of the two."""
    (first, *_) = PLAN.daily_life.routines
    again = replace(first, key="again")
    life = replace(PLAN.daily_life, routines=(first, again))
    paths = (f"daily_life.routines.{one.key}.what" for one in (first, again))
    return replace(PLAN, daily_life=life), *paths


def test_one_twin_serves_what_is_said_twice_and_each_keeps_it() -> None:
    document, first, second = twice()
    asked = [twin.text.path for twin in twins(document)]
    assert first in asked
    assert second not in asked
    done = with_twin(document, first, "Caminar", TODAY)
    assert (printed(done)[first], printed(done)[second]) == ("Caminar", "Caminar")
    changed = replace(done.daily_life.routines[0], what="Run to the bay")
    apart = replace(
        done, daily_life=replace(done.daily_life, routines=(changed, done.daily_life.routines[1]))
    )
    found = {twin.text.path: twin.state for twin in twins(apart)}
    assert (found[first], found[second]) == (TwinState.STALE, TwinState.CURRENT)
    both = with_twin(apart, first, "Correr", TODAY)
    assert (printed(both)[first], printed(both)[second]) == ("Correr", "Caminar")
    assert with_twin(done, first, " ", TODAY).translation.texts == ()


def test_a_text_that_comes_to_say_the_same_later_has_that_twin() -> None:
    document, first, second = twice()
    (routine, again) = document.daily_life.routines
    alone = replace(document, daily_life=replace(document.daily_life, routines=(routine,)))
    done = with_twin(alone, first, "Caminar", TODAY)
    later = replace(done, daily_life=replace(done.daily_life, routines=(again, routine)))
    assert printed(later)[second] == "Caminar"
    assert {twin.text.path: twin.state for twin in twins(later)}[second] is TwinState.CURRENT


def test_nothing_prints_until_somebody_answers_for_it() -> None:
    document = with_twin(PLAN, PATHS[0], "Palabras", TODAY)
    unsigned = replace(document, translation=replace(document.translation, by=" "))
    assert is_begun(unsigned)
    assert not prints(unsigned)
    assert printed(unsigned) == {}
    assert prints(document)
    assert set(printed(document)) == set(PATHS)
    assert not is_begun(replace(document, translation=replace(document.translation, language="")))
    orphan = replace(
        PLAN, translation=replace(PLAN.translation, texts=(TwinText("goals.x.words", "a", "b"),))
    )
    assert not is_begun(orphan)


def test_a_blank_text_gets_no_twin() -> None:
    assert with_twin(PLAN, "progress.nothing", "Palabras", TODAY).translation.texts == ()
