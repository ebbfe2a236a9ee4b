"""The pane "You": how the window looks to this person, their own password and recent list. Each choice acts at once."""

from collections.abc import Set
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.settings.pane import FIELD_WIDTH, CardsPane, SettingsCard
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import TEXT_SIZES, Scheme, set_property, theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.choices import Segmented
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.password import CapsLockHint, NewPassword, PasswordField

_SCHEMES = (
    (Scheme.SYSTEM.value, "Same as system"),
    (Scheme.LIGHT.value, "Light"),
    (Scheme.DARK.value, "Dark"),
)


class YouPane(CardsPane):
    """Appearance, password, recent people."""

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look_card = LookCard()
        self.password_card = PasswordCard(desk, tasks)
        self.recent_card = RecentCard(desk)
        for card in (self.look_card, self.password_card, self.recent_card):
            self.add_card(card)
            card.said.connect(self.toast_requested)
            card.failed.connect(self.failed)

    def open(self, place: str) -> None:
        self.recent_card.load()
        if place == "password":
            self.password_card.old.setFocus()
        elif place == "text-size":
            self.look_card.text_size.take_focus()
        elif place == "keys":
            self.look_card.keys.setFocus()
        else:
            self.look_card.scheme.take_focus()

    def place(self) -> str:
        """With the choice the keyboard is on: another text size builds the page anew around it."""
        focused = self.focusWidget()
        if focused is self.look_card.keys:
            return "keys"
        if focused is not None and self.look_card.text_size.isAncestorOf(focused):
            return "text-size"
        return ""

    def reload(self, topics: Set[str]) -> None:
        if Topic.RECENT in topics:
            self.recent_card.load()

    def stash(self) -> bytes | None:
        """Half-typed passwords are forgotten on purpose."""
        self.password_card.forget()
        return None


class LookCard(SettingsCard):
    """Theme, text size, keys on buttons."""

    def __init__(self) -> None:
        super().__init__("palette", "Appearance", "How the window looks to you.")
        self.scheme = Segmented(_SCHEMES, name="Theme")
        sizes = [(str(percent), f"{percent} %") for percent in TEXT_SIZES]
        self.text_size = Segmented(sizes, name="Text size")
        self.keys = QCheckBox("Show keys on buttons")
        self.keys.setAccessibleName("Show keys on buttons")
        self.add_row("Theme", self.scheme)
        self.add_row("Text size", self.text_size)
        self.add_wide(self.keys)
        self._load()
        theme().changed.connect(self._load)
        self.scheme.chosen.connect(self._on_chosen)
        self.text_size.chosen.connect(self._on_chosen)
        self.keys.clicked.connect(self._on_chosen)

    def _load(self) -> None:
        appearance = theme().appearance
        self.scheme.set_value(appearance.scheme.value)
        self.text_size.set_value(str(appearance.text_percent))
        self.keys.setChecked(appearance.show_keys)

    def _on_chosen(self) -> None:
        theme().set_appearance(
            replace(
                theme().appearance,
                scheme=Scheme(self.scheme.value()),
                text_percent=int(self.text_size.value()),
                show_keys=self.keys.isChecked(),
            )
        )


class PasswordCard(SettingsCard):
    """A new password of one's own."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__("key-round", "Your password", "You type it to sign in and to unlock.")
        self._desk = desk
        self._tasks = tasks
        look = theme()
        self.old = PasswordField(name="Present password")
        self.caps = CapsLockHint(self.old)
        self.new = NewPassword()
        self.new.set_user(desk.staff_member.user_name)
        self.problem = Words("", "error", wrap=True)
        self.change_button = Button("Change password", "default", "check")
        column = QVBoxLayout()
        column.setSpacing(look.px(5))
        label = Words("Present password", "label")
        label.setBuddy(self.old)
        for widget in (label, self.old, self.caps, self.new, self.problem):
            column.addWidget(widget)
        column.addWidget(self.change_button)
        holder = QWidget()
        holder.setFixedWidth(look.px(FIELD_WIDTH))
        column.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(column)
        self.add_wide(holder)
        self.change_button.clicked.connect(self._on_change)
        for field in (self.old, self.new.first, self.new.again):
            field.returnPressed.connect(self._on_change)
            field.textEdited.connect(lambda _: self._say(""))

    def forget(self) -> None:
        """Empty all three fields."""
        self.old.clear()
        self.new.clear()
        self._say("")

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        set_property(self.old, "invalid", False)

    def _on_change(self) -> None:
        if not self.old.text():
            self._say("Type your present password first.")
            self.old.setFocus()
            return
        if self.new.show_gap():
            self.new.first.setFocus()
            return
        self.setEnabled(False)
        old, new = self.old.text(), self.new.value()
        self._tasks.run(
            lambda _: self._desk.staff.change_own_password(old, new),
            lambda _: self._on_changed(),
            self._on_failed,
            "Changing the password",
        )

    def _on_changed(self) -> None:
        self.setEnabled(True)
        self.forget()
        self.said.emit(Toast("Your password is changed"))

    def _on_failed(self, problem: AftercareError) -> None:
        self.setEnabled(True)
        self._say(problem.sentence)
        set_property(self.old, "invalid", True)
        self.old.setFocus()


class RecentCard(SettingsCard):
    """The people opened lately."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "history", "Recent people", "The rail lists who you opened last. Only you see your list."
        )
        self._desk = desk
        self.clear_button = Button("Clear the list", "default", "x")
        self.clear_button.clicked.connect(self._on_clear)
        self.add_wide(self.clear_button)

    def load(self) -> None:
        """Offer clearing only when there is something."""
        self.clear_button.setEnabled(bool(self._desk.clients.recent()))

    def _on_clear(self) -> None:
        try:
            self._desk.clients.forget_recent()
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        self.load()
        self.said.emit(Toast("The list of recent people is empty"))
