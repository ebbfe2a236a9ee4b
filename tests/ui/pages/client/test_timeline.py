"""The timeline on the overview, by keys alone: writing, reading, correcting, moving, made in error, taking back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.domain.timeline import NoteLine, TimelineFilter
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.dialogs.choose_client import ChooseClientDialog
from aftercare_desktop.ui.dialogs.note import NoteDialog
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.client.timeline import TimelineCard
from aftercare_desktop.ui.widgets.note_fields import NoteFields
from tests.builders import NAMES, TODAY, build_client
from tests.ui.answering import in_dialog

Show = Callable[[Desk, Route], ClientPage]
Answers = Callable[..., None]
NOTE = Entry(NoteKind.CONTACT, TODAY, "Called; all well.")


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(build_client("Theo Bramwell", record_number="1")).value


@pytest.fixture
def card(desk: Desk, show: Show, theo: int) -> TimelineCard:
    page = show(desk, Route("client", theo))
    page.resize(1_232, 900)
    return page.overview.timeline


def page_of(card: TimelineCard) -> ClientPage:
    parent: QWidget | None = card
    while not isinstance(parent, ClientPage):
        assert parent is not None
        parent = parent.parentWidget()
    return parent


def toasts_of(card: TimelineCard) -> list[Toast]:
    heard: list[Toast] = []
    card.toast_requested.connect(heard.append)
    return heard


def texts(desk: Desk, client_id: int) -> list[str]:
    lines = desk.timelines.of_client(client_id, TimelineFilter.NOTES).lines
    return [line.note.entry.text for line in lines if isinstance(line, NoteLine)]


def write(card: TimelineCard, qtbot: QtBot, words: str) -> None:
    page_of(card).activateWindow()
    qtbot.waitUntil(page_of(card).isActiveWindow)
    qtbot.keyClick(
        page_of(card).focusWidget(),
        Qt.Key.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(card.form.is_open)
    focused = page_of(card).focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    qtbot.keyClicks(focused, words)


def test_a_note_is_written_by_keys_alone(card: TimelineCard, desk: Desk, qtbot: QtBot, theo: int) -> None:
    toasts = toasts_of(card)
    write(card, qtbot, "Ride on Friday")
    qtbot.keyClick(page_of(card).focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not card.form.is_open())
    assert texts(desk, theo) == ["Ride on Friday"]
    assert page_of(card).focusWidget() is card.write
    assert card.list.rows[0].words.detail == "Ride on Friday"
    assert isinstance(toasts[0].undo, Undo)
    desk.undo(toasts[0].undo)
    page_of(card).reload({"entries"})
    assert texts(desk, theo) == []
    assert not any(isinstance(row.line, NoteLine) for row in card.list.rows)


def test_what_is_missing_or_ahead_is_said_beside_its_field(
    card: TimelineCard, desk: Desk, qtbot: QtBot, theo: int
) -> None:
    write(card, qtbot, " ")
    card.form.save.click()
    assert card.form.fields.text.problem() == "Write what happened."
    qtbot.keyClicks(card.form.fields.text.text, "Something")
    card.form.fields.day.set_value(TODAY + timedelta(days=1))
    card.form.save.click()
    assert card.form.fields.text.problem() is None
    assert card.form.fields.day.problem() == "Use a day that is not after today."
    assert texts(desk, theo) == []


def clear_day(qtbot: QtBot, fields: NoteFields) -> None:
    fields.day.focus_inside()
    fields.day.line.selectAll()
    qtbot.keyClick(fields.day.line, Qt.Key.Key_Delete)


def test_a_cleared_day_is_asked_for_and_never_becomes_today(
    card: TimelineCard, desk: Desk, qtbot: QtBot, theo: int
) -> None:
    """Writing, across the way the form is kept, and correcting."""
    write(card, qtbot, "Something")
    clear_day(qtbot, card.form.fields)
    page_of(card).stash()
    card.write_note()
    assert card.form.fields.day.value() is None
    card.form.save.click()
    assert card.form.fields.day.problem() == "Give the day it happened."
    assert page_of(card).focusWidget() is card.form.fields.day.line
    assert texts(desk, theo) == []
    qtbot.keyClicks(card.form.fields.day.line, "11/20/2026")
    card.form.save.click()
    assert texts(desk, theo) == ["Something"]

    def correct(dialog: NoteDialog) -> None:
        clear_day(qtbot, dialog.fields)
        dialog.save.click()
        assert dialog.isVisible()
        assert dialog.fields.day.problem() == "Give the day it happened."
        dialog.reject()

    in_dialog(NoteDialog, correct)
    next(row for row in card.list.rows if isinstance(row.line, NoteLine)).click()


def test_esc_puts_a_note_away_and_offers_to_go_on(card: TimelineCard, qtbot: QtBot) -> None:
    toasts = toasts_of(card)
    write(card, qtbot, "Half a thought")
    assert page_of(card).cancel_here()
    assert not card.form.is_open()
    assert toasts[-1].action is not None
    toasts[-1].action()
    assert card.form.is_open()
    assert card.form.fields.text.value() == "Half a thought"
    card.form.fields.text.set_value("")
    assert page_of(card).cancel_here()
    assert len(toasts) == 1, "nothing was lost, nothing is offered"


def test_a_half_written_note_waits_for_its_author(
    desk: Desk, desk_of: Callable[[Role], Desk], show: Show, qtbot: QtBot, theo: int
) -> None:
    """Left for another client, locked, and opened again: it is there, once, and for nobody else."""
    other = desk.clients.add(build_client("Marisol Quintero", record_number="2")).value
    page = show(desk, Route("client", theo))
    write(page.overview.timeline, qtbot, "Half a thought")
    page.open_route(Route("client", other))
    assert not page.overview.timeline.form.is_open()
    page.open_route(Route("client", theo))
    assert page.overview.timeline.form.fields.text.value() == "Half a thought"
    page.stash()
    page.close_down()
    counselor = desk_of(Role.COUNSELOR)
    assert not show(counselor, Route("client", theo)).overview.timeline.form.is_open()
    again = show(desk, Route("client", theo))
    form = again.overview.timeline.form
    assert form.is_open()
    assert not again.overview.timeline.write.isVisibleTo(again)
    form.save.click()
    assert texts(desk, theo) == ["Half a thought"]
    assert desk.stash.form_keys() == ()


def test_a_line_opens_by_enter_and_its_author_corrects_it(
    card: TimelineCard, desk: Desk, qtbot: QtBot, theo: int
) -> None:
    desk.entries.add(theo, NOTE)
    page_of(card).reload({"entries"})

    def correct(dialog: NoteDialog) -> None:
        focused = dialog.focusWidget()
        assert isinstance(focused, QPlainTextEdit)
        qtbot.keyClicks(focused, "Mended. ")
        dialog.save.click()

    row = card.list.rows[0]
    in_dialog(NoteDialog, correct)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert texts(desk, theo) == ["Mended. Called; all well."]
    assert card.list.rows[0].words.detail.startswith("Mended.")


def test_moving_asks_for_the_client_and_tells_with_undo(
    card: TimelineCard, desk: Desk, qtbot: QtBot, theo: int
) -> None:
    other = desk.clients.add(build_client("Marisol Quintero", record_number="2")).value
    desk.entries.add(theo, NOTE)
    page_of(card).reload({"entries"})
    toasts = toasts_of(card)

    def choose(dialog: ChooseClientDialog) -> None:
        assert theo not in list(dialog.model.keys())
        qtbot.keyClicks(dialog.search, "Marisol")
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)

    def move(dialog: NoteDialog) -> None:
        in_dialog(ChooseClientDialog, choose)
        dialog.move_button.click()

    in_dialog(NoteDialog, move)
    card.list.rows[0].click()
    assert texts(desk, other) == [NOTE.text]
    assert "was moved" in card.list.rows[0].words.title
    assert not card.list.rows[0].opens()
    assert isinstance(toasts[-1].undo, Undo)
    assert "Marisol" not in toasts[-1].text
    desk.undo(toasts[-1].undo)
    assert texts(desk, theo) == [NOTE.text]


def test_made_in_error_keeps_its_line_without_its_words(card: TimelineCard, desk: Desk, theo: int) -> None:
    desk.entries.add(theo, NOTE)
    page_of(card).reload({"entries"})
    in_dialog(NoteDialog, lambda dialog: dialog.error_button.click())
    card.list.rows[0].click()
    row = card.list.rows[0]
    assert row.words.title == "Entered in error, Nov 23, Dana Whitcomb"
    assert row.words.detail == ""
    chosen: list[object] = []
    card.list.line_chosen.connect(chosen.append)
    row.click()
    assert chosen == [], "there is nothing to open any more"


def test_what_a_person_may_not_do_is_not_offered(
    desk: Desk, desk_of: Callable[[Role], Desk], show: Show, qtbot: QtBot, theo: int
) -> None:
    desk.entries.add(theo, NOTE)
    card = show(desk_of(Role.NURSE), Route("client", theo)).overview.timeline

    def look(dialog: NoteDialog) -> None:
        assert not hasattr(dialog, "save")
        assert dialog.fields.text.text.isReadOnly()
        assert dialog.move_button.isVisible()
        assert not dialog.error_button.isVisible()
        dialog.reject()

    in_dialog(NoteDialog, look)
    card.list.rows[0].click()
    held = desk.clients.open(theo)
    desk.clients.archive(theo, held.version)
    archived = show(desk, Route("client", theo)).overview.timeline
    assert not archived.write.isVisibleTo(archived)
    qtbot.keyClick(archived.list.rows[-1], Qt.Key.Key_N)
    assert not archived.form.is_open()


def test_a_refusal_is_shown_and_the_note_stays(
    card: TimelineCard, desk: Desk, qtbot: QtBot, theo: int
) -> None:
    problems: list[AftercareError] = []
    card.failed.connect(problems.append)
    write(card, qtbot, "Too late")
    desk.clients.archive(theo, desk.clients.open(theo).version)
    card.form.save.click()
    assert "archived" in problems[0].sentence
    assert card.form.fields.text.value() == "Too late"


def test_lines_are_walked_by_arrows_and_n_writes(
    card: TimelineCard, desk: Desk, qtbot: QtBot, theo: int
) -> None:
    for number in range(3):
        desk.entries.add(theo, replace(NOTE, text=f"Entry {number}"))
    page_of(card).reload({"entries"})
    rows = card.list.rows
    stops = [row for row in rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [rows[0]], "one stop for Tab"
    qtbot.waitUntil(rows[0].isVisible)
    rows[0].setFocus()
    for key, expected in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_J, 2),
        (Qt.Key.Key_K, 1),
        (Qt.Key.Key_End, len(rows) - 1),
        (Qt.Key.Key_Down, len(rows) - 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Up, 0),
    ):
        qtbot.keyClick(page_of(card).focusWidget(), key)
        assert page_of(card).focusWidget() is rows[expected]
    qtbot.keyClick(rows[0], Qt.Key.Key_N)
    assert card.form.is_open()


def test_older_lines_come_a_page_at_a_time_under_their_months(
    card: TimelineCard, desk: Desk, theo: int
) -> None:
    for number in range(70):
        desk.entries.add(
            theo, replace(NOTE, happened_on=TODAY - timedelta(days=number), text=f"Entry {number}")
        )
    page_of(card).reload({"entries"})
    assert len(card.list.rows) == 30
    assert [head.text() for head in card.list.months] == ["November 2026", "October 2026"]
    card.older.click()
    assert len(card.list.rows) == 60
    assert [head.text() for head in card.list.months] == ["November 2026", "October 2026", "September 2026"]
    page_of(card).reload({"entries"})
    assert len(card.list.rows) == 60, "as far down as before"
    card.older.click()
    assert not card.older.isVisibleTo(card)
    card.shown._group.button(2).click()
    assert card.empty.text() == "No plan yet."
    assert card.list.rows == []


def test_any_text_is_shown_and_no_wider_than_the_page(card: TimelineCard, desk: Desk, theo: int) -> None:
    for words in (*NAMES, "x" * 2_000, "<b>bold</b> &amp;", "line\n" * 200):
        desk.entries.add(theo, replace(NOTE, text=words))
    page_of(card).reload({"entries"})
    for width in (640, 900, 1_400):
        page_of(card).resize(width, 700)
        assert page_of(card).grab().width() == width
        assert all(row.height() >= row.heightForWidth(row.width()) for row in card.list.rows)


@pytest.mark.parametrize("tab", ["facts", "plan"])
def test_a_note_is_begun_from_any_tab(desk: Desk, show: Show, theo: int, qtbot: QtBot, tab: str) -> None:
    page = show(desk, Route("client", theo, tab))
    assert ("Ctrl+Shift+N", "Write a note") in page.keys
    card = page.overview.timeline
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_N, both)
    qtbot.waitUntil(card.form.is_open)
    qtbot.keyClicks(page.focusWidget(), "Called.")
    assert page.panes.currentWidget() is page.overview
    assert card.form.fields.entry().text == "Called."


def test_the_whole_form_is_in_sight(desk: Desk, show: Show, theo: int, qtbot: QtBot) -> None:
    page = show(desk, Route("client", theo))
    write(page.overview.timeline, qtbot, "")
    sheet, save = page.overview.sheet.viewport(), page.overview.timeline.form.save

    def is_in_sight() -> bool:
        return sheet.rect().contains(save.geometry().translated(save.parentWidget().mapTo(sheet, QPoint())))

    qtbot.waitUntil(is_in_sight, timeout=1_000)


def test_after_somebody_new_the_lines_of_another_keep_their_height(desk: Desk, show: Show, theo: int) -> None:
    for number in range(20):
        desk.entries.add(theo, replace(NOTE, text=f"Call {number}; all well."))
    new = desk.clients.add(build_client("Amal Haddad", record_number="2")).value
    page = show(desk, Route("client", theo))
    page.resize(1_072, 775)
    for client_id in (theo, new, theo):
        page.open_route(Route("client", client_id, "overview"))
        for _ in range(4):
            QApplication.processEvents()
    lines = page.overview.timeline.list
    assert len(lines.rows) >= 20
    assert all(row.height() >= row.heightForWidth(row.width()) for row in lines.rows)
