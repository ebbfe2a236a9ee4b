"""The audit trail: a chain of lines and its head."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Text

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.store.columns import Choice, Instant
from aftercare_desktop.store.tables.making import given, table

audit = table(
    "audit",
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    given("at", Instant),
    Column("staff_id", Integer, ForeignKey("staff.id")),
    given("event", Choice(Event)),
    given("subject", Text),
    Column("subject_id", Integer),
    given("detail", Text),
    given("previous", Text),
    given("mac", Text),
    Index("ix_audit_subject_subject_id", "subject", "subject_id"),
)

audit_head = table(
    "audit_head",
    Column("id", Integer, primary_key=True, autoincrement=False),
    given("count", Integer),
    given("mac", Text),
    CheckConstraint("id = 1", name="one_head"),
)
"""Number and MAC of the last line, so that taking lines off the end does not go unseen."""
