"""Revisions of the plan with their files, what other screens ask of them, and what happened after."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Text

from aftercare_desktop.domain.plan_events import PlanEventKind
from aftercare_desktop.domain.plans import RevisionState
from aftercare_desktop.store.columns import Choice, ClockTime, Day, Instant, TextOrNothing
from aftercare_desktop.store.plan_dates import PlanDateKind
from aftercare_desktop.store.tables.making import given, identity, table

files = table(
    "files",
    Column("sha256", Text, primary_key=True),
    given("media_type", Text),
    given("size", Integer),
    given("kept_at", Instant),
    given("content", LargeBinary),
    CheckConstraint("length(sha256) = 64", name="hex"),
)

plan_revisions = table(
    "plan_revisions",
    identity(),
    given("version", Integer),
    given("client_id", Integer, ForeignKey("clients.id")),
    given("number", Integer),
    given("state", Choice(RevisionState)),
    given("created_at", Instant),
    given("created_by", Integer, ForeignKey("staff.id")),
    given("changed_at", Instant),
    given("changed_by", Integer, ForeignKey("staff.id")),
    Column("finalized_at", Instant),
    Column("finalized_by", Integer, ForeignKey("staff.id")),
    given("document_sha256", Text),
    Column("pdf_sha256", TextOrNothing, ForeignKey("files.sha256")),
    given("facts_sha256", Text),
    given("gaps_reason", Text),
    given("format", Integer),
    # Last, so that lists of revisions never read through it.
    given("document", Text),
    CheckConstraint("number >= 1", name="counted"),
    Index("uq_plan_revisions_client_id_number", "client_id", "number", unique=True),
    Index("ix_plan_revisions_pdf_sha256", "pdf_sha256"),
    sqlite_autoincrement=True,
)

plan_dates = table(
    "plan_dates",
    Column("revision_id", Integer, ForeignKey("plan_revisions.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    given("client_id", Integer, ForeignKey("clients.id")),
    given("kind", Choice(PlanDateKind)),
    given("key", Text),
    given("day", Day),
    Column("at", ClockTime),
    Index("ix_plan_dates_kind_day", "kind", "day"),
    Index("ix_plan_dates_client_id_day", "client_id", "day"),
    sqlite_with_rowid=False,
)
"""Dates inside plan documents that other screens ask for, written in the same transaction as the document."""

plan_links = table(
    "plan_links",
    Column("revision_id", Integer, ForeignKey("plan_revisions.id"), primary_key=True),
    Column("entry_id", Integer, ForeignKey("directory.id"), primary_key=True),
    Index("ix_plan_links_entry_id", "entry_id"),
    sqlite_with_rowid=False,
)
"""Which entries of the directory a plan names, written in the same transaction as the document."""

plan_events = table(
    "plan_events",
    identity(),
    given("revision_id", Integer, ForeignKey("plan_revisions.id")),
    given("kind", Choice(PlanEventKind)),
    given("key", Text),
    given("happened_on", Day),
    Column("happened_at", ClockTime),
    given("person", Text),
    given("note", Text),
    Column("file_sha256", TextOrNothing, ForeignKey("files.sha256")),
    given("made_at", Instant),
    given("made_by", Integer, ForeignKey("staff.id")),
    Column("taken_back_at", Instant),
    Column("taken_back_by", Integer, ForeignKey("staff.id")),
    Index("ix_plan_events_revision_id", "revision_id"),
    Index("ix_plan_events_file_sha256", "file_sha256"),
    sqlite_autoincrement=True,
)
"""What happened after a revision was finalized, beside its frozen document and outside its hashes."""
