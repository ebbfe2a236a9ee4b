"""Lay the tables of the whole record: directory, safety links, entries, statuses, messages, imports, merged clients."""

import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Lay the tables and move safety links out of the clients' own rows."""
    _client_search()
    _directory()
    _import_sources()
    _entries()
    _imported_facts()
    _merged_clients()
    _messages()
    _plan_links()
    _safety_links()
    _status_changes()
    _move_safety_links()
    op.drop_column("clients", "safety_links")
    op.create_index("ix_clients_birth_date", "clients", ["birth_date"], unique=False)
    op.create_index("ix_clients_email", "clients", ["email"], unique=False)


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _optional_texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=True) for name in names]


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _optional_numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), nullable=True) for name in names]


def _identity() -> sa.Column[Any]:
    return sa.Column("id", sa.Integer(), autoincrement=True, nullable=False)


def _pointing(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    """Foreign keys of these columns to the tables named, `staff="..."` meaning staff.id."""
    return [
        sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))
        for column, target in columns.items()
    ]


def _counted(table: str, *parts: Any) -> None:
    op.create_table(
        table,
        *parts,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _client_search() -> None:
    """The narrow rows behind the list of clients, now with what it is filtered by; filled after all steps."""
    op.drop_table("client_search")
    op.create_table(
        "client_search",
        *_texts("sort_key"),
        *_numbers("client_id", "archived", "stamp"),
        *_texts("changed_at", "status"),
        *_optional_numbers("counselor_id"),
        *_texts("program"),
        *_optional_texts("leaves_on", "record_number"),
        *_texts("language"),
        *_numbers("interpreter", "agreed"),
        *_optional_texts("agreed_until"),
        *_texts("medicines"),
        *_numbers("has_home"),
        *_texts("plan"),
        *_numbers("plan_number"),
        *_texts("plan_medicines"),
        *_numbers("plan_home"),
        *_texts("folded"),
        *_pointing("client_search", client_id="clients.id", counselor_id="staff.id"),
        sa.PrimaryKeyConstraint("sort_key", "client_id", name=op.f("pk_client_search")),
        sa.UniqueConstraint("client_id", name=op.f("uq_client_search_client_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_client_search_stamp", "client_search", ["stamp"], unique=False)


def _directory() -> None:
    _counted(
        "directory",
        _identity(),
        *_numbers("version"),
        *_texts("changed_at"),
        *_optional_texts("archived_at"),
        *_optional_numbers("archived_by"),
        *_texts("name", "kind", "contact", "address", "phone", "fax", "email", "hours", "hours_note"),
        *_numbers("closed_on_public_holidays"),
        *_texts("closed_days", "lines", "note", "folded"),
        *_pointing("directory", archived_by="staff.id"),
    )
    op.create_index("ix_directory_folded", "directory", ["folded", "kind", "archived_at"])


def _plan_links() -> None:
    op.create_table(
        "plan_links",
        *_numbers("revision_id", "entry_id"),
        *_pointing("plan_links", revision_id="plan_revisions.id", entry_id="directory.id"),
        sa.PrimaryKeyConstraint("revision_id", "entry_id", name=op.f("pk_plan_links")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_plan_links_entry_id", "plan_links", ["entry_id"])


def _import_sources() -> None:
    op.create_table(
        "import_sources",
        *_texts("name"),
        *_numbers("version"),
        *_texts("settings"),
        *_optional_texts("last_import_at"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_import_sources")),
        sqlite_strict=True,
    )


def _entries() -> None:
    _counted(
        "entries",
        _identity(),
        *_numbers("version", "client_id"),
        *_texts("kind", "happened_on", "text", "written_at"),
        *_numbers("written_by"),
        *_optional_texts("moved_at"),
        *_optional_numbers("moved_by", "moved_from"),
        *_optional_texts("in_error_at"),
        *_optional_numbers("in_error_by"),
        *_optional_texts("withdrawn_at"),
        sa.CheckConstraint("in_error_at IS NULL OR text = ''", name=op.f("ck_entries_no_content_in_error")),
        sa.CheckConstraint("withdrawn_at IS NULL OR text = ''", name=op.f("ck_entries_no_content_withdrawn")),
        *_pointing(
            "entries",
            client_id="clients.id",
            written_by="staff.id",
            moved_by="staff.id",
            moved_from="clients.id",
            in_error_by="staff.id",
        ),
    )
    op.create_index("ix_entries_client_id_happened_on", "entries", ["client_id", "happened_on"], unique=False)
    op.create_index("ix_entries_moved_from", "entries", ["moved_from"], unique=False)


def _imported_facts() -> None:
    op.create_table(
        "imported_facts",
        *_texts("source"),
        *_numbers("client_id"),
        *_texts("facts", "imported_at"),
        *_optional_texts("gone_at"),
        *_pointing("imported_facts", source="import_sources.name", client_id="clients.id"),
        sa.PrimaryKeyConstraint("source", "client_id", name=op.f("pk_imported_facts")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_imported_facts_client_id", "imported_facts", ["client_id"], unique=False)


def _merged_clients() -> None:
    op.create_table(
        "merged_clients",
        *_numbers("client_id", "into_id"),
        *_texts("merged_at"),
        *_numbers("merged_by"),
        *_pointing("merged_clients", client_id="clients.id", into_id="clients.id", merged_by="staff.id"),
        sa.PrimaryKeyConstraint("client_id", name=op.f("pk_merged_clients")),
        sqlite_strict=True,
    )
    op.create_index("ix_merged_clients_into_id", "merged_clients", ["into_id"], unique=False)


def _messages() -> None:
    _counted(
        "messages",
        _identity(),
        *_numbers("version"),
        *_texts("taken_at"),
        *_numbers("taken_by"),
        *_texts("asked_about", "caller", "caller_kind", "phone", "words"),
        *_optional_numbers("for_staff_id"),
        *_optional_texts("done_at"),
        *_optional_numbers("done_by"),
        *_optional_texts("withdrawn_at"),
        *_optional_numbers("handed_on_by", "client_id"),
        *_pointing(
            "messages",
            taken_by="staff.id",
            for_staff_id="staff.id",
            done_by="staff.id",
            handed_on_by="staff.id",
            client_id="clients.id",
        ),
    )
    op.create_index("ix_messages_client_id", "messages", ["client_id"], unique=False)
    op.create_index("ix_messages_done_at_taken_at", "messages", ["done_at", "taken_at"], unique=False)


def _safety_links() -> None:
    _counted(
        "safety_links",
        _identity(),
        *_numbers("version", "client_id"),
        *_optional_numbers("other_id"),
        *_texts("kind", "name", "source", "reason"),
        *_optional_texts("ends_on"),
        *_texts("created_at"),
        *_optional_numbers("created_by"),
        *_optional_texts("lifted_at"),
        *_optional_numbers("lifted_by"),
        sa.CheckConstraint(
            "other_id IS NULL OR other_id <> client_id", name=op.f("ck_safety_links_two_people")
        ),
        *_pointing(
            "safety_links",
            client_id="clients.id",
            other_id="clients.id",
            created_by="staff.id",
            lifted_by="staff.id",
        ),
    )
    op.create_index("ix_safety_links_client_id", "safety_links", ["client_id"], unique=False)
    op.create_index("ix_safety_links_other_id", "safety_links", ["other_id"], unique=False)


def _status_changes() -> None:
    _counted(
        "status_changes",
        _identity(),
        *_numbers("client_id"),
        *_texts("before", "status", "since", "place"),
        *_optional_texts("until"),
        *_texts("note", "made_at"),
        *_numbers("made_by"),
        *_optional_texts("taken_back_at"),
        *_pointing("status_changes", client_id="clients.id", made_by="staff.id"),
    )
    op.create_index("ix_status_changes_client_id", "status_changes", ["client_id"], unique=False)


def _move_safety_links() -> None:
    """Links stood as JSON in the client's row: kind, name, end and source."""
    connection = op.get_bind()
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    rows = connection.exec_driver_sql("SELECT id, safety_links FROM clients WHERE safety_links <> '[]'")
    for client_id, text in rows.fetchall():
        for link in json.loads(text):
            connection.exec_driver_sql(
                "INSERT INTO safety_links (version, client_id, kind, name, source, reason, ends_on, created_at) "
                "VALUES (1, ?, ?, ?, ?, '', ?, ?)",
                (
                    client_id,
                    link["kind"],
                    link.get("name", ""),
                    link.get("source", ""),
                    link.get("ends_on"),
                    now,
                ),
            )
