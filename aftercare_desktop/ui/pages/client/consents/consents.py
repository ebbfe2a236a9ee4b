"""The panel of a client's consents: each as a row with its verbs."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.consents import ClientConsents, ConsentRow
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Action
from aftercare_desktop.ui.pages.client.consents.acts import KEPT, ConsentActs
from aftercare_desktop.ui.pages.client.consents.panel import Panel
from aftercare_desktop.ui.pages.client.consents.row import ConsentLine, holds_no_more
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.frames import Separator
from aftercare_desktop.ui.widgets.labels import IconLabel, Words
from aftercare_desktop.words import consent_rows as words

MORE = "more"


class ConsentsPanel(Panel):
    """What may leave about this client, to whom and until when. To read it on screen counts as a view."""

    headline = "Consents"
    route_place = "consents"
    kept_names = KEPT
    topics = frozenset({Topic.CONSENTS, Topic.DISCLOSURES, Topic.CLIENTS, Topic.DIRECTORY})

    def __init__(self, desk: Desk, origin: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(desk, origin, parent)
        self.lines: list[ConsentLine] = []
        self.work = ConsentActs(self)
        self.new = Button("New consent", "default", "plus", hint="Ctrl N", size="small")
        self.new.clicked.connect(lambda: self.work.begin())
        self.verbs.addWidget(self.new)
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
        self.new.setVisible(self.may_write())
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

    def may_write(self) -> bool:
        """Whether this person writes consents, in a record that is not archived."""
        return self.desk.may(Permission.WRITE_CONSENT) and not self.read_only

    def _verbs(self, row: ConsentRow) -> list[tuple[str, str]]:
        """What is done most stands on the row, the rest in its menu."""
        offered = self.work.offered(row)
        shown = [(act.key, act.words) for act in offered[:2]]
        return [*shown, (MORE, "")] if len(offered) > 2 else shown

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
        for stop in (*stops, self.new, self.more):
            if stop.isVisibleTo(self):
                stop.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # What the person does

    def _on_more_clicked(self) -> None:
        self._all = not self._all
        self.refresh(seen=True)

    def _do(self, row: ConsentRow, verb: str) -> None:
        if verb == MORE:
            menu = self.menu(row)
            menu.exec(QCursor.pos() if self._focused() is None else self._below(row))
            menu.deleteLater()
            return
        act = next((one for one in self.work.offered(row) if one.key == verb), None)
        if act is not None:
            act.run(row)

    def menu(self, row: ConsentRow) -> QMenu:
        """The rarer things to do with a consent."""
        menu = QMenu(self)
        for act in self.work.offered(row)[2:]:
            menu.addAction(theme().icon(act.icon), act.words, partial(act.run, row))
        return menu

    def _below(self, row: ConsentRow) -> QPoint:
        line = next(one for one in self.lines if one.row is row)
        button = line.buttons[MORE]
        return button.mapToGlobal(QPoint(0, button.height() + 4))

    def new_here(self) -> bool:
        if not self.may_write():
            return False
        self.work.begin()
        return True

    def acts(self) -> tuple[Action, ...]:
        if not self.may_write():
            return ()
        found_by = "write release agree share permission"
        return (Action("consent-new", "New consent", "signature", self.new_here, found_by, "Ctrl+N"),)

    def open_place(self, place: str) -> None:
        """ "new", "new:entry:12" or "new:person:3": to begin a consent, for that entry or person; "see:7" shows one."""
        what, _, whom = place.partition(":")
        kind, _, number = whom.partition(":")
        if what == "new" and self.may_write():
            known = int(number) if number.isdecimal() else None
            self.work.begin(Recipient(person_id=known) if kind == "person" else Recipient(entry_id=known))
        elif what == "see":
            about = (line for line in self.lines if str(line.row.stored.id) == whom)
            stops = [button for line in about for button in line.buttons.values()]
            if stops:
                stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def row_of(self, consent_id: str) -> ConsentRow | None:
        """The consent of this id that is on record now."""
        rows = self.shown.rows if self.shown is not None else ()
        return next((one for one in rows if str(one.stored.id) == consent_id), None)

    def reopen(self, kept: KeptDialog) -> None:
        self.work.reopen(kept)
