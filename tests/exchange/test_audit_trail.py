"""The trail as a table: whole, readable by a spreadsheet, and never a formula."""

import csv
import io

import pytest

from aftercare_desktop.domain.audit import Event, TrailLine
from aftercare_desktop.exchange.audit_trail import trail_csv
from tests.builders import NAMES, NOW


def line(staff: str, client: str = "") -> TrailLine:
    return TrailLine(7, NOW, staff, Event.CLIENT_VIEWED, 4, client, "client", 4, "merge")


def rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_acts_as_a_formula(name: str) -> None:
    found = rows(trail_csv([line(name, name)], practice=False))[1]
    assert (found[2], found[5]) == (f"'{name}", f"'{name}")


def test_names_of_any_script_and_any_sign_come_through() -> None:
    names = [*NAMES, 'A "quoted", name;', "two\nlines"]
    found = rows(trail_csv([line(name, name) for name in names], practice=False))
    assert [row[2] for row in found[1:]] == names
    told = ["Opened a client's record", "4", names[0], "client", "4", "merge"]
    assert found[1] == ["7", NOW.isoformat(), names[0], *told]


def test_every_line_of_a_practice_center_says_so() -> None:
    heads, *found = rows(trail_csv([line("Dana"), line("Leah")], practice=True))
    assert (heads[-1], [row[-1] for row in found]) == ("Practice", ["PRACTICE. Made-up people"] * 2)
    assert {len(row) for row in found} == {len(heads)}
