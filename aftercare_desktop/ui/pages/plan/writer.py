"""Writing a draft: every change on screen is remembered for undo and saved after a pause."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from aftercare_desktop.domain.plans import PlanDocument, Revision
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.pages.plan.autosave import Autosave, SaveState
from aftercare_desktop.ui.pages.plan.draft import Draft, Unsaved
from aftercare_desktop.ui.pages.plan.history import Moment, UndoStack

_STRUCTURE = (".+", ".-", ".move")


class DocumentForms(Protocol):
    """The forms in which a document is written, whichever of its questions they ask."""

    @property
    def edited(self) -> SignalInstance:
        """The person changed the document at this path."""

    @property
    def left(self) -> SignalInstance:
        """The person finished with a field."""

    def document(self) -> PlanDocument:
        """The document with everything the person changed."""

    def set_document(self, document: PlanDocument) -> None:
        """Show another document; emits nothing."""

    def flush(self) -> bool:
        """Take over half-typed text. False if a field holds what cannot be read."""

    def unread(self) -> dict[str, str]:
        """Text that names no value and so is in no document, by path."""

    def read_again(self, texts: Mapping[str, str]) -> None:
        """Put back what `unread` gave."""


class Met(Enum):
    """How what is stored now stands to the draft on screen, once something changed elsewhere."""

    OURS = "ours"
    """It was stored from here."""
    FREE = "free"
    """It is another one, and nothing is unsaved here: it can be shown."""
    CLASH = "clash"
    """It is another one, and something is unsaved here: nothing is saved any more until the person chose."""


class Writer(QObject):
    """The draft on screen between the forms and the store; without a draft it does nothing."""

    changed = Signal()
    """The document on screen is another one."""
    went_back = Signal(str)
    """Undo or redo changed the document at this path."""
    state_changed = Signal(object)
    conflict_found = Signal()

    def __init__(
        self, desk: Desk, forms: DocumentForms, origin: Callable[[], object], parent: QObject | None = None
    ) -> None:
        """`origin` gives who need not be told of what is saved here."""
        super().__init__(parent)
        self._desk = desk
        self._forms = forms
        self._origin = origin
        self._before = PlanDocument()
        self._history = UndoStack()
        self._autosave = Autosave(self._save, self)
        self._autosave.state_changed.connect(self.state_changed)
        self._autosave.conflict_found.connect(lambda _: self.conflict_found.emit())
        self.draft: Draft | None = None
        forms.edited.connect(self._on_forms_edited)
        forms.left.connect(self._on_forms_left)

    def begin(self, draft: Draft) -> None:
        """Show this draft as it is stored. Undo goes on across versions of the same draft."""
        if self.draft is None or self.draft.id != draft.id:
            self._history.clear()
        self.draft = draft
        self._before = draft.stored
        self._forms.set_document(draft.stored)
        self._autosave.resume()

    def end(self) -> None:
        """There is no draft on screen any more."""
        self.draft = None
        self._autosave.resume()

    def forget(self) -> None:
        """There is nothing to undo any more."""
        self._history.clear()
        self._before = PlanDocument()

    def state(self) -> SaveState:
        """How the document on screen stands to the stored one."""
        return self._autosave.state

    def why_unsaved(self) -> str:
        """Why what is on screen is not stored."""
        if self.state() is SaveState.CONFLICT:
            return "Somebody else changed this plan."
        return self._autosave.problem

    def keep(self) -> bool:
        """Take over half-typed text and save now. True if everything on screen is stored."""
        if self.draft is None:
            return True
        self._forms.flush()
        return self._autosave.save_now()

    def meet(self, stored: Revision | None) -> Met:
        """Look at what is stored now. Where it is a clash, nothing is saved until the person chose."""
        if self.draft is not None and self.draft.is_at(stored):
            return Met.OURS
        if self.draft is None or self.state() is SaveState.KEPT:
            return Met.FREE
        self._autosave.hold()
        return Met.CLASH

    def let_go(self) -> None:
        """The person leaves without saving."""
        self._autosave.resume()

    def show_present(self) -> None:
        """Show linked places as the directory has them now. Nothing the person did, so nothing to undo or save."""
        present = self._desk.plans.present(self._forms.document())
        if present != self._forms.document():
            self._forms.set_document(present)
            self._before = present

    def put_in(self, document: PlanDocument, path: str) -> None:
        """Show a document with more in it, as one step of undo. `path` ends like that of an added row."""
        self._history.changed(self._before, path)
        self._forms.set_document(document)
        self._changed()

    def undo(self) -> bool:
        """One step back. True if there was one."""
        return self._take(self._history.undo)

    def redo(self) -> bool:
        """One step forward again. True if there was one."""
        return self._take(self._history.redo)

    # What is unsaved

    def unsaved(self) -> bytes | None:
        """What cannot be saved now, for the stash; None if everything is stored."""
        if self.draft is None:
            return None
        document = None if self.keep() else self._forms.document()
        texts = self._forms.unread()
        if document is None and not texts:
            return None
        return Unsaved(self.draft.id, self.draft.version, document, texts).to_bytes()

    def put_back(self, kept: bytes) -> None:
        """Show what `unsaved` gave. Where the stored draft moved on meanwhile, that is a conflict."""
        unsaved = Unsaved.from_bytes(kept)
        if self.draft is None:
            return
        if unsaved.document is not None:
            self._put_back_document(unsaved, unsaved.document)
        if self.draft.id == unsaved.revision_id:
            self._forms.read_again(unsaved.texts)

    def _put_back_document(self, unsaved: Unsaved, document: PlanDocument) -> None:
        assert self.draft is not None
        self._forms.set_document(self._desk.plans.present(document))
        if (self.draft.id, self.draft.version) == (unsaved.revision_id, unsaved.version):
            self._changed()
        else:
            self._autosave.hold()
            self.conflict_found.emit()

    # Inside

    def _save(self) -> None:
        if self.draft is not None:
            self.draft.save(self._forms.document(), self._origin())

    def _on_forms_edited(self, path: str) -> None:
        self._history.changed(self._before, path)
        self._changed()

    def _on_forms_left(self) -> None:
        self._history.pause()
        if self.draft is not None:
            self._autosave.save_now()

    def _changed(self) -> None:
        self._before = self._forms.document()
        self._autosave.touched()
        self.changed.emit()

    def _take(self, step: Callable[[PlanDocument], Moment | None]) -> bool:
        if self.draft is None:
            return False
        self._forms.flush()
        moment = step(self._forms.document())
        if moment is None:
            return False
        self._forms.set_document(self._desk.plans.present(moment.document))
        self._changed()
        path = moment.path
        self.went_back.emit(path.rpartition(".")[0] if path.endswith(_STRUCTURE) else path)
        return True
