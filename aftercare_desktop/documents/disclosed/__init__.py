"""Papers for others: letter, copy of the plan, packet with its cover sheet: `disclosed_pdf(DisclosedPaper(...))`."""

from aftercare_desktop.domain.disclosed import DisclosedPaper

__all__ = ["disclosed_pdf"]


def disclosed_pdf(paper: DisclosedPaper) -> bytes:
    """The paper as tagged PDF/A-2b, with the federal notice and the scope it stands on; nobody is in its properties."""
    # The drawing libraries take a third of a second to import; the window opens without them.
    from aftercare_desktop.documents.disclosed.pages import draw  # noqa: PLC0415

    return draw(paper)
