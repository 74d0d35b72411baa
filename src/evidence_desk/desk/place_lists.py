"""The gazetteer as a CSV file, out and back in: name.en,name.fr,lat,lon,radius_m,parent,note."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from evidence_desk.catalogue.journal import Changes
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.destinations import file_to_write
from evidence_desk.desk.gazetteer import called, place_number, read_names
from evidence_desk.desk.places import insert_place, places, set_values
from evidence_desk.domain.errors import DeskError, StorageError, UsageError
from evidence_desk.exports.atomic import written_whole

_RUNS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


@dataclass(slots=True)
class PlacesReport:
    """What came of a list of places; `refused` are sentences, one for each row left alone."""

    added: int = 0
    changed: int = 0
    refused: list[str] = field(default_factory=list)

    @property
    def partly(self) -> bool:
        """Whether some rows were left alone."""
        return bool(self.refused)


def export_places(library: Library, out: Path) -> Path:
    """Write all places into a CSV file, each after the one it lies in; returns its path."""
    out = file_to_write(library, out, ".csv")
    languages = library.languages
    rows = places(library)
    names = {row.id: next((row.names[c] for c in languages if c in row.names), "") for row in rows}
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*(f"name.{c}" for c in languages), "lat", "lon", "radius_m", "parent", "note"])
    for row in rows:
        parent = names.get(row.parent_id, "") if row.parent_id is not None else ""
        said = [*(row.names.get(one, "") for one in languages)]
        writer.writerow(
            [*map(_plain, said), row.lat, row.lon, row.radius_m, _plain(parent), _plain(row.note)]
        )
    data = text.getvalue().encode("utf-8-sig")
    with written_whole(out) as temporary:
        temporary.write_bytes(data)
        with library.change("hand over a list of {count} places", kind="custody") as changes:
            changes.args = {"count": len(rows)}
            changes.facts = {"file": out.name, "sha256": hashlib.sha256(data).hexdigest()}
    return out


def import_places(library: Library, path: Path) -> PlacesReport:
    """Take places over from a CSV file; one undo step.

    A row whose name, in any language, is one place's is about that place: what it says is set, an
    empty cell leaves things alone. Other rows are new places. A bad row is left alone and told.
    Raises UsageError where no row can be read, and then nothing has changed.
    """
    rows = _read(path)
    report = PlacesReport()
    with library.change("take over {count} places from “{target}”") as changes:
        taken: list[tuple[int, int, dict[str, str]]] = []
        for at, row in rows:
            try:
                taken.append((at, _take(library, changes, row, report), row))
            except DeskError as error:
                report.refused.append(_told(at, error))
        for at, number, row in taken:  # all are there now, in whatever order they stood
            if parent := row.get("parent", ""):
                try:
                    parent_id = place_number(changes.connection, parent)
                    set_values(library, changes, number, {"parent": parent_id})
                except DeskError as error:
                    report.refused.append(_told(at, error))
        changes.args = {"count": report.added + report.changed, "target": path.name}
    return report


def _told(at: int, error: DeskError) -> str:
    return f"Row {at}: {error}"


def _take(library: Library, changes: Changes, row: Mapping[str, str], report: PlacesReport) -> int:
    names = {
        language: row[f"name.{language}"]
        for language in library.languages
        if row.get(f"name.{language}")
    }
    values: dict[str, Any] = {}
    if row.get("lat") or row.get("lon"):
        values["point"] = f"{row.get('lat', '')}; {row.get('lon', '')}"
    for column, name in (("radius_m", "radius"), ("note", "note")):
        if row.get(column):
            values[name] = row[column]
    known = read_names(changes.connection)
    same = {number for name in names.values() for number in called(known, name)}
    point = changes.connection.begin_nested()
    mark = (len(changes.rows), set(changes.touched), set(changes.reindex))
    try:
        if len(same) == 1:
            number = same.pop()
            said = {f"name.{language}": name for language, name in names.items()}
            set_values(library, changes, number, said | values)
            report.changed += len(changes.rows) > mark[0]
        else:
            number = insert_place(library, changes, names, values)
            report.added += 1
        point.commit()
        return number
    except DeskError:
        point.rollback()
        del changes.rows[mark[0] :]
        changes.touched, changes.reindex = mark[1], mark[2]
        raise


def _read(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows with their numbers, as a spreadsheet counts them; empty ones left out."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"“{path.name}” is not a text in UTF-8; save it as CSV UTF-8.") from error
    except OSError as error:
        raise StorageError(f"“{path}” could not be read: {error.strerror}.") from error
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    found = csv.reader(StringIO(text), delimiter=delimiter)
    names = [cell.strip().lower() for cell in next(found, [])]
    if not any(name.startswith("name.") for name in names):
        raise UsageError(
            f"“{path.name}” has no column name.en or name.fr; "
            "export the places to see how it is written."
        )
    return [
        (at, dict(zip(names, map(_typed, cells), strict=False)))
        for at, cells in enumerate(found, start=2)
        if any(cell.strip() for cell in cells)
    ]


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_RUNS) else text


def _typed(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:2] in _RUNS else text
