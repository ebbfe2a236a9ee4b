"""Ctrl+K, by keys over the real window: people, places and things to do; what each role may do with what it finds."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.demo import DEMO_PASSWORD
from aftercare_desktop.domain.directory import DirectoryEntry
from aftercare_desktop.domain.messages import MessageView
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.domain.plans import RevisionState
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.actions import matching, window_actions
from aftercare_desktop.ui.finding import PEOPLE_SHOWN, Finding
from aftercare_desktop.ui.page import Action, Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.client_list import ClientsPage
from aftercare_desktop.ui.pages.plan.face import Mode
from aftercare_desktop.ui.pages.plan.pane import PlanPane
from aftercare_desktop.ui.palette import Palette
from aftercare_desktop.ui.theme import Appearance, Scheme, Theme
from tests.builders import NAMES, build_client
from tests.screenshots.stage import Stage
from tests.services.conftest import Place, desk, new_place, place

__all__ = ["desk", "new_place", "place"]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(stage: Stage) -> Palette:
    stage.go(Route("clients"))
    return open_by_key(stage)


def open_by_key(stage: Stage) -> Palette:
    focused = stage.window.focusWidget()
    QTest.keyClick(focused or stage.window, Qt.Key.Key_K, CTRL)
    palette = stage.workspace().over.palette
    assert palette is not None
    return palette


def titles(palette: Palette) -> list[str]:
    return palette.model.titles()


def enter(palette: Palette, words: str) -> None:
    QTest.keyClicks(palette.search, words)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    QApplication.processEvents()


# What is found


class Went:
    def __init__(self) -> None:
        self.routes: list[Route] = []

    def __call__(self, route: Route) -> None:
        self.routes.append(route)


def finding(desk: Desk, went: Went | None = None) -> Finding:
    return Finding(desk, (), went or Went())


def hits(found: Finding, query: str) -> dict[str, list[str]]:
    return {group.title: [offer.hit.title for offer in group.offers] for group in found.groups(query)}


@pytest.mark.parametrize(
    "query", ["Ted", "bramw", "000117", "555-0142", "(207) 555", "04/09/1991", "1991-04-09"]
)
def test_people_are_found_by_all_that_the_list_finds_them_by(desk: Desk, query: str) -> None:
    client_id = desk.clients.add(
        build_client("Theodore Bramwell", preferred_name="Ted", phones=(Phone("207-555-0142"),))
    ).value
    desk.clients.add(build_client("Someone Else", record_number="9", birth_date=date(1980, 1, 2)))
    went = Went()
    (group,) = finding(desk, went).groups(query)
    assert [offer.hit.title for offer in group.offers] == ["Theodore Bramwell"]
    group.offers[0].run()
    assert went.routes == [Route("client", client_id)]


def test_names_that_begin_so_stand_first_and_only_the_first_are_shown(desk: Desk) -> None:
    for number in range(12):
        desk.clients.add(build_client(f"Dorotheo {number:02}", record_number=f"{number}"))
    desk.clients.add(build_client("Theo Bramwell"))
    found = hits(finding(desk), "theo")
    assert list(found) == [f"People, {PEOPLE_SHOWN} of 13"]
    assert found[f"People, {PEOPLE_SHOWN} of 13"][:2] == ["Theo Bramwell", "Dorotheo 00"]


def test_who_left_the_list_is_found_where_nobody_on_it_is(desk: Desk) -> None:
    gone = desk.clients.add(build_client("Marisol Quintero")).value
    desk.clients.archive(gone, 1)
    (group,) = finding(desk).groups("marisol")
    assert (group.offers[0].hit.title, group.offers[0].hit.note) == ("Marisol Quintero", "Archived")


def test_places_are_found_and_lead_to_their_entry(desk: Desk) -> None:
    entry_id = desk.directory.add(DirectoryEntry("Congress Pharmacy", phone="207-555-0150")).value
    went = Went()
    for query in ("congress", "0150"):
        (group,) = finding(desk, went).groups(query)
        assert group.title == "Directory"
        group.offers[0].run()
    assert went.routes == [Route("directory", None, str(entry_id))] * 2


def test_without_words_the_people_opened_last_and_what_one_may_do(desk: Desk) -> None:
    ids = [desk.clients.add(build_client(name, record_number=name[:5])).value for name in NAMES[:3]]
    for client_id in ids:
        desk.clients.open(client_id)
    here = Action("here", "Only here", "star", lambda: None)
    groups = Finding(desk, (here,), Went()).groups("  ")
    assert [(group.title, [offer.hit.title for offer in group.offers]) for group in groups] == [
        ("Recent", list(reversed(NAMES[:3]))),
        ("Things to do", ["Only here"]),
    ]


def test_the_front_desk_is_led_to_the_row_of_the_list(place: Place) -> None:
    client_id = place.sign_in().clients.add(build_client("Theo Bramwell")).value
    front = place.sign_in_as(Role.FRONT_DESK)
    went = Went()
    (group,) = finding(front, went).groups("theo")
    group.offers[0].run()
    assert went.routes == [Route("clients", client_id)]


# Things to do


class FakeWindow:
    """Stands in for the window where only the list of actions matters."""

    def go(self, route: Route) -> bool:
        return True

    def someone_asking(self) -> None: ...
    def emergency(self) -> None: ...
    def lock(self) -> None: ...
    def undo(self) -> None: ...
    def go_back(self) -> None: ...
    def show_keys(self) -> None: ...


@pytest.mark.parametrize("role", Role)
def test_actions_are_those_the_role_may_do(place: Place, role: Role) -> None:
    names = {action.name for action in window_actions(place.sign_in_as(role), FakeWindow())}
    assert {"someone-asking", "emergency", "lock", "keys", "go-clients", "go-messages", "text-130"} <= names
    writes = role not in (Role.FRONT_DESK, Role.NURSE, Role.PEER_SPECIALIST)
    assert ("add-client" in names, "import-clients" in names) == (writes, writes)


def test_actions_are_found_by_title_first_and_by_other_words(desk: Desk) -> None:
    actions = window_actions(desk, FakeWindow())
    table = {
        "someone": "someone-asking",
        "caller": "someone-asking",
        "take mess": "someone-asking",
        "ambul": "emergency",
        "lock": "lock",
        "dark": "theme-dark",
        "130": "text-130",
        "shortc": "keys",
        "new person": "add-client",
        "import": "import-clients",
        "census": "import-clients",
        "go set": "go-settings",
    }
    assert {query: matching(actions, query)[0].name for query in table} == table
    assert matching(actions, "ock") == ()
    assert len({action.name for action in actions}) == len(actions)


# The window


def test_typing_and_enter_lead_to_a_person(stage: Stage, opened: Palette) -> None:
    enter(opened, "theo bram")
    assert stage.workspace().route().client_id == stage.client_id("Theo Bramwell")
    assert stage.workspace().over.palette is None


def test_arrows_pass_the_headings_and_stop_at_the_ends(stage: Stage, opened: Palette) -> None:
    QTest.keyClicks(opened.search, "the")
    shown = titles(opened)
    walked = []
    for _ in shown:
        offer = opened.offer()
        assert offer is not None
        walked.append(offer.hit.title)
        QTest.keyClick(opened.search, Qt.Key.Key_Down)
    headings = {"People", "Things to do", "Directory"}
    assert list(dict.fromkeys(walked)) == [title for title in shown if title not in headings]
    for _ in shown:
        QTest.keyClick(opened.search, Qt.Key.Key_Backtab)
    offer = opened.offer()
    assert offer is not None
    assert offer.hit.title == walked[0]
    assert walked[0] in opened.search.accessibleDescription()
    assert opened.search.hasFocus()


@pytest.mark.parametrize("way", ["Esc", "Ctrl+K"])
def test_closing_gives_the_keyboard_back_and_keeps_nothing(stage: Stage, way: str) -> None:
    page = stage.go(Route("clients"))
    assert isinstance(page, ClientsPage)
    page.search.setFocus()
    palette = open_by_key(stage)
    QTest.keyClicks(palette.search, "theo")
    if way == "Esc":
        QTest.keyClick(palette.search, Qt.Key.Key_Escape)
    else:
        QTest.keyClick(palette.search, Qt.Key.Key_K, CTRL)
    assert stage.workspace().over.palette is None
    assert page.search.hasFocus()
    assert palette.search.text() == ""
    assert titles(palette) == []


def test_a_click_beside_it_and_the_keyboard_elsewhere_close_it(stage: Stage, opened: Palette) -> None:
    QTest.mouseClick(opened, Qt.MouseButton.LeftButton, pos=opened.rect().bottomLeft())
    assert stage.workspace().over.palette is None
    palette = open_by_key(stage)
    QTest.keyClick(palette.search, Qt.Key.Key_F6)
    assert stage.workspace().over.palette is None


def test_a_click_on_a_hit_does_it(stage: Stage, opened: Palette) -> None:
    QTest.keyClicks(opened.search, "go messages")
    place = opened.list.visualRect(opened.list.currentIndex()).center()
    QTest.mouseClick(opened.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    stage.settle()
    assert stage.workspace().route().name == "messages"


def test_things_are_done_by_name(stage: Stage, opened: Palette, look: Theme) -> None:
    enter(opened, "dark")
    assert look.appearance.scheme is Scheme.DARK
    enter(open_by_key(stage), "settings secur")
    assert stage.workspace().route() == Route("settings", None, "security")
    enter(open_by_key(stage), "text size 115")
    stage.settle()
    assert look.appearance.text_percent == 115
    enter(open_by_key(stage), "someone")
    asking = stage.workspace().over.asking
    assert asking is not None
    assert asking.isVisible()
    asking.close()
    stage.window.activateWindow()
    stage.settle()
    enter(open_by_key(stage), "lock")
    assert stage.window.workspace is None


def test_a_page_offers_its_own_things_first(stage: Stage) -> None:
    stage.go(Route("client", stage.client_id("Theo Bramwell")))
    palette = open_by_key(stage)
    assert titles(palette)[titles(palette).index("Things to do") + 1] == "Open this client's plan"
    QTest.keyClicks(palette.search, "print")
    assert "Print the set" in titles(palette)
    palette.search.clear()
    enter(palette, "this plan")
    route = stage.workspace().route()
    assert (route.client_id, route.part.partition(":")[0]) == (stage.client_id("Theo Bramwell"), "plan")


def test_from_a_final_version_to_the_next_one_by_name_and_by_key(stage: Stage) -> None:
    theo = stage.client_id("Theo Bramwell")
    plans = stage.desk().plans
    draft = plans.open(theo).revision
    assert draft is not None
    plans.discard_draft(draft.id, draft.version)
    stage.go(Route("client", theo, "plan"))
    palette = open_by_key(stage)
    QTest.keyClicks(palette.search, "save as pdf")
    assert "Save as PDF" in titles(palette)
    palette.search.clear()
    enter(palette, "new version")
    started = plans.open(theo).revision
    assert started is not None
    assert started.state is RevisionState.DRAFT
    (final,) = [row for row in plans.open(theo).history if row.number == started.number - 1]
    pane = plan_pane(stage)
    pane.versions.open_version(final.id)
    assert pane.mode() is Mode.FROZEN
    QTest.keyClick(stage.window.focusWidget(), Qt.Key.Key_N, CTRL)
    assert pane.mode() is Mode.DRAFT
    pane.versions.open_version(final.id)
    enter(open_by_key(stage), "back to the draft")
    assert pane.mode() is Mode.DRAFT
    pane.versions.discard_draft()
    assert pane.mode() is Mode.FROZEN
    QTest.keyClick(stage.window.focusWidget(), Qt.Key.Key_N, CTRL)
    assert pane.mode() is Mode.DRAFT


def plan_pane(stage: Stage) -> PlanPane:
    page = stage.workspace().page()
    assert isinstance(page, ClientPage)
    assert page.plan is not None
    return page.plan


def test_the_front_desk_finds_the_row_though_the_list_is_searched(stage: Stage) -> None:
    stage.window.lock()
    stage.window.enter(stage.doors.center.open("nora", DEMO_PASSWORD)())
    page = stage.workspace().page()
    assert isinstance(page, ClientsPage)
    page.search.setText("zzyzx")
    enter(open_by_key(stage), "theo bram")
    assert page.model.key_at(page.list.currentIndex()) == stage.client_id("Theo Bramwell")


def test_a_locked_window_has_no_palette_and_no_name(stage: Stage, opened: Palette) -> None:
    QTest.keyClicks(opened.search, "theo")
    stage.window.lock()
    stage.settle()
    assert stage.window.findChildren(Palette) == []


def test_nothing_found_is_said(stage: Stage, opened: Palette) -> None:
    QTest.keyClicks(opened.search, "zzyzx")
    assert opened.nothing.isVisible()
    QTest.keyClick(opened.search, Qt.Key.Key_Return)
    assert stage.workspace().over.palette is opened


def test_the_field_in_the_rail_opens_it(stage: Stage) -> None:
    stage.go(Route("settings"))
    stage.workspace().rail.find_button.click()
    assert stage.workspace().over.palette is not None


@pytest.mark.parametrize(("size", "percent"), [(QSize(960, 600), 130), (QSize(1440, 900), 100)])
def test_it_stays_inside_the_window(
    stage: Stage, look: Theme, qtbot: QtBot, size: QSize, percent: int
) -> None:
    look.set_appearance(Appearance(Scheme.LIGHT, percent))
    stage.window.resize(size)
    stage.go(Route("clients"))
    stage.settle()
    palette = open_by_key(stage)
    for words in ("", "a", "zzyzx"):
        palette.search.setText(words)
        assert palette.rect().contains(palette.panel.geometry())
        palette.grab()


# Someone is asking, from the window


@pytest.fixture
def asking(stage: Stage) -> Iterator[Callable[[], None]]:
    stage.go(Route("clients"))

    def press() -> None:
        stage.window.activateWindow()  # a window system does so itself when a dialog closes
        stage.settle()
        QTest.keyClick(stage.window.focusWidget() or stage.window, Qt.Key.Key_F9)
        stage.settle()

    yield press
    dialog = stage.workspace().over.asking
    if dialog is not None:
        dialog.close()


def test_f9_opens_it_over_any_page_and_undo_takes_the_message_back(
    stage: Stage, asking: Callable[[], None]
) -> None:
    for route in (
        Route("settings"),
        Route("client", stage.client_id("Theo Bramwell"), "plan"),
        Route("clients"),
    ):
        stage.go(route)
        before = stage.desk().messages.find(MessageView.OPEN)
        asking()
        dialog = stage.workspace().over.asking
        assert dialog is not None
        QTest.keyClicks(dialog.focusWidget(), "Rosa")
        QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
        assert stage.workspace().toast.message() == "Message taken"
        assert len(stage.desk().messages.find(MessageView.OPEN)) == len(before) + 1
        stage.workspace().undo()
        assert stage.desk().messages.find(MessageView.OPEN) == before


def test_words_of_a_caller_outlast_the_lock_for_their_person_alone(
    stage: Stage, asking: Callable[[], None]
) -> None:
    asking()
    dialog = stage.workspace().over.asking
    assert dialog is not None
    QTest.keyClicks(dialog.caller.line, "Rosa")
    stage.window.lock()
    assert not dialog.isVisible()
    stage.window.enter(stage.doors.center.open("luis", DEMO_PASSWORD)())
    assert stage.workspace().over.asking is None
    stage.window.lock()
    stage.workspace()
    again = stage.workspace().over.asking
    assert again is not None
    assert again.isVisible()
    assert again.caller.value() == "Rosa"
