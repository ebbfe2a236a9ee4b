"""Who may do what: one table of roles (45 CFR 164.312(a), 164.514(d): no more than the work needs)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from aftercare_desktop.domain.staff import Role


class Permission(StrEnum):
    """One kind of act. Every public service method names exactly one."""

    FIND_CLIENTS = "find_clients"
    READ_CLIENT = "read_client"
    WRITE_CLIENT = "write_client"
    ARCHIVE_CLIENT = "archive_client"
    IMPORT_CLIENTS = "import_clients"
    READ_PLAN = "read_plan"
    WRITE_PLAN = "write_plan"
    FINALIZE_PLAN = "finalize_plan"
    PRINT_PLAN = "print_plan"
    PRINT_MANY = "print_many"
    APPROVE_WORDS = "approve_words"
    READ_CENTER = "read_center"
    WRITE_CENTER = "write_center"
    READ_STAFF = "read_staff"
    WRITE_STAFF = "write_staff"
    OWN_ACCOUNT = "own_account"
    READ_AUDIT = "read_audit"
    CHECK_DATA = "check_data"
    READ_DIRECTORY = "read_directory"
    WRITE_DIRECTORY = "write_directory"
    WRITE_ENTRY = "write_entry"
    MERGE_CLIENTS = "merge_clients"
    WRITE_SAFETY_LINK = "write_safety_link"
    SEE_SAFETY_REASON = "see_safety_reason"
    EXPORT_LIST = "export_list"
    TAKE_MESSAGE = "take_message"
    READ_MESSAGES = "read_messages"
    RECORD_PLAN_EVENT = "record_plan_event"
    LEAVE_NOW = "leave_now"
    WRITE_CHART_NOTE = "write_chart_note"
    WRITE_STARTERS = "write_starters"
    READ_CONSENTS = "read_consents"
    WRITE_CONSENT = "write_consent"
    REVOKE_CONSENT = "revoke_consent"
    READ_DISCLOSURES = "read_disclosures"
    DISCLOSE = "disclose"
    EMERGENCY_ACCESS = "emergency_access"
    WRITE_BREACH = "write_breach"
    READ_REGISTERS = "read_registers"
    WRITE_REGISTERS = "write_registers"
    READ_RIGHTS = "read_rights"
    WRITE_RIGHTS = "write_rights"
    COPY_RECORD = "copy_record"


_EVERYBODY = frozenset(
    {
        Permission.FIND_CLIENTS,
        Permission.READ_CENTER,
        Permission.READ_STAFF,
        Permission.OWN_ACCOUNT,
        Permission.READ_DIRECTORY,
        Permission.TAKE_MESSAGE,
        Permission.READ_MESSAGES,
        # Somebody lies there and the ambulance asks: whoever is at the desk may look, and answers for it afterwards.
        Permission.EMERGENCY_ACCESS,
    }
)
_READS_RECORDS = _EVERYBODY | {
    Permission.READ_CLIENT,
    Permission.READ_PLAN,
    Permission.PRINT_PLAN,
    # Papers of many at once are a copy of the roster: for those who read the plans anyway.
    Permission.PRINT_MANY,
    Permission.WRITE_ENTRY,
    Permission.RECORD_PLAN_EVENT,
    Permission.LEAVE_NOW,
    Permission.WRITE_CHART_NOTE,
    Permission.READ_CONSENTS,
    # Whoever hears that a consent is taken back writes it down at once.
    Permission.REVOKE_CONSENT,
    Permission.READ_DISCLOSURES,
    Permission.WRITE_BREACH,
    Permission.READ_REGISTERS,
    Permission.READ_RIGHTS,
    Permission.WRITE_RIGHTS,
}
_WRITES_PLANS = _READS_RECORDS | {
    Permission.WRITE_CLIENT,
    Permission.ARCHIVE_CLIENT,
    Permission.WRITE_PLAN,
    Permission.FINALIZE_PLAN,
    # Taking over a roster adds people as the form does; a check tells whether data is whole and shows none of it.
    Permission.IMPORT_CLIENTS,
    Permission.CHECK_DATA,
    Permission.WRITE_DIRECTORY,
    Permission.MERGE_CLIENTS,
    # A counselor records an order about their own client; the reason of other people's links stays with supervisors.
    Permission.WRITE_SAFETY_LINK,
    Permission.WRITE_CONSENT,
    Permission.DISCLOSE,
    Permission.COPY_RECORD,
}

ROLE_PERMISSIONS: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.ADMINISTRATOR: frozenset(Permission),
        Role.SUPERVISOR: _WRITES_PLANS
        | {
            Permission.APPROVE_WORDS,
            Permission.READ_AUDIT,
            Permission.SEE_SAFETY_REASON,
            Permission.WRITE_STARTERS,
            Permission.WRITE_REGISTERS,
        },
        Role.COUNSELOR: _WRITES_PLANS,
        Role.NURSE: _READS_RECORDS
        | {
            Permission.WRITE_PLAN,
            Permission.APPROVE_WORDS,
            Permission.WRITE_DIRECTORY,
            Permission.WRITE_CONSENT,
            Permission.DISCLOSE,
        },
        Role.PEER_SPECIALIST: _READS_RECORDS,
        # The front desk prints what is finished and finds people; it does not read records. Whoever leaves at night
        # gets page 1 and the card from there.
        Role.FRONT_DESK: _EVERYBODY | {Permission.PRINT_PLAN, Permission.LEAVE_NOW},
    }
)


def may(role: Role, permission: Permission) -> bool:
    """Whether this role is allowed this kind of act."""
    return permission in ROLE_PERMISSIONS[role]
