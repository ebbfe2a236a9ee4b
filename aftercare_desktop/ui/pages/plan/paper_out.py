"""The plan as the paper beside the form, as a PDF file, and as a copy when it cannot be stored."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from aftercare_desktop.documents.plan import PlanPaper, plan_pdf
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.preview import MakePdf
from aftercare_desktop.ui.printing import save_pdf


class PaperOut:
    """One client's papers. Every method raises the errors of services and printing."""

    def __init__(self, desk: Desk, client_id: int, window: Callable[[], QWidget]) -> None:
        self._desk = desk
        self._client_id = client_id
        self._window = window
        self._last: PlanPaper | None = None

    def gather(self, document: PlanDocument, number: int) -> MakePdf:
        """Read what the paper of a draft is made from; what is returned draws it, on any thread."""
        self._last = paper = self._desk.papers.preview(self._client_id, document, number)
        return lambda: plan_pdf(paper)

    def stored(self, revision_id: int) -> MakePdf:
        """Read what the paper of a stored revision is made from; what is returned draws it, on any thread."""
        paper = self._desk.papers.plan(self._client_id, revision_id)
        return lambda: plan_pdf(paper)

    def save(self, revision_id: int, number: int) -> None:
        """Save a stored revision as a file whose name tells no name."""
        save_pdf(self._desk.papers.pdf(revision_id), f"plan-{self._client_id}-v{number}.pdf", self._window())

    def save_copy(self, document: PlanDocument, number: int) -> None:
        """Save what is on screen as PDF without asking the store for anything."""
        if self._last is not None:
            pdf = plan_pdf(replace(self._last, document=document))
            save_pdf(pdf, f"plan-{self._client_id}-v{number}-copy.pdf", self._window())
