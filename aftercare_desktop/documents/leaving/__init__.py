"""What somebody takes along who leaves before the plan is done: page 1, headed by the day, and the pocket card."""

from dataclasses import dataclass

from aftercare_desktop.documents.plan import PlanPaper


@dataclass(frozen=True, slots=True)
class LeavingPaper:
    """What both are drawn from."""

    plan: PlanPaper


def leaving_pdf(paper: LeavingPaper) -> bytes:
    """Both in one file, tagged PDF/A-2b. As pure as `plan_pdf`, and one call at a time in each thread."""
    # The drawing libraries take a third of a second to import; the window opens without them.
    from aftercare_desktop.documents.leaving.sheets import draw  # noqa: PLC0415

    return draw(paper.plan)
