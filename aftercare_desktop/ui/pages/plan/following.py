"""What a person writes down beside a final version: who has a copy, what was done and kept, who was told."""

from collections.abc import Callable, Sequence

from aftercare_desktop.domain.old_copies import Holder
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind, day_of_tick
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.domain.telling import Telling
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.plan_events import Followed
from aftercare_desktop.services.plans import PlanView
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.plan_event import PlanEventDialog, Suggested
from aftercare_desktop.ui.page import Action, Toast
from aftercare_desktop.ui.pages.plan.face import Mode, PlanFace
from aftercare_desktop.ui.pages.plan.people import ME, people_named, places_named
from aftercare_desktop.ui.pages.plan.telling import Teller
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.words.old_copies import holders_summary


class Following:
    """Each act goes through a service, offers its undo, and shows the panel anew."""

    def __init__(
        self,
        desk: Desk,
        face: PlanFace,
        *,
        view: Callable[[], PlanView],
        offered: Callable[[], Sequence[Action]],
    ) -> None:
        """`view` gives what is on screen, `offered` what can be written down about it: the verbs of the panel."""
        self._desk = desk
        self._face = face
        self._view = view
        self._offered = offered
        self._followed: Followed | None = None
        panel = face.followed
        panel.ticked.connect(self._on_panel_ticked)
        panel.taken_back.connect(lambda event_id: self.act(lambda: desk.plan_events.take_back(event_id)))
        panel.told.connect(lambda holder: self._tell(PlanEventKind.HOLDER_TOLD, holder))
        panel.given.connect(lambda holder: self._tell(PlanEventKind.COPY_GIVEN, holder))

    def show(self) -> None:
        """Read what followed the version on screen and show it; nothing while another thing is on screen."""
        revision = self._view().revision
        if self._face.mode() is not Mode.FROZEN or revision is None:
            return
        self._followed = self._desk.plan_events.followed(self._face.client_id, revision.id)
        may = self._desk.may(Permission.RECORD_PLAN_EVENT)
        client, today = self._view().client.client, self._desk.today()
        self._face.followed.show_version(
            revision,
            self._followed,
            self._offered(),
            client=client,
            today=today,
            zone=self._desk.zone,
            may=may,
        )
        self._face.frozen.show_to_tell(holders_summary(self._followed.holders))

    def remind(self) -> None:
        """The newest version leaves the printer: say who holds an older one."""
        revision, followed = self._view().revision, self._followed
        if self._face.mode() is not Mode.FROZEN or revision is None or followed is None:
            return
        words = holders_summary(followed.holders)
        if words and revision.id == followed.newest:
            self._face.toast_requested.emit(
                Toast(words, action_text="See who", action=self._face.show_followed)
            )

    def ask(self, kind: PlanEventKind, kept: KeptDialog | None = None) -> None:
        """Ask who it was and when, and write it down."""
        revision = self._view().revision
        if self._face.mode() is not Mode.FROZEN or revision is None:
            return
        window, today = self._face.window(), self._desk.today
        suggested = self._suggested(kind, revision.document)
        since = revision.finalized_on(self._desk.zone)
        event = PlanEventDialog.ask(window, kind, revision, today, suggested, kept, finalized_on=since)
        if event is not None and self._is_on_screen(revision.id):
            self.act(lambda: self._desk.plan_events.record(revision.id, event))

    def reopen(self, kept: KeptDialog, show: Callable[[int], None]) -> None:
        """Ask once more, beside the version it was asked of: `show` brings that one on screen."""
        kind, _, revision_id = kept.about.partition(":")
        if not self._is_on_screen(int(revision_id)):
            show(int(revision_id))
        if self._is_on_screen(int(revision_id)):
            self.ask(PlanEventKind(kind), kept)

    def _is_on_screen(self, revision_id: int) -> bool:
        """Whether the window still shows what was asked about: it may have locked in the meantime."""
        shown = self._view().revision
        return shown is not None and shown.id == revision_id

    def _suggested(self, kind: PlanEventKind, document: PlanDocument) -> Suggested:
        client = self._view().client.client
        named = people_named(client, document, "")
        people = tuple(name for name in (client.name, *named, *places_named(document)) if name != ME)
        if kind is PlanEventKind.NALOXONE_HANDED_OVER:
            planned = document.medicines.naloxone
            return Suggested(planned.trained or client.name, people, planned.form)
        return Suggested(client.name, people)

    def _on_panel_ticked(self, kind: PlanEventKind, key: str) -> None:
        revision = self._view().revision
        if revision is not None:
            on = day_of_tick(kind, key, revision.document, self._desk.today())
            event = PlanEvent(kind, on, key=key)
            self.act(lambda: self._desk.plan_events.record(revision.id, event))

    def _tell(self, kind: PlanEventKind, holder: Holder) -> None:
        """They know the newest version, whichever is on screen."""
        followed = self._followed
        if followed is not None and (holder.is_client or self._is_let_out(kind, holder, followed)):
            event = PlanEvent(kind, self._desk.today(), person=holder.person)
            self.act(lambda: self._desk.plan_events.record(followed.newest, event))

    def _is_let_out(self, kind: PlanEventKind, holder: Holder, followed: Followed) -> bool:
        """Somebody else hears of it through the gate alone, which writes down what was told."""
        teller = Teller(self._desk, self._face.client_id, self._face.window())
        known = followed.tellings.get(holder.person, Telling())
        try:
            if kind is PlanEventKind.COPY_GIVEN:
                return teller.share(self._face, holder, known)
            return teller.tell(holder, known)
        except AftercareError as problem:
            self._face.failed.emit(problem)
            return False

    def act(self, change: Callable[[], Done[int]]) -> None:
        """Change something through a service; a toast offers the undo. What was refused is said in its sentence."""
        try:
            with self._desk.changes.caused_by(self._face.shown_by):
                done = change()
        except AftercareError as problem:
            self.show()
            self._face.failed.emit(problem)
            return
        self.show()
        if done.undo is not None:
            self._face.toast_requested.emit(Toast(done.undo.sentence, done.undo))
