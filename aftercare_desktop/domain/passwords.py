"""What a password must be: long, not worn, and not the name one signs in with. No rules about kinds of character
(NIST SP 800-63B section 3.1.1).
"""

import re

from aftercare_desktop.domain.search import fold

SHORTEST = 12
"""Characters."""
LONGEST = 1_000
_GOOD, _STRONG = 16, 20
_FEWEST_DIFFERENT = 5
_EASY = "This password is easy to guess. Use several words that do not belong together."
_WORN = re.compile(
    r"(password|qwertyuiop|letmein|administrator|welcome|changeme|iloveyou|aftercare|recovery|\d)[\d!.]*"
)
"""A word that stands on every list of leaked passwords, or digits alone."""


def password_gap(user: str, password: str) -> str:
    """What is missing, as a sentence for the person who chooses it; empty when the password can be taken."""
    if len(password) < SHORTEST:
        return f"Use at least {SHORTEST} characters. Several words make a good password."
    if len(password) > LONGEST:
        return f"Use a password of at most {LONGEST:,} characters."
    folded, name = fold(password).strip(), fold(user).strip()
    if _WORN.fullmatch(folded) or len(set(folded)) < _FEWEST_DIFFERENT or _is_mostly(name, folded):
        return _EASY
    return ""


def _is_mostly(name: str, password: str) -> bool:
    """Whether little is left of a password without the user name."""
    return bool(name) and name in password and len(password.replace(name, "")) < SHORTEST // 2


def password_strength(user: str, password: str) -> int:
    """0 (nothing typed) to 5, by length alone, because length is what can be judged honestly; 1 or 2 cannot be
    taken.
    """
    if not password:
        return 0
    if password_gap(user, password):
        return 1 if len(password) < SHORTEST // 2 else 2
    return 3 if len(password) < _GOOD else 4 if len(password) < _STRONG else 5
