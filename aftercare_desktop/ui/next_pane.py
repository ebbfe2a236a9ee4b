"""F6: from one part of the window to the next that holds something for the keyboard."""

from collections.abc import Sequence
from functools import cmp_to_key

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget


def focus_next_pane(panes: Sequence[QWidget], focused: QWidget | None) -> None:
    """Put the keyboard into the part after the one it is in, around the end to the first again."""
    here = _place_in(panes, focused)
    for step in range(1, len(panes) + 1):
        if _focus_first(panes[(here + step) % len(panes)]):
            return


def panes_of(page: QWidget) -> list[QWidget]:
    """The parts that a page marks with the property "pane", as they are read on screen, or the page itself."""
    marked = [pane for pane in page.findChildren(QWidget) if pane.property("pane") and pane.isVisibleTo(page)]
    placed = [(_shown_place(pane, page), pane) for pane in marked]
    placed.sort(key=cmp_to_key(_read))
    return [pane for _, pane in placed] or [page]


def _shown_place(pane: QWidget, page: QWidget) -> QRect:
    """What of the pane is in sight: a sheet that scrolls reaches far above and below its place."""
    seen = pane.visibleRegion().boundingRect()
    place = seen if seen.isValid() else pane.rect()
    return place.translated(pane.mapTo(page, QPoint(0, 0)))


def _read(first: tuple[QRect, QWidget], second: tuple[QRect, QWidget]) -> int:
    """What lies wholly above comes first, else what lies further left."""
    one, two = first[0], second[0]
    if one.bottom() < two.top():
        return -1
    if two.bottom() < one.top():
        return 1
    return one.left() - two.left()


def _place_in(panes: Sequence[QWidget], focused: QWidget | None) -> int:
    """The innermost pane that holds the keyboard; the last, whose next is the first, if none does."""
    while focused is not None and focused not in panes:
        focused = focused.parentWidget()
    return panes.index(focused) if focused is not None else len(panes) - 1


def _focus_first(pane: QWidget) -> bool:
    """Put the keyboard where the pane wants it, or on the first thing in it that takes it by Tab."""
    wanted = pane.focusProxy()
    reachable = [
        widget
        for widget in (*([wanted] if wanted is not None else []), pane, *pane.findChildren(QWidget))
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    if reachable:
        reachable[0].setFocus(Qt.FocusReason.TabFocusReason)
    return bool(reachable)
