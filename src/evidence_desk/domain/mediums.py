"""What a pack is handed over on: how much one volume of it may hold, how large one file may be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence_desk.domain.errors import UsageError

_UNITS = {
    "": 1, "b": 1, "o": 1,
    "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12,
    "ki": 2**10, "mi": 2**20, "gi": 2**30, "ti": 2**40,
}  # fmt: skip
_SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*([kmgt]i?|)[bo]?", re.IGNORECASE)
_SMALLEST = 10**6  # bytes; less holds not even the list of a small edition
_LARGEST_ON_FAT32 = 2**32 - 1


@dataclass(frozen=True, slots=True)
class Medium:
    """Limits in bytes; None where there is none. `words` is how it was asked for."""

    volume_bytes: int | None = None
    file_bytes: int | None = None
    words: str = ""

    @property
    def largest_file(self) -> int | None:
        """How large one file may be, whatever limits it."""
        limits = [one for one in (self.volume_bytes, self.file_bytes) if one is not None]
        return min(limits, default=None)

    @property
    def parted(self) -> bool:
        """Whether a pack on it may have to be several volumes."""
        return self.volume_bytes is not None

    def for_one_file(self) -> Medium:
        """The same medium where each volume is one file, as a zip is."""
        return Medium(self.largest_file, self.file_bytes, self.words)


#: Media by name. A disc's own tables take a little of what it is sold for.
_NAMED = {
    "dvd": Medium(4_690_000_000),
    "bluray": Medium(25_000_000_000),
    "fat32": Medium(None, _LARGEST_ON_FAT32),
}


def medium_named(text: str) -> Medium:
    """A medium as people name it: "dvd", "bluray", "fat32", "700 MB", "fat32 32GB"; "" sets none.

    Raises UsageError where it says nothing that is known.
    """
    words = " ".join(text.split())
    rest, volume, file = words, None, None
    for name, one in _NAMED.items():
        found = re.search(rf"\b{name}\b", rest, re.IGNORECASE)
        if found is not None:
            rest = rest[: found.start()] + rest[found.end() :]
            volume, file = one.volume_bytes or volume, one.file_bytes or file
    if rest.strip():
        volume = _bytes(rest.strip(), words)
    return Medium(volume, file, words)


def _bytes(size: str, words: str) -> int:
    found = _SIZE.fullmatch(size)
    if found is None:
        raise UsageError(
            f"“{words}” is no medium; name dvd, bluray, fat32 or a size such as 700MB or 32GB."
        )
    count = round(float(found[1].replace(",", ".")) * _UNITS[found[2].lower()])
    if count < _SMALLEST:
        raise UsageError(f"“{words}” is too small for a volume; one holds a megabyte or more.")
    return count
