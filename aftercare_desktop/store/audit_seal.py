"""Number and MAC of the last audit line, kept in a file beside the database.

Whoever takes lines off the end of the trail inside the database, and mends the head there, still meets this one: it is
encrypted and authenticated with a key that stands in the vault and not in the database.
"""

import secrets
from dataclasses import dataclass
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from aftercare_desktop.errors import StorageFailed
from aftercare_desktop.store import folder

_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class ChainHead:
    """Where a chain ends: how many lines it has, and the MAC of the last."""

    count: int
    mac: str


class BrokenSealError(StorageFailed):
    """The seal is missing, was changed, or belongs to another center."""


def write_first(place: Path, key: bytes, head: ChainHead) -> None:
    """Seal the trail of a new center. Raises `OSError`."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = _cipher(key).encrypt(nonce, msgspec.json.encode(head), None)
    folder.write_whole(place / folder.SEAL, nonce + sealed)


def write(place: Path, key: bytes, head: ChainHead) -> None:
    """Keep this head, unless a later one is kept already. A broken seal stays broken, so that it is seen."""
    try:
        known = read(place, key)
    except BrokenSealError:
        return
    if known.count < head.count:
        write_first(place, key, head)


def read(place: Path, key: bytes) -> ChainHead:
    """The head that was kept. Raises `BrokenSealError` when it is missing or was tampered with."""
    try:
        content = (place / folder.SEAL).read_bytes()
        opened = _cipher(key).decrypt(content[:_NONCE_BYTES], content[_NONCE_BYTES:], None)
    except FileNotFoundError as problem:
        raise BrokenSealError("The seal of the audit trail is missing from the data folder.") from problem
    except OSError as problem:
        raise BrokenSealError(
            f"The seal of the audit trail cannot be read ({problem.strerror})."
        ) from problem
    except (InvalidTag, ValueError) as problem:
        raise BrokenSealError(
            "The seal of the audit trail was changed, or belongs to another center."
        ) from problem
    return msgspec.json.decode(opened, type=ChainHead)


def _cipher(key: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(SHA256(), 32, None, b"aftercare audit seal").derive(key))
