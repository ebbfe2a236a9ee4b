"""The middle pane of the plan: one section's form at a time, made when it is first shown."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from aftercare_desktop.domain.plans import ConfirmedCheck, PlanDocument, Section
from aftercare_desktop.domain.readiness import CONFIRMED
from aftercare_desktop.domain.starters.finding import has_starters
from aftercare_desktop.ui.form import Form, RowsField
from aftercare_desktop.ui.form.paths import with_path
from aftercare_desktop.ui.pages.plan.blank_guide import BlankStrip
from aftercare_desktop.ui.pages.plan.facts import PlanFormContext
from aftercare_desktop.ui.pages.plan.own_checks import OwnChecks
from aftercare_desktop.ui.pages.plan.sections import SECTION_TABLES
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.ui.widgets.labels import Chip, Words
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.plan import FORM_HELP

_FOLDED_BELOW = 560
_NO_VERSION_BELOW = 480
"""The outline says the version too."""
_AIR = 48
"""Pixels at 100 % kept free above and below the field with the keyboard."""


class SectionForms(QFrame):
    """Shows the forms of one document and gives back what the person made of it."""

    edited = Signal(str)
    """The person changed the document at this path."""
    left = Signal()
    """The person finished with a field."""
    preview_requested = Signal()
    starters_requested = Signal()
    section_shown = Signal()
    """A section shows the document as it stands."""

    def __init__(
        self,
        context: PlanFormContext,
        safety: QWidget,
        told: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`safety` stands below the form of the medicines, `told` below that of the circle."""
        super().__init__(parent)
        self.setAccessibleName("Section of the plan")
        self.setProperty("pane", True)
        self._context = context
        self._safety = safety
        self._told = told
        self._document = PlanDocument()
        self._read_only = False
        self._section = Section.FIRST_DAYS
        self._arrived = False
        self._forms: dict[Section, Form[PlanDocument]] = {}
        self._scrolls: dict[Section, ScrollColumn] = {}
        self.own_checks: dict[Section, OwnChecks] = {}
        look = theme()
        self.title = Words("", "section", wrap=True)
        self.help = Words("", "secondary", wrap=True)
        self.version = Chip("", "out")
        self.preview = Button("Preview", "soft", "panel-right", size="small")
        self.preview.clicked.connect(self.preview_requested)
        self.starters = Button("Starters", "soft", "lightbulb", hint="F2", size="small")
        self.starters.setFocusPolicy(
            Qt.FocusPolicy.TabFocus
        )  # a click leaves the keyboard where words are put in
        self.starters.clicked.connect(self.starters_requested)
        self.blanks = BlankStrip()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.help)
        head = QHBoxLayout()
        head.setContentsMargins(look.px(18), look.px(14), look.px(18), look.px(10))
        head.setSpacing(look.px(10))
        head.addLayout(words, 1)
        head.addWidget(self.version)
        head.addWidget(self.starters)
        head.addWidget(self.preview)
        self._stack = QStackedWidget()
        self._stack.setProperty("begins", True)  # the fields, not what stands above them
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_application_focus_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        question = QHBoxLayout()
        question.setContentsMargins(look.px(18), 0, look.px(18), look.px(8))
        question.addWidget(self.blanks)
        column.addLayout(question)
        column.addWidget(self._stack, 1)
        self._column = column

    def add_foot(self, foot: QWidget) -> None:
        """Put something below whatever section is on screen."""
        self._column.addWidget(foot)

    # The document

    def document(self) -> PlanDocument:
        """The document with everything the person changed."""
        return self._document

    def set_document(self, document: PlanDocument) -> None:
        """Show another document; emits nothing. Forms that are not on screen follow when they are shown."""
        self._document = document
        self._catch_up(self._section)

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anybody change it."""
        self._read_only = read_only
        for form in self._forms.values():
            form.set_read_only(read_only)
        for own in self.own_checks.values():
            own.set_read_only(read_only)

    def forget(self) -> None:
        """Another client's plan comes: every form goes, and with it what was half typed or can be taken back in it."""
        for below in filter(None, (self._safety, self._told)):
            below.hide()
            below.setParent(self)
        for form in self._forms.values():
            form.blockSignals(True)  # losing the keyboard a field might take over half-typed text
        for scroll in self._scrolls.values():
            self._stack.removeWidget(scroll)
            scroll.deleteLater()
        self._forms, self._scrolls, self.own_checks = {}, {}, {}
        self.blanks.hide()
        self._document = PlanDocument()
        self._section = Section.FIRST_DAYS

    def flush(self) -> bool:
        """Take over half-typed text. False if a field of the section on screen holds what cannot be read."""
        form = self._forms.get(self._section)
        return form.flush() if form is not None else True

    def unread(self) -> dict[str, str]:
        """Text in the forms made so far that names no value and so is in no document, by path."""
        return {path: text for form in self._forms.values() for path, text in form.unread().items()}

    def read_again(self, texts: Mapping[str, str]) -> None:
        """Put back what `unread` gave, with what is to be mended."""
        for path, text in texts.items():
            self.form(Section(path.partition(".")[0])).read_again(path, text)

    def refresh(self) -> None:
        """What is shown from outside the section (page 1 shows the whole plan) is shown anew."""
        form = self._forms.get(self._section)
        if form is not None:
            form.refresh()
            self._show_own_checks(self._section)

    # Sections

    def section(self) -> Section:
        """The section on screen."""
        return self._section

    def begin_at(self, section: Section) -> None:
        """The section to show first; its form is made when it is shown."""
        if section is not self._section:
            self.blanks.hide()
        self._section = section

    def form(self, section: Section) -> Form[PlanDocument]:
        """The section's form; it is made if it was never shown."""
        if section not in self._forms:
            self._make(section)
        return self._forms[section]

    def show_section(self, section: Section) -> None:
        """Bring a section on screen."""
        if section is not self._section:
            self.flush()
            self.blanks.hide()
        self._section = section
        self.title.setText(label(section))
        self.help.setText(FORM_HELP[section])
        self.starters.setVisible(has_starters(section) and not self._read_only)
        self.form(section)
        self._catch_up(section)
        self._stack.setCurrentWidget(self._scrolls[section])

    def go_to(self, path: str) -> None:
        """Show the section of this path and put the keyboard there; a section's name alone leads to its first field."""
        if path.startswith(CONFIRMED):
            self._go_to_own_check(path.rpartition(".")[2])
            return
        section = Section(path.partition(".")[0])
        self.show_section(section)
        form = self._forms[section]
        if not ("." in path or path in form.paths()) or not form.focus_field(path):
            form.focus_first()

    def _go_to_own_check(self, key: str) -> None:
        if self._context.facts is None:
            return
        own = next((check for check in self._context.facts().readiness.own if check.key == key), None)
        if own is not None:
            self.show_section(own.section)
            self.own_checks[own.section].focus_on(key)

    def add_goal(self) -> None:
        """Show the goals and add one."""
        self.show_section(Section.GOALS)
        field = self._forms[Section.GOALS].field("goals")
        if isinstance(field, RowsField) and not self._read_only:
            field.add_row()

    def _make(self, section: Section) -> None:
        scroll = ScrollColumn(padding=18, spacing=14)
        margins = scroll.body.contentsMargins()
        scroll.body.setContentsMargins(margins.left(), theme().px(2), margins.right(), margins.bottom())
        self._scrolls[section] = scroll
        bar = scroll.verticalScrollBar()
        bar.rangeChanged.connect(self._on_bar_range_changed)
        bar.actionTriggered.connect(self._on_bar_action_triggered)
        self._stack.addWidget(scroll)
        form: Form[PlanDocument] = Form(
            self._document, SECTION_TABLES[section], self._context, cards=True, parent=scroll.widget()
        )
        if self._read_only:
            form.set_read_only(True)
        form.edited.connect(self._on_form_edited)
        form.left.connect(self.left)
        form.installEventFilter(self)
        self._forms[section] = form
        scroll.body.addWidget(form)
        below = {Section.MEDICINES: self._safety, Section.SUPPORT: self._told}.get(section)
        if below is not None:
            scroll.body.addWidget(below)
            below.show()
        own = self.own_checks[section] = OwnChecks(section)
        own.set_read_only(self._read_only)
        own.ticked.connect(self._on_own_checks_ticked)
        scroll.body.addWidget(own)
        scroll.body.addStretch(1)

    def _on_application_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """Whatever gets the keyboard comes into view, once a form that was just made has its layout."""
        scroll = self._scrolls.get(self._section)
        if now is not None and isValid(now) and scroll is not None and scroll.isAncestorOf(now):
            self._arrived = True
            QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        scroll, focused = self._scrolls.get(self._section), QApplication.focusWidget()
        if scroll is not None and focused is not None and scroll.isAncestorOf(focused):
            scroll.ensureWidgetVisible(focused, 0, theme().px(_AIR))

    def _on_bar_range_changed(self) -> None:
        """The rows of a form that was just made get their heights one after another, and push the field away."""
        if self._arrived:
            self._bring_into_view()

    def _on_bar_action_triggered(self) -> None:
        """The person scrolls: what is in view is theirs."""
        self._arrived = False

    def _catch_up(self, section: Section) -> None:
        form = self._forms.get(section)
        if form is None:
            return
        if getattr(form.value(), section.value) != getattr(self._document, section.value):
            form.set_value(self._document)
        form.refresh()
        self._show_own_checks(section)
        self.section_shown.emit()

    def _show_own_checks(self, section: Section) -> None:
        if self._context.facts is not None:
            self.own_checks[section].show_facts(self._context.facts())

    def _on_own_checks_ticked(self, key: str, ticked: bool) -> None:
        confirmed = tuple(one for one in self._document.confirmed_checks if one.key != key)
        if ticked:
            confirmed = (*confirmed, ConfirmedCheck(key, self._context.staff_name, self._context.today()))
        self._document = replace(self._document, confirmed_checks=confirmed)
        self._show_own_checks(self._section)
        self.edited.emit(f"{CONFIRMED}.{key}")
        self.left.emit()

    def _on_form_edited(self, path: str) -> None:
        self._arrived = False
        section = Section(path.partition(".")[0])
        part: Any = getattr(self._forms[section].value(), section.value)
        self._document = with_path(self._document, section.value, part)
        self.edited.emit(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow pane the title needs the room that the words of the button take, then that of the version."""
        super().resizeEvent(event)
        self.version.setVisible(self.width() >= theme().px(_NO_VERSION_BELOW))
        self.starters.set_folded(self.width() < theme().px(_FOLDED_BELOW))

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """A click beside the fields leaves the field that has the keyboard, and so saves."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        return bool(super().eventFilter(watched, event))
