"""With the client: while counselor and client look at one screen, nothing else of the window is on it or acts.

The page on show names one client alone (PRODUCT.md, With the client); this keeps away what the window would add: the
rail with recent names, search, toasts, and every key that leads elsewhere.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShortcut

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.rail import Rail
from aftercare_desktop.ui.widgets.toast import ToastBar

WITH_CLIENT, WITH_CLIENT_ICON, WITH_CLIENT_KEY = "With the client", "user-check", "F11"
WITH_CLIENT_WORDS = "look together one screen full large show present"
CALM_TEXT = 130
"""Percent: two people read from where they sit."""
_STAY = frozenset({"Ctrl+L", "Ctrl+Z", "Esc"})


class WithClient(QObject):
    """Off until a page for two is shown, and off again with any other."""

    changed = Signal(bool)
    """It began, or it is over."""

    def __init__(self, rail: Rail, toast: ToastBar, parent: QObject) -> None:
        super().__init__(parent)
        self._rail = rail
        self._toast = toast
        self._keys: list[QShortcut] = []
        self._on = False

    def is_on(self) -> bool:
        """Whether client and counselor look at the screen together."""
        return self._on

    def mind(self, key: str, shortcut: QShortcut) -> None:
        """A key of the window: it is dead meanwhile, unless it locks, undoes or leads back."""
        if key not in _STAY:
            self._keys.append(shortcut)

    def show_page(self, *, for_two: bool) -> None:
        """The window goes to a page. What is made from now on is made in the size it is seen in."""
        if for_two is self._on:
            return
        self._on = for_two
        for shortcut in self._keys:
            shortcut.setEnabled(not for_two)
        self._rail.setVisible(not for_two)
        self._toast.hide()
        theme().set_zoom(CALM_TEXT if for_two else 100)
        self.changed.emit(for_two)
