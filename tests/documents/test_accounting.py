"""The accounting on paper: every disclosure once, in its table; any text, any length, no content of the record."""

import pytest

from aftercare_desktop.documents.accounting import accounting_pdf
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.disclosures import Ground
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.recipients import RecipientWords
from aftercare_desktop.words import accounting as words
from tests.accounting import accounted, full_accounting
from tests.builders import NAMES, center_profile
from tests.documents.papers import naughty_strings
from tests.documents.reading import read
from tests.documents.test_any_text import WITHOUT_A_FACE, lost


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_disclosure_stands_in_its_table() -> None:
    told = full_accounting()
    document = read(accounting_pdf(told))
    tables = [flat(text) for text in document.tagged("Table")]
    assert len(tables) == 2
    for table, disclosures in zip(tables, (told.on_consent(), told.on_other_grounds()), strict=True):
        assert table == flat(
            " ".join((*words.HEADS, *(cell for row in words.rows(disclosures) for cell in row)))
        )
    assert "Mercy Hospital Dr. Ames Phone call: my medicines Medical emergency" in tables[1]
    assert "40 Larch Hill Road, Portland, ME 04102" in tables[0]
    assert "from Nov 23, 2023 to Nov 23, 2026" in flat(document.text())


def test_an_empty_one_says_so_for_both() -> None:
    said = read(accounting_pdf(full_accounting(disclosures=()))).tagged("P")
    assert words.NONE_ON_CONSENT in said
    assert words.NONE_ON_OTHER_GROUNDS in said


@pytest.mark.parametrize("paper", PaperSize)
def test_many_go_over_pages_with_heads_numbers_and_whose_it_is(paper: PaperSize) -> None:
    many = tuple(
        accounted(number, ground) for ground in (Ground.CONSENT, Ground.AUDIT) for number in range(90)
    )
    document = read(accounting_pdf(full_accounting(disclosures=many, center=center_profile(paper=paper))))
    pages = [document.page_text(number) for number in range(len(document.pages))]
    assert len(pages) > 8
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Theodore Bramwell" in page
        assert "Who got it" in page
        assert "PRACTICE" in page
    assert document.outside() == []
    assert document.headings_alone() == []


@pytest.mark.parametrize("name", [*NAMES, "A" * 1000])
def test_any_name_and_any_text_is_drawn_whole(name: str) -> None:
    strings = naughty_strings() if name == NAMES[0] else ("word " * 2_000,)
    rows = tuple(
        accounted(
            recipient=RecipientWords(name, text[:60], Address(text[:90])), description=text, purpose=text
        )
        for text in strings
    )
    document = read(accounting_pdf(full_accounting(client_name=name, disclosures=rows)))
    assert set(lost(document, (name, *strings))) <= WITHOUT_A_FACE
    assert document.outside() == []
    assert document.undrawable() == 0
