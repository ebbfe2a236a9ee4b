"""The safety links on a client's page: added, changed and lifted with keys, hidden from those who may not see why."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.safety_links import SafetyLink, SafetyLinkKind
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.dialogs.choose_client import ChooseClientDialog
from aftercare_desktop.ui.dialogs.safety_link import SafetyLinkDialog
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.safety_links import HIDDEN, NONE, NOT_YET
from tests.builders import build_client
from tests.ui.answering import in_dialog

Show = Callable[[Desk, Route], ClientPage]
LINK = SafetyLink(SafetyLinkKind.DO_NOT_PLACE_WITH, name="Mark Lind", reason="Former partner")


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(build_client()).value


@pytest.fixture
def grady(desk: Desk) -> int:
    return desk.clients.add(build_client("Grady Ouellette", record_number="")).value


def opened(show: Show, desk: Desk, client_id: int) -> ClientPage:
    page = show(desk, Route("client", client_id, "facts:safety"))
    page.facts.form.make_all()
    page.facts.safety_links.reload()
    return page


def words_of(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Words) if not label.isHidden()]


def test_a_link_to_a_person_outside_is_added_by_keys_and_taken_back(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    page = opened(show, desk, theo)
    card = page.facts.safety_links
    toasts: list[Toast] = []
    page.toast_requested.connect(toasts.append)
    assert words_of(card)[-1] == NONE
    assert page.header.safety.isHidden()

    def write(dialog: SafetyLinkDialog) -> None:
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert dialog.name.problem() == "Choose another client, or write the person's name."
        qtbot.keyClicks(dialog.name.line, "Mark Lind")
        qtbot.keyClicks(dialog.reason.text, "Former partner")
        qtbot.keyClicks(dialog.ends_on.line, "12/31/2026")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    in_dialog(SafetyLinkDialog, write)
    card.add.setFocus()
    qtbot.keyClick(card.add, Qt.Key.Key_Space)
    assert words_of(card.rows[0]) == ["No-contact order: Mark Lind", "Why: Former partner"]
    assert "Until Thu, Dec 31, 2026" in card.rows[0].accessibleName()
    assert not page.header.safety.isHidden()
    assert page.focusWidget() is card.add
    assert toasts[-1].text == "Safety link added."
    assert isinstance(toasts[-1].undo, Undo)
    desk.undo(toasts[-1].undo)
    page.reload({"safety_links"})
    assert "Lifted Nov 23, 2026 by Dana Whitcomb" in card.rows[0].accessibleName()
    assert page.header.safety.isHidden()


def test_what_is_too_long_is_said_at_its_field(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = opened(show, desk, theo)

    def write(dialog: SafetyLinkDialog) -> None:
        dialog.name.set_value("Mark Lind")
        dialog.source.set_value("s" * 1_001)
        dialog.reason.set_value("r" * 10_001)
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert dialog.name.problem() is None
        assert dialog.source.problem() == "Use at most 1,000 characters, not 1,001."
        assert dialog.reason.problem() == "Use at most 10,000 characters, not 10,001."
        assert dialog.focusWidget() is dialog.source.line
        dialog.source.set_value("Court")
        dialog.reason.set_value("r" * 10_000)
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    in_dialog(SafetyLinkDialog, write)
    page.facts.safety_links.add.click()
    (shown,) = desk.safety_links.of_client(theo)
    assert shown.told is not None
    assert len(shown.told.link.reason) == 10_000


def test_another_client_is_chosen_and_stands_on_both_records(
    desk: Desk, show: Show, qtbot: QtBot, theo: int, grady: int
) -> None:
    page = opened(show, desk, theo)

    def choose(chooser: ChooseClientDialog) -> None:
        assert chooser.model.keys() == (grady,)
        qtbot.keyClicks(chooser.search, "grady")
        qtbot.keyClick(chooser.search, Qt.Key.Key_Return)

    def write(dialog: SafetyLinkDialog) -> None:
        in_dialog(ChooseClientDialog, choose)
        dialog.other.click()
        assert dialog.name.value() == "Grady Ouellette"
        assert dialog.name.line.isReadOnly()
        dialog.keep.click()

    in_dialog(SafetyLinkDialog, write)
    page.facts.safety_links.add.click()
    assert words_of(page.facts.safety_links.rows[0])[0] == "No-contact order: Grady Ouellette"
    page.open_route(Route("client", grady, "facts"))
    assert words_of(page.facts.safety_links.rows[0])[0] == "No-contact order: Theo Bramwell"


def test_a_link_is_changed_lifted_and_put_back(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    desk.safety_links.add(theo, LINK)
    page = opened(show, desk, theo)
    card = page.facts.safety_links

    def write(dialog: SafetyLinkDialog) -> None:
        assert dialog.link() == LINK
        dialog.source.focus_inside()
        qtbot.keyClicks(dialog.source.line, "Theo asked for it")
        dialog.keep.click()

    in_dialog(SafetyLinkDialog, write)
    card.rows[0].buttons[0].click()
    assert words_of(card.rows[0])[1] == "Source: Theo asked for it\nWhy: Former partner"
    card.rows[0].buttons[1].click()
    assert [button.text() for button in card.rows[0].buttons] == ["Put back in force"]
    card.rows[0].buttons[0].click()
    assert desk.safety_links.is_bound(theo)


@pytest.mark.parametrize("role", [Role.COUNSELOR, Role.NURSE, Role.PEER_SPECIALIST])
def test_who_may_not_see_why_reads_one_sentence(
    desk: Desk, desk_of: Callable[[Role], Desk], show: Show, theo: int, role: Role
) -> None:
    desk.safety_links.add(theo, LINK)
    page = opened(show, desk_of(role), theo)
    card = page.facts.safety_links
    assert not page.header.safety.isHidden()
    assert [words_of(row) for row in card.rows] == [[HIDDEN]]
    assert not card.rows[0].buttons
    assert card.add.isHidden()


def test_looking_counts_once_each_time_the_record_is_opened(
    desk: Desk, show: Show, theo: int, grady: int
) -> None:
    def views() -> int:
        return sum(entry.event is Event.SAFETY_LINKS_VIEWED for entry in desk.audit.entries())

    desk.safety_links.add(theo, LINK)
    page = show(desk, Route("client", theo, "plan"))
    page.facts.form.make_all()
    assert not page.header.safety.isHidden()
    assert views() == 0  # the plan says nothing of it
    page.open_route(Route("client", theo, "facts"))
    page.reload({"safety_links"})
    page.open_route(Route("client", theo, "plan"))
    page.open_route(Route("client", theo, "facts"))
    assert views() == 1
    page.open_route(Route("client", grady, "facts"))
    page.open_route(Route("client", theo, "facts"))
    assert views() == 2


def test_somebody_new_and_somebody_archived_get_no_links(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    page = show(desk, Route("client", None, "new"))
    page.facts.form.make_all()
    card = page.facts.safety_links
    qtbot.waitUntil(card.isVisible)
    assert words_of(card)[-1] == NOT_YET
    assert card.add.isHidden()
    desk.safety_links.add(theo, LINK)
    desk.clients.archive(theo, 1)
    page.open_route(Route("client", theo, "facts"))
    assert card.rows
    assert not card.rows[0].buttons
    assert card.add.isHidden()


def test_the_outline_shows_that_a_link_is_there(desk: Desk, show: Show, theo: int) -> None:
    page = opened(show, desk, theo)
    row = page.facts.outline.row("safety")
    assert row.state().spoken == "empty"
    desk.safety_links.add(theo, LINK)
    page.facts.safety_links.reload()
    assert row.state().spoken == "written"
