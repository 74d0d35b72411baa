"""A film held open in a worker process of its own, for the frames around one place."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.media.errors import MediaError
from evidence_desk.media.pool import must_be_good, request_for
from evidence_desk.media.process import NONSENSE, LostError, Process
from evidence_desk.media.replies import Reply, Request


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame's pixels, red, green, blue, a byte each, upright; and the second it came on.

    It is `exact` unless the time allowed ran out before the frame asked for was reached.
    """

    width: int
    height: int
    pixels: bytes
    at_s: float
    exact: bool


class HeldReel:
    """A film held open in a worker process, for the frames around one place. Any thread may ask."""

    def __init__(self, timeout_s: float, memory_bytes: int) -> None:
        self._timeout_s = timeout_s
        self._memory_bytes = memory_bytes
        self._process: Process | None = None
        self._one = threading.Lock()

    def frame(
        self,
        path: Path,
        at_s: float,
        max_px: int,
        step: int = 0,
        within_s: float | None = None,
    ) -> Frame:
        """The frame on screen at a moment, or so many frames `step`ped from it.

        With `within_s`, the nearest frame reached in that time. Raises MediaError where none
        decodes, StorageError where the file cannot be read.
        """
        request = request_for(
            "reel", self._timeout_s, path, path.name,
            at_s=at_s, count=step, max_px=max_px, at_most_s=within_s,
        )  # fmt: skip
        reply, blobs = self._answer(request)
        width, height = reply.width or 0, reply.height or 0
        if reply.at_s is None or len(blobs) != 1 or not 0 < len(blobs[0]) == 3 * width * height:
            raise MediaError(NONSENSE)
        return Frame(width, height, blobs[0], reply.at_s, reply.exact)

    def reach(self, path: Path, at_s: float, max_px: int, within_s: float) -> bool:
        """Decode on towards the frame of a moment for so long; whether `frame` has it at once now.

        Raises as `frame`.
        """
        request = request_for(
            "reel_on", self._timeout_s, path, path.name,
            at_s=at_s, max_px=max_px, at_most_s=within_s,
        )  # fmt: skip
        return self._answer(request)[0].exact

    def _answer(self, request: Request) -> tuple[Reply, list[bytes]]:
        with self._one:
            try:
                if self._process is None or not self._process.alive():
                    self._process = Process(self._memory_bytes)
                reply, blobs = self._process.ask(request, self._timeout_s, [])
            except LostError as lost:
                raise MediaError(str(lost)) from lost
        return must_be_good(reply, blobs)

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.end()
