"""Asks what becomes of words that could not be saved when somebody goes elsewhere."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.widgets.buttons import Variant

_COPY, _LEAVE, _STAY = "Save a copy", "Leave without saving", "Stay"
_VERBS: tuple[tuple[str, Variant], ...] = ((_COPY, "default"), (_LEAVE, "danger"), (_STAY, "primary"))


def leaves_unsaved(window: QWidget, why: str, save_copy: Callable[[], None]) -> bool:
    """Whether the person leaves although `why` says that nothing was saved. Saving a copy first means staying."""
    words = f"{why} What you wrote since is only on this screen."
    answer = MessageDialog.ask(window, "This plan is not saved", words, _VERBS)
    if answer == _COPY:
        save_copy()
    return answer == _LEAVE
