"""Sharing from any page that shows a client: asked, prepared, printed or saved, and said what became of it."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.disclosures import DisclosureState, Handed, NextStep, StoredDisclosure
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.breach import BreachDialog
from aftercare_desktop.ui.dialogs.file_text import FileDialog
from aftercare_desktop.ui.dialogs.paper import PaperDialog
from aftercare_desktop.ui.dialogs.prepared import OUTLETS, Outcome, Outlets, PreparedDialog
from aftercare_desktop.ui.dialogs.sent import SentDialog
from aftercare_desktop.ui.dialogs.share import ShareDialog, WayOut
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.words import sharing as words

SHARE_KEY, SHARE_ICON = "Alt+H", "external-link"
KEPT_NAMES = frozenset({ShareDialog.kept_as, SentDialog.kept_as, BreachDialog.kept_as})
_REGISTERS = {NextStep.ADD_AGREEMENT: "agreements", NextStep.ADD_ORDER: "orders"}
T = TypeVar("T")


class Origin(Protocol):
    """The page, pane or panel from which something is shared."""

    route_requested: SignalInstance
    toast_requested: SignalInstance
    failed: SignalInstance

    def window(self) -> QWidget:
        """The window over which it is asked."""


class SharingActs:
    """What can be done with what leaves. Every refusal of a service is told through `failed`."""

    def __init__(self, desk: Desk, origin: Origin, outlets: Outlets = OUTLETS) -> None:
        self._desk = desk
        self._origin = origin
        self._outlets = outlets

    def share(
        self,
        client_id: int,
        kept: KeptDialog | None = None,
        handed: Handed = Handed.LETTER,
        recipient: Recipient | None = None,
    ) -> None:
        """Ask what leaves, with `recipient` to that one first, and go on with what was prepared."""
        try:
            called = self._desk.clients.open(client_id, reload=True).client.called()
            dialog = ShareDialog.ask(
                self._desk, client_id, called, self._origin.window(), kept, handed=handed, recipient=recipient
            )
        except AftercareError as problem:
            self._origin.failed.emit(problem)
            return
        if dialog.way_out is not None:
            self._origin.route_requested.emit(route_of(dialog.way_out, client_id))
        elif dialog.made is not None:
            self._go_on(client_id, dialog.made)

    def _go_on(self, client_id: int, done: Done[int]) -> None:
        stored = self._stored(client_id, done.value)
        if stored is None:
            return
        if stored.state() is not DisclosureState.PREPARED:  # a call: it was told
            self._tell(words.CALL_KEPT)
        elif self.open(stored) is Outcome.LATER:
            self._origin.toast_requested.emit(Toast(words.PREPARED, done.undo))

    def open(self, stored: StoredDisclosure) -> Outcome | None:
        """Show the paper of one: to be sent or destroyed where it waits, else to be looked at.

        None where it could not be shown, which is told.
        """
        window = self._origin.window()
        if stored.state() is not DisclosureState.PREPARED:
            return self._look_at(stored, window)
        outcome = self._try(lambda: PreparedDialog.ask(self._desk, stored, window, self._outlets))
        if outcome is Outcome.SENT:
            self.send(stored)
        elif outcome is Outcome.DESTROY:
            self.destroy(stored)
        return outcome

    def _look_at(self, stored: StoredDisclosure, window: QWidget) -> Outcome | None:
        """What was sent, as it was sent: to be read only."""
        content = self._try(lambda: self._desk.gate.paper(stored.id))
        if content is None:
            return None
        if stored.disclosure.handed is Handed.EXPORT:
            FileDialog.look(words.headline(stored), content.decode(), window)
        else:
            PaperDialog(words.headline(stored), lambda: content, title=words.SHARE, parent=window).exec()
        return Outcome.LATER

    def send(self, stored: StoredDisclosure, kept: KeptDialog | None = None) -> None:
        """Ask how it was sent and write it down; with Undo."""
        desk = self._desk
        sending = SentDialog.ask(self._origin.window(), stored, desk.today, desk.zone, desk.now(), kept)
        if sending is None:
            return
        done = self._try(lambda: desk.gate.send(stored.id, sending, stored.version))
        if done is not None and done.undo is not None:
            self._origin.toast_requested.emit(Toast(f"{done.undo.sentence}.", done.undo))

    def destroy(self, stored: StoredDisclosure) -> None:
        """Let the paper go for good."""
        if self._try(lambda: self._desk.gate.destroy(stored.id, stored.version)) is not None:
            self._tell(words.DESTROYED)

    def report_breach(self, stored: StoredDisclosure, kept: KeptDialog | None = None) -> None:
        """It went to the wrong place: ask what is known, beginning with what was sent, and open the record."""
        desk, client_id = self._desk, stored.client_id
        start = self._try(lambda: desk.breaches.blank(client_id, stored.id))
        if start is None:
            return
        found = BreachDialog.ask(self._origin.window(), start, desk.today, str(stored.id), kept)
        if found is None:
            return
        if self._try(lambda: desk.breaches.report(client_id, found, stored.id)) is not None:
            self._tell(words.breach_kept(found.tell_client_by()))

    def reopen(self, client_id: int, kept: KeptDialog) -> None:
        """Ask once more what was being asked when the window locked."""
        if kept.name == ShareDialog.kept_as:
            self.share(client_id, kept)
            return
        stored = self._stored(client_id, int(kept.about))
        if stored is not None and kept.name == BreachDialog.kept_as:
            self.report_breach(stored, kept)
        elif stored is not None and stored.state() is DisclosureState.PREPARED:
            self.send(stored, kept)

    def _stored(self, client_id: int, disclosure_id: int) -> StoredDisclosure | None:
        rows = self._try(lambda: self._desk.gate.of_client(client_id, reload=True)) or ()
        return next((one for one in rows if one.id == disclosure_id), None)

    def _try(self, act: Callable[[], T]) -> T | None:
        try:
            return act()
        except AftercareError as problem:
            self._origin.failed.emit(problem)
            return None

    def _tell(self, sentence: str) -> None:
        self._origin.toast_requested.emit(Toast(sentence))


def route_of(way_out: WayOut, client_id: int) -> Route:
    """Where a next step leads that lies outside the dialog."""
    if way_out.step in _REGISTERS:
        return Route("settings", None, _REGISTERS[way_out.step])
    if way_out.step is NextStep.FINISH_CONSENT:
        return Route("client", client_id, f"consents:consents:see:{way_out.consent_id}")
    to = way_out.recipient
    whom = f"entry:{to.entry_id}" if to.entry_id is not None else f"person:{to.person_id}"
    return Route("client", client_id, f"consents:consents:new:{whom}")
