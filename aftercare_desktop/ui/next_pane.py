"""F6: from one part of the window to the next that holds something for the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def focus_next_pane(panes: Sequence[QWidget], focused: QWidget | None) -> None:
    """Put the keyboard into the part after the one it is in, around the end to the first again."""
    here = next(
        (number for number, pane in enumerate(panes) if focused is not None and pane.isAncestorOf(focused)),
        len(panes) - 1,
    )
    for step in range(1, len(panes) + 1):
        if _focus_first(panes[(here + step) % len(panes)]):
            return


def panes_of(page: QWidget) -> list[QWidget]:
    """The parts that a page marks with the property "pane", or the page itself."""
    marked = [pane for pane in page.findChildren(QWidget) if pane.property("pane") and pane.isVisibleTo(page)]
    return marked or [page]


def _focus_first(pane: QWidget) -> bool:
    """Put the keyboard on the first thing in the pane that takes it by Tab."""
    reachable = [
        widget
        for widget in (pane, *pane.findChildren(QWidget))
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    if reachable:
        reachable[0].setFocus(Qt.FocusReason.TabFocusReason)
    return bool(reachable)
