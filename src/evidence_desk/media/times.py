"""When something was recorded, read from what a file says; blank dates are no dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

#: Before the first photograph, or long after us: the clock was never set.
_FIRST_YEAR, _LAST_YEAR = 1826, 2100


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as a file has it: local ISO 8601 (or a date alone), its offset, and where from."""

    local: str
    offset: str | None
    source: str


_STAMP = re.compile(
    r"\s*(\d{4})[:\-/.](\d\d)[:\-/.](\d\d)"
    r"(?:[T\s/]+(\d\d)[:.](\d\d)(?:[:.](\d\d)(?:[.,]\d+)?)?"
    r"\s*(Z|UTC|[+-]\d\d:?\d\d)?)?\s*\x00*\s*"
)
#: As C's ctime writes it, the form AVI files use: Wed Sep 21 21:47:10 2010.
_CTIME = re.compile(
    r"\s*[A-Z][a-z]{2}\s+([A-Z][a-z]{2})\s+(\d{1,2})\s+(\d\d):(\d\d):(\d\d)\s+(\d{4})\s*\x00*\s*",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OFFSET = re.compile(r"\s*(?:Z|([+-])(\d\d):?(\d\d))\s*\x00*\s*")


def read_stamp(text: str, source: str, offset: str | None = None) -> Moment | None:
    """A moment from a written time stamp: EXIF, XMP, ISO 8601, RIFF and ID3 forms.

    `offset` is one kept in a field of its own (EXIF 2.31 OffsetTimeOriginal). None for blanks
    ("0000:00:00 00:00:00", spaces), impossible dates and dates of less than a day's precision.
    """
    match = _STAMP.fullmatch(text)
    if match is not None:
        year, month, day, hour, minute, second = (match[n] for n in range(1, 7))
        zone = read_offset(match[7] or "") or read_offset(offset or "")
        return _moment((year, month, day, hour, minute, second), zone, source)
    match = _CTIME.fullmatch(text)
    if match is None or match[1].lower() not in _MONTHS:
        return None
    month = str(_MONTHS.index(match[1].lower()) + 1)
    return _moment((match[6], month, match[2], match[3], match[4], match[5]), None, source)


def read_offset(text: str) -> str | None:
    """An offset from UTC as ±hh:mm; None where there is none."""
    if text.strip().upper() == "UTC":
        return "+00:00"
    match = _OFFSET.fullmatch(text)
    if match is None:
        return None
    if match[1] is None:
        return "+00:00"
    return (
        f"{match[1]}{match[2]}:{match[3]}" if int(match[2]) <= 14 and int(match[3]) < 60 else None
    )


def _moment(
    parts: tuple[str, str, str, str | None, str | None, str | None],
    offset: str | None,
    source: str,
) -> Moment | None:
    year, month, day = int(parts[0]), int(parts[1]), int(parts[2])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        if parts[3] is None or parts[4] is None:
            return Moment(date(year, month, day).isoformat(), None, source)
        second = int(parts[5]) if parts[5] is not None else 0
        stamp = datetime(year, month, day, int(parts[3]), int(parts[4]), min(second, 59))
    except ValueError:
        return None
    precision = "seconds" if parts[5] is not None else "minutes"
    return Moment(stamp.isoformat(timespec=precision), offset, source)


def first_of(candidates: Iterable[Moment | None]) -> Moment | None:
    """The first candidate there is."""
    return next((moment for moment in candidates if moment is not None), None)


#: EXIF times, best first, each with the field that keeps its offset (EXIF 2.31).
_EXIF = (
    ("DateTimeOriginal", "Exif.Photo.DateTimeOriginal", "Exif.Photo.OffsetTimeOriginal"),
    ("DateTimeDigitized", "Exif.Photo.DateTimeDigitized", "Exif.Photo.OffsetTimeDigitized"),
    ("DateTimeOriginal", "Exif.Image.DateTimeOriginal", ""),
)
_XMP = (
    ("DateTimeOriginal", "Xmp.exif.DateTimeOriginal"),
    ("DateCreated", "Xmp.photoshop.DateCreated"),
    ("CreateDate", "Xmp.xmp.CreateDate"),
    ("DateTimeDigitized", "Xmp.exif.DateTimeDigitized"),
)


def photo_moment(fields: Mapping[str, str]) -> Moment | None:
    """When a photo was taken, from its EXIF, XMP and IPTC fields by their exiv2 keys."""

    # EXIF writes a time that is not known as blanks (EXIF 2.32, 4.6.5): the time of digitizing
    # beside it is then a film scanner's, and tells nothing of when the photo was taken.
    original = fields.get("Exif.Photo.DateTimeOriginal", "")
    scanned = bool(original) and not original.strip(" :\x00")

    def candidates() -> Iterable[Moment | None]:
        for word, key, offset in _EXIF:
            if not (scanned and word == "DateTimeDigitized"):
                yield read_stamp(fields.get(key, ""), f"EXIF {word}", fields.get(offset))
        for word, key in _XMP:
            if scanned and word in ("DateTimeDigitized", "CreateDate"):
                continue
            for value in fields.get(key, "").split(", "):
                yield read_stamp(value, f"XMP {word}")
        day = fields.get("Iptc.Application2.DateCreated", "")
        hour = fields.get("Iptc.Application2.TimeCreated", "")
        yield read_stamp(f"{day} {hour}".strip(), "IPTC DateCreated")

    return first_of(candidates())


def media_moment(tags: Mapping[str, str]) -> Moment | None:
    """When a film or recording was made, from container tags.

    Keys are lower-case, as FFmpeg names them. QuickTime's own creation date carries its zone. The
    movie header's time is in UTC (ISO/IEC 14496-12, 8.2.2), Matroska's too; RIFF and ID3 dates are
    local and without a zone.
    """

    def candidates() -> Iterable[Moment | None]:
        yield read_stamp(
            tags.get("com.apple.quicktime.creationdate", ""), "QuickTime creation date"
        )
        written = tags.get("creation_time", "")
        # FFmpeg hands on AVI's IDIT under the same key, without the Z: that is local time.
        header = read_stamp(
            written, "container creation time, UTC" if written.endswith("Z") else "RIFF date"
        )
        if header is not None and datetime.fromisoformat(header.local) > datetime(1970, 1, 1):
            yield header
        for key, word in (
            ("idit", "RIFF date"),
            ("date_recorded", "tag DATE_RECORDED"),
            ("date", "tag DATE"),
            ("icrd", "RIFF date"),
            ("tdrc", "ID3 recording time"),
            ("©day", "QuickTime day"),
        ):
            yield read_stamp(tags.get(key, ""), word)

    return first_of(candidates())


_NAME_STAMPS = (
    # IMG_20100921_214710, VID-20110102-WA0001, PXL_20210102_123456789, 20100921_214710
    re.compile(
        r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:[_\-T ]?(\d\d)(\d\d)(\d\d)(?:\d{3})?(?!\d))?(?!\d)"
    ),
    # 2010-09-21 21.47.10, Screenshot_2010-09-21-21-47-10, WhatsApp Image 2010-09-21 at 21.47.10
    re.compile(
        r"(?<!\d)((?:19|20)\d\d)[-_.](\d\d)[-_.](\d\d)"
        r"(?:(?:[_\-T ]| at | à )(\d\d)[-_.:h](\d\d)(?:[-_.:m](\d\d))?)?(?!\d)"
    ),
)


def name_moment(name: str, today: date | None = None) -> Moment | None:
    """A time out of a file's name, the last resort before none; never one in the future."""
    latest = (today or datetime.now(UTC).date()).isoformat()
    for pattern in _NAME_STAMPS:
        for match in pattern.finditer(name):
            parts = match.groups()
            moment = _moment(
                (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]), None, "file name"
            )
            if moment is not None and moment.local[:10] <= latest:
                return moment
    return None
