"""The chart copy: the same plan for the record, with who the person is, what was missing, and what followed."""

from aftercare_desktop.documents.chart.paper import ChartEvent, ChartFacts, ChartPaper

__all__ = ["ChartEvent", "ChartFacts", "ChartPaper", "chart_pdf"]


def chart_pdf(paper: ChartPaper) -> bytes:
    """The record's page, the plan, and what followed, as tagged PDF/A-2b; every page says that it is a chart copy."""
    # The drawing libraries take a third of a second to import; the window opens without them.
    from aftercare_desktop.documents.chart.copy import draw  # noqa: PLC0415

    return draw(paper)
