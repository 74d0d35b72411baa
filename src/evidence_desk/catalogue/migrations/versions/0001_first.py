"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_WORDS = """
CREATE VIRTUAL TABLE words USING fts5 (
    title, note, name, place, body,
    tokenize = "unicode61 remove_diacritics 2",
    prefix = '2 3'
)
"""


def upgrade() -> None:
    """Make every table and the index of words."""
    op.create_table(
        "editions",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("numbering", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("previous_id", sa.Integer(), nullable=True),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.Text(), nullable=True),
        sa.CheckConstraint("audience IN ('full', 'public')", name=op.f("ck_editions_audience")),
        sa.CheckConstraint("state IN ('draft', 'issued')", name=op.f("ck_editions_state")),
        sa.ForeignKeyConstraint(
            ["previous_id"], ["editions.id"], name=op.f("fk_editions_previous_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editions")),
        sa.UniqueConstraint("name", name=op.f("uq_editions_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "incidents",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("date_earliest", sa.Text(), nullable=True),
        sa.Column("date_latest", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("certainty", sa.Text(), nullable=True),
        sa.Column("access", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "access IN ('open', 'restricted', 'confidential')", name=op.f("ck_incidents_access")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("editor", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("args", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("previous_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "saved_searches",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_searches")),
        sa.UniqueConstraint("name", name=op.f("uq_saved_searches_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sections",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("access", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "access IN ('open', 'restricted', 'confidential')", name=op.f("ck_sections_access")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sections")),
        sa.UniqueConstraint("number", name=op.f("uq_sections_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "settings",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settings")),
        sa.UniqueConstraint("name", name=op.f("uq_settings_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("code", name=op.f("uq_sources_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "texts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_texts")),
        sa.UniqueConstraint(
            "owner",
            "owner_id",
            "field",
            "language",
            name=op.f("uq_texts_owner_owner_id_field_language"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "vocabularies",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vocabularies")),
        sa.UniqueConstraint("code", name=op.f("uq_vocabularies_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "items",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("in_place", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("mime", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("stored_width", sa.Integer(), nullable=True),
        sa.Column("stored_height", sa.Integer(), nullable=True),
        sa.Column("orientation", sa.Integer(), nullable=True),
        sa.Column("duration_s", sa.Float(), nullable=True),
        sa.Column("frame_rate", sa.Float(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("captured", sa.Text(), nullable=True),
        sa.Column("captured_offset", sa.Text(), nullable=True),
        sa.Column("captured_from", sa.Text(), nullable=True),
        sa.Column("captured_earliest", sa.Text(), nullable=True),
        sa.Column("captured_latest", sa.Text(), nullable=True),
        sa.Column("date_basis", sa.Text(), nullable=True),
        sa.Column("file_captured", sa.Text(), nullable=True),
        sa.Column("file_captured_offset", sa.Text(), nullable=True),
        sa.Column("file_captured_from", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("file_lat", sa.Float(), nullable=True),
        sa.Column("file_lon", sa.Float(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("make", sa.Text(), nullable=True),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("serial", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("access", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("modified_at", sa.Text(), nullable=True),
        sa.Column("stamp", sa.Text(), nullable=True),
        sa.Column("imported_at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "access IN ('open', 'restricted', 'confidential')", name=op.f("ck_items_access")
        ),
        sa.CheckConstraint(
            "kind IN ('video', 'photo', 'audio', 'document')", name=op.f("ck_items_kind")
        ),
        sa.CheckConstraint(
            "status IN ('new', 'seen', 'picked', 'rejected')", name=op.f("ck_items_status")
        ),
        sa.CheckConstraint("rank BETWEEN 0 AND 5", name=op.f("ck_items_rank")),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_items_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
        sa.UniqueConstraint("sha256", name=op.f("uq_items_sha256")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_items_captured_earliest_captured_latest"),
        "items",
        ["captured_earliest", "captured_latest"],
        unique=False,
    )
    op.create_index(
        op.f("ix_items_kind_status_access_rank"),
        "items",
        ["kind", "status", "access", "rank"],
        unique=False,
    )
    op.create_index(op.f("ix_items_name"), "items", ["name"], unique=False)
    op.create_index(op.f("ix_items_origin"), "items", ["origin"], unique=False)
    op.create_index(op.f("ix_items_source_id"), "items", ["source_id"], unique=False)
    op.create_table(
        "journal_records",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["journal.id"], name=op.f("fk_journal_records_entry_id")
        ),
        sa.PrimaryKeyConstraint("kind", "record_id", "entry_id", name=op.f("pk_journal_records")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "source_identities",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name=op.f("fk_source_identities_source_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_identities")),
        sa.UniqueConstraint("source_id", name=op.f("uq_source_identities_source_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "terms",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("vocabulary_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["terms.id"], name=op.f("fk_terms_parent_id")),
        sa.ForeignKeyConstraint(
            ["vocabulary_id"], ["vocabularies.id"], name=op.f("fk_terms_vocabulary_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms")),
        sa.UniqueConstraint("vocabulary_id", "code", name=op.f("uq_terms_vocabulary_id_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "bodies",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_bodies_item_id")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_bodies")),
    )
    op.create_table(
        "clips",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("start_s", sa.Float(), nullable=False),
        sa.Column("end_s", sa.Float(), nullable=False),
        sa.CheckConstraint("start_s >= 0 AND end_s > start_s", name=op.f("ck_clips_range")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_clips_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clips")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_clips_item_id"), "clips", ["item_id"], unique=False)
    op.create_table(
        "copies",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("stamp", sa.Text(), nullable=True),
        sa.Column("seen_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_copies_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copies")),
        sa.UniqueConstraint("item_id", "origin", name=op.f("uq_copies_item_id_origin")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_copies_item_id"), "copies", ["item_id"], unique=False)
    op.create_index(op.f("ix_copies_origin"), "copies", ["origin"], unique=False)
    op.create_table(
        "file_checks",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_file_checks_item_id")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_file_checks")),
    )
    op.create_index(op.f("ix_file_checks_state"), "file_checks", ["state"], unique=False)
    op.create_table(
        "file_metadata",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_file_metadata_item_id")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_file_metadata")),
    )
    op.create_table(
        "incident_ties",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("term_id", sa.Integer(), nullable=True),
        sa.Column("linked_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(linked_id IS NOT NULL) + (section_id IS NOT NULL) + (term_id IS NOT NULL) = 1",
            name=op.f("ck_incident_ties_one_target"),
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name=op.f("fk_incident_ties_incident_id")
        ),
        sa.ForeignKeyConstraint(
            ["linked_id"], ["incidents.id"], name=op.f("fk_incident_ties_linked_id")
        ),
        sa.ForeignKeyConstraint(
            ["section_id"], ["sections.id"], name=op.f("fk_incident_ties_section_id")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["terms.id"], name=op.f("fk_incident_ties_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_ties")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_incident_ties_incident_id"), "incident_ties", ["incident_id"], unique=False
    )
    op.create_index(
        op.f("ix_incident_ties_linked_id"), "incident_ties", ["linked_id"], unique=False
    )
    op.create_index(
        op.f("ix_incident_ties_section_id"), "incident_ties", ["section_id"], unique=False
    )
    op.create_index(op.f("ix_incident_ties_term_id"), "incident_ties", ["term_id"], unique=False)
    op.create_table(
        "marks",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("at_s", sa.Float(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_marks_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_marks")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_marks_item_id"), "marks", ["item_id"], unique=False)
    op.create_table(
        "exhibits",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("clip_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("frozen", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["clip_id"], ["clips.id"], name=op.f("fk_exhibits_clip_id")),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["editions.id"], name=op.f("fk_exhibits_edition_id")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_exhibits_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exhibits")),
        sa.UniqueConstraint("edition_id", "number", name=op.f("uq_exhibits_edition_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_exhibits_item_id"), "exhibits", ["item_id"], unique=False)
    op.create_table(
        "ties",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("clip_id", sa.Integer(), nullable=True),
        sa.Column("incident_id", sa.Integer(), nullable=True),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("term_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(incident_id IS NOT NULL) + (section_id IS NOT NULL) + (term_id IS NOT NULL) = 1",
            name=op.f("ck_ties_one_target"),
        ),
        sa.ForeignKeyConstraint(["clip_id"], ["clips.id"], name=op.f("fk_ties_clip_id")),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name=op.f("fk_ties_incident_id")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_ties_item_id")),
        sa.ForeignKeyConstraint(["section_id"], ["sections.id"], name=op.f("fk_ties_section_id")),
        sa.ForeignKeyConstraint(["term_id"], ["terms.id"], name=op.f("fk_ties_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ties")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_ties_clip_id"), "ties", ["clip_id"], unique=False)
    op.create_index(
        op.f("ix_ties_incident_id_item_id"), "ties", ["incident_id", "item_id"], unique=False
    )
    op.create_index(
        op.f("ix_ties_item_id_incident_id_section_id_term_id"),
        "ties",
        ["item_id", "incident_id", "section_id", "term_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ties_section_id_item_id"), "ties", ["section_id", "item_id"], unique=False
    )
    op.create_index(op.f("ix_ties_term_id_item_id"), "ties", ["term_id", "item_id"], unique=False)
    op.execute(_WORDS)
