"""Rosters of other programs: read right, or refused with a sentence that names file, row and field."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aftercare_desktop.domain.people import Phone, PhoneKind
from aftercare_desktop.errors import BadInput
from aftercare_desktop.exchange import limits
from aftercare_desktop.exchange.dates import DateCell, DayOrder, Proof, column_order
from aftercare_desktop.exchange.mapping import check, proposed
from aftercare_desktop.exchange.rosters import (
    DateOrders,
    Roster,
    date_orders,
    parse_table,
    read_rows,
    read_table,
)
from tests.builders import NAMES

OPENEMR = (
    "pid,pubpid,fname,mname,lname,DOB,sex,street,city,state,postal_code,phone_cell,email\n"
    "12,000117,Theo,,Bramwell,1991-04-09,Male,14 Larch Street,Portland,ME,04101,207-555-0142,theo@example.org\n"
    "13,,Marisol,A,Quintero,1988-12-30,Female,,,,,,\n"
)
CENSUS = (
    "clientFirstName,clientLastName,mrn,dob,clinicalProgramNames,levelsOfCare,originalAdmitDate,"
    "estimatedDischargeDates,primaryPhone,preferredLanguage,gender,primaryClinicianFirst,primaryClinicianLast,"
    "emergencyContactName,emergencyContactPhone,roomNumber\n"
    'Hạnh,Nguyễn,00042,04/09/1991,Residential,3.5,10/26/2026,"11/25/2026, 12/02/2026",207-555-0143,'
    "Vietnamese,woman,Dana,Whitcomb,Linh Nguyễn,207-555-0144,B2\n"
)
ADMISSIONS = 'name;MRN;Admission Date\n"Bramwell, Theo";00117;26.10.2026\n"Ng";00118;27.10.2026\n'


def read(text: str, encoding: str = "utf-8") -> Roster:
    return read_bytes(text.encode(encoding))


def read_bytes(data: bytes, file: str = "roster.csv") -> Roster:
    """The rows as the columns' names alone tell."""
    table = parse_table(data, file)
    return read_rows(table, proposed(table))


def test_openemr_rows_carry_every_fact() -> None:
    first, second = read(OPENEMR).rows
    assert first.row == 2
    assert dict(first.values) == {
        "name": "Theo Bramwell",
        "record_number": "000117",
        "birth_date": date(1991, 4, 9),
        "gender": "Male",
        "address.lines": "14 Larch Street",
        "address.city": "Portland",
        "address.state": "ME",
        "address.postal_code": "04101",
        "phones": (Phone("207-555-0142", PhoneKind.MOBILE),),
        "email": "theo@example.org",
    }
    assert dict(second.values) == {
        "name": "Marisol A Quintero",
        "record_number": "13",
        "birth_date": date(1988, 12, 30),
        "gender": "Female",
    }


@pytest.mark.parametrize(
    "data",
    [
        "mrn,dob,name\n1,1990-01-02,José Peña\n2,1990-01-02,Zoë".encode()[:-1],
        "mrn,name\n1,José Peña\n2,Zoë Núñez\n".encode() + b"3,X\xff\n",
        "mrn,name\n1,José\n2,佐藤".encode()[:-2],
    ],
)
def test_damaged_utf8_is_refused_and_not_read_as_nonsense(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"^The characters of roster\.csv cannot be read"):
        read_bytes(data)


def test_census_rows_carry_program_counselor_and_emergency_contact() -> None:
    roster = read(CENSUS)
    (row,) = roster.rows
    assert row.values["counselor"] == "Dana Whitcomb"
    assert row.values["program"] == "Residential, 3.5"
    assert row.values["birth_date"] == date(1991, 4, 9)
    assert row.values["discharge_planned"] == date(2026, 12, 2)
    assert row.values["emergency.name"] == "Linh Nguyễn"
    assert row.values["emergency.phone"] == "207-555-0144"


@pytest.mark.parametrize("written", ["000117", "00\u200b0117", "\uff10\uff10\uff10117", "\ufeff000117\u200e"])
def test_a_number_is_read_as_it_is_kept(written: str) -> None:
    (row,) = read(f"mrn,name\n{written},Theo Bramwell\n").rows
    assert row.values["record_number"] == "000117"


def test_admissions_report_turns_last_first() -> None:
    assert [row.values["name"] for row in read(ADMISSIONS).rows] == ["Theo Bramwell", "Ng"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_encoding_and_separator_gives_the_same_people(encoding: str, separator: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(["Record number", "Full name"])
    writer.writerows([f"{place:05}", name] for place, name in enumerate(NAMES))
    rows = read(out.getvalue(), encoding).rows
    assert [row.values["name"] for row in rows] == list(NAMES)
    assert [row.values["record_number"] for row in rows] == [f"{place:05}" for place in range(len(NAMES))]


def test_windows_1252_is_understood() -> None:
    (row,) = read("mrn,name\n7,Zoë Müller-Peña\n", "cp1252").rows
    assert row.values["name"] == "Zoë Müller-Peña"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1991-04-09", "1988-12-30"], date(1991, 4, 9)),
        (["1991/4/9"], date(1991, 4, 9)),
        (["19910409"], date(1991, 4, 9)),
        (["1991-04-09 00:00:00"], date(1991, 4, 9)),
        (["1991-04-09T00:00:00Z"], date(1991, 4, 9)),
        (["04/09/1991", "12/30/1988"], date(1991, 4, 9)),
        (["09/04/1991", "30/12/1988"], date(1991, 4, 9)),
        (["04-09-1991", "12-30-1988"], date(1991, 4, 9)),
        (["9.4.1991"], date(1991, 4, 9)),
        (["04/04/1991"], date(1991, 4, 4)),
        (["Apr 9, 1991"], date(1991, 4, 9)),
        (["April 9 1991"], date(1991, 4, 9)),
        (["9-Apr-1991"], date(1991, 4, 9)),
        (["4/9/1991 12:00 AM", "12/30/1988 12:00 AM"], date(1991, 4, 9)),
    ],
)
def test_date_orders(cells: list[str], expected: date) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["mrn", "name", "dob"], *([n, "Theo", cell] for n, cell in enumerate(cells))])
    assert read(out.getvalue()).rows[0].values["birth_date"] == expected


def test_a_date_that_no_calendar_has_proves_no_order() -> None:
    real = [DateCell(2, "DOB", "04/09/1991"), DateCell(3, "DOB", "12/05/1985")]
    assert column_order([*real, DateCell(4, "DOB", "30/02/1990")], "a.csv") is None
    proof = DateCell(4, "DOB", "30/03/1990")
    assert column_order([*real, proof], "a.csv") == Proof(DayOrder.DAY_FIRST, proof)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Bramwell, Theo", "Theo Bramwell"),
        ("Bramwell, Theo, Jr.", "Theo Bramwell Jr."),
        ("Bramwell, Jr., Theo", "Theo Bramwell Jr."),
        ("Bramwell Jr., Theo", "Theo Bramwell Jr."),
        ("Theo Bramwell, Jr.", "Theo Bramwell Jr."),
        ("Bramwell, III, Theo Amos", "Theo Amos Bramwell III"),
        ("Bramwell, V", "V Bramwell"),
        ("Bramwell,", "Bramwell"),
        (",", ""),
        ("Theo Bramwell", "Theo Bramwell"),
    ],
)
def test_names_are_turned_first_name_first_with_the_suffix_behind(written: str, name: str) -> None:
    (row,) = read(f'mrn,name\n1,"{written}"\n').rows
    assert row.values.get("name", "") == name


def test_a_phone_of_no_kind_is_no_mobile_phone() -> None:
    (row,) = read("mrn,name,phone,cell\n1,Theo,207-555-0142,207-555-0199\n").rows
    assert row.values["phones"] == (
        Phone("207-555-0199", PhoneKind.MOBILE),
        Phone("207-555-0142", PhoneKind.OTHER),
    )


@pytest.mark.parametrize(
    ("left_out", "says"),
    [
        (0, "the rows need a record number (mrn, pubpid or record_number), and the column MRN is left out."),
        (1, "the rows need a name (name, or fname and lname), and the column Client is left out."),
        (2, ""),
    ],
)
def test_a_needed_column_that_was_left_out_is_named(left_out: int, says: str) -> None:
    table = parse_table(b"MRN,Client,dob\n1,Theo,1991-04-09\n", "roster.csv")
    facts = list(proposed(table))
    facts[left_out] = None
    if not says:
        check(table, tuple(facts))
        return
    with pytest.raises(BadInput, match=re.escape(says)):
        check(table, tuple(facts))


def test_a_column_that_proves_nothing_follows_the_rest_of_the_file() -> None:
    text = "mrn,name,dob,admit date\n1,Theo,04/09/1991,10/26/2026\n"
    assert read(text).rows[0].values["birth_date"] == date(1991, 4, 9)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "roster.csv is empty"),
        ("\n\n \n", "roster.csv is empty"),
        ("hello,world\n1,2\n", "row 1: no column for a name"),
        ("name,dob\nTheo,1991-04-09\n", "no column for a record number"),
        (
            "mrn,name,dob\n1,A,04/30/1991\n2,B,30/04/1991\n",
            "row 3, dob: 30/04/1991 is written day/month/year",
        ),
        ('mrn,name\n1,A\n2,"B and then the file en', "row 3: a quoted cell does not end"),
        ("mrn,name,dob\n1,A,1991-04-09\n2,B", "row 3: has only 2 of 3 cells"),
        ("mrn,name\n1,A,1991-04-09\n", "row 2: has 3 cells, but the header has 2 columns"),
        ("mrn,MRN,name\n1,1,A\n", "the columns mrn and MRN mean the same"),
        ("mrn,name\n1,A\0B\n", "row 2: holds characters that are not text"),
        ("mrn,name\n1," + "A" * 200_000 + "\n", "too long"),
        (",".join(["mrn", "name", *(f"x{n}" for n in range(600))]) + "\n", "has 602 columns"),
    ],
)
def test_bad_files_are_refused_with_file_row_and_field(text: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(text)
    assert says in caught.value.sentence
    assert "roster.csv" in caught.value.sentence
    assert caught.value.sentence.endswith("Nothing was changed.")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04rest of a workbook", "is damaged, cut off, or no Excel workbook"),
        (b"\xd0\xcf\x11\xe0rest of an old workbook", "is an old workbook"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n", "a picture"),
        (bytes(range(256)) * 40, "cannot be read"),
        ("mrn,name\n1,Ирина Соколова из Вологды\n".encode("koi8-r") * 30, "cannot be read"),
    ],
)
def test_other_kinds_of_file_are_refused(data: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read_bytes(data)


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("04/09/1991", "dob: 04/09/1991 could be month/day or day/month."),
        ("1991-02-30", "dob: 1991-02-30 is not a day of the calendar."),
        ("13/45/1990", "dob: 13/45/1990 is not a day of the calendar."),
        ("30/02/1990", "dob: 30/02/1990 is not a day of the calendar."),
        ("00/00/1990", "dob: 00/00/1990 is not a day of the calendar."),
        ("00-05-1990", "dob: 00-05-1990 is not a day of the calendar."),
        ("04/31/0000", "dob: 04/31/0000 is not a day of the calendar."),
        ("0009-02-03", "dob: 0009-02-03 is not between 1900 and 2100."),
        ("04/09/91", "dob: 04/09/91 has a year of two digits."),
        ("spring", "dob: spring is not a date."),
        ("1991", "dob: 1991 is not a date."),
        ("99999", "dob: 99999 is not a date."),
    ],
)
def test_a_bad_cell_is_the_problem_of_its_row_alone(cell: str, says: str) -> None:
    bad, good = read(f"mrn,name,dob\n007,Theo,{cell}\n008,Ada,1991-04-09\n").rows
    assert bad.problem.startswith(says)
    assert dict(bad.values) == {"record_number": "007", "name": "Theo"}
    assert (good.problem, good.values["birth_date"]) == ("", date(1991, 4, 9))


@pytest.mark.parametrize(
    ("column", "cell", "says"),
    [
        ("preferred_language", "A" * 1001, "has more than 1,000 characters."),
        ("dob", "1" * 1001, "has more than 1,000 characters."),
        ("estimatedDischargeDates", "2026-11-25," * 91, "has more than 1,000 characters."),
        ("estimatedDischargeDates", "2026-11-25," * 13, "has more than 12 dates."),
        ("estimatedDischargeDates", "2026-11-25, " * 11 + "2026-12-02", ""),
    ],
)
def test_a_cell_without_end_is_the_problem_of_its_row(column: str, cell: str, says: str) -> None:
    (row,) = read(f'mrn,name,{column}\n1,A,"{cell}"\n').rows
    assert row.problem == (f"{column}: {says}" if says else "")


def test_a_cell_without_end_of_dates_tells_no_order() -> None:
    cell = ",".join(["30/04/2026"] * 13)
    table = parse_table(f'mrn,name,estimatedDischargeDates\n1,A,"{cell}"\n'.encode(), "a.csv")
    assert date_orders(table, proposed(table)) == DateOrders()


def test_an_order_that_nothing_tells_is_asked_with_examples_and_then_holds() -> None:
    table = parse_table(
        b"mrn,name,dob,admitted\n1,A,04/09/1991,\n2,B,05/05/1991,2026-10-26\n3,C,03/02/1980,\n", "r.csv"
    )
    facts = proposed(table)
    assert [(cell.row, cell.column, cell.text) for cell in date_orders(table, facts).unclear] == [
        (2, "dob", "04/09/1991"),
        (4, "dob", "03/02/1980"),
    ]
    for order, expected in ((DayOrder.MONTH_FIRST, date(1991, 4, 9)), (DayOrder.DAY_FIRST, date(1991, 9, 4))):
        assert read_rows(table, facts, order).rows[0].values["birth_date"] == expected


@pytest.mark.parametrize(
    "text", ["mrn,name,dob\n1,A,04/30/1991\n2,B,04/09/1991\n", "mrn,name,dob\n1,A,4.9.1991\n"]
)
def test_an_order_that_is_clear_is_not_asked(text: str) -> None:
    table = parse_table(text.encode(), "r.csv")
    assert date_orders(table, proposed(table)).unclear == ()


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("04/09/1991", True),
        ("4-9-1991", True),
        ("02/11/1991 08:30", True),
        ("05/05/1991", False),
        ("5/05/1991", False),
        ("13/45/1990", False),
        ("30/02/1990", False),
        ("02/30/1990", False),
        ("31/04/1990", False),
        ("00/05/1990", False),
        ("04/09/0000", False),
        ("12/13/1990", False),
        ("4.9.1991", False),
        ("1991-04-09", False),
    ],
)
def test_only_a_date_that_is_a_day_in_both_orders_is_asked_about(written: str, asked: bool) -> None:
    table = parse_table(f"mrn,name,dob\n1,A,{written}\n".encode(), "r.csv")
    assert [cell.text for cell in date_orders(table, proposed(table)).unclear] == (
        [written.partition(" ")[0]] if asked else []
    )


def test_days_left_as_numbers_are_counted_as_spreadsheets_do() -> None:
    rows = read("mrn,name,dob\n1,A,33337\n2,B,33337.0\n").rows
    assert [row.values["birth_date"] for row in rows] == [date(1991, 4, 9), date(1991, 4, 9)]


def test_numbers_that_became_amounts_are_numbers_again() -> None:
    (row,) = read("mrn,name,zip,phone\n117.0,A,04101.0,2075550142.0\n").rows
    assert (row.values["record_number"], row.values["address.postal_code"]) == ("117", "04101")
    assert row.values["phones"] == (Phone("2075550142", PhoneKind.OTHER),)


def test_missing_values_of_openemr_are_no_values() -> None:
    (row,) = read("pid,fname,lname,street\n7,Theo,Bramwell,''\n").rows
    assert "address.lines" not in row.values


def test_rows_without_name_or_number_are_handed_on_for_the_report() -> None:
    roster = read("mrn,name\n1,Theo\n,Nobody\n3,\n")
    assert [dict(row.values) for row in roster.rows[1:]] == [{"name": "Nobody"}, {"record_number": "3"}]


def test_spreadsheet_marks_are_understood() -> None:
    (row,) = read("sep=;\nmrn;name;primary phone\n007;Theo;'+1 207-555-0142\n").rows
    assert row.values["phones"] == (Phone("+1 207-555-0142", PhoneKind.OTHER),)
    assert row.values["record_number"] == "007"


def test_blank_rows_count_as_a_spreadsheet_counts_them() -> None:
    roster = read("\nmrn,name\n\n1,Theo\n")
    assert [row.row for row in roster.rows] == [4]


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(BadInput, match=r"huge\.csv has 200 MB"):
        read_table(path)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.csv was not found"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(BadInput, match="is not a file"):
        read_table(tmp_path)


def rows_or_refused(data: bytes) -> None:
    """Either a whole result or one sentence; nothing else may come out."""
    try:
        roster = read_bytes(data, "any.csv")
    except BadInput:
        return
    assert all(value not in ("", None, ()) for row in roster.rows for value in row.values.values())


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00")
@example(b"\x00\x00\xfe\xff\x00")
def test_any_bytes_give_rows_or_a_sentence(data: bytes) -> None:
    rows_or_refused(data)


CELLS = st.one_of(
    st.text(max_size=12), st.sampled_from(["04/09/1991", "30/12/1988", "1991-04-09", '"', "٣/٤/١٩٩١", "'=1"])
)


@given(
    st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=6),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
    st.integers(min_value=0, max_value=400),
)
def test_any_cells_and_any_cut_give_rows_or_a_sentence(
    rows: list[list[str]], separator: str, encoding: str, cut: int
) -> None:
    lines = [separator.join(["mrn", "name", "dob", "estimatedDischargeDates"])]
    lines += [separator.join(row) for row in rows]
    data = "\n".join(lines).encode(encoding, "replace")
    rows_or_refused(data)
    rows_or_refused(data[: len(data) - cut])


def test_the_size_limit_leaves_room_for_100_000_people() -> None:
    assert len(OPENEMR.splitlines()[1].encode()) * 100_000 < limits.SIZE_LIMIT
