"""The pictures of a document, kept beside it on the disk until it is bound.

A thousand pictures would not fit into memory twice. They are written one after the other as the
objects of a small PDF of their own, from which pikepdf takes them without reading them at once.
Source: ISO 32000-1:2008, 7.5 and 8.9.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from typing import BinaryIO

from evidence_desk.exports import jpeg

_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


class Plates:
    """Pictures by their names: `file` is an empty one, open for writing and reading."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self._names: dict[bytes, str] = {}
        self._places: list[int] = []
        file.write(b"%PDF-1.7\n")

    def add_jpeg(self, data: bytes) -> str:
        """The name of a JPEG picture; of the same one the same. Raises jpeg.NotJpeg."""
        key = hashlib.sha256(data).digest()
        if key not in self._names:
            wide, high = jpeg.size(data)
            tones = jpeg.components(data)
            turned = " /Decode [1 0 1 0 1 0 1 0]" if tones == 4 else ""  # as Adobe stores CMYK
            about = f"/ColorSpace {_SPACES[tones]} /BitsPerComponent 8 /Filter /DCTDecode{turned}"
            self._names[key] = self._write(wide, high, about, data)
        return self._names[key]

    def add_stencil(self, rows: Sequence[Sequence[int]]) -> str:
        """The name of a stencil of black (1) and clear (0) squares."""
        wide, high = len(rows[0]), len(rows)
        packed = bytearray()
        for row in rows:
            bits = "".join("0" if one else "1" for one in row)
            bits += "1" * (-len(bits) % 8)
            packed += int(bits, 2).to_bytes(len(bits) // 8, "big")
        about = "/ImageMask true /BitsPerComponent 1 /Filter /FlateDecode"
        return self._write(wide, high, about, zlib.compress(bytes(packed), 9))

    def _write(self, wide: int, high: int, about: str, data: bytes) -> str:
        self._places.append(self.file.tell())
        number = len(self._places)
        head = (
            f"{number} 0 obj\n<</Type /XObject /Subtype /Image /Width {wide} /Height {high} "
            f"{about} /Length {len(data)}>>\nstream\n"
        )
        self.file.write(head.encode("ascii"))
        self.file.write(data)
        self.file.write(b"\nendstream\nendobj\n")
        return f"P{number}"

    def finish(self) -> None:
        """Make the file a whole PDF; picture ``P7`` is its object 7."""
        count = len(self._places)
        catalog, pages = count + 1, count + 2
        for text in (
            f"{catalog} 0 obj\n<</Type /Catalog /Pages {pages} 0 R>>\nendobj\n",
            f"{pages} 0 obj\n<</Type /Pages /Kids [] /Count 0>>\nendobj\n",
        ):
            self._places.append(self.file.tell())
            self.file.write(text.encode("ascii"))
        start = self.file.tell()
        table = "".join(f"{place:010d} 00000 n \n" for place in self._places)
        self.file.write(
            f"xref\n0 {count + 3}\n0000000000 65535 f \n{table}trailer\n"
            f"<</Size {count + 3} /Root {catalog} 0 R>>\nstartxref\n{start}\n%%EOF\n".encode(
                "ascii"
            )
        )
        self.file.flush()
        self.file.seek(0)
