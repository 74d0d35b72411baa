"""Names as they occur or as an attacker chooses them: in, shown, out again, never harmful."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import bagit
import pytest
from openpyxl import load_workbook

from evidence_desk.desk import editions, ties
from evidence_desk.desk.handover import export_annex, export_pack, export_workbook
from evidence_desk.desk.history import verify_log
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.intake_report import IntakeReport
from evidence_desk.desk.items import item_ids, items_json, original
from evidence_desk.desk.libraries import Library, new_library
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.sheets import export_sheet, import_sheet
from evidence_desk.desk.verify import verify
from small_media import photo

#: In one process: what they look at is made once.
pytestmark = pytest.mark.xdist_group("names")

#: The lines of the corpus's names.txt, so that no test of names waits for the corpus.
LINES = (
    "témoignage n° 12 – évacuation.mp4",
    "شهادة ١٢.jpg",
    "ምስክርነት.jpg",
    "📹 clip.mp4",
    "-rf.jpg",
    "a'b\"c;d&e|f$g`h.jpg",
    "line\\nbreak.jpg (a real newline)",
    "<b>bold<img src=http://127.0.0.1:9/x.png>.jpg",
    '=HYPERLINK("http://127.0.0.1:9").jpg',
    "+cmd|' /C calc'!A0.jpg",
    "@SUM(1+1).wav",
    "CON.jpg",
    "trailing dot..jpg",
    "  spaces  .jpg",
    "é as NFC and é as NFD side by side.jpg",
    "x" * 200 + ".jpg",
    "\\xff\\xfe.jpg (invalid UTF-8 bytes)",
    "..%2f..%2fetc.jpg",
    "IMG_0001.JPG in three folders",
    "no extension",
)
#: And some more that lie about themselves or that other systems reserve.
MORE = (
    "\u202egpj.exe",  # shown from right to left it would read exe.jpg
    "\x1b[31mred.jpg",
    "NUL",
    "com1.tar.gz",
    "a:b*c?d.jpg",
    "x" * 251 + ".jpg",
    "ж" * 120 + ".jpg",
    "=1+1.jpg",
    "\u200bunseen.jpg",
)


def _real(line: str) -> list[bytes]:
    """The paths that a line of names.txt stands for; a slash in a name makes folders."""
    if line.startswith("é as NFC"):
        return [unicodedata.normalize(form, "é.jpg").encode() for form in ("NFC", "NFD")]
    if line.startswith("IMG_0001.JPG in three"):
        return [f"{folder}/IMG_0001.JPG".encode() for folder in ("100APPLE", "101APPLE", "102")]
    name = line.removesuffix(" (a real newline)").removesuffix(" (invalid UTF-8 bytes)")
    if name != line:
        return [name.encode().decode("unicode_escape").encode("latin-1")]
    return [name.encode()]


@dataclass(frozen=True, slots=True)
class Named:
    """A library that took all of them in, and what each was called."""

    library: Library
    report: IntakeReport
    folder: Path
    names: dict[str, bytes]  # sha256 → the last part of the path, as it was made
    tmp: Path


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Named]:
    tmp = tmp_path_factory.mktemp("names")
    folder = tmp / "from the disk"
    names: dict[str, bytes] = {}
    paths = [path for line in LINES for path in _real(line)]
    for number, path in enumerate([*paths, *(name.encode() for name in MORE)]):
        made = photo(tmp / "made.jpg", seed=number, size=(320 + number, 240))
        target = folder / os.fsdecode(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(made.read_bytes())
        names[hashlib.sha256(made.read_bytes()).hexdigest()] = path.rpartition(b"/")[2]
    with new_library(tmp / "case", "Names", editor="Mara") as library:
        report = import_paths(library, [folder])
        add_section(library, "1", {"en": "All"})
        ties.tie(library, [one["ref"] for one in items_json(library)], [], ["1"])
        editions.add_edition(library, "First", audience="full")
        yield Named(library, report, folder, names, tmp)


def _shown(name: bytes) -> str:
    return name.decode("utf-8", "backslashreplace")


_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|COM\d|LPT\d)(\..*)?", re.IGNORECASE)


def _legal_everywhere(part: str) -> bool:
    return (
        0 < len(part.encode()) <= 255
        and not re.search(r'[<>:"/\\|?*]', part)
        and all(unicodedata.category(letter) not in ("Cc", "Cf", "Cs") for letter in part)
        and part[-1] not in " ."
        and not _RESERVED.fullmatch(part)
    )


@pytest.mark.corpus
def test_these_are_all_the_names_of_the_corpus(corpus: Path) -> None:
    lines = (corpus / "names.txt").read_text(encoding="utf-8").splitlines()
    assert [re.sub("x{100,}", "x" * 200, line) for line in lines] == list(LINES)


def test_every_name_comes_in_and_is_kept_as_it_was(named: Named) -> None:
    assert (named.report.failed, named.report.skipped) == ([], [])
    found = items_json(named.library)
    assert {one["sha256"]: one["name"] for one in found} == {
        sha256: _shown(name) for sha256, name in named.names.items()
    }
    # Names that are not UTF-8 are shown byte by byte, and nothing stored is unfit to be shown.
    assert "\\xff\\xfe.jpg" in {one["name"] for one in found}
    json.dumps(found, ensure_ascii=False).encode("utf-8")
    folders = sorted(one["folder"] for one in found if one["name"] == "IMG_0001.JPG")
    assert folders == [f"from the disk/{name}" for name in ("100APPLE", "101APPLE", "102")]


def test_a_name_on_disk_is_legal_everywhere_and_still_readable(named: Named) -> None:
    for number in item_ids(named.library):
        path = original(named.library, number)
        assert path.is_relative_to(named.library.path / "originals")
        assert all(map(_legal_everywhere, path.relative_to(named.library.path).parts)), path
        assert path.name.startswith(f"E-{number:06d} ")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        name = _shown(named.names[digest])
        plain = re.sub(r"[^\w]", "", name, flags=re.ASCII)
        kept = re.sub(r"[^\w]", "", path.name.partition(" ")[2], flags=re.ASCII).replace("_", "")
        assert kept[:8] == plain.replace("_", "")[:8], (name, path.name)
    assert verify(named.library).ok == len(named.names)
    assert verify_log(named.library).ok


def _desk(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "evidence_desk", *map(str, arguments)],
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_the_command_line_lists_them_without_being_led(named: Named) -> None:
    listed = _desk("items", named.library.path, "--json")
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert {one["name"] for one in json.loads(listed.stdout)} == set(
        map(_shown, named.names.values())
    )
    table = _desk("items", named.library.path)
    assert table.returncode == 0
    text = table.stdout.decode("utf-8")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)
    rows = _desk("items", named.library.path, "--csv")
    assert rows.returncode == 0
    cells = [
        cell for row in csv.reader(io.StringIO(rows.stdout.decode("utf-8-sig"))) for cell in row
    ]
    assert len(cells) > len(named.names)
    formulas = [cell for cell in cells if cell[:1] in "=+@" and cell[:1]]
    assert formulas == [], "a spreadsheet would calculate these"


def test_the_command_line_takes_them_in(named: Named) -> None:
    case = named.tmp / "by command"
    assert _desk("new", case, "--title", "Names").returncode == 0
    done = _desk("import", case, "--json", named.folder)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert (len(said["added"]), said["failed"]) == (len(named.names), [])
    again = json.loads(_desk("import", case, "--json", named.folder).stdout)
    assert (again["added"], len(again["known"])) == ([], len(named.names))


def test_in_place_says_which_name_it_cannot_keep(named: Named) -> None:
    with new_library(named.tmp / "in place", "Names") as library:
        done = import_paths(library, [named.folder], in_place=True)
        assert len(done.added) == len(named.names) - 1
        assert [Path(one.path).name for one in done.failed] == ["\\xff\\xfe.jpg"]
        assert "not valid text" in done.failed[0].reason
        assert verify(library).ok == len(named.names) - 1


def test_the_workbook_has_the_names_and_no_formula(named: Named) -> None:
    out = export_workbook(named.library, "First", named.tmp / "book.xlsx")
    cells = [
        cell
        for sheet in load_workbook(out).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    words = {unicodedata.normalize("NFC", str(cell.value)) for cell in cells}
    for name in map(_shown, named.names.values()):
        if name.isprintable() and len(name) < 60:
            stem = unicodedata.normalize("NFC", " ".join(name.rpartition(".")[0].split()))
            assert any(stem in word for word in words), name
    targets = [cell.hyperlink.target or "" for cell in cells if cell.hyperlink]
    assert not [target for target in targets if "127.0.0.1" in target]


def test_the_sheet_for_editing_comes_back_unchanged(named: Named) -> None:
    out = named.tmp / "sheet.xlsx"
    export_sheet(named.library, out)
    for sheet in load_workbook(out).worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    came = import_sheet(named.library, out, dry_run=True)
    assert not came.changes
    assert {one["sha256"]: one["name"] for one in items_json(named.library)} == {
        sha256: _shown(name) for sha256, name in named.names.items()
    }


def test_the_annex_is_written(named: Named) -> None:
    out = export_annex(named.library, "First", named.tmp / "annex.pdf")
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("zipped", [False, True])
def test_the_pack_is_a_bag_legal_anywhere_and_comes_back_known(named: Named, zipped: bool) -> None:
    result = export_pack(named.library, "First", named.tmp / f"pack {zipped}", zip=zipped)
    folder = result.path
    if zipped:
        folder = named.tmp / "unpacked"
        with zipfile.ZipFile(result.path) as archive:
            archive.extractall(folder)
        (folder,) = folder.iterdir()
    assert bagit.Bag(str(folder)).is_valid()
    checked = subprocess.run(
        ["sha256sum", "--check", "--quiet", "--strict", "manifest-sha256.txt"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    paths = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    for path in paths:
        assert all(map(_legal_everywhere, path.parts)), path
        assert len(str(path)) < 200
    folded = [str(path).casefold() for path in paths]
    assert len(set(folded)) == len(folded), "no two that some system takes for one"
    assert {one.sha256 for one in result.files} == set(named.names)
    # And back: what left is what is here, and keeps the name it came under.
    refs = {one["ref"] for one in items_json(named.library) if one["sha256"] in named.names}
    known = import_paths(named.library, [folder / "data"]).known
    assert {one.ref for one in known} >= refs
    assert {
        one["sha256"]: one["name"] for one in items_json(named.library) if one["ref"] in refs
    } == {sha256: _shown(name) for sha256, name in named.names.items()}
