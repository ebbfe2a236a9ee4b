"""The sentence a person reads when their role does not allow something."""

from collections.abc import Mapping
from types import MappingProxyType

from aftercare_desktop.domain.permissions import Permission, may
from aftercare_desktop.domain.staff import Role

ACTS: Mapping[Permission, str] = MappingProxyType(
    {
        Permission.FIND_CLIENTS: "look for clients",
        Permission.READ_CLIENT: "open a client's record",
        Permission.WRITE_CLIENT: "add or change a client",
        Permission.ARCHIVE_CLIENT: "archive or restore a client",
        Permission.IMPORT_CLIENTS: "import clients",
        Permission.READ_PLAN: "read an aftercare plan",
        Permission.WRITE_PLAN: "write an aftercare plan",
        Permission.FINALIZE_PLAN: "finalize an aftercare plan",
        Permission.PRINT_PLAN: "print an aftercare plan",
        Permission.PRINT_MANY: "print the papers of more than one person at once",
        Permission.APPROVE_WORDS: "approve medical and crisis words",
        Permission.READ_CENTER: "see the center's settings",
        Permission.WRITE_CENTER: "change the center's settings",
        Permission.READ_STAFF: "see the list of staff",
        Permission.WRITE_STAFF: "add or change staff",
        Permission.OWN_ACCOUNT: "change this account",
        Permission.READ_AUDIT: "read the audit trail",
        Permission.CHECK_DATA: "check the stored data",
        Permission.READ_DIRECTORY: "read the directory",
        Permission.WRITE_DIRECTORY: "change the directory",
        Permission.WRITE_ENTRY: "write in a client's record",
        Permission.MERGE_CLIENTS: "merge two clients",
        Permission.WRITE_SAFETY_LINK: "change safety links",
        Permission.SEE_SAFETY_REASON: "see why there is a safety link",
        Permission.EXPORT_LIST: "print or export the list of clients",
        Permission.TAKE_MESSAGE: "take a message",
        Permission.READ_MESSAGES: "read messages",
        Permission.RECORD_PLAN_EVENT: "record what followed a plan",
        Permission.LEAVE_NOW: "make the papers for leaving now",
        Permission.WRITE_CHART_NOTE: "make a note for the chart",
        Permission.WRITE_STARTERS: "change the starters",
        Permission.READ_CONSENTS: "see a client's consents",
        Permission.WRITE_CONSENT: "write or sign a consent",
        Permission.REVOKE_CONSENT: "write down that a consent was taken back",
        Permission.READ_DISCLOSURES: "see what was disclosed",
        Permission.DISCLOSE: "prepare or send anything to others",
        Permission.EMERGENCY_ACCESS: "look at a record in an emergency",
        Permission.WRITE_BREACH: "record that something went to the wrong place",
        Permission.READ_REGISTERS: "see agreements and court orders",
        Permission.WRITE_REGISTERS: "change agreements and court orders",
        Permission.READ_RIGHTS: "see what a client asked of their record",
        Permission.WRITE_RIGHTS: "write down what a client asked of their record",
        Permission.COPY_RECORD: "make a copy of a client's whole record",
    }
)

NO_LONGER_ACTIVE = "Your account is not active any more. Nothing more was saved; ask an administrator."


def refusal(permission: Permission) -> str:
    """What is not allowed, that nothing changed, and whom to ask."""
    helper = "a supervisor" if may(Role.SUPERVISOR, permission) else "an administrator"
    return f"Your role does not let you {ACTS[permission]}. Nothing was changed; ask {helper}."
