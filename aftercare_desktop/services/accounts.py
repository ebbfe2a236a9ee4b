"""Ways to a desk: setting up a center, signing in, and passwords of one's own before anything is open."""

from contextlib import AbstractContextManager
from pathlib import Path

from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.staff import NewStaff
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.center import check_profile
from aftercare_desktop.services.context import Clock
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.passwords import check_password
from aftercare_desktop.store import locking, opening, own_passwords
from aftercare_desktop.store.vault import DESKTOP_ARGON2, Argon2Parameters


def center_exists(place: Path) -> bool:
    """Whether a center was set up in this folder."""
    return opening.center_exists(place)


def hold_window(place: Path) -> AbstractContextManager[None]:
    """Held while a window is open on this center. Raises `StorageFailed` when there is another."""
    return locking.window_lock(place)


def set_up(
    place: Path,
    profile: CenterProfile,
    administrator: NewStaff,
    password: str,
    clock: Clock,
    *,
    argon: Argon2Parameters = DESKTOP_ARGON2,
) -> str:
    """Set up a center with its first administrator; gives the recovery key, to be shown once.

    Its medical and crisis sentences are the program's own until somebody approves them. Raises `BadInput` for values
    a center cannot have or when one stands there, `StorageFailed` when the folder cannot be used.
    """
    check_profile(profile, clock.now().date())
    if not administrator.name.strip():
        raise BadInput("Write the administrator's name.")
    check_password(password, administrator.user_name)
    return opening.create_center(place, profile, administrator, password, now=clock.now(), argon=argon)


def sign_in(place: Path, user: str, password: str, clock: Clock) -> Desk:
    """Open the center as one of its staff.

    Raises `SignInRefused` for a wrong user name or password, `PasswordHandedOut` when the person must choose their own
    password first, `NotFound` when no center stands there, `StorageFailed`.
    """
    center = opening.open_center(place, user, password, now=clock.now())
    try:
        desk = Desk(center, clock)
        desk.session.begin()
    except BaseException:
        center.close()
        raise
    return desk


def choose_password(place: Path, user: str, handed_out: str, own: str, clock: Clock) -> None:
    """Choose one's own password in place of the one that was handed out. Takes two Argon2 runs.

    Raises `SignInRefused` when the handed-out one is not right, `BadInput` when the own one is too easy or the same.
    """
    check_password(own, user)
    own_passwords.choose_password(place, user, handed_out, own, now=clock.now())


def reset_password(place: Path, recovery_key: str, user: str, new_password: str, clock: Clock) -> None:
    """Give a staff member a new password with the recovery key, which stays valid.

    Raises `SignInRefused` for a wrong recovery key, `NotFound` for an unknown user, `BadInput` for an easy password.
    """
    check_password(new_password, user)
    own_passwords.reset_password(place, recovery_key, user, new_password, now=clock.now())
