"""The client's page around its forms: header, tabs, plan, archive, keys, access."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import ClientStatus, ContactAgreement
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.domain.safety_links import SafetyLink, SafetyLinkKind
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import AftercareError, NotFound, NotPermitted
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.plan import Mode
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from tests.builders import NAMES, TODAY, build_client, full_client, new_staff

Show = Callable[[Desk, Route], ClientPage]


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(full_client(counselor_id=desk.staff_member.id)).value


def shown_words(page: ClientPage) -> list[str]:
    header = page.header
    parts = (header.recovery, header.leaves, header.counselor)
    return [part.text() for part in parts if not part.isHidden()]


def test_the_header_says_who_it_is_and_how_to_reach_them(desk: Desk, show: Show, theo: int) -> None:
    page = show(desk, Route("client", theo))
    page.resize(1232, 800)
    page.grab()
    assert page.header.name.text() == "Theodore Bramwell"
    assert page.header.pronouns.text() == "he/him"
    assert page.header.contact.text() == "Messages OK. Text OK. English interpreter"
    assert "Safe message: “This is Dana" in page.header.contact.toolTip()
    assert shown_words(page) == [
        "Started again Oct 26. Before that, 38 days",
        "Left Sun, Nov 22, yesterday",
        "Dana Whitcomb",
    ]


def test_where_there_is_little_room_the_leave_date_and_counselor_stay(
    desk: Desk, show: Show, theo: int
) -> None:
    page = show(desk, Route("client", theo))
    page.resize(640, 574)
    page.grab()
    assert shown_words(page)[-1] == "Dana Whitcomb"
    assert "Started again Oct 26. Before that, 38 days" not in shown_words(page)


def test_a_status_out_of_the_ordinary_is_said(desk: Desk, show: Show) -> None:
    agreement = ContactAgreement(may_text=True)
    died = desk.clients.add(build_client(status=ClientStatus.DIED, contact=agreement)).value
    page = show(desk, Route("client", died))
    assert page.header.status.text() == "Died"
    assert page.header.contact.text() == "Do not contact"


@pytest.mark.parametrize("days", [-1, 0, 2])
def test_when_somebody_who_died_was_to_leave_is_not_said(desk: Desk, show: Show, days: int) -> None:
    leaves = TODAY + timedelta(days=days)
    died = desk.clients.add(build_client(status=ClientStatus.DIED, discharge_planned=leaves)).value
    assert show(desk, Route("client", died)).header.leaves.text() == ""


@pytest.mark.parametrize("name", [*NAMES, "W" * 1_000])
def test_the_smallest_window_holds_every_name(desk: Desk, show: Show, name: str) -> None:
    page = show(desk, Route("client", desk.clients.add(build_client(name)).value))
    assert page.grab().width() == 900
    assert page.minimumSizeHint().width() <= 900
    assert page.minimumSizeHint().height() <= 574
    tools = page.header.tools
    assert tools.mapTo(page, QPoint(0, 0)).x() + tools.width() <= 900


def test_opening_counts_one_view(desk: Desk, show: Show, theo: int) -> None:
    def views() -> int:
        return sum(entry.event is Event.CLIENT_VIEWED for entry in desk.audit.entries())

    page = show(desk, Route("client", theo))
    assert views() == 1
    page.reload({"clients"})
    page.open_route(Route("client", theo, "plan"))
    page.open_route(Route("client", theo, "facts:contact"))
    assert views() == 1
    other = desk.clients.add(build_client("Marisol Quintero", record_number="")).value
    page.open_route(Route("client", other))
    page.open_route(Route("client", theo))
    assert views() == 3


def test_tabs_lead_to_the_plan_and_back(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = show(desk, Route("client", theo, "facts"))
    page.header.tabs.setCurrentIndex(2)
    assert page.plan is not None
    assert page.panes.currentWidget() is page.plan
    assert page.header.tools.currentWidget() is page.plan.tools
    route = page.current_route()
    assert route is not None
    assert (route.client_id, route.part.partition(":")[0]) == (theo, "plan")
    assert page.keys != ClientPage.keys
    page.header.tabs.setCurrentIndex(1)
    assert page.current_route() == Route("client", theo, "facts")
    assert page.panes.currentWidget() is page.facts


def test_the_plan_takes_the_keyboard_with_it(desk: Desk, show: Show, theo: int) -> None:
    page = show(desk, Route("client", theo, "plan"))
    assert page.plan is not None
    assert page.focusWidget() is page.plan.empty.button
    page.plan.empty.button.click()
    assert page.focusWidget() is page.plan.outline.rows[Section.FIRST_DAYS]
    page.open_route(Route("client", theo, "facts"))
    page.open_route(Route("client", theo, "plan"))
    assert page.focusWidget() is page.plan.outline.rows[Section.FIRST_DAYS]


def test_another_client_never_sees_the_plan_of_the_last(desk: Desk, show: Show, theo: int) -> None:
    other = desk.clients.add(build_client("Marisol Quintero", record_number="")).value
    page = show(desk, Route("client", theo, "plan"))
    page.new_here()
    assert page.plan is not None
    assert page.plan.mode() is Mode.DRAFT
    page.open_route(Route("client", other))
    assert page.plan.mode() is Mode.EMPTY
    page.open_route(Route("client", other, "plan"))
    assert page.plan.mode() is Mode.EMPTY
    assert page.plan.current_route() == Route("client", other, "plan:first_days")


def test_the_plan_hears_of_new_facts(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = show(desk, Route("client", theo, "plan"))
    page.new_here()
    assert page.plan is not None
    page.open_route(Route("client", theo, "facts:pronouns"))
    line = page.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "they/them")
    assert page.facts.save()
    assert page.header.pronouns.text() == "they/them"
    assert page.can_leave()


def test_unsaved_plan_and_facts_come_back_together(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = show(desk, Route("client", theo, "facts:pronouns"))
    line = page.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "x")
    kept = page.stash()
    assert kept is not None
    again = show(desk, Route("client", theo, "plan"))
    again.unstash(kept)
    assert again.facts.is_dirty()


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("facts:name", "name"),
        ("facts:contact.hours", "contact.hours"),
        ("facts:record_number", "record_number"),
    ],
)
def test_a_route_leads_to_a_field(desk: Desk, show: Show, theo: int, part: str, field: str) -> None:
    page = show(desk, Route("client", theo, part))
    form = page.facts.form
    assert page.focusWidget() is form.card(form.section_at(field)).field(field).focusProxy()


def test_a_stray_key_changes_nothing_after_opening(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = show(desk, Route("client", theo, "facts"))
    assert page.focusWidget() is page.facts.outline.row("person")
    qtbot.keyClicks(page.focusWidget(), "xyz")
    assert not page.facts.is_dirty()


def test_a_route_leads_to_a_section(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = show(desk, Route("client", theo, "facts:court"))
    qtbot.waitUntil(page.facts.form.is_complete)
    focused = page.focusWidget()
    assert focused is not None
    assert page.facts.form.card("court").isAncestorOf(focused)


def test_the_outline_is_walked_by_keys(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = show(desk, Route("client", theo))
    page.facts.form.make_all()
    outline = page.facts.outline
    qtbot.keyClick(outline.row("person"), Qt.Key.Key_Down)
    qtbot.keyClick(outline.row("about"), Qt.Key.Key_Down)
    assert outline.current() == "contact"
    assert page.focusWidget() is outline.row("contact")
    qtbot.keyClick(outline.row("contact"), Qt.Key.Key_Return)
    focused = page.focusWidget()
    assert focused is not None
    assert page.facts.form.card("contact").isAncestorOf(focused)
    outline.row("wishes").click()
    assert isinstance(page.facts.form.card("wishes").field("wanted_group"), ChoiceField)
    assert outline.current() == "wishes"


def test_archiving_and_restoring_from_the_page(desk: Desk, show: Show, theo: int) -> None:
    page = show(desk, Route("client", theo, "facts"))
    toasts: list[Toast] = []
    page.toast_requested.connect(toasts.append)
    *_, archive = page.record.more_menu().actions()
    assert archive.text() == "Archive client"
    archive.trigger()
    notice = page.notices.notice("archived")
    assert notice is not None
    assert notice.words.text() == "Archived Nov 23, 2026 by Dana Whitcomb. The facts cannot be changed."
    assert not page.facts.tools.save.isVisible()
    assert page.header.status.text() == "Archived"
    undo = toasts[0].undo
    assert isinstance(undo, Undo)
    notice.buttons[0].click()
    assert page.notices.notice("archived") is None
    assert page.facts.tools.save.isVisible()
    assert desk.clients.open(theo).archived_at is None


def test_archiving_a_record_that_moved_on_says_so(desk: Desk, show: Show, theo: int) -> None:
    page = show(desk, Route("client", theo))
    problems: list[AftercareError] = []
    page.failed.connect(problems.append)
    held = desk.clients.open(theo)
    desk.clients.change(theo, replace(held.client, program="Day program"), held.version)
    page.record.archive_or_restore()
    assert len(problems) == 1
    page.record.archive_or_restore()
    assert desk.clients.open(theo).archived_at is not None


def test_a_counselor_who_stopped_working_stays_named(desk: Desk, show: Show, theo: int) -> None:
    priya = desk.staff.add(new_staff(Role.COUNSELOR, "priya", "Priya Raman"), "harbor-quilt-lantern").value
    page = show(desk, Route("client", theo))
    page.reload({"staff"})
    field = page.facts.form.card("person").field("counselor_id")
    assert isinstance(field, ChoiceField)
    names = [field.combo.itemText(number) for number in range(field.combo.count())]
    assert names == ["No counselor yet", "Dana Whitcomb", priya.name]


def test_the_front_desk_reads_no_record(desk_of: Callable[[Role], Desk], show: Show, theo: int) -> None:
    with pytest.raises(NotPermitted):
        show(desk_of(Role.FRONT_DESK), Route("client", theo))


def test_a_client_who_does_not_exist_is_not_found(desk: Desk, show: Show) -> None:
    with pytest.raises(NotFound):
        show(desk, Route("client", 999))


def test_every_control_has_a_name_for_those_who_listen(desk: Desk, show: Show, theo: int) -> None:
    page = show(desk, Route("client", theo))
    page.facts.form.make_all()
    kinds = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton, QTabBar)
    nameless = [
        widget
        for widget in page.facts.findChildren(QWidget) + page.header.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_where_there_is_little_room_the_chips_give_way_in_order(desk: Desk, show: Show, theo: int) -> None:
    """The pronouns go first, then the words of the safety link; how to reach the person stays."""
    desk.safety_links.add(theo, SafetyLink(SafetyLinkKind.NO_CONTACT_ORDER, name="Mark Lind"))
    page = show(desk, Route("client", theo))
    header = page.header
    page.resize(1232, 800)
    page.grab()
    assert (header.pronouns.isHidden(), header.safety.text()) == (False, "Safety link")
    page.resize(640, 574)
    page.grab()
    assert (header.pronouns.isHidden(), header.safety.text()) == (True, "")
    assert header.safety.accessibleName() == "Safety link"
    assert not header.contact.isHidden()
    page.open_route(Route("client", None, "new"))
    page.resize(1232, 800)
    page.grab()
    assert (header.pronouns.isHidden(), header.safety.isHidden()) == (True, True)


@pytest.mark.parametrize(
    ("status", "days", "offered"),
    [
        (ClientStatus.IN_TREATMENT, None, True),
        (ClientStatus.IN_TREATMENT, -1, True),
        (ClientStatus.AFTERCARE, -1, False),
        (ClientStatus.AFTERCARE, 0, True),
        (ClientStatus.BACK_IN_TREATMENT, 3, True),
        (ClientStatus.CLOSED, 3, False),
    ],
)
def test_leaving_now_stands_in_sight_for_whoever_is_to_leave(
    desk: Desk, show: Show, status: ClientStatus, days: int | None, offered: bool
) -> None:
    planned = TODAY + timedelta(days=days) if days is not None else None
    client = full_client(status=status, discharge_planned=planned, discharged_on=None)
    client_id = desk.clients.add(client).value
    page = show(desk, Route("client", client_id, "overview"))
    leave = page.header.leave
    assert leave.isVisible() is offered
    assert leave.accessibleName() == "Leaving now"
    page.open_route(Route("client", client_id, "plan"))
    assert page.plan is not None
    assert ("Leaving now" in page.plan.empty.sentence.text()) is offered
    routes: list[Route] = []
    page.route_requested.connect(routes.append)
    leave.click()
    assert (Route("leaving", client_id) in routes) is True


def test_a_page_that_is_closed_leaves_no_widgets(desk: Desk, qapp: QApplication, theo: int) -> None:
    """Not those either of a tab that nobody looked at: what stays is styled again with every change of the look."""
    before = set(qapp.allWidgets())
    page = ClientPage(desk)
    page.open_route(Route("client", theo, "facts"))
    page.show()
    page.close_down()
    page.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [type(widget).__name__ for widget in qapp.allWidgets() if widget not in before] == []
