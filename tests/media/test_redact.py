"""Redacted photos: what lay under a cover has left no trace in them."""

from __future__ import annotations

import io
from pathlib import Path

import numpy
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from evidence_desk.desk.decoders import workers
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.redaction import Cover, Form, Redaction, Shape, covered, redaction, shape

WIDE, HIGH = 320, 240


def _scene() -> Image.Image:
    rows, columns = numpy.mgrid[0:HIGH, 0:WIDE]
    pixels = numpy.stack([columns * 255 // WIDE, rows * 255 // HIGH, (rows + columns) % 256], -1)
    return Image.fromarray(pixels.astype(numpy.uint8))


def _with(scene: Image.Image, hidden: numpy.ndarray, seed: int) -> Image.Image:  # type: ignore[type-arg]
    """The scene with noise wherever `hidden` says so."""
    pixels = numpy.array(scene)
    noise = numpy.random.default_rng(seed).integers(0, 256, pixels.shape, dtype=numpy.uint8)
    pixels[hidden] = noise[hidden]
    return Image.fromarray(pixels)


def _inside(shapes: tuple[Shape, ...]) -> numpy.ndarray:  # type: ignore[type-arg]
    """Whether a pixel's middle lies in one of the shapes: geometry of our own, not a drawing."""
    y, x = (numpy.mgrid[0:HIGH, 0:WIDE] + 0.5) / numpy.array([HIGH, WIDE])[:, None, None]
    found = numpy.zeros((HIGH, WIDE), bool)
    for one in shapes:
        if one.form is Form.BOX:
            left, top, wide, high = one.points
            found |= (x >= left) & (x <= left + wide) & (y >= top) & (y <= top + high)
        elif one.form is Form.ELLIPSE:
            left, top, wide, high = one.points
            across = (x - left - wide / 2) / (wide / 2)
            found |= across**2 + ((y - top - high / 2) / (high / 2)) ** 2 <= 1
        else:
            odd = numpy.zeros_like(found)
            corners = one.corners()
            for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
                if y1 != y2:
                    crosses = (y1 > y) != (y2 > y)
                    odd ^= crosses & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
            found |= odd
    return found


_part = st.floats(0, 0.7)
_side = st.floats(0.05, 0.5)
_box = st.builds(
    lambda form, x, y, wide, high: shape(form, (x, y, wide, high)),
    st.sampled_from(["box", "ellipse"]), _part, _part, _side, _side,
)  # fmt: skip
_triangle = (
    st.lists(st.floats(0.01, 1.2), min_size=6, max_size=6)
    .map(
        lambda p: (0.5, *p[1:])  # at least one corner in sight
    )
    .map(lambda p: shape("polygon", (p[0], 0.5, *p[2:])))
)
_shapes = st.lists(st.one_of(_box, _triangle), min_size=1, max_size=3)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(_shapes, st.sampled_from(list(Cover)), st.sampled_from(["png", "jpeg", "webp"]))
def test_two_photos_that_differ_only_under_the_covers_become_one(
    tmp_path_factory: pytest.TempPathFactory, shapes: list[Shape], cover: Cover, ending: str
) -> None:
    folder = tmp_path_factory.mktemp("pair")
    what = covered(shapes, cover)
    hidden = _inside(what.shapes)
    made = []
    for seed in (1, 2):
        path = folder / f"{seed}.{ending}"
        lossless = {"lossless": True} if ending == "webp" else {}
        _with(_scene(), hidden, seed).save(path, quality=75, **lossless)  # type: ignore[arg-type]
        made.append(workers().redacted(path, what))
    assert made[0] == made[1]


@pytest.mark.parametrize("cover", list(Cover))
def test_what_is_not_covered_is_as_it_was(tmp_path: Path, cover: Cover) -> None:
    scene = _scene()
    scene.save(tmp_path / "a.png", pnginfo=None)
    data = workers().redacted(
        tmp_path / "a.png", covered([shape("box", (0.25, 0.25, 0.5, 0.5))], cover)
    )
    with Image.open(io.BytesIO(data)) as made:
        assert made.format == "PNG"
        assert not made.getexif()
        assert set(made.info) <= {"dpi"}
        before, after = numpy.array(scene), numpy.array(made.convert("RGB"))
    changed = (before != after).any(axis=2)
    assert changed[70:170, 90:230].mean() > 0.8
    changed[57:184, 77:244] = False
    assert not changed.any()


def test_a_photo_turned_by_its_camera_is_covered_where_it_is_seen(tmp_path: Path) -> None:
    scene = Image.new("RGB", (WIDE, HIGH), "white")
    scene.paste("red", (0, 0, WIDE // 2, HIGH // 2))  # seen at the upper right once turned
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "PhoneOfMara"
    scene.save(tmp_path / "a.jpg", exif=exif, quality=95)
    data = workers().redacted(
        tmp_path / "a.jpg", covered([shape("box", (0.5, 0, 0.5, 0.5))], "solid")
    )
    assert b"PhoneOfMara" not in data
    with Image.open(io.BytesIO(data)) as made:
        assert made.size == (HIGH, WIDE)
        assert made.getpixel((HIGH * 3 // 4, WIDE // 4)) == (0, 0, 0)
        reds = numpy.array(made.convert("RGB")).astype(int)
        assert not ((reds[:, :, 0] > 150) & (reds[:, :, 1] < 100)).any()
        assert min(made.getpixel((20, WIDE - 20))) > 240  # type: ignore[type-var,arg-type]


def test_a_cover_over_the_whole_picture_leaves_nothing(tmp_path: Path) -> None:
    _scene().save(tmp_path / "a.png")
    for cover in Cover:
        data = workers().redacted(
            tmp_path / "a.png", covered([shape("box", (-1, -1, 3, 3))], cover)
        )
        with Image.open(io.BytesIO(data)) as made:
            colours = made.convert("L").getextrema()
            assert max(colours) - min(colours) <= 60  # type: ignore[type-var,operator,arg-type]


@given(_shapes, st.sampled_from(list(Cover)))
def test_a_redaction_is_read_as_it_was_stored(shapes: list[Shape], cover: Cover) -> None:
    what = Redaction(tuple(shapes), cover)
    assert redaction(what.to_values()) == what


@pytest.mark.parametrize(
    ("form", "points"),
    [
        ("box", (0, 0, 0, 1)),
        ("box", (1.5, 0, 0.2, 0.2)),
        ("box", (0, 0, 1)),
        ("box", ("a", 0, 1, 1)),
        ("ellipse", (0, 0, float("nan"), 1)),
        ("polygon", (0, 0, 1, 1)),
        ("polygon", (0, 0, 1, 1, 0.5)),
        ("circle", (0, 0, 1, 1)),
    ],
)
def test_what_covers_nothing_is_refused(form: str, points: tuple[float, ...]) -> None:
    with pytest.raises(UsageError):
        shape(form, points)


def test_a_redaction_of_nothing_is_refused() -> None:
    with pytest.raises(UsageError, match="at least one box"):
        covered([], "solid")
    with pytest.raises(UsageError, match="Covers are"):
        covered([shape("box", (0, 0, 1, 1))], "stickers")
