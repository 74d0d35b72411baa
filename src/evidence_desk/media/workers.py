"""The isolated processes that all decoding runs in, and the only way to ask them anything.

Nothing a worker says is believed unread: answers are length-prefixed bytes, their header is JSON
checked against a schema, pictures must be JPEG. A worker that crashes, hangs or talks nonsense is
killed and replaced; only the file it had in hand is touched by that.
"""

from __future__ import annotations

import contextlib
import json
import os
import site
import subprocess
import sys
import threading
import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic import ValidationError

from evidence_desk.confine import Fence
from evidence_desk.domain.drafts import Block, Edit
from evidence_desk.domain.errors import StorageError
from evidence_desk.domain.film_redaction import FilmRedaction
from evidence_desk.domain.items import Kind
from evidence_desk.domain.redaction import Redaction, Shape
from evidence_desk.media import wire
from evidence_desk.media.deadlines import Deadlines
from evidence_desk.media.errors import MediaError
from evidence_desk.media.facts import Depth, FileFacts
from evidence_desk.media.formats import UNKNOWN, format_named
from evidence_desk.media.replies import Face, PageReply, Part, Reply, Request

#: How long a worker may take to import its decoders on a busy machine; not part of a task's time.
_START_S = 60.0

#: How long a worker that does long work may say nothing: a frame of 4K takes a second on an old
#: machine, and the way to a clip in a film without an index longer.
_SILENCE_S = 120.0

#: Tasks that may take longer than others, by how much: they look at each pixel many times.
_PATIENCE = {"faces": 6}

#: All that a worker gets of our environment.
_KEPT_VARIABLES = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME")


@dataclass(frozen=True, slots=True)
class Probed:
    """What a file is, a JPEG of it (long side at most 512 px, upright), and its waveform.

    `waveform` is there for films and recordings with sound: 1000 bytes, each the loudest sample
    (0 to 255, linear) of a thousandth of the duration. `later`: a deeper look would find more.
    """

    facts: FileFacts
    picture: bytes | None
    waveform: bytes | None
    later: bool = False


_DEADLINES = Deadlines()


class _LostError(Exception):
    """A worker ended before it had answered; says how, for a sentence.

    It may have been `by_chance`: somebody killed it, or the system did for want of memory.
    """

    def __init__(self, said: str, *, by_chance: bool = False) -> None:
        super().__init__(said)
        self.by_chance = by_chance


class Workers:
    """A few worker processes, started as needed; every method may be called from any thread.

    `processes` defaults to the number of processors. A task that takes longer than `timeout_s`
    or asks for more than `memory_bytes` fails alone. Use as a context manager, or call close().
    """

    def __init__(
        self,
        processes: int | None = None,
        timeout_s: float = 10.0,
        memory_bytes: int = 1 << 30,
    ) -> None:
        self._most = max(1, processes or os.cpu_count() or 1)
        self._timeout_s = timeout_s
        self._memory_bytes = memory_bytes
        self._free: list[_Process] = []
        self._busy: set[_Process] = set()
        self._starting = 0
        self._closed = False
        self._changed = threading.Condition()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers, at once; tasks under way fail as if their worker had crashed."""
        with self._changed:
            self._closed = True
            processes = [*self._free, *self._busy]
            self._free.clear()
            self._changed.notify_all()
        for process in processes:
            process.end()

    def pids(self) -> list[int]:
        """The process ids of the workers alive now."""
        with self._changed:
            return sorted(process.pid for process in (*self._free, *self._busy))

    def fences(self) -> set[Fence]:
        """What holds a worker back on this machine; starts one if none is there.

        Raises MediaError where no worker starts.
        """
        try:
            with self._worker() as process:
                return process.fences
        except _LostError as lost:
            raise MediaError(str(lost)) from lost

    # Tasks -----------------------------------------------------------------------------------

    def probe(self, path: Path, name: str, depth: Depth = Depth.WHOLE) -> Probed:
        """What a file is and looks like; `name` is the name it came under.

        A bad file is no error: it gives facts with a `problem`, and whatever could be read before.
        Raises StorageError where `path` is no file or cannot be read at all.
        """
        known: list[FileFacts] = []
        try:
            reply, blobs = self._ask("probe", path, name, known, depth=str(depth))
        except _LostError as lost:
            return Probed(_with_problem(known, name, f"{lost}"), None, None)
        except MediaError as error:
            return Probed(_with_problem(known, name, str(error)), None, None)
        if reply.facts is None or len(blobs) != 2:
            return Probed(_with_problem(known, name, _NONSENSE), None, None)
        picture = blobs[0] if _is_jpeg(blobs[0]) else None
        return Probed(reply.facts, picture, blobs[1] or None, reply.later)

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
            raise MediaError(_NONSENSE)
        return picture, reply.at_s

    def still(self, path: Path, at_s: float) -> tuple[bytes, float, int]:
        """The frame on screen at `at_s` seconds as PNG, whole; the time it came on; its `pts`.

        The same frame gives the same bytes. Raises MediaError where none decodes.
        """
        reply, blobs = self._asked("still", path, at_s=at_s)
        if len(blobs) != 1 or not blobs[0].startswith(_PNG):
            raise MediaError(_NONSENSE)
        if reply.at_s is None or reply.pts is None:
            raise MediaError(_NONSENSE)
        return blobs[0], reply.at_s, reply.pts

    def redacted(self, path: Path, what: Redaction) -> bytes:
        """A photo with parts of it covered, upright, as JPEG or (of a lossless one) as PNG.

        The same photo and redaction give the same bytes. Raises MediaError where none decodes.
        """
        values = json.dumps(what.to_values())
        _reply, blobs = self._asked("redacted", path, redaction=values)
        if len(blobs) != 1 or not (_is_jpeg(blobs[0]) or blobs[0].startswith(_PNG)):
            raise MediaError(_NONSENSE)
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
            raise MediaError(_NONSENSE)
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
        request = _request(
            "redact_film", self._timeout_s, path, path.name, redaction=json.dumps(what.to_values())
        )

        def hear(reply: Reply, blobs: list[bytes]) -> None:
            if reply.at_byte is not None and len(blobs) == 1:
                write(reply.at_byte, blobs[0])
            elif reply.at_s is not None:
                tell(reply.at_s)

        with self._apart() as process:
            _must_be_good(*process.attend(request, _SILENCE_S, hear))

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
        request = _request(
            "follow", self._timeout_s, path, path.name, redaction=values, at_s=at_s, until_s=end_s
        )

        def hear(reply: Reply, _blobs: list[bytes]) -> None:
            if reply.at_s is not None:
                tell(reply.at_s)

        with self._apart() as process:
            reply, _blobs = process.attend(request, _SILENCE_S, hear)
        return _must_be_good(reply, [])[0].places or []

    def faces(self, path: Path, at_s: float, part: int) -> tuple[list[Face], int]:
        """Where faces are in a photo or on a film's frame, and the picture's long side in pixels.

        `part` 0 looks at all of it, 1 to 4 at a quarter, finer. Raises MediaError, StorageError.
        """
        reply, _blobs = self._asked("faces", path, at_s=at_s, number=part)
        return list(reply.faces or ()), reply.count or 0

    def strip(self, path: Path, count: int, px: int) -> list[bytes]:
        """Up to `count` JPEGs evenly through a film, in order, long side at most `px`."""
        _reply, blobs = self._asked("strip", path, count=count, max_px=px)
        return [blob for blob in blobs[:count] if _is_jpeg(blob)]

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
        return [blob if _is_jpeg(blob) else None for blob in blobs[: len(moments)]]

    def peaks(self, path: Path, start_s: float, count: int, per_s: int) -> bytes:
        """`count` loudest samples (0 to 255) of a part of the sound, `per_s` of them a second.

        Fewer come back where time ran out. Raises MediaError where no sound decodes.
        """
        _reply, blobs = self._asked("peaks", path, at_s=start_s, count=count, per_s=per_s)
        if len(blobs) != 1 or len(blobs[0]) > count:
            raise MediaError(_NONSENSE)
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
        except _LostError as lost:
            raise MediaError(str(lost)) from lost
        return reply.blocks or []

    def rewritten(self, path: Path, edits: Sequence[Edit]) -> bytes:
        """The bytes of a DOCX, ODT or text with some words replaced; raises MediaError."""
        _reply, blobs = self._asked("rewrite", path, edits=list(edits))
        if len(blobs) != 1 or not blobs[0]:
            raise MediaError(_NONSENSE)
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

    # Asking ----------------------------------------------------------------------------------

    def _one_picture(self, task: str, path: Path, **wanted: Any) -> tuple[bytes, Reply]:
        reply, blobs = self._asked(task, path, **wanted)
        if len(blobs) != 1 or not _is_jpeg(blobs[0]):
            raise MediaError(_NONSENSE)
        return blobs[0], reply

    def _asked(self, task: str, path: Path, **wanted: Any) -> tuple[Reply, list[bytes]]:
        try:
            return self._ask(task, path, path.name, [], **wanted)
        except _LostError as lost:
            raise MediaError(str(lost)) from lost

    def _ask(
        self, task: str, path: Path, name: str, known: list[FileFacts], **wanted: Any
    ) -> tuple[Reply, list[bytes]]:
        """Have a task done; `wanted` are further fields of its `Request`.

        A worker that ended by chance cost nothing but time: another one is asked, once.
        """
        seconds = self._timeout_s * _PATIENCE.get(task, 1)
        request = _request(task, seconds, path, name, **wanted)
        try:
            with self._worker() as process:
                return _must_be_good(*process.ask(request, seconds, known))
        except _LostError as lost:
            if not lost.by_chance:
                raise
        known.clear()
        with self._worker() as process:
            return _must_be_good(*process.ask(request, seconds, known))

    @contextmanager
    def _apart(self) -> Iterator[_Process]:
        """A process for one long task, which keeps none of the others waiting."""
        try:
            process = _Process(self._memory_bytes)
            with self._changed:
                self._busy.add(process)
            try:
                if self._closed:
                    raise _LostError("The program is closing.")
                yield process
            finally:
                process.end()
                with self._changed:
                    self._busy.discard(process)
        except _LostError as lost:
            raise MediaError(str(lost)) from lost

    @contextmanager
    def _worker(self) -> Iterator[_Process]:
        """A living worker for one task; it goes back to the others only if it is still alive."""
        process = self._take()
        try:
            yield process
        except BaseException:
            process.end()
            raise
        finally:
            with self._changed:
                self._busy.discard(process)
                if process.alive() and not self._closed:
                    self._free.append(process)
                self._changed.notify()
            if self._closed:
                process.end()

    def _take(self) -> _Process:
        with self._changed:
            while True:
                if self._closed:
                    raise _LostError("The program is closing.")
                while self._free:
                    process = self._free.pop()
                    if process.alive():
                        self._busy.add(process)
                        return process
                    process.end()
                if len(self._busy) + self._starting < self._most:
                    self._starting += 1
                    break
                self._changed.wait()
        started: _Process | None = None
        try:
            started = _Process(self._memory_bytes)
        finally:
            with self._changed:
                self._starting -= 1
                if started is not None:
                    self._busy.add(started)
                self._changed.notify()
        return started


_PNG = b"\x89PNG\r\n\x1a\n"
_NONSENSE = "The decoder gave an answer that makes no sense."


def _request(task: str, seconds: float, path: Path, name: str, **wanted: Any) -> Request:
    return Request(
        task=task,
        seconds=seconds,
        path=list(os.fsencode(path)),
        name=list(os.fsencode(name)),
        **wanted,
    )


def _must_be_good(reply: Reply, blobs: list[bytes]) -> tuple[Reply, list[bytes]]:
    """An answer, unless it says why there is none; raises StorageError or MediaError then."""
    if reply.error is not None:
        raise StorageError(reply.error) if reply.storage else MediaError(reply.error)
    return reply, blobs


def _fits(page: PageReply, data: bytes) -> bool:
    """Whether the picture of a page is what its reply says."""
    if page.coding == "jpeg":
        return _is_jpeg(data)
    size = page.wide_px * page.high_px * (1 if page.grey else 3)
    reader = zlib.decompressobj()
    try:
        return len(reader.decompress(data, size + 1)) == size and reader.eof
    except zlib.error:
        return False


def _is_jpeg(data: bytes) -> bool:
    return data.startswith(b"\xff\xd8\xff")


def _with_problem(known: list[FileFacts], name: str, problem: str) -> FileFacts:
    """The last facts a worker told, or what the name lets one guess, with what went wrong."""
    if known:
        last = known[-1]
        both = f"{last.problem} {problem}" if last.problem else problem
        return last.model_copy(update={"problem": both[:500]})
    claimed = format_named(name) or UNKNOWN
    return FileFacts(kind=claimed.kind, mime=claimed.mime, format=claimed.label, problem=problem)


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame's pixels, red, green, blue, a byte each, upright; and the second it came on.

    It is `exact` unless the time allowed ran out before the frame asked for was reached.
    """

    width: int
    height: int
    pixels: bytes
    at_s: float
    exact: bool


class HeldReel:
    """A film held open in a worker process, for the frames around one place. Any thread may ask."""

    def __init__(self, timeout_s: float, memory_bytes: int) -> None:
        self._timeout_s = timeout_s
        self._memory_bytes = memory_bytes
        self._process: _Process | None = None
        self._one = threading.Lock()

    def frame(
        self,
        path: Path,
        at_s: float,
        max_px: int,
        step: int = 0,
        within_s: float | None = None,
    ) -> Frame:
        """The frame on screen at a moment, or so many frames `step`ped from it.

        With `within_s`, the nearest frame reached in that time. Raises MediaError where none
        decodes, StorageError where the file cannot be read.
        """
        request = _request(
            "reel", self._timeout_s, path, path.name,
            at_s=at_s, count=step, max_px=max_px, at_most_s=within_s,
        )  # fmt: skip
        reply, blobs = self._answer(request)
        width, height = reply.width or 0, reply.height or 0
        if reply.at_s is None or len(blobs) != 1 or not 0 < len(blobs[0]) == 3 * width * height:
            raise MediaError(_NONSENSE)
        return Frame(width, height, blobs[0], reply.at_s, reply.exact)

    def reach(self, path: Path, at_s: float, max_px: int, within_s: float) -> bool:
        """Decode on towards the frame of a moment for so long; whether `frame` has it at once now.

        Raises as `frame`.
        """
        request = _request(
            "reel_on", self._timeout_s, path, path.name,
            at_s=at_s, max_px=max_px, at_most_s=within_s,
        )  # fmt: skip
        return self._answer(request)[0].exact

    def _answer(self, request: Request) -> tuple[Reply, list[bytes]]:
        with self._one:
            try:
                if self._process is None or not self._process.alive():
                    self._process = _Process(self._memory_bytes)
                reply, blobs = self._process.ask(request, self._timeout_s, [])
            except _LostError as lost:
                raise MediaError(str(lost)) from lost
        return _must_be_good(reply, blobs)

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.end()


class _Process:
    """One worker process: a pipe to it, a pipe from it, one task at a time."""

    def __init__(self, memory_bytes: int) -> None:
        self._popen = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd=os.path.abspath(os.sep),  # noqa: PTH100  (no folder of the editor's)
            bufsize=0,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        self._to = self._popen.stdin.fileno()
        self._from = self._popen.stdout.fileno()
        with self._limited(_START_S) as expired:
            try:
                wire.send(self._to, memory_bytes.to_bytes(8, "big"))
                ready, _ = wire.receive(self._from)
            except (OSError, wire.WireError) as error:
                self.end()
                why = "in time" if expired.is_set() else "at all"
                said = f"The decoder process does not start {why}."
                raise _LostError(said, by_chance=not expired.is_set()) from error
        # No file has been looked into yet, so its word is still our own.
        self.fences = {fence for fence in Fence if fence in ready.decode().split()}

    @property
    def pid(self) -> int:
        """The process id."""
        return self._popen.pid

    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._popen.poll() is None

    def end(self) -> None:
        """Kill the process and wait until it is gone; harmless if it is already."""
        with contextlib.suppress(OSError):
            self._popen.kill()
        self._popen.wait()

    def ask(
        self, request: Request, seconds: float, known: list[FileFacts]
    ) -> tuple[Reply, list[bytes]]:
        """Send a task and read its answer; facts told on the way are added to `known`.

        Raises _LostError if the worker dies, is killed for taking too long, or breaks the schema;
        it is dead then.
        """
        with self._talking(seconds):
            wire.send(self._to, request.model_dump_json().encode())
            while True:
                reply, blobs = self._received()
                if reply.final:
                    return reply, blobs
                if reply.facts is not None:
                    known.append(reply.facts)

    def attend(
        self, request: Request, silence_s: float, hear: Callable[[Reply, list[bytes]], None]
    ) -> tuple[Reply, list[bytes]]:
        """As `ask`, of a task that says more than once how far it is, and may take hours.

        It fails when nothing has come from it for so long.
        """
        with self._talking(silence_s):
            wire.send(self._to, request.model_dump_json().encode())
        while True:
            with self._talking(silence_s):
                reply, blobs = self._received()
            if reply.final:
                return reply, blobs
            hear(reply, blobs)

    def _received(self) -> tuple[Reply, list[bytes]]:
        header, blobs = wire.receive(self._from)
        return Reply.model_validate_json(header), blobs

    @contextmanager
    def _talking(self, seconds: float) -> Iterator[None]:
        """As `_limited`; whatever goes wrong ends the process and is a _LostError."""
        with self._limited(seconds) as expired:
            try:
                yield
            except (OSError, wire.WireError) as error:
                self.end()
                if expired.is_set():
                    raise _LostError(
                        f"Reading it took longer than {seconds:g} seconds and was stopped."
                    ) from error
                raise _LostError("Reading it made the decoder crash.", by_chance=True) from error
            except ValidationError as error:
                self.end()
                raise _LostError(_NONSENSE) from error

    @contextmanager
    def _limited(self, seconds: float) -> Iterator[threading.Event]:
        """Kill the process if the block takes longer; its end of the pipe then closes."""
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            with contextlib.suppress(OSError):
                self._popen.kill()

        deadline = _DEADLINES.set(seconds, expire)
        try:
            yield expired
        finally:
            _DEADLINES.take_back(deadline)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "--media-worker"]
    # -P: no module is ever taken from the folder the program happens to be started in.
    return [sys.executable, "-P", "-m", "evidence_desk.media.worker"]


def _environment() -> dict[str, str]:
    """What a worker needs to find Python and us, threads and caches kept small, nothing more."""
    here = str(Path(__file__).resolve().parents[2])
    paths = [here, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return kept | {
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(os.path.abspath(path) for path in paths)),  # noqa: PTH100
        # Told, not looked up: without a home Python asks the system's user database for one.
        "HOME": os.path.abspath(os.sep),  # noqa: PTH100
        "PYTHONUSERBASE": site.getuserbase(),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "MALLOC_ARENA_MAX": "2",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
