"""What an item looks and sounds like: from the store if it was made already, or a worker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import chunks
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.decoders import workers
from evidence_desk.desk.looking import look_at, was_looked_at
from evidence_desk.domain.errors import StorageError, UsageError
from evidence_desk.domain.items import Kind, make_ref

#: The largest long side a view is kept at; larger ones are made anew each time.
KEPT_VIEW = 2560

#: Parts of a recording's sound that are kept: so many peaks a second, so many seconds to a part.
PEAKS_PER_S = 100
PEAKS_PART_S = 60
#: The finest look at a sound, for single frames; made anew each time.
FINEST_PER_S = 2000
#: Posters so far apart or farther are kept.
_KEPT_STEP_S = 1.0
_POSTER_PX = 192


@dataclass(frozen=True, slots=True)
class Original:
    """Where an item's file lies, to be opened read-only, and what it is."""

    sha256: str
    kind: Kind
    path: Path
    ref: str


def thumbnail(library: Library, item_id: int) -> bytes | None:
    """A JPEG no larger than 512 px, or None where none can be made; drawn now if it never was."""
    return _looked_for(library, item_id, "thumbnail", *Kind)


def thumbnails_at_hand(
    library: Library, ids: Sequence[int]
) -> list[tuple[int, bytes | None, bool]]:
    """As `thumbnail`, of many, without drawing; and of each whether drawing may still give one."""
    items, hashes = tables.items, dict[int, str]()
    with library.read() as connection:
        for part in chunks(ids):
            rows = connection.execute(
                select(items.c.id, items.c.sha256).where(items.c.id.in_(part))
            )
            hashes.update((row[0], row[1]) for row in rows)
    return [(number, *_at_hand(library, hashes.get(number), "thumbnail")) for number in ids]


def _at_hand(library: Library, sha256: str | None, role: str) -> tuple[bytes | None, bool]:
    kept = library.pictures.get(sha256, role) if sha256 else None
    return kept, bool(sha256 and not kept) and not was_looked_at(library, sha256 or "")


def waveform(library: Library, item_id: int) -> bytes | None:
    """The sound's peaks from start to end, a byte each, or None where there is no sound."""
    return _looked_for(library, item_id, "waveform", Kind.VIDEO, Kind.AUDIO)


def waveform_at_hand(library: Library, item_id: int) -> tuple[bytes | None, bool]:
    """As `waveform`, without reading the sound; and whether reading it may still give one."""
    return _at_hand(library, _sha256(library, item_id), "waveform")


def _looked_for(library: Library, item_id: int, role: str, *kinds: Kind) -> bytes | None:
    items = tables.items
    with library.read() as connection:
        row = connection.execute(
            select(items.c.sha256, items.c.kind).where(items.c.id == item_id)
        ).first()
    if row is None or row.kind not in kinds:
        return None
    kept = library.pictures.get(row.sha256, role)
    if kept is None and not was_looked_at(library, row.sha256):
        return look_at(library, item_id).get(role)
    return kept


def peaks_part(library: Library, item_id: int, number: int) -> bytes:
    """The sound of the `number`-th minute (from 0): `PEAKS_PER_S` loudest samples a second.

    A byte each, 0 to 255; nought beyond the end. Fewer where a slow disk left no time for all.
    Raises MediaError where no sound decodes, StorageError where the original is not there.
    """
    original = original_of(library, item_id)
    role = f"peaks-{PEAKS_PER_S}-{number}"
    kept = library.pictures.get(original.sha256, role)
    if kept is not None:
        return kept
    count = PEAKS_PER_S * PEAKS_PART_S
    made = workers().peaks(original.path, float(number * PEAKS_PART_S), count, PEAKS_PER_S)
    if len(made) == count:
        library.pictures.put([(original.sha256, role, made)])
    return made


def finest_peaks(library: Library, item_id: int, start_s: float, seconds: float) -> bytes:
    """The sound from a moment on, `FINEST_PER_S` loudest samples a second; as `peaks_part`."""
    original = original_of(library, item_id)
    return workers().peaks(original.path, start_s, round(seconds * FINEST_PER_S), FINEST_PER_S)


def posters(
    library: Library, item_id: int, step_s: float, numbers: Sequence[int]
) -> list[tuple[int, bytes | None]]:
    """Small JPEGs of a video at `numbers` × `step_s` seconds (rising), each with its number.

    A key frame up to half a step earlier does as well. None stands for what does not decode. So
    that no worker is held up long, some of the last may be missing: ask again for these.
    """
    original = original_of(library, item_id)
    keep = step_s >= _KEPT_STEP_S
    found: dict[int, bytes | None] = {}
    if keep:
        for number in numbers:
            kept = library.pictures.get(original.sha256, f"poster-{step_s:g}-{number}")
            if kept is not None:
                found[number] = kept
    missing = [number for number in numbers if number not in found]
    if missing:
        moments = [number * step_s for number in missing]
        made = workers().posters(original.path, moments, step_s / 2, _POSTER_PX)
        found.update(zip(missing, made, strict=False))
        if keep:
            library.pictures.put(
                [
                    (original.sha256, f"poster-{step_s:g}-{number}", picture)
                    for number, picture in zip(missing, made, strict=False)
                    if picture is not None
                ]
            )
    return [(number, found[number]) for number in numbers if number in found]


def posters_at(
    library: Library, item_id: int, moments: Sequence[float]
) -> list[tuple[float, bytes | None]]:
    """Small JPEGs of exactly what is on screen at rising `moments`; as `posters`, none is kept."""
    original = original_of(library, item_id)
    made = workers().posters(original.path, list(moments), 0.0, _POSTER_PX)
    return list(zip(moments, made, strict=False))


def view(library: Library, item_id: int, max_px: int) -> bytes:
    """A photo as a JPEG, upright, no larger than `max_px`; raises StorageError if it cannot be."""
    original = original_of(library, item_id)
    role = f"view-{max_px}"
    kept = library.pictures.get(original.sha256, role) if max_px <= KEPT_VIEW else None
    if kept is not None:
        return kept
    picture = workers().picture(original.path, original.kind, max_px)
    if max_px <= KEPT_VIEW:
        library.pictures.put([(original.sha256, role, picture)])
    return picture


def page(library: Library, item_id: int, number: int, max_px: int) -> bytes:
    """A page of a PDF as a picture; `number` counts from 1."""
    original = original_of(library, item_id)
    return workers().page(original.path, number, max_px)


def page_ends(library: Library, item_id: int) -> list[int]:
    """Where each page of a PDF ends in the item's text, which is kept without its page breaks.

    Raises MediaError where the text cannot be read, StorageError where the original is not there.
    """
    text = workers().document_text(original_of(library, item_id).path)
    return [one.end() - number for number, one in enumerate(re.finditer("\f", text), 1)]


def words_on_page(
    library: Library, item_id: int, number: int, words: str
) -> list[list[tuple[float, float, float, float]]]:
    """Where words stand on page `number` (from 1) of a PDF: left, top, width and height.

    In parts of the page, one list for each place in order of reading: a place of two lines has two.
    Raises MediaError where the page cannot be read, StorageError where the original is not there.
    """
    return workers().words_on_page(original_of(library, item_id).path, number, words)


def frame(library: Library, item_id: int, at_s: float, max_px: int) -> tuple[bytes, float]:
    """The exact frame shown at a moment of a video, and the moment it begins, in seconds."""
    original = original_of(library, item_id)
    if original.kind is not Kind.VIDEO:
        raise UsageError(f"{original.ref} is not a video.")
    return workers().frame(original.path, at_s, max_px)


def strip(library: Library, item_id: int, count: int = 12) -> list[bytes]:
    """Evenly spaced frames of a video, to leaf through; small JPEGs, kept once made."""
    original = original_of(library, item_id)
    if original.kind is not Kind.VIDEO:
        return []
    roles = [f"strip-{count}-{number}" for number in range(count)]
    kept = [library.pictures.get(original.sha256, role) for role in roles]
    if all(kept):
        return [picture for picture in kept if picture]
    made = workers().strip(original.path, count, 256)
    library.pictures.put(
        [(original.sha256, role, data) for role, data in zip(roles, made, strict=False)]
    )
    return made


def _sha256(library: Library, item_id: int) -> str | None:
    with library.read() as connection:
        return connection.execute(
            select(tables.items.c.sha256).where(tables.items.c.id == item_id)
        ).scalar()


def original_of(library: Library, item_id: int) -> Original:
    """An item's original; raises UsageError where there is no item, StorageError no file."""
    items = tables.items
    with library.read() as connection:
        row = connection.execute(
            select(items.c.sha256, items.c.kind, items.c.path, items.c.in_place).where(
                items.c.id == item_id
            )
        ).first()
    if row is None:
        raise UsageError(f"There is no item {make_ref('item', item_id)} in this library.")
    path = library.originals.path_of(row.path, in_place=bool(row.in_place))
    if not path.is_file():
        raise StorageError(f"The original of {make_ref('item', item_id)} is not at “{path}”.")
    return Original(row.sha256, Kind(row.kind), path, make_ref("item", item_id))
