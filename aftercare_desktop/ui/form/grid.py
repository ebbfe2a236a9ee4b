"""Fields side by side in sixths of the width; where it is narrow for a label, fewer stand beside each other."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import CheckField

COLUMNS = 6
_TOP, _BOTTOM = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
_EXPLICITLY_HIDDEN = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
_NARROW = 430
"""Pixels at 100 % under which a field takes twice its sixths."""


class FieldGrid(QWidget):
    """Places fields line by line; a field that is hidden gives its place to the next."""

    def __init__(self, fields: Sequence[tuple[Field, int]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = fields
        self._placed: tuple[bool, ...] = ()
        # Not fixed: Qt would hold it to the height of another width, and cut the last lines of what wraps inside.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(12))
        self._grid.setVerticalSpacing(0)
        for field, _ in fields:
            # What a field would like to have must not bend the columns.
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.place()

    def place(self) -> None:
        """Lay the visible fields out anew, if anything about them or the width changed."""
        narrow = self.width() < theme().px(_NARROW) or self._cuts_a_label()
        now = (narrow, *(field.isHidden() for field, _ in self._fields))
        if now == self._placed:
            return
        self._placed = now
        for field, _ in self._fields:
            # Not `takeAt`: the item lived on for a moment, and Qt then told a field's new height to nobody.
            self._grid.removeWidget(field)
        row = column = 0
        for field, span in self._fields:
            if field.isHidden() and field.testAttribute(_EXPLICITLY_HIDDEN):
                continue
            wide = min(COLUMNS, span * 2 if narrow else span)
            if column + wide > COLUMNS:
                row, column = row + 1, 0
            # A box has no label above it and stands beside the controls of its neighbors.
            alone = isinstance(field, CheckField)
            self._grid.addWidget(field, row, column, 1, wide, _BOTTOM if alone else _TOP)
            column += wide

    def _cuts_a_label(self) -> bool:
        gap = self._grid.horizontalSpacing()
        sixth = (self.width() - gap * (COLUMNS - 1)) / COLUMNS
        return any(
            field.least_width() > span * sixth + (span - 1) * gap
            for field, span in self._fields
            if span < COLUMNS
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()
