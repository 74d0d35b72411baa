"""The schema's age: make it new, know it again, bring an older one up to date."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text

from evidence_desk.catalogue.form import SCHEMA_VERSION
from evidence_desk.domain.errors import LibraryError

if TYPE_CHECKING:
    from alembic.config import Config


def make(engine: Engine) -> None:
    """Create every table in an empty database, by the same migrations an older one would take."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        _upgrade(connection)


def bring_up_to_date(engine: Engine, catalogue: Path) -> None:
    """Migrate an older catalogue after copying it aside; refuse one of a newer program untouched.

    Raises LibraryError if it is no catalogue of ours or too new.
    """
    with engine.connect() as connection, connection.begin():
        version = _version(connection)
    if version == SCHEMA_VERSION:
        return
    if version is None or version > SCHEMA_VERSION:
        raise LibraryError(
            f"The catalogue of “{catalogue.parent.name}” was written by a newer program or is not "
            "one of Evidence Desk's; nothing was changed. Update this program to open it."
        )
    _set_aside(catalogue, version)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        _upgrade(connection)


def _version(connection: Connection) -> str | None:
    known = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.execute(text(known)).first() is None:
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _set_aside(catalogue: Path, version: str) -> None:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = catalogue.with_name(f"library before migration from {version}, {stamp}.sqlite")
    begun = copy.with_suffix(".unfinished")  # half a copy must not be taken for one
    source, target = sqlite3.connect(catalogue), sqlite3.connect(begun)
    try:
        source.backup(target)
    except BaseException:
        target.close()
        begun.unlink(missing_ok=True)
        raise
    finally:
        source.close()
        target.close()
    begun.rename(copy)


def _upgrade(connection: Connection) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option(
        "script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%")
    )
    return config
