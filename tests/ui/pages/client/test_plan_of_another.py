"""One pane shows the plans of all clients: nothing that was typed about one is ever there with another."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.plans import PlanDocument, Section
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.plan import Mode, PlanPane
from tests.builders import build_client, full_client, full_plan

Show = Callable[[Desk, Route], ClientPage]
Texts = QLineEdit | QPlainTextEdit
TYPED = "Zephyr"


@pytest.fixture
def theo(desk: Desk) -> int:
    return _with_plan(desk, desk.clients.add(full_client()).value, full_plan())


@pytest.fixture
def marisol(desk: Desk) -> int:
    client_id = desk.clients.add(build_client("Marisol Quintero", record_number="2")).value
    return _with_plan(desk, client_id, PlanDocument())


def _with_plan(desk: Desk, client_id: int, document: PlanDocument) -> int:
    draft = desk.plans.start(client_id).value
    desk.plans.save(draft.id, document, draft.version)
    return client_id


def _texts(pane: PlanPane) -> list[Texts]:
    """Every control on screen that holds text and can be written in."""
    found: list[Texts] = [*pane.forms.findChildren(QLineEdit), *pane.forms.findChildren(QPlainTextEdit)]
    return [text for text in found if text.isVisible() and not text.isReadOnly() and text.isEnabled()]


def _words(text: Texts) -> str:
    return text.text() if isinstance(text, QLineEdit) else text.toPlainText()


def _said(pane: PlanPane) -> Iterator[str]:
    """All that any widget of the pane shows or says, on screen or not."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for widget in pane.findChildren(QWidget):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, (QLineEdit, QPlainTextEdit)):
            yield _words(widget)
        elif isinstance(widget, QLabel):
            yield widget.text()


def _stored(desk: Desk, client_id: int) -> PlanDocument | None:
    revision = desk.plans.open(client_id, reload=True).revision
    return revision.document if revision is not None else None


@pytest.mark.parametrize("section", Section, ids=lambda section: section.value)
def test_what_was_typed_about_one_client_is_nowhere_with_another(
    desk: Desk, show: Show, qtbot: QtBot, theo: int, marisol: int, section: Section
) -> None:
    """Half-typed days and times too; nor can it be taken back there, by the plan's keys or a field's own menu."""
    before = _stored(desk, marisol)
    page = show(desk, Route("client", theo, f"plan:{section.value}"))
    pane = page.plan
    assert pane is not None
    for text in _texts(pane):
        text.setFocus()
        qtbot.keyClicks(text, TYPED)
    pane.writer.keep()
    written = _stored(desk, theo)
    typed = sorted(_words(text) for text in _texts(pane) if TYPED in _words(text))
    assert page.can_leave()
    page.open_route(Route("client", marisol, f"plan:{section.value}"))
    assert page.plan is pane
    assert pane.preview.page_count() == 0
    assert not [words for words in _said(pane) if TYPED in words or "Theo" in words]
    for text in _texts(pane):
        history = text if isinstance(text, QLineEdit) else text.document()
        assert not history.isUndoAvailable()
    assert not pane.undo()
    assert page.can_leave()
    assert _stored(desk, marisol) == before
    page.open_route(Route("client", theo, f"plan:{section.value}"))
    assert _stored(desk, theo) == written
    again = {_words(text) for text in _texts(pane)}
    assert {words for words in typed if repr(words) in str(written)} <= again
    assert not pane.undo()


@pytest.mark.parametrize("final", [False, True])
def test_paper_under_way_is_not_shown_to_the_next(
    desk: Desk, show: Show, qtbot: QtBot, theo: int, marisol: int, final: bool
) -> None:
    """The last client's pages may still be made, or be on screen, when somebody without a plan is opened."""
    draft = desk.plans.open(theo).revision
    assert draft is not None
    if final:
        desk.plans.finalize(draft.id, draft.version, "Leaves today")
    nobody = desk.clients.add(build_client("Ada Boateng", record_number="3")).value
    page = show(desk, Route("client", theo, "plan"))
    page.resize(1_400, 800)
    pane = page.plan
    assert pane is not None
    shown = pane.frozen.pages if final else pane.preview
    qtbot.waitUntil(lambda: shown.page_count() > 0)
    shown.refresh()
    page.open_route(Route("client", nobody, "plan"))
    QApplication.processEvents()
    assert pane.mode() is Mode.EMPTY
    assert (pane.preview.page_count(), pane.frozen.pages.page_count()) == (0, 0)
    qtbot.wait(300)
    assert (pane.preview.page_count(), pane.frozen.pages.page_count()) == (0, 0)
    assert not [words for words in _said(pane) if "Theo" in words]


def test_focus_in_a_half_typed_field_goes_with_its_client(
    desk: Desk, show: Show, qtbot: QtBot, theo: int, marisol: int
) -> None:
    """The page goes elsewhere by itself, while the keyboard is still in the field."""
    page = show(desk, Route("client", theo, "plan:first_days.tonight_with"))
    focused = page.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, TYPED)
    page.open_route(Route("client", marisol, "plan"))
    assert page.plan is not None
    page.plan.writer.keep()
    stored = _stored(desk, marisol)
    assert stored == PlanDocument()
