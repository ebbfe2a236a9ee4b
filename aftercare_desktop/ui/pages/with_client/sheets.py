"""The client's own words, one section at a time, in the same fields as the plan: what is typed is the same draft."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from aftercare_desktop.domain.plans import PlanDocument, Section
from aftercare_desktop.ui.form import Form, FormContext, RowsField, get_path, with_path
from aftercare_desktop.ui.pages.plan.sections import SECTION_TABLES
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.frames import ScrollColumn

TOGETHER: tuple[Section, ...] = (
    Section.GOALS,
    Section.SIGNS,
    Section.SUPPORT,
    Section.HARD_TIMES,
    Section.PROGRESS,
    Section.DAILY_LIFE,
)
"""What is told in the client's own words, in the order in which it is talked over."""
_WIDTH = 760
_AIR = 48


class Sheets(QStackedWidget):
    """Shows one section of a document and gives back what the two made of it. Forms are made when they are shown."""

    edited = Signal(str)
    """The document was changed at this path."""
    left = Signal()
    """A field was finished."""

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._document = PlanDocument()
        self._read_only = False
        self._section = TOGETHER[0]
        self._forms: dict[Section, Form[PlanDocument]] = {}
        self._scrolls: dict[Section, ScrollColumn] = {}
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_application_focus_changed)

    # The document

    def document(self) -> PlanDocument:
        """The document with everything that was changed."""
        return self._document

    def set_document(self, document: PlanDocument) -> None:
        """Show another document; emits nothing."""
        self._document = document
        for form in self._forms.values():
            form.set_value(document)

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anybody change it."""
        self._read_only = read_only
        for form in self._forms.values():
            form.set_read_only(read_only)

    def flush(self) -> bool:
        """Take over half-typed text. False if a field on screen holds what cannot be read."""
        form = self._forms.get(self._section)
        return form.flush() if form is not None else True

    def unread(self) -> dict[str, str]:
        """Text that names no value and so is in no document, by path."""
        return {path: text for form in self._forms.values() for path, text in form.unread().items()}

    def read_again(self, texts: Mapping[str, str]) -> None:
        """Put back what `unread` gave."""
        for path, text in texts.items():
            self._form(Section(path.partition(".")[0])).read_again(path, text)

    def forget(self) -> None:
        """Another client's plan comes: every form goes, and with it what was half typed."""
        for section, form in self._forms.items():
            form.blockSignals(True)  # losing the keyboard a field might take over half-typed text
            self.removeWidget(self._scrolls[section])
            self._scrolls[section].deleteLater()
        self._forms, self._scrolls = {}, {}
        self._document = PlanDocument()
        self._section = TOGETHER[0]

    # Sections

    def section(self) -> Section:
        """The one on screen."""
        return self._section

    def show_section(self, section: Section) -> None:
        """Bring a section on screen."""
        self.flush()
        self._section = section
        self._form(section)
        self.setCurrentWidget(self._scrolls[section])
        self._scrolls[section].verticalScrollBar().setValue(0)

    def go_to(self, path: str) -> None:
        """Show the section of this path and put the keyboard there."""
        section = Section(path.partition(".")[0])
        if section in TOGETHER:
            self.show_section(section)
            self._form(section).focus_field(path)

    def add_goal(self) -> None:
        """Show the goals and add one."""
        self.show_section(Section.GOALS)
        field = self._form(Section.GOALS).field("goals")
        if isinstance(field, RowsField) and not self._read_only:
            field.add_row()

    def _form(self, section: Section) -> Form[PlanDocument]:
        if section not in self._forms:
            self._make(section)
        return self._forms[section]

    def _make(self, section: Section) -> None:
        scroll = ScrollColumn(padding=0, spacing=0)
        form: Form[PlanDocument] = Form(self._document, SECTION_TABLES[section], self._context, cards=True)
        form.set_read_only(self._read_only)
        form.setMaximumWidth(theme().px(_WIDTH))
        form.edited.connect(self._on_form_edited)
        form.left.connect(self.left)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(theme().px(24), 0, theme().px(24), theme().px(24))
        line.addStretch(1)
        line.addWidget(form, 1_000)
        line.addStretch(1)
        scroll.body.addWidget(row)
        scroll.body.addStretch(1)
        self._forms[section], self._scrolls[section] = form, scroll
        self.addWidget(scroll)

    def _on_form_edited(self, path: str) -> None:
        section = path.partition(".")[0]
        part = get_path(self._forms[Section(section)].value(), section)
        self._document = with_path(self._document, section, part)
        self.edited.emit(path)

    def _on_application_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        scroll, focused = self._scrolls.get(self._section), QApplication.focusWidget()
        if scroll is not None and focused is not None and scroll.isAncestorOf(focused):
            scroll.ensureWidgetVisible(focused, 0, theme().px(_AIR))
