"""PDF pages as pictures, and headings found in them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from aftercare_desktop.documents.plan import PlanPaper, plan_pdf
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.ui.pdf_pages import find_titles, page_sizes, render_page, render_pages
from aftercare_desktop.words.approved import STARTER_WORDS
from aftercare_desktop.words.plan import PAPER_TITLES
from tests.builders import TODAY, center_profile, full_client, full_plan


@pytest.fixture(scope="session")
def pdf() -> bytes:
    closed = {date(2026, 11, 26): "Thanksgiving"}
    profile = center_profile()
    paper = PlanPaper(full_client(), full_plan(), profile, STARTER_WORDS, closed, 1, False, "Dana W.", TODAY)
    return plan_pdf(paper)


def test_every_page_is_drawn_as_wide_as_asked(pdf: bytes) -> None:
    sizes, pictures = page_sizes(pdf), render_pages(pdf, 312)
    assert len(sizes) == len(pictures) > 3
    assert {picture.width() for picture in pictures} == {312}
    assert all(abs(p.height() - 312 * s.height / s.width) <= 1 for p, s in zip(pictures, sizes, strict=True))


def test_pictures_are_not_blank(pdf: bytes) -> None:
    for picture in render_pages(pdf, 200):
        colors = {picture.pixel(x, y) for x in range(0, 200, 3) for y in range(0, picture.height(), 3)}
        assert len(colors) > 5


def test_page_for_a_printer_may_be_gray(pdf: bytes) -> None:
    picture = render_page(pdf, 1, 150, gray=True)
    assert (picture.width(), picture.isGrayscale()) == (1275, True)


def test_every_section_is_found_where_it_stands(pdf: bytes) -> None:
    spots = find_titles(pdf, PAPER_TITLES)
    assert set(spots) == set(Section)
    assert spots[Section.FIRST_DAYS].page == 0
    assert spots[Section.GOALS].page == 1
    assert spots[Section.GOALS].down < 0.1
    assert spots[Section.SUPPORT].down > spots[Section.GOALS].down
    assert all(0 <= spot.down <= 1 for spot in spots.values())


def test_words_in_a_sentence_are_no_heading(pdf: bytes) -> None:
    assert find_titles(pdf, {"text": "Bridge Clinic", "absent": "no such words"}) == {}


def test_threads_take_turns(pdf: bytes) -> None:
    with ThreadPoolExecutor(4) as pool:
        counts = {
            len(pictures) for pictures in pool.map(lambda width: render_pages(pdf, width), range(100, 140))
        }
    assert len(counts) == 1
