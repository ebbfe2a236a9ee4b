"""Two versions on screen by keys: only changes at first, stepping, swapping, everything, and nobody else's words."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.plans import Goal, PlanDocument
from aftercare_desktop.domain.plans.compare import compare
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.plan import PlanPane
from aftercare_desktop.ui.pages.versions import VersionsPage
from aftercare_desktop.ui.pages.versions.sheet import make_sheet
from tests.builders import build_client, full_plan
from tests.documents.papers import naughty_strings
from tests.ui.heard import Heard

_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def theo(desk: Desk) -> int:
    """A full final version; the draft says another home, drops the visit and turns the goals around."""
    client_id = desk.clients.add(build_client()).value
    plan = full_plan()
    draft = desk.plans.start(client_id).value
    draft = desk.plans.save(draft.id, plan, draft.version)
    desk.plans.finalize(draft.id, draft.version, "For the test")
    draft = desk.plans.start(client_id).value
    film = replace(plan.medicines.medicines[0], dose="12 mg")
    other = replace(
        plan,
        home=replace(plan.home, why_not="The house for <b>fathers</b> was full until May."),
        appointments=(),
        goals=tuple(reversed(plan.goals)),
        medicines=replace(plan.medicines, medicines=(film,)),
        confirmed_checks=(),
    )
    desk.plans.save(draft.id, other, draft.version)
    return client_id


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, theo: int) -> VersionsPage:
    page = VersionsPage(desk)
    qtbot.addWidget(page)
    page.resize(1_000, 700)
    page.open_route(Route("versions", theo))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def text(page: VersionsPage) -> str:
    return page.sheet.toPlainText()


def marked(page: VersionsPage) -> str:
    """The line one is at."""
    (here,) = page.sheet.extraSelections()
    return here.cursor.selectedText()


def test_only_what_differs_is_shown_and_any_text_is_text(page: VersionsPage) -> None:
    said = text(page)
    assert "The house for <b>fathers</b> was full until May." in said
    assert "Taken away" in said
    assert "Moved from place" in said
    assert "My support circle" not in said
    assert page.count.text().startswith(
        f"{len(page._sheet.anchors)} changes. Doses, dates or numbers among them: "
    )


def test_changed_words_are_struck_through_and_underlined(page: VersionsPage) -> None:
    html = page._sheet.html
    assert 'line-through">8</span> mg' in html
    assert 'underline; font-weight:600">12</span> mg' in html


def test_f8_steps_through_the_changes_and_around(page: VersionsPage, qtbot: QtBot) -> None:
    count = len(page._sheet.anchors)
    assert count > 2
    qtbot.keyClick(page.sheet, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: bool(page.sheet.extraSelections()))
    first = marked(page)
    qtbot.keyClick(page.sheet, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: marked(page) != first)
    page.step(1)
    assert marked(page) == first
    for _ in range(count):
        page.step(1)
    assert marked(page) == first


def test_swapping_turns_the_two_sides(page: VersionsPage, qtbot: QtBot) -> None:
    before = (page.before.value(), page.after.value())
    qtbot.keyClick(page.sheet, Qt.Key.Key_X, _ALT)
    qtbot.waitUntil(lambda: (page.before.value(), page.after.value()) == before[::-1])
    assert "Visit: Nurse Leah  New" in text(page).replace("\xa0", " ")


def test_everything_shows_what_is_the_same_too_and_stays_after_a_lock(
    page: VersionsPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.sheet, Qt.Key.Key_E, _ALT)
    qtbot.waitUntil(page.everything.isChecked)
    assert "My support circle" in text(page)
    route = page.current_route()
    assert route is not None
    assert route.part.endswith(":all")
    page.everything.setChecked(False)
    page.open_route(route)
    assert page.everything.isChecked()


def test_a_draft_that_is_written_on_is_shown_anew(page: VersionsPage, desk: Desk, theo: int) -> None:
    draft = desk.plans.open(theo, reload=True).revision
    assert draft is not None
    home = replace(draft.document.home, met_by="Somebody new")
    desk.plans.save(draft.id, replace(draft.document, home=home), draft.version)
    page.reload({"drafts"})
    assert "Somebody new" in text(page)


def test_one_version_says_so_and_nothing_of_the_client_before_stays(
    page: VersionsPage, desk: Desk, qtbot: QtBot
) -> None:
    other = desk.clients.add(build_client("Marisol Quintero", record_number="000118")).value
    heard = Heard(page)
    page.open_route(Route("versions", other))
    assert page.empty.isVisibleTo(page)
    assert page.whose.text() == text(page) == ""
    assert page.focusWidget() is page.empty.button
    qtbot.keyClick(page.empty.button, Qt.Key.Key_Return)
    assert heard.routes == [Route("client", other, "plan")]


def test_in_a_narrow_window_the_versions_stand_below_each_other(page: VersionsPage) -> None:
    assert "Version 1:" not in text(page)
    page.resize(720, 560)
    page.grab()
    assert "Version 1: 8 mg" in text(page)
    assert "Draft of version 2: 12 mg" in text(page)


@pytest.mark.parametrize("wide", [True, False])
def test_whatever_a_person_wrote_is_read_as_it_was_written(qtbot: QtBot, wide: bool) -> None:
    strings = tuple(text for text in naughty_strings() if text.isprintable() and text.strip())
    goals = tuple(Goal(f"{number:016x}", text) for number, text in enumerate(strings))
    sheet = make_sheet(
        compare(PlanDocument(), PlanDocument(goals=goals)), ("1", "2"), everything=False, wide=wide
    )
    browser = QTextBrowser()
    qtbot.addWidget(browser)
    browser.setHtml(sheet.html)
    shown = " ".join(browser.toPlainText().split())
    assert [text for text in strings if " ".join(text.split()) not in shown] == []
    assert len(sheet.anchors) == len(strings)


@pytest.mark.parametrize("width", [420, 700, 1_400])
def test_it_stands_in_any_width(page: VersionsPage, width: int) -> None:
    page.resize(width, 560)
    assert page.minimumSizeHint().width() <= 700
    assert page.grab().width() == max(width, page.minimumSizeHint().width())
    assert "12 mg" in text(page)


def test_the_plan_leads_here_with_the_version_on_screen(desk: Desk, qtbot: QtBot, theo: int) -> None:
    pane = PlanPane(desk)
    qtbot.addWidget(pane)
    qtbot.addWidget(pane.tools)
    heard = Heard(pane)
    pane.open_route(Route("client", theo, "plan"))
    act = next(action for action in pane.page_actions() if action.name == "compare")
    act.run()
    shown = desk.plans.open(theo, reload=True).revision
    assert shown is not None
    assert heard.routes == [Route("versions", theo, f":{shown.id}")]
