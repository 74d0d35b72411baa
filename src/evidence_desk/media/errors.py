"""What it means when a file shows nothing."""

from __future__ import annotations

from evidence_desk.domain.errors import DeskError


class MediaError(DeskError):
    """A file holds no picture, page, frame or text that can be shown; the sentence says why."""
