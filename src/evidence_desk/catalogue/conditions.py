"""The search language in SQL: a query tree in, a condition on items out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    column,
    false,
    func,
    not_,
    or_,
    select,
    table,
    text,
    true,
)

from evidence_desk.catalogue import tables
from evidence_desk.domain import dates, outline, points
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import Access, FileState, Kind, Status, parse_ref
from evidence_desk.domain.query import FIELDS, And, Node, Not, Or, Words

Condition = ColumnElement[bool]

items, ties = tables.items, tables.ties
_words = table("words", column("rowid"))
_made = tables.items.alias("made")


def condition(connection: Connection, node: Node) -> Condition:
    """What must hold of a row of `items`; raises UsageError for values that cannot be meant.

    A value that names nothing in this library (an incident there is none of) finds nothing.
    """
    return of_tree(node, _anywhere, lambda name, value: field_holds(connection, name, value))


def of_tree(
    node: Node, words: Callable[[Words], Condition], field: Callable[[str, str], Condition]
) -> Condition:
    """The condition of a query tree, by what `words` and one `field` with its value ask for."""
    if isinstance(node, And):
        return and_(true(), *(of_tree(one, words, field) for one in node.nodes))
    if isinstance(node, Or):
        return or_(false(), *(of_tree(one, words, field) for one in node.nodes))
    if isinstance(node, Not):
        return not_(of_tree(node.node, words, field))
    if isinstance(node, Words):
        return words(node)
    return or_(*(field(node.name, value) for value in node.values))


def found_ids(connection: Connection, node: Node) -> Select[Any]:
    """A query for the ids of the items a tree finds; raises UsageError as `condition` does.

    Words alone are asked of their index only. It knows just the items there are, and looking each
    up in `items` takes twice as long as finding them.
    """
    expression = _words_alone(node)
    if expression:
        return select(_words.c.rowid).where(_holds(expression))
    return select(items.c.id).where(condition(connection, node))


# ---------------------------------------------------------------- words


def _words_alone(node: Node) -> str:
    """The expression of a tree that asks for words and nothing else, or nothing."""
    nodes = node.nodes if isinstance(node, And) else (node,)
    expressions = []
    for one in nodes:
        if not isinstance(one, Words) or _named(one) is not None:
            return ""
        expressions.append(_match_expression(one.text, phrase=one.phrase))
    return " AND ".join(f"({one})" for one in expressions if one)


def _named(node: Words) -> tuple[str, int] | None:
    """The record whose reference the words are."""
    try:
        return parse_ref(node.text)
    except UsageError:
        return None


def _holds(expression: str) -> Condition:
    # Unique: with one name for all, each of several words would be asked for the last one's sake.
    said: BindParameter[str] = bindparam("said", expression, unique=True)
    return text("words MATCH :said").bindparams(said)  # type: ignore[return-value]


def _anywhere(node: Words) -> Condition:
    found = _matching(_match_expression(node.text, phrase=node.phrase))
    record = _named(node)
    return found if record is None else or_(found, _of_record(*record))


def _matching(expression: str, *columns: str) -> Condition:
    if not expression:
        return true()
    if columns:
        expression = f"{{{' '.join(columns)}}} : ({expression})"
    return items.c.id.in_(select(_words.c.rowid).where(_holds(expression)))


def _match_expression(said: str, *, phrase: bool = False) -> str:
    """FTS5's own language for these words: each may begin a longer one, a phrase only at its end.

    Quotes keep every sign of the editor's words from being read as that language; with NUL
    among them, FTS5 takes the whole to end there.
    """
    parts = [said] if phrase else said.split()
    quoted = [re.sub('["\0]', " ", part) for part in parts if re.search(r"\w", part)]
    return " ".join(f'"{part}"' if phrase else f'"{part}" *' for part in quoted)


def _of_record(kind: str, number: int) -> Condition:
    if kind == "item":
        return items.c.id == number
    if kind == "incident":
        return _tied(ties.c.incident_id == number)
    source = tables.clips if kind == "clip" else tables.marks
    return items.c.id.in_(select(source.c.item_id).where(source.c.id == number))


# ---------------------------------------------------------------- fields


def field_holds(connection: Connection, name: str, value: str) -> Condition:
    """What one value of a chip asks of an item."""
    if FIELDS[name].choices and name in ("kind", "status", "access"):
        return items.c[name] == value
    if name in _LOOKUPS:
        return _LOOKUPS[name](connection, value)
    return _PLAIN[name](value)


def _tied(*which: Condition) -> Condition:
    return items.c.id.in_(select(ties.c.item_id).where(*which))


def _incident(_: Connection, value: str) -> Condition:
    try:
        kind, number = parse_ref(value)
    except UsageError:
        return _tied(ties.c.incident_id.in_(_owners("incident", value)))
    if kind != "incident":
        raise UsageError(f"“incident:{value}” is not an incident; they look like I-014.")
    return _tied(ties.c.incident_id == number)


def _owners(owner: str, words: str) -> Select[int]:
    """Records whose title holds these words, in any language."""
    texts = tables.texts
    return select(texts.c.owner_id).where(
        texts.c.owner == owner,
        texts.c.field == "title",
        *(texts.c.value.icontains(word, autoescape=True) for word in words.split()),
    )


def sections_below(connection: Connection, number: str) -> list[int]:
    """The section of this number, and all below it."""
    rows = connection.execute(select(tables.sections.c.id, tables.sections.c.number))
    top = number.strip().rstrip(".").casefold()
    return [
        section
        for section, found in rows
        if found.casefold() == top or outline.is_below(found.casefold(), top)
    ]


def _section(connection: Connection, value: str) -> Condition:
    return _tied(ties.c.section_id.in_(sections_below(connection, value)))


def all_below(connection: Connection, table: Table, tops: Iterable[int]) -> set[int]:
    """These rows of a table whose rows lie below each other (terms, places), and all below them."""
    rows = connection.execute(select(table.c.id, table.c.parent_id)).all()
    found: set[int] = set()
    wanted = set(tops)
    while wanted:
        found |= wanted
        wanted = {number for number, parent in rows if parent in wanted} - found
    return found


def _tag(connection: Connection, value: str) -> Condition:
    return _tied(ties.c.term_id.in_(terms_named(connection, value)))


def _about(connection: Connection, value: str) -> Condition:
    """Bears the term, or documents an incident that bears it."""
    found, own = terms_named(connection, value), tables.incident_ties
    told = select(own.c.incident_id).where(own.c.term_id.in_(found))
    return or_(_tied(ties.c.term_id.in_(found)), _tied(ties.c.incident_id.in_(told)))


def terms_named(connection: Connection, value: str) -> list[int]:
    """The terms a value names, by code or label or as a whole vocabulary, and all below them."""
    terms, vocabularies = tables.terms, tables.vocabularies
    vocabulary, _, said = value.rpartition(":")
    query = select(terms.c.id).join(vocabularies)
    if vocabulary:
        query = query.where(func.lower(vocabularies.c.code) == vocabulary.strip().lower())
    exact = query.where(func.lower(terms.c.code) == said.strip().lower())
    tops = connection.execute(exact).scalars().all()
    if not tops:
        tops = connection.execute(query.where(terms.c.id.in_(_owners("tag", said)))).scalars().all()
    if not tops and not vocabulary:  # the vocabulary as a whole: tag:force
        whole = query.where(func.lower(vocabularies.c.code) == said.strip().lower())
        tops = connection.execute(whole).scalars().all()
    return sorted(all_below(connection, tables.terms, tops))


def _by(_: Connection, value: str) -> Condition:
    sources = tables.sources
    return items.c.source_id.in_(
        select(sources.c.id).where(func.lower(sources.c.code) == value.lower())
    )


def _edition(_: Connection, value: str) -> Condition:
    exhibits, editions = tables.exhibits, tables.editions
    return items.c.id.in_(
        select(exhibits.c.item_id).join(editions).where(editions.c.name.ilike(_like(value), "\\"))
    )


def placed(connection: Connection, value: str, owner: Table = items) -> Condition:
    """By the words said of it, or by a place's name in any language, or one above it."""
    words = and_(owner.c.place.is_not(None), owner.c.place.icontains(value, autoescape=True))
    tops = connection.execute(_owners("place", value)).scalars().all()
    below = sorted(all_below(connection, tables.places, tops))
    return or_(words, and_(owner.c.place_id.is_not(None), owner.c.place_id.in_(below)))


_LOOKUPS: dict[str, Callable[[Connection, str], Condition]] = {
    "incident": _incident,
    "section": _section,
    "tag": _tag,
    "about": _about,
    "by": _by,
    "edition": _edition,
    "place": placed,
}


def _like(value: str) -> str:
    """A LIKE pattern: the value itself, with * for anything."""
    escaped = re.sub(r"([%_\\])", r"\\\1", value)
    return escaped.replace("*", "%")


def _name(value: str) -> Condition:
    pattern = _like(value) if "*" in value else f"%{_like(value)}%"
    copies = tables.copies
    return or_(
        items.c.name.ilike(pattern, "\\"),
        items.c.id.in_(select(copies.c.item_id).where(copies.c.name.ilike(pattern, "\\"))),
    )


def _folder(value: str) -> Condition:
    folder = value.strip("/")
    return or_(
        items.c.folder.ilike(_like(folder), "\\"), items.c.folder.ilike(f"{_like(folder)}/%", "\\")
    )


def _camera(value: str) -> Condition:
    whole = func.coalesce(items.c.make, "") + " " + func.coalesce(items.c.model, "")
    return and_(*(whole.icontains(word, autoescape=True) for word in value.split()))


def _ref(value: str) -> Condition:
    if ".." not in value:
        return _of_record(*parse_ref(value))
    span = ref_span(value, "item")
    if span is None:
        raise UsageError(f"“ref:{value}” must go from item to item, like E-12..E-40.")
    return between(items.c.id, *span)


def ref_span(value: str, kind: str) -> tuple[int | None, int | None] | None:
    """The first and last of ``E-12..E-40``, None where open; None for another kind's."""
    ends = [parse_ref(end) if end.strip() else None for end in value.split("..", 1)]
    if any(end is not None and end[0] != kind for end in ends):
        return None
    first, last = (None if end is None else end[1] for end in ends)
    return first, last


def between(number: ColumnElement[int], first: int | None, last: int | None) -> Condition:
    """Not before the first and not after the last; None leaves that end open."""
    return and_(
        true() if first is None else number >= first, true() if last is None else number <= last
    )


def _from(value: str) -> Condition:
    kind, number = parse_ref(value)
    if kind != "item":
        raise UsageError(f"“from:{value}” is not an item; they look like E-000012.")
    return items.c.parent_id == number


def dated(value: str, first: ColumnElement[Any], last: ColumnElement[Any]) -> Condition:
    """Whether what these two moments stand for may have been then."""
    earliest, latest = date_span(value)
    known = first.is_not(None)  # said first: what is unknown must be false, not unknown
    return and_(
        known, first <= latest if latest else true(), last >= earliest if earliest else true()
    )


def uncertain(date: ColumnElement[Any]) -> Condition:
    """Whether a date in EDTF says of itself that it is not sure."""
    return and_(date.is_not(None), or_(*(date.contains(sign, autoescape=True) for sign in "?~%")))


def date_span(value: str) -> tuple[str | None, str | None]:
    """The first and the last moment of ``2010-09`` or ``2010-09..2010-11``; None where open."""
    first, dots, last = value.partition("..")
    if not dots:
        date = _read_date(value)
        return date.earliest, date.latest
    return (
        _read_date(first).earliest if first.strip() else None,
        _read_date(last).latest if last.strip() else None,
    )


def _read_date(value: str) -> dates.EdtfDate:
    try:
        return dates.parse(value)
    except UsageError:
        for language in ("en", "fr"):
            try:
                return dates.read(value, language)
            except UsageError:
                continue
    raise UsageError(
        f"“{value}” is not a date; write 2010, 2010-09, 2010-09-21 or 2010-09..2010-11."
    )


def within(area: points.Area, owner: Table = items) -> Condition:
    """Inside a rectangle; what has no point of its own lies where its place does."""
    places = tables.places
    there = select(places.c.id).where(_inside(places, area))
    return or_(_inside(owner, area), _standing_at(there, owner))


def _standing_at(places: Select[int], owner: Table) -> Condition:
    """Without a point of its own, and naming one of these places."""
    named = owner.c.place_id.is_not(None)
    return and_(owner.c.lat.is_(None), named, owner.c.place_id.in_(places))


def _inside(owner: Table, area: points.Area) -> Condition:
    lon = owner.c.lon
    if area.west <= area.east:
        across: Condition = lon.between(area.west, area.east)
    else:  # over 180°
        across = or_(lon >= area.west, lon <= area.east)
    known = owner.c.lat.is_not(None)  # said first: what is unknown must be false, not unknown
    return and_(known, owner.c.lat.between(area.south, area.north), across)


def near(value: str, owner: Table = items) -> Condition:
    """Within a distance of a point; what has no point of its own lies where its place does."""
    (lat, lon), metres = points.read_near(value)
    box = points.around(lat, lon, metres)
    places = tables.places

    def close(one: Table) -> Condition:
        there = func.metres_apart(one.c.lat, one.c.lon, lat, lon) <= metres
        return and_(_inside(one, box), there)

    known = select(places.c.id).where(close(places))
    return or_(close(owner), _standing_at(known, owner))


def _imported(value: str) -> Condition:
    earliest, latest = date_span(value)
    day = func.substr(items.c.imported_at, 1, 10)
    return and_(
        day >= earliest[:10] if earliest else true(), day <= latest[:10] if latest else true()
    )


_UNITS = {"": 1, "b": 1, "k": 1e3, "m": 1e6, "g": 1e9, "s": 1, "sec": 1, "min": 60, "h": 3600}
_UNITS |= {"kb": 1e3, "mb": 1e6, "gb": 1e9, "ko": 1e3, "mo": 1e6, "go": 1e9, "px": 1}
_NUMBER = re.compile(r"(?P<sign>>=|<=|>|<|=)?\s*(?P<rest>.+)")


def _number(name: str, value: str) -> Condition:
    column_ = items.c[name]
    first, dots, last = value.partition("..")
    if dots:
        return and_(
            column_ >= _figure(name, first) if first.strip() else true(),
            column_ <= _figure(name, last) if last.strip() else true(),
        )
    match = _NUMBER.fullmatch(value)
    assert match is not None  # any text of one sign or more fits
    figure = _figure(name, match["rest"])
    return {
        ">=": column_ >= figure,
        "<=": column_ <= figure,
        ">": column_ > figure,
        "<": column_ < figure,
    }.get(match["sign"] or "=", column_ == figure)


def _figure(name: str, value: str) -> float:
    clock = re.fullmatch(r"(?:(\d+):)?(\d{1,4}):(\d{1,2}(?:\.\d+)?)", value.strip())
    if clock and name == "duration_s":
        return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + float(clock[3])
    match = re.fullmatch(r"(\d{1,15}(?:\.\d+)?)\s*([a-z]*)", value.strip().lower())
    if match is None or match[2] not in _UNITS:
        raise UsageError(
            f"“{value}” is not a number to compare {name.removesuffix('_s')} with; "
            "write 3, >=3 or 1..4."
        )
    return float(match[1]) * _UNITS[match[2]]


def _format(value: str) -> Condition:
    return or_(
        items.c.mime.icontains(value, autoescape=True),
        items.c.format.icontains(value, autoescape=True),
    )


def _exhibit(value: str) -> Condition:
    exhibits = tables.exhibits
    return items.c.id.in_(select(exhibits.c.item_id).where(exhibits.c.number == value))


_PLAIN: dict[str, Callable[[str], Condition]] = {
    "rank": lambda value: _number("rank", value),
    "duration": lambda value: _number("duration_s", value),
    "bytes": lambda value: _number("bytes", value),
    "width": lambda value: _number("width", value),
    "height": lambda value: _number("height", value),
    "date": lambda value: dated(value, items.c.captured_earliest, items.c.captured_latest),
    "imported": _imported,
    "near": lambda value: near(value),
    "area": lambda value: within(points.read_area(value)),
    "camera": _camera,
    "name": _name,
    "folder": _folder,
    "title": lambda value: _matching(_match_expression(value), "title"),
    "note": lambda value: _matching(_match_expression(value), "note"),
    "text": lambda value: _matching(_match_expression(value), "body"),
    "ref": _ref,
    "from": _from,
    "exhibit": _exhibit,
    "format": _format,
    "sha256": lambda value: items.c.sha256.startswith(value.lower(), autoescape=True),
    "has": lambda value: _HAS[value],
    "is": lambda value: _is(value),
}


# ---------------------------------------------------------------- has: and is:


def _owning(source: Table, *which: Condition) -> Condition:
    return items.c.id.in_(select(source.c.item_id).where(*which))


def _said(field: str) -> Condition:
    texts = tables.texts
    return items.c.id.in_(
        select(texts.c.owner_id).where(texts.c.owner == "item", texts.c.field == field)
    )


_EXHIBIT = _owning(tables.exhibits)
_HAS: dict[str, Condition] = {
    "title": _said("title"),
    "description": _said("description"),
    "date": items.c.captured_earliest.is_not(None),
    "place": or_(items.c.place.is_not(None), items.c.place_id.is_not(None)),
    "coordinates": items.c.lat.is_not(None),
    "camera": or_(items.c.make.is_not(None), items.c.model.is_not(None)),
    "source": items.c.source_id.is_not(None),
    "incident": _tied(ties.c.incident_id.is_not(None)),
    "section": _tied(ties.c.section_id.is_not(None)),
    "tag": _tied(ties.c.term_id.is_not(None)),
    "clip": _owning(tables.clips),
    "mark": _owning(tables.marks),
    "transcript": _owning(tables.transcript_lines),
    "copy": _owning(tables.copies),
    "text": _owning(tables.bodies),
    "rank": items.c.rank > 0,
    "problem": items.c.problem.is_not(None),
    "exhibit": _EXHIBIT,
    "derived": items.c.id.in_(select(_made.c.parent_id).where(_made.c.parent_id.is_not(None))),
}

_IS: dict[str, Condition] = {
    "damaged": items.c.problem.is_not(None),
    "dated": items.c.captured_earliest.is_not(None),
    "uncertain": uncertain(items.c.captured),
    "in-place": items.c.in_place == 1,
    "exhibit": _EXHIBIT,
    "upright": items.c.height > items.c.width,
    "derived": items.c.parent_id.is_not(None),
}


def _is(value: str) -> Condition:
    for name, kind in (("status", Status), ("access", Access), ("kind", Kind)):
        if value in tuple(kind):
            return items.c[name] == value
    checks = tables.file_checks
    if value == FileState.UNCHECKED:
        return not_(_owning(checks, checks.c.state != FileState.UNCHECKED))
    if value in tuple(FileState):
        return _owning(checks, checks.c.state == value)
    return _IS[value]
