"""Two records of one person side by side: choose fact by fact, merge, take back."""

import json

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.clients import StoredClient
from aftercare_desktop.domain.plans import Revision
from aftercare_desktop.errors import AftercareError, EditedElsewhere
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.merging import TwoRecords
from aftercare_desktop.ui.page import Page, Route, Toast
from aftercare_desktop.ui.pages.merge.choices import RECORD, MergeChoices
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import EmptyState, ScrollColumn
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.dates import stamp
from aftercare_desktop.words.merging import record_details

FROM_LIST = "duplicates"
_WIDTH = 1_060


class MergePage(Page):
    """Shows the client of its route beside the one whose id is the route's part: "165", or "165:duplicates" where the
    pair was chosen from that list, to which Esc then leads back."""

    title = "Merge two records"
    keys = (
        ("Left / Right", "Take the left or the right one"),
        ("Tab", "Next fact"),
        ("Ctrl+Return", "Merge"),
        ("Esc", "Go back"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._both: TwoRecords | None = None
        self._from_list = False
        self.choices: MergeChoices | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._header())
        look = theme()
        self.sheet = ScrollColumn()
        self.sheet.setProperty("pane", True)
        self.sheet.body.setContentsMargins(look.px(24), 0, look.px(24), look.px(24))
        self._place = QHBoxLayout()  # measures its rows by the width they get, which a column does not
        self.sheet.body.addLayout(self._place)
        self.sheet.body.addStretch(1)
        column.addWidget(self.sheet, 1)
        self.empty = EmptyState("users", "These cannot be merged.", "", "Back to the list")
        self.empty.action_chosen.connect(self.cancel_here)
        self.empty.hide()
        column.addWidget(self.empty, 1)

    def _header(self) -> QHBoxLayout:
        look = theme()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Words("Same person, two records", "secondary"))
        names.addWidget(Words(self.title, "h1"))
        self.cancel_button = Button("Cancel", "default", hint="Esc")
        self.cancel_button.clicked.connect(self.cancel_here)
        self.merge_button = Button("Merge", "primary", "check", "Ctrl+Return")
        self.merge_button.clicked.connect(self.merge)
        row = QHBoxLayout()
        row.setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(12))
        row.setSpacing(look.px(8))
        row.addLayout(names, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.merge_button)
        return row

    # What the window asks

    def open_route(self, route: Route) -> None:
        other, _, origin = route.part.partition(":")
        if route.client_id is None or not other.isdecimal():
            raise KeyError("a merge is opened with two clients")
        self._from_list = origin == FROM_LIST
        pair = (route.client_id, int(other))
        if self._pair() != pair:
            self._show(*pair)
        if self.choices is not None:
            self.choices.choices[RECORD].take_focus()

    def current_route(self) -> Route | None:
        pair = self._pair()
        if pair is None:
            return None
        return Route("merge", pair[0], f"{pair[1]}:{FROM_LIST}" if self._from_list else str(pair[1]))

    def cancel_here(self) -> bool:
        """Esc: back to where the pair was chosen."""
        pair = self._pair()
        self._let_go()
        if self._from_list:
            back = Route("duplicates", part=f"{pair[0]}:{pair[1]}" if pair is not None else "")
        else:
            back = Route("clients") if pair is None else Route("client", pair[0])
        self.route_requested.emit(back)
        return True

    def stash(self) -> bytes | None:
        return json.dumps(self.choices.values()).encode() if self.choices is not None else None

    def unstash(self, kept: bytes) -> None:
        if self.choices is not None:
            self.choices.set_values(json.loads(kept))

    # Showing

    def _pair(self) -> tuple[int, int] | None:
        return (self._both.keep.id, self._both.other.id) if self._both is not None else None

    def _show(self, client_id: int, other_id: int) -> None:
        """Both records as they are now, every choice made anew."""
        self._let_go()
        try:
            both = self._desk.merging.compare(client_id, other_id)
        except AftercareError as problem:
            self.empty.set_words("These cannot be merged.", problem.sentence, "Back to the list")
            self._show_sheet(False)
            return
        self._both = both
        names = {member.id: member.name for member in self._desk.staff.list()}
        self.choices = MergeChoices(
            both,
            self._details,
            (self._draft(both.keep_draft), self._draft(both.other_draft)),
            lambda staff_id: names.get(staff_id or 0, ""),
            self._desk.today(),
        )
        self.choices.setMaximumWidth(theme().px(_WIDTH))
        self._place.addWidget(self.choices, 1)
        self._place.addStretch()
        self.choices.show()  # now, so that the keyboard can be put into it
        self._show_sheet(True)

    def _show_sheet(self, shown: bool) -> None:
        self.sheet.setVisible(shown)
        self.merge_button.setEnabled(shown)
        self.empty.setVisible(not shown)

    def _let_go(self) -> None:
        self._both, self.choices = None, None
        while (item := self._place.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _details(self, stored: StoredClient) -> str:
        added = stored.created_at.astimezone(self._desk.zone).date()
        client = stored.client
        return record_details(client.name, client.birth_date, added, archived=stored.archived_at is not None)

    def _draft(self, draft: Revision | None) -> str:
        return f"Last changed {stamp(draft.changed_at, self._desk.zone)}" if draft is not None else ""

    # Merging

    def merge(self) -> None:
        """Ctrl+Return: one record from now on, with Undo. What must be chosen first is marked."""
        if self._both is None or self.choices is None or self.choices.show_faults():
            return
        records = (self._both.keep, self._both.other)
        keep, other = records[self.choices.stays()], records[1 - self.choices.stays()]
        try:
            done = self._desk.merging.merge(
                keep.id,
                other.id,
                (keep.version, other.version),
                self.choices.taken(),
                self.choices.takes_other_draft(),
            )
        except EditedElsewhere as problem:
            self.failed.emit(problem)
            self._show(self._both.keep.id, self._both.other.id)
            return
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        called = self.choices.result().called()
        self._let_go()
        self.route_requested.emit(Route("client", keep.id))
        self.toast_requested.emit(Toast(f"{called} has one record now.", done.undo))
