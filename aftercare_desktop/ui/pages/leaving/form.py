"""All questions of "Leaving now" at once: several forms that write one sheet, and with it the plan."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from aftercare_desktop.domain.leaving import LeavingSheet, sheet_of, written
from aftercare_desktop.domain.leaving_people import phone_beside
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.ui.form import Form, get_path, with_path
from aftercare_desktop.ui.pages.leaving.context import LeavingContext
from aftercare_desktop.ui.pages.leaving.questions import AFTER, FIRST, WHERE
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.fields_text import PhoneField, SuggestField
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.words.phones import shown_phone

_SIDE_BY_SIDE = 820
"""Pixels at 100 % from which two cards stand beside each other."""
_AIR = 24
_PHONE_BESIDE = {"tonight_with": "tonight_phone", "may_tell": "may_tell_phone"}


class LeavingForm(ScrollColumn):
    """Shows what a plan says to the questions and gives back the plan with the answers."""

    edited = Signal(str)
    """The person changed the sheet at this path."""
    left = Signal()
    """The person finished with a field."""

    def __init__(
        self, context: LeavingContext, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(padding=24, spacing=14, parent=parent)
        self._today = today
        self._company = context.company
        self._document = PlanDocument()
        sheet = sheet_of(self._document)
        look = theme()
        first: Form[LeavingSheet] = Form(sheet, FIRST, context, cards=True)
        where: Form[LeavingSheet] = Form(sheet, WHERE, context, cards=True)
        after: Form[LeavingSheet] = Form(sheet, AFTER, context, cards=True)
        self.forms = (first, where, after)
        for form in self.forms:
            form.edited.connect(self._on_form_edited)
            form.left.connect(self.left)
        for name, beside in _PHONE_BESIDE.items():
            self._fill_beside(name, beside)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(look.px(14))
        for form in (where, after):
            self._pair.addWidget(form, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(first)
        self.body.addLayout(self._pair)
        self.body.addStretch(1)
        side = look.px(24)
        self.body.setContentsMargins(side, look.px(2), side, look.px(10))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_application_focus_changed)

    def _fill_beside(self, name: str, beside: str) -> None:
        """Choosing somebody fills in the phone that is known of them."""
        form = next(form for form in self.forms if name in form.paths())
        who, number = form.field(name), form.field(beside)
        assert isinstance(who, SuggestField)
        assert isinstance(number, PhoneField)

        def fill(chosen: str) -> None:
            phone = phone_beside(self._company(), chosen, number.value())
            if phone != number.value():
                number.type_again(shown_phone(phone))

        who.chosen.connect(fill)

    # The document

    def document(self) -> PlanDocument:
        """The plan with every answer in its sections."""
        return written(self._document, self.sheet(), self._today())

    def set_document(self, document: PlanDocument) -> None:
        """Show what another plan says; emits nothing."""
        self._document = document
        for form in self.forms:
            form.set_value(sheet_of(document))

    def sheet(self) -> LeavingSheet:
        """The answers as they stand on screen."""
        sheet = self.forms[0].value()
        for form in self.forms[1:]:
            for path in form.paths():
                sheet = with_path(sheet, path, get_path(form.value(), path))
        return sheet

    def flush(self) -> bool:
        """Take over half-typed text. False if a field holds what cannot be read."""
        return all([form.flush() for form in self.forms])

    def unread(self) -> dict[str, str]:
        """Text on screen that names no value and so is in no document, by path."""
        return {path: text for form in self.forms for path, text in form.unread().items()}

    def read_again(self, texts: Mapping[str, str]) -> None:
        """Put back what `unread` gave, with what is to be mended."""
        for path, text in texts.items():
            for form in self.forms:
                if path.partition(".")[0] in form.paths():
                    form.read_again(path, text)

    # The keyboard

    def take_keyboard(self) -> None:
        """Begin with the first question."""
        self.forms[0].focus_first()

    def go_to(self, path: str) -> None:
        """Put the keyboard into the field at this path."""
        any(form.focus_field(path) for form in self.forms)

    def go_to_problem(self) -> None:
        """Put the keyboard into the first field whose text cannot be read."""
        for form in self.forms:
            for path in form.problems():
                self.go_to(path)
                return

    def _on_application_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, theme().px(_AIR))

    def _on_form_edited(self, path: str) -> None:
        self.edited.emit(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(across if self.width() >= theme().px(_SIDE_BY_SIDE) else down)
