"""Setting an annex: against reportlab, and how time and memory grow with the exhibits."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.exhibits import write_pictures
from benchmarks.harness import Line, Pair

_FEW, _MANY = 1000, 2000


def counts(corpus: Corpus) -> tuple[int, int]:
    """How many exhibits: few, and twice as many."""
    few = corpus.count(_FEW)
    return few, few * 2


def pictures(corpus: Corpus) -> Path:
    """Pictures for as many exhibits as are ever set."""
    return corpus.made("exhibits", lambda folder: write_pictures(folder, counts(corpus)[1]))


def _written(corpus: Corpus, which: str, count: int, notes: list[str]) -> float:
    """The seconds one annex takes in a process of its own."""
    out = corpus.scratch / "annex.pdf"
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.setting", which, str(count), pictures(corpus), out],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    found = json.loads(said)
    size = out.stat().st_size / 1e6
    out.unlink()
    notes.append(
        f"{which}, {count} exhibits: {found['busy']:.1f} s of the processor, "
        f"{found['megabytes']:.0f} MB at most; a file of {size:.0f} MB."
    )
    return float(found["seconds"])


def _pair(against: str) -> Callable[..., object]:
    @contextmanager
    def prepare(corpus: Corpus) -> Iterator[Pair]:
        few, many = counts(corpus)
        pictures(corpus)
        notes: list[str] = []
        if against == "ours":
            yield Pair(
                lambda: _written(corpus, "ours", many, notes),
                lambda: _written(corpus, "ours", few, notes),
                notes,
            )
        else:
            yield Pair(
                lambda: _written(corpus, "ours", few, notes),
                lambda: _written(corpus, against, few, notes),
                notes,
            )

    return prepare


LINES = (
    Line(
        "annex",
        "annex of {n} exhibits with pictures",
        "reportlab, the same tables and pictures",
        (),
        lambda corpus: f"{counts(corpus)[0]:,}",
        _pair("reportlab"),  # type: ignore[arg-type]
        reach=1.5,
    ),
    Line(
        "annex-growth",
        "annex of {n} exhibits with pictures",
        "the same program, half as many exhibits",
        (),
        lambda corpus: f"{counts(corpus)[1]:,}",
        _pair("ours"),  # type: ignore[arg-type]
        reach=2.2,
    ),
)
