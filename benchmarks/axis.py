"""The chronology: one frame of the axis while it is moved and zoomed, against a frame's time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from statistics import mean

from benchmarks.corpus import Corpus
from benchmarks.harness import Line, Pair, window_process

_FRAME_S = 0.016
_ITEMS, _INCIDENTS = 100_000, 5_000


def _sizes(corpus: Corpus) -> tuple[int, int]:
    part = corpus.row_count / _ITEMS
    return int(_ITEMS * part), max(1, int(_INCIDENTS * part))


def _frames(kind: str) -> Callable[[Corpus], AbstractContextManager[Pair]]:
    @contextmanager
    def prepare(corpus: Corpus) -> Iterator[Pair]:
        with window_process("benchmarks.axis_frames", *map(str, _sizes(corpus)), kind) as ask:
            notes: list[str] = []
            slowest = 0.0

            def ours() -> float:
                nonlocal slowest
                times = [float(one) for one in ask("walk")]
                slowest = max(slowest, *times)
                notes[:] = [f"the slowest frame took {slowest * 1000:.0f} ms"]
                return mean(times)

            yield Pair(ours, lambda: _FRAME_S, notes)

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
