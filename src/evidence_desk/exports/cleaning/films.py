"""Films and recordings without metadata: their packets in a new container that says nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
from av.bitstream import BitStreamFilterContext
from av.container import InputContainer
from av.packet import Packet
from av.stream import Disposition, Stream

from evidence_desk.exports import jpeg
from evidence_desk.exports.cleaning.copies import NotCleaned

#: Where each container's streams go, and under which ending.
_CONTAINERS = {
    "mov,mp4,m4a,3gp,3g2,mj2": ("mp4", "mp4"),
    "matroska,webm": ("matroska", "mkv"),
    "avi": ("avi", "avi"),
    "mp3": ("mp3", "mp3"),
    "wav": ("wav", "wav"),
    "aiff": ("aiff", "aiff"),
    "flac": ("flac", "flac"),
    "ogg": ("ogg", "ogg"),
    "asf": ("asf", "wmv"),
    "flv": ("flv", "flv"),
    "mpegts": ("mpegts", "ts"),
    "mpeg": ("vob", "mpg"),
    "amr": ("amr", "amr"),
    "aac": ("adts", "aac"),
}
#: What holds a coding that MPEG-4 has no place for: old phones' and old cameras'.
_INSTEAD = [("3gp", "3gp"), ("mov", "mov")]
#: Codings whose packets are picture or sound and no more, once the filter has taken the rest
#: (supplemental messages, in which body cameras write time, place and serial number). DV is not
#: among them: it carries the recorder's clock in every frame.
_PICTURES = {
    "h264": "filter_units=remove_types=6",
    "hevc": "filter_units=remove_types=39|40",
    "av1": "filter_units=remove_types=5",
    "libdav1d": "filter_units=remove_types=5",
    "mjpeg": None,
    **dict.fromkeys(
        (
            *("mpeg4", "mpeg1video", "mpeg2video", "h263", "vp8", "vp9", "libvpx", "theora"),
            *("msmpeg4v1", "msmpeg4v2", "msmpeg4v3", "wmv1", "wmv2", "wmv3", "vc1"),
            *("flv", "svq1", "svq3", "cinepak", "prores", "rawvideo", "libvpx-vp9"),
        )
    ),
}
_SOUNDS = {
    *("aac", "mp3", "mp3float", "mp2", "mp2float", "ac3", "eac3", "opus", "libopus", "vorbis"),
    *("flac", "alac", "amrnb", "amrwb", "amr_nb", "amr_wb", "wmav1", "wmav2", "qdm2", "qcelp"),
    *("libopencore_amrnb", "libopencore_amrwb", "gsm", "gsm_ms", "nellymoser"),
}
_SOUND_FAMILIES = ("pcm_", "adpcm_")
#: What containers say of themselves, each with the only beginnings it may have here.
_HARMLESS = {
    "compatible_brands": ("",),
    "duration": ("",),
    "encoder": ("Lavf", "Lavc"),
    "handler_name": ("VideoHandler", "SoundHandler"),
    "language": ("und",),
    "major_brand": ("isom", "qt  ", "3gp"),
    "minor_version": ("",),
    "vendor_id": ("[0][0][0][0]", "FFMP"),
    "service_name": ("Service01",),
    "service_provider": ("FFmpeg",),
    "variant_bitrate": ("0",),
}


@dataclass(frozen=True, slots=True)
class Span:
    """The part to copy, in seconds on the container's own clock; all of it by default."""

    start_s: float = float("-inf")
    end_s: float = float("inf")


def _refuse(_url: str, _flags: int, _options: dict[str, str]) -> Any:
    raise PermissionError("a film may not lead to another file")


@contextmanager
def opened(original: Path) -> Iterator[InputContainer]:
    """Open a recording from its own bytes alone, by one of the demuxers that are known here."""
    demuxers = ",".join(name for names in _CONTAINERS for name in names.split(","))
    with original.open("rb") as file:
        try:
            source = av.open(
                file,
                options={
                    "protocol_whitelist": "none",
                    "format_whitelist": demuxers,
                    "enable_drefs": "0",
                },
                metadata_errors="ignore",
                io_open=_refuse,
            )
        except (av.FFmpegError, ValueError) as error:
            raise NotCleaned("it is in no format that can be copied clean") from error
        assert isinstance(source, InputContainer)
        with source:
            if source.format.name not in _CONTAINERS:
                raise NotCleaned(f"its format may say anything ({source.format.name})")
            yield source


def streams_of(source: InputContainer) -> list[Stream]:
    """Pictures and sound; the picture on a recording's cover is metadata too."""
    found: list[Stream] = [
        stream
        for stream in (*source.streams.video, *source.streams.audio)
        if not stream.disposition & Disposition.attached_pic
    ]
    if not found:
        raise NotCleaned("it has neither picture nor sound")
    return found


def remux(source: InputContainer, folder: Path, span: Span) -> tuple[Path, float]:
    """Copy the packets of a span; returns the file, and where on the clock the copy begins."""
    streams = streams_of(source)
    for stream in streams:
        _check(stream)
    form, ending = _CONTAINERS[source.format.name]
    if form == "mp4" and not source.streams.video:
        ending = "m4a"
    choices = [(form, ending)] + (_INSTEAD if form == "mp4" else [])
    for at, (name, last) in enumerate(choices):
        out = folder / f"clean.{last}"
        try:
            return out, _copy(source, streams, out, name, span)
        except (av.FFmpegError, ValueError) as error:
            out.unlink(missing_ok=True)
            if at == len(choices) - 1:
                raise NotCleaned("its streams cannot be copied to a clean file") from error
            source.seek(0)
    raise AssertionError("a container has at least one choice")


def _check(stream: Stream) -> None:
    codec = stream.codec_context
    name = codec.name if codec is not None else "unknown"
    if stream.type == "video" and name in _PICTURES:
        return
    if stream.type == "audio" and (name in _SOUNDS or name.startswith(_SOUND_FAMILIES)):
        return
    raise NotCleaned(f"its coding may say anything ({name})")


def _copy(source: InputContainer, streams: list[Stream], out: Path, form: str, span: Span) -> float:
    if span.start_s > 0:
        source.seek(int(span.start_s * av.time_base), backward=True)
    with av.open(str(out), "w", format=form, options={"fflags": "+bitexact"}) as target:
        copies = {}
        for stream in streams:
            copies[stream.index] = target.add_stream_from_template(stream)
            copies[stream.index].metadata.clear()
            _forget(copies[stream.index])
        filters = {number: _filter(source.streams[number], copies[number]) for number in copies}
        begins: float | None = None
        for packet in _within(source, streams, span):
            stream = packet.stream
            if begins is None:
                begins = _seconds(packet)
            if span.start_s > 0 and not _shift(packet, begins):
                continue
            for kept in filters[stream.index](packet):
                kept.stream = copies[stream.index]
                target.mux(kept)
        if begins is None:
            raise NotCleaned("there is nothing in that passage")
    return begins


def _forget(copy: Stream) -> None:
    """Empty the comments that Vorbis and Theora keep in the head of their stream."""
    codec = copy.codec_context
    if codec is None or codec.name not in ("vorbis", "theora") or not codec.extradata:
        return
    codec.extradata = bare_xiph(codec.extradata)


def bare_xiph(heads: bytes) -> bytes:
    """The three laced heads of a Vorbis or Theora stream, with no word in the comments.

    Sources: Vorbis I, section 5; Theora specification, section 6.3.
    """
    parts = _unlaced(heads)
    mark = parts[1][:7]
    end = b"\x01" if mark[1:] == b"vorbis" else b""
    parts[1] = mark + bytes(8) + end
    lacing = bytearray([2])
    for part in parts[:2]:
        lacing += b"\xff" * (len(part) // 255) + bytes([len(part) % 255])
    return bytes(lacing) + b"".join(parts)


def _unlaced(heads: bytes) -> list[bytes]:
    if heads[:1] != b"\x02":
        raise NotCleaned("the head of its stream may say anything")
    at, sizes = 1, []
    for _ in range(2):
        size = 0
        while at < len(heads):
            size, step, at = size + heads[at], heads[at], at + 1
            if step != 255:
                break
        sizes.append(size)
    first, second = at + sizes[0], at + sum(sizes)
    if second > len(heads) or sizes[1] < 7:
        raise NotCleaned("the head of its stream is damaged")
    return [heads[at:first], heads[first:second], heads[second:]]


def _within(source: InputContainer, streams: list[Stream], span: Span) -> Iterator[Packet[Any]]:
    """The packets of a span, from the key frame before its start on."""
    films = {stream.index for stream in streams if stream.type == "video"}
    waiting = set(films) if span.start_s > 0 else set()
    over: set[int] = set()
    for packet in source.demux(streams):
        if packet.dts is None and packet.pts is None:
            continue
        number, now = packet.stream.index, _seconds(packet)
        if number in waiting:
            if not packet.is_keyframe:
                continue
            waiting.discard(number)
        if waiting or (not films and span.start_s > 0 and now < span.start_s):
            continue  # sound before the first picture, or before the passage
        if now >= span.end_s:
            over.add(number)
            if len(over) == len(streams):
                return
            continue
        yield packet


def _seconds(packet: Packet[Any]) -> float:
    stamp = packet.pts if packet.pts is not None else packet.dts
    return float((stamp or 0) * (packet.time_base or 0))


def _shift(packet: Packet[Any], begins: float) -> bool:
    """Put a packet on a clock that starts with the copy; false if it lies before that."""
    if packet.time_base is None:
        return True
    offset = round(begins / packet.time_base)
    if packet.pts is not None:
        packet.pts -= offset
    if packet.dts is not None:
        packet.dts -= offset
    return packet.stream.type == "video" or (packet.pts or 0) >= 0


def _filter(stream: Stream, copy: Stream) -> Callable[[Packet[Any]], list[Packet[Any]]]:
    codec = stream.codec_context
    name = codec.name if codec is not None else ""
    if name == "mjpeg":
        return _bare_jpeg
    wanted = _PICTURES.get(name)
    if wanted is None:
        return lambda packet: [packet]
    return BitStreamFilterContext(wanted, stream, copy).filter


def _bare_jpeg(packet: Packet[Any]) -> list[Packet[Any]]:
    """A frame of Motion JPEG without the words a camera puts into each."""
    try:
        bare: Packet[Any] = Packet(jpeg.without_metadata(bytes(packet)))
    except jpeg.NotJpeg as error:
        raise NotCleaned("a picture in it is damaged") from error
    bare.pts, bare.dts, bare.duration = packet.pts, packet.dts, packet.duration
    bare.is_keyframe = packet.is_keyframe
    if packet.time_base is not None:
        bare.time_base = packet.time_base
    return [bare]


def prove(out: Path) -> None:
    """Read the copy again: nothing but picture and sound, and no word about them."""
    with av.open(str(out), metadata_errors="ignore") as copy:
        assert isinstance(copy, InputContainer)
        said = list(copy.metadata.items())
        for stream in copy.streams:
            if stream.type not in ("video", "audio"):
                raise NotCleaned(f"a stream of {stream.type or 'data'} stays in it")
            said += stream.metadata.items()
        if copy.chapters():
            raise NotCleaned("chapters stay in it")
        if next(copy.decode(streams_of(copy)[0]), None) is None:
            raise NotCleaned("its copy shows nothing")
    left = {
        name
        for name, value in said
        if value and not value.startswith(_HARMLESS.get(name.lower(), ("\x00",)))
    }
    if left:
        raise NotCleaned(f"metadata stays in it ({', '.join(sorted(left))})")
