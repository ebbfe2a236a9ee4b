"""A file on its way in: which source it belongs to, and what is remembered of that."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from aftercare_desktop.domain.rosters import RosterFact
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.importing.draft import DayOrder, read_draft, source_name
from tests.exchange.workbooks import saved


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("census-2026-11-23.csv", "census"),
        ("Census 11.23.26 (2).xlsx", "Census"),
        ("ward3.csv", "ward"),
        ("2026-11-23.csv", "2026-11-23"),
        ("админ 5.csv", "админ"),
    ],
)
def test_the_name_of_a_weekly_file_tells_its_source(file: str, expected: str) -> None:
    assert source_name(Path(file)) == expected


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_with_the_columns_of_a_known_source_is_taken_for_one_of_its(
    desk: Desk, tmp_path: Path
) -> None:
    first = read_draft(write(tmp_path / "a.csv", "nr,mrn,name,dob\n7,1,Ada,04/09/1990\n"), ())
    decided = first.with_fact(0, RosterFact.INSURANCE).for_source("a", ()).with_fact(0, RosterFact.INSURANCE)
    desk.importing.import_all(decided.with_order(DayOrder.DAY_FIRST).feed())
    known = desk.importing.sources()
    again = read_draft(
        write(tmp_path / "export (2).csv", "dob,name,mrn,nr,more\n04/09/1990,Ada,1,7,x\n"), known
    )
    assert (again.source, again.order) == ("a", DayOrder.DAY_FIRST)
    assert [column.fact for column in again.columns()] == [
        RosterFact.BIRTH_DATE,
        RosterFact.NAME,
        RosterFact.RECORD_NUMBER,
        RosterFact.INSURANCE,
        None,
    ]
    other = read_draft(write(tmp_path / "other.csv", "mrn,name\n1,Ada\n"), known)
    assert (other.source, other.order) == ("other", None)
    assert again.for_source("new", known).left_out() == ("nr", "more")


def test_the_sheet_of_a_source_is_remembered_and_may_be_gone(desk: Desk, tmp_path: Path) -> None:
    def file(*sheets: str) -> Path:
        book = Workbook()
        for title in sheets:
            sheet = book.create_sheet(title)
            sheet.append(["mrn", "name"])
            sheet.append([1, title])
        path = tmp_path / "census.xlsx"
        path.write_bytes(saved(book))
        return path

    desk.importing.import_all(read_draft(file("Old", "New"), (), sheet="New").feed())
    known = desk.importing.sources()
    assert read_draft(file("Old", "New"), known, "census").table.sheet == "New"
    assert read_draft(file("Old"), known, "census").table.sheet == "Old"
    with pytest.raises(BadInput, match="has no sheet New"):
        read_draft(file("Old"), known, "census", "New")


def test_what_keeps_a_file_from_being_read_is_said_before_it_is_compared(tmp_path: Path) -> None:
    both = read_draft(write(tmp_path / "a.csv", "mrn,name,dob\n1,A,04/30/1990\n2,B,30/04/1990\n"), ())
    assert "30/04/1990 is written day/month/year" in both.problem()
    assert both.unclear_dates() == ()
    twice = read_draft(write(tmp_path / "b.csv", "mrn,MRN,name,dob\n1,1,A,04/09/1990\n"), ())
    assert "mean the same" in twice.problem()
    assert (twice.doubled(), len(twice.unclear_dates())) == ((0, 1), 1)
