"""What a worker can be asked: each task opens one file read-only and answers with plain data."""

from __future__ import annotations

import io
import json
import os
import stat
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, Protocol

from PIL import Image

from evidence_desk import confine
from evidence_desk.domain.errors import StorageError
from evidence_desk.domain.film_redaction import film_redaction
from evidence_desk.domain.items import Kind
from evidence_desk.domain.redaction import redaction, shape
from evidence_desk.media import frames
from evidence_desk.media.documents import document_page, read_document, words_on_page
from evidence_desk.media.drafts import read_draft, rewrite_draft
from evidence_desk.media.errors import MediaError
from evidence_desk.media.faces import faces_in
from evidence_desk.media.facts import Depth, FileFacts
from evidence_desk.media.film_redact import redact_film, redacted_frame
from evidence_desk.media.follow import follow
from evidence_desk.media.frame_times import frame_times
from evidence_desk.media.photos import open_photo
from evidence_desk.media.pictures import jpeg
from evidence_desk.media.posters import posters
from evidence_desk.media.probe import probe
from evidence_desk.media.redact import redacted
from evidence_desk.media.redact_pages import page_covered, page_picture, page_places
from evidence_desk.media.reel import Reel
from evidence_desk.media.replies import PageReply, Reply, Request
from evidence_desk.media.sniff import sniff
from evidence_desk.media.sound import drawing, peaks, waveform
from evidence_desk.media.stills import still
from evidence_desk.schemas import ValidationError

#: How long a batch of posters may take once it has one: nobody else should wait for the worker.
_POSTERS_S = 0.6
#: How often long work says how far it is.
_TELL_S = 0.2


class Answer(Protocol):
    """Sends one message back."""

    def __call__(
        self, reply: bytes, blobs: Sequence[bytes] = (), *, can_wait: bool = False
    ) -> None: ...


def serve(header: bytes, answer: Answer) -> None:
    """Do one task and answer it; whatever a file provokes becomes a sentence."""
    try:
        request = Request.model_validate_json(header)
    except ValidationError as error:
        _send(answer, *_excused(error))
        return
    if request.task != "probe_each":
        _send(answer, *_tried(partial(_once, request, answer), request.seconds))
        return
    for left, (path, name) in enumerate(request.files, 1 - len(request.files)):
        look = partial(_look, path.encode("latin-1"), name, request.seconds, request.depth, answer)
        reply, blobs = _tried(look, request.seconds)
        # It goes along with the next, before any decoder is begun that may not come back.
        _send(answer, reply, blobs or [b"", b""], can_wait=left < 0)


def _send(
    answer: Answer, reply: Reply, blobs: Sequence[bytes] = (), *, can_wait: bool = False
) -> None:
    answer(reply.model_dump_json(exclude_defaults=True).encode(), blobs, can_wait=can_wait)


def _tried(once: Callable[[], _Result], seconds: float) -> _Result:
    """Do it; once more, twice at most, where the system had no thread or memory page to spare.

    FFmpeg says EAGAIN when its threads cannot be started at that moment: that is the machine's
    state on a busy day, and must not stand in a catalogue as a fault of the file.
    """
    try:
        confine.limit_task(seconds)
        for pause in (0.1, 0.4):
            try:
                return once()
            except BlockingIOError:
                time.sleep(pause)
        return once()
    except Exception as error:
        return _excused(error)


def _excused(error: Exception) -> _Result:
    """Why there is no answer."""
    if isinstance(error, StorageError):
        return Reply(final=True, error=str(error), storage=True), []
    if isinstance(error, MediaError):
        return Reply(final=True, error=str(error)), []
    if isinstance(error, MemoryError):
        return Reply(final=True, error="Decoding it needs more memory than is allowed."), []
    # A decoder's surprise is the file's fault as far as anyone can tell; the type helps us.
    sentence = f"The file cannot be decoded ({type(error).__name__})."
    return Reply(final=True, error=sentence), []


def _once(request: Request, answer: Answer) -> _Result:
    if request.task in ("reel", "reel_on"):
        return _reel(request)
    if request.task == "probe":
        return _look(request.where, request.name, request.seconds, request.depth, answer)
    with _opened(request.where) as file:
        return _TASKS[request.task](file, request, answer)


def _opened(path: bytes) -> BinaryIO:
    """Open a regular file for reading only; pipes, devices and folders are never opened."""
    shown = os.fsdecode(path).encode("utf-8", "replace").decode()
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116  (paths are bytes here)
            raise StorageError(f"“{shown}” is not a file.")
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags | getattr(os, "O_NOCTTY", 0))
    except OSError as error:
        raise StorageError(f"“{shown}” cannot be read: {error.strerror}.") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise StorageError(f"“{shown}” is not a file.")
    return os.fdopen(descriptor, "rb")


_Result = tuple[Reply, list[bytes]]


def _look(path: bytes, name: str, seconds: float, depth: str, answer: Answer) -> _Result:
    """Say what a file is; its name is as a `Request` has it."""
    with _opened(path) as file:
        called = os.fsdecode(name.encode("latin-1"))
        seen = probe(file, called, seconds, partial(_tell_facts, answer), Depth(depth))
    reply = Reply(final=True, facts=seen.facts, later=seen.later)
    return reply, [seen.picture or b"", seen.waveform or b""]


def _tell_facts(answer: Answer, facts: FileFacts) -> None:
    _send(answer, Reply(final=False, facts=facts))


def _picture(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    form = sniff(file, request.called)
    if form.kind is Kind.PHOTO:
        picture = open_photo(file, form).draw(request.max_px, 90)
    elif form.kind is Kind.VIDEO:
        picture, _time = frames.exact_frame(file, form, 0.0, request.max_px)
    elif form.kind is Kind.AUDIO:
        size = os.fstat(file.fileno()).st_size
        heard = waveform(file, form, size, time.monotonic() + 0.6 * request.seconds)
        if heard is None:
            raise MediaError("Its sound cannot be decoded.")
        wide = min(max(request.max_px, 64), 4096)
        picture = jpeg(drawing(heard.peaks, wide, wide * 9 // 16))
    else:
        picture = jpeg(document_page(file, form, 1, request.max_px))
    return Reply(final=True), [picture]


def _logo(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    form = sniff(file, request.called)
    if form.kind is not Kind.PHOTO:
        raise MediaError("It is not a picture.")
    return Reply(final=True), [open_photo(file, form).on_white(request.max_px)]


def _page(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    form = sniff(file, request.called)
    if form.kind is not Kind.DOCUMENT:
        raise MediaError(f"A {form.label} has no pages.")
    page = document_page(file, form, request.number, request.max_px)
    return Reply(final=True), [jpeg(page, 88)]


def _found(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    form = sniff(file, request.called)
    if form.family != "pdf":
        raise MediaError(f"A {form.label} has no pages.")
    found = words_on_page(file, request.number, request.words)
    return Reply(final=True, found=found), []


def _frame(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    form = sniff(file, request.called)
    _need_film(form.demuxer)
    picture, at_s = frames.exact_frame(file, form, request.at_s, request.max_px)
    return Reply(final=True, at_s=at_s), [picture]


def _still(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    form = sniff(file, request.called)
    _need_film(form.demuxer)
    picture, at_s, pts = still(file, form, request.at_s)
    return Reply(final=True, at_s=at_s, pts=pts), [picture]


def _redacted(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    form = sniff(file, request.called)
    return Reply(final=True), [redacted(file, form, redaction(json.loads(request.redaction)))]


def _sheet(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    _need_pdf(file, request)
    picture = page_picture(file, request.number, request.max_px)
    return Reply(final=True), [jpeg(picture, 88)]


def _mentioned(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    _need_pdf(file, request)
    found, has_text = page_places(file, request.number, request.terms, whole=request.whole)
    return Reply(final=True, found=found[:2000], has_text=has_text), []


def _covered(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    _need_pdf(file, request)
    shapes = [shape(one["form"], one["points"]) for one in json.loads(request.shapes)]
    page = page_covered(file, request.number, shapes, request.dpi)
    words = [(one.text, one.x, one.y, one.long, one.high, one.angle) for one in page.words]
    made = PageReply(
        wide_pt=page.wide_pt, high_pt=page.high_pt, wide_px=page.wide_px, high_px=page.high_px,
        grey=page.grey, coding="jpeg" if page.coding == "jpeg" else "flate", words=words,
    )  # fmt: skip
    return Reply(final=True, made=made), [page.data]


def _need_pdf(file: BinaryIO, request: Request) -> None:
    form = sniff(file, request.called)
    if form.family != "pdf":
        raise MediaError(f"A {form.label} has no pages.")


def _redact_film(file: BinaryIO, request: Request, answer: Answer) -> _Result:
    form = sniff(file, request.called)
    _need_film(form.demuxer)

    def tell(at_s: float) -> None:
        confine.limit_task(request.seconds)  # its time runs anew as long as it gets on
        answer(Reply(final=False, at_s=at_s).model_dump_json().encode())

    what = film_redaction(json.loads(request.redaction))
    redact_film(file, form, what, _Sent(answer), tell)
    return Reply(final=True), []


class _Sent:
    """A file that is written by whoever asked, for a worker writes none."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._at = self._size = 0

    def write(self, data: bytes) -> int:
        """Send bytes, and where they belong."""
        reply = Reply(final=False, at_byte=self._at)
        self._answer(reply.model_dump_json().encode(), [bytes(data)])
        self._at += len(data)
        self._size = max(self._size, self._at)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go elsewhere in what was written."""
        self._at = (0, self._at, self._size)[whence] + offset
        return self._at

    def tell(self) -> int:
        """Where the next bytes go."""
        return self._at


def _redacted_frame(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    form = sniff(file, request.called)
    _need_film(form.demuxer)
    what = film_redaction(json.loads(request.redaction))
    picture = redacted_frame(file, form, what, request.at_s, request.until_s, request.max_px)
    return Reply(final=True), [picture]


def _follow(file: BinaryIO, request: Request, answer: Answer) -> _Result:
    form = sniff(file, request.called)
    _need_film(form.demuxer)
    told = time.monotonic()

    def tell(at_s: float) -> None:
        nonlocal told
        if time.monotonic() - told > _TELL_S:
            told = time.monotonic()
            confine.limit_task(request.seconds)
            answer(Reply(final=False, at_s=at_s).model_dump_json().encode())

    (drawn,) = redaction(json.loads(request.redaction)).shapes
    found = follow(file, form, drawn, request.at_s, request.until_s, tell)
    places = [(one.at_s, one.x, one.y, one.size, one.likeness) for one in found]
    return Reply(final=True, places=places), []


def _faces(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    """Faces of a photo or a film's frame: of all of it (0), or of one of four quarters (1 to 4)."""
    form = sniff(file, request.called)
    if form.kind is Kind.PHOTO:
        picture = open_photo(file, form).whole()
    else:
        _need_film(form.demuxer)
        picture = Image.open(io.BytesIO(frames.exact_frame(file, form, request.at_s, 4096)[0]))
    long = max(picture.size)
    if not request.number:
        return Reply(final=True, faces=faces_in(picture), count=long), []
    # Quarters share a fifth, so that no face lies on every edge.
    wide, high = (round(0.6 * side) for side in picture.size)
    left = picture.width - wide if request.number % 2 == 0 else 0
    top = picture.height - high if request.number > 2 else 0
    found = [
        (
            (left + x * wide) / picture.width, (top + y * high) / picture.height,
            w * wide / picture.width, h * high / picture.height, sure,
        )
        for x, y, w, h, sure in faces_in(picture.crop((left, top, left + wide, top + high)))
    ]  # fmt: skip
    return Reply(final=True, faces=found, count=long), []


def _strip(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    form = sniff(file, request.called)
    _need_film(form.demuxer)
    deadline = time.monotonic() + 0.7 * request.seconds
    return Reply(final=True), frames.strip(file, form, request.count, request.max_px, deadline)


def _posters(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    form = sniff(file, request.called)
    _need_film(form.demuxer)
    deadline = time.monotonic() + min(_POSTERS_S, 0.7 * request.seconds)
    made = posters(file, form, request.moments, request.within_s, request.max_px, deadline)
    return Reply(final=True), made


def _peaks(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    form = sniff(file, request.called)
    if form.demuxer is None:
        raise MediaError("Only films and recordings have sound.")
    deadline = time.monotonic() + 0.6 * request.seconds
    found = peaks(file, form, request.at_s, request.count, request.per_s, deadline)
    if found is None:
        raise MediaError("Its sound cannot be decoded.")
    return Reply(final=True), [found]


@dataclass(slots=True)
class _Held:
    """The film that this process holds open between tasks."""

    path: bytes
    file: BinaryIO
    reel: Reel


_held: _Held | None = None


def _reel(request: Request) -> _Result:
    """A frame of the film held open, which is this one from now on."""
    global _held
    path = request.where
    if _held is not None and _held.path != path:
        let_go()
    if _held is None:
        file = _opened(path)
        form = sniff(file, request.called)
        _need_film(form.demuxer)
        _held = _Held(path, file, Reel(file, form, partial(_opened, path)))
    if request.task == "reel_on":
        there = _held.reel.reach(request.at_s, request.max_px, request.at_most_s or 0.0)
        return Reply(final=True, exact=there), []
    if request.count:
        shown = _held.reel.step(request.at_s, request.count, request.max_px)
    else:
        shown = _held.reel.at(request.at_s, request.max_px, request.at_most_s)
    width, height = shown.image.size
    reply = Reply(final=True, at_s=shown.at_s, width=width, height=height, exact=shown.exact)
    return reply, [shown.image.tobytes()]


def let_go() -> None:
    """Close the film held open, if there is one."""
    global _held
    if _held is not None:
        held, _held = _held, None
        held.reel.close()
        held.file.close()


def look_ahead() -> bool:
    """Use the time until the next task for the film held open; False where nothing is to do."""
    if _held is None:
        return False
    try:
        return _held.reel.look_ahead()
    except Exception:
        let_go()  # whoever asks next is told why
        return False


def _frame_times(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    form = sniff(file, request.called)
    _need_film(form.demuxer)
    deadline = time.monotonic() + 0.5 * request.seconds
    times, resume = frame_times(file, form, request.at_s, deadline)
    return Reply(final=True, times=times, at_s=resume), []


def _need_film(demuxer: str | None) -> None:
    if demuxer is None:
        raise MediaError("Only films have frames.")


def _text(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    form = sniff(file, request.called)
    if form.kind is not Kind.DOCUMENT:
        raise MediaError(f"A {form.label} has no text.")
    facts = read_document(file, form, time.monotonic() + 0.8 * request.seconds)
    return Reply(final=True, text=facts.text), []


def _draft(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    form = sniff(file, request.called)
    markdown = _is_markdown(request)
    blocks = read_draft(file, form, markdown, time.monotonic() + 0.8 * request.seconds)
    return Reply(final=True, blocks=blocks), []


def _rewrite(file: BinaryIO, request: Request, _answer: Answer) -> _Result:
    form = sniff(file, request.called)
    return Reply(final=True), [rewrite_draft(file, form, _is_markdown(request), request.edits)]


def _is_markdown(request: Request) -> bool:
    return request.name.lower().endswith((".md", ".markdown"))


_TASKS: dict[str, Callable[[BinaryIO, Request, Answer], _Result]] = {
    "picture": _picture,
    "logo": _logo,
    "page": _page,
    "found": _found,
    "frame": _frame,
    "still": _still,
    "redacted": _redacted,
    "sheet": _sheet,
    "mentioned": _mentioned,
    "covered": _covered,
    "redact_film": _redact_film,
    "redacted_frame": _redacted_frame,
    "follow": _follow,
    "faces": _faces,
    "strip": _strip,
    "frame_times": _frame_times,
    "posters": _posters,
    "peaks": _peaks,
    "text": _text,
    "draft": _draft,
    "rewrite": _rewrite,
}
