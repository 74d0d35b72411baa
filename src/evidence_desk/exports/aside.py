"""A process of ours beside this one, for a piece of an export; it ends with whoever started it.

`Aside` starts it and has the pipes to it; `Asked` is the other end, in that process. Started as
``python -m evidence_desk.exports.NAME_worker FOLDER`` (in a frozen program, with
``--NAME-worker``).

A window works in threads, and what Python does in C holds up all of them: pikepdf while it opens
or saves a document, a search through a film. With `Helper` such things are done aside there.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from queue import SimpleQueue
from typing import Any, BinaryIO

from evidence_desk import wire
from evidence_desk.confine import shut_in
from evidence_desk.domain.errors import UsageError

_PATIENCE_S = 0.05  # how long nobody is asked whether to stop


class Aside:
    """A process that writes nowhere but in `folder`, if any. `to` and `said` are for `wire`.

    `lent` is an open file that it can read beside; see `borrowed`. Raises OSError where no process
    is to be had. Call `end` after use.
    """

    def __init__(self, name: str, folder: Path | None = None, lent: BinaryIO | None = None) -> None:
        arguments = ["" if folder is None else str(folder.absolute())]
        handed: dict[str, Any] = {}
        if lent is not None:
            handle, handed = _handed(lent.fileno())
            arguments.append(f"{handle}")
        self._popen = subprocess.Popen(
            [*program(name), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # All of ours: what is made must not depend on where it is made.
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                "PYTHONUTF8": "1",
            },
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            **handed,
        )
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        self.to, self.said = self._popen.stdin.fileno(), self._popen.stdout.fileno()

    def kill(self) -> None:
        """Have it end; whoever waits for its answer meets a WireError."""
        self._popen.kill()

    def end(self) -> None:
        """Kill it, if it still runs, once nobody uses the pipes; nothing is written any more."""
        self.kill()
        self._popen.wait()
        for pipe in (self._popen.stdin, self._popen.stdout):
            if pipe is not None:
                with suppress(OSError):  # what nobody read any more
                    pipe.close()


class Asked:
    """This process was started aside: what it is asked, and how it answers.

    It can reach no network and write to nothing but its folder; when its standard input ends, it
    ends at once. Make it before libraries are imported that start threads.
    """

    def __init__(self, folder: Path | None) -> None:
        # Libraries that print or read get nothing to talk to.
        asked, self._said = os.dup(0), os.dup(1)
        nothing = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1):
            os.dup2(nothing, descriptor)
        shut_in(output=folder)
        self._received: SimpleQueue[list[bytes]] = SimpleQueue()
        threading.Thread(target=self._listen, args=(asked,), daemon=True).start()

    def receive(self) -> list[bytes]:
        """The blobs of the next message."""
        return self._received.get()

    def say(self, header: bytes, blobs: tuple[bytes, ...] = ()) -> None:
        """Answer; raises OSError when the other side is gone."""
        wire.send(self._said, header, blobs)

    def _listen(self, asked: int) -> None:
        """Take what comes; nothing is made any more for whoever is gone."""
        while True:
            try:
                self._received.put(wire.receive(asked)[1])
            except wire.WireError:
                os._exit(1)


def serve(do: Callable[[Asked, list[str]], None], arguments: list[str]) -> None:
    """Do what such a process is for, and end it; whatever is wrong ends it without a word."""
    try:
        do(Asked(Path(arguments[0]) if arguments[0] else None), arguments)
    finally:
        os._exit(0)  # a thread still listens; and nobody waits for Python to clear away


def borrowed(argument: str) -> BinaryIO:
    """The file that was lent to this process, by the argument that tells of it."""
    handle = int(argument)
    if sys.platform == "win32":
        import msvcrt

        handle = msvcrt.open_osfhandle(handle, os.O_RDONLY | os.O_BINARY)
    return os.fdopen(handle, "rb")


def _handed(descriptor: int) -> tuple[int, dict[str, Any]]:
    """How a process gets an open file that has no name: under which number, and what Popen is
    told."""
    if sys.platform == "win32":
        import msvcrt

        handle = msvcrt.get_osfhandle(descriptor)
        os.set_handle_inheritable(handle, True)
        only = subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]})
        return handle, {"startupinfo": only}
    return descriptor, {"pass_fds": [descriptor]}


def program(name: str) -> list[str]:
    """The command that starts such a process, but for what it is told."""
    if getattr(sys, "frozen", False):
        return [sys.executable, f"--{name}-worker"]
    return [sys.executable, "-P", "-m", f"evidence_desk.exports.{name}_worker"]


class Helper:
    """Does one thing after the other: aside where a window may wait, otherwise here.

    Where no process is to be had, or it is killed, all is done here too. `tick` is called while
    it works, and may raise to stop. Close it after use.
    """

    def __init__(
        self, tick: Callable[[], None], folder: Path | None = None, lent: BinaryIO | None = None
    ) -> None:
        self._tick, self._lent = tick, lent
        self._aside: Aside | None = None
        if threading.current_thread() is not threading.main_thread():
            with suppress(OSError):
                self._aside = Aside("helping", folder, lent)

    def do(self, what: Callable[..., Any], *given: object) -> Any:
        """Call a function of a module, here or aside; `given` may hold the file that was lent.

        What comes back is of JSON's kinds. Raises OSError and UsageError as the function does.
        """
        if self._aside is not None:
            try:
                return self._asked(self._aside, what, given)
            except (wire.WireError, BrokenPipeError):  # killed, or it met what it could not say
                self.close()
        return what(*given)

    def close(self) -> None:
        """Nothing is written any more."""
        if self._aside is not None:
            self._aside.end()
            self._aside = None

    def _asked(self, aside: Aside, what: Callable[..., Any], given: tuple[object, ...]) -> Any:
        packed = BytesIO()
        _Packer(packed, self._lent).dump((what, given))
        wire.send(aside.to, b"", [packed.getvalue()])
        while not wire.waiting(aside.said, _PATIENCE_S):
            self._tick()
        said = json.loads(wire.receive(aside.said)[0])  # never a pickle: it may be taken over
        if "refused" in said:
            raise OSError(said["refused"], os.strerror(said["refused"]))
        if "sentence" in said:
            raise UsageError(said["sentence"])
        return said["done"]


class _Packer(pickle.Pickler):
    """Packs what is asked; the file that was lent goes by name."""

    def __init__(self, file: BinaryIO, lent: BinaryIO | None) -> None:
        super().__init__(file)
        self._lent = lent

    def persistent_id(self, one: object) -> str | None:
        return "lent" if self._lent is not None and one is self._lent else None
