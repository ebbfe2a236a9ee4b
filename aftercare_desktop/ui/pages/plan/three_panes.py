"""The three panes side by side. In a narrow window the paper folds to a button and, when asked for, takes the outline's
place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from aftercare_desktop.ui.pages.plan.outline import WIDTH as OUTLINE_WIDTH
from aftercare_desktop.ui.theme import theme

PREVIEW_WIDTH = 352
FOLDS_BELOW = 1072
"""Width at 100 % under which the paper folds: a window of 1280 less the rail."""
_LEAST = (216, 320, 260)
_ROOMY = 1232
_CLOSE = (248, 292)
"""Widths of outline and paper under `_ROOMY`, so that the forms keep their room until someone moves the panes."""


class ThreePanes(QSplitter):
    """Outline, middle and paper; the middle takes what is left."""

    preview_shown = Signal(bool)

    def __init__(
        self, outline: QWidget, middle: QWidget, preview: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._outline = outline
        self._preview = preview
        self._outline_possible = self._preview_possible = True
        self._wanted: bool | None = None
        self._narrow = False
        self._moved = False
        self.splitterMoved.connect(self._on_splitter_moved)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        look = theme()
        for number, pane in enumerate((outline, middle, preview)):
            pane.setMinimumWidth(look.px(_LEAST[number]))
            self.addWidget(pane)
            self.setStretchFactor(number, 1 if pane is middle else 0)
        self._share(FOLDS_BELOW)

    def allow(self, *, outline: bool, preview: bool) -> None:
        """Which of the side panes have something to show."""
        self._outline_possible, self._preview_possible = outline, preview
        self._fold()

    def toggle_preview(self) -> None:
        """Show or hide the paper."""
        self._wanted = not self._preview.isVisible()
        self._fold()

    def show_preview(self) -> None:
        """Show the paper, or what stands in its place."""
        self._wanted = True
        self._fold()

    def _fold(self) -> None:
        wanted = self._wanted if self._wanted is not None else not self._narrow
        shown = wanted and self._preview_possible
        self._preview.setVisible(shown)
        self._outline.setVisible(self._outline_possible and not (shown and self._narrow))
        self.preview_shown.emit(shown)

    def _share(self, width: int) -> None:
        """Give each pane its width of the design."""
        look = theme()
        outline, preview = (OUTLINE_WIDTH, PREVIEW_WIDTH) if width >= look.px(_ROOMY) else _CLOSE
        rest = max(1, width - look.px(outline + preview))
        self.setSizes([look.px(outline), rest, look.px(preview)])

    def _on_splitter_moved(self) -> None:
        self._moved = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._moved:
            self._share(self.width())
        narrow = self.width() < theme().px(FOLDS_BELOW)
        if narrow is not self._narrow:
            self._narrow = narrow
            self._wanted = None
            self._fold()
