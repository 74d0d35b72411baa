"""What would embarrass us, said before an edition goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import chunks
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.consents import consents
from evidence_desk.desk.editions import Contents, EditionDetail, closed_since, dossier, edition
from evidence_desk.desk.numbers import not_open
from evidence_desk.desk.preflight_words import SENTENCES, TOGETHER
from evidence_desk.desk.references import check_draft
from evidence_desk.desk.rows import ItemRow, read_rows
from evidence_desk.desk.secrets import secrets_of
from evidence_desk.domain.dates import describe
from evidence_desk.domain.derived import is_redacted, read_recipe
from evidence_desk.domain.editions import Audience, Dossier, ExhibitEntry, ExhibitState
from evidence_desk.domain.items import Access, FileState, Kind, Status, make_ref
from evidence_desk.domain.mediums import medium_named
from evidence_desk.domain.sentences import in_language, spaced
from evidence_desk.exports.cleaning import never_cleaned
from evidence_desk.exports.silence import Sought

_STOP = {"empty", "missing", "changed", "closed", "incident_closed", "consent_ended", "tells",
         "incident_tells", "section_tells", "file_tells"}  # fmt: skip
#: A verification older than this is spoken of.
_LONG = timedelta(days=90)
#: The code of a tag, in any vocabulary, that says of an item: parts of it must be covered first.
TO_COVER = "to-redact"
#: What leads to the source it names.
_OF_SOURCES = {"consent_ended", "consent_ending"}
_NOTE = {
    *("withheld", "withheld_one", "not_verified", "verified_long_ago", "no_incident"),
    *("everything", "section_empty", "draft_uncited"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the preflight; `ref` is where it leads: an item, incident or section, or None.

    Where `leads_to_source`, `ref` is the code of a source. Of an exhibit, `item` is the item behind
    it, and `exhibit` what is numbered: that item, or a clip of it.

    Severity "stop" must be mended, "warn" looked at, "note" known.
    """

    severity: str
    code: str
    ref: str | None
    number: str | None = None
    detail: str = ""
    item: str | None = None
    exhibit: str | None = None

    @property
    def leads_to_source(self) -> bool:
        """Whether what it speaks of is mended at a source."""
        return self.code in _OF_SOURCES

    def sentence(self, language: str = "en") -> str:
        """The line, for people."""
        english, french = SENTENCES[self.code]
        words = spaced(french) if language == "fr" else english
        detail = in_language(self.detail, language)
        if self.leads_to_source or self.code == "verified_long_ago":
            detail = describe(self.detail, language)
        elif self.code == "too_large":
            detail = _megabytes(int(self.detail), language)
        return words.format(number=self.number, ref=self.ref, detail=detail)


def _megabytes(count: int, language: str) -> str:
    figures = f"{count / 1e6:,.1f}"
    if language == "fr":
        figures = figures.translate({ord(","): "\u202f", ord("."): ","})
    return f"{figures}\u00a0{'Mo' if language == 'fr' else 'MB'}"


def said_together(findings: Sequence[Finding], language: str = "en") -> str:
    """Several findings of one kind as one line; the sentence itself where there is only one."""
    first = findings[0]
    if len(findings) == 1 or first.code not in TOGETHER:
        return first.sentence(language)
    return TOGETHER[first.code][1 if language == "fr" else 0].format(count=len(findings))


def check(
    library: Library, name: str, draft: Path | None = None, medium: str | None = None
) -> list[Finding]:
    """Everything worth knowing before an edition is issued or handed over; the gravest first.

    With a `draft` of the report, also what it cites that is not in, and what is in and not cited.
    `medium` is what the pack goes out on, if not what the edition says.
    """
    detail, made = edition(library, name), dossier(library, name)
    if medium is not None:
        detail = replace(detail, contents=replace(detail.contents, medium=medium))
    with library.read() as connection:
        found = list(_look(connection, detail, made))
    found += _telling(library, made, detail)
    if draft is not None:
        found += _of_draft(library, name, draft)
    found.sort(key=lambda one: ("stop", "warn", "note").index(one.severity))
    return found


def _look(connection: Connection, detail: EditionDetail, made: Dossier) -> Iterator[Finding]:
    items = {one.ref: one.item_id for one in detail.exhibits}
    entries = [  # what was added between the one reading and the other is for the next check
        entry for entry in made.exhibits if entry.state is ExhibitState.IN and entry.ref in items
    ]
    rows = {row.id: row for row in read_rows(connection, list(dict.fromkeys(items.values())))}
    if not entries:
        yield _finding("empty")
    elif _is_everything(connection, detail.contents):
        yield _finding("everything")
    closed = closed_since(connection, made)
    known, today = consents(connection, set(items.values())), date.today()
    asides = _Asides(connection, made, set(items.values()), detail.contents.medium)
    for entry in entries:
        row = rows[items[entry.ref]]
        consent = known.get(row.id)
        if consent is not None and (consent.ended(today) or consent.ends_soon(today)):
            code = "consent_ended" if consent.ended(today) else "consent_ending"
            until = consent.until.isoformat()
            yield _finding(code, consent.source, entry.number, until, row.ref, entry.ref)
        if entry.number in closed.exhibits:
            yield _finding("closed", row.ref, entry.number, "", row.ref, entry.ref)
        for code, said in (*_exhibit(entry, row, made), *asides.of(entry, row)):
            yield _finding(code, row.ref, entry.number, said, row.ref, entry.ref)
    yield from _cited_not_in(connection, made, {*items.values()})
    for ref in closed.incidents:
        yield _finding("incident_closed", ref)
    for incident in made.incidents:
        if not incident.title:
            yield _finding("incident_title", incident.ref)
        if not incident.date:
            yield _finding("incident_date", incident.ref)
    for section in made.sections:
        if not section.title:
            yield _finding("section_title", section.number)
        if not section.exhibits and not _has_below(made, section.number):
            yield _finding("section_empty", section.number)
    if made.left_out.items:
        code = "withheld_one" if made.left_out.items == 1 else "withheld"
        yield _finding(code, detail=str(made.left_out.items))
    if not (made.organisation or made.author):
        yield _finding("no_organisation")
    if made.audience is Audience.FULL and not made.recipient:
        yield _finding("no_recipient")


def _exhibit(entry: ExhibitEntry, row: ItemRow, made: Dossier) -> Iterator[tuple[str, str]]:
    if row.file_state is FileState.MISSING or (entry.pack_name and entry.original is None):
        yield "missing", ""
    elif row.file_state is FileState.CHANGED:
        yield "changed", ""
    if made.audience is Audience.PUBLIC and entry.pack_name and never_cleaned(row.mime):
        yield "no_copy", ""
    if row.problem:
        yield "problem", row.problem
        if made.layout.stamped and row.mime == "application/pdf":
            yield "not_appended", ""
    if entry.date is None:
        yield "no_date", ""
    if row.status is Status.NEW:
        yield "never_looked_at", ""
    if (not any(row.titles.values()) and not entry.title) or (
        not any(row.titles.values()) and entry.title == row.name
    ):
        yield "no_title", ""
    elif entry.title_language != made.language:
        yield "no_translation", ""
    if row.access is Access.CONFIDENTIAL:
        yield "confidential", ""
    if row.file_state is FileState.UNCHECKED:
        yield "not_verified", ""
    if not entry.sections:
        yield "not_cited", ""
    if not entry.incidents:
        yield "no_incident", ""


def _has_below(made: Dossier, number: str) -> bool:
    return any(one.number.startswith(f"{number}.") for one in made.sections)


def _is_everything(connection: Connection, contents: Contents) -> bool:
    if contents.query or contents.sections or contents.incidents:
        return False
    ties = tables.ties
    tied = connection.execute(
        select(ties.c.id)
        .where(ties.c.incident_id.is_not(None) | ties.c.section_id.is_not(None))
        .limit(1)
    )
    return tied.first() is None


class _Asides:
    """What stands beside exhibits: their last verification, covered copies, the medium."""

    def __init__(self, connection: Connection, made: Dossier, ids: set[int], medium: str) -> None:
        self._largest = medium_named(medium).largest_file
        self._public = made.audience is Audience.PUBLIC
        self._given = {one.ref for one in made.exhibits if one.state is ExhibitState.IN}
        self._checked: dict[int, str] = {}
        self._covered: dict[int, list[str]] = {}
        self._itself: set[int] = set()
        items, checks = tables.items, tables.file_checks
        copies = items.alias("copies")
        for part in chunks(sorted(ids)):
            rows = connection.execute(select(checks).where(checks.c.item_id.in_(part)))
            self._checked |= {row.item_id: row.checked_at for row in rows}
            made_here = select(copies.c.id, copies.c.parent_id, copies.c.recipe).where(
                copies.c.recipe.is_not(None), copies.c.status != Status.REJECTED
            )
            for row in connection.execute(made_here.where(copies.c.parent_id.in_(part))):
                if is_redacted(read_recipe(row.recipe)):
                    ref = make_ref("item", row.id)
                    self._covered.setdefault(row.parent_id, []).append(ref)
            for row in connection.execute(made_here.where(copies.c.id.in_(part))):
                if is_redacted(read_recipe(row.recipe)):
                    self._itself.add(row.id)

    def of(self, entry: ExhibitEntry, row: ItemRow) -> Iterator[tuple[str, str]]:
        """Each as the code of a finding and its detail."""
        is_clip = entry.clip_start_s is not None
        if self._largest is not None and not is_clip and row.bytes > self._largest:
            yield "too_large", str(row.bytes)
        checked = self._checked.get(row.id)
        if checked is not None and row.file_state is FileState.OK:
            day = date.fromisoformat(checked[:10])
            if day < date.today() - _LONG:
                yield "verified_long_ago", day.isoformat()
        covered = self._covered.get(row.id, [])
        marked = any(tag.partition(":")[2] == TO_COVER for tag in row.tags)
        if marked and not covered and row.id not in self._itself:
            yield "redaction_pending", ""
        elif covered and (self._public or marked) and not self._given.intersection(covered):
            yield "covered_copy", covered[-1]


def _cited_not_in(connection: Connection, made: Dossier, given: set[int]) -> Iterator[Finding]:
    """What supports a section of the edition and is not in it, though its readers may have it."""
    ties, sections, items = tables.ties, tables.sections, tables.items
    rows = connection.execute(
        select(ties.c.item_id, sections.c.number)
        .join(sections, sections.c.id == ties.c.section_id)
        .join(items, items.c.id == ties.c.item_id)
        .where(items.c.status != Status.REJECTED)
        .order_by(ties.c.item_id, sections.c.number)
    ).all()
    numbers = {one.number for one in made.sections}
    missing = {
        row.item_id: row.number
        for row in rows
        if row.number in numbers and row.item_id not in given
    }
    shut = not_open(connection, set(missing)) if made.audience is Audience.PUBLIC else set()
    for item, number in missing.items():
        if item not in shut:
            ref = make_ref("item", item)
            yield _finding("cited_not_in", ref, None, number, ref)


def _telling(library: Library, made: Dossier, detail: EditionDetail) -> Iterator[Finding]:
    """Words of a public edition that would stop its export: a sealed name in an open title."""
    items = {one.ref: one.item_ref for one in detail.exhibits}
    secrets = secrets_of(library, made)
    if not secrets:
        return
    sought = Sought(secrets)
    for entry in made.exhibits:
        said = "\0".join((entry.title, entry.description, entry.text or "", *entry.quotes))
        for secret in sought.found_in(said):
            ref = items[entry.ref]
            yield _finding("tells", ref, entry.number, secret.what, ref, entry.ref)
    for incident in made.incidents:
        said = "\0".join((incident.title, incident.account))
        for secret in sought.found_in(said):
            yield _finding("incident_tells", incident.ref, detail=secret.what)
    for section in made.sections:
        for secret in sought.found_in(section.title):
            yield _finding("section_tells", section.number, detail=secret.what)
    yield from _in_files(library, made, detail, sought)


def _in_files(
    library: Library, made: Dossier, detail: EditionDetail, sought: Sought
) -> Iterator[Finding]:
    """What the text of documents says: a copy for the public says all of it."""
    given = {
        one.ref: one
        for one in made.exhibits
        if one.state is ExhibitState.IN and one.kind is Kind.DOCUMENT and one.pack_name
    }
    behind = {one.item_id: one for one in detail.exhibits if one.ref in given}
    table = tables.bodies
    with library.read() as connection:
        for part in chunks(sorted(behind)):
            for number, body in connection.execute(
                select(table.c.item_id, table.c.body).where(table.c.item_id.in_(part))
            ):
                one = behind[number]
                for secret in sought.found_in(body):
                    yield _finding(
                        "file_tells", one.item_ref, one.number, secret.what, one.item_ref, one.ref
                    )


def _of_draft(library: Library, name: str, draft: Path) -> Iterator[Finding]:
    """What a draft of the report cites that is not in, and what is in and not cited."""
    read = check_draft(library, name, draft)
    for one in read.found:
        if one.state != "right":
            yield _finding("draft_unknown", None, one.number, one.place)
    items = {one.number: one for one in edition(library, name).exhibits}
    for number in read.uncited:
        one_ = items[number]
        yield _finding("draft_uncited", one_.item_ref, number, "", one_.item_ref, one_.ref)


def _finding(
    code: str,
    ref: str | None = None,
    number: str | None = None,
    detail: str = "",
    item: str | None = None,
    exhibit: str | None = None,
) -> Finding:
    severity = "stop" if code in _STOP else "note" if code in _NOTE else "warn"
    return Finding(severity, code, ref, number, detail, item, exhibit)
