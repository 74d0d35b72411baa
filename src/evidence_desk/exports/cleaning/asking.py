"""Copies asked of a process of its own: a hostile file can only end that."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from evidence_desk.exports.cleaning.copies import PAGES, Made, NotCleaned, Passage

#: Longer than any honest file takes: a film is copied packet by packet.
_SECONDS = 600.0
#: Encoding a passage again may take this many times as long as it lasts, on an old machine.
_PER_SECOND_ENCODED = 40.0
_KEPT_VARIABLES = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME")
_LONGEST_REPLY = 4096
_HARDLY_ANY = 1 << 20  # bytes; with no more than this left, nothing is said of a file


def clean_copy(original: Path, folder: Path, watch: Callable[[], None] = lambda: None) -> Made:
    """Write a copy without metadata into `folder`, an empty one.

    Its ending tells what it is: formats that hide too much come out as another one (a HEIC photo
    as JPEG). The copy has been read again and found clean. `watch` is called now and then, and
    may raise to stop. Raises NotCleaned, and OSError where the disk takes no more.
    """
    return _ask(original, folder, None, watch)


def cut_passage(
    original: Path, folder: Path, passage: Passage, watch: Callable[[], None] = lambda: None
) -> Made:
    """Write a passage of a recording into `folder`, without metadata; as `clean_copy` does.

    Sound, and a passage that is not `exact`, is copied as it is, from the key frame before; an
    exact passage of a film is encoded again.
    """
    return _ask(original, folder, passage, watch)


def pages_of(original: Path, folder: Path, watch: Callable[[], None] = lambda: None) -> Path:
    """Write the pages of a PDF as they look into `folder`, an empty one; `clean_copy` says more.

    Raises NotCleaned.
    """
    return _ask(original, folder, PAGES, watch).path


def _ask(
    original: Path, folder: Path, wanted: Passage | str | None, watch: Callable[[], None]
) -> Made:
    seconds = _SECONDS
    if isinstance(wanted, Passage):
        seconds += _PER_SECOND_ENCODED * (wanted.end_s - wanted.start_s)
    wish = json.dumps(asdict(wanted) if isinstance(wanted, Passage) else wanted)
    environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    environment |= {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    heard, ours = os.pipe()  # it ends with us: `communicate` would close a pipe of Popen's own
    try:
        worker = subprocess.Popen(
            [*_program(), str(original.absolute()), str(folder.absolute()), wish],
            stdin=heard,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
    except OSError:
        os.close(ours)
        raise
    finally:
        os.close(heard)
    try:
        said = _wait(worker, seconds, watch)
    finally:
        worker.kill()
        worker.wait()
        os.close(ours)
        if worker.stdout is not None:
            worker.stdout.close()
    try:
        return _read(said, folder)
    except NotCleaned:
        if shutil.disk_usage(folder).free < _HARDLY_ANY:  # a file is not left out for that
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from None
        raise


def _wait(worker: subprocess.Popen[bytes], seconds: float, watch: Callable[[], None]) -> bytes:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(subprocess.TimeoutExpired):
            said, _ = worker.communicate(timeout=0.25)
            return said
        watch()
    raise NotCleaned("it took too long")


def _read(said: bytes, folder: Path) -> Made:
    """The worker's answer, believed only as far as it can be checked."""
    # Its workers import this module, and know no reply.
    from evidence_desk.exports.cleaning.reply import Reply
    from evidence_desk.schemas import ValidationError

    lines = said.strip().splitlines()
    try:
        reply = Reply.model_validate_json(lines[-1][:_LONGEST_REPLY])
    except (IndexError, ValidationError):
        raise NotCleaned("its decoder failed") from None
    if reply.refused is not None:
        raise OSError(reply.refused, os.strerror(reply.refused))
    if reply.reason is not None:
        raise NotCleaned(reply.reason)
    path = folder / Path(reply.file or "-").name
    if path.is_symlink() or not path.is_file():
        raise NotCleaned("its decoder failed")
    return Made(path, reply.begins_s, reply.encoded)


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "--clean-worker"]
    return [sys.executable, "-P", "-m", "evidence_desk.exports.cleaning.worker"]
