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

_PREFIX = struct.Struct(">2sIH")


class WireError(Exception):
    """The other side broke off or sent what is no message."""


def send(descriptor: int, header: bytes, blobs: Sequence[bytes] = ()) -> None:
    """Write one message; raises OSError when the other side is gone."""
    lengths = struct.pack(f">{len(blobs)}I", *map(len, blobs))
    _write(descriptor, _PREFIX.pack(b"ED", len(header), len(blobs)) + lengths + header)
    for blob in blobs:
        _write(descriptor, blob)


def waiting(descriptor: int) -> bool:
    """Whether a message has begun to come in; on Windows, where pipes cannot be asked, always."""
    return sys.platform == "win32" or bool(select.select([descriptor], [], [], 0)[0])


def receive(descriptor: int) -> tuple[bytes, list[bytes]]:
    """Read one message: its header and its blobs; raises WireError at a broken or ended stream."""
    mark, header_length, count = _PREFIX.unpack(_read(descriptor, _PREFIX.size))
    if mark != b"ED" or header_length > HEADER_LIMIT or count > BLOBS_LIMIT:
        raise WireError("not a message")
    lengths = struct.unpack(f">{count}I", _read(descriptor, 4 * count))
    if sum(lengths) > BLOB_LIMIT:
        raise WireError("too long a message")
    header = _read(descriptor, header_length)
    return header, [_read(descriptor, length) for length in lengths]


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view[: 1 << 20]) :]


def _read(descriptor: int, length: int) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        try:
            part = os.read(descriptor, min(length - len(parts), 1 << 20))
        except OSError as error:
            raise WireError(str(error)) from error
        if not part:
            raise WireError("the other side has ended")
        parts += part
    return bytes(parts)
