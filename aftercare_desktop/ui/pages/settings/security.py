"""The pane "Security": when the window locks by itself (the center's rule), and locking it now."""

from collections.abc import Sequence, Set
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.settings.pane import CardsPane, SettingsCard
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from aftercare_desktop.ui.widgets.labels import Words

_IDLE_MINUTES = (2, 5, 10, 15, 20, 30, 60)


class SecurityPane(CardsPane):
    """The idle lock."""

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lock_card = LockCard(desk)
        self.add_card(self.lock_card)
        self.lock_card.said.connect(self.toast_requested)
        self.lock_card.failed.connect(self.failed)
        self.lock_card.lock_requested.connect(self.lock_requested)

    def open(self, place: str) -> None:
        self.lock_card.load()
        self.lock_card.take_focus()

    def reload(self, topics: Set[str]) -> None:
        if Topic.CENTER in topics:
            self.lock_card.load()


class LockCard(SettingsCard):
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

    def take_focus(self) -> None:
        """Put the keyboard on the rule, or on the button where the rule is the center's to change."""
        (self.minutes if self._may_change else self.lock_button).setFocus()

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


def _minute_words(minutes: int) -> str:
    return f"{minutes} minutes" if minutes != 1 else "1 minute"


def _minute_options(minutes: Sequence[int]) -> tuple[tuple[int, str], ...]:
    return tuple((each, _minute_words(each)) for each in minutes)
