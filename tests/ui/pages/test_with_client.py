"""With the client: this client's plan alone is on the screen, and no key or message brings anything else there."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from aftercare_desktop.domain.plans import PlanDocument, Section, Signs
from aftercare_desktop.ui.dialogs.both import BothDialog
from aftercare_desktop.ui.page import Page, Route, Toast
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.with_client import WithClientPage
from aftercare_desktop.ui.pages.with_client.sheets import TOGETHER
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.words.plan import PAPER_TITLES
from tests.builders import full_client, full_plan
from tests.screenshots.stage import Stage
from tests.ui.answering import answer, in_dialog, no_dialog

STAFF_WORDS = re.compile(
    r"\b(ready|missing|gap|not set|draft|version|suicide|safety link|asking|approve|ask the nurse|counselor: |"
    r"caseload|recent|find anything|messages|settings|directory|clients|lock)\b",
    re.IGNORECASE,
)
FROM_HERE = (
    "Ctrl+K",
    "Ctrl+1",
    "Ctrl+2",
    "Ctrl+3",
    "Ctrl+4",
    "Ctrl+N",
    "Ctrl+,",
    "F1",
    "F6",
    "F9",
    "F10",
    "Alt+S",
    "Alt+L",
)
"""Keys that lead elsewhere from every other page, or show what is not for two."""


def said(widget: QWidget) -> Iterator[str]:
    """Everything that a widget shows, tells on hovering or says to a screen reader."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))


def on_screen(window: QWidget) -> list[str]:
    found = [window.windowTitle()]
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible():
            found += [text for text in said(widget) if text]
    return found


def press(stage: Stage, key: str) -> None:
    keys = QKeySequence(key)[0]
    QTest.keyClick(QApplication.focusWidget() or stage.window, keys.key(), keys.keyboardModifiers())
    stage.settle()


def begin(stage: Stage, part: str = "plan:signs") -> tuple[int, WithClientPage]:
    """A client with a full plan, their page, and F11."""
    desk = stage.desk()
    client_id = desk.clients.add(
        replace(full_client(), name="Wren Halloway", preferred_name="", record_number="")
    ).value
    draft = desk.plans.start(client_id).value
    desk.plans.save(draft.id, full_plan(), draft.version)
    stage.go(Route("client", stage.client_id("Theo Bramwell")))  # somebody else was looked at before
    stage.go(Route("client", client_id, part))
    stage.window.activateWindow()
    press(stage, "F11")
    page = stage.workspace().page()
    assert isinstance(page, WithClientPage)
    return client_id, page


def stored(stage: Stage, client_id: int) -> PlanDocument:
    revision = stage.desk().plans.open(client_id, reload=True).revision
    assert revision is not None
    return revision.document


@pytest.mark.parametrize("part", ["overview", "plan:goals"])
def test_nobody_else_and_nothing_for_staff_is_on_the_screen(stage: Stage, part: str) -> None:
    others = [
        row.name
        for row in stage.desk().clients.rows(stage.desk().clients.find(""))
        if row.name != "Wren Halloway"
    ]
    _, page = begin(stage, part)
    for section in TOGETHER:
        assert page.head.title.text() == PAPER_TITLES[section]
        shown = on_screen(stage.window)
        for text in shown:
            assert not any(name in text for name in others), text
            if "PRACTICE" not in text:
                assert not STAFF_WORDS.search(text), text
        assert not any(re.fullmatch(r"\d+ (of \d+|people|open).*", text) for text in shown)
        press(stage, "PgDown")


def test_the_keys_that_would_leave_the_client_are_dead(stage: Stage) -> None:
    _, page = begin(stage)
    workspace = stage.workspace()
    with no_dialog():
        for key in FROM_HERE:
            press(stage, key)
            assert workspace.page() is page, key
            assert workspace.over.palette is None, key
            assert workspace.over.asking is None, key
    workspace.show_toast(Toast("Theo Bramwell is archived."))
    assert not workspace.toast.isVisible()


@pytest.mark.parametrize("key", ["F11", "Esc"])
@pytest.mark.parametrize("part", ["overview", "plan:signs"])
def test_back_from_there_it_is_as_it_was(stage: Stage, key: str, part: str) -> None:
    workspace = stage.workspace()
    wide = workspace.rail.width()
    begin(stage, part)
    assert not workspace.rail.isVisible()
    assert theme().text_percent == 130
    assert stage.window.isFullScreen()
    with no_dialog():
        press(stage, key)
        stage.settle(lambda: isinstance(workspace.page(), ClientPage))
    assert workspace.route().part == part
    assert workspace.rail.isVisible()
    assert workspace.rail.width() == wide
    assert theme().text_percent == 100
    assert not stage.window.isFullScreen()
    press(stage, "Ctrl+K")
    assert workspace.over.palette is not None
    workspace.over.close_palette()
    press(stage, "Alt+Left")  # the way back does not lead through it
    assert not workspace.with_client.is_on()


def test_the_rail_has_its_words_again_in_a_window_that_stayed_as_wide(stage: Stage) -> None:
    rail = stage.workspace().rail
    stage.window.resize(1280, 800)
    stage.settle()
    wide = rail.width()
    begin(stage)
    stage.window.resize(1280, 800)
    stage.settle()
    stage.go(Route("clients"))
    assert rail.width() == wide


def type_into_the_first_goal(page: WithClientPage, text: str) -> None:
    """At the beginning of its sentence."""
    page.sheets.go_to("goals.0.words")
    sentence = QApplication.focusWidget()
    assert isinstance(sentence, QLineEdit)
    QTest.keyClick(sentence, Qt.Key.Key_Home)
    QTest.keyClicks(sentence, text)


def test_a_stray_key_changes_nothing(stage: Stage) -> None:
    client_id, page = begin(stage, "plan:goals")
    before = stored(stage, client_id)
    QTest.keyClicks(QApplication.focusWidget(), "x")
    assert page.can_leave()
    assert stored(stage, client_id) == before


def test_what_is_typed_is_the_same_draft_with_the_same_undo(stage: Stage) -> None:
    client_id, page = begin(stage, "plan:goals")
    assert page.sheets.section() is Section.GOALS
    before = stored(stage, client_id)
    type_into_the_first_goal(page, "Now: ")
    press(stage, "F11")
    workspace = stage.workspace()
    stage.settle(lambda: isinstance(workspace.page(), ClientPage))
    assert stored(stage, client_id).goals[0].words == f"Now: {before.goals[0].words}"
    press(stage, "F11")
    again = workspace.page()
    assert isinstance(again, WithClientPage)
    type_into_the_first_goal(again, "!")
    press(stage, "Ctrl+Z")
    assert again.can_leave()
    assert stored(stage, client_id).goals[0].words == f"Now: {before.goals[0].words}"


def write_against_somebody_else(stage: Stage) -> tuple[int, WithClientPage]:
    """Another desk changed the first goal's reason and the home while the two wrote at that goal."""
    client_id, page = begin(stage, "plan:goals")
    desk = stage.desk()
    revision = desk.plans.open(client_id, reload=True).revision
    assert revision is not None
    first, *others = revision.document.goals
    theirs = replace(
        revision.document,
        goals=(replace(first, why="For my daughter"), *others),
        home=replace(revision.document.home, met_by="Sam"),
    )
    with desk.changes.caused_by(page):  # as from another desk: nobody tells this page
        desk.plans.save(revision.id, theirs, revision.version)
    type_into_the_first_goal(page, "Now: ")
    page.writer.keep()
    return client_id, page


def press_verb(stage: Stage, page: WithClientPage, verb: str) -> None:
    """With the keyboard alone, from the field on."""
    for _ in range(40):
        held = QApplication.focusWidget()
        if isinstance(held, QAbstractButton) and held.text() == verb and page.notices.isAncestorOf(held):
            press(stage, "Space")
            return
        press(stage, "Shift+Tab")
    raise AssertionError(f"The keyboard does not reach {verb}.")


@pytest.mark.parametrize(("verb", "mine"), [("Keep mine", True), ("Keep theirs", False)])
def test_what_somebody_else_changed_meanwhile_is_chosen_here_as_on_the_plans_page(
    stage: Stage, verb: str, mine: bool
) -> None:
    client_id, page = write_against_somebody_else(stage)
    notice = page.notices.notice("conflict")
    assert notice is not None
    assert notice.isVisible()
    assert notice.words.text().endswith("Keep yours, keep theirs, or see both.")
    press_verb(stage, page, verb)
    document = stored(stage, client_id)
    assert document.goals[0].words.startswith("Now: ") is mine
    assert (document.goals[0].why == "For my daughter") is not mine
    assert (page.sheets.section(), page.sheets.document()) == (Section.GOALS, document)
    assert page.notices.notice("conflict") is None
    type_into_the_first_goal(page, "!")
    assert page.can_leave()


def test_both_are_seen_here_part_by_part(stage: Stage) -> None:
    client_id, page = write_against_somebody_else(stage)

    def choose(dialog: BothDialog) -> None:
        assert "home.met_by/" in dialog.choices
        dialog.choices["home.met_by/"].set_value("theirs")
        dialog.accept()

    in_dialog(BothDialog, choose)
    press_verb(stage, page, "See both")
    document = stored(stage, client_id)
    assert (document.goals[0].words[:5], document.home.met_by) == ("Now: ", "Sam")
    assert page.can_leave()


def test_a_change_that_is_told_while_words_are_unsaved_is_asked_about_at_once(stage: Stage) -> None:
    client_id, page = begin(stage, "plan:goals")
    type_into_the_first_goal(page, "Now: ")
    desk = stage.desk()
    revision = desk.plans.open(client_id, reload=True).revision
    assert revision is not None
    desk.plans.save(revision.id, replace(revision.document, signs=Signs()), revision.version)
    assert page.notices.notice("conflict") is not None
    page.conflict.keep_mine()
    assert stored(stage, client_id).goals[0].words.startswith("Now: ")


def test_a_step_is_ticked_together(stage: Stage) -> None:
    client_id, page = begin(stage, "plan:goals")
    boxes = [box for box in page.findChildren(QAbstractButton) if box.accessibleName().endswith("Done")]
    steps = stored(stage, client_id).goals[0].steps
    boxes[0].click()
    assert page.can_leave()
    assert stored(stage, client_id).goals[0].steps[0].done is not steps[0].done


def test_it_locks_and_comes_back_with_nobody_else_on_the_screen(stage: Stage) -> None:
    begin(stage)
    press(stage, "Ctrl+L")
    assert stage.window.workspace is None
    assert theme().text_percent == 100
    assert "Halloway" not in " ".join(on_screen(stage.window))
    workspace = stage.workspace()
    stage.settle()
    assert isinstance(workspace.page(), WithClientPage)
    assert workspace.with_client.is_on()
    assert not workspace.rail.isVisible()


def test_a_final_version_is_read_in_large_pages(stage: Stage) -> None:
    client_id, _ = begin(stage)
    press(stage, "Esc")
    desk = stage.desk()
    draft = desk.plans.open(client_id).revision
    assert draft is not None
    desk.plans.finalize(draft.id, draft.version, "Their wish")
    stage.go(Route("with-client", client_id, "plan"))
    page: Page = stage.workspace().page()
    assert isinstance(page, WithClientPage)
    stage.settle(lambda: page.middle.pages.page_count() > 1)
    assert page.middle.currentWidget() is page.middle.pages
    bar = page.middle.pages.view.verticalScrollBar()
    press(stage, "PgDown")
    assert bar.value() > 0


def test_without_a_plan_it_says_so_kindly_and_leads_back(stage: Stage) -> None:
    client_id = (
        stage.desk().clients.add(replace(full_client(), name="Cass Delacroix", record_number="")).value
    )
    stage.go(Route("with-client", client_id, "overview"))
    assert "No plan yet" in on_screen(stage.window)
    press(stage, "Esc")
    assert stage.workspace().route() == Route("client", client_id, "overview")


def test_what_is_unsaved_is_asked_about_before_and_not_inside(stage: Stage) -> None:
    """Facts that are not saved are asked about where they stand, as always when somebody goes elsewhere."""
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), "facts"))
    assert isinstance(page, ClientPage)
    field = page.facts.findChild(QLineEdit)
    assert field is not None
    stage.window.activateWindow()
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(field, "x")
    answer("Stay")
    press(stage, "F11")
    assert stage.workspace().page() is page
    assert not stage.workspace().with_client.is_on()
