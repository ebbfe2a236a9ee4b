"""Two records become one with the keyboard alone; what was chosen is what results, and Undo brings both back."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain import merging
from aftercare_desktop.domain.clients import Client, ClientStatus, ContactAgreement, ContactWay
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.duplicates import DuplicatesPage
from aftercare_desktop.ui.pages.merge import MergePage
from aftercare_desktop.ui.pages.merge.choices import DRAFT, RECORD
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.widgets.notices import Notice
from aftercare_desktop.words.merging import DECIDE, FACTS
from tests.builders import build_client
from tests.services.conftest import Place
from tests.ui.heard import Heard


@pytest.fixture
def pair(desk: Desk, place: Place) -> tuple[int, int]:
    """Theo and his second record, which was written later."""
    one = build_client(
        record_number="0042", language="English", phones=(Phone("207-555-0142"),), pronouns="he/him"
    )
    other = build_client(
        "Theodore Bramwell",
        record_number="0117",
        language="French",
        phones=(Phone("207-555-0199"),),
        income="Pension",
    )
    first = desk.clients.add(one).value
    place.clock.go_on(days=2)
    return first, desk.clients.add(other).value


@pytest.fixture
def show(desk: Desk, qtbot: QtBot) -> Callable[[tuple[int, int]], MergePage]:
    def make(pair: tuple[int, int]) -> MergePage:
        page = MergePage(desk)
        qtbot.addWidget(page)
        page.resize(760, 540)
        page.show()
        page.open_route(Route("merge", pair[0], str(pair[1])))
        return page

    return make


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_every_choice_has_its_words() -> None:
    named = [group[0] for group in merging.CHOICES] + list(merging.LISTS)
    assert set(FACTS) == {*named, "allergies", "suicide_risk"}
    assert {field.name for field in fields(Client)} >= set(FACTS)


def test_two_records_are_merged_by_keyboard_alone(
    desk: Desk, show: Callable[[tuple[int, int]], MergePage], pair: tuple[int, int], qtbot: QtBot
) -> None:
    page = show(pair)
    heard = Heard(page)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert page.choices is not None
    assert list(page.choices.choices) == [RECORD, "name", "pronouns", "language", "income"]
    assert {name: sides.value() for name, sides in page.choices.choices.items()} == {
        RECORD: 0, "name": 1, "pronouns": 0, "language": 1, "income": 1
    }  # fmt: skip
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Legal name: Theodore Bramwell"
    QTest.keyClick(focused(), Qt.Key.Key_Left)
    assert focused().accessibleName() == "Legal name: Theo Bramwell"
    for _ in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Language, interpreter: French"
    assert page.choices.united["phones"].text() == "207-555-0142, Mobile; 207-555-0199, Mobile"
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(heard.routes))
    assert heard.problems == []
    assert heard.routes == [Route("client", pair[0])]
    client = desk.clients.open(pair[0]).client
    assert (client.name, client.language, client.income, client.pronouns) == (
        "Theo Bramwell", "French", "Pension", "he/him"
    )  # fmt: skip
    undo = heard.toasts[0].undo
    assert isinstance(undo, Undo)
    desk.undo(undo)
    assert desk.clients.find("0117") == (pair[1],)


def test_the_other_record_can_be_the_one_that_stays(
    desk: Desk, show: Callable[[tuple[int, int]], MergePage], pair: tuple[int, int]
) -> None:
    drafts = [desk.plans.start(client_id).value.id for client_id in pair]
    page = show(pair)
    heard = Heard(page)
    assert page.choices is not None
    page.choices.choices[RECORD].set_value(1)
    page.choices.choices[DRAFT].set_value(0)
    expected = page.choices.result()
    page.merge()
    assert heard.routes == [Route("client", pair[1])]
    assert desk.clients.open(pair[0]).id == pair[1]
    assert desk.clients.open(pair[1]).client == expected
    assert (expected.record_number, expected.name, expected.pronouns) == (
        "0117",
        "Theodore Bramwell",
        "he/him",
    )
    revision = desk.plans.open(pair[1]).revision
    assert revision is not None
    assert revision.id == drafts[0]


def test_a_record_that_moved_on_is_compared_again(
    desk: Desk, show: Callable[[tuple[int, int]], MergePage], pair: tuple[int, int]
) -> None:
    page = show(pair)
    heard = Heard(page)
    stored = desk.clients.open(pair[1])
    desk.clients.change(pair[1], build_client("Ted", record_number="0117"), stored.version)
    page.merge()
    assert "compare them again" in heard.problems[0].sentence
    assert heard.routes == []
    page.merge()
    assert heard.routes == [Route("client", pair[0])]


def test_an_archived_record_cannot_stay_and_a_merged_one_is_refused(
    desk: Desk, show: Callable[[tuple[int, int]], MergePage], pair: tuple[int, int]
) -> None:
    desk.clients.archive(pair[0], 1)
    page = show(pair)
    assert page.choices is not None
    assert page.choices.stays() == 1
    assert not page.choices.choices[RECORD].sides[0].isEnabled()
    page.merge()
    again = show(pair)
    assert again.choices is None
    assert not again.merge_button.isEnabled()
    assert "merged with another record already" in again.empty.sentence.text()
    heard = Heard(again)
    again.cancel_here()
    assert heard.routes == [Route("clients")]


def test_choices_survive_locking(
    desk: Desk, show: Callable[[tuple[int, int]], MergePage], pair: tuple[int, int]
) -> None:
    page = show(pair)
    assert page.choices is not None
    page.choices.choices["name"].set_value(0)
    kept = page.stash()
    assert kept is not None
    route = page.current_route()
    assert route == Route("merge", pair[0], str(pair[1]))
    later = show(pair)
    later.unstash(kept)
    assert later.stash() == kept


def test_the_old_record_leads_to_the_one_that_stays_and_says_so(
    desk: Desk, pair: tuple[int, int], qtbot: QtBot
) -> None:
    both = desk.merging.compare(*pair)
    desk.merging.merge(*pair, (both.keep.version, both.other.version), ())
    page = ClientPage(desk)
    qtbot.addWidget(page, before_close_func=ClientPage.close_down)
    page.open_route(Route("client", pair[1]))
    held = page.facts.stored()
    assert held is not None
    assert held.id == pair[0]
    notice = page.notices.notice("merged")
    assert notice is not None
    assert notice.words.text() == (
        "Record 0117 (Theodore Bramwell) was merged into this one on Nov 25, 2026."
    )
    page.open_route(Route("client", pair[0]))
    assert page.notices.notice("merged") is None


@pytest.mark.parametrize(("role", "offered"), [(Role.COUNSELOR, True), (Role.NURSE, False)])
def test_merging_is_offered_to_those_who_may(
    desk_of: Callable[[Role], Desk], pair: tuple[int, int], qtbot: QtBot, role: Role, offered: bool
) -> None:
    page = ClientPage(desk_of(role))
    qtbot.addWidget(page, before_close_func=ClientPage.close_down)
    page.open_route(Route("client", pair[0]))
    menu: QMenu = page.record.more_menu()
    assert ("Merge with…" in [action.text() for action in menu.actions()]) is offered


def ellis(desk: Desk, place: Place, **later: object) -> tuple[int, int]:
    """Two records of Ellis Ridlon: one says that they died, the other one was admitted later."""
    one = build_client(
        "Ellis Ridlon", record_number="000146", status=ClientStatus.DIED,
        admitted_on=date(2026, 5, 2), discharged_on=date(2026, 6, 25),
    )  # fmt: skip
    other = build_client(
        "Ellis Ridlon", record_number="000165", status=ClientStatus.IN_TREATMENT,
        admitted_on=date(2026, 11, 11), discharged_on=None, **later,
    )  # fmt: skip
    first = desk.clients.add(one).value
    place.clock.go_on(days=2)
    return first, desk.clients.add(other).value


def press_merge(page: MergePage, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.waitUntil(lambda: page.isActiveWindow() and QApplication.focusWidget() is not None)
    with qtbot.waitSignal(page.merge_button.clicked):
        QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_died_or_not_is_never_decided_by_the_program(
    desk: Desk, place: Place, show: Callable[[tuple[int, int]], MergePage], qtbot: QtBot
) -> None:
    pair = ellis(desk, place)
    page = show(pair)
    heard = Heard(page)
    assert page.choices is not None
    told = [notice.words.text() for notice in page.choices.findChildren(Notice)]
    assert told == [
        "Record 000146 says that the person died, Record 000165 does not. Record 000165 tells of a later life: "
        "admitted Nov 11, 2026. Make sure before you choose."
    ]
    press_merge(page, qtbot)
    status = page.choices.choices["status"]
    assert status.problem.text() == DECIDE
    assert focused() is status.sides[0].button
    assert (heard.routes, heard.problems) == ([], [])
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert status.problem.text() == ""
    press_merge(page, qtbot)
    assert heard.routes == [Route("client", pair[0])]
    assert heard.problems == []
    client = desk.clients.open(pair[0]).client
    assert (client.status, client.admitted_on, client.discharged_on) == (
        ClientStatus.IN_TREATMENT, date(2026, 5, 2), date(2026, 6, 25)
    )  # fmt: skip


def test_a_choice_that_cannot_be_saved_is_marked_at_its_rows(
    desk: Desk, place: Place, show: Callable[[tuple[int, int]], MergePage], qtbot: QtBot
) -> None:
    page = show(ellis(desk, place))
    heard = Heard(page)
    assert page.choices is not None
    rows = page.choices.choices
    rows["status"].set_value(1)
    rows["admitted_on"].set_value(1)
    rows["discharged_on"].set_value(0)
    press_merge(page, qtbot)
    sentence = "Use a discharge date on or after the admission date."
    assert {name for name, sides in rows.items() if sides.problem.text() == sentence} == {
        "admitted_on",
        "discharged_on",
    }
    assert focused() is rows["admitted_on"].sides[1].button
    assert focused().accessibleDescription() == sentence
    assert (heard.routes, heard.problems) == ([], [])
    QTest.keyClick(focused(), Qt.Key.Key_Left)
    assert {sides.problem.text() for sides in rows.values()} == {""}


@pytest.mark.parametrize("width", [560, 760, 1_200])
def test_a_long_agreement_can_be_read_whole_where_it_is_chosen(
    desk: Desk, place: Place, show: Callable[[tuple[int, int]], MergePage], qtbot: QtBot, width: int
) -> None:
    said = ContactAgreement(
        (ContactWay.CALL, ContactWay.TEXT, ContactWay.LETTER), "After 4 PM, never on Sundays. " * 5,
        message_words="This is Dana, please call me back when you can. " * 6, may_leave_message=True,
    )  # fmt: skip
    page = show(ellis(desk, place, contact=said))
    page.resize(width, 540)
    assert page.choices is not None
    words = page.choices.choices["contact"].sides[1].words
    assert "…" not in words.text()
    qtbot.waitUntil(lambda: words.width() > 0 and words.height() >= words.heightForWidth(words.width()))


def test_esc_leads_back_to_the_pair_it_was_chosen_from_and_views_nobody(
    desk: Desk,
    tasks: Tasks,
    pair: tuple[int, int],
    show: Callable[[tuple[int, int]], MergePage],
    qtbot: QtBot,
) -> None:
    desk.clients.add(build_client("Theo Bramwell", record_number="3"))
    listed = duplicates_page(desk, tasks, qtbot)
    heard = Heard(listed)
    qtbot.waitUntil(lambda: len(listed.cards) == 3)
    cards = [*listed.cards]
    cards[1].compare.click()
    page = show(pair)
    page.open_route(heard.routes[0])
    assert page.current_route() == heard.routes[0]
    answer = Heard(page)
    page.cancel_here()
    assert [route.name for route in answer.routes] == ["duplicates"]
    with qtbot.waitActive(listed):
        listed.activateWindow()
    listed.open_route(answer.routes[0])
    assert listed.cards == cards
    assert focused() is cards[1].compare
    listed.look()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is listed.cards[1].compare)
    tasks.close()


# --- Possible duplicates ------------------------------------------------------------------------------------


@pytest.fixture
def tasks() -> Tasks:
    return Tasks()


def duplicates_page(desk: Desk, tasks: Tasks, qtbot: QtBot) -> DuplicatesPage:
    page = DuplicatesPage(desk, tasks)
    qtbot.addWidget(page, before_close_func=DuplicatesPage.close_down)
    page.resize(760, 540)
    page.show()
    page.open_route(Route("duplicates"))
    return page


def test_pairs_are_answered_by_the_letters_on_their_buttons(
    desk: Desk, tasks: Tasks, pair: tuple[int, int], qtbot: QtBot
) -> None:
    page = duplicates_page(desk, tasks, qtbot)
    heard = Heard(page)
    qtbot.waitUntil(lambda: len(page.cards) == 1 and QApplication.focusWidget() is page.cards[0].compare)
    assert [button.shown_key() for button in (page.cards[0].compare, page.cards[0].two_people)] == ["M", "N"]
    QTest.keyClick(focused(), Qt.Key.Key_M)
    assert heard.routes == [Route("merge", pair[0], f"{pair[1]}:duplicates")]
    QTest.keyClick(focused(), Qt.Key.Key_N)
    assert page.cards == []
    assert [toast.text for toast in heard.toasts] == ["Kept as two people"]


def test_pairs_are_found_compared_and_kept_apart(
    desk: Desk, tasks: Tasks, pair: tuple[int, int], qtbot: QtBot
) -> None:
    desk.clients.add(build_client("Theo Bramwell", record_number="3"))
    page = duplicates_page(desk, tasks, qtbot)
    heard = Heard(page)
    qtbot.waitUntil(lambda: len(page.cards) == 3)
    assert page.found.text() == "3 pairs"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.cards[0].compare)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert heard.routes == [Route("merge", pair[0], f"{pair[1]}:duplicates")]
    page.cards[0].two_people.click()
    assert len(page.cards) == 2
    assert len(desk.duplicates.everywhere(lambda done, total: None)) == 2
    assert page.undo()
    assert len(page.cards) == 3
    assert not page.undo()
    tasks.close()


def test_looking_can_be_stopped_and_finds_nobody_in_an_empty_center(
    desk: Desk, tasks: Tasks, qtbot: QtBot
) -> None:
    page = duplicates_page(desk, tasks, qtbot)
    heard = Heard(page)
    assert page.progress.isVisibleTo(page)
    page.cancel_here()
    assert page.found.text() == "Stopped. Not everybody was looked at."
    assert heard.routes == []
    page.look()
    qtbot.waitUntil(lambda: page.empty.isVisibleTo(page))
    page.cancel_here()
    assert heard.routes == [Route("clients")]
    tasks.close()
