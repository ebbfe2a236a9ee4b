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
    APPROVE_WORDS = "approve_words"
    READ_CENTER = "read_center"
    WRITE_CENTER = "write_center"
    READ_STAFF = "read_staff"
    WRITE_STAFF = "write_staff"
    OWN_ACCOUNT = "own_account"
    READ_AUDIT = "read_audit"
    CHECK_DATA = "check_data"


_EVERYBODY = frozenset(
    {Permission.FIND_CLIENTS, Permission.READ_CENTER, Permission.READ_STAFF, Permission.OWN_ACCOUNT}
)
_READS_RECORDS = _EVERYBODY | {Permission.READ_CLIENT, Permission.READ_PLAN, Permission.PRINT_PLAN}
_WRITES_PLANS = _READS_RECORDS | {
    Permission.WRITE_CLIENT,
    Permission.ARCHIVE_CLIENT,
    Permission.WRITE_PLAN,
    Permission.FINALIZE_PLAN,
    # Taking over a roster adds people as the form does; a check tells whether data is whole and shows none of it.
    Permission.IMPORT_CLIENTS,
    Permission.CHECK_DATA,
}

ROLE_PERMISSIONS: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.ADMINISTRATOR: frozenset(Permission),
        Role.SUPERVISOR: _WRITES_PLANS | {Permission.APPROVE_WORDS, Permission.READ_AUDIT},
        Role.COUNSELOR: _WRITES_PLANS,
        Role.NURSE: _READS_RECORDS | {Permission.WRITE_PLAN, Permission.APPROVE_WORDS},
        Role.PEER_SPECIALIST: _READS_RECORDS,
        # The front desk prints what is finished and finds people; it does not read records.
        Role.FRONT_DESK: _EVERYBODY | {Permission.PRINT_PLAN},
    }
)


def may(role: Role, permission: Permission) -> bool:
    """Whether this role is allowed this kind of act."""
    return permission in ROLE_PERMISSIONS[role]
