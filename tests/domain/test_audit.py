"""The chain: any change to any field of a line changes its code."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aftercare_desktop.domain.audit import AuditEntry, Event, chain_mac

AT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
ENTRY = AuditEntry(7, AT, 3, Event.CLIENT_ADDED, "client", 12, "detail", "aa" * 32, "")
CHANGES: dict[str, Any] = {
    "sequence": 8,
    "at": AT + timedelta(microseconds=1),
    "staff_id": None,
    "event": Event.CLIENT_CHANGED,
    "subject": "plan",
    "subject_id": 13,
    "detail": "other",
    "previous": "ab" * 32,
}


@pytest.mark.parametrize("field", [f.name for f in fields(AuditEntry) if f.name != "mac"])
def test_every_field_is_covered(field: str) -> None:
    changed = replace(ENTRY, **{field: CHANGES[field]})
    assert chain_mac(b"key", changed) != chain_mac(b"key", ENTRY)


def test_characters_cannot_move_between_fields() -> None:
    left = replace(ENTRY, subject="clientx", detail="yz")
    right = replace(ENTRY, subject="client", detail="xyz")
    assert chain_mac(b"key", left) != chain_mac(b"key", right)


def test_another_installation_has_another_chain() -> None:
    assert chain_mac(b"key", ENTRY) != chain_mac(b"other", ENTRY)
