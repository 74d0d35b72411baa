"""The pictures of a document, kept beside it on the disk until it is bound.

A thousand pictures would not fit into memory twice. They are written one after the other as the
objects of a PDF, and the document follows as the rest of it: pikepdf opens that file and reads each
picture when it writes it. What it copies from another file it would keep in memory instead.
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
        self._first = 0
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
        head = (  # its number is not known yet, but how much room it takes
            f"{0:010d} 0 obj\n<</Type /XObject /Subtype /Image /Width {wide} /Height {high} "
            f"{about} /Length {len(data)}>>\nstream\n"
        )
        self.file.write(head.encode("ascii"))
        self.file.write(data)
        self.file.write(b"\nendstream\nendobj\n")
        return f"P{len(self._places)}"

    def finish(self, document: bytes) -> None:
        """Have a document follow the pictures: the file is then one whole PDF of all of them.

        `document` is as fpdf2 writes it, its table of places in one piece. The pictures' numbers
        follow its own, by which `number` finds them.
        """
        base = self.file.tell()
        table = document.rindex(b"\nxref\n") + 1
        trailer = document.index(b"\ntrailer\n", table) + 1
        places = [int(line[:10]) for line in document[table:trailer].splitlines()[3:]]
        self._first = len(places) + 1
        self.file.write(document[:table])
        start = self.file.tell()
        entries = [base + place for place in places] + self._places
        size = b"/Size %d" % (len(entries) + 1)
        end = document[trailer:].partition(b"startxref")[0]
        self.file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(entries) + 1))
        self.file.write(b"".join(b"%010d 00000 n \n" % place for place in entries))
        self.file.write(end.replace(b"/Size %d" % self._first, size, 1))
        self.file.write(b"startxref\n%d\n%%%%EOF\n" % start)
        for at, place in enumerate(self._places):
            self.file.seek(place)
            self.file.write(b"%010d" % (self._first + at))
        self.file.flush()
        self.file.seek(0)

    def number(self, name: str) -> int:
        """The number of a picture's object, once the document is there."""
        return self._first + int(name[1:]) - 1
