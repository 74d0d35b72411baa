"""The gallery: scrolled from the first item to the last, and its first pictures."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.harness import Line, Pair, window_process

_FRAME_S = 0.016
_PICTURES_S = 0.3


@contextmanager
def _scrolled(corpus: Corpus) -> Iterator[Pair]:
    with window_process("benchmarks.scroll_frames", str(corpus.rows), **_own(corpus)) as ask:
        notes: list[str] = []
        slowest = 0.0

        def ours() -> float:
            nonlocal slowest
            most, *frames = ask("scroll")
            times = sorted(map(float, frames))
            slowest = max(slowest, times[-1])
            notes[:] = [
                f"of {len(times)} frames the slowest took {slowest * 1000:.0f} ms (reach: 100); "
                f"at most {int(most) >> 20} MB were held (reach: 400)"
            ]
            return times[len(times) * 95 // 100]

        yield Pair(ours, lambda: _FRAME_S, notes)


def _own(corpus: Corpus) -> dict[str, str]:
    """Where a window of ours remembers things."""
    return {
        "XDG_CONFIG_HOME": str(corpus.scratch / "settings"),
        "XDG_STATE_HOME": str(corpus.scratch / "state"),
    }


def _until_pictured(corpus: Corpus) -> float:
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.first_pictures", str(corpus.rows)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **_own(corpus)},
        cwd=Path(__file__).resolve().parents[1],
    )
    assert process.stdout is not None
    try:
        return float(process.stdout.readline())
    except ValueError:
        raise RuntimeError("The window did not come up.") from None
    finally:
        process.terminate()
        process.wait()


@contextmanager
def _pictured(corpus: Corpus) -> Iterator[Pair]:
    yield Pair(lambda: _until_pictured(corpus), lambda: _PICTURES_S)


LINES = (
    Line(
        "first-pictures",
        "a gallery of {n} items opened: from its first rows to every picture in sight",
        "0.3 s, what we allow ourselves",
        (),
        lambda corpus: f"{corpus.row_count:,}",
        _pictured,
        reach=1.0,
    ),
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
