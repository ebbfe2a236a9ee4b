"""The panel of who treats a client or pays for the client: marked by a person, one by one, ended with Undo."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.disclosures import CareMark
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.mark_care import MarkCareDialog
from aftercare_desktop.ui.pages.client.consents.panel import Panel
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.consent_form import CARE_MEANS, NOBODY_MARKED
from aftercare_desktop.words.disclosures import CARE_ROLES


class CarePanel(Panel):
    """A consent by class covers whoever stands here, and nobody else (42 CFR 2.31(a)(4)(ii))."""

    headline = "Who treats or pays"
    route_place = "care"
    kept_names = frozenset({MarkCareDialog.kept_as})
    topics = frozenset({Topic.CONSENTS, Topic.DIRECTORY})

    def __init__(self, desk: Desk, origin: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(desk, origin, parent)
        self.mark = Button("Mark", "default", "plus", size="small", name="Mark who treats or pays")
        self.mark.clicked.connect(lambda: self.ask())
        self.verbs.addWidget(self.mark)
        self.body.addWidget(Words(CARE_MEANS, "secondary", wrap=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.none = Words(NOBODY_MARKED, "body", wrap=True)
        self.body.addWidget(self.none)
        self.rows: list[QWidget] = []
        self.ends: list[Button] = []

    def forget(self) -> None:
        super().forget()
        self._clear()

    def refresh(self, *, seen: bool) -> None:
        """The panel of consents above has the view written down."""
        assert self.client_id is not None
        shown = self.desk.consents.of_client(self.client_id, reload=True)
        self._clear()
        may = self.desk.may(Permission.WRITE_CONSENT) and not self.read_only
        self.mark.setVisible(may)
        for mark in shown.marks:
            row = self._row(mark, shown.entry_names[mark.entry_id], may=may)
            self.rows.append(row)
            self._list.addWidget(row)
        self.none.setVisible(not shown.marks)

    def _clear(self) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows, self.ends = [], []

    def _row(self, mark: CareMark, name: str, *, may: bool) -> QWidget:
        look = theme()
        row = QWidget()
        row.setAccessibleName(f"{name}: {CARE_ROLES[mark.role]}")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, look.px(4), 0, look.px(4))
        line.setSpacing(look.px(10))
        column = QVBoxLayout()
        column.setSpacing(look.px(2))
        column.addWidget(Words(name, "strong", wrap=True))
        column.addWidget(Words(CARE_ROLES[mark.role], "secondary", wrap=True))
        line.addLayout(column, 1)
        if may:
            end = Button("No more", "soft", size="small")
            end.setAccessibleName(f"No more: {name}, {CARE_ROLES[mark.role]}")
            end.clicked.connect(partial(self._end, mark.id))
            self.ends.append(end)
            line.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def take_keyboard(self) -> None:
        for stop in (*self.ends, self.mark):
            if stop.isVisibleTo(self):
                stop.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # What the person does

    def ask(self, kept: KeptDialog | None = None) -> None:
        """Ask who is marked as what."""
        client_id = self.client_id
        if client_id is None:
            return
        entries = self.desk.recipients.offered(client_id).entries
        marked = MarkCareDialog.ask(self.window(), entries, kept)
        if marked is not None:
            self.act(lambda: self.desk.recipients.mark_care(client_id, marked.entry_id, marked.role))
            self.mark.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self, mark_id: int) -> None:
        self.act(lambda: self.desk.recipients.end_care(mark_id))
        self.take_keyboard()

    def new_here(self) -> bool:
        if not self.mark.isVisibleTo(self):
            return False
        self.ask()
        return True

    def open_place(self, place: str) -> None:
        """ "new": to mark somebody."""
        if place == "new":
            self.new_here()

    def reopen(self, kept: KeptDialog) -> None:
        self.ask(kept)
