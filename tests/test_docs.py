"""The documents say what is there: tables, commands, keys, links, and a proof that works."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.form import SCHEMA_VERSION
from evidence_desk.cli.app import every_command
from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.decoders import close_workers
from evidence_desk.desk.describe import describe
from evidence_desk.desk.history import undo
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.libraries import new_library
from evidence_desk.domain.query import FIELDS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
FORMAT = (DOCS / "library-format.md").read_text("utf-8")


def part(text: str, heading: str) -> str:
    """What stands under a heading, up to the next one of any level."""
    match = re.search(rf"^#+ {re.escape(heading)}$(.*?)(?=^#|\Z)", text, re.DOTALL | re.MULTILINE)
    assert match, f"there is no heading “{heading}”"
    return match[1]


# ---------------------------------------------------------------- the map


def test_every_room_is_on_the_map() -> None:
    said = part((DOCS / "architecture.md").read_text("utf-8"), "Rooms")
    named = re.findall(r"`([\w*]+)/?`", said)
    source = ROOT / "src" / "evidence_desk"
    missing = []
    for floor in ("domain", "catalogue", "media", "desk", "exports", "ui", "cli"):
        for path in sorted((source / floor).iterdir()):
            room = path.stem
            if room.startswith("_") or (path.is_dir() and not (path / "__init__.py").exists()):
                continue
            if not any(re.fullmatch(name.replace("*", r"\w*"), room) for name in named):
                missing.append(f"{floor}/{room}")
    assert missing == [], "add them to docs/architecture.md, with the one idea of each"


# ---------------------------------------------------------------- the format


@pytest.mark.parametrize("table", tables.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_column_is_documented(table: Any) -> None:
    rows = [line for line in part(FORMAT, f"`{table.name}`").splitlines() if line.startswith("| `")]
    said = [name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])]
    assert sorted(said) == sorted(column.name for column in table.columns)


def test_the_tables_that_can_be_replayed_are_those_of_the_example() -> None:
    named = re.search(r"REMEMBERED = \((.*?)\)\.split", FORMAT, re.DOTALL)
    assert named
    words = set(re.findall(r"\w+", named[1]))
    assert words == set(tables.REMEMBERED)
    assert f"`{SCHEMA_VERSION}`" in FORMAT


# ---------------------------------------------------------------- the proof


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example of the format's page, on its own."""
    code = part(FORMAT, "Verify it yourself").split("```python\n")[1].split("```")[0]
    path = tmp_path_factory.mktemp("script") / "verify_library.py"
    path.write_text(code, "utf-8")
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small library with a statement, an incident, something undone, and odd characters."""
    folder = tmp_path_factory.mktemp("proof")
    statement = folder / "statement.txt"
    statement.write_text("They came before dawn.\n", "utf-8")
    with new_library(folder / "case", "The “quay”\\\t…", editor="Mara \U0001f4f9") as library:
        import_paths(library, [statement])
        values = {"title.en": "A statement", "lat": "41.1", "lon": "23", "rank": "3"}
        describe(library, ["E-000001"], values)
        add_incident(library, "2010-09-21", {"fr": "La fumée"})
        undo(library)
    close_workers()
    return folder / "case"


@pytest.fixture
def case(whole: Path, tmp_path: Path) -> Path:
    """A copy that may be tampered with."""
    return Path(shutil.copytree(whole, tmp_path / "case"))


def run(script: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """The example as a stranger runs it: without any package of ours."""
    command = [sys.executable, "-I", "-X", "utf8", str(script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def tamper(case: Path, statement: str) -> None:
    """Change the catalogue behind the program's back."""
    with sqlite3.connect(case / "library.sqlite") as connection:
        assert connection.execute(statement).rowcount == 1


def last(case: Path) -> tuple[int, str]:
    with sqlite3.connect(case / "library.sqlite") as connection:
        found = connection.execute("SELECT id, hash FROM journal ORDER BY id DESC").fetchone()
    return int(found[0]), str(found[1])


def test_the_example_finds_a_whole_library_whole(script: Path, case: Path) -> None:
    number, digest = last(case)
    for arguments in ((), (number, digest), (number, f"{digest[:8]} {digest[8:]}")):
        done = run(script, case, *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert digest in done.stdout


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE journal SET editor = 'Eve' WHERE id = 3", "entry 3 is not"),
        ("UPDATE journal SET at = at || '1' WHERE id = 1", "entry 1 is not"),
        ("UPDATE journal SET changes = 'x' WHERE id = 3", "entry 3 make no sense"),
        ("UPDATE journal SET hash = upper(hash) WHERE id = 2", "entry 3 is not"),
        ("DELETE FROM journal WHERE id = 4", "entry 5 is not"),
        ("UPDATE items SET rank = 5", "row 1 of items"),
        ("DELETE FROM texts WHERE owner = 'item'", "of texts"),
        ("INSERT INTO sections (number, access) VALUES ('9', 'open')", "of sections"),
    ],
)
def test_the_example_finds_tampering(script: Path, case: Path, statement: str, said: str) -> None:
    tamper(case, statement)
    done = run(script, case)
    assert done.returncode == 1
    assert said in done.stdout


def test_the_example_finds_an_end_cut_off_by_what_was_printed(script: Path, case: Path) -> None:
    number, digest = last(case)
    tamper(case, f"DELETE FROM journal WHERE id = {number}")
    assert (
        f"entry {number} is not the one that was printed"
        in run(script, case, number, digest).stdout
    )


def test_the_example_finds_a_changed_and_a_missing_original(script: Path, case: Path) -> None:
    original = next((case / "originals").rglob("E-000001*"))
    original.chmod(0o644)
    original.write_text("They came at noon.\n", "utf-8")
    assert "changed: " in run(script, case).stdout
    original.unlink()
    assert "missing: " in run(script, case).stdout


# ---------------------------------------------------------------- commands, search, keys


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every command with its options, those of groups within groups too."""
    waiting = list(get_command(every_command()).commands.items())  # type: ignore[attr-defined]
    for name, one in waiting:
        inside = getattr(one, "commands", None)
        if inside is not None:
            waiting += [(f"{name} {below}", two) for below, two in inside.items()]
        else:
            names = [opt for p in one.params for opt in (*p.opts, *p.secondary_opts)]
            yield name, [opt for opt in names if opt.startswith("--") and opt != "--help"]


def test_every_command_and_option_is_documented() -> None:
    text = (DOCS / "command-line.md").read_text("utf-8")
    parts = re.split(r"^### ", text, flags=re.MULTILINE)[1:]
    missing = []
    for name, options in commands():
        told = [one for one in parts if f"`{name} DIR" in one.splitlines()[0]]
        if not told:
            missing.append(name)
        missing += [f"{name} {opt}" for opt in options if told and f"`{opt}" not in told[0]]
    assert not missing


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_field_of_the_search_language_is_in_the_handbook(language: str) -> None:
    text = (DOCS / "handbook" / f"{language}.md").read_text("utf-8")
    assert [name for name in FIELDS if f"`{name}:`" not in text] == []


def test_the_tables_of_keys_are_those_of_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "packaging/handbook_keys.py", "--check"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


# ---------------------------------------------------------------- links and lines


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as forges make them."""
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    lost = []
    for target in re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if re.match(r"\w+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        if not path.exists() or (anchor and anchor not in anchors(path)):
            lost.append(target)
    assert not lost


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.stem)
def test_lines_fit(page: Path) -> None:
    lines = enumerate(page.read_text("utf-8").splitlines(), 1)
    too_long = [n for n, line in lines if len(line) > 100 and not line.startswith("|")]
    assert too_long == []


def test_every_decision_is_listed() -> None:
    listed = set(re.findall(r"\((\d{4}-[\w-]+\.md)\)", (DOCS / "decisions/README.md").read_text()))
    assert listed == {path.name for path in (DOCS / "decisions").glob("0*.md")}
