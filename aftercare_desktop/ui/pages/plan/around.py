"""Gathers what the plan's forms show besides the document, and finds the page that shows them."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.people import short_name
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.plans import PlanView
from aftercare_desktop.ui.page import Page
from aftercare_desktop.ui.pages.plan.draft import Draft
from aftercare_desktop.ui.pages.plan.facts import PlanFacts
from aftercare_desktop.ui.pages.plan.people import people_named

_A_YEAR = timedelta(days=366)


class Around:
    """What one signed-in person's desk knows around a document on screen."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def facts(self, view: PlanView, document: PlanDocument, draft: Draft | None) -> PlanFacts:
        """What checks and page 1 look at."""
        made_with = short_name(self._desk.staff_member.name)
        closed = self._closed_days(view, document, draft)
        client, line = view.client.client, view.center.line
        return PlanFacts(
            client,
            document,
            closed,
            view.approved,
            made_with,
            view.readiness,
            line,
            today=self._desk.today(),
        )

    def people(self, view: PlanView, document: PlanDocument) -> tuple[str, ...]:
        """Whom to suggest where a name is typed."""
        return people_named(view.client.client, document, self._desk.staff_member.name)

    def _closed_days(self, view: PlanView, document: PlanDocument, draft: Draft | None) -> dict[date, str]:
        """Those read with the plan, and those around a day of leaving that was typed since."""
        found = dict(view.closed_days)
        leaves = document.first_days.leaves_on
        if leaves is not None and draft is not None and leaves != draft.opened.first_days.leaves_on:
            found |= self._desk.center.closed_days(leaves, leaves + _A_YEAR)
        return found


def page_around(pane: QWidget) -> QWidget:
    """The page of the window that shows a pane: it need not hear of what is saved there. Alone, the pane itself."""
    found, above = pane, pane.parentWidget()
    while above is not None:
        found = above if isinstance(above, Page) else found
        above = above.parentWidget()
    return found
