"""What a password must be: long, and not the name one signs in with (NIST SP 800-63B section 5.1.1: no
other rules).
"""

SHORTEST = 12
"""Characters."""
_GOOD, _STRONG = 16, 20


def password_gap(user: str, password: str) -> str:
    """What is missing, as a sentence for the person who chooses it; empty when the password can be taken."""
    folded, name = password.casefold(), user.strip().casefold()
    if len(password) < SHORTEST:
        return f"Use at least {SHORTEST} characters."
    if name and (
        folded == name or folded.replace(name, "") == "" or len(folded.replace(name, "")) < SHORTEST // 2
    ):
        return "Do not build it from the user name."
    if len(set(folded)) < 5:
        return "Use more than a few different characters."
    return ""


def password_strength(user: str, password: str) -> int:
    """0 (nothing typed) to 5, by length alone, because length is what can be judged honestly; 1 or 2 cannot
    be taken.
    """
    if not password:
        return 0
    if password_gap(user, password):
        return 1 if len(password) < SHORTEST // 2 else 2
    return 3 if len(password) < _GOOD else 4 if len(password) < _STRONG else 5
