"""Permanent keys of the parts of a plan: a goal keeps its key through every revision."""

import secrets

_LENGTH_BYTES = 8


def new_key() -> str:
    """A fresh key, 16 hex digits. Random, because two workstations may add parts at the same moment."""
    return secrets.token_hex(_LENGTH_BYTES)
