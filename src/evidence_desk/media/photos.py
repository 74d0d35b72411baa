"""Photos: what their metadata says, and a picture of them, whatever camera they came from."""

from __future__ import annotations

import contextlib
import io
import mmap
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import exiv2
import pillow_heif
from PIL import Image, ImageFile

from evidence_desk.media.errors import MediaError
from evidence_desk.media.formats import RAW_MIMES, Format
from evidence_desk.media.pictures import check_size, jpeg, shrunk, upright
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
}
#: What Pillow raises for damaged files; its decoders are many and so are their exceptions.
_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    KeyError,
    IndexError,
    TypeError,
    OverflowError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    AssertionError,
)

_FIELDS_LIMIT = 600
_VALUE_LIMIT = 300
_RAW_SCAN_BYTES = 96 << 20


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
        for key in ("Exif.Image.Orientation", "Xmp.tiff.Orientation"):
            value = self.raw.get(key, "")
            if value.isdigit() and 1 <= int(value) <= 8:
                return int(value)
        return None

    @property
    def make(self) -> str | None:
        """Who made the camera."""
        return self.text("Exif.Image.Make", "Xmp.tiff.Make")

    @property
    def model(self) -> str | None:
        """Which camera it was."""
        return self.text("Exif.Image.Model", "Exif.Image.UniqueCameraModel", "Xmp.tiff.Model")

    def text(self, *keys: str) -> str | None:
        """The first of some fields that is not blank, without padding."""
        values = (plain(self.raw.get(key, ""), 200) for key in keys)
        return next((value for value in values if value), None)


def _mapped(file: BinaryIO) -> mmap.mmap | None:
    try:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return None


def read_metadata(file: BinaryIO) -> PhotoMetadata:
    """EXIF, XMP and IPTC of an open photo; what exiv2 cannot read is simply not there."""
    found = PhotoMetadata()
    data = _mapped(file)
    if data is None:
        return found
    try:
        image = exiv2.ImageFactory.open(data)
        image.readMetadata()
    except (exiv2.Exiv2Error, RuntimeError, ValueError, OverflowError):
        return found
    for values in (image.exifData(), image.xmpData(), image.iptcData()):
        with contextlib.suppress(exiv2.Exiv2Error, RuntimeError, UnicodeDecodeError):
            _collect(values, found)
    with contextlib.suppress(exiv2.Exiv2Error, RuntimeError, UnicodeDecodeError):
        serial = exiv2.serialNumber(image.exifData())
        if serial is not None:
            found.serial = plain(serial.toString(), 200) or None
    width, height = image.pixelWidth(), image.pixelHeight()
    if 0 < width < 1 << 20 and 0 < height < 1 << 20:
        found.size = (width, height)
    return found


def _collect(values: Any, found: PhotoMetadata) -> None:
    for datum in values:
        if len(found.shown) >= _FIELDS_LIMIT:
            return
        key = datum.key()
        if datum.size() > 4096 or key in found.raw:
            continue
        try:
            raw, shown = datum.toString(), datum.print()
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
    """A photo opened for drawing: its size as stored, its orientation, and what is wrong."""

    image: Image.Image
    size: tuple[int, int]
    orientation: int | None
    problem: str | None = None

    def draw(self, max_px: int, quality: int = 85) -> bytes:
        """The photo upright as JPEG; a cut-short file gives what there is, and sets `problem`."""
        with contextlib.suppress(*_DAMAGE):
            self.image.draft("RGB", (max_px, max_px))
        image = self.image
        try:
            image.load()
        except MemoryError as error:
            raise MediaError("The picture needs more memory to decode than is allowed.") from error
        except _DAMAGE as error:
            image = self._salvage(error)
        try:
            return jpeg(upright(shrunk(image, max_px), self.orientation), quality)
        except _DAMAGE as error:
            raise MediaError("The picture is damaged and cannot be drawn.") from error

    def _salvage(self, error: Exception) -> Image.Image:
        self.problem = "The picture is damaged or cut short; what could be read is shown."
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            self.image.load()
        except (*_DAMAGE, MemoryError):
            raise MediaError("The picture is damaged and cannot be drawn.") from error
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
        return self.image


def open_photo(file: BinaryIO, form: Format, metadata: PhotoMetadata | None = None) -> Decoded:
    """Open a photo of a sniffed format for drawing; raises MediaError with the reason."""
    known = metadata or read_metadata(file)
    if form.mime in RAW_MIMES:
        return _open_raw(file, known)
    file.seek(0)
    try:
        image = Image.open(file, formats=(_PILLOW[form.mime],))
    except _DAMAGE as error:
        reason = plain(str(error), 120) if type(error) is OSError else "its header is damaged"
        raise MediaError(f"The {form.label} cannot be decoded ({reason}).") from error
    check_size(*image.size)
    orientation = known.orientation
    if form.family == "heif":
        # The container's own rotation rules (ISO/IEC 23008-12, 6.5.10): libheif has applied it
        # already; for AVIF Pillow hands it on as the orientation.
        orientation = 1 if form.mime != "image/avif" else _pillow_orientation(image)
    elif orientation is None and not known.raw:
        orientation = _pillow_orientation(image)
    return Decoded(image, image.size, orientation)


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
    except _DAMAGE:
        return None
    return value if isinstance(value, int) and 1 <= value <= 8 else None


def _open_raw(file: BinaryIO, known: PhotoMetadata) -> Decoded:
    """A raw photo is shown by the largest JPEG its camera put inside."""
    image = _largest_preview(file)
    if image is None:
        raise MediaError("The raw photo holds no preview that can be shown.")
    check_size(*image.size)
    size = known.size or image.size
    orientation = known.orientation
    if orientation is not None and orientation >= 5:
        as_stored = size[0] >= size[1]
        if (image.width >= image.height) != as_stored and image.width != image.height:
            orientation = 1  # this camera has turned its preview already
    return Decoded(image, size, orientation)


def _largest_preview(file: BinaryIO) -> Image.Image | None:
    data = _mapped(file)
    if data is None:
        return None
    try:
        opened = exiv2.ImageFactory.open(data)
        opened.readMetadata()
        manager = exiv2.PreviewManager(opened)
        properties = sorted(
            manager.getPreviewProperties(), key=lambda one: one.width_ * one.height_, reverse=True
        )
        for one in properties:
            image = _jpeg_inside(bytes(manager.getPreviewImage(one).data()))
            if image is not None:
                return image
    except (exiv2.Exiv2Error, RuntimeError, ValueError):
        pass
    return _scan_for_jpeg(data)


def _scan_for_jpeg(data: mmap.mmap) -> Image.Image | None:
    """The largest JPEG between the bytes, for raw files whose structure exiv2 does not know."""
    best: Image.Image | None = None
    at = 0
    for _attempt in range(24):
        at = data.find(b"\xff\xd8\xff", at, _RAW_SCAN_BYTES)
        if at < 0:
            break
        end = data.find(b"\xff\xd8\xff", at + 3, _RAW_SCAN_BYTES)
        stop = min(len(data), at + _RAW_SCAN_BYTES // 3)
        image = _jpeg_inside(data[at:stop])
        if image is not None and (
            best is None or image.width * image.height > best.width * best.height
        ):
            best = image
        if end < 0:
            break
        at = end
    return best


def _jpeg_inside(data: bytes) -> Image.Image | None:
    try:
        image = Image.open(io.BytesIO(data), formats=("JPEG",))
    except _DAMAGE:
        return None
    # A raw sensor plane may be lossless JPEG, which no viewer decodes.
    return image if image.mode in ("RGB", "L") and image.width > 32 else None
