"""The record of a breach as it is written down: begun with what was sent, refused with a sentence, kept by keys."""

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.disclosures import Breach
from aftercare_desktop.ui.dialogs.breach import BreachDialog
from tests.builders import TODAY

START = Breach(
    TODAY - timedelta(days=2), TODAY, "Letter with: my goals", "Meant for Larch Hill. It went to: "
)


def shown(qtbot: QtBot, start: Breach) -> BreachDialog:
    dialog = BreachDialog(start, lambda: TODAY, "4:2:")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def keep(qtbot: QtBot, dialog: BreachDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_it_begins_with_what_was_sent_and_says_by_when_the_client_is_told(qtbot: QtBot) -> None:
    dialog = shown(qtbot, START)
    assert dialog.breach_now() == Breach(START.happened_on, TODAY, START.what, START.whom.strip())
    assert dialog.tell.text().startswith("Tell the client by Jan 22, 2027, 60 days left. ")
    dialog.client_told_on.set_value(TODAY)
    dialog.client_told_on.edited.emit("")
    assert dialog.tell.text().startswith("The client was told on Nov 23, 2026. ")
    keep(qtbot, dialog)
    assert dialog.isVisible()
    assert dialog.whom.problem() == "Write where it went, and where it should have gone."
    dialog.whom.set_value(f"{START.whom}a number that nobody knows")
    dialog.whom.set_problem(None)
    keep(qtbot, dialog)
    assert dialog.result() == BreachDialog.DialogCode.Accepted
    kept = dialog.breach_now()
    assert kept is not None
    assert (kept.whom, kept.client_told_on) == (f"{START.whom}a number that nobody knows", TODAY)


def test_what_lacks_is_said_at_its_field_and_keeps_it_open(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Breach(None, TODAY, "", ""))
    keep(qtbot, dialog)
    assert dialog.what.problem() == "Write what went out: which papers or words."
    assert dialog.whom.problem() is not None
    assert dialog.isVisible()
    dialog.discovered_on.set_value(None)
    keep(qtbot, dialog)
    assert dialog.discovered_on.problem() == "Write the day on which somebody noticed it."


def test_what_was_typed_comes_back_after_a_lock(qtbot: QtBot) -> None:
    dialog = shown(qtbot, START)
    dialog.was_done.set_value("They called.")
    kept = dialog.unanswered()
    assert kept is not None
    assert (kept.name, kept.about) == ("breach", "4:2:")
    again = BreachDialog(START, lambda: TODAY, kept.about)
    qtbot.addWidget(again)
    again.put_back(kept)
    assert again.was_done.value() == "They called."
