"""Forms over frozen dataclasses: binding, rows, nested rows, keys and the order of Tab."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.people import Place
from aftercare_desktop.ui.form import (
    Form,
    FormContext,
    GroupSpec,
    RowsField,
    check,
    day,
    get_path,
    line,
    place,
    rows,
    with_path,
)
from aftercare_desktop.ui.widgets.fields_text import LineField
from aftercare_desktop.ui.widgets.fields_when import AHEAD, DateField
from aftercare_desktop.ui.widgets.labels import Words
from tests.builders import TODAY
from tests.ui.filling import fill


@dataclass(frozen=True, slots=True)
class Leaf:
    words: str = ""
    done: bool = False
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    name: str = ""
    leaves: tuple[Leaf, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    name: str = ""
    place: Place = Place()
    branch: Branch = Branch()
    branches: tuple[Branch, ...] = ()


LEAF = (check("done", "Done"), line("words", "Words"), day("by", "By", short=True))
LEAVES = rows("leaves", "Leaves", LEAF, Leaf, noun="Leaf", table=True, widths={"done": 18, "by": 90})
FIELDS = (
    line("name", "Name", span=3),
    GroupSpec("Where", (place("place", "Place"), line("branch.name", "Name of the branch"))),
    rows("branches", "Branches", (line("name", "Name"), LEAVES), Branch, noun="Branch"),
)
CONTEXT = FormContext(lambda: TODAY)
VALUE = Tree("oak", Place("Back Cove", "14 Larch", "207-555-0118", "all day"), Branch("low"),
             (Branch("a", (Leaf("one"), Leaf("two", done=True, by=TODAY))), Branch("b")))  # fmt: skip


@pytest.fixture
def form(qtbot: QtBot) -> Form[Tree]:
    made: Form[Tree] = Form(VALUE, FIELDS, CONTEXT, cards=True)
    qtbot.addWidget(made)
    made.resize(600, 900)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def branches(form: Form[Tree]) -> RowsField:
    field = form.field("branches")
    assert isinstance(field, RowsField)
    return field


def leaves(form: Form[Tree], number: int) -> RowsField:
    field = branches(form).rows()[number].fields()["leaves"]
    assert isinstance(field, RowsField)
    return field


def cell(field: RowsField, number: int, path: str) -> LineField:
    found = field.rows()[number].fields()[path]
    assert isinstance(found, LineField)
    return found


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifiers)


def test_paths_read_and_replace_nested_values() -> None:
    assert get_path(VALUE, "place.phone") == "207-555-0118"
    changed = with_path(VALUE, "place.phone", "988")
    assert changed.place.phone == "988"
    assert with_path(VALUE, "name", "oak") is VALUE
    with pytest.raises(AttributeError):
        get_path(VALUE, "place.fax")


def test_form_shows_and_gives_back_the_value(form: Form[Tree]) -> None:
    assert form.value() is VALUE
    assert not form.is_dirty()


def test_typing_changes_one_attribute(qtbot: QtBot, form: Form[Tree]) -> None:
    with qtbot.waitSignal(form.edited) as told:
        fill(qtbot, form.field("branch.name"), "high")
    assert told.args == ["branch.name"]
    assert form.value() == replace(VALUE, branch=Branch("high"))
    assert form.is_dirty()
    form.mark_kept()
    assert not form.is_dirty()


def test_group_changes_inside(qtbot: QtBot, form: Form[Tree]) -> None:
    fill(qtbot, form.field("place"), replace(VALUE.place, hours="closed"))
    assert form.value().place.hours == "closed"
    assert form.value().place.name == "Back Cove"


def test_enter_adds_a_row_below_and_focuses_it(qtbot: QtBot, form: Form[Tree]) -> None:
    field = leaves(form, 0)
    cell(field, 0, "words").line.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert [leaf.words for leaf in form.value().branches[0].leaves] == ["one", "", "two"]
    assert field.rows()[1].isAncestorOf(QApplication.focusWidget())


def test_alt_arrows_move_the_innermost_row(qtbot: QtBot, form: Form[Tree]) -> None:
    field = leaves(form, 0)
    cell(field, 1, "words").line.setFocus()
    press(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [leaf.words for leaf in form.value().branches[0].leaves] == ["two", "one"]
    assert cell(field, 0, "words").line.hasFocus()
    press(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [branch.name for branch in form.value().branches] == ["a", "b"]
    cell(branches(form), 1, "name").line.setFocus()
    press(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [branch.name for branch in form.value().branches] == ["b", "a"]


def test_alt_arrows_move_from_a_box_too(qtbot: QtBot, form: Form[Tree]) -> None:
    leaves(form, 0).rows()[0].fields()["done"].focus_inside()
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [leaf.words for leaf in form.value().branches[0].leaves] == ["two", "one"]


def test_removed_row_comes_back_with_undo(qtbot: QtBot, form: Form[Tree]) -> None:
    field = leaves(form, 0)
    cell(field, 0, "words").line.setFocus()
    press(qtbot, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [leaf.words for leaf in form.value().branches[0].leaves] == ["two"]
    assert field.undo.isVisibleTo(form)
    qtbot.mouseClick(field.undo, Qt.MouseButton.LeftButton)
    assert form.value() == VALUE
    assert not field.undo.isVisibleTo(form)


def test_half_typed_row_can_be_removed_and_comes_back_as_typed(qtbot: QtBot, form: Form[Tree]) -> None:
    field = leaves(form, 0)
    cell_by = field.rows()[0].fields()["by"]
    assert isinstance(cell_by, DateField)
    cell_by.line.setFocus()
    qtbot.keyClicks(cell_by.line, "nov 99")
    field.remove_focused()
    assert [leaf.words for leaf in form.value().branches[0].leaves] == ["two"]
    field.undo_remove()
    assert form.value() == VALUE
    cell_by = field.rows()[1].fields()["by"]
    assert isinstance(cell_by, DateField)
    cell_by.line.setFocus()
    qtbot.keyClicks(cell_by.line, "x")
    form.set_value(replace(VALUE, branches=()))
    assert form.value().branches == ()


def test_undo_of_removing_ends_with_the_next_change(qtbot: QtBot, form: Form[Tree]) -> None:
    field = leaves(form, 0)
    field.remove_row(0)
    fill(qtbot, cell(field, 0, "words"), "x")
    assert not field.undo.isVisibleTo(form)


def test_rows_on_screen_follow_another_value(form: Form[Tree]) -> None:
    kept = leaves(form, 0).rows()[0]
    form.set_value(replace(VALUE, branches=(Branch("c", (Leaf("three"),)),)))
    assert form.value().branches[0].leaves[0].words == "three"
    assert leaves(form, 0).rows()[0] is kept
    assert len(branches(form).rows()) == 1


def test_half_typed_day_in_a_row_is_said_below_it(qtbot: QtBot, form: Form[Tree]) -> None:
    row = leaves(form, 0).rows()[0]
    field = row.fields()["by"]
    assert isinstance(field, DateField)
    qtbot.keyClicks(field.line, "nov 99")
    assert not form.flush()
    assert form.problems() == {"branches": "Use a date such as Nov 27."}
    fill(qtbot, field, TODAY)
    assert form.flush()
    assert form.value().branches[0].leaves[0].by == TODAY


def test_problems_from_outside_stand_at_their_field(form: Form[Tree]) -> None:
    form.set_problems({"name": "Write a name.", "place.phone": "Ten digits."})
    assert form.field("name").problem() == "Write a name."
    assert form.field("place").problem() == "Ten digits."
    form.set_problems({})
    assert form.problems() == {}


def test_focus_goes_to_the_row_that_lacks_something(form: Form[Tree]) -> None:
    assert form.focus_field("branches.leaves")
    assert branches(form).rows()[1].isAncestorOf(QApplication.focusWidget())
    assert form.focus_field("branches.0.leaves.1.words")
    assert cell(leaves(form, 0), 1, "words").line.hasFocus()
    assert not form.focus_field("nothing")


def test_tab_follows_the_eye_after_rows_came_and_moved(qtbot: QtBot, form: Form[Tree]) -> None:
    leaves(form, 0).add_row(0)
    cell(leaves(form, 0), 2, "words").line.setFocus()
    press(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    stops: list[QWidget] = []
    widget: QWidget | None = form.field("name").focusProxy()
    assert widget is not None
    widget.setFocus()
    while widget is not None and widget not in stops:
        stops.append(widget)
        press(qtbot, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
    QApplication.processEvents()
    places = []
    for stop in stops:
        middle = stop.mapTo(form, stop.rect().center())
        places.append((middle.y() // 12, middle.x()))
    assert places == sorted(places)
    assert len(stops) > 12


def test_read_only_form_changes_nothing(qtbot: QtBot, form: Form[Tree]) -> None:
    form.set_read_only(True)
    cell(leaves(form, 0), 0, "words").line.setFocus()
    qtbot.keyClicks(cell(leaves(form, 0), 0, "words").line, "x")
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert form.value() == VALUE
    assert not branches(form).add.isVisibleTo(form)


ACTS = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "up", "down", "undo"]), st.integers(0, 5)), max_size=12
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_rows_and_value_agree_whatever_is_done(qtbot: QtBot, acts: list[tuple[str, int]]) -> None:
    form: Form[Any] = Form(VALUE, FIELDS, CONTEXT)
    qtbot.addWidget(form)
    field = leaves(form, 0)
    model = list(VALUE.branches[0].leaves)
    removed: tuple[int, Leaf] | None = None
    for act, number in acts:
        at = number % max(1, len(model))
        if act == "add":
            field.add_row(at)
            model.insert(at, Leaf())
            removed = None
        elif act == "remove" and model:
            field.remove_row(at)
            removed = (at, model.pop(at))
        elif act == "undo" and removed is not None:
            field.undo_remove()
            model.insert(*removed)
            removed = None
        elif act in ("up", "down") and model:
            to = at + (1 if act == "down" else -1)
            field._move(at, to - at)
            if 0 <= to < len(model):
                model.insert(to, model.pop(at))
                removed = None
        assert form.value().branches[0].leaves == tuple(model)
        assert field.value() == tuple(model)


def test_a_day_ahead_in_a_row_is_said_below_it(qtbot: QtBot) -> None:
    walked = rows(
        "leaves", "Leaves", (day("by", "On", short=True, done=True),), Leaf, noun="Leaf", table=True
    )
    made: Form[Branch] = Form(Branch("b", (Leaf(by=date(2026, 11, 24)), Leaf(by=TODAY))), (walked,), CONTEXT)
    qtbot.addWidget(made)
    made.show()
    said = [words for words in made.findChildren(Words) if words.isVisible() and words.text() == AHEAD]
    assert len(said) == 1
    made.set_value(Branch("b", (Leaf(by=TODAY), Leaf(by=TODAY))))
    assert [words for words in made.findChildren(Words) if words.isVisible() and words.text() == AHEAD] == []
