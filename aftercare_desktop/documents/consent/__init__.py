"""The consent form on paper, to be signed or as it was signed: `consent_pdf(ConsentPaper(...))`."""

from aftercare_desktop.documents.consent.paper import ConsentPaper

__all__ = ["ConsentPaper", "consent_pdf"]


def consent_pdf(paper: ConsentPaper) -> bytes:
    """Every element of 42 CFR 2.31 with lines to sign on, or the signature made, as tagged PDF/A-2b. Pure."""
    # The drawing libraries take a third of a second to import; the window opens without them.
    from aftercare_desktop.documents.consent.page import draw  # noqa: PLC0415

    return draw(paper)
