"""The copy of everything on paper: any text whole, any name, drafts marked on each of their pages."""

import pytest

from aftercare_desktop.documents.own_copy import own_copy_pdf
from aftercare_desktop.words.own_copy import DRAFT
from tests.builders import NAMES
from tests.documents.own_copies import own_copy
from tests.documents.papers import naughty_strings
from tests.documents.reading import read
from tests.documents.test_any_text import WITHOUT_A_FACE, lost


def test_texts_of_any_length_and_script_lose_nothing() -> None:
    texts = (*naughty_strings(), "word " * 2_000)
    document = read(own_copy_pdf(own_copy(texts=texts)))
    assert set(lost(document, texts)) <= WITHOUT_A_FACE
    assert document.outside() == []


@pytest.mark.parametrize("name", [*NAMES, "A" * 1000])
def test_a_name_of_any_script_stands_on_it(name: str) -> None:
    document = read(own_copy_pdf(own_copy(name)))
    assert any("".join(name.split()) in "".join(text.split()) for text in document.tagged("P"))


@pytest.mark.parametrize("large", [False, True])
def test_each_page_of_a_draft_says_that_it_is_one(large: bool) -> None:
    document = read(own_copy_pdf(own_copy(large=large)))
    pages = [document.page_text(number) for number in range(len(document.pages))]
    drafts = [page for page in pages if "My plan, version 2" in page and "Copy of my whole record" in page]
    assert len(drafts) > 3
    own = [page for page in drafts if DRAFT not in page]
    assert all("What is in it" in page for page in own)
    assert not any(DRAFT in page for page in pages if "My plan, version 1" in page and page not in own)
    assert document.outside() == []
