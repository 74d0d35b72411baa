"""Places, clocks put right, further occasions, declined suggestions, the order of exhibits."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what ordering needs; no row of the schemas before changes."""
    _make("places", sa.Column("lat", sa.Float()), sa.Column("lon", sa.Float()),
          sa.Column("radius_m", sa.Float()), sa.Column("parent_id", sa.Integer()),
          sa.Column("note", sa.Text(), nullable=False),
          _key("places", "parent_id", "places"))  # fmt: skip
    _index("places", "parent_id")
    _make("clocks", *(sa.Column(name, sa.Text()) for name in ("make", "model", "serial", "folder",
          "since", "until")), sa.Column("shift_s", sa.Float(), nullable=False),
          sa.Column("zone", sa.Text()), sa.Column("evidence", sa.Text(), nullable=False),
          sa.Column("evidence_item_id", sa.Integer()))  # fmt: skip
    _make("occasions", sa.Column("incident_id", sa.Integer(), nullable=False),
          *(sa.Column(name, sa.Text()) for name in ("date", "date_earliest", "date_latest",
          "place")), sa.Column("place_id", sa.Integer()), sa.Column("lat", sa.Float()),
          sa.Column("lon", sa.Float()), sa.Column("note", sa.Text(), nullable=False),
          _key("occasions", "incident_id", "incidents"),
          _key("occasions", "place_id", "places"))  # fmt: skip
    _index("occasions", "incident_id")
    _index("occasions", "place_id")
    _make("declined", sa.Column("incident_id", sa.Integer(), nullable=False),
          sa.Column("item_id", sa.Integer(), nullable=False),
          _key("declined", "incident_id", "incidents"), _key("declined", "item_id", "items"),
          sa.UniqueConstraint("incident_id", "item_id",
                              name=op.f("uq_declined_incident_id_item_id")))  # fmt: skip
    _index("declined", "item_id")
    _index("incidents", "date_earliest", "date_latest")
    # Written out: SQLite adds a column with its foreign key in one statement or not at all.
    for table, column, other in (
        ("items", "place_id", "places"),
        ("items", "clock_id", "clocks"),
        ("incidents", "place_id", "places"),
    ):
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {column} INTEGER "
            f"CONSTRAINT fk_{table}_{column} REFERENCES {other} (id)"
        )
        _index(table, column)
    op.execute("ALTER TABLE ties ADD COLUMN position INTEGER")
    op.execute("ALTER TABLE sources ADD COLUMN consent TEXT")
    op.execute("ALTER TABLE sources ADD COLUMN consent_until TEXT")


def _make(name: str, *parts: sa.schema.SchemaItem) -> None:
    number = sa.Column("id", sa.Integer(), autoincrement=True, nullable=False)
    primary = sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}"))
    op.create_table(name, number, *parts, primary, sqlite_autoincrement=True)


def _key(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))


def _index(table: str, *columns: str) -> None:
    name = f"ix_{table}_{'_'.join(columns)}"
    op.create_index(op.f(name), table, list(columns), unique=False)
