"""How a worker gives up what it does not need: the network, writing, programs, memory without end.

Each fence works alone, and what a platform lacks is left out: `shut_in` says which ones stand, so
that people can be told. The first three bind native code too, should a decoder be taken over; the
last binds Python only.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import Any

from evidence_desk.confine import calls


class Fence(StrEnum):
    """What stands between a hostile file and the rest of the machine."""

    NO_NETWORK = "network"  # a network namespace without an interface (Linux)
    NO_WRITING = "files"  # Landlock: nothing is written, renamed or removed (Linux 5.13)
    NO_CALLS = "calls"  # seccomp: no sockets, programs, changes to files (Linux)
    LIMITS = "limits"  # memory, processor time, file size (POSIX)
    PYTHON = "python"  # an audit hook: Python code can do none of it (everywhere)


#: What the libraries map of their own files (330 MB measured with PyAV, numpy, Pillow, libheif,
#: exiv2 and pdfium loaded) and of a file under examination does not count as a decoder's memory.
_MAPPINGS = 1 << 30

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_NO_NEW_PRIVS = 38

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_REFUSED = frozenset(
    {
        "ctypes.dlopen",
        "os.chmod",
        "os.chown",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.link",
        "os.mkdir",
        "os.posix_spawn",
        "os.remove",
        "os.rename",
        "os.rmdir",
        "os.spawn",
        "os.startfile",
        "os.symlink",
        "os.system",
        "os.truncate",
        "os.utime",
        "pty.spawn",
        "subprocess.Popen",
        "urllib.Request",
    }
)


def shut_in(output: Path | None = None) -> set[Fence]:
    """Put up the fences that this system has for native code; nothing but `output` can be written.

    Must come before libraries start threads, for a thread that runs already stays outside.
    Returns the fences that stand.
    """
    if not sys.platform.startswith("linux"):
        return set()
    fences = (
        (Fence.NO_NETWORK, _leave_network()),
        (Fence.NO_WRITING, _forbid_writing(output)),
        (Fence.NO_CALLS, calls.forbid(writes=output is not None)),
    )
    return {fence for fence, stands in fences if stands}


def _leave_network() -> bool:
    """Into a network namespace without any interface, where that is allowed."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        parts = (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET)
        return any(libc.unshare(flags) == 0 for flags in parts)
    except (OSError, AttributeError):
        return False


def _forbid_writing(output: Path | None) -> bool:
    """Landlock: read anything, write to the output only, run nothing."""
    try:
        from py_landlock import Landlock, LandlockError
    except ImportError:
        return False
    try:
        rules = Landlock(strict=False).allow_read("/")
        if output is not None:
            rules.allow_write(output)
        rules.apply()
    except (LandlockError, OSError):
        return False
    return True


def limit_resources(memory_bytes: int) -> set[Fence]:
    """Bound what decoding may allocate; forbid files written and memory images of crashes.

    RLIMIT_DATA counts the private memory a decoder really asks for, and is the limit meant;
    RLIMIT_AS also counts mapped files, and only stops what goes round the first.
    """
    if sys.platform == "win32":
        return set()
    import resource

    for limit, value in (
        (resource.RLIMIT_DATA, memory_bytes),
        (resource.RLIMIT_AS, memory_bytes + _MAPPINGS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(limit, (value, value))
    with contextlib.suppress(OSError):
        os.nice(5)
    return {Fence.LIMITS}


_cpu_limit: int | None = None  # as it was last set


def limit_task(seconds: float) -> None:
    """End this process should a task burn far more than its time with nobody there to stop it."""
    if sys.platform == "win32":
        return
    import resource

    global _cpu_limit
    soft = int(time.process_time() + 4 * seconds) + 2
    if soft == _cpu_limit:  # a batch of small files takes no second
        return
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
        _cpu_limit = soft


def refuse_side_effects() -> set[Fence]:
    """From now on Python code in this process can neither write, start programs, nor connect."""
    sys.addaudithook(_judge)
    return {Fence.PYTHON}


def _judge(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (
            isinstance(flags, int) and flags & _WRITING
        ):
            raise PermissionError("a media worker writes nothing")
    elif event.startswith("socket.") or event in _REFUSED:
        raise PermissionError(f"a media worker does no {event}")
