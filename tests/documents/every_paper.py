"""Every paper made from a plan, for tests that hold of all of them."""

from collections.abc import Mapping
from dataclasses import replace

from aftercare_desktop.documents.card import CardPaper
from aftercare_desktop.documents.chart import ChartEvent, ChartFacts, ChartPaper
from aftercare_desktop.documents.leaving import LeavingPaper
from aftercare_desktop.documents.papers import Paper
from aftercare_desktop.documents.plan import PlanPaper
from aftercare_desktop.documents.week import WeekPaper
from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.dated_week import begins
from tests.builders import TODAY

CHART = ChartFacts(
    finalized="Dana Whitcomb, LADC, Nov 23, 2026, 9:42 AM",
    printed="Leah Okafor, RN, Nov 24, 2026, 8:05 AM",
    document_sha256="ab" * 32,
    pdf_sha256="cd" * 32,
    gaps=("Ride to the first visit",),
    gaps_reason="He left before the ride could be asked.",
    events=(ChartEvent("Mon, Nov 23, 2026, 10 AM", "Copy recorded as given: Theo", "Dana Whitcomb, LADC"),),
    approvals=tuple(ApprovedKey),
)


def papers_of(plan: PlanPaper) -> Mapping[str, Paper]:
    """Each paper of this plan, by a name for the test's report."""
    week = WeekPaper(plan, TODAY)
    week = replace(week, first_day=begins(week.facts(), None, TODAY))
    return {
        "large": replace(plan, large=True, copy_mark="Large print of version 3"),
        "chart": ChartPaper(plan, CHART),
        "card": CardPaper(plan, TODAY),
        "card without naloxone": CardPaper(plan, TODAY, naloxone=False, own_line="June is waiting for me."),
        "two cards": CardPaper(plan, TODAY, cards=2),
        "leaving": LeavingPaper(plan),
        "leaving large": LeavingPaper(replace(plan, large=True)),
        "week": week,
        "large week": replace(week, plan=replace(plan, large=True)),
    }
