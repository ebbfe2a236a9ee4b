"""Asks who is to be invited: name, role, how to reach them, and the user name they sign in with."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.staff import NewStaff, Role, problems
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField, enum_options
from aftercare_desktop.ui.widgets.fields_text import LineField, PhoneField
from aftercare_desktop.ui.widgets.labels import Words

_SENTENCE = "You get a password to hand over. With it they choose their own when they first sign in."


class InviteDialog(DialogFrame):
    """Fields for a new staff member; Ctrl+Enter invites."""

    def __init__(
        self, parent: QWidget | None = None, start: NewStaff | None = None, refused: str = ""
    ) -> None:
        """`start` is what was written before and why it was `refused`, when the dialog comes back."""
        super().__init__("Invite somebody", parent, width=WIDE)
        start = start or NewStaff("", "", Role.COUNSELOR)
        self.name = LineField("Name")
        self.role = ChoiceField("Role", enum_options(Role))
        self.credentials = LineField("Credentials", placeholder="LADC")
        self.phone = PhoneField("Phone")
        self.phone_hours = LineField("When they answer", placeholder="Monday to Friday, 8 AM to 5 PM")
        self.user_name = LineField("User name", help_text="What they type to sign in. It stays for good.")
        self._fields: dict[str, Field] = {
            "name": self.name,
            "role": self.role,
            "user_name": self.user_name,
            "credentials": self.credentials,
            "phone": self.phone,
            "phone_hours": self.phone_hours,
        }
        for name, field in self._fields.items():
            field.set_value(getattr(start, name))
        self.body.addWidget(Words(_SENTENCE, "secondary", wrap=True))
        self.body.addLayout(_row((self.name, 2), (self.role, 1)))
        self.body.addLayout(_row((self.user_name, 2), (self.credentials, 1)))
        self.body.addLayout(_row((self.phone, 1), (self.phone_hours, 2)))
        self.body.setSpacing(theme().px(4))
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.invite = self.add_button(Button("Invite", "primary", "user-plus", hint="Ctrl Enter"))
        self.invite.clicked.connect(self._on_invite_clicked)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.invite.click)
        if refused:
            self.user_name.set_problem(refused)
        (self.user_name if refused else self.name).focus_inside()

    def new_staff(self) -> NewStaff:
        """What stands in the fields."""
        return NewStaff(
            user_name=self.user_name.value().strip(),
            name=self.name.value().strip(),
            role=self.role.value(),
            credentials=self.credentials.value().strip(),
            phone=self.phone.value().strip(),
            phone_hours=self.phone_hours.value().strip(),
        )

    def _on_invite_clicked(self) -> None:
        for field in self._fields.values():
            field.flush()
        found = {problem.field: problem.sentence for problem in problems(self.new_staff())}
        for name in ("name", "user_name"):
            self._fields[name].set_problem(found.get(name))
        wrong = next((field for field in self._fields.values() if field.problem()), None)
        if wrong is not None:
            wrong.focus_inside()
        else:
            self.accept()

    @classmethod
    def ask(cls, parent: QWidget | None, start: NewStaff | None = None, refused: str = "") -> NewStaff | None:
        """Who is to be invited; None if the person went back."""
        dialog = cls(parent, start, refused)
        return dialog.new_staff() if dialog.exec() else None


def _row(*fields: tuple[Field, int]) -> QHBoxLayout:
    """Fields beside each other, with their shares of the width."""
    row = QHBoxLayout()
    row.setSpacing(theme().px(12))
    for field, share in fields:
        row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)  # only one of them may have help below
    return row
