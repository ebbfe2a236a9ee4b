"""A made-up person's plan, to look at how the center prints. Nobody of the center's own is in it."""

from datetime import date, time, timedelta

from aftercare_desktop.documents.plan import PlanPaper
from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import (
    Appointment,
    FirstDays,
    Goal,
    Home,
    HomeKind,
    PlanDocument,
    PromisedCall,
    Step,
)
from aftercare_desktop.domain.printing import Letterhead


def sample_paper(center: CenterProfile, letterhead: Letterhead, today: date, *, large: bool) -> PlanPaper:
    """The paper of a plan with something on page 1 and a goal."""
    return PlanPaper(
        client=Client("Sam Sample"),
        document=_document(today),
        center=center,
        approved={},
        closed_days={},
        number=1,
        final=False,
        made_with="Robin S.",
        made_on=today,
        paper=center.paper,
        practice=center.practice,
        letterhead=letterhead,
        large=large,
    )


def _document(today: date) -> PlanDocument:
    visit = Appointment(
        "sample",
        with_whom="Nurse Robin",
        place=Place("Harbor Clinic", "1 Sample Street", "207-555-0150", "8 AM to 4 PM"),
        day=today + timedelta(days=4),
        at=time(10, 30),
        ride="My sister drives me",
        backup="Bus 5",
    )
    step = Step("sample", what="Ask about the morning shift", who="Robin", by=today + timedelta(days=7))
    return PlanDocument(
        first_days=FirstDays(
            leaves_on=today,
            tonight_with="Jo, my mentor",
            tonight_phone="207-555-0151",
            call=PromisedCall("Robin", today + timedelta(days=1), time(15)),
        ),
        goals=(Goal("sample", words="I want work I can keep.", steps=(step,)),),
        appointments=(visit,),
        home=Home(HomeKind.SOBER_LIVING, Place("A sample house", "2 Sample Street", "207-555-0152")),
    )
