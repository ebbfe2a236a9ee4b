"""Files made to fill the memory, small on disk: each ends early and in one sentence."""

import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from aftercare_desktop.errors import BadInput
from aftercare_desktop.exchange import limits, tables
from aftercare_desktop.exchange.limits import CELL_LIMIT, ROW_LIMIT
from aftercare_desktop.exchange.rosters import parse_table
from aftercare_desktop.exchange.workbook_sheets import Cells
from tests.exchange.workbooks import SHARED, SHEET, changed_inside, with_shared_strings, workbook

SMALL = with_shared_strings(workbook(("mrn", "name"), ("1", "Theo")))
MILLION = 1_000_000


def hostile(part: str, content: bytes) -> bytes:
    """A workbook with this in one part, a few thousand bytes on disk."""
    data = changed_inside(SMALL, part, lambda xml: xml.replace(b"</sheetData>", content + b"</sheetData>"))
    return data if part == SHEET else changed_inside(SMALL, part, lambda xml: b"<x>" + content + b"</x>")


@contextmanager
def little_memory(megabytes: int) -> Iterator[None]:
    """What is done inside takes no more than that beside what there was."""
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < megabytes * MILLION, f"{peak / MILLION:.0f} MB"


def refused(data: bytes, file: str) -> str:
    with pytest.raises(BadInput) as caught:
        parse_table(data, file)
    sentence = caught.value.sentence
    assert (file in sentence, sentence.endswith("Nothing was changed.")) == (True, True)
    return sentence


def names() -> bytes:
    return b"".join(b"<n%d/>" % n for n in range(200_000))


@pytest.mark.parametrize("part", [SHEET, SHARED, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels"])
@pytest.mark.parametrize(
    "make",
    [
        lambda: b"<a>" * 2 * MILLION,
        lambda: b"<a><b>" * 101 + b"</b></a>" * 101,
        lambda: b"<a x='" + b"x" * 6 * MILLION + b"'/>",
        lambda: b"<!--" + b"-x" * 3 * MILLION + b"-->",
        names,
    ],
    ids=["endless depth", "deep", "long attribute", "long comment", "many names"],
)
def test_xml_that_no_workbook_has_ends_early(part: str, make: Callable[[], bytes]) -> None:
    data = hostile(part, make())
    assert len(data) < MILLION
    started = time.perf_counter()
    with little_memory(40):
        assert "damaged" in refused(data, "census.xlsx")
    assert time.perf_counter() - started < 5


def row(number: int, cells: bytes) -> bytes:
    return b'<row r="%d">%s</row>' % (number, cells)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<x/>" * 20_000, "holds more than a roster"),
        (row(3, b"<c><v>1</v></c>" * 9_000), "holds more than a roster"),
        (row(3, b'<c t="str"><v>' + b"x" * (CELL_LIMIT + 1)), "row 3: a cell is too long"),
    ],
    ids=["elements", "cells", "a cell"],
)
def test_sheets_that_hold_absurdly_much_say_so(
    content: bytes, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Cells, "element_limit", 15_000)
    assert says in refused(hostile(SHEET, content), "census.xlsx")


def test_a_text_in_the_list_of_texts_has_an_end() -> None:
    content = b"<si><t>" + b"x" * 9 * MILLION + b"</t></si>"
    data = hostile(SHARED, content)
    with little_memory(10):
        assert "holds more than a roster" in refused(data, "census.xlsx")


def test_a_number_format_cannot_make_each_number_long() -> None:
    zeros = "0" * 90_000
    data = workbook(("mrn", "name"), *((n, "Theo") for n in range(900)), formats={"A": zeros})
    with little_memory(40):
        table = parse_table(data, "census.xlsx")
    assert table.rows[7].cells == ("7", "Theo")


def too_many_in_csv() -> bytes:
    return b"mrn,name\n" + b"1,Theo\n" * (ROW_LIMIT + 1)


def too_many_in_a_sheet() -> bytes:
    cells = b'<c t="s"><v>0</v></c>'
    return hostile(SHEET, b"".join(row(n, cells) for n in range(3, ROW_LIMIT + 4)))


@pytest.mark.parametrize(
    ("make", "file"), [(too_many_in_csv, "census.csv"), (too_many_in_a_sheet, "census.xlsx")]
)
def test_the_number_of_rows_is_the_same_for_csv_and_workbooks(make: Callable[[], bytes], file: str) -> None:
    assert refused(make(), file) == limits.too_many_rows(file).sentence


def test_as_many_rows_as_may_be_are_read() -> None:
    assert len(parse_table(too_many_in_csv().removesuffix(b"1,Theo\n"), "census.csv").rows) == ROW_LIMIT


@pytest.mark.parametrize(
    ("make", "says", "megabytes"),
    [
        (lambda: b"mrn,name\n" + b"," * 20 * MILLION, "the row is too long", 90),
        (lambda: b"mrn,name\n" + b'"\n",' * 4 * MILLION, "the row is too long", 90),
        (lambda: b"mrn,name\n" + b'1,"' + b"\n" * 9 * MILLION, "a quoted cell does not end", 60),
        (lambda: b"mrn,name\n" + b"\n" * 90_000, "more than 200,000 rows", 60),
        (lambda: (b"," * 499 + b"1\n") * 10_000, "holds more than a roster", 40),
        (lambda: (b"11," * 400 + b"11\n") * 2_000, "holds more than a roster", 40),
    ],
    ids=["separators", "broken cells", "one cell", "blank rows", "empty cells", "short cells"],
)
def test_csv_cannot_fill_the_memory(
    make: Callable[[], bytes], says: str, megabytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PLACE_LIMIT", 2 * MILLION)
    monkeypatch.setattr(limits, "VALUE_LIMIT", 400_000)
    monkeypatch.setattr(tables, "LAST_ROW", 80_000)
    data = make()
    with little_memory(megabytes):
        assert says in refused(data, "census.csv")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("blank", ["", "  ", "{0}", "{0}{0}", '""{0}""'])
def test_the_header_is_the_first_row_that_is_not_blank(separator: str, end: str, blank: str) -> None:
    lines = (blank.format(separator), "", f"mrn{separator}name", "", f"1{separator}Theo")
    table = parse_table(end.join(lines).encode(), "census.csv")
    assert (table.header.number, table.header.cells) == (3, ("mrn", "name"))
    assert [(row.number, row.cells) for row in table.rows] == [(5, ("1", "Theo"))]


@pytest.mark.parametrize("blank", [(), (None, None), ("", " "), (None, "\t")])
def test_blank_rows_above_the_header_of_a_sheet_are_counted(blank: tuple[object, ...]) -> None:
    table = parse_table(workbook(blank, (), ("mrn", "name"), blank, (1, "Theo")), "census.xlsx")
    assert (table.header.number, table.header.cells) == (3, ("mrn", "name"))
    assert [(row.number, row.cells) for row in table.rows] == [(5, ("1", "Theo"))]
