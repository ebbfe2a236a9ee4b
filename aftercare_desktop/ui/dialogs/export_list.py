"""Asks what a printed or exported list of clients is for, what it shows, and how it leaves."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.client_filters import (
    USUAL_EXPORT,
    ExportColumn,
    ExportPurpose,
    ExportReason,
)
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.choices import Segmented
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame
from aftercare_desktop.ui.widgets.fields_choice import ChecksField, ChoiceField, enum_options
from aftercare_desktop.ui.widgets.fields_text import LineField
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.clients import counted

KEPT = (
    "The purpose, your name and the number of people are written to the audit trail. A file is not encrypted: "
    "keep it where only the people who need it can read it."
)


class ListForm(StrEnum):
    """How a list leaves."""

    PRINT = "print"
    PDF = "pdf"
    CSV = "csv"
    XLSX = "xlsx"


_FORMS = (
    (ListForm.PRINT, "Print"),
    (ListForm.PDF, "PDF file"),
    (ListForm.CSV, "CSV file"),
    (ListForm.XLSX, "Excel file"),
)


@dataclass(frozen=True, slots=True)
class ExportAnswer:
    """What the person decided."""

    form: ListForm
    reason: ExportReason
    columns: tuple[ExportColumn, ...]


class ExportListDialog(DialogFrame):
    """Nothing leaves without a purpose. Ctrl+Enter goes on."""

    def __init__(self, count: int, says: str, parent: QWidget | None = None) -> None:
        """`count` people; `says` is the filter in words."""
        super().__init__("Print or export this list", parent, width=WIDE)
        self.body.addWidget(Words(f"{counted(count)}. {says}", "secondary", wrap=True))
        self.purpose = ChoiceField("What for", enum_options(ExportPurpose, none_words="Choose a purpose"))
        self.purpose.edited.connect(self._show_words)
        self.words = LineField("In a few words", help_text="Do not write names of clients here.")
        self.columns = ChecksField("What it shows", enum_options(ExportColumn), columns=3)
        self.columns.set_value(USUAL_EXPORT)
        self.form = Segmented([(form.value, words) for form, words in _FORMS], name="How it leaves")
        self.form.chosen.connect(self._on_form_chosen)
        self.body.addWidget(self.purpose)
        self.body.addWidget(self.words)
        self.body.addWidget(self.columns)
        self.body.addWidget(self.form, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Words(KEPT, "secondary", wrap=True))
        cancel = self.add_button(Button("Not now", "default", hint="Esc"))
        cancel.clicked.connect(self.reject)
        self.go_on = self.add_button(Button("Print", "primary", "printer", hint="Ctrl Enter"))
        self.go_on.clicked.connect(self._on_go_on_clicked)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.go_on.click)
        self._show_words()
        self.purpose.focus_inside()

    def answer(self) -> ExportAnswer:
        """What stands in the fields, once a purpose is chosen."""
        reason = ExportReason(self.purpose.value(), self.words.value().strip())
        return ExportAnswer(ListForm(self.form.value()), reason, self.columns.value())

    def _show_words(self) -> None:
        self.words.setVisible(self.purpose.value() is ExportPurpose.OTHER)

    def _on_form_chosen(self, form: str) -> None:
        printed = form == ListForm.PRINT
        self.go_on.setText("Print" if printed else "Save file")
        self.go_on.setAccessibleName(self.go_on.text())
        self.go_on.set_icon_name("printer" if printed else "download")

    def _on_go_on_clicked(self) -> None:
        other = self.purpose.value() is ExportPurpose.OTHER
        if self.purpose.value() is None:
            self.purpose.set_problem("Say what the list is for.")
            self.purpose.focus_inside()
        elif other and not self.words.value().strip():
            self.words.set_problem("Say in a few words what the list is for.")
            self.words.focus_inside()
        elif not self.columns.value():
            self.columns.set_problem("Choose at least one fact.")
            self.columns.focus_inside()
        else:
            self.accept()

    @classmethod
    def ask(cls, count: int, says: str, parent: QWidget | None) -> ExportAnswer | None:
        """What the person decided; None if they went back."""
        dialog = cls(count, says, parent)
        return dialog.answer() if dialog.exec() else None
