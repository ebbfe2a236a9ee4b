"""The paper beside the form: made on a thread, the latest request wins, the place is kept, pages grow."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.plans import Section
from aftercare_desktop.errors import StorageFailed
from aftercare_desktop.ui.preview import PAUSE, Preview
from aftercare_desktop.words.plan import PAPER_TITLES
from tests.ui.test_pdf_pages import pdf

__all__ = ["pdf"]


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    made = Preview(PAPER_TITLES)
    qtbot.addWidget(made, before_close_func=Preview.close_down)
    made.resize(352, 700)
    return made


def shown(qtbot: QtBot, preview: Preview, pdf: bytes) -> None:
    preview.show_now(lambda: lambda: pdf)
    preview.show()
    qtbot.waitUntil(lambda: preview.page_count() > 0, timeout=10_000)


def test_nothing_is_made_until_it_is_on_screen(qtbot: QtBot, preview: Preview, pdf: bytes) -> None:
    asked: list[int] = []

    def gather() -> Callable[[], bytes]:
        asked.append(1)
        return lambda: pdf

    preview.schedule(gather)
    qtbot.wait(PAUSE + 100)
    assert not asked
    preview.show()
    qtbot.waitUntil(lambda: preview.page_count() > 3, timeout=10_000)
    assert preview.view.horizontalScrollBar().maximum() == 0


def test_typing_asks_once_after_the_pause(qtbot: QtBot, preview: Preview, pdf: bytes) -> None:
    shown(qtbot, preview, pdf)
    asked: list[int] = []

    def gather() -> Callable[[], bytes]:
        asked.append(1)
        return lambda: pdf

    for _ in range(5):
        preview.schedule(gather)
        qtbot.wait(PAUSE // 8)
    assert not asked
    qtbot.waitUntil(lambda: asked == [1], timeout=3 * PAUSE)


def test_place_is_kept_and_headings_are_found(qtbot: QtBot, preview: Preview, pdf: bytes) -> None:
    shown(qtbot, preview, pdf)
    bar = preview.view.verticalScrollBar()
    preview.show_title(Section.HOME)
    there = bar.value()
    assert there > 0
    first = preview._pages
    preview.show_now(lambda: lambda: pdf)
    qtbot.waitUntil(lambda: preview._pages is not first, timeout=10_000)
    assert bar.value() == there
    preview.show_title(Section.FIRST_DAYS)
    assert bar.value() == 0


def test_heading_asked_for_before_the_pages_came(qtbot: QtBot, preview: Preview, pdf: bytes) -> None:
    preview.show_title(Section.HOME)
    shown(qtbot, preview, pdf)
    qtbot.waitUntil(lambda: preview.view.verticalScrollBar().value() > 0, timeout=2_000)


def test_pages_grow_and_shrink(qtbot: QtBot, preview: Preview, pdf: bytes) -> None:
    shown(qtbot, preview, pdf)
    width = preview.view.sheets.width()
    preview.larger.click()
    qtbot.waitUntil(lambda: preview.view.sheets.width() > width, timeout=10_000)
    assert preview.smaller.isEnabled()
    preview.smaller.click()
    qtbot.waitUntil(lambda: preview.view.sheets.width() == width, timeout=10_000)


def test_problem_is_said_over_the_last_good_page(qtbot: QtBot, preview: Preview, pdf: bytes) -> None:
    shown(qtbot, preview, pdf)

    def refused() -> bytes:
        raise StorageFailed("The data cannot be read.")

    preview.show_now(lambda: refused)
    qtbot.waitUntil(lambda: preview.note.text() == "The data cannot be read.", timeout=10_000)
    assert preview.page_count() > 3
