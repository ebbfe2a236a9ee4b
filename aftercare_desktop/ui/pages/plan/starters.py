"""Starters in the plan on screen: chosen over it, put in where the keyboard was, and then filled blank by blank."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from aftercare_desktop.domain import first_days
from aftercare_desktop.domain.blanks import next_open_blank, open_blanks, widened
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.domain.starters import Starter
from aftercare_desktop.domain.starters.finding import concerns_of, fitting
from aftercare_desktop.domain.starters.inserting import first_blank, put_in
from aftercare_desktop.domain.starters.placing import Spot
from aftercare_desktop.ui.form.where import path_of
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.plan.blank_guide import BlankGuide
from aftercare_desktop.ui.pages.plan.face import Mode
from aftercare_desktop.ui.pages.plan.starter_chooser import StarterChooser
from aftercare_desktop.words.starters import ALL_FILLED, ANY_BLANK, IN_THE_PLAN_ALREADY, ask_for

if TYPE_CHECKING:
    from aftercare_desktop.ui.pages.plan.pane import PlanPane

FROM_A_TEMPLATE = "Start from a template"


class PlanStarters(QObject):
    """What a pane does with starters; nothing while no draft is on screen that may be written."""

    def __init__(self, pane: "PlanPane") -> None:
        super().__init__(pane)
        self._pane = pane
        self.chooser: StarterChooser | None = None
        """The last one that was opened."""
        self._library: dict[str, Starter] = {}
        self.guide = BlankGuide(self._is_field, self)
        self.guide.reached.connect(self._show_question)
        pane.forms.starters_requested.connect(self.choose)
        pane.forms.blanks.next_requested.connect(self.next_blank)
        pane.empty.other_chosen.connect(self.start_from_template)
        pane.writer.changed.connect(self._on_writer_changed)

    # Choosing

    def choose(self) -> None:
        """Open the chooser over the plan; those that fit where the keyboard is come first."""
        forms = self._pane.forms
        here = path_of(forms.form(forms.section()), QApplication.focusWidget()) if self._is_writing() else ""
        self._choose_at(here or forms.section().value)

    def start_from_template(self) -> None:
        """Start the plan and choose what it begins with."""
        self._pane.versions.start()
        self._choose_at("")

    def _choose_at(self, path: str) -> None:
        if not self._is_writing() or self._is_open():
            return
        pane = self._pane
        self._read_library()
        concerns = concerns_of(pane.shown().client.client, pane.desk.today())
        self.chooser = StarterChooser(
            self._library,
            fitting(path),
            concerns,
            lambda starter: self.insert(starter, path),
            pane.shown_by,
        )

    def _is_open(self) -> bool:
        return self.chooser is not None and isValid(self.chooser) and not self.chooser.isHidden()

    def _is_writing(self) -> bool:
        return self._pane.mode() is Mode.DRAFT and self._pane.may_write

    def _read_library(self) -> None:
        offered = (one for one in self._pane.desk.starters.list() if not one.hidden)
        self._library = {one.starter.key: one.starter for one in offered}

    # Putting in

    def insert(self, starter: Starter, path: str) -> None:
        """Put a starter in at this path, as one step of undo; the keyboard goes to its first blank."""
        if not self._is_writing():
            return
        pane = self._pane
        if not self._library:
            self._read_library()
        pane.forms.flush()
        document = pane.forms.document()
        days = first_days.span(pane.shown().client.client, document)
        spot = Spot(path, days.first if days is not None else None)
        inserted = put_in(document, starter, self._library, spot)
        if inserted.document == document:
            pane.toast_requested.emit(Toast(IN_THE_PLAN_ALREADY))
            return
        pane.writer.put_in(inserted.document, f"{inserted.path}.+")
        pane.moving.go_to(first_blank(inserted) or Section.GOALS.value)
        self.guide.select(widened(starter.text))
        pane.writer.keep()

    # Blanks

    def next_blank(self) -> None:
        """Select the next blank, in this text or in the next one that has any."""
        if not self._is_writing():
            return
        if not self._library:
            self._read_library()
        if self.guide.select_next():
            return
        forms = self._pane.forms
        forms.flush()
        here = path_of(forms.form(forms.section()), QApplication.focusWidget())
        path = next_open_blank(forms.document(), here)
        if not path:
            self._pane.toast_requested.emit(Toast(ALL_FILLED))
            return
        self._pane.moving.go_to(path)
        self.guide.select()

    def _show_question(self, text: str) -> None:
        ask = ask_for(text, self._library.values())
        self._pane.forms.blanks.show_question(ask or ANY_BLANK)

    def _on_writer_changed(self) -> None:
        """The question goes away with the last blank."""
        strip = self._pane.forms.blanks
        if not strip.isHidden() and not open_blanks(self._pane.forms.document()):
            strip.hide()

    def _is_field(self, widget: QWidget) -> bool:
        return self._is_writing() and self._pane.forms.isAncestorOf(widget)
