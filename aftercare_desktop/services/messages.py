"""Use cases around messages from callers: taken without looking anybody up, handled, handed on, and put to a record by
somebody who may read it."""

from collections.abc import Sequence
from dataclasses import replace

from aftercare_desktop.domain import messages as rules
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.messages import Message, MessageRow, MessageView, StoredMessage
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import BadInput, NotPermitted
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.merged import refuse_merged
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import messages as message_store
from aftercare_desktop.store import staff as staff_store

SUBJECT = "message"
_NOT_TAKEN = "Somebody else took this message. Nothing was changed; ask a supervisor."
_WITHDRAWN = "This message was taken back and is on no list. Nothing was changed."
_NOT_YOURS = "This message is for somebody else. Nothing was changed; ask a supervisor."


class Messages(Service):
    """What callers wanted somebody to know."""

    @use_case(Permission.TAKE_MESSAGE, audit=Event.MESSAGE_TAKEN)
    def take(self, work: Work, message: Message) -> Done[int]:
        """Keep a message; gives its id. No client is looked for, whatever name the caller said. Undo takes it back.

        Raises `BadInput` when nothing is written in it, or when the person it is for works here no longer.
        """
        message = storable(message)
        rules.check(message)
        _check_addressee(work, message.for_staff_id)
        message_id = message_store.insert(work.connection, message, work.now, work.staff.id)
        work.record(SUBJECT, message_id)
        work.changed(Topic.MESSAGES)
        undo = Undo("messages.withdraw", {"message_id": message_id, "version": 1}, "Message taken")
        return work.done(message_id, undo)

    @use_case(Permission.TAKE_MESSAGE, audit=Event.MESSAGE_CHANGED)
    def withdraw(self, work: Work, message_id: int, version: int) -> Done[int]:
        """Take back a message that one took oneself: it stays as it is and is on no list. Gives the new version."""
        _own(work, message_id)
        changed = message_store.set_withdrawn(work.connection, message_id, version, work.now)
        return _changed(work, message_id, changed, "withdrawn", "messages.put_back", "Message taken back")

    @use_case(Permission.TAKE_MESSAGE, audit=Event.MESSAGE_CHANGED)
    def put_back(self, work: Work, message_id: int, version: int) -> Done[int]:
        """List a message again that was taken back. Gives the new version."""
        _own(work, message_id)
        changed = message_store.set_withdrawn(work.connection, message_id, version, None)
        return _changed(work, message_id, changed, "put back", "messages.withdraw", "Message listed again")

    @use_case(Permission.READ_MESSAGES, audit=Event.MESSAGES_VIEWED)
    def find(self, work: Work, view: MessageView, reload: bool = False) -> tuple[int, ...]:
        """Ids of the messages of a list that this person may see. Counts as a view unless an open page only reloads."""
        ids = message_store.find_ids(work.connection, view, work.staff.id, rules.sees_all(work.staff))
        if reload:
            work.not_recorded()
        else:
            work.record(SUBJECT, None, f"view={view} count={len(ids)}")
        return ids

    @use_case(Permission.READ_MESSAGES)
    def rows(self, work: Work, ids: Sequence[int]) -> tuple[MessageRow, ...]:
        """What a list shows of these messages, in the order given; those for somebody else are left out.

        Whether a message was put to somebody's record is told only to those who may read records: it would say that
        this person is or was here.
        """
        rows = message_store.rows(work.connection, ids, work.staff.id, rules.sees_all(work.staff))
        if work.may(Permission.READ_CLIENT):
            return rows
        return tuple(replace(row, client_id=None, client_name="") for row in rows)

    @use_case(Permission.READ_MESSAGES, audit=Event.MESSAGE_CHANGED)
    def handle(self, work: Work, message_id: int, version: int) -> Done[int]:
        """Mark a message as handled. Gives the new version."""
        _seen(work, message_id)
        changed = message_store.set_done(work.connection, message_id, version, work.now, work.staff.id)
        return _changed(work, message_id, changed, "handled", "messages.reopen", "Message handled")

    @use_case(Permission.READ_MESSAGES, audit=Event.MESSAGE_CHANGED)
    def reopen(self, work: Work, message_id: int, version: int) -> Done[int]:
        """Put a handled message back among the open ones. Gives the new version."""
        _seen(work, message_id)
        changed = message_store.set_done(work.connection, message_id, version, None, None)
        return _changed(work, message_id, changed, "reopened", "messages.handle", "Message open again")

    @use_case(Permission.READ_MESSAGES, audit=Event.MESSAGE_CHANGED)
    def reassign(self, work: Work, message_id: int, version: int, staff_id: int | None) -> Done[int]:
        """Give a message to somebody, or to nobody in particular. Gives the new version.

        Whoever handed a message on may take it back, though they no longer see it. Raises `BadInput` when the person
        it is to go to works here no longer.
        """
        before = _to_hand_on(work, message_id)
        _check_addressee(work, staff_id)
        changed = message_store.set_addressee(work.connection, message_id, version, staff_id, work.staff.id)
        arguments = {
            "message_id": message_id,
            "version": changed,
            "staff_id": before.message.for_staff_id,
            "handed_on_by": before.handed_on_by,
        }
        _note(work, message_id, f"for={staff_id or 'anybody'}")
        return work.done(changed, Undo("messages.give_back", arguments, "Message handed on"))

    @use_case(Permission.READ_MESSAGES, audit=Event.MESSAGE_CHANGED)
    def give_back(
        self, work: Work, message_id: int, version: int, staff_id: int | None, handed_on_by: int | None
    ) -> Done[int]:
        """Undo of handing on: it is for whom it was, and from whom it was. Gives the new version."""
        before = _to_hand_on(work, message_id)
        _check_addressee(work, staff_id)
        changed = message_store.set_addressee(work.connection, message_id, version, staff_id, handed_on_by)
        arguments = {
            "message_id": message_id,
            "version": changed,
            "staff_id": before.message.for_staff_id,
        }
        _note(work, message_id, f"for={staff_id or 'anybody'}")
        return work.done(changed, Undo("messages.reassign", arguments, "Message given back"))

    @use_case(Permission.READ_CLIENT, audit=Event.MESSAGE_CHANGED)
    def link(self, work: Work, message_id: int, version: int, client_id: int | None) -> Done[int]:
        """Put a message to a client's record, or with None take it off again. Gives the new version.

        A person decides this; the program never does. Raises `NotFound` when there is no such client, and
        `EditedElsewhere` when the record was merged.
        """
        before = _seen(work, message_id)
        if client_id is not None:
            client_store.get(work.connection, client_id)
            refuse_merged(work, client_id)
        changed = message_store.set_client(work.connection, message_id, version, client_id)
        arguments = {"message_id": message_id, "version": changed, "client_id": before.client_id}
        _note(
            work,
            message_id,
            f"client={client_id or before.client_id} {'linked' if client_id else 'unlinked'}",
        )
        sentence = "Message put to the record" if client_id else "Message taken off the record"
        return work.done(changed, Undo("messages.link", arguments, sentence))


def _seen(work: Work, message_id: int) -> StoredMessage:
    """The message, if this person may see it and it was not taken back."""
    stored = _listed(work, message_id)
    _check_seen(work, stored)
    return stored


def _to_hand_on(work: Work, message_id: int) -> StoredMessage:
    """The message, if this person may see it or is the one who handed it on."""
    stored = _listed(work, message_id)
    if stored.handed_on_by != work.staff.id:
        _check_seen(work, stored)
    return stored


def _listed(work: Work, message_id: int) -> StoredMessage:
    stored = message_store.get(work.connection, message_id)
    if stored.withdrawn_at is not None:
        raise BadInput(_WITHDRAWN)
    return stored


def _check_seen(work: Work, stored: StoredMessage) -> None:
    if not rules.may_see(work.staff, stored.message):
        raise NotPermitted(_NOT_YOURS)


def _own(work: Work, message_id: int) -> None:
    """Only the one who took a message takes it back; or who watches over all of them."""
    stored = message_store.get(work.connection, message_id)
    if stored.taken_by != work.staff.id and not rules.sees_all(work.staff):
        raise NotPermitted(_NOT_TAKEN)


def _check_addressee(work: Work, staff_id: int | None) -> None:
    if staff_id is not None and not staff_store.get(work.connection, staff_id).active:
        raise BadInput("This person does not work here any more. Choose somebody else; nothing was changed.")


def _changed(work: Work, message_id: int, version: int, what: str, undo: str, sentence: str) -> Done[int]:
    _note(work, message_id, what)
    return work.done(version, Undo(undo, {"message_id": message_id, "version": version}, sentence))


def _note(work: Work, message_id: int, what: str) -> None:
    work.record(SUBJECT, message_id, what)
    work.changed(Topic.MESSAGES)
