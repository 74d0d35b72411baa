"""Rows that somebody added to a sheet: new incidents, made once and never twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from evidence_desk.catalogue.library import Library
from evidence_desk.desk import chronology, history, outline
from evidence_desk.desk.sheets import export_sheet, import_sheet, review_sheet

Cells = dict[str, object]


def _add(path: Path, *rows: Cells, title: str = "Incidents") -> None:
    """Add rows below those of a sheet."""
    book = load_workbook(path)
    sheet = book[title]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row in rows:
        at = sheet.max_row + 1
        for name, value in row.items():
            sheet.cell(at, columns[name]).value = value
    book.save(path)


def _incidents(library: Library) -> dict[str, tuple[str | None, str]]:
    rows = chronology.incidents(library)
    return {row.ref: (row.date, row.titles.get("en", "")) for row in rows}


@pytest.fixture
def sheet(library: Library, tmp_path: Path) -> Path:
    outline.add_section(library, "1", {"en": "Violence"})
    chronology.add_incident(library, "2010-09-21", {"en": "Raid"}, {"en": "Vans."})
    out = tmp_path / "sheet.xlsx"
    export_sheet(library, out)
    return out


_BEATING: Cells = {
    "date": "night of 3 to 4 March 2011",
    "title.en": "Beating at the gate",
    "account.en": "Two men were beaten.",
    "lat": "50,95",
    "lon": "1,85",
    "sections": "1",
}


def test_a_row_without_a_reference_becomes_an_incident_in_one_step(
    library: Library, sheet: Path
) -> None:
    _add(sheet, _BEATING, {"title.en": "Undated"}, {"access": "open"})
    seen = review_sheet(library, sheet)
    assert {(one.ref, one.new) for one in seen.changes} == {("new-1", True), ("new-2", True)}
    assert [one.reason for one in seen.refused] == [
        "A row without a reference, date, title and account was left out."
    ]
    assert import_sheet(library, sheet, dry_run=True).made == []
    assert len(_incidents(library)) == 1
    done = import_sheet(library, sheet)
    assert done.made == ["I-002", "I-003"]
    assert {one.ref for one in done.changes} == {"I-002", "I-003"}
    assert _incidents(library) == {
        "I-001": ("2010-09-21", "Raid"),
        "I-002": ("2011-03-03T20:00/2011-03-04T06:00", "Beating at the gate"),
        "I-003": (None, "Undated"),
    }
    row = next(one for one in chronology.incidents(library) if one.ref == "I-002")
    assert (row.accounts["en"], row.lat, row.sections) == ("Two men were beaten.", 50.95, ("1",))
    history.undo(library)
    assert list(_incidents(library)) == ["I-001"]
    history.redo(library)
    assert len(_incidents(library)) == 3
    assert history.verify_log(library).ok


def test_the_same_sheet_again_makes_nothing(library: Library, sheet: Path) -> None:
    _add(sheet, _BEATING, {"title.en": "Undated"}, {"title.en": "Undated"})
    assert len(import_sheet(library, sheet).made) == 2
    chronology.change_incident(library, "I-2", {"title.en": "Ours now", "date": "2011-03"})
    before = _incidents(library)
    again = import_sheet(library, sheet)
    assert (again.changes, again.made, again.applied) == ([], [], False)
    assert again.notes == [
        "2 new rows of “Incidents” were made incidents before and were passed over."
    ]
    assert _incidents(library) == before


def test_undone_it_can_be_made_again(library: Library, sheet: Path) -> None:
    _add(sheet, _BEATING)
    import_sheet(library, sheet)
    history.undo(library)
    assert len(import_sheet(library, sheet).made) == 1
    assert len(_incidents(library)) == 2


def test_a_row_of_an_incident_that_was_entered_meanwhile_changes_that_one(
    library: Library, sheet: Path
) -> None:
    _add(sheet, {"date": "2011-05-01", "title.en": "Eviction", "place": "The jungle"})
    ref = chronology.add_incident(library, "2011-05-01", {"en": "Eviction"}, {"en": "At dawn."})
    done = import_sheet(library, sheet)
    assert [(one.ref, one.field, one.new) for one in done.changes] == [(ref, "place", False)]
    assert done.made == []
    row = next(one for one in chronology.incidents(library) if one.ref == ref)
    assert (row.place, row.accounts["en"]) == ("The jungle", "At dawn.")


def test_another_incident_of_the_same_day_and_title_is_made_beside_the_first(
    library: Library, sheet: Path
) -> None:
    _add(sheet, {"date": "2010-09-21", "title.en": "Raid", "place": "Elsewhere"})
    assert len(import_sheet(library, sheet).made) == 1


def test_a_row_that_cannot_be_read_makes_nothing_and_says_why(
    library: Library, sheet: Path
) -> None:
    _add(sheet, {**_BEATING, "date": "one day"}, {"title.en": "Fine", "sections": "99"})
    done = import_sheet(library, sheet)
    assert done.made == []
    assert sorted(one.field for one in done.refused) == ["date", "sections"]
    assert len(_incidents(library)) == 1


def test_cells_of_a_new_row_can_be_left_out(library: Library, sheet: Path) -> None:
    _add(sheet, _BEATING)
    done = import_sheet(library, sheet, choices={("new-1", "account.en"): "library"})
    row = next(one for one in chronology.incidents(library) if one.ref == done.made[0])
    assert (row.titles["en"], row.accounts.get("en", "")) == ("Beating at the gate", "")


def test_other_sheets_take_no_new_rows(library: Library, sheet: Path) -> None:
    _add(sheet, {"title.en": "A new film"}, title="Items")
    assert [one.reason for one in import_sheet(library, sheet).refused] == [
        "A row without a reference was left out."
    ]
