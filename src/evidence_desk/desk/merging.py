"""Two terms made one: everything tied to the one is tied to the other."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Table, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.conditions import all_below
from evidence_desk.catalogue.journal import Changes, to_json
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.records import term_id
from evidence_desk.desk.texts import remove_texts, set_texts, texts_of
from evidence_desk.domain.editions import EditionState
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.renumbering import follow_tag

_OWNERS = {"ties": ("item_id", "clip_id", "mark_id"), "incident_ties": ("incident_id",)}


def merge_terms(library: Library, tag: str, into: str) -> int:
    """Tie to `into` whatever is tied to `tag`, and remove `tag`; one undo step.

    Items, clips, marks and incidents bear `into` once, whichever they bore before. Terms below go
    along, and so do saved searches and drafts that name the term. Labels and notes that `into`
    lacks in a language are taken over. Returns how many ties went over; those that were there
    already do not count. Raises UsageError for the same term, or terms below in another vocabulary.
    """
    with library.change("merge tag {target} into {other}", target=tag, other=into) as changes:
        old, new = term_id(changes.connection, tag), term_id(changes.connection, into)
        if old == new:
            raise UsageError(f"{tag} cannot be merged into itself.")
        names = {number: _written(changes, number) for number in (old, new)}
        changes.args = {"target": names[old], "other": names[new]}
        _take_over_below(changes, old, new)
        count = sum(
            _retie(changes, table, old, new) for table in (tables.ties, tables.incident_ties)
        )
        _take_over_words(changes, old, new)
        _searches_follow(changes, names[old], names[new])
        changes.delete(tables.terms, [old])
    return count


def _written(changes: Changes, number: int) -> str:
    terms, heads = tables.terms, tables.vocabularies
    query = select(heads.c.code + ":" + terms.c.code).select_from(terms.join(heads))
    return str(changes.connection.execute(query.where(terms.c.id == number)).scalar_one())


def _take_over_below(changes: Changes, old: int, new: int) -> None:
    terms = tables.terms
    rows = {row["id"]: row for row in changes.fetch(terms, [old, new])}
    below = changes.connection.execute(select(terms.c.id).where(terms.c.parent_id == old))
    going = [number for number in below.scalars() if number != new]
    if going and rows[old]["vocabulary_id"] != rows[new]["vocabulary_id"]:
        raise UsageError(
            "A tag with others below it can only be merged within its vocabulary; "
            "move those below it first."
        )
    if new in all_below(
        changes.connection, tables.terms, [old]
    ):  # `new` comes up to where `old` stands
        changes.update(terms, {new: {"parent_id": rows[old]["parent_id"]}})
    changes.update(terms, {number: {"parent_id": new} for number in going})


def _retie(changes: Changes, table: Table, old: int, new: int) -> int:
    owner = [table.c[name] for name in _OWNERS[table.name]]
    rows = changes.connection.execute(
        select(table.c.id, table.c.term_id, *owner).where(table.c.term_id.in_((old, new)))
    ).all()
    there = {tuple(row)[2:] for row in rows if row.term_id == new}
    going: dict[int, dict[str, Any]] = {}
    double: list[int] = []
    for row in rows:
        if row.term_id == old:
            if tuple(row)[2:] in there:
                double.append(row.id)
            else:
                going[row.id] = {"term_id": new}
    changes.delete(table, double)
    return changes.update(table, going)


def _take_over_words(changes: Changes, old: int, new: int) -> None:
    for field in ("title", "description"):
        words = texts_of(changes.connection, "tag", [old, new], field)
        for language, value in words.get(old, {}).items():
            if not words.get(new, {}).get(language):
                set_texts(changes, "tag", [new], field, language, value)
    remove_texts(changes, "tag", [old])
    notes = {row["id"]: row["note"] for row in changes.fetch(tables.terms, [old, new])}
    if notes[old] and not notes[new]:
        changes.update(tables.terms, {new: {"note": notes[old]}})


def _searches_follow(changes: Changes, old: str, new: str) -> None:
    searches, editions = tables.saved_searches, tables.editions
    rows = changes.connection.execute(select(searches.c.id, searches.c.query)).all()
    changes.update(searches, {row.id: {"query": follow_tag(row.query, old, new)} for row in rows})
    drafts = select(editions.c.id, editions.c.settings).where(
        editions.c.state == EditionState.DRAFT
    )
    for row in changes.connection.execute(drafts).all():
        settings = json.loads(row.settings)
        query = settings.get("contents", {}).get("query", "")
        followed = follow_tag(query, old, new)
        if followed != query:
            settings["contents"]["query"] = followed
            changes.update(editions, {row.id: {"settings": to_json(settings)}})
