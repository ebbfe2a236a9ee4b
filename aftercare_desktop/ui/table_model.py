"""The one model behind tables and lists: rows of any dataclass, shown by columns, fetched only where they
are looked at.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The whole row, for delegates and pages."""
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
"""The native value of the column (a date, a number), for sorting."""

_BLOCK = 32
_BLOCKS_KEPT = 32


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its title, the words it shows, the value it sorts by, and the words for a screen reader
    if they differ.
    """

    title: str
    text: Callable[[Row], str]
    sort_value: Callable[[Row], object] | None = None
    spoken: Callable[[Row], str] | None = None


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows known by their keys. `fetch` gives the rows of some keys in the same order; only blocks of 64
    around what is looked at are fetched, and the last 32 blocks are kept, so that 100,000 keys cost no more
    than a screenful."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[int]], Sequence[Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._fetch = fetch
        self._keys: Sequence[int] = ()
        self._blocks: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def set_keys(self, keys: Sequence[int]) -> None:
        """Show these rows, in this order. Whatever was fetched before is fetched anew when it is looked
        at.
        """
        self.beginResetModel()
        self._keys = keys
        self._blocks.clear()
        self.endResetModel()

    def keys(self) -> Sequence[int]:
        return self._keys

    def key_at(self, index: Index) -> int | None:
        """The key of the row of `index`; None for an index of no row."""
        return self._keys[index.row()] if index.isValid() else None

    def row_at(self, index: Index) -> Row | None:
        """The whole row of `index`, fetched if need be; None for an index of no row, or a row that is gone."""
        if not 0 <= index.row() < len(self._keys):
            return None
        block = self._block(index.row() // _BLOCK)
        place = index.row() % _BLOCK
        return block[place] if place < len(block) else None

    def index_of(self, key: int) -> QModelIndex:
        """The index of the row with this key; an invalid one if it is not among the keys."""
        try:
            return self.index(self._keys.index(key), 0)
        except ValueError:
            return QModelIndex()

    def refresh(self) -> None:
        """Fetch anew what is looked at: the keys stand, the rows behind them changed."""
        self._blocks.clear()
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(self._columns) - 1))

    def _block(self, number: int) -> Sequence[Row]:
        found = self._blocks.get(number)
        if found is None:
            found = self._fetch(self._keys[number * _BLOCK : (number + 1) * _BLOCK])
            self._blocks[number] = found
            if len(self._blocks) > _BLOCKS_KEPT:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(number)
        return found

    # What Qt asks

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ANSWERED:
            return None
        row = self.row_at(index)
        if row is None:
            return None
        column = self._columns[index.column()]
        if role == ROW_ROLE:
            return row
        if role == SORT_ROLE and column.sort_value is not None:
            return column.sort_value(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and column.spoken is not None:
            return column.spoken(row)
        return column.text(row)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return section + 1
        return self._columns[section].title if 0 <= section < len(self._columns) else None


_ANSWERED = frozenset(
    {
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(ROW_ROLE),
        int(SORT_ROLE),
    }
)
