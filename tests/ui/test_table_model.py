"""The one table model: what it fetches, what it answers, and that Qt's own checker finds nothing to object to."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from aftercare_desktop.ui.table_model import ROW_ROLE, SORT_ROLE, Column, TableModel


@dataclass(frozen=True)
class Pebble:
    """A row to look at."""

    key: int
    name: str


COLUMNS: tuple[Column[Pebble], ...] = (
    Column("Name", lambda row: row.name, spoken=lambda row: f"Pebble {row.name}"),
    Column("Number", lambda row: f"no. {row.key}", sort_value=lambda row: row.key),
)


class Beach:
    """Gives pebbles by their keys and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, ...]] = []
        self.shade = "gray"

    def __call__(self, keys: Sequence[int]) -> tuple[Pebble, ...]:
        self.asked.append(tuple(keys))
        return tuple(Pebble(key, f"{self.shade} {key}") for key in keys)


@pytest.fixture
def beach() -> Beach:
    return Beach()


@pytest.fixture
def model(beach: Beach) -> TableModel[Pebble]:
    made = TableModel(COLUMNS, beach)
    made.set_keys(range(1_000, 101_000))
    return made


def test_qt_finds_nothing_wrong_with_the_model(beach: Beach) -> None:
    model = TableModel(COLUMNS, beach)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for keys in ((), range(3), range(700), (5,), ()):
        model.set_keys(tuple(keys))
        model.refresh()
    assert tester.model() is model


def test_only_what_is_looked_at_is_fetched(model: TableModel[Pebble], beach: Beach) -> None:
    assert model.rowCount() == 100_000
    assert beach.asked == []
    for row in range(50_000, 50_020):
        assert model.index(row, 0).data() == f"gray {row + 1_000}"
    assert sum(len(keys) for keys in beach.asked) <= 128


def test_rows_fetched_before_are_kept_but_not_for_ever(model: TableModel[Pebble], beach: Beach) -> None:
    model.index(0, 0).data()
    model.index(1, 1).data()
    assert len(beach.asked) == 1
    for row in range(0, 100_000, 1_000):
        model.index(row, 0).data()
    asked = len(beach.asked)
    model.index(0, 0).data()
    assert len(beach.asked) == asked + 1


@pytest.mark.parametrize(
    ("role", "column", "answer"),
    [
        (Qt.ItemDataRole.DisplayRole, 0, "gray 1002"),
        (Qt.ItemDataRole.DisplayRole, 1, "no. 1002"),
        (Qt.ItemDataRole.ToolTipRole, 0, "gray 1002"),
        (Qt.ItemDataRole.AccessibleTextRole, 0, "Pebble gray 1002"),
        (Qt.ItemDataRole.AccessibleTextRole, 1, "no. 1002"),
        (SORT_ROLE, 0, "gray 1002"),
        (SORT_ROLE, 1, 1002),
        (ROW_ROLE, 1, Pebble(1002, "gray 1002")),
        (Qt.ItemDataRole.DecorationRole, 0, None),
    ],
)
def test_each_role_has_its_answer(
    model: TableModel[Pebble], role: Qt.ItemDataRole, column: int, answer: object
) -> None:
    assert model.data(model.index(2, column), role) == answer


def test_the_heads_are_the_titles_of_the_columns(model: TableModel[Pebble]) -> None:
    across = [model.headerData(section, Qt.Orientation.Horizontal) for section in range(3)]
    assert across == ["Name", "Number", None]
    assert model.headerData(4, Qt.Orientation.Vertical) == 5


def test_a_key_leads_to_its_row_and_back(model: TableModel[Pebble]) -> None:
    assert model.index_of(1_007).row() == 7
    assert model.key_at(model.index(7, 0)) == 1_007
    assert not model.index_of(3).isValid()
    assert model.key_at(QModelIndex()) is None
    assert model.row_at(QModelIndex()) is None


def test_refresh_fetches_anew(model: TableModel[Pebble], beach: Beach) -> None:
    assert model.index(0, 0).data() == "gray 1000"
    beach.shade = "white"
    assert model.index(0, 0).data() == "gray 1000"
    model.refresh()
    assert model.index(0, 0).data() == "white 1000"


def test_a_row_that_is_gone_is_empty(beach: Beach) -> None:
    model = TableModel(COLUMNS, lambda keys: beach(keys)[:1])
    model.set_keys((1, 2))
    assert model.index(0, 0).data() == "gray 1"
    assert model.index(1, 0).data() is None
