"""Undo and redo of a plan: a stack of document values. Typing in one field is one step."""

from dataclasses import dataclass

from aftercare_desktop.domain.plans import PlanDocument

_MOST = 500


@dataclass(frozen=True, slots=True)
class Moment:
    """The document before or after a change, and the path that changed: where the eye goes back to."""

    document: PlanDocument
    path: str


class UndoStack:
    """What the person did to one draft, as values; the document on screen is not kept here.

    Changes at the same path run together until `pause` is called (the keyboard left the field) or another path changes.
    """

    def __init__(self) -> None:
        self._undone: list[Moment] = []
        self._done: list[Moment] = []
        self._open_path = ""

    def changed(self, before: PlanDocument, path: str) -> None:
        """The document changed from `before` at this path; what was undone is forgotten."""
        self._undone.clear()
        if path == self._open_path and _is_typing(path) and self._done:
            return
        self._done.append(Moment(before, path))
        del self._done[:-_MOST]
        self._open_path = path

    def pause(self) -> None:
        """The next change begins a step of its own."""
        self._open_path = ""

    def undo(self, now: PlanDocument) -> Moment | None:
        """The moment before the last step, or None. `now` is what is on screen, for redo."""
        return self._step(self._done, self._undone, now)

    def redo(self, now: PlanDocument) -> Moment | None:
        """The moment after the step undone last, or None."""
        return self._step(self._undone, self._done, now)

    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._done)

    def can_redo(self) -> bool:
        """Whether there is something to redo."""
        return bool(self._undone)

    def clear(self) -> None:
        """Forget everything: another document is on screen."""
        self._done.clear()
        self._undone.clear()
        self.pause()

    def _step(self, source: list[Moment], target: list[Moment], now: PlanDocument) -> Moment | None:
        self.pause()
        if not source:
            return None
        moment = source.pop()
        target.append(Moment(now, moment.path))
        return moment


def _is_typing(path: str) -> bool:
    """Adding, removing and moving rows are steps of their own, however fast they follow each other."""
    return path.rpartition(".")[2] not in ("+", "-", "move")
