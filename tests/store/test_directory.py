"""The directory in the file: found by any word and any number, in the order of names, from the index alone."""

import pytest
from sqlalchemy import text

from aftercare_desktop.domain.center import PhoneLine
from aftercare_desktop.domain.directory import EntryKind
from aftercare_desktop.errors import EditedElsewhere, NotFound
from aftercare_desktop.store import directory
from aftercare_desktop.store.opening import Center
from tests.builders import NAMES, NOW, build_entry

BAYSIDE = build_entry("Bayside Family Health", kind=EntryKind.CLINIC, contact="Dr. Ánand", phone="2075550152")
COURT = build_entry("district court", kind=EntryKind.COURT, contact="", phone="", fax="")
LINE = build_entry("Night line", kind=EntryKind.CRISIS_LINE, phone="", lines=(PhoneLine("207-555-0188"),))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [1, 0, 3, 2]),
        ("bay", [1]),
        ("PHARM ida", [0]),
        ("anand", [1]),
        ("congress street", [1, 0, 3, 2]),
        ("207-555-0131", [0]),
        ("(207) 555.0152", [1]),
        ("0188", [2]),
        ("0134", [1, 0, 2]),
        ("bay court", []),
        ("\0", [1, 0, 3, 2]),
    ],
)
def test_entries_are_found_by_name_person_address_and_number(
    center: Center, query: str, found: list[int]
) -> None:
    with center.writing() as c:
        ids = directory.insert_all(c, (build_entry(), BAYSIDE, LINE, COURT), NOW)
        assert [ids.index(one) for one in directory.find_ids(c, query)] == found
        assert directory.find_ids(c, query, most=1) == tuple(ids[one] for one in found[:1])


def test_a_search_may_name_kinds_and_the_archive(center: Center) -> None:
    with center.writing() as c:
        one, two = directory.insert_all(c, (build_entry(), BAYSIDE), NOW)
        assert directory.find_ids(c, "", (EntryKind.CLINIC, EntryKind.COURT)) == (two,)
        assert directory.set_archived(c, two, 1, NOW, center.staff.id) == 2
        assert directory.find_ids(c, "") == (one,)
        assert directory.find_ids(c, "", include_archived=True) == (two, one)
        assert [row.archived for row in directory.rows(c, (one, 99, two))] == [False, True]


def test_a_search_reads_only_its_index(center: Center) -> None:
    with center.reading() as c:
        plan = c.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT id FROM directory WHERE archived_at IS NULL AND kind IN ('court') "
                "AND instr(folded, 'x') > 0 ORDER BY folded"
            )
        )
        assert [row.detail for row in plan] == ["SCAN directory USING COVERING INDEX ix_directory_folded"]


def test_entries_are_kept_whole_and_change_with_their_version(center: Center) -> None:
    with center.writing() as c:
        entry_id = directory.insert_one(c, LINE, NOW)
        stored = directory.get(c, entry_id)
        assert (stored.entry, stored.version, stored.changed_at) == (LINE, 1, NOW)
        assert directory.update_one(c, entry_id, BAYSIDE, 1, NOW) == 2
        assert directory.find_ids(c, "anand") == (entry_id,)
        with pytest.raises(EditedElsewhere):
            directory.update_one(c, entry_id, LINE, 1, NOW)
        with pytest.raises(NotFound):
            directory.update_one(c, 99, LINE, 1, NOW)
        with pytest.raises(NotFound):
            directory.get(c, 99)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_place_is_seen_in_any_script(center: Center, name: str) -> None:
    with center.writing() as c:
        known = directory.insert_one(c, build_entry(f" {name.upper()} "), NOW)
        directory.insert_one(c, build_entry(f"{name} East", phone="207-555-0199"), NOW)
        assert [one.id for one in directory.alike(c, build_entry(name, phone=""))] == [known]
        assert [one.id for one in directory.alike(c, build_entry("Other"))] == [known]
        assert list(directory.alike(c, build_entry("Other", phone=""))) == []
