"""Approved words by keys: approved, changed, reviewed and withdrawn, with Undo; others only read."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aftercare_desktop.demo import DEMO_PASSWORD
from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.ui.dialogs.approve import ApproveDialog
from aftercare_desktop.ui.dialogs.change_words import ChangeWordsDialog
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.pages.settings.approved import ALL_STAND, ApprovedPane
from aftercare_desktop.ui.pages.settings.approved_row import AGAIN, APPROVE, SentenceRow
from aftercare_desktop.words.approved import NOT_ON_CARD, TOO_LONG_FOR_CARD
from tests.builders import TODAY
from tests.centers import approve
from tests.screenshots.stage import Stage
from tests.ui.answering import answer, in_dialog
from tests.ui.pages.settings.conftest import settings

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = ApprovedKey.OPIOID_MIXING


@pytest.fixture
def nurse(stage: Stage) -> Stage:
    """The window with the center's nurse, to whom the page belongs most."""
    stage.window.enter(stage.doors.center.open("ruth", DEMO_PASSWORD)())
    return stage


def approved(stage: Stage, place: str = "") -> ApprovedPane:
    pane = settings(stage, f"approved:{place}" if place else "approved").pane()
    assert isinstance(pane, ApprovedPane)
    return pane


def press(qtbot: QtBot, stage: Stage, key: Qt.Key) -> None:
    stage.window.activateWindow()  # again, after a dialog
    qtbot.waitUntil(stage.window.isActiveWindow)
    qtbot.keyClick(stage.window.focusWidget(), key)


def told(pane: ApprovedPane) -> str:
    notice = pane.notices.notice("state")
    assert notice is not None
    return notice.words.text()


def test_every_sentence_shows_its_words_its_approval_its_grade_and_where_it_prints(nurse: Stage) -> None:
    pane = approved(nurse)
    assert set(pane.rows) == set(ApprovedKey)
    assert told(pane) == ALL_STAND
    row = pane.rows[ApprovedKey.MAKING_SAFER]
    assert row.text.text() == nurse.desk().approved_words.list()[ApprovedKey.MAKING_SAFER].text
    assert row.state.text().startswith("Approved ")
    assert "by Ruth Castellane, RN. Look again " in row.state.text()
    assert row.reading.text() == "Grade 5"
    assert row.approve.text() == AGAIN


def test_other_words_wait_for_an_approval_and_undo_brings_both_back(nurse: Stage, qtbot: QtBot) -> None:
    pane = approved(nurse, KEY)
    row = pane.rows[KEY]
    before = row.sentence()
    assert nurse.window.focusWidget() is row.approve
    press(qtbot, nurse, Qt.Key.Key_Tab)
    in_dialog(
        ChangeWordsDialog, lambda dialog: _write_and_save(qtbot, dialog, "Opioids and drink do not mix.")
    )
    press(qtbot, nurse, Qt.Key.Key_Return)
    assert nurse.desk().approved_words.list()[KEY].text == "Opioids and drink do not mix."
    assert row.state.text() == "Not approved: prints as a blank with “Ask the nurse”."
    assert not row.withdraw.isVisible()
    assert told(pane) == "1 not approved."
    qtbot.waitUntil(lambda: nurse.window.focusWidget() is row.approve)
    nurse.workspace().undo()
    assert nurse.desk().approved_words.list()[KEY] == before
    assert told(pane) == ALL_STAND


def _write_and_save(qtbot: QtBot, dialog: ChangeWordsDialog, text: str) -> None:
    qtbot.keyClick(dialog.words.text, Qt.Key.Key_Return, CTRL)
    assert dialog.words.problem() == "These are the words that stand there now."
    dialog.words.text.selectAll()
    qtbot.keyClick(dialog.words.text, Qt.Key.Key_Delete)
    qtbot.keyClick(dialog.words.text, Qt.Key.Key_Return, CTRL)
    assert dialog.words.problem() == "Write the words that are to print."
    qtbot.keyClicks(dialog.words.text, text)
    qtbot.keyClick(dialog.words.text, Qt.Key.Key_Return, CTRL)


def test_the_next_one_that_waits_is_found_withdrawn_and_approved_by_keys(nurse: Stage, qtbot: QtBot) -> None:
    desk = nurse.desk()
    return_plan = desk.approved_words.list()[ApprovedKey.RETURN_PLAN]
    desk.approved_words.withdraw(return_plan.key, return_plan)
    soon = ApprovedKey.ALCOHOL_WITHDRAWAL
    approve(desk, soon, "I do not stop alone.", TODAY + timedelta(days=30))
    pane = approved(nurse)
    assert told(pane) == "1 not approved, 1 review due within 30 days."
    press(qtbot, nurse, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: nurse.window.focusWidget() is pane.rows[ApprovedKey.RETURN_PLAN].approve)
    in_dialog(ApproveDialog, lambda dialog: qtbot.keyClick(dialog.words.text, Qt.Key.Key_Return, CTRL))
    press(qtbot, nurse, Qt.Key.Key_Return)
    assert desk.approved_words.list()[ApprovedKey.RETURN_PLAN].approver == "Ruth Castellane, RN"
    press(qtbot, nurse, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: nurse.window.focusWidget() is pane.rows[soon].approve)
    assert "Review due Dec 23, 2026." in pane.rows[soon].state.text()
    in_dialog(ApproveDialog, lambda dialog: _review_again(qtbot, dialog))
    press(qtbot, nurse, Qt.Key.Key_Return)
    assert desk.approved_words.list()[soon].review_on == TODAY + timedelta(days=365)
    assert told(pane) == ALL_STAND


def _review_again(qtbot: QtBot, dialog: ApproveDialog) -> None:
    """The day of the last review is not offered again."""
    qtbot.keyClick(dialog.words.text, Qt.Key.Key_Return, CTRL)


def test_an_approval_is_withdrawn_and_undone(nurse: Stage, qtbot: QtBot) -> None:
    pane = approved(nurse, KEY)
    row: SentenceRow = pane.rows[KEY]
    row.withdraw.setFocus()
    press(qtbot, nurse, Qt.Key.Key_Return)
    assert not nurse.desk().approved_words.list()[KEY].is_approved()
    assert row.approve.text() == APPROVE
    nurse.workspace().undo()
    assert row.sentence().is_approved()


def test_an_overdue_review_is_said_and_counted(nurse: Stage) -> None:
    approve(nurse.desk(), KEY, "Words.", TODAY + timedelta(days=1))
    nurse.clock.moment += timedelta(days=3)
    pane = approved(nurse)
    assert told(pane) == "1 review overdue."
    assert "Review overdue since Nov 24, 2026; it still prints." in pane.rows[KEY].state.text()


def test_who_may_not_approve_reads_and_changes_nothing(stage: Stage) -> None:
    pane = approved(stage)
    assert all(row.text.text() for row in pane.rows.values())
    assert not any(
        button.isVisible() for row in pane.rows.values() for button in (row.approve, row.change, row.withdraw)
    )
    notice = pane.notices.notice("state")
    assert notice is not None
    assert notice.buttons == []


def test_words_half_written_wait_for_the_nurse_while_the_window_is_locked(nurse: Stage, qtbot: QtBot) -> None:
    pane = approved(nurse, KEY)

    def write_and_lock(dialog: ChangeWordsDialog) -> None:
        qtbot.keyClicks(dialog.words.text, "Zephyr")
        nurse.window.lock()

    in_dialog(ChangeWordsDialog, write_and_lock)
    pane.change(pane.rows[KEY].sentence())
    seen: list[str] = []
    in_dialog(ChangeWordsDialog, lambda dialog: seen.append(dialog.words.value()))
    nurse.window.enter(nurse.doors.center.open("ruth", DEMO_PASSWORD)())
    qtbot.waitUntil(lambda: bool(seen))
    assert "Zephyr" in seen[0]


@pytest.mark.parametrize("kind", [ChangeWordsDialog, ApproveDialog])
def test_words_another_person_changed_while_the_window_was_locked_are_not_overwritten(
    nurse: Stage, qtbot: QtBot, kind: type[ChangeWordsDialog | ApproveDialog]
) -> None:
    pane = approved(nurse, KEY)
    sentence = pane.rows[KEY].sentence()

    def write_and_lock(dialog: ChangeWordsDialog | ApproveDialog) -> None:
        qtbot.keyClicks(dialog.words.text, "Zephyr")
        nurse.window.lock()

    in_dialog(kind, write_and_lock)
    (pane.change if kind is ChangeWordsDialog else pane.approve)(sentence)
    other = nurse.doors.center.open("morgan", DEMO_PASSWORD)()
    other.approved_words.change(KEY, "Never mix them.", sentence)
    other.sign_out()

    def look_and_save(dialog: ChangeWordsDialog | ApproveDialog) -> None:
        assert "Zephyr" in dialog.words.value()
        qtbot.keyClick(dialog.words.text, Qt.Key.Key_Return, CTRL)

    in_dialog(kind, look_and_save)
    told = answer("OK")
    nurse.window.enter(nurse.doors.center.open("ruth", DEMO_PASSWORD)())
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].sentence == "Somebody changed or approved these words meanwhile. Nothing was overwritten."
    here = nurse.desk().approved_words.list()[KEY]
    assert (here.text, here.is_approved()) == ("Never mix them.", False)


def test_words_another_desk_changed_while_the_dialog_was_open_are_not_overwritten(
    nurse: Stage, qtbot: QtBot
) -> None:
    pane = approved(nurse, KEY)
    row = pane.rows[KEY]
    seen = row.sentence()

    def meanwhile(dialog: ApproveDialog) -> None:
        nurse.desk().approved_words.change(KEY, "Never mix them.", seen)
        qtbot.keyClick(dialog.words.text, Qt.Key.Key_Return, CTRL)

    in_dialog(ApproveDialog, meanwhile)
    in_dialog(MessageDialog, lambda dialog: dialog.reject())
    with qtbot.waitSignal(pane.failed):
        press(qtbot, nurse, Qt.Key.Key_Return)
    here = nurse.desk().approved_words.list()[KEY]
    assert (here.text, here.is_approved()) == ("Never mix them.", False)
    assert row.sentence() == here


def test_words_too_long_for_the_card_say_so_while_they_are_written_and_in_the_list(
    qtbot: QtBot, nurse: Stage
) -> None:
    pane = approved(nurse, ApprovedKey.OVERDOSE_STEPS)
    row = pane.rows[ApprovedKey.OVERDOSE_STEPS]
    assert not row.card.isVisible()

    def write(dialog: ApproveDialog) -> None:
        assert not dialog.card.isVisible()
        dialog.words.focus_inside()
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_A, CTRL)
        qtbot.keyClicks(dialog.focusWidget(), "Rub my breastbone hard. " * 20)
        assert dialog.card.text() == TOO_LONG_FOR_CARD
        assert dialog.card.isVisible()
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CTRL)

    in_dialog(ApproveDialog, write)
    press(qtbot, nurse, Qt.Key.Key_Space)
    assert row.card.isVisible()
    assert [key for key, one in pane.rows.items() if one.card.isVisible()] == [ApprovedKey.OVERDOSE_STEPS]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (ApprovedKey.OVERDOSE_STEPS, "Call 911. Call the desk of Alder-Point."),
        (ApprovedKey.IT_WILL_PASS, "It will pass. Alder Point believes in me."),
    ],
)
def test_words_that_name_the_center_say_what_the_card_does_with_them(
    qtbot: QtBot, nurse: Stage, key: ApprovedKey, words: str
) -> None:
    pane = approved(nurse, key)
    row = pane.rows[key]

    def write(dialog: ApproveDialog) -> None:
        dialog.words.focus_inside()
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_A, CTRL)
        qtbot.keyClicks(dialog.focusWidget(), words)
        assert dialog.card.text() == NOT_ON_CARD[key]
        assert dialog.card.isVisible()
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CTRL)

    in_dialog(ApproveDialog, write)
    press(qtbot, nurse, Qt.Key.Key_Space)
    assert nurse.desk().approved_words.list()[key].text == words
    assert row.card.text() == NOT_ON_CARD[key]
    assert [one for one, shown in pane.rows.items() if shown.card.isVisible()] == [key]


def test_the_line_goes_when_the_center_is_called_otherwise(qtbot: QtBot, nurse: Stage) -> None:
    approve(nurse.desk(), ApprovedKey.IT_WILL_PASS, "Serenity believes in me.")
    pane = approved(nurse)
    card = pane.rows[ApprovedKey.IT_WILL_PASS].card
    assert not card.isVisible()
    desk = nurse.doors.center.open("morgan", DEMO_PASSWORD)()
    center = desk.center.stored_profile()
    desk.center.change_profile(replace(center.profile, name="Serenity House"), center.version)
    pane.reload({Topic.CENTER})
    assert card.isVisible()
