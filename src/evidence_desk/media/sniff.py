"""What a file is by its first bytes; its name only refines plain text."""

from __future__ import annotations

import struct
import zipfile
from typing import BinaryIO

from evidence_desk.media.formats import FORMATS, UNKNOWN, Format, format_named

HEAD_BYTES = 65536

#: Signatures at the very start that decide alone.
_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\x00\x00\x00\x0cjP  \r\n", "image/jp2"),
    (b"\xff\x4f\xff\x51", "image/jp2"),
    (b"8BPS\x00\x01", "image/vnd.adobe.photoshop"),
    (b"FUJIFILMCCD-RAW", "image/x-fuji-raf"),
    (b"IIRO", "image/x-olympus-orf"),
    (b"IIRS", "image/x-olympus-orf"),
    (b"MMOR", "image/x-olympus-orf"),
    (b"IIU\x00", "image/x-panasonic-rw2"),
    (b"II\x1a\x00\x00\x00HEAPCCDR", "image/x-canon-crw"),
    (b"\x00MRM", "image/x-minolta-mrw"),
    (b"FOVb", "image/x-sigma-x3f"),
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "text/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"fLaC", "audio/flac"),
    (b"#!AMR", "audio/amr"),
    (b".snd", "audio/basic"),
    (b"caff", "audio/x-caf"),
    (b"wvpk", "audio/x-wavpack"),
    (b"\x0b\x77", "audio/ac3"),
    (b"riff\x2e\x91\xcf\x11", "audio/x-w64"),
    (b"FLV\x01", "video/x-flv"),
    (b".RMF", "application/vnd.rn-realmedia"),
    (b"\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02", "application/mxf"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
    (b"\x00\x00\x01\xb3", "video/mpv"),
    (b"\x1f\x07\x00", "video/dv"),
)

_RIFF = {b"AVI ": "video/x-msvideo", b"WAVE": "audio/x-wav", b"WEBP": "image/webp"}

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}
_MAJOR_BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"crx ": "image/x-canon-cr3",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    **dict.fromkeys(_HEIC_BRANDS, "image/heic"),
}
#: Boxes that open a QuickTime film older than the ftyp box.
_OLD_QUICKTIME = {b"moov", b"mdat", b"wide", b"pnot", b"free", b"skip"}

_ASF = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_ASF_VIDEO_STREAM = bytes.fromhex("c0ef19bc4d5bcf11a8fd00805f5c442b")
_OGG_VIDEO = (b"\x80theora", b"\x01video\x00", b"BBCD\x00", b"fishead\x00")

_ZIP_PARTS = (
    ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)


def sniff(file: BinaryIO, name: str) -> Format:
    """The format of an open file, from its content; UNKNOWN where nothing fits.

    The file is left at its start. `name` only tells Markdown and tables from other plain text.
    """
    file.seek(0)
    head = file.read(HEAD_BYTES)
    found = _binary(head, file) or text_format(head, name)
    file.seek(0)
    return found or UNKNOWN


def _binary(head: bytes, file: BinaryIO) -> Format | None:
    mime = (
        next((mime for start, mime in _STARTS if head.startswith(start)), None)
        or _riff(head)
        or _iso_media(head)
        or _tiff(head, file)
        or _bmp(head)
        or _other_container(head, file)
        or _mpeg(head)
    )
    return FORMATS.get(mime) if mime else None


def _riff(head: bytes) -> str | None:
    if head[:4] in (b"RIFF", b"RIFX", b"RF64"):
        return _RIFF.get(head[8:12])
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return "audio/x-aiff"
    return None


def _iso_media(head: bytes) -> str | None:
    """ISO base media (ISO/IEC 14496-12): the brands of its ftyp box name the format."""
    if head[4:8] in _OLD_QUICKTIME and len(head) >= 16:
        return "video/quicktime"
    if head[4:8] != b"ftyp":
        return None
    major = head[8:12]
    end = min(max(int.from_bytes(head[:4], "big"), 16), 1024, len(head))
    brands = {head[at : at + 4] for at in range(16, end - 3, 4)}
    if major in _MAJOR_BRANDS:
        return _MAJOR_BRANDS[major]
    if major in (b"mif1", b"msf1", b"miaf"):
        return "image/avif" if brands & {b"avif", b"avis"} else "image/heif"
    if major.startswith(b"3g2"):
        return "video/3gpp2"
    if major.startswith(b"3g"):
        return "video/3gpp"
    return "video/mp4"


def _tiff(head: bytes, file: BinaryIO) -> str | None:
    """TIFF 6.0, and the raw formats built on it, told apart by the first directory's tags."""
    if head[:4] not in (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"):
        return None
    if head[2:3] == b"+" or head[3:4] == b"+":
        return "image/tiff"
    if head[8:10] == b"CR":
        return "image/x-canon-cr2"
    order = "<" if head[:2] == b"II" else ">"
    tags = _first_directory(order, head, file)
    if 0xC612 in tags:  # DNGVersion
        return "image/x-adobe-dng"
    reduced = tags.get(0x00FE, (0, 0))[1] == 1  # the first picture is only a preview
    colours, code = tags.get(0x0106, (0, 0))[1], tags.get(0x0103, (0, 0))[1]
    sensor = colours in _SENSOR_COLOURS or code in _SENSOR_CODES
    if not (reduced or sensor) or 0x010F not in tags:
        return "image/x-dcraw" if sensor else "image/tiff"
    count, offset = tags[0x010F]
    file.seek(offset)
    make = file.read(min(count, 64)).upper()
    for start, mime in (
        (b"NIKON", "image/x-nikon-nef"),
        (b"SONY", "image/x-sony-arw"),
        (b"PENTAX", "image/x-pentax-pef"),
        (b"RICOH", "image/x-pentax-pef"),
        (b"SAMSUNG", "image/x-samsung-srw"),
    ):
        if make.startswith(start):
            return mime
    return "image/x-dcraw" if sensor else "image/tiff"


#: Photometric interpretations (colour filter array, linear raw) and compressions (of Nikon,
#: Sony, Samsung, Pentax) that no picture meant for viewing has.
_SENSOR_COLOURS = (32803, 34892)
_SENSOR_CODES = (32767, 32770, 34713, 65535)


def _first_directory(order: str, head: bytes, file: BinaryIO) -> dict[int, tuple[int, int]]:
    """Tag → (count, value or offset) of a TIFF's first directory; empty where it is damaged."""
    (offset,) = struct.unpack_from(f"{order}I", head, 4) if len(head) >= 8 else (0,)
    file.seek(offset)
    block = file.read(2 + 512 * 12)
    if len(block) < 2:
        return {}
    (entries,) = struct.unpack_from(f"{order}H", block)
    tags: dict[int, tuple[int, int]] = {}
    for index in range(min(entries, (len(block) - 2) // 12)):
        at = 2 + 12 * index
        tag, kind, count = struct.unpack_from(f"{order}HHI", block, at)
        (value,) = struct.unpack_from(f"{order}{'H' if kind == 3 else 'I'}", block, at + 8)
        tags[tag] = (count, value)
    return tags


def _bmp(head: bytes) -> str | None:
    """BMP: two letters are too few to believe, so the header's own length is checked as well."""
    if head[:2] != b"BM" or len(head) < 26:
        return None
    (header,) = struct.unpack_from("<I", head, 14)
    return "image/bmp" if header in (12, 16, 40, 52, 56, 64, 108, 124) else None


def _other_container(head: bytes, file: BinaryIO) -> str | None:
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "video/webm" if b"webm" in head[:128] else "video/x-matroska"
    if head.startswith(b"OggS"):
        video = any(mark in head[:4096] for mark in _OGG_VIDEO)
        return "video/ogg" if video else "audio/ogg"
    if head.startswith(_ASF):
        return "video/x-ms-wmv" if _ASF_VIDEO_STREAM in head else "audio/x-ms-wma"
    if head.startswith(b"PK\x03\x04"):
        return _zip(head, file)
    if b"%PDF-" in head[:1024]:
        return "application/pdf"  # readers allow junk before the header, so it occurs
    return None


def _zip(head: bytes, file: BinaryIO) -> str:
    """What a ZIP holds: OpenDocument says it in its first member, Office by its folders."""
    if head[30:38] == b"mimetype":
        kept = head[38 : 38 + 80].split(b"PK", 1)[0].split(b"\x00", 1)[0]
        mime = kept.decode("ascii", "replace").strip().removesuffix("-template")
        if mime in FORMATS:
            return mime
    try:
        names = zipfile.ZipFile(file).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, struct.error):
        names = [prefix for prefix, _mime in _ZIP_PARTS if prefix.encode() in head]
        names.append("[Content_Types].xml")
    if "[Content_Types].xml" in names:
        for prefix, mime in _ZIP_PARTS:
            if any(name.startswith(prefix) for name in names):
                return mime
    return "application/zip"


def _mpeg(head: bytes) -> str | None:
    """Streams without a signature: packets or frames must follow each other where they should."""
    for size, first in ((188, 0), (192, 4), (204, 0)):
        if len(head) > first + 2 * size and all(
            head[first + n * size] == 0x47 for n in range(5) if first + n * size < len(head)
        ):
            return "video/mp2t"
    if head.startswith(b"ID3") and len(head) >= 10:
        return _after_id3(head)
    if _adts_length(head, 0) and _adts_length(head, _adts_length(head, 0)):
        return "audio/aac"
    length = _mp3_length(head, 0)
    if length and (len(head) <= length + 4 or _mp3_length(head, length)):
        return "audio/mpeg"
    return None


def _after_id3(head: bytes) -> str:
    size = sum(
        (byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True)
    )
    after = head[10 + size : 14 + size]
    if after == b"fLaC":
        return "audio/flac"
    if len(after) >= 2 and after[0] == 0xFF and after[1] & 0xF6 == 0xF0:
        return "audio/aac"
    return "audio/mpeg"


_RATES = (44100, 48000, 32000)
_BITS_1 = {
    3: (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    2: (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
}
_BITS_2 = {
    3: (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    1: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}


def _mp3_length(data: bytes, at: int) -> int:
    """Bytes of the MPEG audio frame at `at` (ISO/IEC 11172-3, 2.4.1.3); 0 if there is none."""
    if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] & 0xE0 != 0xE0:
        return 0
    version, layer = data[at + 1] >> 3 & 3, data[at + 1] >> 1 & 3
    bits, rate, pad = data[at + 2] >> 4, data[at + 2] >> 2 & 3, data[at + 2] >> 1 & 1
    if version == 1 or layer == 0 or bits in (0, 15) or rate == 3:
        return 0
    # `layer` counts down in the header: 3 is layer I, 1 is layer III.
    hertz = _RATES[rate] >> {3: 0, 2: 1, 0: 2}[version]
    kilobits = (_BITS_1 if version == 3 else _BITS_2)[layer][bits]
    if layer == 3:
        return (12000 * kilobits // hertz + pad) * 4
    samples = 72000 if layer == 1 and version != 3 else 144000
    return samples * kilobits // hertz + pad


def _adts_length(data: bytes, at: int) -> int:
    """Bytes of the AAC frame at `at` (ISO/IEC 13818-7, ADTS); 0 if there is none."""
    if at + 7 > len(data) or data[at] != 0xFF or data[at + 1] & 0xF6 != 0xF0:
        return 0
    return (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5


def text_format(head: bytes, name: str) -> Format | None:
    """Plain text and what is written in it; None for bytes that are not text."""
    encoding = text_encoding(head)
    if encoding is None:
        return None
    start = head.decode(encoding, "replace").lstrip("\ufeff \t\r\n")[:4096].lower()
    if start.startswith("<"):
        if "<svg" in start:
            return FORMATS["image/svg+xml"]
        if start.startswith(("<!doctype html", "<html")) or "<html" in start:
            return FORMATS["text/html"]
        if start.startswith("<?xml"):
            return FORMATS["text/xml"]
    claimed = format_named(name)
    if claimed is not None and claimed.mime in ("text/markdown", "text/csv"):
        return claimed
    return FORMATS["text/plain"]


_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b")


def text_encoding(head: bytes) -> str | None:
    """The encoding of a text by its first bytes: UTF-8, UTF-16 or Windows-1252; None if no text."""
    if not head:
        return None
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if b"\x00" in head:
        for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
            if zeros.count(0) * 4 > len(zeros) * 3 and b"\x00\x00" not in head[:64]:
                return encoding
        return None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 200 > len(head):
        return None
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(head) - 3 and len(head) >= HEAD_BYTES:
            return "utf-8"  # only the last character is cut by the end of what was read
        high = sum(byte >= 0x80 for byte in head)
        return "cp1252" if high * 3 < len(head) else None
    return "utf-8"
