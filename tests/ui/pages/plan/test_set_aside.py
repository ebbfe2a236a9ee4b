"""The draft that a merge of two records did not go on with: found among the versions by keys, read, never written."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.errors import EditedElsewhere
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.versions import VersionsDialog
from aftercare_desktop.ui.pages.plan.pane import Mode
from tests.builders import build_client, full_plan
from tests.documents.reading import read
from tests.ui.answering import in_dialog
from tests.ui.pages.plan.conftest import Shown, ShowPlan

ABOUT = "From record 0117. Set aside on Nov 23, 2026, when the records were merged."


def merge(desk: Desk, keep: int, *, other_draft: bool = False) -> tuple[int, Done[int]]:
    """Merge another record with a draft of its own into `keep`; gives the id of its draft."""
    other = desk.clients.add(build_client("Ted Bramwell", record_number="0117")).value
    draft = desk.plans.start(other).value
    document = replace(full_plan(), home=replace(full_plan().home, bring="My red suitcase"))
    desk.plans.save(draft.id, document, draft.version)
    both = desk.merging.compare(keep, other)
    versions = (both.keep.version, both.other.version)
    return draft.id, desk.merging.merge(keep, other, versions, (), other_draft=other_draft)


@pytest.fixture
def merged(plan: Shown) -> tuple[Shown, int]:
    """A plan beside which the draft of a merged record lies."""
    draft_id, _ = merge(plan.desk, plan.client_id)
    plan.pane.reload({"plans", "clients"})
    return plan, draft_id


def test_it_is_read_by_keys_and_the_way_leads_back_to_the_draft(
    qtbot: QtBot, merged: tuple[Shown, int]
) -> None:
    plan, draft_id = merged
    told: list[str] = []

    def choose(dialog: VersionsDialog) -> None:
        button = dialog.buttons_by_id[draft_id]
        told.append(button.accessibleName())
        while dialog.focusWidget() is not button:
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        qtbot.keyClick(button, Qt.Key.Key_Space)

    in_dialog(VersionsDialog, choose)
    qtbot.keyClick(plan.pane.outline.versions, Qt.Key.Key_Space)
    assert told == ["Open draft of the merged record"]
    assert plan.pane.mode() is Mode.SET_ASIDE
    frozen = plan.pane.frozen
    assert frozen.title.text() == "Draft of the merged record"
    assert frozen.about.text().startswith(ABOUT)
    assert (frozen.state.text(), frozen.save.isVisible()) == ("Draft", False)
    assert not plan.pane.tools.print.isVisible()
    assert plan.desk.audit.entries()[0].event is Event.PLAN_VIEWED
    assert plan.desk.audit.entries()[0].subject_id == draft_id
    qtbot.keyClick(frozen.go_on, Qt.Key.Key_Space)
    assert plan.pane.mode() is Mode.DRAFT
    assert plan.pane.forms.document() == full_plan()


def test_its_paper_says_what_stood_in_it_and_that_it_is_a_draft(merged: tuple[Shown, int]) -> None:
    plan, draft_id = merged
    plan.pane.versions.open_version(draft_id)
    paper = read(plan.pane._paper.stored(draft_id)())
    assert "red suitcase" in paper.text()
    assert "Draft, not final" in paper.page_text(0)


def test_nobody_writes_in_it(merged: tuple[Shown, int]) -> None:
    plan, draft_id = merged
    revision = plan.desk.plans.open(plan.client_id, draft_id).revision
    assert revision is not None
    for write in (
        lambda: plan.desk.plans.save(draft_id, full_plan(), revision.version),
        lambda: plan.desk.plans.discard_draft(draft_id, revision.version),
        lambda: plan.desk.plans.finalize(draft_id, revision.version, "Leaves"),
    ):
        with pytest.raises(EditedElsewhere, match="merged with another one"):
            write()


def test_without_a_plan_a_notice_leads_to_it(qtbot: QtBot, merged: tuple[Shown, int]) -> None:
    plan, _ = merged
    plan.pane.versions.discard_draft()
    assert plan.pane.mode() is Mode.EMPTY
    notice = plan.pane.notices.notice("set-aside")
    assert notice is not None
    assert ABOUT in notice.words.text()
    qtbot.keyClick(notice.buttons[0], Qt.Key.Key_Space)
    assert plan.pane.mode() is Mode.SET_ASIDE
    assert plan.pane.notices.notice("set-aside") is None
    assert plan.pane.frozen.go_on.text() == "Start the plan"
    plan.pane.reload({"plans"})
    assert plan.pane.mode() is Mode.SET_ASIDE


@pytest.mark.parametrize("other_draft", [False, True])
def test_which_draft_is_set_aside_is_the_persons_choice_and_the_undo_sets_none_aside(
    show_plan: ShowPlan, other_draft: bool
) -> None:
    plan = show_plan(full_plan())
    own = plan.pane.writer.draft
    assert own is not None
    theirs, done = merge(plan.desk, plan.client_id, other_draft=other_draft)
    view = plan.desk.plans.open(plan.client_id)
    assert [row.id for row in view.set_aside] == [own.id if other_draft else theirs]
    assert own.id not in [row.id for row in view.history] or not other_draft
    assert done.undo is not None
    plan.desk.undo(done.undo)
    assert plan.desk.plans.open(plan.client_id).set_aside == ()
