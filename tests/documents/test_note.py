"""The note on paper: whose it is on every page, every item once, and any text as long as it is."""

import pytest

from aftercare_desktop.documents.note import note_pdf
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.words.chart import item_words
from tests.builders import NAMES, TODAY
from tests.documents.notes import full_note, item
from tests.documents.papers import naughty_strings
from tests.documents.reading import read
from tests.documents.test_any_text import WITHOUT_A_FACE, lost


@pytest.mark.parametrize("paper", PaperSize)
def test_every_page_says_whose_it_is_and_which_of_how_many(paper: PaperSize) -> None:
    items = tuple(item(number, Entry(NoteKind.NOTE, TODAY, "Words. " * 200)) for number in range(12))
    document = read(note_pdf(full_note(items=items, paper=paper)))
    pages = [document.page_text(number) for number in range(len(document.pages))]
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert "Theo Bramwell" in page
        assert "Record 000117, born 04/09/1991" in page
        assert f"Page {number} of {len(pages)}" in page
        assert "PRACTICE" in page
    assert document.outside() == []


def test_every_item_has_its_heading_and_paragraphs_in_order() -> None:
    note = full_note()
    document = read(note_pdf(note))
    told = [item_words(one) for one in note.items]
    assert document.tagged("H2") == [words.headline() for words in told]
    said = [" ".join(text.split()) for text in document.tagged("P")]
    for words in told:
        for paragraph in words.paragraphs:
            assert " ".join(paragraph.split()) in said


def test_a_note_of_10_000_characters_and_one_of_any_text_lose_nothing() -> None:
    strings = naughty_strings()
    texts = (*strings, "word " * 2_000)
    items = tuple(item(number, Entry(NoteKind.NOTE, TODAY, text)) for number, text in enumerate(texts))
    document = read(note_pdf(full_note(items=items)))
    assert set(lost(document, texts)) <= WITHOUT_A_FACE
    assert document.outside() == []


@pytest.mark.parametrize("name", [*NAMES, "A" * 1000])
def test_a_name_of_any_script_stands_on_it(name: str) -> None:
    document = read(note_pdf(full_note(name=name, items=())))
    assert any("".join(name.split()) in "".join(text.split()) for text in document.tagged("P"))
