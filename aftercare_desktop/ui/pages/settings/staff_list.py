"""Everybody on the staff in one list, with what can be done about the person the keyboard is on."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.ui.pages.settings.pane import WIDTH
from aftercare_desktop.ui.table_model import Column, TableModel
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.row_list import RowList
from aftercare_desktop.ui.widgets.staff_row import STAFF_ROW_HEIGHT, StaffRowDelegate
from aftercare_desktop.words.staff import spoken

CHANGE, RESET, DEACTIVATE, REACTIVATE = "Change", "New password", "Deactivate", "Reactivate"
_NOTE = "A person who is not active cannot sign in; what they did keeps their name."


class StaffList(QWidget):
    """Shows the staff and emits what is wanted; who may not change staff only looks."""

    change_requested = Signal(object)
    """Emitted with the `StaffMember`, like the three below."""
    reset_requested = Signal(object)
    deactivate_requested = Signal(object)
    reactivate_requested = Signal(object)

    def __init__(self, me: int, *, may_change: bool, parent: QWidget | None = None) -> None:
        """`me` is the signed-in person's id: their own account is not closed here."""
        super().__init__(parent)
        self._me = me
        self._may_change = may_change
        self._members: dict[int, StaffMember] = {}
        people: Column[StaffMember] = Column("Person", lambda member: member.name, spoken=spoken)
        self.model: TableModel[StaffMember] = TableModel((people,), self._rows_of, self)
        self.list = RowList(STAFF_ROW_HEIGHT, "Staff")
        self.list.setItemDelegate(StaffRowDelegate(self.list))
        self.list.setModel(self.model)
        self.change_button = Button(CHANGE, "default", "pencil", hint="Enter", size="small")
        self.reset_button = Button(RESET, "default", "key-round", hint="P", size="small")
        self.active_button = Button(DEACTIVATE, "default", "user-x", hint="D", size="small")
        self._build()
        self.list.selectionModel().currentRowChanged.connect(self._on_list_row_changed)
        self.list.row_chosen.connect(self._on_list_row_chosen)
        self.list.key_pressed.connect(self._on_list_key_pressed)
        self.change_button.clicked.connect(self._change)
        self.reset_button.clicked.connect(self._reset)
        self.active_button.clicked.connect(self._switch_active)

    def _build(self) -> None:
        look = theme()
        verbs = QHBoxLayout()
        verbs.setSpacing(look.px(8))
        verbs.addStretch(1)
        for button in (self.change_button, self.reset_button, self.active_button):
            button.setVisible(self._may_change)
            verbs.addWidget(button)
        holder = QWidget()
        holder.setMaximumWidth(look.px(WIDTH))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(look.px(18), look.px(14), look.px(18), look.px(18))
        outer.addWidget(holder, 1_000)
        outer.addStretch(1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        column.addWidget(Words(_NOTE, "secondary", wrap=True))
        column.addLayout(verbs)
        column.addWidget(self.list, 1_000)
        column.addStretch(1)

    def _rows_of(self, ids: Sequence[int]) -> tuple[StaffMember, ...]:
        return tuple(self._members[one] for one in ids)

    # What is shown

    def show_staff(self, members: Sequence[StaffMember]) -> None:
        """Show them as they stand now; the keyboard stays on the same person."""
        here = self.current()
        self._members = {member.id: member for member in members}
        self.model.set_keys(tuple(self._members))
        self.choose(here.id if here is not None else None)

    def choose(self, member_id: int | None) -> None:
        """Put the list on this person, or on the first."""
        index = self.model.index_of(member_id) if member_id is not None else QModelIndex()
        self.list.choose_row(index if index.isValid() else self.model.index(0, 0))
        self._show_verbs()

    def current(self) -> StaffMember | None:
        """The person the keyboard is on."""
        return self.model.row_at(self.list.currentIndex())

    def _show_verbs(self) -> None:
        member = self.current()
        other = member is not None and member.id != self._me
        active = member is not None and member.active
        self.change_button.setEnabled(member is not None)
        self.reset_button.setEnabled(other and active)
        self.active_button.setEnabled(other)
        self.active_button.setText(DEACTIVATE if active or member is None else REACTIVATE)
        self.active_button.set_icon_name("user-x" if active or member is None else "user-check")
        name = member.name if member is not None else ""
        for button in (self.change_button, self.reset_button, self.active_button):
            button.setAccessibleName(f"{button.text()}: {name}")

    def _on_list_row_changed(self, index: QModelIndex, before: QModelIndex) -> None:
        self._show_verbs()

    # What is wanted

    def _on_list_row_chosen(self, index: QModelIndex) -> None:
        self._change()

    def _on_list_key_pressed(self, letter: str) -> None:
        button = {"P": self.reset_button, "D": self.active_button}.get(letter)
        if button is not None and self._may_change:
            button.click()

    def _change(self) -> None:
        member = self.current()
        if member is not None and self._may_change:
            self.change_requested.emit(member)

    def _reset(self) -> None:
        self.reset_requested.emit(self.current())

    def _switch_active(self) -> None:
        member = self.current()
        if member is not None:
            (self.deactivate_requested if member.active else self.reactivate_requested).emit(member)
