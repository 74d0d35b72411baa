"""The schema of what workers are asked and of what they may answer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

from evidence_desk.domain.drafts import Block, Edit
from evidence_desk.media.facts import FileFacts
from evidence_desk.schemas import BaseModel, ConfigDict, Field

_Unit = Annotated[float, Field(ge=0, le=1)]
#: Left, top, width and height of a part of a page, in parts of the page, from 0 to 1.
Part = tuple[_Unit, _Unit, _Unit, _Unit]
#: A face: left, top, width and height in parts of the picture, and how sure it is, from 0 to 1.
Face = tuple[_Unit, _Unit, _Unit, _Unit, _Unit]


_Number = Annotated[float, Field(allow_inf_nan=False)]


class PageReply(BaseModel):
    """A page of a PDF made anew with parts of it covered; its picture is the blob that follows.

    Of each word its letters as they are seen from its beginning on; the lower left of the first in
    pixels; its length and height in pixels; the way it runs, in radians clockwise.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    wide_pt: float = Field(gt=0, le=1e6)
    high_pt: float = Field(gt=0, le=1e6)
    wide_px: int = Field(ge=1, le=16384)
    high_px: int = Field(ge=1, le=16384)
    grey: bool
    coding: Literal["jpeg", "flate"]
    words: list[tuple[str, _Number, _Number, _Number, _Number, _Number]]


class Request(BaseModel):
    """One task for a worker.

    Paths and names need not be text: their bytes are sent as the letters of Latin-1.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    task: str
    seconds: float
    path: str = ""
    name: str = ""
    files: list[tuple[str, str]] = Field(default_factory=list)  # of `probe_each`: path and name
    kind: str | None = None
    depth: str = "whole"  # of a probe: a `Depth`
    max_px: int = 0
    number: int = 1
    at_s: float = 0.0
    count: int = 0
    per_s: int = 0
    moments: list[float] = Field(default_factory=list)
    within_s: float = 0.0
    words: str = ""
    at_most_s: float | None = None
    redaction: str = ""  # JSON of a redaction's values, of a photo or of a film
    until_s: float | None = None
    shapes: str = ""  # JSON of the parts covered on a page
    terms: list[str] = Field(default_factory=list)
    whole: bool = True
    dpi: int = 0
    edits: list[Edit] = Field(default_factory=list)

    @property
    def where(self) -> bytes:
        """The path's bytes."""
        return self.path.encode("latin-1")

    @property
    def called(self) -> str:
        """The name, with surrogates for what is no text in it (PEP 383)."""
        return os.fsdecode(self.name.encode("latin-1"))


def letters(path: str | Path) -> str:
    """A path or name as a `Request` has it."""
    return os.fsencode(path).decode("latin-1")


class Reply(BaseModel):
    """One answer. A probe sends facts as they come; only the last has `final`.

    Work that takes long sends how far it is (`at_s`), and what it writes: a blob, and at which byte
    of the new file it belongs.

    The blobs of a message follow its reply: for a probe the picture and the waveform (empty if
    there is none), for other tasks the pictures or peaks asked for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    final: bool
    facts: FileFacts | None = None
    later: bool = False  # of a probe: whether a deeper one would find more
    error: str | None = Field(default=None, max_length=1000)
    storage: bool = False  # the error is the disk's or the path's, not the content's
    text: str | None = None
    blocks: list[Block] | None = None
    at_s: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    width: int | None = Field(default=None, ge=1, le=16384)  # of a frame sent as bare pixels
    height: int | None = Field(default=None, ge=1, le=16384)
    exact: bool = True
    times: list[int] | None = Field(default=None, max_length=5_000_000)  # microseconds
    places: list[tuple[float, float, float, float, float]] | None = Field(
        default=None, max_length=10_000
    )  # of what is followed: second, middle x and y, size, likeness
    found: list[list[Part]] | None = Field(default=None, max_length=2000)
    has_text: bool = False
    faces: list[Face] | None = Field(default=None, max_length=500)
    count: int | None = Field(default=None, ge=0)
    made: PageReply | None = None
    at_byte: int | None = Field(default=None, ge=0, lt=1 << 50)
    pts: int | None = Field(default=None, ge=-(1 << 63), lt=1 << 63)
