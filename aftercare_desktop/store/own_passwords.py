"""The two ways to a password of one's own before anything is open: in place of a handed-out one, and with the
recovery key.
"""

from datetime import datetime
from pathlib import Path

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.errors import BadInput, NotFound, SignInRefused
from aftercare_desktop.store import audit, folder, vault
from aftercare_desktop.store import staff as staff_rows
from aftercare_desktop.store.opening import Center, open_database, opened, read_key_file, refuse_empty

_RECOVERY_REFUSED = (
    "This recovery key does not open this center. Check it against your paper and type it again."
)
_THE_SAME = "Choose another password than the one you were given. That one is known to somebody else."
_IS_OWN = "You have your own password already. It was not changed; change it under Settings, You."


def choose_password(place: Path, user: str, handed_out: str, own: str, *, now: datetime) -> None:
    """Put a person's own password in place of the one handed to them, which opens nothing any more.

    The audit line is committed before the key file changes. Raises `SignInRefused` as `open_center` does, `BadInput`
    when both are the same or the password was the person's own.
    """
    if own == handed_out:
        raise BadInput(_THE_SAME)
    center = opened(place, user, handed_out, now=now)
    try:
        if not center.is_password_handed_out():
            raise BadInput(_IS_OWN)
        with center.writing() as connection:
            audit.append(
                connection, center.audit_key, at=now, staff_id=center.staff.id, event=Event.PASSWORD_CHANGED,
                subject="staff", subject_id=center.staff.id,
            )  # fmt: skip
            center.replace_slot(user, own)
    finally:
        center.close()


def reset_password(place: Path, recovery_key: str, user: str, new_password: str, *, now: datetime) -> None:
    """Give a staff member a new password of their own with the center's recovery key, which stays valid.

    The audit line is written first. Raises `SignInRefused` for a wrong recovery key, `NotFound` for an unknown user.
    """
    key_file = read_key_file(place)
    folder.refuse_network_drive(place)
    folder.only_ours_from_now_on()
    keys = vault.unlock_with_recovery_key(key_file, recovery_key)
    if keys is None:
        raise SignInRefused(_RECOVERY_REFUSED)
    refuse_empty(user, new_password)
    database = open_database(place, keys, now)
    try:
        with database.reading() as connection:
            member = staff_rows.by_user_name(connection, user)
        if member is None or not member.active:
            raise NotFound(f"There is no active staff member with the user name {user}.")
        center = Center(place, keys, database, member)
        with center.writing() as connection:
            audit.append(
                connection, keys.audit, at=now, staff_id=None, event=Event.PASSWORD_RESET,
                subject="staff", subject_id=member.id,
            )  # fmt: skip
            center.replace_slot(user, new_password)
    finally:
        database.close()
