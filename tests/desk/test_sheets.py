"""Sheets that go out to be edited and come back: nothing lost, nothing doubled, nothing guessed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk import chronology, describe, ties
from evidence_desk.desk.items import items_json
from evidence_desk.desk.sheets import SheetReport, export_sheet, import_sheet
from evidence_desk.domain.errors import UsageError


def _edit(path: Path, **cells: dict[str, object]) -> None:
    """Change cells of a sheet: reference (without its hyphen) → column → value."""
    book = load_workbook(path)
    sheet = book["Items"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        ref = str(sheet.cell(row, columns["ref"]).value).replace("-", "")
        for name, value in cells.get(ref, {}).items():
            sheet.cell(row, columns[name]).value = value
    book.save(path)


def _state(library: Library) -> tuple[object, int]:
    with library.read() as connection:
        entries = connection.execute(select(func.count()).select_from(tables.journal)).scalar()
    return items_json(library, ""), int(entries or 0)


@pytest.fixture
def sheet(library: Library, tmp_path: Path) -> Path:
    out = tmp_path / "items.xlsx"
    assert export_sheet(library, out) == 9
    return out


def test_an_untouched_sheet_changes_nothing(library: Library, sheet: Path) -> None:
    before = _state(library)
    assert import_sheet(library, sheet) == SheetReport()
    assert _state(library) == before


def test_a_dry_run_tells_all_and_changes_nothing(library: Library, sheet: Path) -> None:
    _edit(sheet, E000001={"title.en": "The quay", "access": "open"}, E000002={"status": "gone"})
    before = _state(library)
    tried = import_sheet(library, sheet, dry_run=True)
    assert _state(library) == before
    assert not tried.applied
    done = import_sheet(library, sheet)
    assert done.applied
    assert done.changes == tried.changes
    assert done.refused == tried.refused
    assert [one.ref for one in done.refused] == ["E-000002"]
    assert items_json(library, "E-000001")[0]["titles"]["en"] == "The quay"


def test_a_cell_both_sides_changed_is_refused_and_named(library: Library, sheet: Path) -> None:
    describe.describe(library, ["E-1"], {"title.en": "Ours"})
    _edit(sheet, E000001={"title.en": "Theirs"}, E000003={"title.en": "Free"})
    report = import_sheet(library, sheet)
    assert [(one.ref, one.here, one.there) for one in report.refused] == [
        ("E-000001", "Ours", "Theirs")
    ]
    assert [one.ref for one in report.changes] == ["E-000003"]


def test_ties_of_clips_are_neither_doubled_nor_torn(library: Library, tmp_path: Path) -> None:
    film = items_json(library, "kind:video")[0]["ref"]
    key = film.replace("-", "")
    for day in ("2010-09-21", "2010-09-22"):
        chronology.add_incident(library, day, {"en": "Raid"})
    clip = describe.add_clip(library, film, 0.2, 1.0)
    ties.tie(library, [clip], ["I-1"])
    sheet = tmp_path / "items.xlsx"
    export_sheet(library, sheet)
    _edit(sheet, **{key: {"incidents": "I-001; I-002"}})
    assert import_sheet(library, sheet).applied
    assert _ties(library) == [("clip", 1), ("item", 2)]
    export_sheet(library, sheet)
    _edit(sheet, **{key: {"incidents": "I-002"}})
    report = import_sheet(library, sheet)
    assert "clip" in report.refused[0].reason
    assert _ties(library) == [("clip", 1), ("item", 2)]


def _ties(library: Library) -> list[tuple[str, int]]:
    table = tables.ties
    with library.read() as connection:
        rows = connection.execute(select(table.c.clip_id, table.c.incident_id)).all()
    return sorted(("clip" if clip else "item", incident) for clip, incident in rows)


def test_a_formula_without_a_result_takes_nothing_away(library: Library, sheet: Path) -> None:
    describe.describe(library, ["E-1"], {"title.en": "The quay"})
    export_sheet(library, sheet)
    _edit(sheet, E000001={"title.en": "=1+1"}, E000002={"title.en": "Free"})
    report = import_sheet(library, sheet)
    assert [(one.ref, one.field) for one in report.refused] == [("E-000001", "title.en")]
    assert "formula" in report.refused[0].reason
    assert items_json(library, "E-000001")[0]["titles"] == {"en": "The quay"}
    assert items_json(library, "E-000002")[0]["titles"] == {"en": "Free"}


def test_a_sheet_taken_over_twice_changes_nothing_the_second_time(
    library: Library, sheet: Path
) -> None:
    chronology.add_incident(library, "2010-09-21", {"en": "Raid"})
    typed = {
        "captured": "night of 21 to 22 September 2010",
        "lat": "41,5",
        "lon": 22.25,
        "access": "OPEN",
        "incidents": "I-1",
        "rank": 4.0,
    }
    _edit(sheet, E000001=typed, E000002={"captured": datetime(2010, 9, 21, 21, 47)})
    first = import_sheet(library, sheet)
    assert first.refused == []
    assert len(first.changes) == len(typed) + 1
    again = import_sheet(library, sheet)
    assert (again.changes, again.refused) == ([], [])


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no workbook", b"ref,title\nE-1,x\n"])
def test_what_is_no_sheet_is_refused_in_a_sentence(
    library: Library, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    with pytest.raises(UsageError, match="cannot be read as an Excel workbook"):
        import_sheet(library, path)
