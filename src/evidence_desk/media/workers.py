"""The isolated processes that all decoding runs in, and the only way to ask them anything.

Nothing a worker says is believed unread: answers are length-prefixed bytes, their header is JSON
checked against a schema, pictures must be JPEG. A worker that crashes, hangs or talks nonsense is
killed and replaced; only the file it had in hand is touched by that.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from evidence_desk.domain.drafts import Block, Edit
from evidence_desk.domain.film_redaction import FilmRedaction
from evidence_desk.domain.items import Kind
from evidence_desk.domain.redaction import Redaction, Shape
from evidence_desk.media.errors import MediaError
from evidence_desk.media.held_reel import HeldReel
from evidence_desk.media.pool import SILENCE_S, must_be_good, request_for
from evidence_desk.media.probing import Probing, is_jpeg
from evidence_desk.media.process import NONSENSE, LostError
from evidence_desk.media.replies import Face, PageReply, Part, Reply

_PNG = b"\x89PNG\r\n\x1a\n"


class Workers(Probing):
    """Everything a worker can be asked; every method may be called from any thread."""

    def picture(self, path: Path, kind: Kind, max_px: int) -> bytes:
        """A photo as JPEG, upright, its long side at most `max_px`; of others, what shows them.

        Raises MediaError where there is nothing to show, StorageError where it cannot be read.
        """
        return self._one_picture("picture", path, kind=kind, max_px=max_px)[0]

    def logo(self, path: Path, max_px: int) -> bytes:
        """A picture file as JPEG on white, as a letterhead prints it; MediaError for any other."""
        return self._one_picture("logo", path, max_px=max_px)[0]

    def page(self, path: Path, number: int, max_px: int) -> bytes:
        """Page `number` (from 1) of a PDF as JPEG; of other documents, 1 is a sheet of text."""
        return self._one_picture("page", path, number=number, max_px=max_px)[0]

    def words_on_page(self, path: Path, number: int, words: str) -> list[list[Part]]:
        """Where words stand on page `number` (from 1) of a PDF: for each place, its parts.

        Raises MediaError where the page cannot be read, StorageError for the disk.
        """
        return self._asked("found", path, number=number, words=words)[0].found or []

    def frame(self, path: Path, at_s: float, max_px: int) -> tuple[bytes, float]:
        """The frame on screen at `at_s` seconds as JPEG, and the exact time it came on, in seconds.

        Times count from the film's start. Before the first frame it is the first, after the end
        the last. Raises MediaError where none decodes.
        """
        picture, reply = self._one_picture("frame", path, at_s=at_s, max_px=max_px)
        if reply.at_s is None:
            raise MediaError(NONSENSE)
        return picture, reply.at_s

    def still(self, path: Path, at_s: float) -> tuple[bytes, float, int]:
        """The frame on screen at `at_s` seconds as PNG, whole; the time it came on; its `pts`.

        The same frame gives the same bytes. Raises MediaError where none decodes.
        """
        reply, blobs = self._asked("still", path, at_s=at_s)
        if len(blobs) != 1 or not blobs[0].startswith(_PNG):
            raise MediaError(NONSENSE)
        if reply.at_s is None or reply.pts is None:
            raise MediaError(NONSENSE)
        return blobs[0], reply.at_s, reply.pts

    def redacted(self, path: Path, what: Redaction) -> bytes:
        """A photo with parts of it covered, upright, as JPEG or (of a lossless one) as PNG.

        The same photo and redaction give the same bytes. Raises MediaError where none decodes.
        """
        values = json.dumps(what.to_values())
        _reply, blobs = self._asked("redacted", path, redaction=values)
        if len(blobs) != 1 or not (is_jpeg(blobs[0]) or blobs[0].startswith(_PNG)):
            raise MediaError(NONSENSE)
        return blobs[0]

    def sheet(self, path: Path, number: int, max_px: int) -> bytes:
        """Page `number` (from 1) of a PDF as JPEG, comments and forms drawn into it: to cover."""
        return self._one_picture("sheet", path, number=number, max_px=max_px)[0]

    def mentioned(
        self, path: Path, number: int, words: Sequence[str], *, whole: bool
    ) -> tuple[list[list[Part]], bool]:
        """Where any of some words are meant on a PDF's page, and whether it has text at all.

        For each place its boxes, one a line. Raises MediaError, StorageError.
        """
        reply, _blobs = self._asked(
            "mentioned", path, number=number, terms=list(words), whole=whole
        )
        return reply.found or [], reply.has_text

    def covered_page(
        self, path: Path, number: int, shapes: Sequence[Shape], dpi: int
    ) -> tuple[PageReply, bytes]:
        """A PDF's page as a new picture with parts of it covered, and the words left in sight.

        The same page and shapes give the same answer. Raises MediaError where it does not decode.
        """
        values = json.dumps([one.to_values() for one in shapes])
        reply, blobs = self._asked("covered", path, number=number, shapes=values, dpi=dpi)
        if reply.made is None or len(blobs) != 1 or not _fits(reply.made, blobs[0]):
            raise MediaError(NONSENSE)
        return reply.made, blobs[0]

    def redact_film(
        self,
        path: Path,
        what: FilmRedaction,
        write: Callable[[int, bytes], None],
        tell: Callable[[float], None],
    ) -> None:
        """A film or recording with parts covered and sound taken out, as MP4.

        `write` is given bytes and where in the new file they belong; `tell` now and then how many
        seconds of the original are done. Either may raise to stop it. It runs in a process of its
        own, as long as it gets on. Raises MediaError where nothing decodes, StorageError where
        the file cannot be read.
        """
        request = request_for(
            "redact_film", self._timeout_s, path, path.name, redaction=json.dumps(what.to_values())
        )

        def hear(reply: Reply, blobs: list[bytes]) -> None:
            if reply.at_byte is not None and len(blobs) == 1:
                write(reply.at_byte, blobs[0])
            elif reply.at_s is not None:
                tell(reply.at_s)

        with self._apart() as process:
            must_be_good(*process.attend(request, SILENCE_S, hear))

    def redacted_frame(
        self, path: Path, what: FilmRedaction, at_s: float, until_s: float | None, max_px: int
    ) -> bytes:
        """The frame on screen at `at_s` (and until `until_s`, if known) as the copy will show it.

        A JPEG. Raises MediaError where none decodes.
        """
        values = json.dumps(what.to_values())
        return self._one_picture(
            "redacted_frame", path, redaction=values, at_s=at_s, until_s=until_s, max_px=max_px
        )[0]

    def follow(
        self,
        path: Path,
        drawn: Shape,
        at_s: float,
        end_s: float | None,
        tell: Callable[[float], None],
    ) -> list[tuple[float, float, float, float, float]]:
        """Where what lies under a shape at `at_s` goes from frame to frame, as far as `end_s`.

        Each place is its second, its middle's x and y in parts of the picture, its size (1 as
        drawn) and how alike it is (up to 1). `tell` may raise to stop it. Raises MediaError.
        """
        values = json.dumps(Redaction((drawn,)).to_values())
        request = request_for(
            "follow", self._timeout_s, path, path.name, redaction=values, at_s=at_s, until_s=end_s
        )

        def hear(reply: Reply, _blobs: list[bytes]) -> None:
            if reply.at_s is not None:
                tell(reply.at_s)

        with self._apart() as process:
            reply, _blobs = process.attend(request, SILENCE_S, hear)
        return must_be_good(reply, [])[0].places or []

    def faces(self, path: Path, at_s: float, part: int) -> tuple[list[Face], int]:
        """Where faces are in a photo or on a film's frame, and the picture's long side in pixels.

        `part` 0 looks at all of it, 1 to 4 at a quarter, finer. Raises MediaError, StorageError.
        """
        reply, _blobs = self._asked("faces", path, at_s=at_s, number=part)
        return list(reply.faces or ()), reply.count or 0

    def strip(self, path: Path, count: int, px: int) -> list[bytes]:
        """Up to `count` JPEGs evenly through a film, in order, long side at most `px`."""
        _reply, blobs = self._asked("strip", path, count=count, max_px=px)
        return [blob for blob in blobs[:count] if is_jpeg(blob)]

    def posters(
        self, path: Path, moments: Sequence[float], within_s: float, px: int
    ) -> list[bytes | None]:
        """What is on screen at rising `moments` (seconds), as JPEGs, long side at most `px`.

        A key frame up to `within_s` earlier does as well. None stands for what does not decode.
        The list may be shorter than asked for, for a worker is not held up long: ask again for
        the rest. Raises MediaError where there are no pictures.
        """
        _reply, blobs = self._asked(
            "posters", path, moments=list(moments), within_s=within_s, max_px=px
        )
        return [blob if is_jpeg(blob) else None for blob in blobs[: len(moments)]]

    def peaks(self, path: Path, start_s: float, count: int, per_s: int) -> bytes:
        """`count` loudest samples (0 to 255) of a part of the sound, `per_s` of them a second.

        Fewer come back where time ran out. Raises MediaError where no sound decodes.
        """
        _reply, blobs = self._asked("peaks", path, at_s=start_s, count=count, per_s=per_s)
        if len(blobs) != 1 or len(blobs[0]) > count:
            raise MediaError(NONSENSE)
        return blobs[0]

    def document_text(self, path: Path) -> str:
        """The text of a document, for reading; raises MediaError where there is none to read.

        Each page of a PDF ends with a form feed.
        """
        reply, _blobs = self._asked("text", path)
        return reply.text or ""

    def draft(self, path: Path, name: str = "") -> list[Block]:
        """A draft's blocks in order of reading; raises MediaError where there is none to read.

        `name` is by what name it is known, where that is not its own.
        """
        try:
            reply, _blobs = self._ask("draft", path, name or path.name, [])
        except LostError as lost:
            raise MediaError(str(lost)) from lost
        return reply.blocks or []

    def rewritten(self, path: Path, edits: Sequence[Edit]) -> bytes:
        """The bytes of a DOCX, ODT or text with some words replaced; raises MediaError."""
        _reply, blobs = self._asked("rewrite", path, edits=list(edits))
        if len(blobs) != 1 or not blobs[0]:
            raise MediaError(NONSENSE)
        return blobs[0]

    def frame_times(self, path: Path) -> array[int]:
        """When each frame of a film comes on, in microseconds from its start, in order.

        Read a few seconds at a time, so that a film of hours is no task of minutes. Empty where
        the frames cannot be told without decoding them all. Raises MediaError and StorageError.
        """
        times, at_s = array("q"), 0.0
        while True:
            reply, _blobs = self._asked("frame_times", path, at_s=at_s)
            last = times[-1] if times else -1
            times.extend(one for one in reply.times or () if one > last)
            if reply.at_s is None or reply.at_s <= at_s:
                return times
            at_s = reply.at_s

    def reel(self) -> HeldReel:
        """A process of its own that holds one film open at a time; close it after use."""
        return HeldReel(self._timeout_s, self._memory_bytes)

    def _one_picture(self, task: str, path: Path, **wanted: Any) -> tuple[bytes, Reply]:
        reply, blobs = self._asked(task, path, **wanted)
        if len(blobs) != 1 or not is_jpeg(blobs[0]):
            raise MediaError(NONSENSE)
        return blobs[0], reply


def _fits(page: PageReply, data: bytes) -> bool:
    """Whether the picture of a page is what its reply says."""
    if page.coding == "jpeg":
        return is_jpeg(data)
    size = page.wide_px * page.high_px * (1 if page.grey else 3)
    reader = zlib.decompressobj()
    try:
        return len(reader.decompress(data, size + 1)) == size and reader.eof
    except zlib.error:
        return False
