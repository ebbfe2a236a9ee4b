"""The status in the form: chosen while somebody is added, afterwards read and changed with what is asked then."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.ui.form import FieldSpec, FormContext
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField, enum_options


class StatusField(ChoiceField):
    """A choice with a button beside it; `set_adding` says which of the two is there to be used."""

    change_requested = Signal()

    def _hold(self, control: QWidget, *, frame: QWidget | None = None) -> None:
        self._adding = False
        self.change = Button("Change status", "default", hint="Alt S")
        self.change.clicked.connect(self.change_requested)
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        row.addWidget(control, 1)
        row.addWidget(self.change)
        super()._hold(control, frame=frame)

    def set_adding(self, adding: bool, read_only: bool) -> None:
        """Whether somebody is being added; a record that is only read has neither choice nor button."""
        self._adding = adding
        self.combo.setEnabled(adding and not read_only)
        self.change.setVisible(not adding and not read_only)

    def set_read_only(self, read_only: bool) -> None:
        self.set_adding(self._adding, read_only)

    def focus_inside(self, path: str = "") -> None:
        if self._adding or self.change.isHidden():
            super().focus_inside(path)
        else:
            self.change.setFocus()


def status(path: str, label: str, *, span: int) -> FieldSpec:
    """The status of a client."""

    def make(context: FormContext, bare: bool) -> Field:
        return StatusField(label, enum_options(ClientStatus))

    return FieldSpec(path, label, make, span)
