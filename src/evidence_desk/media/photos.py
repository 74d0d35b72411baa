"""Photos: what their metadata says, and a picture of them, whatever camera they came from."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import exiv2
import pillow_heif
from PIL import Image, ImageFile

from evidence_desk.media.bitmaps import read_bitfields
from evidence_desk.media.boxes import picture_orientation
from evidence_desk.media.errors import MediaError
from evidence_desk.media.formats import RAW_MIMES, Format
from evidence_desk.media.pictures import (
    check_size,
    fitted,
    flat,
    jpeg,
    shrunk,
    swaps_sides,
    upright,
)
from evidence_desk.media.previews import DAMAGE, largest_preview, mapped
from evidence_desk.media.salvage import clamped_tiff, concealed_jpeg, exif_block
from evidence_desk.media.words import plain

Image.MAX_IMAGE_PIXELS = None  # check_size says it in our words, with the size
pillow_heif.options.DECODE_THREADS = 1
pillow_heif.register_heif_opener()
exiv2.LogMsg.setLevel(exiv2.LogMsg.Level.mute)

_PILLOW = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/gif": "GIF",
    "image/webp": "WEBP",
    "image/bmp": "BMP",
    "image/tiff": "TIFF",
    "image/heic": "HEIF",
    "image/heif": "HEIF",
    "image/avif": "AVIF",
    "image/jp2": "JPEG2000",
    "image/vnd.adobe.photoshop": "PSD",
}
_RW2 = "Exif.PanasonicRaw."
_FIELDS_LIMIT = 600
_UPRIGHTS = frozenset("12345678")  # EXIF's ways to hold a camera
_VALUE_LIMIT = 300


@dataclass(slots=True)
class PhotoMetadata:
    """Raw values by exiv2 key (`raw`, to be computed with) and readable ones (`shown`)."""

    raw: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    size: tuple[int, int] | None = None
    serial: str | None = None

    @property
    def orientation(self) -> int | None:
        """EXIF's orientation number, else XMP's; None where there is none or a wrong one."""
        for key in ("Exif.Image.Orientation", _RW2 + "Orientation", "Xmp.tiff.Orientation"):
            value = self.raw.get(key, "")
            if value in _UPRIGHTS:
                return int(value)
        return None

    @property
    def make(self) -> str | None:
        """Who made the camera."""
        return self.text("Exif.Image.Make", _RW2 + "Make", "Xmp.tiff.Make")

    @property
    def model(self) -> str | None:
        """Which camera it was."""
        return self.text(
            "Exif.Image.Model", _RW2 + "Model", "Exif.Image.UniqueCameraModel", "Xmp.tiff.Model"
        )

    def text(self, *keys: str) -> str | None:
        """The first of some fields that is not blank, without padding."""
        values = (plain(self.raw.get(key, ""), 200) for key in keys)
        return next((value for value in values if value), None)


def read_metadata(file: BinaryIO) -> PhotoMetadata:
    """EXIF, XMP and IPTC of an open photo; what exiv2 cannot read is simply not there."""
    found = PhotoMetadata()
    data = mapped(file)
    if data is None:
        return found
    _read_all(data, found)
    if not any(key.startswith("Exif.") for key in found.raw):
        block = exif_block(file)
        if block is not None:  # exiv2 refused it for its header alone
            _read_all(block, found)
    return found


def _read_all(data: Any, found: PhotoMetadata) -> None:
    try:
        image = exiv2.ImageFactory.open(data)
        image.readMetadata()
    except (exiv2.Exiv2Error, RuntimeError, ValueError, OverflowError):
        return
    exif = image.exifData()
    for values in (exif, image.xmpData(), image.iptcData()):
        if not values.empty():
            with contextlib.suppress(exiv2.Exiv2Error, RuntimeError, UnicodeDecodeError):
                _collect(values, found)
    with contextlib.suppress(exiv2.Exiv2Error, RuntimeError, UnicodeDecodeError):
        serial = exiv2.serialNumber(exif)
        if serial is not None:
            found.serial = plain(serial.toString(), 200) or None
    width, height = image.pixelWidth(), image.pixelHeight()
    if found.size is None and 0 < width < 1 << 20 and 0 < height < 1 << 20:
        found.size = (width, height)


def _collect(values: Any, found: PhotoMetadata) -> None:
    for datum in values:
        if len(found.shown) >= _FIELDS_LIMIT:
            return
        key = datum.key()
        if datum.size() > 4096 or key in found.raw:
            continue
        try:
            raw = datum.toString()
            # To name a lens exiv2 looks for settings in the user's home, at every photo anew.
            shown = raw if "lens" in key.lower() else datum.print()
        except UnicodeDecodeError:
            continue
        found.raw[key] = raw
        readable = plain(shown, _VALUE_LIMIT)
        if readable and not _is_bytes(raw):
            found.shown[key] = readable


def _is_bytes(raw: str) -> bool:
    """Whether a value is a list of byte numbers nobody reads."""
    return len(raw) > 60 and raw.replace(" ", "").isdigit()


@dataclass(slots=True)
class Decoded:
    """A photo opened for drawing: its size as stored, its orientation, and what is wrong.

    `turned` tells that the decoder has turned the picture upright already.
    """

    file: BinaryIO
    image: Image.Image
    size: tuple[int, int]
    orientation: int | None
    turned: bool = False
    problem: str | None = None

    def draw(self, max_px: int, quality: int = 85) -> bytes:
        """The photo upright as JPEG; a cut-short file gives what there is, and sets `problem`.

        Where nothing has to be reduced, its pixels are kept as nearly as JPEG can.
        """
        with contextlib.suppress(*DAMAGE):
            # Not a square: a JPEG of 4:3 would be decoded at twice the size that is wanted.
            self.image.draft("RGB", fitted(*self.image.size, max_px))
        image = self._loaded()
        try:
            image = _showing(image)
            whole = max(self.size) <= max_px
            image = shrunk(image, max_px)
            image = image if self.turned else upright(image, self.orientation)
            return jpeg(image, max(quality, 95) if whole else quality, every_colour=whole)
        except DAMAGE as error:
            raise MediaError("The picture is damaged and cannot be drawn.") from error

    def whole(self) -> Image.Image:
        """Every pixel of the photo, upright, in RGB."""
        image = self._loaded()
        try:
            image = _showing(image)
            return flat(image if self.turned else upright(image, self.orientation))
        except DAMAGE as error:
            raise MediaError("The picture is damaged and cannot be drawn.") from error

    def on_white(self, max_px: int) -> bytes:
        """The photo upright as JPEG, on white where it is transparent: as it prints."""
        image = self._loaded()
        try:
            image = shrunk(_showing(image), max_px)
            image = image if self.turned else upright(image, self.orientation)
            if image.mode in ("LA", "La", "RGBa") or "transparency" in image.info:
                image = image.convert("RGBA")
            if image.mode == "RGBA":
                paper = Image.new("RGB", image.size, "white")
                paper.paste(image, mask=image.getchannel("A"))
                image = paper
            return jpeg(image, 95, every_colour=True)
        except DAMAGE as error:
            raise MediaError("The picture is damaged and cannot be drawn.") from error

    def _loaded(self) -> Image.Image:
        try:
            self.image.load()
        except MemoryError as error:
            raise MediaError("The picture needs more memory to decode than is allowed.") from error
        except DAMAGE as error:
            return self._salvage(error)
        return self.image

    def _salvage(self, error: Exception) -> Image.Image:
        self.problem = "The picture is damaged or cut short; what could be read is shown."
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            self.image.load()
        except (*DAMAGE, MemoryError):
            raise MediaError("The picture is damaged and cannot be drawn.") from error
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
        return (self._other_reading() if _plain(self.image) else None) or self.image

    def _other_reading(self) -> Image.Image | None:
        """What a more patient reader gets out of a photo that came out as one colour."""
        if self.image.format == "JPEG":
            return concealed_jpeg(self.file)
        whole = clamped_tiff(self.file) if self.image.format == "TIFF" else None
        if whole is None:
            return None
        with contextlib.suppress(*DAMAGE):
            image = Image.open(whole, formats=("TIFF",))
            image.load()
            return image
        return None


#: Pictures that may move, and how many of their frames are looked through for one to show.
_MOVING = frozenset({"GIF", "PNG", "WEBP"})
_MOVING_FRAMES = 60


def _plain(image: Image.Image) -> bool:
    """Whether a picture is of one colour all over."""
    extrema = image.getextrema()
    bands = extrema if isinstance(extrema[0], tuple) else (extrema,)
    return all(low == high for low, high in bands)


def _showing(image: Image.Image) -> Image.Image:
    """Of a moving picture whose first frame is one colour, the first frame that is not."""
    if image.format not in _MOVING or not _plain(image):
        return image
    first = image.copy()
    with contextlib.suppress(*DAMAGE):
        for number in range(1, _MOVING_FRAMES):
            image.seek(number)
            if not _plain(image):
                return image
    return first


def open_photo(file: BinaryIO, form: Format, metadata: PhotoMetadata | None = None) -> Decoded:
    """Open a photo of a sniffed format for drawing; raises MediaError with the reason."""
    known = metadata or read_metadata(file)
    if form.mime in RAW_MIMES:
        return _open_raw(file, known)
    file.seek(0)
    image: Image.Image
    problem: str | None = None
    try:
        image = Image.open(file, formats=(_PILLOW[form.mime],))
    except DAMAGE as error:
        image = _other_way(file, form, error)
        if form.mime == "image/png":
            problem = "Parts of the PNG beside its pixels are damaged or too large to be read."
    check_size(*image.size)
    if form.family == "heif":
        return _open_heif(file, form, image, known)
    orientation = known.orientation
    if orientation is None and not known.raw:
        orientation = _pillow_orientation(image)
    if form.mime == "image/tiff":  # Pillow turns these itself, and says the size after that
        return _turned_already(file, image, orientation)
    return Decoded(file, image, image.size, orientation, problem=problem)


def _turned_already(file: BinaryIO, image: Image.Image, orientation: int | None) -> Decoded:
    width, height = image.size
    size = (height, width) if swaps_sides(orientation) else (width, height)
    return Decoded(file, image, size, orientation, turned=True)


def _other_way(file: BinaryIO, form: Format, error: Exception) -> Image.Image:
    """What Pillow does not read but we can; raises MediaError with Pillow's reason otherwise."""
    found: Image.Image | None = None
    with contextlib.suppress(*DAMAGE):
        if form.mime == "image/bmp":
            found = read_bitfields(file)
        elif form.mime == "image/png":  # pixels count, not texts of 200 MB beside them
            ImageFile.LOAD_TRUNCATED_IMAGES = True
            found = Image.open(file, formats=("PNG",))
            check_size(*found.size)
            found.load()
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    if found is not None:
        return found
    reason = plain(str(error), 120) if type(error) is OSError else "its header is damaged"
    raise MediaError(f"The {form.label} cannot be decoded ({reason}).") from error


def _open_heif(file: BinaryIO, form: Format, image: Image.Image, known: PhotoMetadata) -> Decoded:
    """HEIF is turned by its container's rules alone; its EXIF orientation only repeats them.

    libheif applies them while decoding, Pillow's AVIF reader leaves them to us.
    """
    orientation = picture_orientation(file, os.fstat(file.fileno()).st_size)
    if orientation is None and known.orientation is not None:
        orientation = 1
    if form.mime == "image/avif":
        return Decoded(file, image, image.size, orientation)
    return _turned_already(file, image, orientation)


def announced_size(file: BinaryIO, form: Format, metadata: PhotoMetadata) -> tuple[int, int] | None:
    """The size a photo's header announces, whether or not the rest can be decoded."""
    if form.mime == "image/png":
        file.seek(12)
        head = file.read(12)
        if head[:4] == b"IHDR" and len(head) == 12:
            return int.from_bytes(head[4:8], "big"), int.from_bytes(head[8:12], "big")
    return metadata.size


def _pillow_orientation(image: Image.Image) -> int | None:
    """The orientation as Pillow reads it, for files whose EXIF exiv2 refuses."""
    try:
        value = image.getexif().get(274)
    except DAMAGE:
        return None
    return value if isinstance(value, int) and 1 <= value <= 8 else None


def _open_raw(file: BinaryIO, known: PhotoMetadata) -> Decoded:
    """A raw photo is shown by the largest JPEG its camera put inside."""
    image = largest_preview(file)
    if image is None:
        raise MediaError("The raw photo holds no preview that can be shown.")
    check_size(*image.size)
    size = known.size or image.size
    orientation = known.orientation
    if orientation is not None and orientation >= 5:
        as_stored = size[0] >= size[1]
        if (image.width >= image.height) != as_stored and image.width != image.height:
            orientation = 1  # this camera has turned its preview already
    return Decoded(file, image, size, orientation)
