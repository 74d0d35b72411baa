"""Plain text, which says nothing but what it says."""

from __future__ import annotations

import shutil
from pathlib import Path

from evidence_desk.exports.cleaning.copies import NotCleaned

_BLOCK = 1 << 20
#: Texts with a grammar of their own, which may name their writer: RTF, PostScript, XML and HTML.
_GRAMMARS = (b"{\\rtf", b"%!PS", b"<")
#: No text holds these; tab, line feed, form feed and carriage return it may.
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}


def is_plain_text(head: bytes) -> bool:
    """Whether a file that begins so can be nothing but text, in whatever one-byte code or UTF-8."""
    return not _CONTROLS.intersection(head)


def copy_text(original: Path, folder: Path) -> Path:
    """Copy a text, once it is sure that nothing else lies behind its beginning."""
    with original.open("rb") as file:
        if file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_GRAMMARS):
            raise NotCleaned("a text of this format may say who wrote it; save it as plain text")
        file.seek(0)
        while block := file.read(_BLOCK):
            if _CONTROLS.intersection(block):
                raise NotCleaned("it begins as text and goes on as something else")
    out = folder / "clean.txt"
    shutil.copyfile(original, out)
    return out
