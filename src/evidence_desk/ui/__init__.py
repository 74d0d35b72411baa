"""The window. `begin` comes before everything else of it that is loaded.

PySide reads the source of each module that is loaded after it, in search of its own name: what
knows no Qt is loaded before.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_desk.desk.opening import Opening

#: What the window needs of the desk at once.
_FIRST = ("items", "cells", "editions", "facets", "outline", "pictures", "searches", "sources")


def begin(path: Path | None) -> Opening | None:
    """Load what comes before Qt, and open the library of this folder, if any, beside it."""
    from evidence_desk.desk.opening import Opening

    for name in _FIRST:
        import_module(f"evidence_desk.desk.{name}")
    return Opening(path) if path is not None else None
