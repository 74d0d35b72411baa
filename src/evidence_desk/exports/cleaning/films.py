"""Films and recordings without metadata: their packets in a new container that says nothing."""

from __future__ import annotations

from pathlib import Path

import av
from av.container import InputContainer

from evidence_desk.exports.cleaning.asking import NotCleaned

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
#: What containers say of themselves, and not of who, where or with what.
_HARMLESS = {
    "compatible_brands",
    "duration",
    "encoder",
    "handler_name",
    "language",
    "major_brand",
    "minor_version",
    "vendor_id",
}


def clean_film(original: Path, folder: Path) -> None:
    """Copy picture and sound, packet by packet, into a new container; drop all else."""
    try:
        source = av.open(str(original), metadata_errors="ignore")
    except av.FFmpegError as error:
        raise NotCleaned("it cannot be decoded") from error
    with source:
        if source.format.name not in _CONTAINERS:
            raise NotCleaned(f"nothing can be said of its format ({source.format.name})")
        form, ending = _CONTAINERS[source.format.name]
        if form == "mp4" and not source.streams.video:
            ending = "m4a"
        out = folder / f"clean.{ending}"
        _remux(source, out, form)
    _prove(out)


def _remux(source: InputContainer, out: Path, form: str) -> None:
    streams = [one for one in (*source.streams.video, *source.streams.audio) if not _cover(one)]
    if not streams:
        raise NotCleaned("it has neither picture nor sound")
    options = {"fflags": "+bitexact", "map_metadata": "-1"}
    with av.open(str(out), "w", format=form, options=options) as target:
        copies = {}
        for stream in streams:
            copies[stream.index] = target.add_stream_from_template(stream)
            copies[stream.index].metadata.clear()
        for packet in source.demux(streams):
            if packet.dts is None and packet.pts is None:
                continue
            packet.stream = copies[packet.stream.index]
            target.mux(packet)


def _cover(stream: av.stream.Stream) -> bool:
    """Whether a stream is the picture on a recording's cover: metadata too."""
    return bool(stream.disposition & av.stream.Disposition.attached_pic)


def _prove(out: Path) -> None:
    """Read the copy again: nothing but picture and sound, and no word about them."""
    with av.open(str(out), metadata_errors="ignore") as copy:
        said = dict(copy.metadata)
        for stream in copy.streams:
            if stream.type not in ("video", "audio"):
                raise NotCleaned(f"a stream of {stream.type or 'data'} stays in it")
            said.update(stream.metadata)
    left = {name for name in said if name.lower() not in _HARMLESS}
    if left:
        raise NotCleaned(f"metadata stays in it ({', '.join(sorted(left))})")
