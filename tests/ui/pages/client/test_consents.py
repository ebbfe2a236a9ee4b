"""The tab "Consents" by keys: every consent with its state in words, and one taken back at once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.consents import Consent, ConsentKind, ConsentState, RevokedWay
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.take_back import TakeBackDialog
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.client.consents.consents import ConsentsPanel
from aftercare_desktop.words.consent_rows import EMPTY
from tests.builders import build_client
from tests.consents import build_consent, build_signing
from tests.ui.answering import in_dialog
from tests.ui.heard import Heard

Show = Callable[[Desk, Route], ClientPage]


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(build_client()).value


@pytest.fixture
def signed(desk: Desk, theo: int) -> int:
    """A consent for Theo's care, signed on paper."""
    consent_id = desk.consents.begin(theo, build_consent(ConsentKind.CARE)).value
    desk.consents.sign(consent_id, build_signing(), 1)
    return consent_id


def opened(show: Show, desk: Desk, client_id: int, place: str = "consents") -> ClientPage:
    return show(desk, Route("client", client_id, place))


def panel_of(page: ClientPage) -> ConsentsPanel:
    panel = page.consents.panels[0]
    assert isinstance(panel, ConsentsPanel)
    return panel


def views(desk: Desk) -> int:
    return sum(line.event is Event.CONSENTS_VIEWED for line in desk.audit.entries())


def test_with_nobody_asked_yet_the_tab_says_so(desk: Desk, show: Show, theo: int) -> None:
    panel = panel_of(opened(show, desk, theo))
    assert panel.none.text() == EMPTY
    assert not panel.none.isHidden()
    assert panel.lines == []


def test_each_consent_tells_its_state_in_words(desk: Desk, show: Show, theo: int, signed: int) -> None:
    desk.consents.begin(theo, Consent())
    draft, care = panel_of(opened(show, desk, theo)).lines
    assert draft.state.text() == "Not signed"
    assert care.state.text() == "In force"
    assert care.accessibleName().startswith(
        "My treating providers, health plans, third-party payers. In force."
    )
    assert "Signed Nov 23, 2026 by Theo Bramwell, client, on paper" in care.accessibleName()


def test_taking_back_by_voice_is_two_keys_and_final(
    desk: Desk, show: Show, qtbot: QtBot, theo: int, signed: int
) -> None:
    page = opened(show, desk, theo)
    panel, heard = panel_of(page), Heard(page)
    assert page.focusWidget() is panel.lines[0].buttons["take back"]

    def confirm(dialog: TakeBackDialog) -> None:
        assert "final" in dialog.final.words.text()
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    in_dialog(TakeBackDialog, confirm)
    qtbot.keyClick(panel.lines[0].buttons["take back"], Qt.Key.Key_Space)
    (row,) = desk.consents.of_client(theo).rows
    assert row.state is ConsentState.REVOKED
    assert row.stored.revocation is not None
    assert row.stored.revocation.way is RevokedWay.BY_VOICE
    assert heard.toasts[0].undo is None
    assert panel.lines == []
    panel.more.click()
    assert panel.lines[0].state.text() == "Taken back Nov 23, 2026, by voice"
    assert list(panel.lines[0].buttons) == []


def test_coming_to_the_tab_is_a_view_and_looking_again_is_none(
    desk: Desk, show: Show, theo: int, signed: int
) -> None:
    page = opened(show, desk, theo)
    assert views(desk) == 1
    page.reload({"consents"})
    page.open_route(Route("client", theo, "consents"))
    assert views(desk) == 1
    page.open_route(Route("client", theo, "facts"))
    page.open_route(Route("client", theo, "consents"))
    assert views(desk) == 2
