"""The filters that are on, one button for each: pressing it takes that filter away."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.words.client_filters import FilterWords

_GAP = 6


class FilterChips(QWidget):
    """As many chips as fit on one line; the last one says how many more there are and opens the panel."""

    removed = Signal(object)
    """Emitted with the `FilterWords` whose filter is to go."""
    cleared = Signal()
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.chips: list[Button] = []
        self.more = Button("", "ghost", size="small")
        self.more.clicked.connect(self.more_wanted)
        self.clear_button = Button("Clear filters", "ghost", "x", hint="X", size="small")
        self.clear_button.clicked.connect(self.cleared)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, theme().px(8))
        self._row.setSpacing(theme().px(_GAP))
        self._row.addWidget(self.more)
        self._row.addWidget(self.clear_button)
        self._row.addStretch(1)
        self.hide()

    def show_parts(self, parts: Sequence[FilterWords]) -> None:
        """Show these filters; nothing at all when there are none."""
        for old in self.chips:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.chips = [self._chip(part) for part in parts]
        for place, chip in enumerate(self.chips):
            self._row.insertWidget(place, chip)
        self.setVisible(bool(parts))
        self._fit()

    def _chip(self, part: FilterWords) -> Button:
        chip = Button(part.words.replace("&", "&&"), "picked", "x", size="small")
        chip.setAccessibleName(f"Take away the filter: {part.words}")
        chip.setToolTip(part.words)
        chip.clicked.connect(lambda: self.removed.emit(part))
        return chip

    def _fit(self) -> None:
        """Hide the chips there is no room for."""
        gap = theme().px(_GAP)
        room = self.width() - self.clear_button.sizeHint().width() - gap
        widths = [chip.sizeHint().width() + gap for chip in self.chips]
        fits = len(widths)
        if sum(widths) > room:
            room -= theme().px(76)
            fits = next(
                (count for count in range(len(widths)) if sum(widths[: count + 1]) > room), len(widths)
            )
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < fits)
        hidden = len(self.chips) - fits
        self.more.setText(f"{hidden} more")
        self.more.setAccessibleName(f"{hidden} more filters")
        self.more.setVisible(hidden > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(400), theme().px(36))
