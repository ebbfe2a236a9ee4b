"""The file of a client's own record read back, as another program would."""

from typing import Any

import msgspec

from aftercare_desktop.domain.own_copy import OwnRecord


def from_json(content: bytes) -> OwnRecord:
    """The record behind a file."""
    return msgspec.json.decode(content, type=OwnRecord)


def schema() -> dict[str, Any]:
    """The JSON Schema of a file."""
    return msgspec.json.schema(OwnRecord)
