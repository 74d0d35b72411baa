"""What people and spreadsheet programs do to a sheet in a week, and what is made of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from evidence_desk.catalogue.library import Library
from evidence_desk.desk import chronology, describe, outline, ties
from evidence_desk.desk.chronology import incident_json
from evidence_desk.desk.history import undo
from evidence_desk.desk.items import items_json
from evidence_desk.desk.sheets import (
    export_sheet,
    import_sheet,
    read_choices,
    report_json,
    review_sheet,
    take_over,
)
from evidence_desk.domain.errors import Cancelled, UsageError
from evidence_desk.domain.progress import Progress
from evidence_desk.domain.sentences import in_language
from evidence_desk.exports.sheet_cells import read_text
from office import converted, needs_calc

Edit = Callable[..., Path]


def _cell(book: Workbook, sheet: str, ref: str, name: str) -> Any:
    lines = book[sheet]
    columns = {cell.value: cell.column for cell in lines[1]}
    for row in range(2, lines.max_row + 1):
        if lines.cell(row, columns["ref"]).value == ref:
            return lines.cell(row, columns[name])
    raise AssertionError(f"{ref} is not in the sheet")


def _set(path: Path, cells: dict[tuple[str, str], Any], sheet: str = "Items") -> None:
    book = load_workbook(path)
    for (ref, name), value in cells.items():
        _cell(book, sheet, ref, name).value = value
    book.save(path)


def _item(library: Library, ref: str) -> dict[str, Any]:
    return items_json(library, ref)[0]


@pytest.fixture
def film(library: Library) -> str:
    return str(items_json(library, "kind:video")[0]["ref"])


@pytest.fixture
def told(library: Library, film: str) -> Library:
    for number in ("1", "1.1", "2"):
        outline.add_section(library, number, {"en": number})
    chronology.add_incident(library, "2010-09-21", {"en": "Raid"}, place="Quay")
    chronology.add_incident(library, "2010-10", {"en": "Search"})
    describe.describe(library, ["E-1"], {"title.en": "The quay", "place": "Harbour"})
    describe.add_clip(library, film, 0.25, 1.0, {"en": "The blow"})
    describe.add_mark(library, film, 0.5, "a lamp goes out")
    return library


@pytest.fixture
def sheet(told: Library, tmp_path: Path) -> Path:
    out = tmp_path / "sheet.xlsx"
    export_sheet(told, out)
    return out


def test_incidents_are_edited_on_a_sheet_of_their_own(told: Library, sheet: Path) -> None:
    edits = {
        ("I-001", "date"): "night of 21 to 22 September 2010",
        ("I-001", "account.fr"): "Ce qui s’est passé.",
        ("I-001", "sections"): "1.1; 2",
        ("I-001", "tags"): "force:police",
        ("I-002", "certainty"): "Probable",
        ("I-002", "lat"): "41,5",
        ("I-002", "lon"): 23.25,
    }
    _set(sheet, edits, "Incidents")
    done = import_sheet(told, sheet)
    assert done.refused == []
    assert {(one.ref, one.field) for one in done.changes} == set(edits)
    first, second = incident_json(told, "I-1"), incident_json(told, "I-2")
    assert (first["sections"], first["tags"]) == (["1.1", "2"], ["force:police"])
    assert first["accounts"] == {"fr": "Ce qui s’est passé."}
    assert (second["certainty"], second["lat"], second["lon"]) == ("probable", 41.5, 23.25)
    assert import_sheet(told, sheet).changes == []


def test_clips_and_marks_are_edited_on_a_sheet_of_their_own(told: Library, sheet: Path) -> None:
    edits = {
        ("C-000001", "end"): "0:00:00.900",
        ("C-000001", "title.fr"): "Le coup",
        ("C-000001", "incidents"): "I-1",
        ("M-000001", "at"): time(0, 0, 0, 750_000),
        ("M-000001", "note"): "= two lamps",
    }
    book = load_workbook(sheet)
    for (ref, name), value in edits.items():
        cell = _cell(book, "Clips and marks", ref, name)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    book.save(sheet)
    done = import_sheet(told, sheet)
    assert done.refused == []
    assert {(one.ref, one.field) for one in done.changes} == set(edits)
    assert import_sheet(told, sheet).changes == []
    undo(told)
    assert len(import_sheet(told, sheet).changes) == len(edits)


def test_cells_without_sense_are_refused_alone(told: Library, sheet: Path) -> None:
    _set(sheet, {("E-000001", "access"): "public", ("E-000001", "place"): "Mole"})
    nowhere = next(one["ref"] for one in items_json(told, "") if one["lat"] is None)
    _set(sheet, {(nowhere, "lat"): 41.5, (nowhere, "rank"): 3})
    _set(sheet, {("E-000003", "captured"): "some day", ("E-000003", "tags"): "no:such"})
    _set(sheet, {("C-000001", "start"): "0:00:02", ("M-000001", "start"): 1}, "Clips and marks")
    looked = review_sheet(told, sheet)
    done = import_sheet(told, sheet)
    assert {(one.ref, one.field) for one in done.refused} == {
        ("E-000001", "access"),
        (nowhere, "lat"),
        ("E-000003", "captured"),
        ("E-000003", "tags"),
        ("C-000001", "start"),
        ("M-000001", "start"),
    }
    assert {(one.ref, one.field) for one in done.changes} == {
        ("E-000001", "place"),
        (nowhere, "rank"),
    }
    assert looked.changes == done.changes
    assert sorted(looked.refused, key=str) == sorted(done.refused, key=str)
    for one in done.refused:
        reason = one.reason.removeprefix(f"{one.ref}: ")
        assert in_language(reason, "fr") != reason, f"no French for {reason}"


def test_a_contested_row_waits_until_somebody_chooses(told: Library, sheet: Path) -> None:
    _set(sheet, {("E-000001", "title.en"): "Theirs", ("E-000001", "rank"): 4})
    describe.describe(told, ["E-1"], {"title.en": "Ours"})
    waiting = import_sheet(told, sheet, dry_run=True)
    assert waiting.changes == []
    assert [(r.field, r.here, r.there) for r in waiting.refused] == [("title.en", "Ours", "Theirs")]
    assert report_json(waiting)["refused"][0]["here"] == "Ours"
    [contested] = [one for one in review_sheet(told, sheet).changes if one.contested]
    assert (contested.exported, contested.before, contested.after) == (
        "The quay",
        "Ours",
        "Theirs",
    )
    ours = import_sheet(told, sheet, dry_run=True, prefer="library")
    assert [one.field for one in ours.changes] == ["rank"]
    theirs = import_sheet(told, sheet, dry_run=True, prefer="sheet")
    assert [one.field for one in theirs.changes] == ["title.en", "rank"]
    choices = read_choices({"E-000001": {"title.en": "sheet", "rank": "library"}})
    done = take_over(told, review_sheet(told, sheet), choices)
    assert [one.field for one in done.changes] == ["title.en"]
    assert _item(told, "E-1")["titles"] == {"en": "Theirs"}
    assert _item(told, "E-1")["rank"] == 0


@pytest.mark.parametrize("wrong", [[], {"E-1": "sheet"}, {"E-1": {"rank": "mine"}}])
def test_choices_that_cannot_be_read_are_refused(wrong: Any) -> None:
    with pytest.raises(UsageError, match="Choices are a JSON object"):
        read_choices(json.loads(json.dumps(wrong)))


def test_both_sides_saying_the_same_contest_nothing(told: Library, sheet: Path) -> None:
    _set(sheet, {("E-000001", "title.en"): "Agreed"})
    describe.describe(told, ["E-1"], {"title.en": "Agreed"})
    assert import_sheet(told, sheet).changes == []


def test_rows_may_be_sorted_hidden_removed_and_columns_moved(told: Library, sheet: Path) -> None:
    book = load_workbook(sheet)
    lines = [[cell.value for cell in row] for row in book["Items"].iter_rows()]
    head, rows = lines[0], lines[1:]
    head[3] = head[3].upper()
    rows[2][head.index("place")] = "Mole"
    kept = [at for at, name in enumerate(head) if name != "rank"][::-1]
    del book["Items"]
    items = book.create_sheet("Items", 0)
    items.append(["Please look at this!"])
    items.append([*(head[at] for at in kept), "remarks"])
    for row in reversed(rows[:5]):
        items.append([*(row[at] for at in kept), "mine"])
    items.row_dimensions[3].hidden = True
    book.create_sheet("Notes").append(["ref", "x"])
    book.save(sheet)
    done = import_sheet(told, sheet)
    assert [(one.ref, one.field, one.after) for one in done.changes] == [
        ("E-000003", "place", "Mole")
    ]
    assert done.refused == []
    assert done.unknown_columns == ["remarks"]
    assert "4 rows of “Items” are no longer in the sheet; nothing was removed for that." in (
        done.notes
    )
    assert "The sheet “Notes” is not one of ours and was passed over." in done.notes
    assert len(items_json(told, "")) == 9
    for note in done.notes:
        assert in_language(note, "fr") != note


def test_a_row_that_is_there_twice_holds_only_if_both_agree(told: Library, sheet: Path) -> None:
    book = load_workbook(sheet)
    items = book["Items"]
    for row in (2, 3):
        items.append([cell.value for cell in items[row]])
    _cell(book, "Items", "E-000002", "place").value = "Mole"
    _cell(book, "Items", "E-000003", "place").value = "Quay"
    items.append([None, "a new row"])
    book.save(sheet)
    done = import_sheet(told, sheet)
    assert [one.ref for one in done.changes] == ["E-000003"]
    assert sorted(one.ref for one in done.refused) == ["", "E-000002"]


def test_a_column_that_is_there_twice_is_refused(told: Library, sheet: Path) -> None:
    book = load_workbook(sheet)
    book["Items"].cell(1, 30).value = "place"
    book.save(sheet)
    with pytest.raises(UsageError, match="twice in the sheet"):
        import_sheet(told, sheet)


def test_an_emptied_cell_takes_away_and_one_never_filled_does_not(
    told: Library, sheet: Path
) -> None:
    describe.describe(told, ["E-2"], {"place": "Meanwhile"})
    _set(sheet, {("E-000001", "place"): None, ("E-000001", "rank"): None})
    done = import_sheet(told, sheet)
    assert [(one.ref, one.field) for one in done.changes] == [("E-000001", "place")]
    assert _item(told, "E-1")["place"] is None
    assert _item(told, "E-2")["place"] == "Meanwhile"


def test_an_emptied_date_goes_back_to_the_files_own(told: Library, tmp_path: Path) -> None:
    [dated] = [one for one in items_json(told, "") if one["captured"]][:1]
    describe.describe(told, [dated["ref"]], {"captured": "1999"})
    out = tmp_path / "dates.xlsx"
    export_sheet(told, out)
    _set(out, {(dated["ref"], "captured"): None})
    assert len(import_sheet(told, out).changes) == 1
    now = _item(told, dated["ref"])
    assert (now["captured"], now["captured_from"]) == (dated["captured"], dated["captured_from"])
    assert import_sheet(told, out).changes == []


def test_without_the_hidden_sheet_empty_cells_clear_nothing(told: Library, sheet: Path) -> None:
    book = load_workbook(sheet)
    for name in [name for name in book.sheetnames if name.startswith("_")]:
        del book[name]
    _cell(book, "Items", "E-000001", "place").value = None
    _cell(book, "Items", "E-000001", "title.en").value = "The mole"
    book.save(sheet)
    done = import_sheet(told, sheet)
    assert [one.field for one in done.changes] == ["title.en"]
    assert any("empty cells clear nothing" in note for note in done.notes)
    for note in done.notes:
        assert in_language(note, "fr") != note


@pytest.mark.parametrize(
    ("typed", "number_format", "held"),
    [
        (datetime(2010, 9, 21, 21, 47), "yyyy-mm-dd hh:mm", "2010-09-21T21:47:00"),
        (date(2010, 9, 21), "yyyy-mm-dd", "2010-09-21"),
        (date(2010, 9, 1), "mmm-yy", "2010-09"),
        (date(2010, 1, 1), "yyyy", "2010"),
        (40442, "General", "2010-09-21"),
        (2010, "General", "2010"),
        ("21 September 2010", "@", "2010-09-21"),
        ("  2010-09-21 \r\n", "@", "2010-09-21"),
    ],
)
def test_a_date_that_a_program_took_for_its_own_says_no_more_than_was_shown(
    told: Library, sheet: Path, typed: Any, number_format: str, held: str
) -> None:
    book = load_workbook(sheet)
    cell = _cell(book, "Items", "E-000001", "captured")
    cell.value = typed
    cell.number_format = number_format
    book.save(sheet)
    assert import_sheet(told, sheet).refused == []
    assert _item(told, "E-1")["captured"] == held


def test_errors_of_the_spreadsheet_are_refused(told: Library, sheet: Path) -> None:
    book = load_workbook(sheet)
    cell = _cell(book, "Items", "E-000001", "place")
    cell.value = "#REF!"
    assert cell.data_type == "e"
    book.save(sheet)
    done = import_sheet(told, sheet)
    assert done.changes == []
    assert "an error of the spreadsheet" in done.refused[0].reason


def test_line_ends_margins_and_quotes_are_left_as_they_are(told: Library, sheet: Path) -> None:
    describe.describe(told, ["E-1"], {"description.en": "one\ntwo “three”"})
    export_sheet(told, sheet)
    _set(sheet, {("E-000001", "description.en"): "  one_x000D_\ntwo “three”\r\n "})
    assert import_sheet(told, sheet).changes == []


def test_a_text_that_its_file_writes_longer_is_not_cut(told: Library, sheet: Path) -> None:
    looks_escaped = "_x0041_" * 4_500  # 31,500 characters: a cell holds them
    describe.describe(told, ["E-1"], {"description.en": looks_escaped})
    export_sheet(told, sheet)
    held = _cell(load_workbook(sheet), "Items", "E-000001", "description.en").value
    assert read_text(held) == looks_escaped
    assert import_sheet(told, sheet).changes == []


def test_a_text_too_long_for_a_cell_is_never_lost(told: Library, tmp_path: Path) -> None:
    long = "word 🎥 " * 6000
    describe.describe(told, ["E-1"], {"description.en": long})
    out = tmp_path / "long.xlsx"
    export_sheet(told, out)
    cell = _cell(load_workbook(out), "Items", "E-000001", "description.en")
    assert len(cell.value.encode("utf-16-le")) // 2 <= 32_767
    assert "the whole text is in the library" in cell.value
    assert import_sheet(told, out).changes == []
    _set(out, {("E-000001", "description.en"): "short", ("E-000001", "rank"): 2})
    done = import_sheet(told, out)
    assert [one.field for one in done.changes] == ["rank"]
    assert "longer than a cell can hold" in done.refused[0].reason
    assert _item(told, "E-1")["descriptions"]["en"] == long


def test_a_long_text_cut_meanwhile_does_not_come_back_cut(told: Library, tmp_path: Path) -> None:
    describe.describe(told, ["E-1"], {"description.en": "word " * 9000})
    out = tmp_path / "long.xlsx"
    export_sheet(told, out)
    describe.describe(told, ["E-1"], {"description.en": "short"})
    cut = _cell(load_workbook(out), "Items", "E-000001", "description.en").value
    _set(out, {("E-000001", "description.en"): "x" + cut})
    assert import_sheet(told, out, prefer="sheet").changes == []
    assert _item(told, "E-1")["descriptions"]["en"] == "short"


def test_a_selection_goes_out_with_what_belongs_to_it(
    told: Library, film: str, tmp_path: Path
) -> None:
    ties.tie(told, [film], ["I-2"])
    out = tmp_path / "some.xlsx"
    assert export_sheet(told, out, refs=[film]) == 1
    book = load_workbook(out)
    refs = {
        name: [row[0].value for row in book[name].iter_rows(min_row=2)]
        for name in ("Items", "Incidents", "Clips and marks")
    }
    assert refs == {
        "Items": [film],
        "Incidents": ["I-002"],
        "Clips and marks": ["C-000001", "M-000001"],
    }


def test_stopping_halfway_leaves_nothing_half_done(told: Library, sheet: Path) -> None:
    _set(sheet, {("E-000001", "place"): "Mole", ("E-000002", "title.en"): "New"})
    before = items_json(told, "")

    def stop(progress: Progress) -> None:
        if progress.total and progress.label == "":
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        import_sheet(told, sheet, report=stop)
    assert items_json(told, "") == before


def test_stopping_an_export_leaves_no_file(told: Library, tmp_path: Path) -> None:
    def stop(_progress: Progress) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        export_sheet(told, tmp_path / "half.xlsx", report=stop)
    assert list(tmp_path.glob("*.xlsx")) == []


@needs_calc
def test_a_sheet_saved_by_libreoffice_says_the_same(told: Library, tmp_path: Path) -> None:
    odd = "=1+1 “quotes”\ttab\nline _x0041_ שלום 🎥 \x07"
    describe.describe(
        told, ["E-1"], {"description.en": odd, "title.fr": "+1", "captured": "2010-09"}
    )
    describe.describe(
        told, ["E-2"], {"lat": 41.123456, "lon": -0.5, "description.en": "w " * 20_000}
    )
    ties.tie(told, ["E-1"], ["I-1", "I-2"], ["1.1"])
    out = tmp_path / "sheet.xlsx"
    export_sheet(told, out)
    [saved] = converted("xlsx", tmp_path / "converted", [out])
    done = import_sheet(told, saved)
    assert (done.changes, done.refused, done.notes) == ([], [], [])
    _set(saved, {("E-000001", "place"): "Mole"})
    assert [one.field for one in import_sheet(told, saved).changes] == ["place"]
    ods, xls = (converted(into, tmp_path, [saved])[0] for into in ("ods", "xls"))
    with pytest.raises(UsageError, match="OpenDocument") as refused:
        import_sheet(told, ods)
    assert in_language(str(refused.value), "fr") != str(refused.value)
    with pytest.raises(UsageError, match="old Excel workbook"):
        import_sheet(told, xls)
