"""Tab follows the eye: Qt puts what is made later at the very end, so pages that make parts anew say the order."""

from itertools import chain, pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_tabs(*parts: QWidget) -> None:
    """Tab goes through these parts one after another, and within each through what it holds.

    Qt does not move a field that hands the keyboard on to its box: such a one can only come first, by its box.
    """
    for before, after in pairwise(chain.from_iterable(map(_stops, parts))):
        QWidget.setTabOrder(before, after)


def _stops(part: QWidget) -> list[QWidget]:
    if _is_stop(part):
        return [part]
    # The lists of combo boxes are windows of their own.
    return [each for each in part.findChildren(QWidget) if _is_stop(each) and each.window() is part.window()]


def _is_stop(widget: QWidget) -> bool:
    """Also what only a click focuses: which button of a choice Tab stops at moves with the choice."""
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
