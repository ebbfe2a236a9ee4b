"""Sharing: every refusal with its next step, nothing beyond the ground, and what is taken back meanwhile."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.consents import Category, Consent, ConsentKind, Expiry, ExpiryKind, RevokedWay
from aftercare_desktop.domain.directory import EntryKind
from aftercare_desktop.domain.disclosures import (
    CareRole,
    DisclosureState,
    Ground,
    Handed,
    NextStep,
    StoredDisclosure,
)
from aftercare_desktop.domain.recipients import OutsidePerson, Recipient
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.prepared import Outcome, Outlets, PreparedDialog
from aftercare_desktop.ui.dialogs.sent import SentDialog
from aftercare_desktop.ui.dialogs.share import ShareDialog
from aftercare_desktop.words.disclosures import NEXT_STEPS
from tests.builders import TODAY, build_entry, full_client
from tests.consents import build_consent, build_signing

YESTERDAY = Expiry(ExpiryKind.ON_DAY, TODAY.replace(day=TODAY.day - 1))
Show = Callable[..., ShareDialog]


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(full_client()).value


@pytest.fixture
def clinic(desk: Desk) -> Recipient:
    entry = build_entry("Larch Hill", kind=EntryKind.CLINIC, fax="207-555-0144")
    return Recipient(entry_id=desk.directory.add(entry).value)


def sign(desk: Desk, client_id: int, consent: Consent) -> int:
    consent_id = desk.consents.begin(client_id, consent).value
    desk.consents.sign(consent_id, build_signing(), 1)
    return consent_id


def revoke(desk: Desk, client_id: int, consent_id: int) -> None:
    rows = desk.consents.of_client(client_id, reload=True).rows
    version = next(row.stored.version for row in rows if row.stored.id == consent_id)
    desk.consents.revoke(consent_id, RevokedWay.BY_VOICE, "", version)


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, theo: int) -> Iterator[Show]:
    shown: list[ShareDialog] = []

    def make(to: Recipient | None = None, by: Desk = desk, **facts: Any) -> ShareDialog:
        dialog = ShareDialog(by, theo, "Theo", **facts)
        qtbot.addWidget(dialog)
        dialog.show()
        if to is not None:
            choose(dialog, to)
        shown.append(dialog)
        return dialog

    yield make
    for dialog in shown:
        dialog.reject()


def choose(dialog: ShareDialog, to: Recipient) -> None:
    dialog.questions.recipient.set_value(to)
    dialog.questions.recipient.edited.emit("")


def on_ground(dialog: ShareDialog, ground: Ground) -> None:
    dialog.questions.ground.set_value(ground)
    dialog.questions.ground.edited.emit("")


def step_of(dialog: ShareDialog) -> NextStep | None:
    words = dialog.verdict.step.text() if not dialog.verdict.step.isHidden() else ""
    return next((step for step, text in NEXT_STEPS.items() if text == words), None)


# --- Refusals -----------------------------------------------------------------------------------------------

OUTSIDE = {
    "nobody agreed": (None, "has not agreed to share with Larch Hill", NextStep.START_CONSENT),
    "ended": ({"expiry": YESTERDAY}, "has ended", NextStep.START_CONSENT),
    "taken back": ({}, "took back consent", NextStep.START_CONSENT),
    "not signed": ({}, "is not complete", NextStep.FINISH_CONSENT),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_is_missing_elsewhere_is_named_and_leads_there(
    desk: Desk, theo: int, clinic: Recipient, show: Show, name: str
) -> None:
    facts, sentence, step = OUTSIDE[name]
    if facts is not None and name == "not signed":
        desk.consents.begin(theo, build_consent(recipient=clinic))
    elif facts is not None:
        consent_id = sign(desk, theo, build_consent(recipient=clinic, **facts))
        if name == "taken back":
            revoke(desk, theo, consent_id)
    dialog = show(clinic)
    assert sentence in dialog.verdict.sentence()
    assert dialog.verdict.accessibleName() == dialog.verdict.sentence()
    assert step_of(dialog) is step
    assert dialog.questions.kinds.value() == ()
    dialog.verdict.step.click()
    assert dialog.way_out is not None
    assert (dialog.way_out.step, dialog.way_out.recipient) == (step, clinic)
    assert not dialog.isVisible()


def test_each_thing_missing_here_takes_the_keyboard_to_its_field(
    desk: Desk, theo: int, clinic: Recipient, show: Show
) -> None:
    sign(desk, theo, build_consent(recipient=clinic, limits="Nothing about my job"))
    dialog = show()
    questions = dialog.questions

    def takes(step: NextStep, field: QWidget) -> None:
        dialog.look()
        assert step_of(dialog) is step, dialog.verdict.sentence()
        dialog.verdict.step.click()
        focused = dialog.focusWidget()
        assert focused is not None
        assert field.isAncestorOf(focused)
        assert dialog.made is None

    takes(NextStep.CHOOSE_RECIPIENT, questions.recipient)
    choose(dialog, clinic)
    assert questions.limits.words.text() == "The client wants this kept: Nothing about my job"
    takes(NextStep.READ_LIMITS, questions.limits_read)
    questions.limits_read.box.click()
    questions.kinds.set_value(())
    takes(NextStep.CHOOSE_CATEGORIES, questions.kinds)
    questions.kinds.all.click()
    questions.purpose.type_again("")
    takes(NextStep.WRITE_PURPOSE, questions.purpose)
    questions.purpose.type_again("Planning care")
    dialog.look()
    assert step_of(dialog) is None
    assert "This may go to Larch Hill." in dialog.verdict.sentence()


def test_a_clinic_is_marked_from_here_and_a_residence_never_is(
    desk: Desk, theo: int, clinic: Recipient, show: Show
) -> None:
    sign(desk, theo, build_consent(ConsentKind.CARE))
    house = build_entry("Larch Hill House", kind=EntryKind.RESIDENCE_OPERATOR)
    dialog = show(Recipient(entry_id=desk.directory.add(house).value))
    assert "A residence" in dialog.verdict.sentence()
    assert step_of(dialog) is NextStep.START_CONSENT
    choose(dialog, clinic)
    assert step_of(dialog) is NextStep.MARK_CARE
    dialog.mark(CareRole.TREATING)
    assert step_of(dialog) is NextStep.CHOOSE_CATEGORIES
    dialog.questions.kinds.all.click()
    dialog.look()
    assert step_of(dialog) is None
    assert not dialog.findChildren(QMenu)


@pytest.mark.parametrize(
    ("ground", "told"),
    [
        (Ground.EMERGENCY, "who gets it, where that person works, and what happened"),
        (Ground.CHILD_ABUSE_REPORT, "where that person works, and what is reported"),
        (Ground.CRIME_ON_PREMISES, "where that person works, and what happened"),
        (Ground.SERVICE_ORGANIZATION, "no agreement in force"),
        (Ground.AUDIT, "no agreement in force"),
        (Ground.COURT_ORDER, "register has no court order in force"),
    ],
)
def test_each_ground_asks_its_short_form(show: Show, ground: Ground, told: str) -> None:
    dialog = show()
    on_ground(dialog, ground)
    assert told in dialog.verdict.sentence()
    assert dialog.prepare.isVisible()
    dialog.prepare.click()
    assert dialog.made is None


def test_an_emergency_goes_out_on_its_short_form_without_consent(desk: Desk, theo: int, show: Show) -> None:
    dialog = show()
    on_ground(dialog, Ground.EMERGENCY)
    form = dialog.questions.form
    form.who.type_again("Dr. Ames")
    form.facility.type_again("Maine Medical Center")
    form.nature.type_again("Did not wake up")
    dialog.questions.kinds.set_value((Category.MEDICINES, Category.GOALS))
    assert dialog.questions.kinds.value() == (Category.MEDICINES,)
    dialog.prepare.click()
    (told,) = desk.gate.of_client(theo)
    assert told.disclosure.form.told_by == desk.staff_member.name
    assert told.disclosure.recipient_words.name == "Maine Medical Center"


def test_nothing_beyond_the_consent_can_be_ticked_and_it_is_said(
    desk: Desk, theo: int, clinic: Recipient, show: Show
) -> None:
    sign(desk, theo, build_consent(recipient=clinic))
    kinds = show(clinic).questions.kinds
    assert kinds.value() == (Category.MEDICINES, Category.APPOINTMENTS)
    assert {one for one, box in kinds.boxes.items() if box.isVisible()} == set(kinds.value())
    assert "Not covered by the consent: that I am or was here" in kinds.beyond.text()
    kinds.set_value(tuple(Category))
    assert kinds.value() == (Category.MEDICINES, Category.APPOINTMENTS)


# --- Taken back meanwhile -----------------------------------------------------------------------------------


def test_what_is_taken_back_while_its_paper_is_on_screen_is_refused_at_once(
    qtbot: QtBot, desk: Desk, theo: int, clinic: Recipient, show: Show
) -> None:
    consent_id = sign(desk, theo, build_consent(recipient=clinic))
    dialog = show(clinic)
    qtbot.waitUntil(lambda: dialog.paper.pages.page_count() > 0, timeout=15_000)
    revoke(desk, theo, consent_id)
    assert "took back consent to share with Larch Hill" in dialog.verdict.sentence()
    assert dialog.paper.pages.page_count() == 0
    assert dialog.paper.currentWidget() is dialog.paper.nothing
    dialog.prepare.click()
    assert dialog.made is None
    assert desk.gate.of_client(theo) == ()


def _prepared(desk: Desk, theo: int, clinic: Recipient) -> StoredDisclosure:
    asked = ShareDialog(desk, theo, "Theo")
    choose(asked, clinic)
    asked._on_prepare_clicked()
    asked.deleteLater()
    return desk.gate.of_client(theo)[0]


def test_a_prepared_paper_that_is_stopped_is_taken_off_the_screen(
    qtbot: QtBot, desk: Desk, theo: int, clinic: Recipient
) -> None:
    consent_id = sign(desk, theo, build_consent(recipient=clinic))
    stored = _prepared(desk, theo, clinic)
    saved: list[str] = []

    def save(content: bytes, name: str, parent: QWidget) -> Path:
        saved.append(name)
        assert content.startswith(b"%PDF")
        return Path(name)

    dialog = PreparedDialog(desk, stored, desk.gate.paper(stored.id), outlets=Outlets(save_file=save))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save.click()
    assert saved == [f"disclosure-{stored.id}.pdf"]
    revoke(desk, theo, consent_id)
    assert "took back consent" in dialog.verdict.sentence()
    for button in (dialog.print, dialog.save, dialog.sent):
        assert not button.isVisible()
    assert dialog.pages.page_count() == 0
    dialog.throw_away.click()
    assert dialog.outcome is Outcome.DESTROY


def test_one_that_was_sent_at_another_desk_says_so(
    qtbot: QtBot, desk: Desk, theo: int, clinic: Recipient
) -> None:
    sign(desk, theo, build_consent(recipient=clinic))
    stored = _prepared(desk, theo, clinic)
    dialog = PreparedDialog(desk, stored, desk.gate.paper(stored.id))
    qtbot.addWidget(dialog)
    dialog.show()
    desk.gate.destroy(stored.id, stored.version)
    assert "sent or destroyed meanwhile" in dialog.verdict.sentence()
    assert not dialog.throw_away.isVisible()
    dialog.reject()


# --- What comes out -----------------------------------------------------------------------------------------


def test_a_call_is_written_down_with_number_and_time(
    desk: Desk, theo: int, clinic: Recipient, show: Show
) -> None:
    sign(desk, theo, build_consent(recipient=clinic))
    dialog = show(clinic, handed=Handed.CALL)
    assert dialog.prepare.text() == "Write it down"
    dialog.prepare.click()
    assert dialog.questions.number.problem() == "Write the number that was called."
    dialog.questions.number.type_again("207-555-0144")
    dialog.prepare.click()
    (told,) = desk.gate.of_client(theo)
    assert told.disclosure.handed is Handed.CALL
    assert told.state() is DisclosureState.SENT
    assert told.sending is not None
    assert told.sending.number == "207-555-0144"


def test_a_data_file_is_looked_at_as_text_and_prepared(
    desk: Desk, theo: int, clinic: Recipient, show: Show
) -> None:
    sign(desk, theo, build_consent(recipient=clinic))
    dialog = show(clinic, handed=Handed.EXPORT)
    assert '"notice"' in dialog.paper.file.toPlainText()
    dialog.prepare.click()
    (told,) = desk.gate.of_client(theo)
    assert desk.gate.paper(told.id).startswith(b"{")


def test_what_was_chosen_stands_there_again_after_a_lock(
    desk: Desk, theo: int, clinic: Recipient, show: Show
) -> None:
    sign(desk, theo, build_consent(recipient=clinic, limits="Nothing about my job"))
    dialog = show(clinic)
    dialog.questions.kinds.set_value((Category.APPOINTMENTS,))
    dialog.questions.purpose.type_again("Second opinion")
    kept = dialog.unanswered()
    assert kept is not None
    again = show()
    again.put_back(kept)
    assert again.asked() == replace(dialog.asked(), limits_read=False)


def test_a_person_of_this_client_is_found_and_one_of_another_is_not(
    desk: Desk, theo: int, show: Show
) -> None:
    other = desk.clients.add(replace(full_client(), record_number="000777")).value
    rosa = desk.recipients.add_person(theo, OutsidePerson("Rosa Bramwell", relation="Sister")).value
    desk.recipients.add_person(other, OutsidePerson("Rosa Quintero"))
    sign(desk, theo, build_consent(recipient=Recipient(person_id=rosa)))
    field = show().questions.recipient
    QTest.keyClicks(field.search, "rosa")
    assert [row.name for row in field._found] == ["Rosa Bramwell"]
    assert "May be told: my medicines" in str(
        field.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    )
    QTest.keyClick(field.search, Qt.Key.Key_Return)
    assert field.value() == Recipient(person_id=rosa)
    field.look_again()
    QTest.keyClicks(field.search, "zzyzx")
    assert field.nobody.isVisible()


def test_those_who_may_not_write_consents_are_told_whom_to_ask(
    desk_of: Callable[[Role], Desk], show: Show
) -> None:
    dialog = show(by=desk_of(Role.COUNSELOR))
    on_ground(dialog, Ground.COURT_ORDER)
    assert dialog.verdict.step.isHidden()
    assert "Ask a supervisor" in dialog.verdict.sentence()


def test_how_it_was_sent_needs_a_number_and_follows_the_way(
    qtbot: QtBot, desk: Desk, theo: int, clinic: Recipient
) -> None:
    sign(desk, theo, build_consent(recipient=clinic))
    dialog = SentDialog(_prepared(desk, theo, clinic), desk.today, desk.zone, desk.now())
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.number.value() == "207-555-0144"
    dialog.number.type_again("")
    dialog.keep.click()
    assert dialog.number.problem() is not None
    dialog.number.type_again("207-555-0199")
    dialog.keep.click()
    sending = dialog.sending()
    assert sending is not None
    assert sending.number == "207-555-0199"
