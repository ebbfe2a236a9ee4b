"""The recovery key as people handle it: random, printed in groups, checked for slips, forgiving when typed."""

import hashlib
import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that what was written down by hand is read back right."""
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = frozenset(" -‐‑–—_.·\t\r\n\u00a0")
_KEY_BYTES = 20
_CHECK_BITS = 15
_LENGTH = (_KEY_BYTES * 8 + _CHECK_BITS) // 5
_GROUP = 5


class RecoveryKeyError(ValueError):
    """What was typed is not a whole recovery key, or has a slip in it."""


def make() -> tuple[bytes, str]:
    """A fresh secret of 160 random bits, and its text: seven groups of five characters."""
    secret = secrets.token_bytes(_KEY_BYTES)
    return secret, to_text(secret)


def to_text(secret: bytes) -> str:
    """The secret with a 15-bit check, in base 32 with dashes between groups."""
    number = (int.from_bytes(secret, "big") << _CHECK_BITS) | _check(secret)
    characters = [_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(_LENGTH))]
    text = "".join(characters)
    return "-".join(text[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def from_text(text: str) -> bytes:
    """The secret behind what was typed; case, spaces and dashes do not matter, O reads as 0, I and L as 1.

    Raises `RecoveryKeyError` when characters are missing or the check does not hold.
    """
    typed = "".join(c for c in text.upper() if c not in _SEPARATORS).translate(_LOOKALIKES)
    if len(typed) != _LENGTH or any(c not in _ALPHABET for c in typed):
        raise RecoveryKeyError(text[:0])
    number = 0
    for character in typed:
        number = number << 5 | _ALPHABET.index(character)
    secret = (number >> _CHECK_BITS).to_bytes(_KEY_BYTES, "big")
    if number & ((1 << _CHECK_BITS) - 1) != _check(secret):
        raise RecoveryKeyError(text[:0])
    return secret


def _check(secret: bytes) -> int:
    digest = hashlib.sha256(b"aftercare recovery key" + secret).digest()
    return int.from_bytes(digest[:2], "big") >> (16 - _CHECK_BITS)
