"""The panel "What the client asked for": the notice they got, what is kept back, copies with their days, amendments."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.own_record import StoredAmendment, StoredCopyRequest, StoredPatientNotice
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.domain.restrictions import StoredRestriction
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.rights import ClientRights
from aftercare_desktop.ui.dialogs.rights import (
    AmendmentDialog,
    CopyRequestDialog,
    DeliverDialog,
    MakeCopyDialog,
    NoticeDialog,
    RestrictionDialog,
)
from aftercare_desktop.ui.page import Action, Toast
from aftercare_desktop.ui.pages.client.consents.copies import Copies
from aftercare_desktop.ui.pages.client.consents.panel import Panel
from aftercare_desktop.ui.pages.client.consents.rights_rows import RightGroup, Row, Verb
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.fields_choice import Option
from aftercare_desktop.words import rights as words
from aftercare_desktop.words.dates import full_date

NOTICE, RESTRICTION, COPY, AMENDMENT = "notice", "restriction", "copy", "amendment"
_GROUPS = {
    NOTICE: (words.NOTICE_TITLE, "Write down", words.NO_NOTICE),
    COPY: (words.COPY_TITLE, "Write down", words.NO_COPY),
    RESTRICTION: (words.RESTRICTION_TITLE, "Write down", words.NO_RESTRICTION),
    AMENDMENT: (words.AMENDMENT_TITLE, "Write down", words.NO_AMENDMENT),
}


class RightsPanel(Panel):
    """What a client was told and asked of their own record. To read it on screen counts as a view."""

    headline = words.TITLE
    route_place = "rights"
    kept_names = frozenset(
        dialog.kept_as
        for dialog in (
            AmendmentDialog,
            CopyRequestDialog,
            DeliverDialog,
            MakeCopyDialog,
            NoticeDialog,
            RestrictionDialog,
        )
    )
    topics = frozenset({Topic.RIGHTS, Topic.CONSENTS, Topic.DIRECTORY})

    def __init__(self, desk: Desk, origin: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(desk, origin, parent)
        self.shown: ClientRights | None = None
        self.copies = Copies(desk, self.window)
        self.groups = {name: RightGroup(*about) for name, about in _GROUPS.items()}
        self._begins: Mapping[str, Callable[[], None]] = {
            NOTICE: self.give_notice,
            COPY: self.ask_copy,
            RESTRICTION: self.ask_restriction,
            AMENDMENT: self.ask_amendment,
        }
        for name, group in self.groups.items():
            group.add_chosen.connect(partial(self._begin, name))
            group.verb_chosen.connect(partial(self._do, name))
            self.body.addWidget(group)

    # Showing

    def forget(self) -> None:
        super().forget()
        self.shown = None
        for group in self.groups.values():
            group.show_rows((), may_add=False)

    def refresh(self, *, seen: bool) -> None:
        assert self.client_id is not None
        held = next(((g, at) for g in self.groups.values() if (at := g.focused()) is not None), None)
        self.shown = self.desk.rights.of_client(self.client_id, reload=seen)
        today, writes = self.desk.today(), self._may_write()
        rows = {
            NOTICE: [self._notice(one) for one in self.shown.notices],
            COPY: [self._copy(one, today) for one in words.owed_first(self.shown.copies)],
            RESTRICTION: [self._restriction(one, today) for one in self.shown.restrictions],
            AMENDMENT: [self._amendment(one, today) for one in self.shown.amendments],
        }
        for name, group in self.groups.items():
            group.show_rows(rows[name], may_add=writes)
        if held is not None:
            held[0].focus(held[1])

    def _may_write(self) -> bool:
        return not self.read_only and self.desk.may(Permission.WRITE_RIGHTS)

    def _notice(self, stored: StoredPatientNotice) -> Row:
        notice = stored.notice
        assert self.shown is not None
        by = self.shown.staff.get(stored.made_by, "")
        verbs: tuple[Verb, ...] = (("take_back", "Written by mistake"),) if self._may_write() else ()
        details = ". ".join(part for part in (notice.note.strip(), f"Written down by {by}") if part)
        title = f"{full_date(notice.given_on)}. {words.NOTICE_WAYS[notice.way]}"
        return Row(stored.id, title, *words.notice_state(notice), details, verbs)

    def _copy(self, stored: StoredCopyRequest, today: date) -> Row:
        verbs: list[Verb] = []
        is_open, may_copy = stored.request.is_open(), self.desk.may(Permission.COPY_RECORD)
        if is_open and may_copy and not self.read_only:
            verbs.append(("make", "Make again" if stored.file_sha256 else "Make the copy"))
        if stored.file_sha256 and may_copy:
            verbs.append(("look", "Open"))
        if is_open and self._may_write():
            verbs += [("deliver", "Handed over"), ("withdraw", "Taken back")]
        state = words.copy_state(stored, today)
        return Row(
            stored.id, words.copy_title(stored.request), *state, words.copy_details(stored), tuple(verbs)
        )

    def _restriction(self, stored: StoredRestriction, today: date) -> Row:
        asked = stored.restriction
        verbs: list[Verb] = []
        ended = asked.ended_on is not None
        if self._may_write() and not ended:
            verbs.append(("answer", "Answer" if asked.agreed is None else "Change the answer"))
            verbs.append(("end", "End" if asked.agreed else "Taken back"))
        assert self.shown is not None
        towards = self.shown.towards[stored.id].name if stored.id in self.shown.towards else ""
        details = words.restriction_details(asked, towards)
        state = words.restriction_state(asked, today)
        return Row(stored.id, asked.words.strip(), *state, details, tuple(verbs))

    def _amendment(self, stored: StoredAmendment, today: date) -> Row:
        asked = stored.amendment
        verbs: list[Verb] = []
        if self._may_write() and not asked.is_withdrawn():
            verbs.append(("answer", "Answer" if asked.accepted is None else "Change the answer"))
            if asked.accepted is False:
                verbs.append(("disagree", "The client disagrees"))
            if asked.accepted is None:
                verbs.append(("withdraw", "Taken back"))
        state = words.amendment_state(asked, today)
        return Row(stored.id, asked.words.strip(), *state, words.amendment_details(asked), tuple(verbs))

    def take_keyboard(self) -> None:
        verbs = [button for g in self.groups.values() for row in g.rows for button in row.buttons.values()]
        for stop in (*(group.add for group in self.groups.values()), *verbs):
            if stop.isVisibleTo(self):
                stop.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def acts(self) -> tuple[Action, ...]:
        if self.client_id is None or not self._may_write():
            return ()
        return tuple(
            Action(
                f"rights.{name}",
                title,
                words.ACT_ICONS[name],
                partial(self._begin, name),
                permission=Permission.WRITE_RIGHTS,
            )
            for name, title in words.ACTS.items()
        )

    # What begins something

    def _begin(self, name: str) -> None:
        self._begins[name]()

    def give_notice(self, kept: KeptDialog | None = None) -> None:
        """Ask when and how the notice was given, and keep it."""
        notice = NoticeDialog(self.desk.today, self.window()).answered(kept)
        if notice is not None:
            self.act(lambda: self.desk.rights.give_notice(self._client(), notice))

    def ask_copy(self, kept: KeptDialog | None = None) -> None:
        """Ask who wants the copy of everything, and keep it."""
        request = CopyRequestDialog(self.desk.today, self.window()).answered(kept)
        if request is not None:
            self.act(lambda: self.desk.rights.ask_copy(self._client(), request))

    def ask_restriction(self, kept: KeptDialog | None = None) -> None:
        """Ask what is to be kept back, and keep it."""
        dialog = RestrictionDialog(self.desk.today, self._recipients(), parent=self.window())
        asked = dialog.answered(kept)
        if asked is not None:
            self.act(lambda: self.desk.rights.ask_restriction(self._client(), asked))

    def ask_amendment(self, kept: KeptDialog | None = None) -> None:
        """Ask what is wrong, and keep it."""
        asked = AmendmentDialog(self.desk.today, parent=self.window()).answered(kept)
        if asked is not None:
            self.act(lambda: self.desk.rights.ask_amendment(self._client(), asked))

    # What is done with one

    def _do(self, name: str, row_id: int, verb: str) -> None:
        stored = self._stored(name, row_id)
        if stored is None:
            return
        verbs: Mapping[tuple[str, str], Callable[[Any], None]] = {
            (NOTICE, "take_back"): lambda one: self._now(self.desk.rights.take_back_notice, one.id),
            (COPY, "make"): self.make_copy,
            (COPY, "look"): self.look_at_copy,
            (COPY, "deliver"): self.deliver_copy,
            (COPY, "withdraw"): lambda one: self._now(self.desk.rights.withdraw_copy, one.id, one.version),
            (RESTRICTION, "answer"): self.answer_restriction,
            (RESTRICTION, "end"): self._end_restriction,
            (AMENDMENT, "answer"): self.answer_amendment,
            (AMENDMENT, "disagree"): self.answer_amendment,
            (AMENDMENT, "withdraw"): self._withdraw_amendment,
        }
        verbs[name, verb](stored)

    def answer_restriction(self, stored: StoredRestriction, kept: KeptDialog | None = None) -> None:
        """Ask for the answer, and keep it: what is agreed binds from this moment."""
        dialog = RestrictionDialog(
            self.desk.today, self._recipients(), stored.restriction, str(stored.id), self.window()
        )
        changed = dialog.answered(kept)
        if changed is not None and changed != stored.restriction:
            self.act(lambda: self.desk.rights.write_restriction(stored.id, changed, stored.version))

    def _end_restriction(self, stored: StoredRestriction) -> None:
        ended = replace(stored.restriction, ended_on=self.desk.today())
        self._now(self.desk.rights.write_restriction, stored.id, ended, stored.version)

    def answer_amendment(self, stored: StoredAmendment, kept: KeptDialog | None = None) -> None:
        """Ask for the answer and what the client says to it, and keep both."""
        dialog = AmendmentDialog(self.desk.today, stored.amendment, str(stored.id), self.window())
        changed = dialog.answered(kept)
        if changed is not None and changed != stored.amendment:
            self.act(lambda: self.desk.rights.write_amendment(stored.id, changed, stored.version))

    def _withdraw_amendment(self, stored: StoredAmendment) -> None:
        closed = replace(stored.amendment, answered_on=self.desk.today())
        self._now(self.desk.rights.write_amendment, stored.id, closed, stored.version)

    def make_copy(self, stored: StoredCopyRequest, kept: KeptDialog | None = None) -> None:
        """Ask for the form, make the file beside the window and keep it with the request."""
        wanted = MakeCopyDialog(stored.request.form, str(stored.id), self.window()).answered(kept)
        if wanted is None:
            return
        form, large = wanted
        try:
            with self.desk.changes.caused_by(self.origin):
                made = self.copies.make(stored, form, large=large)
        except AftercareError as problem:
            self.failed.emit(problem)
        else:
            told = "The copy is made. Read it, then hand it over." if made else "Stopped. No copy was kept."
            self.toast_requested.emit(Toast(told))
        self.refresh(seen=True)

    def look_at_copy(self, stored: StoredCopyRequest) -> None:
        """Show the file that was made."""
        try:
            path = self.copies.look(stored)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        if path is not None:
            self.toast_requested.emit(Toast(f"Saved to {path.name}."))

    def deliver_copy(self, stored: StoredCopyRequest, kept: KeptDialog | None = None) -> None:
        """Ask when and how it was handed over, and keep it."""
        dialog = DeliverDialog(self.desk.today, stored.request.asked_on, str(stored.id), self.window())
        answer = dialog.answered(kept)
        if answer is not None:
            self.act(lambda: self.desk.rights.deliver(stored.id, *answer, stored.version))

    def _now(self, use_case: Callable[..., Any], *arguments: object) -> None:
        self.act(lambda: use_case(*arguments))

    # After a lock

    def reopen(self, kept: KeptDialog) -> None:
        begun: Mapping[str, tuple[str, Callable[..., None], Callable[..., None] | None]] = {
            NoticeDialog.kept_as: (NOTICE, self.give_notice, None),
            CopyRequestDialog.kept_as: (COPY, self.ask_copy, None),
            RestrictionDialog.kept_as: (RESTRICTION, self.ask_restriction, self.answer_restriction),
            AmendmentDialog.kept_as: (AMENDMENT, self.ask_amendment, self.answer_amendment),
            MakeCopyDialog.kept_as: (COPY, self.ask_copy, self.make_copy),
            DeliverDialog.kept_as: (COPY, self.ask_copy, self.deliver_copy),
        }
        name, begin, go_on = begun[kept.name]
        if not kept.about:
            begin(kept)
            return
        stored = self._stored(name, int(kept.about))
        if stored is not None and go_on is not None:
            go_on(stored, kept)

    def _stored(self, name: str, row_id: int) -> Any:
        assert self.shown is not None
        lists: Mapping[str, tuple[Any, ...]] = {
            NOTICE: self.shown.notices,
            COPY: self.shown.copies,
            RESTRICTION: self.shown.restrictions,
            AMENDMENT: self.shown.amendments,
        }
        return next((one for one in lists[name] if one.id == row_id), None)

    def _client(self) -> int:
        assert self.client_id is not None
        return self.client_id

    def _recipients(self) -> list[Option]:
        """Those who can be meant: the client's people outside, then the directory."""
        known = self.desk.consents.of_client(self._client(), reload=True)
        people = [(Recipient(person_id=one.id), one.person.name) for one in known.people]
        entries = self.desk.directory.rows(self.desk.directory.find(""))
        return [*people, *((Recipient(entry_id=one.id), one.name) for one in entries)]
