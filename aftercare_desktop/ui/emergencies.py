"""An emergency over any page: the sheet, the questions after it, and the notice while one of them is open."""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.consents import Category
from aftercare_desktop.services.changes import Topic, Topics
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.emergency import QuestionRow
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.emergency import EmergencyDialog
from aftercare_desktop.ui.dialogs.emergency_told import EmergencyToldDialog
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.words import emergency as words

EMERGENCY_KEY, EMERGENCY_ICON = "F10", "siren"
_NOTICE = "emergency"


class Emergencies(QObject):
    """At most one dialog of them. `band` stands over the pages while somebody is still to say who was told."""

    toast_requested = Signal(object)

    def __init__(self, desk: Desk, workspace: QWidget, close_others: Callable[[], object]) -> None:
        """`close_others` takes away what else lies over the pages."""
        super().__init__(workspace)
        self._desk = desk
        self._workspace = workspace
        self._close_others = close_others
        self._hidden = False
        self.band = Notices()
        self.dialog: EmergencyDialog | None = None
        self.told: EmergencyToldDialog | None = None
        self._rows: tuple[QuestionRow, ...] = ()
        self._subscription = desk.changes.subscribe((Topic.DISCLOSURES,), self._on_changes)
        self.refresh()

    # The sheet

    def open(self, query: str = "") -> None:
        """The one key: ask whom, at once and over any page."""
        if _is_open(self.dialog) or _is_open(self.told):
            return
        self._close_others()
        self._forget()
        self.dialog = EmergencyDialog(self._desk, query, self._workspace)
        self.dialog.left.connect(self.ask)
        self.dialog.open()

    # The questions

    def ask(self, view: int | None = None, written: dict[str, Any] | None = None) -> None:
        """Ask who was told, beginning with this opening; `written` is what stood there when the window locked."""
        rows = self._desk.emergency.questions()
        if not rows or _is_open(self.told):
            return
        self._forget()
        self.told = EmergencyToldDialog(self._desk, rows, view, self._workspace)
        self.told.answered.connect(self._on_told_answered)
        if written is not None:
            self.told.write_again(written)
        self.told.open()

    def _on_told_answered(self, done: Done[int]) -> None:
        self._forget()
        self.toast_requested.emit(Toast("" if done.undo else words.KEPT, done.undo))

    def _forget(self) -> None:
        for dialog in (self.dialog, self.told):
            if dialog is not None:
                dialog.deleteLater()
        self.dialog = self.told = None

    # The notice

    def refresh(self) -> None:
        """Say what is still to be answered, to whom it concerns; no name stands there, for others see it."""
        self._rows = self._desk.emergency.questions()
        self._show()

    def hide_band(self, hidden: bool) -> None:
        """While the client looks on nothing is said of other people."""
        self._hidden = hidden
        self._show()

    def _show(self) -> None:
        if not self._rows or self._hidden:
            self.band.take_away(_NOTICE)
            return
        sentence = words.waiting(len(self._rows), self._rows[0].question.opened_at, self._desk.zone)
        self.band.show_notice(_NOTICE, sentence, EMERGENCY_ICON, ((words.ANSWER, self.ask),))

    def _on_changes(self, topics: Topics) -> None:
        del topics
        self.refresh()

    def close_down(self) -> None:
        """Hear of no change any more."""
        self._desk.changes.unsubscribe(self._subscription)

    # Locking

    def stash(self) -> str | None:
        """What was being looked for or answered. A sheet is not shown again by itself: its question is."""
        told, dialog = self.told, self.dialog
        if told is not None and (told.isVisible() or told.locked):
            return json.dumps({"view": told.view(), "written": told.written()})
        if dialog is None or not (dialog.isVisible() or dialog.locked):
            return None
        if dialog.opened is not None:
            return json.dumps({"view": dialog.opened.view, "written": None})
        return json.dumps({"query": dialog.search.text()})

    def unstash(self, text: str) -> None:
        """Go on with what `stash` gave."""
        kept = json.loads(text)
        if "query" in kept:
            self.open(kept["query"])
        else:
            self.ask(kept["view"], kept["written"])


def readable(text: str) -> None:
    """Raises `ValueError`, `KeyError` or `TypeError` for what another version of `stash` gave."""
    kept = json.loads(text)
    if "query" not in kept:
        int(kept["view"])
        if kept["written"] is not None:
            tuple(map(Category, kept["written"]["categories"]))


def _is_open(dialog: QWidget | None) -> bool:
    return dialog is not None and dialog.isVisible()
