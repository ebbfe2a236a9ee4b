"""What staff write beside the record: notes, phone messages, and what of it stands in the medical record."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Text

from aftercare_desktop.domain.chart import ChartSubject
from aftercare_desktop.domain.entries import NoteKind
from aftercare_desktop.domain.messages import CallerKind
from aftercare_desktop.store.columns import Choice, Day, Instant
from aftercare_desktop.store.tables.making import given, identity, table

entries = table(
    "entries",
    identity(),
    given("version", Integer),
    given("client_id", Integer, ForeignKey("clients.id")),
    given("kind", Choice(NoteKind)),
    given("happened_on", Day),
    given("text", Text),
    given("written_at", Instant),
    given("written_by", Integer, ForeignKey("staff.id")),
    Column("moved_at", Instant),
    Column("moved_by", Integer, ForeignKey("staff.id")),
    Column("moved_from", Integer, ForeignKey("clients.id")),
    Column("in_error_at", Instant),
    Column("in_error_by", Integer, ForeignKey("staff.id")),
    Column("withdrawn_at", Instant),
    CheckConstraint("in_error_at IS NULL OR text = ''", name="no_content_in_error"),
    CheckConstraint("withdrawn_at IS NULL OR text = ''", name="no_content_withdrawn"),
    Index("ix_entries_client_id_happened_on", "client_id", "happened_on"),
    Index("ix_entries_moved_from", "moved_from"),
    sqlite_autoincrement=True,
)

messages = table(
    "messages",
    identity(),
    given("version", Integer),
    given("taken_at", Instant),
    given("taken_by", Integer, ForeignKey("staff.id")),
    given("asked_about", Text),
    given("caller", Text),
    given("caller_kind", Choice(CallerKind)),
    given("phone", Text),
    given("words", Text),
    Column("for_staff_id", Integer, ForeignKey("staff.id")),
    Column("done_at", Instant),
    Column("done_by", Integer, ForeignKey("staff.id")),
    Column("withdrawn_at", Instant),
    Column("handed_on_by", Integer, ForeignKey("staff.id")),
    Column("client_id", Integer, ForeignKey("clients.id")),
    Index("ix_messages_client_id", "client_id"),
    Index("ix_messages_done_at_taken_at", "done_at", "taken_at"),
    sqlite_autoincrement=True,
)

chart_marks = table(
    "chart_marks",
    identity(),
    given("client_id", Integer, ForeignKey("clients.id")),
    given("subject", Choice(ChartSubject)),
    given("subject_id", Integer),
    given("subject_version", Integer),
    given("marked_at", Instant),
    given("marked_by", Integer, ForeignKey("staff.id")),
    Column("taken_back_at", Instant),
    Index("ix_chart_marks_client_id", "client_id"),
    Index("ix_chart_marks_subject_subject_id", "subject", "subject_id"),
    sqlite_autoincrement=True,
)
"""What somebody put into the center's medical record; what changed since is not in it yet."""
