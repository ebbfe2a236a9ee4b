"""Lay every table of the first version."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Lay every table; the caller installs the guards afterwards."""
    _approved_words()
    _audit_head()
    _center()
    _files()
    _settings()
    _staff()
    _audit()
    _clients()
    _stash()
    _client_search()
    _plan_revisions()
    _plan_dates()


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _optional_texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=True) for name in names]


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _optional_numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), nullable=True) for name in names]


def _contents(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.LargeBinary(), nullable=False) for name in names]


def _approved_words() -> None:
    op.create_table(
        "approved_words",
        *_texts("key", "text", "approver"),
        *_optional_texts("approved_on", "review_on"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_approved_words")),
        sqlite_strict=True,
    )


def _audit_head() -> None:
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        *_numbers("count"),
        *_texts("mac"),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_one_head")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
        sqlite_strict=True,
    )


def _center() -> None:
    op.create_table(
        "center",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        *_numbers("version"),
        *_texts("name", "line", "address", "state", "timezone", "closed_days"),
        *_numbers("closed_on_public_holidays"),
        *_texts("paper"),
        *_numbers("idle_lock_minutes", "practice"),
        sa.CheckConstraint("id = 1", name=op.f("ck_center_one_center")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_center")),
        sqlite_strict=True,
    )


def _files() -> None:
    op.create_table(
        "files",
        *_texts("sha256", "media_type"),
        *_numbers("size"),
        *_texts("kept_at"),
        *_contents("content"),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_files_hex")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_files")),
        sqlite_strict=True,
    )


def _settings() -> None:
    op.create_table(
        "settings",
        *_texts("name", "value"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_settings")),
        sqlite_strict=True,
    )


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_numbers("version"),
        *_texts("user_name", "user_key", "name", "role", "credentials", "phone", "phone_hours"),
        *_numbers("active"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("user_key", name=op.f("uq_staff_user_key")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        *_texts("at"),
        *_optional_numbers("staff_id"),
        *_texts("event", "subject"),
        *_optional_numbers("subject_id"),
        *_texts("detail", "previous", "mac"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_audit_staff_id")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit")),
        sqlite_strict=True,
    )
    op.create_index("ix_audit_subject_subject_id", "audit", ["subject", "subject_id"], unique=False)


def _clients() -> None:
    op.create_table(
        "clients",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_numbers("version"),
        *_texts("created_at", "changed_at"),
        *_optional_texts("archived_at"),
        *_optional_numbers("archived_by"),
        *_texts("name", "preferred_name", "pronouns", "gender"),
        *_optional_texts("birth_date", "record_number"),
        *_texts("language"),
        *_numbers("interpreter"),
        *_texts("status"),
        *_optional_numbers("counselor_id"),
        *_texts("program"),
        *_optional_texts("admitted_on", "discharge_planned"),
        *_texts("discharge_time"),
        *_optional_texts("discharged_on", "discharge_type"),
        *_texts(
            "contact",
            "phones",
            "email",
            "address",
            "mailing_address",
            "emergency",
            "locators",
            "substances",
            "conditions",
            "medicines",
            "allergies",
        ),
        *_numbers("no_known_allergies"),
        *_texts("pregnancy"),
        *_optional_texts("due_date", "last_overdose"),
        *_texts(
            "suicide_risk",
            "recovery",
            "guardian",
            "payee",
            "children",
            "income",
            "funding",
            "insurance",
            "accessibility",
            "transport",
        ),
        *_optional_numbers("veteran"),
        *_texts("court", "probation_officer"),
        *_numbers("treatment_is_condition"),
        *_texts("wanted_group", "wanted_home", "wanted_mentor", "safety_links"),
        sa.ForeignKeyConstraint(["archived_by"], ["staff.id"], name=op.f("fk_clients_archived_by")),
        sa.ForeignKeyConstraint(["counselor_id"], ["staff.id"], name=op.f("fk_clients_counselor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clients")),
        sa.UniqueConstraint("record_number", name=op.f("uq_clients_record_number")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _stash() -> None:
    op.create_table(
        "stash",
        *_numbers("staff_id"),
        *_texts("form_key", "kept_at"),
        *_contents("content"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_stash_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", "form_key", name=op.f("pk_stash")),
        sqlite_strict=True,
    )


def _client_search() -> None:
    op.create_table(
        "client_search",
        *_texts("sort_key"),
        *_numbers("client_id", "archived"),
        *_texts("folded"),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_client_search_client_id")),
        sa.PrimaryKeyConstraint("sort_key", "client_id", name=op.f("pk_client_search")),
        sa.UniqueConstraint("client_id", name=op.f("uq_client_search_client_id")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _plan_revisions() -> None:
    op.create_table(
        "plan_revisions",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *_numbers("version", "client_id", "number"),
        *_texts("state", "created_at"),
        *_numbers("created_by"),
        *_texts("changed_at"),
        *_numbers("changed_by"),
        *_optional_texts("finalized_at"),
        *_optional_numbers("finalized_by"),
        *_texts("document_sha256"),
        *_optional_texts("pdf_sha256"),
        *_texts("facts_sha256", "gaps_reason"),
        *_numbers("format"),
        *_texts("document"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_plan_revisions_counted")),
        sa.ForeignKeyConstraint(["changed_by"], ["staff.id"], name=op.f("fk_plan_revisions_changed_by")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_plan_revisions_client_id")),
        sa.ForeignKeyConstraint(["created_by"], ["staff.id"], name=op.f("fk_plan_revisions_created_by")),
        sa.ForeignKeyConstraint(["finalized_by"], ["staff.id"], name=op.f("fk_plan_revisions_finalized_by")),
        sa.ForeignKeyConstraint(["pdf_sha256"], ["files.sha256"], name=op.f("fk_plan_revisions_pdf_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_revisions")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_plan_revisions_pdf_sha256", "plan_revisions", ["pdf_sha256"], unique=False)
    op.create_index(
        "uq_plan_revisions_client_id_number", "plan_revisions", ["client_id", "number"], unique=True
    )


def _plan_dates() -> None:
    op.create_table(
        "plan_dates",
        *_numbers("revision_id", "position", "client_id"),
        *_texts("kind", "key", "day"),
        *_optional_texts("at"),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_plan_dates_client_id")),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["plan_revisions.id"], name=op.f("fk_plan_dates_revision_id")
        ),
        sa.PrimaryKeyConstraint("revision_id", "position", name=op.f("pk_plan_dates")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_plan_dates_client_id_day", "plan_dates", ["client_id", "day"], unique=False)
    op.create_index("ix_plan_dates_kind_day", "plan_dates", ["kind", "day"], unique=False)
