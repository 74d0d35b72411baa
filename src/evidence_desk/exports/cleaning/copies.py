"""What is asked of a worker, and what comes of it: plain values that cost no import."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

PAGES = "pages"  # the wish for a PDF's pages alone
#: What a disk says that takes no more: never the file's fault.
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class NotCleaned(Exception):  # noqa: N818  (a verdict on the file, not a fault of the program)
    """No copy could be made of this file that holds what it should and nothing else; says why."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of a recording, in seconds from its start; `exact` lets nothing before or after in."""

    start_s: float
    end_s: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A copy. Of a passage: where it begins in the original, and whether it was encoded again."""

    path: Path
    begins_s: float | None = None
    encoded: bool = False
