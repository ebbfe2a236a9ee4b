"""The role table: each role may do what its work needs and nothing more."""

from aftercare_desktop.domain.permissions import ROLE_PERMISSIONS, Permission, may
from aftercare_desktop.domain.staff import Role

WRITES = {Permission.WRITE_CLIENT, Permission.WRITE_PLAN, Permission.FINALIZE_PLAN, Permission.ARCHIVE_CLIENT}


def test_every_role_stands_in_the_table() -> None:
    assert set(ROLE_PERMISSIONS) == set(Role)


def test_everybody_may_sign_in_and_keep_their_own_account() -> None:
    assert all(may(role, Permission.OWN_ACCOUNT) for role in Role)


def test_the_front_desk_prints_but_never_reads_a_record() -> None:
    allowed = ROLE_PERMISSIONS[Role.FRONT_DESK]
    assert Permission.PRINT_PLAN in allowed
    assert not allowed & (WRITES | {Permission.READ_CLIENT, Permission.READ_PLAN})


def test_only_clinicians_and_leaders_approve_words() -> None:
    approvers = {role for role in Role if may(role, Permission.APPROVE_WORDS)}
    assert approvers == {Role.ADMINISTRATOR, Role.SUPERVISOR, Role.NURSE}


def test_only_the_administrator_changes_center_and_staff() -> None:
    for permission in (Permission.WRITE_CENTER, Permission.WRITE_STAFF):
        assert {role for role in Role if may(role, permission)} == {Role.ADMINISTRATOR}
