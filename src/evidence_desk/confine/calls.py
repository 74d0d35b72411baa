"""A filter of system calls, by libseccomp: what no decoder needs is answered "not permitted".

A list of what is allowed would have to be kept in step with every decoder, and one missing entry
means files that cannot be read; so what could do harm is named, and the rest let through. The
library comes with Linux distributions; where it is missing there is no filter.
"""

from __future__ import annotations

import ctypes
import errno
import os
from dataclasses import dataclass

_CONNECTING = ("socket", "connect", "bind", "listen", "accept", "accept4")
_STARTING = ("execve", "execveat", "fork", "vfork")
_REACHING = (
    "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_open", "pidfd_getfd",
    "pidfd_send_signal", "rt_sigqueueinfo", "rt_tgsigqueueinfo",
)  # fmt: skip
_RULING = (
    "mount", "umount2", "pivot_root", "chroot", "setns", "unshare", "bpf", "perf_event_open",
    "keyctl", "add_key", "request_key", "userfaultfd", "kexec_load", "kexec_file_load",
    "init_module", "finit_module", "delete_module", "open_by_handle_at", "mknod", "mknodat",
    "io_uring_setup", "io_uring_enter", "io_uring_register", "acct", "swapon", "swapoff", "reboot",
    "quotactl", "mount_setattr", "move_mount", "open_tree", "fsopen", "fsmount",
)  # fmt: skip
_OWNING = (
    "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat",
    "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr",
    "utime", "utimes", "utimensat", "futimesat",
)  # fmt: skip
_CHANGING = (
    "creat", "unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat", "symlink",
    "symlinkat", "mkdir", "mkdirat", "rmdir", "truncate",
)  # fmt: skip

_CLONE_THREAD = 0x00010000

# From seccomp.h: what is done with a call, and how one of its arguments is compared.
_ALLOW = 0x7FFF0000
_ERRNO = 0x00050000
_NOT_EQUAL, _MASKED_EQUAL = 1, 7


class _Compared(ctypes.Structure):
    """``struct scmp_arg_cmp``: argument number, comparison, and its one or two operands."""

    _fields_ = (
        ("arg", ctypes.c_uint),
        ("op", ctypes.c_int),
        ("datum_a", ctypes.c_uint64),
        ("datum_b", ctypes.c_uint64),
    )


@dataclass(frozen=True, slots=True)
class _Rule:
    """A call answered with an error, always or where one argument compares so."""

    call: str
    error: int = errno.EPERM
    where: tuple[int, int, int, int] | None = None


def forbid(*, writes: bool) -> bool:
    """Shut this thread, and those it will start, off from what `_rules` names; whether it is.

    With `writes`, files can still be made and changed: another fence must say where.
    """
    try:
        return _load(ctypes.CDLL("libseccomp.so.2"), _rules(writes=writes))
    except (OSError, AttributeError):
        return False


def _rules(*, writes: bool) -> list[_Rule]:
    rules = [_Rule(name) for name in (*_CONNECTING, *_STARTING, *_REACHING, *_RULING, *_OWNING)]
    # A thread is a clone, a child is one too. Flags of clone3 are out of sight; libc does without.
    rules.append(_Rule("clone", where=(0, _MASKED_EQUAL, _CLONE_THREAD, 0)))
    rules += [_Rule(name, errno.ENOSYS) for name in ("clone3", "openat2")]
    # To itself a process may send signals: that is how one aborts.
    rules += [_Rule(name, where=(0, _NOT_EQUAL, os.getpid(), 0)) for name in ("kill", "tgkill")]
    if not writes:
        rules += [_Rule(name) for name in _CHANGING]
        rules += [
            _Rule(name, where=(place, _MASKED_EQUAL, flag, flag))
            for name, place in (("open", 1), ("openat", 2))
            for flag in (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC)
        ]
    return rules


def _load(library: ctypes.CDLL, rules: list[_Rule]) -> bool:
    library.seccomp_init.argtypes = (ctypes.c_uint32,)
    library.seccomp_init.restype = ctypes.c_void_p
    library.seccomp_load.argtypes = library.seccomp_release.argtypes = (ctypes.c_void_p,)
    library.seccomp_rule_add_array.argtypes = (
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.POINTER(_Compared),
    )
    filter_ = library.seccomp_init(_ALLOW)
    if not filter_:
        return False
    try:
        for rule in rules:
            number = library.seccomp_syscall_resolve_name(rule.call.encode())
            if number == -1:  # unknown to this libseccomp, which is older than the call
                continue
            compared = (_Compared * 1)(_Compared(*rule.where)) if rule.where else None
            count = 0 if compared is None else 1
            # A call that this processor does not have needs no rule, and gets none.
            library.seccomp_rule_add_array(filter_, _ERRNO | rule.error, number, count, compared)
        return bool(library.seccomp_load(filter_) == 0)
    finally:
        library.seccomp_release(filter_)
