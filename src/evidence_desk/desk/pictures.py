"""What an item looks and sounds like: from the store if it was made already, or a worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.decoders import workers
from evidence_desk.domain.errors import StorageError, UsageError
from evidence_desk.domain.items import Kind, make_ref

#: The largest long side a view is kept at; larger ones are made anew each time.
KEPT_VIEW = 2560


@dataclass(frozen=True, slots=True)
class _Original:
    sha256: str
    kind: Kind
    path: Path
    ref: str


def thumbnail(library: Library, item_id: int) -> bytes | None:
    """A JPEG no larger than 512 px, or None where none could be made."""
    sha256 = _sha256(library, item_id)
    return library.pictures.get(sha256, "thumbnail") if sha256 else None


def waveform(library: Library, item_id: int) -> bytes | None:
    """The sound's peaks from start to end, a byte each, or None where there is no sound."""
    sha256 = _sha256(library, item_id)
    return library.pictures.get(sha256, "waveform") if sha256 else None


def view(library: Library, item_id: int, max_px: int) -> bytes:
    """A photo as a JPEG, upright, no larger than `max_px`; raises StorageError if it cannot be."""
    original = _original(library, item_id)
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
    original = _original(library, item_id)
    return workers().page(original.path, number, max_px)


def frame(library: Library, item_id: int, at_s: float, max_px: int) -> tuple[bytes, float]:
    """The exact frame shown at a moment of a video, and the moment it begins, in seconds."""
    original = _original(library, item_id)
    if original.kind is not Kind.VIDEO:
        raise UsageError(f"{original.ref} is not a video.")
    return workers().frame(original.path, at_s, max_px)


def strip(library: Library, item_id: int, count: int = 12) -> list[bytes]:
    """Evenly spaced frames of a video, to leaf through; small JPEGs, kept once made."""
    original = _original(library, item_id)
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


def _original(library: Library, item_id: int) -> _Original:
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
    return _Original(row.sha256, Kind(row.kind), path, make_ref("item", item_id))
