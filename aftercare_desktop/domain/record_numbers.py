"""A record number as it is kept, so that one that looks the same is the same: typed, pasted, or read from a file."""

import unicodedata

_FORMAT = "Cf"
"""Category of what nobody sees: zero-width spaces and joiners, marks of direction, soft hyphens (Unicode 4.5)."""


def plain_number(text: str) -> str:
    """The number with full-width and other compatibility forms unified, without format characters and outer spaces.

    Leading zeros, case and hyphens are part of a number and stay.
    """
    if text.isascii():
        return " ".join(text.split())
    unified = unicodedata.normalize("NFKC", text)
    seen = "".join(character for character in unified if unicodedata.category(character) != _FORMAT)
    return " ".join(seen.split())
