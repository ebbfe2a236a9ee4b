"""The pad and the file of a signed page, driven as people do: mouse, pen, keys, drops, and what is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.plans import ParticipantRole, Revision, RevisionState
from aftercare_desktop.domain.signing import MOST_POINTS, PAD, Signature, Signer
from aftercare_desktop.ui.dialogs import attach_scan
from aftercare_desktop.ui.dialogs.attach_scan import AttachScanDialog
from aftercare_desktop.ui.dialogs.sign import SignDialog
from aftercare_desktop.ui.widgets.signature_pad import SignaturePad
from tests.builders import NOW, TODAY, full_plan
from tests.documents.scan_files import forms_within_forms, picture, scanned_pdf

CLIENT, FAMILY = ParticipantRole.CLIENT, ParticipantRole.FAMILY
LONG = "Maximiliana-Wilhelmine " * 43
SIGNERS = (Signer("Theo Bramwell", CLIENT), Signer("June Bramwell", FAMILY), Signer(LONG.strip(), FAMILY))
VERSION = Revision(7, 3, 1, 3, RevisionState.FINAL, full_plan(), NOW, 1, NOW, 1)
LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@pytest.fixture
def dialog(qtbot: QtBot) -> SignDialog:
    """The pad of version 3 on screen."""
    shown = SignDialog(VERSION, SIGNERS, lambda: TODAY, finalized_on=TODAY)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def draw(qtbot: QtBot, pad: SignaturePad, *places: tuple[int, int]) -> None:
    """A stroke with the mouse."""
    first, *others = [QPoint(*place) for place in places]
    qtbot.mousePress(pad, LEFT, pos=first)
    for place in others:
        qtbot.mouseMove(pad, place)
    qtbot.mouseRelease(pad, LEFT, pos=QPoint(*places[-1]))


def with_pen(pad: SignaturePad, kind: QEvent.Type, x: float, y: float) -> None:
    """What a pen tells."""
    device = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position,
        1,
        1,
    )
    place = QPointF(x, y)
    event = QTabletEvent(
        kind, device, place, place, 0.5, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, LEFT, LEFT
    )
    QApplication.sendEvent(pad, event)


def test_a_signature_is_drawn_with_the_mouse_and_kept_by_keys(qtbot: QtBot, dialog: SignDialog) -> None:
    assert not dialog.clear.isEnabled()
    draw(qtbot, dialog.pad, (20, 100), (120, 30), (220, 120))
    draw(qtbot, dialog.pad, (300, 100), (400, 60))
    unit = dialog.pad.width() / PAD[0]
    assert [len(stroke) for stroke in dialog.pad.strokes()] == [3, 2]
    assert dialog.pad.strokes()[0][0] == (round(20 / unit, 1), round(100 / unit, 1))
    assert dialog.clear.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == SignDialog.DialogCode.Accepted
    assert dialog.signature() == Signature("Theo Bramwell", CLIENT, dialog.pad.strokes())


def test_a_pen_draws_and_beside_the_pad_is_its_edge(dialog: SignDialog) -> None:
    kinds = QEvent.Type
    with_pen(dialog.pad, kinds.TabletPress, 10, 10)
    with_pen(dialog.pad, kinds.TabletMove, 10.2, 10.2)
    with_pen(dialog.pad, kinds.TabletMove, 5_000, -40)
    with_pen(dialog.pad, kinds.TabletRelease, 5_000, -40)
    (stroke,) = dialog.pad.strokes()
    assert stroke[1:] == ((float(PAD[0]), 0.0),)


def test_no_scribbling_goes_beyond_what_can_be_kept(dialog: SignDialog) -> None:
    with_pen(dialog.pad, QEvent.Type.TabletPress, 0, 0)
    dialog.pad._drawing = [(0.0, 0.0)] * (MOST_POINTS - 1)
    for place in (50, 100, 150):
        with_pen(dialog.pad, QEvent.Type.TabletMove, place, place)
    with_pen(dialog.pad, QEvent.Type.TabletRelease, 0, 0)
    with_pen(dialog.pad, QEvent.Type.TabletPress, 0, 0)
    with_pen(dialog.pad, QEvent.Type.TabletRelease, 0, 0)
    assert [len(stroke) for stroke in dialog.pad.strokes()] == [MOST_POINTS]


@pytest.mark.parametrize("how", ["button", "delete", "key"])
def test_clear_empties_the_pad(qtbot: QtBot, dialog: SignDialog, how: str) -> None:
    draw(qtbot, dialog.pad, (20, 100), (120, 30))
    if how == "button":
        dialog.clear.click()
    elif how == "delete":
        dialog.pad.setFocus()
        qtbot.keyClick(dialog.pad, Qt.Key.Key_Delete)
    else:
        qtbot.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.pad.strokes() == ())
    assert not dialog.clear.isEnabled()


def test_an_empty_pad_is_no_signature(qtbot: QtBot, dialog: SignDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert "Sign in the box first" in dialog.problem.text()
    assert dialog.pad.hasFocus()
    assert "Sign in the box first" in dialog.pad.accessibleDescription()
    draw(qtbot, dialog.pad, (20, 100), (120, 30))
    assert dialog.problem.text() == ""


def test_by_keyboard_alone_the_name_is_typed(qtbot: QtBot, dialog: SignDialog) -> None:
    assert dialog.who.combo.hasFocus()
    for _ in range(10):
        if QApplication.focusWidget() is dialog.typed_way.box:
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.typed_way.box, Qt.Key.Key_Space)
    assert not dialog.pad.isVisible()
    qtbot.keyClick(dialog.typed_way.box, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.typed_name.line
    qtbot.keyClicks(dialog.typed_name.line, "theo")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.typed_name.problem() == "Type the name as it stands above: Theo Bramwell."
    qtbot.keyClicks(dialog.typed_name.line, "  bramwell ")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == SignDialog.DialogCode.Accepted
    assert dialog.signature() == Signature("Theo Bramwell", CLIENT, typed=True)


def test_somebody_else_signs_with_name_and_role(qtbot: QtBot, dialog: SignDialog) -> None:
    dialog.who.type_again(len(SIGNERS))
    draw(qtbot, dialog.pad, (20, 100), (120, 30))
    dialog.keep.click()
    assert dialog.name.problem() == "Write who signs."
    qtbot.keyClicks(dialog.name.line, "Ray Bramwell")
    dialog.role.set_value(ParticipantRole.OTHER)
    dialog.keep.click()
    assert (dialog.signature().name, dialog.signature().role) == ("Ray Bramwell", ParticipantRole.OTHER)


@pytest.mark.parametrize("typed", ["tomorrow", "11/22/2026", "", "nonsense"])
def test_the_day_is_today_or_before_and_not_before_the_version(
    qtbot: QtBot, dialog: SignDialog, typed: str
) -> None:
    draw(qtbot, dialog.pad, (20, 100), (120, 30))
    dialog.on.line.selectAll()
    qtbot.keyClick(dialog.on.line, Qt.Key.Key_Delete)
    qtbot.keyClicks(dialog.on.line, "11/24/2026" if typed == "tomorrow" else typed)
    dialog.keep.click()
    assert dialog.isVisible()
    assert dialog.on.problem()


def test_a_very_long_name_leaves_the_dialog_as_wide_as_it_was(dialog: SignDialog) -> None:
    width = dialog.width()
    dialog.who.type_again(2)
    dialog.typed_way.box.click()
    QApplication.processEvents()
    assert dialog.width() == width
    assert dialog.height() <= dialog.screen().availableGeometry().height()


def test_what_was_drawn_comes_back_after_a_lock(qtbot: QtBot, dialog: SignDialog) -> None:
    dialog.who.type_again(1)
    draw(qtbot, dialog.pad, (20, 100), (120, 30), (220, 120))
    kept = dialog.unanswered()
    assert kept is not None
    again = SignDialog(VERSION, SIGNERS, lambda: TODAY)
    qtbot.addWidget(again)
    again.put_back(kept)
    assert again.signature() == dialog.signature()


# The file


@pytest.fixture
def attaching(qtbot: QtBot, tmp_path: Path) -> Iterator[AttachScanDialog]:
    """The dialog for the file, whose file dialog always answers with `page.pdf`."""
    people, path = ("Theo Bramwell",), tmp_path / "page.pdf"
    shown = AttachScanDialog(VERSION, people, lambda: TODAY, lambda parent: path, finalized_on=TODAY)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.reject()


def read(qtbot: QtBot, dialog: AttachScanDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_reading(), timeout=15_000)


def test_a_file_is_chosen_and_attached_by_keys(
    qtbot: QtBot, attaching: AttachScanDialog, tmp_path: Path
) -> None:
    (tmp_path / "page.pdf").write_bytes(scanned_pdf(pages=2))
    assert not attaching.attach.isEnabled()
    qtbot.keyClick(attaching, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(attaching.attach.isEnabled, timeout=15_000)
    assert attaching.file.text().startswith("page.pdf: 2 pages, ")
    qtbot.keyClicks(attaching.note.line, "Page 8")
    attaching.on.set_value(TODAY.replace(day=22))
    qtbot.keyClick(attaching, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert attaching.on.problem() == "This version was not there yet: use the day it was finalized or later."
    attaching.on.set_value(TODAY)
    qtbot.keyClick(attaching, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    answer = attaching.answer()
    assert attaching.result() == AttachScanDialog.DialogCode.Accepted
    assert answer is not None
    assert (answer.scan.pages, answer.person, answer.on, answer.note) == (2, "", TODAY, "Page 8")


def test_a_file_is_dropped(qtbot: QtBot, attaching: AttachScanDialog, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(picture("JPEG"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, place = Qt.DropAction.CopyAction, QPoint(20, 20)
    entered = QDragEnterEvent(place, copy, data, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(attaching, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(
        attaching, QDropEvent(QPointF(place), copy, data, LEFT, Qt.KeyboardModifier.NoModifier)
    )
    read(qtbot, attaching)
    assert attaching.file.text().startswith("photo.jpg: 1 page, ")


def test_what_is_refused_is_said_and_another_file_may_follow(
    qtbot: QtBot, attaching: AttachScanDialog, tmp_path: Path
) -> None:
    (tmp_path / "page.pdf").write_bytes(b"Signed by hand")
    attaching.choose.click()
    read(qtbot, attaching)
    assert attaching.problem.text().startswith("page.pdf is no PDF, JPEG or PNG file")
    assert not attaching.attach.isEnabled()
    assert attaching.answer() is None
    (tmp_path / "page.pdf").write_bytes(scanned_pdf())
    attaching.choose.click()
    read(qtbot, attaching)
    assert attaching.problem.text() == ""
    assert attaching.attach.isEnabled()


@pytest.mark.parametrize("how", ["cancel", "close"])
def test_who_does_not_want_to_wait_need_not(
    qtbot: QtBot, attaching: AttachScanDialog, tmp_path: Path, how: str
) -> None:
    (tmp_path / "page.pdf").write_bytes(scanned_pdf(forms_within_forms()))
    attaching.choose.click()
    qtbot.waitUntil(lambda: attaching.strip.bar.maximum() == 1 and attaching.is_reading())
    if how == "cancel":
        attaching.strip.cancel_button.click()
        assert not attaching.is_reading()
        assert attaching.problem.text() == ""
    else:
        qtbot.keyClick(attaching, Qt.Key.Key_Escape)
        assert not attaching.isVisible()


def test_the_file_is_looked_into_again_after_a_lock(
    qtbot: QtBot, attaching: AttachScanDialog, tmp_path: Path
) -> None:
    (tmp_path / "page.pdf").write_bytes(scanned_pdf())
    attaching.choose.click()
    read(qtbot, attaching)
    qtbot.keyClicks(attaching.note.line, "Page 8")
    kept = attaching.unanswered()
    assert kept is not None
    again = AttachScanDialog(VERSION, (), lambda: TODAY)
    qtbot.addWidget(again)
    again.put_back(kept)
    read(qtbot, again)
    answer = again.answer()
    assert answer is not None
    assert (answer.note, answer.scan) == ("Page 8", attaching.answer().scan)  # type: ignore[union-attr]
    again.reject()


def test_the_file_dialog_offers_scans(monkeypatch: pytest.MonkeyPatch, attaching: AttachScanDialog) -> None:
    asked: list[tuple[str, ...]] = []

    def choose(*given: object) -> tuple[str, str]:
        asked.append(tuple(str(each) for each in given[1:]))
        return "", ""

    monkeypatch.setattr(attach_scan.QFileDialog, "getOpenFileName", choose)
    assert attach_scan.ask_scan(attaching) is None
    assert "*.pdf" in asked[0][2]
