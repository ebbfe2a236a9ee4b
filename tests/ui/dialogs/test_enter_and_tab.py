"""Keys in dialogs: Enter presses the button one stands on, Tab goes as the eye does; and what the window is called."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.entries import Entry, NoteKind, StoredEntryNote
from aftercare_desktop.domain.statuses import Ask
from aftercare_desktop.domain.timeline import NoteLine, Rank, Stamp
from aftercare_desktop.ui.dialogs.change_status import GO_BACK, RECORD, ChangeStatusDialog
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.dialogs.note import NoteAct, NoteDialog, NoteRights
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame
from aftercare_desktop.ui.widgets.fields_text import LineField
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.words import statuses as words
from tests.builders import TODAY, full_client
from tests.ui.answering import in_dialog

TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return
S = ClientStatus


def shown(qtbot: QtBot, dialog: DialogFrame) -> None:
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


def walk(qtbot: QtBot, dialog: DialogFrame, steps: int) -> list[QWidget]:
    """Where the keyboard is, and where Tab brings it."""
    found = []
    for _ in range(steps):
        at = dialog.focusWidget()
        assert at is not None
        found.append(at)
        qtbot.keyClick(at, TAB)
    return found


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("with_default", [True, False])
def test_enter_presses_the_button_one_stands_on(qtbot: QtBot, key: Qt.Key, with_default: bool) -> None:
    dialog = DialogFrame("Change something")
    field = LineField("Name")
    dialog.body.addWidget(field)
    pressed: list[str] = []
    for verb in ("Other", "Cancel", "Keep"):
        button = dialog.add_button(Button(verb), left=verb == "Other")
        button.clicked.connect(lambda _=False, verb=verb: pressed.append(verb))
        button.setDefault(with_default and verb == "Keep")
    shown(qtbot, dialog)
    for button in dialog.findChildren(Button):
        button.setFocus()
        qtbot.keyClick(button, key)
    assert pressed == ["Other", "Cancel", "Keep"]
    field.focus_inside()
    qtbot.keyClick(field.line, key)
    assert pressed[3:] == (["Keep"] if with_default else [])


def press_enter_on(qtbot: QtBot, message: MessageDialog, verb: str) -> None:
    button = next(one for one in message.verbs if one.text() == verb)
    button.setFocus()
    qtbot.keyClick(button, ENTER)


def test_enter_on_go_back_goes_back(qtbot: QtBot) -> None:
    in_dialog(MessageDialog, lambda message: press_enter_on(qtbot, message, "Go back"))
    taken = MessageDialog.ask(
        None, "Throw it away?", "It is gone then.", (("Throw", "danger"), ("Go back", "default"))
    )
    assert taken == "Go back"


def test_the_verbs_of_a_question_show_their_keys_and_obey_them(qtbot: QtBot) -> None:
    shown_keys: list[dict[str, str]] = []
    for key, taken in ((ENTER, "Throw"), (Qt.Key.Key_Escape, "Go back")):

        def press(message: MessageDialog, key: Qt.Key = key) -> None:
            shown_keys.append({button.text(): button.shown_key() for button in message.verbs})
            qtbot.keyClick(message.focusWidget(), key)

        in_dialog(MessageDialog, press)
        verbs = (("Throw", "danger"), ("Keep", "default"), ("Go back", "ghost"))
        assert MessageDialog.ask(None, "Throw it away?", "It is gone then.", verbs) == taken
    assert shown_keys == [{"Throw": "Enter", "Keep": "", "Go back": "Esc"}] * 2


def status_dialog(qtbot: QtBot, status: ClientStatus) -> ChangeStatusDialog:
    dialog = ChangeStatusDialog(full_client(), lambda: TODAY)
    shown(qtbot, dialog)
    choose(qtbot, dialog, status)
    dialog.status.focus_inside()
    return dialog


def choose(qtbot: QtBot, dialog: ChangeStatusDialog, status: ClientStatus) -> None:
    dialog.status.combo.setCurrentIndex([*S].index(status))
    dialog.status.combo.activated.emit(dialog.status.combo.currentIndex())
    qtbot.waitUntil(dialog.fields["since"].isVisible)


@pytest.mark.parametrize("verb", [RECORD, GO_BACK])
def test_a_death_is_recorded_by_its_own_button_alone(qtbot: QtBot, verb: str) -> None:
    dialog = status_dialog(qtbot, S.DIED)
    since = dialog.fields["since"]
    assert isinstance(since, DateField)
    qtbot.keyClicks(since.line, "11/20/2026")
    titles: list[str] = []

    def press(message: MessageDialog) -> None:
        titles.append(message.windowTitle())
        press_enter_on(qtbot, message, verb)

    in_dialog(MessageDialog, press)
    dialog.keep.click()
    assert dialog.isVisible() is (verb == GO_BACK)
    assert titles == ["Change status - Aftercare"], "the headline names a client, the window does not"


@pytest.mark.parametrize("through", [(S.IN_HOSPITAL,), (S.DIED, S.MOVED, S.IN_HOSPITAL)])
def test_tab_goes_through_what_is_asked_before_the_verbs(qtbot: QtBot, through: tuple[S, ...]) -> None:
    dialog = status_dialog(qtbot, through[0])
    for status in through[1:]:
        choose(qtbot, dialog, status)
    asked = [dialog.fields[name].focusProxy() for name in ("since", Ask.PLACE, Ask.UNTIL, Ask.NOTE)]
    assert walk(qtbot, dialog, 8) == [
        dialog.status.combo,
        *asked,
        dialog.cancel,
        dialog.keep,
        dialog.status.combo,
    ]


@pytest.mark.parametrize("status", [*S])
def test_tab_comes_to_the_verbs_last_whatever_is_asked(qtbot: QtBot, status: ClientStatus) -> None:
    dialog = status_dialog(qtbot, status)
    stops = walk(qtbot, dialog, 30)
    once = stops[: stops.index(dialog.status.combo, 1)]
    assert once[-2:] == [dialog.cancel, dialog.keep]
    assert len(once) >= len(dialog.fields) + 3


@pytest.mark.parametrize("typed", ["", "someday"])
@pytest.mark.parametrize("status", [*S])
def test_a_needed_day_is_asked_for_and_never_made_up(qtbot: QtBot, status: ClientStatus, typed: str) -> None:
    dialog = status_dialog(qtbot, status)
    since = dialog.fields["since"]
    assert isinstance(since, DateField)
    assert since.value() == (None if status is S.DIED else TODAY)
    since.line.selectAll()
    qtbot.keyClick(since.line, Qt.Key.Key_Delete)
    qtbot.keyClicks(since.line, typed)
    dialog.keep.click()
    assert dialog.isVisible()
    assert since.problem() == ("Use a date such as Apr 9, 1991." if typed else words.SINCE_MISSING)
    assert dialog.focusWidget() is since.line


def note_dialog(qtbot: QtBot) -> NoteDialog:
    at = datetime.fromisoformat(f"{TODAY}T12:00:00+00:00")
    entry = Entry(NoteKind.NOTE, date(2026, 11, 20), "Ride on Friday")
    note = StoredEntryNote(1, 1, 1, at, 1, None, None, None, None, None, entry)
    line = NoteLine(Stamp(TODAY - timedelta(days=3), at, Rank.NOTE, 1), "Dana Whitcomb", note, "", None, None)
    dialog = NoteDialog(line, NoteRights(correct=True, move=True, empty=True), lambda: TODAY)
    shown(qtbot, dialog)
    return dialog


def test_tab_in_an_entry_goes_as_the_eye_does_and_not_from_its_words_to_in_error(qtbot: QtBot) -> None:
    dialog = note_dialog(qtbot)
    kind, day, text = dialog.fields.stops()
    stops = walk(qtbot, dialog, 8)
    cancel = next(button for button in dialog.findChildren(Button) if button.text() == "Cancel")
    assert stops == [text, cancel, dialog.save, dialog.move_button, dialog.error_button, kind, day, text]
    tops = [one.mapTo(dialog, one.rect().topLeft()) for one in (*stops[3:], cancel, dialog.save)]
    lines = [(top.y() // 20, top.x()) for top in tops]
    assert lines == sorted(lines)
    text.setFocus()
    qtbot.keyClick(text, TAB)
    qtbot.keyClick(dialog.focusWidget(), ENTER)
    assert (dialog.isVisible(), dialog.act) == (False, NoteAct.CORRECT)


def test_the_window_is_called_like_its_headline(qtbot: QtBot) -> None:
    assert note_dialog(qtbot).windowTitle() == "Note - Aftercare"
    assert status_dialog(qtbot, S.MOVED).windowTitle() == "Change status - Aftercare"
