"""Films held open by tests of the window: a decoder that one closes serves the next that opens one.

Each window starts a process of its own for its films; it costs as much as all else a test does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain

import pytest

from evidence_desk.media import held_reel
from evidence_desk.media.held_reel import HeldReel
from evidence_desk.media.process import Process

_MOST = 3


@contextmanager
def kept_reels() -> Iterator[None]:
    """Meanwhile, what is closed is kept, unless it is at work."""
    free: dict[int, list[Process]] = {}

    def process(memory_bytes: int) -> Process:
        while free.get(memory_bytes):
            one = free[memory_bytes].pop()
            if one.alive():
                return one
        return Process(memory_bytes)

    def close(reel: HeldReel) -> None:
        idle = reel._one.acquire(blocking=False)
        one, reel._process = reel._process, None
        kept = free.setdefault(reel._memory_bytes, [])
        if one is not None and idle and one.alive() and len(kept) < _MOST:
            kept.append(one)
        elif one is not None:
            one.end()
        if idle:
            reel._one.release()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(held_reel, "Process", process)
        patch.setattr(HeldReel, "close", close)
        yield
    for one in chain.from_iterable(free.values()):
        one.end()
