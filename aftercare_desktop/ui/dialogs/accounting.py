"""The accounting a client asks for: of which period, looked at, printed or saved for them (42 CFR 2.25)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from aftercare_desktop.documents.accounting import accounting_pdf
from aftercare_desktop.domain.accounting import Accounting
from aftercare_desktop.domain.disclosures import accounted_from
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.preview import MakePdf, Preview
from aftercare_desktop.ui.printing import print_pdf, save_pdf
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.ui.widgets.labels import Words

ACCOUNTING = "Accounting"
WHAT = "What was sent, to whom and why. It is for the client; without other days, of the three years before today."
_WIDTH = 720
_AROUND, _LEAST, _MOST = 330, 140, 760


class AccountingDialog(DialogFrame):
    """Each period that is shown has its line in the trail, as it stands on screen."""

    def __init__(self, desk: Desk, client_id: int, parent: QWidget | None = None) -> None:
        super().__init__("Accounting of what was shared", parent, width=_WIDTH)
        self._desk = desk
        self._client_id = client_id
        self._told: Accounting | None = None
        look, today = theme(), desk.today()
        self.body.addWidget(Words(WHAT, "secondary", wrap=True))
        self.first = DateField("From", desk.today, past=True)
        self.last = DateField("To", desk.today, past=True)
        self.first.set_value(accounted_from(today))
        self.last.set_value(today)
        row = QHBoxLayout()
        row.setSpacing(look.px(12))
        for field in (self.first, self.last):
            field.keep_no_slot()
            field.edited.connect(self._on_period_edited)
            row.addWidget(field)
        row.addStretch(1)
        self.body.addLayout(row)
        self.pages = Preview({}, heading="")
        self.pages.view.sheets.what = ACCOUNTING
        room = parent.window().height() - look.px(_AROUND) if parent is not None else look.px(_MOST)
        self.pages.setFixedHeight(min(look.px(_MOST), max(look.px(_LEAST), room)))
        self.body.addWidget(self.pages)
        self._add_verbs()
        self.finished.connect(self.pages.close_down)
        self.pages.show_now(self._gather)

    def _add_verbs(self) -> None:
        self.save = self.add_button(Button("Save as PDF", "default", "file-down", "Ctrl+Shift+S"), left=True)
        self.save.clicked.connect(lambda: self._out(self._save))
        self.print = self.add_button(Button("Print", "default", "printer", "Ctrl+P"), left=True)
        self.print.clicked.connect(lambda: self._out(lambda pdf: print_pdf(pdf, ACCOUNTING, self)))
        close = self.add_button(Button("Close", "primary", hint="Esc"))
        close.clicked.connect(self.reject)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        close.setFocus()

    def _on_period_edited(self) -> None:
        self._told = None
        self.pages.schedule(self._gather)

    def _gather(self) -> MakePdf:
        self._told = told = self._desk.accountings.of_client(
            self._client_id, self.first.value(), self.last.value()
        )
        return partial(accounting_pdf, told)

    def _save(self, pdf: bytes) -> None:
        save_pdf(pdf, f"accounting-{self._client_id}.pdf", self)

    def _out(self, give: Callable[[bytes], object]) -> None:
        """What is on screen, or what the days that were just typed give."""
        try:
            if self._told is None:
                self._gather()
            if self._told is not None:
                give(accounting_pdf(self._told))
        except AftercareError as problem:
            self.pages.note.setText(problem.sentence)
            self.pages.note.show()
