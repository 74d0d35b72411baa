"""What could be meant by a few letters: incidents, sections, tags, sources, places and the like."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import chunks
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.gazetteer import read_names
from evidence_desk.desk.nearness import Nearness, Span, Taken, span
from evidence_desk.desk.occasions import read_occasions
from evidence_desk.desk.texts import texts_of
from evidence_desk.domain.dates import EdtfDate, describe, parse, read
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import make_ref, parse_ref
from evidence_desk.domain.outline import section_key
from evidence_desk.domain.query import ALIASES, FIELDS

_LOOKED_BACK = 2000  # entries of the journal in which an editor's last ties are looked for
_KNOWN_PLACE = 1_000_000_000  # places of the gazetteer come before words used so often
_ENOUGH_ITEMS = 1000  # of the items in hand; more would not make another incident nearer


@dataclass(frozen=True, slots=True)
class Completion:
    """One value that may be meant: `text` is what to write or tie to, the rest is for the eye.

    `why` says what makes it likely ("taken 22 min after"), where something does.
    """

    text: str
    label: str
    detail: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A value with the words it may be found by, and its time, where it has one.

    `recent` is higher the later anybody tied to it, `mine` the later this editor did.
    """

    completion: Completion
    words: tuple[str, ...]
    recent: int = 0
    mine: int = 0
    when: Span | None = None
    again: tuple[Span | None, ...] = ()  # its further dates


def complete(
    library: Library,
    field: str,
    prefix: str,
    limit: int = 20,
    language: str | None = None,
    near: Sequence[str] = (),
) -> list[Completion]:
    """Values of a field of the search language that fit what was typed, the likeliest first.

    `near` are references of the items in hand: incidents about the time one of them was taken
    come first and say so, then what this editor tied to last, then what anybody did, then what
    begins as typed. What only holds the letters somewhere comes after all that; a reference typed
    in full comes before it. Incidents are found by a date too, in words or digits, before a title.
    Accents and case do not matter. A field without known values gives an empty list.
    """
    field = ALIASES.get(field.lower(), field.lower())
    language = language or library.languages[0]
    with library.read() as connection:
        found = _candidates(connection, field, language, library.editor)
        taken = Taken(_spans(connection, near)) if near and field == "incident" else Taken(())
    wanted = _Wanted(field, prefix, language)
    ranked = []
    for at, one in enumerate(found):
        if (rank := wanted.rank(one)) is None:
            continue
        around = (taken.near(when) for when in (one.when, *one.again))
        lies = min((near for near in around if near), key=lambda near: near.seconds, default=None)
        likely = (lies is None, lies.seconds if lies else 0.0, -one.mine, -one.recent)
        ranked.append(((rank.tier, *likely, rank.place, at), one, lies))
    ranked.sort(key=lambda entry: entry[0])
    return [_offered(one, lies, language) for _, one, lies in ranked[:limit]]


def labels_of(
    library: Library, targets: Mapping[str, Iterable[str]], language: str
) -> dict[str, dict[str, str]]:
    """What targets of ties are called, as they are offered: ``{"incidents": {"I-014": …}}``.

    They are asked for as `tie_counts` gives them.
    """
    terms, sections = tables.terms, tables.sections
    tag = (tables.vocabularies.c.code + ":" + terms.c.code).label("tag")
    with library.read() as connection:

        def called(kind: str, rows: Iterable[tuple[int, str]]) -> dict[str, str]:
            names = dict(rows)
            texts = texts_of(connection, kind, names)
            return {name: _said(texts.get(number, {}), language) for number, name in names.items()}

        def those(query: Select[Any], column: ColumnElement[str], kind: str) -> dict[str, str]:
            wanted = list(targets.get(f"{kind}s", ()))
            rows = (connection.execute(query.where(column.in_(part))) for part in chunks(wanted))
            return called(kind, (tuple(row) for some in rows for row in some))

        refs = targets.get("incidents", ())
        incidents = called("incident", ((parse_ref(ref)[1], ref) for ref in refs))
        numbers = those(select(sections.c.id, sections.c.number), sections.c.number, "section")
        tags = those(
            select(terms.c.id, tag).select_from(terms.join(tables.vocabularies)), tag, "tag"
        )
    return {
        "incidents": {ref: f"{ref} {words}".strip() for ref, words in incidents.items()},
        "sections": {number: f"{number} {words}".strip() for number, words in numbers.items()},
        "tags": {name: words or name.partition(":")[2] for name, words in tags.items()},
    }


def _offered(one: _Candidate, lies: Nearness | None, language: str) -> Completion:
    plain = one.completion
    why = lies.said(language) if lies is not None else ""
    return Completion(plain.text, plain.label, plain.detail, why) if why else plain


def split_date(text: str, language: str) -> tuple[EdtfDate | None, str]:
    """A date at the beginning of what was typed, as long as possible, and the rest."""
    words = text.split()
    for count in range(len(words), 0, -1):
        said = " ".join(words[:count]).rstrip(",:")
        if count == len(words) and not any(sign.isdigit() for sign in said):
            continue
        for reader in (parse, lambda part: read(part, language)):
            try:
                return reader(said), " ".join(words[count:])
            except UsageError:
                continue
    return None, text.strip()


def complete_fields(prefix: str) -> list[Completion]:
    """Fields of the search language that begin with what was typed, ready for their value."""
    typed = prefix.lower()
    return [
        Completion(f"{name}:", f"{name}:", spec.says)
        for name, spec in FIELDS.items()
        if name.startswith(typed)
    ]


@dataclass(frozen=True, slots=True)
class _Fit:
    """How something fits what was typed: by tier first, and within equals by place."""

    tier: int
    place: int


class _Wanted:
    """What was typed, read once, to be held against each candidate."""

    def __init__(self, field: str, prefix: str, language: str) -> None:
        self._typed = _fold(prefix)
        self._number: int | None = None
        self._date: Span | None = None
        self._rest = ""
        if field == "incident" and self._typed:
            try:
                kind, number = parse_ref(prefix)
                self._number = number if kind == "incident" else None
            except UsageError:
                date, rest = split_date(prefix, language)
                self._date = span(date.earliest, date.latest) if date else None
                self._rest = _fold(rest)

    def rank(self, one: _Candidate) -> _Fit | None:
        """How a candidate fits; None where it does not."""
        if not self._typed:
            return _Fit(1, 0)
        if self._number is not None and one.completion.text == make_ref("incident", self._number):
            return _Fit(0, 0)
        words = [_fold(word) for word in one.words]
        fit = _fit(words, self._typed)
        date = self._date
        if fit is None and date and any(_meet(date, when) for when in (one.when, *one.again)):
            fit = _fit(words, self._rest) if self._rest else _Fit(1, 0)
        return fit


def _meet(one: Span, other: Span | None) -> bool:
    return other is not None and one.first <= other.last and other.first <= one.last


def _fit(words: Sequence[str], typed: str) -> _Fit | None:
    if typed in words:
        return _Fit(0, 0)
    if any(word.startswith(typed) for word in words):
        return _Fit(1, 0)
    parts = typed.split()
    begun = [part for word in words for part in word.split()]
    if any(word.find(f" {typed}") >= 0 for word in words):
        return _Fit(1, 1)
    if all(any(word.startswith(part) for word in begun) for part in parts):
        return _Fit(1, 2)
    everything = " ".join(words)
    return _Fit(2, 0) if all(part in everything for part in parts) else None


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).strip()


def _candidates(connection: Connection, field: str, language: str, editor: str) -> list[_Candidate]:
    ties = {"incident": _incidents, "section": _sections, "tag": _tags, "about": _tags}
    if field in ties:
        return list(ties[field](connection, language, _mine(connection, editor)))
    if field == "by":
        return list(_sources(connection))
    if field == "place":
        known = list(_places(connection, language))
        said = {name for one in known for name in one.words}
        return [*known, *(one for one in _used(connection, field) if one.words[0] not in said)]
    if field == "folder":
        return list(_used(connection, field))
    if field == "camera":
        return list(_cameras(connection))
    if field == "edition":
        names = connection.execute(select(tables.editions.c.name).order_by(tables.editions.c.id))
        return [_Candidate(Completion(name, name), (name,)) for (name,) in names]
    spec = FIELDS.get(field)
    return [_Candidate(Completion(c, c), (c,)) for c in spec.choices] if spec else []


def _latest(connection: Connection, column: ColumnElement[int | None]) -> dict[int, int]:
    """When each target was last tied to: target id → number of the tie."""
    ties = tables.ties
    rows = connection.execute(
        select(column, func.max(ties.c.id)).where(column.is_not(None)).group_by(column)
    )
    return {target: tie for target, tie in rows if target is not None}


def _mine(connection: Connection, editor: str) -> dict[str, int]:
    """What this editor tied to lately, as written: target → number of the journal's entry."""
    journal = tables.journal
    last = connection.execute(select(func.max(journal.c.id))).scalar() or 0
    rows = connection.execute(
        select(journal.c.id, journal.c.args)
        .where(
            journal.c.id > last - _LOOKED_BACK,
            journal.c.editor == editor,
            journal.c.kind == "edit",
            journal.c.title.startswith("tie {count}"),
        )
        .order_by(journal.c.id)
    )
    found: dict[str, int] = {}
    for number, args in rows:
        try:
            targets = str(json.loads(args).get("target", ""))
        except (ValueError, AttributeError):
            continue
        found.update(dict.fromkeys(map(_in_full, targets.split(", ")), number))
    return found


def _in_full(target: str) -> str:
    """A target as it was written to `tie`, in the form that is offered."""
    try:
        return make_ref(*parse_ref(target))
    except UsageError:
        return target


def _spans(connection: Connection, refs: Sequence[str]) -> list[Span]:
    """When the items in hand were taken, as far as that is known."""
    items = tables.items
    ids = []
    for ref in refs[:_ENOUGH_ITEMS]:
        kind, number = parse_ref(ref)
        if kind == "item":
            ids.append(number)
    found = []
    for part in chunks(ids):
        rows = connection.execute(
            select(items.c.captured_earliest, items.c.captured_latest).where(items.c.id.in_(part))
        )
        found += [one for first, last in rows if (one := span(first, last)) is not None]
    return found


def _said(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def _incidents(connection: Connection, language: str, mine: dict[str, int]) -> Iterable[_Candidate]:
    table = tables.incidents
    rows = connection.execute(
        select(
            table.c.id, table.c.date, table.c.place, table.c.date_earliest, table.c.date_latest
        ).order_by(table.c.date_earliest.desc().nulls_last(), table.c.id)
    ).all()
    titles = texts_of(connection, "incident", [row.id for row in rows])
    recent = _latest(connection, tables.ties.c.incident_id)
    occasions = read_occasions(connection)
    for row in rows:
        ref = make_ref("incident", row.id)
        said = titles.get(row.id, {})
        also = occasions.get(row.id, ())
        places = [one.place for one in also if one.place]
        when = describe(row.date, language) if row.date else ""
        detail = " · ".join(part for part in (when, row.place) if part)
        yield _Candidate(
            Completion(ref, f"{ref} {_said(said, language)}".strip(), detail),
            (ref, str(row.id), *said.values(), row.date or "", when, row.place or "", *places),
            recent.get(row.id, 0),
            mine.get(ref, 0),
            span(row.date_earliest, row.date_latest),
            tuple(span(one.date_earliest, one.date_latest) for one in also),
        )


def _sections(connection: Connection, language: str, mine: dict[str, int]) -> Iterable[_Candidate]:
    rows = connection.execute(select(tables.sections.c.id, tables.sections.c.number)).all()
    titles = texts_of(connection, "section", [row.id for row in rows])
    recent = _latest(connection, tables.ties.c.section_id)
    for row in sorted(rows, key=lambda row: section_key(row.number)):
        said = titles.get(row.id, {})
        yield _Candidate(
            Completion(row.number, f"{row.number} {_said(said, language)}".strip()),
            (row.number, *said.values()),
            recent.get(row.id, 0),
            mine.get(row.number, 0),
        )


def _tags(connection: Connection, language: str, mine: dict[str, int]) -> Iterable[_Candidate]:
    terms, vocabularies = tables.terms, tables.vocabularies
    rows = connection.execute(
        select(terms.c.id, terms.c.code, terms.c.vocabulary_id, vocabularies.c.code.label("head"))
        .join(vocabularies)
        .order_by(vocabularies.c.id, terms.c.id)
    ).all()
    labels = texts_of(connection, "tag", [row.id for row in rows])
    heads = texts_of(connection, "vocabulary", {row.vocabulary_id for row in rows})
    recent = _latest(connection, tables.ties.c.term_id)
    for row in rows:
        said = labels.get(row.id, {})
        head = _said(heads.get(row.vocabulary_id, {}), language) or row.head
        yield _Candidate(
            Completion(f"{row.head}:{row.code}", _said(said, language) or row.code, head),
            (*said.values(), row.code, f"{row.head}:{row.code}"),
            recent.get(row.id, 0),
            mine.get(f"{row.head}:{row.code}", 0),
        )


def _sources(connection: Connection) -> Iterable[_Candidate]:
    sources = tables.sources
    rows = connection.execute(select(sources.c.code, sources.c.note).order_by(sources.c.code))
    for code, note in rows:
        yield _Candidate(Completion(code, code, note), (code, note))


def _used(connection: Connection, field: str) -> Iterable[_Candidate]:
    """Values that items (and incidents, for places) have already, the commonest first."""
    counts: dict[str, int] = {}
    owners = (tables.items, tables.incidents) if field == "place" else (tables.items,)
    for table in owners:
        column = table.c[field]
        query = select(column, func.count()).where(column.is_not(None), column != "")
        for value, count in connection.execute(query.group_by(column)):
            counts[value] = counts.get(value, 0) + count
    for value, count in sorted(counts.items(), key=lambda pair: -pair[1]):
        yield _Candidate(Completion(value, value, str(count)), (value,), count)


def _places(connection: Connection, language: str) -> Iterable[_Candidate]:
    """Places of the gazetteer by name, with what they lie in."""
    names = read_names(connection)
    table = tables.places
    rows = connection.execute(select(table.c.id, table.c.parent_id)).all()
    for number, parent in rows:
        said = names.get(number, {})
        name = _said(said, language)
        if name:
            within = _said(names.get(parent, {}), language) if parent is not None else ""
            yield _Candidate(Completion(name, name, within), tuple(said.values()), _KNOWN_PLACE)


def _cameras(connection: Connection) -> Iterable[_Candidate]:
    make, model = tables.items.c.make, tables.items.c.model
    rows = connection.execute(
        select(make, model, func.count()).group_by(make, model).order_by(func.count().desc())
    )
    for made, named, count in rows:
        words = " ".join(part for part in (made, named) if part)
        if words:
            yield _Candidate(Completion(words, words, str(count)), (words, named or ""), count)
