"""Asks under which name the filters of a list are kept."""

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.client_filters import NAME_LIMIT
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame
from aftercare_desktop.ui.widgets.fields_text import LineField
from aftercare_desktop.ui.widgets.labels import Words


class NameFilterDialog(DialogFrame):
    """One line for the name, and what is saved in words. Enter saves."""

    def __init__(self, says: str, parent: QWidget | None = None, *, called: str = "") -> None:
        """`says` is the filter in words, `called` its name until now."""
        super().__init__("Rename a saved filter" if called else "Save these filters", parent)
        self.body.addWidget(Words(says, "secondary", wrap=True))
        self.name = LineField("Name", help_text="Only you see your saved filters.")
        self.name.line.setMaxLength(NAME_LIMIT)
        self.name.set_value(called)
        self.name.entered.connect(self._on_save_clicked)
        self.body.addWidget(self.name)
        cancel = self.add_button(Button("Not now", "default", hint="Esc"))
        cancel.clicked.connect(self.reject)
        self.save = self.add_button(Button("Rename" if called else "Save", "primary", "save", hint="Enter"))
        self.save.clicked.connect(self._on_save_clicked)
        self.name.focus_inside()

    def _on_save_clicked(self) -> None:
        if self.name.value().strip():
            self.accept()
        else:
            self.name.set_problem("Give the filters a name, such as Leaving this week.")

    @classmethod
    def ask(cls, says: str, parent: QWidget | None, *, called: str = "") -> str | None:
        """The name; None if the person went back."""
        dialog = cls(says, parent, called=called)
        return dialog.name.value() if dialog.exec() else None
