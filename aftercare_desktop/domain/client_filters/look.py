"""How a person looks at the list of clients: its order, and the facts that stand beside a name."""

from dataclasses import dataclass
from enum import StrEnum


class SortBy(StrEnum):
    """What a list of clients is ordered by; people alike in it stand by name."""

    NAME = "name"
    RECORD_NUMBER = "record_number"
    STATUS = "status"
    COUNSELOR = "counselor"
    LEAVES = "leaves"
    PLAN = "plan"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ClientSort:
    """An order. What is not known (no counselor, no day, no number) stands last in both directions."""

    by: SortBy = SortBy.NAME
    descending: bool = False


BY_NAME = ClientSort()


class ListColumn(StrEnum):
    """A fact that a row may show beside the name, the record number and the date of birth."""

    LEAVES = "leaves"
    COUNSELOR = "counselor"
    STATUS = "status"
    PLAN = "plan"
    PROGRAM = "program"
    CHANGED = "changed"


USUAL_COLUMNS = (ListColumn.LEAVES, ListColumn.COUNSELOR, ListColumn.STATUS, ListColumn.PLAN)


@dataclass(frozen=True, slots=True)
class ListLook:
    """How a person last looked at the list. The order of the columns is that of `ListColumn`."""

    sort: ClientSort = ClientSort()
    columns: tuple[ListColumn, ...] = USUAL_COLUMNS
