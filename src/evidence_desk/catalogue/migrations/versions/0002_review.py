"""Transcripts; marks that can be tied; items made from other items."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what reviewing needs; no row of the first schema changes."""
    op.create_table(
        "transcript_lines",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("start_s", sa.Float(), nullable=False),
        sa.Column("end_s", sa.Float(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "start_s >= 0 AND (end_s IS NULL OR end_s > start_s)",
            name=op.f("ck_transcript_lines_range"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_transcript_lines_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transcript_lines")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_transcript_lines_item_id_language_start_s"),
        "transcript_lines",
        ["item_id", "language", "start_s"],
        unique=False,
    )
    # Written out: SQLite adds a column with its foreign key in one statement or not at all.
    op.execute(
        "ALTER TABLE items ADD COLUMN parent_id INTEGER "
        "CONSTRAINT fk_items_parent_id REFERENCES items (id)"
    )
    op.execute("ALTER TABLE items ADD COLUMN recipe TEXT")
    op.create_index(op.f("ix_items_parent_id"), "items", ["parent_id"], unique=False)
    op.execute(
        "ALTER TABLE ties ADD COLUMN mark_id INTEGER "
        "CONSTRAINT fk_ties_mark_id REFERENCES marks (id)"
    )
    op.create_index(op.f("ix_ties_mark_id"), "ties", ["mark_id"], unique=False)
