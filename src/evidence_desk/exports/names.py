"""Names of files in a pack: legal on every system, and never two that some system takes for one."""

from __future__ import annotations

import re
import unicodedata

from pathvalidate import sanitize_filename

from evidence_desk.domain.items import Kind
from evidence_desk.exports.plaintext import visible

_TITLE_BYTES = 110  # of a title in a file name: paths stay under 200 characters anywhere
_STEM_BYTES = 130
_DIGITS = re.compile(r"[0-9]+")
_PLAIN_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_ENDING = re.compile(r"\.([0-9a-z]{1,8})$")
#: What Windows keeps for devices, whatever ending follows, and in small capitals too.
_DEVICES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])(\s*\..*|\s*)", re.IGNORECASE
)


def pack_name(number: str, title: str, ending: str, kind: Kind) -> str:
    """A file name for an exhibit: ``0012 - The quay at night.mp4``.

    Plain numbers are filled with zeros so that a folder lists them in order; the title loses what
    some system forbids in names.
    """
    padded = number
    if _PLAIN_NUMBER.fullmatch(number):
        padded = _DIGITS.sub(lambda match: match[0].zfill(4), number, count=1)
    said = _cut(legal(title), _TITLE_BYTES)
    ending = re.sub(r"[^0-9a-z]", "", ending.lower())[:8]
    stem = f"{legal(padded)} - {said or kind}"
    return f"{stem}.{ending}" if ending else stem


def legal(text: str) -> str:
    """Text as part of a file name on any system; manifests need no escapes for it.

    A percent sign would have to be escaped in a manifest (RFC 8493, 2.1.3), which
    ``sha256sum -c`` does not undo; its full-width form needs none.
    """
    text = unicodedata.normalize("NFC", visible(text[:400])).replace("%", "％")
    text = sanitize_filename(text, replacement_text=" ", platform="universal")
    return unicodedata.normalize("NFC", " ".join(text.split()).strip(" ."))


def with_ending(name: str, suffix: str) -> str:
    """The name with the ending of what the file has become; words for the same thing stay."""
    found = _ENDING.search(name)
    ending, stem = (found[0], name[: found.start()]) if found else ("", name)
    same = {".txt": (".txt", ".md", ".csv"), ".jpg": (".jpg", ".jpeg"), ".tif": (".tif", ".tiff")}
    return name if ending in same.get(suffix, (suffix,)) else stem + suffix


class Names:
    """The names given out in one folder; two never differ by case or by composition alone."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def unused(self, name: str) -> str:
        """The name made legal, and no other file's."""
        found = _ENDING.search(name)
        tail = found[0] if found else ""
        stem = _cut(legal(name[: found.start()] if found else name), _STEM_BYTES) or "x"
        if _DEVICES.fullmatch(stem + tail):
            stem += "_"
        given, again = stem + tail, 1
        while _key(given) in self._taken:
            again += 1
            given = f"{stem} ({again}){tail}"
        self._taken.add(_key(given))
        return given

    def take(self, name: str) -> None:
        """This name is a file's already."""
        self._taken.add(_key(name))


def _cut(text: str, size: int) -> str:
    """The beginning of a text, so many bytes of UTF-8 at most."""
    while len(text.encode("utf-8")) > size:
        text = text[:-1].rstrip(" .")
    return text


def _key(name: str) -> str:
    """The same for all names that some file system takes for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).upper().casefold())
