"""The accounting of disclosures on paper: `accounting_pdf(Accounting(...))`."""

from aftercare_desktop.domain.accounting import Accounting

__all__ = ["accounting_pdf"]


def accounting_pdf(accounting: Accounting) -> bytes:
    """Two tables as tagged PDF/A-2b: what was shared with consent, and apart from it what on other grounds."""
    # The drawing libraries take a third of a second to import; the window opens without them.
    from aftercare_desktop.documents.accounting.pages import draw  # noqa: PLC0415

    return draw(accounting)
