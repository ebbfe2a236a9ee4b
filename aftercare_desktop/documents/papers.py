"""Every paper that is made from a plan, and what draws each: a new one is a line here."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from aftercare_desktop.documents.card import CardPaper, card_pdf
from aftercare_desktop.documents.chart import ChartPaper, chart_pdf
from aftercare_desktop.documents.leaving import LeavingPaper, leaving_pdf
from aftercare_desktop.documents.plan import PlanPaper, plan_pdf
from aftercare_desktop.documents.week import WeekPaper, week_pdf

Paper = PlanPaper | ChartPaper | CardPaper | WeekPaper | LeavingPaper

_DRAWN_BY: Mapping[type[Paper], Callable[[Any], bytes]] = MappingProxyType(
    {
        PlanPaper: plan_pdf,
        ChartPaper: chart_pdf,
        CardPaper: card_pdf,
        WeekPaper: week_pdf,
        LeavingPaper: leaving_pdf,
    }
)


def paper_pdf(paper: Paper) -> bytes:
    """The finished file. Pure: the same paper gives the same bytes, in any thread or process."""
    return _DRAWN_BY[type(paper)](paper)
