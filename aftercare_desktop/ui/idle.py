"""Notices that nobody touched the program for a while (automatic logoff, 45 CFR 164.312(a)(2)(iii))."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Emits `went_idle` once when no key, mouse or touch reached any window of the program for the given time.

    It filters the native windows, not the application: those see each key and mouse event once, and none of the
    thousands of paint and layout events between them, which would each cost a call into Python.
    """

    went_idle = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.went_idle)
        application.focusWindowChanged.connect(self._on_application_focus_window_changed)

    def start(self, minutes: float) -> None:
        """Watch from now on."""
        self._timer.start(max(1, round(minutes * 60_000)))

    def stop(self) -> None:
        """Watch no more, e.g. while locked."""
        self._timer.stop()

    def is_watching(self) -> bool:
        return self._timer.isActive()

    def touch(self) -> None:
        """Somebody is there: count from zero."""
        if self._timer.isActive():
            self._timer.start()

    def watch(self, window: QWindow) -> None:
        """Watch this window, too. Windows that get the focus are watched by themselves."""
        window.removeEventFilter(self)
        window.installEventFilter(self)

    def _on_application_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            self.watch(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self.touch()
        return False
