"""A version that is only read, brought on screen: a final one, or the draft of a record merged into this one."""

from typing import TYPE_CHECKING

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import Revision, RevisionRow, Section
from aftercare_desktop.ui.dialogs.versions import SET_ASIDE, about_version
from aftercare_desktop.ui.pages.plan.face import Mode
from aftercare_desktop.ui.pages.plan.outline import SectionMark
from aftercare_desktop.ui.pages.plan.versions import BACK_TO_DRAFT, NEW_VERSION
from aftercare_desktop.ui.preview import MakePdf

if TYPE_CHECKING:
    from aftercare_desktop.ui.pages.plan.pane import PlanPane

_KIND = "set-aside"


def show_final(pane: "PlanPane", revision: Revision) -> None:
    """Show the paper that was given, and what followed it."""
    row = next(row for row in pane.shown().history if row.id == revision.id)
    pdf = pane.desk.papers.stored_pdf(revision.id)
    about = about_version(row, pane.desk.zone)
    pane.frozen.show_version(f"Version {revision.number}", about, _go_on_words(pane), lambda: pdf)
    pane.tools.show_final(may_print=pane.desk.may(Permission.PRINT_PLAN))
    pane.following.show()
    _show_paper_in_outline(pane)


def show_set_aside(pane: "PlanPane", row: RevisionRow, paper: MakePdf) -> None:
    """Show the draft of a merged record as its paper."""
    pane.frozen.show_set_aside(SET_ASIDE, about_version(row, pane.desk.zone), _go_on_words(pane), paper)
    pane.tools.show_nothing()
    _show_paper_in_outline(pane)


def tell_set_aside(pane: "PlanPane") -> None:
    """Where there is no plan there is no list of versions either: the draft of a merged record is named here."""
    view = pane.shown()
    if pane.mode() is not Mode.EMPTY or not view.set_aside:
        pane.notices.take_away(_KIND)
        return
    row = view.set_aside[0]
    words = f"{SET_ASIDE}. {about_version(row, pane.desk.zone)}"
    verbs = (("Read it", lambda: pane.versions.open_version(row.id)),)
    pane.notices.show_notice(_KIND, words, "history", verbs, warning=False)


def _go_on_words(pane: "PlanPane") -> str:
    """What the button says that leads from a version that is only read to writing."""
    if not pane.may_write:
        return ""
    if pane.versions.has_draft():
        return BACK_TO_DRAFT
    return NEW_VERSION if pane.shown().history else "Start the plan"


def _show_paper_in_outline(pane: "PlanPane") -> None:
    pane.outline.show_readiness(None)
    pane.outline.show_marks(dict.fromkeys(Section, SectionMark(on_paper=True)))
