"""The settings page: the outline of panes at the left, the pane that was chosen at the right, made when first seen."""

from collections.abc import Set
from dataclasses import dataclass
from functools import partial

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Page, Route
from aftercare_desktop.ui.pages.settings.pane import SettingsPane
from aftercare_desktop.ui.pages.settings.panes import PANES
from aftercare_desktop.ui.settings_outline import OUTLINE, OutlinedPane
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.frames import ScrollColumn, Separator
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.outline import Mark, Outline, RowState

_OUTLINE_WIDTH = 256
_NARROW_OUTLINE_WIDTH = 200
_NARROW_BELOW = 1000
_KEYS = (("Ctrl+PgDn, Ctrl+PgUp", "Next, previous part of the settings"),)


@dataclass(frozen=True, slots=True)
class _Kept:
    """The unsaved work of the pane on show."""

    pane: str
    work: bytes


class SettingsPage(Page):
    """A route's part names a pane and a place in it: "you", "you:password"."""

    title = "Settings"

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._specs = {spec.key: spec for spec in OUTLINE if desk.may(spec.permission)}
        self._made: dict[str, SettingsPane] = {}
        self._current = next(iter(self._specs))
        self.outline = Outline([_row(spec) for spec in self._specs.values()], "Parts of the settings")
        self.outline.chosen.connect(self._on_outline_chosen)
        self.outline.passed.connect(self._on_outline_passed)
        self.panes = QStackedWidget()
        self._tools = QStackedWidget()
        self._no_tools = QWidget()
        self._tools.addWidget(self._no_tools)
        self._build()
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._go_to_next, step))

    def _build(self) -> None:
        look = theme()
        head = QHBoxLayout()
        head.setContentsMargins(look.px(24), look.px(14), look.px(24), look.px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words("You and the center", "secondary"))
        words.addWidget(Words(self.title, "h1"))
        head.addLayout(words, 1)
        head.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._outline_column = ScrollColumn(padding=12)
        self._outline_column.body.addWidget(self.outline)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._outline_column)
        row.addWidget(Separator(vertical=True))
        row.addWidget(self.panes, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(Separator())
        outer.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_NARROW_BELOW)
        self._outline_column.setFixedWidth(theme().px(_NARROW_OUTLINE_WIDTH if narrow else _OUTLINE_WIDTH))

    # What is shown

    def pane(self) -> SettingsPane:
        """The pane on show, made when it is first asked for."""
        key = self._current
        if key not in self._made:
            pane = PANES[key](self._desk, self._tasks)
            pane.setAccessibleName(self._specs[key].title)
            pane.toast_requested.connect(self.toast_requested)
            pane.failed.connect(self.failed)
            pane.route_requested.connect(self.route_requested)
            pane.lock_requested.connect(self.lock_requested)
            self._made[key] = pane
            self.panes.addWidget(pane)
            if pane.tools is not None:
                self._tools.addWidget(pane.tools)
        return self._made[key]

    def _show(self, key: str) -> SettingsPane:
        self._current = key
        self.outline.set_current(key)
        pane = self.pane()
        self.panes.setCurrentWidget(pane)
        self._tools.setCurrentWidget(pane.tools or self._no_tools)
        self.keys = (*_KEYS, *pane.keys)
        return pane

    def open_route(self, route: Route) -> None:
        key, _, place = route.part.partition(":")
        self._go_to(key if key in self._specs else self._current, place)

    def _go_to(self, key: str, place: str = "") -> None:
        """Show a pane with the keyboard in it, or on its row where it only tells."""
        pane = self._show(key)
        pane.open(place)
        focused = self.focusWidget()
        if focused is None or not pane.isAncestorOf(focused) or not focused.isEnabled():
            self.outline.row(key).setFocus()

    def current_route(self) -> Route | None:
        place = self.pane().place()
        return Route("settings", None, f"{self._current}:{place}" if place else self._current)

    # Moving about

    def _on_outline_chosen(self, key: str) -> None:
        if self._may_go_to(key):
            self._go_to(key)

    def _on_outline_passed(self, key: str) -> None:
        """The arrows only look: the keyboard stays in the outline."""
        if self._may_go_to(key):
            self._go_to(key)
            self.outline.row(key).setFocus()

    def _go_to_next(self, step: int) -> None:
        self._on_outline_chosen(self.outline.next_key(step))

    def _may_go_to(self, key: str) -> bool:
        if key != self._current and not self.pane().can_leave():
            self.outline.set_current(self._current)
            return False
        return True

    # What the window asks

    def keeps(self, route: Route) -> bool:
        """The bare settings are the pane on show, and a pane that is opened anew keeps unsaved work."""
        return not route.part

    def can_leave(self) -> bool:
        return self.pane().can_leave()

    def reload(self, topics: Set[str]) -> None:
        """Panes out of sight look anew when they come into sight."""
        self.pane().reload(topics)

    def stash(self) -> bytes | None:
        kept = self.pane().stash()
        return None if kept is None else msgspec.json.encode(_Kept(self._current, kept))

    def unstash(self, kept: bytes) -> None:
        try:
            found = msgspec.json.decode(kept, type=_Kept)
        except msgspec.DecodeError:
            return
        if found.pane in self._specs:
            self._go_to(found.pane)
            self.pane().unstash(found.work)

    def reopen(self, kept: KeptDialog) -> None:
        self.pane().reopen(kept)

    def close_down(self) -> None:
        for pane in self._made.values():
            pane.close_down()

    def new_here(self) -> None:
        self.pane().new_here()

    def cancel_here(self) -> bool:
        return self.pane().cancel_here()

    def undo(self) -> bool:
        return self.pane().undo()


def _row(spec: OutlinedPane) -> tuple[str, str, RowState]:
    return spec.key, spec.title, RowState(Mark.ICON, spec.icon)
