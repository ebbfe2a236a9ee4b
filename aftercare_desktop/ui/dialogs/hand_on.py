"""Asks to whom a message goes from here."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField

ANYBODY = "Anybody"


@dataclass(frozen=True, slots=True)
class Addressee:
    """A staff member, or with None nobody in particular."""

    staff_id: int | None


class HandOnDialog(DialogFrame):
    """One choice; Enter takes it."""

    def __init__(
        self, people: Sequence[tuple[int, str]], current: int | None, parent: QWidget | None = None
    ) -> None:
        """`people` are id and name of everybody it can go to; `current` is whom it is for now."""
        super().__init__("Hand this message on", parent)
        self.to = ChoiceField("To", ((None, ANYBODY), *people))
        self.to.set_value(current if any(one == current for one, _ in people) else None)
        self.body.addWidget(self.to)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        hand_on = self.add_button(Button("Hand on", "primary", "check", hint="Enter"))
        hand_on.clicked.connect(self.accept)
        hand_on.setDefault(True)
        self.to.focus_inside()

    @classmethod
    def ask(
        cls, parent: QWidget | None, people: Sequence[tuple[int, str]], current: int | None
    ) -> Addressee | None:
        """Whom it is for from now on; None if the person went back."""
        dialog = cls(people, current, parent)
        return Addressee(dialog.to.value()) if dialog.exec() else None
