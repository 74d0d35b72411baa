"""What a worker may answer: a schema that the answer is held against."""

from __future__ import annotations

from evidence_desk.schemas import BaseModel, ConfigDict


class Reply(BaseModel):
    """A reason why there is no copy, the number of a disk's refusal, or the copy's name.

    `begins_s` and `encoded` are of passages.
    """

    model_config = ConfigDict(extra="forbid", strict=True)

    reason: str | None = None
    refused: int | None = None
    file: str | None = None
    begins_s: float | None = None
    encoded: bool = False
