"""Photos of every kind: upright, in their colours, with what the camera wrote; damaged ones too."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy
import pillow_heif
import pytest
from PIL import Image, ImageCms

from evidence_desk.domain.items import Kind
from evidence_desk.domain.sentences import in_language
from evidence_desk.media.probing import Probed
from evidence_desk.media.workers import Workers
from small_media import RAW_COLOUR, RAW_KINDS, photo, raw_photo

pillow_heif.register_heif_opener()

_CORNERS = ((230, 30, 30), (30, 200, 40), (40, 60, 230), (240, 220, 40))
_UNDO = {  # how a camera held that way stores an upright view
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
Pixel = tuple[int, int, int]


def _corners(size: tuple[int, int] = (240, 120)) -> Image.Image:
    """Four colours in four corners: any turn and any mirroring shows."""
    image = Image.new("RGB", size)
    half = (size[0] // 2, size[1] // 2)
    for number, colour in enumerate(_CORNERS):
        image.paste(colour, (number % 2 * half[0], number // 2 * half[1], *size))
        if number % 2 == 0:
            image.paste(_CORNERS[number], (0, number // 2 * half[1], half[0], size[1]))
    return image


def _picture(probed: Probed) -> Image.Image:
    assert probed.picture is not None, probed.facts.problem
    return Image.open(io.BytesIO(probed.picture)).convert("RGB")


def _pixel(image: Image.Image, across: float, down: float) -> Pixel:
    values = image.getpixel((int(image.width * across), int(image.height * down)))
    assert isinstance(values, tuple)
    return (int(values[0]), int(values[1]), int(values[2]))


def _near(found: Pixel, wanted: Pixel, within: int = 14) -> bool:
    return all(abs(a - b) <= within for a, b in zip(found, wanted, strict=True))


# Which way up ---------------------------------------------------------------------------------


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("ending", ["jpg", "png", "tif", "webp", "heic", "avif"])
def test_every_orientation_is_shown_upright(
    workers: Workers, tmp_path: Path, ending: str, orientation: int
) -> None:
    undo = _UNDO[orientation]
    view = _corners()
    stored = view if undo is None else view.transpose(undo)
    exif = Image.Exif()
    exif[274] = orientation
    path = tmp_path / f"a.{ending}"
    stored.save(path, exif=exif if ending == "tif" else exif.tobytes(), quality=95)
    probed = workers.probe(path, path.name)
    facts = probed.facts
    assert facts.problem is None
    # Pillow writes no orientation 1 into AVIF: there is none to read.
    assert facts.orientation == (None if (ending, orientation) == ("avif", 1) else orientation)
    assert (facts.width, facts.height) == view.size
    assert (facts.stored_width, facts.stored_height) == stored.size
    picture = _picture(probed)
    assert picture.size == view.size
    for number, colour in enumerate(_CORNERS):
        found = _pixel(picture, 0.25 + number % 2 / 2, 0.25 + number // 2 / 2)
        assert _near(found, colour, 30), (number, found)


def test_a_heif_that_repeats_its_turn_in_exif_is_not_turned_twice(
    workers: Workers, tmp_path: Path
) -> None:
    path = tmp_path / "IMG_1.HEIC"
    exif = Image.Exif()
    exif[274] = 6
    _corners().transpose(Image.Transpose.ROTATE_90).save(path, "HEIF", exif=exif.tobytes())
    assert b"irot" in path.read_bytes()
    whole = workers.picture(path, Kind.PHOTO, 512)
    assert Image.open(io.BytesIO(whole)).size == (240, 120)


# Colours --------------------------------------------------------------------------------------


def _made(kind: str, path: Path) -> None:
    """A picture of (200, 60, 30) in one of the ways to store it."""
    size = (64, 48)
    plain = Image.new("RGB", size, (200, 60, 30))
    if kind == "CMYK JPEG":
        plain.convert("CMYK").save(path, "JPEG", quality=95)
    elif kind == "CMYK TIFF":
        plain.convert("CMYK").save(path, "TIFF")
    elif kind == "Lab TIFF":
        lab = ImageCms.createProfile("LAB")
        srgb = ImageCms.createProfile("sRGB")
        changed = ImageCms.profileToProfile(plain, srgb, lab, outputMode="LAB")
        assert changed is not None
        changed.save(path, "TIFF")
    elif kind == "palette PNG":
        plain.quantize(4).save(path, "PNG")
    elif kind == "palette GIF":
        plain.quantize(4).save(path, "GIF")
    elif kind == "Photoshop file":
        head = struct.pack(">4sH6xHIIHH", b"8BPS", 1, 3, size[1], size[0], 8, 3)
        planes = b"".join(bytes([value]) * (size[0] * size[1]) for value in (200, 60, 30))
        path.write_bytes(head + bytes(12) + bytes(2) + planes)
    elif kind == "BMP with odd masks":
        red, green, blue = 200 * 1023 // 255, 60 * 255 // 255, 30 * 31 // 255
        value = red << 22 | green << 12 | blue << 3
        head = struct.pack("<IiiHHIIiiII", 40, *size, 1, 32, 3, 0, 0, 0, 0, 0)
        masks = struct.pack("<3I", 0x3FF << 22, 0xFF << 12, 0x1F << 3)
        pixels = struct.pack("<I", value) * (size[0] * size[1])
        body = head + masks + pixels
        path.write_bytes(struct.pack("<2sIII", b"BM", 14 + len(body), 0, 66) + body)
    else:
        raise AssertionError(kind)


@pytest.mark.parametrize(
    "kind",
    [
        "CMYK JPEG",
        "CMYK TIFF",
        "Lab TIFF",
        "palette PNG",
        "palette GIF",
        "BMP with odd masks",
        "Photoshop file",
    ],
)
def test_colours_are_right_however_they_are_stored(
    workers: Workers, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "a"
    _made(kind, path)
    probed = workers.probe(path, "a")
    assert probed.facts.problem is None
    found = _pixel(_picture(probed), 0.5, 0.5)
    assert _near(found, (200, 60, 30)), found


@pytest.mark.parametrize("ending", ["png", "tif"])
def test_sixteen_bit_grey_keeps_its_middle_tones(
    workers: Workers, tmp_path: Path, ending: str
) -> None:
    values = numpy.linspace(0, 65535, 256).astype(numpy.uint16)[None, :].repeat(64, axis=0)
    path = tmp_path / f"a.{ending}"
    Image.fromarray(values).save(path)
    picture = _picture(workers.probe(path, path.name))
    for across in (0.1, 0.5, 0.9):
        wanted = int(255 * across)
        assert _near(_pixel(picture, across, 0.5), (wanted, wanted, wanted), 4)


@pytest.mark.parametrize("ending", ["png", "webp", "gif", "tif"])
def test_what_is_transparent_shows_neither_black_nor_white_alone(
    workers: Workers, tmp_path: Path, ending: str
) -> None:
    image = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    image.paste((200, 60, 30, 255), (0, 0, 32, 64))
    path = tmp_path / f"a.{ending}"
    image.save(path)
    picture = _picture(workers.probe(path, path.name))
    assert _near(_pixel(picture, 0.2, 0.5), (200, 60, 30), 20)
    clear = numpy.asarray(picture.crop((40, 0, 64, 64)))
    assert clear.min() > 215, "pale, so that dark drawings show"
    assert clear.min() < 240 < clear.max(), "chequered, so that white ones do"


def test_a_moving_picture_that_begins_blank_is_shown_by_a_later_frame(
    workers: Workers, tmp_path: Path
) -> None:
    path = tmp_path / "a.gif"
    blank = Image.new("RGB", (240, 120), (0, 255, 0))
    blank.save(path, save_all=True, append_images=[blank, _corners()], duration=40)
    assert _near(_pixel(_picture(workers.probe(path, "a.gif")), 0.25, 0.25), _CORNERS[0], 30)


# Raw photos ------------------------------------------------------------------------------------


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("kind", [*RAW_KINDS, "raf", "cr3"])
def test_a_raw_photo_is_shown_by_its_largest_preview(
    workers: Workers, tmp_path: Path, kind: str, orientation: int
) -> None:
    path = raw_photo(tmp_path / f"a.{kind}", kind, orientation=orientation)
    probed = workers.probe(path, path.name)
    facts = probed.facts
    assert facts.problem is None
    assert facts.kind is Kind.PHOTO
    assert "raw photo" in facts.format
    assert facts.mime == _MIMES[kind]
    assert facts.captured == "2011-06-05T04:03:02"
    assert (facts.model, facts.orientation) == (f"Model {kind}", orientation)
    picture = _picture(probed)
    assert picture.size == ((512, 384) if orientation == 1 else (384, 512))
    assert _near(_pixel(picture, 0.5, 0.5), RAW_COLOUR)
    # By content, whatever the name.
    assert workers.probe(path, "holiday.jpg").facts.mime == _MIMES[kind]


_MIMES = {
    "dng": "image/x-adobe-dng",
    "cr2": "image/x-canon-cr2",
    "cr3": "image/x-canon-cr3",
    "nef": "image/x-nikon-nef",
    "arw": "image/x-sony-arw",
    "pef": "image/x-pentax-pef",
    "srw": "image/x-samsung-srw",
    "orf": "image/x-olympus-orf",
    "rw2": "image/x-panasonic-rw2",
    "raf": "image/x-fuji-raf",
    "3fr": "image/x-dcraw",
}


def test_a_raw_photo_without_a_preview_says_so(workers: Workers, tmp_path: Path) -> None:
    path = raw_photo(tmp_path / "a.dng", "dng")
    path.write_bytes(path.read_bytes().replace(b"\xff\xd8\xff\xe0", bytes(4)))
    probed = workers.probe(path, path.name)
    assert probed.picture is None
    assert "preview" in (probed.facts.problem or "")
    assert probed.facts.captured == "2011-06-05T04:03:02"


# What the camera wrote --------------------------------------------------------------------------


def _with_times(path: Path, **times: str) -> Path:
    tags = {"original": 36867, "digitized": 36868, "original_zone": 36881}
    exif = Image.Exif()
    ifd = exif.get_ifd(0x8769)
    for name, value in times.items():
        ifd[tags[name]] = value
    _corners().save(path, exif=exif)
    return path


@pytest.mark.parametrize(
    ("times", "captured", "offset", "source"),
    [
        ({"original": "2010:09:21 20:47:03"}, "2010-09-21T20:47:03", None, "EXIF DateTimeOriginal"),
        (
            {"original": "2010:09:21 20:47:03", "original_zone": "+03:00"},
            "2010-09-21T20:47:03",
            "+03:00",
            "EXIF DateTimeOriginal",
        ),
        ({"original": "0000:00:00 00:00:00"}, None, None, None),
        ({"original": "2010:13:41 20:47:03"}, None, None, None),
        (
            {"original": "0000:00:00 00:00:00", "digitized": "2010:09:21 20:47:03"},
            "2010-09-21T20:47:03",
            None,
            "EXIF DateTimeDigitized",
        ),
        # Blanks say "not known": the scanner's time is not the photographer's.
        ({"original": "    :  :     :  :  ", "digitized": "2010:09:21 20:47:03"}, None, None, None),
    ],
)
def test_exif_times(
    workers: Workers,
    tmp_path: Path,
    times: dict[str, str],
    captured: str | None,
    offset: str | None,
    source: str | None,
) -> None:
    facts = workers.probe(_with_times(tmp_path / "a.jpg", **times), "a.jpg").facts
    found = (facts.captured, facts.captured_offset, facts.captured_from)
    assert found == (captured, offset, source)


@pytest.mark.parametrize(
    ("name", "captured"),
    [
        ("IMG_20100921_204703.jpg", "2010-09-21T20:47:03"),
        ("PXL_20210102_030405678.jpg", "2021-01-02T03:04:05"),
        ("VID-20110102-WA0001.jpg", "2011-01-02"),
        ("WhatsApp Image 2016-05-04 at 12.34.56.jpeg", "2016-05-04T12:34:56"),
        ("Screenshot_2014-03-02-10-20-30.png", "2014-03-02T10:20:30"),
        ("2010-09-21 20.47.03.jpg", "2010-09-21T20:47:03"),
        ("IMG_0042.jpg", None),
        ("scan 20101399.jpg", None),
        ("IMG_29990921_204703.jpg", None),  # not yet
    ],
)
def test_a_time_in_the_name_is_used_where_the_content_has_none(
    workers: Workers, tmp_path: Path, name: str, captured: str | None
) -> None:
    path = photo(tmp_path / "a.jpg", taken=None)
    facts = workers.probe(path, name).facts
    assert facts.captured == captured
    assert facts.captured_from == ("file name" if captured else None)
    dated = photo(tmp_path / "b.jpg", taken="2009:01:02 03:04:05")
    assert workers.probe(dated, name).facts.captured == "2009-01-02T03:04:05"


def test_places_south_and_west(workers: Workers, tmp_path: Path) -> None:
    facts = workers.probe(photo(tmp_path / "a.jpg", gps=(-33.8568, -70.5)), "a.jpg").facts
    assert facts.lat == pytest.approx(-33.8568, abs=1e-4)
    assert facts.lon == pytest.approx(-70.5, abs=1e-4)
    nowhere = workers.probe(photo(tmp_path / "b.jpg", gps=(0.0, 0.0)), "b.jpg").facts
    assert (nowhere.lat, nowhere.lon) == (None, None), "0, 0 is what a receiver without a fix says"


# Damage -----------------------------------------------------------------------------------------


def test_how_much_is_missing_is_said_as_each_language_writes_figures(
    workers: Workers, tmp_path: Path
) -> None:
    path = tmp_path / "a.webp"
    _corners((1200, 900)).save(path, lossless=True)
    size = path.stat().st_size
    path.write_bytes(path.read_bytes()[: size - 1])
    problem = workers.probe(path, "a.webp").facts.problem or ""
    assert f"{size:,} bytes and has {size - 1:,}" in problem
    said = in_language(problem, "fr")
    assert f"{size:,} octets et en a {size - 1:,}.".replace(",", "\u00a0") in said


def test_a_photo_cut_short_shows_what_is_there(workers: Workers, tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    _corners((1200, 900)).save(path, quality=95)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    probed = workers.probe(path, "a.jpg")
    assert "cut short" in (probed.facts.problem or "")
    assert (probed.facts.width, probed.facts.height) == (1200, 900)
    assert _near(_pixel(_picture(probed), 0.25, 0.25), _CORNERS[0], 30)


def test_fields_behind_a_damaged_exif_header_are_read(workers: Workers, tmp_path: Path) -> None:
    path = photo(tmp_path / "a.jpg", taken="2010:09:21 20:47:03")
    data = bytearray(path.read_bytes())
    at = data.find(b"Exif\0\0") + 6
    assert data[at : at + 4] in (b"II*\0", b"MM\0*")
    data[at + 2], data[at + 3] = data[at + 2] ^ 0x13, data[at + 3] ^ 0x13
    path.write_bytes(data)
    facts = workers.probe(path, "a.jpg").facts
    assert (facts.captured, facts.make) == ("2010-09-21T20:47:03", "PENTAX")


def test_a_tiff_whose_strip_claims_too_much_is_shown(workers: Workers, tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    _corners().convert("1").save(path, compression="group3")
    data = bytearray(path.read_bytes())
    (directory,) = struct.unpack_from("<I", data, 4)
    (entries,) = struct.unpack_from("<H", data, directory)
    for at in range(directory + 2, directory + 2 + 12 * entries, 12):
        tag, _kind, _count = struct.unpack_from("<HHI", data, at)
        if tag == 279:
            struct.pack_into("<HHII", data, at, tag, 4, 1, 1 << 30)
    path.write_bytes(data)
    probed = workers.probe(path, "a.tif")
    assert probed.facts.problem
    assert numpy.asarray(_picture(probed)).std() > 12


def test_a_png_with_a_damaged_part_beside_its_pixels_is_shown(
    workers: Workers, tmp_path: Path
) -> None:
    path = tmp_path / "a.png"
    _corners().save(path, dpi=(300, 300))
    data = bytearray(path.read_bytes())
    at = data.find(b"pHYs")
    assert at > 0
    data[at + 5] ^= 0x40  # its checksum is wrong now
    path.write_bytes(data)
    probed = workers.probe(path, "a.png")
    assert "beside its pixels" in (probed.facts.problem or "")
    assert _near(_pixel(_picture(probed), 0.25, 0.25), _CORNERS[0], 30)
