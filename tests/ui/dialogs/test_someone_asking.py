"""Someone is asking: the same screen and the same work for every name; words are never lost unasked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.consents import Category, RevokedWay
from aftercare_desktop.domain.disclosures import DisclosureState, Handed, NextStep
from aftercare_desktop.domain.messages import CallerKind, Message, MessageView
from aftercare_desktop.domain.permissions import Permission, may
from aftercare_desktop.domain.recipients import OutsidePerson, Recipient
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.call_told import CallToldDialog
from aftercare_desktop.ui.dialogs.someone_asking import (
    GO_ON,
    TAKE,
    THROW_AWAY,
    SomeoneAskingDialog,
    unstashed,
)
from aftercare_desktop.ui.dialogs.whom_we_tell import WhomWeTell
from aftercare_desktop.ui.page import Route
from aftercare_desktop.words import asking
from aftercare_desktop.words.asking import WHOM
from aftercare_desktop.words.disclosures import NEXT_STEPS
from aftercare_desktop.words.messages import SCRIPT
from tests.builders import build_client
from tests.consents import build_consent, build_signing
from tests.services.conftest import Place
from tests.ui.answering import answer, in_dialog, no_dialog

Show = Callable[..., SomeoneAskingDialog]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def make(desk: Desk, message: Message | None = None) -> SomeoneAskingDialog:
        dialog = SomeoneAskingDialog(desk, message)
        qtbot.addWidget(dialog)
        dialog.open()
        QApplication.processEvents()
        return dialog

    return make


@pytest.fixture
def people(desk: Desk) -> None:
    """One in treatment, one archived, one who died."""
    desk.clients.add(build_client("Theo Bramwell", preferred_name="Ted"))
    archived = desk.clients.add(build_client("Marisol Quintero", record_number="2")).value
    desk.clients.archive(archived, 1)
    desk.clients.add(build_client("Calder Finch", record_number="3", status=ClientStatus.DIED))


@contextmanager
def statements() -> Iterator[list[str]]:
    """Every SQL statement of every connection."""
    seen: list[str] = []

    def listen(*given: object) -> None:
        seen.append(str(given[2]))

    event.listen(Engine, "before_cursor_execute", listen)
    yield seen
    event.remove(Engine, "before_cursor_execute", listen)


def picture(dialog: SomeoneAskingDialog) -> QImage:
    """The dialog without the letters of the name itself."""
    image = dialog.grab().toImage()
    line = dialog.asked_about.line
    painter = QPainter(image)
    painter.fillRect(line.rect().translated(line.mapTo(dialog, line.rect().topLeft())), Qt.GlobalColor.black)
    painter.end()
    return image


def test_known_and_unknown_names_look_and_cost_the_same(desk: Desk, people: None, show: Show) -> None:
    """Over known, archived, died and unknown names: no statement while typing, one picture, the same statements when
    the message is taken, nobody opened and nobody linked."""
    recent = desk.clients.recent()
    with statements() as opening:
        dialog = show(desk)
    assert not [one for one in opening if "client" in one.lower()]
    pictures: list[QImage] = []
    taking: list[list[str]] = []
    names = (
        "Theo Bramwell",
        "Ted",
        "000117",
        "Marisol Quintero",
        "Calder Finch",
        "Nobody Known",
        "Zzyzx Qqq",
    )
    for name in names:
        dialog = show(desk)
        with statements() as typing:
            QTest.keyClicks(dialog.asked_about.line, name)
            QApplication.processEvents()
        assert typing == []
        QTest.mouseMove(dialog)
        pictures.append(picture(dialog))
        with statements() as took:
            QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        taking.append(took)
    assert all(one == pictures[0] for one in pictures)
    assert all(one == taking[0] for one in taking)
    assert not [one for one in taking[0] if "client_search" in one]
    rows = desk.messages.rows(desk.messages.find(MessageView.OPEN))
    assert [row.message.asked_about for row in rows] == list(names)
    assert {row.client_id for row in rows} == {None}
    assert desk.clients.recent() == recent


def test_the_words_stand_there_and_no_line_completes(desk: Desk, show: Show) -> None:
    dialog = show(desk)
    assert dialog.script.words.text() == f"“{SCRIPT}”"
    assert "911" in dialog.danger.words.text()
    assert "988" in dialog.danger.words.text()
    assert [line for line in dialog.findChildren(QLineEdit) if line.completer() is not None] == []


@pytest.mark.parametrize("role", Role)
def test_a_message_is_taken_by_keys_alone_by_every_role(
    desk_of: Callable[[Role], Desk], place: Place, show: Show, role: Role
) -> None:
    desk = desk_of(role)
    dialog = show(desk)
    told: list[Done[int]] = []
    dialog.message_taken.connect(told.append)
    for words in ("Rosa Bramwell", "Fa", "207-555-0177", "Theo", "Dana", "Please call"):
        focused = dialog.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, words)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert dialog.message() == Message(), "nothing stays in the widget"
    boss = place.sign_in()
    (row,) = boss.messages.rows(boss.messages.find(MessageView.OPEN))
    assert row.message == Message(
        "Theo", "Rosa Bramwell", CallerKind.FAMILY, "207-555-0177", "Please call", boss.staff_member.id
    )
    assert told[0].undo is not None
    desk.undo(told[0].undo)
    assert boss.messages.find(MessageView.OPEN) == ()


def test_an_empty_message_is_said_and_the_dialog_stays(desk: Desk, show: Show) -> None:
    dialog = show(desk)
    dialog.take.click()
    assert dialog.isVisible()
    assert "Write the message first" in dialog.problem.text()
    assert dialog.focusWidget() is dialog.words.text


@pytest.mark.parametrize(
    ("verb", "stays", "taken"), [(GO_ON, True, 0), (THROW_AWAY, False, 0), (TAKE, False, 1)]
)
def test_esc_asks_before_words_are_lost(desk: Desk, show: Show, verb: str, stays: bool, taken: int) -> None:
    dialog = show(desk)
    QTest.keyClicks(dialog.caller.line, "Rosa")
    answer(verb)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() is stays
    assert (dialog.caller.value() == "Rosa") is stays
    assert len(desk.messages.find(MessageView.OPEN)) == taken


def test_esc_closes_at_once_when_nothing_was_typed(desk: Desk, show: Show) -> None:
    dialog = show(desk)
    with no_dialog():
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closed_by_the_program_it_asks_nothing_and_keeps_the_words(desk: Desk, show: Show) -> None:
    message = Message("Theo", "Rosa", CallerKind.FRIEND, "207", "Words", desk.staff_member.id)
    dialog = show(desk, message)
    dialog.close()
    assert not dialog.isVisible()
    kept = dialog.stash()
    assert kept is not None
    assert unstashed(kept) == message
    assert show(desk).stash() is None


# Whom may we talk to


def second_half(dialog: SomeoneAskingDialog) -> WhomWeTell:
    """The second half, opened by keys from the field that has the keyboard."""
    dialog.choice.take_focus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    assert dialog.whom is not None
    assert dialog.whom.isVisible()
    return dialog.whom


def ask(dialog: SomeoneAskingDialog, name: str, born: str = "4/9/1991") -> WhomWeTell:
    whom = second_half(dialog)
    for line, typed in ((whom.name.line, name), (whom.born.line, born)):
        line.clear()
        QTest.keyClicks(line, typed)
    QTest.keyClick(whom.born.line, Qt.Key.Key_Return)
    QApplication.processEvents()
    return whom


def shown(whom: WhomWeTell) -> list[str]:
    """Every sentence of the answer that is on screen."""
    return [label.text() for label in whom._answer.findChildren(QLabel) if label.isVisibleTo(whom)]


@pytest.fixture
def told(desk: Desk) -> int:
    """A client whose sister may be told about two things, with a limit."""
    client_id = desk.clients.add(build_client("Nadia Orlova", record_number="4")).value
    person = OutsidePerson("Elise Orlova", relation="Sister", phone="207-555-0163")
    elise = Recipient(person_id=desk.recipients.add_person(client_id, person).value)
    agreed = build_consent(client_name="Nadia Orlova", recipient=elise, limits="Not my job")
    made = desk.consents.begin(client_id, agreed).value
    desk.consents.sign(made, build_signing(), 1)
    desk.clients.forget_recent()
    return client_id


def test_unknown_names_and_names_nobody_may_ask_about_look_the_same(
    desk: Desk, people: None, told: int, show: Show
) -> None:
    """Known, archived, died, unknown and wrong dates: one picture under the same words, and no record opened."""
    pictures: list[QImage] = []
    for name in ("Theo Bramwell", "Marisol Quintero", "Calder Finch", "Zzyzx Qqq", "Nobody Known", "Nadia"):
        dialog = show(desk)
        whom = ask(dialog, name)
        assert shown(whom) == [asking.NOBODY]
        assert dialog.script.isVisible()
        whom.name.line.clear()
        QTest.mouseMove(dialog)
        whom.name.line.setText("X")  # the name itself is not compared, and nothing else may differ
        pictures.append(dialog.grab().toImage())
    assert all(one == pictures[0] for one in pictures)
    assert desk.clients.recent() == ()


def test_whoever_may_be_told_is_shown_with_what_until_when_and_the_limits(
    desk: Desk, told: int, show: Show
) -> None:
    dialog = show(desk)
    whom = ask(dialog, "nadia orlova")
    text = " | ".join(shown(whom))
    for part in (
        "Elise Orlova, Sister",
        "207-555-0163",
        "My medicines; my appointments",
        "Until Nov 23, 2026",
    ):
        assert part in text
    assert "Leave out: Not my job" in text
    QTest.keyClicks(whom.name.line, "x")
    assert shown(whom) == [], "no answer stands under another name"
    assert desk.clients.recent() == ()


def test_less_than_one_person_is_told_to_say_more(desk: Desk, told: int, show: Show) -> None:
    dialog = show(desk)
    assert shown(ask(dialog, "Nadia Orlova", "")) == [asking.ONE_PERSON]


@pytest.mark.parametrize("role", Role)
def test_the_second_half_is_there_for_permitted_roles_alone(
    desk_of: Callable[[Role], Desk], told: int, show: Show, role: Role
) -> None:
    theirs = desk_of(role)
    dialog = show(theirs)
    assert (dialog.whom is not None) is may(role, Permission.READ_CONSENTS)
    if dialog.whom is None:
        assert role is Role.FRONT_DESK
        assert WHOM not in [button.text() for button in dialog.findChildren(QPushButton)]
        return
    whom = ask(dialog, "Nadia Orlova")
    assert bool(whom.buttons) is may(role, Permission.DISCLOSE)


def test_a_call_is_written_down_through_the_gate_and_opens_no_record(
    desk: Desk, told: int, show: Show
) -> None:
    """Filled in from the consent; what the client wants left out must be read first, and the refusal leads there."""
    dialog = show(desk)
    whom = ask(dialog, "Nadia Orlova")

    def write_down(call: CallToldDialog) -> None:
        assert call.number.value() == "207-555-0163"
        assert call.categories.value() == (Category.MEDICINES, Category.APPOINTMENTS)
        assert call.purpose.value() == "So that they can plan my care"
        QTest.keyClick(call, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert call.isVisible()
        assert call.next_step.text() == NEXT_STEPS[NextStep.READ_LIMITS]
        call.next_step.click()
        QTest.keyClick(call.focusWidget(), Qt.Key.Key_Space)
        QTest.keyClick(call, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert not call.isVisible()

    in_dialog(CallToldDialog, write_down)
    whom.buttons[0].click()
    (kept,) = desk.gate.of_client(told)
    assert kept.state() is DisclosureState.SENT
    assert kept.disclosure.handed is Handed.CALL
    assert kept.disclosure.categories == (Category.MEDICINES, Category.APPOINTMENTS)
    assert desk.clients.recent() == ()
    assert desk.audit.entries(event=Event.CLIENT_VIEWED) == ()


def test_a_refusal_leads_to_its_next_step(desk: Desk, told: int, show: Show) -> None:
    """Taken back while the answer stood on screen: nothing is written down, and the way leads to a consent."""
    dialog = show(desk)
    whom = ask(dialog, "Nadia Orlova")
    routes: list[Route] = []
    dialog.route_requested.connect(routes.append)
    (row,) = desk.consents.of_client(told).rows
    desk.consents.revoke(row.stored.id, RevokedWay.BY_VOICE, "", row.stored.version)

    def refused(call: CallToldDialog) -> None:
        call.left_out.set_value(True)
        call.keep.click()
        assert "took back consent" in call.problem.text()
        assert call.next_step.text() == NEXT_STEPS[NextStep.START_CONSENT]
        call.next_step.click()

    in_dialog(CallToldDialog, refused)
    whom.buttons[0].click()
    assert desk.gate.of_client(told) == ()
    assert routes == [Route("client", told, "consents")]
