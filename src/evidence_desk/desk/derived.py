"""Items made here from other items: stills and redacted copies, kept with an original's care.

What is made says from what and how (`items.parent_id`, `items.recipe`), so that it can be made
again. Making it is custody, as taking in is: it cannot be undone, for undoing would have to delete
a file. An editor rejects what is not wanted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, text

from evidence_desk import __version__
from evidence_desk.catalogue import journal, tables
from evidence_desk.catalogue.library import Library
from evidence_desk.catalogue.originals import Incoming, hash_file
from evidence_desk.catalogue.under_way import Left
from evidence_desk.desk.decoders import workers
from evidence_desk.desk.intake import date_columns, item_values, remember_derived, settle
from evidence_desk.desk.looking import pictures_of
from evidence_desk.desk.records import resolve
from evidence_desk.desk.reels import frame_number
from evidence_desk.desk.texts import set_texts
from evidence_desk.domain.derived import (
    FilmRedactionRecipe,
    PagesRecipe,
    Recipe,
    RedactionRecipe,
    StillRecipe,
    copy_name,
    later,
    made_title,
    offset_of,
    read_recipe,
    since_of,
    still_name,
)
from evidence_desk.domain.errors import ConflictError, StorageError, UsageError
from evidence_desk.domain.items import FileState, Kind, Status, make_ref
from evidence_desk.domain.redaction import Redaction
from evidence_desk.domain.timecodes import read_seconds

if TYPE_CHECKING:
    from evidence_desk.media.facts import FileFacts

_TITLES: Mapping[type[Recipe], str] = {
    StillRecipe: "make {ref}, a still from {target}",
    RedactionRecipe: "make {ref}, a redacted copy of {target}",
    PagesRecipe: "make {ref}, a redacted copy of {target}",
    FilmRedactionRecipe: "make {ref}, a redacted copy of {target}",
}
_MADE_FROM: Mapping[type[Recipe], tuple[Kind, ...]] = {
    StillRecipe: (Kind.VIDEO,),
    RedactionRecipe: (Kind.PHOTO,),
    PagesRecipe: (Kind.DOCUMENT,),
    FilmRedactionRecipe: (Kind.VIDEO, Kind.AUDIO),
}


@dataclass(frozen=True, slots=True)
class Parent:
    """What something is made from: its row, its reference, where its file lies."""

    row: Mapping[str, Any]
    ref: str
    path: Path


@dataclass(frozen=True, slots=True)
class Making:
    """What is made: its bytes or the file that holds them, its file's name, and how."""

    parent: Parent
    recipe: Recipe
    data: bytes | Incoming
    name: str


def take_still(library: Library, item: str | int, at_s: float | str) -> str:
    """Keep the frame of a film that is on screen at `at_s` as an item; returns its reference.

    It is the whole frame, upright and lossless, and carries on its film's date (moved on where
    that is to the second), place, source and access. The same frame taken twice is the same item.
    Raises UsageError where there is no such moment, StorageError where the film is not there as it
    came in, ConflictError during an intake.
    """
    library.must_be_writable()
    at = read_seconds(at_s)
    with library.read() as connection:
        parent = parent_of(library, connection, item, Kind.VIDEO)
    duration = parent.row["duration_s"]
    if duration is not None and at > duration + 0.5:
        raise UsageError(f"{parent.ref} is only {duration:.3f} seconds long.")
    png, came_on, pts = workers().still(parent.path, at)
    frame = frame_number(library, parent.row["sha256"], came_on)
    recipe = StillRecipe(came_on, pts, frame, parent.row["sha256"], __version__)
    name = still_name(parent.ref, recipe.at_s)
    return keep_made(library, Making(parent, recipe, png, name))


def redact(library: Library, item: str | int, what: Redaction) -> str:
    """Keep a copy of a photo, with parts of it covered, as an item; returns its reference.

    The copy is new pixels without a word of metadata, and carries on its photo's date, place,
    source and access: open it when it has been looked at. The same redaction twice is the same
    item. Raises UsageError if it is no photo, MediaError where it does not decode, StorageError
    where it is not there as it came in, ConflictError during an intake.
    """
    library.must_be_writable()
    with library.read() as connection:
        parent = parent_of(library, connection, item, Kind.PHOTO)
    data = workers().redacted(parent.path, what)
    recipe = RedactionRecipe(what, parent.row["sha256"], __version__)
    name = copy_name(parent.ref, "png" if data.startswith(b"\x89PNG") else "jpg")
    return keep_made(library, Making(parent, recipe, data, name))


def preview_of_redaction(library: Library, item: str | int, what: Redaction) -> bytes:
    """The redacted copy as it would be kept, JPEG or PNG; nothing is kept. Raises as `redact`."""
    with library.read() as connection:
        parent = parent_of(library, connection, item, Kind.PHOTO)
    return workers().redacted(parent.path, what)


def keep_made(library: Library, made: Making) -> str:
    """The reference of the item with these bytes, which is made unless there is one.

    Raises ConflictError during an intake.
    """
    data = made.data
    sha256 = data.sha256 if isinstance(data, Incoming) else hashlib.sha256(data).hexdigest()
    known = _with_hash(library, sha256)
    if known is not None:
        return known
    try:
        with library.originals.intake_lock():
            settle(library, locked=True)
            return _with_hash(library, sha256) or _keep(library, made)
    except ConflictError as error:
        raise ConflictError(
            "Files are being taken in at this moment, and what is made here would need a number "
            "among them; make it when that is done."
        ) from error


def parent_of(library: Library, connection: Connection, item: str | int, *kinds: Kind) -> Parent:
    """The item, there and as it came in as far as a glance tells.

    Raises UsageError where it is of another kind, StorageError where it is not there as it came in.
    """
    ref = item if isinstance(item, str) else make_ref("item", item)
    record = resolve(connection, ref, "item")
    query = select(tables.items).where(tables.items.c.id == record.id)
    row = dict(connection.execute(query).mappings().one())
    if row["kind"] not in kinds:
        if Kind.AUDIO in kinds:
            raise UsageError(f"{record.ref} is neither a film nor a recording.")
        if Kind.VIDEO in kinds:
            raise UsageError(f"{record.ref} is not a video; stills are taken from videos.")
        if Kind.DOCUMENT in kinds:
            raise UsageError(f"{record.ref} is not a document; pages are covered in documents.")
        raise UsageError(f"{record.ref} is not a photo; boxes are drawn over photos.")
    path = library.originals.path_of(row["path"], in_place=bool(row["in_place"]))
    if not path.is_file():
        raise StorageError(f"The original of {record.ref} is not at “{path}”.")
    checks = tables.file_checks
    state = connection.execute(select(checks.c.state).where(checks.c.item_id == record.id)).scalar()
    if state == FileState.CHANGED or path.stat().st_size != row["bytes"]:
        raise StorageError(
            f"The original of {record.ref} is not as it came in; what is made of it would prove "
            "nothing."
        )
    return Parent(row, record.ref, path)


def _with_hash(library: Library, sha256: str) -> str | None:
    with library.read() as connection:
        number = connection.execute(
            select(tables.items.c.id).where(tables.items.c.sha256 == sha256)
        ).scalar()
    return make_ref("item", number) if number is not None else None


def _keep(library: Library, made: Making) -> str:
    """Write, look at, name and remember what is made, in the order of an original."""
    originals, name = library.originals, made.name
    originals.begin_intake({})
    data = made.data
    if isinstance(data, Incoming):
        incoming = originals.take_made(data)
    else:
        incoming = originals.write_in(data, name)
    probed = workers().probe(incoming.path, name)
    with library.read() as connection:
        number = _next_number(connection)
    row = _row(made, probed.facts, number) | {"sha256": incoming.sha256, "bytes": incoming.bytes}
    originals.note_copied(incoming, {"made": row})
    stored = originals.keep(incoming, number, name, made=True)
    library.pictures.put(list(pictures_of(incoming.sha256, probed.facts.kind, probed)))
    ref = _remember(library, {**row, "path": stored}, probed.facts)
    originals.end_intake()
    return ref


def _next_number(connection: Connection) -> int:
    last = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'items'")).scalar()
    return int(last or 0) + 1


def _row(made: Making, facts: FileFacts, number: int) -> dict[str, Any]:
    """The item as it will stand, all but where it lies."""
    came = made.parent.row
    captured, earliest, latest = date_columns(later(came["captured"], offset_of(made.recipe)))
    # Of a corrected clock, what is made keeps too what that clock itself said.
    own = "captured" if came["clock_id"] is None else "file_captured"
    file_captured = later(came[own], offset_of(made.recipe))
    return {
        **item_values(facts),
        "captured": captured,
        "captured_offset": came["captured_offset"],
        "captured_from": since_of(made.recipe) if captured else None,
        "captured_earliest": earliest,
        "captured_latest": latest,
        "date_basis": came["date_basis"],
        "clock_id": came["clock_id"],
        "file_captured": file_captured,
        "file_captured_offset": came[f"{own}_offset"],
        "file_captured_from": since_of(made.recipe) if file_captured else None,
        **{name: came[name] for name in ("lat", "lon", "place", "source_id", "access")},
        "file_lat": came["lat"],
        "file_lon": came["lon"],
        "id": number,
        "name": made.name,
        "origin": "",
        "status": str(Status.SEEN),
        "imported_at": journal.now(),
        "parent_id": came["id"],
        "recipe": journal.to_json(made.recipe.to_values()),
    }


def _remember(library: Library, row: Mapping[str, Any], facts: FileFacts) -> str:
    ref, parent = make_ref("item", row["id"]), make_ref("item", row["parent_id"])
    recipe = read_recipe(row["recipe"])
    assert recipe is not None
    title = _TITLES[type(recipe)]
    with library.change(title, kind="custody", ref=ref, target=parent) as changes:
        changes.facts = {"sha256": row["sha256"], "parent_sha256": recipe.parent_sha256}
        changes.insert(tables.items, [row])
        for language in library.languages:
            words = made_title(recipe, parent, language)
            set_texts(changes, "item", [row["id"]], "title", language, words)
        remember_derived(changes.connection, [(row["id"], facts)])
    return ref


# ---------------------------------------------------------------- after an interruption, and again


def adopt_made(library: Library, left: Left) -> list[str]:
    """Remember what was made and named, and not yet remembered when the program was killed.

    The lock of intakes is held.
    """
    adopted = []
    for sha256, noted in left.files.items():
        row = noted.get("made")
        if not isinstance(row, dict) or _with_hash(library, sha256) is not None:
            continue
        stored = next(
            (one for one in library.originals.stored_made() if _is_of(one, row)),
            None,
        )
        if stored is None:
            continue
        path = library.originals.path_of(stored, in_place=False)
        if hash_file(path)[0] != sha256:
            continue
        probed = workers().probe(path, row["name"])
        library.pictures.put(list(pictures_of(sha256, probed.facts.kind, probed)))
        adopted.append(_remember(library, {**row, "path": stored}, probed.facts))
    return adopted


def _is_of(stored: str, row: Mapping[str, Any]) -> bool:
    return stored.rpartition("/")[2].startswith(f"{make_ref('item', row['id'])} ")


def make_again(library: Library, item_id: int) -> bool:
    """Put the lost file of what was made here back, from what it was made of; False where that
    gives other bytes or none.

    Another decoder may draw the same frame with other bits; what is not the item is not kept.
    """
    with library.read() as connection:
        row = connection.execute(select(tables.items).where(tables.items.c.id == item_id)).one()
        recipe = read_recipe(row.recipe)
        if recipe is None or row.parent_id is None:
            return False
        try:
            parent = parent_of(library, connection, row.parent_id, *_MADE_FROM[type(recipe)])
        except (UsageError, StorageError):
            return False
    if isinstance(recipe, FilmRedactionRecipe):
        from evidence_desk.desk.film_redacting import film_again  # which keeps through this door

        return film_again(library, parent, recipe, row.path, row.sha256)
    if isinstance(recipe, StillRecipe):
        data = workers().still(parent.path, recipe.at_s)[0]
    elif isinstance(recipe, PagesRecipe):
        from evidence_desk.desk.redacted_pages import made_again  # which keeps through this module

        data = made_again(parent, recipe)
    else:
        data = workers().redacted(parent.path, recipe.redaction)
    if hashlib.sha256(data).hexdigest() != row.sha256:
        return False
    with library.originals.intake_lock():
        library.originals.put(library.originals.write_in(data, row.name), row.path, row.name)
    return True
