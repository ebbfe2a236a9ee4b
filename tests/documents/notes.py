"""Notes for the medical record that tests build on."""

from datetime import time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.chart import (
    GONE,
    ChartContent,
    Charted,
    ChartItem,
    ChartKey,
    ChartNote,
    ChartSubject,
    StatusTold,
    Why,
    event_told,
    version_final,
)
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.statuses import StatusChange
from tests.builders import NOW, TODAY, build_client, full_plan

HERE = NOW.astimezone(ZoneInfo("America/New_York"))
DANA = "Dana Whitcomb, LADC"
ENTRY = Entry(NoteKind.CONTACT, TODAY, "He called from the bus.\nHe asks for a ride on Friday.")


def item(
    number: int, content: ChartContent | None, subject: ChartSubject = ChartSubject.ENTRY, **facts: Any
) -> ChartItem:
    """An item of today, written by Dana; any field may be given."""
    version = GONE if content is None else 1
    known: dict[str, Any] = {
        "charted": Charted(ChartKey(subject, number), version),
        "why": Why.TO_CORRECT if content is None else Why.NEW,
        "day": TODAY,
        "at": None,
        "written_at": HERE,
        "by": DANA,
        "content": content,
    }
    return ChartItem(**(known | facts))


def full_note(**facts: Any) -> ChartNote:
    """A note with something of every kind; any field of `ChartNote` may be given."""
    plan = full_plan()
    step = PlanEvent(PlanEventKind.STEP_DONE, TODAY, key=plan.goals[0].steps[0].key)
    kept = PlanEvent(
        PlanEventKind.APPOINTMENT_KEPT, TODAY, time(10, 30), plan.appointments[0].key, note="On time"
    )
    signed = PlanEvent(PlanEventKind.SIGNED, TODAY, person="Theo Bramwell")
    status = StatusTold(
        ClientStatus.IN_TREATMENT,
        StatusChange(ClientStatus.IN_HOSPITAL, TODAY, "Maine Coast", TODAY, "Her call"),
    )
    client = build_client()
    items = (
        item(1, ENTRY, written_at=HERE + timedelta(days=1)),
        item(2, ENTRY, why=Why.CHANGED),
        item(3, version_final(3, "No ride yet", plan), ChartSubject.REVISION, at=time(9, 42)),
        item(4, event_told(3, signed, plan), ChartSubject.PLAN_EVENT),
        item(5, event_told(3, step, plan), ChartSubject.PLAN_EVENT),
        item(6, event_told(3, kept, plan), ChartSubject.PLAN_EVENT, at=time(10, 30)),
        item(7, status, ChartSubject.STATUS),
        item(8, None),
    )
    known: dict[str, Any] = {
        "client_id": 17,
        "name": client.name,
        "birth_date": client.birth_date,
        "record_number": client.record_number,
        "made_at": HERE,
        "made_by": DANA,
        "center_name": "Alder Point Recovery",
        "paper": PaperSize.LETTER,
        "practice": True,
        "items": items,
    }
    return ChartNote(**(known | facts))
