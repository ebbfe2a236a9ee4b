"""Refuses a password that does not keep the rule of `domain.passwords`, which the window shows while one types."""

from aftercare_desktop.domain.passwords import password_gap
from aftercare_desktop.errors import BadInput


def check_password(password: str, user_name: str) -> None:
    """Raise `BadInput` with what to do when this password is too short, too long, worn or the user name."""
    gap = password_gap(user_name, password)
    if gap:
        raise BadInput(gap)
