"""Where a plan sends people: the directory."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Text

from aftercare_desktop.domain.center import ClosedDay, PhoneLine
from aftercare_desktop.domain.directory import EntryKind, OpenHours
from aftercare_desktop.domain.people import Address
from aftercare_desktop.store.columns import Choice, Flag, Instant, Parts
from aftercare_desktop.store.tables.making import given, identity, table

directory = table(
    "directory",
    identity(),
    given("version", Integer),
    given("changed_at", Instant),
    Column("archived_at", Instant),
    Column("archived_by", Integer, ForeignKey("staff.id")),
    given("name", Text),
    given("kind", Choice(EntryKind)),
    given("contact", Text),
    given("address", Parts(Address)),
    given("phone", Text),
    given("fax", Text),
    given("email", Text),
    given("hours", Parts(tuple[OpenHours, ...])),
    given("hours_note", Text),
    given("closed_on_public_holidays", Flag),
    given("closed_days", Parts(tuple[ClosedDay, ...])),
    given("lines", Parts(tuple[PhoneLine, ...])),
    given("note", Text),
    given("folded", Text),
    # Holds all that a search reads and keeps it in the order of the list, so that the wide rows are not touched.
    Index("ix_directory_folded", "folded", "kind", "archived_at"),
    sqlite_autoincrement=True,
)
"""`folded` is what the directory is searched by and sorted by; it begins with the name."""
