"""Answers to queries are asked for once, passed on to longer queries, and not kept without bound."""

from collections.abc import Sequence

import pytest

from aftercare_desktop.ui.answers import Answers


class People:
    """Finds as many ids as it is told to, and remembers what it was asked."""

    def __init__(self, count: int = 3) -> None:
        self.count = count
        self.asked: list[tuple[str, str | None]] = []

    def find(self, query: str, before: tuple[str, Sequence[int]] | None) -> Sequence[int]:
        self.asked.append((query, before[0] if before else None))
        return range(self.count)


def test_a_longer_query_is_given_the_shorter_answer() -> None:
    people = People()
    answers = Answers(people.find)
    for query in ("t", "th", "the", "th", "t", "the"):
        assert answers.to(query) == range(3)
    assert people.asked == [("t", None), ("th", "t"), ("the", "th")]


def test_what_changed_is_asked_again() -> None:
    people = People()
    answers = Answers(people.find)
    answers.to("t")
    answers.forget()
    answers.to("th")
    assert people.asked == [("t", None), ("th", None)]


@pytest.mark.parametrize(("count", "kept"), [(100_000, 6), (1_000_000, 1), (0, 20)])
def test_only_so_many_ids_are_kept(count: int, kept: int) -> None:
    people = People(count)
    answers = Answers(people.find)
    queries = [f"{letter}x" for letter in "abcdefghijklmnopqrst"]
    for query in queries:
        answers.to(query)
    asked = len(people.asked)
    for query in reversed(queries[-kept:]):
        answers.to(query)
    assert len(people.asked) == asked
    if kept < len(queries):
        answers.to(queries[-kept - 1])
        assert len(people.asked) == asked + 1


def test_the_same_answer_is_held_once() -> None:
    people = People(500_000)
    answers = Answers(people.find)
    queries = ["2", "20", "207", "207-"]
    first = answers.to("2")
    assert all(answers.to(query) is first for query in queries)
    assert [answers.to(query) for query in queries] == [first] * 4
    assert len(people.asked) == 4
