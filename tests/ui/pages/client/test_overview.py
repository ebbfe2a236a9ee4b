"""The Overview tab: what it shows, where each answer leads, by keys alone, in every width."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.overview import CircleSpot, Spot
from aftercare_desktop.domain.plans import CirclePlace, CircleRole, Section, SupportCircle
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.widgets.painting import lines_of
from aftercare_desktop.ui.widgets.support_circle import MOST_IN_CIRCLE
from aftercare_desktop.ui.widgets.support_circle import SupportCircle as Circle
from tests.builders import NAMES, build_client, full_client, full_plan

Show = Callable[[Desk, Route], ClientPage]


@pytest.fixture
def theo(desk: Desk) -> int:
    client_id = desk.clients.add(full_client(counselor_id=desk.staff_member.id)).value
    draft = desk.plans.start(client_id).value
    desk.plans.save(draft.id, full_plan(), draft.version)
    return client_id


def routes_of(page: ClientPage) -> list[Route]:
    heard: list[Route] = []
    page.route_requested.connect(heard.append)
    return heard


def test_a_client_opens_on_the_overview_and_somebody_added_on_the_facts(
    desk: Desk, show: Show, theo: int, qtbot: QtBot
) -> None:
    page = show(desk, Route("client", theo))
    assert page.panes.currentWidget() is page.overview
    assert page.current_route() == Route("client", theo, "overview")
    assert page.header.tabs.currentIndex() == 0
    page.open_route(Route("client", None, "new"))
    name = page.focusWidget()
    assert isinstance(name, QLineEdit)
    qtbot.keyClicks(name, "Marisol Quintero")
    assert page.facts.save()
    assert page.panes.currentWidget() is page.facts


def test_the_answers_stand_in_the_order_in_which_they_are_asked(desk: Desk, show: Show, theo: int) -> None:
    page = show(desk, Route("client", theo))
    assert [card.answer.title for card in page.overview.cards] == [
        "Where they sleep tonight",
        "Next dose",
        "Safety",
        "How to reach them safely",
        "Next three dates",
    ]
    heads = [card.head for card in page.overview.cards]
    assert all(head is not None for head in heads)


def test_tab_walks_the_answers_and_then_the_circle_clockwise(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    page = show(desk, Route("client", theo))
    page.resize(1232, 900)
    pane = page.overview
    stops: list[QWidget] = []
    for card in pane.cards:
        assert card.head is not None
        stops += [card.head, *card.jumps]
    stops += pane.circle.buttons
    assert page.focusWidget() is stops[0]
    for stop in stops[1:]:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is stop
    centers = [button.geometry().center() for button in pane.circle.buttons]
    middle = pane.circle.rect().center()
    assert centers[0].y() < middle.y(), "begins at the top"
    assert centers[1].x() > middle.x(), "and goes to the right"


@pytest.mark.parametrize(
    ("key", "part"),
    [
        ("sleeps", "plan:home"),
        ("dose", "plan:medicines"),
        ("safety", "facts:safety"),
        ("reach", "facts:contact"),
        ("dates", "plan:appointments"),
    ],
)
def test_enter_opens_the_place_of_an_answer(
    desk: Desk, show: Show, qtbot: QtBot, theo: int, key: str, part: str
) -> None:
    page = show(desk, Route("client", theo))
    heard = routes_of(page)
    head = next(card.head for card in page.overview.cards if card.answer.key == key)
    qtbot.keyClick(head, Qt.Key.Key_Return)
    assert heard == [Route("client", theo, part)]
    page.open_route(heard[0])
    assert page.panes.currentWidget() is (page.plan if part.startswith("plan") else page.facts)


def test_a_place_in_the_circle_leads_to_its_row_in_the_plan(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    page = show(desk, Route("client", theo))
    heard = routes_of(page)
    sponsor = next(button for button in page.overview.circle.buttons if not button.spot.is_filled())
    assert sponsor.accessibleName() == "No sponsor yet. Sam will help me look"
    qtbot.keyClick(sponsor, Qt.Key.Key_Return)
    assert heard == [Route("client", theo, "plan:support.places.2.name")]
    page.open_route(heard[0])
    line = page.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == ""


def test_every_gap_of_an_empty_record_leads_into_a_form(desk: Desk, show: Show) -> None:
    new = desk.clients.add(build_client(substances=(), admitted_on=None, discharge_planned=None)).value
    page = show(desk, Route("client", new))
    heard = routes_of(page)
    for card in page.overview.cards:
        for jump in card.jumps:
            jump.click()
    page.overview.add_someone.click()
    assert not page.overview.circle.isVisibleTo(page)
    parts = [route.part for route in heard]
    assert "facts:allergies" in parts
    assert parts[-1] == "plan:support.places"
    for route in heard:
        page.open_route(route)
    assert page.plan is not None


def test_it_follows_what_changes_and_keeps_the_keyboard(desk: Desk, show: Show, theo: int) -> None:
    page = show(desk, Route("client", theo))
    safety = page.overview.cards[2].head
    assert safety is not None
    safety.setFocus()
    held = desk.clients.open(theo)
    desk.clients.change(theo, replace(held.client, allergies="Latex"), held.version)
    page.reload({"clients"})
    safety = page.overview.cards[2].head
    assert "Allergies: Latex" in (safety.accessibleDescription() if safety else "")
    assert page.focusWidget() is safety
    revision = desk.plans.open(theo).revision
    assert revision is not None
    empty = replace(revision.document, support=SupportCircle())
    desk.plans.save(revision.id, empty, revision.version)
    page.reload({"drafts"})
    assert page.overview.circle_words.text() == "Nobody is in the circle yet"


def test_writing_in_the_plan_is_seen_when_coming_back(desk: Desk, show: Show, theo: int) -> None:
    page = show(desk, Route("client", theo, "plan:support"))
    revision = desk.plans.open(theo).revision
    assert revision is not None
    desk.plans.save(revision.id, replace(revision.document, support=SupportCircle()), revision.version)
    page.header.tabs.setCurrentIndex(0)
    assert page.overview.circle.buttons == []


def test_another_client_shows_nothing_of_the_last(desk: Desk, show: Show, theo: int) -> None:
    page = show(desk, Route("client", theo))
    other = desk.clients.add(build_client("Marisol Quintero", record_number="")).value
    page.open_route(Route("client", other))
    assert page.overview.circle.buttons == []
    assert "Buprenorphine" not in " ".join(
        line.text for card in page.overview.cards for line in card.answer.lines
    )


@pytest.mark.parametrize("width", [620, 852, 1_232, 1_700])
def test_every_width_shows_everything_without_overlap(desk: Desk, show: Show, theo: int, width: int) -> None:
    page = show(desk, Route("client", theo))
    page.resize(width, 700)
    page.grab()
    cards = page.overview.cards
    for card in cards:
        others = [one for one in cards if one is not card]
        assert not any(card.geometry().intersects(other.geometry()) for other in others)
        right = card.mapTo(page, QPoint(card.width(), 0)).x()
        assert right <= width
    nodes = page.overview.circle.buttons
    for number, node in enumerate(nodes):
        assert page.overview.circle.rect().contains(node.geometry())
        assert not any(node.geometry().intersects(other.geometry()) for other in nodes[number + 1 :])


@pytest.mark.parametrize("count", [1, 2, 3, 7, MOST_IN_CIRCLE, MOST_IN_CIRCLE + 1, 40])
@pytest.mark.parametrize("width", [300, 560, 1_100])
def test_a_circle_of_any_size_keeps_its_places_apart(qtbot: QtBot, count: int, width: int) -> None:
    circle = Circle()
    qtbot.addWidget(circle)
    names = [NAMES[number % len(NAMES)] for number in range(count)]
    circle.show_circle(
        "Theo", [CircleSpot(Spot(Section.SUPPORT), CircleRole.FRIEND, name, "What for") for name in names]
    )
    circle.resize(width, circle.sizeHint().height())
    circle.resize(width, circle.sizeHint().height())
    circle.show()
    circle.grab()
    assert circle.is_list() is (count > MOST_IN_CIRCLE or width < 520)
    for number, node in enumerate(circle.buttons):
        assert circle.rect().contains(node.geometry())
        assert not any(node.geometry().intersects(other.geometry()) for other in circle.buttons[number + 1 :])


def test_long_words_break_at_spaces_and_end_in_an_ellipsis(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    metrics = widget.fontMetrics()
    wide = metrics.horizontalAdvance("Ray, house manager of")
    assert lines_of(metrics, "Ray, house manager of Back Cove House in Portland", wide, 2)[0] == (
        "Ray, house manager of"
    )
    assert lines_of(metrics, "Ray", wide, 2) == ["Ray"]
    for width in range(metrics.horizontalAdvance("group,"), wide):
        assert not any(line.startswith("PM") for line in lines_of(metrics, "Tuesday group, 6 PM", width, 3))
    assert lines_of(metrics, "x" * 400, wide, 2)[0].endswith("…")
    assert lines_of(metrics, "a " * 400, wide, 2)[1].endswith("…")


def test_who_is_not_for_the_client_is_nowhere(desk: Desk, show: Show, theo: int) -> None:
    revision = desk.plans.open(theo).revision
    assert revision is not None
    hidden = CirclePlace("x", CircleRole.FRIEND, "Old friend", not_for_me=True)
    places = (*revision.document.support.places, hidden)
    document = replace(revision.document, support=SupportCircle(places))
    desk.plans.save(revision.id, document, revision.version)
    page = show(desk, Route("client", theo))
    assert "Old friend" not in [button.name for button in page.overview.circle.buttons]


@pytest.mark.parametrize("width", [1_232, 1_440, 1_800])
def test_the_cards_of_a_row_are_equally_wide(desk: Desk, show: Show, width: int) -> None:
    client_id = desk.clients.add(full_client(allergies="Penicillin, and much more than fits. " * 9)).value
    page = show(desk, Route("client", client_id))
    page.resize(width, 800)
    QApplication.processEvents()
    rows: dict[int, list[int]] = {}
    for card in page.overview.cards:
        rows.setdefault(card.y(), []).append(card.width())
    assert len(rows) == 2
    assert all(max(widths) - min(widths) <= 1 for widths in rows.values()), rows
