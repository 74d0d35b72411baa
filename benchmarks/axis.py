"""The chronology: one frame of the axis while it is moved and zoomed, against a frame's time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from statistics import mean

from benchmarks.corpus import Corpus
from benchmarks.harness import Line, Pair

_FRAME_S = 0.016
_ITEMS, _INCIDENTS = 100_000, 5_000


def _sizes(corpus: Corpus) -> tuple[int, int]:
    part = corpus.row_count / _ITEMS
    return int(_ITEMS * part), max(1, int(_INCIDENTS * part))


def _frames(kind: str) -> Callable[[Corpus], AbstractContextManager[Pair]]:
    @contextmanager
    def prepare(corpus: Corpus) -> Iterator[Pair]:
        command = [sys.executable, "-m", "benchmarks.axis_frames", *map(str, _sizes(corpus)), kind]
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            cwd=Path(__file__).resolve().parents[1],
        ) as process:
            asked, told = process.stdin, process.stdout
            assert asked is not None
            assert told is not None
            if told.readline().strip() != "ready":
                raise RuntimeError("The axis did not come up.")
            notes: list[str] = []
            slowest = 0.0

            def ours() -> float:
                nonlocal slowest
                asked.write("walk\n")
                asked.flush()
                times = [float(one) for one in told.readline().split()]
                slowest = max(slowest, *times)
                notes[:] = [f"the slowest frame took {slowest * 1000:.0f} ms"]
                return mean(times)

            try:
                yield Pair(ours, lambda: _FRAME_S, notes)
            finally:
                asked.close()

    return prepare


def _amount(corpus: Corpus) -> str:
    items, incidents = _sizes(corpus)
    return f"{items:,} items and {incidents:,} incidents"


LINES = tuple(
    Line(
        f"axis-{kind}",
        f"a frame of the chronology while {words}, {{n}}",
        "16 ms, a frame's time",
        (),
        _amount,
        _frames(kind),
        reach=1.0,
    )
    for kind, words in (("pan", "moving along"), ("zoom", "zooming"))
)
