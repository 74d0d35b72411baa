"""Errors that are sentences for the editor."""


class DeskError(Exception):
    """Something that is not the program's fault: the sentence names the thing and what to do.

    Every subclass ends in the status line of the window or on standard error of the command
    line; anything that is not a DeskError is a defect of ours.
    """


class UsageError(DeskError):
    """What was asked for makes no sense here: an unknown reference, a bad date, a bad query."""


class LibraryError(DeskError):
    """The library itself cannot be used: absent, locked, damaged, or from a newer program."""


class DamagedError(LibraryError):
    """The catalogue cannot be read as it was written; what can be read of it can be salvaged."""


class StorageError(DeskError):
    """The disk or the source failed: full, read-only, vanished, unreadable."""


class ConflictError(DeskError):
    """Somebody else has changed the same thing meanwhile; nothing was overwritten."""


class Cancelled(DeskError):  # noqa: N818  (a wish of the editor's, not a fault)
    """The editor stopped the work; what was done stands."""
