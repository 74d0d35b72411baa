"""What an intake has in hand, written down so that being killed loses nothing of it.

A file of JSON lines in `.incoming`: first what the intake was asked for, then each file that was
copied, by its hash. It goes when the intake ends whole; where it lies, one was cut short or is
under way.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Left:
    """What an intake that was cut short had been asked for, and what it copied, by SHA-256.

    Of files with the same bytes the first in the order of the intake, as it would remember them.
    """

    wishes: Mapping[str, Any]
    files: Mapping[str, Mapping[str, Any]]


class UnderWay:
    """The mark of an intake under way."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self, wishes: Mapping[str, Any]) -> None:
        """Write down what is asked for; on disk when this returns."""
        self._write(os.O_CREAT | os.O_TRUNC, wishes)

    def note(self, sha256: str, facts: Mapping[str, Any]) -> None:
        """Write down a file that was copied; on disk when this returns. From any thread."""
        with suppress(FileNotFoundError):  # the intake was stopped and has ended meanwhile
            self._write(os.O_APPEND, {"sha256": sha256, **facts})

    def end(self) -> None:
        """Everything copied is remembered."""
        self.path.unlink(missing_ok=True)

    def left(self) -> Left | None:
        """What is written down; None if no intake was cut short."""
        try:
            lines = self.path.read_bytes().splitlines()
        except FileNotFoundError:
            return None
        read = [found for line in lines if (found := _object(line)) is not None]
        wishes = read[0] if read and "sha256" not in read[0] else {}
        files: dict[str, Mapping[str, Any]] = {}
        for one in sorted((one for one in read if "sha256" in one), key=_order):
            files.setdefault(str(one["sha256"]), one)
        return Left(wishes, files)

    def _write(self, flags: int, line: Mapping[str, Any]) -> None:
        descriptor = os.open(self.path, os.O_WRONLY | flags, 0o600)
        try:
            os.write(descriptor, json.dumps(line).encode() + b"\n")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _order(noted: Mapping[str, Any]) -> int:
    """Where a file stood in its intake; files are noted as their copies are ready."""
    order = noted.get("order")
    return order if isinstance(order, int) else 0


def _object(line: bytes) -> dict[str, Any] | None:
    """A line's object; None for one that was cut off."""
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
