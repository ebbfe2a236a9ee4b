"""Messages taken from callers. They name who was asked for in the caller's words and never say that anyone is here."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aftercare_desktop.domain.clients import NAME_LIMIT
from aftercare_desktop.domain.staff import Role, StaffMember
from aftercare_desktop.errors import BadInput

WORDS_LIMIT = 10_000


class CallerKind(StrEnum):
    """Who says they are calling."""

    FAMILY = "family"
    FRIEND = "friend"
    OFFICER = "officer"
    LAWYER = "lawyer"
    COURT = "court"
    PROVIDER = "provider"
    EMPLOYER = "employer"
    NOT_SAID = "not_said"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Message:
    """What a caller wanted somebody to know. `asked_about` is a name in the caller's words, not a client."""

    asked_about: str = ""
    caller: str = ""
    caller_kind: CallerKind = CallerKind.NOT_SAID
    phone: str = ""
    words: str = ""
    for_staff_id: int | None = None

    def is_empty(self) -> bool:
        """Whether there is nothing in it that anybody could act on."""
        return not any(text.strip() for text in (self.asked_about, self.caller, self.phone, self.words))


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A message as stored. `client_id` is set only by somebody who may read the record, never when it is taken."""

    id: int
    version: int
    taken_at: datetime
    taken_by: int
    done_at: datetime | None
    done_by: int | None
    withdrawn_at: datetime | None
    """Taken back by the one who took it: kept as it is, and on no list."""
    handed_on_by: int | None
    """Who gave it to the one it is for now; None while it is as it was taken."""
    client_id: int | None
    message: Message


@dataclass(frozen=True, slots=True)
class MessageRow:
    """What a list shows of one message, with the names of the staff. Who may not read records is told no client."""

    id: int
    version: int
    taken_at: datetime
    taken_by_name: str
    for_staff_name: str
    handed_on_by_name: str
    done_at: datetime | None
    done_by_name: str
    client_id: int | None
    client_name: str
    message: Message


class MessageView(StrEnum):
    """The lists of messages; whoever asks is shown of each only what they may see."""

    MINE = "mine"
    ANYBODY = "anybody"
    """Open and for nobody in particular."""
    OPEN = "open"
    DONE = "done"


_SEE_ALL = frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR})


def sees_all(member: StaffMember) -> bool:
    """Whether this person is shown the messages for everybody: so that none is lost when somebody is away."""
    return member.role in _SEE_ALL


def may_see(member: StaffMember, message: Message) -> bool:
    """Whether a message is for this person, for nobody in particular, or theirs to watch over."""
    return message.for_staff_id in (None, member.id) or sees_all(member)


def check(message: Message) -> None:
    """Raises `BadInput` when there is nothing in the message, or more than anybody could have said."""
    if message.is_empty():
        raise BadInput("Write the message first, or a name or phone to call back. Nothing was saved yet.")
    if len(message.words) > WORDS_LIMIT:
        raise BadInput(f"Use at most {WORDS_LIMIT:,} characters for the message. Nothing was saved yet.")
    if any(len(text) > NAME_LIMIT for text in (message.asked_about, message.caller, message.phone)):
        raise BadInput(f"Use at most {NAME_LIMIT:,} characters for a name or phone. Nothing was saved yet.")
