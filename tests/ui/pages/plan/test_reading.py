"""Hard sentences and hurting words in the forms of a plan: marked in a pause, never in the client's own words."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.plain_words import PlainKey
from aftercare_desktop.domain.plans import PlanDocument, Section
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.form import FieldSpec
from aftercare_desktop.ui.pages.plan.reading import hard_places, section_reading, staff_sentences
from aftercare_desktop.ui.pages.plan.sections import SECTION_TABLES, all_fields
from aftercare_desktop.ui.widgets.fields_marked import MarkedField, Prose
from aftercare_desktop.ui.widgets.hints import HintLines
from tests.builders import full_plan
from tests.ui.pages.plan.conftest import Shown, ShowPlan

ALT = Qt.KeyboardModifier.AltModifier
LONG = "I get up and I make my bed and then I eat and then I walk to the bus stop by the bay."
HURTING = "He is an addict and got clean in May."


def specs(parts: tuple[FieldSpec, ...], before: str = "") -> Iterator[tuple[str, FieldSpec]]:
    for spec in parts:
        yield f"{before}{spec.path}", spec
        yield from specs(spec.inner, f"{before}{spec.path}.")


def test_the_clients_own_words_are_these_fields_and_no_others() -> None:
    every = [pair for table in SECTION_TABLES.values() for pair in specs(all_fields(table))]
    assert {path for path, spec in every if spec.prose is Prose.QUOTED} == {
        "goals.words",
        "goals.why",
        "hard_times.crisis.matters",
    }


def hard_plan() -> PlanDocument:
    """Hard sentences in a step, in a section of lines and on page 1; the client's own words are hard too."""
    plan = full_plan()
    first = replace(plan.goals[0], words=LONG, why=HURTING)
    first = replace(first, steps=(replace(first.steps[0], what=f"I eat. {LONG}"), *first.steps[1:]))
    return replace(
        plan,
        goals=(first, *plan.goals[1:]),
        daily_life=replace(plan.daily_life, work=f"{LONG}\n{LONG}"),
        first_days=replace(plan.first_days, edited=(p.EditedRow(p.FirstDaysRow.CALL_PEOPLE, LONG),)),
    )


def test_the_hard_places_of_a_plan_leave_the_clients_words_out() -> None:
    places = [(place.path, place.start) for place in hard_places(hard_plan())]
    assert places == [
        ("first_days.edited.0.words", 0),
        ("goals.0.steps.0.what", len("I eat. ")),
        ("daily_life.work", 0),
        ("daily_life.work", len(LONG) + 1),
    ]
    assert LONG not in [text for _, text in staff_sentences(Section.GOALS, hard_plan())]


def focused() -> MarkedField:
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, MarkedField):
        widget = widget.parentWidget()
    assert widget is not None
    return widget


def selected() -> str:
    control = focused().focusProxy()
    if hasattr(control, "selectedText"):
        return str(control.selectedText())  # type: ignore[union-attr]
    return str(control.textCursor().selectedText())  # type: ignore[union-attr]


def press(qtbot: QtBot, shown: Shown, key: Qt.Key, modifier: Qt.KeyboardModifier = ALT) -> None:
    qtbot.waitUntil(shown.pane.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget() or shown.pane, key, modifier)


def test_f7_selects_one_hard_sentence_after_the_other_through_the_sections(
    qtbot: QtBot, show_plan: ShowPlan
) -> None:
    shown = show_plan(hard_plan())
    visited = []
    for _ in range(5):
        press(qtbot, shown, Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier)
        visited.append((shown.pane.forms.section(), focused().label()))
        assert selected() == LONG
    assert visited == [
        (Section.FIRST_DAYS, "Own words"),
        (Section.GOALS, "Step, in order"),
        (Section.DAILY_LIFE, "Work"),
        (Section.DAILY_LIFE, "Work"),
        (Section.FIRST_DAYS, "Own words"),
    ]
    assert shown.pane.outline.rows[Section.FIRST_DAYS].isChecked()


def test_a_hard_sentence_is_told_below_the_field_in_the_tooltip_and_spoken(
    qtbot: QtBot, show_plan: ShowPlan
) -> None:
    shown = show_plan(hard_plan(), part="plan:daily_life")
    qtbot.waitUntil(shown.pane.reading.foot.plan.isVisible)
    work = shown.pane.forms.form(Section.DAILY_LIFE).field("daily_life.work")
    assert isinstance(work, MarkedField)
    (hint,) = work.hints()
    assert hint.words == "2 hard sentences. The first: 23 words. Try two sentences."
    control = work.focusProxy()
    assert control.toolTip() == control.accessibleDescription() == hint.words  # type: ignore[union-attr]
    assert [lines.words() for lines in work.findChildren(HintLines) if lines.isVisible()] == [hint.words]
    foot = shown.pane.reading.foot
    assert foot.section.text() == "This section: grade 1, 2 hard sentences"
    assert foot.plan.text() == "Whole plan: grade 1"


def test_the_hint_of_a_step_stands_below_its_row_and_a_goals_words_have_none(
    qtbot: QtBot, show_plan: ShowPlan
) -> None:
    shown = show_plan(hard_plan(), part="plan:goals")
    qtbot.waitUntil(shown.pane.reading.foot.plan.isVisible)
    form = shown.pane.forms.form(Section.GOALS)
    said = {lines.words() for lines in form.findChildren(HintLines) if lines.isVisible()}
    assert said == {"Hard to read. 23 words. Try two sentences."}
    quoted = [field for field in form.findChildren(MarkedField) if field.prose is Prose.QUOTED]
    assert len(quoted) == 2 * len(hard_plan().goals)
    assert not any(field.hints() for field in quoted)


def test_what_is_typed_is_looked_at_in_the_pause_after_it(qtbot: QtBot, show_plan: ShowPlan) -> None:
    shown = show_plan(PlanDocument(), part="plan:progress.needs")
    needs = focused()
    qtbot.keyClicks(QApplication.focusWidget(), LONG)
    assert needs.hints() == ()
    qtbot.waitUntil(lambda: bool(needs.hints()))
    assert shown.pane.reading.foot.section.text() == "This section: grade 6, 1 hard sentence"


def write_needs(qtbot: QtBot, text: str) -> MarkedField:
    needs = focused()
    qtbot.keyClicks(QApplication.focusWidget(), text)
    qtbot.waitUntil(lambda: bool(needs.hints()))
    return needs


def test_kinder_words_are_put_in_by_one_key_and_taken_back_by_undo(qtbot: QtBot, show_plan: ShowPlan) -> None:
    shown = show_plan(PlanDocument(), part="plan:progress.needs")
    needs = write_needs(qtbot, HURTING)
    assert needs.hints()[0].words == (
        "“an addict”: try “a person with a substance use disorder”. 1 more after it."
    )
    press(qtbot, shown, Qt.Key.Key_U)
    assert needs.value() == "He is a person with a substance use disorder and got clean in May."
    press(qtbot, shown, Qt.Key.Key_U)
    changed = "He is a person with a substance use disorder and stopped using in May."
    assert needs.value() == changed
    assert shown.pane.forms.document().progress.needs == changed
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "got clean" in needs.value()


def test_own_words_are_kept_by_one_key_and_nothing_is_saved_differently(
    qtbot: QtBot, show_plan: ShowPlan
) -> None:
    shown = show_plan(PlanDocument(), part="plan:progress.needs")
    needs = write_needs(qtbot, "She got clean.")
    press(qtbot, shown, Qt.Key.Key_K)
    assert needs.hints() == ()
    assert shown.pane.writer.keep()
    assert shown.stored().progress.needs == "She got clean."
    qtbot.keyClicks(QApplication.focusWidget(), " She is non-compliant.")
    qtbot.waitUntil(lambda: bool(needs.hints()))
    assert needs.hints()[0].words == "“non-compliant”: try “not following the plan”."


def test_a_group_that_the_center_switched_off_is_not_looked_for(
    qtbot: QtBot, desk: Desk, show_plan: ShowPlan
) -> None:
    desk.plain_words.change((PlainKey.CLEAN,), (), 0)
    show_plan(PlanDocument(), part="plan:progress.needs")
    needs = focused()
    qtbot.keyClicks(QApplication.focusWidget(), "She got clean. Our frequent flyer.")
    qtbot.waitUntil(lambda: bool(needs.hints()))
    assert needs.hints()[0].words == "“frequent flyer”: try “person who comes often”."


def test_places_are_counted_in_characters_also_beside_pictures(qtbot: QtBot, show_plan: ShowPlan) -> None:
    plan = replace(PlanDocument(), progress=p.Progress(needs=f"\U0001f600\U0001f600 I rest. {LONG}"))
    shown = show_plan(plan)
    press(qtbot, shown, Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier)
    assert selected() == LONG


@pytest.mark.parametrize("section", Section)
def test_a_section_is_measured_as_one_text(section: Section) -> None:
    texts = [text for _, text in staff_sentences(section, full_plan())]
    assert section_reading(section, full_plan()).words() >= len(texts)
