"""Films frame by frame: when each frame comes on, and the frames around a place at once."""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from evidence_desk.catalogue.library import Library
from evidence_desk.desk.decoders import workers
from evidence_desk.desk.pictures import original_of
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import Kind

if TYPE_CHECKING:  # the window knows them by what they can do
    from evidence_desk.media.held_reel import Frame, HeldReel

__all__ = ["Frame", "HeldReel", "frame_number", "frame_times", "open_reel"]

_ROLE = "frame-times"


def frame_times(library: Library, item_id: int) -> list[float]:
    """The second each frame of a video comes on, in order; kept once read.

    Empty where the frames cannot be told without decoding them all. Reading a film of an hour
    takes seconds: call it beside the window.
    """
    original = original_of(library, item_id)
    if original.kind is not Kind.VIDEO:
        raise UsageError(f"{original.ref} is not a video.")
    times = _kept(library, original.sha256)
    if times is None:
        times = list(workers().frame_times(original.path))
        steps = array("q", (b - a for a, b in zip([0, *times], times, strict=False)))
        library.pictures.put([(original.sha256, _ROLE, zlib.compress(steps.tobytes()))])
    return [one / 1e6 for one in times]


def frame_number(library: Library, sha256: str, at_s: float) -> int | None:
    """Which frame of a video comes on at a moment, from 0; None unless its frames were read."""
    times = _kept(library, sha256)
    return max(0, bisect_right(times, at_s * 1e6 + 2) - 1) if times else None


def _kept(library: Library, sha256: str) -> list[int] | None:
    """What was read of a video's frames before, in microseconds."""
    kept = library.pictures.get(sha256, _ROLE)
    if kept is None:
        return None
    steps = array("q")
    steps.frombytes(zlib.decompress(kept))
    return list(accumulate(steps))


def open_reel() -> HeldReel:
    """One film at a time held open for looking at its frames; close it after use."""
    return workers().reel()
