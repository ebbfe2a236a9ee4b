"""The panel of what left the center about a client, or waits to: each with its state, its ground and its verbs."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.disclosures import DisclosureState, Handed, StoredDisclosure
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.accounting import ACCOUNTING, AccountingDialog
from aftercare_desktop.ui.page import Action
from aftercare_desktop.ui.pages.client.consents.panel import Panel
from aftercare_desktop.ui.sharing import KEPT_NAMES, SHARE_ICON, SharingActs
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.frames import Separator
from aftercare_desktop.ui.widgets.labels import Chip, Icon, IconLabel, Words
from aftercare_desktop.words import sharing as words

_MOST_ROWS = 12
"""What is older is shown when somebody asks for it."""
_LOOKS = {
    DisclosureState.PREPARED: ("warn", "file-clock"),
    DisclosureState.SENT: ("ok", "circle-check"),
    DisclosureState.DESTROYED: ("neutral", "trash-2"),
}
_ICONS = {
    Handed.PLAN: "file-text",
    Handed.LETTER: "mail",
    Handed.PACKET: "files",
    Handed.EXPORT: "file-down",
    Handed.CALL: "phone-call",
}
OPEN, SEND, DESTROY, BREACH = "open", "send", "destroy", "breach"


class DisclosureLine(QWidget):
    """One disclosure. `stopped` is the sentence that says why a prepared one may not leave any more."""

    verb_chosen = Signal(str)

    def __init__(
        self, stored: StoredDisclosure, stopped: str, happened: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.stored = stored
        self.buttons: dict[str, Button] = {}
        look = theme()
        state = words.state_words(stored, stopped=bool(stopped))
        variant, icon = ("bad", "ban") if stopped else _LOOKS[stored.state()]
        self.about = words.headline(stored)
        self.state = Chip(state, variant, icon)
        told = words.what(stored)
        self.setAccessibleName(
            ". ".join(part for part in (self.about, state, stopped, told, happened) if part)
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, look.px(8), 0, look.px(8))
        line.setSpacing(look.px(10))
        mark = Icon(_ICONS[stored.disclosure.handed], 18, "text2")
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(look.px(3))
        column.addWidget(_wrapped(self.about, "strong"))
        column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(_wrapped(told, "secondary"))
        column.addWidget(_wrapped(happened, "secondary"))
        if stopped:
            column.addWidget(IconLabel("ban", stopped, token="danger", wrap=True))
        line.addLayout(column, 1)
        self._verbs = QHBoxLayout()
        self._verbs.setSpacing(look.px(6))
        line.addLayout(self._verbs)

    def add_verb(self, key: str, text: str) -> None:
        """Offer something to be done with it."""
        button = Button(text, "soft", size="small")
        button.setAccessibleName(f"{text}: {self.about}")
        button.clicked.connect(lambda: self.verb_chosen.emit(key))
        self.buttons[key] = button
        self._verbs.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


class DisclosuresPanel(Panel):
    """To read it on screen counts as a view of its own."""

    headline = "What was shared"
    route_place = "disclosures"
    kept_names = KEPT_NAMES
    topics = frozenset(
        {Topic.CONSENTS, Topic.DISCLOSURES, Topic.RIGHTS, Topic.REGISTERS, Topic.CLIENTS, Topic.STAFF}
    )

    def __init__(self, desk: Desk, origin: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(desk, origin, parent)
        self.acts_on = SharingActs(desk, self)
        self.lines: list[DisclosureLine] = []
        self._all = False
        self._add_head_verbs()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.none = Words(words.EMPTY, "strong", wrap=True)
        self.empty = IconLabel("lock", words.EMPTY_DETAIL, wrap=True)
        self.more = Button("", "soft", size="small")
        self.more.clicked.connect(self._on_more_clicked)
        self.body.addWidget(self.none)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_head_verbs(self) -> None:
        self.call = Button(words.TOLD_BY_PHONE, "ghost", "phone-call", size="small")
        self.call.clicked.connect(lambda: self.share(Handed.CALL))
        self.start = Button(words.SHARE, "default", SHARE_ICON, size="small")
        self.start.clicked.connect(lambda: self.share(Handed.LETTER))
        self.accounting = Button(ACCOUNTING, "ghost", "list-checks", size="small")
        self.accounting.clicked.connect(self.show_accounting)
        for button in (self.accounting, self.call, self.start):
            self.verbs.addWidget(button)

    # Showing

    def show_client(self, client_id: int, *, read_only: bool) -> None:
        if client_id != self.client_id:
            self._all = False
        super().show_client(client_id, read_only=read_only)

    def forget(self) -> None:
        super().forget()
        self._show_rows((), {}, {})

    def refresh(self, *, seen: bool) -> None:
        assert self.client_id is not None
        desk, held = self.desk, self._focused()
        rows = desk.gate.of_client(self.client_id, reload=seen)
        stopped = desk.sharing.stopped(self.client_id)
        staff = {member.id: member.name for member in desk.staff.list()}
        self._show_rows(rows if self._all else rows[:_MOST_ROWS], stopped, staff)
        older = len(rows) - _MOST_ROWS
        self.more.setText("Show fewer" if self._all else f"Show {older} older")
        self.more.setVisible(older > 0)
        for part in (self.none, self.empty):
            part.setVisible(not rows)
        for button in (self.call, self.start):
            button.setVisible(self._may_disclose())
        self._put_keyboard_back(held)

    def _may_disclose(self) -> bool:
        return self.desk.may(Permission.DISCLOSE) and not self.read_only

    def _show_rows(
        self, rows: Iterable[StoredDisclosure], stopped: Mapping[int, str], staff: Mapping[int, str]
    ) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        for stored in rows:
            if self.lines:
                self._list.addWidget(Separator())
            happened = words.happened(stored, staff, self.desk.zone)
            line = DisclosureLine(stored, stopped.get(stored.id, ""), happened)
            for key, text in self._verbs_of(stored, stopped=stored.id in stopped):
                line.add_verb(key, text)
            line.verb_chosen.connect(partial(self._do, stored))
            self.lines.append(line)
            self._list.addWidget(line)

    def _verbs_of(self, stored: StoredDisclosure, *, stopped: bool) -> list[tuple[str, str]]:
        if stored.state() is DisclosureState.SENT:
            look = [] if stored.disclosure.handed is Handed.CALL else [(OPEN, "Look at it")]
            may_report = self.desk.may(Permission.WRITE_BREACH)
            return [*look, (BREACH, "Went to the wrong place")] if may_report else look
        if stored.state() is DisclosureState.DESTROYED or not self._may_disclose():
            return []
        if stopped:  # it may have gone before it was stopped, which is then written down truly
            return [(SEND, "It was sent before"), (DESTROY, "Destroy")]
        return [(OPEN, "Open"), (SEND, "It was sent"), (DESTROY, "Destroy")]

    # The keyboard

    def _focused(self) -> tuple[int, str] | None:
        focused = self.focusWidget()
        for line in self.lines:
            for key, button in line.buttons.items():
                if button is focused:
                    return line.stored.id, key
        return None

    def _put_keyboard_back(self, held: tuple[int, str] | None) -> None:
        if held is None:
            return
        line = next((one for one in self.lines if one.stored.id == held[0]), None)
        button = line.buttons.get(held[1]) if line is not None else None
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        stops = [button for line in self.lines for button in line.buttons.values()]
        for stop in (*stops, self.start, self.accounting, self.more):
            if stop.isVisibleTo(self):
                stop.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # What the person does

    def share(self, handed: Handed) -> None:
        """Ask what leaves."""
        if self.client_id is not None:
            self.acts_on.share(self.client_id, handed=handed)

    def show_accounting(self) -> None:
        """What was sent in a period, on paper for the client."""
        if self.client_id is not None:
            dialog = AccountingDialog(self.desk, self.client_id, self.window())
            dialog.exec()
            dialog.deleteLater()  # the window would keep it, and the pages with it

    def acts(self) -> tuple[Action, ...]:
        """A phone call is written down by name; to share is offered on every tab."""
        found_by = "disclosures list print 2.25 who got"
        accounting = Action("accounting", ACCOUNTING, "list-checks", self.show_accounting, found_by)
        if not self._may_disclose():
            return (accounting,)
        return (
            accounting,
            Action(
                "told-by-phone",
                words.TOLD_BY_PHONE,
                "phone-call",
                partial(self.share, Handed.CALL),
                "disclosure told call consent",
                permission=Permission.DISCLOSE,
            ),
        )

    def new_here(self) -> bool:
        if self._may_disclose():
            self.share(Handed.LETTER)
        return self._may_disclose()

    def reopen(self, kept: KeptDialog) -> None:
        if self.client_id is not None:
            self.acts_on.reopen(self.client_id, kept)

    def _on_more_clicked(self) -> None:
        self._all = not self._all
        self.refresh(seen=True)

    def _do(self, stored: StoredDisclosure, verb: str) -> None:
        ways: dict[str, Callable[[StoredDisclosure], object]] = {
            OPEN: self.acts_on.open,
            SEND: self.acts_on.send,
            DESTROY: self.acts_on.destroy,
            BREACH: self.acts_on.report_breach,
        }
        ways[verb](stored)


def _wrapped(text: str, role: str) -> Words:
    label = Words(text, role, wrap=True)
    label.setMinimumWidth(1)
    return label
