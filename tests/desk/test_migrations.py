"""Libraries of every released schema open with this program, whole and with nothing changed.

`tests/released/NNNN.tar.gz` are libraries written by the program that had schema NNNN.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from evidence_desk.catalogue import migrations, tables
from evidence_desk.catalogue.form import SCHEMA_VERSION
from evidence_desk.desk.editions import dossier
from evidence_desk.desk.history import undo, verify_log
from evidence_desk.desk.items import item, item_ids, show
from evidence_desk.desk.libraries import new_library, open_library
from evidence_desk.desk.verify import verify
from evidence_desk.domain.errors import ConflictError

RELEASED = sorted((Path(__file__).parents[1] / "released").glob("*.tar.gz"))


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.name[:4])
def test_an_older_library_is_brought_up_to_date_and_remains_whole(
    released: Path, tmp_path: Path
) -> None:
    shutil.unpack_archive(released, tmp_path)
    path = tmp_path / released.name[:4]
    with open_library(path, "Mara") as library:
        assert verify_log(library).problems == ()
        assert verify(library).ok == 4
        assert item_ids(library, "van") == [1, 3]
        assert item_ids(library, "shouts") == [4]
        assert [clip.titles["en"] for clip in item(library, 4).clips] == ["A shout"]
        assert show(library, "E-000001")["incidents"] == ["I-001"]
        assert len(dossier(library, "First").exhibits) == 3
        with pytest.raises(ConflictError):  # the edition was issued since it was made
            undo(library)
        assert undo(library) is not None
        assert show(library, "E-000001")["rank"] == 0
        assert verify_log(library).problems == ()
    kept = list(path.glob("library before migration from *.sqlite"))
    assert len(kept) == (released.name[:4] != SCHEMA_VERSION)


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.name[:4])
def test_a_migrated_catalogue_has_the_columns_indexes_and_keys_of_a_new_one(
    released: Path, tmp_path: Path
) -> None:
    shutil.unpack_archive(released, tmp_path)
    path = tmp_path / released.name[:4]
    open_library(path, "Mara").close()
    new_library(tmp_path / "new", "New").close()
    assert _schema(path) == _schema(tmp_path / "new")


def test_a_library_of_each_schema_before_this_one_is_kept() -> None:
    versions = Path(migrations.__path__[0]) / "versions"
    made = {path.name[:4] for path in versions.glob("0*.py")}
    assert made - {path.name[:4] for path in RELEASED} <= {SCHEMA_VERSION}


def _schema(path: Path) -> dict[str, object]:
    found = inspect(create_engine(f"sqlite:///{path / 'library.sqlite'}"))
    return {
        name: (
            {(one["name"], str(one["type"]), one["nullable"]) for one in found.get_columns(name)},
            {(one["name"], tuple(one["column_names"])) for one in found.get_indexes(name)},
            {
                (*one["constrained_columns"], one["referred_table"])
                for one in found.get_foreign_keys(name)
            },
        )
        for name in found.get_table_names()
    }


def test_the_schema_of_the_tables_is_the_one_the_migrations_make(tmp_path: Path) -> None:
    new_library(tmp_path / "new", "New").close()
    made = _schema(tmp_path / "new")
    engine = create_engine(f"sqlite:///{tmp_path / 'declared.sqlite'}")
    tables.metadata.create_all(engine)
    engine.dispose()
    (tmp_path / "declared").mkdir()
    (tmp_path / "declared.sqlite").rename(tmp_path / "declared" / "library.sqlite")
    declared = _schema(tmp_path / "declared")
    assert {name: made[name] for name in declared} == declared
