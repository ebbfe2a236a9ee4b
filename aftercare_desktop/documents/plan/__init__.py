"""The aftercare plan on paper, the client copy: `plan_pdf(PlanPaper(...))`. One module per section."""

from aftercare_desktop.documents.plan.paper import PlanPaper
from aftercare_desktop.documents.plan.signed_paper import SignedPaper

__all__ = ["PlanPaper", "SignedPaper", "plan_pdf", "signed_pdf"]


def plan_pdf(paper: PlanPaper) -> bytes:
    """The client copy as tagged PDF/A-2b, marked on every page while it is a draft.

    Pure: the same paper always gives the same bytes. May run in a worker thread beside the window, one call at a time
    in each thread.
    """
    # The drawing libraries take a third of a second to import; the window opens without them.
    from aftercare_desktop.documents.plan.document import draw  # noqa: PLC0415

    return draw(paper)


def signed_pdf(paper: SignedPaper) -> bytes:
    """The signature page of a final version as tagged PDF/A-2b."""
    from aftercare_desktop.documents.plan.signed import draw_signed  # noqa: PLC0415 - start-up time, as above

    return draw_signed(paper)
