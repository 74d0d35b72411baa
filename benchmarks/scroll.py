"""The gallery scrolled from the first item to the last, against a frame's time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.corpus import Corpus
from benchmarks.harness import Line, Pair, window_process

_FRAME_S = 0.016


@contextmanager
def _scrolled(corpus: Corpus) -> Iterator[Pair]:
    settings = {
        "XDG_CONFIG_HOME": str(corpus.scratch / "settings"),
        "XDG_STATE_HOME": str(corpus.scratch / "state"),
    }
    with window_process("benchmarks.scroll_frames", str(corpus.rows), **settings) as ask:
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
