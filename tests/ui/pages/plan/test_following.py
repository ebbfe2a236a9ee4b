"""What follows a final version, as it is written down beside its pages: by keys, with Undo, and after a lock."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.consents import (
    Category,
    ConsentSigner,
    ConsentSigning,
    Expiry,
    ExpiryKind,
    RevokedWay,
)
from aftercare_desktop.domain.disclosures import Asked, Handed
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.plans import Goal, Revision, Step
from aftercare_desktop.domain.recipients import OutsidePerson, Recipient
from aftercare_desktop.domain.signing import SignedWay
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.dialogs.plan_event import PlanEventDialog
from aftercare_desktop.ui.dialogs.share import ShareDialog
from aftercare_desktop.ui.dialogs.versions import VersionsDialog
from aftercare_desktop.ui.pages.plan import Mode
from aftercare_desktop.ui.pages.plan.acts import beside
from aftercare_desktop.ui.pages.plan.followed import FollowedPanel
from aftercare_desktop.ui.pages.plan.telling import READ
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.followed_rows import HappenedRow, HolderRow
from aftercare_desktop.ui.widgets.labels import Words
from tests.builders import TODAY, full_plan
from tests.held import hold_copy, share_copy
from tests.services.conftest import Place
from tests.ui.answering import answer, in_dialog
from tests.ui.heard import Heard
from tests.ui.pages.plan.conftest import Shown, ShowPlan

K = PlanEventKind


@pytest.fixture
def final(show_plan: ShowPlan) -> Shown:
    """A full plan, finalized, as its pages with the panel beside them."""
    shown = show_plan(full_plan())
    finalize(shown)
    return shown


def finalize(shown: Shown) -> Revision:
    draft = shown.desk.plans.open(shown.client_id, reload=True).revision
    assert draft is not None
    revision = shown.desk.plans.finalize(draft.id, draft.version, "For the test").value
    shown.pane.reload({Topic.PLANS})
    assert shown.pane.mode() is Mode.FROZEN
    return revision


def next_version(shown: Shown, place: Place) -> Revision:
    """The same plan with a first visit half an hour later, finalized."""
    place.clock.go_on(minutes=5)
    draft = shown.desk.plans.start(shown.client_id).value
    (visit,) = draft.document.appointments
    document = replace(draft.document, appointments=(replace(visit, at=time(11)),))
    shown.desk.plans.save(draft.id, document, draft.version)
    shown.pane.reload({Topic.DRAFTS})
    return finalize(shown)


def kinds(shown: Shown) -> list[PlanEventKind]:
    return [one.event.kind for one in shown.desk.plan_events.of_client(shown.client_id)]


def give_copy(shown: Shown, person: str) -> None:
    revision = shown.pane.shown().revision
    assert revision is not None
    hold_copy(shown.desk, revision.id, person)
    shown.pane.reload({Topic.PLAN_EVENTS})


def agree(shown: Shown, name: str, *kinds_: Category, limits: str = "") -> int:
    """The client lets somebody know these kinds of things; gives the consent."""
    desk = shown.desk
    person = desk.recipients.add_person(shown.client_id, OutsidePerson(name, phone="207-555-0163")).value
    consent = replace(
        desk.consents.blank(shown.client_id),
        categories=kinds_,
        limits=limits,
        recipient=Recipient(person_id=person),
        purpose="To help",
        expiry=Expiry(ExpiryKind.ON_DAY, TODAY),
    )
    made = desk.consents.begin(shown.client_id, consent).value
    signing = ConsentSigning("Theo", ConsentSigner.CLIENT, SignedWay.TYPED, TODAY)
    desk.consents.sign(made, signing, 1)
    return made


def written_down(panel: FollowedPanel) -> list[str]:
    """Every line of what happened."""
    return [
        label.text()
        for row in panel.happened.rows
        for label in row.findChildren(Words)
    ]  # fmt: skip


def take_back_last(shown: Shown, heard: Heard) -> None:
    undo = heard.toasts[-1].undo
    assert isinstance(undo, Undo)
    shown.desk.undo(undo)
    shown.pane.reload({Topic.PLAN_EVENTS})


def test_a_step_is_ticked_and_unticked_by_space_each_with_undo(qtbot: QtBot, final: Shown) -> None:
    heard = Heard(final.pane)
    panel = final.pane.followed
    step = full_plan().goals[0].steps[1]
    box = panel.ticks[K.STEP_DONE, step.key].box
    assert box.accessibleName() == f"Done: {step.what}"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert (box.isChecked(), kinds(final), box.hasFocus()) == (True, [K.STEP_DONE], True)
    assert box.accessibleDescription() == "Done Nov 23, 2026. Written down by Dana Whitcomb"
    assert heard.toasts[-1].text == "Step marked as done"
    take_back_last(final, heard)
    assert (box.isChecked(), kinds(final)) == (False, [])
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert (box.isChecked(), kinds(final), heard.toasts[-1].text) == (False, [], "Taken back")
    take_back_last(final, heard)
    assert (box.isChecked(), kinds(final)) == (True, [K.STEP_DONE])


def test_what_the_version_says_is_done_is_not_ticked_again(final: Shown) -> None:
    done = full_plan().goals[0].steps[0]
    box = final.pane.followed.ticks[K.STEP_DONE, done.key].box
    assert (box.isChecked(), box.isEnabled()) == (True, False)
    assert box.accessibleDescription() == "Done when this version was made"


def test_the_steps_of_a_long_plan_come_after_the_others_and_none_stays_behind(
    qtbot: QtBot, show_plan: ShowPlan
) -> None:
    goals = tuple(
        Goal(f"g{goal}", "I want to walk", steps=tuple(Step(f"s{goal}-{step}", "Walk") for step in range(9)))
        for goal in range(20)
    )
    shown = show_plan(replace(full_plan(), goals=goals))
    revision = finalize(shown)
    shown.desk.plan_events.record(revision.id, PlanEvent(K.STEP_DONE, TODAY, key="s19-8"))
    shown.pane.reload({Topic.PLAN_EVENTS})
    panel = shown.pane.followed
    qtbot.waitUntil(panel.is_complete)
    steps = {key: row.box.isChecked() for (kind, key), row in panel.ticks.items() if kind is K.STEP_DONE}
    assert len(steps) == 180
    assert [key for key, done in steps.items() if done] == ["s19-8"]
    shown.pane.show_nobody()
    assert panel.is_complete()


def test_a_click_on_the_words_of_an_appointment_ticks_it_once_its_day_has_come(
    qtbot: QtBot, final: Shown, place: Place
) -> None:
    visit = full_plan().appointments[0]
    kept = final.pane.followed.ticks[K.APPOINTMENT_KEPT, visit.key]
    assert not kept.isVisible()
    place.clock.go_on(days=4)
    final.pane.following.show()
    assert kept.isVisible()
    for kind in (K.APPOINTMENT_CONFIRMED, K.APPOINTMENT_KEPT):
        row = final.pane.followed.ticks[kind, visit.key]
        assert "Nurse Leah, Fri, Nov 27, 10:30 AM" in row.box.accessibleName()
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
        assert row.box.isChecked()
    assert kinds(final) == [K.APPOINTMENT_CONFIRMED, K.APPOINTMENT_KEPT]


@pytest.mark.parametrize(
    ("kind", "person", "note", "told"),
    [
        (K.COPY_GIVEN, "Theodore Bramwell", "", "Copy given to Theodore Bramwell"),
        (K.COPY_DECLINED, "Theodore Bramwell", "", "Theodore Bramwell did not take the copy"),
        (K.CHOSE_NOT_TO_SIGN, "Theodore Bramwell", "", "Theodore Bramwell chose not to sign"),
        (K.NALOXONE_HANDED_OVER, "Theo and Elise", "Nasal spray, 4 mg", "Naloxone handed over"),
    ],
)
def test_what_needs_a_person_is_asked_for_and_written_down(
    qtbot: QtBot, final: Shown, kind: PlanEventKind, person: str, note: str, told: str
) -> None:
    panel = final.pane.followed
    assert panel.nothing.isVisible()
    offered: list[str] = []

    def write(dialog: PlanEventDialog) -> None:
        assert (dialog.person.value(), dialog.day.value(), dialog.note.value()) == (person, TODAY, note)
        dialog.person.combo._fill()
        offered.extend(dialog.person.combo.itemText(at) for at in range(dialog.person.combo.count()))
        qtbot.keyClick(dialog.person.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    in_dialog(PlanEventDialog, write)
    act = next(act for act in beside(final.pane) if act.name == kind.value)
    (button,) = [button for button in panel.buttons if button.text() == act.title]
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert kinds(final) == [kind]
    assert written_down(panel)[0] == told
    assert written_down(panel)[1].startswith("Nov 23, 2026, Dana Whitcomb")
    assert not panel.nothing.isVisible()
    assert {"Theodore Bramwell", "Elise, my sister", "Bridge Clinic"} <= set(offered)
    assert "Me" not in offered


def test_the_dialog_says_what_is_missing_and_asks_again_after_a_lock(qtbot: QtBot, final: Shown) -> None:
    kept: list[KeptDialog | None] = []

    def mend(dialog: PlanEventDialog) -> None:
        dialog.person.type_again("")
        dialog.day.set_value(TODAY + timedelta(days=1))
        dialog.keep.click()
        assert dialog.person.problem() == "Write who it was."
        assert dialog.day.problem() == "Use today or a day before: it has happened."
        dialog.day.set_value(None)
        dialog.keep.click()
        assert dialog.day.problem() == "Give the day it happened."
        dialog.day.set_value(TODAY)
        dialog.person.type_again("Theo")
        kept.append(dialog.unanswered())
        dialog.reject()

    in_dialog(PlanEventDialog, mend)
    final.pane.following.ask(K.COPY_GIVEN)
    assert kinds(final) == []
    (held,) = kept
    assert held is not None
    in_dialog(PlanEventDialog, lambda dialog: dialog.keep.click())
    final.pane.reopen(held)
    assert written_down(final.pane.followed)[0] == "Copy given to Theo"


def test_after_a_lock_it_is_asked_beside_the_version_it_was_about(final: Shown) -> None:
    revision = final.pane.shown().revision
    assert revision is not None
    final.pane.versions.go_on()
    assert final.pane.mode() is Mode.DRAFT
    words = {"To whom": "Theo"}
    in_dialog(PlanEventDialog, lambda dialog: dialog.keep.click())
    final.pane.reopen(KeptDialog(PlanEventDialog.kept_as, f"{K.COPY_GIVEN}:{revision.id}", words, "To whom"))
    assert final.pane.mode() is Mode.FROZEN
    assert written_down(final.pane.followed)[0] == "Copy given to Theo"


def test_a_row_is_taken_back_by_its_verb_with_undo(qtbot: QtBot, final: Shown) -> None:
    heard = Heard(final.pane)
    give_copy(final, "Theo")
    (row,) = final.pane.followed.happened.rows
    assert isinstance(row, HappenedRow)
    assert row.back.accessibleName() == "Take back: Copy given to Theo"
    row.back.setFocus()
    qtbot.keyClick(row.back, Qt.Key.Key_Space)
    assert kinds(final) == []
    assert final.pane.followed.buttons[0].hasFocus()
    take_back_last(final, heard)
    assert kinds(final) == [K.COPY_GIVEN]


def test_who_holds_an_older_copy_is_told_or_given_the_new_one(
    qtbot: QtBot, final: Shown, place: Place
) -> None:
    heard = Heard(final.pane)
    give_copy(final, "Elise, my sister")
    give_copy(final, "Ray")
    for name in ("Elise, my sister", "Ray"):
        agree(final, name, Category.APPOINTMENTS)
    newest = next_version(final, place)
    panel = final.pane.followed
    panel.take_keyboard()
    assert panel.holders.heading.text() == "2 people hold version 1. The visit on Fri, Nov 27 changed."
    first, second = panel.holders.rows
    assert isinstance(first, HolderRow)
    assert isinstance(second, HolderRow)
    assert [label.text() for label in first.findChildren(Words)] == [
        "Elise, my sister",
        "Has version 1, given Nov 23, 2026\nPhone: 207-555-0163",
        "May be told until Nov 23, 2026: my appointments",
        "Visit with Nurse Leah: Fri, Nov 27, 11 AM, was Fri, Nov 27, 10:30 AM",
    ]
    final.pane.following.remind()
    assert heard.toasts[-1].text == panel.holders.heading.text()
    assert first.tell.hasFocus()
    qtbot.keyClick(first.tell, Qt.Key.Key_Space)
    assert panel.holders.heading.text().startswith("1 person holds version 1.")
    (left,) = panel.holders.rows
    assert isinstance(left, HolderRow)
    assert left.give.accessibleName() == "Gave the new one: Ray"
    shared: list[Asked] = []

    def go_back(dialog: ShareDialog) -> None:
        shared.append(dialog.asked())
        dialog.reject()

    in_dialog(ShareDialog, go_back)
    qtbot.keyClick(left.give, Qt.Key.Key_Space)
    ray = Recipient(person_id=final.desk.plan_events.followed(1, newest.id).tellings["Ray"].person_id)
    assert [(one.handed, one.recipient) for one in shared] == [(Handed.PLAN, ray)]
    assert kinds(final) == [K.COPY_GIVEN, K.COPY_GIVEN, K.HOLDER_TOLD]
    share_copy(final.desk, 1, ray)
    left.give.click()
    assert not panel.holders.isVisible()
    assert kinds(final) == [K.COPY_GIVEN, K.COPY_GIVEN, K.HOLDER_TOLD, K.COPY_GIVEN]
    assert {one.revision_id for one in final.desk.plan_events.of_client(1)[2:]} == {newest.id}
    take_back_last(final, heard)
    assert panel.holders.isVisible()
    told = len(heard.toasts)
    final.pane.following.remind()
    assert len(heard.toasts) == told + 1


def test_nobody_else_is_told_without_a_consent_that_covers_everything_that_changed(
    qtbot: QtBot, final: Shown, place: Place
) -> None:
    heard = Heard(final.pane)
    give_copy(final, "Elise, my sister")
    next_version(final, place)

    def press(button: str) -> str:
        (row,) = final.pane.followed.holders.rows
        assert isinstance(row, HolderRow)
        getattr(row, button).click()
        return heard.problems[-1].sentence if heard.problems else ""

    assert "not written down as a person of this client" in press("tell")
    first = agree(final, "Elise, my sister", Category.PRESENCE)
    final.pane.following.show()
    assert "did not agree to share this with Elise, my sister: my appointments" in press("tell")
    final.desk.consents.revoke(first, RevokedWay.BY_VOICE, "", 2)
    final.pane.following.show()
    assert "took back consent" in press("tell")
    (row,) = final.pane.followed.holders.rows
    assert isinstance(row, HolderRow)
    assert row.rule.text() == "No consent: nothing is told to them."
    assert kinds(final) == [K.COPY_GIVEN]
    assert final.desk.gate.of_client(final.client_id) == ()


def test_what_the_client_wants_left_out_is_read_before_and_the_call_is_a_disclosure(
    qtbot: QtBot, final: Shown, place: Place
) -> None:
    give_copy(final, "Elise, my sister")
    agree(final, "Elise, my sister", Category.APPOINTMENTS, limits="Not where the clinic is.")
    next_version(final, place)
    (row,) = final.pane.followed.holders.rows
    assert isinstance(row, HolderRow)
    answer(READ)
    row.tell.click()
    (told,) = final.desk.gate.of_client(final.client_id)
    assert (told.disclosure.handed, told.disclosure.categories) == (Handed.CALL, (Category.APPOINTMENTS,))
    assert kinds(final) == [K.COPY_GIVEN, K.HOLDER_TOLD]


def test_the_client_is_called_first_and_the_list_is_in_sight_when_a_version_was_made(
    qtbot: QtBot, final: Shown, place: Place
) -> None:
    give_copy(final, "Elise, my sister")
    give_copy(final, final.pane.shown().client.client.called())
    final.pane.window().resize(1100, 420)
    qtbot.wait(0)
    panel = final.pane.followed
    bar = panel.column.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    next_version(final, place)
    QApplication.processEvents()
    assert bar.value() == 0
    client = panel.holders.rows[0]
    assert isinstance(client, HolderRow)
    assert [label.text() for label in client.findChildren(Words)][:3] == [
        "Theodore Bramwell, the client",
        "Has version 1, given Nov 23, 2026\nPhone: 207-555-0142",
        "Calls OK. Messages OK. Text OK. English interpreter.",
    ]
    assert client.tell.accessibleDescription() == client.rule.text()


def test_in_a_narrow_window_the_panel_folds_and_its_list_is_named_above_the_pages(
    qtbot: QtBot, final: Shown, place: Place
) -> None:
    give_copy(final, "Ray")
    next_version(final, place)
    frozen, panel = final.pane.frozen, final.pane.followed
    assert (panel.isVisible(), frozen.followed.isVisible(), frozen.to_tell.isVisible()) == (
        True,
        False,
        False,
    )
    final.pane.resize(900, 600)
    QApplication.processEvents()
    assert (panel.isVisible(), frozen.followed.isVisible(), frozen.to_tell.isVisible()) == (False, True, True)
    qtbot.keyClick(frozen.followed, Qt.Key.Key_Space)
    assert panel.isVisible()
    assert panel.isAncestorOf(final.pane.window().focusWidget())
    qtbot.keyClick(panel.close_button, Qt.Key.Key_Space)
    assert not panel.isVisible()


def test_nothing_is_offered_beside_a_draft_or_for_somebody_else(final: Shown, place: Place) -> None:
    give_copy(final, "Ray")
    final.pane.versions.go_on()
    assert final.pane.mode() is Mode.DRAFT
    assert beside(final.pane) == ()
    assert not final.pane.followed.isVisible()
    final.pane.show_nobody()
    panel = final.pane.followed
    assert (panel.ticks, panel.happened.rows, panel.holders.heading.text()) == ({}, [], "")


def test_the_list_of_versions_says_what_became_of_each(final: Shown, place: Place) -> None:
    give_copy(final, "Ray")
    next_version(final, place)
    said: list[str] = []

    def read(dialog: VersionsDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(Words) if "Final since" in label.text())

    in_dialog(VersionsDialog, read)
    final.pane.versions.show_versions()
    assert [words.rpartition("For the test\n")[2] for words in said] == [
        "Not signed. No copy given.",
        "Not signed. 1 copy given.",
    ]
