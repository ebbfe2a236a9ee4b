"""The widget kit, driven by keys and mouse."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.ui.theme import Appearance, Scheme, Theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.choices import SearchField, Segmented
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.labels import Avatar, Chip, ElidedWords, Meter, Words, initials_of
from aftercare_desktop.ui.widgets.password import NewPassword, PasswordField
from aftercare_desktop.ui.widgets.rail import Rail, RailItem, RecentClient
from aftercare_desktop.ui.widgets.toast import ToastBar

_ITEMS = (
    RailItem("clients", "Clients", "users", "Ctrl+1"),
    RailItem("settings", "Settings", "settings", "Ctrl+2"),
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


def _put(window: QWidget, widget: Any) -> Any:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    return widget


def test_a_date_or_a_dose_is_never_broken_over_two_lines(qtbot: QtBot) -> None:
    words = Words("Has enough through Tue, Dec 1 of 25 mg", wrap=True)
    qtbot.addWidget(words)
    assert QLabel.text(words) == "Has enough through Tue,\u00a0Dec\u00a01 of 25\u00a0mg"
    assert words.text() == "Has enough through Tue, Dec 1 of 25 mg"


def test_a_button_shows_its_key_and_obeys_it(window: QWidget, qtbot: QtBot, look: Theme) -> None:
    button = _put(window, Button("Print", "primary", "printer", "Ctrl+P"))
    wide = button.sizeHint().width()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    look.set_appearance(Appearance(Scheme.LIGHT, 100, show_keys=False))
    assert button.sizeHint().width() < wide
    assert button.shown_key() == "Ctrl P"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_does_on_a_page_what_space_does(window: QWidget, qtbot: QtBot, key: Qt.Key) -> None:
    button = _put(window, Button("Add a line"))
    button.setFocus()
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("once"))
    qtbot.keyClick(button, key)
    assert pressed == ["once"]
    button.setEnabled(False)
    qtbot.keyClick(button, key)
    assert pressed == ["once"]


def test_a_button_without_words_has_a_name_and_is_square(window: QWidget) -> None:
    button = _put(window, Button(icon="lock", name="Lock", hint="Ctrl L", variant="ghost"))
    assert button.accessibleName() == "Lock"
    assert button.toolTip() == "Lock (Ctrl L)"
    assert button.sizeHint().width() == button.sizeHint().height()


def test_an_ampersand_is_one(window: QWidget) -> None:
    wide = _put(window, Button("Rooms && board")).sizeHint().width()
    assert wide == _put(window, Button("Rooms + board")).sizeHint().width() or wide > 0


def test_a_button_never_opens_a_window_of_its_own(qtbot: QtBot) -> None:
    button = Button("Save")
    qtbot.addWidget(button)
    button.setVisible(True)
    assert not button.isVisible()


def test_segments_are_one_tab_stop_and_move_by_arrows(window: QWidget, qtbot: QtBot) -> None:
    segments = _put(window, Segmented([("no", "No"), ("yes", "Yes"), ("ask", "Did not ask")], name="Any use"))
    segments.take_focus()
    stops = [b for b in segments.findChildren(QWidget) if b.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert len(stops) == 1
    with qtbot.waitSignal(segments.chosen) as chosen:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert chosen.args == ["yes"]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Left)
    assert segments.value() == "ask"


def test_setting_a_segment_is_no_choice_of_a_person(window: QWidget, qtbot: QtBot) -> None:
    segments = _put(window, Segmented([("a", "A"), ("b", "B")], name="Which"))
    with qtbot.assertNotEmitted(segments.chosen):
        segments.set_value("b")
    assert segments.value() == "b"


def test_search_is_reached_by_its_key_and_emptied_by_escape(window: QWidget, qtbot: QtBot) -> None:
    search = _put(window, SearchField("Find a person"))
    _put(window, Button("Other")).setFocus()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert search.hasFocus()
    qtbot.keyClicks(search, "theo")
    assert search.text() == "theo"
    with qtbot.waitSignal(search.moved_down):
        qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_a_toast_offers_undo_and_waits_while_it_has_the_focus(window: QWidget, qtbot: QtBot) -> None:
    toast = ToastBar(window)
    toast.show_message("Theo Bramwell archived", "Undo", "Ctrl Z")
    assert toast.message() == "Theo Bramwell archived"
    assert toast.geometry().bottom() < window.height()
    toast._button.setFocus()
    assert not toast._timer.isActive()
    with qtbot.waitSignal(toast.action_chosen):
        qtbot.mouseClick(toast._button, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Theo Bramwell", "TB"),
        ("Ng", "N"),
        ("", ""),
        ("  ", ""),
        ("Hạnh Nguyễn", "HN"),
        ("王小梅", "王"),
        ("佐藤 美咲", "佐美"),
        ("Wolfeschlegelsteinhausenbergerdorff-Montgomery Featherstonehaugh-Cholmondeley", "WF"),
        ("«Ray» (house)", "RH"),
    ],
)
def test_initials(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_what_only_shows_paints_in_any_size(window: QWidget) -> None:
    for widget in (
        Chip("Due today", "warn", "clock"),
        Chip("", "out"),
        Avatar("TB", 3, 46),
        Meter(7, 10),
        Meter(0, 0),
    ):
        _put(window, widget)
        for width in (0, 1, 12, 300):
            widget.resize(width, widget.sizeHint().height())
            widget.grab()
    assert Chip("Due today", "warn").accessibleName() == "Due today"


def test_markup_stays_text(window: QWidget) -> None:
    words = _put(window, Words("<b>Theo</b> & <i>co</i>"))
    assert words.textFormat() == Qt.TextFormat.PlainText


def test_long_words_end_in_an_ellipsis_and_stay_whole_in_the_tooltip(window: QWidget) -> None:
    words = _put(window, ElidedWords("Featherstonehaugh-Cholmondeley " * 4, "strong"))
    assert words.minimumSizeHint().width() < 100
    assert words.toolTip() == words.text()


def test_an_empty_state_has_at_most_one_button(window: QWidget, qtbot: QtBot) -> None:
    empty = _put(
        window, EmptyState("search", "No one by that name.", "Check the spelling.", "Search everyone")
    )
    with qtbot.waitSignal(empty.action_chosen):
        qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    empty.set_words("Nothing yet", "Add the first one.")
    assert empty.button.isHidden()


def test_an_empty_state_shows_every_line_of_its_sentence(window: QWidget) -> None:
    empty = _put(window, EmptyState("search", "No plan yet", ""))
    empty.set_words("No plan yet", "Write it with somebody. " * 6, "Start the plan")
    window.resize(900, 600)
    QApplication.processEvents()
    assert empty.sentence.height() >= empty.sentence.heightForWidth(empty.sentence.width())
    assert abs(empty.sentence.geometry().center().x() - empty.rect().center().x()) <= 1


def test_the_rail_says_where_one_is_and_folds(window: QWidget, qtbot: QtBot) -> None:
    rail = _put(window, Rail(_ITEMS, "Alder Point Recovery"))
    rail.set_person("Dana Whitcomb", "Counselor", 1)
    rail.set_recent([RecentClient(3, "Theo Bramwell"), RecentClient(4, "ليلى الحسن")])
    rail.set_current("settings")
    with qtbot.waitSignal(rail.destination_chosen) as chosen:
        qtbot.mouseClick(rail._rows["clients"], Qt.MouseButton.LeftButton)
    assert chosen.args == ["clients"]
    with qtbot.waitSignal(rail.recent_chosen) as chosen:
        qtbot.keyClick(rail._recent_rows[0], Qt.Key.Key_Space)
    assert chosen.args == [3]
    rail.set_narrow(True)
    assert rail.width() == 60
    assert rail._rows["clients"].toolTip() == "Clients (Ctrl 1)"
    rail.grab()


def test_caps_lock_shows_in_what_is_typed(window: QWidget, qtbot: QtBot) -> None:
    field = _put(window, PasswordField(name="Password"))
    with qtbot.waitSignal(field.caps_lock_noticed) as noticed:
        qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)  # QTest sends "a" here
    assert noticed.args == [True]


def test_the_eye_shows_and_hides(window: QWidget) -> None:
    field = _put(window, PasswordField(name="Password"))
    eye = field.actions()[0]
    eye.trigger()
    assert field.echoMode() == PasswordField.EchoMode.Normal
    assert eye.text() == "Hide password"
    field.hide_characters()
    assert field.echoMode() == PasswordField.EchoMode.Password


def test_a_new_password_is_judged_by_length_and_sameness(window: QWidget, qtbot: QtBot) -> None:
    pair = _put(window, NewPassword())
    pair.set_user("dana")
    qtbot.keyClicks(pair.first, "short")
    assert pair.show_gap()
    pair.first.setText("harbor-quilt-lantern")
    assert pair.gap() == "The two passwords are not the same."
    pair.again.setText("harbor-quilt-lantern")
    assert not pair.show_gap()
    assert pair.verdict.text() == "Very strong."


def test_weights_of_the_button_font(look: Theme) -> None:
    assert look.font("button").weight() == QFont.Weight.DemiBold
