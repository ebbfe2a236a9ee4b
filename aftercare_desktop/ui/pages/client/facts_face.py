"""What the Facts tab is made of, outline, cards and notices, and the ways through it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.form import FormContext, get_path
from aftercare_desktop.ui.pages.client.contact_today import ContactToday
from aftercare_desktop.ui.pages.client.fact_table import FactSection
from aftercare_desktop.ui.pages.client.facts_form import FactsForm
from aftercare_desktop.ui.pages.client.safety_links import SafetyLinksCard
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.frames import ScrollColumn, Separator
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.ui.widgets.outline import Mark, Outline, RowState
from aftercare_desktop.ui.widgets.save_tools import SaveTools

_OUTLINE_WIDTH = 256
_NARROW_OUTLINE_WIDTH = 240
_NARROW_BELOW = 1000
_FORM_WIDTH = 920
_GIVEN = frozenset({"counselor_id", "status"})
"""Facts that a new form begins with: they do not make a section written."""


class FactsFace(QWidget):
    """The widgets without what happens in them: outline, cards in a sheet, `tools` for the header of the page."""

    def __init__(
        self, desk: Desk, origin: QWidget, sections: Sequence[FactSection], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.safety_links = SafetyLinksCard(desk, origin)
        self.contact_today = ContactToday()
        below = {"safety": self.safety_links, "contact": self.contact_today}
        self.form = FactsForm(sections, FormContext(desk.today, programs=desk.programs.offered), below)
        parts = [(section.key, section.title, _row_state(False, 0)) for section in sections]
        self.outline = Outline(parts, "Parts of the facts")
        self.outline.chosen.connect(self._on_outline_chosen)
        self.outline.passed.connect(self.scroll_to)
        self.tools = SaveTools()
        self.notices = Notices()
        self._build()
        self._listen_to_keys()
        self.safety_links.listed.connect(self.show_outline)

    def _is_new(self) -> bool:
        """Whether somebody is being added."""
        raise NotImplementedError

    # Layout

    def _build(self) -> None:
        look = theme()
        self._outline_column = ScrollColumn(padding=12)
        self._outline_column.body.addWidget(self.outline)
        self.sheet = ScrollColumn(padding=18, spacing=12)
        self.sheet.setProperty("pane", True)
        self._holder = holder = QWidget()
        holder.setMaximumWidth(look.px(_FORM_WIDTH))
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.px(12))
        inside.addWidget(self.notices)
        inside.addWidget(self.form)
        self.sheet.body.addWidget(holder)
        self.sheet.body.addStretch(1)
        self.sheet.verticalScrollBar().valueChanged.connect(self._on_scroll_value_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._outline_column)
        row.addWidget(Separator(vertical=True))
        row.addWidget(self.sheet, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_NARROW_BELOW)
        self._outline_column.setFixedWidth(theme().px(_NARROW_OUTLINE_WIDTH if narrow else _OUTLINE_WIDTH))

    def _listen_to_keys(self) -> None:
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._go_to_next, step))

    # Moving about

    def focus_part(self, part: str) -> None:
        """Put the keyboard into a section ("contact") or a field ("contact.hours").

        Without a part it goes into the name of somebody new, and to the outline of a record, where a stray key changes
        nothing.
        """
        keys = [section.key for section in self.form.sections()]
        if part in keys:
            self._on_outline_chosen(part)
        elif not part and not self._is_new():
            self.outline.row(self.outline.current()).setFocus()
        else:
            self.form.focus_field(part or "name")
            self.keep_focus_in_sight()

    def _on_outline_chosen(self, key: str) -> None:
        self.scroll_to(key)
        self.form.card(key).focus_first()

    def scroll_to(self, key: str) -> None:
        """Bring the card of a section to the top."""
        card = self.form.card(key)
        first = key == self.form.sections()[0].key
        self.sheet.verticalScrollBar().setValue(0 if first else self._top_of(card) - theme().px(14))
        self.outline.set_current(key)

    def _top_of(self, card: QWidget) -> int:
        return self._holder.y() + card.mapTo(self._holder, QPoint(0, 0)).y()

    def _go_to_next(self, step: int) -> None:
        self._on_outline_chosen(self.outline.next_key(step))

    def keep_focus_in_sight(self) -> None:
        """Scroll to the field that has the keyboard."""
        focused = self.focusWidget()
        if focused is not None and self._holder.isAncestorOf(focused):
            self.sheet.ensureWidgetVisible(focused, 0, theme().px(60))

    def _on_scroll_value_changed(self, value: int) -> None:
        line = value + theme().px(60)
        current = None
        for key, card in self.form.cards():
            if self._top_of(card) <= line:
                current = key
        if current is not None and value < self.sheet.verticalScrollBar().maximum():
            self.outline.set_current(current)

    def show_outline(self) -> None:
        """Show which sections hold something, and which something to mend."""
        value, empty = self.form.value(), Client("")
        cards = dict(self.form.cards())
        for section in self.form.sections():
            facts = (path for path in section.paths() if path not in _GIVEN)
            filled = any(get_path(value, path) != get_path(empty, path) for path in facts)
            filled = filled or (section.key == "safety" and bool(self.safety_links.rows))
            card = cards.get(section.key)
            to_mend = len(card.problems()) if card else 0
            self.outline.row(section.key).show_state(_row_state(filled, to_mend))


def _row_state(filled: bool, problems: int) -> RowState:
    """Whether something is written in a section, and how many of its fields must be mended."""
    if problems:
        return RowState(Mark.PROBLEM, words=str(problems), token="danger", spoken=f"{problems} to mend")
    return RowState(Mark.DONE, spoken="written") if filled else RowState(Mark.EMPTY, spoken="empty")
