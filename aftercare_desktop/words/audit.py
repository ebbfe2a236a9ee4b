"""The audit trail in words: what each event is called."""

from collections.abc import Mapping
from types import MappingProxyType
from zoneinfo import ZoneInfo

from aftercare_desktop.domain.audit import Event, TrailLine
from aftercare_desktop.words.audit_details import told
from aftercare_desktop.words.dates import stamp

EVENTS: Mapping[Event, str] = MappingProxyType(
    {
        Event.CENTER_CREATED: "Set up the center",
        Event.CENTER_CHANGED: "Changed the center's profile",
        Event.SIGNED_IN: "Signed in",
        Event.SIGNED_OUT: "Signed out",
        Event.STAFF_ADDED: "Added a staff member",
        Event.PASSWORD_CHANGED: "Changed their own password",
        Event.PASSWORD_RESET: "Reset a password",
        Event.CLIENT_ADDED: "Added a client",
        Event.CLIENT_VIEWED: "Opened a client's record",
        Event.CLIENT_CHANGED: "Changed a client's facts",
        Event.CLIENT_ARCHIVED: "Archived a client",
        Event.CLIENT_RESTORED: "Restored a client",
        Event.CLIENTS_IMPORTED: "Imported clients",
        Event.CLIENTS_LISTED: "Listed all clients",
        Event.PLAN_VIEWED: "Opened a plan",
        Event.PLAN_STARTED: "Started a plan",
        Event.PLAN_EDITED: "Wrote in a plan",
        Event.PLAN_DISCARDED: "Discarded a draft",
        Event.PLAN_FINALIZED: "Finalized a plan",
        Event.PLAN_PRINTED: "Printed a plan",
        Event.WORDS_APPROVED: "Approved words",
        Event.WORDS_CHANGED: "Changed approved words",
        Event.DATA_CHECKED: "Checked the stored data",
        Event.UNDONE: "Took a change back",
        Event.DIRECTORY_ADDED: "Added to the directory",
        Event.DIRECTORY_CHANGED: "Changed the directory",
        Event.DIRECTORY_ARCHIVED: "Archived in the directory",
        Event.DIRECTORY_RESTORED: "Restored in the directory",
        Event.SAFETY_LINKS_VIEWED: "Looked at safety links",
        Event.SAFETY_LINK_ADDED: "Added a safety link",
        Event.SAFETY_LINK_CHANGED: "Changed a safety link",
        Event.SAFETY_LINK_LIFTED: "Lifted a safety link",
        Event.SAFETY_LINK_RESTORED: "Put back a safety link",
        Event.STATUS_CHANGED: "Changed a client's status",
        Event.ENTRY_ADDED: "Wrote an entry",
        Event.ENTRY_CHANGED: "Changed an entry",
        Event.ENTRY_MOVED: "Moved an entry",
        Event.ENTRY_IN_ERROR: "Marked an entry as entered in error",
        Event.CLIENTS_MERGED: "Merged two records",
        Event.CLIENTS_UNMERGED: "Took a merge back",
        Event.CLIENTS_EXPORTED: "Exported the list of clients",
        Event.CLIENTS_PRINTED: "Printed the list of clients",
        Event.IMPORT_SOURCE_CHANGED: "Changed how a source is imported",
        Event.MESSAGE_TAKEN: "Took a message",
        Event.MESSAGE_CHANGED: "Changed a message",
        Event.MESSAGES_VIEWED: "Read messages",
        Event.STAFF_CHANGED: "Changed a staff member",
        Event.STAFF_DEACTIVATED: "Deactivated a staff member",
        Event.STAFF_REACTIVATED: "Reactivated a staff member",
        Event.SETTINGS_CHANGED: "Changed the settings",
        Event.AUDIT_EXPORTED: "Exported the audit trail",
        Event.PLAN_EVENT_RECORDED: "Recorded what followed a plan",
        Event.PLAN_EVENT_TAKEN_BACK: "Took back what followed a plan",
        Event.FILE_VIEWED: "Opened an attached file",
        Event.LEFT_NOW: "Made the papers for leaving now",
        Event.CARD_PRINTED: "Printed a pocket card",
        Event.WEEK_PRINTED: "Printed a week",
        Event.CHART_NOTE_MADE: "Made a note for the chart",
        Event.CHART_MARKED: "Marked as put in the chart",
        Event.CONSENTS_VIEWED: "Opened a client's consents",
        Event.CONSENT_CHANGED: "Wrote a consent",
        Event.CONSENT_SIGNED: "Recorded a signed consent",
        Event.CONSENT_REVOKED: "Recorded that a consent was taken back",
        Event.CONSENT_PRINTED: "Printed a consent",
        Event.OUTSIDE_PERSON_CHANGED: "Changed a person outside the center",
        Event.CARE_MARKED: "Changed who treats or pays for a client",
        Event.DISCLOSURES_VIEWED: "Looked at what was disclosed",
        Event.DISCLOSURE_PREPARED: "Prepared a disclosure",
        Event.DISCLOSURE_OPENED: "Opened a disclosure's paper",
        Event.DISCLOSURE_SENT: "Recorded how a disclosure was sent",
        Event.DISCLOSURE_DESTROYED: "Destroyed a prepared disclosure",
        Event.RIGHTS_VIEWED: "Opened what a client asked for",
        Event.NOTICE_RECORDED: "Recorded the patient notice",
        Event.RESTRICTION_CHANGED: "Changed a request to keep something back",
        Event.COPY_REQUEST_CHANGED: "Changed a request for a copy",
        Event.AMENDMENT_CHANGED: "Changed a request to amend",
        Event.RECORD_COPIED: "Made a copy of a client's whole record",
        Event.EMERGENCY_VIEWED: "Opened a client's emergency sheet",
        Event.EMERGENCY_ANSWERED: "Said who was told in an emergency",
        Event.WHOM_WE_TELL_ASKED: "Asked whom we may talk to about somebody",
        Event.STARTERS_CHANGED: "Changed the starters",
        Event.BREACHES_VIEWED: "Looked at the open breaches",
        Event.BREACH_RECORDED: "Recorded what went to the wrong place",
        Event.REGISTERS_VIEWED: "Looked at the court orders",
        Event.REGISTERS_CHANGED: "Changed the agreements or court orders",
    }
)
SOMEBODY_OUTSIDE = "Nobody signed in"


def headline(line: TrailLine) -> str:
    """ "Opened a client's record: Theo Bramwell"."""
    return f"{EVENTS[line.event]}: {line.client}" if line.client else EVENTS[line.event]


def details(line: TrailLine, zone: ZoneInfo) -> str:
    """ "Nov 23, 2026, 9:42 AM. Dana Whitcomb. Plan version 3 of record 000117"."""
    return ". ".join(
        part for part in (stamp(line.at, zone), line.staff or SOMEBODY_OUTSIDE, told(line)) if part
    )


def counted_lines(number: int) -> str:
    """ "1 line", "1,204 lines"."""
    return "1 line" if number == 1 else f"{number:,} lines"
