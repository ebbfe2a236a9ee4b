"""The safety links on a client's record: each acts at once, with Undo, beside the form and not part of its Save."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare_desktop.domain.safety_links import SafetyLinkState, ShownLink
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.choose_client import ChooseClientDialog
from aftercare_desktop.ui.dialogs.safety_link import Chosen, SafetyLinkDialog
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Chip, Icon, Words
from aftercare_desktop.words import safety_links as words

_VARIANTS = {
    SafetyLinkState.IN_FORCE: "warn",
    SafetyLinkState.ENDED: "neutral",
    SafetyLinkState.LIFTED: "neutral",
}


class SafetyLinkRow(QWidget):
    """One link: who, until when, source and reason; or only that there is one."""

    change_chosen = Signal()
    lift_chosen = Signal()
    restore_chosen = Signal()

    def __init__(self, shown: ShownLink, *, may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self.buttons: list[Button] = []
        self.setAccessibleName(words.spoken(shown))
        look = theme()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.px(6), 0, look.px(6))
        row.setSpacing(look.px(10))
        in_force = shown.state is SafetyLinkState.IN_FORCE
        row.addWidget(
            Icon("shield-alert" if in_force else "history", 18, "text2"), 0, Qt.AlignmentFlag.AlignTop
        )
        row.addLayout(self._told(), 1)
        if may_write and shown.told is not None:
            self._add_verbs(row, words.headline(shown.told))

    def _told(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme().px(2))
        told = self.shown.told
        if told is None:
            column.addWidget(Words(words.HIDDEN, "body", wrap=True))
            return column
        column.addWidget(Words(words.headline(told), "strong", wrap=True))
        chip = Chip(words.span(self.shown), _VARIANTS[self.shown.state])
        column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        details = words.details(told)
        if details:
            column.addWidget(Words(details, "secondary", wrap=True))
        return column

    def _add_verbs(self, row: QHBoxLayout, about: str) -> None:
        verbs: list[tuple[str, SignalInstance]] = [("Put back in force", self.restore_chosen)]
        if self.shown.state is not SafetyLinkState.LIFTED:
            verbs = [("Change", self.change_chosen), ("Lift", self.lift_chosen)]
        for text, chosen in verbs:
            button = Button(text, "soft", size="small")
            button.setAccessibleName(f"{text}: {about}")
            button.clicked.connect(chosen)
            self.buttons.append(button)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


class SafetyLinksCard(Card):
    """The links of one client as this person may see them. To read them on screen counts as a view."""

    changed = Signal()
    """A link was added, changed, lifted or put back."""
    listed = Signal()
    """The links were read; `rows` are those there are."""
    toast_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, origin: QWidget, parent: QWidget | None = None) -> None:
        """`origin` is the page: changes made here are not told to it."""
        super().__init__(spacing=6, parent=parent)
        self._desk = desk
        self._origin = origin
        self._client_id: int | None = None
        self._viewed = False
        self._read_only = False
        self.rows: list[SafetyLinkRow] = []
        self.setAccessibleName("Safety links")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.body.addWidget(Words("Safety links", "h2"))
        self.body.addWidget(Words(words.MEANING, "secondary", wrap=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.none = Words(words.NONE, "body", wrap=True)
        self.body.addWidget(self.none)
        self.add = Button("Add a safety link", "soft", "plus")
        self.add.clicked.connect(lambda: self.add_link())
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_client(self, client_id: int, *, read_only: bool) -> None:
        """Show the links of this client; a record that is archived is only read."""
        if client_id != self._client_id:
            self._client_id, self._viewed = client_id, False
        self._read_only = read_only
        self.reload()

    def show_nobody(self) -> None:
        """Somebody is being added: links come once there is a record."""
        self._client_id = None
        self._show(())
        self.none.setText(words.NOT_YET)

    def count_anew(self) -> None:
        """The page is opened once more: seeing why counts again."""
        self._viewed = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        """Read the links again, unless nobody looks at them."""
        if self._client_id is None or not self.isVisible():
            return
        try:
            shown = self._desk.safety_links.of_client(self._client_id, reload=self._viewed)
            may_write = self._desk.safety_links.may_write(self._client_id)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        self._viewed = True
        self._show(shown, may_write=may_write and not self._read_only)

    def _show(self, shown: tuple[ShownLink, ...], *, may_write: bool = False) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [SafetyLinkRow(link, may_write=may_write) for link in shown]
        for row in self.rows:
            row.change_chosen.connect(partial(self.change_link, row.shown))
            row.lift_chosen.connect(partial(self._lift, row.shown))
            row.restore_chosen.connect(partial(self._restore, row.shown))
            self._list.addWidget(row)
        self.none.setText(words.NONE)
        self.none.setVisible(not shown)
        self.add.setVisible(may_write)
        self.listed.emit()

    # What can be done

    def reopen(self, kept: KeptDialog) -> None:
        """Ask once more for the link that was being written when the window locked."""
        row = next((row for row in self.rows if str(row.shown.id) == kept.about), None)
        if row is not None:
            self.change_link(row.shown, kept)
        elif not kept.about:
            self.add_link(kept)

    def add_link(self, kept: KeptDialog | None = None) -> None:
        """Ask for a link and keep it."""
        client_id = self._client_id
        if client_id is None:
            return
        link = SafetyLinkDialog.ask(self.window(), client_id, self._desk.today, self._choose, kept=kept)
        if link is not None:
            self._act(partial(self._desk.safety_links.add, client_id, link))

    def change_link(self, shown: ShownLink, kept: KeptDialog | None = None) -> None:
        """Ask what shall be different and keep it."""
        if self._client_id is None or shown.told is None:
            return
        link = SafetyLinkDialog.ask(
            self.window(),
            self._client_id,
            self._desk.today,
            self._choose,
            shown.told.link,
            shown.told.who,
            about=str(shown.id),
            kept=kept,
        )
        if link is not None and link != shown.told.link:
            self._act(partial(self._desk.safety_links.change, shown.id, link, shown.version))

    def _lift(self, shown: ShownLink) -> None:
        self._act(partial(self._desk.safety_links.lift, shown.id, shown.version))

    def _restore(self, shown: ShownLink) -> None:
        self._act(partial(self._desk.safety_links.restore, shown.id, shown.version))

    def _act(self, act: Callable[[], Done[int]]) -> None:
        try:
            with self._desk.changes.caused_by(self._origin):
                done = act()
        except AftercareError as problem:
            self.failed.emit(problem)
        else:
            self.toast_requested.emit(Toast(f"{done.undo.sentence}." if done.undo else "", done.undo))
        self.reload()
        self.changed.emit()
        self.add.setFocus()

    def _choose(self, window: QWidget) -> Chosen | None:
        own = frozenset() if self._client_id is None else frozenset({self._client_id})
        chosen = ChooseClientDialog.ask(
            window, self._desk, "Which client?", words="They are kept apart from each other.", leave_out=own
        )
        if chosen is None:
            return None
        return chosen, self._desk.clients.rows((chosen,))[0].name
