"""Faces proposed to be covered, on this machine: an editor looks, and confirms or not."""

from __future__ import annotations

from dataclasses import dataclass

from evidence_desk.catalogue.library import Library
from evidence_desk.desk.decoders import workers
from evidence_desk.desk.pictures import original_of
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import Kind, make_ref, parse_ref
from evidence_desk.domain.progress import Progress, Report, ignore_progress
from evidence_desk.domain.redaction import Form, Shape, shape
from evidence_desk.media.faces import LOOK_PX, apart, installed
from evidence_desk.media.replies import Face

_FINE = 1.25  # times as large as is looked at: from there on a photo's quarters are looked at too
_ROUND = 1.42  # an ellipse around a rectangle, hair and ears: half the root of two to each side


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where a face seems to be, and how sure that is, from 0 to 1."""

    shape: Shape
    sure: float


def propose_faces(
    library: Library,
    item: str | int,
    at_s: float | None = None,
    report: Report = ignore_progress,
) -> tuple[Proposal, ...]:
    """Where faces seem to be in a photo, or on a film's frame at `at_s` seconds; surest first.

    Faces may be missed, above all small, turned away, dark or half hidden ones. Raises UsageError
    where the optional package is not installed or the item has no picture of this kind, MediaError
    where it does not decode, StorageError where its original is not there.
    """
    if not installed():
        raise UsageError(
            "Faces cannot be proposed here: this installation lacks ONNX Runtime, which "
            "“evidence-desk[faces]” brings along."
        )
    number = parse_ref(item)[1] if isinstance(item, str) else item
    original = original_of(library, number)
    if original.kind is Kind.VIDEO and at_s is None:
        raise UsageError("Say at which moment of the film faces are looked for.")
    if original.kind not in (Kind.PHOTO, Kind.VIDEO):
        raise UsageError(f"{make_ref('item', number)} is neither a photo nor a film.")
    found, long = workers().faces(original.path, at_s or 0.0, 0)
    parts = range(1, 5) if long > _FINE * LOOK_PX else ()
    report(Progress(1, 1 + len(parts)))
    faces: list[Face] = list(found)
    for part in parts:
        faces += workers().faces(original.path, at_s or 0.0, part)[0]
        report(Progress(1 + part, 1 + len(parts)))
    return tuple(Proposal(_around(one), one[4]) for one in apart(faces))


def _around(face: Face) -> Shape:
    """The ellipse that covers a face whole."""
    left, top, wide, high, _sure = face
    x, y = wide * (_ROUND - 1) / 2, high * (_ROUND - 1) / 2
    return shape(Form.ELLIPSE, (left - x, top - y, wide + 2 * x, high + 2 * y))
