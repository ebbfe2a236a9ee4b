"""Writes a plan's texts in the client's language, section by section, with who answers for them.

Every change is handed on at once and saved with the plan; nothing waits for a last button.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.plans import PlanDocument, Section, Translation, TranslatorRole
from aftercare_desktop.domain.plans.twins import Twin, confirmed, is_begun, next_open, twins, with_twin
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.dialogs.twin_rows import TwinRows
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields import HEIGHT
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from aftercare_desktop.ui.widgets.fields_search import SearchChoiceField
from aftercare_desktop.ui.widgets.fields_text import LineField
from aftercare_desktop.ui.widgets.labels import IconLabel, Words
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.languages import language_name, languages
from aftercare_desktop.words.twins import LONGEST_NAME, ROLES, count

HEADLINE = "In another language"
ABOUT = (
    "Tab: next that is missing or changed. Ctrl+Down: next of all. Names, phones and doses stay as they are."
)
NO_NAME = "It prints once the name of a translator or interpreter stands here."
NO_LANGUAGE = "Choose a language first."
ALL_DONE = "Every text of the plan is translated."
_WIDTH = 880
_HIGHEST = 680
_LOWEST = 400

Put = Callable[[PlanDocument, str], None]


class TwinDialog(DialogFrame):
    """Two columns for each section. `put` takes the changed document and the path of the text that changed."""

    kept_as = "twins"

    def __init__(
        self,
        document: PlanDocument,
        language: str,
        today: date,
        put: Put,
        parent: QWidget | None = None,
    ) -> None:
        """`language` is offered where the plan has none yet."""
        super().__init__(HEADLINE, parent, width=_WIDTH)
        self._document, self._today, self._put = document, today, put
        known = document.translation
        none = (("", "Not chosen"),)
        self.language = SearchChoiceField("Language", (*none, *languages().items()))
        self.language.set_value(known.language or language)
        self.by = LineField("Translated by", placeholder="Ana R.")
        self.by.line.setMaxLength(LONGEST_NAME)
        self.by.set_value(known.by)
        self.role = ChoiceField("Who is", [(role, words) for role, words in ROLES.items()])
        self.role.set_value(known.role)
        self.section = ChoiceField("Section", ((Section.FIRST_DAYS, ""),))
        self.count = Words("", "strong")
        self.rows = TwinRows()
        self.lacking = IconLabel("info", NO_NAME, token="info", role="secondary")
        self._build()
        self._listen()
        self._show_sections()
        self._show_section()
        self._begin()

    # Building

    def _build(self) -> None:
        look = theme()
        head, line = QHBoxLayout(), QHBoxLayout()
        for row in (head, line):
            row.setSpacing(look.px(12))
        head.addWidget(self.language, 3)
        head.addWidget(self.by, 3)
        head.addWidget(self.role, 2)
        line.addWidget(self.section, 3)
        line.addWidget(self.count, 2, Qt.AlignmentFlag.AlignBottom)
        self.count.setFixedHeight(look.px(HEIGHT))  # in one line with the words of the section beside it
        for field in (self.language, self.by, self.role, self.section):
            field.keep_no_slot()
        self.body.addLayout(head)
        self.body.addLayout(line)
        self.body.addWidget(Words(ABOUT, "help", wrap=True))
        self.body.addWidget(self.lacking)
        self.body.addWidget(self.rows, 1)
        self.next = self.add_button(
            Button("Next to translate", "default", "arrow-right", hint="F8"), left=True
        )
        self.done_button = self.add_button(Button("Done", "primary", hint="Esc"))
        self.rows.setMinimumHeight(look.px(120))
        self._fit()

    def _fit(self) -> None:
        """As large as two columns read well, and never larger than the window it stands in."""
        look, parent = theme(), self.parentWidget()
        wide, high = look.px(_WIDTH), look.px(_HIGHEST)
        if parent is not None:
            room = parent.window().size()
            wide, high = min(wide, room.width() - look.px(24)), min(high, room.height() - look.px(24))
        self.setFixedSize(wide, max(high, look.px(_LOWEST)))

    def _listen(self) -> None:
        self.language.edited.connect(self._on_language_edited)
        self.by.edited.connect(self._on_by_edited)
        self.role.edited.connect(self._on_role_edited)
        self.section.edited.connect(self._on_section_edited)
        self.rows.edited.connect(self._on_rows_edited)
        self.rows.kept.connect(self._on_rows_kept)
        self.next.clicked.connect(self.go_to_next)
        self.done_button.clicked.connect(self.accept)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F8", self.go_to_next),
            ("Ctrl+Down", lambda: self.rows.step(1)),
            ("Ctrl+Up", lambda: self.rows.step(-1)),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _begin(self) -> None:
        """Where the first thing is missing: the language, the name, else the first text."""
        if not self.language.value():
            self.language.focus_inside()
        elif not self.by.value().strip():
            self.by.focus_inside()
        else:
            self.go_to_next()

    # Showing

    def _twins(self) -> tuple[Twin, ...]:
        return twins(self._document)

    def _of_section(self) -> tuple[Twin, ...]:
        return tuple(twin for twin in self._twins() if twin.text.section is self.section.value())

    def _show_sections(self) -> None:
        """The sections in which something is written, each with how much of it is done."""
        found: dict[Section, list[Twin]] = {}
        for twin in self._twins():
            found.setdefault(twin.text.section, []).append(twin)
        options = [(section, f"{label(section)}: {count(inside)}") for section, inside in found.items()]
        self.section.set_options(options or ((Section.FIRST_DAYS, "Nothing is written yet"),))
        self.count.setText(count(self._twins()))

    def _show_section(self) -> None:
        language = self.language.value()
        self._show_what_lacks()
        self.rows.show_twins(self._of_section() if language else (), language)
        self.next.setEnabled(bool(language))
        stops = (self.section.combo, *self.rows.stops(), self.next, self.done_button)
        for stop, following in pairwise(stops):
            self.setTabOrder(stop, following)

    def _show_what_lacks(self) -> None:
        """Why nothing can be written, or why nothing of it prints."""
        lacks = NO_LANGUAGE if not self.language.value() else "" if self.by.value().strip() else NO_NAME
        self.lacking.set_text(lacks)
        self.lacking.setVisible(bool(lacks))

    def document(self) -> PlanDocument:
        """The plan with everything that was written here."""
        return self._document

    # What the person does

    def go_to_next(self) -> None:
        """The keyboard to the next text that is missing or changed: behind where it is, then from the beginning."""
        if not self.language.value():
            self.language.focus_inside()
            return
        found = next_open(self._twins(), self._place())
        if found is None:
            self.count.setText(ALL_DONE)
            self.done_button.setFocus()
            return
        self._go_to(found)

    def _go_to(self, twin: Twin) -> None:
        if twin.text.section is not self.section.value():
            self.show_section(twin.text.section)
        self.rows.take_keyboard(twin.text.path)

    def _place(self) -> int:
        """Behind the text in which the keyboard is; else where the section on screen begins."""
        found, held = self._twins(), self.rows.held()
        if held is not None:
            return 1 + next(place for place, twin in enumerate(found) if twin.text.path == held.path)
        section = self.section.value()
        return next((place for place, twin in enumerate(found) if twin.text.section is section), 0)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab out of a text goes on to the next that is to be done, in a later section too; behind the last, out."""
        held = self.rows.held()
        if not following or held is None or held.is_asked():
            return super().focusNextPrevChild(following)
        place = self._place()
        found = next_open(self._twins()[place:], 0)
        if found is None:
            self.next.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._go_to(found)
        return True

    def show_section(self, section: Section) -> None:
        """Bring a section on screen."""
        self.section.set_value(section)
        self._show_section()

    def _on_section_edited(self) -> None:
        self._show_section()

    def _on_rows_edited(self, path: str, words: str) -> None:
        self._change(with_twin(self._document, path, words, self._today), path)

    def _on_rows_kept(self, path: str) -> None:
        self.rows.take_keyboard(path)  # the button goes
        self._change(confirmed(self._document, path, self._today), path)
        self.go_to_next()

    def _on_by_edited(self) -> None:
        self._change_head("by")

    def _on_role_edited(self) -> None:
        self._change_head("role")

    def _on_language_edited(self) -> None:
        before = self._document.translation.language
        if self.language.value() != before and is_begun(self._document) and not self._starts_anew(before):
            self.language.set_value(before)
            return
        self._change_head("language")
        self._show_section()

    def _starts_anew(self, before: str) -> bool:
        """Texts in another language are none in this one. Whoever starts anew can take it back in the plan."""
        verb, keep = f"Start in {language_name(self.language.value())}", f"Keep {language_name(before)}"
        sentence = (
            f"This plan has texts in {language_name(before)}. A plan is translated into one language; they are taken "
            f"out. Ctrl+Z in the plan brings them back."
        )
        chosen = MessageDialog.ask(self, "Another language", sentence, ((verb, "danger"), (keep, "default")))
        if chosen != verb:
            return False
        self._document = replace(self._document, translation=Translation())
        return True

    def _change_head(self, what: str) -> None:
        self._change(self._document, f"{Section.PARTICIPANTS}.{what}")

    def _change(self, document: PlanDocument, path: str) -> None:
        """Hand on the document with who answers for it, and show how far it is."""
        role: TranslatorRole = self.role.value()
        known = replace(document.translation, language=self.language.value(), by=self.by.value(), role=role)
        self._document = replace(document, translation=known)
        self._put(self._document, path)
        self._show_what_lacks()
        self._show_sections()
        if self.rows.rows:
            self.rows.show_states(self._of_section())

    # While the window is locked

    def unanswered(self) -> KeptDialog | None:
        """What is written stands in the plan already: only where the person was is kept."""
        return KeptDialog(self.kept_as, self.section.value().value, {}, "")

    def put_back(self, kept: KeptDialog | None) -> None:
        if kept is not None and self.language.value():
            self.show_section(Section(kept.about))
            self.go_to_next()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        document: PlanDocument,
        language: str,
        today: date,
        put: Put,
        kept: KeptDialog | None = None,
    ) -> PlanDocument:
        """The document with what was written."""
        dialog = cls(document, language, today, put, parent)
        dialog.put_back(kept)
        dialog.exec()
        return dialog.document()
