"""The panel of a client's consents: each as a row with its verbs, taken back from here at once."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare_desktop.domain.consents import ConsentState
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.consents import ClientConsents, ConsentRow
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.take_back import TakeBackDialog
from aftercare_desktop.ui.pages.client.consents.panel import Panel
from aftercare_desktop.ui.pages.client.consents.row import ConsentLine, holds_no_more
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.frames import Separator
from aftercare_desktop.ui.widgets.labels import IconLabel, Words
from aftercare_desktop.words import consent_rows as words

TAKE_BACK = "take back"


class ConsentsPanel(Panel):
    """What may leave about this client, to whom and until when. To read it on screen counts as a view."""

    headline = "Consents"
    route_place = "consents"
    kept_names = frozenset({TakeBackDialog.kept_as})
    topics = frozenset({Topic.CONSENTS, Topic.DISCLOSURES, Topic.CLIENTS, Topic.DIRECTORY})

    def __init__(self, desk: Desk, origin: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(desk, origin, parent)
        self.lines: list[ConsentLine] = []
        self._all = False
        self.shown: ClientConsents | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.empty = IconLabel("lock", words.EMPTY_DETAIL, wrap=True)
        self.none = Words(words.EMPTY, "strong", wrap=True)
        self.body.addWidget(self.none)
        self.body.addWidget(self.empty)
        self.more = Button("", "soft", size="small")
        self.more.clicked.connect(self._on_more_clicked)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    # Showing

    def show_client(self, client_id: int, *, read_only: bool) -> None:
        if client_id != self.client_id:
            self._all = False
        super().show_client(client_id, read_only=read_only)

    def forget(self) -> None:
        super().forget()
        self.shown = None
        self._show_rows(())

    def refresh(self, *, seen: bool) -> None:
        assert self.client_id is not None
        held = self._focused()
        self.shown = self.desk.consents.of_client(self.client_id, reload=seen)
        rows = self.shown.rows
        old = [row for row in rows if holds_no_more(row)]
        self._show_rows([row for row in rows if not holds_no_more(row)] + (old if self._all else []))
        self.more.setText("Show fewer" if self._all else f"Show {len(old)} that hold no more")
        self.more.setVisible(bool(old))
        for part in (self.none, self.empty):
            part.setVisible(not rows)
        self._put_keyboard_back(held)

    def _show_rows(self, rows: Iterable[ConsentRow]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        for row in rows:
            if self.lines:
                self._list.addWidget(Separator())
            line = ConsentLine(row, self._verbs(row), self.desk.zone)
            line.verb_chosen.connect(partial(self._do, row))
            self.lines.append(line)
            self._list.addWidget(line)

    def _verbs(self, row: ConsentRow) -> list[tuple[str, str]]:
        verbs: list[tuple[str, str]] = []
        may_take_back = self.desk.may(Permission.REVOKE_CONSENT) and row.stored.signing is not None
        if may_take_back and row.state is not ConsentState.REVOKED:
            verbs.append((TAKE_BACK, "Take back"))
        return verbs

    def _focused(self) -> tuple[int, str] | None:
        """Which consent and which of its verbs has the keyboard."""
        focused = self.focusWidget()
        for line in self.lines:
            for key, button in line.buttons.items():
                if button is focused:
                    return line.row.stored.id, key
        return None

    def _put_keyboard_back(self, held: tuple[int, str] | None) -> None:
        if held is None:
            return
        line = next((one for one in self.lines if one.row.stored.id == held[0]), None)
        button = line.buttons.get(held[1]) if line is not None else None
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        stops = [button for line in self.lines for button in line.buttons.values()]
        for stop in (*stops, self.more):
            if stop.isVisibleTo(self):
                stop.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # What the person does

    def _on_more_clicked(self) -> None:
        self._all = not self._all
        self.refresh(seen=True)

    def _do(self, row: ConsentRow, verb: str) -> None:
        ways = {TAKE_BACK: self.take_back}
        ways[verb](row)

    def take_back(self, row: ConsentRow, kept: KeptDialog | None = None) -> None:
        """Ask how it was taken back, say what stops, and keep it for good."""
        answer = TakeBackDialog.ask(self.window(), row, kept)
        if answer is not None:
            stored = row.stored
            self.act(
                lambda: self.desk.consents.revoke(stored.id, answer.way, answer.note, stored.version),
                "Taken back. Nothing leaves on it any more.",
            )

    def reopen(self, kept: KeptDialog) -> None:
        rows = self.shown.rows if self.shown is not None else ()
        row = next((one for one in rows if str(one.stored.id) == kept.about), None)
        if row is not None and kept.name == TakeBackDialog.kept_as:
            self.take_back(row, kept)
