"""An edition as the plain data that annex, workbook and pack print.

A public edition is built from an allow-list: for it only the fields named in `_public` are filled;
whatever is added to an exhibit later stays out until it is named there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import chunks
from evidence_desk.catalogue.library import Library
from evidence_desk.desk import pictures
from evidence_desk.desk.chronology import IncidentRow, read_incidents
from evidence_desk.desk.items import ClipRow, MarkRow, clip_row, clips_of, marks_of
from evidence_desk.desk.logos import logo_of
from evidence_desk.desk.numbers import Numbered, NumberedExhibit
from evidence_desk.desk.occasions import OccasionRow
from evidence_desk.desk.outline import SectionRow, read_sections
from evidence_desk.desk.rows import ItemRow, read_rows
from evidence_desk.desk.telling import Telling
from evidence_desk.desk.texts import in_language, texts_of
from evidence_desk.desk.transcripts import read_languages, read_lines
from evidence_desk.desk.vocabularies import read_vocabularies
from evidence_desk.domain import outline, sentences
from evidence_desk.domain.clocks import Correction, say_basis
from evidence_desk.domain.derived import (
    FROM_OTHERS,
    is_redacted,
    made_title,
    moment_of,
    read_recipe,
    unnamed,
)
from evidence_desk.domain.editions import (
    Audience,
    ConcordanceEntry,
    Dossier,
    ExhibitEntry,
    ExhibitState,
    IncidentEntry,
    LeftOut,
    Numbering,
    SectionEntry,
    Transcripts,
)
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.incidents import Certainty, certainty_label
from evidence_desk.domain.items import Access, Kind, make_ref
from evidence_desk.domain.timecodes import span, timecode
from evidence_desk.domain.transcripts import overlapping
from evidence_desk.exports.names import pack_name

if TYPE_CHECKING:
    from evidence_desk.desk.editions import Contents

#: Vocabularies whose terms may name or describe people; never in a public edition.
_PRIVATE_VOCABULARIES = ("person", "people")
_TO_COVER = "to-redact"  # a note to editors: it is said to no reader
_BASIS = {
    "en": "the file ({field})",
    "fr": "le fichier ({field})",
}
_PAGE = {"en": "page {page}", "fr": "page {page}"}
_DETAIL = {"en": "detail", "fr": "détail"}  # a region of a picture


def assemble(
    library: Library,
    connection: Connection,
    edition: Any,
    contents: Contents,
    numbered: Numbered,
    *,
    to_list: bool = False,
) -> Dossier:
    """Put together what an edition says, in its language, for its audience, as things stand.

    `to_list` leaves out what takes long and no list shows: names in the pack, and passages.
    """
    maker = _Maker(library, connection, edition, contents, numbered, to_list=to_list)
    exhibits = maker.exhibits()
    incidents, incidents_left = maker.incidents(exhibits)
    sections, sections_left = maker.sections(exhibits)
    entry = connection.execute(
        select(tables.journal.c.id, tables.journal.c.hash)
        .order_by(tables.journal.c.id.desc())
        .limit(1)
    ).one()
    return Dossier(
        library_title=library.title,
        edition=edition.name,
        language=edition.language,
        audience=Audience(edition.audience),
        numbering=Numbering(edition.numbering),
        issued_at=None,
        made_at=datetime.now(UTC).replace(microsecond=0),
        organisation=contents.organisation,
        author=contents.author,
        recipient=contents.recipient,
        reference=contents.reference,
        note=maker.telling.words(contents.note),
        previous_edition=_name_of(connection, edition.previous_id),
        journal_entry=entry.id,
        journal_hash=entry.hash,
        exhibits=exhibits,
        incidents=incidents,
        sections=sections,
        concordance=concordance_of(connection, edition, exhibits),
        left_out=LeftOut(numbered.left_out, incidents_left, sections_left),
        show_withheld=contents.show_withheld,
        layout=contents.layout,
        style=contents.style,
        logo=logo_of(library, contents.layout.logo),
        dates=contents.dates,
        places=contents.places,
        coded=maker.telling.coded,
    )


def _name_of(connection: Connection, number: int | None) -> str | None:
    if number is None:
        return None
    return connection.execute(
        select(tables.editions.c.name).where(tables.editions.c.id == number)
    ).scalar()


def concordance_of(
    connection: Connection, edition: Any, exhibits: Sequence[ExhibitEntry]
) -> tuple[ConcordanceEntry, ...]:
    """Old and new number of each exhibit that is in this edition or in the one before."""
    if edition.previous_id is None:
        return ()
    table = tables.exhibits
    rows = connection.execute(
        select(table.c.number, table.c.item_id, table.c.clip_id)
        .where(table.c.edition_id == edition.previous_id, table.c.state == "in")
        .order_by(table.c.position)
    )
    old = {
        make_ref("clip", row.clip_id) if row.clip_id else make_ref("item", row.item_id): row.number
        for row in rows
    }
    now = {one.ref: one for one in exhibits if one.state is ExhibitState.IN}
    withheld = {one.ref for one in exhibits if one.state is ExhibitState.WITHHELD}
    titles = {one.ref: one.title for one in exhibits}
    found = [
        ConcordanceEntry(
            ref,
            titles.get(ref, ""),
            number,
            now[ref].number if ref in now else None,
        )
        for ref, number in old.items()
        if ref not in withheld
    ]
    found += [
        ConcordanceEntry(ref, one.title, None, one.number)
        for ref, one in now.items()
        if ref not in old
    ]
    return tuple(found)


class _Maker:
    """Gathers what many exhibits need at once, then makes each entry."""

    def __init__(
        self,
        library: Library,
        connection: Connection,
        edition: Any,
        contents: Contents,
        numbered: Numbered,
        *,
        to_list: bool,
    ) -> None:
        self.to_list = to_list
        self.library, self.connection = library, connection
        self.contents, self.numbered = contents, numbered
        self.language: str = edition.language
        self.public = edition.audience == Audience.PUBLIC
        ids = list(dict.fromkeys(one.item_id for one in numbered.exhibits))
        self.number_of = {  # of whole items, which others may be made from
            one.item_id: one.number
            for one in reversed(numbered.exhibits)
            if one.clip_id is None and one.state is ExhibitState.IN
        }
        self.rows = {row.id: row for row in read_rows(connection, ids)}
        self.descriptions = texts_of(connection, "item", ids, "description")
        self.stored = self._stored(ids)
        self.all_incidents = read_incidents(connection)
        self.all_sections = read_sections(connection)
        self.open_incidents = {row.ref for row in self.all_incidents if self._allowed(row.access)}
        self.open_sections = {row.number for row in self.all_sections if self._allowed(row.access)}
        self.telling = Telling(
            connection,
            library.settings,
            self.language,
            contents.dates,
            contents.places,
            public=self.public,
        )
        self.noted = self._noted(ids)
        self.labels = {
            term.ref: self.telling.words(in_language(term.labels, self.language)[0] or term.code)
            for vocabulary in read_vocabularies(connection)
            for term in vocabulary.terms
            if not (self.public and vocabulary.code in _PRIVATE_VOCABULARIES)
            and term.code != _TO_COVER
        }

    def _allowed(self, access: str) -> bool:
        return not self.public or access == Access.OPEN

    def _stored(self, ids: Sequence[int]) -> dict[int, Any]:
        items, bodies, clocks = tables.items, tables.bodies, tables.clocks
        columns = (
            items.c.id,
            items.c.path,
            items.c.in_place,
            items.c.format,
            items.c.pages,
            items.c.date_basis,
            items.c.captured_from,
            items.c.captured_offset,
            items.c.parent_id,
            items.c.recipe,
            clocks.c.shift_s,
            clocks.c.zone,
            bodies.c.body,
        )
        rows = self.connection.execute(
            select(*columns)
            .outerjoin(bodies, bodies.c.item_id == items.c.id)
            .outerjoin(clocks, clocks.c.id == items.c.clock_id)
            .where(items.c.id.in_(ids))
        )
        return {row.id: row for row in rows}

    def _noted(self, ids: Sequence[int]) -> set[int]:
        """The items with clips or marks: most have none, and need not be asked one by one."""
        found: set[int] = set()
        for table in (tables.clips, tables.marks):
            for part in chunks(ids):
                query = select(table.c.item_id).where(table.c.item_id.in_(part))
                found.update(row[0] for row in self.connection.execute(query))
        return found

    # -------------------------------------------------------- exhibits

    def exhibits(self) -> tuple[ExhibitEntry, ...]:
        return tuple(self._exhibit(one) for one in self.numbered.exhibits)

    def _exhibit(self, one: NumberedExhibit) -> ExhibitEntry:
        row = self.rows[one.item_id]
        if one.state is not ExhibitState.IN:
            bare = _withheld(one, row.kind, self.language)
            if one.state is ExhibitState.WITHHELD or self.public:
                return replace(bare, reason=self.telling.words(bare.reason))
            title, language = in_language(row.titles, self.language)
            return replace(
                bare,
                title=title,
                title_language=language,
                format=self.stored[row.id].format or row.mime,
            )
        clip = clip_row(self.connection, one.clip_id) if one.clip_id is not None else None
        titles = clip.titles if clip and any(clip.titles.values()) else row.titles
        title, language = in_language(titles, self.language)
        descriptions = (clip.descriptions if clip else None) or self.descriptions.get(row.id, {})
        stored = self.stored[row.id]
        recipe = read_recipe(stored.recipe)
        made_from = self.number_of.get(stored.parent_id) if recipe is not None else None
        if self.public and recipe is not None:
            automatic = made_title(recipe, row.parent or "", language)
            title = unnamed(recipe, language) if title == automatic else title
        title = self.telling.words(title)
        original = self.library.originals.path_of(stored.path, in_place=bool(stored.in_place))
        tied = clip or row
        entry = ExhibitEntry(
            number=one.number,
            ref=one.ref,
            state=ExhibitState.IN,
            kind=row.kind,
            title=title or row.name,
            title_language=language,
            description=self.telling.words(in_language(descriptions, self.language)[0]),
            format=stored.format or row.mime,
            date=self.telling.date(row.captured),
            date_basis=self._basis(stored),
            place=self.telling.place("item", row.id, row.place, row.lat, row.lon),
            lat=row.lat,
            lon=row.lon,
            source=row.source,
            incidents=tuple(ref for ref in tied.incidents if ref in self.open_incidents),
            sections=tuple(n for n in tied.sections if n in self.open_sections),
            tags=tuple(self.labels[tag] for tag in row.tags if tag in self.labels),
            duration_s=clip.end_s - clip.start_s if clip else row.duration_s,
            pages=stored.pages,
            clip_start_s=clip.start_s if clip else None,
            clip_end_s=clip.end_s if clip else None,
            passages=self._passages(row) if self._tells(row, clip) else (),
            access=row.access,
            sha256=row.sha256,
            bytes=row.bytes if clip is None else None,
            name=row.name,
            pack_name=None if self.to_list else self._pack_name(one.number, title, row),
            original=original if original.is_file() else None,
            problem=sentences.in_language(row.problem or "", self.language) or None,
            picture=picture_of(
                self.library,
                row.id,
                row.kind,
                clip.start_s if clip else None,
                whole=not row.problem,
            ),
            text=self._text(stored.body) if clip is None and self._in_full(row) else None,
            made_from=made_from,
            made_from_ref=row.parent if made_from is None else None,
            made_at_s=moment_of(recipe),
            redacted=is_redacted(recipe),
            **self._quotes(row, clip),
        )
        return _public(entry, title, self.telling) if self.public else entry

    def _text(self, body: str | None) -> str | None:
        return self.telling.words(body) if body else body

    def _in_full(self, row: ItemRow) -> bool:
        """Whether an exhibit's text is printed: asked for, or for want of pages to append."""
        stamped = self.contents.layout.stamped and row.kind is Kind.DOCUMENT
        return self.contents.statements or (stamped and row.mime != "application/pdf")

    def _tells(self, row: ItemRow, clip: ClipRow | None) -> bool:
        """Whether an exhibit may have passages to list."""
        return clip is None and row.id in self.noted and not self.to_list

    def _quotes(self, row: ItemRow, clip: ClipRow | None) -> dict[str, Any]:
        """What is said in an exhibit, as far as the edition quotes it.

        In the edition's language if it is written in it, else in the one most is written in. Of
        passages: what is heard in those of its clips that are exhibits too and, but for the
        public, at its marks.
        """
        how = self.contents.transcripts
        if self.to_list or how == Transcripts.NONE or row.kind not in (Kind.VIDEO, Kind.AUDIO):
            return {}
        there = [one.language for one in read_languages(self.connection, row.id)]
        if not there:
            return {}
        language = self.language if self.language in there else there[0]
        lines = read_lines(self.connection, row.id, language)
        if clip is not None:
            spans = [(clip.start_s, clip.end_s)]
        elif how == Transcripts.FULL:
            spans = [(0.0, float("inf"))]
        else:
            own = {one.clip_id for one in self.numbered.exhibits if one.state is ExhibitState.IN}
            clips = [one for one in clips_of(self.connection, row.id) if one.id in own]
            spans = [(one.start_s, one.end_s) for one in clips]
            marks = () if self.public else marks_of(self.connection, row.id)
            spans += [(one.at_s, one.at_s) for one in marks if one.at_s is not None]
        quoted: list[str] = []
        for line in overlapping(lines, spans, row.duration_s):
            quoted += [timecode(line.start_s), self.telling.words(line.words)]
        return {"quotes": tuple(quoted), "quotes_language": language if quoted else ""}

    def _basis(self, stored: Any) -> str | None:
        """What an exhibit's date rests on: an editor's words, then a corrected clock, or the file.

        What proves that a clock was wrong is an editor's note and stays in the library.
        """
        if stored.shift_s is not None:
            clock = say_basis(Correction(round(stored.shift_s), stored.zone), self.language)
            made = stored.captured_from in FROM_OTHERS
            parent = sentences.in_language(stored.captured_from, self.language) if made else None
            return "; ".join(part for part in (stored.date_basis, parent, clock) if part)
        if stored.date_basis:
            return str(stored.date_basis)
        if stored.captured_from and stored.captured_from != "editor":
            field = sentences.in_language(stored.captured_from, self.language)
            if stored.captured_from in FROM_OTHERS:
                return field
            return _BASIS[self.language].format(field=field)
        return None

    def _passages(self, row: ItemRow) -> tuple[str, ...]:
        """Its clips and marks in order: of time, then of pages, then what has neither."""
        found: list[tuple[tuple[float, ...], str]] = []
        for clip in clips_of(self.connection, row.id):
            words = in_language(clip.titles, self.language)[0]
            where = span(clip.start_s, clip.end_s)
            found.append(((0, clip.start_s), self._passage(where, words, clip)))
        for mark in marks_of(self.connection, row.id):
            words = in_language(mark.titles, self.language)[0] or mark.note
            if mark.at_s is not None:
                order, where = (0, mark.at_s), timecode(mark.at_s)
            elif mark.page is not None:
                order, where = (1, mark.page), _PAGE[self.language].format(page=mark.page)
            else:
                order, where = (2, mark.id), _DETAIL[self.language] if mark.region else ""
            found.append((order, self._passage(where, words, mark)))
        return tuple(text for _, text in sorted(found, key=lambda one: one[0]))

    def _passage(self, where: str, words: str, one: ClipRow | MarkRow) -> str:
        """Where, what, and which incidents and sections it is tied to."""
        tied = [ref for ref in one.incidents if ref in self.open_incidents]
        tied += [number for number in one.sections if number in self.open_sections]
        told = f"[{', '.join(tied)}]" if tied else ""
        return " ".join(part for part in (where, words, told) if part)

    def _pack_name(self, number: str, title: str, row: ItemRow) -> str:
        shown = title if title or self.public else row.name.rpartition(".")[0] or row.name
        ending = row.name.rpartition(".")[2] if "." in row.name else ""
        return pack_name(number, shown, ending, row.kind)

    # -------------------------------------------------------- chronology and outline

    def incidents(self, exhibits: Sequence[ExhibitEntry]) -> tuple[tuple[IncidentEntry, ...], int]:
        """Incidents that exhibits document, or were asked for; and how many are left out."""
        numbers: dict[str, list[str]] = {}
        for entry in exhibits:
            for ref in entry.incidents:
                numbers.setdefault(ref, []).append(entry.number)
        asked = set(self.contents.incidents)
        sections = set(self.contents.sections)
        found, left = [], 0
        for row in self.all_incidents:
            wanted = (
                row.ref in numbers
                or row.ref in asked
                or not (asked or sections or self.contents.query)
                or any(n == s or outline.is_below(n, s) for n in row.sections for s in sections)
            )
            if not wanted:
                continue
            if row.ref not in self.open_incidents:
                left += 1
                continue
            found.append(self._incident(row, tuple(numbers.get(row.ref, ()))))
        told = {one.ref for one in found}
        return tuple(
            replace(one, linked=tuple(ref for ref in one.linked if ref in told)) for one in found
        ), left

    def _incident(self, row: IncidentRow, numbers: tuple[str, ...]) -> IncidentEntry:
        return IncidentEntry(
            ref=row.ref,
            title=self.telling.words(in_language(row.titles, self.language)[0]),
            account=self.telling.words(in_language(row.accounts, self.language)[0]),
            date=self.telling.date(row.date),
            place=self.telling.place("incident", row.id, row.place, row.lat, row.lon),
            lat=None if self.public else row.lat,
            lon=None if self.public else row.lon,
            certainty=certainty_label(Certainty(row.certainty), self.language)
            if row.certainty
            else None,
            tags=tuple(self.labels[tag] for tag in row.tags if tag in self.labels),
            sections=tuple(n for n in row.sections if n in self.open_sections),
            exhibits=numbers,
            occasions=tuple(said for one in row.occasions for said in self._occasion(one)),
            linked=row.linked,
        )

    def _occasion(self, one: OccasionRow) -> tuple[str | None, ...]:
        """When and where, as the incident's own date and place are told: to the public no point.

        What is neither dated nor named is a point alone, and to the public nothing.
        """
        place = self.telling.place("occasion", one.number, one.place, one.lat, one.lon)
        if not place and one.lat is not None and one.lon is not None and not self.public:
            from evidence_desk.exports.texts import point  # Babel: only where it is needed

            place = point(one.lat, one.lon, self.language)
        date = self.telling.date(one.date)
        return (date, place) if date or place else ()

    def sections(self, exhibits: Sequence[ExhibitEntry]) -> tuple[tuple[SectionEntry, ...], int]:
        """The outline as far as it goes into the edition; and how many headings are left out."""
        numbers: dict[str, list[str]] = {}
        for entry in exhibits:
            for section in entry.sections:
                numbers.setdefault(section, []).append(entry.number)
        wanted = self.contents.sections
        found, left = [], 0
        for row in self.all_sections:
            if wanted and not any(
                row.number == top
                or outline.is_below(row.number, top)
                or outline.is_below(top, row.number)
                for top in wanted
            ):
                continue
            if row.number not in self.open_sections:
                left += 1
                continue
            found.append(self._section(row, tuple(numbers.get(row.number, ()))))
        return tuple(found), left

    def _section(self, row: SectionRow, numbers: tuple[str, ...]) -> SectionEntry:
        return SectionEntry(
            number=row.number,
            title=self.telling.words(in_language(row.titles, self.language)[0]),
            depth=row.depth,
            exhibits=numbers,
        )


def _withheld(one: NumberedExhibit, kind: Kind, language: str) -> ExhibitEntry:
    """A number with nothing behind it."""
    return ExhibitEntry(
        number=one.number,
        ref=one.ref,
        state=one.state,
        kind=kind,
        title="",
        title_language=language,
        description="",
        format="",
        date=None,
        date_basis=None,
        place=None,
        lat=None,
        lon=None,
        source=None,
        incidents=(),
        sections=(),
        tags=(),
        duration_s=None,
        pages=None,
        clip_start_s=None,
        clip_end_s=None,
        passages=(),
        access=None,
        sha256=None,
        bytes=None,
        name="",
        pack_name=None,
        original=None,
        problem=None,
        picture=no_picture,
        text=None,
        reason=one.reason,
    )


def _public(entry: ExhibitEntry, title: str, telling: Telling) -> ExhibitEntry:
    """The allow-list: what the public reads of an exhibit.

    The file's own name, hash and point can lead back to the person who filmed; notes were written
    for editors; so none of them is here. Of its place, what the edition's rule makes coarse enough.
    """
    kind_words = {"en": "Untitled", "fr": "Sans titre"}
    return ExhibitEntry(
        number=entry.number,
        ref=entry.ref,
        state=entry.state,
        kind=entry.kind,
        title=title or kind_words.get(entry.title_language, "—"),
        title_language=entry.title_language,
        description=entry.description,
        format=entry.format,
        date=entry.date,
        date_basis=None,
        place=entry.place if telling.of_exhibits else None,
        lat=None,
        lon=None,
        source=None,
        incidents=entry.incidents,
        sections=entry.sections,
        tags=entry.tags,
        duration_s=entry.duration_s,
        pages=entry.pages,
        clip_start_s=entry.clip_start_s,
        clip_end_s=entry.clip_end_s,
        passages=(),
        quotes=entry.quotes,
        quotes_language=entry.quotes_language,
        access=None,
        sha256=None,
        bytes=entry.bytes,
        name="",
        pack_name=entry.pack_name,
        original=entry.original,
        problem=None,
        picture=entry.picture,
        text=entry.text,
        made_from=entry.made_from,
        made_at_s=entry.made_at_s if entry.made_from is not None else None,
        redacted=entry.redacted,
    )


def picture_of(
    library: Library, item_id: int, kind: Kind, at_s: float | None, *, whole: bool
) -> Callable[[int], bytes | None]:
    """How an exhibit looks: a clip's first frame, a photo at any size, else the small picture.

    `whole` is false for files that could not be read to their end.
    """

    def make(max_px: int) -> bytes | None:
        try:
            if at_s is not None and kind is Kind.VIDEO:
                return pictures.frame(library, item_id, at_s, max_px)[0]
            if max_px > 512 and kind is Kind.PHOTO and whole:
                return pictures.view(library, item_id, max_px)
        except DeskError:
            pass  # the small picture made at intake is better than none
        return pictures.thumbnail(library, item_id)

    return make


def no_picture(_max_px: int) -> bytes | None:
    """For exhibits that show nothing."""
    return None
