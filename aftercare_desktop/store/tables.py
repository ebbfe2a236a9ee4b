"""Every table of the center's file. Column names are the field names of the domain; guards stand in `guards`."""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from aftercare_desktop.domain import clients as people
from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.center import ClosedDay, PaperSize, PhoneLine
from aftercare_desktop.domain.chart import ChartSubject
from aftercare_desktop.domain.client_filters import MedicineUse, PlanProgress
from aftercare_desktop.domain.directory import EntryKind, OpenHours
from aftercare_desktop.domain.entries import NoteKind
from aftercare_desktop.domain.messages import CallerKind
from aftercare_desktop.domain.people import Address, Person, Phone
from aftercare_desktop.domain.plan_events import PlanEventKind
from aftercare_desktop.domain.plans import RevisionState
from aftercare_desktop.domain.safety_links import SafetyLinkKind
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.domain.starters import StarterKind
from aftercare_desktop.store.columns import Choice, ClockTime, Day, Flag, Instant, Parts, TextOrNothing
from aftercare_desktop.store.plan_dates import PlanDateKind

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def _table(name: str, *parts: Any, **options: Any) -> Table:
    """A table whose SQLite form checks types (sqlite.org/stricttables.html)."""
    return Table(name, metadata, *parts, sqlite_strict=True, **options)


def _given(name: str, kind: Any, *rules: Any, **options: Any) -> "Column[Any]":
    """A column that always holds a value."""
    return Column(name, kind, *rules, nullable=False, **options)


def _identity() -> "Column[Any]":
    """The row's id, given once and never used again."""
    return Column("id", Integer, primary_key=True, autoincrement=True)


center = _table(
    "center",
    Column("id", Integer, primary_key=True, autoincrement=False),
    _given("version", Integer),
    _given("name", Text),
    _given("line", Parts(PhoneLine)),
    _given("address", Parts(Address)),
    _given("state", Text),
    _given("timezone", Text),
    _given("closed_days", Parts(tuple[ClosedDay, ...])),
    _given("closed_on_public_holidays", Flag),
    _given("paper", Choice(PaperSize)),
    _given("idle_lock_minutes", Integer),
    _given("practice", Flag),
    CheckConstraint("id = 1", name="one_center"),
)

settings = _table(
    "settings",
    Column("name", Text, primary_key=True),
    _given("value", Text),
)

staff = _table(
    "staff",
    _identity(),
    _given("version", Integer),
    _given("user_name", Text),
    _given("user_key", Text, unique=True),
    _given("name", Text),
    _given("role", Choice(Role)),
    _given("credentials", Text),
    _given("phone", Text),
    _given("phone_hours", Text),
    _given("active", Flag),
    sqlite_autoincrement=True,
)

clients = _table(
    "clients",
    _identity(),
    _given("version", Integer),
    _given("created_at", Instant),
    _given("changed_at", Instant),
    Column("archived_at", Instant),
    Column("archived_by", Integer, ForeignKey("staff.id")),
    _given("name", Text),
    _given("preferred_name", Text),
    _given("pronouns", Text),
    _given("gender", Text),
    Column("birth_date", Day),
    Column("record_number", TextOrNothing, unique=True),
    _given("language", Text),
    _given("interpreter", Flag),
    _given("status", Choice(people.ClientStatus)),
    Column("counselor_id", Integer, ForeignKey("staff.id")),
    _given("program", Text),
    Column("admitted_on", Day),
    Column("discharge_planned", Day),
    _given("discharge_time", Text),
    Column("discharged_on", Day),
    Column("discharge_type", Choice(people.DischargeType)),
    _given("contact", Parts(people.ContactAgreement)),
    _given("phones", Parts(tuple[Phone, ...])),
    _given("email", Text),
    _given("address", Parts(Address)),
    _given("mailing_address", Parts(Address)),
    _given("emergency", Parts(Person)),
    _given("locators", Parts(tuple[people.LocatorContact, ...])),
    _given("substances", Parts(tuple[people.SubstanceUse, ...])),
    _given("conditions", Parts(tuple[people.Condition, ...])),
    _given("medicines", Parts(tuple[people.CurrentMedicine, ...])),
    _given("allergies", Text),
    _given("no_known_allergies", Flag),
    _given("pregnancy", Choice(people.Pregnancy)),
    Column("due_date", Day),
    Column("last_overdose", Day),
    _given("suicide_risk", Parts(people.SuicideRisk)),
    _given("recovery", Parts(tuple[people.RecoveryStart, ...])),
    _given("guardian", Parts(Person)),
    _given("payee", Parts(Person)),
    _given("children", Parts(tuple[people.Child, ...])),
    _given("income", Text),
    _given("funding", Text),
    _given("insurance", Text),
    _given("accessibility", Text),
    _given("transport", Text),
    Column("veteran", Flag),
    _given("court", Choice(people.Court)),
    _given("probation_officer", Parts(Person)),
    _given("treatment_is_condition", Flag),
    _given("wanted_group", Choice(people.Wish)),
    _given("wanted_home", Choice(people.Wish)),
    _given("wanted_mentor", Choice(people.Wish)),
    Index("ix_clients_birth_date", "birth_date"),
    Index("ix_clients_email", "email"),
    sqlite_autoincrement=True,
)

client_search = _table(
    "client_search",
    Column("sort_key", Text, primary_key=True),
    Column("client_id", Integer, ForeignKey("clients.id"), primary_key=True, unique=True),
    _given("archived", Flag),
    _given("stamp", Integer),
    _given("changed_at", Instant),
    _given("status", Choice(people.ClientStatus)),
    Column("counselor_id", Integer, ForeignKey("staff.id")),
    _given("program", Text),
    Column("leaves_on", Day),
    Column("record_number", TextOrNothing),
    _given("language", Text),
    _given("interpreter", Flag),
    _given("agreed", Flag),
    Column("agreed_until", Day),
    _given("medicines", Choice(MedicineUse)),
    _given("has_home", Flag),
    _given("plan", Choice(PlanProgress)),
    _given("plan_number", Integer),
    _given("plan_medicines", Choice(MedicineUse)),
    _given("plan_home", Flag),
    _given("folded", Text),
    Index("ix_client_search_stamp", "stamp"),
    sqlite_with_rowid=False,
)
"""What the list of clients is searched, filtered and sorted by: one narrow row per client in list order, scanned from
front to back. Written from the client's record and the newest revision of the plan, in their transactions; `stamp`
grows with every change, so that what a window holds in memory follows.
"""

merged_clients = _table(
    "merged_clients",
    Column("client_id", Integer, ForeignKey("clients.id"), primary_key=True),
    _given("into_id", Integer, ForeignKey("clients.id")),
    _given("merged_at", Instant),
    _given("merged_by", Integer, ForeignKey("staff.id")),
    Index("ix_merged_clients_into_id", "into_id"),
)
"""Archived duplicates, each with the client who is the same person. Their final plans stay theirs, shown there."""

safety_links = _table(
    "safety_links",
    _identity(),
    _given("version", Integer),
    _given("client_id", Integer, ForeignKey("clients.id")),
    Column("other_id", Integer, ForeignKey("clients.id")),
    _given("kind", Choice(SafetyLinkKind)),
    _given("name", Text),
    _given("source", Text),
    _given("reason", Text),
    Column("ends_on", Day),
    _given("created_at", Instant),
    Column("created_by", Integer, ForeignKey("staff.id")),
    Column("lifted_at", Instant),
    Column("lifted_by", Integer, ForeignKey("staff.id")),
    CheckConstraint("other_id IS NULL OR other_id <> client_id", name="two_people"),
    Index("ix_safety_links_client_id", "client_id"),
    Index("ix_safety_links_other_id", "other_id"),
    sqlite_autoincrement=True,
)

status_changes = _table(
    "status_changes",
    _identity(),
    _given("client_id", Integer, ForeignKey("clients.id")),
    _given("before", Choice(people.ClientStatus)),
    _given("status", Choice(people.ClientStatus)),
    _given("since", Day),
    _given("place", Text),
    Column("until", Day),
    _given("note", Text),
    _given("made_at", Instant),
    _given("made_by", Integer, ForeignKey("staff.id")),
    Column("taken_back_at", Instant),
    Index("ix_status_changes_client_id", "client_id"),
    sqlite_autoincrement=True,
)

entries = _table(
    "entries",
    _identity(),
    _given("version", Integer),
    _given("client_id", Integer, ForeignKey("clients.id")),
    _given("kind", Choice(NoteKind)),
    _given("happened_on", Day),
    _given("text", Text),
    _given("written_at", Instant),
    _given("written_by", Integer, ForeignKey("staff.id")),
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

messages = _table(
    "messages",
    _identity(),
    _given("version", Integer),
    _given("taken_at", Instant),
    _given("taken_by", Integer, ForeignKey("staff.id")),
    _given("asked_about", Text),
    _given("caller", Text),
    _given("caller_kind", Choice(CallerKind)),
    _given("phone", Text),
    _given("words", Text),
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

directory = _table(
    "directory",
    _identity(),
    _given("version", Integer),
    _given("changed_at", Instant),
    Column("archived_at", Instant),
    Column("archived_by", Integer, ForeignKey("staff.id")),
    _given("name", Text),
    _given("kind", Choice(EntryKind)),
    _given("contact", Text),
    _given("address", Parts(Address)),
    _given("phone", Text),
    _given("fax", Text),
    _given("email", Text),
    _given("hours", Parts(tuple[OpenHours, ...])),
    _given("hours_note", Text),
    _given("closed_on_public_holidays", Flag),
    _given("closed_days", Parts(tuple[ClosedDay, ...])),
    _given("lines", Parts(tuple[PhoneLine, ...])),
    _given("note", Text),
    _given("folded", Text),
    # Holds all that a search reads and keeps it in the order of the list, so that the wide rows are not touched.
    Index("ix_directory_folded", "folded", "kind", "archived_at"),
    sqlite_autoincrement=True,
)
"""`folded` is what the directory is searched by and sorted by; it begins with the name."""

import_sources = _table(
    "import_sources",
    Column("name", Text, primary_key=True),
    _given("version", Integer),
    _given("settings", Text),
    Column("last_import_at", Instant),
)
"""How files of one source are read: columns corrected by hand, date orders. JSON of `exchange`'s own shape."""

imported_facts = _table(
    "imported_facts",
    Column("source", Text, ForeignKey("import_sources.name"), primary_key=True),
    Column("client_id", Integer, ForeignKey("clients.id"), primary_key=True),
    _given("facts", Text),
    _given("imported_at", Instant),
    Column("gone_at", Instant),
    Index("ix_imported_facts_client_id", "client_id"),
    sqlite_with_rowid=False,
)
"""What a source said last of each client, so that an edit made here is told from a change made there."""

files = _table(
    "files",
    Column("sha256", Text, primary_key=True),
    _given("media_type", Text),
    _given("size", Integer),
    _given("kept_at", Instant),
    _given("content", LargeBinary),
    CheckConstraint("length(sha256) = 64", name="hex"),
)

plan_revisions = _table(
    "plan_revisions",
    _identity(),
    _given("version", Integer),
    _given("client_id", Integer, ForeignKey("clients.id")),
    _given("number", Integer),
    _given("state", Choice(RevisionState)),
    _given("created_at", Instant),
    _given("created_by", Integer, ForeignKey("staff.id")),
    _given("changed_at", Instant),
    _given("changed_by", Integer, ForeignKey("staff.id")),
    Column("finalized_at", Instant),
    Column("finalized_by", Integer, ForeignKey("staff.id")),
    _given("document_sha256", Text),
    Column("pdf_sha256", TextOrNothing, ForeignKey("files.sha256")),
    _given("facts_sha256", Text),
    _given("gaps_reason", Text),
    _given("format", Integer),
    # Last, so that lists of revisions never read through it.
    _given("document", Text),
    CheckConstraint("number >= 1", name="counted"),
    Index("uq_plan_revisions_client_id_number", "client_id", "number", unique=True),
    Index("ix_plan_revisions_pdf_sha256", "pdf_sha256"),
    sqlite_autoincrement=True,
)

plan_dates = _table(
    "plan_dates",
    Column("revision_id", Integer, ForeignKey("plan_revisions.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    _given("client_id", Integer, ForeignKey("clients.id")),
    _given("kind", Choice(PlanDateKind)),
    _given("key", Text),
    _given("day", Day),
    Column("at", ClockTime),
    Index("ix_plan_dates_kind_day", "kind", "day"),
    Index("ix_plan_dates_client_id_day", "client_id", "day"),
    sqlite_with_rowid=False,
)
"""Dates inside plan documents that other screens ask for, written in the same transaction as the document."""

plan_links = _table(
    "plan_links",
    Column("revision_id", Integer, ForeignKey("plan_revisions.id"), primary_key=True),
    Column("entry_id", Integer, ForeignKey("directory.id"), primary_key=True),
    Index("ix_plan_links_entry_id", "entry_id"),
    sqlite_with_rowid=False,
)
"""Which entries of the directory a plan names, written in the same transaction as the document."""

plan_events = _table(
    "plan_events",
    _identity(),
    _given("revision_id", Integer, ForeignKey("plan_revisions.id")),
    _given("kind", Choice(PlanEventKind)),
    _given("key", Text),
    _given("happened_on", Day),
    Column("happened_at", ClockTime),
    _given("person", Text),
    _given("note", Text),
    Column("file_sha256", TextOrNothing, ForeignKey("files.sha256")),
    _given("made_at", Instant),
    _given("made_by", Integer, ForeignKey("staff.id")),
    Column("taken_back_at", Instant),
    Column("taken_back_by", Integer, ForeignKey("staff.id")),
    Index("ix_plan_events_revision_id", "revision_id"),
    Index("ix_plan_events_file_sha256", "file_sha256"),
    sqlite_autoincrement=True,
)
"""What happened after a revision was finalized, beside its frozen document and outside its hashes."""

chart_marks = _table(
    "chart_marks",
    _identity(),
    _given("client_id", Integer, ForeignKey("clients.id")),
    _given("subject", Choice(ChartSubject)),
    _given("subject_id", Integer),
    _given("subject_version", Integer),
    _given("marked_at", Instant),
    _given("marked_by", Integer, ForeignKey("staff.id")),
    Column("taken_back_at", Instant),
    Index("ix_chart_marks_client_id", "client_id"),
    Index("ix_chart_marks_subject_subject_id", "subject", "subject_id"),
    sqlite_autoincrement=True,
)
"""What somebody put into the center's medical record; what changed since is not in it yet."""

starters = _table(
    "starters",
    Column("key", Text, primary_key=True),
    _given("version", Integer),
    _given("kind", Choice(StarterKind)),
    _given("content", Text),
    _given("hidden", Flag),
    _given("changed_at", Instant),
    _given("changed_by", Integer, ForeignKey("staff.id")),
)
"""The center's own starters, and its words in place of the program's: those keep their key."""

approved_words = _table(
    "approved_words",
    Column("key", Choice(ApprovedKey), primary_key=True),
    _given("text", Text),
    _given("approver", Text),
    Column("approved_on", Day),
    Column("review_on", Day),
)

audit = _table(
    "audit",
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    _given("at", Instant),
    Column("staff_id", Integer, ForeignKey("staff.id")),
    _given("event", Choice(Event)),
    _given("subject", Text),
    Column("subject_id", Integer),
    _given("detail", Text),
    _given("previous", Text),
    _given("mac", Text),
    Index("ix_audit_subject_subject_id", "subject", "subject_id"),
)

audit_head = _table(
    "audit_head",
    Column("id", Integer, primary_key=True, autoincrement=False),
    _given("count", Integer),
    _given("mac", Text),
    CheckConstraint("id = 1", name="one_head"),
)
"""Number and MAC of the last line, so that taking lines off the end does not go unseen."""

stash = _table(
    "stash",
    Column("staff_id", Integer, ForeignKey("staff.id"), primary_key=True),
    Column("form_key", Text, primary_key=True),
    _given("kept_at", Instant),
    _given("content", LargeBinary),
)
"""Forms that were not saved when the window locked, each for the person who was writing."""
