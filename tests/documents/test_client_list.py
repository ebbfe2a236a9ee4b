"""The printed list: every row once, the head on every page, nothing cut."""

from dataclasses import replace

import pytest

from aftercare_desktop.documents.client_list import ClientListSheet, client_list_pdf
from aftercare_desktop.domain.center import PaperSize
from tests.builders import NAMES, TODAY
from tests.documents.reading import read

SHEET = ClientListSheet(
    title="Clients",
    heads=("Name", "Record number", "Status"),
    rows=tuple((f"Person {number:04d}", f"R{number:05d}", "Aftercare") for number in range(300)),
    note="300 people. Chart review. Made by Dana Whitcomb.",
    footer="List of clients, Nov 23, 2026.",
    center_name="Alder Point Recovery",
    made_on=TODAY,
    marks=("PRACTICE. Made-up people",),
)


@pytest.mark.parametrize("paper", PaperSize)
def test_every_row_stands_once_and_every_page_has_head_mark_and_number(paper: PaperSize) -> None:
    document = read(client_list_pdf(replace(SHEET, paper=paper)))
    pages = [document.page_text(number) for number in range(len(document.pages))]
    assert len(pages) > 5
    assert document.tagged("TD") == [cell for row in SHEET.rows for cell in row]
    assert document.tagged("TH") == list(SHEET.heads)
    assert document.outside() == []
    for number, page in enumerate(pages, start=1):
        assert "Record number" in page
        assert "PRACTICE. Made-up people" in page
        assert f"Page {number} of {len(pages)}" in page


@pytest.mark.parametrize("columns", [1, 3, 9])
def test_long_names_wrap_and_lose_nothing(columns: int) -> None:
    endless = " ".join([NAMES[-1]] * 12)
    rows = tuple((endless, *["Residential, 28 days"] * (columns - 1)) for _ in range(30))
    sheet = replace(SHEET, heads=tuple(f"H{number}" for number in range(columns)), rows=rows)
    text = "".join(read(client_list_pdf(sheet)).text().split())
    assert text.count("Wolfeschlegelsteinhausenbergerdorff") == 30 * 12


def test_thousands_of_rows_are_dealt_out_to_pages() -> None:
    document = read(client_list_pdf(replace(SHEET, rows=SHEET.rows * 10)))
    count = len(document.pages)
    assert f"Page {count} of {count}" in document.page_text(count - 1)
