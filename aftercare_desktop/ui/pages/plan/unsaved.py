"""Asks what becomes of words that could not be saved when somebody goes elsewhere."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.pages.plan.writer import Writer
from aftercare_desktop.ui.widgets.buttons import Variant

_COPY, _LEAVE, _STAY = "Save a copy", "Leave without saving", "Stay"
_VERBS: tuple[tuple[str, Variant], ...] = ((_COPY, "default"), (_LEAVE, "danger"), (_STAY, "primary"))


def may_leave(writer: Writer, window: QWidget, save_copy: Callable[[], None]) -> bool:
    """Save now, or else let the person decide; whether they leave. Saving a copy first means staying."""
    if writer.keep():
        return True
    words = f"{writer.why_unsaved()} What you wrote since is only on this screen."
    answer = MessageDialog.ask(window, "This plan is not saved", words, _VERBS)
    if answer == _COPY:
        save_copy()
    if answer != _LEAVE:
        return False
    writer.let_go()
    return True
