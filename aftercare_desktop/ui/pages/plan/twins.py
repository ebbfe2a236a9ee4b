"""The plan on screen in another language: opens the texts beside each other and lets the writer save each change."""

from typing import TYPE_CHECKING

from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.ui.dialogs.twins import TwinDialog
from aftercare_desktop.ui.pages.plan.face import Mode
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.words.languages import tag_of

if TYPE_CHECKING:
    from aftercare_desktop.ui.pages.plan.pane import PlanPane


def translate(pane: "PlanPane", kept: KeptDialog | None = None) -> None:
    """Write the draft's texts in the client's language. Only a draft, and only for those who may write it."""
    if pane.mode() is not Mode.DRAFT or not pane.may_write or not pane.writer.keep():
        return

    def put(document: PlanDocument, path: str) -> None:
        """Typing in one twin is one step of undo, which leads back to the section of its text."""
        section, _, _ = path.partition(".")
        pane.writer.put_in(document, f"{section}.twin.{path}")

    spoken = tag_of(pane.shown().client.client.language)
    TwinDialog.ask(pane.window(), pane.forms.document(), spoken, pane.desk.today(), put, kept)
    pane.writer.keep()
