"""What is written down of the program's own mistakes: where in the code, never of what."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType


def told_without_evidence(error: BaseException) -> str:
    """An error and what led to it, each by its kind and the places in the code it came through.

    Messages and values are left out: those of a database hold what was being written.
    """
    parts = [f"{type(one).__qualname__}\n{where(one.__traceback__)}" for one in _chain(error)]
    return "\n".join(parts)


def where(trace: TracebackType | None) -> str:
    """Files, lines and functions of a traceback; no values, no messages, no paths outside ours."""
    lines = []
    for frame in traceback.extract_tb(trace):
        name = Path(frame.filename)
        lines.append(f"  {'/'.join(name.parts[-3:])}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, then what it was raised from or in the course of; each once."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or one.__context__
