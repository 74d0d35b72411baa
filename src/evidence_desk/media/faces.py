"""Faces in a picture, found by a network that is shipped with the program and runs here.

CenterFace (Xu and others, arXiv:1911.03599) marks the middles of faces on a grid of 4 by 4 pixels,
with the logarithm of their sides; where marks lie over one another the surest stays. The network
runs in ONNX Runtime, which is an optional package.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from typing import Any

import numpy
from PIL import Image

from evidence_desk.media.errors import MediaError
from evidence_desk.media.replies import Face
from evidence_desk.resources import resource

#: The long side that a picture is looked at with: faces from about 10 pixels on are seen in it.
LOOK_PX = 1280
_SURE = 0.3  # of 1: below a third as sure, what is marked is seldom a face
_OVER = 0.3  # of two marks' common area: more than that is one face
_GRID = 4
_SIDE = 32  # the network wants sides that are so many pixels, or a multiple
_MOST = 500

_network: Any = None


def installed() -> bool:
    """Whether the optional package that runs the network is there."""
    return importlib.util.find_spec("onnxruntime") is not None


def faces_in(picture: Image.Image) -> list[Face]:
    """The faces in an upright picture, the surest first; raises MediaError without the network."""
    network = _loaded()
    scale = min(1.0, LOOK_PX / max(picture.size))
    wide, high = (max(1, -(-round(side * scale) // _SIDE)) * _SIDE for side in picture.size)
    small = picture.convert("RGB").resize((wide, high), Image.Resampling.BILINEAR)
    pixels = numpy.asarray(small, dtype=numpy.float32).transpose(2, 0, 1)[None]
    marks, sides, shifts, _features = network.run(None, {network.get_inputs()[0].name: pixels})
    sure = marks[0, 0]
    down, across = numpy.where(sure > _SURE)
    tall, broad = numpy.exp(sides[0, :, down, across]).T * _GRID
    y, x = (shifts[0, :, down, across].T + (down, across) + 0.5) * _GRID
    found = zip(
        (x - broad / 2) / wide, (y - tall / 2) / high, broad / wide, tall / high,
        sure[down, across], strict=True,
    )  # fmt: skip
    return apart(tuple(float(one) for one in face) for face in found)  # type: ignore[misc]


def apart(faces: Iterable[Face]) -> list[Face]:
    """Of faces marked over one another the surest, within the picture; the surest first."""
    kept: list[Face] = []
    for face in sorted(faces, key=lambda one: -one[4]):
        left, top = max(0.0, face[0]), max(0.0, face[1])
        right, bottom = min(1.0, face[0] + face[2]), min(1.0, face[1] + face[3])
        if right <= left or bottom <= top or len(kept) >= _MOST:
            continue
        one = (left, top, right - left, bottom - top, min(face[4], 1.0))
        if all(_common(one, other) < _OVER for other in kept):
            kept.append(one)
    return kept


def _common(one: Face, other: Face) -> float:
    """How much of two rectangles' area is in both, or of the smaller where it lies in the other."""
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    if wide <= 0 or high <= 0:
        return 0.0
    both, least = wide * high, min(one[2] * one[3], other[2] * other[3])
    return max(both / (one[2] * one[3] + other[2] * other[3] - both), 0.5 * both / least)


def _loaded() -> Any:
    """The network, read when first asked for."""
    global _network
    if _network is None:
        if not installed():
            raise MediaError("Faces cannot be looked for here.")
        import onnxruntime

        onnxruntime.set_default_logger_severity(3)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # else it keeps what the largest picture took
        _network = onnxruntime.InferenceSession(
            str(resource("models/centerface.onnx")), options, providers=["CPUExecutionProvider"]
        )
    return _network
