"""Lay the tables of what follows a plan: events beside final revisions, marks of the chart, the center's starters."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Lay the three tables; nothing that was there before changes."""
    _plan_events()
    _chart_marks()
    _starters()


def _plan_events() -> None:
    op.create_table(
        "plan_events",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("happened_on", sa.Text(), nullable=False),
        sa.Column("happened_at", sa.Text(), nullable=True),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("file_sha256", sa.Text(), nullable=True),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", sa.Text(), nullable=True),
        sa.Column("taken_back_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["plan_revisions.id"], name=op.f("fk_plan_events_revision_id")
        ),
        sa.ForeignKeyConstraint(["file_sha256"], ["files.sha256"], name=op.f("fk_plan_events_file_sha256")),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_plan_events_made_by")),
        sa.ForeignKeyConstraint(["taken_back_by"], ["staff.id"], name=op.f("fk_plan_events_taken_back_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_events")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_plan_events_revision_id", "plan_events", ["revision_id"])
    op.create_index("ix_plan_events_file_sha256", "plan_events", ["file_sha256"])


def _chart_marks() -> None:
    op.create_table(
        "chart_marks",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("subject_version", sa.Integer(), nullable=False),
        sa.Column("marked_at", sa.Text(), nullable=False),
        sa.Column("marked_by", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_chart_marks_client_id")),
        sa.ForeignKeyConstraint(["marked_by"], ["staff.id"], name=op.f("fk_chart_marks_marked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chart_marks")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_chart_marks_client_id", "chart_marks", ["client_id"])
    op.create_index("ix_chart_marks_subject_subject_id", "chart_marks", ["subject", "subject_id"])


def _starters() -> None:
    op.create_table(
        "starters",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("hidden", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["staff.id"], name=op.f("fk_starters_changed_by")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_starters")),
        sqlite_strict=True,
    )
