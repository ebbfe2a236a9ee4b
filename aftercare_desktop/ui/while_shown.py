"""Hears of changes while a widget is on screen: one that is put away, however that came about, hears nothing more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from aftercare_desktop.services.changes import EVERYTHING, Changes, Subscription, Topics


class WhileShown(QObject):
    """Calls `callback` with what changed, here or at another desk, as long as `widget` is shown."""

    def __init__(self, widget: QWidget, changes: Changes, callback: Callable[[Topics], None]) -> None:
        super().__init__(widget)
        self._changes = changes
        self._callback = callback
        self._subscription: Subscription | None = None
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._subscription is None:
            self._subscription = self._changes.subscribe(EVERYTHING, self._callback)
        elif event.type() == QEvent.Type.Hide and self._subscription is not None:
            self._changes.unsubscribe(self._subscription)
            self._subscription = None
        return False
