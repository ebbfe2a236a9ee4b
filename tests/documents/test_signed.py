"""The signature page: what it says of whom, in reading order, and that long and foreign texts lay out."""

from dataclasses import replace
from datetime import time

import pytest

from aftercare_desktop.documents.plan import signed_pdf
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.plans import Participant, ParticipantRole, Participants
from tests.builders import TODAY, build_client, full_plan
from tests.documents.papers import naughty_strings, plan_paper, signed_paper
from tests.documents.reading import read

FAMILY, CLIENT = ParticipantRole.FAMILY, ParticipantRole.CLIENT
PEOPLE = (
    Participant("a", CLIENT, "Theo Bramwell"),
    Participant("b", FAMILY, "JUNE BRAMWELL"),
    Participant("c", FAMILY, "Ray Bramwell"),
    Participant("d", ParticipantRole.COUNSELOR, "Dana Whitcomb"),
)
PLAN = plan_paper(document=replace(full_plan(), participants=Participants(PEOPLE)))


def test_it_says_which_version_and_who_signed_how() -> None:
    found = read(signed_pdf(signed_paper(plan=PLAN)))
    said = found.text()
    for words in (
        "This page belongs to version 3 of this plan, final since Nov 23, 2026.",
        "A code that shows this is the same plan: 1f1f 1f1f 1f1f 1f1f",
        "Theo Bramwell, Client\nSigned on screen on Nov 23, 2026, 2:05 PM",
        "June Bramwell, Family\nSigned by typing the name on Nov 23, 2026, 2:08 PM",
        "Ray Bramwell\nChose not to sign on Nov 23, 2026\nWants to read it at home first.",
        "Copy given: Theo Bramwell, Nov 23, 2026, 2:10 PM\nWith the card",
        "Did not take the copy: June Bramwell, Nov 23, 2026",
        "Page 8, signed by the nurse",
    ):
        assert words.replace("\n", " ") in " ".join(said.split()), words
    assert found.title == "Signatures"
    assert "Bramwell" not in found.title


def test_who_did_not_sign_yet_has_a_line_and_nobody_else() -> None:
    listed = read(signed_pdf(signed_paper(plan=PLAN))).tagged("LI")
    waiting = [item for item in listed if "Not signed yet" in item]
    assert len(listed) == 4
    assert len(waiting) == 1
    assert "Dana Whitcomb, Counselor" in waiting[0]
    nobody = read(signed_pdf(signed_paper(plan=PLAN, events=())))
    assert sum("Not signed yet" in item for item in nobody.tagged("LI")) == len(PEOPLE)
    assert "No copy is recorded as given" in nobody.text()


def test_the_drawing_is_a_figure_with_words_for_who_cannot_see_it() -> None:
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(signed_pdf(signed_paper(plan=PLAN)))) as opened:
        figures = [
            one
            for one in opened.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
        assert [str(one.Alt) for one in figures] == ["Signature of Theo Bramwell"]


@pytest.mark.parametrize("large", [False, True])
def test_long_texts_and_many_people_lay_out(large: bool) -> None:
    events = tuple(
        PlanEvent(kind, TODAY, time(9), person="Maximiliana-Wilhelmine " * 40, note="A long reason. " * 650)
        for kind in (PlanEventKind.SIGNED, PlanEventKind.CHOSE_NOT_TO_SIGN, PlanEventKind.COPY_GIVEN)
    )
    plan = plan_paper(document=replace(full_plan(), participants=Participants(PEOPLE * 15)), large=large)
    found = read(signed_pdf(signed_paper(plan=plan, events=events)))
    assert found.outside() == []
    assert " ".join(found.text().split()).count("A long reason.") == 3 * 650


def test_any_text_is_text() -> None:
    client = build_client("ليلى الحسن")
    strings = [text for text in naughty_strings() if text.strip()][::12]
    events = tuple(PlanEvent(PlanEventKind.SIGNED, TODAY, person=text, note=text) for text in strings)
    found = read(signed_pdf(signed_paper(plan=plan_paper(client=client), events=events)))
    assert found.undrawable() == 0
