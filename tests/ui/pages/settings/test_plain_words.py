"""Kinder words switched off and added by keys, with Undo."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.plain_words import OwnWord, PlainKey, WordChoices
from aftercare_desktop.errors import BadInput, EditedElsewhere
from aftercare_desktop.ui.pages.settings.plain_words import PlainWordsPane
from aftercare_desktop.ui.widgets.fields_choice import ChecksField
from tests.screenshots.stage import Stage
from tests.ui.pages.settings.conftest import settings

CTRL = Qt.KeyboardModifier.ControlModifier


def words(stage: Stage) -> tuple[PlainWordsPane, ChecksField]:
    pane = settings(stage, "words").pane()
    assert isinstance(pane, PlainWordsPane)
    field = pane.form.field("on")
    assert isinstance(field, ChecksField)
    return pane, field


def test_a_group_is_switched_off_and_a_word_added_by_keys_and_undone(admin: Stage, qtbot: QtBot) -> None:
    pane, field = words(admin)
    box = field.boxes[PlainKey.CLEAN]
    assert box.isChecked()
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    rows = pane.form.field("own")
    rows.add_row()  # type: ignore[attr-defined]
    qtbot.keyClicks(admin.window.focusWidget(), "crazy")
    qtbot.keyClick(admin.window.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not pane.is_dirty())
    kept = admin.desk().plain_words.choices().value
    assert kept.off == (PlainKey.CLEAN,)
    assert [(word.words, word.use) for word in kept.own] == [("crazy", "")]
    line = admin.desk().audit.entries(event=Event.SETTINGS_CHANGED)[0]
    assert line.detail == "quiet=1 own=1"
    admin.workspace().undo()
    assert admin.desk().plain_words.choices().value == WordChoices()
    assert box.isChecked()


def test_a_word_said_twice_is_refused_and_a_stale_form_overwrites_nothing(admin: Stage) -> None:
    desk = admin.desk()
    twice = (OwnWord("a" * 16, "crazy"), OwnWord("b" * 16, "Crazy"))
    with pytest.raises(BadInput, match="already"):
        desk.plain_words.change((), twice, 0)
    first = desk.plain_words.change((PlainKey.CLEAN,), (), 0)
    with pytest.raises(EditedElsewhere):
        desk.plain_words.change((), (), 0)
    desk.plain_words.change((), twice[:1], first.value)
    assert first.undo is not None
    with pytest.raises(EditedElsewhere):
        desk.undo(first.undo)


def test_a_counselor_sees_the_words_and_changes_none(stage: Stage) -> None:
    pane, field = words(stage)
    assert all(box.isChecked() for box in field.boxes.values())
    assert not field.isEnabled()
    assert not pane.save_tools.save.isVisible()
