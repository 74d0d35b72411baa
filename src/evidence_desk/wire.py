"""Length-prefixed messages between the program and a worker process.

A message is ``ED`` · length of the header (u32) · number of blobs (u16) · length of each blob
(u32 each) · the header, JSON in UTF-8 · the blobs. Numbers are big-endian. Lengths are checked
before anything is read, so a worker that has been taken over can waste neither memory nor words.
"""

from __future__ import annotations

import os
import select
import struct
import sys
from collections.abc import Sequence

HEADER_LIMIT = 64 << 20
BLOB_LIMIT = 128 << 20
BLOBS_LIMIT = 256
_AHEAD = 1 << 16  # what a pipe holds

_PREFIX = struct.Struct(">2sIH")


class WireError(Exception):
    """The other side broke off or sent what is no message."""


def send(descriptor: int, header: bytes, blobs: Sequence[bytes] = ()) -> None:
    """Write one message; raises OSError when the other side is gone."""
    for part in packed(header, blobs):
        _write(descriptor, part)


def packed(header: bytes, blobs: Sequence[bytes] = ()) -> list[bytes]:
    """A message in the pieces it is written in."""
    lengths = struct.pack(f">{len(blobs)}I", *map(len, blobs))
    first = _PREFIX.pack(b"ED", len(header), len(blobs)) + lengths + header
    return [first, *(blob for blob in blobs if blob)]


class Writer:
    """Writes messages; those that can wait go along with the next that cannot."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._waiting: list[bytes] = []
        self._bytes = 0

    def __call__(
        self, reply: bytes, blobs: Sequence[bytes] = (), *, can_wait: bool = False
    ) -> None:
        """Write a message; raises OSError when the other side is gone."""
        parts = packed(reply, blobs)
        self._waiting += parts
        self._bytes += sum(map(len, parts))
        if can_wait and self._bytes < _AHEAD // 2:
            return
        parts, self._waiting, self._bytes = self._waiting, [], 0
        _write(self._descriptor, b"".join(parts))


def waiting(descriptor: int, seconds: float = 0) -> bool:
    """Whether a message has begun to come in, or does so within some seconds; on Windows, where
    pipes cannot be asked, always."""
    return sys.platform == "win32" or bool(select.select([descriptor], [], [], seconds)[0])


class Reader:
    """Reads messages from a stream that nobody else reads from, several at a time if it can."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._ahead = b""
        self._at = 0

    def receive(self) -> tuple[bytes, list[bytes]]:
        """The next message; raises WireError at a broken or ended stream."""
        self._need(_PREFIX.size)
        lengths_at = self._at + _PREFIX.size
        header_length, count = _announced(self._ahead, self._at)
        if count:
            self._need(_PREFIX.size + 4 * count)
            lengths_at = self._at + _PREFIX.size
        lengths = _lengths(self._ahead[lengths_at : lengths_at + 4 * count])
        self._at = lengths_at + 4 * count
        header = self._take(header_length)
        return header, [self._take(length) if length else b"" for length in lengths]

    def _take(self, length: int) -> bytes:
        missing = length - (len(self._ahead) - self._at)
        if missing > _AHEAD:
            kept = self._ahead[self._at :]
            self._ahead, self._at = b"", 0
            return kept + _read(self._descriptor, missing)
        if missing > 0:
            self._need(length)
        start, self._at = self._at, self._at + length
        return self._ahead[start : self._at]

    def _need(self, length: int) -> None:
        """Have so many bytes ahead."""
        if len(self._ahead) - self._at < length:
            self._ahead, self._at = self._ahead[self._at :], 0
            while len(self._ahead) < length:
                self._ahead += _some(self._descriptor, _AHEAD)


def receive(descriptor: int) -> tuple[bytes, list[bytes]]:
    """Read one message and no byte more; raises WireError at a broken or ended stream."""
    header_length, count = _announced(_read(descriptor, _PREFIX.size), 0)
    lengths = _lengths(_read(descriptor, 4 * count))
    header = _read(descriptor, header_length)
    return header, [_read(descriptor, length) for length in lengths]


def _announced(prefix: bytes, at: int) -> tuple[int, int]:
    """The length of a header and the number of blobs behind it."""
    mark, header_length, count = _PREFIX.unpack_from(prefix, at)
    if mark != b"ED" or header_length > HEADER_LIMIT or count > BLOBS_LIMIT:
        raise WireError("not a message")
    return header_length, count


def _lengths(written: bytes) -> tuple[int, ...]:
    lengths: tuple[int, ...] = struct.unpack(f">{len(written) // 4}I", written)
    if sum(lengths) > BLOB_LIMIT:
        raise WireError("too long a message")
    return lengths


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view[: 1 << 20]) :]


def _read(descriptor: int, length: int) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        parts += _some(descriptor, min(length - len(parts), 1 << 20))
    return bytes(parts)


def _some(descriptor: int, most: int) -> bytes:
    try:
        part = os.read(descriptor, most)
    except OSError as error:
        raise WireError(str(error)) from error
    if not part:
        raise WireError("the other side has ended")
    return part
