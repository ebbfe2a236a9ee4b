"""The Chart tab by keys alone: what waits, the note as text, file and paper, marking with Undo, and the clipboard."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.errors import EditedElsewhere
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.chart import ChartPage
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.client.chart import COPIED, ChartPane
from tests.builders import TODAY, build_client
from tests.ui.heard import Heard

Show = Callable[[Desk, Route], ClientPage]
BUS = Entry(NoteKind.CONTACT, TODAY, "He called from the bus.")
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def theo(desk: Desk) -> int:
    """With two entries that wait."""
    client_id = desk.clients.add(build_client(counselor_id=desk.staff_member.id)).value
    desk.entries.add(client_id, BUS)
    desk.entries.add(client_id, replace(BUS, text="He asks for a ride."))
    return client_id


@pytest.fixture
def page(desk: Desk, show: Show, theo: int, qtbot: QtBot) -> Iterator[ClientPage]:
    page = show(desk, Route("client", theo, "chart"))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield page
    QGuiApplication.clipboard().clear()


def pane_of(page: ClientPage) -> ChartPane:
    return page.chart


def press(qtbot: QtBot, page: ClientPage, key: Qt.Key, modifier: Qt.KeyboardModifier = _CTRL) -> None:
    focused = page.focusWidget()
    assert isinstance(focused, QWidget)
    qtbot.keyClick(focused, key, modifier)


def test_everything_is_ticked_and_space_takes_out_of_the_note(page: ClientPage, qtbot: QtBot) -> None:
    pane = pane_of(page)
    assert page.focusWidget() is pane.list
    assert pane.count.text() == "2 not yet in the chart"
    assert pane.all.isChecked()
    assert "from the bus" in pane.text.toPlainText()
    press(qtbot, page, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: "from the bus" not in pane.text.toPlainText())
    assert "a ride" in pane.text.toPlainText()
    assert not pane.all.isChecked()


def test_one_key_marks_what_is_ticked_and_undo_brings_it_back(
    page: ClientPage, desk: Desk, qtbot: QtBot, theo: int
) -> None:
    pane, heard = pane_of(page), Heard(page)
    press(qtbot, page, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    press(qtbot, page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(heard.toasts))
    assert [item.content for item in desk.chart.waiting(theo).items] == [BUS]
    assert pane.list.unticked()  # what was taken out stays out
    assert heard.toasts[0].text == "Marked as put in the chart."
    assert isinstance(heard.toasts[0].undo, Undo)
    desk.undo(heard.toasts[0].undo)
    page.reload({"chart"})
    assert pane.count.text() == "2 not yet in the chart"


def test_when_everything_is_there_it_says_so_and_leads_to_the_others(
    page: ClientPage, qtbot: QtBot, desk: Desk, theo: int
) -> None:
    pane, heard = pane_of(page), Heard(page)
    press(qtbot, page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(heard.toasts))
    assert desk.chart.count(theo) == 0
    assert pane.empty.headline.text() == "Everything is in the chart."
    assert page.focusWidget() is pane.empty.button
    press(qtbot, page, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert heard.routes == [Route("chart")]


def test_the_text_is_copied_and_leaves_the_clipboard_with_the_window(
    page: ClientPage, qtbot: QtBot, desk: Desk
) -> None:
    heard, clipboard = Heard(page), QGuiApplication.clipboard()
    press(qtbot, page, Qt.Key.Key_C, _CTRL | _SHIFT)
    qtbot.waitUntil(lambda: bool(heard.toasts))
    assert clipboard.text().startswith("PRACTICE. MADE-UP PERSON\nNOTE FOR THE CHART\nName: Theo Bramwell\n")
    assert heard.toasts[0].text == COPIED
    assert desk.audit.entries()[0].event == "chart_note_made"
    page.close_down()
    assert clipboard.text() == ""


def test_what_was_copied_after_the_note_stays_on_the_clipboard(page: ClientPage, qtbot: QtBot) -> None:
    heard = Heard(page)
    press(qtbot, page, Qt.Key.Key_C, _CTRL | _SHIFT)
    qtbot.waitUntil(lambda: bool(heard.toasts))
    QGuiApplication.clipboard().setText("Something else")
    page.close_down()
    assert QGuiApplication.clipboard().text() == "Something else"


@pytest.mark.parametrize(("suffix", "begins"), [(".pdf", b"%PDF-"), (".txt", b"PRACTICE. MADE-UP PERSON")])
def test_the_note_is_saved_under_a_name_that_tells_no_name(
    page: ClientPage,
    theo: int,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    suffix: str,
    begins: bytes,
) -> None:
    pane, folder, offered = pane_of(page), tmp_path_factory.mktemp("notes"), []

    def choose(parent: QWidget, title: str, suggested: str, kinds: str) -> tuple[str, str]:
        offered.append(suggested.rsplit("/", 1)[1])
        return str(folder / "mine"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    (pane.save_as_pdf if suffix == ".pdf" else pane.save_as_text)()
    assert (folder / f"mine{suffix}").read_bytes().startswith(begins)
    assert offered == [f"note-{theo}-2026-11-23{suffix}"]


def test_what_changed_meanwhile_is_told_and_shown_anew(
    page: ClientPage, desk: Desk, qtbot: QtBot, theo: int
) -> None:
    heard = Heard(page)
    entry = desk.chart.waiting(theo).items[0]
    desk.entries.correct(entry.key.id, replace(BUS, text="He called from the train."), 1)
    press(qtbot, page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(heard.problems))
    assert isinstance(heard.problems[0], EditedElsewhere)
    assert desk.chart.count(theo) == 2
    assert "train" in pane_of(page).text.toPlainText()


def test_the_overview_counts_what_waits_and_leads_there(page: ClientPage, desk: Desk, theo: int) -> None:
    heard = Heard(page)
    page.open_route(Route("client", theo))
    button = page.overview.timeline.chart
    assert button.text() == "2 not yet in the chart"
    button.click()
    assert heard.routes == [Route("client", theo, "chart")]
    desk.chart.mark(theo, desk.chart.waiting(theo).charted())
    page.reload({"chart"})
    assert not button.isVisibleTo(page)


def test_the_caseload_lists_who_waits_and_enter_opens_them(desk: Desk, qtbot: QtBot, theo: int) -> None:
    page = ChartPage(desk)
    qtbot.addWidget(page)
    heard = Heard(page)
    page.resize(900, 560)
    page.show()
    page.open_route(Route("chart"))
    assert page.model.keys() == (theo,)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert heard.routes == [Route("client", theo, "chart")]
    desk.chart.mark(theo, desk.chart.waiting(theo).charted())
    page.reload({"chart"})
    assert page.empty.isVisibleTo(page)
    assert page.cancel_here()


def test_nothing_of_the_note_stays_behind_another_client(page: ClientPage, desk: Desk) -> None:
    other = desk.clients.add(build_client("Marisol Quintero", record_number="000118")).value
    page.open_route(Route("client", other))
    assert pane_of(page).text.toPlainText() == ""
    assert pane_of(page).list.model().rowCount() == 0
