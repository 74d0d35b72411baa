"""Say what things are: fields of items, clips and incidents, one or many at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes, chunks, to_json
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.gazetteer import named, place_number, read_names, said_names
from evidence_desk.desk.records import Reference, how_many, resolve_all, source_id
from evidence_desk.desk.texts import must_be_written, remove_texts, set_texts, texts_of
from evidence_desk.domain import dates
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.incidents import Certainty
from evidence_desk.domain.items import MAX_RANK, Access, Status, make_ref
from evidence_desk.domain.timecodes import read_seconds

_TEXT_FIELDS = {"title": "title", "description": "description", "account": "description"}

#: What can be set on each kind of record, besides texts in a language (title.en=…).
FIELDS: dict[str, tuple[str, ...]] = {
    "item": (
        "captured",
        "date_basis",
        "place",
        "gazetteer",
        "lat",
        "lon",
        "access",
        "status",
        "rank",
        "source",
    ),
    "incident": ("date", "place", "gazetteer", "lat", "lon", "certainty", "access"),
    "clip": ("start_s", "end_s"),
    "mark": ("note", "at_s", "page", "region"),
}
_TABLES = {
    "item": tables.items,
    "incident": tables.incidents,
    "clip": tables.clips,
    "mark": tables.marks,
}


_ARTICLE = {"item": "an", "incident": "an", "clip": "a", "mark": "a", "audio": "an"}


@dataclass(frozen=True, slots=True)
class Common:
    """What several records have in one field: the value, or that they differ."""

    value: Any
    mixed: bool


def describe(library: Library, refs: Sequence[str], values: Mapping[str, Any]) -> int:
    """Set fields of items, clips, marks or incidents; one undo step. Returns how many changed.

    Fields are named as in FIELDS, texts as `title.en`. An empty value takes a field away; an empty
    `captured`, `lat` or `lon` of an item goes back to what its file says, its clock corrected as
    far as it is known to be off. `gazetteer` is a place by number or name; `place` takes any words,
    which mean such a place too where they are the name of one. Raises UsageError, and then nothing
    has changed.
    """
    if not refs or not values:
        return 0
    with library.change("describe {target}") as changes:
        records = resolve_all(changes.connection, refs)
        changes.args = {
            "target": how_many([record.ref for record in records]),
            "fields": sorted(values),
        }
        before = len(changes.rows)
        for kind in dict.fromkeys(record.kind for record in records):
            ids = [record.id for record in records if record.kind == kind]
            apply_values(library, changes, kind, ids, values)
        return len(changes.rows) - before


def look_at(library: Library, ref: str) -> None:
    """Note that an editor has stood before an item that was still to be looked at.

    It is a fact of custody and no edit: undo passes it by, to the editor's own last word.
    """
    with library.change("look at {target}", kind="custody") as changes:
        record = resolve_all(changes.connection, [ref], "item")[0]
        changes.args = {"target": record.ref}
        [row] = changes.fetch(tables.items, [record.id])
        if row["status"] == Status.NEW:
            changes.update(tables.items, {record.id: {"status": str(Status.SEEN)}})


def apply_values(
    library: Library, changes: Changes, kind: str, ids: list[int], values: Mapping[str, Any]
) -> None:
    """Set fields of records of one kind within a change that is open already."""
    columns: dict[str, Any] = {}
    for name, value in values.items():
        field, _, language = name.partition(".")
        if language and field in _TEXT_FIELDS:
            must_be_written(library, language)
            stored = _TEXT_FIELDS[field]
            set_texts(changes, kind, ids, stored, language, str(value or ""))
        elif name in FIELDS[kind]:
            columns[name] = value
        else:
            known = [*FIELDS[kind], *(f"{t}.{library.languages[0]}" for t in _TEXT_FIELDS)]
            raise UsageError(
                f"There is no field “{name}” to set on {_ARTICLE[kind]} {kind}; "
                f"there are {', '.join(known)}."
            )
    if not columns:
        return
    table = _TABLES[kind]
    rows = [row for part in chunks(ids) for row in changes.fetch(table, part)]
    checked = read_values(changes.connection, columns)
    back = kind == "item" and "captured" in checked and checked["captured"] is None
    if back:  # to what its file says, put right where its clock was wrong
        from evidence_desk.desk.put_right import put_items_right  # here: rarely asked for

        del checked["captured"]
        put_items_right(changes, ids, all_of_them=True)
    wanted = {row["id"]: _columns(kind, row, checked) for row in rows}
    if kind in ("clip", "mark"):
        _fit_items(changes, kind, rows, wanted)
    changes.update(table, wanted)


def _fit_items(
    changes: Changes,
    kind: str,
    rows: Sequence[Mapping[str, Any]],
    wanted: Mapping[int, dict[str, Any]],
) -> None:
    """Raise UsageError for a clip or mark that would lie outside its item."""
    items = {
        item["id"]: item
        for part in chunks({row["item_id"] for row in rows})
        for item in changes.fetch(tables.items, part)
    }
    for row in rows:
        item, values = items[row["item_id"]], wanted[row["id"]]
        ref = make_ref("item", item["id"])
        if kind == "mark":
            _refuse_no_such_place(ref, item, values.get("at_s"), values.get("page"))
        else:
            start, end = ({**row, **values}[name] for name in ("start_s", "end_s"))
            within = _end_within(ref, item, start, end)
            if "end_s" in values:
                values["end_s"] = within


def _columns(kind: str, row: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns to store for one row; what is empty goes back to the file's own word."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name in ("captured", "date"):
            found.update(_date_columns(kind, value))
        elif name == "source":
            found["source_id"] = value
        elif name == "gazetteer":
            found.update(_placed(row, value, "place" in values))
        elif name in ("lat", "lon") and kind == "item" and value is None:
            found[name] = row[f"file_{name}"]
        else:
            found[name] = value
    if kind == "clip":
        start, end = found.get("start_s", row["start_s"]), found.get("end_s", row["end_s"])
        if not 0 <= start < end:
            raise UsageError("A clip must end after it begins.")
    if {"lat", "lon"} & values.keys():
        _refuse_half_a_point({**row, **found})
    return found


def _placed(row: Mapping[str, Any], place: _Place, has_words: bool) -> dict[str, Any]:
    """The place of the gazetteer, and its name where the row has no other words for it."""
    found: dict[str, Any] = {"place_id": place.number}
    if place.number is not None and not has_words and row["place"] in (None, "", *place.others):
        found["place"] = place.name
    return found


def _refuse_half_a_point(row: Mapping[str, Any]) -> None:
    """Raise UsageError where a latitude would stand without a longitude, or the other way."""
    if (row["lat"] is None) != (row["lon"] is None):
        raise UsageError("A point needs both latitude and longitude; give both, or neither.")


def _date_columns(kind: str, date: Any) -> dict[str, Any]:
    if kind == "incident":
        return {
            "date": date.text if date else None,
            "date_earliest": date.earliest if date else None,
            "date_latest": date.latest if date else None,
        }
    return {
        "captured": date.text,
        "captured_offset": None,
        "captured_from": "editor",
        "captured_earliest": date.earliest,
        "captured_latest": date.latest,
        "clock_id": None,
    }


# ---------------------------------------------------------------- reading values


def _words(_connection: Connection, value: Any) -> str | None:
    text = str(value).strip() if value is not None else ""
    return text or None


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of the gazetteer to be set; `others` are all names that only stood for a place."""

    number: int | None
    name: str = ""
    others: frozenset[str] = frozenset()


def _gazetteer(connection: Connection, value: Any) -> _Place:
    if value in (None, ""):
        return _Place(None)
    number, names = place_number(connection, value), read_names(connection)
    name = next(iter(names[number].values()))
    others = said_names(names, names) - said_names(names, [number])
    return _Place(number, name, frozenset(others))


def _note(_connection: Connection, value: Any) -> str:
    text = str(value or "").strip()
    if not text:
        raise UsageError("A mark needs a note; remove the mark instead.")
    return text


def _region(_connection: Connection, value: Any) -> str | None:
    """A region as it is stored, from four numbers or from text with commas; None where empty."""
    if value is None or not len(value):
        return None
    parts = value.split(",") if isinstance(value, str) else value
    try:
        x, y, width, height = (round(float(part), 6) for part in parts)
    except (TypeError, ValueError):
        x = y = width = height = float("nan")
    far = 1 + 1e-5  # what a hand drew to the very edge
    if not (x >= 0 and y >= 0 and width > 0 and height > 0 and x + width <= far >= y + height):
        raise UsageError(
            "A region is x,y,width,height in parts of the picture, from 0 to 1; "
            "for example 0.25,0.5,0.1,0.2."
        )
    return to_json([x, y, width, height])


def _date(_connection: Connection, value: Any) -> Any:
    text = str(value or "").strip()
    return read_date(text) if text else None


def read_date(text: str) -> dates.EdtfDate:
    """A date as editors type it, in EDTF or in words of either language; raises UsageError."""
    try:
        return dates.parse(text)
    except UsageError as error:
        for language in ("en", "fr"):
            try:
                return dates.read(text, language)
            except UsageError:
                continue
        raise error


def _one_of(states: Any, label: str) -> Callable[[Connection, Any], str]:
    def read(_connection: Connection, value: Any) -> str:
        text = str(value or "").strip().lower()
        if text not in set(states):
            raise UsageError(f"{label} is one of {', '.join(states)}; not “{value}”.")
        return text

    return read


def _certainty(_connection: Connection, value: Any) -> str | None:
    text = str(value or "").strip().lower()
    if text and text not in set(Certainty):
        raise UsageError(f"Certainty is one of {', '.join(Certainty)}; not “{value}”.")
    return text or None


def _whole(label: str, low: int, high: int) -> Callable[[Connection, Any], int]:
    def read(_connection: Connection, value: Any) -> int:
        try:
            number = int(str(value).strip())
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise UsageError(f"{label} is a number from {low} to {high}; not “{value}”.")
        return number

    return read


def _degrees(label: str, limit: int) -> Callable[[Connection, Any], float | None]:
    def read(_connection: Connection, value: Any) -> float | None:
        text = str(value).strip() if value is not None else ""
        if not text:
            return None
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            number = float("nan")
        if not -limit <= number <= limit:
            raise UsageError(
                f"{label} is in degrees from −{limit} to {limit}, such as 50.9513; not “{value}”."
            )
        return number

    return read


_READERS: dict[str, Callable[[Connection, Any], Any]] = {
    "captured": _date,
    "date": _date,
    "date_basis": _words,
    "place": _words,
    "gazetteer": _gazetteer,
    "lat": _degrees("Latitude", 90),
    "lon": _degrees("Longitude", 180),
    "access": _one_of(Access, "Access"),
    "status": _one_of(Status, "Status"),
    "rank": _whole("Rank", 0, MAX_RANK),
    "source": lambda connection, value: source_id(connection, str(value)) if value else None,
    "certainty": _certainty,
    "start_s": lambda _connection, value: read_seconds(value),
    "end_s": lambda _connection, value: read_seconds(value),
    "at_s": lambda _connection, value: read_seconds(value),
    "page": _whole("Page", 1, 1_000_000),
    "region": _region,
    "note": _note,
}


def read_values(connection: Connection, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as they are stored, a date as EdtfDate; raises UsageError for what cannot be meant.

    Words of a place that are the name of one in the gazetteer bring its `place_id`.
    """
    found = {name: _READERS[name](connection, value) for name, value in values.items()}
    if "place" in found and "gazetteer" not in found:
        found["place_id"] = named(connection, found["place"])
    return found


def columns_to_store(
    changes: Changes, kind: str, row: Mapping[str, Any], values: Mapping[str, Any]
) -> dict[str, Any]:
    """The columns of one record that hold values read before; raises UsageError.

    The record is looked at as a whole: half a point and a clip outside its film are refused.
    """
    found = _columns(kind, row, values)
    if kind in ("clip", "mark") and values:
        _fit_items(changes, kind, [row], {row["id"]: found})
    return found


# ---------------------------------------------------------------- many at once


def common_values(library: Library, refs: Sequence[str]) -> dict[str, Common]:
    """For each field, what the records share, or that they differ; texts as `title.en`."""
    with library.read() as connection:
        records = resolve_all(connection, refs)
        if not records:
            return {}
        kind = records[0].kind
        ids = [record.id for record in records if record.kind == kind]
        table = _TABLES[kind]
        seen: dict[str, set[Any]] = {}
        names = [name for name in FIELDS[kind] if name not in ("source", "gazetteer")]
        columns = [table.c[name] for name in names]
        if kind == "item":
            columns.append(tables.sources.c.code)
            names.append("source")
        for part in chunks(ids):
            query = select(*columns).select_from(table)
            if kind == "item":
                query = query.outerjoin(
                    tables.sources, tables.sources.c.id == tables.items.c.source_id
                )
            for row in connection.execute(query.where(table.c.id.in_(part))):
                for name, value in zip(names, row, strict=True):
                    seen.setdefault(name, set()).add(value)
        _gather_texts(connection, kind, ids, library.languages, seen)
    return {
        name: Common(next(iter(values)) if len(values) == 1 else None, len(values) > 1)
        for name, values in seen.items()
    }


def _gather_texts(
    connection: Connection,
    kind: str,
    ids: Sequence[int],
    languages: Sequence[str],
    seen: dict[str, set[Any]],
) -> None:
    for field in ("title", "description"):
        texts = texts_of(connection, kind, ids, field)
        for language in languages:
            seen[f"{field}.{language}"] = {
                texts.get(number, {}).get(language, "") for number in ids
            }


# ---------------------------------------------------------------- clips and marks


def add_clip(
    library: Library,
    item_ref: str,
    start_s: float | str,
    end_s: float | str,
    titles: Mapping[str, str] | None = None,
) -> str:
    """Mark a time range of a video or recording as a clip; returns its reference."""
    start, end = read_seconds(start_s), read_seconds(end_s)
    with library.change("add a clip to {target}") as changes:
        record = resolve_all(changes.connection, [item_ref], "item")[0]
        changes.args = {"target": record.ref}
        row = changes.fetch(tables.items, [record.id])[0]
        if row["kind"] not in ("video", "audio"):
            raise UsageError(f"{record.ref} is a {row['kind']}; only video and audio have clips.")
        if end <= start:
            raise UsageError("A clip must end after it begins.")
        end = _end_within(record.ref, row, start, end)
        clip_id = changes.insert(
            tables.clips, [{"item_id": record.id, "start_s": start, "end_s": end}]
        )[0]
        for language, title in (titles or {}).items():
            must_be_written(library, language)
            set_texts(changes, "clip", [clip_id], "title", language, title)
        return make_ref("clip", clip_id)


def _end_within(ref: str, item: Mapping[str, Any], start: float, end: float) -> float:
    """Where a clip ends, within its item; raises UsageError where that is too far out."""
    duration = item["duration_s"]
    if duration is None or end <= duration:
        return end
    if start >= duration or end > duration + 0.5:
        raise UsageError(f"{ref} is only {duration:.3f} seconds long.")
    return float(duration)  # the last frame's end, typed a little generously


def add_mark(
    library: Library,
    item_ref: str,
    at_s: float | str | None,
    note: str,
    region: Sequence[float] | str | None = None,
    page: int | None = None,
    titles: Mapping[str, str] | None = None,
) -> str:
    """Note a moment, a page or a region of an item; returns the mark's reference.

    The region is x, y, width and height in parts of the picture. The note is a working note in the
    editor's language; `titles` are what goes out instead of it, by language.
    """
    at = read_seconds(at_s) if at_s is not None else None
    with library.change("mark {target}") as changes:
        record = resolve_all(changes.connection, [item_ref], "item")[0]
        changes.args = {"target": record.ref}
        row = changes.fetch(tables.items, [record.id])[0]
        _refuse_no_such_place(record.ref, row, at, page)
        mark_id = changes.insert(
            tables.marks,
            [
                {
                    "item_id": record.id,
                    "at_s": at,
                    "page": page,
                    "region": _region(changes.connection, region),
                    "note": _note(changes.connection, note),
                }
            ],
        )[0]
        for language, title in (titles or {}).items():
            must_be_written(library, language)
            set_texts(changes, "mark", [mark_id], "title", language, title)
        return make_ref("mark", mark_id)


def _refuse_no_such_place(
    ref: str, row: Mapping[str, Any], at: float | None, page: int | None
) -> None:
    """Raise UsageError for a moment or a page that the item does not have."""
    kind = row["kind"]
    if at is not None and kind not in ("video", "audio"):
        raise UsageError(f"{ref} is a {kind}; only video and audio have moments to mark.")
    if at is not None and row["duration_s"] is not None and at > row["duration_s"] + 0.5:
        raise UsageError(f"{ref} is only {row['duration_s']:.3f} seconds long.")
    if page is not None and kind != "document":
        raise UsageError(f"{ref} is {_ARTICLE.get(kind, 'a')} {kind}; only documents have pages.")
    if page is not None and row["pages"] is not None and page > row["pages"]:
        raise UsageError(f"{ref} has no page {page}; it has {row['pages']}.")


def remove(library: Library, refs: Sequence[str]) -> None:
    """Take clips and marks away, with what they are tied to; items are never removed."""
    with library.change("remove {target}") as changes:
        records = resolve_all(changes.connection, refs, "clip", "mark")
        changes.args = {"target": ", ".join(record.ref for record in records)}
        _refuse_issued_clips(changes.connection, records)
        ties = tables.ties
        for kind, owner in (("clip", ties.c.clip_id), ("mark", ties.c.mark_id)):
            ids = [record.id for record in records if record.kind == kind]
            remove_texts(changes, kind, ids)
            for part in chunks(ids):
                tied = changes.connection.execute(select(ties.c.id).where(owner.in_(part)))
                changes.delete(ties, tied.scalars().all())
            changes.delete(_TABLES[kind], ids)


def _refuse_issued_clips(connection: Connection, records: Sequence[Reference]) -> None:
    for record in records:
        if record.kind != "clip":
            continue
        number = connection.execute(
            select(tables.exhibits.c.number).where(tables.exhibits.c.clip_id == record.id)
        ).scalar()
        if number is not None:
            raise UsageError(
                f"{record.ref} is exhibit {number} of an issued edition and cannot be removed."
            )
