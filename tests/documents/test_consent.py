"""The printed consent form: every element of 42 CFR 2.31, lines to sign on or the signature, any text, tagged."""

from dataclasses import replace
from typing import Any

import pytest

from aftercare_desktop.documents.consent import ConsentPaper, consent_pdf
from aftercare_desktop.documents.signature import signature_png
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.consents import (
    IN_ORDER,
    Consent,
    ConsentKind,
    ConsentState,
)
from aftercare_desktop.domain.recipients import RecipientWords
from aftercare_desktop.domain.signing import SignedWay
from aftercare_desktop.words import consent_paper as words
from aftercare_desktop.words.consents import CATEGORIES
from tests.builders import NAMES, TODAY
from tests.consents import build_consent, build_signing
from tests.documents.papers import naughty_strings
from tests.documents.reading import Document, read
from tests.documents.test_any_text import WITHOUT_A_FACE, lost

_DRAWN = signature_png((((20.0, 100.0), (200.0, 40.0), (500.0, 80.0)),))


def build_paper(consent: Consent, **facts: Any) -> ConsentPaper:
    paper = ConsentPaper(12, 3, consent, None, ConsentState.DRAFT, PaperSize.LETTER, TODAY)
    return replace(paper, **facts)


def flat(document: Document) -> str:
    """Everything that is drawn, marks and footer too."""
    return " ".join(" ".join(document.page_text(n) for n in range(len(document.pages))).split())


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("kind", ConsentKind)
def test_every_element_stands_on_the_form_of_each_kind(kind: ConsentKind, large: bool) -> None:
    consent = build_consent(kind, categories=IN_ORDER, limits="Nothing about my job")
    document = read(consent_pdf(build_paper(consent, large=large)))
    text = flat(document)
    for title, said in (*words.rows_before(consent), *words.rows_after(consent)):
        assert title in [" ".join(heading.split()) for heading in document.tagged("H2")]
        assert " ".join(said.split()) in text
    for category in IN_ORDER:
        assert f"{CATEGORIES[category][0]}. {CATEGORIES[category][1]}." in text
    assert words.PRINTED_NAME in text
    assert words.COPY in text
    assert f"Page 1 of {len(document.pages)}" in text
    assert document.outside() == []
    assert document.headings_alone() == []


def test_what_is_missing_prints_as_a_blank_with_words_and_the_form_says_so_on_every_page() -> None:
    document = read(consent_pdf(build_paper(Consent(client_name="Theo Bramwell"))))
    text = flat(document)
    assert text.count(words.MISSING) == 6
    assert text.count("Not complete") == len(document.pages)


def test_a_drawn_signature_stands_on_it_with_who_how_and_when() -> None:
    signing = build_signing(way=SignedWay.DRAWN)
    paper = build_paper(build_consent(), signing=signing, state=ConsentState.IN_FORCE, picture=_DRAWN)
    document = read(consent_pdf(paper))
    text = flat(document)
    assert "Theo Bramwell, client" in text
    assert "Signed Nov 23, 2026, on screen" in text
    assert words.PRINTED_NAME not in text
    assert "Not complete" not in text


@pytest.mark.parametrize(
    ("state", "mark"),
    [(ConsentState.REVOKED, "Taken back"), (ConsentState.EXPIRED, "Ended"), (ConsentState.IN_FORCE, "")],
)
def test_one_that_holds_no_more_says_so(state: ConsentState, mark: str) -> None:
    text = flat(read(consent_pdf(build_paper(build_consent(), signing=build_signing(), state=state))))
    assert [one for one in ("Taken back", "Ended") if one in text] == ([mark] if mark else [])


def test_any_text_stands_on_it_and_no_name_in_the_file_name() -> None:
    strings = naughty_strings()
    consent = build_consent(purpose="\n".join(strings), limits="word " * 2_000)
    document = read(consent_pdf(build_paper(consent)))
    assert set(lost(document, strings)) <= WITHOUT_A_FACE
    assert document.outside() == []
    assert build_paper(consent).file_name() == "consent-3-12.pdf"


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_script_stands_on_it(name: str) -> None:
    consent = build_consent(client_name=name, recipient_words=RecipientWords(name))
    document = read(consent_pdf(build_paper(consent)))
    assert sum("".join(name.split()) == "".join(text.split()) for text in document.tagged("P")) >= 2
