"""How long work tells how far it has got, and is told to stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work has got: `done` of `total` in `unit`s, and what is at hand."""

    done: int
    total: int
    label: str = ""
    bytes_done: int = 0
    bytes_total: int = 0


#: Long work calls this now and then; it may raise Cancelled to stop.
Report = Callable[[Progress], None]


def ignore_progress(_progress: Progress) -> None:
    """For callers that do not watch."""
