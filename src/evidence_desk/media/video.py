"""Films and recordings opened through FFmpeg, one demuxer each, with no way to any other file."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

import av
import av.error
from av.audio.codeccontext import AudioCodecContext
from av.container import InputContainer
from av.sidedata.sidedata import SideData
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from av.video.stream import VideoStream
from PIL import Image

from evidence_desk.domain.items import Kind
from evidence_desk.media.errors import MediaError
from evidence_desk.media.formats import FORMATS, Format
from evidence_desk.media.headers import WavHeader
from evidence_desk.media.pictures import check_size, fitted, swaps_sides, upright
from evidence_desk.media.words import plain

#: A pixel this much off square is meant to be stretched; below it is an encoder's rounding.
_SQUARE_WITHIN = 0.015

#: The orientation number of a display matrix (a, b, c, d), by the signs of its entries.
_ORIENTATIONS = {
    (1, 0, 0, 1): 1,
    (-1, 0, 0, 1): 2,
    (-1, 0, 0, -1): 3,
    (1, 0, 0, -1): 4,
    (0, 1, 1, 0): 5,
    (0, 1, -1, 0): 6,
    (0, -1, -1, 0): 7,
    (0, -1, 1, 0): 8,
}
_SOUND_ONLY = {
    "video/mp4": "audio/mp4",
    "video/quicktime": "audio/mp4",
    "video/3gpp": "audio/3gpp",
    "video/x-matroska": "audio/x-matroska",
    "video/webm": "audio/webm",
    "video/x-ms-wmv": "audio/x-ms-wma",
    "video/ogg": "audio/ogg",
}
_WITH_PICTURES = {
    "audio/mp4": "video/mp4",
    "audio/ogg": "video/ogg",
    "audio/x-ms-wma": "video/x-ms-wmv",
}
_CODECS = {
    "h264": "H.264",
    "hevc": "HEVC",
    "av1": "AV1",
    "libdav1d": "AV1",
    "vp8": "VP8",
    "vp9": "VP9",
    "mpeg4": "MPEG-4 Part 2",
    "mpeg2video": "MPEG-2",
    "mpeg1video": "MPEG-1",
    "mjpeg": "Motion JPEG",
    "h263": "H.263",
    "theora": "Theora",
    "dvvideo": "DV",
    "prores": "ProRes",
    "msmpeg4v3": "MS MPEG-4 v3",
    "wmv1": "WMV 7",
    "wmv2": "WMV 8",
    "wmv3": "WMV 9",
    "vc1": "VC-1",
    "aac": "AAC",
    "mp3": "MP3",
    "mp3float": "MP3",
    "mp2": "MP2",
    "mp2float": "MP2",
    "ac3": "AC-3",
    "eac3": "E-AC-3",
    "opus": "Opus",
    "libopus": "Opus",
    "vorbis": "Vorbis",
    "flac": "FLAC",
    "alac": "ALAC",
    "amrnb": "AMR-NB",
    "amrwb": "AMR-WB",
    "wmav1": "WMA 1",
    "wmav2": "WMA 2",
    "qdm2": "QDesign 2",
}


@dataclass(frozen=True, slots=True)
class Stream:
    """What a container says of itself and of its first film and sound."""

    form: Format
    label: str
    coding: str  # of the film, as FFmpeg names it; "" without one
    duration_s: float | None
    start_s: float
    size: tuple[int, int] | None
    stretch: float
    frame_rate: float | None
    has_sound: bool
    tags: dict[str, str]
    shown: dict[str, str]

    def seen(self, orientation: int | None) -> tuple[int, int] | None:
        """The size as seen: pixels made square, then turned upright."""
        if self.size is None:
            return None
        width, height = max(1, round(self.size[0] * self.stretch)), self.size[1]
        return (height, width) if swaps_sides(orientation) else (width, height)


def _refuse(_url: str, _flags: int, _options: dict[str, str]) -> Any:
    raise PermissionError("a media file may not lead to another file")


class _OwnPlace:
    """A file as one container reads it, at a place of its own.

    FFmpeg asks for a place only where its buffer does not hold it, and takes for granted that the
    file is where it left it: whoever else reads the file meanwhile must not lead it elsewhere.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = 0

    def read(self, count: int) -> bytes:
        """The bytes from here on, fewer at the end."""
        self._file.seek(self._at)
        data = self._file.read(count)
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go elsewhere, by this or from the end."""
        if whence == os.SEEK_CUR:
            offset, whence = self._at + offset, os.SEEK_SET
        self._at = self._file.seek(offset, whence)
        return self._at

    def tell(self) -> int:
        """Where the next bytes come from."""
        return self._at


@contextmanager
def opened(file: BinaryIO, form: Format, *, edits: bool = True) -> Iterator[InputContainer]:
    """Open a film or recording with the one demuxer of its sniffed format.

    Without `edits`, the frames that a film's edit list leaves out are there too.

    FFmpeg reads only from `file`: it guesses no format, so no playlist, concatenation or stream
    description is ever followed, and any further file or address it asks for is refused. Raises
    MediaError where the container cannot be read.
    """
    options = {"protocol_whitelist": "none", "enable_drefs": "0"}
    if not edits:
        options["advanced_editlist"] = "0"
    try:
        container = av.open(
            _OwnPlace(file),
            format=form.demuxer,
            options=options,
            metadata_errors="replace",
            io_open=_refuse,
        )
    except (av.error.FFmpegError, ValueError, UnicodeError, OverflowError) as error:
        raise MediaError(
            f"The {form.label} is damaged or cut short: it cannot be opened ({_reason(error)})."
        ) from error
    assert isinstance(container, InputContainer)
    try:
        yield container
    finally:
        container.close()


def _reason(error: Exception) -> str:
    words = getattr(error, "strerror", None) or str(error)
    return plain(str(words), 120).rstrip(".").lower()


def film_of(container: InputContainer) -> VideoStream | None:
    """The stream of moving pictures; a cover picture in a recording is none."""
    for stream in container.streams.video:
        if not int(stream.disposition) & int(av.stream.Disposition.attached_pic) and (
            stream.codec_context is not None
        ):
            return stream
    return None


def describe(container: InputContainer, form: Format) -> Stream:
    """Read what there is to say of an opened container; raises MediaError if it holds nothing."""
    film = film_of(container)
    sounds = [stream for stream in container.streams.audio if stream.codec_context is not None]
    if film is None and not sounds:
        raise MediaError(f"The {form.label} holds neither pictures nor sound that can be read.")
    form = _by_streams(form, film is not None)
    tags = _tags(container)
    codecs = [_codec(one.codec_context.name) for one in (film, *sounds[:1]) if one is not None]
    size = None
    stretch = 1.0
    rate = None
    if film is not None:
        width, height = film.codec_context.width, film.codec_context.height
        if width > 0 and height > 0:
            check_size(width, height)
            size = (width, height)
        stretch = _stretch(film)
        rate = _rate(film)
    return Stream(
        form=form,
        label=f"{form.label}, {' + '.join(codecs)}",
        coding=film.codec_context.name if film is not None else "",
        duration_s=_duration(container, film or sounds[0]),
        start_s=_start(container, film),
        size=size,
        stretch=stretch,
        frame_rate=rate,
        has_sound=bool(sounds),
        tags=tags,
        shown=_shown(container, tags),
    )


def plain_sound(form: Format, header: WavHeader) -> Stream:
    """As `describe`, of a recording whose header told all there is."""
    count = "1 channels" if header.channels == 1 else "2 channels"  # as FFmpeg has it
    return Stream(
        form=form,
        label=f"{form.label}, PCM",
        coding="",
        duration_s=header.duration_s,
        start_s=0.0,
        size=None,
        stretch=1.0,
        frame_rate=None,
        has_sound=True,
        tags={},
        shown={"stream 0": f"{header.coding}, {header.rate} Hz, {count}"},
    )


def _by_streams(form: Format, has_film: bool) -> Format:
    table = _WITH_PICTURES if has_film else _SOUND_ONLY
    other = table.get(form.mime)
    if other is not None and (form.kind is Kind.VIDEO) != has_film:
        return FORMATS[other]
    return form


def _codec(name: str) -> str:
    if name.startswith("pcm_"):
        return "PCM"
    return _CODECS.get(name, plain(name, 20))


def _duration(container: InputContainer, stream: Any) -> float | None:
    if container.duration is not None and container.duration > 0:
        return container.duration / av.time_base
    if stream.duration is not None and stream.time_base is not None and stream.duration > 0:
        return float(stream.duration * stream.time_base)
    return None


def _start(container: InputContainer, film: VideoStream | None) -> float:
    """Where a player's clock stands at nought: the container's first time stamp, in seconds."""
    if container.start_time is not None:
        return container.start_time / av.time_base
    if film is not None and film.start_time is not None and film.time_base is not None:
        return float(film.start_time * film.time_base)
    return 0.0


#: How far before the guessed end the last packets are read, and how many at most.
_TAIL_S = 3.0
_TAIL_PACKETS = 20_000


def last_moment(container: InputContainer, stream: Stream) -> float | None:
    """The end of the last packet, in seconds from the start; None where none can be read.

    For streams without an index: FFmpeg takes the last time stamp it meets for the end, which
    leaves out what follows under that stamp (0.2 s measured).
    """
    last: float | None = None
    try:
        container.seek(int(max(0.0, (stream.duration_s or 0.0) - _TAIL_S + stream.start_s) * 1e6))
        for number, packet in enumerate(container.demux()):
            if number > _TAIL_PACKETS:
                return None
            if packet.pts is not None and packet.time_base is not None:
                end = float((packet.pts + (packet.duration or 0)) * packet.time_base)
                last = end if last is None else max(last, end)
    except (av.error.FFmpegError, ValueError, OverflowError, EOFError):
        return None
    return None if last is None or last <= stream.start_s else last - stream.start_s


def _stretch(film: VideoStream) -> float:
    ratio = film.sample_aspect_ratio
    if not ratio or not 0.1 < float(ratio) < 10 or abs(float(ratio) - 1) < _SQUARE_WITHIN:
        return 1.0
    return float(ratio)


def _rate(film: VideoStream) -> float | None:
    rate = film.average_rate or film.guessed_rate
    return float(rate) if rate and 0 < float(rate) < 100_000 else None


def _tags(container: InputContainer) -> dict[str, str]:
    """Container tags, then those of streams where the container has none, by lower-case key."""
    tags: dict[str, str] = {}
    for source in (container.metadata, *(stream.metadata for stream in container.streams)):
        for key, value in source.items():
            tags.setdefault(plain(key, 80).lower(), plain(value, 1000))
    return tags


def _shown(container: InputContainer, tags: dict[str, str]) -> dict[str, str]:
    shown = {key: value for key, value in list(tags.items())[:300] if value}
    for stream in list(container.streams)[:32]:
        context = stream.codec_context
        if context is None:
            continue
        words = [plain(context.codec.long_name, 120)]
        if isinstance(context, VideoCodecContext):
            words.append(f"{context.width} × {context.height}")
            if context.sample_aspect_ratio:
                words.append(f"pixel shape {context.sample_aspect_ratio}")
        elif isinstance(context, AudioCodecContext):
            words.append(f"{context.sample_rate} Hz, {context.layout.name}")
        shown[f"stream {stream.index}"] = ", ".join(words)
    return shown


def orientation_of(frame: VideoFrame) -> int | None:
    """The orientation number (1 to 8) that a frame's display matrix asks for; None without one."""
    for side in frame.side_data:
        if isinstance(side, SideData) and side.type.name == "DISPLAYMATRIX":
            values = struct.unpack("=9i", bytes(side)[:36])
            signs = tuple(
                0 if abs(values[n]) < 1 << 15 else (1 if values[n] > 0 else -1)
                for n in (0, 1, 3, 4)
            )
            return _ORIENTATIONS.get(signs)  # type: ignore[arg-type]
    return None


#: One for all frames of this process. A frame's own would start threads for each picture and
#: keep them as long as the frame, until the system has none to spare.
_scaler = VideoReformatter()
_LARGE = 500_000  # pixels from which a second thread is worth its while


def scaled(frame: VideoFrame, width: int, height: int, pixels: str) -> VideoFrame:
    """A frame in another size and pixel format, smoothly made smaller."""
    threads = 2 if width * height > _LARGE else 1
    return _scaler.reformat(frame, width, height, pixels, interpolation="AREA", threads=threads)


def image_of(
    frame: VideoFrame, stream: Stream, orientation: int | None, max_px: int
) -> Image.Image:
    """A decoded frame as it is meant to be seen, its long side at most `max_px`."""
    width = max(1, round(frame.width * stream.stretch))
    width, height = fitted(width, frame.height, max_px)
    small = scaled(frame, width, height, "rgb24")
    return upright(Image.fromarray(small.to_ndarray()), orientation)
