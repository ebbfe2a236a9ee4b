"""Whom and which visit the pocket card names; what it keeps silent about is decided in `silence.py`."""

from datetime import date

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.first_days import Callee, Span, first_visit, people_to_call, span
from aftercare_desktop.domain.plans import Appointment, PlanDocument

PEOPLE_ON_CARD = 4


def people(document: PlanDocument) -> tuple[Callee, ...]:
    """Whom the card names: the people of page 1, and one more."""
    return people_to_call(document, PEOPLE_ON_CARD)


def next_visit(client: Client, document: PlanDocument, today: date) -> Appointment | None:
    """The earliest visit from today on, and not before the day of leaving; None when none is made yet."""
    days = span(client, document)
    begins = max(today, days.first) if days is not None else today
    return first_visit(document, Span(begins, begins))
