"""The unsaved form as bytes, for the encrypted stash while the window is locked."""

from dataclasses import dataclass

import msgspec

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.ui.pages.client.tidy import storable


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """What a person wrote, on which version of whose record. No `client_id`: somebody who is being added."""

    client_id: int | None
    version: int
    loaded: Client
    written: Client


def pack(kept: KeptFacts) -> bytes:
    """The kept form as JSON."""
    return msgspec.json.encode(
        KeptFacts(kept.client_id, kept.version, storable(kept.loaded), storable(kept.written))
    )


def unpack(data: bytes) -> KeptFacts | None:
    """What `pack` gave; None for data of another version of the program."""
    try:
        return msgspec.json.decode(data, type=KeptFacts)
    except msgspec.DecodeError:
        return None
