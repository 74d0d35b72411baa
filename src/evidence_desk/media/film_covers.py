"""Covers over a frame of a film, in the brightness and two colours that films are kept in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy
from av.video.frame import VideoFrame
from numpy.typing import NDArray
from PIL import Image

from evidence_desk.domain.redaction import Cover, Shape
from evidence_desk.media import covers

#: Brightness at full size, then the two colours at half of it, eight bits each.
Planes = tuple[NDArray[numpy.uint8], NDArray[numpy.uint8], NDArray[numpy.uint8]]

_EXACT = frozenset(
    {
        *("ffv1", "rawvideo", "huffyuv", "ffvhuff", "utvideo", "magicyuv", "lagarith"),
        *("png", "qtrle", "v210"),
    }
)
#: Codings in blocks of at most 16 by 16 pixels, with filters that reach three further.
_BLOCKS = frozenset(
    {
        *("h264", "mpeg4", "mpeg1video", "mpeg2video", "mjpeg", "h263", "h263i", "flv", "dvvideo"),
        *("msmpeg4v1", "msmpeg4v2", "msmpeg4v3", "wmv1", "wmv2", "wmv3", "vc1", "svq1", "svq3"),
        *("vp8", "libvpx", "theora", "prores", "cinepak", "amv"),
    }
)
#: An exact coding's neighbours: colours are halved by a smooth filter where they were at full size.
_EDGE = 8
_BLACK = (16, 128, 128)
_GREY = (126.0, 128.0, 128.0)


def reach_of(codec: str) -> int:
    """How many pixels further than drawn a cover must reach over a film in this coding."""
    if codec in _EXACT:
        return _EDGE
    return covers.BLOCK_REACH if codec in _BLOCKS else covers.UNIT_REACH


def planes_of(frame: VideoFrame) -> Planes:
    """The three planes of a yuv420p frame, cut to an even number of pixels each way."""
    wide, high = frame.width & ~1, frame.height & ~1
    sizes = ((high, wide), (high // 2, wide // 2), (high // 2, wide // 2))
    planes: list[Any] = []
    for plane, (rows, columns) in zip(frame.planes, sizes, strict=True):
        whole = numpy.frombuffer(memoryview(plane), numpy.uint8).reshape(-1, plane.line_size)
        planes.append(whole[:rows, :columns])
    return planes[0], planes[1], planes[2]


def upright(planes: Planes, orientation: int | None) -> Planes:
    """Planes turned as an orientation number (1 to 8) asks."""
    turn = _TURNS.get(orientation or 1)
    if turn is None:
        return planes
    return turn(planes[0]), turn(planes[1]), turn(planes[2])


_TURNS: dict[int, Any] = {
    2: numpy.fliplr,
    3: lambda plane: numpy.rot90(plane, 2),
    4: numpy.flipud,
    5: lambda plane: plane.T,
    6: lambda plane: numpy.rot90(plane, -1),
    7: lambda plane: numpy.rot90(plane, 2).T,
    8: lambda plane: numpy.rot90(plane, 1),
}


def covered(planes: Planes, shapes: Sequence[Shape], cover: Cover, codec: str) -> Planes:
    """The frame with parts of it covered; of the pixels under a cover none is read."""
    if not shapes:
        return planes
    high, wide = planes[0].shape
    reach = reach_of(codec)
    masks = [covers.mask_of((wide, high), one, reach) for one in shapes]
    hidden = covers.all_of((wide, high), masks)
    laid = [(mask, box, *_cells(planes, hidden, box, cover)) for mask in masks
            if (box := mask.getbbox()) is not None]  # fmt: skip
    made = (planes[0].copy(), planes[1].copy(), planes[2].copy())
    for mask, box, cells in laid:
        _lay(made, mask, box, cells, cover)
    return made


def _cells(
    planes: Planes, hidden: Image.Image, box: covers.Box, cover: Cover
) -> tuple[NDArray[numpy.uint8]]:
    if cover is Cover.SOLID:
        return (numpy.full((1, 1, 3), _BLACK, numpy.uint8),)
    spots = covers.spots_around(hidden, box)
    seen = [(planes[0][y, x], planes[1][y // 2, x // 2], planes[2][y // 2, x // 2])
            for x, y in spots]  # fmt: skip
    grid = covers.grid_of(box, cover, spots, numpy.array(seen or [_GREY], float))
    if cover is Cover.PIXELATE:
        grid[:, :, 0] += covers.unevenness(grid)
    return (numpy.clip(grid, 16, 240).astype(numpy.uint8),)


def _lay(
    made: Planes, mask: Image.Image, box: covers.Box, cells: NDArray[numpy.uint8], cover: Cover
) -> None:
    """Put a cover's cells over a part; a colour pixel goes if any of its four pixels does."""
    left, top = box[0] & ~1, box[1] & ~1
    right, bottom = min(mask.width, box[2] + 1 & ~1), min(mask.height, box[3] + 1 & ~1)
    inside = numpy.asarray(mask.crop((left, top, right, bottom)))
    quarters = inside.reshape(inside.shape[0] // 2, 2, inside.shape[1] // 2, 2).any(axis=(1, 3))
    size = (right - left, bottom - top)
    for number, (plane, where) in enumerate(zip(made, (inside, quarters, quarters), strict=True)):
        half = 2 if number else 1
        small = Image.fromarray(numpy.ascontiguousarray(cells[:, :, number]))
        full = numpy.asarray(covers.resized(small, (size[0] // half, size[1] // half), cover))
        part = plane[top // half : bottom // half, left // half : right // half]
        part[where] = full[where]
