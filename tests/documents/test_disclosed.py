"""Papers for others: the federal notice word for word, the scope, and no word of a kind that was not agreed to."""

import json
import re
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from aftercare_desktop.documents.disclosed import disclosed_pdf
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.consents import IN_ORDER, Category, ConsentKind
from aftercare_desktop.domain.disclosed import DisclosedPaper
from aftercare_desktop.domain.disclosures import Ground, Handed
from aftercare_desktop.domain.recipients import RecipientWords
from aftercare_desktop.exchange.disclosed import disclosed_json
from aftercare_desktop.words.consents import CATEGORIES
from aftercare_desktop.words.disclosed import parts
from aftercare_desktop.words.part2 import NOTICE, SHORT_NOTICE
from tests.builders import NAMES, center_profile, full_client
from tests.disclosed import disclosed_paper, full_held, papers_for_others
from tests.documents.papers import naughty_strings
from tests.documents.reading import Document, read
from tests.documents.test_any_text import WITHOUT_A_FACE, lost
from tests.words.test_disclosed import SORTS, changed, expected, leaves

FEDERAL_WORDS = """
This record which has been disclosed to you is protected by Federal confidentiality rules (42 CFR part 2). These rules
prohibit you from using or disclosing this record, or testimony that describes the information contained in this
record, in any civil, criminal, administrative, or legislative proceedings by any Federal, State, or local authority,
against the patient, unless authorized by the consent of the patient, except as provided at 42 CFR 2.12(c)(5) or as
authorized by a court in accordance with 42 CFR 2.64 or 2.65. In addition, the Federal rules prohibit you from making
any other use or disclosure of this record unless at least one of the following applies: (i) Further use or disclosure
is expressly permitted by the written consent of the individual whose information is being disclosed in this record or
as otherwise permitted by 42 CFR part 2. (ii) You are a covered entity or business associate and have received the
record for treatment, payment, or health care operations, or (iii) You have received the record from a covered entity
or business associate as permitted by 45 CFR part 164, subparts A and E. A general authorization for the release of
medical or other information is NOT sufficient to meet the required elements of written consent to further use or
redisclose the record (see 42 CFR 2.31).
"""
"""42 CFR 2.32(a)(1) as published; typed here once more, so that no slip of the program's own text passes."""
OLDER_WORDINGS = (
    "This information has been disclosed to you from records",
    "The federal rules prohibit you from making any further disclosure",
    "restrict any use of the information to criminally investigate",
    "restrict any use of the information to investigate or prosecute",
    "42 CFR part 2 prohibits unauthorized disclosure of these records",
    "except as provided at §§ 2.12(c)(5) and 2.65",
)
"""Of 1987, 2017, 2018 and 2020: wrong since February 16, 2026."""

PAPERS = papers_for_others()
each = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())


@cache
def drawn(name: str) -> Document:
    return read(disclosed_pdf(PAPERS[name]))


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", PAPERS)
def test_the_notice_goes_along_word_for_word_and_the_short_one_at_every_foot(name: str) -> None:
    document, on_consent = drawn(name), PAPERS[name].disclosure.ground is Ground.CONSENT
    said = [flat(text) for text in document.tagged("P")]
    assert said.count(flat(FEDERAL_WORDS)) == on_consent
    assert said.count(SHORT_NOTICE) == (not on_consent)
    pages = [document.page_text(number) for number in range(len(document.pages))]
    for number, page in enumerate(pages, start=1):
        assert SHORT_NOTICE in page
        assert f"Page {number} of {len(pages)}" in page
        assert "PRACTICE" in page
    assert document.outside() == []
    assert document.headings_alone() == []


def test_older_wordings_stand_nowhere() -> None:
    assert flat(FEDERAL_WORDS) == NOTICE
    root = Path(__file__).resolve().parents[2]
    files = [*(root / "aftercare_desktop").rglob("*.py"), *(root / "resources").rglob("*.json")]
    for path in files:
        text = flat(re.sub(r'"\s*\n\s*"', "", path.read_text("utf-8"))).casefold()
        assert not [one for one in OLDER_WORDINGS if one.casefold() in text], path


def test_the_scope_of_the_consent_goes_along() -> None:
    paper = disclosed_paper(categories=(Category.MEDICINES, Category.LEGAL))
    assert paper.consent is not None
    limited = replace(paper, consent=replace(paper.consent, limits="Not the overdose in May"))
    told = flat(read(disclosed_pdf(limited)).text())
    for words in (
        "Who may share Alder Point Recovery",
        "With whom Larch Hill Clinic",
        f"What {': '.join(CATEGORIES[Category.MEDICINES])} {': '.join(CATEGORIES[Category.LEGAL])}",
        "Left out Part of it, as the client wishes",
        "What for So that they can plan my care",
        "How long Until Nov 23, 2026",
        "Taking it back I can take this back at any time, in writing or by saying so.",
        "Signed Nov 23, 2026, by Theo Bramwell",
    ):
        assert words in told
    assert "in May" not in told


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (ConsentKind.CARE, "Sharing again What is shared may be shared again."),
        (
            ConsentKind.CRIMINAL_JUSTICE,
            "Official Officer Lane Case CR-26-118 In effect Until the case is closed",
        ),
        (ConsentKind.LEGAL_PROCEEDINGS, "Proceeding State v. Doe, CR-26-118"),
    ],
)
def test_each_kind_of_consent_tells_its_own_terms(kind: ConsentKind, words: str) -> None:
    assert words in flat(read(disclosed_pdf(disclosed_paper(kind=kind))).text())


@pytest.mark.parametrize(
    ("ground", "words"),
    [
        (
            Ground.EMERGENCY,
            "Where they work Mercy Hospital Told by Dana Whitcomb Date and time Nov 23, 2026, 9:42 AM",
        ),
        (Ground.CHILD_ABUSE_REPORT, "What is reported A child was left alone."),
        (Ground.CRIME_ON_PREMISES, "What happened Did not wake up"),
        (Ground.COURT_ORDER, "It stands on Agreement of Nov 23, 2026 Given to Dr. Ames"),
    ],
)
def test_other_grounds_tell_their_short_form_and_no_consent(ground: Ground, words: str) -> None:
    told = flat(drawn(ground.value).text())
    assert words in told
    assert "What was agreed" not in told


def test_the_cover_sheet_of_a_packet_tells_nothing_of_the_client() -> None:
    cover = drawn("packet").page_text(0)
    assert "Larch Hill Clinic" in cover
    for word in ("Theo", "Bramwell", "1991", "plan my care", "Buprenorphine"):
        assert word not in cover
    assert "Theodore Bramwell" in drawn("packet").page_text(1)


# --- No word of a kind that was not agreed to ---------------------------------------------------------------


@cache
def marked() -> tuple[DisclosedPaper, dict[str, Category | None]]:
    """A paper of everything in which each text of a person is a word of its own, and whose kind each word is."""
    held = full_held(client=full_client(discharged_on=None), approved=None)
    kinds: dict[str, Category | None] = {}
    for number, (path, value) in enumerate(leaves(held)):
        if isinstance(value, str) and type(value) is str and path not in SORTS:
            word = f"qq{number:04}"
            held = changed(held, path.split("."), word)
            kinds[word] = expected(path)
    return disclosed_paper(held=held, client_name="Theo"), kinds


def found_in(paper: DisclosedPaper, categories: tuple[Category, ...]) -> tuple[set[str], set[str]]:
    """The words of the client's record in the PDF and in the data file of these kinds."""
    told = replace(paper.disclosure, categories=categories)
    only = tuple(one for one in paper.parts if one.category in categories)
    consent = replace(paper.consent, categories=categories) if paper.consent is not None else None
    limited = replace(paper, disclosure=told, parts=only, consent=consent)
    said = read(disclosed_pdf(limited)).text()
    return set(re.findall(r"qq\d{4}", said)), set(re.findall(r"qq\d{4}", disclosed_json(limited).decode()))


def test_the_record_is_full_of_marked_words() -> None:
    _, kinds = marked()
    assert len(kinds) > 150
    # The days they came are no words; of days they did not come there is no list.
    assert set(kinds.values()) == {*IN_ORDER, None} - {Category.ATTENDANCE, Category.ABSENCES}


@pytest.mark.parametrize(
    "categories", [*((one,) for one in IN_ORDER), *combinations(IN_ORDER, 2)], ids="-".join
)
def test_no_word_of_another_kind_is_on_paper_or_in_the_file(categories: tuple[Category, ...]) -> None:
    paper, kinds = marked()
    wanted = {word for word, kind in kinds.items() if kind in categories}
    assert found_in(paper, categories) == (wanted, wanted)


def test_the_data_file_says_what_the_paper_says() -> None:
    paper = disclosed_paper(Handed.EXPORT, categories=(Category.MEDICINES,), disagreements=("I said no.",))
    content = json.loads(disclosed_json(paper))
    assert content["notice"] == NOTICE
    assert content["about"] == {"name": "Theodore Bramwell", "birth_date": "1991-04-09"}
    assert content["scope"]["With whom"] == "Larch Hill Clinic"
    (told,) = content["information"]
    assert (told["kind"], tuple(told["lines"])) == ("medicines", paper.parts[0].lines)
    assert content["disagreements"] == ["I said no."]
    assert content["made_up"] is True


# --- Any text -----------------------------------------------------------------------------------------------


def test_any_text_of_any_length_is_drawn_whole() -> None:
    strings = (*naughty_strings(), "word " * 2_000)
    held = full_held(client=full_client(allergies=strings[-1]))
    words = RecipientWords("\n".join(strings[:40]), strings[50])
    paper = disclosed_paper(held=held, disagreements=strings)
    told = replace(paper.disclosure, recipient_words=words)
    pdf = disclosed_pdf(replace(paper, disclosure=told, center=center_profile(paper=PaperSize.A4)))
    document = read(pdf)
    assert set(lost(document, (*strings, *strings[:40]))) <= WITHOUT_A_FACE
    assert document.outside() == []
    assert document.undrawable() == 0


@pytest.mark.parametrize("name", [*NAMES, "A" * 1000])
def test_a_name_of_any_script_stands_on_it(name: str) -> None:
    document = read(disclosed_pdf(disclosed_paper(categories=(Category.PRESENCE,), client_name=name)))
    assert any("".join(name.split()) in "".join(text.split()) for text in document.tagged("P"))


@each
def test_the_same_paper_gives_the_same_bytes(paper: DisclosedPaper) -> None:
    assert disclosed_pdf(paper) == disclosed_pdf(paper)


def test_a_kind_of_which_nothing_is_recorded_says_so() -> None:
    told = read(disclosed_pdf(PAPERS["bare"]))
    assert told.tagged("P").count("Nothing is recorded.") > 8
    assert parts(full_held(), ()) == ()
