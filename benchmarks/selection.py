"""A selection of 400 items tied, ranked and picked: until it is saved and its rows are read anew.

Each is one undo step: the ties or values, the journal's entry with its hash, the index of words.
The yardstick writes 400 rows of the same table of a copy and nothing else, one transaction. The
same with 10,000 items to an incident, and its undo, against one UPDATE of as many rows.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count

from sqlalchemy import select

from benchmarks.corpus import Corpus
from benchmarks.harness import Line, Pair, timed
from evidence_desk.catalogue import tables
from evidence_desk.desk.describe import describe
from evidence_desk.desk.history import undo
from evidence_desk.desk.items import item_rows
from evidence_desk.desk.libraries import Library, open_library
from evidence_desk.desk.ties import tie, untie

_MOST = 400
_LARGE = 10_000
_IN_SIGHT = 120  # a block of the window's model
_INSERT = "INSERT INTO ties (item_id, incident_id) VALUES (?, ?)"

_UPDATE = "UPDATE items SET rank = ? WHERE id <= ?"

#: Changes a selection, given what it is called by and a number that is another each time.
Change = Callable[[Library, list[str], int], object]


def _tie(library: Library, refs: list[str], turn: int) -> object:
    """Tie all of them, then take all of it away, in turn."""
    return (untie if turn % 2 else tie)(library, refs, incidents=["I-1"])


def _rank(library: Library, refs: list[str], turn: int) -> object:
    return describe(library, refs, {"rank": turn % 5 + 1})


def _pick(library: Library, refs: list[str], turn: int) -> object:
    return describe(library, refs, {"status": "rejected" if turn % 2 else "picked"})


def _measured(change: Change) -> Callable[..., object]:
    @contextmanager
    def prepare(corpus: Corpus) -> Iterator[Pair]:
        ours, theirs = corpus.scratch / "selected.evidence", corpus.scratch / "bare.sqlite"
        shutil.rmtree(ours, ignore_errors=True)
        shutil.copytree(corpus.rows, ours)
        with open_library(ours, "benchmark") as library:
            library.copy_catalogue(theirs)
            with library.read() as connection:
                ids = list(connection.execute(select(tables.items.c.id)).scalars())
            chosen = ids[:: max(1, len(ids) // _MOST)][:_MOST]
            refs = [f"E-{number:06d}" for number in chosen]
            untie(library, refs, incidents=["I-1"])
            turns = count()
            with closing(sqlite3.connect(theirs, isolation_level=None)) as bare:
                bare.execute("PRAGMA journal_mode = WAL")
                bare.execute("PRAGMA synchronous = FULL")

                def work() -> None:
                    change(library, refs, next(turns))
                    item_rows(library, chosen[:_IN_SIGHT])

                def insert() -> None:
                    bare.execute("BEGIN IMMEDIATE")
                    bare.executemany(_INSERT, [(number, 1) for number in chosen])
                    bare.execute("COMMIT")

                def yardstick() -> float:
                    seconds = timed(insert)
                    bare.execute("DELETE FROM ties WHERE incident_id = 1")
                    return seconds

                yield Pair(lambda: timed(work), yardstick)
        theirs.unlink()

    return prepare


# ---------------------------------------------------------------- ten thousand at once


@contextmanager
def _prepared(corpus: Corpus) -> Iterator[tuple[Library, list[str], sqlite3.Connection]]:
    """A copy of the library, the items that are tied, and its catalogue once more for sqlite3."""
    ours, theirs = corpus.scratch / "tied.evidence", corpus.scratch / "bare.sqlite"
    shutil.rmtree(ours, ignore_errors=True)
    shutil.copytree(corpus.rows, ours)
    with open_library(ours, "benchmark") as library:
        library.copy_catalogue(theirs)
        refs = [f"E-{number:06d}" for number in range(1, _large(corpus) + 1)]
        untie(library, refs, incidents=["I-1"])
        with closing(sqlite3.connect(theirs, isolation_level=None)) as bare:
            bare.execute("PRAGMA journal_mode = WAL")
            bare.execute("PRAGMA synchronous = FULL")
            yield library, refs, bare
    shutil.rmtree(ours)
    theirs.unlink()


def _large(corpus: Corpus) -> int:
    return min(_LARGE, corpus.row_count)


def _many(*, undone: bool) -> Callable[..., object]:
    """Tying very many items to an incident, or taking that back."""

    @contextmanager
    def prepare(corpus: Corpus) -> Iterator[Pair]:
        with _prepared(corpus) as (library, refs, bare):
            turns = count()

            def ours() -> float:
                tying = timed(lambda: tie(library, refs, incidents=["I-1"]))
                undoing = timed(lambda: undo(library))
                return undoing if undone else tying

            def update() -> None:
                bare.execute("BEGIN IMMEDIATE")
                bare.execute(_UPDATE, [next(turns) % 5, len(refs)])
                bare.execute("COMMIT")

            yield Pair(ours, lambda: timed(update))

    return prepare


LINES = (
    *(
        Line(
            name,
            f"{words} 400 of {{n}} items, saved and read anew",
            "400 rows inserted by sqlite3",
            (),
            lambda corpus: f"{corpus.row_count:,}",
            _measured(change),  # type: ignore[arg-type]
            reach_ms=1000,
        )
        for name, words, change in (
            ("tie", "tie or untie", _tie),
            ("rank", "rank", _rank),
            ("pick", "pick or reject", _pick),
        )
    ),
    *(
        Line(
            name,
            f"{words} {{n}} items",
            "one UPDATE of as many rows in sqlite3",
            (),
            lambda corpus: f"{_large(corpus):,}",
            _many(undone=undone),  # type: ignore[arg-type]
            reach=20,
        )
        for name, words, undone in (
            ("tie-many", "tie to an incident", False),
            ("undo-many", "take back the tie of", True),
        )
    ),
)
