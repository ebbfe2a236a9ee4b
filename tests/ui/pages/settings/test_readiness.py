"""Readiness checks left out and added by keys, and what plans make of them."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.plans import PlanDocument, RevisionState, Section
from aftercare_desktop.domain.readiness_choices import CheckKey, OwnCheck
from aftercare_desktop.errors import BadInput, EditedElsewhere
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.finalize import FinalizeDialog
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.plan.pane import PlanPane
from aftercare_desktop.ui.pages.settings.readiness import ChecksField, ReadinessPane
from tests.builders import TODAY
from tests.screenshots.stage import Stage
from tests.ui.pages.settings.conftest import settings

CTRL = Qt.KeyboardModifier.ControlModifier
OWN = OwnCheck("e" * 16, "Alumni coordinator introduced", Section.PEERS)


def readiness(stage: Stage) -> tuple[ReadinessPane, ChecksField]:
    pane = settings(stage, "readiness").pane()
    assert isinstance(pane, ReadinessPane)
    field = pane.form.field("made")
    assert isinstance(field, ChecksField)
    return pane, field


def everything_but(*keys: CheckKey) -> list[CheckKey]:
    return [key for key in CheckKey if key not in keys]


def test_a_check_is_left_out_by_keys_with_name_and_day_and_undone(admin: Stage, qtbot: QtBot) -> None:
    pane, field = readiness(admin)
    box = field.boxes[CheckKey.HOME]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.keyClick(admin.window.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not pane.is_dirty())
    (off,) = admin.desk().readiness.choices().value.off
    assert (off.key, off.staff_id, off.on) == (CheckKey.HOME, admin.desk().staff_member.id, TODAY)
    assert (
        field.said[CheckKey.HOME].text() == f"Left out since Nov 23, 2026 by {admin.desk().staff_member.name}"
    )
    admin.workspace().undo()
    assert admin.desk().readiness.choices().value.off == ()
    assert box.isChecked()
    assert field.said[CheckKey.HOME].text() == ""


def test_an_own_check_is_written_and_one_without_words_is_not_kept(admin: Stage, qtbot: QtBot) -> None:
    pane, _ = readiness(admin)
    rows = pane.form.field("own")
    rows.add_row()  # type: ignore[attr-defined]
    qtbot.keyClicks(admin.window.focusWidget(), "Van booked")
    rows.add_row()  # type: ignore[attr-defined]
    assert pane.save()
    assert [check.words for check in admin.desk().readiness.choices().value.own] == ["Van booked"]


def test_a_counselor_sees_the_checks_and_changes_none(stage: Stage) -> None:
    pane, field = readiness(stage)
    assert all(not box.isEnabled() and box.isChecked() for box in field.boxes.values())
    assert not pane.save_tools.save.isVisible()


def test_stale_choices_are_refused_and_undo_does_not_overwrite(admin: Stage) -> None:
    desk = admin.desk()
    first = desk.readiness.change(everything_but(CheckKey.HOME), (), 0)
    with pytest.raises(EditedElsewhere):
        desk.readiness.change(everything_but(), (), 0)
    desk.readiness.change(everything_but(CheckKey.GOAL), (OWN,), first.value)
    assert first.undo is not None
    with pytest.raises(EditedElsewhere):
        desk.undo(first.undo)
    assert desk.readiness.choices().value.own == (OWN,)
    line = desk.audit.entries(event=Event.SETTINGS_CHANGED)[0]
    assert line.detail == "off=goal own=1"
    with pytest.raises(BadInput):
        desk.readiness.change((), (OWN, OWN), 2)


def plan_pane(stage: Stage) -> PlanPane:
    """The plan of a client with a draft."""
    desk: Desk = stage.desk()
    drafts = (
        client_id
        for client_id in desk.clients.find("")
        if (row := desk.plans.open(client_id).revision) is not None and row.state is RevisionState.DRAFT
    )
    page = stage.go(Route("client", next(drafts), "plan"))
    pane = page.findChild(PlanPane)
    assert isinstance(pane, PlanPane)
    return pane


def test_an_own_check_stands_among_the_gaps_is_ticked_in_the_plan_and_undone(
    admin: Stage, qtbot: QtBot
) -> None:
    admin.desk().readiness.change(everything_but(), (OWN,), 0)
    pane = plan_pane(admin)
    (result,) = [one for one in pane._results if one.key == OWN.key]
    assert not result.ready
    dialog = FinalizeDialog(1, [one for one in pane._results if not one.ready], admin.window)
    assert f"Fill in: {OWN.words}" in [jump.accessibleName() for jump in dialog.jumps]
    dialog.deleteLater()
    pane.outline.gap_chosen.emit(result)
    box = pane.forms.own_checks[Section.PEERS].boxes[OWN.key]
    assert admin.window.focusWidget() is box
    assert pane.outline.rows[Section.PEERS].isChecked()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    stored = admin.desk().plans.open(pane.client_id, reload=True).revision
    assert stored is not None
    (tick,) = stored.document.confirmed_checks
    assert (tick.key, tick.by, tick.on) == (OWN.key, admin.desk().staff_member.name, TODAY)
    qtbot.waitUntil(lambda: next(one for one in pane._results if one.key == OWN.key).ready)
    assert pane.undo()
    assert pane.forms.document().confirmed_checks == ()
    assert not pane.forms.own_checks[Section.PEERS].boxes[OWN.key].isChecked()


def test_a_new_version_asks_again(admin: Stage) -> None:
    desk = admin.desk()
    desk.readiness.change((), (OWN,), 0)
    pane = plan_pane(admin)
    pane.outline.gap_chosen.emit(pane._results[0])
    pane.forms.own_checks[Section.PEERS].boxes[OWN.key].click()
    draft = desk.plans.open(pane.client_id, reload=True).revision
    assert draft is not None
    assert desk.plans.readiness(pane.client_id, PlanDocument())[0].ready is False
    final = desk.plans.finalize(draft.id, draft.version).value
    assert len(final.document.confirmed_checks) == 1
    assert desk.plans.start(pane.client_id).value.document.confirmed_checks == ()
