"""What a worker reports about one file; checked against this schema before anyone believes it."""

from __future__ import annotations

from enum import StrEnum

from evidence_desk.domain.items import Kind
from evidence_desk.schemas import BaseModel, ConfigDict, Field


class Depth(StrEnum):
    """How far into a file one looks. What is left for later is looked at by a deeper probe."""

    FACTS = "facts"  # what is written in it; films are drawn, since only a frame tells their way up
    SEEN = "seen"  # and its picture, but not all the sound of a film
    WHOLE = "whole"  # and all of its sound


class FileFacts(BaseModel):
    """What one file is, read from its content.

    Sizes are in pixels; `width` and `height` are as seen (after orientation), the stored ones as
    the file has them. Times are local as written in the file, ISO 8601 without offset; `captured`
    may be a date alone. Coordinates are WGS 84 degrees. `problem` is one sentence where the file
    could not be read as what it claims to be; everything else may then be missing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    mime: str = Field(max_length=120, pattern=r"^[\w.+-]+/[\w.+-]+$")
    format: str = Field(default="", max_length=120)  # for people: "MPEG-4 video, H.264 + AAC"
    width: int | None = Field(default=None, ge=1)
    height: int | None = Field(default=None, ge=1)
    stored_width: int | None = Field(default=None, ge=1)
    stored_height: int | None = Field(default=None, ge=1)
    orientation: int | None = Field(default=None, ge=1, le=8)
    duration_s: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    frame_rate: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    pages: int | None = Field(default=None, ge=0)
    captured: str | None = Field(default=None, max_length=40)
    captured_offset: str | None = Field(default=None, pattern=r"^[+-]\d\d:\d\d$")
    captured_from: str | None = Field(default=None, max_length=120)
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    make: str | None = Field(default=None, max_length=200)
    model: str | None = Field(default=None, max_length=200)
    serial: str | None = Field(default=None, max_length=200)
    text: str | None = None  # of documents, for search and reading; capped by the worker
    metadata: dict[str, str] = Field(default_factory=dict)  # every raw field, for the inspector
    problem: str | None = Field(default=None, max_length=500)
