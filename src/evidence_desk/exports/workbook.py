"""The edition as a spreadsheet: exhibits, incidents, sections and concordance."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from evidence_desk.domain.editions import (
    Audience,
    ConcordanceEntry,
    Dossier,
    ExhibitEntry,
    ExhibitState,
    IncidentEntry,
    SectionEntry,
)
from evidence_desk.domain.progress import Progress, Report, ignore_progress
from evidence_desk.domain.sentences import format_in
from evidence_desk.exports.atomic import written_whole
from evidence_desk.exports.cells import Dress, Field, Value, excel_date, fill, picture, row_height
from evidence_desk.exports.gathering import save
from evidence_desk.exports.plaintext import visible
from evidence_desk.exports.texts import (
    coarsely,
    date_in_words,
    left_out,
    made_of,
    numbered,
    occasions_in_words,
    words,
)

_PICTURE_BOX = (112, 84)  # pixels on the sheet
_PICTURE_PIXELS = 224
_ROW_POINTS = 66.0
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip file can hold
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_PICTURE_NAMES = (".jpeg", ".jpg", ".png")
_LABEL = Font(name="Calibri", bold=True, color="1B2D4E")


def write_workbook(
    dossier: Dossier,
    out: Path,
    report: Report = ignore_progress,
    in_volume: int | None = None,
) -> None:
    """Write the workbook to `out`, whole or not at all; the same dossier gives the same bytes.

    In a pack, file names lead to the files of the volume that the workbook lies in.
    Raises StorageError where `out` cannot be written, and whatever `report` raises to stop.
    """
    said = words(dossier.language).workbook
    book, dress = Workbook(), Dress()
    _describe(book, dossier)
    _about(book.active, dossier, dress)
    shown = [
        entry
        for entry in dossier.exhibits
        if entry.state is not ExhibitState.WITHHELD or dossier.show_withheld
    ]
    _exhibits(book.create_sheet(said.exhibits), dossier, shown, in_volume, report, dress)
    numbers = {entry.number for entry in shown}
    _incidents(book.create_sheet(said.incidents), dossier, numbers, dress)
    _sections(book.create_sheet(said.sections), dossier, numbers, dress)
    if dossier.concordance:
        _concordance(book.create_sheet(said.concordance), dossier, dress)
    with written_whole(out) as path:
        _save(book, dossier.made_at, path)


def _save(book: Workbook, made: datetime, path: Path) -> None:
    """Save without the times of this run: the same dossier gives the same bytes."""
    raw = BytesIO()
    save(book, raw, zipfile.ZIP_STORED)
    stamp = made.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(raw) as saved, zipfile.ZipFile(path, "w") as settled:
        for part in saved.infolist():
            data = saved.read(part)
            if part.filename == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>" + stamp, data)
            whole = zipfile.ZipInfo(part.filename, _EPOCH)
            whole.create_system = 3
            # Pictures are packed already.
            drawn = part.filename.endswith(_PICTURE_NAMES)
            whole.compress_type = zipfile.ZIP_STORED if drawn else zipfile.ZIP_DEFLATED
            settled.writestr(whole, data)


def _describe(book: Workbook, dossier: Dossier) -> None:
    """Properties that name the organisation, never a person or a machine."""
    made = dossier.made_at.replace(tzinfo=None)
    properties = book.properties
    properties.creator = visible(dossier.organisation)
    properties.lastModifiedBy = visible(dossier.organisation)
    properties.title = visible(f"{dossier.library_title} – {dossier.edition}")
    properties.language = dossier.language
    properties.created = made
    properties.modified = made


def _about(sheet: Worksheet, dossier: Dossier, dress: Dress) -> None:
    all_words = words(dossier.language)
    said, title = all_words.workbook, all_words.title
    sheet.title = said.about
    issued = dossier.issued_at
    in_it = sum(entry.state is ExhibitState.IN for entry in dossier.exhibits)
    facts: list[tuple[str, Value]] = [
        (said.library, dossier.library_title),
        (title.organisation, dossier.organisation),
        (title.recipient, dossier.recipient),
        (title.author, dossier.author),
        (title.reference, dossier.reference),
        (title.edition, dossier.edition),
        (title.previous, dossier.previous_edition),
        (title.issued, issued.date() if issued else title.draft_notice),
        (said.made_at, dossier.made_at.replace(tzinfo=None)),
        (title.audience_label, title.audience[dossier.audience]),
        (title.exhibits, in_it),
        (title.numbering_label, numbered(dossier)),
        (title.left_out_label, left_out(dossier)),
        (title.coarse_label, coarsely(dossier)),
        (title.note, dossier.note),
        (said.journal_issue if issued else said.journal_entry, dossier.journal_entry),
        (said.journal_hash, dossier.journal_hash),
    ]
    row = 0
    for label, value in facts:
        if value is None or value == "":
            continue
        row += 1
        dress.put(sheet.cell(row, 1), label)
        sheet.cell(row, 1).font = _LABEL
        dress.put(sheet.cell(row, 2), value)
        sheet.cell(row, 2).alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        sheet.row_dimensions[row].height = row_height([(label, 34), (value, 84)])
    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 84
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _exhibits(
    sheet: Worksheet,
    dossier: Dossier,
    shown: Sequence[ExhibitEntry],
    in_volume: int | None,
    report: Report,
    dress: Dress,
) -> None:
    fields = [
        *_exhibit_naming(dossier),
        *_exhibit_facts(dossier),
        *_exhibit_file(dossier, in_volume),
    ]
    if dossier.audience is Audience.PUBLIC:  # columns the public may not see stand empty
        fields = [
            field
            for at, field in enumerate(fields)
            if at < 2 or any(field.of(entry) not in (None, "") for entry in shown)
        ]
    fill(sheet, fields, shown, dress)
    sheet.freeze_panes = "C2"
    for row, entry in enumerate(shown, 2):
        if entry.state is not ExhibitState.WITHHELD:
            image = picture(entry.picture(_PICTURE_PIXELS), _PICTURE_BOX)
            if image is not None:
                sheet.add_image(image, f"B{row}")
            tall = sheet.row_dimensions[row].height or 0
            sheet.row_dimensions[row].height = max(tall, _ROW_POINTS)
        report(Progress(row - 1, len(shown), entry.number))


def _open(of: Field[ExhibitEntry]) -> Field[ExhibitEntry]:
    """The same column, empty for an exhibit that is withheld."""
    withheld = ExhibitState.WITHHELD
    return Field(
        of.head,
        of.width,
        lambda entry: None if entry.state is withheld else of.of(entry),
        of.link,
    )


def _exhibit_naming(dossier: Dossier) -> list[Field[ExhibitEntry]]:
    all_words = words(dossier.language)
    said = all_words.workbook
    language = dossier.language

    def title_language(entry: ExhibitEntry) -> Value:
        return all_words.languages.get(entry.title_language, entry.title_language)

    return [
        Field(said.number, 9, lambda e: _number(e.number)),
        Field(said.picture, 16.5, lambda _e: None),
        Field(said.state, 14, lambda e: said.states[e.state.value]),
        _open(Field(said.title, 42, lambda e: e.title)),
        _open(Field(said.title_language, 11, title_language)),
        _open(Field(said.kind, 16, lambda e: all_words.list.kind[e.kind])),
        _open(Field(said.format, 24, lambda e: format_in(e.format, language))),
        _open(Field(said.date, 17, lambda e: excel_date(e.date))),
        _open(Field(said.date_words, 28, lambda e: date_in_words(e.date, language))),
        _open(Field(said.date_edtf, 20, lambda e: e.date)),
        _open(Field(said.date_basis, 22, lambda e: e.date_basis)),
    ]


def _exhibit_facts(dossier: Dossier) -> list[Field[ExhibitEntry]]:
    all_words = words(dossier.language)
    said = all_words.workbook

    def access(entry: ExhibitEntry) -> Value:
        return None if entry.access is None else all_words.list.access[entry.access]

    fields: list[Field[ExhibitEntry]] = [
        Field(said.place, 24, lambda e: e.place),
        Field(said.latitude, 11, lambda e: e.lat),
        Field(said.longitude, 11, lambda e: e.lon),
        Field(said.source, 10, lambda e: e.source),
        Field(said.in_incidents, 14, lambda e: ", ".join(e.incidents)),
        Field(said.in_sections, 14, lambda e: ", ".join(e.sections)),
        Field(said.tags, 24, lambda e: ", ".join(e.tags)),
        Field(said.duration, 13, lambda e: _time(e.duration_s)),
        Field(said.extract_start, 13, lambda e: _time(e.clip_start_s)),
        Field(said.extract_end, 13, lambda e: _time(e.clip_end_s)),
        Field(said.made_from, 26, lambda e: made_of(all_words.list, e)),
        Field(said.pages, 8, lambda e: e.pages),
        Field(said.passages, 36, lambda e: "\n".join(e.passages)),
        Field(said.quotes, 48, _quoted),
        Field(said.description, 48, lambda e: e.description),
        Field(said.access, 15, access),
        Field(said.text, 48, lambda e: e.text),
    ]
    return [_open(field) for field in fields]


def _quoted(entry: ExhibitEntry) -> str:
    """What is said in an exhibit, a time and its words in each row of the cell."""
    parts = iter(entry.quotes)
    return "\n".join(f"{at}  {words}" for at, words in zip(parts, parts, strict=True))


def _exhibit_file(dossier: Dossier, in_volume: int | None) -> list[Field[ExhibitEntry]]:
    all_words = words(dossier.language)
    said, folder = all_words.workbook, all_words.pack.exhibits_folder
    parted = any(entry.volume for entry in dossier.exhibits)

    def link(entry: ExhibitEntry) -> str | None:
        if entry.pack_name is None or entry.state is not ExhibitState.IN:
            return None
        if in_volume is None or entry.volume not in (0, in_volume):
            return None
        return f"{folder}/{entry.pack_name}"

    fields: list[Field[ExhibitEntry]] = [
        Field(said.file, 36, lambda e: e.pack_name, link),
        *([Field(said.volume, 9, _volume)] if parted else []),
        Field(said.original_name, 28, lambda e: e.name),
        Field(said.reference, 12, lambda e: e.ref),
        Field(said.bytes, 14, lambda e: e.bytes),
        Field(said.sha256, 68, lambda e: e.sha256),
        Field(said.problem, 30, lambda e: e.problem),
    ]
    return [_open(field) for field in fields]


def _volume(entry: ExhibitEntry) -> Value:
    return entry.volume or None


def _number(number: str) -> Value:
    """A plain number sorts as a number; 1.2-03 and 12.1 stay as they are written."""
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else number


def _time(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=round(seconds, 3))


def _incidents(sheet: Worksheet, dossier: Dossier, numbers: set[str], dress: Dress) -> None:
    said, language = words(dossier.language).workbook, dossier.language

    def exhibits(entry: IncidentEntry) -> list[str]:
        return [number for number in entry.exhibits if number in numbers]

    fields: list[Field[IncidentEntry]] = [
        Field(said.reference, 11, lambda e: e.ref),
        Field(said.date, 17, lambda e: excel_date(e.date)),
        Field(said.date_words, 30, lambda e: date_in_words(e.date, language)),
        Field(said.date_edtf, 22, lambda e: e.date),
        Field(said.title, 42, lambda e: e.title),
        Field(said.account, 60, lambda e: e.account),
        Field(said.place, 24, lambda e: e.place),
        Field(said.latitude, 11, lambda e: e.lat),
        Field(said.longitude, 11, lambda e: e.lon),
        Field(said.occasions, 34, lambda e: "\n".join(occasions_in_words(e, language))),
        Field(said.certainty, 18, lambda e: e.certainty),
        Field(said.tags, 24, lambda e: ", ".join(e.tags)),
        Field(said.in_sections, 14, lambda e: ", ".join(e.sections)),
        Field(said.linked, 16, lambda e: ", ".join(e.linked)),
        Field(said.exhibits, 24, lambda e: ", ".join(exhibits(e))),
        Field(said.count, 10, lambda e: len(exhibits(e))),
    ]
    fill(sheet, fields, dossier.incidents, dress)


def _sections(sheet: Worksheet, dossier: Dossier, numbers: set[str], dress: Dress) -> None:
    said = words(dossier.language).workbook

    def exhibits(entry: SectionEntry) -> list[str]:
        return [number for number in entry.exhibits if number in numbers]

    fields: list[Field[SectionEntry]] = [
        Field(said.number, 10, lambda e: e.number),
        Field(said.heading, 60, lambda e: e.title),
        Field(said.exhibits, 48, lambda e: ", ".join(exhibits(e))),
        Field(said.count, 10, lambda e: len(exhibits(e))),
    ]
    fill(sheet, fields, dossier.sections, dress)


def _concordance(sheet: Worksheet, dossier: Dossier, dress: Dress) -> None:
    said = words(dossier.language).workbook
    previous = dossier.previous_edition or ""
    fields: list[Field[ConcordanceEntry]] = [
        Field(said.old.format(edition=previous), 24, lambda e: _number(e.old or "")),
        Field(said.new.format(edition=dossier.edition), 24, lambda e: _number(e.new or "")),
        Field(said.title, 60, lambda e: e.title),
        Field(said.reference, 12, lambda e: e.ref),
    ]
    fill(sheet, fields, dossier.concordance, dress)
