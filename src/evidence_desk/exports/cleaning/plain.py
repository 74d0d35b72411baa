"""Plain text, which says nothing but what it says."""

from __future__ import annotations

import shutil
from pathlib import Path


def is_plain_text(head: bytes) -> bool:
    """Whether a file that begins so can be nothing but text."""
    return b"\x00" not in head and _decodes(head)


def _decodes(head: bytes) -> bool:
    for cut in range(4):  # a sign may be cut at the end of the head
        try:
            head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return True
    return False


def copy_text(original: Path, folder: Path) -> None:
    """Text holds nothing but what it says."""
    shutil.copyfile(original, folder / "clean.txt")
