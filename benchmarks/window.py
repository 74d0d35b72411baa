"""The window: from the start of the process until a library's items and counts are shown."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.harness import Line, Pair, settle_disk


def _until_up(corpus: Corpus, *arguments: str) -> float:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(corpus.scratch / "settings"),
        "XDG_STATE_HOME": str(corpus.scratch / "state"),
    }
    settle_disk()
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.starting", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=Path(__file__).resolve().parents[1],
    )
    assert process.stdout is not None
    try:
        said = process.stdout.readline()
        seconds = time.perf_counter() - started
    finally:
        process.terminate()
        process.wait()
    if said.strip() != b"up":
        raise RuntimeError(f"The window did not come up ({' '.join(arguments)}).")
    return seconds


@contextmanager
def _window(corpus: Corpus) -> Iterator[Pair]:
    library = str(corpus.rows)
    yield Pair(
        lambda: _until_up(corpus, "ours", library),
        lambda: _until_up(corpus, "empty"),
    )


LINES = (
    Line(
        "window",
        "window up on a library of {n} items, rows and counts shown",
        "an empty window of PySide6",
        (),
        lambda corpus: f"{corpus.row_count:,}",
        _window,
        reach=2.5,
    ),
)
