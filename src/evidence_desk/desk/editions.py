"""Editions: what goes in, under which number, and the issue that freezes both."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes, now, to_json
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.libraries import settings as library_settings
from evidence_desk.desk.records import edition_id, resolve_all, section_id
from evidence_desk.domain import query as language_of_queries
from evidence_desk.domain.coarsening import checked_dates, checked_places
from evidence_desk.domain.editions import (
    Audience,
    ConcordanceEntry,
    Dossier,
    EditionState,
    ExhibitState,
    LeftOut,
    Numbering,
    Transcripts,
)
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import Access, make_ref
from evidence_desk.domain.layouts import (
    AnnexLayout,
    Later,
    NumberStyle,
    checked_layout,
    checked_style,
    read_layout,
    read_style,
)
from evidence_desk.domain.mediums import medium_named

if TYPE_CHECKING:  # whoever lists editions makes no dossier of them
    from evidence_desk.desk.numbers import NumberedExhibit


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into an edition, and for whom; what is empty sets no limit or says nothing."""

    sections: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    query: str = ""
    recipient: str = ""
    reference: str = ""
    note: str = ""
    organisation: str = ""
    author: str = ""
    show_withheld: bool = True
    statements: bool = False
    transcripts: str = Transcripts.NONE
    added: tuple[str, ...] = ()  # items and clips that go in besides
    dropped: tuple[str, ...] = ()  # … and that do not
    withheld: tuple[tuple[str, str], ...] = ()  # … or by their number only, and why
    moves: tuple[tuple[str, str], ...] = ()  # what was put after what, one after the other
    layout: AnnexLayout = field(default_factory=AnnexLayout)
    style: NumberStyle = field(default_factory=NumberStyle)
    medium: str = ""  # what its pack goes out on, as `domain.mediums` reads it
    dates: str = ""  # how much of dates and places the public is told: "" as the library says
    places: str = ""


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition as lists show it."""

    id: int
    name: str
    language: str
    audience: Audience
    numbering: Numbering
    state: EditionState
    created_at: str
    issued_at: str | None
    exhibits: int
    previous: str | None


@dataclass(frozen=True, slots=True)
class ExhibitRow:
    """An exhibit as the edition's page shows it."""

    number: str
    ref: str
    item_id: int
    item_ref: str
    title: str
    kind: str
    state: ExhibitState
    reason: str = ""  # why it is withheld


@dataclass(frozen=True, slots=True)
class EditionDetail:
    """An edition with its contents and its exhibits in order."""

    row: EditionRow
    contents: Contents
    exhibits: tuple[ExhibitRow, ...]
    left_out: LeftOut
    concordance: tuple[ConcordanceEntry, ...] = field(default=())
    printed: Mapping[str, str] = field(default_factory=dict)  # as on the title page

    def __getattr__(self, name: str) -> Any:
        """What lists show, and what goes in, are parts of the whole."""
        if name.startswith("_") or name in ("row", "contents"):
            raise AttributeError(name)
        return getattr(self.row if hasattr(self.row, name) else self.contents, name)


def editions(library: Library) -> list[EditionRow]:
    """All editions in the order they were made."""
    with library.read() as connection:
        rows = connection.execute(select(tables.editions).order_by(tables.editions.c.id)).all()
        return [_row(library, connection, row) for row in rows]


def edition(library: Library, name: str) -> EditionDetail:
    """One edition with its exhibits: numbered now for a draft, as frozen for an issued one."""
    with library.read() as connection:
        row = _load(connection, name)
        made = dossier_of(library, connection, row, to_list=True)
        items = dict(items_of(connection, made))
        return EditionDetail(
            row=replace(
                _row(library, connection, row, count=False),
                exhibits=sum(e.state is ExhibitState.IN for e in made.exhibits),
            ),
            contents=_contents(row.settings),
            exhibits=tuple(
                ExhibitRow(
                    number=entry.number,
                    ref=entry.ref,
                    item_id=items[entry.ref],
                    item_ref=make_ref("item", items[entry.ref]),
                    title=entry.title,
                    kind=str(entry.kind),
                    state=entry.state,
                    reason=entry.reason,
                )
                for entry in made.exhibits
            ),
            left_out=made.left_out,
            concordance=made.concordance,
            printed={name: getattr(made, name) for name in _ON_THE_TITLE_PAGE},
        )


@dataclass(frozen=True, slots=True)
class ClosedSince:
    """What a public edition gives out that is not open any more: exhibits' numbers, incidents."""

    exhibits: tuple[str, ...]
    incidents: tuple[str, ...]


def closed_since(connection: Connection, made: Dossier) -> ClosedSince:
    """What was closed after a public edition was issued; a draft has none, nor has a full one."""
    from evidence_desk.desk.numbers import not_open

    if made.audience is not Audience.PUBLIC:
        return ClosedSince((), ())
    given = {entry.ref: entry.number for entry in made.exhibits if entry.state is ExhibitState.IN}
    items = [(ref, item) for ref, item in items_of(connection, made) if ref in given]
    closed = not_open(connection, {item for _ref, item in items})
    table = tables.incidents
    rows = connection.execute(select(table.c.id).where(table.c.access != Access.OPEN))
    shut = {make_ref("incident", row[0]) for row in rows}
    return ClosedSince(
        tuple(given[ref] for ref, item in items if item in closed),
        tuple(one.ref for one in made.incidents if one.ref in shut),
    )


_ON_THE_TITLE_PAGE = ("recipient", "organisation", "author", "reference", "note")


def items_of(connection: Connection, made: Dossier) -> list[tuple[str, int]]:
    """Each exhibit's reference with the id of the item behind it."""
    records = resolve_all(connection, [entry.ref for entry in made.exhibits], "item", "clip")
    clips = tables.clips
    found = []
    for record in records:
        number = record.id
        if record.kind == "clip":
            number = connection.execute(
                select(clips.c.item_id).where(clips.c.id == record.id)
            ).scalar_one()
        found.append((record.ref, number))
    return found


def add_edition(
    library: Library,
    name: str,
    language: str = "en",
    audience: str = "full",
    numbering: str = "plain",
    **contents: Any,
) -> EditionRow:
    """Add a draft edition; `contents` are the fields of Contents. Raises UsageError."""
    name = name.strip()
    if not name:
        raise UsageError("An edition needs a name, such as “Ombudsman, June 2011”.")
    made = _checked(library, language, audience, numbering)
    with library.change("add edition “{target}”", target=name) as changes:
        table = tables.editions
        _refuse_taken(changes.connection, name)
        wanted = _with(library, changes.connection, numbering, Contents(), contents)
        number = changes.insert(
            table,
            [
                {
                    "name": name,
                    **made,
                    "previous_id": _last_issued(changes.connection, numbering),
                    "settings": to_json({"contents": asdict(wanted)}),
                    "created_at": now(),
                }
            ],
        )[0]
        row = changes.connection.execute(select(table).where(table.c.id == number)).one()
        return _row(library, changes.connection, row)


def change_edition(
    library: Library,
    name: str,
    *,
    new_name: str | None = None,
    language: str | None = None,
    audience: str | None = None,
    numbering: str | None = None,
    **contents: Any,
) -> None:
    """Change a draft; an issued edition never changes (raises UsageError)."""
    with library.change("change edition “{target}”", target=name) as changes:
        row = _draft(changes.connection, name)
        values: dict[str, Any] = _checked(
            library, language or row.language, audience or row.audience, numbering or row.numbering
        )
        if new_name is not None and new_name.strip() and new_name.strip() != name:
            _refuse_taken(changes.connection, new_name.strip())
            values["name"] = new_name.strip()
        if numbering is not None:
            values["previous_id"] = _last_issued(changes.connection, numbering)
        wanted = _with(
            library, changes.connection, values["numbering"], _contents(row.settings), contents
        )
        values["settings"] = to_json({"contents": asdict(wanted)})
        changes.update(tables.editions, {row.id: values})


def change_contents(
    library: Library,
    name: str,
    title: str,
    make: Callable[[Connection, Contents], Contents],
    count: int = 0,
) -> None:
    """Change what goes into a draft; `title` is the journal's template. One undo step."""
    with library.change(title, target=name, count=count) as changes:
        row = _draft(changes.connection, name)
        made = make(changes.connection, _contents(row.settings))
        stored = json.loads(row.settings)
        stored["contents"] = asdict(made)
        changes.update(tables.editions, {row.id: {"settings": to_json(stored)}})


def remove_edition(library: Library, name: str) -> None:
    """Remove a draft; an issued edition stays for ever (raises UsageError)."""
    with library.change("remove edition “{target}”", target=name) as changes:
        row = _draft(changes.connection, name)
        changes.delete(tables.editions, [row.id])


def issue(library: Library, name: str) -> EditionRow:
    """Freeze a draft: its numbers, and all that it says of each exhibit, never change again.

    Raises UsageError if it is issued already, has no exhibits, or one whose source's consent has
    ended.
    """
    from evidence_desk.desk import freezing
    from evidence_desk.desk.consents import refuse_ended
    from evidence_desk.desk.dossiers import assemble
    from evidence_desk.desk.numbers import number_exhibits

    with library.change(
        "issue edition “{target}” with {count} exhibits", kind="custody"
    ) as changes:
        connection = changes.connection
        row = _draft(connection, name)
        numbered = number_exhibits(connection, row, _contents(row.settings))
        given = [one for one in numbered.exhibits if one.state is ExhibitState.IN]
        refuse_ended(connection, name, {one.number: one.item_id for one in given})
        made = assemble(library, connection, row, _whole(library, row), numbered)
        count = sum(entry.state is ExhibitState.IN for entry in made.exhibits)
        if not count:
            raise UsageError(
                f"Nothing is in the edition “{name}” yet; choose what goes in, then issue it."
            )
        changes.args = {"target": name, "count": count}
        changes.facts = {
            "exhibits": [[entry.number, entry.ref, entry.sha256] for entry in made.exhibits]
        }
        subjects: dict[str, NumberedExhibit] = {one.ref: one for one in numbered.exhibits}
        changes.insert(
            tables.exhibits,
            [
                {
                    "edition_id": row.id,
                    "position": position,
                    "number": entry.number,
                    "item_id": subjects[entry.ref].item_id,
                    "clip_id": subjects[entry.ref].clip_id,
                    "state": str(entry.state),
                    "frozen": freezing.freeze_exhibit(entry),
                }
                for position, entry in enumerate(made.exhibits)
            ],
        )
        changes.update(
            tables.editions,
            {
                row.id: {
                    "state": str(EditionState.ISSUED),
                    "issued_at": now(),
                    "settings": to_json(
                        {
                            "contents": asdict(_contents(row.settings)),
                            "frozen": freezing.freeze_rest(made),
                        }
                    ),
                }
            },
        )
        _drafts_go_on_from(changes, row)
    with library.read() as connection:
        return _row(library, connection, _load(connection, name))


def _refuse_taken(connection: Connection, name: str) -> None:
    """Raise UsageError if there is an edition of that name."""
    table = tables.editions
    if connection.execute(select(table.c.id).where(table.c.name == name)).first() is not None:
        raise UsageError(f"There is an edition “{name}” already.")


def _drafts_go_on_from(changes: Changes, issued: Any) -> None:
    """Drafts of the same series that were begun before: this is now the edition before theirs."""
    table = tables.editions
    drafts = changes.connection.execute(
        select(table.c.id).where(
            table.c.state == EditionState.DRAFT, table.c.numbering == issued.numbering
        )
    ).scalars()
    changes.update(table, {number: {"previous_id": issued.id} for number in drafts})


def dossier(library: Library, name: str) -> Dossier:
    """Everything an edition hands over: as it stands for a draft, as frozen for an issued one."""
    with library.read() as connection:
        return dossier_of(library, connection, _load(connection, name))


def dossier_of(
    library: Library, connection: Connection, row: Any, *, to_list: bool = False
) -> Dossier:
    """As `dossier`, for a row of the editions' table; `to_list` as in `assemble`."""
    from evidence_desk.desk import freezing
    from evidence_desk.desk.dossiers import assemble
    from evidence_desk.desk.numbers import number_exhibits

    if row.state == EditionState.ISSUED:
        return freezing.thaw(library, connection, row)
    contents = _whole(library, row)
    numbered = number_exhibits(connection, row, contents)
    return assemble(library, connection, row, contents, numbered, to_list=to_list)


def dossier_near(library: Library, name: str, ref: str, most: int) -> tuple[Dossier, bool]:
    """As `dossier`, but of a long edition only `most` exhibits, `ref` among them; and whether all.

    For looking at, never for handing over.
    """
    from evidence_desk.desk import freezing
    from evidence_desk.desk.dossiers import assemble
    from evidence_desk.desk.numbers import number_exhibits

    with library.read() as connection:
        row = _load(connection, name)
        if row.state == EditionState.ISSUED:
            made = freezing.thaw(library, connection, row)
            at = _window([one.ref for one in made.exhibits], ref, most)
            whole = len(made.exhibits) <= most
            made = replace(made, exhibits=made.exhibits[at])
        else:
            contents = _whole(library, row)
            numbered = number_exhibits(connection, row, contents)
            at = _window([one.ref for one in numbered.exhibits], ref, most)
            whole = len(numbered.exhibits) <= most
            numbered = replace(numbered, exhibits=numbered.exhibits[at])
            made = assemble(library, connection, row, contents, numbered)
    if whole:
        return made, True
    return replace(
        made, incidents=made.incidents[:most], concordance=made.concordance[:most]
    ), False


def _window(refs: Sequence[str], ref: str, most: int) -> slice:
    at = refs.index(ref) if ref in refs else 0
    start = max(0, min(at - most // 3, len(refs) - most))
    return slice(start, start + most)


def concordance(library: Library, name: str) -> tuple[ConcordanceEntry, ...]:
    """Old and new numbers against the edition before, where there is one."""
    from evidence_desk.desk.dossiers import concordance_of

    with library.read() as connection:
        row = _load(connection, name)
        return concordance_of(connection, row, dossier_of(library, connection, row).exhibits)


def _whole(library: Library, row: Any) -> Contents:
    """What is set for an edition, with the library's own word where it is silent."""
    contents = _contents(row.settings)
    own = library_settings(library)
    return replace(
        contents,
        organisation=contents.organisation or own.organisation,
        author=contents.author or own.author,
        recipient=contents.recipient or own.recipient,
        reference=contents.reference or own.reference,
        dates=contents.dates or own.dates,
        places=contents.places or own.places,
    )


def _load(connection: Connection, name: str) -> Any:
    number = edition_id(connection, name)
    return connection.execute(select(tables.editions).where(tables.editions.c.id == number)).one()


def _draft(connection: Connection, name: str) -> Any:
    row = _load(connection, name)
    if row.state == EditionState.ISSUED:
        raise UsageError(
            f"The edition “{name}” is issued and never changes; add a further edition instead."
        )
    return row


def _row(library: Library, connection: Connection, row: Any, count: bool = True) -> EditionRow:
    exhibits = 0
    if count and row.state == EditionState.ISSUED:
        exhibits = connection.execute(
            select(func.count()).where(
                tables.exhibits.c.edition_id == row.id, tables.exhibits.c.state == "in"
            )
        ).scalar_one()
    elif count:
        from evidence_desk.desk.numbers import number_exhibits

        numbered = number_exhibits(connection, row, _contents(row.settings))
        exhibits = sum(one.state is ExhibitState.IN for one in numbered.exhibits)
    previous = None
    if row.previous_id is not None:
        previous = connection.execute(
            select(tables.editions.c.name).where(tables.editions.c.id == row.previous_id)
        ).scalar()
    return EditionRow(
        id=row.id,
        name=row.name,
        language=row.language,
        audience=Audience(row.audience),
        numbering=Numbering(row.numbering),
        state=EditionState(row.state),
        created_at=row.created_at,
        issued_at=row.issued_at,
        exhibits=exhibits,
        previous=previous,
    )


def _last_issued(connection: Connection, numbering: str) -> int | None:
    """The edition whose series a new one goes on with."""
    table = tables.editions
    return connection.execute(
        select(table.c.id)
        .where(table.c.state == "issued", table.c.numbering == numbering)
        .order_by(table.c.issued_at.desc(), table.c.id.desc())
        .limit(1)
    ).scalar()


def _contents(stored: str) -> Contents:
    values = json.loads(stored).get("contents", {})
    known = {one.name for one in fields(Contents)}
    made = {name: value for name, value in values.items() if name in known}
    for name in ("sections", "incidents", "added", "dropped"):
        made[name] = tuple(made.get(name, ()))
    for name in ("withheld", "moves"):
        made[name] = tuple((one, other) for one, other in made.get(name, ()))
    made["layout"] = read_layout(made.get("layout", {}))
    made["style"] = read_style(made.get("style", {}))
    return Contents(**made)


def _with(
    library: Library, connection: Connection, rule: str, contents: Contents, values: dict[str, Any]
) -> Contents:
    """Contents with other values; those of the layout and of the numbers are named among them."""
    from evidence_desk.desk.logos import refuse_unknown

    known = {one.name for one in fields(Contents)} - {"layout", "style"}
    of_layout = {one.name for one in fields(AnnexLayout)}
    of_style = {one.name for one in fields(NumberStyle)}
    if unknown := set(values) - known - of_layout - of_style:
        raise UsageError(f"An edition has no field “{min(unknown)}”.")
    quoted = values.get("transcripts") or Transcripts.NONE
    if quoted not in set(Transcripts):
        raise UsageError(f"Transcripts are quoted: {', '.join(Transcripts)}; not “{quoted}”.")
    given = {name: value for name, value in values.items() if value is not None}
    for name in ("sections", "incidents", "added", "dropped", "columns"):
        if name in given:
            given[name] = _list(given[name])
    made = replace(contents, **{name: given[name] for name in given.keys() & known})
    for number in made.sections:
        section_id(connection, number)
    resolve_all(connection, made.incidents, "incident")
    language_of_queries.parse(made.query)
    layout = replace(made.layout, **{name: given[name] for name in given.keys() & of_layout})
    if "logo" in given:
        refuse_unknown(library, layout.logo)
    style = replace(made.style, **{name: given[name] for name in given.keys() & of_style})
    if rule != Numbering.PLAIN:  # what only plain numbers have goes with another rule
        style = replace(
            style,
            prefix=given.get("prefix", ""),
            later=given.get("later", Later.NEXT),
        )
    medium_named(made.medium)
    made = replace(made, dates=checked_dates(made.dates), places=checked_places(made.places))
    return replace(made, layout=checked_layout(layout), style=checked_style(style, rule))


def _list(value: Sequence[str] | str) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else list(value)
    return tuple(part.strip() for part in parts if part.strip())


def _checked(library: Library, language: str, audience: str, numbering: str) -> dict[str, Any]:
    for label, value, allowed in (
        ("The language", language, library.languages),
        ("The audience", audience, tuple(Audience)),
        ("The numbering", numbering, tuple(Numbering)),
    ):
        if value not in allowed:
            raise UsageError(f"{label} is one of {', '.join(allowed)}; not “{value}”.")
    return {"language": language, "audience": audience, "numbering": numbering}
