"""Settings: how the window looks, when it locks, one's own password and recent list. Each choice acts at once."""

from collections.abc import Sequence, Set
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Page, Route, Toast
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import TEXT_SIZES, Scheme, set_property, theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.choices import Segmented
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from aftercare_desktop.ui.widgets.frames import Card, ScrollColumn
from aftercare_desktop.ui.widgets.labels import Icon, Words
from aftercare_desktop.ui.widgets.password import CapsLockHint, NewPassword, PasswordField

_WIDTH = 760
_FIELD_WIDTH = 376
_IDLE_MINUTES = (2, 5, 10, 15, 20, 30, 60)
_SCHEMES = (
    (Scheme.SYSTEM.value, "Same as system"),
    (Scheme.LIGHT.value, "Light"),
    (Scheme.DARK.value, "Dark"),
)


class SettingsPage(Page):
    """Four cards in one column."""

    title = "Settings"

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(look.px(24), look.px(18), look.px(24), look.px(12))
        head.setSpacing(0)
        head.addWidget(Words("For you, on this computer", "secondary"))
        head.addWidget(Words(self.title, "h1"))
        outer.addLayout(head)
        scroll = ScrollColumn()
        scroll.body.setContentsMargins(look.px(24), 0, look.px(24), look.px(24))
        self.look_card = _LookCard()
        self.lock_card = _LockCard(desk)
        self.password_card = _PasswordCard(desk, tasks)
        self.recent_card = _RecentCard(desk)
        for card in (self.look_card, self.lock_card, self.password_card, self.recent_card):
            card.setMaximumWidth(look.px(_WIDTH))
            scroll.body.addWidget(card)
            card.said.connect(self.toast_requested)
            card.failed.connect(self.failed)
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        self.lock_card.lock_requested.connect(self.lock_requested)

    def open_route(self, route: Route) -> None:
        self.lock_card.load()
        self.recent_card.load()
        if route.part == "password":
            self.password_card.old.setFocus()
        elif route.part == "text-size":
            self.look_card.text_size.take_focus()
        elif route.part == "keys":
            self.look_card.keys.setFocus()
        else:
            self.look_card.scheme.take_focus()

    def current_route(self) -> Route | None:
        """With the choice the keyboard is on: another text size builds the page anew around it."""
        focused = self.focusWidget()
        if focused is self.look_card.keys:
            return Route("settings", None, "keys")
        if focused is not None and self.look_card.text_size.isAncestorOf(focused):
            return Route("settings", None, "text-size")
        return Route("settings")

    def reload(self, topics: Set[str]) -> None:
        if Topic.CENTER in topics:
            self.lock_card.load()
        if Topic.RECENT in topics:
            self.recent_card.load()

    def stash(self) -> bytes | None:
        """Half-typed passwords are forgotten on purpose."""
        self.password_card.forget()
        return None


class _SettingsCard(Card):
    """A card with an icon, a title and a sentence; rows of a label and its control below."""

    said = Signal(object)
    failed = Signal(object)

    def __init__(self, icon: str, title: str, sentence: str) -> None:
        super().__init__(padding=18, spacing=12)
        look = theme()
        head = QHBoxLayout()
        head.setSpacing(look.px(10))
        head.addWidget(Icon(icon, 18, "accentText"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(Words(title, "h2"))
        words.addWidget(Words(sentence, "secondary", wrap=True))
        head.addLayout(words, 1)
        self.body.addLayout(head)
        self.rows = QGridLayout()
        self.rows.setHorizontalSpacing(look.px(16))
        self.rows.setVerticalSpacing(look.px(10))
        self.rows.setContentsMargins(look.px(28), 0, 0, 0)
        self.rows.setColumnMinimumWidth(0, look.px(120))
        self.rows.setColumnStretch(2, 1)
        self.body.addLayout(self.rows)

    def add_row(self, label: str, control: QWidget) -> None:
        """Put a control beside its label."""
        row = self.rows.rowCount()
        words = Words(label, "label")
        words.setBuddy(control)
        self.rows.addWidget(words, row, 0)
        self.rows.addWidget(control, row, 1)

    def add_wide(self, control: QWidget) -> None:
        """Put a control across label and value."""
        self.rows.addWidget(control, self.rows.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignLeft)


class _LookCard(_SettingsCard):
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


class _LockCard(_SettingsCard):
    """When the window locks by itself (the center's rule), and locking it now."""

    lock_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "lock",
            "Lock",
            "The window locks when nobody uses it. Unsaved work is kept, and is there when you come back.",
        )
        self._desk = desk
        self._may_change = desk.may(Permission.WRITE_CENTER)
        self.minutes = ChoiceField("Lock after", _minute_options(_IDLE_MINUTES), bare=True)
        self.minutes.setFixedWidth(theme().px(172))
        self.minutes.edited.connect(self._on_minutes_edited)
        self.rule = Words("", "body")
        self.lock_button = Button("Lock now", "default", "lock", hint="Ctrl L")
        self.lock_button.clicked.connect(self.lock_requested)
        self.add_row("Lock after", self.minutes if self._may_change else self.rule)
        self.add_wide(Words("This holds for everybody at the center.", "help"))
        self.add_wide(self.lock_button)

    def load(self) -> None:
        """Show the center's rule as it stands."""
        minutes = self._desk.center.profile().idle_lock_minutes
        self.rule.setText(_minute_words(minutes))
        self.minutes.set_options(_minute_options(sorted({*_IDLE_MINUTES, minutes})))
        self.minutes.set_value(minutes)

    def _on_minutes_edited(self) -> None:
        try:
            stored = self._desk.center.stored_profile()
            changed = replace(stored.profile, idle_lock_minutes=self.minutes.value())
            done = self._desk.center.change_profile(changed, stored.version)
        except AftercareError as problem:
            self.failed.emit(problem)
        else:
            self.said.emit(Toast(f"Locks after {_minute_words(self.minutes.value())}", undo=done.undo))
        self.load()


class _PasswordCard(_SettingsCard):
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
        holder.setFixedWidth(look.px(_FIELD_WIDTH))
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


class _RecentCard(_SettingsCard):
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


def _minute_words(minutes: int) -> str:
    return f"{minutes} minutes" if minutes != 1 else "1 minute"


def _minute_options(minutes: Sequence[int]) -> tuple[tuple[int, str], ...]:
    return tuple((each, _minute_words(each)) for each in minutes)
