"""Signing the final version on screen: from the menu to the record, over a lock, by those who may, in nobody's way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.signing import SignedWay, signed_as
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.signatures import read_scan
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.dialogs.attach_scan import AttachScanDialog
from aftercare_desktop.ui.dialogs.paper import PaperDialog
from aftercare_desktop.ui.dialogs.sign import SignDialog
from aftercare_desktop.ui.pages.plan import acts, signing
from aftercare_desktop.ui.pages.plan.acts import ACTS
from aftercare_desktop.ui.pages.plan.face import Mode
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.followed_rows import HappenedRow
from aftercare_desktop.ui.widgets.labels import Words
from tests.builders import TODAY, full_plan
from tests.documents.scan_files import scanned_pdf
from tests.services.conftest import Place
from tests.ui.answering import in_dialog
from tests.ui.dialogs.test_signing import draw
from tests.ui.heard import Heard
from tests.ui.pages.plan.conftest import Shown, ShowPlan

OURS = {"sign", "attach-scan", "signature-page"}


@pytest.fixture
def final(show_plan: ShowPlan, desk: Desk) -> Shown:
    """A final version on screen."""
    shown = show_plan(full_plan())
    draft = desk.plans.open(shown.client_id, reload=True).revision
    assert draft is not None
    shown.pane.writer.forget()
    desk.plans.finalize(draft.id, draft.version, "For the test")
    shown.pane.show_again()
    return shown


def run(shown: Shown, name: str) -> None:
    """Take it from the menu."""
    {action.name: action for action in shown.pane.page_actions()}[name].run()


def events(shown: Shown) -> list[PlanEvent]:
    return [one.event for one in shown.desk.plan_events.of_client(shown.client_id)]


def test_only_a_final_version_is_signed(final: Shown) -> None:
    assert {action.name for action in final.pane.page_actions()} >= OURS
    final.pane.versions.start()
    assert not OURS & {action.name for action in final.pane.page_actions()}


def test_who_only_finds_people_is_not_offered_it(desk_of: Callable[[Role], Desk]) -> None:
    for role, offered in ((Role.NURSE, OURS), (Role.PEER_SPECIALIST, OURS)):
        other = desk_of(role)
        assert {act.name for act in ACTS if act.permission and other.may(act.permission)} >= offered
    front = desk_of(Role.FRONT_DESK)
    assert not OURS & {act.name for act in ACTS if act.permission is None or front.may(act.permission)}


def test_the_client_draws_and_the_toast_offers_undo(qtbot: QtBot, final: Shown) -> None:
    heard = Heard(final.pane)

    def act(dialog: SignDialog) -> None:
        draw(qtbot, dialog.pad, (20, 100), (120, 30), (300, 90))
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    in_dialog(SignDialog, act)
    run(final, "sign")
    (event,) = events(final)
    assert signed_as(event).way is SignedWay.DRAWN
    assert event.file_sha256
    assert heard.toasts[-1].text == "Signature recorded"
    undo = heard.toasts[-1].undo
    assert isinstance(undo, Undo)
    final.desk.undo(undo)
    assert events(final) == []


def test_whoever_goes_back_signs_nothing(qtbot: QtBot, final: Shown) -> None:
    in_dialog(SignDialog, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    run(final, "sign")
    assert events(final) == []


def test_a_dropped_scan_is_attached_and_looked_at(qtbot: QtBot, final: Shown, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(scanned_pdf(pages=2))

    def act(dialog: AttachScanDialog) -> None:
        qtbot.waitUntil(dialog.attach.isEnabled, timeout=15_000)
        dialog.attach.click()

    in_dialog(AttachScanDialog, act)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(QPoint(20, 20), copy, data, left, none)
    QApplication.sendEvent(final.pane.frozen, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(final.pane.frozen, QDropEvent(QPointF(20, 20), copy, data, left, none))
    (stored,) = final.desk.plan_events.of_client(final.client_id)
    assert stored.event.kind is PlanEventKind.SCAN_ATTACHED

    def look(dialog: PaperDialog) -> None:
        qtbot.waitUntil(lambda: dialog.pages.page_count() == 2, timeout=15_000)
        assert dialog.print.isVisible()
        assert dialog.pages.view.sheets.accessibleName() == "Signed page attached, 2 pages"
        assert dialog.save.isVisible()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(PaperDialog, look)
    (row,) = final.pane.followed.findChildren(HappenedRow)
    assert row.open.accessibleName() == "Look at it: Signed page attached"
    row.open.click()


def test_two_signed_pages_are_told_apart_by_number_note_and_when_they_came(
    final: Shown, place: Place, tmp_path: Path
) -> None:
    revision = final.pane.shown().revision
    assert revision is not None
    for pages, note in ((1, "Page 8"), (2, "Release for June")):
        path = tmp_path / f"{pages}.pdf"
        path.write_bytes(scanned_pdf(pages=pages))
        final.desk.signatures.attach_scan(revision.id, read_scan(path), "", TODAY, note)
        place.clock.go_on(minutes=25)
    final.pane.reload({Topic.PLAN_EVENTS})
    rows = final.pane.followed.happened.rows
    assert [[label.text() for label in row.findChildren(Words)] for row in rows] == [
        [
            "Signed page attached (1 of 2)",
            "Signed Nov 23, 2026. Attached Nov 23, 2026, 9:42 AM, by Dana Whitcomb\nPage 8",
        ],
        [
            "Signed page attached (2 of 2)",
            "Signed Nov 23, 2026. Attached Nov 23, 2026, 10:07 AM, by Dana Whitcomb\nRelease for June",
        ],
    ]


def test_a_file_that_was_taken_back_is_not_shown(final: Shown, tmp_path: Path) -> None:
    heard = Heard(final.pane)
    path = tmp_path / "page.pdf"
    path.write_bytes(scanned_pdf())
    revision = final.pane.shown().revision
    assert revision is not None
    event_id = final.desk.signatures.attach_scan(revision.id, read_scan(path), "", TODAY).value
    final.desk.plan_events.take_back(event_id)
    signing.show_attached(final.pane, event_id)
    assert "taken back" in heard.problems[-1].sentence


def test_the_signature_page_is_shown(qtbot: QtBot, final: Shown) -> None:
    def look(dialog: PaperDialog) -> None:
        qtbot.waitUntil(lambda: dialog.pages.page_count() == 1, timeout=15_000)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(PaperDialog, look)
    run(final, "signature-page")


def test_the_signature_page_is_saved_under_a_name_that_tells_nothing(
    qtbot: QtBot, final: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[str] = []

    def choose(parent: QWidget, title: str, name: str, *rest: object) -> tuple[str, str]:
        suggested.append(Path(name).name)
        return str(tmp_path / "page.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)

    def save(dialog: PaperDialog) -> None:
        assert "Theo" not in dialog.windowTitle()
        dialog.save.click()
        dialog.reject()

    in_dialog(PaperDialog, save)
    run(final, "signature-page")
    assert suggested == [f"plan-{final.client_id}-v1-signatures.pdf"]
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")


def test_the_pad_asks_again_after_a_lock(qtbot: QtBot, final: Shown) -> None:
    kept = []

    def lock(dialog: SignDialog) -> None:
        draw(qtbot, dialog.pad, (20, 100), (120, 30), (300, 90))
        kept.append(dialog.unanswered())
        dialog.reject()

    in_dialog(SignDialog, lock)
    run(final, "sign")
    final.pane.versions.start()  # what comes on screen after the lock is the draft
    in_dialog(SignDialog, lambda dialog: dialog.keep.click())
    final.pane.reopen(kept[0])
    assert len(events(final)) == 1
    assert final.pane.mode() is Mode.FROZEN


def test_what_is_kept_of_another_dialog_is_not_taken_for_ours(plan: Shown) -> None:
    assert not acts.reopen(plan.pane, KeptDialog("finalize", "", {}, ""))


def test_finalizing_and_printing_never_wait_for_a_signature(final: Shown) -> None:
    """No event of signing stands between a draft and its paper."""
    assert events(final) == []
    revision = final.pane.shown().revision
    assert revision is not None
    assert final.desk.papers.pdf(revision.id).startswith(b"%PDF-")
