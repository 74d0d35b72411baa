"""Photos without metadata: JPEG and PNG pixel for pixel, others decoded and written anew."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps, ImageSequence

from evidence_desk.exports import jpeg, png
from evidence_desk.exports.cleaning.copies import NotCleaned
from evidence_desk.exports.colour import bare_profile

_MOST_PIXELS = 250_000_000
_MOST_FRAMES = 2000
Image.MAX_IMAGE_PIXELS = _MOST_PIXELS // 2  # Pillow refuses from twice this on

_MODES = ("1", "L", "LA", "RGB", "RGBA", "I;16", "CMYK")
#: What Pillow itself puts into `info` of a picture that was just decoded; none of it is said by
#: people or cameras. A colour profile has been cut down to colours.
_HARMLESS = {
    "adobe",
    "adobe_transform",
    "background",
    "bits",
    "blend",
    "chromaticity",
    "compression",
    "default_image",
    "disposal",
    "dpi",
    "duration",
    "extension",
    "gamma",
    "icc_profile",
    "jfif",
    "jfif_density",
    "jfif_unit",
    "jfif_version",
    "loop",
    "resolution",
    "srgb",
    "timestamp",
    "transparency",
    "version",
}
_ORIENTATION = 0x0112
#: What a TIFF says of how its pixels lie (TIFF 6.0, sections 3 to 8); 34675 is the profile.
_LAYOUT = {
    *(254, 256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 282, 283, 284, 296, 297),
    *(317, 320, 338, 339, 530, 531, 532, 34675),
}


def clean_jpeg(original: Path, folder: Path) -> Path:
    """Drop every block but those that decoding needs; the compressed picture is not touched."""
    try:
        data = jpeg.without_metadata(original.read_bytes())
    except jpeg.NotJpeg as error:
        raise NotCleaned(f"the picture {error}") from error
    out = folder / "clean.jpg"
    out.write_bytes(data)
    _prove(out, {"exif"}, {_ORIENTATION})
    return out


def clean_other(original: Path, folder: Path) -> Path:
    """Stand upright and write the pixels alone; many pages or pictures stay many."""
    import pillow_heif  # half of what a JPEG's worker would load, and never use

    pillow_heif.register_heif_opener()
    with Image.open(original) as picture:
        frames = int(getattr(picture, "n_frames", 1))
        if frames > _MOST_FRAMES:
            raise NotCleaned("it holds too many pictures")
        if picture.format == "PNG" and picture.getexif().get(_ORIENTATION, 1) == 1:
            return _clean_png(original, folder / "clean.png")
        if picture.format == "TIFF":
            return _clean_tiff(picture, folder / "clean.tif")
        if frames > 1 and picture.format in ("GIF", "WEBP", "PNG"):
            return _clean_moving(picture, folder / "clean.webp")
        if picture.format in ("HEIF", "AVIF"):
            out = folder / "clean.jpg"
            upright = _upright(picture)
            upright.convert("RGB").save(out, quality=95, icc_profile=_profile(picture))
        else:
            out = folder / "clean.png"
            _upright(picture).save(out, icc_profile=_profile(picture))
    _prove(out)
    return out


def _clean_png(original: Path, out: Path) -> Path:
    try:
        out.write_bytes(png.without_metadata(original.read_bytes()))
    except png.NotPng as error:
        raise NotCleaned(f"the picture {error}") from error
    _prove(out)
    return out


def _clean_tiff(picture: Image.Image, out: Path) -> Path:
    """Every page of a scan, without loss."""
    pages = [_upright(page) for page in ImageSequence.Iterator(picture)]
    pages[0].save(
        out,
        save_all=True,
        append_images=pages[1:],
        compression="tiff_lzw",
        icc_profile=_profile(picture),
    )
    _prove(out, tags=_LAYOUT)
    return out


def _clean_moving(picture: Image.Image, out: Path) -> Path:
    """A moving picture with its own rhythm, without loss."""
    frames, rhythm = [], []
    for frame in ImageSequence.Iterator(picture):
        rhythm.append(int(frame.info.get("duration", 100)))
        frames.append(_bare(frame.convert("RGBA")))
    frames[0].save(
        out,
        save_all=True,
        append_images=frames[1:],
        duration=rhythm,
        loop=int(picture.info.get("loop", 0)),
        lossless=True,
    )
    _prove(out)
    return out


def _upright(picture: Image.Image) -> Image.Image:
    upright = ImageOps.exif_transpose(picture)
    if upright.mode not in _MODES:
        upright = upright.convert("RGBA" if "transparency" in upright.info else "RGB")
    return _bare(upright)


def _bare(picture: Image.Image) -> Image.Image:
    """The pixels in a new picture that knows nothing else."""
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return bare


def _profile(picture: Image.Image) -> bytes | None:
    profile = picture.info.get("icc_profile")
    return bare_profile(profile) if isinstance(profile, bytes) else None


def _prove(out: Path, allowed: Collection[str] = (), tags: Collection[int] = ()) -> None:
    """Read the copy again: it must decode, and say nothing."""
    with Image.open(out) as picture:
        picture.load()
        said: dict[Any, Any] = dict(picture.info)
        numbers = set(picture.getexif())
    left = set(map(str, said)) - _HARMLESS - set(allowed)
    if left or numbers - set(tags):
        raise NotCleaned(f"metadata stays in it ({', '.join(sorted(left)) or 'Exif'})")
