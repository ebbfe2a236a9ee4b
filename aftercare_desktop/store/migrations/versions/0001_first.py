"""Lay every table of the first version."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Lay every table; guards are installed afterwards by the caller."""
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


def _approved_words() -> None:
    op.create_table(
        "approved_words",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("approver", sa.Text(), nullable=False),
        sa.Column("approved_on", sa.Text(), nullable=True),
        sa.Column("review_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_approved_words")),
        sqlite_strict=True,
    )


def _audit_head() -> None:
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("mac", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_one_head")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
        sqlite_strict=True,
    )


def _center() -> None:
    op.create_table(
        "center",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("closed_days", sa.Text(), nullable=False),
        sa.Column("closed_on_public_holidays", sa.Integer(), nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("idle_lock_minutes", sa.Integer(), nullable=False),
        sa.Column("practice", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_center_one_center")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_center")),
        sqlite_strict=True,
    )


def _files() -> None:
    op.create_table(
        "files",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_files_hex")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_files")),
        sqlite_strict=True,
    )


def _settings() -> None:
    op.create_table(
        "settings",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_settings")),
        sqlite_strict=True,
    )


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("user_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("credentials", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("phone_hours", sa.Text(), nullable=False),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("user_key", name=op.f("uq_staff_user_key")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("mac", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_audit_staff_id")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit")),
        sqlite_strict=True,
    )
    op.create_index("ix_audit_subject_subject_id", "audit", ["subject", "subject_id"], unique=False)


def _clients() -> None:
    op.create_table(
        "clients",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("archived_at", sa.Text(), nullable=True),
        sa.Column("archived_by", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("preferred_name", sa.Text(), nullable=False),
        sa.Column("pronouns", sa.Text(), nullable=False),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Text(), nullable=True),
        sa.Column("record_number", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("interpreter", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("counselor_id", sa.Integer(), nullable=True),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("admitted_on", sa.Text(), nullable=True),
        sa.Column("discharge_planned", sa.Text(), nullable=True),
        sa.Column("discharge_time", sa.Text(), nullable=False),
        sa.Column("discharged_on", sa.Text(), nullable=True),
        sa.Column("discharge_type", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("phones", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("mailing_address", sa.Text(), nullable=False),
        sa.Column("emergency", sa.Text(), nullable=False),
        sa.Column("locators", sa.Text(), nullable=False),
        sa.Column("substances", sa.Text(), nullable=False),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.Column("medicines", sa.Text(), nullable=False),
        sa.Column("allergies", sa.Text(), nullable=False),
        sa.Column("no_known_allergies", sa.Integer(), nullable=False),
        sa.Column("pregnancy", sa.Text(), nullable=False),
        sa.Column("due_date", sa.Text(), nullable=True),
        sa.Column("last_overdose", sa.Text(), nullable=True),
        sa.Column("suicide_risk", sa.Text(), nullable=False),
        sa.Column("recovery", sa.Text(), nullable=False),
        sa.Column("guardian", sa.Text(), nullable=False),
        sa.Column("payee", sa.Text(), nullable=False),
        sa.Column("children", sa.Text(), nullable=False),
        sa.Column("income", sa.Text(), nullable=False),
        sa.Column("funding", sa.Text(), nullable=False),
        sa.Column("insurance", sa.Text(), nullable=False),
        sa.Column("accessibility", sa.Text(), nullable=False),
        sa.Column("transport", sa.Text(), nullable=False),
        sa.Column("veteran", sa.Integer(), nullable=True),
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("probation_officer", sa.Text(), nullable=False),
        sa.Column("treatment_is_condition", sa.Integer(), nullable=False),
        sa.Column("wanted_group", sa.Text(), nullable=False),
        sa.Column("wanted_home", sa.Text(), nullable=False),
        sa.Column("wanted_mentor", sa.Text(), nullable=False),
        sa.Column("safety_links", sa.Text(), nullable=False),
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
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("form_key", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_stash_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", "form_key", name=op.f("pk_stash")),
        sqlite_strict=True,
    )


def _client_search() -> None:
    op.create_table(
        "client_search",
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("archived", sa.Integer(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
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
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("finalized_at", sa.Text(), nullable=True),
        sa.Column("finalized_by", sa.Integer(), nullable=True),
        sa.Column("document_sha256", sa.Text(), nullable=False),
        sa.Column("pdf_sha256", sa.Text(), nullable=True),
        sa.Column("facts_sha256", sa.Text(), nullable=False),
        sa.Column("gaps_reason", sa.Text(), nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
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
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=True),
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
