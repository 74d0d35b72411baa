"""The process that cleans one file and ends: ``python -m evidence_desk.exports.cleaning.worker``.

Exit status 0: the copy is written and was found clean; 1: it cannot be cleaned, the reason is the
last line of standard output.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

from evidence_desk.exports.cleaning import films, offices, pages, photos, plain
from evidence_desk.exports.cleaning.asking import NotCleaned

_MEMORY = 4 << 30


def main(arguments: list[str]) -> int:
    """Clean the file named first into the folder named second."""
    original, folder = Path(arguments[0]), Path(arguments[1])
    _limit()
    try:
        with original.open("rb") as file:
            head = file.read(4096)
        cleaner_for(head)(original, folder)
    except NotCleaned as reason:
        print(reason)
        return 1
    except MemoryError:
        print("it needs too much memory")
        return 1
    except Exception as error:
        print(f"it cannot be read ({type(error).__name__})")
        return 1
    return 0


def cleaner_for(head: bytes) -> Callable[[Path, Path], None]:
    """What cleans a file that begins so; by content, never by name."""
    if head.startswith(b"\xff\xd8\xff"):
        return photos.clean_jpeg
    if photos.is_picture(head):
        return photos.clean_other
    if b"%PDF-" in head[:1024]:
        return pages.clean_pdf
    if head.startswith(b"PK\x03\x04"):
        return offices.clean_office
    if plain.is_plain_text(head):
        return plain.copy_text
    return films.clean_film


def _limit() -> None:
    """No memory without end; where the system can be told so."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
