"""Each value of each remembered table, changed behind the program's back, is found.

By `log --verify`, and by the script that a stranger needs no program of ours for.
"""

from __future__ import annotations

import ast
import importlib.util
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from evidence_desk.catalogue import tables
from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.clocks import ClockWords, add_clock
from evidence_desk.desk.history import verify_log
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import Library, open_library
from evidence_desk.desk.occasions import add_occasion
from evidence_desk.desk.suggestions import decline
from evidence_desk.desk.transcripts import add_line

_SCRIPT = Path(__file__).parents[2] / "docs" / "check_journal.py"


def _script() -> Any:
    spec = importlib.util.spec_from_file_location("check_journal", _SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_check = _script().check


@pytest.fixture(scope="module")
def full(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library with a row in every table."""
    path = shutil.copytree(demo, tmp_path_factory.mktemp("full") / "case")
    with open_library(path, "Mara") as library:
        film = items_json(library, "kind:video", limit=1)[0]["ref"]
        incident = add_incident(library, "2010-09-21", {"en": "The quay"})
        add_occasion(library, incident, {"date": "2010-09-22"})
        add_clock(library, ClockWords(make="PENTAX", shift="+1:02", evidence="the church clock"))
        decline(library, incident, [film])
        add_line(library, film, "en", 0, "Go back", 1)
        yield library


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (name, column.name)
        for name, table in (*tables.REMEMBERED.items(), ("journal", tables.journal))
        for column in table.columns
    ],
)
def test_a_changed_value_is_found(full: Library, table: str, column: str) -> None:
    with closing(sqlite3.connect(full.path / "library.sqlite", isolation_level=None)) as database:
        number, kept = database.execute(
            f"SELECT rowid, {column} FROM {table} ORDER BY rowid DESC LIMIT 1"
        ).fetchone()
        _set(database, table, column, number, _other(kept))
        try:
            assert not verify_log(full).ok
            assert _check(full.path)
        finally:
            at = _other(kept) if column == "id" else number
            _set(database, table, column, at, kept)
    assert verify_log(full).ok


@pytest.mark.parametrize("table", [*tables.REMEMBERED, "journal"])
def test_a_row_taken_out_is_found(full: Library, table: str) -> None:
    with closing(sqlite3.connect(full.path / "library.sqlite", isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys=OFF")
        kept = database.execute(f"SELECT * FROM {table} ORDER BY id LIMIT 1").fetchone()
        database.execute(f"DELETE FROM {table} WHERE id = ?", kept[:1])
        try:
            assert not verify_log(full).ok
            assert _check(full.path)
        finally:
            places = ", ".join("?" * len(kept))
            database.execute(f"INSERT INTO {table} VALUES ({places})", kept)
    assert verify_log(full).ok


def test_a_stranger_needs_thirty_lines_and_python_alone(full: Library) -> None:
    text = _SCRIPT.read_text("utf-8")
    tree = ast.parse(text)
    imported = [
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    ]
    assert set(imported) <= sys.stdlib_module_names
    code = [line for line in text.splitlines() if line.strip() and '"""' not in line]
    assert len(code) <= 30
    command = [sys.executable, "-I", "-S", str(_SCRIPT), str(full.path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "as they were written" in done.stdout


def _other(value: object) -> object:
    """Another value of the same kind, as like it as can be."""
    if value is None:
        return 7
    if isinstance(value, int | float):
        return value + 1_000_000
    return f"{value} "


def _set(
    database: sqlite3.Connection, table: str, column: str, number: object, value: object
) -> None:
    database.execute("PRAGMA foreign_keys=OFF")
    database.execute("PRAGMA ignore_check_constraints=ON")
    statement = f"UPDATE {table} SET {column} = ? WHERE rowid = ?"
    assert database.execute(statement, (value, number)).rowcount == 1
