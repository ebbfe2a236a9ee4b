"""The cards with all facts of a client: one value in, one value out, whatever card a fact stands on."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.ui.form import Form, FormContext, get_path, with_path
from aftercare_desktop.ui.pages.client.fact_table import FactSection
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.text_hints import TextHints

_AT_ONCE = 1
"""Cards made before the first paint; the others follow one by one while the page is already on screen."""


class FactsForm(QWidget):
    """A card for each section. Those below the first are made after the page is painted, or when one is needed."""

    edited = Signal(str)
    """The person changed the fact at this path."""
    left = Signal(str)
    """The person finished with a field of this section."""
    card_made = Signal(str)
    """The card of this section now stands."""

    def __init__(
        self,
        sections: Sequence[FactSection],
        context: FormContext,
        below: Mapping[str, QWidget] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`below` are widgets that stand under the card of a section and keep themselves."""
        super().__init__(parent)
        self._below = dict(below or {})
        for widget in self._below.values():  # theirs from the start, in sight once the card above them stands
            widget.setParent(self)
            widget.hide()
        self._sections = {section.key: section for section in sections}
        self._context = context
        self._value = Client("")
        self._read_only = False
        self._forms: dict[str, Form[Client]] = {}
        self._behind: set[str] = set()
        """Cards that still show an earlier value: a form out of sight is filled when it is looked at."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(14))
        self.hints = TextHints(self)
        self.edited.connect(self.hints.schedule)
        self.card_made.connect(self.hints.schedule)
        for section in list(sections)[:_AT_ONCE]:
            self._make(section)
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._on_rest_timeout)
        self._rest.start()

    # Making the cards

    def _make(self, section: FactSection) -> Form[Client]:
        form: Form[Client] = Form(self._value, (section.group,), self._context, cards=True)
        form.setAccessibleName(section.title)
        form.edited.connect(partial(self._on_form_edited, section.key))
        form.left.connect(partial(self.left.emit, section.key))
        if self._read_only:
            form.set_read_only(True)
        self._forms[section.key] = form
        self._column.addWidget(form)
        if section.key in self._below:
            self._column.addWidget(self._below[section.key])
            self._below[section.key].show()
        self.card_made.emit(section.key)
        return form

    def _on_rest_timeout(self) -> None:
        waiting = next((s for key, s in self._sections.items() if key not in self._forms), None)
        if waiting is None:
            self._rest.stop()
        else:
            self._make(waiting)

    def make_all(self) -> None:
        """Make every card now."""
        for key, section in self._sections.items():
            if key not in self._forms:
                self._make(section)
        self._rest.stop()

    def is_complete(self) -> bool:
        """Whether every card stands."""
        return len(self._forms) == len(self._sections)

    # The value

    def value(self) -> Client:
        """The client with everything the person changed."""
        return self._value

    def set_value(self, value: Client) -> None:
        """Show another client; emits nothing."""
        self._value = value
        self.hints.stop()
        self.hints.schedule()
        for form in self._forms.values():
            form.set_problems({})
        self._behind = set(self._forms)
        if self.isVisible():
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self, *keys: str) -> None:
        """Fill these cards, or all of them, where they still show an earlier value."""
        for key in keys or tuple(self._behind):
            if key in self._behind:
                self._behind.discard(key)
                self._forms[key].set_value(self._value)

    def flush(self) -> bool:
        """Take over half-typed dates. False if a field holds something that cannot be read."""
        self._catch_up()
        return all([form.flush() for form in self._forms.values()])

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anybody change it."""
        if read_only is self._read_only:
            return
        self._read_only = read_only
        for form in self._forms.values():
            form.set_read_only(read_only)

    # Sections and fields

    def sections(self) -> tuple[FactSection, ...]:
        return tuple(self._sections.values())

    def card(self, key: str) -> Form[Client]:
        """The card of a section, made if it was not yet."""
        if key not in self._forms:
            self.make_all()
        self._catch_up(key)
        return self._forms[key]

    def cards(self) -> Iterator[tuple[str, Form[Client]]]:
        """The cards that stand, from top to bottom, each with the key of its section."""
        yield from self._forms.items()

    def section_at(self, path: str) -> str:
        """The key of the first section that shows the fact at `path` or a part of it; the first section for others."""
        for key, section in self._sections.items():
            if any(own == path or _inside(own, path) or _inside(path, own) for own in section.paths()):
                return key
        return next(iter(self._sections))

    def focus_field(self, path: str) -> None:
        """Put the keyboard into the field at `path`."""
        form = self.card(self.section_at(path))
        if not form.focus_field(path):
            form.focus_first()

    def problems(self) -> dict[str, str]:
        """The sentences on show, by path, from top to bottom."""
        found: dict[str, str] = {}
        for form in self._forms.values():
            for path, words in form.problems().items():
                found.setdefault(path, words)
        return found

    def set_problems(self, sentences: Mapping[str, str]) -> None:
        """Show these sentences at their fields and take all others away."""
        self.make_all()
        self._catch_up()
        for form in self._forms.values():
            form.set_problems(sentences)

    def set_problem(self, path: str, sentence: str | None) -> None:
        """Show or take away one sentence, leaving the others."""
        self.card(self.section_at(path)).field(path).set_problem(sentence)

    def _on_form_edited(self, key: str, path: str) -> None:
        """The phones stand on two cards: the one that was not edited follows."""
        form = self._forms[key]
        own = next(own for own in form.paths() if own == path or _inside(path, own))
        self._value = with_path(self._value, own, get_path(form.value(), own))
        for other_key, other in self._forms.items():
            if other_key != key and own in other.paths():
                self._behind.discard(other_key)
                other.set_value(self._value)
        self.edited.emit(path)


def _inside(path: str, outer: str) -> bool:
    return path.startswith(outer + ".")
