"""Indexes for what is counted: damaged files, and what was touched since an entry."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two indexes; no row changes."""
    op.create_index(op.f("ix_items_problem"), "items", ["problem"], unique=False,
                    sqlite_where=sa.text("problem IS NOT NULL"))  # fmt: skip
    op.create_index(op.f("ix_journal_records_entry_id"), "journal_records", ["entry_id"],
                    unique=False)  # fmt: skip
