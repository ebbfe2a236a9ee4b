"""Files kept by their SHA-256: papers as they were given, the logo, signatures, scans. Never in lists or changed."""

import hashlib
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from aftercare_desktop.errors import NotFound
from aftercare_desktop.store.guards import HOLDING_FILES
from aftercare_desktop.store.tables import files, metadata, plan_revisions

PDF = "application/pdf"
PNG = "image/png"
_NOT_HERE = "This file is not in the center's records."


def keep(c: Connection, content: bytes, now: datetime, media_type: str = PDF) -> str:
    """Keep a file and return its key, the SHA-256 in hex. The same content is kept once."""
    key = hashlib.sha256(content).hexdigest()
    if c.scalar(select(files.c.sha256).where(files.c.sha256 == key)) is None:
        c.execute(
            insert(files).values(
                sha256=key, media_type=media_type, size=len(content), kept_at=now, content=content
            )
        )
    return key


def get(c: Connection, sha256: str) -> bytes:
    """The content, byte for byte. Raises `NotFound`."""
    content = c.scalar(select(files.c.content).where(files.c.sha256 == sha256))
    if content is None:
        raise NotFound(_NOT_HERE)
    return bytes(content)


def media_type(c: Connection, sha256: str) -> str:
    """What kind of file it is. Raises `NotFound`."""
    found = c.scalar(select(files.c.media_type).where(files.c.sha256 == sha256))
    if found is None:
        raise NotFound(_NOT_HERE)
    return str(found)


def forget(c: Connection, sha256: str) -> None:
    """Remove a file that its owner refers to no more, unless another record holds on to the same content."""
    given = select(plan_revisions.c.id).where(plan_revisions.c.pdf_sha256 == files.c.sha256)
    holders = (metadata.tables[name] for name in HOLDING_FILES)
    held = (select(one.c.id).where(one.c.file_sha256 == files.c.sha256) for one in holders)
    free = (~one.exists() for one in (given, *held))
    c.execute(delete(files).where(files.c.sha256 == sha256, *free))
