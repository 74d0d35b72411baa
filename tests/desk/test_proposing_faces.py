"""Faces proposed in photos and on a film's frames; nothing is covered by that."""

from __future__ import annotations

from pathlib import Path

import av
import numpy
import pytest
from PIL import Image

from evidence_desk.desk import faces
from evidence_desk.desk.faces import Proposal, propose_faces
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import Library
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.progress import Progress
from evidence_desk.domain.redaction import Form
from evidence_desk.media.faces import apart
from faces_made import scene

PLACES = [(60, 60, 220), (400, 90, 110), (640, 120, 60)]


def _taken(library: Library, picture: Image.Image, path: Path) -> str:
    picture.save(path, compress_level=1)
    (ref,) = import_paths(library, [path]).added
    return ref


def _over(found: tuple[Proposal, ...], x: float, y: float) -> list[Proposal]:
    """Proposals around a place, in parts of the picture."""
    return [
        one
        for one in found
        if one.shape.points[0] < x < one.shape.points[0] + one.shape.points[2]
        and one.shape.points[1] < y < one.shape.points[1] + one.shape.points[3]
    ]


def test_each_drawn_face_is_proposed_once(library: Library, tmp_path: Path) -> None:
    ref = _taken(library, scene(900, 600, PLACES), tmp_path / "a.png")
    count = len(items_json(library))
    found = propose_faces(library, ref)
    assert len(found) == len(PLACES)
    assert len(items_json(library)) == count
    for left, top, tall in PLACES:
        (one,) = _over(found, (left + tall / 2) / 900, (top + tall / 2) / 600)
        assert one.shape.form is Form.ELLIPSE
        assert 0.3 <= one.sure <= 1
        # The ellipse is wider than the drawn face, which takes half of its square.
        assert 0.5 * tall / 900 < one.shape.points[2] < 1.2 * tall / 900


def test_a_large_photo_is_looked_at_in_quarters_too(library: Library, tmp_path: Path) -> None:
    places = [(266, 333, 32), (1800, 999, 32), (966, 599, 200)]
    # One look at all of it passes over the small ones.
    ref = _taken(library, scene(2000, 1332, places), tmp_path / "a.png")
    told: list[Progress] = []
    found = propose_faces(library, ref, report=told.append)
    assert (told[-1].done, told[-1].total) == (5, 5)
    for left, top, tall in places:
        assert len(_over(found, (left + tall / 2) / 2000, (top + tall / 2) / 1332)) == 1


def test_a_wall_has_no_face(library: Library, tmp_path: Path) -> None:
    ref = _taken(library, scene(640, 480, []), tmp_path / "a.png")
    assert propose_faces(library, ref) == ()


def test_faces_on_a_frame_of_a_film(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as film:
        stream = film.add_stream("mpeg4", rate=10)
        stream.width, stream.height = 640, 480
        for number in range(20):
            picture = scene(640, 480, [(200, 60, 240)] if number >= 10 else [])
            for packet in stream.encode(av.VideoFrame.from_ndarray(numpy.asarray(picture))):
                film.mux(packet)
        film.mux(stream.encode(None))
    (ref,) = import_paths(library, [path]).added
    assert propose_faces(library, ref, 0.3) == ()
    assert len(propose_faces(library, ref, 1.5)) == 1
    with pytest.raises(UsageError, match="which moment"):
        propose_faces(library, ref)


def test_what_has_no_faces_says_so(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    document = str(items_json(library, "kind:document")[0]["ref"])
    with pytest.raises(UsageError, match="neither a photo nor a film"):
        propose_faces(library, document)
    photo = str(items_json(library, "kind:photo")[0]["ref"])
    monkeypatch.setattr(faces, "installed", lambda: False)
    with pytest.raises(UsageError, match="lacks ONNX Runtime"):
        propose_faces(library, photo)


def test_a_face_seen_twice_is_one() -> None:
    sure, again, part, other = (
        (0.1, 0.1, 0.2, 0.2, 0.9),
        (0.11, 0.1, 0.2, 0.21, 0.8),
        (0.12, 0.12, 0.08, 0.1, 0.7),
        (0.6, 0.6, 0.2, 0.2, 0.5),
    )
    assert [one[4] for one in apart([part, other, again, sure])] == [0.9, 0.5]
    assert apart([(1.2, 0.1, 0.1, 0.1, 0.9)]) == []
