"""F6: from one part of the window to the next that holds something for the keyboard, and back to where one was."""

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
    """Put the keyboard where the pane wants it, else where it was last in it, else where the pane begins: at the
    first thing that takes it by Tab in the part marked "begins", if there is one, or in the whole pane.
    """
    inside = pane.findChildren(QWidget)
    begins = [widget for part in inside if part.property("begins") for widget in part.findChildren(QWidget)]
    candidates = (pane.focusProxy(), _last_in(pane), *begins, pane, *inside)
    reachable = next((widget for widget in candidates if widget is not None and _takes_tab(widget)), None)
    if reachable is not None:
        reachable.setFocus(Qt.FocusReason.TabFocusReason)
    return reachable is not None


def _takes_tab(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _last_in(pane: QWidget) -> QWidget | None:
    """What in the pane had the keyboard last, unless that lies in a pane of its own within it."""
    last = pane.focusWidget()
    around: QWidget | None = last
    while around is not None and around is not pane:
        if around.property("pane"):
            return None
        around = around.parentWidget()
    return last
