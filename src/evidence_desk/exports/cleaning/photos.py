"""Photos without metadata: JPEG pixel for pixel, everything else decoded and written anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pillow_heif
from PIL import Image, ImageOps, ImageSequence

from evidence_desk.exports import jpeg
from evidence_desk.exports.cleaning.asking import NotCleaned

Image.MAX_IMAGE_PIXELS = 250_000_000
pillow_heif.register_heif_opener()

_HEADS = (b"\x89PNG\r\n", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_BRANDS = (b"heic", b"heix", b"heif", b"mif1", b"msf1", b"hevc", b"avif", b"avis")
#: What Pillow itself puts into `info` of a picture that was just decoded; none of it is said by
#: people or cameras.
_HARMLESS = {
    "background",
    "bits",
    "compression",
    "dpi",
    "duration",
    "extension",
    "gamma",
    "jfif",
    "jfif_density",
    "jfif_unit",
    "jfif_version",
    "loop",
    "timestamp",
    "transparency",
    "version",
}


def is_picture(head: bytes) -> bool:
    """Whether a file that begins so is a picture other than JPEG."""
    if head.startswith(_HEADS):
        return True
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return True
    return head[4:8] == b"ftyp" and head[8:12] in _BRANDS


def clean_jpeg(original: Path, folder: Path) -> None:
    """Drop every block but those that decoding needs; the compressed picture is not touched."""
    try:
        data = jpeg.without_metadata(original.read_bytes())
    except jpeg.NotJpeg as error:
        raise NotCleaned(f"the picture {error}") from error
    out = folder / "clean.jpg"
    out.write_bytes(data)
    _prove(out, allowed={"exif"})


def clean_other(original: Path, folder: Path) -> None:
    """Decode, stand upright, and write the pixels alone; a film of pictures stays one (GIF)."""
    with Image.open(original) as picture:
        if getattr(picture, "n_frames", 1) > 1 and picture.format == "GIF":
            out = folder / "clean.gif"
            frames = [_bare(frame.convert("RGBA")) for frame in ImageSequence.Iterator(picture)]
            frames[0].save(
                out,
                save_all=True,
                append_images=frames[1:],
                duration=picture.info.get("duration", 100),
                loop=0,
            )
        elif picture.format in ("HEIF", "AVIF"):
            out = folder / "clean.jpg"
            _bare(ImageOps.exif_transpose(picture).convert("RGB")).save(out, quality=95)
        else:
            out = folder / "clean.png"
            upright = ImageOps.exif_transpose(picture)
            if upright.mode not in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
                upright = upright.convert("RGB")
            if upright.mode == "P":
                upright = upright.convert("RGBA")
            _bare(upright).save(out)
    _prove(out)


def _bare(picture: Image.Image) -> Image.Image:
    """The pixels in a new picture that knows nothing else."""
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return bare


def _prove(out: Path, allowed: set[str] | None = None) -> None:
    """Read the copy again: it must decode, and say nothing."""
    with Image.open(out) as picture:
        picture.load()
        said: dict[Any, Any] = dict(picture.info)
        tags = set(picture.getexif())
    left = set(map(str, said)) - _HARMLESS - {"icc_profile", "adobe", "adobe_transform"}
    left -= allowed or set()
    if left or tags - {0x0112}:
        raise NotCleaned(f"metadata stays in it ({', '.join(sorted(left)) or 'Exif'})")
