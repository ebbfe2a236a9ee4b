"""The pane "Starters" by keyboard: found, changed, added, hidden, put back, and nothing lost on the way."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.starters import ListedStarter, Origin, StarterKind
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.pages.settings.form_pane import LEAVE
from aftercare_desktop.ui.pages.settings.starter_form import PartRow
from aftercare_desktop.ui.pages.settings.starters import StartersPane
from aftercare_desktop.ui.widgets.fields_marked import MarkedField
from tests.screenshots.stage import Stage
from tests.ui.answering import answer
from tests.ui.pages.settings.conftest import settings

Key = Qt.Key
KEY = "goal-first-month"


def pane_of(stage: Stage, place: str = "") -> StartersPane:
    pane = settings(stage, f"starters:{place}" if place else "starters").pane()
    assert isinstance(pane, StartersPane)
    return pane


@pytest.fixture
def pane(admin: Stage) -> StartersPane:
    return pane_of(admin)


def stored(desk: Desk, key: str) -> ListedStarter:
    return next(one for one in desk.starters.list() if one.starter.key == key)


def titles(pane: StartersPane) -> list[str]:
    model = pane.starters.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def find(qtbot: QtBot, pane: StartersPane, words: str) -> None:
    qtbot.keyClick(pane, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.starters.search.hasFocus()
    qtbot.keyClicks(pane.starters.search, words)
    qtbot.keyClick(pane.starters.search, Key.Key_Down)
    assert QApplication.focusWidget() is pane.starters.list


def test_the_list_finds_by_words_and_kind_and_shows_the_whole_text(qtbot: QtBot, pane: StartersPane) -> None:
    assert len(titles(pane)) == len(pane._desk.starters.list())
    find(qtbot, pane, "first month")
    assert titles(pane)[0] == "My first month"
    assert "In the next month I want to ___." in pane.starters.preview.text.text()
    assert pane.starters.preview.ask.text() == "Ask: What do you want most in the next month?"
    assert pane.starters.changed.text() == "The program's words"
    pane.starters.search.clear()
    pane.starters.kind.set_value(StarterKind.TEMPLATE)
    pane.starters.kind.edited.emit("")
    assert len(titles(pane)) == 7
    pane.starters.search.setText("zzyzx")
    assert pane.starters.changed.text() == "No starter has these words."
    assert not pane.starters.change_button.isEnabled()


def test_a_starter_is_changed_and_its_grade_follows(qtbot: QtBot, admin: Stage, pane: StartersPane) -> None:
    find(qtbot, pane, "first month")
    qtbot.keyClick(pane.starters.list, Key.Key_Return)
    form = pane._form
    assert form is not None
    why = form.form.field("starter.why")
    why.focus_inside()
    qtbot.keyClicks(
        QApplication.focusWidget(), " Considerable organizational responsibilities necessitate it."
    )
    assert "hard sentence" in form.reading.text()
    form.hints.look()
    assert isinstance(why, MarkedField)
    assert "Try shorter words" in why.hints()[0].words
    assert form.save(), "a hint keeps nothing from being saved"
    assert stored(admin.desk(), KEY).origin is Origin.EDITED
    qtbot.keyClick(form, Key.Key_Escape)
    assert pane._form is None
    current = pane.starters.current()
    assert current is not None
    assert current.starter.key == KEY
    assert pane.starters.changed.text().startswith("Edited here. Last changed by Morgan")
    qtbot.keyClick(pane.starters.list, Key.Key_B)
    assert stored(admin.desk(), KEY).origin is Origin.PROGRAM


def test_hidden_and_offered_again_by_one_key(qtbot: QtBot, admin: Stage, pane: StartersPane) -> None:
    find(qtbot, pane, "first month")
    for hidden in (True, False):
        qtbot.keyClick(pane.starters.list, Key.Key_H)
        assert stored(admin.desk(), KEY).hidden is hidden
        current = pane.starters.current()
        assert current is not None
        assert current.starter.key == KEY


def test_a_starter_of_the_centers_own_must_leave_a_blank(
    qtbot: QtBot, admin: Stage, pane: StartersPane
) -> None:
    pane.starters.kind.set_value(StarterKind.COPING)
    pane.new_here()
    form = pane._form
    assert form is not None
    starter = replace(
        form.form.value().starter, title="Call the barn", ask="Ask: Which horse?", text="I go to the barn."
    )
    assert starter.kind is StarterKind.COPING
    form.form.set_value(replace(form.form.value(), starter=starter))
    form._stored = replace(form._stored, value=type(form._stored.value)())
    assert not form.save()
    assert form.form.problems() == {
        "starter.text": "Leave a blank for the client's own words: type ___ there."
    }
    form.form.set_value(replace(form.form.value(), starter=replace(starter, text="I go and groom ___.")))
    assert form.save()
    own = stored(admin.desk(), form.key)
    assert (own.origin, own.starter.title, own.starter.kind) == (
        Origin.OWN,
        "Call the barn",
        StarterKind.COPING,
    )
    assert pane.place() == form.key


def test_a_template_keeps_its_parts_in_order(admin: Stage) -> None:
    pane = pane_of(admin, "plan-opioids")
    form = pane._form
    assert form is not None
    value = form.form.value()
    parts = value.parts
    assert parts[0] == PartRow("goal-first-month")
    form.form.set_value(replace(value, parts=(parts[1], parts[0])))
    assert form.save()
    assert stored(admin.desk(), "plan-opioids").starter.parts == (parts[1].key, parts[0].key)


def test_unsaved_words_are_asked_about_and_outlive_a_lock(qtbot: QtBot, admin: Stage) -> None:
    pane = pane_of(admin, KEY)
    form = pane._form
    assert form is not None
    form.form.field("starter.title").focus_inside()
    qtbot.keyClicks(QApplication.focusWidget(), "Soon")
    kept = pane.stash()
    assert kept is not None
    answer(LEAVE)
    assert pane.cancel_here()
    pane.unstash(kept)
    assert pane._form is not None
    assert pane._form.form.value().starter.title == "Soon"
    answer(LEAVE)
    assert pane.cancel_here()


def test_who_may_not_change_only_looks(qtbot: QtBot, stage: Stage) -> None:
    pane = pane_of(stage)
    assert not pane.starters.change_button.isVisible()
    assert not pane.add_button.isVisible()
    qtbot.keyClick(pane.starters.list, Key.Key_H)
    qtbot.keyClick(pane.starters.list, Key.Key_Return)
    pane.new_here()
    assert pane._form is None
    assert not any(one.hidden for one in stage.desk().starters.list())


def test_what_is_changed_elsewhere_is_shown(admin: Stage, elsewhere: Desk, pane: StartersPane) -> None:
    elsewhere.starters.hide(KEY, 0)
    admin.workspace().desk.changes.poll()
    pane.starters.choose(KEY)
    current = pane.starters.current()
    assert current is not None
    assert current.hidden
