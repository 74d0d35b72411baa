"""The one pool of worker processes that this program decodes files in."""

from __future__ import annotations

import atexit
import threading
from typing import TYPE_CHECKING

from evidence_desk.confine import Fence

if TYPE_CHECKING:
    from evidence_desk.media.workers import Workers

_guard = threading.Lock()
_pool: Workers | None = None


def workers() -> Workers:
    """The pool, started when first asked for."""
    global _pool
    with _guard:
        if _pool is None:
            from evidence_desk.media.workers import (
                Workers,
            )  # a command that decodes nothing loads none

            _pool = Workers()
            atexit.register(close_workers)
        return _pool


def close_workers() -> None:
    """End every worker process; the pool starts again when asked for."""
    global _pool
    with _guard:
        if _pool is not None:
            _pool.close()
            _pool = None


def fences() -> dict[str, bool]:
    """What holds a decoder back that a hostile file has taken over, and whether it stands here."""
    standing = workers().fences()
    return {fence.value: fence in standing for fence in Fence}
