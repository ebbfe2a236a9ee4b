"""How large a file may be, in one place, and the count kept while one is read: no file may fill the memory."""

from collections.abc import Iterable
from dataclasses import dataclass

from aftercare_desktop.errors import BadInput

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes. A roster of 100,000 people is about 30 MB; what is larger is not a roster."""
ROW_LIMIT = 200_000
"""Rows under the header that are not blank."""
LAST_ROW = 1_048_576
"""The last row a spreadsheet has; blank ones are counted."""
COLUMN_LIMIT = 500
CELL_LIMIT = 100_000
"""Characters of one cell."""
VALUE_LIMIT = 4_000_000
"""Cells that are not empty."""
PLACE_LIMIT = 20_000_000
"""Rows times columns: an empty cell takes its room too."""
CHARACTER_LIMIT = SIZE_LIMIT
"""Of all cells together: as many as the largest CSV file can hold."""


@dataclass(slots=True)
class Size:
    """What was read of a file so far."""

    file: str
    rows: int = 0
    values: int = 0
    places: int = 0
    characters: int = 0

    def add_row(self, cells: Iterable[str], places: int) -> None:
        """Count a row that takes `places`. Raises `BadInput` when the file holds more than may be."""
        self.rows += 1
        self.places += places
        for cell in cells:
            if cell:
                self.values += 1
                self.characters += len(cell)
        if self.rows > ROW_LIMIT + 1:
            raise too_many_rows(self.file)
        if self.values > VALUE_LIMIT or self.places > PLACE_LIMIT or self.characters > CHARACTER_LIMIT:
            raise holds_too_much(self.file)


def too_many_rows(file: str) -> BadInput:
    """The sentence for a list without an end."""
    return BadInput(f"{file} has more than {ROW_LIMIT:,} rows. Export fewer rows. Nothing was changed.")


def too_many_columns(file: str, width: int) -> BadInput:
    """The sentence for a header without an end."""
    return BadInput(f"{file} has {width:,} columns; at most {COLUMN_LIMIT} can be read. Nothing was changed.")


def holds_too_much(file: str) -> BadInput:
    """The sentence for a file that holds more than a roster can, in whatever way."""
    return BadInput(
        f"{file} holds more than a roster of {ROW_LIMIT:,} people does. Export fewer rows or columns. "
        "Nothing was changed."
    )
