"""The panes of the plan in windows of 1280 and of 960 pixels: what stands in them is whole, or not there."""

from PySide6.QtWidgets import QApplication

from aftercare_desktop.ui.theme import theme
from tests.ui.pages.plan.conftest import Shown

AT_1280 = 1072


def test_a_name_on_one_line_has_the_height_of_one_line(plan: Shown) -> None:
    plan.pane.resize(AT_1280, 660)
    QApplication.processEvents()
    rows = [row for row in plan.pane.outline.rows.values() if not row.state().words]
    assert len(rows) > 6
    wraps = {row.text() for row in rows if row.height() != theme().px(35)}
    assert wraps <= {"Medicines, overdose safety"}


def test_whom_the_preview_is_for_is_said_in_full(plan: Shown) -> None:
    preview = plan.pane.preview
    for width in (AT_1280, 1232, 1500):
        plan.pane.resize(width, 660)
        QApplication.processEvents()
        assert preview.reader.isVisible()
        assert preview.reader.width() >= preview.reader.sizeHint().width()
