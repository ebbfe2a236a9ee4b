"""The copy of everything on paper, for the client: `own_copy_pdf(OwnCopyPaper(...))`."""

from aftercare_desktop.documents.own_copy.paper import OwnCopyPaper

__all__ = ["OwnCopyPaper", "own_copy_pdf"]


def own_copy_pdf(paper: OwnCopyPaper) -> bytes:
    """The whole record as tagged PDF/A-2b. Pure; any thread or process."""
    # The drawing libraries take a third of a second to import; the window opens without them.
    from aftercare_desktop.documents.own_copy.pages import draw  # noqa: PLC0415

    return draw(paper)
