"""The week on a page of its own: seven dated days with everything that is scheduled."""

from aftercare_desktop.documents.week.paper import WeekPaper

__all__ = ["WeekPaper", "week_pdf"]


def week_pdf(paper: WeekPaper) -> bytes:
    """The seven days as tagged PDF/A-2b; a full week goes on over the page."""
    # The drawing libraries take a third of a second to import; the window opens without them.
    from aftercare_desktop.documents.week.days import draw  # noqa: PLC0415

    return draw(paper)
