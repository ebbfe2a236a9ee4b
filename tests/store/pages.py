"""Every page of a center's files in clear: what lies in the database, in freed pages and in the write-ahead log.

Follows SQLCipher 4: pages of 4,096 bytes under AES-256-CBC, the last 80 being the page's own IV and its HMAC; the
file begins with 16 bytes of salt (zetetic.net/sqlcipher/design). The log has frames of a header and one page each
(sqlite.org/fileformat2.html, section 4).
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_PAGE, _RESERVED, _IV, _SALT = 4096, 80, 16, 16
_LOG_HEADER, _FRAME_HEADER = 32, 24


def database_in_clear(path: Path, key: bytes) -> bytes:
    """The pages of the database file, freed ones among them."""
    content = path.read_bytes()
    pages = (content[start : start + _PAGE] for start in range(0, len(content), _PAGE))
    return b"".join(_in_clear(page, key, _SALT if number == 0 else 0) for number, page in enumerate(pages))


def log_in_clear(path: Path, key: bytes) -> bytes:
    """The pages in the write-ahead log of the database `path`, old frames among them."""
    return b"".join(_in_clear(page, key) for page in _frames(path.with_name(path.name + "-wal").read_bytes()))


def _frames(log: bytes) -> Iterator[bytes]:
    size = _FRAME_HEADER + _PAGE
    for start in range(_LOG_HEADER, len(log) - size + 1, size):
        yield log[start + _FRAME_HEADER : start + size]


def _in_clear(page: bytes, key: bytes, skip: int = 0) -> bytes:
    iv = page[_PAGE - _RESERVED : _PAGE - _RESERVED + _IV]
    reader = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor()
    return reader.update(page[skip : _PAGE - _RESERVED]) + reader.finalize()
