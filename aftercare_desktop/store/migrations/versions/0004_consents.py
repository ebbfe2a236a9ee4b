"""Lay the tables of consents and disclosures, of their registers, and of what clients ask of their own record."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Lay the eleven tables; nothing that was there before changes."""
    _outside_people()
    _consents()
    _care_marks()
    _disclosures()
    _breaches()
    _agreements()
    _court_orders()
    _patient_notices()
    _restrictions()
    _copy_requests()
    _amendments()


def _identity() -> "sa.Column[Any]":
    return sa.Column("id", sa.Integer(), autoincrement=True, nullable=False)


def _texts(*names: str) -> "list[sa.Column[Any]]":
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _optional_texts(*names: str) -> "list[sa.Column[Any]]":
    return [sa.Column(name, sa.Text(), nullable=True) for name in names]


def _numbers(*names: str) -> "list[sa.Column[Any]]":
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _optional_numbers(*names: str) -> "list[sa.Column[Any]]":
    return [sa.Column(name, sa.Integer(), nullable=True) for name in names]


def _pointing(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    """Foreign keys of these columns to the columns named."""
    return [
        sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))
        for column, target in columns.items()
    ]


def _indexes(table: str, *columns: tuple[str, ...]) -> None:
    for names in columns:
        op.create_index(f"ix_{table}_{'_'.join(names)}", table, list(names))


def _outside_people() -> None:
    op.create_table(
        "outside_people",
        _identity(),
        *_numbers("version", "client_id"),
        *_optional_texts("archived_at"),
        *_texts("name", "role", "relation", "phone", "address", "plan_key", "note"),
        *_pointing("outside_people", client_id="clients.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_people")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _indexes("outside_people", ("client_id",))


def _consents() -> None:
    op.create_table(
        "consents",
        _identity(),
        *_numbers("version", "client_id"),
        *_texts("made_at"),
        *_numbers("made_by"),
        *_optional_numbers("entry_id", "person_id"),
        *_optional_texts("signing", "file_sha256"),
        *_texts("content_sha256"),
        *_optional_texts("revocation", "ended_on"),
        *_texts("ended_note"),
        *_numbers("known_false"),
        *_optional_texts("discarded_at"),
        *_texts("consent"),
        sa.CheckConstraint(
            "signing IS NULL OR length(content_sha256) = 64", name=op.f("ck_consents_signed_whole")
        ),
        *_pointing(
            "consents",
            client_id="clients.id",
            made_by="staff.id",
            entry_id="directory.id",
            person_id="outside_people.id",
            file_sha256="files.sha256",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _indexes("consents", ("client_id",), ("entry_id",), ("file_sha256",), ("person_id",))


def _care_marks() -> None:
    op.create_table(
        "care_marks",
        _identity(),
        *_numbers("client_id", "entry_id"),
        *_texts("role", "marked_at"),
        *_numbers("marked_by"),
        *_optional_texts("ended_at"),
        *_pointing("care_marks", client_id="clients.id", entry_id="directory.id", marked_by="staff.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_marks")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _indexes("care_marks", ("client_id",), ("entry_id",))


def _disclosures() -> None:
    op.create_table(
        "disclosures",
        _identity(),
        *_numbers("version", "client_id"),
        *_texts("prepared_at"),
        *_numbers("prepared_by"),
        *_texts("ground"),
        *_optional_numbers("consent_id", "entry_id", "person_id"),
        *_optional_texts("file_sha256", "sending", "sent_at", "destroyed_at"),
        *_optional_numbers("destroyed_by"),
        *_texts("disclosure"),
        sa.CheckConstraint(
            "(sending IS NULL) = (sent_at IS NULL)", name=op.f("ck_disclosures_sent_at_a_time")
        ),
        sa.CheckConstraint(
            "sending IS NULL OR destroyed_at IS NULL", name=op.f("ck_disclosures_sent_or_destroyed")
        ),
        *_pointing(
            "disclosures",
            client_id="clients.id",
            prepared_by="staff.id",
            consent_id="consents.id",
            entry_id="directory.id",
            person_id="outside_people.id",
            file_sha256="files.sha256",
            destroyed_by="staff.id",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosures")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _indexes(
        "disclosures",
        ("client_id", "sent_at"),
        ("consent_id",),
        ("entry_id",),
        ("file_sha256",),
        ("person_id",),
    )


def _breaches() -> None:
    op.create_table(
        "breaches",
        _identity(),
        *_numbers("version", "client_id"),
        *_optional_numbers("disclosure_id"),
        *_texts("made_at"),
        *_numbers("made_by"),
        *_optional_texts("happened_on"),
        *_texts("discovered_on", "what", "whom", "done"),
        *_optional_texts("client_told_on", "authority_told_on", "closed_on"),
        *_pointing("breaches", client_id="clients.id", disclosure_id="disclosures.id", made_by="staff.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_breaches")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _indexes("breaches", ("client_id",), ("disclosure_id",))


def _agreements() -> None:
    op.create_table(
        "agreements",
        _identity(),
        *_numbers("version"),
        *_texts("made_at"),
        *_numbers("made_by"),
        *_optional_texts("archived_at"),
        *_numbers("entry_id"),
        *_texts("kind", "signed_on"),
        *_optional_texts("until"),
        *_texts("categories"),
        *_optional_texts("file_sha256"),
        *_texts("note"),
        *_pointing("agreements", made_by="staff.id", entry_id="directory.id", file_sha256="files.sha256"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreements")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _indexes("agreements", ("entry_id",), ("file_sha256",))


def _court_orders() -> None:
    op.create_table(
        "court_orders",
        _identity(),
        *_numbers("version"),
        *_optional_numbers("client_id"),
        *_texts("made_at"),
        *_numbers("made_by"),
        *_optional_texts("archived_at"),
        *_texts("kind", "court", "case", "ordered_on", "categories", "recipients"),
        *_numbers("subpoena"),
        *_optional_texts("until", "file_sha256"),
        *_texts("note"),
        *_optional_numbers("entry_id"),
        *_pointing(
            "court_orders",
            client_id="clients.id",
            made_by="staff.id",
            file_sha256="files.sha256",
            entry_id="directory.id",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_court_orders")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _indexes("court_orders", ("client_id",), ("entry_id",), ("file_sha256",))


def _patient_notices() -> None:
    op.create_table(
        "patient_notices",
        _identity(),
        *_numbers("client_id"),
        *_texts("made_at"),
        *_numbers("made_by"),
        *_optional_texts("taken_back_at"),
        *_texts("given_on", "way", "note"),
        *_pointing("patient_notices", client_id="clients.id", made_by="staff.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patient_notices")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _indexes("patient_notices", ("client_id",))


def _restrictions() -> None:
    op.create_table(
        "restrictions",
        _identity(),
        *_numbers("version", "client_id"),
        *_texts("made_at"),
        *_numbers("made_by"),
        *_texts("asked_on", "words", "categories", "recipient"),
        *_optional_numbers("agreed"),
        *_optional_texts("answered_on", "ended_on"),
        *_pointing("restrictions", client_id="clients.id", made_by="staff.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restrictions")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _indexes("restrictions", ("client_id",))


def _copy_requests() -> None:
    op.create_table(
        "copy_requests",
        _identity(),
        *_numbers("version", "client_id"),
        *_texts("made_at"),
        *_numbers("made_by"),
        *_optional_texts("file_sha256"),
        *_texts("asked_on", "form", "asked_by"),
        *_optional_texts("delivered_on"),
        *_texts("delivered_how"),
        *_optional_texts("withdrawn_on"),
        *_pointing("copy_requests", client_id="clients.id", made_by="staff.id", file_sha256="files.sha256"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy_requests")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _indexes("copy_requests", ("client_id",), ("file_sha256",))


def _amendments() -> None:
    op.create_table(
        "amendments",
        _identity(),
        *_numbers("version", "client_id"),
        *_texts("made_at"),
        *_numbers("made_by"),
        *_texts("asked_on", "words"),
        *_optional_numbers("accepted"),
        *_optional_texts("answered_on"),
        *_texts("answer", "disagreement"),
        *_optional_texts("disagreed_on"),
        *_pointing("amendments", client_id="clients.id", made_by="staff.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendments")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _indexes("amendments", ("client_id",))
