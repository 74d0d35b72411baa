"""A process of ours beside this one, for a piece of an export; it ends with whoever started it.

`Aside` starts it and has the pipes to it; `Asked` is the other end, in that process. Started as
``python -m evidence_desk.exports.helping_worker FOLDER`` (in a frozen program, with
``--helping-worker``).

A window works in threads, and Python runs one of them at a time: a document that is set in Python
leaves little to it, and some of what is done in C lets go of nothing until it is over, as pikepdf
or a search through a film. With `Helper` such things are done aside there.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Protocol

from evidence_desk import wire
from evidence_desk.confine import shut_in
from evidence_desk.domain.errors import UsageError

_PATIENCE_S = 0.05  # how long nobody is asked whether to stop


class Aside:
    """A process that writes nowhere but in `folder`, if any. `to` and `said` are for `wire`.

    Raises OSError where no process is to be had. Call `end` after use.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.killed = False
        self._popen = subprocess.Popen(
            [*program(), "" if folder is None else str(folder.absolute())],
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
        )
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        self.to, self.said = self._popen.stdin.fileno(), self._popen.stdout.fileno()

    def kill(self) -> None:
        """Have it end; whoever waits for its answer meets a WireError."""
        self.killed = True
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
        if hasattr(os, "nice"):
            os.nice(5)  # as decoders: the window goes first
        shut_in(output=folder)
        self._received: SimpleQueue[list[bytes]] = SimpleQueue()
        threading.Thread(target=self._listen, args=(asked,), daemon=True).start()

    def receive(self) -> list[bytes]:
        """The blobs of the next message."""
        return self._received.get()

    def say(self, **said: object) -> None:
        """Say it, as JSON; raises OSError when the other side is gone."""
        wire.send(self._said, json.dumps(said).encode())

    def ask(self, name: str, *of: object) -> bytes | None:
        """What whoever asked answers to this."""
        self.say(asked=[name, *of])
        return next(iter(self.receive()), None)

    def tell(self, name: str, *of: object) -> None:
        """Let whoever asked know."""
        self.say(told=[name, *of])

    def _listen(self, asked: int) -> None:
        """Take what comes; nothing is made any more for whoever is gone."""
        while True:
            try:
                self._received.put(wire.receive(asked)[1])
            except wire.WireError:
                os._exit(1)


def serve(do: Callable[[Asked], None], arguments: list[str]) -> None:
    """Do what such a process is for, and end it; whatever is wrong ends it without a word."""
    try:
        do(Asked(Path(arguments[0]) if arguments[0] else None))
    finally:
        os._exit(0)  # a thread still listens; and nobody waits for Python to clear away


def program() -> list[str]:
    """The command that starts such a process, but for what it is told."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--helping-worker"]
    return [sys.executable, "-P", "-m", "evidence_desk.exports.helping_worker"]


class Back(Protocol):
    """Whoever asked for a piece of work, as that work sees them."""

    def ask(self, name: str, *of: object) -> bytes | None:
        """Their answer of this name."""

    def tell(self, name: str, *of: object) -> None:
        """Let them know, and go on."""


class Helper:
    """Does one thing after the other: aside where a window may wait, otherwise here.

    Where no process is to be had, or it is killed, all is done here too. It writes nowhere but in
    `folder`, if any. Close it after use; until then a process that was started waits for more.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._aside: Aside | None = None

    def begin(self) -> None:
        """Have the process started, if there is to be one: it takes a moment."""
        if self._aside is None and may_hold_up():
            with suppress(OSError):
                self._aside = Aside(self._folder)

    def do(
        self,
        what: Callable[..., Any],
        *given: object,
        tick: Callable[[], None] = lambda: None,
        **answers: Callable[..., bytes | None],
    ) -> Any:
        """Call a function of a module, here or aside, with its `Back` and what is given.

        `answers` are what it may ask back, or tell. What comes back is of JSON's kinds. `tick` is
        called while waiting; it and the answers may raise to stop. Raises OSError and UsageError as
        the function does.
        """
        self.begin()
        if self._aside is not None:
            try:
                return converse(self._aside, what, given, answers, tick)
            except (wire.WireError, BrokenPipeError):  # killed, or it met what it could not say
                self.close()
                tick()
            finally:
                if self._aside is not None and self._aside.killed:
                    self.close()  # whoever asked stopped it
        return what(_Here(answers), *given)

    def close(self) -> None:
        """Nothing is written any more."""
        if self._aside is not None:
            self._aside.end()
            self._aside = None


def may_hold_up() -> bool:
    """Whether a window may wait for this thread; what a command does waits for itself alone."""
    return threading.current_thread() is not threading.main_thread()


def converse(
    aside: Aside,
    what: Callable[..., Any],
    given: Sequence[object],
    answers: Mapping[str, Callable[..., bytes | None]],
    tick: Callable[[], None],
) -> Any:
    """Have a helping process do something, and answer what it asks; see `Helper.do`.

    Raises WireError or BrokenPipeError where it comes to nothing.
    """
    wire.send(aside.to, b"", [pickle.dumps((what, given))])
    while True:
        said = _heard(aside, tick)
        if "refused" in said:
            raise OSError(said["refused"], os.strerror(said["refused"]))
        if "sentence" in said:
            raise UsageError(said["sentence"])
        if "done" in said:
            return said["done"]
        name, *of = said["asked"] if "asked" in said else said["told"]
        try:
            answer = answers[name](*of)
        except BaseException:
            aside.kill()  # what it is at is not wanted any more
            raise
        if "asked" in said:
            wire.send(aside.to, b"", [] if answer is None else [answer])


def _heard(aside: Aside, tick: Callable[[], None]) -> Any:
    """What it says next."""
    try:
        while not wire.waiting(aside.said, _PATIENCE_S):
            tick()
    except BaseException:
        aside.kill()
        raise
    return json.loads(wire.receive(aside.said)[0])  # never a pickle: it may be taken over


class _Here:
    """Whoever asked is here."""

    def __init__(self, answers: Mapping[str, Callable[..., bytes | None]]) -> None:
        self._answers = answers

    def ask(self, name: str, *of: object) -> bytes | None:
        return self._answers[name](*of)

    def tell(self, name: str, *of: object) -> None:
        self._answers[name](*of)
