"""Unsaved work as bytes, for the encrypted stash while the window is locked."""

from dataclasses import dataclass

import msgspec

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.ui.pages.client.tidy import storable


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What was unsaved on the whole page; each part as its pane gave it."""

    client_id: int | None
    facts: bytes | None
    plan: bytes | None


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """What a person wrote, on which version of whose record. No `client_id`: somebody who is being added."""

    client_id: int | None
    version: int
    loaded: Client
    written: Client


def pack_page(kept: KeptPage) -> bytes:
    """The kept page as JSON."""
    return msgspec.json.encode(kept)


def unpack_page(data: bytes) -> KeptPage | None:
    """What `pack_page` gave; None for data of another version of the program."""
    try:
        return msgspec.json.decode(data, type=KeptPage)
    except msgspec.DecodeError:
        return None


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
