"""The window locks while somebody writes in a dialog: the words wait for that person, and nobody else sees them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from aftercare_desktop.demo import DEMO_PASSWORD, DEMO_USER
from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.disclosures import DisclosureState
from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.domain.plans import RevisionState
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.domain.signing import Stroke
from aftercare_desktop.domain.timeline import NoteLine
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store import tables
from aftercare_desktop.ui.dialogs.approve import ApproveDialog
from aftercare_desktop.ui.dialogs.attach_scan import AttachScanDialog
from aftercare_desktop.ui.dialogs.change_status import ChangeStatusDialog
from aftercare_desktop.ui.dialogs.finalize import FinalizeDialog
from aftercare_desktop.ui.dialogs.note import NoteDialog
from aftercare_desktop.ui.dialogs.prepared import PreparedDialog
from aftercare_desktop.ui.dialogs.print_set import PrintSetDialog
from aftercare_desktop.ui.dialogs.safety_link import SafetyLinkDialog
from aftercare_desktop.ui.dialogs.share import ShareDialog
from aftercare_desktop.ui.dialogs.sign import SignDialog
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.plan import PlanPane, signing
from aftercare_desktop.ui.widgets.dialog import DialogFrame
from tests.builders import TODAY, build_entry
from tests.consents import build_consent, build_signing
from tests.screenshots.stage import Stage
from tests.ui.answering import answer, in_dialog, no_dialog
from tests.ui.dialogs.test_signing import draw

TYPED = "Zephyr"


@dataclass(frozen=True)
class Written:
    """One kind of dialog: how the person comes to it, and the label of the field they write in."""

    dialog: type[DialogFrame]
    part: str
    open: Callable[[ClientPage], None]
    label: str


def _note(page: ClientPage) -> None:
    line = next(line for line in page.overview.timeline._lines if isinstance(line, NoteLine))
    page.overview.timeline.open_note(line)


def _finalize(page: ClientPage) -> None:
    assert page.plan is not None
    page.plan.versions.finalize()


def _approve(page: ClientPage) -> None:
    assert page.plan is not None
    page.plan.versions.approve(page.plan._current().approved[next(iter(ApprovedKey))])


def _print(page: ClientPage) -> None:
    assert page.plan is not None
    page.plan.print_plan()


def _final(page: ClientPage) -> PlanPane:
    """The newest final version on screen, beside the draft that is there."""
    assert page.plan is not None
    finals = [row.id for row in page.plan.shown().history if row.state is RevisionState.FINAL]
    page.plan.versions.open_version(finals[0])
    return page.plan


CORRECTION = Written(NoteDialog, "overview", _note, "What happened")
CASES = (
    Written(ShareDialog, "overview", lambda page: page.ways.share(), "What it is for"),
    CORRECTION,
    Written(ChangeStatusDialog, "overview", lambda page: page.record.change_status(), "Note"),
    Written(SafetyLinkDialog, "facts:safety", lambda page: page.facts.safety_links.add_link(), "Why"),
    Written(FinalizeDialog, "plan", _finalize, "Why now"),
    Written(ApproveDialog, "plan:medicines", _approve, "These very words"),
    Written(AttachScanDialog, "plan", lambda page: signing.attach(_final(page)), "Note"),
    Written(PrintSetDialog, "plan", _print, "On the card, only if they ask for it"),
)


def _open_now() -> list[DialogFrame]:
    shown = QApplication.topLevelWidgets()
    return [dialog for dialog in shown if isinstance(dialog, DialogFrame) and dialog.isVisible()]


def _write_and_lock(stage: Stage, qtbot: QtBot, case: Written, dialog: DialogFrame) -> None:
    assert _open_now() == [dialog]
    field = next(field for field in dialog._fields_on_screen() if field.label() == case.label)
    field.focus_inside()
    qtbot.keyClicks(dialog.focusWidget(), TYPED)
    stage.window.lock()
    assert _open_now() == []


def _enter(stage: Stage, user: str) -> None:
    stage.window.enter(stage.doors.center.open(user, DEMO_PASSWORD)())


def _look(case: Written, seen: list[tuple[str, bool]], dialog: DialogFrame) -> None:
    assert _open_now() == [dialog]
    field = next(field for field in dialog._fields_on_screen() if field.label() == case.label)
    focused = dialog.focusWidget()
    seen.append((field.value(), focused is not None and field.isAncestorOf(focused)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.dialog.__name__)
def test_words_in_a_dialog_wait_for_their_person(stage: Stage, qtbot: QtBot, case: Written) -> None:
    client_id = stage.client_id("Theo Bramwell")
    stage.desk().entries.add(client_id, Entry(NoteKind.CONTACT, TODAY, "Called; all well."))
    page = stage.go(Route("client", client_id, case.part))
    assert isinstance(page, ClientPage)
    in_dialog(case.dialog, partial(_write_and_lock, stage, qtbot, case))
    case.open(page)
    assert stage.window.workspace is None

    _enter(stage, "luis")
    with no_dialog():  # another person sees nothing of it
        stage.settle()
    stage.window.lock()

    seen: list[tuple[str, bool]] = []
    _enter(stage, DEMO_USER)
    in_dialog(case.dialog, partial(_look, case, seen))
    stage.settle(lambda: bool(seen))
    assert len(seen) == 1
    words, has_keyboard = seen[0]
    assert TYPED in words
    assert has_keyboard


def test_words_approved_by_another_person_meanwhile_are_not_overwritten(stage: Stage, qtbot: QtBot) -> None:
    approve = next(case for case in CASES if case.dialog is ApproveDialog)
    key = next(iter(ApprovedKey))
    stage.window.lock()
    _enter(stage, "ruth")
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), approve.part))
    assert isinstance(page, ClientPage)
    in_dialog(ApproveDialog, partial(_write_and_lock, stage, qtbot, approve))
    approve.open(page)
    with _desk_of(stage, "priya") as other:
        theirs = other.approved_words.approve(
            key, "Call or text 988 at any hour.", other.approved_words.list()[key]
        ).value

    in_dialog(ApproveDialog, lambda dialog: dialog.approve.click())
    told = answer("OK")
    _enter(stage, "ruth")
    stage.settle(lambda: bool(told))
    assert told[0].sentence == "Somebody changed or approved these words meanwhile. Nothing was overwritten."
    assert stage.desk().approved_words.list()[key] == theirs


def test_a_drawn_signature_waits_for_the_person_who_asked_for_it(stage: Stage, qtbot: QtBot) -> None:
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), "plan"))
    assert isinstance(page, ClientPage)
    seen: list[tuple[str, tuple[Stroke, ...]]] = []

    def draw_and_lock(dialog: SignDialog) -> None:
        draw(qtbot, dialog.pad, (20, 100), (120, 30), (300, 90))
        seen.append((dialog.about, dialog.pad.strokes()))
        stage.window.lock()
        assert _open_now() == []

    in_dialog(SignDialog, draw_and_lock)
    signing.sign(_final(page))
    assert stage.window.workspace is None
    _enter(stage, DEMO_USER)
    in_dialog(SignDialog, lambda dialog: seen.append((dialog.about, dialog.pad.strokes())))
    stage.settle(lambda: len(seen) == 2)
    assert seen[0] == seen[1]


def _lock_in_a_correction(stage: Stage, qtbot: QtBot) -> int:
    """Somebody corrects an entry about Theo Bramwell while the window locks; gives the entry's id."""
    client_id = stage.client_id("Theo Bramwell")
    entry_id = stage.desk().entries.add(client_id, Entry(NoteKind.CONTACT, TODAY, "Called; all well.")).value
    page = stage.go(Route("client", client_id, CORRECTION.part))
    assert isinstance(page, ClientPage)
    in_dialog(NoteDialog, partial(_write_and_lock, stage, qtbot, CORRECTION))
    CORRECTION.open(page)
    assert TYPED in _stashed(stage)
    return entry_id


@contextmanager
def _desk_of(stage: Stage, user: str) -> Iterator[Desk]:
    """Another person's desk, at another computer."""
    desk = stage.doors.center.open(user, DEMO_PASSWORD)()
    try:
        yield desk
    finally:
        desk.sign_out()


def _stashed(stage: Stage) -> str:
    with _desk_of(stage, "luis") as desk, desk._context.center.reading() as c:
        return " ".join(bytes(content).decode() for content in c.scalars(select(tables.stash.c.content)))


def test_a_correction_goes_with_its_entry_and_its_author_is_told(stage: Stage, qtbot: QtBot) -> None:
    entry_id = _lock_in_a_correction(stage, qtbot)
    with _desk_of(stage, "morgan") as other:
        other.entries.mark_in_error(entry_id, 1)
    assert TYPED not in _stashed(stage)

    told = answer("OK")
    _enter(stage, DEMO_USER)
    stage.settle(lambda: bool(told))
    assert [one.headline for one in told] == ["Nothing to correct any more"]


def test_a_correction_follows_its_entry_into_another_record(stage: Stage, qtbot: QtBot) -> None:
    entry_id = _lock_in_a_correction(stage, qtbot)
    with _desk_of(stage, "morgan") as other:
        theo = other.clients.find("Theo Bramwell")[0]
        other.entries.move(entry_id, next(one for one in other.clients.find("") if one != theo), 1)

    seen: list[tuple[str, bool]] = []
    _enter(stage, DEMO_USER)
    in_dialog(NoteDialog, partial(_look, CORRECTION, seen))
    stage.settle(lambda: bool(seen))
    assert TYPED in seen[0][0]


def test_a_lock_over_a_prepared_paper_leaves_it_waiting(stage: Stage) -> None:
    desk, theo = stage.desk(), stage.client_id("Theo Bramwell")
    clinic = Recipient(entry_id=desk.directory.add(build_entry("Larch Hill")).value)
    number = desk.consents.begin(theo, build_consent(recipient=clinic)).value
    desk.consents.sign(number, build_signing(), 1)
    before = len(desk.gate.of_client(theo, reload=True))
    page = stage.go(Route("client", theo))
    assert isinstance(page, ClientPage)

    def prepare(dialog: ShareDialog) -> None:
        dialog.questions.recipient.set_value(clinic)
        dialog.questions.recipient.edited.emit("")
        dialog.prepare.click()

    in_dialog(ShareDialog, prepare)
    in_dialog(PreparedDialog, lambda _: stage.window.lock())
    page.ways.share()
    assert stage.window.workspace is None
    stage.settle()
    rows = stage.desk().gate.of_client(theo, reload=True)
    assert len(rows) == before + 1
    assert rows[0].state() is DisclosureState.PREPARED
