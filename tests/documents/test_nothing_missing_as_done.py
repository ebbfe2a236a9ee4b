"""Whatever is missing from a plan, its paper never says that it was done, and leaves a blank with words for it."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from aftercare_desktop.documents.plan import plan_pdf
from aftercare_desktop.domain.done_days import done_by
from aftercare_desktop.domain.readiness import check_readiness, gaps, printed_keys
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.domain.readiness_facts import ReadinessFacts
from aftercare_desktop.words import dates
from aftercare_desktop.words.approved import ASK_THE_NURSE, STARTER_WORDS, TITLES
from tests.builders import TODAY, full_plan
from tests.documents.papers import plan_paper
from tests.documents.reading import read
from tests.domain.readiness_cases import DAY, READY, Change
from tests.domain.test_readiness_table import ROWS

K = CheckKey


def text_of(facts: ReadinessFacts) -> str:
    paper = plan_paper(
        client=facts.client, document=facts.document, approved=facts.approved, closed_days=facts.closed_days
    )
    return re.sub(r"\s+", " ", read(plan_pdf(paper)).text())


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(ROWS), min_size=1, max_size=6))
def test_paper_never_states_what_is_missing(rows: list[tuple[CheckKey, Change, Change]]) -> None:
    facts = READY
    for _, _, less in rows:
        try:
            facts = less(facts)
        except IndexError:  # an earlier change took away the row that this one empties
            continue
    text = text_of(facts)
    missing = {gap.key for gap in gaps(check_readiness(facts))}
    document = done_by(facts.document, facts.today)
    naloxone = document.medicines.naloxone
    if not naloxone.is_handed_over():
        assert "I carry" not in text
        assert "I got it" not in text
        assert naloxone.declined or "Naloxone: not given yet. Ask" in text
    if not document.medicines.methadone.last_dose_letter:
        assert "I have it." not in text
    if K.TOLERANCE in missing:
        assert "talked with me about lowered tolerance" not in text
    if K.READ_ALOUD in missing:
        assert "Read aloud to me" not in text
    if K.PHARMACY in missing:
        assert "asked them on" not in text
    if not document.home.place.name.strip():
        assert "Where I sleep: not set" in text
    if K.NO_STOPPED_CALL in missing or not document.first_days.call.is_promised():
        assert "calls me on" not in text
    if K.RIDE in missing:
        assert "Ride: not set" in text or "If the ride fails: not set" in text
    if K.CLOSED_DAYS in missing and facts.closed_days == READY.closed_days and K.DISCHARGE_DAY not in missing:
        assert "My plan for this day: not set" in text
    for key in printed_keys(facts.client, document):
        if not facts.approved[key].is_approved():
            assert " ".join(STARTER_WORDS[key].text.split()) not in text
            assert f"{TITLES[key]}: {ASK_THE_NURSE}" in text


def test_what_is_dated_ahead_prints_as_missing_until_its_day() -> None:
    dose = full_plan().medicines.medicines[0]
    said = (
        "I got it",
        "asked them on",
        "talked with me about",
        "took part Nov 23, 2026",
        "Read aloud to me",
        dates.day_at(dose.last_dose_on or TODAY, dose.last_dose_at),
    )
    today, yesterday = (plan_paper(document=full_plan(), made_on=day) for day in (TODAY, TODAY - DAY))
    on_its_day, ahead = (re.sub(r"\s+", " ", read(plan_pdf(paper)).text()) for paper in (today, yesterday))
    assert [words for words in said if words not in on_its_day] == []
    assert [words for words in said if words in ahead] == []
    assert "Naloxone: not given yet. Ask" in ahead
