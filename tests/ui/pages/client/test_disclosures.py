"""What was shared, on the client's tab; and the whole way from the client to "sent" by keys alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.directory import EntryKind
from aftercare_desktop.domain.disclosures import DisclosureState, Handed, Sending, SentWay
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.dialogs.accounting import AccountingDialog
from aftercare_desktop.ui.dialogs.breach import BreachDialog
from aftercare_desktop.ui.dialogs.consent import ConsentDialog
from aftercare_desktop.ui.dialogs.prepared import PreparedDialog
from aftercare_desktop.ui.dialogs.sent import SentDialog
from aftercare_desktop.ui.dialogs.share import ShareDialog
from aftercare_desktop.ui.dialogs.take_back import TakeBackDialog
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.client.consents.consents import ConsentsPanel
from aftercare_desktop.ui.pages.client.consents.disclosures import DisclosuresPanel
from aftercare_desktop.words.sharing import EMPTY
from tests.builders import build_entry, full_client
from tests.consents import asked, build_consent, build_signing
from tests.ui.answering import in_dialog
from tests.ui.heard import Heard

Show = Callable[[Desk, Route], ClientPage]
Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(full_client()).value


@pytest.fixture
def clinic(desk: Desk, theo: int) -> Recipient:
    """A clinic with a fax, to which Theo agreed."""
    entry = build_entry("Larch Hill", kind=EntryKind.CLINIC, fax="207-555-0144")
    found = Recipient(entry_id=desk.directory.add(entry).value)
    consent_id = desk.consents.begin(theo, build_consent(recipient=found)).value
    desk.consents.sign(consent_id, build_signing(), 1)
    return found


def panel_of(page: ClientPage) -> DisclosuresPanel:
    return next(one for one in page.consents.panels if isinstance(one, DisclosuresPanel))


def opened(show: Show, desk: Desk, theo: int) -> DisclosuresPanel:
    return panel_of(show(desk, Route("client", theo, "consents:disclosures")))


def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    held = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        held |= one
    QTest.keyClick(target, key, held)


def test_the_whole_way_from_the_client_to_sent_by_keys(
    qtbot: QtBot, desk: Desk, theo: int, clinic: Recipient, show: Show
) -> None:
    page = show(desk, Route("client", theo))
    heard = Heard(page)

    def ask(dialog: ShareDialog) -> None:
        QTest.keyClicks(dialog.focusWidget(), "larch")
        press(Key.Key_Return)
        assert dialog.questions.recipient.value() == clinic
        press(Key.Key_Return, Control)

    def take(dialog: PreparedDialog) -> None:
        qtbot.waitUntil(lambda: dialog.pages.page_count() > 0, timeout=15_000)
        press(Key.Key_Return, Control)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    def sent(dialog: SentDialog) -> None:
        assert dialog.number.value() == "207-555-0144"
        press(Key.Key_Return, Control)

    in_dialog(ShareDialog, ask)
    in_dialog(PreparedDialog, take)
    in_dialog(SentDialog, sent)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClick(page.focusWidget() or page, Key.Key_H, Qt.KeyboardModifier.AltModifier)
    (told,) = desk.gate.of_client(theo)
    assert told.state() is DisclosureState.SENT
    toast = heard.toasts[-1]
    assert toast.text == "Recorded as sent."
    assert isinstance(toast.undo, Undo)
    desk.undo(toast.undo)
    assert desk.gate.of_client(theo)[0].state() is DisclosureState.PREPARED


def test_what_is_left_for_later_can_be_taken_back_from_the_toast(
    desk: Desk, theo: int, clinic: Recipient, show: Show
) -> None:
    page = show(desk, Route("client", theo))
    heard = Heard(page)

    def ask(dialog: ShareDialog) -> None:
        dialog.questions.recipient.set_value(clinic)
        dialog.questions.recipient.edited.emit("")
        dialog.prepare.click()

    in_dialog(ShareDialog, ask)
    in_dialog(PreparedDialog, PreparedDialog.reject)
    page.ways.share()
    toast = heard.toasts[-1]
    assert toast.text == "Prepared, not sent."
    assert isinstance(toast.undo, Undo)
    desk.undo(toast.undo)
    assert desk.gate.of_client(theo)[0].state() is DisclosureState.DESTROYED


def test_each_state_stands_in_words_with_its_verbs(
    desk: Desk, theo: int, clinic: Recipient, show: Show
) -> None:
    wanted = asked(recipient=clinic)
    number = desk.gate.prepare(theo, wanted).value
    desk.gate.send(number, Sending(SentWay.FAX, "207-555-0144", desk.now(), 0), 1)
    desk.gate.destroy(desk.gate.prepare(theo, wanted).value, 1)
    desk.gate.call(theo, wanted, "207-555-0144", desk.now())
    desk.gate.prepare(theo, wanted)
    panel = opened(show, desk, theo)
    assert [(line.state.text(), list(line.buttons)) for line in panel.lines] == [
        ("Prepared, not sent", ["open", "send", "destroy"]),
        ("Told by phone", ["breach"]),
        ("Destroyed, not sent", []),
        ("Sent", ["open", "breach"]),
    ]
    for line in panel.lines:
        assert line.about in line.accessibleName()
        assert line.state.text() in line.accessibleName()
        for button in line.buttons.values():
            assert line.about in button.accessibleName()
    assert "Fax to 207-555-0144" in panel.lines[-1].accessibleName()
    assert panel.focusWidget() is panel.lines[0].buttons["open"]


def test_what_relied_on_a_consent_is_stopped_when_it_is_taken_back(
    desk: Desk, theo: int, clinic: Recipient, show: Show
) -> None:
    number = desk.gate.prepare(theo, asked(recipient=clinic)).value
    panel = opened(show, desk, theo)
    page = panel.window()
    assert isinstance(page, ClientPage)
    consents = page.consents.panels[0]
    assert isinstance(consents, ConsentsPanel)
    in_dialog(TakeBackDialog, lambda dialog: press(Key.Key_Return, Control))
    consents.lines[0].buttons["take back"].click()
    (line,) = panel.lines
    assert line.state.text() == "Stopped"
    assert "took back consent" in line.accessibleName()
    line.buttons["destroy"].click()
    page.reload({"disclosures"})
    assert panel.lines[0].state.text() == "Destroyed, not sent"
    assert panel.lines[0].stored.id == number


def test_it_went_to_the_wrong_place_opens_a_record(
    desk: Desk, theo: int, clinic: Recipient, show: Show
) -> None:
    number = desk.gate.prepare(theo, asked(recipient=clinic)).value
    desk.gate.send(number, Sending(SentWay.FAX, "207-555-0144", desk.now(), 0), 1)
    panel = opened(show, desk, theo)

    def write(dialog: BreachDialog) -> None:
        dialog.whom.type_again("To Larch Street Dental, by one wrong digit")
        press(Key.Key_Return, Control)

    in_dialog(BreachDialog, write)
    panel.lines[0].buttons["breach"].click()
    (breach,) = desk.breaches.of_client(theo)
    assert breach.disclosure_id == number


def test_who_may_not_disclose_reads_and_shares_nothing(
    desk: Desk, desk_of: Callable[[Role], Desk], theo: int, clinic: Recipient, show: Show
) -> None:
    desk.gate.prepare(theo, asked(recipient=clinic))
    peer = desk_of(Role.PEER_SPECIALIST)
    page = show(peer, Route("client", theo, "consents:disclosures"))
    panel = panel_of(page)
    assert [list(line.buttons) for line in panel.lines] == [[]]
    assert not panel.start.isVisible()
    assert [action.name for action in panel.acts()] == ["accounting"]
    page.ways.share()
    assert page.isVisible()


def test_nothing_shared_yet_says_so_and_a_look_is_a_view(desk: Desk, theo: int, show: Show) -> None:
    panel = opened(show, desk, theo)
    assert panel.none.isVisible()
    assert panel.none.text() == EMPTY
    lines = [line.event for line in desk.audit.entries()]
    assert lines.count(Event.DISCLOSURES_VIEWED) == 1
    page = panel.window()
    assert isinstance(page, ClientPage)
    page.reload({"disclosures"})
    assert [line.event for line in desk.audit.entries()].count(Event.DISCLOSURES_VIEWED) == 1


def test_a_call_begins_from_the_panel(desk: Desk, theo: int, clinic: Recipient, show: Show) -> None:
    panel = opened(show, desk, theo)

    def ask(dialog: ShareDialog) -> None:
        assert dialog.questions.handed.value() is Handed.CALL
        dialog.questions.recipient.set_value(clinic)
        dialog.questions.recipient.edited.emit("")
        dialog.questions.number.type_again("207-555-0144")
        dialog.prepare.click()

    in_dialog(ShareDialog, ask)
    panel.call.click()
    assert desk.gate.of_client(theo)[0].disclosure.handed is Handed.CALL


def test_start_consent_leads_from_the_refusal_to_the_form_for_that_recipient(
    desk: Desk, theo: int, show: Show
) -> None:
    house = desk.directory.add(build_entry("Larch Hill House", kind=EntryKind.RESIDENCE_OPERATOR)).value
    page = show(desk, Route("client", theo))
    heard = Heard(page)

    def ask(dialog: ShareDialog) -> None:
        dialog.questions.recipient.set_value(Recipient(entry_id=house))
        dialog.questions.recipient.edited.emit("")
        dialog.verdict.step.click()

    in_dialog(ShareDialog, ask)
    page.ways.share()
    (route,) = heard.routes
    assert route == Route("client", theo, f"consents:consents:new:entry:{house}")
    asked_for: list[object] = []

    def look(dialog: ConsentDialog) -> None:
        asked_for.append(dialog.unanswered())

    in_dialog(ConsentDialog, look)
    page.open_route(route)
    assert len(asked_for) == 1


def test_finish_the_consent_leads_to_its_row(desk: Desk, theo: int, clinic: Recipient, show: Show) -> None:
    draft = desk.consents.begin(theo, build_consent(recipient=clinic)).value
    page = show(desk, Route("client", theo, f"consents:consents:see:{draft}"))
    panel = page.consents.panels[0]
    assert isinstance(panel, ConsentsPanel)
    line = next(one for one in panel.lines if one.row.stored.id == draft)
    assert page.focusWidget() in line.buttons.values()


def test_the_accounting_of_a_period_is_looked_at_and_a_wrong_period_says_so(
    qtbot: QtBot, desk: Desk, theo: int, clinic: Recipient, show: Show
) -> None:
    number = desk.gate.prepare(theo, asked(recipient=clinic)).value
    desk.gate.send(number, Sending(SentWay.FAX, "207-555-0144", desk.now(), 0), 1)
    panel = opened(show, desk, theo)

    def look(dialog: AccountingDialog) -> None:
        qtbot.waitUntil(lambda: dialog.pages.page_count() > 0, timeout=15_000)
        assert dialog.last.value() == desk.today()
        dialog.first.type_again("Jan 2, 2001")
        dialog.last.type_again("Jan 1, 2001")
        dialog.print.click()
        assert not dialog.pages.note.isHidden()

    in_dialog(AccountingDialog, look)
    panel.accounting.click()
