"""The schema, once: every table, and which records a row of it belongs to.

Two families. *Remembered* tables hold what people said and what came in; every change to them goes
through the journal, and each has an integer `id`. *Derived* tables can be made again from the
originals and the remembered ones. All values are plain text, whole numbers or floats, so that a
row can be written into the journal as JSON and read by a person.

An item's, incident's, clip's or mark's `id` is the number in its reference; SQLite's AUTOINCREMENT
never hands one out twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Row = Mapping[str, Any]
Record = tuple[str, int]  # ("item", 123)


def _remembered(
    name: str,
    *parts: Any,
    touches: Callable[[Row], Iterable[Record]],
    indexes: Callable[[Row], int | None] | None = None,
) -> Table:
    """A journalled table; `touches` names the records a row belongs to, `indexes` its item whose
    words it holds."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=True),
        *parts,
        sqlite_autoincrement=True,
        info={"remembered": True, "touches": touches, "indexes": indexes},
    )


def _refs(row: Row, **columns: str) -> list[Record]:
    """The records a row's foreign keys point at: ``_refs(row, item="item_id")``."""
    return [(kind, row[name]) for kind, name in columns.items() if row.get(name) is not None]


settings = _remembered(
    "settings",
    Column("name", Text, nullable=False, unique=True),
    Column("value", Text, nullable=False),  # JSON
    touches=lambda row: [("library", 0)],
)

sources = _remembered(
    "sources",
    Column("code", Text, nullable=False, unique=True),
    Column("note", Text, nullable=False, default=""),
    Column("consent", Text),  # what the source has agreed to, in an editor's words
    Column("consent_until", Text),  # the last day it holds, YYYY-MM-DD; None: no end is known
    touches=lambda row: [("source", row["id"])],
)

# Apart from `sources`, so that no query for an export can pick a name up by accident.
source_identities = _remembered(
    "source_identities",
    Column("source_id", ForeignKey("sources.id"), nullable=False, unique=True),
    Column("name", Text, nullable=False, default=""),
    Column("contact", Text, nullable=False, default=""),
    touches=lambda row: _refs(row, source="source_id"),
)

#: The gazetteer: places the library knows; their names are texts of owner "place".
places = _remembered(
    "places",
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_m", Float),  # how far from the point still is this place; None: unknown
    Column("parent_id", ForeignKey("places.id")),  # what it lies in: the town of a quay
    Column("note", Text, nullable=False, default=""),
    Index(None, "parent_id"),
    touches=lambda row: [("place", row["id"]), *_refs(row, place="parent_id")],
)

#: A wrong clock put right: how far the times of a device's files are off, from when to when.
clocks = _remembered(
    "clocks",
    Column("make", Text),  # what the files must say; None: anything
    Column("model", Text),
    Column("serial", Text),
    Column("folder", Text),  # the folder they came from, or above it; None: any
    Column("since", Text),  # local times as files have them, ISO 8601; None: without end
    Column("until", Text),
    Column("shift_s", Float, nullable=False, default=0.0),  # added to the file's time
    Column("zone", Text),  # IANA name or "+02:00": where the corrected clock stood
    Column("evidence", Text, nullable=False, default=""),  # "church clock in frame 212"
    Column("evidence_item_id", Integer),  # the item that shows it; no key: items point back here
    touches=lambda row: [("clock", row["id"]), *_refs(row, item="evidence_item_id")],
)

_HAS_PROBLEM = text("problem IS NOT NULL")  # few have one

items = _remembered(
    "items",
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),  # as it came
    Column("folder", Text, nullable=False, default=""),  # below the folder taken in, with "/"
    Column("origin", Text, nullable=False),  # the whole path it was read from
    Column("path", Text, nullable=False),  # below originals/, or absolute when in place
    Column("in_place", Integer, nullable=False, default=0),
    Column("sha256", Text, nullable=False, unique=True),
    Column("bytes", Integer, nullable=False),
    Column("mime", Text, nullable=False),
    Column("format", Text, nullable=False, default=""),
    Column("width", Integer),
    Column("height", Integer),
    Column("stored_width", Integer),
    Column("stored_height", Integer),
    Column("orientation", Integer),
    Column("duration_s", Float),
    Column("frame_rate", Float),
    Column("pages", Integer),
    Column("captured", Text),  # EDTF: the editor's word if there is one, else the file's
    Column("captured_offset", Text),
    Column("captured_from", Text),
    Column("captured_earliest", Text),
    Column("captured_latest", Text),
    Column("date_basis", Text),
    Column("file_captured", Text),
    Column("file_captured_offset", Text),
    Column("file_captured_from", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("file_lat", Float),
    Column("file_lon", Float),
    Column("place", Text),
    Column("make", Text),
    Column("model", Text),
    Column("serial", Text),
    Column("status", Text, nullable=False, default="new"),
    Column("rank", Integer, nullable=False, default=0),
    Column("access", Text, nullable=False, default="restricted"),
    Column("source_id", ForeignKey("sources.id")),
    Column("problem", Text),
    Column("modified_at", Text),  # the file's own modification time, UTC
    Column("stamp", Text),  # size, time and place on disk: the same file need not be read again
    Column("imported_at", Text, nullable=False),  # UTC
    Column("parent_id", ForeignKey("items.id")),  # what it was made from; None for what came in
    Column("recipe", Text),  # JSON: how it was made from its parent
    Column("place_id", ForeignKey("places.id")),
    Column("clock_id", ForeignKey("clocks.id")),  # what put `captured` right
    CheckConstraint("kind IN ('video', 'photo', 'audio', 'document')", name="kind"),
    CheckConstraint("status IN ('new', 'seen', 'picked', 'rejected')", name="status"),
    CheckConstraint("access IN ('open', 'restricted', 'confidential')", name="access"),
    CheckConstraint("rank BETWEEN 0 AND 5", name="rank"),
    Index(None, "captured_earliest", "captured_latest"),
    Index(None, "kind", "status", "access", "rank"),
    Index(None, "name"),
    Index(None, "origin"),
    Index(None, "source_id"),
    Index(None, "parent_id"),
    Index(None, "place_id"),
    Index(None, "clock_id"),
    Index(None, "problem", sqlite_where=_HAS_PROBLEM),
    touches=lambda row: [("item", row["id"]), *_refs(row, source="source_id", item="parent_id")],
    indexes=lambda row: row["id"],
)

copies = _remembered(
    "copies",  # the same bytes under a further name
    Column("item_id", ForeignKey("items.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("folder", Text, nullable=False, default=""),
    Column("origin", Text, nullable=False, index=True),
    Column("stamp", Text),
    Column("seen_at", Text, nullable=False),
    UniqueConstraint("item_id", "origin"),
    touches=lambda row: _refs(row, item="item_id"),
    indexes=lambda row: row["item_id"],
)

clips = _remembered(
    "clips",
    Column("item_id", ForeignKey("items.id"), nullable=False, index=True),
    Column("start_s", Float, nullable=False),
    Column("end_s", Float, nullable=False),
    CheckConstraint("start_s >= 0 AND end_s > start_s", name="range"),
    touches=lambda row: [("clip", row["id"]), *_refs(row, item="item_id")],
    indexes=lambda row: row["item_id"],
)

marks = _remembered(
    "marks",
    Column("item_id", ForeignKey("items.id"), nullable=False, index=True),
    Column("at_s", Float),
    Column("page", Integer),
    Column("region", Text),  # JSON [x, y, w, h], parts of the picture's size, 0 to 1
    Column("note", Text, nullable=False),
    touches=lambda row: [("mark", row["id"]), *_refs(row, item="item_id")],
    indexes=lambda row: row["item_id"],
)

#: What is said in a film or recording, a line for each stretch of it, in each language written.
transcript_lines = _remembered(
    "transcript_lines",
    Column("item_id", ForeignKey("items.id"), nullable=False),
    Column("language", Text, nullable=False),  # BCP 47: the spoken one, or of a translation
    Column("start_s", Float, nullable=False),
    Column("end_s", Float),  # None: until the next line begins
    Column("words", Text, nullable=False),
    CheckConstraint("start_s >= 0 AND (end_s IS NULL OR end_s > start_s)", name="range"),
    Index(None, "item_id", "language", "start_s"),
    touches=lambda row: _refs(row, item="item_id"),
    indexes=lambda row: row["item_id"],
)

incidents = _remembered(
    "incidents",
    Column("date", Text),  # EDTF
    Column("date_earliest", Text),
    Column("date_latest", Text),
    Column("place", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("certainty", Text),
    Column("access", Text, nullable=False, default="restricted"),
    Column("place_id", ForeignKey("places.id")),
    CheckConstraint("access IN ('open', 'restricted', 'confidential')", name="access"),
    Index(None, "date_earliest", "date_latest"),
    Index(None, "place_id"),
    touches=lambda row: [("incident", row["id"])],
)

#: Further dates and places of an incident that went on, moved, or came again.
occasions = _remembered(
    "occasions",
    Column("incident_id", ForeignKey("incidents.id"), nullable=False, index=True),
    Column("date", Text),  # EDTF
    Column("date_earliest", Text),
    Column("date_latest", Text),
    Column("place", Text),
    Column("place_id", ForeignKey("places.id")),
    Column("lat", Float),
    Column("lon", Float),
    Column("note", Text, nullable=False, default=""),
    Index(None, "place_id"),
    touches=lambda row: _refs(row, incident="incident_id"),
)

sections = _remembered(
    "sections",
    Column("number", Text, nullable=False, unique=True),
    Column("access", Text, nullable=False, default="open"),
    CheckConstraint("access IN ('open', 'restricted', 'confidential')", name="access"),
    touches=lambda row: [("section", row["id"])],
)

vocabularies = _remembered(
    "vocabularies",
    Column("code", Text, nullable=False, unique=True),
    touches=lambda row: [("vocabulary", row["id"])],
)

terms = _remembered(
    "terms",
    Column("vocabulary_id", ForeignKey("vocabularies.id"), nullable=False),
    Column("code", Text, nullable=False),
    Column("parent_id", ForeignKey("terms.id")),
    Column("note", Text, nullable=False, default=""),
    UniqueConstraint("vocabulary_id", "code"),
    touches=lambda row: [("tag", row["id"]), *_refs(row, vocabulary="vocabulary_id")],
)

#: Titles, descriptions, accounts and labels, one row for each language.
texts = _remembered(
    "texts",
    Column("owner", Text, nullable=False),  # item, clip, mark, incident, section, place, …
    Column("owner_id", Integer, nullable=False),
    Column("field", Text, nullable=False),  # title, description
    Column("language", Text, nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("owner", "owner_id", "field", "language"),
    touches=lambda row: [(row["owner"], row["owner_id"])],
    indexes=lambda row: row["owner_id"] if row["owner"] == "item" else None,
)

_ONE_TARGET = "(incident_id IS NOT NULL) + (section_id IS NOT NULL) + (term_id IS NOT NULL) = 1"

#: An item, or a clip or mark of it, tied to what it documents or supports; one target a row.
ties = _remembered(
    "ties",
    Column("item_id", ForeignKey("items.id"), nullable=False),
    Column("clip_id", ForeignKey("clips.id")),
    Column("incident_id", ForeignKey("incidents.id")),
    Column("section_id", ForeignKey("sections.id")),
    Column("term_id", ForeignKey("terms.id")),
    Column("mark_id", ForeignKey("marks.id")),  # at most one of this and clip_id
    Column("position", Integer),  # its place among the exhibits of its section; None: by date
    CheckConstraint(_ONE_TARGET, name="one_target"),
    Index(None, "item_id", "incident_id", "section_id", "term_id"),
    Index(None, "incident_id", "item_id"),
    Index(None, "section_id", "item_id"),
    Index(None, "term_id", "item_id"),
    Index(None, "clip_id"),
    Index(None, "mark_id"),
    touches=lambda row: _refs(
        row,
        item="item_id",
        clip="clip_id",
        mark="mark_id",
        incident="incident_id",
        section="section_id",
        tag="term_id",
    ),
)

#: Items that an editor said do not belong to an incident: not suggested again.
declined = _remembered(
    "declined",
    Column("incident_id", ForeignKey("incidents.id"), nullable=False),
    Column("item_id", ForeignKey("items.id"), nullable=False),
    UniqueConstraint("incident_id", "item_id"),
    Index(None, "item_id"),
    touches=lambda row: _refs(row, incident="incident_id", item="item_id"),
)

#: An incident tied to a section, a tag, or another incident.
incident_ties = _remembered(
    "incident_ties",
    Column("incident_id", ForeignKey("incidents.id"), nullable=False, index=True),
    Column("section_id", ForeignKey("sections.id"), index=True),
    Column("term_id", ForeignKey("terms.id"), index=True),
    Column("linked_id", ForeignKey("incidents.id"), index=True),
    CheckConstraint(
        "(linked_id IS NOT NULL) + (section_id IS NOT NULL) + (term_id IS NOT NULL) = 1",
        name="one_target",
    ),
    touches=lambda row: [
        *_refs(row, incident="incident_id", section="section_id", tag="term_id"),
        *_refs(row, incident="linked_id"),
    ],
)

saved_searches = _remembered(
    "saved_searches",
    Column("name", Text, nullable=False, unique=True),
    Column("query", Text, nullable=False),
    touches=lambda row: [("search", row["id"])],
)

editions = _remembered(
    "editions",
    Column("name", Text, nullable=False, unique=True),
    Column("language", Text, nullable=False),
    Column("audience", Text, nullable=False),
    Column("numbering", Text, nullable=False),
    Column("state", Text, nullable=False, default="draft"),
    Column("previous_id", ForeignKey("editions.id")),
    Column("settings", Text, nullable=False, default="{}"),  # JSON: what goes in, and for whom
    Column("created_at", Text, nullable=False),
    Column("issued_at", Text),
    CheckConstraint("audience IN ('full', 'public')", name="audience"),
    CheckConstraint("state IN ('draft', 'issued')", name="state"),
    touches=lambda row: [("edition", row["id"])],
)

#: The frozen numbers of an issued edition, with what was said of each exhibit on that day.
exhibits = _remembered(
    "exhibits",
    Column("edition_id", ForeignKey("editions.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("number", Text, nullable=False),
    Column("item_id", ForeignKey("items.id"), nullable=False, index=True),
    Column("clip_id", ForeignKey("clips.id")),
    Column("state", Text, nullable=False, default="in"),
    Column("frozen", Text, nullable=False),  # JSON: the entry as it was issued
    UniqueConstraint("edition_id", "number"),
    touches=lambda row: _refs(row, edition="edition_id", item="item_id"),
)

# ---------------------------------------------------------------- derived, or the journal's own

#: Every raw field of the file, for the inspector; JSON.
file_metadata = Table(
    "file_metadata",
    metadata,
    Column("item_id", ForeignKey("items.id"), primary_key=True),
    Column("fields", Text, nullable=False),
)

#: The text of documents.
bodies = Table(
    "bodies",
    metadata,
    Column("item_id", ForeignKey("items.id"), primary_key=True),
    Column("body", Text, nullable=False),
)

#: What the last reading of each original found; no row means it was not read since it came in.
file_checks = Table(
    "file_checks",
    metadata,
    Column("item_id", ForeignKey("items.id"), primary_key=True),
    Column("state", Text, nullable=False),
    Column("checked_at", Text, nullable=False),
    Index(None, "state"),
)

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),  # UTC, ISO 8601
    Column("editor", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("kind", Text, nullable=False),  # edit, undo, redo, custody
    Column("title", Text, nullable=False),  # a template: "tie {count} items to {target}"
    Column("args", Text, nullable=False),  # JSON, what fills the template
    Column("changes", Text, nullable=False),  # JSON, before and after of each row
    Column("facts", Text, nullable=False),  # JSON, hashes of what came in or went out
    Column("undoes", Integer),  # the entry an undo or redo is about
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    sqlite_autoincrement=True,
)

#: Which records an entry touched; answers "the history of this item".
journal_records = Table(
    "journal_records",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("record_id", Integer, primary_key=True, autoincrement=False),
    Column("entry_id", ForeignKey("journal.id"), primary_key=True),
    Index(None, "entry_id"),
    sqlite_with_rowid=False,
)

REMEMBERED: dict[str, Table] = {
    table.name: table for table in metadata.sorted_tables if table.info.get("remembered")
}
