"""The audit trail: what is recorded about every act, and how the lines are chained (45 CFR 164.312(b))."""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType


class Event(StrEnum):
    """What happened. Values are stored for ever and never renamed."""

    CENTER_CREATED = "center_created"
    CENTER_CHANGED = "center_changed"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    STAFF_ADDED = "staff_added"
    PASSWORD_CHANGED = "password_changed"
    PASSWORD_RESET = "password_reset"
    CLIENT_ADDED = "client_added"
    CLIENT_VIEWED = "client_viewed"
    CLIENT_CHANGED = "client_changed"
    CLIENT_ARCHIVED = "client_archived"
    CLIENT_RESTORED = "client_restored"
    CLIENTS_IMPORTED = "clients_imported"
    CLIENTS_LISTED = "clients_listed"
    PLAN_VIEWED = "plan_viewed"
    PLAN_STARTED = "plan_started"
    PLAN_EDITED = "plan_edited"
    PLAN_DISCARDED = "plan_discarded"
    PLAN_FINALIZED = "plan_finalized"
    PLAN_PRINTED = "plan_printed"
    WORDS_APPROVED = "words_approved"
    WORDS_CHANGED = "words_changed"
    DATA_CHECKED = "data_checked"
    UNDONE = "undone"
    DIRECTORY_ADDED = "directory_added"
    DIRECTORY_CHANGED = "directory_changed"
    DIRECTORY_ARCHIVED = "directory_archived"
    DIRECTORY_RESTORED = "directory_restored"
    SAFETY_LINKS_VIEWED = "safety_links_viewed"
    SAFETY_LINK_ADDED = "safety_link_added"
    SAFETY_LINK_CHANGED = "safety_link_changed"
    SAFETY_LINK_LIFTED = "safety_link_lifted"
    SAFETY_LINK_RESTORED = "safety_link_restored"
    STATUS_CHANGED = "status_changed"
    ENTRY_ADDED = "entry_added"
    ENTRY_CHANGED = "entry_changed"
    ENTRY_MOVED = "entry_moved"
    ENTRY_IN_ERROR = "entry_in_error"
    CLIENTS_MERGED = "clients_merged"
    CLIENTS_UNMERGED = "clients_unmerged"
    CLIENTS_EXPORTED = "clients_exported"
    CLIENTS_PRINTED = "clients_printed"
    IMPORT_SOURCE_CHANGED = "import_source_changed"
    MESSAGE_TAKEN = "message_taken"
    MESSAGE_CHANGED = "message_changed"
    MESSAGES_VIEWED = "messages_viewed"
    STAFF_CHANGED = "staff_changed"
    STAFF_DEACTIVATED = "staff_deactivated"
    STAFF_REACTIVATED = "staff_reactivated"
    SETTINGS_CHANGED = "settings_changed"
    AUDIT_EXPORTED = "audit_exported"
    PLAN_EVENT_RECORDED = "plan_event_recorded"
    PLAN_EVENT_TAKEN_BACK = "plan_event_taken_back"
    FILE_VIEWED = "file_viewed"
    LEFT_NOW = "left_now"
    CARD_PRINTED = "card_printed"
    WEEK_PRINTED = "week_printed"
    CHART_NOTE_MADE = "chart_note_made"
    CHART_MARKED = "chart_marked"
    STARTERS_CHANGED = "starters_changed"
    CONSENTS_VIEWED = "consents_viewed"
    CONSENT_CHANGED = "consent_changed"
    CONSENT_SIGNED = "consent_signed"
    CONSENT_REVOKED = "consent_revoked"
    CONSENT_PRINTED = "consent_printed"
    OUTSIDE_PERSON_CHANGED = "outside_person_changed"
    CARE_MARKED = "care_marked"
    DISCLOSURES_VIEWED = "disclosures_viewed"
    DISCLOSURE_PREPARED = "disclosure_prepared"
    DISCLOSURE_OPENED = "disclosure_opened"
    DISCLOSURE_SENT = "disclosure_sent"
    DISCLOSURE_DESTROYED = "disclosure_destroyed"
    RIGHTS_VIEWED = "rights_viewed"
    NOTICE_RECORDED = "notice_recorded"
    RESTRICTION_CHANGED = "restriction_changed"
    COPY_REQUEST_CHANGED = "copy_request_changed"
    AMENDMENT_CHANGED = "amendment_changed"
    RECORD_COPIED = "record_copied"
    BREACHES_VIEWED = "breaches_viewed"
    BREACH_RECORDED = "breach_recorded"
    REGISTERS_VIEWED = "registers_viewed"
    REGISTERS_CHANGED = "registers_changed"
    EMERGENCY_VIEWED = "emergency_viewed"
    EMERGENCY_ANSWERED = "emergency_answered"
    WHOM_WE_TELL_ASKED = "whom_we_tell_asked"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the trail. `subject` names a kind of record, `subject_id` its id; never a name or a text."""

    sequence: int
    at: datetime
    staff_id: int | None
    event: Event
    subject: str
    subject_id: int | None
    detail: str
    previous: str
    mac: str


def chain_mac(key: bytes, entry: AuditEntry) -> str:
    """HMAC-SHA-256 over a line and the one before it, hex; `entry.mac` itself is not part of it.

    Fields are length-prefixed, so that moving characters from one field to the next changes the result.
    """
    mac = hmac.new(key, digestmod=hashlib.sha256)
    fields = (
        str(entry.sequence),
        entry.at.isoformat(),
        "" if entry.staff_id is None else str(entry.staff_id),
        entry.event.value,
        entry.subject,
        "" if entry.subject_id is None else str(entry.subject_id),
        entry.detail,
        entry.previous,
    )
    for part in fields:
        data = part.encode()
        mac.update(len(data).to_bytes(4, "big"))
        mac.update(data)
    return mac.hexdigest()


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """Which lines of the trail are asked for; what is None is not asked. The last day counts whole."""

    staff_id: int | None = None
    event: Event | None = None
    client_id: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class TrailLine:
    """A line as it is read: who as a name, whom it concerns if a client, their name where the reader may know it.

    `records` are the record numbers of the clients it mentions by id, `people` the names of staff, `place` that of the
    directory's entry.
    """

    sequence: int
    at: datetime
    staff: str
    event: Event
    client_id: int | None
    client: str
    subject: str
    subject_id: int | None
    detail: str
    records: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    people: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    place: str = ""


def concerned_client(entry: AuditEntry) -> int | None:
    """The client a line is about: its subject, or the first one its detail names."""
    if entry.subject == "client":
        return entry.subject_id
    found = _CLIENT.match(entry.detail)
    return int(found[1]) if found else None


def mentioned_clients(line: AuditEntry | TrailLine) -> tuple[int, ...]:
    """The clients a line is about: its subject, and those its detail names first; "client=4,7" names two."""
    found = _CLIENTS.match(line.detail)
    named = tuple(map(int, found[1].split(","))) if found else ()
    own = (line.subject_id,) if line.subject == "client" and line.subject_id is not None else ()
    return tuple(dict.fromkeys((*own, *named)))


def other_clients(entry: AuditEntry) -> tuple[int, ...]:
    """The clients its detail names beside them: whereto an entry moved, the other record of a merge."""
    return tuple(map(int, _OTHERS.findall(entry.detail)))


_CLIENT = re.compile(r"client=(\d+)(?: |$)")
_CLIENTS = re.compile(r"client=(\d+(?:,\d+)*)(?: |$)")
_OTHERS = re.compile(r"(?:^| )(?:to|other)=(\d+)")
