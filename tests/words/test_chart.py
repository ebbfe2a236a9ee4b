"""The note for the medical record in words: dated, said once, nothing missing told as done, and text stays text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.chart import ChartSubject, event_told, version_final
from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.plans import Naloxone, PlanDocument
from aftercare_desktop.words.chart import about, file_name, footer, item_words, note_text
from tests.builders import TODAY, full_plan
from tests.documents.notes import full_note, item


def test_the_whole_note_as_text() -> None:
    assert note_text(full_note()) == (
        """\
PRACTICE. MADE-UP PERSON
NOTE FOR THE CHART
Name: Theo Bramwell
Date of birth: 04/09/1991
Record number: 000117
Made: Mon, Nov 23, 2026, 9:42 AM, by Dana Whitcomb, LADC
Center: Alder Point Recovery

Mon, Nov 23, 2026: Contact
  Written by Dana Whitcomb, LADC on Nov 24, 2026.
    He called from the bus.
    He asks for a ride on Friday.

Mon, Nov 23, 2026: Contact (changed since it was put in the chart)
  Written by Dana Whitcomb, LADC.
    He called from the bus.
    He asks for a ride on Friday.

Mon, Nov 23, 2026, 9:42 AM: Aftercare plan, version 3 finalized
  Written by Dana Whitcomb, LADC.
    Finalized with gaps. Reason: No ride yet
    Medicine: Buprenorphine film, 8 mg, One film each morning, last dose Mon,
    Nov 23, 2026, 8 AM, next dose Mon, Nov 30, 2026, 9:30 AM, enough through
    Dec 1, 2026, prescriber Bridge Clinic.
    Naloxone: handed over Nov 23, 2026, Nasal spray, 4 mg, 2 doses, trained:
    Theo and Elise.
    First visit: Fri, Nov 27, 2026, 10:30 AM, medicine visit, Nurse Leah,
    Bridge Clinic.
    Where the client will live: sober living home.
    Goal, in the client's words: “I want to get through the holidays steady
    and be there for my daughter.”
    Goal, in the client's words: “I want work I can keep.”

Mon, Nov 23, 2026: Signed (plan version 3)
  Written by Dana Whitcomb, LADC.
    Signed by: Theo Bramwell
    How: on paper

Mon, Nov 23, 2026: Step done (plan version 3)
  Written by Dana Whitcomb, LADC.
    Step: Tell my sister what helps and what does not

Mon, Nov 23, 2026, 10:30 AM: Appointment kept (plan version 3)
  Written by Dana Whitcomb, LADC.
    Visit: Fri, Nov 27, 2026, 10:30 AM, medicine visit, Nurse Leah, Bridge
    Clinic
    On time

Mon, Nov 23, 2026: Status: in hospital, Maine Coast
  Written by Dana Whitcomb, LADC.
    Before: in treatment. Expected until Nov 23, 2026.
    Her call

Mon, Nov 23, 2026: To correct in the chart: an entry put there that day
  Put in the chart by Dana Whitcomb, LADC.
    It was entered in error, moved or taken back here. Its words are no longer
    in this program. Correct the entry in the chart by the center's own rules.

End of note. 8 items.
"""
    )


@pytest.mark.parametrize(
    ("naloxone", "said"),
    [
        (Naloxone(), "Naloxone: not recorded as handed over in the plan."),
        (Naloxone(form="Nasal spray"), "Naloxone: not recorded as handed over in the plan."),
        (Naloxone(TODAY, declined=True), "Naloxone: offered, not taken."),
        (Naloxone(TODAY, doses=1), "Naloxone: handed over Nov 23, 2026, 1 dose."),
    ],
)
def test_naloxone_is_said_as_recorded(naloxone: Naloxone, said: str) -> None:
    plan = full_plan()
    told = version_final(1, "", replace(plan, medicines=replace(plan.medicines, naloxone=naloxone)))
    assert said in item_words(item(1, told)).paragraphs


def test_an_empty_plan_says_what_is_missing() -> None:
    paragraphs = item_words(item(1, version_final(1, "", PlanDocument()))).paragraphs
    assert paragraphs == (
        "Medicines: not recorded in the plan.",
        "Naloxone: not recorded as handed over in the plan.",
        "First visit: no day recorded in the plan.",
        "Where the client will live: not recorded in the plan.",
        "Goals: none written in the plan.",
    )


def test_a_missing_birth_date_and_record_number_say_so() -> None:
    note = full_note(birth_date=None, record_number=" ")
    assert dict(about(note))["Date of birth"] == dict(about(note))["Record number"] == "Not recorded"
    assert (
        footer(note) == "Note for the chart. No record number, date of birth not recorded. Made Nov 23, 2026"
    )


@pytest.mark.parametrize("kind", PlanEventKind)
def test_every_event_has_its_words(kind: PlanEventKind) -> None:
    event = PlanEvent(kind, TODAY, person="Elise", note="At the desk")
    words = item_words(item(1, event_told(2, event, full_plan()), ChartSubject.PLAN_EVENT))
    assert words.title.endswith("(plan version 2)")
    assert words.paragraphs[0].endswith(": Elise")
    assert words.paragraphs[-1] == "At the desk"


@pytest.mark.parametrize(
    ("key", "how"),
    [
        ("drawn:client", "How: on screen, as client"),
        ("typed:family", "How: by typing the name, as family"),
        ("", "How: on paper"),
    ],
)
def test_a_signature_says_how_it_was_made(key: str, how: str) -> None:
    event = PlanEvent(PlanEventKind.SIGNED, TODAY, key=key, person="Theo")
    told = event_told(2, event, full_plan())
    assert item_words(item(1, told, ChartSubject.PLAN_EVENT)).paragraphs == ("Signed by: Theo", how)


def test_the_name_of_a_file_tells_no_name() -> None:
    assert file_name(full_note(), ".pdf") == "note-17-2026-11-23.pdf"


@given(st.text(max_size=400))
def test_what_a_person_wrote_keeps_every_word_and_never_reads_like_a_heading(text: str) -> None:
    lines = note_text(full_note(items=(item(1, Entry(NoteKind.NOTE, TODAY, text)),), practice=False)).split(
        "\n"
    )
    start = next(number for number, line in enumerate(lines) if line.startswith("  Written by")) + 1
    body, end = lines[start:-3], lines[-3:]
    assert end == ["", "End of note. 1 item.", ""]
    assert all(not line.strip() or line.startswith("    ") for line in body)
    assert "".join("".join(body).split()) == "".join(text.split())
