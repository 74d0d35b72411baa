"""Laws of the sheet that goes out and comes back, for any words, dates and edits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk import chronology, describe, outline, ties
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.history import undo
from evidence_desk.desk.items import items_json
from evidence_desk.desk.sheets import SheetReport, export_sheet, import_sheet
from evidence_desk.exports.sheet_cells import cell_text, read_text

_ODD = (
    "=1+1",
    "+33 6 12",
    "-",
    "@home",
    "#REF!",
    "#N/A",
    "007",
    "1e5",
    "TRUE",
    "2010-09-21",
    "  kept margins  ",
    "one\r\ntwo\rthree\n",
    "tab\there",
    "bell \x07 and \x1b escape",
    "_x0041_ _x000D_ x005F_",
    "right \u202eto left\u202c, שלום, سلام",
    "👩🏽‍⚖️ and 🎥",
    "“smart” ‘quotes’ – dashes",
    "no\u00a0break\u2028line\u0085next",
    "\ufffe\uffff",
    "<b>&amp;</b> ]]>",
)
_TEXT = st.one_of(
    st.sampled_from(_ODD),
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40),
    st.sampled_from((20_000, 32_767, 32_768, 70_000)).map(lambda count: "a🎥\n" * (count // 3)),
)
_DATE = st.sampled_from(
    (
        "2010",
        "2010-09",
        "2010-09-21",
        "2010-09-21T21:47",
        "2010-09-21T21:47:05",
        "2010-09-21?",
        "2010-09~",
        "2010%",
        "2010-09-21/2010-09-22",
        "2010/..",
        "../2010-09",
        "201X",
        "2010-21",
    )
)
_VALUES = st.fixed_dictionaries(
    {},
    optional={
        "title.en": _TEXT,
        "title.fr": _TEXT,
        "description.fr": _TEXT,
        "place": _TEXT,
        "date_basis": _TEXT,
        "captured": _DATE,
        "rank": st.integers(0, 5),
        "status": st.sampled_from(["new", "seen", "picked", "rejected"]),
        "access": st.sampled_from(["open", "restricted", "confidential"]),
    },
)
_POINT = st.one_of(
    st.none(),
    st.tuples(
        st.floats(-90, 90, allow_nan=False).map(lambda n: round(n, 6)),
        st.floats(-180, 180, allow_nan=False).map(lambda n: round(n, 6)),
    ),
)
_ROW = st.tuples(_VALUES, _POINT)
_SLOW = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _state(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    with library.read() as connection:
        return {
            name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for name, table in tables.REMEMBERED.items()
        }


@pytest.fixture
def told(library: Library) -> Library:
    """A library with incidents, an outline, a clip and a mark, and ties among them."""
    for number in ("1", "1.1", "1.10", "2"):
        outline.add_section(library, number, {"en": f"Section {number}"})
    for day in ("2010-09-21", "2010-09-21/2010-09-22", "summer 2009"):
        chronology.add_incident(library, day, {"en": "=Raid"}, {"fr": "Récit\nlong"})
    ties.tie(library, ["E-1", "E-2"], ["I-1"], ["1.1", "1.10"], ["force:police"])
    film = f"E-{item_ids(library, 'kind:video')[0]}"
    clip = describe.add_clip(library, film, 0.25, 1.0, {"en": "+The blow"})
    mark = describe.add_mark(library, film, 0.5, "=a note")
    ties.tie(library, [clip], ["I-2"])
    ties.tie(library, [mark], [], ["2"])
    return library


def _say(library: Library, rows: list[tuple[dict[str, Any], Any]]) -> None:
    for number, (values, point) in enumerate(rows, 1):
        wanted = dict(values)
        if point is not None:
            wanted |= {"lat": point[0], "lon": point[1]}
        describe.describe(library, [f"E-{number}"], wanted)


@_SLOW
@given(rows=st.lists(_ROW, min_size=1, max_size=4), account=_TEXT, note=_TEXT)
def test_what_goes_out_and_comes_back_untouched_changes_nothing(
    told: Library,
    tmp_path: Path,
    rows: list[tuple[dict[str, Any], Any]],
    account: str,
    note: str,
) -> None:
    assume(note.strip())
    _say(told, rows)
    describe.describe(told, ["I-1"], {"account.en": account, "title.fr": account[:50]})
    describe.describe(told, ["M-1"], {"note": note})
    out = tmp_path / "sheet.xlsx"
    export_sheet(told, out)
    before = _state(told)
    assert import_sheet(told, out) == SheetReport()
    book = load_workbook(out)
    formulas = [
        c for sheet in book for line in sheet.iter_rows() for c in line if c.data_type == "f"
    ]
    assert formulas == []
    assert _state(told) == before


_EDITS = st.dictionaries(
    st.tuples(st.integers(1, 9), st.sampled_from(["title.en", "description.fr", "place"])),
    st.one_of(st.sampled_from(_ODD), st.text(st.characters(exclude_categories=("Cs", "Cc")))),
    min_size=1,
    max_size=8,
)


@_SLOW
@given(rows=st.lists(_ROW, min_size=1, max_size=4), edits=_EDITS)
def test_edits_come_in_exactly_once_and_undo_takes_them_back(
    told: Library,
    tmp_path: Path,
    rows: list[tuple[dict[str, Any], Any]],
    edits: dict[tuple[int, str], str],
) -> None:
    short = [({k: v for k, v in r.items() if len(str(v)) < 20_000}, point) for r, point in rows]
    _say(told, short)
    out = tmp_path / "sheet.xlsx"
    export_sheet(told, out)
    book = load_workbook(out)
    sheet = book["Items"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    wanted: dict[tuple[str, str], str] = {}
    for (number, name), value in edits.items():
        text = read_text(cell_text(value))
        cell = sheet.cell(number + 1, columns[name])
        if text != read_text(cell_text(str(cell.value or ""))):
            wanted[f"E-{number:06d}", name] = text
            cell.value = text or None
            if text:
                cell.data_type = "s"
    book.save(out)
    before = _state(told)
    done = import_sheet(told, out)
    assert done.refused == []
    assert {(one.ref, one.field): one.after for one in done.changes} == wanted
    assert {one["ref"]: one for one in items_json(told, "")} == _with(told, wanted)
    again = import_sheet(told, out)
    assert (again.changes, again.refused, again.applied) == ([], [], False)
    if wanted:
        undo(told)
    assert _state(told) == before


def _with(library: Library, wanted: dict[tuple[str, str], str]) -> dict[str, Any]:
    """Every item as it is, with what was wanted of it set: equal only if it stands there."""
    found = {one["ref"]: one for one in items_json(library, "")}
    for (ref, name), text in wanted.items():
        if name == "place":
            found[ref]["place"] = text or None
            continue
        field, language = name.split(".")
        texts = dict(found[ref][f"{field}s"])
        texts.pop(language, None)
        found[ref][f"{field}s"] = texts | ({language: text} if text else {})
    return found
