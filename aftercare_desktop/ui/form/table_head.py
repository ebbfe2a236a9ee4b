"""The words above the cells of rows that stand as a table."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.ui.form.row import BETWEEN, GRIP, REMOVE, cell_widths
from aftercare_desktop.ui.form.specs import FieldSpec
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.labels import Words

_BOX_WIDTH = 18
"""Width of a column of boxes: it has no head."""


class TableHead(QWidget):
    """The label of each field above its cell."""

    def __init__(self, fields: Sequence[FieldSpec], widths: Mapping[str, int]) -> None:
        """`widths` has the fields whose cells do not stretch."""
        super().__init__()
        self._fields = fields
        self._widths = widths
        self._fixed: dict[str, Words] = {}
        look = theme()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, look.px(2), 0, 0)
        line.setSpacing(look.px(BETWEEN))
        line.addSpacing(look.px(GRIP + BETWEEN))
        for spec in fields:
            width = widths.get(spec.path, 0)
            words = Words(spec.label if width != _BOX_WIDTH else "", "help")
            if width:
                words.setFixedWidth(look.px(width))
                self._fixed[spec.path] = words
            line.addWidget(words, 0 if width else spec.span)
        line.addSpacing(look.px(BETWEEN + REMOVE))

    def over(self, path: str) -> Words:
        """The words above the cells of a field whose width is fixed."""
        return self._fixed[path]

    def fit(self, room: int) -> None:
        """The heads stay above their cells in rows of this width."""
        for path, width in cell_widths(room, self._fields, self._widths).items():
            if path in self._fixed:
                self._fixed[path].setFixedWidth(width)
