"""Refuses a password that does not keep the rule of `domain.passwords`, and makes one to hand to somebody."""

import secrets

from aftercare_desktop.domain.passwords import password_gap
from aftercare_desktop.errors import BadInput

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are mistaken for one another on paper."""


def new_password() -> str:
    """A password to read aloud and hand over: four groups of four, about 79 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def check_password(password: str, user_name: str) -> None:
    """Raise `BadInput` with what to do when this password is too short, too long, worn or the user name."""
    gap = password_gap(user_name, password)
    if gap:
        raise BadInput(gap)
