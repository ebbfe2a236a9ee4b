"""Copies others hold since before the gate wrote down what goes to them, and such that went through it."""

from dataclasses import replace

from aftercare_desktop.domain.disclosures import Handed, Sending, SentWay
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store import plan_events as event_store


def hold_copy(desk: Desk, revision_id: int, person: str) -> None:
    """This person holds a copy of this version, recorded in an older file."""
    event = PlanEvent(PlanEventKind.COPY_GIVEN, desk.today(), person=person)
    with desk._context.center.writing() as c:
        event_store.add(c, revision_id, event, desk.now(), desk.staff_member.id)


def share_copy(desk: Desk, client_id: int, recipient: Recipient) -> None:
    """They get a copy of the plan in person, on the consent that names them."""
    asked = replace(desk.gate.as_agreed(client_id, Handed.PLAN, recipient), limits_read=True)
    made = desk.gate.prepare(client_id, asked).value
    desk.gate.send(made, Sending(SentWay.IN_PERSON, "", desk.now(), desk.staff_member.id), 1)
