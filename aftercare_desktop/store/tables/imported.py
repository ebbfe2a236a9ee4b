"""What files of other programs said of clients."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Text

from aftercare_desktop.store.columns import Instant
from aftercare_desktop.store.tables.making import given, table

import_sources = table(
    "import_sources",
    Column("name", Text, primary_key=True),
    given("version", Integer),
    given("settings", Text),
    Column("last_import_at", Instant),
)
"""How files of one source are read: columns corrected by hand, date orders. JSON of `exchange`'s own shape."""

imported_facts = table(
    "imported_facts",
    Column("source", Text, ForeignKey("import_sources.name"), primary_key=True),
    Column("client_id", Integer, ForeignKey("clients.id"), primary_key=True),
    given("facts", Text),
    given("imported_at", Instant),
    Column("gone_at", Instant),
    Index("ix_imported_facts_client_id", "client_id"),
    sqlite_with_rowid=False,
)
"""What a source said last of each client, so that an edit made here is told from a change made there."""
