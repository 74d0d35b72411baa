"""One file → what it is and looks like, in stages: a later failure keeps the earlier truth."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from av.container import InputContainer

from evidence_desk.domain.items import Kind
from evidence_desk.media.boxes import movie_duration
from evidence_desk.media.documents import PAGE_END, document_page, read_document
from evidence_desk.media.errors import MediaError
from evidence_desk.media.facts import Depth, FileFacts
from evidence_desk.media.formats import UNKNOWN, Format, format_named, mismatch
from evidence_desk.media.frames import Poster, poster
from evidence_desk.media.headers import jpeg_header, wav_header
from evidence_desk.media.photos import PhotoMetadata, announced_size, open_photo, read_metadata
from evidence_desk.media.pictures import check_size, jpeg, swaps_sides
from evidence_desk.media.places import Place, media_place, photo_place
from evidence_desk.media.sniff import sniff
from evidence_desk.media.sound import drawing, waveform
from evidence_desk.media.times import Moment, media_moment, name_moment, photo_moment
from evidence_desk.media.video import Stream, describe, last_moment, opened, plain_sound
from evidence_desk.media.whole import cut_short

#: The long side of the picture that comes with the facts.
PICTURE_PX = 512

#: Called with the facts so far; what comes later may fail without taking them along.
Stage = Callable[[FileFacts], None]


@dataclass(slots=True)
class _Draft:
    """Facts as they gather, turned into a FileFacts at each stage."""

    form: Format
    name: str
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def facts(self) -> FileFacts:
        values: dict[str, Any] = {
            "kind": self.form.kind,
            "mime": self.form.mime,
            "format": self.form.label,
            **self.values,
        }
        if values.get("captured") is None:
            self._date(values, name_moment(self.name))
        problem = " ".join(dict.fromkeys(self.problems))[:500] or None
        return FileFacts(**values, problem=problem)

    def set_moment(self, moment: Moment | None) -> None:
        self._date(self.values, moment)

    @staticmethod
    def _date(values: dict[str, Any], moment: Moment | None) -> None:
        if moment is not None:
            values["captured"] = moment.local
            values["captured_offset"] = moment.offset
            values["captured_from"] = moment.source

    def set_place(self, place: Place | None) -> None:
        if place is not None:
            self.values["lat"], self.values["lon"] = place

    def set_size(self, stored: tuple[int, int], orientation: int | None) -> None:
        width, height = stored
        if width > 0 and height > 0:
            self.values["stored_width"], self.values["stored_height"] = width, height
            seen = (height, width) if swaps_sides(orientation) else (width, height)
            self.values["width"], self.values["height"] = seen


@dataclass(frozen=True, slots=True)
class Seen:
    """What probing gives: the facts, a JPEG picture, and the peaks of the sound if there is any."""

    facts: FileFacts
    picture: bytes | None = None
    waveform: bytes | None = None
    later: bool = False  # whether a deeper look would find more


def probe(
    file: BinaryIO, name: str, seconds: float, stage: Stage, depth: Depth = Depth.WHOLE
) -> Seen:
    """Say what an open file is; `stage` hears the facts each time there are more of them.

    `seconds` is the time until the caller gives up; drawing stops early enough before it. What is
    found only by looking deeper than `depth` (damage, the true length) is not in the facts then.
    """
    began = time.monotonic()
    size = os.fstat(file.fileno()).st_size
    if size == 0:
        return _empty(name)
    draft = _Draft(sniff(file, name), name)
    lie = mismatch(name, draft.form)
    if lie is not None:
        draft.problems.append(lie)
    elif draft.form is UNKNOWN:
        draft.problems.append("The content is no format known here.")
    told = _told_at_once(file, draft, size) if depth is Depth.FACTS else None
    if told is not None:
        return told
    stage(draft.facts())
    cut = cut_short(file, draft.form, size)
    if cut is not None:
        draft.problems.append(cut)
        stage(draft.facts())
    try:
        if draft.form.demuxer is not None:
            return _probe_media(file, draft, size, began, seconds, stage, depth)
        if draft.form.kind is Kind.PHOTO:
            return _probe_photo(file, draft, stage, depth)
        return _probe_document(file, draft, began + 0.5 * seconds, stage, depth)
    except MediaError as error:
        draft.problems.append(str(error) if cut is None else "It cannot be opened.")
    except MemoryError:
        draft.problems.append("Reading it needs more memory than is allowed.")
    return Seen(draft.facts())


def _told_at_once(file: BinaryIO, draft: _Draft, size: int) -> Seen | None:
    """Facts of what no decoder is needed for: none can be lost on the way, so none are told."""
    if draft.form.family == "text":
        draft.values["text"] = read_document(file, draft.form, 0.0).text or None
        return Seen(draft.facts(), later=True)
    header = wav_header(file, size) if draft.form.family == "wav" else None
    if header is None:
        return None
    draft.values["duration_s"] = header.duration_s
    _tell(draft, plain_sound(draft.form, header))
    return Seen(draft.facts(), later=True)


def _empty(name: str) -> Seen:
    claimed = format_named(name) or UNKNOWN
    draft = _Draft(claimed, name, {"mime": "application/x-empty", "format": "Empty file"})
    draft.problems.append("The file is empty.")
    return Seen(draft.facts())


# Photos --------------------------------------------------------------------------------------


def _probe_photo(file: BinaryIO, draft: _Draft, stage: Stage, depth: Depth) -> Seen:
    metadata = read_metadata(file)
    draft.values |= {"make": metadata.make, "model": metadata.model, "serial": metadata.serial}
    draft.values["metadata"] = metadata.shown
    draft.set_moment(photo_moment(metadata.raw))
    draft.set_place(photo_place(metadata.raw))
    announced = announced_size(file, draft.form, metadata)
    if announced is not None:
        draft.set_size(announced, metadata.orientation)
    draft.values["orientation"] = metadata.orientation
    if depth is Depth.FACTS and _told_by_header(file, draft, metadata):
        return Seen(draft.facts(), later=True)
    photo = open_photo(file, draft.form, metadata)
    draft.set_size(photo.size, photo.orientation)
    draft.values["orientation"] = photo.orientation
    if depth is Depth.FACTS:
        if photo.problem is not None:
            draft.problems.append(photo.problem)
        return Seen(draft.facts(), later=True)
    stage(draft.facts())
    picture = photo.draw(PICTURE_PX)
    if photo.problem is not None:
        draft.problems.append(photo.problem)
    return Seen(draft.facts(), picture)


def _told_by_header(file: BinaryIO, draft: _Draft, metadata: PhotoMetadata) -> bool:
    """Whether a JPEG's header tells as much as opening it would."""
    header = jpeg_header(file) if draft.form.mime == "image/jpeg" else None
    # Of what exiv2 cannot read Pillow may still know which way is up.
    if header is None or (header.says_more and not metadata.raw):
        return False
    check_size(*header.size)
    draft.set_size(header.size, metadata.orientation)
    return True


# Films and recordings -------------------------------------------------------------------------


def _probe_media(
    file: BinaryIO,
    draft: _Draft,
    size: int,
    began: float,
    seconds: float,
    stage: Stage,
    depth: Depth,
) -> Seen:
    picture: bytes | None = None
    with opened(file, draft.form) as container:
        stream = describe(container, draft.form)
        _tell(draft, stream)
        draft.values["duration_s"] = _duration(file, container, stream, size)
        stage(draft.facts())
        if stream.size is None and stream.form.kind is Kind.VIDEO:
            draft.problems.append(_NO_PICTURE)
        elif stream.size is not None:
            found = poster(container, stream, PICTURE_PX, began + 0.4 * seconds)
            if found is None or found.spread < _BLACK:
                found = _unedited(file, draft, began + 0.5 * seconds) or found
            if found is None:
                draft.problems.append(_NO_PICTURE)
            else:
                picture = jpeg(found.image)
                draft.values["orientation"] = found.orientation
                seen = stream.seen(found.orientation)
                if seen is not None:
                    draft.values["width"], draft.values["height"] = seen
                stage(draft.facts())
    if not stream.has_sound:
        return Seen(draft.facts(), picture)
    if _sound_is_for_later(draft.form, depth):
        return Seen(draft.facts(), picture, later=True)
    heard = waveform(file, stream.form, size, began + 0.6 * seconds)
    if heard is None:
        draft.problems.append("Its sound cannot be decoded.")
        return Seen(draft.facts(), picture)
    if heard.damaged:
        draft.problems.append("Parts of its sound are damaged and cannot be decoded.")
    if draft.form.kind is Kind.AUDIO:
        _check_length(draft, stream, heard.read_s)
        picture = jpeg(drawing(heard.peaks))
    return Seen(draft.facts(), picture, heard.peaks)


def _sound_is_for_later(form: Format, depth: Depth) -> bool:
    """A film has its picture without its sound; a recording's picture is its sound."""
    return depth is Depth.FACTS or (depth is Depth.SEEN and form.kind is Kind.VIDEO)


_NO_PICTURE = "No picture of this film can be decoded."

#: Beyond this a last time stamp is damage (or the clock was set back), not a better guess.
_GUESS_WITHIN_S = 5.0

#: A frame whose brightness varies less shows nothing at all.
_BLACK = 1.0


def _unedited(file: BinaryIO, draft: _Draft, deadline: float) -> Poster | None:
    """A poster from among the frames that a damaged edit list makes players leave out."""
    if draft.form.family != "bmff":
        return None
    try:
        with opened(file, draft.form, edits=False) as container:
            stream = describe(container, draft.form)
            found = poster(container, stream, PICTURE_PX, deadline)
    except MediaError:
        return None
    if found is None or found.spread < _BLACK:
        return None
    draft.problems.append(
        "Its list of edits is damaged or hides frames: a player may show little of what is there."
    )
    return found


def _tell(draft: _Draft, stream: Stream) -> None:
    draft.form = stream.form
    draft.values |= {
        "format": stream.label[:120],
        "frame_rate": stream.frame_rate,
        "metadata": stream.shown,
        "make": _tag(stream, "com.apple.quicktime.make", "com.android.manufacturer", "make"),
        "model": _tag(stream, "com.apple.quicktime.model", "com.android.model", "model"),
        "serial": _tag(stream, "com.apple.proapps.serialno", "serial", "serial_number"),
    }
    if stream.size is not None:
        draft.values["stored_width"], draft.values["stored_height"] = stream.size
    seen = stream.seen(None)
    if seen is not None:
        draft.values["width"], draft.values["height"] = seen
    draft.set_moment(media_moment(stream.tags))
    draft.set_place(media_place(stream.tags))


def _duration(file: BinaryIO, container: InputContainer, stream: Stream, size: int) -> float | None:
    """The movie header's duration where FFmpeg's is near it.

    FFmpeg subtracts the start of an edit list twice from films whose frames are reordered; a
    header that says something else altogether was left behind by a recorder switched off.
    """
    if stream.form.family in ("mpegps", "mpegts"):
        end = last_moment(container, stream)
        near = end is not None and abs(end - (stream.duration_s or end)) < _GUESS_WITHIN_S
        return end if near else stream.duration_s
    if stream.form.family != "bmff":
        return stream.duration_s
    header = movie_duration(file, size)
    if header is None or stream.duration_s is None:
        return stream.duration_s or header
    near = abs(header - stream.duration_s) <= max(0.5, 0.02 * header)
    return header if near else stream.duration_s


def _tag(stream: Stream, *keys: str) -> str | None:
    return next((stream.tags[key][:200] for key in keys if stream.tags.get(key)), None)


def _check_length(draft: _Draft, stream: Stream, read_s: float | None) -> None:
    """Compare the length a recording claims with what was really there to be heard."""
    if read_s is None:
        return
    claimed = stream.duration_s
    if claimed is None:
        draft.values["duration_s"] = read_s
    elif read_s < claimed - max(0.5, 0.05 * claimed):
        draft.values["duration_s"] = read_s
        draft.problems.append(
            f"The recording is cut short: it claims {claimed:.1f} seconds, "
            f"but only {read_s:.1f} can be read."
        )
    elif stream.form.mime in _GUESSED_LENGTHS and abs(read_s - claimed) > 0.1:
        draft.values["duration_s"] = read_s


#: Streams without an index: FFmpeg estimates their length from the bit rate of the beginning.
_GUESSED_LENGTHS = frozenset({"audio/aac", "audio/amr", "audio/ac3", "audio/mpeg"})


# Documents -----------------------------------------------------------------------------------


def _probe_document(
    file: BinaryIO, draft: _Draft, deadline: float, stage: Stage, depth: Depth
) -> Seen:
    facts = read_document(file, draft.form, deadline)
    # Where pages end is for those who cite; what is searched, shown and printed runs on.
    text = facts.text.replace(PAGE_END, "\n").removesuffix("\n") if facts.pages else facts.text
    draft.values |= {"text": text or None, "pages": facts.pages, "metadata": facts.shown}
    if facts.problem is not None:
        draft.problems.append(facts.problem)
    if draft.form is UNKNOWN:
        return Seen(draft.facts())
    if depth is Depth.FACTS:
        return Seen(draft.facts(), later=True)
    stage(draft.facts())
    picture: bytes | None = None
    try:
        picture = jpeg(document_page(file, draft.form, 1, PICTURE_PX))
    except MediaError as error:
        draft.problems.append(str(error))
    return Seen(draft.facts(), picture)
