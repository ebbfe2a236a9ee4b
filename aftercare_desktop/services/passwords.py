"""What a password must be to be taken. No rules about kinds of character (NIST SP 800-63B section 3.1.1)."""

import re

from aftercare_desktop.domain.search import fold
from aftercare_desktop.errors import BadInput

SHORTEST = 10
LONGEST = 1_000
_WORN = re.compile(
    r"(password|qwertyuiop|letmein|administrator|welcome|changeme|iloveyou|aftercare|recovery|\d)[\d!.]*"
)
"""A word that stands on every list of leaked passwords, or digits alone."""


def check_password(password: str, user_name: str) -> None:
    """Raise `BadInput` with what to do when this password is too short, too long, worn or the user name."""
    if len(password) < SHORTEST:
        raise BadInput(f"Use a password of at least {SHORTEST} characters. Several words make a good one.")
    if len(password) > LONGEST:
        raise BadInput(f"Use a password of at most {LONGEST:,} characters.")
    folded = fold(password)
    if _WORN.fullmatch(folded) or folded.strip() == fold(user_name).strip() or len(set(password)) == 1:
        raise BadInput("This password is easy to guess. Use several words that do not belong together.")
