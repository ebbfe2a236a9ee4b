"""A copy of everything for tests of paper: a full record, and one of any text."""

from dataclasses import replace
from typing import Any

from aftercare_desktop.documents.own_copy import OwnCopyPaper
from aftercare_desktop.domain.entries import NoteKind
from aftercare_desktop.domain.own_copy import LeftOut, OwnNote, OwnPlan, OwnRecord
from aftercare_desktop.domain.own_record import Amendment
from tests.builders import NOW, TODAY, full_client, full_plan


def own_copy(
    name: str = "Theo Bramwell", texts: tuple[str, ...] = ("He came on time.",), **facts: Any
) -> OwnCopyPaper:
    """A record with a final version and a draft, and these texts as notes."""
    plans = tuple(
        OwnPlan(number, number == 1, NOW, "Dana Whitcomb", NOW, "Dana Whitcomb", "", full_plan())
        for number in (1, 2)
    )
    record = OwnRecord(
        NOW,
        "Dana Whitcomb",
        "America/New_York",
        "Alder Point Recovery",
        "207-555-0100",
        replace(full_client(), name=name, preferred_name=""),
        "Dana Whitcomb",
        TODAY,
        plans,
        notes=tuple(OwnNote(NoteKind.NOTE, TODAY, text, "Leah Okafor", NOW) for text in texts),
        amendments=(Amendment(TODAY, "I never did", False, TODAY, "It is right", "No", TODAY),),
        left_out=LeftOut(1, 2, 1),
        practice=True,
    )
    return OwnCopyPaper(record, **facts)
