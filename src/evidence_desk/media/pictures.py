"""From a decoded picture to a JPEG that can be looked at: upright, flat, small, in sRGB."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageCms

from evidence_desk.media.errors import MediaError

#: Larger pictures are refused by their header, before anything is decoded.
PIXEL_LIMIT = 250_000_000

#: How to turn a picture upright, by its orientation number (TIFF 6.0, tag 274).
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def check_size(width: int, height: int) -> None:
    """Refuse sizes that no camera makes and that decoding would drown in; raises MediaError."""
    if width * height > PIXEL_LIMIT:
        raise MediaError(
            f"The picture claims {width} × {height} pixels, more than the "
            f"{PIXEL_LIMIT // 1_000_000} million that are decoded."
        )


def fitted(width: int, height: int, max_px: int) -> tuple[int, int]:
    """The size that keeps proportions with a long side of at most `max_px`; never enlarged."""
    scale = min(1.0, max_px / max(width, height, 1))
    return max(1, round(width * scale)), max(1, round(height * scale))


def upright(image: Image.Image, orientation: int | None) -> Image.Image:
    """Turn a picture as its orientation number asks."""
    turn = _TURNS.get(orientation or 1)
    return image if turn is None else image.transpose(turn)


def swaps_sides(orientation: int | None) -> bool:
    """Whether an orientation turns width into height."""
    return (orientation or 1) >= 5


def shrunk(image: Image.Image, max_px: int) -> Image.Image:
    """A copy no larger than `max_px` on its long side, in eight bits a channel."""
    image = _eight_bits(image)
    if image.mode in ("P", "PA", "1"):
        image = image.convert(
            "RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB"
        )
    size = fitted(*image.size, max_px)
    if size == image.size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _eight_bits(image: Image.Image) -> Image.Image:
    """Scale sixteen-bit and floating-point grey to eight bits; Pillow alone would clip it."""
    if not image.mode.startswith(("I", "F")):
        return image
    values = np.asarray(image, dtype=np.float32)
    if image.mode.startswith("I;16") or (image.mode == "I" and values.max(initial=0) > 255):
        values = values / 257.0
    elif image.mode == "F" and values.max(initial=0) <= 1.0:
        values = values * 255.0
    values = np.nan_to_num(values, nan=0.0, posinf=255.0, neginf=0.0)
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))


def flat(image: Image.Image) -> Image.Image:
    """RGB; what was transparent shows a pale chequer, so white and black drawings both read."""
    image = _in_srgb(image)
    if image.mode in ("RGBA", "LA", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
        below = _chequer(*image.size)
        below.paste(image, mask=image.getchannel("A"))
        return below
    return image if image.mode == "RGB" else image.convert("RGB")


def _in_srgb(image: Image.Image) -> Image.Image:
    """Apply an embedded colour profile; a damaged one is ignored, as viewers do."""
    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes) or not profile or image.mode not in ("RGB", "L", "CMYK"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(source).lower():
            return image
        changed = ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return image if changed is None else changed


def _chequer(width: int, height: int, square: int = 8) -> Image.Image:
    rows = np.arange(height)[:, None] // square
    columns = np.arange(width)[None, :] // square
    shade = np.where((rows + columns) % 2 == 0, 255, 232).astype(np.uint8)
    return Image.fromarray(shade).convert("RGB")


def jpeg(image: Image.Image, quality: int = 85, *, every_colour: bool = False) -> bytes:
    """The picture as JPEG bytes without any metadata; colours at half the size, or every one."""
    out = io.BytesIO()
    flat(image).save(
        out,
        "JPEG",
        quality=quality,
        subsampling=0 if every_colour else 2,
        optimize=False,
        exif=b"",
        icc_profile=None,
    )
    return out.getvalue()
