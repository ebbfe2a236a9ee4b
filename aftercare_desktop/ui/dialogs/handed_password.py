"""Shows the password that is handed to somebody, once: to read out, to copy or to print."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.ui.secret_copy import FORGOTTEN_AFTER, copy_secret
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Words

_ONCE = "It is shown only now and kept nowhere. If it gets lost, give a new one."
_NEXT = "They sign in with it once and then choose their own."


class HandedPasswordDialog(DialogFrame):
    """The password in large letters. Closing the dialog is the last anybody sees of it."""

    def __init__(
        self,
        member: StaffMember,
        password: str,
        print_note: Callable[[QWidget], object],
        parent: QWidget | None = None,
    ) -> None:
        """`print_note` asks where to print the note to hand over, and prints it."""
        super().__init__(f"A password for {member.name}", parent, title="A password to hand over")
        self._password = password
        self._print_note = print_note
        self.body.addWidget(Words(f"User name {member.user_name}. {_NEXT}", "secondary", wrap=True))
        self.words = Words(password, "recovery")
        self.words.setAccessibleName("Password")
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        card = Card(padding=18)
        card.body.addWidget(self.words)
        self.body.addWidget(card)
        self.copy_button = Button("Copy", "default", "copy", key="Alt+C")
        self.print_button = Button("Print", "default", "printer", key="Ctrl+P")
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.print_button.clicked.connect(self._on_print_clicked)
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        for button in (self.copy_button, self.print_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.said = Words(_ONCE, "secondary", wrap=True)
        self.body.addWidget(self.said)
        self.done_button = self.add_button(Button("Done", "primary", "check", hint="Enter"))
        self.done_button.clicked.connect(self.accept)
        self.done_button.setDefault(True)
        self.done_button.setFocus()

    def _on_copy_clicked(self) -> None:
        copy_secret(self._password)
        self.said.setText(f"Copied. It is taken off the clipboard after {FORGOTTEN_AFTER} seconds.")

    def _on_print_clicked(self) -> None:
        try:
            self._print_note(self)
        except AftercareError as problem:
            self.said.setText(problem.sentence)

    @classmethod
    def show_once(
        cls,
        parent: QWidget | None,
        member: StaffMember,
        password: str,
        print_note: Callable[[QWidget], object],
    ) -> None:
        """Show it until the person closes it."""
        cls(member, password, print_note, parent).exec()
