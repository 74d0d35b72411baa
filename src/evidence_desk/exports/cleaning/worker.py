"""The process that copies one file and ends: ``python -m evidence_desk.exports.cleaning.worker``.

Arguments: the original, an empty folder, and as JSON ``null``, the passage to cut or ``"pages"``.
It ends at once when its standard input ends. It answers with one line of JSON: the ``reason`` why
there is no copy, the error number by which the disk ``refused`` it, or the ``file`` that was found
clean.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evidence_desk.confine import shut_in

_MEMORY = 3 << 30


def main(arguments: list[str]) -> int:
    """Answer for the file named first; every ending but a crash is an answer."""
    shut_in(output=Path(arguments[1]))
    _limit()
    threading.Thread(target=_listen, daemon=True).start()
    print(json.dumps(_answer(Path(arguments[0]), Path(arguments[1]), arguments[2])), flush=True)
    return 0


def _listen() -> None:
    """Nothing is written any more for whoever is gone."""
    while os.read(0, 1):
        pass
    os._exit(1)


def _answer(original: Path, folder: Path, wish: str) -> dict[str, object]:
    from evidence_desk.exports.cleaning.copies import NotCleaned

    try:
        return _cleaned(original, folder, json.loads(wish))
    except MemoryError:
        return {"reason": "it needs too much memory"}
    except Exception as error:
        if (refused := _refused(error)) is not None:
            return {"refused": refused}
        if isinstance(error, NotCleaned):
            return {"reason": str(error)}
        return {"reason": f"it cannot be read ({type(error).__name__})"}


def _refused(error: BaseException | None) -> int | None:
    """By which number the disk refused what was written, if that is behind an error."""
    from evidence_desk.exports.cleaning.copies import NO_ROOM

    while error is not None:
        number = getattr(error, "errno", None)
        if number in NO_ROOM:
            return int(number)
        error = error.__cause__ or error.__context__
    return None


def _cleaned(original: Path, folder: Path, wanted: Any) -> dict[str, object]:
    """A copy as it is wanted, by content, never by name: what no other knows is FFmpeg's.

    Each decoder is imported only now: threads that run already stay outside of the fences; and
    only the one that is needed: of a thousand letters, no process loads FFmpeg.
    """
    from evidence_desk.exports.cleaning.copies import PAGES, Passage

    if wanted == PAGES:
        from evidence_desk.exports.cleaning import leaves

        return {"file": leaves.lay_open(original, folder).name}
    if wanted is None:
        with original.open("rb") as file:
            head = file.read(4096)
        cleaner = _cleaner_for(head)
        if cleaner is not None:
            return {"file": cleaner(original, folder).name}
    from evidence_desk.exports.cleaning import passages

    if wanted is None:
        made = passages.clean_film(original, folder)
        return {"file": made.path.name, "encoded": made.encoded}
    made = passages.cut(original, folder, Passage(**wanted))
    return {"file": made.path.name, "begins_s": made.begins_s, "encoded": made.encoded}


def _cleaner_for(head: bytes) -> Callable[[Path, Path], Path] | None:
    """What cleans a file that begins so; None: only FFmpeg can tell."""
    from evidence_desk.exports.cleaning import beginnings, plain

    if beginnings.is_jpeg(head) or beginnings.is_picture(head):
        from evidence_desk.exports.cleaning import photos

        return photos.clean_jpeg if beginnings.is_jpeg(head) else photos.clean_other
    if b"%PDF-" in head[:1024]:
        from evidence_desk.exports.cleaning import pages

        return pages.clean_pdf
    if head.startswith(b"PK\x03\x04"):
        from evidence_desk.exports.cleaning import offices

        return offices.clean_office
    return plain.copy_text if plain.is_plain_text(head) else None


def _limit() -> None:
    """No memory without end, and no image of a crash, where the system can be told so."""
    if sys.platform == "win32":
        return
    import resource

    for limit, value in ((resource.RLIMIT_DATA, _MEMORY), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
