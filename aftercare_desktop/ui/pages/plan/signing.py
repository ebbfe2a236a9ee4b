"""Signing the final version on screen, its scans, and the page that tells of both."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from aftercare_desktop.documents.plan import signed_pdf
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plan_events import PlanEventKind
from aftercare_desktop.domain.plans import Revision, RevisionState
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.signatures import as_pages
from aftercare_desktop.ui.dialogs.attach_scan import AttachScanDialog
from aftercare_desktop.ui.dialogs.paper import PaperDialog
from aftercare_desktop.ui.dialogs.sign import SignDialog
from aftercare_desktop.ui.printing import print_pdf, save_pdf
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.file_drop import FileDrop
from aftercare_desktop.words.labels import label

if TYPE_CHECKING:
    from aftercare_desktop.ui.pages.plan.pane import PlanPane

JOB = "Signed page"


def sign(pane: "PlanPane", kept: KeptDialog | None = None) -> None:
    """Ask somebody for their signature and keep it beside the version on screen."""
    revision = _final(pane)
    if revision is None:
        return
    signers = pane.desk.signatures.signers(revision.id)
    since = revision.finalized_on(pane.desk.zone)
    answer = SignDialog.ask(pane.window(), revision, signers, pane.desk.today, kept, finalized_on=since)
    if answer is not None and _final(pane) == revision:
        signature, on = answer
        pane.following.act(lambda: pane.desk.signatures.sign(revision.id, signature, on))


def attach(pane: "PlanPane", path: Path | None = None, kept: KeptDialog | None = None) -> None:
    """Ask for the scan of the signed page and keep it beside the version on screen."""
    revision = _final(pane)
    if revision is None:
        return
    people = [one.name for one in pane.desk.signatures.signers(revision.id)]
    since, today = revision.finalized_on(pane.desk.zone), pane.desk.today
    answer = AttachScanDialog.ask(pane.window(), revision, people, today, path, kept, finalized_on=since)
    if answer is not None and _final(pane) == revision:
        scan, person, on, note = answer.scan, answer.person, answer.on, answer.note
        pane.following.act(lambda: pane.desk.signatures.attach_scan(revision.id, scan, person, on, note))


def listen(pane: "PlanPane") -> None:
    """A scan may be dropped on a final version by those who may attach one; rows of the panel open their files."""
    drop = FileDrop(
        pane.frozen,
        lambda: _final(pane) is not None and pane.desk.may(Permission.RECORD_PLAN_EVENT),
    )
    drop.dropped.connect(lambda path: attach(pane, path))
    pane.followed.opened.connect(lambda event_id: show_attached(pane, event_id))


def reopen(pane: "PlanPane", kept: KeptDialog) -> None:
    """Ask once more, beside the version it was asked of: that one is brought on screen where another is."""
    shown = _final(pane)
    if shown is None or shown.id != int(kept.about):
        pane.versions.open_version(int(kept.about))
    if kept.name == SignDialog.kept_as:
        sign(pane, kept)
    else:
        attach(pane, kept=kept)


def show_page(pane: "PlanPane") -> None:
    """Show the signature page of the version on screen."""
    revision = _final(pane)
    if revision is None:
        return
    desk = pane.desk
    paper = desk.signatures.page(revision.id)
    name = f"plan-{revision.client_id}-v{revision.number}-signatures.pdf"
    _show(
        pane,
        f"Signatures of version {revision.number}",
        lambda: signed_pdf(paper),
        lambda: desk.signatures.page_pdf(revision.id),
        name,
    )


def show_attached(pane: "PlanPane", event_id: int) -> None:
    """Show the drawn signature or the scan of an event."""
    desk = pane.desk
    try:
        found = desk.signatures.attached(event_id)
    except AftercareError as problem:
        pane.failed.emit(problem)
        return
    what = "Signature" if found.event.kind is PlanEventKind.SIGNED else label(found.event.kind)
    who = f": {found.event.person}" if found.event.person else ""
    _show(
        pane,
        f"{what}{who}",
        partial(as_pages, found),
        lambda: as_pages(desk.signatures.attached_for_paper(event_id)),
        found.file_name(),
    )


def _show(
    pane: "PlanPane", headline: str, look: Callable[[], bytes], paper: Callable[[], bytes], name: str
) -> None:
    """`look` makes what is on screen; `paper` reads what leaves, with its line in the trail."""
    may_print = pane.desk.may(Permission.PRINT_PLAN)

    def out(give: Callable[[bytes], object]) -> None:
        try:
            give(paper())
        except AftercareError as problem:
            pane.failed.emit(problem)

    dialog = PaperDialog(
        headline,
        look,
        title=JOB,
        print_it=(lambda: out(lambda pdf: print_pdf(pdf, JOB, dialog))) if may_print else None,
        save_it=(lambda: out(lambda pdf: save_pdf(pdf, name, dialog))) if may_print else None,
        parent=pane.window(),
    )
    dialog.exec()
    dialog.deleteLater()  # the window would keep it, and the pages with it


def _final(pane: "PlanPane") -> Revision | None:
    """The final version on screen; none once the window locked or shows something else."""
    revision = pane.shown().revision
    return revision if revision is not None and revision.state is RevisionState.FINAL else None
