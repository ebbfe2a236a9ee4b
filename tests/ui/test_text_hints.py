"""Underlines of hints: drawn over the text, gone without a trace, unknown to its undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.plain_words import OwnWord, WordChoices
from aftercare_desktop.ui.widgets.fields_marked import MarkedField, Prose
from aftercare_desktop.ui.widgets.fields_text import LineField, LinesField, SuggestField
from aftercare_desktop.ui.widgets.hints import HintLines
from aftercare_desktop.ui.widgets.text_hints import TextHints

MAKERS = {
    "line": lambda: LineField("What"),
    "lines": lambda: LinesField("What"),
    "suggest": lambda: SuggestField("Who", lambda: ()),
}


def shown(qtbot: QtBot, *fields: MarkedField) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    for field in fields:
        column.addWidget(field)
    qtbot.addWidget(holder)
    holder.resize(420, 300)
    holder.show()
    return holder


def picture(field: MarkedField) -> QImage:
    control = field.focusProxy()
    assert isinstance(control, QWidget)
    return control.grab().toImage()


@pytest.mark.parametrize("kind", MAKERS)
def test_a_place_is_underlined_and_nothing_stays_of_it(qtbot: QtBot, kind: str) -> None:
    field = MAKERS[kind]()
    field.set_value("I get clean clothes and rest.")
    holder = shown(qtbot, field)
    holder.setFocus()  # no cursor blinks in the pictures
    before = picture(field)
    edits: list[str] = []
    field.edited.connect(edits.append)
    field.underline([(6, 11, "warn")])
    assert picture(field) != before
    field.underline([])
    assert picture(field) == before
    assert edits == []
    assert field.value() == "I get clean clothes and rest."


def test_hints_know_the_centers_words_and_leave_quoted_and_read_only_fields_alone(qtbot: QtBot) -> None:
    own, quoted, closed = LineField("Note"), LineField("In their own words"), LinesField("Old note")
    quoted.prose = Prose.QUOTED
    holder = shown(qtbot, own, quoted, closed)
    for field in (own, quoted, closed):
        field.set_value("crazy talk")
    closed.set_read_only(True)
    hints = TextHints(holder)
    hints.follow(WordChoices(own=(OwnWord("a" * 16, "crazy"),)))
    qtbot.waitUntil(lambda: bool(own.hints()))
    assert own.hints()[0].words == "“crazy” may hurt."
    assert [verb.words for verb in own.hints()[0].verbs] == ["Keep"]
    assert quoted.hints() == closed.hints() == ()


def test_a_hint_is_said_and_settled_with_the_mouse_and_goes_with_another_text(qtbot: QtBot) -> None:
    field = LineField("Note", help_text="What happened")
    holder = shown(qtbot, field)
    field.set_value("He is an addict.")
    hints = TextHints(holder)
    hints.look()
    control = field.focusProxy()
    assert isinstance(control, QWidget)
    assert control.accessibleDescription() == "“an addict”: try “a person with a substance use disorder”."
    (lines,) = field.findChildren(HintLines)
    qtbot.mouseClick(lines.buttons[0], Qt.MouseButton.LeftButton)
    assert field.value() == "He is a person with a substance use disorder."
    assert not lines.isVisible()
    assert control.accessibleDescription() == "What happened"
    field.set_value("Another addict.")
    hints.look()
    assert field.hints()
    field.set_value("Somebody else.")
    assert field.hints() == ()
