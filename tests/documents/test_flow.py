"""Dealing blocks out to pages: what keeps together, what splits, what is said again."""

import pytest

from aftercare_desktop.documents.dealing import pages
from aftercare_desktop.documents.flow import (
    Block,
    Columns,
    Framed,
    Inset,
    Keep,
    Paragraph,
    Rule,
    SectionTitle,
    Space,
    Stack,
    Titled,
)
from aftercare_desktop.documents.style import Style
from aftercare_desktop.documents.tagged import Node, Role

STYLE = Style(10, 10)
WIDTH, ROOM = 200.0, 100.0


def lines(count: int, *, keep_with_next: bool = False) -> Paragraph:
    return Paragraph("\n".join(["line"] * count), STYLE, Node(Role.PARAGRAPH), keep_with_next=keep_with_next)


def heights(dealt: list[list[Block]]) -> list[float]:
    return [sum(block.height(WIDTH) for block in page) for page in dealt]


def test_pages_are_filled_and_never_overfilled() -> None:
    dealt = pages([lines(7) for _ in range(20)], WIDTH, ROOM)
    assert sum(heights(dealt)) == 20 * 70
    assert max(heights(dealt)) <= ROOM
    assert len(dealt) <= 15


def test_a_paragraph_leaves_two_lines_on_either_side() -> None:
    dealt = pages([lines(9), lines(3)], WIDTH, ROOM)
    assert heights(dealt) == [90, 30]
    dealt = pages([lines(7), lines(4)], WIDTH, ROOM)
    assert heights(dealt) == [90, 20]


def test_a_single_line_does_not_split() -> None:
    assert lines(1).split(WIDTH, 5, ROOM) is None
    assert lines(2).split(WIDTH, 15, ROOM) is None
    title = SectionTitle("My goals", "", Node(Role.DOCUMENT))
    dealt = pages([lines(5), title, lines(1, keep_with_next=True), lines(2)], WIDTH, ROOM)
    assert [len(page) for page in dealt] == [1, 3]


def test_a_heading_goes_with_what_it_heads() -> None:
    dealt = pages([lines(9), lines(1, keep_with_next=True), Keep([lines(3), lines(3)])], WIDTH, ROOM)
    assert heights(dealt) == [90, 70]


def test_air_and_rules_are_left_out_on_top_of_a_page() -> None:
    dealt = pages([Space(8), lines(10), Space(8), Rule(above=3), lines(2)], WIDTH, ROOM)
    assert heights(dealt) == [100, 20]


def test_a_section_title_on_top_takes_no_room() -> None:
    title = SectionTitle("My goals", "", Node(Role.DOCUMENT))
    dealt = pages([title, lines(10)], WIDTH, ROOM)
    assert len(dealt) == 1


def test_kept_blocks_move_together_and_split_only_when_longer_than_a_page() -> None:
    dealt = pages([lines(5), Keep([lines(3), lines(3)])], WIDTH, ROOM)
    assert heights(dealt) == [50, 60]
    dealt = pages([Keep([lines(8), lines(8)])], WIDTH, ROOM)
    assert heights(dealt) == [100, 60]


def test_a_table_says_its_head_again_on_every_page() -> None:
    head, again = lines(1), lines(1)
    dealt = pages([Titled(head, [Inset(lines(2)) for _ in range(10)], again=again)], WIDTH, ROOM)
    assert heights(dealt) == [90, 90, 50]
    tables = [page[0] for page in dealt]
    assert all(isinstance(table, Titled) for table in tables)
    assert [table.head is again for table in tables if isinstance(table, Titled)] == [False, True, True]


def test_a_row_longer_than_a_page_splits_in_all_its_columns() -> None:
    row = Columns([lines(25), lines(3)], [0, 0])
    dealt = pages([row], WIDTH, ROOM)
    assert heights(dealt) == [100, 100, 50]


def test_a_row_does_not_split_unless_it_may_and_is_not_short() -> None:
    assert heights(pages([lines(6), Columns([lines(5)], [0])], WIDTH, ROOM)) == [60, 50]
    assert heights(pages([lines(6), Columns([lines(6)], [0], splits=True)], WIDTH, ROOM)) == [60, 60]
    assert heights(pages([lines(6), Columns([lines(12)], [0], splits=True)], WIDTH, ROOM)) == [100, 80]


def test_hardly_a_line_of_a_row_goes_over_the_page_end_alone() -> None:
    def laid(count: int) -> list[float]:
        said = [lines(1) for _ in range(count)]
        row = Columns([lines(1), Stack(said)], [0, 0], splits=True)
        return [sum(block.height(WIDTH) for block in page) for page in pages([lines(20), row], WIDTH, 300.0)]

    assert laid(12) == [200, 120]
    assert laid(13) == [300, 30]


def test_rows_held_up_to_a_share_of_the_page_split_beyond_it() -> None:
    assert heights(pages([lines(6), Keep([lines(1)] * 5, 0.5)], WIDTH, ROOM)) == [60, 50]
    assert heights(pages([lines(6), Keep([lines(1)] * 7, 0.5)], WIDTH, ROOM)) == [100, 30]


def test_the_first_page_may_have_less_room() -> None:
    assert heights(pages([lines(1) for _ in range(20)], WIDTH, ROOM, 60)) == [60, 100, 40]


def test_a_box_around_more_than_a_page_is_closed_and_opened_again() -> None:
    dealt = pages([Framed(lines(15), above=5, below=5)], WIDTH, ROOM)
    assert heights(dealt) == [100, 70]
    assert all(isinstance(page[0], Framed) for page in dealt)


def test_what_can_neither_fit_nor_split_gets_a_page_alone() -> None:
    class Picture(Block):
        def measure(self, width: float) -> float:
            return 300.0

    dealt = pages([lines(2), Picture(), lines(2)], WIDTH, ROOM)
    assert heights(dealt) == [20, 300, 20]


def test_columns_share_what_fixed_widths_leave() -> None:
    row = Columns([lines(1), lines(1), lines(1)], [50, 0, 0], gap=10, shares=(1, 1, 2))
    assert [round(width, 6) for _, _, width in row._laid(200)] == [
        50,
        pytest.approx(130 / 3),
        pytest.approx(260 / 3),
    ]


def test_a_stack_is_as_high_as_its_blocks() -> None:
    assert Stack([lines(2), Space(5), lines(1)]).height(WIDTH) == 35
