"""The plan page as a counselor meets it: writing, undo, gaps, versions, finalizing, somebody else's changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.plans import HomeKind, Participants, PlanDocument, RevisionState, Section
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.dialogs.approve import ApproveDialog
from aftercare_desktop.ui.dialogs.both import BothDialog
from aftercare_desktop.ui.dialogs.finalize import FinalizeDialog
from aftercare_desktop.ui.dialogs.versions import VersionsDialog
from aftercare_desktop.ui.form import RowsField
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.pages.plan import Mode, PlanPane
from aftercare_desktop.ui.pages.plan.autosave import SaveState
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_text import LineField, LinesField
from aftercare_desktop.ui.widgets.when import HALF_SENTENCE
from tests.builders import TODAY, full_plan
from tests.services.conftest import Place
from tests.ui.answering import answer, in_dialog
from tests.ui.pages.plan.conftest import Shown, ShowPlan

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def field(shown: Shown, path: str) -> Field:
    return shown.pane.forms.form(Section(path.partition(".")[0])).field(path)


def line(shown: Shown, path: str) -> LineField:
    found = field(shown, path)
    assert isinstance(found, LineField)
    return found


def goals(shown: Shown) -> RowsField:
    found = field(shown, "goals")
    assert isinstance(found, RowsField)
    return found


def write(qtbot: QtBot, shown: Shown, path: str, words: str) -> None:
    """Go to a field and type at its end."""
    shown.pane.open_route(Route("client", shown.client_id, f"plan:{path}"))
    control = QApplication.focusWidget()
    assert control is not None
    qtbot.keyClick(control, Qt.Key.Key_End)
    qtbot.keyClicks(control, words)


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(widget, key, modifiers)


# Beginning


def test_client_without_a_plan_is_asked_to_start_one(qtbot: QtBot, show_plan: ShowPlan) -> None:
    shown = show_plan(None)
    assert shown.pane.mode() is Mode.EMPTY
    assert not shown.pane.tools.finalize.isVisibleTo(shown.pane.tools)
    with qtbot.waitSignal(shown.pane.toast_requested) as told:
        qtbot.mouseClick(shown.pane.empty.button, Qt.MouseButton.LeftButton)
    assert shown.pane.mode() is Mode.DRAFT
    toast = told.args[0]
    assert isinstance(toast, Toast)
    assert isinstance(toast.undo, Undo)
    shown.desk.undo(toast.undo)
    shown.pane.reload({Topic.PLANS})
    assert shown.pane.mode() is Mode.EMPTY


def test_who_may_only_read_changes_nothing(
    qtbot: QtBot, show_plan: ShowPlan, desk_of: Callable[[Role], Desk]
) -> None:
    shown = show_plan(full_plan(), of=desk_of(Role.PEER_SPECIALIST), part="plan:home.met_by")
    assert not shown.pane.tools.finalize.isVisibleTo(shown.pane.tools)
    assert not shown.pane.outline.discard.isVisibleTo(shown.pane)
    qtbot.keyClicks(line(shown, "home.bring").line, "x")
    assert shown.pane.forms.document() == full_plan()


# Writing


def test_what_is_typed_is_saved_after_a_pause(qtbot: QtBot, plan: Shown) -> None:
    write(qtbot, plan, "home.bring", " and a hat")
    assert plan.pane.tools.state.text() == "Saving"
    qtbot.waitUntil(lambda: plan.pane.writer.state() is SaveState.KEPT, timeout=4_000)
    assert plan.stored().home.bring == "My bag, my ID, and my medicine and a hat"
    assert plan.pane.tools.state.text() == "Saved 9:42 AM"


def test_leaving_a_field_saves_at_once(qtbot: QtBot, plan: Shown) -> None:
    write(qtbot, plan, "home.bring", "!")
    qtbot.keyClick(line(plan, "home.bring").line, Qt.Key.Key_Tab)
    assert plan.stored().home.bring.endswith("!")


def test_leaving_the_page_and_locking_save_at_once(qtbot: QtBot, plan: Shown) -> None:
    write(qtbot, plan, "home.bring", "1")
    assert plan.pane.can_leave()
    assert plan.stored().home.bring.endswith("1")
    write(qtbot, plan, "home.bring", "2")
    assert plan.pane.stash() is None
    assert plan.stored().home.bring.endswith("12")


def test_saving_tells_others_and_not_this_page(qtbot: QtBot, plan: Shown) -> None:
    heard: list[object] = []
    plan.desk.changes.subscribe({Topic.DRAFTS}, heard.append)
    plan.desk.changes.subscribe({Topic.DRAFTS}, lambda topics: pytest.fail("told itself"), owner=plan.pane)
    write(qtbot, plan, "home.bring", "!")
    assert plan.pane.can_leave()
    assert len(heard) == 1


# Undo


def test_undo_and_redo_go_back_and_forth_with_the_section(qtbot: QtBot, plan: Shown) -> None:
    write(qtbot, plan, "home.bring", " and a hat")
    plan.section(Section.PROGRESS)
    progress = field(plan, "progress.needs")
    assert isinstance(progress, LinesField)
    qtbot.keyClicks(progress.text, "More ")
    assert plan.pane.undo()
    assert plan.pane.forms.document().progress == full_plan().progress
    assert plan.pane.undo()
    assert plan.pane.forms.section() is Section.HOME
    assert line(plan, "home.bring").line.hasFocus()
    assert plan.pane.forms.document() == full_plan()
    assert not plan.pane.undo()
    assert plan.pane.redo()
    assert line(plan, "home.bring").value().endswith(" and a hat")
    assert plan.pane.redo()
    assert plan.pane.forms.document().progress.needs.startswith("More ")
    assert plan.pane.can_leave()
    assert plan.stored() == plan.pane.forms.document()


def test_ctrl_z_in_a_field_reaches_the_page(qtbot: QtBot, plan: Shown) -> None:
    """The field's own stack would undo letters and never a row."""
    undo = QShortcut(QKeySequence("Ctrl+Z"), plan.pane)  # the main window's
    undo.activated.connect(plan.pane.undo)
    write(qtbot, plan, "home.bring", "abc")
    window = plan.pane.windowHandle()
    assert window is not None
    qtbot.waitUntil(plan.pane.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert plan.pane.forms.document() == full_plan()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert plan.pane.forms.document().home.bring.endswith("abc")


def test_removed_goal_comes_back_with_undo(plan: Shown) -> None:
    plan.section(Section.GOALS)
    goals(plan).remove_row(0)
    assert len(plan.pane.forms.document().goals) == 1
    assert plan.pane.undo()
    assert plan.pane.forms.document() == full_plan()


# Moving around


def test_f8_goes_from_gap_to_gap_and_round(qtbot: QtBot, show_plan: ShowPlan) -> None:
    document = replace(full_plan(), home=replace(full_plan().home, kind=HomeKind.NOT_KNOWN, preference=""))
    shown = show_plan(document)
    sections = []
    for _ in range(6):
        shown.pane.moving.go_to_gap(1)
        sections.append(shown.pane.forms.section())
    assert Section.HOME in sections
    assert len(set(sections)) > 2
    shown.pane.moving.go_to_gap(-1)
    assert shown.pane.forms.section() is sections[-2]


def test_gap_of_the_client_leads_to_the_facts(qtbot: QtBot, show_plan: ShowPlan) -> None:
    shown = show_plan(None)
    shown.pane.versions.start()
    screen = next(r for r in shown.pane._results if r.section is None)
    with qtbot.waitSignal(shown.pane.route_requested) as asked:
        shown.pane.outline.gap_chosen.emit(screen)
    assert asked.args == [Route("client", shown.client_id, "facts:suicide_risk.screen")]


def test_keys_walk_through_the_sections(qtbot: QtBot, plan: Shown) -> None:
    assert plan.pane.forms.section() is Section.FIRST_DAYS
    press(qtbot, plan.pane, Qt.Key.Key_PageDown, CTRL)
    assert plan.pane.forms.section() is Section.PROGRESS
    assert plan.pane.outline.rows[Section.PROGRESS].isChecked()
    press(qtbot, plan.pane, Qt.Key.Key_PageUp, CTRL)
    press(qtbot, plan.pane, Qt.Key.Key_PageUp, CTRL)
    assert plan.pane.forms.section() is Section.PARTICIPANTS


def test_ctrl_g_adds_a_goal_with_an_empty_step(qtbot: QtBot, plan: Shown) -> None:
    press(qtbot, plan.pane, Qt.Key.Key_G, CTRL)
    assert plan.pane.forms.section() is Section.GOALS
    assert len(plan.pane.forms.document().goals) == 3
    added = goals(plan).rows()[2].fields()["words"]
    assert isinstance(added, LineField)
    assert added.line.hasFocus()


def test_outline_shows_gaps_and_marks(plan: Shown) -> None:
    rows = plan.pane.outline.rows
    assert rows[Section.GOALS].mark().spoken() == "done"
    assert plan.pane.outline.readiness.count.text().endswith("ready")
    assert [row.text() for row in plan.pane.outline.readiness.gap_rows()]
    plan.pane.forms.set_document(PlanDocument())
    plan.pane._check()
    assert rows[Section.DAILY_LIFE].state().words == "Optional"
    assert rows[Section.GOALS].mark().gaps == 2


def test_missing_fact_on_page_one_leads_to_its_field(qtbot: QtBot, show_plan: ShowPlan) -> None:
    visit = replace(full_plan().appointments[0], ride="", backup="")
    shown = show_plan(replace(full_plan(), appointments=(visit,)))
    buttons = [
        b for b in shown.pane.forms.findChildren(QWidget) if b.accessibleName().startswith("Fill in: Ride")
    ]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert shown.pane.forms.section() is Section.APPOINTMENTS
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Ride"


# The preview


def test_preview_follows_what_is_typed(qtbot: QtBot, plan: Shown) -> None:
    qtbot.waitUntil(lambda: plan.pane.preview.page_count() > 3, timeout=15_000)
    first = plan.pane.preview._pages
    write(qtbot, plan, "home.bring", " and a hat")
    qtbot.waitUntil(lambda: plan.pane.preview._pages is not first, timeout=15_000)


def test_preview_folds_in_a_narrow_window(qtbot: QtBot, plan: Shown) -> None:
    assert plan.pane.preview.isVisible()
    plan.pane.resize(900, 574)
    assert not plan.pane.preview.isVisible()
    assert plan.pane.forms.preview.isVisible()
    press(qtbot, plan.pane, Qt.Key.Key_P, CTRL | SHIFT)
    assert plan.pane.preview.isVisible()
    assert not plan.pane.outline.isVisible()
    plan.pane.preview.close_button.click()
    assert plan.pane.outline.isVisible()


# Versions


def test_finalize_asks_for_a_reason_and_shows_the_frozen_paper(qtbot: QtBot, plan: Shown) -> None:
    seen = []

    def decide(dialog: FinalizeDialog) -> None:
        seen.append(dialog.finalize.isEnabled())
        qtbot.keyClicks(dialog.reason.text, "He leaves tonight.")
        seen.append(dialog.finalize.isEnabled())
        press(qtbot, dialog, Qt.Key.Key_Return, CTRL)

    in_dialog(FinalizeDialog, decide)
    plan.pane.versions.finalize()
    assert seen == [False, True]
    assert plan.pane.mode() is Mode.FROZEN
    revision = plan.desk.plans.open(plan.client_id, reload=True).revision
    assert revision is not None
    assert (revision.state, revision.gaps_reason) == (RevisionState.FINAL, "He leaves tonight.")
    assert "He leaves tonight." in plan.pane.frozen.about.text()
    qtbot.waitUntil(lambda: plan.pane.frozen.pages.page_count() > 3, timeout=15_000)
    pages = plan.pane.frozen.pages._pages
    assert pages is not None
    assert pages.pdf == plan.desk.papers.stored_pdf(revision.id)


def test_finalize_leads_to_a_gap_instead(qtbot: QtBot, plan: Shown) -> None:
    def decide(dialog: FinalizeDialog) -> None:
        dialog.jumps[-1].click()

    in_dialog(FinalizeDialog, decide)
    plan.pane.versions.finalize()
    assert plan.pane.mode() is Mode.DRAFT
    assert plan.pane.forms.section() is not Section.FIRST_DAYS


def test_new_version_starts_as_a_copy_and_old_ones_can_be_read(qtbot: QtBot, plan: Shown) -> None:
    draft = plan.pane.writer.draft
    assert draft is not None
    plan.desk.plans.finalize(draft.id, draft.version, "now")
    plan.pane.reload({Topic.PLANS})
    assert plan.pane.mode() is Mode.FROZEN
    qtbot.mouseClick(plan.pane.frozen.go_on, Qt.MouseButton.LeftButton)
    assert plan.pane.mode() is Mode.DRAFT
    begun = Participants(full_plan().participants.people)
    assert plan.pane.forms.document() == replace(full_plan(), confirmed_checks=(), participants=begun)
    assert plan.pane.outline.version_words.text() == "Draft of version 2\nVersion 1 final since Nov 23"

    def choose(dialog: VersionsDialog) -> None:
        dialog.buttons_by_id[draft.id].click()

    in_dialog(VersionsDialog, choose)
    plan.pane.versions.show_versions()
    assert plan.pane.mode() is Mode.FROZEN
    assert plan.pane.frozen.go_on.text() == "Back to the draft"
    qtbot.mouseClick(plan.pane.frozen.go_on, Qt.MouseButton.LeftButton)
    assert plan.pane.mode() is Mode.DRAFT


def test_discarded_draft_comes_back(qtbot: QtBot, plan: Shown) -> None:
    with qtbot.waitSignal(plan.pane.toast_requested) as told:
        plan.pane.versions.discard_draft()
    assert plan.pane.mode() is Mode.EMPTY
    toast = told.args[0]
    assert isinstance(toast, Toast)
    assert isinstance(toast.undo, Undo)
    plan.desk.undo(toast.undo)
    plan.pane.reload({Topic.PLANS})
    assert plan.pane.mode() is Mode.DRAFT
    assert plan.pane.forms.document() == full_plan()


# Somebody else


@pytest.fixture
def priya(plan: Shown, place: Place, desk_of: Callable[[Role], Desk]) -> Callable[[], None]:
    """Changes the same draft on another desk, eight minutes later."""

    def change() -> None:
        desk = desk_of(Role.COUNSELOR)
        place.clock.go_on(minutes=8)
        revision = desk.plans.open(plan.client_id).revision
        assert revision is not None
        theirs = replace(revision.document, home=replace(revision.document.home, met_by="Sam"))
        desk.plans.save(revision.id, theirs, revision.version)

    return change


def test_change_elsewhere_is_shown_when_nothing_is_unsaved(plan: Shown, priya: Callable[[], None]) -> None:
    priya()
    plan.pane.reload({Topic.DRAFTS})
    assert plan.pane.forms.document().home.met_by == "Sam"


@pytest.mark.parametrize(
    ("verb", "met_by", "hat"), [("Keep mine", "Ray", True), ("Keep theirs", "Sam", False)]
)
def test_conflict_offers_choices_that_work(
    qtbot: QtBot, plan: Shown, priya: Callable[[], None], verb: str, met_by: str, hat: bool
) -> None:
    write(qtbot, plan, "home.bring", " and a hat")
    priya()
    plan.pane.writer.keep()
    assert plan.pane.writer.state() is SaveState.CONFLICT
    notice = plan.pane.notices.notice("conflict")
    assert notice is not None
    assert notice.words.text() == "Counselor changed this at 9:50 AM. Keep yours, keep theirs, or see both."
    next(button for button in notice.buttons if button.text() == verb).click()
    assert plan.stored().home.met_by == met_by
    assert plan.stored().home.bring.endswith("hat") is hat
    assert plan.pane.forms.document() == plan.stored()
    assert plan.pane.notices.notice("conflict") is None
    write(qtbot, plan, "home.bring", "!")
    assert plan.pane.writer.keep()


def test_conflict_can_be_settled_part_by_part(qtbot: QtBot, plan: Shown, priya: Callable[[], None]) -> None:
    write(qtbot, plan, "home.bring", " and a hat")
    priya()
    plan.pane.writer.keep()

    def choose(dialog: BothDialog) -> None:
        assert set(dialog.choices) == {"home.bring/", "home.met_by/"}
        dialog.choices["home.met_by/"].set_value("theirs")
        dialog.accept()

    in_dialog(BothDialog, choose)
    plan.pane.conflict.see_both()
    assert plan.stored().home.met_by == "Sam"
    assert plan.stored().home.bring.endswith("hat")


def test_my_words_go_into_a_new_version_when_theirs_is_final(
    qtbot: QtBot, plan: Shown, desk_of: Callable[[Role], Desk]
) -> None:
    write(qtbot, plan, "home.bring", " and a hat")
    other = desk_of(Role.COUNSELOR)
    revision = other.plans.open(plan.client_id).revision
    assert revision is not None
    other.plans.finalize(revision.id, revision.version, "now")
    plan.pane.writer.keep()
    notice = plan.pane.notices.notice("conflict")
    assert notice is not None
    assert "finalized this at" in notice.words.text()
    plan.pane.conflict.keep_mine()
    assert plan.pane.mode() is Mode.DRAFT
    assert plan.stored().home.bring.endswith("hat")
    assert len(plan.desk.plans.revisions(plan.client_id)) == 2


def test_unsaved_words_come_back_after_unlocking(
    qtbot: QtBot, plan: Shown, priya: Callable[[], None]
) -> None:
    write(qtbot, plan, "home.bring", " and a hat")
    priya()
    kept = plan.pane.stash()
    assert kept is not None
    again = PlanPane(plan.desk)
    qtbot.addWidget(again)
    again.open_route(Route("client", plan.client_id, "plan:home"))
    again.unstash(kept)
    assert again.forms.document().home.bring.endswith(" and a hat")
    assert again.writer.state() is SaveState.CONFLICT
    assert again.notices.notice("conflict") is not None


def test_a_time_that_could_not_be_read_comes_back_with_its_sentence(qtbot: QtBot, plan: Shown) -> None:
    plan.section(Section.APPOINTMENTS)
    path = "appointments.0.at"
    plan.pane.forms.go_to(path)
    time_line = plan.pane.focusWidget()
    assert isinstance(time_line, QLineEdit)
    time_line.selectAll()
    qtbot.keyClicks(time_line, "10")
    kept = plan.pane.stash()
    assert kept is not None
    assert plan.stored().appointments[0].at is None
    again = PlanPane(plan.desk)
    qtbot.addWidget(again)
    again.open_route(Route("client", plan.client_id, "plan"))
    again.unstash(kept)
    form = again.forms.form(Section.APPOINTMENTS)
    assert form.unread() == {path: "10"}
    assert list(form.problems().values()) == [HALF_SENTENCE]
    assert again.writer.state() is SaveState.KEPT


@pytest.mark.parametrize(("verb", "leaves"), [("Stay", False), ("Leave without saving", True)])
def test_leaving_with_unsaved_words_is_asked(
    qtbot: QtBot, plan: Shown, priya: Callable[[], None], verb: str, leaves: bool
) -> None:
    write(qtbot, plan, "home.bring", " and a hat")
    priya()
    asked = answer(verb)
    assert plan.pane.can_leave() is leaves
    assert asked[0].sentence.startswith("Somebody else changed this plan.")
    assert plan.stored().home.met_by == "Sam"


# Closed days


def test_another_day_of_leaving_brings_its_closed_days(qtbot: QtBot, plan: Shown) -> None:
    plan.pane.forms.set_document(
        replace(full_plan(), first_days=replace(full_plan().first_days, leaves_on=TODAY + timedelta(days=30)))
    )
    plan.pane._check()
    days = field(plan, "first_days.closed_days")
    names = [line.label() for line in days.lines().values()]  # type: ignore[attr-defined]
    assert any("Christmas" in name for name in names)


# Safety sentences


def test_gap_of_approval_leads_to_the_sentences_and_closes_there(qtbot: QtBot, plan: Shown) -> None:
    plan.section(Section.MEDICINES)
    gap = next(result for result in plan.pane._results if result.key is CheckKey.APPROVED_WORDS)
    plan.pane.outline.gap_chosen.emit(gap)
    count = len(plan.pane.safety.buttons)
    assert count > 4
    assert QApplication.focusWidget() in plan.pane.safety.buttons.values()

    def approve(dialog: ApproveDialog) -> None:
        dialog.words.set_value("")
        press(qtbot, dialog, Qt.Key.Key_Return, CTRL)
        assert dialog.words.problem() == "Write the words that are to print."
        qtbot.keyClicks(dialog.words.text, "I call before I take more.")
        press(qtbot, dialog, Qt.Key.Key_Return, CTRL)

    for _ in range(count):
        in_dialog(ApproveDialog, approve)
        first = next(b for b in plan.pane.safety.buttons.values() if b.text() == "Approve")
        first.click()
    assert {button.text() for button in plan.pane.safety.buttons.values()} == {"Change"}
    assert CheckKey.APPROVED_WORDS not in {result.key for result in plan.pane._results if not result.ready}
    assert plan.desk.approved_words.list()[ApprovedKey.CRISIS_LINE].approver == "Dana Whitcomb, LADC"


def test_who_may_not_approve_has_no_button(show_plan: ShowPlan, desk_of: Callable[[Role], Desk]) -> None:
    shown = show_plan(full_plan(), of=desk_of(Role.COUNSELOR), part="plan:medicines")
    assert not shown.pane.safety.buttons
    assert shown.pane.safety.isVisibleTo(shown.pane)


def test_what_gets_the_keyboard_comes_into_view(qtbot: QtBot, plan: Shown) -> None:
    plan.pane.open_route(Route("client", plan.client_id, "plan:medicines.tolerance_explained_on"))

    def visible() -> bool:
        control = QApplication.focusWidget()
        return (
            control is not None and control.accessibleName() == "On" and not control.visibleRegion().isEmpty()
        )

    qtbot.waitUntil(visible)
