"""What a PDF says: its pages and properties as they are read, and every object that is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2


@dataclass(frozen=True, slots=True)
class Part:
    """One object: its strings, and of a stream what is in it and what it is (``/Metadata``)."""

    strings: tuple[str, ...]
    stream: bytes | None = None
    kind: str = ""


def of_pages(data: bytes) -> str:
    """What its pages and its properties say; nothing if nobody can read it."""
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            pages = [page.get_textpage().get_text_bounded() for page in pdf]
            return "\0".join([" ".join(pages), *map(str, pdf.get_metadata_dict().values())])
    except pypdfium2.PdfiumError:
        return ""


def parts(data: bytes) -> Iterator[Part]:
    """Its objects, as far as it can be opened."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            for one in pdf.objects:
                strings = tuple(_strings(one))
                if isinstance(one, pikepdf.Stream):
                    kind = "/Image" if one.get("/Subtype") == "/Image" else ""
                    if one.get("/Type") in ("/EmbeddedFile", "/Metadata"):
                        kind = str(one.Type)
                    yield Part(strings, _decoded(one), kind)
                else:
                    yield Part(strings)
    except pikepdf.PdfError:
        return


def _strings(one: object) -> Iterator[str]:
    """Every string of an object, not of those that it only points to."""
    if isinstance(one, pikepdf.String):
        yield str(one)
    elif isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in one.keys():  # noqa: SIM118  (not a mapping)
            value = one.get(key)
            if not getattr(value, "is_indirect", False):
                yield from _strings(value)
    elif isinstance(one, pikepdf.Array):
        for value in one:
            if not getattr(value, "is_indirect", False):
                yield from _strings(value)


def _decoded(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a picture, which is as it lies in the file
        return stream.read_raw_bytes()
