"""Undo and redo as a stack of documents."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.ui.pages.plan.history import UndoStack

PATHS = st.sampled_from(["home.bring", "home.met_by", "goals.0.words", "goals.1.+", "goals.0.move"])
CHANGES = st.lists(st.tuples(PATHS, st.booleans()), max_size=25)


def document(number: int) -> PlanDocument:
    return replace(PlanDocument(), home=replace(PlanDocument().home, bring=str(number)))


def play(stack: UndoStack, changes: list[tuple[str, bool]]) -> PlanDocument:
    """Make the changes; after some of them the keyboard leaves the field."""
    now = document(0)
    for number, (path, leaves) in enumerate(changes, start=1):
        stack.changed(now, path)
        now = document(number)
        if leaves:
            stack.pause()
    return now


@given(CHANGES)
def test_undoing_everything_and_redoing_it_ends_where_it_began(changes: list[tuple[str, bool]]) -> None:
    stack = UndoStack()
    end = play(stack, changes)
    now, steps = end, 0
    while (moment := stack.undo(now)) is not None:
        now, steps = moment.document, steps + 1
    assert now == document(0)
    assert steps <= len(changes)
    while (moment := stack.redo(now)) is not None:
        now, steps = moment.document, steps - 1
    assert (now, steps) == (end, 0)


@given(CHANGES, st.integers(0, 30), st.integers(0, 30))
def test_any_walk_back_and_forth_stays_on_the_same_documents(
    changes: list[tuple[str, bool]], back: int, forth: int
) -> None:
    stack = UndoStack()
    now = play(stack, changes)
    seen = [now]
    for _ in range(back):
        moment = stack.undo(now)
        if moment is not None:
            now = moment.document
            seen.append(now)
    for _ in range(min(forth, len(seen) - 1)):
        moment = stack.redo(now)
        assert moment is not None
        now = moment.document
        assert now in seen


def test_typing_in_one_field_is_one_step_until_it_is_left() -> None:
    stack = UndoStack()
    now = play(stack, [("home.bring", False)] * 5)
    moment = stack.undo(now)
    assert moment is not None
    assert moment.document == document(0)
    assert not stack.can_undo()


def test_adding_rows_is_a_step_each() -> None:
    stack = UndoStack()
    now = play(stack, [("goals.0.+", False)] * 3)
    for number in (2, 1, 0):
        moment = stack.undo(now)
        assert moment is not None
        now = moment.document
        assert now == document(number)


def test_a_new_change_forgets_what_was_undone() -> None:
    stack = UndoStack()
    now = play(stack, [("home.bring", True), ("home.met_by", True)])
    moment = stack.undo(now)
    assert moment is not None
    stack.changed(moment.document, "home.bring")
    assert not stack.can_redo()
