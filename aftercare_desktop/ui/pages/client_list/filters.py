"""Whom the list of clients is narrowed to: the filters beside it, what they say above it, and those that are saved."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.client_filters import EVERYBODY, ClientFilter, SavedFilter
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.client_lists import FilterChoices
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.pages.client_list.bar import ListBar
from aftercare_desktop.ui.pages.client_list.chips import FilterChips
from aftercare_desktop.ui.pages.client_list.filter_panel import FilterPanel
from aftercare_desktop.ui.pages.client_list.saved import SavedFilters
from aftercare_desktop.words.client_filters import FilterWords, filter_words


class Filters(QObject):
    """The filter in use (`wanted`), and every way to another one."""

    changed = Signal()
    """Another filter is in use: the list is to be searched anew."""
    left = Signal()
    """The keyboard goes back to the list."""
    toast_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, bar: ListBar, typed: Callable[[], str], parent: QWidget) -> None:
        """`bar` offers the filters and those that are saved; `typed` gives the words that are searched for."""
        super().__init__(parent)
        self._desk = desk
        self._bar = bar
        self._typed = typed
        self._choices: FilterChoices | None = None
        self.wanted = EVERYBODY
        self.chips = FilterChips()
        self.chips.removed.connect(self._on_chips_removed)
        self.chips.cleared.connect(self.clear)
        self.chips.more_wanted.connect(self.open_panel)
        self.panel = FilterPanel(desk.today, reads_records=desk.may(Permission.READ_CLIENT))
        self.panel.filter_changed.connect(self.use)
        self.panel.closed.connect(self.close_panel)
        self.panel.hide()
        self.saved = SavedFilters(desk.client_lists, parent)
        self.saved.toast_requested.connect(self.toast_requested)
        self.saved.failed.connect(self.failed)
        bar.filter_wanted.connect(self._toggle_panel)
        bar.saved_chosen.connect(lambda saved: self.use(saved.filter))
        bar.save_wanted.connect(lambda: self.saved.save(self.wanted, self.says()))
        bar.rename_wanted.connect(self._on_bar_rename_wanted)
        bar.delete_wanted.connect(self.saved.delete)

    def use(self, wanted: ClientFilter) -> None:
        """Show whom this filter means."""
        self.wanted = wanted
        self.panel.show_filter(wanted)
        self.chips.show_parts(self._parts_of(wanted))
        self.changed.emit()

    def clear(self) -> None:
        """Show everybody again; the words that were typed stay."""
        self.use(EVERYBODY)
        self.left.emit()

    def says(self) -> str:
        """The filter and the words that were typed, as a sentence."""
        parts = [part.words for part in self._parts_of(self.wanted)]
        typed = self._typed().strip()
        return _sentence([*parts, f"Found by {typed}"] if typed else parts)

    def forget_choices(self) -> None:
        """Something changed: what can be chosen is asked anew."""
        self._choices = None

    def open_panel(self) -> None:
        """Show the filters and put the keyboard there."""
        self.panel.offer(self._offered())
        self.panel.show_filter(self.wanted)
        self.panel.show()
        self._bar.show_open(True)
        self.panel.take_focus()

    def close_panel(self) -> None:
        """Put the filters away; they stay in use."""
        self.panel.hide()
        self._bar.show_open(False)
        self.left.emit()

    def _toggle_panel(self) -> None:
        if self.panel.isVisible():
            self.close_panel()
        else:
            self.open_panel()

    def _offered(self) -> FilterChoices:
        """What can be chosen, asked once until something changes: it takes a look at everybody."""
        if self._choices is None:
            self._choices = self._desk.client_lists.choices()
        return self._choices

    def _parts_of(self, wanted: ClientFilter) -> tuple[FilterWords, ...]:
        if wanted == EVERYBODY:
            return ()
        return filter_words(wanted, dict(self._offered().counselors))

    def _on_bar_rename_wanted(self, saved: SavedFilter) -> None:
        self.saved.rename(saved, _sentence(part.words for part in self._parts_of(saved.filter)))

    def _on_chips_removed(self, part: FilterWords) -> None:
        self.use(replace(self.wanted, **{name: getattr(EVERYBODY, name) for name in part.fields}))


def _sentence(parts: Iterable[str]) -> str:
    return " ".join(f"{part}." for part in parts) or "Everyone."
