"""The draft behind the screen: one that is there, or one that is started with the first answer. No Qt."""

from dataclasses import replace

from aftercare_desktop.domain.plans import PlanDocument, Revision, RevisionState
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.leaving import LeavingView
from aftercare_desktop.ui.pages.plan.draft import Draft

_NOT_STORED = 0


class LeavingDraft(Draft):
    """Looking at the questions starts nothing: without a draft the first save begins one."""

    def __init__(self, desk: Desk, view: LeavingView) -> None:
        stored = replace(view.draft, document=view.document) if view.draft is not None else None
        super().__init__(desk, stored or _to_come(desk, view))
        self._client_id = view.client.id

    def is_stored(self) -> bool:
        """Whether the center holds it by now."""
        return self.id != _NOT_STORED

    def save(self, document: PlanDocument, origin: object) -> None:
        if self.is_stored():
            super().save(document, origin)
        elif document != self.stored:
            with self._desk.changes.caused_by(origin):
                self.adopt(self._desk.leaving.begin(self._client_id, document))


def _to_come(desk: Desk, view: LeavingView) -> Revision:
    now, me = desk.now(), desk.staff_member.id
    return Revision(
        id=_NOT_STORED,
        version=0,
        client_id=view.client.id,
        number=view.number,
        state=RevisionState.DRAFT,
        document=view.document,
        created_at=now,
        created_by=me,
        changed_at=now,
        changed_by=me,
    )
