"""Columns are fields: every dataclass that is stored finds a column for each of its fields, and the types agree."""

import types
from dataclasses import fields
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import pytest
from sqlalchemy import Integer, Table, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from aftercare_desktop.domain.approved_words import ApprovedSentence
from aftercare_desktop.domain.audit import AuditEntry
from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.directory import DirectoryEntry
from aftercare_desktop.domain.entries import Entry
from aftercare_desktop.domain.messages import Message
from aftercare_desktop.domain.plans import Revision
from aftercare_desktop.domain.safety_links import SafetyLink
from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.domain.statuses import StatusChange
from aftercare_desktop.store import columns, tables
from aftercare_desktop.store.plan_dates import PlanDate
from aftercare_desktop.store.rows import field_names, from_row, to_row
from tests.builders import full_client

STORED: tuple[tuple[type, Table], ...] = (
    (Client, tables.clients),
    (StaffMember, tables.staff),
    (CenterProfile, tables.center),
    (ApprovedSentence, tables.approved_words),
    (AuditEntry, tables.audit),
    (PlanDate, tables.plan_dates),
    (Revision, tables.plan_revisions),
    (DirectoryEntry, tables.directory),
    (SafetyLink, tables.safety_links),
    (Entry, tables.entries),
    (StatusChange, tables.status_changes),
    (Message, tables.messages),
)
NAMES = [table.name for _, table in STORED]
SIMPLE: dict[Any, type] = {
    bool: columns.Flag,
    date: columns.Day,
    datetime: columns.Instant,
    time: columns.ClockTime,
}


def plain_type(hint: Any) -> tuple[Any, bool]:
    """The type without "or nothing", and whether nothing is allowed."""
    if isinstance(hint, types.UnionType):
        given = [part for part in get_args(hint) if part is not type(None)]
        return given[0], True
    return hint, False


@pytest.mark.parametrize(("kind", "table"), STORED, ids=NAMES)
def test_every_field_has_its_column(kind: type, table: Table) -> None:
    assert set(field_names(kind)) <= set(table.c.keys())


@pytest.mark.parametrize(("kind", "table"), STORED, ids=NAMES)
def test_types_and_emptiness_agree(kind: type, table: Table) -> None:
    hints = get_type_hints(kind)
    for field in fields(kind):
        if (kind, field.name) == (Revision, "document"):
            continue
        hint, may_be_nothing = plain_type(hints[field.name])
        column = table.c[field.name]
        if isinstance(column.type, columns.TextOrNothing):
            assert hint is str
            continue
        assert column.nullable is may_be_nothing, field.name
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            assert isinstance(column.type, columns.Choice)
            assert column.type.choices is hint
        elif hint in SIMPLE:
            assert isinstance(column.type, SIMPLE[hint]), field.name
        elif hint is str:
            assert type(column.type) is Text, field.name
        elif hint is int:
            assert type(column.type) is Integer, field.name
        else:
            assert isinstance(column.type, columns.Parts), field.name
            assert column.type.shape == hint, field.name


def test_a_client_becomes_a_row_and_back() -> None:
    client = full_client()
    assert from_row(Client, to_row(client)) == client


@pytest.mark.parametrize("table", tables.metadata.sorted_tables, ids=lambda table: str(table.name))
def test_every_table_can_be_made_on_a_server_too(table: Table) -> None:
    assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        columns.Instant().process_bind_param(datetime(2026, 1, 1), postgresql.dialect())  # type: ignore[no-untyped-call]


def test_instants_are_text_of_one_width() -> None:
    whole = columns.Instant().process_bind_param(
        datetime.fromisoformat("2026-11-23T09:00-05:00"),
        postgresql.dialect(),  # type: ignore[no-untyped-call]
    )
    assert whole == "2026-11-23T14:00:00.000000+00:00"


def test_a_choice_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        tables.clients.c.status.type.process_bind_param("nonsense", postgresql.dialect())  # type: ignore[no-untyped-call]
