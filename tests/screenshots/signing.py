"""Pictures of signing a final version: the pad, the file of a signed page, and what is shown of both."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from aftercare_desktop.documents.plan import SignedPaper, signed_pdf
from aftercare_desktop.domain.plans import ParticipantRole, Revision, RevisionState
from aftercare_desktop.domain.signing import Scan, Signature, Signer
from aftercare_desktop.services.signatures import as_pages
from aftercare_desktop.ui.dialogs.attach_scan import AttachScanDialog
from aftercare_desktop.ui.dialogs.paper import PaperDialog
from aftercare_desktop.ui.dialogs.sign import SignDialog
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.plan import PlanPane
from tests.builders import TODAY
from tests.documents.scan_files import scanned_pdf
from tests.screenshots.stage import Stage

STROKES = (
    tuple((60.0 + 5 * step, 110.0 + (-1) ** (step // 3) * (40 - step)) for step in range(30)),
    (
        (230.0, 150.0),
        (260.0, 40.0),
        (290.0, 150.0),
        (330.0, 90.0),
        (370.0, 130.0),
        (430.0, 100.0),
        (540.0, 118.0),
    ),
)
_LONG = "Maximiliana-Wilhelmine Featherstonehaugh-Cholmondeley of the Upper Valley"


def final_version(stage: Stage) -> Revision:
    """A final version of the first client who has one on top."""
    desk = stage.desk()
    for client_id in desk.clients.find(""):
        revision = desk.plans.open(client_id, reload=True).revision
        if revision is not None and revision.state is RevisionState.FINAL:
            return revision
    raise LookupError("nobody has a final version on top")


def pad(stage: Stage, *, typed: bool = False, problem: bool = False) -> QWidget:
    """The pad with a signature, with the name typed instead, or left empty."""
    revision = final_version(stage)
    signers = (*stage.desk().signatures.signers(revision.id), Signer(_LONG, ParticipantRole.FAMILY))
    dialog = SignDialog(revision, signers, stage.desk().today, stage.window)
    if typed:
        dialog.who.set_value(signers[-1])
        dialog.typed_way.box.click()
        dialog.typed_name.set_value(_LONG)
    elif not problem:
        dialog.pad.set_strokes(STROKES)
        dialog.pad.changed.emit()
    shown = stage.show_dialog(dialog)
    if problem:
        dialog.keep.click()
    return shown


def scan(stage: Stage, *, refused: bool = False) -> QWidget:
    """The dialog with a file that is taken, or with one that is not."""
    dialog = AttachScanDialog(final_version(stage), (), stage.desk().today, parent=stage.window)
    path = stage.place / "signed page 8.pdf"
    path.write_bytes(b"Signed by hand" if refused else scanned_pdf(pages=2))
    dialog.read(path)
    stage.settle(lambda: not dialog.is_reading())
    path.unlink()
    return stage.show_dialog(dialog)


def attached(stage: Stage) -> QWidget:
    """A scan on screen."""
    desk, revision = stage.desk(), final_version(stage)
    kept = Scan(scanned_pdf(pages=2), "application/pdf", 2)
    event_id = desk.signatures.attach_scan(revision.id, kept, "", TODAY).value
    found = desk.signatures.attached(event_id)
    desk.plan_events.take_back(event_id)
    return _paper(stage, "Signed page attached", lambda: as_pages(found))


def signed_version(stage: Stage) -> QWidget:
    """A version that was signed on screen, with what followed beside it."""
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), "plan"))
    pane = page.findChild(PlanPane)
    assert isinstance(pane, PlanPane)
    pane.versions.open_version(
        next(row.id for row in pane.shown().history if row.state is RevisionState.FINAL)
    )
    pane.show_followed()
    stage.settle(pane.frozen.pages.is_up_to_date)
    return stage.window


def signature_page(stage: Stage) -> QWidget:
    """The signature page on screen."""
    paper = signed_paper(stage)
    return _paper(stage, "Signatures of version 1", lambda: signed_pdf(paper))


def signed_paper(stage: Stage) -> SignedPaper:
    """A version that its client signed, one typed; nothing of it stays in the made-up center."""
    desk, revision = stage.desk(), final_version(stage)
    signer = desk.signatures.signers(revision.id)[0]
    drawn = Signature(signer.name, signer.role, STROKES)
    ids = [
        desk.signatures.sign(revision.id, one, TODAY).value
        for one in (drawn, replace(drawn, name="June Bramwell", role=ParticipantRole.FAMILY, typed=True))
    ]
    paper = desk.signatures.page(revision.id)
    for event_id in ids:
        desk.plan_events.take_back(event_id)
    return paper


def _paper(stage: Stage, headline: str, pdf: Callable[[], bytes]) -> QWidget:
    dialog = PaperDialog(
        headline, pdf, print_it=stage.window.show, save_it=stage.window.show, parent=stage.window
    )
    shown = stage.show_dialog(dialog)
    stage.settle(lambda: dialog.pages.is_up_to_date() and dialog.pages.page_count() > 0)
    return shown


SIGNING = (
    ("sign", pad),
    ("sign-empty", lambda stage: pad(stage, problem=True)),
    ("sign-typed", lambda stage: pad(stage, typed=True)),
    ("attach-scan", scan),
    ("attach-scan-refused", lambda stage: scan(stage, refused=True)),
    ("attached", attached),
    ("plan-signed", signed_version),
    ("signature-page", signature_page),
)
