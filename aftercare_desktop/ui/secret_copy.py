"""A secret on the clipboard for as long as pasting it takes."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

FORGOTTEN_AFTER = 60
"""Seconds."""
_TOLD_TO_HISTORIES = "x-kde-passwordManagerHint"
"""What clipboard histories look for, so as not to keep it."""


def copy_secret(secret: str, seconds: float = FORGOTTEN_AFTER) -> Callable[[], None]:
    """Copy, and take it off again after these seconds unless something else was copied since.

    Gives what takes it off sooner.
    """
    content = QMimeData()
    content.setText(secret)
    content.setData(_TOLD_TO_HISTORIES, b"secret")
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(content)

    def forget() -> None:
        if clipboard.text() == secret:
            clipboard.clear()

    QTimer.singleShot(round(seconds * 1_000), clipboard, forget)
    return forget
