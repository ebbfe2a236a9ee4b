"""Workbooks: the same cells as CSV would give, or one sentence; nothing inside a file can make it grow."""

import contextlib
import io
import random
import time
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from aftercare_desktop.domain.people import Phone, PhoneKind
from aftercare_desktop.errors import BadInput
from aftercare_desktop.exchange import workbooks
from aftercare_desktop.exchange.mapping import proposed
from aftercare_desktop.exchange.rosters import Roster, date_orders, parse_table, read_rows
from aftercare_desktop.exchange.workbook_numbers import shows_day, zero_places
from tests.exchange.workbooks import (
    CENSUS_HEADER,
    SHARED,
    SHEET,
    changed_inside,
    saved,
    with_shared_strings,
    workbook,
)


def read(data: bytes, sheet: str = "") -> Roster:
    table = parse_table(data, "census.xlsx", sheet)
    return read_rows(table, proposed(table))


def refused(data: bytes, sheet: str = "") -> str:
    with pytest.raises(BadInput) as caught:
        read(data, sheet)
    assert "census.xlsx" in caught.value.sentence
    assert caught.value.sentence.endswith("Nothing was changed.")
    return caught.value.sentence


def test_a_census_with_days_numbers_and_texts() -> None:
    born = datetime(1991, 4, 9)
    data = workbook(
        CENSUS_HEADER,
        ("00042", "Hạnh", "Nguyễn", born, date(2026, 10, 26), "04101", 2075550143),
        (117, "Theo", "Bramwell", 33337, "10/26/2026", 4101, "'+1 207-555-0142"),
        (118.0, "Ada", "Ng", "04/30/1990", None, None, None),
        formats={"F": "00000"},
    )
    first, second, third = read(data).rows
    assert dict(first.values) == {
        "record_number": "00042",
        "name": "Hạnh Nguyễn",
        "birth_date": date(1991, 4, 9),
        "admitted_on": date(2026, 10, 26),
        "address.postal_code": "04101",
        "phones": (Phone("2075550143", PhoneKind.OTHER),),
    }
    assert second.values["record_number"] == "117"
    assert second.values["birth_date"] == date(1991, 4, 9)
    assert second.values["address.postal_code"] == "04101"
    assert second.values["phones"] == (Phone("+1 207-555-0142", PhoneKind.OTHER),)
    assert (third.values["record_number"], third.values["birth_date"]) == ("118", date(1990, 4, 30))


@pytest.mark.parametrize(
    "code", ["yyyy-mm-dd", "m/d/yyyy", "[$-409]d mmm yyyy;@", "dddd, mmmm dd, yyyy", "mm-dd-yy"]
)
@pytest.mark.parametrize("mac", [False, True])
def test_days_of_both_calendars_in_any_format(code: str, mac: bool) -> None:
    book = Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet.append(["mrn", "name", "dob", "admitted"])
    sheet.append(
        [
            1,
            "Theo",
            date(1991, 4, 9),
            (date(2026, 10, 26) - (date(1904, 1, 1) if mac else date(1899, 12, 30))).days,
        ]
    )
    sheet["C2"].number_format = code
    (row,) = read(saved(book)).rows
    assert (row.values["birth_date"], row.values["admitted_on"]) == (date(1991, 4, 9), date(2026, 10, 26))


@pytest.mark.parametrize(
    ("code", "number", "expected"),
    [
        ("0000000", 117, "0000117"),
        ("000-00-0000", 12345678, "012-34-5678"),
        ("000\\-0000", 5550142, "555-0142"),
        ("General", 117, "117"),
        ("0", 117, "117"),
        ("#,##0", 1170, "1170"),
        ("0.00", 117, "117"),
        ("000", 12345, "12345"),
    ],
)
def test_record_numbers_are_read_as_they_are_shown(code: str, number: int, expected: str) -> None:
    (row,) = read(workbook(("mrn", "name"), (number, "Theo"), formats={"A": code})).rows
    assert row.values["record_number"] == expected


def test_which_formats_write_a_day_and_which_keep_zeros() -> None:
    assert [
        code
        for code in ("General", "[Red]0", '"day" 0', "h:mm", "[h]:mm:ss", "yyyy", "d/m")
        if shows_day(code)
    ] == [
        "yyyy",
        "d/m",
    ]
    assert [code for code in ("0", "0.00", "00.0", "#,##0", "00", "(000) 000-0000") if zero_places(code)] == [
        "00",
        "(000) 000-0000",
    ]


def with_results(data: bytes) -> bytes:
    """The workbook with a saved result for the formula in A2, as a spreadsheet program writes it."""
    return changed_inside(
        data,
        SHEET,
        lambda xml: xml.replace(b"<f>100+17</f><v />", b"<f>100+17</f><v>117</v>").replace(
            b"<f>100+17</f><v></v>", b"<f>100+17</f><v>117</v>"
        ),
    )


def test_formulas_give_their_saved_results_and_those_without_are_the_problem_of_their_row() -> None:
    data = workbook(("mrn", "name", "bed"), ("=100+17", "Theo", "=1+1"), (118, "Ada", 2))
    bad, good = read(data).rows
    assert bad.problem.startswith(
        "mrn: The formula has no saved result. Open the file in your spreadsheet program"
    )
    assert good.values["record_number"] == "118"
    worked_out = read(with_results(data)).rows[0]
    assert (worked_out.problem, worked_out.values["record_number"]) == ("", "117")


def test_errors_of_the_spreadsheet_are_the_problem_of_their_row() -> None:
    data = workbook(("mrn", "name", "dob"), ("#N/A", "Theo", None), ("7", "Ada", "#REF!"))
    assert [row.problem.partition(".")[0] for row in read(data).rows] == [
        "mrn: The spreadsheet shows the error #N/A",
        "dob: The spreadsheet shows the error #REF!",
    ]


def test_the_first_sheet_with_content_or_the_chosen_one() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.title = "Empty"
    for title, name in (("Old", "Theo"), ("New", "Ada")):
        sheet = book.create_sheet(title)
        sheet.append(["mrn", "name"])
        sheet.append([1, name])
    data = saved(book)
    table = parse_table(data, "census.xlsx")
    assert (table.sheets, table.sheet) == (("Empty", "Old", "New"), "Old")
    assert read(data).rows[0].values["name"] == "Theo"
    assert read(data, "New").rows[0].values["name"] == "Ada"
    assert "has no sheet Last. It has: Empty, Old, New" in refused(data, "Last")
    assert "is empty" in refused(data, "Empty")


def test_rows_are_numbered_as_the_spreadsheet_numbers_them() -> None:
    rows = read(workbook((), ("mrn", "name"), (), (1, "Theo"), (2,))).rows
    assert [(row.row, row.values.get("name")) for row in rows] == [(4, "Theo"), (5, None)]


def test_dates_written_as_text_are_asked_as_in_csv() -> None:
    table = parse_table(
        workbook(("mrn", "name", "dob"), (1, "Theo", "04/09/1991"), (2, "Ada", date(1990, 1, 2))), "c.xlsx"
    )
    assert [cell.text for cell in date_orders(table, proposed(table)).unclear] == ["04/09/1991"]


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", SHARED, "xl/styles.xml", "_rels/.rels"])
def test_entities_have_no_place_in_a_workbook(part: str) -> None:
    data = changed_inside(
        with_shared_strings(workbook(("mrn", "name"), (1, "Theo"))),
        part,
        lambda xml: ENTITIES + xml.removeprefix(b'<?xml version="1.0"?>'),
    )
    assert "damaged" in refused(data)


def test_a_part_that_grows_when_opened_is_refused_before_it_is_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbooks, "UNPACKED_LIMIT", 2_000_000)
    data = changed_inside(workbook(("mrn", "name"), (1, "Theo")), SHEET, lambda xml: xml + b" " * 3_000_000)
    started = time.perf_counter()
    assert "would be 3 MB when opened" in refused(data)
    assert time.perf_counter() - started < 1
    assert len(data) < 30_000


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = changed_inside(workbook(("mrn", "name"), (1, "Theo")), SHEET, lambda xml: xml + b" " * 3_000_000)
    size = next(
        info.file_size for info in zipfile.ZipFile(io.BytesIO(data)).infolist() if info.filename == SHEET
    )
    assert "damaged" in refused(data.replace(size.to_bytes(4, "little"), (500).to_bytes(4, "little")))


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (["word/document.xml"], "is not an Excel workbook"),
        (["mimetype", "content.xml"], "is not an Excel workbook"),
        (["xl/workbook.xml"], "damaged"),
    ],
)
def test_other_zip_files_are_refused(names: list[str], says: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "<document/>")
    assert says in refused(out.getvalue())


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "is empty"),
        ([("hello", "world"), (1, 2)], "row 1: no column for a name"),
        ([("mrn", "name"), (1, "Theo", "stray")], "row 2: has a cell to the right of the last column"),
        ([("mrn", "name", *(f"x{n}" for n in range(600)))], "has 602 columns"),
    ],
)
def test_sheets_that_are_no_roster_are_refused(rows: list[tuple[object, ...]], says: str) -> None:
    assert says in refused(workbook(*rows))


GOOD = with_shared_strings(
    workbook(
        CENSUS_HEADER,
        ("00042", "Hạnh", "Nguyễn", date(1991, 4, 9), "10/26/2026", "04101", 2075550143),
        (117, "Theo", "Bramwell", 33337, date(2026, 10, 26), 4101, "=1+1"),
    )
)


def test_texts_in_a_list_of_their_own_with_runs_and_readings() -> None:
    first, second = read(GOOD).rows
    assert (first.values["name"], first.values["record_number"]) == ("Hạnh Nguyễn", "00042")
    assert second.problem.startswith("primaryPhone: The formula has no saved result")
    beyond = changed_inside(GOOD, SHARED, lambda xml: b"<sst/>")
    assert "damaged" in refused(beyond)


def rows_or_refused(data: bytes) -> None:
    with contextlib.suppress(BadInput):
        assert all(row.values or row.problem or row.row for row in read(data).rows)


@settings(deadline=None)
@given(st.integers(0, 2**32))
def test_any_damage_gives_rows_or_a_sentence(seed: int) -> None:
    dice = random.Random(seed)
    data = bytearray(GOOD)
    for _ in range(dice.choice((1, 3, 30))):
        data[dice.randrange(len(data))] = dice.randrange(256)
    rows_or_refused(bytes(data[: dice.choice((len(data), dice.randrange(len(data))))]))


PARTS = zipfile.ZipFile(io.BytesIO(GOOD)).namelist()


@settings(deadline=None)
@given(st.sampled_from(PARTS), st.integers(0, 2**32))
def test_any_damage_inside_gives_rows_or_a_sentence(part: str, seed: int) -> None:
    """The zip is sound; the XML within is not."""
    dice = random.Random(seed)

    def change(xml: bytes) -> bytes:
        damaged = bytearray(xml)
        for _ in range(dice.choice((1, 2, 8))):
            place = dice.randrange(len(damaged))
            damaged[place : place + dice.randrange(3)] = dice.choice(
                (
                    b"",
                    b'"',
                    b"<c>",
                    b"</v>",
                    b"9" * 30,
                    b"-1",
                    b"\xff",
                    b"&#0;",
                    b"A",
                    b"1e999",
                    b"nan",
                    b"_x0000_",
                )
            )
        return bytes(damaged)

    rows_or_refused(changed_inside(GOOD, part, change))


CELLS = st.one_of(
    st.none(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2150, 1, 1)),
    st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12),
    st.sampled_from(["=A1", "#N/A", "04/09/1991", "30/12/1988", "'=1", "_x0000_"]),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=5))
def test_any_cells_give_rows_or_a_sentence(rows: list[list[object]]) -> None:
    rows_or_refused(workbook(CENSUS_HEADER, *rows))


def test_twenty_thousand_rows_are_read_quickly() -> None:
    rows = [
        (
            f"{n:06}",
            "Theo",
            f"Bramwell {n}",
            date(1991, 4, 9),
            date(2026, 10, 26),
            "04101",
            2075550100 + n % 100,
        )
        for n in range(20_000)
    ]
    data = workbook(CENSUS_HEADER, *rows)
    started = time.perf_counter()
    assert len(read(data).rows) == 20_000
    assert time.perf_counter() - started < 20
