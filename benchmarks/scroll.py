"""The gallery scrolled from the first item to the last, against a frame's time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.harness import Line, Pair

_FRAME_S = 0.016


@contextmanager
def _scrolled(corpus: Corpus) -> Iterator[Pair]:
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.scroll_frames", str(corpus.rows)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": str(corpus.scratch / "settings"),
            "XDG_STATE_HOME": str(corpus.scratch / "state"),
        },
        cwd=Path(__file__).resolve().parents[1],
    ) as process:
        asked, told = process.stdin, process.stdout
        assert asked is not None
        assert told is not None
        if told.readline().strip() != "ready":
            raise RuntimeError("The gallery did not come up.")
        notes: list[str] = []
        slowest = 0.0

        def ours() -> float:
            nonlocal slowest
            asked.write("scroll\n")
            asked.flush()
            most, *frames = told.readline().split()
            times = sorted(map(float, frames))
            slowest = max(slowest, times[-1])
            notes[:] = [
                f"of {len(times)} frames the slowest took {slowest * 1000:.0f} ms (reach: 100); "
                f"at most {int(most) >> 20} MB were held (reach: 400)"
            ]
            return times[len(times) * 95 // 100]

        try:
            yield Pair(ours, lambda: _FRAME_S, notes)
        finally:
            asked.close()


LINES = (
    Line(
        "scroll",
        "the gallery of {n} items scrolled end to end: the frame that 95 of 100 do not exceed",
        "16 ms, a frame's time",
        (),
        lambda corpus: f"{corpus.row_count:,}",
        _scrolled,
        reach=1.0,
    ),
)
