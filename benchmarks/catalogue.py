"""Libraries to measure on, made through the program's own services and its journal."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import defaults_of
from evidence_desk.catalogue.library import CATALOGUE, Library
from evidence_desk.catalogue.search import rebuild
from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.decoders import close_workers
from evidence_desk.desk.editions import add_edition
from evidence_desk.desk.intake import date_columns, import_paths
from evidence_desk.desk.libraries import new_library, open_library
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.sources import add_source
from evidence_desk.desk.ties import tie

if TYPE_CHECKING:
    from benchmarks.corpus import Corpus

EDITION = "Half of it"
_BATCH = 1000

# ---------------------------------------------------------------- many rows, no media

_PLACES = ("harbour", "old quarry", "north gate", "market hall", "river camp", "station", "mill")
_SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "sa", "te", "vu", "wa", "xo")
_KINDS = (
    ("photo", "image/jpeg", "JPEG", "IMG_{n:04d}.JPG"),
    ("photo", "image/jpeg", "JPEG", "DSC{n:05d}.JPG"),
    ("video", "video/mp4", "MP4", "MOV_{n:04d}.mp4"),
    ("audio", "audio/wav", "WAV", "REC{n:03d}.WAV"),
    ("document", "application/pdf", "PDF", "statement {n}.pdf"),
)


def write_rows(path: Path, count: int) -> None:
    """A library of `count` items as two years of intake and description would leave it."""
    chance = random.Random(20100921)
    words = _vocabulary(chance, 600)
    with new_library(path, "Rows to measure on", editor="benchmark") as library:
        targets = _write_order(library, chance, words, count)
        for first in range(1, count + 1, _BATCH):
            numbers = range(first, min(first + _BATCH, count + 1))
            rows = [_row(number, chance, targets["source"]) for number in numbers]
            # As an intake remembers them: a custody entry for each batch.
            with library.change(
                "take in {count} files", kind="custody", count=len(rows)
            ) as changes:
                changes.facts = {"mode": "copy"}
                changes.insert(tables.items, rows)
            with library.change("describe {count} items", count=len(rows)) as changes:
                changes.insert(tables.texts, _titles(numbers, chance, words))
                changes.insert(tables.ties, _ties(numbers, chance, targets))


def write_bulk(path: Path, count: int) -> None:
    """The same rows straight into the tables, past the journal: a million in minutes.

    Searched and counted like any other; its log of changes would not pass for whole.
    """
    chance = random.Random(20100921)
    words = _vocabulary(chance, 600)
    with new_library(path, "Rows to measure on", editor="benchmark") as library:
        targets = _write_order(library, chance, words, count)
    with closing(sqlite3.connect(path / CATALOGUE)) as bare, bare:
        for first in range(1, count + 1, 10 * _BATCH):
            numbers = range(first, min(first + 10 * _BATCH, count + 1))
            rows = [_row(number, chance, targets["source"]) for number in numbers]
            _insert(bare, tables.items, rows)
            _insert(bare, tables.texts, _titles(numbers, chance, words))
            _insert(bare, tables.ties, _ties(numbers, chance, targets))
    with open_library(path) as library, library.derive() as connection:
        rebuild(connection)


def _insert(bare: sqlite3.Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    names = [column.name for column in table.columns]
    defaults = defaults_of(table)
    bare.executemany(
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        ([row.get(name, defaults[name]) for name in names] for row in rows),
    )


def _vocabulary(chance: random.Random, count: int) -> list[str]:
    """Invented words, so that what is searched for is rare and common as words are."""
    found = dict.fromkeys(
        "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 2, 3, 3, 4))))
        for _ in range(count * 2)
    )
    return [*(word for place in _PLACES for word in place.split()), *found][:count]


def _said(chance: random.Random, words: list[str], count: int) -> str:
    """A few words, the first of the vocabulary far oftener than the last (Zipf)."""
    return " ".join(words[int(len(words) ** chance.random()) - 1] for _ in range(count))


def _write_order(
    library: Library, chance: random.Random, words: list[str], count: int
) -> dict[str, list[int]]:
    """Sources, sections and incidents; returns the ids to tie to."""
    sources = [f"S-{number:02d}" for number in range(1, 26)]
    for code in sources:
        add_source(library, code)
    for top in range(1, 9):
        add_section(library, f"{top}", {"en": _said(chance, words, 3)})
        for below in range(1, 6):
            add_section(library, f"{top}.{below}", {"en": _said(chance, words, 3)})
    for _ in range(min(200, max(5, count // 100))):
        day = datetime(2009, 6, 1, tzinfo=UTC) + timedelta(days=chance.randrange(730))
        add_incident(
            library,
            date=f"{day:%Y-%m-%d}",
            titles={"en": _said(chance, words, 4), "fr": _said(chance, words, 4)},
            place=chance.choice(_PLACES),
        )
    with library.read() as connection:
        return {
            name: list(connection.execute(select(table.c.id).order_by(table.c.id)).scalars())
            for name, table in (
                ("source", tables.sources),
                ("section", tables.sections),
                ("incident", tables.incidents),
                ("term", tables.terms),
            )
        }


def _row(number: int, chance: random.Random, sources: list[int]) -> dict[str, Any]:
    kind, mime, form, pattern = chance.choices(_KINDS, (40, 35, 15, 7, 3))[0]
    name = pattern.format(n=number % 10_000)
    taken = datetime(2009, 6, 1) + timedelta(seconds=chance.randrange(730 * 86_400))
    folder = f"card {number // 400:03d} {chance.choice(_PLACES)}"
    captured = taken.isoformat(timespec="seconds") if chance.random() < 0.94 else None
    text, earliest, latest = date_columns(captured)
    moving = kind in ("video", "audio")
    sha256 = hashlib.sha256(f"row {number}".encode()).hexdigest()
    return {
        "id": number,
        "kind": kind,
        "name": name,
        "folder": folder,
        "origin": f"/media/card/{folder}/{name}",
        "path": f"{number // 1000:04d}/E-{number:06d} {name}",
        "sha256": sha256,
        "bytes": chance.randrange(200_000, 9_000_000) * (20 if kind == "video" else 1),
        "mime": mime,
        "format": form,
        "width": 4000 if kind in ("photo", "video") else None,
        "height": 3000 if kind in ("photo", "video") else None,
        "duration_s": round(chance.uniform(3, 600), 2) if moving else None,
        "captured": text,
        "captured_from": "EXIF" if text else None,
        "captured_earliest": earliest,
        "captured_latest": latest,
        "file_captured": text,
        "make": "Bench" if kind == "photo" else None,
        "model": f"Camera {number % 7}" if kind == "photo" else None,
        "place": chance.choice(_PLACES) if chance.random() < 0.3 else None,
        "status": chance.choices(("new", "seen", "picked", "rejected"), (50, 30, 12, 8))[0],
        "rank": chance.choices(range(6), (80, 6, 5, 4, 3, 2))[0],
        "access": chance.choices(("restricted", "open", "confidential"), (85, 10, 5))[0],
        "source_id": chance.choice(sources),
        "problem": "The file is cut short." if chance.random() < 0.01 else None,
        "stamp": f"{number}:{number}:{number}:1",
        "imported_at": f"{taken.isoformat(timespec='seconds')}Z",
    }


def _titles(numbers: range, chance: random.Random, words: list[str]) -> list[dict[str, Any]]:
    rows = []
    for number in numbers:
        if chance.random() < 0.4:
            for language in ("en", "fr") if chance.random() < 0.3 else ("en",):
                rows.append(_text(number, "title", language, _said(chance, words, 5)))
        if chance.random() < 0.1:
            rows.append(_text(number, "description", "en", _said(chance, words, 40)))
    return rows


def _text(number: int, field: str, language: str, value: str) -> dict[str, Any]:
    return {
        "owner": "item",
        "owner_id": number,
        "field": field,
        "language": language,
        "value": value,
    }


def _ties(
    numbers: range, chance: random.Random, targets: dict[str, list[int]]
) -> list[dict[str, Any]]:
    rows = []
    for number in numbers:
        for name, share, most in (("incident", 0.4, 1), ("section", 0.3, 2), ("term", 0.5, 3)):
            if targets[name] and chance.random() < share:
                few = min(len(targets[name]), chance.randint(1, most))
                rows += [
                    {"item_id": number, f"{name}_id": target}
                    for target in chance.sample(targets[name], k=few)
                ]
    return rows


# ---------------------------------------------------------------- much media


def write_large(corpus: Corpus, path: Path) -> None:
    """A library of photos (an eighth of its bytes) and long films, taken in by copy, part by part.

    Films are short ones made long by a box that players pass over: their bytes are what counts.
    """
    from benchmarks.corpus import files_below, film, free_box, short_film, write_photos

    source = corpus.scratch / "large source"
    parts = 4 if corpus.large_bytes > 1 << 30 else 1
    each = corpus.large_bytes // parts
    clip = film(8.0, 7) if corpus.scale > 0.01 else short_film()
    long = max(1 << 20, min(96 << 20, each // 10))
    with new_library(path, "Much to read", ("en",), "benchmark") as library:
        add_section(library, "1", {"en": "The half that is handed over"})
        add_section(library, "2", {"en": "The rest"})
        for part in range(parts):
            shutil.rmtree(source, ignore_errors=True)
            write_photos(source / f"photos {part}", 1 + each // 8 // 1_700_000)
            _tell_apart(source, part)
            left = each - sum(file.stat().st_size for file in files_below(source))
            for number in range(max(1, left // (len(clip) + long))):
                name = source / f"FILM_{part}_{number:03d}.mp4"
                name.write_bytes(clip + free_box(os.urandom(long)))
            import_paths(library, [source])
        shutil.rmtree(source, ignore_errors=True)
        _tie_halves(library)
        add_edition(library, EDITION, sections=("1",))
    close_workers()


def write_review(corpus: Corpus, path: Path) -> None:
    """A library of photos of 12 megapixels and of 1080p films, to be looked at one by one."""
    from benchmarks.corpus import film, free_box, jpeg, short_film, with_exif

    source = corpus.scratch / "review source"
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir()
    few = corpus.scale < 0.01
    photos = [jpeg((640, 480) if few else (4000, 3000), seed) for seed in range(1 if few else 4)]
    films = [
        short_film() if few else film(6.0, seed, (1920, 1080)) for seed in range(1 if few else 2)
    ]
    for number in range(4 if few else 40):
        data = with_exif(photos[number % len(photos)], number)
        (source / f"IMG_{number:04d}.JPG").write_bytes(data)
    for number in range(4 if few else 12):
        data = films[number % len(films)] + free_box(f"{number:08d}".encode())
        (source / f"MOV_{number:04d}.mp4").write_bytes(data)
    with new_library(path, "Much to look at", ("en",), "benchmark") as library:
        import_paths(library, [source])
    shutil.rmtree(source, ignore_errors=True)
    close_workers()


def write_hours(corpus: Corpus, path: Path) -> None:
    """A library of two 1080p films of an hour each, a key frame every ten seconds."""
    from benchmarks.corpus import film, long_film, short_film

    source = corpus.scratch / "hour source"
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir()
    few = corpus.scale < 0.01
    for seed in range(2):
        small = short_film() if few else film(10.0, seed, (1920, 1080))
        long_film(source / f"MOV_{seed:04d}.mp4", small, max(20.0, 3600.0 * corpus.scale) + seed)
    with new_library(path, "Hours of it", ("en",), "benchmark") as library:
        import_paths(library, [source])
    shutil.rmtree(source, ignore_errors=True)
    close_workers()


def _tell_apart(folder: Path, part: int) -> None:
    """Bytes after a JPEG's end, so that no part has a file of another."""
    for path in folder.rglob("*.JPG"):
        with path.open("ab") as file:
            file.write(f"part {part}".encode())


def _tie_halves(library: Library) -> None:
    """Every second photo and every second film goes to section 1, the others to section 2."""
    items = tables.items
    with library.read() as connection:
        rows = connection.execute(select(items.c.id).order_by(items.c.kind, items.c.id))
        refs = [f"E-{number:06d}" for number in rows.scalars()]
    tie(library, refs[0::2], sections=("1",))
    tie(library, refs[1::2], sections=("2",))
