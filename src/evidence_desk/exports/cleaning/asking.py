"""Cleaning asked of a process of its own: a hostile file can only end that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

#: Longer than any honest file takes: a film is copied packet by packet, not encoded.
_SECONDS = 600.0
_KEPT_VARIABLES = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME")


class NotCleaned(Exception):  # noqa: N818  (a verdict on the file, not a fault of the program)
    """No copy free of metadata could be made of this file; says why."""


def clean_copy(original: Path, folder: Path) -> Path:
    """Write a copy without metadata into `folder`, an empty one; returns the file.

    Its ending tells what it is: formats that hide too much come out as another one (a HEIC photo
    as JPEG). The copy has been read again and found clean. Raises NotCleaned.
    """
    environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    environment["PYTHONUTF8"] = "1"
    try:
        ended = subprocess.run(
            [*_program(), str(original), str(folder)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NotCleaned("it took too long") from None
    if ended.returncode != 0:
        said = ended.stdout.decode("utf-8", "replace").strip().splitlines()
        raise NotCleaned(said[-1] if said and ended.returncode == 1 else "its decoder failed")
    made = [path for path in folder.iterdir() if path.is_file()]
    if len(made) != 1:
        raise NotCleaned("its decoder failed")
    return made[0]


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "--clean-worker"]
    return [sys.executable, "-m", "evidence_desk.exports.cleaning.worker"]
