"""A pack in the making, beside where it will be: what is done survives that the program is killed.

The folder holds the volumes as far as they have come, and a record with a line for each exhibit
that the disk is known to have. Whoever asks for the same pack again goes on from there.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Any

from filelock import FileLock, Timeout

from evidence_desk.domain.errors import ConflictError
from evidence_desk.exports.atomic import sync_folder

_RECORD, _LOCK = "record", "lock"


class Unfinished:
    """The folder of one pack in the making; `asked` says what is made, to the letter.

    `done` are the exhibits a killed process had come to, by number; `whole` is what it was about
    to say when the pack had already been made.
    """

    def __init__(self, out: Path, asked: str) -> None:
        digest = hashlib.sha256(out.name.encode("utf-8", "surrogateescape")).hexdigest()
        self.path = out.parent / f".pack-{digest[:16]}"
        self._out, self._asked = out, asked
        self._lock = FileLock(self.path / _LOCK, timeout=0)
        self.done: dict[str, dict[str, Any]] = {}
        self.whole: dict[str, Any] | None = None
        self.token = token_hex(16)

    @property
    def is_there(self) -> bool:
        """Whether a process that ended without a word has left it."""
        return self.path.is_dir()

    def open(self) -> None:
        """Take it up, or begin it; raises ConflictError while another process is at it."""
        self.path.mkdir(exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise ConflictError(
                f"“{self._out.name}” is being written by another export; wait until it is done."
            ) from error
        self._read()

    def begin_anew(self) -> None:
        """Forget all that was done."""
        for path in self.path.iterdir():
            if path.name != _LOCK:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        self.done, self.whole = {}, None
        self._write({"asked": self._asked, "token": self.token})
        sync_folder(self.path)

    def note(self, exhibits: Sequence[Mapping[str, Any]]) -> None:
        """Write down that some exhibits are done; the disk has their files already.

        Each says its "number", and whatever whoever goes on must know.
        """
        self._write(*exhibits)

    def note_whole(self, facts: Mapping[str, Any]) -> None:
        """Write down that all is made and was read back; only its name is missing."""
        self._write({"whole": facts})
        self.whole = dict(facts)

    def remove(self) -> None:
        """Take it away; the pack has its name, or is not wanted."""
        with suppress(OSError):
            self._lock.release()
        shutil.rmtree(self.path, ignore_errors=True)

    def close(self) -> None:
        """Leave it as it is, for whoever goes on."""
        with suppress(OSError):
            self._lock.release()

    def _write(self, *lines: Mapping[str, Any]) -> None:
        with (self.path / _RECORD).open("ab") as file:
            for line in lines:
                file.write(json.dumps(line, ensure_ascii=False).encode("utf-8") + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def _read(self) -> None:
        """What stands in the record, if it is of the same pack; its last line may be cut short."""
        try:
            stands = (self.path / _RECORD).read_bytes()
            lines = stands.split(b"\n")
            head, *rest = [json.loads(line) for line in lines[:-1]]
            same = head["asked"] == self._asked
        except (OSError, ValueError, KeyError, TypeError):
            same = False
        if not same:
            self.begin_anew()
            return
        self.token = head["token"]
        os.truncate(self.path / _RECORD, len(stands) - len(lines[-1]))
        for line in rest:
            if "whole" in line:
                self.whole = line["whole"]
            else:
                self.done[line["number"]] = line
