"""Lists as files: what a spreadsheet reads is text and days, never a formula, whatever people are called."""

import csv
import io
import json
import re
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from aftercare_desktop.exchange.client_list import harmless, to_csv, to_json, to_xlsx
from tests.builders import NAMES

HEADS = ("Name", "Leave date")
DAY = date(2026, 11, 27)


def unheard(done: int) -> None:
    """Nobody watches."""


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_is_never_a_formula(sign: str) -> None:
    evil = f"{sign}HYPERLINK(A1)"
    assert harmless(evil) == f"'{evil}"
    assert read_csv(to_csv(HEADS, [(evil, DAY)], unheard))[1] == [f"'{evil}", "2026-11-27"]
    sheet = load_workbook(io.BytesIO(to_xlsx(HEADS, [(evil, DAY)], unheard)))["Clients"]
    cell = sheet["A2"]
    assert cell.data_type == "s"
    assert str(cell.value).startswith("'")


def test_names_numbers_and_days_stay_what_they_are() -> None:
    rows = [(name, DAY) for name in NAMES] + [("000117", None)]
    assert to_csv(HEADS, rows, unheard).startswith(b"\xef\xbb\xbf")
    assert [row[0] for row in read_csv(to_csv(HEADS, rows, unheard))[1:]] == [row[0] for row in rows]
    sheet = load_workbook(io.BytesIO(to_xlsx(HEADS, rows, unheard)))["Clients"]
    values = list(sheet.values)
    assert [row[0] for row in values[1:]] == [row[0] for row in rows]
    assert isinstance(values[1][1], datetime)
    assert values[-1] == ("000117", None)
    assert sheet.freeze_panes == "A2"


@given(cells=st.lists(st.tuples(st.text(max_size=30), st.none()), max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back_as_text(cells: list[tuple[str, None]]) -> None:
    rows = read_csv(to_csv(HEADS, cells, unheard))[1:]
    assert len(rows) == len(cells)
    assert all(not row[0].startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows)
    sheet = load_workbook(io.BytesIO(to_xlsx(HEADS, cells, unheard)))["Clients"]
    assert all(cell.data_type in ("s", "n") for row in sheet.iter_rows() for cell in row)


def test_long_lists_say_how_far_they_are() -> None:
    for write in (to_csv, to_xlsx):
        heard: list[int] = []
        write(HEADS, many(), heard.append)
        assert heard == [2_000, 4_000]


def test_a_list_that_was_stopped_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names would lie in clear in the folder for temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def stop(done: int) -> None:
        assert list(tmp_path.iterdir()) == []
        raise KeyboardInterrupt

    for write in (to_csv, to_xlsx):
        with pytest.raises(KeyboardInterrupt):
            write(HEADS, many(), stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["a\rb\nc", " two  blanks ", "<b>&amp;</b>", "\x07bell", "x" * 40_000, "a\ud800b"]
)
def test_an_excel_cell_holds_what_excel_can_hold(text: str) -> None:
    sheet = load_workbook(io.BytesIO(to_xlsx(HEADS, [(text, DAY)], unheard)))["Clients"]
    kept = re.sub("[\x07\ud800]", " ", text).replace("\r", "\n")[:32_767]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        [kept, datetime(2026, 11, 27)]
    ]


def many() -> Iterator[tuple[str, date]]:
    return ((f"Person {number}", DAY) for number in range(4_500))


def test_json_is_one_array() -> None:
    assert json.loads(to_json([{"id": 1, "name": "Ng"}])) == [{"id": 1, "name": "Ng"}]
