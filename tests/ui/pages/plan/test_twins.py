"""The plan in another language on screen: written by keys, saved and undone with the plan, never lost to a lock."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.plans import PlanDocument, Section, Translation, TranslatorRole
from aftercare_desktop.domain.plans.twins import TwinState, free_texts, is_begun, twins
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.twins import NO_LANGUAGE, NO_NAME, TwinDialog
from aftercare_desktop.ui.pages.plan import acts
from aftercare_desktop.ui.pages.plan.face import Mode
from aftercare_desktop.ui.pages.plan.twins import translate
from tests.builders import full_plan, translated_plan
from tests.ui.answering import answer, in_dialog, no_dialog
from tests.ui.pages.plan.conftest import Shown, ShowPlan

K = Qt.Key


def in_twins(act: Callable[[TwinDialog], object]) -> None:
    in_dialog(TwinDialog, act)


def state(document: PlanDocument, path: str) -> TwinState:
    return next(twin.state for twin in twins(document) if twin.text.path == path)


def focused_path(dialog: TwinDialog) -> str:
    return next((row.path for row in dialog.rows.rows if row.field.text.hasFocus()), "")


def open_twins(plan: Shown) -> None:
    act = next(act for act in acts.ACTS if act.name == "translate")
    assert plan.pane.offers(act)
    act.run(plan.pane)


def test_twins_are_written_by_keys_saved_and_undone(qtbot: QtBot, plan: Shown) -> None:
    first, second = (text.path for text in free_texts(full_plan())[:2])

    def write(dialog: TwinDialog) -> None:
        assert dialog.lacking.text() == NO_LANGUAGE
        assert dialog.rows.rows == []
        dialog.language.set_value("es")
        dialog.language.edited.emit("")
        assert dialog.lacking.text() == NO_NAME
        dialog.by.focus_inside()
        qtbot.keyClicks(dialog.by.line, "Ana R.")
        dialog.role.set_value(TranslatorRole.INTERPRETER)
        dialog.role.edited.emit("")
        assert dialog.lacking.isHidden()
        qtbot.keyClick(dialog, K.Key_F8)
        assert focused_path(dialog) == first
        qtbot.keyClicks(QApplication.focusWidget(), "Me recoge a las 6:30.")
        qtbot.keyClick(QApplication.focusWidget(), K.Key_Tab)
        assert focused_path(dialog) == second
        qtbot.keyClicks(QApplication.focusWidget(), "Primero voy al grupo.")
        assert dialog.count.text().startswith(f"2 of {len(free_texts(full_plan()))} translated")
        dialog.done_button.click()

    in_twins(write)
    open_twins(plan)
    stored = plan.stored()
    known = stored.translation
    assert (known.language, known.by, known.role) == ("es", "Ana R.", TranslatorRole.INTERPRETER)
    assert known.on == plan.desk.today()
    assert [one.words for one in known.texts] == ["Me recoge a las 6:30.", "Primero voy al grupo."]
    assert replace(stored, translation=Translation()) == full_plan()
    assert plan.pane.undo()
    assert [one.path for one in plan.pane.forms.document().translation.texts] == [first]
    assert plan.pane.redo()
    assert plan.pane.forms.document() == stored


def test_tab_goes_past_what_is_done_and_ctrl_down_does_not(qtbot: QtBot, show_plan: ShowPlan) -> None:
    document = translated_plan()
    texts = [one for one in document.translation.texts if "progress.needs" not in one.path]
    plan = show_plan(replace(document, translation=replace(document.translation, texts=tuple(texts))))

    def walk(dialog: TwinDialog) -> None:
        assert dialog.section.value() is Section.PROGRESS
        assert focused_path(dialog) == "progress.needs"
        qtbot.keyClick(dialog, K.Key_Down, Qt.KeyboardModifier.ControlModifier)
        assert focused_path(dialog) == "progress.abilities"
        qtbot.keyClick(dialog, K.Key_Up, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(dialog, K.Key_Up, Qt.KeyboardModifier.ControlModifier)
        assert focused_path(dialog) == "progress.strengths"
        dialog.rows.rows[2].take_keyboard()
        qtbot.keyClicks(QApplication.focusWidget(), "Transporte")
        qtbot.keyClick(dialog, K.Key_F8)
        assert "Every text" in dialog.count.text()

    in_twins(walk)
    translate(plan.pane)


def test_a_text_that_changed_is_shown_and_can_be_said_to_hold(qtbot: QtBot, show_plan: ShowPlan) -> None:
    document = translated_plan()
    changed = replace(document, progress=replace(document.progress, needs="Rides, child care, a phone."))
    plan = show_plan(changed)

    def confirm(dialog: TwinDialog) -> None:
        (row,) = [row for row in dialog.rows.rows if row.path == "progress.needs"]
        assert row.stale.isVisibleTo(dialog)
        assert dialog.count.text().endswith("1 changed since")
        qtbot.mouseClick(row.still_right, Qt.MouseButton.LeftButton)
        assert not row.stale.isVisibleTo(dialog)

    in_twins(confirm)
    translate(plan.pane)
    assert state(plan.stored(), "progress.needs") is TwinState.CURRENT


def without(document: PlanDocument, *paths: str) -> PlanDocument:
    """The plan without the twins of these texts."""
    kept = tuple(one for one in document.translation.texts if one.path not in paths)
    return replace(document, translation=replace(document.translation, texts=kept))


PROGRESS = [text.path for text in free_texts(full_plan()) if text.section is Section.PROGRESS]
SIGNS = [text.path for text in free_texts(full_plan()) if text.section is Section.SIGNS]


@pytest.mark.parametrize("key", [K.Key_F8, K.Key_Tab])
def test_next_goes_through_every_open_text_of_the_plan_in_its_order(
    qtbot: QtBot, show_plan: ShowPlan, key: Qt.Key
) -> None:
    plan = show_plan(without(translated_plan(), *PROGRESS[:4], SIGNS[0], SIGNS[2]))
    found: list[str] = []

    def walk(dialog: TwinDialog) -> None:
        found.append(focused_path(dialog))
        for _ in range(5):
            qtbot.keyClick(QApplication.focusWidget(), key)
            found.append(focused_path(dialog))
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert focused_path(dialog) == ("" if key is K.Key_Tab else PROGRESS[0])
        assert dialog.next.hasFocus() is (key is K.Key_Tab)

    in_twins(walk)
    translate(plan.pane)
    assert found == [*PROGRESS[:4], SIGNS[0], SIGNS[2]]


def test_next_begins_where_the_keyboard_is_though_that_is_done(qtbot: QtBot, show_plan: ShowPlan) -> None:
    plan = show_plan(without(translated_plan(), PROGRESS[0], PROGRESS[4]))

    def walk(dialog: TwinDialog) -> None:
        dialog.rows.rows[2].take_keyboard()
        qtbot.keyClick(dialog, K.Key_F8)
        assert focused_path(dialog) == PROGRESS[4]
        qtbot.keyClick(dialog, K.Key_F8)
        assert focused_path(dialog) == PROGRESS[0]

    in_twins(walk)
    translate(plan.pane)


def test_still_right_goes_on_and_tab_reaches_it(qtbot: QtBot, show_plan: ShowPlan) -> None:
    document = without(translated_plan(), SIGNS[1])
    changed = replace(document, progress=replace(document.progress, needs="Rides, child care, a phone."))
    plan = show_plan(changed)

    def confirm(dialog: TwinDialog) -> None:
        assert focused_path(dialog) == "progress.needs"
        qtbot.keyClick(QApplication.focusWidget(), K.Key_Tab)
        (row,) = [row for row in dialog.rows.rows if row.path == "progress.needs"]
        assert row.still_right.hasFocus()
        qtbot.keyClick(row.still_right, K.Key_Space)
        assert focused_path(dialog) == SIGNS[1]
        dialog.done_button.click()

    in_twins(confirm)
    translate(plan.pane)
    assert state(plan.stored(), "progress.needs") is TwinState.CURRENT
    assert plan.pane.undo()
    assert state(plan.pane.forms.document(), "progress.needs") is TwinState.STALE


@pytest.mark.parametrize("verb", ["Start in Arabic", "Keep Spanish"])
def test_another_language_starts_anew_only_when_told_so(show_plan: ShowPlan, verb: str) -> None:
    plan = show_plan(translated_plan())

    def change(dialog: TwinDialog) -> None:
        answer(verb)
        dialog.language.set_value("ar")
        dialog.language.edited.emit("")

    in_twins(change)
    translate(plan.pane)
    starts = verb == "Start in Arabic"
    document = plan.stored()
    assert document.translation.language == ("ar" if starts else "es")
    assert is_begun(document) is not starts
    if starts:
        assert plan.pane.undo()
        assert plan.pane.forms.document() == translated_plan()


def test_what_is_written_from_the_right_is_set_from_the_right(show_plan: ShowPlan) -> None:
    plan = show_plan(translated_plan("ar"))
    found: list[Qt.LayoutDirection] = []
    in_twins(
        lambda dialog: found.extend(
            row.field.text.document().defaultTextOption().textDirection() for row in dialog.rows.rows
        )
    )
    translate(plan.pane)
    assert set(found) == {Qt.LayoutDirection.RightToLeft}


def test_only_a_draft_and_only_whoever_may_write_it(plan: Shown) -> None:
    act = next(act for act in acts.ACTS if act.name == "translate")
    draft = plan.pane.writer.draft
    assert draft is not None
    plan.desk.plans.finalize(draft.id, draft.version, "now")
    plan.pane.show_again()
    assert plan.pane.mode() is Mode.FROZEN
    assert not plan.pane.offers(act)
    with no_dialog():
        translate(plan.pane)


def test_a_reader_is_not_offered_it(show_plan: ShowPlan, desk_of: Callable[[Role], Desk]) -> None:
    plan = show_plan(full_plan(), of=desk_of(Role.PEER_SPECIALIST))
    assert not plan.pane.offers(next(act for act in acts.ACTS if act.name == "translate"))
    with no_dialog():
        translate(plan.pane)


def test_the_head_keeps_its_place_when_a_language_is_chosen(show_plan: ShowPlan) -> None:
    plan = show_plan(full_plan())

    def look(dialog: TwinDialog) -> None:
        def heights() -> list[int]:
            QApplication.processEvents()
            shown = (dialog.language, dialog.section, dialog.section.combo, dialog.count)
            return [one.mapTo(dialog, one.rect().center()).y() for one in shown]

        before = heights()
        assert before[2] == pytest.approx(before[3], abs=2), "the count stands in one line with its section"
        dialog.language.set_value("es")
        dialog.language.edited.emit("")
        assert heights() == before

    in_twins(look)
    translate(plan.pane)


def test_an_empty_plan_has_nothing_to_translate(show_plan: ShowPlan) -> None:
    plan = show_plan(PlanDocument())

    def look(dialog: TwinDialog) -> None:
        dialog.language.set_value("es")
        dialog.language.edited.emit("")
        assert dialog.count.text() == "0 of 0 translated"
        assert dialog.rows.rows == []

    in_twins(look)
    translate(plan.pane)


def test_a_lock_keeps_where_one_was(show_plan: ShowPlan) -> None:
    document = translated_plan()
    _, *others = document.translation.texts
    plan = show_plan(replace(document, translation=replace(document.translation, texts=tuple(others[:-1]))))

    def lock(dialog: TwinDialog) -> None:
        dialog.section.set_value(Section.PARTICIPANTS)
        kept = dialog.unanswered()
        assert kept is not None
        dialog.reject()
        in_twins(lambda again: found.append(again.section.value()))
        plan.pane.reopen(kept)

    found: list[Section] = []
    in_twins(lock)
    translate(plan.pane)
    assert found == [Section.PARTICIPANTS]


def test_the_gap_of_a_translation_leads_into_it(show_plan: ShowPlan) -> None:
    document = translated_plan()
    texts = document.translation.texts[1:]
    plan = show_plan(replace(document, translation=replace(document.translation, texts=texts)))
    results = plan.desk.plans.readiness(plan.client_id, plan.stored())
    (gap,) = [result for result in results if result.key is CheckKey.TRANSLATION]
    assert not gap.ready
    found: list[str] = []
    in_twins(lambda dialog: found.append(focused_path(dialog)))
    plan.pane.moving.jump(gap)
    assert found == ["first_days.tonight_details"]
