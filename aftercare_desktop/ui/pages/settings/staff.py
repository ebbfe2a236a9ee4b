"""The pane "Staff": who works here, who can sign in, and new passwords for those who lost theirs."""

from collections.abc import Callable, Set

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.passwords import new_password
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.settings.pane import CardsPane, SettingsCard
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.labels import label

DEACTIVATE, RESET, BACK = "Deactivate", "Reset password", "Go back"


class StaffPane(CardsPane):
    """Everybody in one card; it is made anew when somebody changed."""

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._may_change = desk.may(Permission.WRITE_STAFF)
        self.buttons: dict[str, Button] = {}
        self._card: SettingsCard | None = None

    def open(self, place: str) -> None:
        self._load()
        first = next(iter(self.buttons.values()), None)
        (first or self.sheet).setFocus()

    def reload(self, topics: Set[str]) -> None:
        if Topic.STAFF in topics:
            self._load()

    def _load(self) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
        self.buttons = {}
        self._card = SettingsCard(
            "users", "Staff", "A person who is not active cannot sign in; what they did keeps their name."
        )
        for member in self._desk.staff.list():
            self._card.add_row(member.name, self._row(member))
        self.add_card(self._card)

    def _row(self, member: StaffMember) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(8))
        state = "" if member.active else " · not active"
        line.addWidget(Words(f"{label(member.role)} · {member.user_name}{state}", "body"), 1)
        if self._may_change and member.id != self._desk.staff_member.id:
            if member.active:
                line.addWidget(self._button(member, RESET, self._reset))
                line.addWidget(self._button(member, DEACTIVATE, self._deactivate))
            else:
                line.addWidget(self._button(member, "Reactivate", self._reactivate))
        return row

    def _button(self, member: StaffMember, verb: str, act: Callable[[StaffMember], None]) -> Button:
        button = Button(verb, size="small")
        button.setAccessibleName(f"{verb}: {member.name}")
        button.clicked.connect(lambda: act(member))
        self.buttons[f"{verb} {member.user_name}"] = button
        return button

    def _deactivate(self, member: StaffMember) -> None:
        sentence = f"{member.name} cannot sign in any more. Reactivating later gives a new password."
        if not self._is_sure(f"Deactivate {member.name}?", sentence, DEACTIVATE):
            return
        try:
            self._desk.staff.deactivate(member.id, member.version)
        except AftercareError as problem:
            self.failed.emit(problem)
        else:
            self.toast_requested.emit(Toast(f"{member.name} deactivated"))

    def _reset(self, member: StaffMember) -> None:
        sentence = "The present password will not open anything any more. A new one is shown once."
        if self._is_sure(f"Reset the password of {member.name}?", sentence, RESET):
            password = new_password()
            self._give(member, password, lambda: self._desk.staff.reset_password(member.id, password))

    def _reactivate(self, member: StaffMember) -> None:
        password = new_password()
        self._give(member, password, lambda: self._desk.staff.reactivate(member.id, member.version, password))

    def _give(self, member: StaffMember, password: str, act: Callable[[], object]) -> None:
        self._tasks.run(
            lambda _: act(), lambda _: self._show(member, password), self.failed.emit, "Making the password"
        )

    def _show(self, member: StaffMember, password: str) -> None:
        MessageDialog.say(
            self.window(),
            f"The new password of {member.name}",
            f"{password}\n\nIt is shown only now. Hand it over yourself; "
            "with it they choose their own password when they sign in.",
        )

    def _is_sure(self, headline: str, sentence: str, verb: str) -> bool:
        return (
            MessageDialog.ask(self.window(), headline, sentence, ((verb, "primary"), (BACK, "ghost"))) == verb
        )
