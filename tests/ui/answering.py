"""Answers to the dialogs a test opens: prepared before, done once the dialog waits for somebody, each in its turn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from aftercare_desktop.ui.dialogs.message import MessageDialog

_EVERY = 5  # milliseconds
_TRIES = 4_000
D = TypeVar("D", bound=QDialog)
_prepared: list["_Prepared"] = []


@dataclass(frozen=True, slots=True)
class Question:
    """What a person was asked, or told."""

    headline: str
    sentence: str


class _Prepared:
    """What will be done with one dialog. Only the first one looks: a second is for the dialog after that."""

    def __init__(self, kind: type[QDialog], act: Callable[[Any], object]) -> None:
        self.kind = kind
        self._act = act
        self._tries = 0
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(_EVERY)
        _prepared.append(self)

    def forget(self) -> None:
        self._timer.stop()
        _prepared.remove(self)

    def _look(self) -> None:
        if _prepared[0] is not self:
            return
        dialog = QApplication.activeModalWidget()
        if (
            isinstance(dialog, self.kind) and dialog.isActiveWindow()
        ):  # its keys work once it has the keyboard
            self.forget()
            with _closed_after(dialog):
                self._act(dialog)
            return
        self._tries += 1
        if self._tries == _TRIES:
            self.forget()
            with _closed_after(dialog):
                raise AssertionError(f"No {self.kind.__name__} waits for an answer, but {dialog}.")


@contextmanager
def _closed_after(dialog: object) -> Iterator[None]:
    """Nobody else would close a dialog that is left open, and the test would wait for ever."""
    try:
        yield
    finally:
        if isinstance(dialog, QDialog) and dialog.isVisible():
            dialog.done(QDialog.DialogCode.Rejected)  # `reject` may ask once more


def in_dialog(kind: type[D], act: Callable[[D], object]) -> None:
    """Do this with the next dialog of this kind once it has the keyboard; left open, it is closed."""
    _Prepared(kind, act)


def answer(verb: str) -> list[Question]:
    """Take this verb of the next question; gives a list that will hold the question."""
    asked: list[Question] = []

    def take(dialog: MessageDialog) -> None:
        asked.append(Question(dialog.headline.text(), dialog.sentence.text()))
        {button.text(): button for button in dialog.verbs}[verb].click()

    in_dialog(MessageDialog, take)
    return asked


@contextmanager
def no_dialog() -> Iterator[None]:
    """Nothing asks meanwhile. What asks nevertheless is closed and told."""
    came: list[QDialog] = []
    watch = _Prepared(QDialog, came.append)
    try:
        yield
    finally:
        if not came:
            watch.forget()
    assert came == []


def forget_all() -> list[str]:
    """Let go of what is still prepared, so that it reaches no other test; gives the kinds that did not come."""
    left = [prepared.kind.__name__ for prepared in _prepared]
    for prepared in [*_prepared]:
        prepared.forget()
    return left
