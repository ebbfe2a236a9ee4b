"""Messages taken from callers. They name who was asked for in the caller's words and never say that anyone is here."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A message as stored. `client_id` is set only by somebody who may read the record, never when it is taken."""

    id: int
    version: int
    taken_at: datetime
    taken_by: int
    done_at: datetime | None
    done_by: int | None
    client_id: int | None
    message: Message
