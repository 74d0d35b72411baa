"""The other programs that the work is measured against, and where to get them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

#: Program → the Debian package that brings it.
PACKAGES = {
    "cp": "coreutils",
    "sha256sum": "coreutils",
    "find": "findutils",
    "xargs": "findutils",
    "exiftool": "libimage-exiftool-perl",
    "vipsthumbnail": "libvips-tools",
    "ffprobe": "ffmpeg",
    "ffmpegthumbnailer": "ffmpegthumbnailer",
    "sqlite3": "sqlite3",
    "bagit.py": "bagit",
    "Xvfb": "xvfb",
}


def program(name: str) -> str | None:
    """Where a program is: beside this Python (development tools), or on the path."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.is_file() else shutil.which(name)


def missing(programs: Iterable[str]) -> str | None:
    """One sentence naming the packages to install, or None where all programs are there."""
    packages = {PACKAGES[name] for name in programs if program(name) is None}
    if not packages:
        return None
    named = " and ".join(sorted(packages))
    return f"Install the Debian package {named} to measure this line; it is left out."


def run(*command: str | Path, cwd: Path | None = None) -> None:
    """Run a program to its end, its output thrown away; raises if it fails."""
    found = program(str(command[0])) or str(command[0])
    subprocess.run(
        [found, *map(str, command[1:])],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )


def over_all(
    files: Sequence[Path], command: Sequence[str], *, at_once: int = 2, each: int = 100
) -> None:
    """Run a command over files through xargs: `at_once` processes, `each` files a process."""
    each = max(1, min(each, -(-len(files) // at_once)))
    first = program(command[0]) or command[0]
    subprocess.run(
        ["xargs", "-0", f"-P{at_once}", f"-n{each}", first, *command[1:]],
        input=b"\0".join(str(path).encode() for path in files),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
