"""What a file is by how it begins, told without a decoder."""

from __future__ import annotations

_PNG = b"\x89PNG\r\n"
_HEADS = (_PNG, b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_BRANDS = (b"heic", b"heix", b"heif", b"mif1", b"msf1", b"hevc", b"avif", b"avis")


def is_jpeg(head: bytes) -> bool:
    """Whether a file that begins so is a JPEG photo."""
    return head.startswith(b"\xff\xd8\xff")


def is_picture(head: bytes) -> bool:
    """Whether a file that begins so is a picture other than JPEG."""
    if head.startswith(_HEADS):
        return True
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return True
    return head[4:8] == b"ftyp" and head[8:12] in _BRANDS
