"""The mark of a center of made-up people: a band over everything, and a line in every dialog that opens over one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.labels import IconLabel

PRACTICE = "PRACTICE. Everyone in this center is made up."


def practice_line() -> IconLabel:
    """The words of the mark with their icon."""
    return IconLabel("graduation-cap", PRACTICE, token="warn", role="practice")


class PracticeBand(QWidget):
    """Stands over the pages of a practice center."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        look = theme()
        row.setContentsMargins(look.px(12), look.px(3), look.px(12), look.px(3))
        row.addStretch(1)
        row.addWidget(practice_line())
        row.addStretch(1)


def is_practice(widget: QWidget | None) -> bool:
    """Whether the window around this widget is marked: what opens over it then carries the mark too."""
    while isinstance(widget, QWidget):
        window = widget.window()
        if any(band.isVisibleTo(window) for band in window.findChildren(PracticeBand)):
            return True
        widget = window.parentWidget()
    return False
