"""How a worker gives up what it does not need: writing, programs, the network, memory without end.

Each fence works alone; what a platform lacks is left out. A filter of system calls (seccomp) is
not part of it.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import time
from typing import Any

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


def leave_network() -> None:
    """On Linux, move into a network namespace without any interface, where that is allowed.

    Must come before libraries start threads: a new user namespace needs a lone thread.
    """
    if not sys.platform.startswith("linux"):
        return
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        if libc.unshare(_CLONE_NEWNET) != 0:
            libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def limit_resources(memory_bytes: int) -> None:
    """Bound what decoding may allocate; forbid files written and memory images of crashes.

    RLIMIT_DATA counts the private memory a decoder really asks for, and is the limit meant;
    RLIMIT_AS also counts mapped files, and only stops what goes round the first.
    """
    if sys.platform == "win32":
        return
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


def limit_task(seconds: float) -> None:
    """End this process should a task burn far more than its time with nobody there to stop it."""
    if sys.platform == "win32":
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(time.process_time() + 4 * seconds) + 2
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def refuse_side_effects() -> None:
    """From now on Python code in this process can neither write, start programs, nor connect."""
    sys.addaudithook(_judge)


def _judge(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (
            isinstance(flags, int) and flags & _WRITING
        ):
            raise PermissionError("a media worker writes nothing")
    elif event.startswith("socket.") or event in _REFUSED:
        raise PermissionError(f"a media worker does no {event}")
