"""Disks of the tests' own, mounted where that is allowed: filled, sealed, and pulled out."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def mounted(*arguments: str) -> bool:
    """Whether `mount` did it; only root may, and not in every container."""
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


@contextmanager
def small_disk(path: Path, size: str = "32m") -> Iterator[Path]:
    """A disk in memory, small enough to be filled."""
    path.mkdir()
    if not mounted("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(path)):
        pytest.skip("a disk can be mounted by root alone, and not in every container")
    try:
        yield path
    finally:
        subprocess.run(["umount", "--lazy", str(path)], capture_output=True, check=False)


def fill(disk: Path, leave: int) -> Path:
    """Fill a disk but for so many bytes; returns what fills it."""
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        for _megabyte in range(max(shutil.disk_usage(disk).free - leave, 0) // (1 << 20)):
            file.write(bytes(1 << 20))
        file.write(bytes(max(shutil.disk_usage(disk).free - leave, 0)))
    return ballast
