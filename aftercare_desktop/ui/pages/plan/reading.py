"""How the plan reads: the grade of the section and of the whole plan below the form, and the way to what is hard."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from aftercare_desktop.domain.plans import PlanDocument, Section
from aftercare_desktop.ui.form import FieldSpec, get_path
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.plan.forms import SectionForms
from aftercare_desktop.ui.pages.plan.sections import SECTION_TABLES, all_fields
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields_marked import MarkedField, Prose
from aftercare_desktop.ui.widgets.reading_line import ReadingLine
from aftercare_desktop.ui.widgets.text_hints import TextHints
from aftercare_desktop.words.reading import Reading, read

if TYPE_CHECKING:
    from aftercare_desktop.ui.pages.plan.pane import PlanPane

NEXT_KEY = "F7"
NEXT = "Next hard sentence"
NO_HARD = "No sentence is hard to read."
_HEIGHT = 36
_NARROW_BELOW = 540
_NOTHING = Reading(())


@dataclass(frozen=True, slots=True)
class HardPlace:
    """A hard sentence of a plan: where it is written, and which part of that text it is."""

    section: Section
    path: str
    start: int
    end: int


def staff_sentences(section: Section, document: PlanDocument) -> Iterator[tuple[str, str]]:
    """What staff wrote in a section for the client to read, by path; never the client's own words."""
    for spec in all_fields(SECTION_TABLES[section]):
        yield from _texts(spec, spec.path, get_path(document, spec.path))


def _texts(spec: FieldSpec, path: str, value: Any) -> Iterator[tuple[str, str]]:
    if spec.prose is Prose.SENTENCES and value:
        yield path, value
    for number, item in enumerate(value) if isinstance(value, tuple) else ():
        if spec.sentences_in and (words := get_path(item, spec.sentences_in)):
            yield f"{path}.{number}.{spec.sentences_in}", words
        for inner in spec.inner:
            yield from _texts(inner, f"{path}.{number}.{inner.path}", get_path(item, inner.path))


@lru_cache(maxsize=2_048)
def _measured(text: str) -> Reading:
    """Most texts of a plan are those of a moment ago."""
    return read(text) or _NOTHING


def section_reading(section: Section, document: PlanDocument) -> Reading:
    """A section measured as one text."""
    readings = [_measured(text) for _, text in staff_sentences(section, document)]
    return Reading(tuple(sentence for reading in readings for sentence in reading.sentences))


def hard_places(document: PlanDocument) -> list[HardPlace]:
    """Every hard sentence, in the order of the sections."""
    return [
        HardPlace(section, path, hard.start, hard.end)
        for section in Section
        for path, text in staff_sentences(section, document)
        for hard in _measured(text).hard()
    ]


class ReadingFoot(QFrame):
    """One quiet line below the form: the grade of the section, of the plan, and the way to the next hard sentence.

    It keeps its height while there is nothing to tell, so that the form above never moves.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self._narrow = False
        self.setAccessibleName("Reading level")
        self.section = ReadingLine("This section")
        self.plan = ReadingLine("Whole plan")
        self.next = Button(NEXT, "ghost", "arrow-down", hint=NEXT_KEY, size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(18), 0, look.px(18), 0)
        row.setSpacing(look.px(14))
        for widget in (self.section, self.plan):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.next)
        self.setFixedHeight(look.px(_HEIGHT))
        self.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the plan's grade gives way, and the button keeps its icon."""
        super().resizeEvent(event)
        self._narrow = self.width() < theme().px(_NARROW_BELOW)
        self.next.set_folded(self._narrow)
        self.plan.setVisible(bool(self.plan.text()) and not self._narrow)

    def forget(self) -> None:
        """Tell nothing."""
        self.show_readings(_NOTHING, _NOTHING)

    def show_readings(self, section: Reading, plan: Reading) -> None:
        """Show what was measured; nothing while nothing is written."""
        self.section.show_reading(section)
        self.plan.show_reading(plan, grade_alone=True)
        self.plan.setVisible(bool(self.plan.text()) and not self._narrow)
        self.next.setVisible(bool(plan.hard()))


class PlanReading(QObject):
    """Measures what staff write in the forms of a plan, once they pause."""

    def __init__(self, forms: SectionForms) -> None:
        super().__init__(forms)
        self._forms = forms
        self._last: HardPlace | None = None
        self.foot = ReadingFoot()
        forms.add_foot(self.foot)
        self.hints = TextHints(forms, measured=True)
        self.hints.inside = lambda: forms.form(forms.section())
        self.hints.looked.connect(self._on_hints_looked)
        forms.edited.connect(self.hints.schedule)
        forms.section_shown.connect(self.hints.schedule)

    def forget(self) -> None:
        """Another client's plan comes."""
        self._last = None
        self.hints.stop()
        self.foot.forget()

    def next_hard(self, show: Callable[[Section], object]) -> bool:
        """Select the next hard sentence, after the last one or from the section on screen; False if there is none.

        `show` brings a section on screen.
        """
        document = self._forms.document()
        places = hard_places(document)
        if not places:
            return False
        chosen = self._following(places)
        self._last = chosen
        if chosen.section is not self._forms.section():
            show(chosen.section)
        self._forms.form(chosen.section).focus_field(chosen.path)
        self.hints.look()
        field = _marked_around(QApplication.focusWidget())
        if field is not None:
            field.select_text(chosen.start, chosen.end)
        return True

    def _following(self, places: list[HardPlace]) -> HardPlace:
        if self._last in places:
            return places[(places.index(self._last) + 1) % len(places)]
        order = list(Section)
        here = order.index(self._forms.section())
        return next((place for place in places if order.index(place.section) >= here), places[0])

    def _on_hints_looked(self) -> None:
        document = self._forms.document()
        here = self._forms.section()
        readings = {section: section_reading(section, document) for section in Section}
        whole = Reading(tuple(s for reading in readings.values() for s in reading.sentences))
        self.foot.show_readings(readings[here], whole)


def next_hard_sentence(pane: "PlanPane") -> None:
    """The act of the plan."""
    if not pane.reading.next_hard(pane.moving.show_section):
        pane.toast_requested.emit(Toast(NO_HARD))


def _marked_around(widget: QWidget | None) -> MarkedField | None:
    while widget is not None and not isinstance(widget, MarkedField):
        widget = widget.parentWidget()
    return widget
