"""Items read in full: for the inspector, for `show`, for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import chunks
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.completion import Completion, complete
from evidence_desk.desk.counting import Counts, counts
from evidence_desk.desk.finding import ExcludingChip, explain_empty, item_ids
from evidence_desk.desk.grouping import Group, groups
from evidence_desk.desk.records import Reference, resolve
from evidence_desk.desk.rows import ItemRow, Ties, item_rows, read_rows, ties_of
from evidence_desk.desk.texts import texts_of
from evidence_desk.domain.errors import StorageError, UsageError
from evidence_desk.domain.items import make_ref

if TYPE_CHECKING:  # clocks and recipes are of one item looked into: no list needs them
    from evidence_desk.domain.clocks import Correction
    from evidence_desk.domain.derived import Recipe

__all__ = [
    "ClipRow",
    "Clock",
    "Completion",
    "Copy",
    "Counts",
    "ExcludingChip",
    "Group",
    "ItemDetail",
    "ItemRow",
    "Made",
    "MarkRow",
    "complete",
    "counts",
    "each_item",
    "explain_empty",
    "groups",
    "item",
    "item_columns",
    "item_ids",
    "item_rows",
    "items_json",
    "moments_json",
    "original",
    "record",
    "show",
]


@dataclass(frozen=True, slots=True)
class ClipRow:
    """A time range of an item, in seconds from its start."""

    id: int
    ref: str
    item_ref: str
    start_s: float
    end_s: float
    titles: dict[str, str]
    descriptions: dict[str, str]
    incidents: tuple[str, ...]
    sections: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A moment, page or region of an item with a note; the region in parts of the picture.

    The note is the editor's own; `titles` and `descriptions` are what goes out, by language.
    """

    id: int
    ref: str
    item_ref: str
    at_s: float | None
    page: int | None
    region: tuple[float, float, float, float] | None
    note: str
    titles: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    incidents: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """A further name the same bytes came under."""

    name: str
    folder: str
    origin: str


@dataclass(frozen=True, slots=True)
class Made:
    """What was made from an item; a still with its moment, in seconds, a redacted copy without."""

    id: int
    ref: str
    at_s: float | None


@dataclass(frozen=True, slots=True)
class Clock:
    """The correction that put an item's date right, and what proves it."""

    id: int
    correction: Correction
    evidence: str


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """Everything known of one item; `row` is what lists show of it."""

    row: ItemRow
    titles: dict[str, str]
    descriptions: dict[str, str]
    date_basis: str | None
    captured_offset: str | None
    captured_from: str | None
    file_captured: str | None
    file_captured_offset: str | None
    file_captured_from: str | None
    modified_at: str | None
    lat: float | None
    lon: float | None
    file_lat: float | None
    file_lon: float | None
    orientation: int | None
    stored_width: int | None
    stored_height: int | None
    format: str
    frame_rate: float | None
    pages: int | None
    serial: str | None
    copies: tuple[Copy, ...]
    metadata: dict[str, str]
    text: str | None
    clips: tuple[ClipRow, ...]
    marks: tuple[MarkRow, ...]
    origin: str
    stored_path: str
    in_place: bool
    imported_at: str
    verified_at: str | None
    exhibits: tuple[tuple[str, str], ...]  # (edition, number) of issued editions
    recipe: Recipe | None  # how it was made from `row.parent`
    made: tuple[Made, ...]  # what was made from it
    clock: Clock | None  # what put its date right

    def __getattr__(self, name: str) -> Any:
        """What lists show is a part of the whole: ``detail.ref`` is ``detail.row.ref``."""
        if name.startswith("_") or name == "row":
            raise AttributeError(name)
        return getattr(self.row, name)


def record(library: Library, ref: str) -> Reference:
    """What a reference names; raises UsageError."""
    with library.read() as connection:
        return resolve(connection, ref)


def item(library: Library, which: str | int) -> ItemDetail:
    """Everything known of one item, by reference or id; raises UsageError if there is none."""
    from evidence_desk.domain.derived import read_recipe

    with library.read() as connection:
        number = _number(connection, which)
        values = (
            connection.execute(select(tables.items).where(tables.items.c.id == number))
            .mappings()
            .one()
        )
        kept = [
            "date_basis",
            "captured_offset",
            "captured_from",
            "file_captured",
            "file_captured_offset",
            "file_captured_from",
            "modified_at",
            "lat",
            "lon",
            "file_lat",
            "file_lon",
            "orientation",
            "stored_width",
            "stored_height",
            "format",
            "frame_rate",
            "pages",
            "serial",
            "origin",
            "imported_at",
        ]
        copies = tables.copies
        fields = _scalar(connection, tables.file_metadata.c.fields, number)
        return ItemDetail(
            row=read_rows(connection, [number])[0],
            titles=texts_of(connection, "item", [number]).get(number, {}),
            descriptions=texts_of(connection, "item", [number], "description").get(number, {}),
            copies=tuple(
                Copy(*row)
                for row in connection.execute(
                    select(copies.c.name, copies.c.folder, copies.c.origin)
                    .where(copies.c.item_id == number)
                    .order_by(copies.c.id)
                )
            ),
            metadata=json.loads(fields) if fields else {},
            text=_scalar(connection, tables.bodies.c.body, number),
            clips=clips_of(connection, number),
            marks=marks_of(connection, number),
            stored_path=values["path"],
            in_place=bool(values["in_place"]),
            verified_at=_scalar(connection, tables.file_checks.c.checked_at, number),
            exhibits=_exhibits(connection, number),
            recipe=read_recipe(values["recipe"]),
            made=made_of(connection, number),
            clock=_clock(connection, values["clock_id"]),
            **{name: values[name] for name in kept},
        )


def _number(connection: Connection, which: str | int) -> int:
    if isinstance(which, int):
        return resolve(connection, make_ref("item", which), "item").id
    return resolve(connection, which, "item").id


def _scalar(connection: Connection, column: Any, number: int) -> Any:
    return connection.execute(select(column).where(column.table.c.item_id == number)).scalar()


def clips_of(connection: Connection, *item_ids: int) -> tuple[ClipRow, ...]:
    """Items' clips in the order of their beginnings."""
    clips = tables.clips
    rows = connection.execute(
        select(clips).where(clips.c.item_id.in_(item_ids)).order_by(clips.c.start_s, clips.c.id)
    ).all()
    return tuple(_clip_rows(connection, rows))


def clip_row(connection: Connection, clip_id: int) -> ClipRow:
    """One clip."""
    rows = connection.execute(select(tables.clips).where(tables.clips.c.id == clip_id)).all()
    return _clip_rows(connection, rows)[0]


def _clip_rows(connection: Connection, rows: Any) -> list[ClipRow]:
    said = _Said(connection, "clip", [row.id for row in rows])
    return [
        ClipRow(
            id=row.id,
            ref=make_ref("clip", row.id),
            item_ref=make_ref("item", row.item_id),
            start_s=row.start_s,
            end_s=row.end_s,
            **said.of(row.id),
        )
        for row in rows
    ]


def marks_of(connection: Connection, *item_ids: int) -> tuple[MarkRow, ...]:
    """Items' marks in the order of time and page."""
    marks = tables.marks
    rows = connection.execute(
        select(marks)
        .where(marks.c.item_id.in_(item_ids))
        .order_by(marks.c.at_s, marks.c.page, marks.c.id)
    ).all()
    return tuple(_mark_rows(connection, rows))


def mark_row(connection: Connection, mark_id: int) -> MarkRow:
    """One mark."""
    rows = connection.execute(select(tables.marks).where(tables.marks.c.id == mark_id)).all()
    return _mark_rows(connection, rows)[0]


def _mark_rows(connection: Connection, rows: Any) -> list[MarkRow]:
    said = _Said(connection, "mark", [row.id for row in rows])
    return [
        MarkRow(
            id=row.id,
            ref=make_ref("mark", row.id),
            item_ref=make_ref("item", row.item_id),
            at_s=row.at_s,
            page=row.page,
            region=tuple(json.loads(row.region)) if row.region else None,
            note=row.note,
            **said.of(row.id),
        )
        for row in rows
    ]


class _Said:
    """Titles, descriptions and ties of clips or marks, read at once."""

    def __init__(self, connection: Connection, kind: str, ids: list[int]) -> None:
        self._titles = texts_of(connection, kind, ids)
        self._descriptions = texts_of(connection, kind, ids, "description")
        self._ties = ties_of(connection, kind, ids)

    def of(self, number: int) -> dict[str, Any]:
        """Those of one, by the names of the row's fields."""
        tied = self._ties.get(number, Ties())
        return {
            "titles": self._titles.get(number, {}),
            "descriptions": self._descriptions.get(number, {}),
            "incidents": tuple(tied.incidents),
            "sections": tuple(tied.sections),
            "tags": tuple(tied.tags),
        }


def made_of(connection: Connection, item_id: int) -> tuple[Made, ...]:
    """What was made from an item, in the order of its moments."""
    from evidence_desk.domain.derived import moment_of, read_recipe

    items = tables.items
    rows = connection.execute(
        select(items.c.id, items.c.recipe).where(items.c.parent_id == item_id)
    )
    found = [
        Made(row.id, make_ref("item", row.id), moment_of(recipe))
        for row in rows
        if (recipe := read_recipe(row.recipe)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.at_s or 0.0, one.id)))


def _clock(connection: Connection, number: int | None) -> Clock | None:
    from evidence_desk.domain.clocks import Correction

    if number is None:
        return None
    table = tables.clocks
    row = connection.execute(select(table).where(table.c.id == number)).one()
    return Clock(row.id, Correction(round(row.shift_s), row.zone), row.evidence)


def _clock_json(clock: Clock | None) -> dict[str, Any] | None:
    from evidence_desk.domain.clocks import say_basis, say_shift

    if clock is None:
        return None
    return {
        "id": clock.id,
        "shift": say_shift(clock.correction.shift_s),
        "shift_s": clock.correction.shift_s,
        "zone": clock.correction.zone,
        "evidence": clock.evidence,
        "basis": say_basis(clock.correction),
    }


def _exhibits(connection: Connection, item_id: int) -> tuple[tuple[str, str], ...]:
    exhibits, editions = tables.exhibits, tables.editions
    rows = connection.execute(
        select(editions.c.name, exhibits.c.number)
        .join(editions, editions.c.id == exhibits.c.edition_id)
        .where(exhibits.c.item_id == item_id)
        .order_by(editions.c.id, exhibits.c.position)
    )
    return tuple((name, number) for name, number in rows)


def original(library: Library, which: str | int) -> Path:
    """The item's original, to be opened read-only; raises StorageError if it is not there."""
    with library.read() as connection:
        number = _number(connection, which)
        row = connection.execute(
            select(tables.items.c.path, tables.items.c.in_place, tables.items.c.name).where(
                tables.items.c.id == number
            )
        ).one()
    path = library.originals.path_of(row.path, in_place=bool(row.in_place))
    if not path.is_file():
        raise StorageError(
            f"The original of {make_ref('item', number)} (“{row.name}”) is not at “{path}”; "
            "connect the disk it lies on, or run verify to see what is missing."
        )
    return path


# ---------------------------------------------------------------- for scripts


def items_json(
    library: Library, query: str = "", sort: str = "ref", limit: int | None = None
) -> list[dict[str, Any]]:
    """Items a query finds, as the command line's contract has them."""
    return list(each_item(library, query, sort, limit))


def each_item(
    library: Library, query: str = "", sort: str = "ref", limit: int | None = None
) -> Iterator[dict[str, Any]]:
    """The same one after the other: a hundred thousand need little more memory than a hundred."""
    ids = item_ids(library, query, sort)[:limit]
    with library.read() as connection:
        for part in chunks(ids):
            yield from _all_json(connection, read_rows(connection, part))


def item_columns(library: Library) -> list[str]:
    """The columns of items as a table: those of `each_item`, "titles.en" for a part of one."""
    from evidence_desk.domain.clocks import Correction

    with library.read() as connection:
        texts = tables.texts
        languages = connection.execute(
            select(texts.c.language).distinct().where(texts.c.owner == "item")
        ).scalars()
        spoken = sorted({*library.languages, *languages})
        recipes = connection.execute(
            select(tables.items.c.recipe).distinct().where(tables.items.c.recipe.is_not(None))
        ).scalars()
        parts = {
            "titles": spoken,
            "descriptions": spoken,
            "recipe": list(dict.fromkeys(key for one in recipes for key in json.loads(one))),
            "clock": list(_clock_json(Clock(0, Correction(0), "")) or ()),
        }
    return [
        name
        for column in _JSON_COLUMNS
        for name in (
            [f"{column}.{part}" for part in parts[column]] if column in parts else [column]
        )
    ]


def moments_json(library: Library, query: str = "", sort: str = "ref") -> list[dict[str, Any]]:
    """Clips and marks of the items a query finds, item by item in the order of time, for scripts.

    Clips come before marks; `from_s` and `to_s` are a clip's, `at_s`, `page`, `region` and `note`
    a mark's.
    """
    nothing = dict.fromkeys(("from_s", "to_s", "at_s", "page", "region", "note"))
    found: list[dict[str, Any]] = []
    ids = item_ids(library, query, sort)
    with library.read() as connection:
        for part in chunks(ids):
            of_item: dict[str, list[dict[str, Any]]] = {}
            clips = [("clip", clip_json(one)) for one in clips_of(connection, *part)]
            marks = [("mark", mark_json(one)) for one in marks_of(connection, *part)]
            for kind, told in (*clips, *marks):
                first = {"ref": told["ref"], "kind": kind, "item": told["item"]}
                of_item.setdefault(told["item"], []).append({**first, **nothing, **told})
            for number in part:
                found += of_item.get(make_ref("item", number), [])
    return found


def show(library: Library, ref: str) -> dict[str, Any]:
    """One item, incident, clip or mark, as the command line's contract has it."""
    from evidence_desk.desk import chronology

    with library.read() as connection:
        found = resolve(connection, ref)
        if found.kind == "item":
            return next(_all_json(connection, read_rows(connection, [found.id])))
        if found.kind == "clip":
            return clip_json(clip_row(connection, found.id))
        if found.kind == "mark":
            return mark_json(mark_row(connection, found.id))
    if found.kind == "incident":
        return chronology.incident_json(library, ref)
    raise UsageError(f"There is nothing to show of {ref}.")


#: What an item says of its own, as it is stored.
_SAME = (
    "kind",
    "name",
    "sha256",
    "bytes",
    "mime",
    "width",
    "height",
    "duration_s",
    "captured",
    "captured_offset",
    "captured_from",
    "lat",
    "lon",
    "make",
    "model",
    "orientation",
    "status",
    "rank",
    "access",
    "place",
    "problem",
    "folder",
    "format",
    "frame_rate",
    "pages",
    "stored_width",
    "stored_height",
    "date_basis",
    "file_captured",
    "file_captured_offset",
    "file_captured_from",
    "modified_at",
    "imported_at",
    "origin",
)
_STORED = select(
    tables.items.c.id, tables.items.c.clock_id, tables.items.c.in_place, tables.items.c.recipe,
    *(tables.items.c[name] for name in _SAME),
).where(tables.items.c.id.in_(bindparam("ids", expanding=True)))  # fmt: skip
_JSON_COLUMNS = (
    "ref",
    *_SAME,
    "titles",
    "descriptions",
    "source",
    "incidents",
    "sections",
    "tags",
    "clips",
    "marks",
    "copies",
    "file_state",
    "in_place",
    "parent",
    "recipe",
    "clock",
)


def _all_json(connection: Connection, rows: Sequence[ItemRow]) -> Iterator[dict[str, Any]]:
    """Some items, few enough for one statement, with what belongs to each."""
    ids = [row.id for row in rows]
    copies = tables.copies
    stored = {one[0]: one for one in connection.execute(_STORED, {"ids": ids}).all()}
    names: dict[int, list[str]] = {}
    for item_id, name in connection.execute(
        select(copies.c.item_id, copies.c.name)
        .where(copies.c.item_id.in_(ids))
        .order_by(copies.c.id)
    ):
        names.setdefault(item_id, []).append(name)
    clips: dict[str, list[dict[str, Any]]] = {}
    for clip in clips_of(connection, *ids):
        clips.setdefault(clip.item_ref, []).append(clip_json(clip))
    marks: dict[str, list[dict[str, Any]]] = {}
    for mark in marks_of(connection, *ids):
        marks.setdefault(mark.item_ref, []).append(mark_json(mark))
    descriptions = texts_of(connection, "item", ids, "description")
    clocks = {
        number: _clock_json(_clock(connection, number))
        for number in {one[1] for one in stored.values()}
    }
    for row in rows:
        _, clock_id, in_place, recipe, *same = stored[row.id]
        yield {
            "ref": row.ref,
            **dict(zip(_SAME, same, strict=True)),
            "titles": row.titles,
            "descriptions": descriptions.get(row.id, {}),
            "source": row.source,
            "incidents": list(row.incidents),
            "sections": list(row.sections),
            "tags": list(row.tags),
            "clips": clips.get(row.ref, []),
            "marks": marks.get(row.ref, []),
            "copies": names.get(row.id, []),
            "file_state": str(row.file_state),
            "in_place": bool(in_place),
            "parent": row.parent,
            "recipe": json.loads(recipe) if recipe else None,
            "clock": clocks[clock_id],
        }


def clip_json(clip: ClipRow) -> dict[str, Any]:
    """A clip for scripts."""
    return {
        "ref": clip.ref,
        "item": clip.item_ref,
        "from_s": clip.start_s,
        "to_s": clip.end_s,
        **_said_json(clip),
    }


def mark_json(mark: MarkRow) -> dict[str, Any]:
    """A mark for scripts."""
    return {
        "ref": mark.ref,
        "item": mark.item_ref,
        "at_s": mark.at_s,
        "page": mark.page,
        "region": list(mark.region) if mark.region else None,
        "note": mark.note,
        **_said_json(mark),
    }


def _said_json(one: ClipRow | MarkRow) -> dict[str, Any]:
    """What is said of a clip or a mark as of an item."""
    return {
        "titles": one.titles,
        "descriptions": one.descriptions,
        "incidents": list(one.incidents),
        "sections": list(one.sections),
        "tags": list(one.tags),
    }
