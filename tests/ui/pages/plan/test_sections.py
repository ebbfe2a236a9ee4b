"""Every field of every section: typing lands in the document, is saved, and is there after reading it again."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import PlanDocument, Section
from aftercare_desktop.domain.readiness import CONFIRMED
from aftercare_desktop.ui.form import FieldSpec, RowsField
from aftercare_desktop.ui.pages.plan.autosave import SaveState
from aftercare_desktop.ui.pages.plan.sections import SECTION_TABLES, all_fields, is_untouched, section_of_path
from tests.builders import full_plan
from tests.ui.filling import fill
from tests.ui.pages.plan.conftest import Shown, ShowPlan

SPECS = [spec for table in SECTION_TABLES.values() for spec in all_fields(table)]


def without_keys(value: Any) -> Any:
    """The same value with every permanent key empty: two plans written alike differ in nothing else."""
    if isinstance(value, tuple):
        return tuple(without_keys(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: without_keys(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **(parts | ({"key": ""} if "key" in parts else {})))
    return value


def leaves(value: Any, path: str = "") -> list[str]:
    """Paths of all plain attributes of a dataclass; lists and their items count as one."""
    if not is_dataclass(value) or isinstance(value, type):
        return [path]
    return [
        leaf
        for field in fields(value)
        for leaf in leaves(getattr(value, field.name), f"{path}.{field.name}".strip("."))
    ]


def covered(spec: FieldSpec) -> str:
    return spec.path


def test_every_section_has_a_table_of_its_own_paths() -> None:
    assert list(SECTION_TABLES) == list(Section)
    for section, table in SECTION_TABLES.items():
        assert all(section_of_path(spec.path) is section for spec in all_fields(table))


WRITTEN_ELSEWHERE = (
    CONFIRMED,
    "leaving.",
    "translation.",
    "given.",
)


@pytest.mark.parametrize(
    "leaf", [leaf for leaf in leaves(PlanDocument()) if not leaf.startswith(WRITTEN_ELSEWHERE)]
)
def test_every_attribute_of_the_document_has_a_field(leaf: str) -> None:
    """Beside what has a place of its own: ticks below the forms, leaving now, the other language, what is frozen."""
    assert [spec.path for spec in SPECS if leaf == spec.path or leaf.startswith(spec.path + ".")]


@pytest.mark.parametrize("spec", [spec for spec in SPECS if spec.inner], ids=covered)
def test_every_attribute_of_a_row_has_a_field(spec: FieldSpec) -> None:
    value: Any = full_plan()
    for name in spec.path.split("."):
        value = getattr(value, name)
    item = value if isinstance(value, Place) else value[0]
    names = {field.name for field in fields(item)} - {"key", "entry_id"}
    assert {inner.path for inner in spec.inner} == names


@pytest.mark.parametrize("section", Section, ids=lambda section: section.value)
def test_typing_each_field_is_saved_and_read_again(
    qtbot: QtBot, show_plan: ShowPlan, section: Section
) -> None:
    wanted = full_plan()
    empty = replace(wanted, **{section.value: getattr(PlanDocument(), section.value)})
    if section is Section.FIRST_DAYS:  # the closed days of the first 72 hours need their first day
        empty = replace(empty, first_days=replace(empty.first_days, leaves_on=wanted.first_days.leaves_on))
    shown = show_plan(empty, part=f"plan:{section.value}")
    form = shown.pane.forms.form(section)
    for spec in all_fields(SECTION_TABLES[section]):
        value: Any = wanted
        for name in spec.path.split("."):
            value = getattr(value, name)
        fill(qtbot, form.field(spec.path), value)
    assert shown.pane.writer.keep()
    assert shown.pane.writer.state() is SaveState.KEPT
    stored = getattr(shown.stored(), section.value)
    assert without_keys(stored) == without_keys(getattr(wanted, section.value))


def test_keys_of_rows_are_permanent_and_differ(qtbot: QtBot, show_plan: ShowPlan) -> None:
    shown = show_plan(PlanDocument(), part="plan:goals")
    shown.pane.moving.add_goal()
    shown.pane.moving.add_goal()
    field = shown.pane.forms.form(Section.GOALS).field("goals")
    assert isinstance(field, RowsField)
    first, second = (goal.key for goal in shown.pane.forms.document().goals)
    assert all((first, second))
    assert first != second
    fill(qtbot, field.rows()[0].fields()["words"], "I want work I can keep.")
    assert [goal.key for goal in shown.pane.forms.document().goals] == [first, second]


def test_untouched_section_says_so() -> None:
    assert all(is_untouched(section, PlanDocument()) for section in Section)
    assert not any(is_untouched(section, full_plan()) for section in Section)


def test_showing_a_plan_changes_nothing(plan: Shown) -> None:
    for section in Section:
        plan.section(section)
        assert plan.pane.forms.flush()
    assert plan.pane.forms.document() == plan.stored() == full_plan()
    assert not plan.pane.writer.undo()
