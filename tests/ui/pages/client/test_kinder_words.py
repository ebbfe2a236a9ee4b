"""Kinder words in notes and facts: a hint below the field, one key to use them, none in the client's own words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.widgets.fields_marked import MarkedField, Prose
from tests.builders import build_client
from tests.screenshots.stage import Stage


def page(stage: Stage, part: str) -> ClientPage:
    found = stage.go(Route("client", stage.client_id("Theo Bramwell"), part))
    assert isinstance(found, ClientPage)
    return found


def test_a_note_is_helped_by_one_key_and_saved_as_it_stands(stage: Stage, qtbot: QtBot) -> None:
    shown = page(stage, "overview")
    shown.overview.timeline.write_note()
    form = shown.overview.timeline.form
    qtbot.keyClicks(QApplication.focusWidget(), "He was non-compliant at group.")
    qtbot.waitUntil(lambda: bool(form.fields.text.hints()))
    assert form.fields.text.hints()[0].words == "“non-compliant”: try “not following the plan”."
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    assert form.fields.text.value() == "He was not following the plan at group."
    assert form.fields.text.hints() == ()


def test_facts_are_looked_at_and_the_persons_own_word_is_not(stage: Stage, qtbot: QtBot) -> None:
    form = page(stage, "facts").facts.form
    form.make_all()
    form.card("about").focus_field("transport")
    transport = form.card("about").field("transport")
    assert isinstance(transport, MarkedField)
    qtbot.keyClicks(QApplication.focusWidget(), " She got clean.")
    qtbot.waitUntil(lambda: bool(transport.hints()))
    assert transport.hints()[0].words == "“got clean”: try “stopped using”."
    form.focus_field("substances.0.own_word")
    own = QApplication.focusWidget()
    assert own is not None
    qtbot.keyClicks(own, "an addict")
    form.hints.look()
    said = {hint.words for each in form.findChildren(MarkedField) for hint in each.hints()}
    assert said == {"“got clean”: try “stopped using”."}


def test_the_persons_own_words_are_these_facts_and_no_others(stage: Stage) -> None:
    form = page(stage, "facts").facts.form
    form.make_all()
    quoted = {each.label() for each in form.findChildren(MarkedField) if each.prose is Prose.QUOTED}
    assert quoted == {"Gender, in their own words", "Their own word"}


def test_hints_go_with_the_client_they_were_about(stage: Stage, qtbot: QtBot) -> None:
    form = page(stage, "facts").facts.form
    form.make_all()
    form.card("about").focus_field("transport")
    qtbot.keyClicks(QApplication.focusWidget(), " She got clean.")
    form.hints.look()
    form.set_value(build_client("Noor Haddad"))
    assert not any(each.hints() for each in form.findChildren(MarkedField))
