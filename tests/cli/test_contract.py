"""The contract of the command line: names, JSON keys, exit statuses."""

from __future__ import annotations

import csv
import io
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import bagit
import pytest
from openpyxl import load_workbook

from commands import Desk
from evidence_desk import __version__

ITEM_KEYS = {
    "ref",
    "kind",
    "name",
    "sha256",
    "bytes",
    "mime",
    "width",
    "height",
    "duration_s",
    "captured",
    "captured_offset",
    "captured_from",
    "lat",
    "lon",
    "make",
    "model",
    "orientation",
    "status",
    "rank",
    "access",
    "titles",
    "descriptions",
    "place",
    "source",
    "incidents",
    "sections",
    "tags",
    "clips",
    "marks",
    "copies",
    "file_state",
    "problem",
}
COMMANDS = (
    "demo",
    "new",
    "import",
    "items",
    "show",
    "describe",
    "clip",
    "mark",
    "incident",
    "section",
    "tie",
    "untie",
    "suggest",
    "sheet",
    "edition",
    "references",
    "export",
    "verify",
    "log",
    "backup",
    "rebuild",
)


def test_version_and_help(desk: Desk) -> None:
    assert __version__ in desk("--version").out
    helped = desk("--help")
    assert helped.status == 0
    for name in COMMANDS:
        assert name in helped.out


def test_new_makes_a_library_and_refuses_a_folder_in_use(desk: Desk, tmp_path: Path) -> None:
    made = desk("new", tmp_path / "case", "--title", "The quay", "--languages", "fr,en")
    assert made.status == 0
    assert (tmp_path / "case" / "library.sqlite").is_file()
    refused = desk("new", tmp_path / "case", "--title", "Again")
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.count("\n") == 1


def test_import_says_what_came_in(desk: Desk, tmp_path: Path, phone: Path) -> None:
    desk("new", tmp_path / "case", "--title", "T")
    done = desk("import", tmp_path / "case", phone, tmp_path / "nowhere", "--json")
    assert done.status == 1
    assert set(done.json) >= {"added", "known", "failed", "skipped", "bytes", "seconds"}
    assert len(done.json["added"]) == 9
    assert set(done.json["known"][0]) == {"path", "ref"}
    assert set(done.json["failed"][0]) == {"path", "reason"}
    again = desk("import", tmp_path / "case", phone, "--json")
    assert (again.status, again.json["added"], len(again.json["known"])) == (0, [], 10)


def test_import_in_place_with_source_and_access(desk: Desk, tmp_path: Path, phone: Path) -> None:
    case = tmp_path / "case"
    desk("new", case, "--title", "T")
    refused = desk("import", case, phone, "--source", "S-01")
    assert (refused.status, refused.out) == (2, "")
    desk("source", "add", case, "S-01", "--note", "a friend", "--name", "Secret Name")
    done = desk(
        "import", case, phone, "--in-place", "--source", "S-01", "--access", "open", "--json"
    )
    assert done.status == 0
    shown = desk("show", case, "E-1", "--json").json
    assert (shown["source"], shown["access"]) == ("S-01", "open")
    assert "Secret Name" not in desk("source", "list", case).out
    assert not list((case / "originals").rglob("E-*"))


def test_items_as_json_csv_and_table(desk: Desk, case: Path) -> None:
    found = desk("items", case, "--json").json
    assert len(found) == 9
    for one in found:
        assert set(one) >= ITEM_KEYS
        assert one["file_state"] in ("ok", "missing", "changed", "unchecked")
    assert [one["ref"] for one in found] == sorted(one["ref"] for one in found)
    video = desk("items", case, "kind:video", "--json").json
    assert [one["mime"] for one in video] == ["video/mp4"]
    assert len(desk("items", case, "--limit", "3", "--json").json) == 3
    by_size = desk("items", case, "--sort", "bytes", "--json").json
    assert [one["bytes"] for one in by_size] == sorted(one["bytes"] for one in by_size)
    rows = list(csv.DictReader(io.StringIO(desk("items", case, "--csv").out)))
    assert [row["ref"] for row in rows] == [one["ref"] for one in found]
    assert "IMGP0001.JPG" in desk("items", case).out


def test_a_formula_in_a_name_stays_text_in_csv(desk: Desk, case: Path) -> None:
    desk("describe", case, "E-1", "--set", "title.en==HYPERLINK(1)")
    rows = list(csv.DictReader(io.StringIO(desk("items", case, "--csv").out)))
    assert rows[0]["titles.en"] == "'=HYPERLINK(1)"


def test_bad_queries_and_sorts_are_refused(desk: Desk, case: Path) -> None:
    for arguments in (["kinds:video"], ["rank:many"], ["date:never"], ["", "--sort", "colour"]):
        refused = desk("items", case, *arguments)
        assert (refused.status, refused.out) == (2, "")
        assert refused.err.strip().count("\n") == 0


def test_describe_and_show(desk: Desk, case: Path) -> None:
    done = desk(
        "describe", case, "E-1", "E-2",
        "--set", "title.en=Vans", "--set", "title.fr=Fourgons", "--set", "captured=summer 2009",
        "--set", "rank=4", "--set", "status=picked", "--set", "access=confidential",
        "--set", "place=Quay", "--set", "lat=41.5", "--set", "lon=22.25",
    )  # fmt: skip
    assert done.status == 0
    shown = desk("show", case, "E-000002", "--json").json
    assert shown["titles"] == {"en": "Vans", "fr": "Fourgons"}
    assert (shown["captured"], shown["captured_from"]) == ("2009-22", "editor")
    assert (shown["rank"], shown["status"], shown["access"]) == (4, "picked", "confidential")
    assert (shown["place"], shown["lat"], shown["lon"]) == ("Quay", 41.5, 22.25)
    assert desk("show", case, "E-2").out.count("Vans") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["describe", "E-1", "--set", "colour=red"],
        ["describe", "E-1", "--set", "rank=9"],
        ["describe", "E-1", "--set", "rank"],
        ["describe", "E-99", "--set", "rank=1"],
        ["show", "E-99"],
        ["show", "nonsense"],
        ["tie", "E-1", "--incident", "I-9"],
        ["tie", "E-1", "--section", "9"],
        ["tie", "E-1", "--tag", "colour:red"],
        ["tie", "E-1"],
        ["clip", "E-1", "--from", "1", "--to", "2"],
        ["mark", "E-1", "--at", "1", "--note", "a photo does not last"],
        ["mark", "E-1", "--page", "1", "--note", "a photo has no pages"],
        ["edition", "show", "None"],
        ["edition", "issue", "None"],
        ["export", "annex", "None", "out.pdf"],
        ["suggest", "I-9"],
        ["references", "None", "draft.md"],
        ["describe", "E-1", "--set", "title.en=caf\udce9"],  # bytes of another encoding
        ["items", "place:caf\udce9"],
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    desk: Desk, case: Path, arguments: list[str]
) -> None:
    before = desk("log", case, "--json").json
    command = 2 if arguments[0] in ("edition", "export") else 1
    refused = desk(*arguments[:command], case, *arguments[command:])
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.strip().count("\n") == 0
    assert desk("log", case, "--json").json == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["items"],
        ["section"],
        ["section", "nope"],
        ["items", "case", "--limit", "few"],
        ["items", "case", "--nope"],
        ["edition", "show", "case"],
    ],
)
def test_what_is_typed_wrong_is_told_in_one_line_with_where_to_look(
    desk: Desk, arguments: list[str]
) -> None:
    refused = desk(*arguments)
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.count("\n") == 1
    assert "--help” tells how to write it." in refused.err


def test_clips_and_marks(desk: Desk, case: Path) -> None:
    film = desk("items", case, "kind:video", "--json").json[0]["ref"]
    made = desk("clip", case, film, "--from", "00:00:00.5", "--to", "1.5", "--title.en", "A light")
    assert made.out.strip() == "C-000001"
    assert desk("mark", case, film, "--at", "00:00:01", "--note", "crosses").status == 0
    shown = desk("show", case, film, "--json").json
    assert [(one["from_s"], one["to_s"], one["titles"]["en"]) for one in shown["clips"]] == [
        (0.5, 1.5, "A light")
    ]
    assert [(one["at_s"], one["note"]) for one in shown["marks"]] == [(1.0, "crosses")]
    assert desk("show", case, "C-1", "--json").json["item"] == film


def test_marks_are_said_tied_and_listed_by_scripts(desk: Desk, case: Path) -> None:
    photo = desk("items", case, "kind:photo", "--json").json[0]["ref"]
    named = ["--title.en", "A plate", "--title.fr", "Une plaque"]
    made = desk("mark", case, photo, "--note", "plate", "--region", "0.1,0.2,0.3,0.4", *named)
    mark = made.out.strip()
    assert (made.status, mark[:2]) == (0, "M-")
    assert desk("describe", case, mark, "--set", "description.fr=En bas.").status == 0
    assert desk("tie", case, mark, "--tag", "force:police").out == "1 tie made\n"
    shown = desk("show", case, mark, "--json").json
    assert shown["region"] == [0.1, 0.2, 0.3, 0.4]
    assert shown["titles"] == {"en": "A plate", "fr": "Une plaque"}
    assert shown["descriptions"] == {"fr": "En bas."}
    assert (shown["incidents"], shown["sections"], shown["tags"]) == ([], [], ["force:police"])
    [line] = desk("moments", case, "kind:photo", "--json").json
    assert line == {**line, **shown, "kind": "mark"}
    told = desk("moments", case, "--csv").out.splitlines()
    assert told[0].startswith("ref,kind,item,from_s,to_s,at_s,page,region,titles.en")
    assert "A plate" in told[1]
    assert mark in desk("moments", case).out
    assert desk("untie", case, mark, "--tag", "force:police").out == "1 tie removed\n"
    assert desk("mark", case, photo, "--note", "x", "--region", "0.9,0,0.3,1").status == 2
    assert desk("remove", case, mark).status == 0
    assert desk("moments", case, "--json").json == []


def test_incidents_sections_and_ties(desk: Desk, case: Path) -> None:
    ref = desk(
        "incident", "add", case, "--date", "2010-09-21", "--title.en", "Raid", "--title.fr",
        "Descente", "--place", "Quay", "--lat", "41.1", "--lon", "22.5",
    ).out.strip()  # fmt: skip
    assert ref == "I-001"
    assert desk("incident", "add", case, "--date", "2010", "--ref", "I-014").out.strip() == "I-014"
    listed = desk("incident", "list", case, "--json").json
    assert {one["ref"] for one in listed} == {"I-001", "I-014"}
    assert desk("section", "add", case, "1", "--title.en", "Violence").status == 0
    assert desk("section", "add", case, "1.1", "--title.en", "Night").status == 0
    numbers = [one["number"] for one in desk("section", "list", case, "--json").json]
    assert numbers == ["1", "1.1"]
    tied = desk(
        "tie", case, "E-1", "E-2", "--incident", ref, "--section", "1.1", "--tag", "abuse:sleep"
    )
    assert tied.status == 0
    shown = desk("show", case, "E-1", "--json").json
    assert (shown["incidents"], shown["sections"], shown["tags"]) == (
        ["I-001"],
        ["1.1"],
        ["abuse:sleep"],
    )
    assert len(desk("items", case, "incident:I-1 section:1", "--json").json) == 2
    suggested = desk("suggest", case, ref, "--json").json
    assert suggested
    assert not {one["ref"] for one in suggested} & {"E-000001", "E-000002"}
    desk("untie", case, "E-1", "--incident", ref)
    assert desk("show", case, "E-1", "--json").json["incidents"] == []
    assert desk("undo", case).status == 0
    assert desk("show", case, "E-1", "--json").json["incidents"] == ["I-001"]


def test_the_sheet_goes_out_and_comes_back(desk: Desk, case: Path, tmp_path: Path) -> None:
    out = tmp_path / "sheet.xlsx"
    assert desk("sheet", "export", case, out, "kind:photo").status == 0
    book = load_workbook(out)
    sheet = book["Items"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, columns["title.en"]).value = "From the sheet"
    sheet.cell(3, columns["rank"]).value = 3
    sheet.cell(4, columns["place"]).value = "Here too"
    book.save(out)
    desk("describe", case, sheet.cell(4, columns["ref"]).value, "--set", "place=Meanwhile")
    tried = desk("sheet", "import", case, out, "--dry-run", "--json")
    assert len(tried.json["changes"]) == 2
    assert not tried.json["applied"]
    first = str(sheet.cell(2, columns["ref"]).value)
    assert desk("show", case, first, "--json").json["titles"] == {}
    done = desk("sheet", "import", case, out, "--json")
    assert done.status == 1
    assert len(done.json["refused"]) == 1
    assert desk("show", case, first, "--json").json["titles"] == {"en": "From the sheet"}
    kept = str(sheet.cell(4, columns["ref"]).value)
    assert desk("show", case, kept, "--json").json["place"] == "Meanwhile"


def test_editions_and_exports(desk: Desk, case: Path, tmp_path: Path) -> None:
    desk("section", "add", case, "1", "--title.en", "Violence")
    desk("tie", case, "E-1", "E-2", "E-3", "--section", "1")
    made = desk(
        "edition", "add", case, "First", "--language", "fr", "--audience", "full",
        "--numbering", "section", "--sections", "1",
    )  # fmt: skip
    assert made.status == 0
    checked = desk("edition", "check", case, "First", "--json")
    assert {"severity", "code", "ref", "sentence"} <= set(checked.json[0])
    assert desk("edition", "issue", case, "First").status == 0
    (listed,) = desk("edition", "list", case, "--json").json
    assert (listed["name"], listed["state"], listed["exhibits"]) == ("First", "issued", 3)
    shown = desk("edition", "show", case, "First", "--json").json
    assert [one["number"] for one in shown["exhibits"]] == ["1-01", "1-02", "1-03"]
    for layout in ("list", "sheets", "chronology"):
        out = tmp_path / f"{layout}.pdf"
        assert desk("export", "annex", case, "First", out, "--layout", layout).status == 0
        assert out.read_bytes().startswith(b"%PDF-")
    assert desk("export", "annex", case, "First", tmp_path / "x.pdf", "--layout", "x").status == 2
    assert desk("export", "workbook", case, "First", tmp_path / "book.xlsx").status == 0
    assert load_workbook(tmp_path / "book.xlsx").sheetnames
    assert desk("export", "pack", case, "First", tmp_path / "pack").status == 0
    assert bagit.Bag(str(tmp_path / "pack")).validate()
    assert desk("export", "pack", case, "First", tmp_path / "pack.zip", "--zip").status == 0
    assert zipfile.is_zipfile(tmp_path / "pack.zip")
    draft = tmp_path / "draft.md"
    draft.write_text("Voir la pièce n° 1-02 et la pièce n° 7.\n", "utf-8")
    read = desk("references", case, "First", draft, "--json")
    assert read.status == 1
    assert [(one["number"], one["state"]) for one in read.json["found"]] == [
        ("1-02", "right"),
        ("7", "unknown"),
    ]
    assert read.json["uncited"] == ["1-01", "1-03"]


def test_paths_are_understood_from_where_one_stands(
    desk: Desk, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case.parent)
    desk("edition", "add", "case", "One")
    Path("draft.md").write_text("See exhibit 1 and exhibit 99.\n", "utf-8")
    read = desk("references", "case", "One", "draft.md", "--json")
    assert [(one["number"], one["state"]) for one in read.json["found"]] == [
        ("1", "right"),
        ("99", "unknown"),
    ]
    Path("more").mkdir()
    Path("more/note.txt").write_text("A further word.\n", "utf-8")
    assert desk("import", "case", "more", "--json").json["added"] == ["E-000010"]
    for command in (
        ("sheet", "export", "case", "sheet.xlsx"),
        ("sheet", "import", "case", "sheet.xlsx"),
        ("export", "annex", "case", "One", "annex.pdf"),
        ("export", "workbook", "case", "One", "book.xlsx"),
        ("export", "pack", "case", "One", "pack"),
        ("backup", "case", "copy"),
        ("verify", "copy"),
    ):
        assert desk(*command).status == 0, command
    made = {path.name for path in case.parent.iterdir()}
    assert {"sheet.xlsx", "annex.pdf", "book.xlsx", "pack", "copy"} <= made


def test_a_section_is_removed_with_those_below_it(desk: Desk, case: Path) -> None:
    for number in ("1", "1.1", "1.2", "2"):
        desk("section", "add", case, number, "--title.en", f"Heading {number}")
    assert desk("section", "remove", case, "2").out == "2 removed\n"
    assert desk("section", "remove", case, "1").out == "1 removed, with 2 headings below it\n"
    assert desk("section", "list", case, "--json").json == []
    assert desk("undo", case).status == 0
    listed = desk("section", "list", case, "--json").json
    assert [one["number"] for one in listed] == ["1", "1.1", "1.2"]


def test_verify_names_missing_changed_and_unknown(desk: Desk, case: Path) -> None:
    assert desk("verify", case, "--json").json["ok"] == 9
    first, second = sorted((case / "originals").rglob("E-00000[12]*"))
    first.chmod(0o644)
    first.write_bytes(b"something else")
    second.unlink()
    (case / "originals" / "0000" / "stranger.bin").write_bytes(b"x")
    found = desk("verify", case, "--json")
    assert found.status == 1
    assert [one["ref"] for one in found.json["changed"]] == ["E-000001"]
    assert [one["ref"] for one in found.json["missing"]] == ["E-000002"]
    assert len(found.json["unknown"]) == 1
    states = {one["ref"]: one["file_state"] for one in desk("items", case, "--json").json}
    assert (states["E-000001"], states["E-000002"]) == ("changed", "missing")
    second, first = desk("verify", case, "--runs", "--json").json
    assert (first["clean"], second["clean"], second["missing"]) == (True, False, ["E-000002"])
    assert "all" in desk("verify", case, "--runs").out


def test_originals_that_are_gone_are_found_again(desk: Desk, case: Path, phone: Path) -> None:
    gone = next((case / "originals").rglob("E-000002*"))
    gone.unlink()
    found = desk("relink", case, phone, "--dry-run", "--json")
    assert found.status == 0
    assert found.json["found"][0]["ref"] == "E-000002"
    assert (found.json["taken"], gone.exists()) == (0, False)
    assert "1 found" in desk("relink", case, phone).out
    assert desk("verify", case).status == 0
    gone.unlink()
    assert desk("relink", case, case / "exports").status == 1
    assert desk("relink", case, case / "nowhere").status == 2


def test_a_file_that_is_no_items_is_listed_and_no_success(desk: Desk, case: Path) -> None:
    (case / "originals" / "0000" / "stranger.bin").write_bytes(b"x")
    found = desk("verify", case)
    assert found.status == 1
    assert "unknown  0000/stranger.bin" in found.out


def test_status_notices_originals_that_are_not_there_now(desk: Desk, case: Path) -> None:
    at = desk("status", case, "--json").json
    assert (at["missing"], at["verify_overdue"], at["verify_every"]) == (0, False, 90)
    gone = next((case / "originals").rglob("E-000002*"))
    aside = gone.rename(case.parent / "aside")
    assert desk("status", case, "--json").json["missing"] == 1
    assert desk("items", case, "is:missing", "--json").json[0]["ref"] == "E-000002"
    aside.rename(gone)
    assert desk("status", case, "--json").json["missing"] == 0
    assert desk("items", case, "is:missing", "--json").json == []


def test_the_log_tells_and_proves(desk: Desk, case: Path) -> None:
    desk("--editor", "Jonas", "describe", case, "E-1", "--set", "rank=2")
    entries = desk("log", case, "--json").json
    assert entries[-1]["editor"] == "Jonas"
    proof = desk("log", case, "--verify", "--json")
    assert proof.status == 0
    assert proof.json["last_hash"] == entries[-1]["hash"]


def test_backup_and_rebuild(desk: Desk, case: Path, tmp_path: Path) -> None:
    out = tmp_path / "backup"
    assert desk("backup", case, out).status == 0
    assert desk("verify", out, "--json").json["ok"] == 9
    assert desk("backup", case, out).status == 2
    (out / "derived" / "pictures.sqlite").unlink(missing_ok=True)
    assert desk("rebuild", out).status == 0
    assert desk("items", out, "dawn", "--json").json[0]["name"] == "statement S-01.txt"


def test_every_list_for_scripts_has_its_keys(desk: Desk, case: Path) -> None:
    desk("section", "add", case, "1", "--title.en", "Violence")
    desk("incident", "add", case, "--date", "2010-09-21", "--title.en", "Raid", "--place", "Quay")
    desk("source", "add", case, "S-01", "--note", "a friend")
    desk("tie", case, "E-1", "--section", "1", "--incident", "I-1")
    desk("edition", "add", case, "One")
    (incident,) = desk("incident", "list", case, "--json").json
    assert {"ref", "date", "titles", "place", "lat", "lon", "sections", "tags"} <= set(incident)
    (section,) = desk("section", "list", case, "--json").json
    assert {"number", "titles", "depth", "items", "incidents", "access"} <= set(section)
    (edition,) = desk("edition", "list", case, "--json").json
    assert {"name", "language", "audience", "numbering", "state", "exhibits"} <= set(edition)
    shown = desk("edition", "show", case, "One", "--json").json
    assert set(edition) | {"left_out", "concordance", "query", "sections"} <= set(shown)
    assert {"number", "ref", "kind", "title", "state"} <= set(shown["exhibits"][0])
    suggested = desk("suggest", case, "I-1", "--json").json
    assert {"ref", "name", "minutes", "metres", "reason"} <= set(suggested[0])
    entry = desk("log", case, "--json").json[-1]
    assert {"id", "at", "editor", "program", "kind", "title", "args", "facts", "hash"} <= set(entry)
    proof = desk("log", case, "--verify", "--json").json
    assert {"entries", "ok", "problems", "last_hash"} <= set(proof)
    found = desk("verify", case, "--json").json
    assert {"checked", "ok", "missing", "changed", "unknown", "bytes", "seconds"} <= set(found)
    assert {"title", "languages", "items", "bytes"} <= set(desk("status", case, "--json").json)
    assert {"code", "note", "items"} <= set(desk("source", "list", case, "--json").json[0])
    assert {"code", "terms"} <= set(desk("tag", "list", case, "--json").json[0])


@pytest.mark.parametrize("column", ["changes", "args", "facts", "at"])
@pytest.mark.parametrize("forged", ["'x'", "'[1, 2]'", "'{\"a\": [}'", "x'ff00'", "'[[[]]]'"])
def test_an_entry_that_cannot_be_read_is_named(
    desk: Desk, tmp_path: Path, column: str, forged: str
) -> None:
    case = tmp_path / "case"
    desk("new", case, "--title", "T")
    desk("section", "add", case, "1", "--title.en", "Violence")
    with closing(sqlite3.connect(case / "library.sqlite")) as catalogue:
        catalogue.execute(f"UPDATE journal SET {column} = {forged} WHERE id = 2")
        catalogue.commit()
    said = "Entry 2 of the journal is not as it was written."
    proof = desk("log", case, "--verify", "--json")
    assert (proof.status, said in proof.json["problems"]) == (1, True)
    told = desk("log", case, "--json")
    assert (told.status, told.err.strip()) == (1, said)
    assert [one["id"] for one in told.json] == [1, 2, 3]
    assert desk("log", case).status == 1
    assert desk("undo", case).status == 0


def test_a_changed_cell_of_the_journal_is_found(desk: Desk, case: Path) -> None:
    desk("describe", case, "E-1", "--set", "title.en=What it shows")
    for forged in (
        "UPDATE journal SET editor = 'somebody else' WHERE id = 2",
        "DELETE FROM journal WHERE id = 2",
        "UPDATE texts SET value = 'Something else'",
    ):
        copy = case.with_name("forged")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(case, copy)
        with closing(sqlite3.connect(copy / "library.sqlite")) as catalogue:
            catalogue.execute(forged)
            catalogue.commit()
        found = desk("log", copy, "--verify", "--json")
        assert (found.status, found.json["ok"]) == (1, False), forged
        assert found.json["problems"]
    assert desk("log", case, "--verify").status == 0


def test_occasions_of_an_incident(desk: Desk, case: Path) -> None:
    desk("incident", "add", case, "--date", "2010-09-21", "--title.en", "Raid")
    added = desk("incident", "occasion", "add", case, "I-1", "--date", "2010-10", "--note", "again")
    number = int(added.out)
    (incident,) = desk("incident", "list", case, "--json").json
    (one,) = incident["occasions"]
    assert one == {
        "number": number,
        "date": "2010-10",
        "place": None,
        "lat": None,
        "lon": None,
        "note": "again",
    }
    changed = desk("incident", "occasion", "change", case, "I-1", number, "--set", "place=Mole")
    assert changed.status == 0
    assert desk("show", case, "I-1", "--json").json["occasions"][0]["place"] == "Mole"
    assert desk("incident", "occasion", "add", case, "I-1", "--note", "when?").status == 2
    assert desk("incident", "occasion", "remove", case, "I-1", number).status == 0
    assert desk("incident", "occasion", "remove", case, "I-1", number).status == 2
    assert desk("show", case, "I-1", "--json").json["occasions"] == []


def test_the_chronology_is_exported(desk: Desk, case: Path, tmp_path: Path) -> None:
    desk("incident", "add", case, "--date", "2010-09-21", "--title.en", "Raid")
    out = tmp_path / "c.pdf"
    done = desk("export", "chronology", case, out, "--language", "fr", "--audience", "full")
    assert (done.status, done.out.strip()) == (0, str(out))
    assert out.read_bytes().startswith(b"%PDF")
    assert desk("export", "chronology", case, out, "--audience", "nobody").status == 2
    assert desk("export", "chronology", case, out, "--edition", "None").status == 2
