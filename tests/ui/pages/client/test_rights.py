"""The panel "What the client asked for" by keys: requests written down, answered, undone; the copy made and given."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.own_record import Amendment, CopyForm, CopyRequest, NoticeWay
from aftercare_desktop.domain.restrictions import Restriction
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.rights import ClientRights
from aftercare_desktop.ui.dialogs.paper import PaperDialog
from aftercare_desktop.ui.dialogs.rights import (
    AmendmentDialog,
    CopyRequestDialog,
    DeliverDialog,
    MakeCopyDialog,
    NoticeDialog,
    RestrictionDialog,
    RightDialog,
)
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.client.consents.rights import (
    AMENDMENT,
    COPY,
    NOTICE,
    RESTRICTION,
    RightsPanel,
)
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.words import rights as words
from tests.builders import TODAY, build_client
from tests.own_record_files import from_json
from tests.ui.answering import in_dialog
from tests.ui.heard import Heard

Show = Callable[[Desk, Route], ClientPage]


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(build_client()).value


def opened(show: Show, desk: Desk, client_id: int) -> tuple[ClientPage, RightsPanel]:
    page = show(desk, Route("client", client_id, "consents:rights"))
    return page, next(one for one in page.consents.panels if isinstance(one, RightsPanel))


def kept(desk: Desk, client_id: int) -> ClientRights:
    return desk.rights.of_client(client_id, reload=True)


def write(qtbot: QtBot, kind: type[RightDialog], **values: object) -> None:  # type: ignore[type-arg]
    """Fill the next dialog of this kind and keep it with Ctrl+Enter."""

    def fill(dialog: RightDialog) -> None:  # type: ignore[type-arg]
        for name, value in values.items():
            dialog.fields[name].set_value(value)
            dialog.fields[name].edited.emit("")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    in_dialog(kind, fill)


def press(qtbot: QtBot, panel: RightsPanel, name: str, verb: str = "") -> None:
    """Space on a verb of the first row of a group, or on what begins another one."""
    group = panel.groups[name]
    button = group.rows[0].buttons[verb] if verb else group.add
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_with_nothing_asked_each_group_says_what_it_is_for(desk: Desk, show: Show, theo: int) -> None:
    page, panel = opened(show, desk, theo)
    said = [group.none.text() for group in panel.groups.values() if not group.none.isHidden()]
    assert said == [words.NO_NOTICE, words.NO_COPY, words.NO_RESTRICTION, words.NO_AMENDMENT]
    assert page.focusWidget() is panel.groups[NOTICE].add
    assert len(panel.acts()) == 4


def test_each_is_written_down_by_keys_and_undone(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page, panel = opened(show, desk, theo)
    heard = Heard(page)
    write(qtbot, NoticeDialog, way=NoticeWay.EMAIL)
    press(qtbot, panel, NOTICE)
    write(qtbot, CopyRequestDialog, form=CopyForm.JSON)
    press(qtbot, panel, COPY)
    write(qtbot, RestrictionDialog, words="Not my father")
    press(qtbot, panel, RESTRICTION)
    write(qtbot, AmendmentDialog, words="I never did")
    press(qtbot, panel, AMENDMENT)
    found = kept(desk, theo)
    assert found.notices[0].notice.way is NoticeWay.EMAIL
    assert found.copies[0].request == CopyRequest(TODAY, CopyForm.JSON)
    assert found.restrictions[0].restriction == Restriction(TODAY, "Not my father")
    assert found.amendments[0].amendment == Amendment(TODAY, "I never did")
    assert [group.rows[0].state.text() for group in panel.groups.values()] == [
        "Given",
        "Due Dec 23, 2026, in 30 days",
        "Not answered yet",
        "Due Jan 22, 2027, in 60 days",
    ]
    for toast in heard.toasts:
        assert toast.undo is not None
        desk.undo(toast.undo)
    found = kept(desk, theo)
    assert found.notices == ()
    assert not any(
        (found.copies[0].request.is_open(), found.restrictions[0].restriction.is_open(),
         found.amendments[0].amendment.is_open())
    )  # fmt: skip


def test_answers_are_kept_and_a_refusal_is_disagreed_with(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    desk.rights.ask_restriction(theo, Restriction(TODAY, "Not my father"))
    desk.rights.ask_amendment(theo, Amendment(TODAY, "I never did"))
    _, panel = opened(show, desk, theo)
    write(qtbot, RestrictionDialog, categories=(Category.MEDICINES,), agreed=True)
    press(qtbot, panel, RESTRICTION, "answer")
    assert panel.groups[RESTRICTION].rows[0].state.text() == "Agreed: it is kept back"
    press(qtbot, panel, RESTRICTION, "end")
    assert kept(desk, theo).restrictions[0].restriction.ended_on == TODAY
    write(qtbot, AmendmentDialog, accepted=False, answer="It is right.")
    press(qtbot, panel, AMENDMENT, "answer")
    write(qtbot, AmendmentDialog, disagreement="It is not.")
    press(qtbot, panel, AMENDMENT, "disagree")
    asked = kept(desk, theo).amendments[0].amendment
    assert (asked.disagreement, asked.disagreed_on) == ("It is not.", TODAY)
    assert "“It is not.”" in panel.groups[AMENDMENT].rows[0].accessibleName()


def test_what_is_missing_is_said_at_its_field_and_nothing_is_kept(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    _, panel = opened(show, desk, theo)
    found: list[str | None] = []

    def refused(dialog: RestrictionDialog) -> None:
        dialog.fields["agreed"].set_value(True)
        dialog.fields["agreed"].edited.emit("")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        found.extend(dialog.fields[name].problem() for name in ("words", "categories"))
        dialog.reject()

    in_dialog(RestrictionDialog, refused)
    press(qtbot, panel, RESTRICTION)
    assert found == [
        "Write what the client asks, in their words.",
        "Mark what is kept back: the program cannot read the words.",
    ]
    assert kept(desk, theo).restrictions == ()


@pytest.mark.parametrize("form", [CopyForm.PDF, CopyForm.JSON])
def test_the_copy_is_made_beside_the_window_looked_at_and_handed_over(
    desk: Desk, show: Show, qtbot: QtBot, theo: int, tmp_path: Path, form: CopyForm
) -> None:
    desk.rights.ask_copy(theo, CopyRequest(TODAY, CopyForm.PAPER))
    page, panel = opened(show, desk, theo)
    heard = Heard(page)
    write(qtbot, MakeCopyDialog, form=form)
    press(qtbot, panel, COPY, "make")
    assert heard.toasts[-1].text == "The copy is made. Read it, then hand it over."
    saved: list[tuple[bytes, str]] = []

    def save(content: bytes, name: str, parent: QWidget) -> Path:
        saved.append((content, name))
        return tmp_path / name

    def save_and_close(dialog: PaperDialog) -> None:
        qtbot.waitUntil(lambda: dialog.pages.page_count() > 1, timeout=15_000)
        dialog.save.click()
        dialog.reject()

    panel.copies.save_file = save
    if form is CopyForm.PDF:
        in_dialog(PaperDialog, save_and_close)
    press(qtbot, panel, COPY, "look")
    ((content, name),) = saved
    assert "Bramwell" not in name
    assert (
        content.startswith(b"%PDF")
        if form is CopyForm.PDF
        else from_json(content).client.name == "Theo Bramwell"
    )
    write(qtbot, DeliverDialog, delivered_how="By hand")
    press(qtbot, panel, COPY, "deliver")
    (stored,) = kept(desk, theo).copies
    assert (stored.request.delivered_on, stored.request.form) == (TODAY, form)
    assert desk.own_copies.kept(stored.id).content == content
    assert list(panel.groups[COPY].rows[0].buttons) == ["look"]


def test_what_is_overdue_says_so_in_words_and_stands_first(desk: Desk, show: Show, theo: int) -> None:
    desk.rights.ask_copy(theo, CopyRequest(TODAY - timedelta(days=31)))
    desk.rights.ask_copy(theo, CopyRequest(TODAY))
    _, panel = opened(show, desk, theo)
    first = panel.groups[COPY].rows[0]
    assert (first.state.text(), first.row.variant) == ("Overdue by 1 day: was due Nov 22, 2026", "bad")


def test_a_change_made_elsewhere_meanwhile_is_told_and_not_written_over(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    restriction_id = desk.rights.ask_restriction(theo, Restriction(TODAY, "Not my father")).value
    page, panel = opened(show, desk, theo)
    heard = Heard(page)

    def meanwhile(dialog: RestrictionDialog) -> None:
        with desk.changes.caused_by(page):
            desk.rights.write_restriction(restriction_id, Restriction(TODAY, "Nobody"), 1)
        dialog.fields["words"].set_value("Somebody")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    in_dialog(RestrictionDialog, meanwhile)
    press(qtbot, panel, RESTRICTION, "answer")
    assert "Nothing was overwritten" in heard.problems[0].sentence
    assert kept(desk, theo).restrictions[0].restriction.words == "Nobody"


def test_a_dialog_comes_back_after_a_lock_with_what_was_typed(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    number = desk.rights.ask_amendment(theo, Amendment(TODAY, "I never did")).value
    _, panel = opened(show, desk, theo)
    typed: list[str] = []

    def look(dialog: AmendmentDialog) -> None:
        typed.append(dialog.fields["words"].value())
        dialog.reject()

    for about in ("", str(number)):
        in_dialog(AmendmentDialog, look)
        panel.reopen(KeptDialog("amendment", about, {"What is wrong, in the client's words": "Half a"}, ""))
    assert typed == ["Half a", "Half a"]


def test_what_was_marked_to_be_kept_back_comes_back_too(
    desk: Desk, show: Show, qtbot: QtBot, theo: int
) -> None:
    _, panel = opened(show, desk, theo)
    kept_words: list[KeptDialog | None] = []

    def mark(dialog: RestrictionDialog) -> None:
        dialog.fields["categories"].set_value((Category.MEDICINES,))
        kept_words.append(dialog.unanswered())
        dialog.reject()

    in_dialog(RestrictionDialog, mark)
    press(qtbot, panel, RESTRICTION)
    (words_left,) = kept_words
    assert words_left is not None
    marked: list[object] = []

    def look(dialog: RestrictionDialog) -> None:
        marked.append(dialog.fields["categories"].value())
        dialog.reject()

    in_dialog(RestrictionDialog, look)
    panel.reopen(words_left)
    assert marked == [(Category.MEDICINES,)]


def test_coming_to_the_tab_is_a_view_and_others_only_read(desk: Desk, show: Show, theo: int) -> None:
    page, _ = opened(show, desk, theo)
    page.reload({"rights"})
    lines = [line for line in desk.audit.entries() if line.event is Event.RIGHTS_VIEWED]
    assert len(lines) == 1
