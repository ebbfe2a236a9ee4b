"""The aftercare plan on paper, the client copy: `plan_pdf(PlanPaper(...))`. One module per section."""

from aftercare_desktop.documents.plan.document import plan_pdf
from aftercare_desktop.documents.plan.paper import PlanPaper

__all__ = ["PlanPaper", "plan_pdf"]
