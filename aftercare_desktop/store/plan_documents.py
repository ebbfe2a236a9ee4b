"""A plan document as the text that is stored: JSON with a format number and SHA-256; older formats are read too."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

import msgspec

from aftercare_desktop.domain.plans import FORMAT, PlanDocument
from aftercare_desktop.errors import StorageFailed

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]

UPCASTERS: Mapping[int, Upcaster] = MappingProxyType({})
"""For each older format, how its JSON object becomes the next format's. Stored text is never rewritten by it."""

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(PlanDocument)


def to_text(document: PlanDocument) -> str:
    """The document as JSON in the present format. The same document always gives the same text."""
    return _encoder.encode(document).decode()


def from_text(text: str, format_number: int, upcasters: Mapping[int, Upcaster] = UPCASTERS) -> PlanDocument:
    """The document behind a stored text; older formats go through `upcasters` one step at a time.

    Raises `StorageFailed` when the text is not a plan or was written by a newer version of the program.
    """
    if format_number > FORMAT:
        raise StorageFailed(
            "This plan was written with a newer version of the program. Install that version."
        )
    try:
        if format_number == FORMAT:
            return _decoder.decode(text)
        content = msgspec.json.decode(text, type=dict[str, Any])
        for step in range(format_number, FORMAT):
            content = upcasters[step](content)
        return msgspec.convert(content, PlanDocument)
    except (msgspec.MsgspecError, KeyError) as problem:
        raise StorageFailed("A stored plan cannot be read. Run the check and put back a backup.") from problem


def sha256(text: str) -> str:
    """SHA-256 of the stored text's UTF-8 bytes, hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def facts_sha256(
    *,
    client_id: int,
    number: int,
    finalized_at: datetime,
    finalized_by: int,
    gaps_reason: str,
    document_sha256: str,
    pdf_sha256: str,
) -> str:
    """SHA-256 over everything a final revision states beside its document: whose, which, when, by whom, what paper."""
    facts = (client_id, number, finalized_at, finalized_by, gaps_reason, document_sha256, pdf_sha256)
    return hashlib.sha256(msgspec.json.encode(facts)).hexdigest()
