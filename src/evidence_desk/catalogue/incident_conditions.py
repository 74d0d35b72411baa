"""The search language asked of incidents: a query tree in, a condition on incidents out.

What an incident has itself is meant of it: title, account, dates, places, tags, sections, access.
Every other chip asks whether one of the items tied to it is so: ``kind:video``, ``by:S-03``.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Select, and_, func, or_, select, true

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.conditions import (
    Condition,
    between,
    dated,
    field_holds,
    near,
    of_tree,
    placed,
    ref_span,
    sections_below,
    terms_named,
    uncertain,
    within,
)
from evidence_desk.catalogue.words import plain_words
from evidence_desk.domain import points
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import Access, parse_ref
from evidence_desk.domain.query import Node, Words

incidents, occasions = tables.incidents, tables.occasions
ties, own, texts = tables.ties, tables.incident_ties, tables.texts


def incident_condition(connection: Connection, node: Node) -> Condition:
    """What must hold of a row of `incidents`; raises UsageError for values that cannot be meant."""
    return of_tree(node, _anywhere, lambda name, value: _field(connection, name, value))


def _field(connection: Connection, name: str, value: str) -> Condition:
    if name in _OWN:
        return _OWN[name](connection, value)
    if name in ("has", "is") and (name, value) in _STATES:
        return _STATES[name, value]
    if name == "is" and value in tuple(Access):
        return incidents.c.access == value
    return _documented(field_holds(connection, name, value))


def _documented(holds: Condition) -> Condition:
    """One of its items is so, be it tied itself or by a clip or a mark."""
    found = select(tables.items.c.id).where(holds)
    tied = select(ties.c.incident_id).where(
        ties.c.incident_id.is_not(None), ties.c.item_id.in_(found)
    )
    return incidents.c.id.in_(tied)


# ---------------------------------------------------------------- words


def _anywhere(node: Words) -> Condition:
    found = and_(
        *(
            or_(_said(part), _placed_by_words(part), _noted(part))
            for part in ([node.text] if node.phrase else node.text.split())
        )
    )
    try:
        return or_(found, _of_record(*parse_ref(node.text)))
    except UsageError:
        return found


def _holding(column: object, words: str) -> Condition:
    """Whether a text holds words that begin so, whatever their accents and capitals."""
    said = plain_words(words).rstrip()
    return func.plain_words(column).contains(said, autoescape=True) if said else true()


def _said(words: str, *fields: str) -> Condition:
    which = texts.c.field.in_(fields) if fields else true()
    holding = _holding(texts.c.value, words)
    return incidents.c.id.in_(
        select(texts.c.owner_id).where(texts.c.owner == "incident", which, holding)
    )


def _placed_by_words(words: str) -> Condition:
    known = and_(incidents.c.place.is_not(None), _holding(incidents.c.place, words))
    again = select(occasions.c.incident_id).where(
        occasions.c.place.is_not(None), _holding(occasions.c.place, words)
    )
    return or_(known, incidents.c.id.in_(again))


def _noted(words: str) -> Condition:
    return incidents.c.id.in_(
        select(occasions.c.incident_id).where(_holding(occasions.c.note, words))
    )


def _of_record(kind: str, number: int) -> Condition:
    if kind == "incident":
        return incidents.c.id == number
    column = {"item": ties.c.item_id, "clip": ties.c.clip_id, "mark": ties.c.mark_id}[kind]
    return incidents.c.id.in_(
        select(ties.c.incident_id).where(ties.c.incident_id.is_not(None), column == number)
    )


# ---------------------------------------------------------------- what it has itself


def _told_in(which: Condition) -> Condition:
    return incidents.c.id.in_(select(own.c.incident_id).where(which))


def _ever(once: Condition, again: Condition) -> Condition:
    """It holds of the incident's own date or place, or of a further one."""
    return or_(once, incidents.c.id.in_(select(occasions.c.incident_id).where(again)))


def _section(connection: Connection, value: str) -> Condition:
    return _told_in(own.c.section_id.in_(sections_below(connection, value)))


def _tag(connection: Connection, value: str) -> Condition:
    return _told_in(own.c.term_id.in_(terms_named(connection, value)))


def _about(connection: Connection, value: str) -> Condition:
    """Bears the term, or is documented by an item that bears it."""
    return or_(_tag(connection, value), _documented(field_holds(connection, "tag", value)))


def _linked(_: Connection, value: str) -> Condition:
    """The incident of this reference and those linked to it; by words of its title, these."""
    try:
        kind, number = parse_ref(value)
    except UsageError:
        return _said(value, "title")
    if kind != "incident":
        raise UsageError(f"“incident:{value}” is not an incident; they look like I-014.")
    return or_(incidents.c.id == number, incidents.c.id.in_(_links_of(number)))


def _links_of(number: int) -> Select[int]:
    there = select(own.c.linked_id).where(own.c.incident_id == number, own.c.linked_id.is_not(None))
    return there.union(select(own.c.incident_id).where(own.c.linked_id == number))  # type: ignore[return-value]


def _ref(_: Connection, value: str) -> Condition:
    if ".." not in value:
        return _of_record(*parse_ref(value))
    span = ref_span(value, "incident")
    if span is None:
        raise UsageError(f"“ref:{value}” must go from incident to incident, like I-12..I-40.")
    return between(incidents.c.id, *span)


def _date(_: Connection, value: str) -> Condition:
    return _ever(
        *(dated(value, one.c.date_earliest, one.c.date_latest) for one in (incidents, occasions))
    )


def _place(connection: Connection, value: str) -> Condition:
    return _ever(*(placed(connection, value, one) for one in (incidents, occasions)))


def _area(_: Connection, value: str) -> Condition:
    area = points.read_area(value)
    return _ever(*(within(area, one) for one in (incidents, occasions)))


_OWN: dict[str, Callable[[Connection, str], Condition]] = {
    "access": lambda _, value: incidents.c.access == value,
    "section": _section,
    "tag": _tag,
    "about": _about,
    "incident": _linked,
    "ref": _ref,
    "date": _date,
    "place": _place,
    "near": lambda _, value: _ever(*(near(value, one) for one in (incidents, occasions))),
    "area": _area,
    "title": lambda _, value: _said(value, "title"),
    "note": lambda _, value: or_(_said(value, "description"), _noted(value)),
}


def _has(field: str) -> Condition:
    return incidents.c.id.in_(
        select(texts.c.owner_id).where(texts.c.owner == "incident", texts.c.field == field)
    )


_KNOWN = _ever(incidents.c.date_earliest.is_not(None), occasions.c.date_earliest.is_not(None))
_STATES: dict[tuple[str, str], Condition] = {
    ("has", "title"): _has("title"),
    ("has", "description"): _has("description"),
    ("has", "date"): _KNOWN,
    ("is", "dated"): _KNOWN,
    ("is", "uncertain"): _ever(*(uncertain(one.c.date) for one in (incidents, occasions))),
    ("has", "place"): _ever(
        or_(incidents.c.place.is_not(None), incidents.c.place_id.is_not(None)),
        or_(occasions.c.place.is_not(None), occasions.c.place_id.is_not(None)),
    ),
    ("has", "coordinates"): _ever(*(one.c.lat.is_not(None) for one in (incidents, occasions))),
    ("has", "section"): _told_in(own.c.section_id.is_not(None)),
    ("has", "tag"): _told_in(own.c.term_id.is_not(None)),
    ("has", "incident"): or_(
        _told_in(own.c.linked_id.is_not(None)),
        incidents.c.id.in_(select(own.c.linked_id).where(own.c.linked_id.is_not(None))),
    ),
}
