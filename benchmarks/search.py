"""Searching as one types: the rows that come in sight, and every number of the navigator.

Both sides are asked in this process on catalogues that are open already, as in the window: a
keystroke starts no program. A time is the mean of a keystroke.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from benchmarks.corpus import Corpus
from benchmarks.harness import Line, Pair
from evidence_desk.desk.items import counts, item_ids, item_rows
from evidence_desk.desk.libraries import Library, open_library

#: What is typed, letter by letter; of one word each the rest stands already.
_TYPED = ("harbour", "quarry", "camp nor", "img_12", "statement")
_IN_SIGHT = 120  # a block of the window's model

KEYSTROKES = tuple(word[:end] for word in _TYPED for end in range(1, len(word) + 1))

_MATCH = "SELECT rowid FROM words WHERE words MATCH ?"


def _rows(library: Library, query: str) -> int:
    ids = item_ids(library, query)
    item_rows(library, ids[:_IN_SIGHT])
    return len(ids)


def _counts(library: Library, query: str) -> int:
    return counts(library, query).total


def _measured(work: Callable[[Library, str], int]) -> Callable[..., object]:
    @contextmanager
    def prepare(corpus: Corpus) -> Iterator[Pair]:
        path = corpus.rows
        with (
            open_library(path) as library,
            closing(sqlite3.connect(path / "library.sqlite")) as bare,
        ):
            notes: list[str] = []
            _slowest(lambda query: work(library, query), notes)

            def ours() -> float:
                return _mean(lambda query: work(library, query))

            def yardstick() -> float:
                return _bare(bare)

            yardstick()
            yield Pair(ours, yardstick, notes)

    return prepare


def _grown(work: Callable[[Library, str], int]) -> Callable[..., object]:
    """Ten times as many items against as many as above: the same keystrokes, done by us."""

    @contextmanager
    def prepare(corpus: Corpus) -> Iterator[Pair]:
        with open_library(corpus.million) as many, open_library(corpus.rows) as fewer:
            notes: list[str] = []
            _slowest(lambda query: work(fewer, query), [])
            _slowest(lambda query: work(many, query), notes)
            notes.append(_fts5_grown(corpus))
            yield Pair(
                lambda: _mean(lambda query: work(many, query)),
                lambda: _mean(lambda query: work(fewer, query)),
                notes,
            )

    return prepare


def _fts5_grown(corpus: Corpus) -> str:
    """How much longer the bare FTS5 query takes: what no program above it can do without."""
    means = []
    for path in (corpus.million, corpus.rows):
        with closing(sqlite3.connect(path / "library.sqlite")) as bare:
            _bare(bare)
            means.append(_bare(bare))
    many, fewer = means
    return (
        f"the bare FTS5 query takes {many * 1000:.0f} ms, {many / fewer:.1f} times as long as "
        "among a tenth"
    )


def _bare(bare: sqlite3.Connection) -> float:
    return _mean(lambda query: bare.execute(_MATCH, [_prefixes(query)]).fetchall())


def _prefixes(query: str) -> str:
    return " ".join(f'"{word}" *' for word in query.split())


def _mean(work: Callable[[str], object]) -> float:
    started = time.perf_counter()
    for query in KEYSTROKES:
        work(query)
    return (time.perf_counter() - started) / len(KEYSTROKES)


def _slowest(work: Callable[[str], int], notes: list[str]) -> None:
    """Once each to warm up, then note the keystroke that takes longest."""
    times: list[tuple[float, str, int]] = []
    for _ in range(2):
        times.clear()
        for query in KEYSTROKES:
            started = time.perf_counter()
            found = work(query)
            times.append((time.perf_counter() - started, query, found))
    seconds, query, found = max(times)
    notes.append(
        f"the slowest of {len(KEYSTROKES)} keystrokes is “{query}” with {found:,} hits, "
        f"{seconds * 1000:.0f} ms"
    )


LINES = (
    Line(
        "rows",
        "first rows of a search as you type, {n} items",
        "the bare FTS5 query",
        (),
        lambda corpus: f"{corpus.row_count:,}",
        _measured(_rows),  # type: ignore[arg-type]
        reach=4,
        reach_ms=50,
    ),
    Line(
        "counts",
        "all counts of the navigator for that search, {n} items",
        "the bare FTS5 query",
        (),
        lambda corpus: f"{corpus.row_count:,}",
        _measured(_counts),  # type: ignore[arg-type]
        reach_ms=150,
    ),
    *(
        Line(
            f"{name}-million",
            f"{words}, {{n}} items",
            "the same, a tenth of the items",
            (),
            lambda corpus: f"{10 * corpus.row_count:,}",
            _grown(work),  # type: ignore[arg-type]
            reach=3,
            by_name_only=True,
        )
        for name, words, work in (
            ("rows", "first rows of a search as you type", _rows),
            ("counts", "all counts of the navigator for that search", _counts),
        )
    ),
)
