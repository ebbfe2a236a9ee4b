"""A plan in two languages on paper: each twin beside its text, in its language and direction; never one that is old."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from aftercare_desktop.documents.leaving import LeavingPaper, leaving_pdf
from aftercare_desktop.documents.plan import plan_pdf
from aftercare_desktop.documents.plan.twins import TWIN, Twins
from aftercare_desktop.documents.text import set_lines
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.plans import MedicineKind, PlanDocument, TwinText
from aftercare_desktop.domain.plans.twins import free_texts
from tests.builders import TODAY, TWIN_WORDS, full_plan, leaving_now, translated_plan
from tests.documents.papers import naughty_strings, plan_paper
from tests.documents.reading import Document, read

NOT_YET = "Spanish: not translated yet"


def paper(document: PlanDocument, **facts: object) -> Document:
    return read(plan_pdf(plan_paper(document=document, **facts)))


def said(document: Document) -> str:
    return " ".join(document.text().split())


def in_language(document: Document, language: str) -> list[str]:
    """What the elements of a language say, in reading order, without the marks that only turn a line."""
    found = (one.all_text() for one in document.structure.walk() if one.language == language)
    return [" ".join(text.replace("\u200f", "").split()) for text in found]


def with_texts(document: PlanDocument, *texts: TwinText) -> PlanDocument:
    return replace(document, translation=replace(document.translation, texts=texts))


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("language", TWIN_WORDS)
def test_every_text_is_followed_by_its_twin_in_its_language(language: str, large: bool) -> None:
    plan = translated_plan(language)
    document = paper(plan, large=large)
    found = in_language(document, language)
    numbers = {int(text.rpartition(" ")[2]) for text in found}
    assert numbers == set(range(1, len(free_texts(plan)) + 1))
    assert all(text.startswith(TWIN_WORDS[language]) for text in found)
    everything = said(document)
    assert everything.count("Translated by Ana R., interpreter, on Nov 23, 2026.") == 2
    assert "not translated yet" not in everything
    assert document.outside() == []


def in_the_hall(language: str) -> PlanDocument:
    """A plan whose texts have twins about as long as they are, as an interpreter writes them."""
    plan = translated_plan(language)
    words = {"es": "Primero la reunión.", "ar": "الاجتماع أولا ثم العشاء.", "zh-Hans": "中午先去参加聚会。"}
    return with_texts(plan, *(replace(one, words=words[language]) for one in plan.translation.texts))


@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize("language", ["es", "ar", "zh-Hans"])
def test_whoever_reads_the_other_language_reads_page_one_beside_the_english_and_as_large(
    language: str, size: PaperSize
) -> None:
    plan = in_the_hall(language)
    document = paper(plan, paper=size)
    english = next(mark for mark in document.pages[0] if mark.said.startswith("Noon meeting first"))
    (x, y), *_ = english.places
    beside = [
        mark
        for mark in document.pages[0]
        if mark.places and mark.places[0][0] > x + 150 and mark.places[0][1] == pytest.approx(y, abs=4)
    ]
    assert len(beside) == 1
    assert beside[0].sizes[0] == english.sizes[0]
    assert min(english.sizes) >= 11.4
    assert "More for my first 72 hours" not in document.page_text(1)
    assert document.outside() == []


def test_goals_and_the_circle_are_as_large_in_the_other_language() -> None:
    plan = in_the_hall("es")
    words = plan.translation.texts[0].words
    sizes = {
        size for page in paper(plan).pages[1:] for mark in page if mark.said == words for size in mark.sizes
    }
    assert sizes == {12.4}
    large = paper(plan, large=True)
    assert {size for mark in large.pages[0] if mark.said == words for size in mark.sizes} == {18.0}


@pytest.mark.parametrize("size", list(PaperSize))
def test_in_large_print_no_page_begins_with_the_twin_of_a_line_on_the_page_before(size: PaperSize) -> None:
    plan = translated_plan("es", words="Quiero pasar las fiestas con calma y cerca de mi hija.")
    pages = paper(plan, paper=size, large=True).pages
    firsts = [next(mark.said for mark in page if mark.role in ("P", "H2")) for page in pages[1:3]]
    assert not [said for said in firsts if said.startswith("Quiero")]


def test_that_a_line_has_no_twin_yet_is_said_once() -> None:
    plan = translated_plan()
    text = said(paper(with_texts(plan, plan.translation.texts[0])))
    assert f"{NOT_YET} {NOT_YET}" not in text
    assert f"1 of {len(free_texts(plan))} texts are translated." in text


def test_a_twin_from_the_right_begins_at_the_right_even_with_a_latin_name() -> None:
    (twin,) = Twins.of(plan_paper(document=translated_plan("ar"))).beside("progress.progress")
    lines = set_lines(twin.words, TWIN, 90)
    assert len(lines) > 1
    assert all(line.from_right for line in lines)
    (alone,) = set_lines("\u200fSam O.", TWIN, 90)
    drawn = "".join(atom.text for atom in alone.atoms).replace("\u200f", "")
    assert drawn == ".Sam O", "the stop ends the line where its reader ends"


def test_twins_of_one_line_stand_in_the_order_of_their_texts() -> None:
    plan = translated_plan()
    document = paper(plan)
    (visit,) = plan.appointments
    wanted = {f"appointments.{visit.key}.{name}" for name in ("ride", "backup")}
    words = [one.words for one in plan.translation.texts if one.path in wanted]
    first = [text for text in in_language(document, "es") if text in words]
    assert first[:2] == words


def test_whoever_leaves_now_has_both_languages_on_that_page() -> None:
    plan = replace(translated_plan(), leaving=leaving_now())
    document = read(leaving_pdf(LeavingPaper(plan_paper(document=plan))))
    found = in_language(document, "es")
    wanted = ("home.bring", "first_days.tonight_details", "first_days.call.if_missed")
    assert {one.words for one in plan.translation.texts if one.path in wanted} <= set(found)
    assert said(document).count("Translated by Ana R.") == 1


def test_how_an_injection_is_taken_is_in_neither_language_on_page_one() -> None:
    plan = translated_plan()
    (film,) = plan.medicines.medicines
    shot = replace(film, kind=MedicineKind.BUPRENORPHINE_INJECTION)
    told = replace(plan, medicines=replace(plan.medicines, medicines=(shot,)))
    words = next(one.words for one in plan.translation.texts if one.path.endswith(".directions"))
    document = paper(told)
    assert words not in document.page_text(0)
    assert words in said(document)


def test_what_changed_since_or_has_no_twin_says_so_and_the_old_words_are_gone() -> None:
    plan = translated_plan()
    (first, *others) = plan.translation.texts
    stale = replace(first, source="Something else", words="Palabras viejas")
    text = said(paper(with_texts(plan, stale, *others)))
    assert "Palabras viejas" not in text
    assert NOT_YET in text
    assert said(paper(with_texts(plan, *others))) == text


def test_a_translation_dated_ahead_names_who_made_it_without_a_day() -> None:
    """The program dates it when a text is written; a computer whose day was wrong dates it ahead."""
    plan = translated_plan()
    ahead = replace(plan, translation=replace(plan.translation, on=TODAY + timedelta(days=1)))
    assert said(paper(ahead)).count("Translated by Ana R., interpreter.") == 2


def test_without_a_name_or_a_language_nothing_of_it_prints() -> None:
    plan = translated_plan()
    plain = plan_pdf(plan_paper(document=full_plan()))
    for nobody in (replace(plan.translation, by=" "), replace(plan.translation, language="")):
        assert plan_pdf(plan_paper(document=replace(plan, translation=nobody))) == plain


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("largo " * 1600, PaperSize.LETTER),
        ("largo " * 1600, PaperSize.A4),
        ("W" * 10_000, PaperSize.LETTER),
        ("नि" * 3_000, PaperSize.A4),
        ("ك" * 9_000, PaperSize.LETTER),
        ("línea\n" * 1_000, PaperSize.A4),
    ],
)
def test_page_one_stays_one_page_whatever_the_twins_hold(words: str, size: PaperSize) -> None:
    plan = full_plan()
    rows = translated_plan("es", replace(plan, goals=(), signs=type(plan.signs)()), words)
    first = [one for one in rows.translation.texts if one.path.startswith(("first_days", "home", "appoint"))]
    rows = replace(rows, translation=replace(rows.translation, by="Ana " * 200))
    document = paper(with_texts(rows, *first), paper=size)
    assert "Page 1 of" in document.page_text(0)
    assert "988" in document.page_text(0)
    assert "My goals and steps" not in document.page_text(0)
    assert "More for my first 72 hours" in document.page_text(1)
    assert document.outside() == []
    whole = re.sub(r"\s+", "", document.text().replace("\u200f", ""))
    assert re.sub(r"\s+", "", words)[:4_000] in whole


def test_what_happens_twice_a_week_stands_once_in_the_other_language() -> None:
    plan = full_plan()
    routine = plan.daily_life.routines[0]
    life = replace(plan.daily_life, routines=(routine, replace(routine, key="again")))
    document = translated_plan("es", replace(plan, daily_life=life), "Caminar a la bahía")
    words = [one.words for one in document.translation.texts if "routines" in one.path]
    assert len(in_language(paper(document), "es")) > 40
    assert [text for text in in_language(paper(document), "es") if text in words] == words[:1]


def test_markup_and_odd_characters_in_a_twin_are_text() -> None:
    odd = [text for text in naughty_strings() if text.strip()][:120]
    plan = translated_plan()
    texts = [replace(one, words=words) for one, words in zip(plan.translation.texts * 3, odd, strict=False)]
    shown = texts[: len(plan.translation.texts)]
    document = paper(with_texts(plan, *shown))
    assert document.outside() == []
    found = "".join("".join(in_language(document, "es")).split())
    for words in ("<script>", "<b>"):
        for text in shown:
            if words in text.words:
                assert "".join(words.split()) in found
