"""Editions and what leaves the house: numbers that stay, packs that verify, nothing by accident."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import bagit
import pytest
from docx import Document
from fpdf import FPDF
from openpyxl import Workbook, load_workbook
from PIL import Image
from pypdfium2 import PdfDocument

from evidence_desk.desk import chronology, describe, editions, outline, sources, ties
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.handover import export_annex, export_pack, export_workbook
from evidence_desk.desk.history import history
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item, items_json
from evidence_desk.desk.libraries import Library, change_settings
from evidence_desk.desk.preflight import check
from evidence_desk.desk.references import check_draft
from evidence_desk.desk.sheets import export_sheet
from evidence_desk.desk.verify import verify
from evidence_desk.domain.errors import UsageError
from small_media import photo

CANARY = "CanaryBird"


@pytest.fixture
def ordered(library: Library) -> Library:
    """The quay's library with an incident, an outline and ties."""
    change_settings(library, organisation="Harbour Watch", author="M. L.", recipient="Ombudsman")
    outline.add_section(library, "1", {"en": "Violence", "fr": "Violences"})
    outline.add_section(library, "1.1", {"en": "At night", "fr": "La nuit"})
    chronology.add_incident(
        library,
        "2010-09-21T20:00/2010-09-22T06:00",
        {"en": "Raid on the quay", "fr": "Descente sur le quai"},
        {"en": "Vans came before dawn.", "fr": "Des fourgons sont venus avant l’aube."},
        access="open",
    )
    ties.tie(library, ["E-1", "E-2", "E-3"], ["I-1"], ["1.1"])
    ties.tie(library, ["E-4"], [], ["1"])
    describe.describe(library, ["E-1", "E-2"], {"title.en": "Vans", "title.fr": "Fourgons"})
    return library


def _numbers(library: Library, name: str) -> dict[str, str]:
    return {one.ref: one.number for one in editions.edition(library, name).exhibits}


def _text(path: Path) -> str:
    with PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_an_issued_number_never_changes_or_moves(ordered: Library) -> None:
    editions.add_edition(ordered, "First", audience="full")
    editions.issue(ordered, "First")
    before = _numbers(ordered, "First")
    ties.untie(ordered, ["E-2"], ["I-1"], ["1.1"])
    ties.tie(ordered, ["E-5", "E-6"], ["I-1"])
    describe.describe(ordered, ["E-5"], {"captured": "1999"})
    assert _numbers(ordered, "First") == before
    editions.add_edition(ordered, "Second", audience="full")
    editions.issue(ordered, "Second")
    after = _numbers(ordered, "Second")
    assert {ref: after[ref] for ref in before if ref in after} == {
        ref: number for ref, number in before.items() if ref != "E-000002"
    }
    assert before["E-000002"] not in after.values()


def test_a_draft_begun_earlier_goes_on_from_the_edition_issued_meanwhile(
    ordered: Library,
) -> None:
    editions.add_edition(ordered, "Slow", audience="full")
    editions.add_edition(ordered, "Quick", audience="full")
    editions.issue(ordered, "Quick")
    ties.untie(ordered, ["E-2"], ["I-1"], ["1.1"])
    slow = editions.edition(ordered, "Slow")
    assert slow.row.previous == "Quick"
    gone = _numbers(ordered, "Quick")["E-000002"]
    assert [(one.old, one.new) for one in slow.concordance if one.old != one.new] == [(gone, None)]


def test_an_issued_edition_says_what_it_said_on_that_day(ordered: Library, tmp_path: Path) -> None:
    editions.add_edition(ordered, "First", language="en")
    editions.issue(ordered, "First")
    describe.describe(ordered, ["E-1"], {"title.en": "Something else"})
    chronology.change_incident(ordered, "I-1", {"title.en": "Another title"})
    text = _text(export_annex(ordered, "First", tmp_path / "annex.pdf"))
    assert "Raid on the quay" in text
    assert "Something else" not in text
    assert "Another title" not in text


def test_an_issued_edition_can_be_neither_changed_nor_removed(ordered: Library) -> None:
    editions.add_edition(ordered, "First")
    editions.issue(ordered, "First")
    for command in (
        lambda: editions.issue(ordered, "First"),
        lambda: editions.remove_edition(ordered, "First"),
        lambda: editions.change_edition(ordered, "First", language="fr"),
    ):
        with pytest.raises(UsageError):
            command()


def test_an_edition_without_exhibits_is_not_issued(empty: Library) -> None:
    editions.add_edition(empty, "Nothing")
    with pytest.raises(UsageError, match="Nothing"):
        editions.issue(empty, "Nothing")


@pytest.mark.parametrize(
    ("numbering", "shape"),
    [("plain", r"\d+"), ("section", r"1(\.1)?-\d\d"), ("kind", r"[VPAD]-\d{3}")],
)
def test_each_rule_gives_its_numbers(ordered: Library, numbering: str, shape: str) -> None:
    editions.add_edition(ordered, "One", numbering=numbering)
    numbers = _numbers(ordered, "One").values()
    assert len(set(numbers)) == len(numbers) == 4
    assert all(re.fullmatch(shape, number) for number in numbers)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_annex_is_in_its_language(ordered: Library, tmp_path: Path, language: str) -> None:
    editions.add_edition(ordered, "One", language=language)
    text = _text(export_annex(ordered, "One", tmp_path / "annex.pdf"))
    words = {
        "en": ["Annex of exhibits", "Harbour Watch", "Ombudsman", "Raid on the quay", "Vans"],
        "fr": ["Bordereau", "Harbour Watch", "Ombudsman", "Descente sur le quai", "Fourgons"],
    }
    for word in words[language]:
        assert word in text, word
    assert ("night of 21 to 22" in " ".join(text.split())) is (language == "en")


def test_the_workbook_holds_every_exhibit(ordered: Library, tmp_path: Path) -> None:
    editions.add_edition(ordered, "One")
    book = load_workbook(export_workbook(ordered, "One", tmp_path / "book.xlsx"))
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"Vans", "Raid on the quay", item(ordered, 1).sha256} <= cells


def test_the_pack_is_a_bag_with_the_originals(ordered: Library, tmp_path: Path) -> None:
    editions.add_edition(ordered, "One")
    made = export_pack(ordered, "One", tmp_path / "pack")
    assert bagit.Bag(str(made.path)).validate()
    hashes = {one["sha256"] for one in items_json(ordered, "has:section")}
    assert {one.sha256 for one in made.files} == hashes
    assert made.left_out == ()
    with pytest.raises(UsageError, match="there already"):
        export_pack(ordered, "One", tmp_path / "pack")


def test_the_zipped_pack_unpacks_to_a_bag(ordered: Library, tmp_path: Path) -> None:
    editions.add_edition(ordered, "One")
    made = export_pack(ordered, "One", tmp_path / "pack.zip", zip=True)
    with zipfile.ZipFile(made.path) as packed:
        packed.extractall(tmp_path / "out")
    (bag,) = (tmp_path / "out").iterdir()
    assert bagit.Bag(str(bag)).validate()


def test_a_changed_original_does_not_go_out(ordered: Library, tmp_path: Path) -> None:
    editions.add_edition(ordered, "One")
    stored = next((ordered.path / "originals").rglob("E-000001 *"))
    stored.chmod(0o644)
    stored.write_bytes(stored.read_bytes() + b"x")
    made = export_pack(ordered, "One", tmp_path / "pack")
    assert [one.reason for one in made.left_out] == ["the original has changed since it came in"]
    assert bagit.Bag(str(made.path)).validate()
    assert [bad.ref for bad in verify(ordered).changed] == ["E-000001"]


def test_the_public_gets_only_what_is_open_and_is_told_how_much_it_does_not(
    ordered: Library,
) -> None:
    describe.describe(ordered, ["E-1", "E-4"], {"access": "open"})
    editions.add_edition(ordered, "Public", audience="public", show_withheld=False)
    detail = editions.edition(ordered, "Public")
    assert {one.ref for one in detail.exhibits} == {"E-000001", "E-000004"}
    assert detail.left_out.items == 2
    chronology.change_incident(ordered, "I-1", {"access": "restricted"})
    assert {one.ref for one in editions.edition(ordered, "Public").exhibits} == {"E-000004"}


def test_what_was_closed_after_a_public_issue_does_not_go_out_again(
    ordered: Library, tmp_path: Path
) -> None:
    describe.describe(ordered, ["E-1", "E-2", "E-3", "E-4"], {"access": "open"})
    editions.add_edition(ordered, "Public", audience="public")
    editions.issue(ordered, "Public")
    export_annex(ordered, "Public", tmp_path / "before.pdf")
    numbers = _numbers(ordered, "Public")
    number = numbers.pop("E-000004")
    raided = ", ".join(numbers.values())
    entries = _entries(ordered)
    for command, said in (
        (lambda access: describe.describe(ordered, ["E-4"], {"access": access}), number),
        (lambda access: chronology.change_incident(ordered, "I-1", {"access": access}), raided),
        (lambda access: outline.change_section(ordered, "1", access=access), number),
    ):
        command("confidential")
        stops = [one for one in check(ordered, "Public") if one.severity == "stop"]
        assert stops, said
        assert all("public" in one.sentence() for one in stops)
        for export in (export_annex, export_workbook, export_pack):
            with pytest.raises(UsageError, match=said):
                export(ordered, "Public", tmp_path / "after")
        command("open")
        entries += 2
    assert _entries(ordered) == entries
    assert {path.name for path in tmp_path.iterdir()} >= {"before.pdf"}
    assert not list(tmp_path.glob("after*"))
    export_annex(ordered, "Public", tmp_path / "after.pdf")


def test_preflight_knows_which_files_the_public_pack_leaves_out(
    empty: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    photo(folder / "a.jpg")
    (folder / "b.txt").write_text("A statement.\n", "utf-8")
    (folder / "c.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', "utf-8")
    (folder / "d.html").write_text("<!DOCTYPE html><html><body>x</body></html>", "utf-8")
    (folder / "e.rtf").write_text("{\\rtf1 A letter.}", "utf-8")
    Workbook().save(folder / "f.xlsx")
    with zipfile.ZipFile(folder / "g.zip", "w") as archive:
        archive.writestr("a.txt", "x")
    (folder / "h.psd").write_bytes(b"8BPS\0\1" + bytes(200))
    (folder / "i.au").write_bytes(b".snd\0\0\0\x18\0\0\0\x64\0\0\0\3\0\0\x1f@\0\0\0\1" + bytes(400))
    (folder / "j.bin").write_bytes(bytes(range(256)) * 4)
    import_paths(empty, [folder], access="open")
    editions.add_edition(empty, "Public", audience="public")
    editions.add_edition(empty, "Full")
    left_out = {one.number for one in export_pack(empty, "Public", tmp_path / "pack").left_out}
    said = {one.number for one in check(empty, "Public") if one.code == "no_copy"}
    assert said == left_out
    assert len(said) == 8
    assert not any(one.code == "no_copy" for one in check(empty, "Full"))


def test_no_private_word_is_in_anything_public(ordered: Library, tmp_path: Path) -> None:
    """Canary words in every private field, then every byte of what goes out is searched."""
    secret = photo(tmp_path / f"{CANARY}.jpg", seed=77, camera=CANARY, gps=(12.3456, 65.4321))
    text = tmp_path / f"{CANARY} notes.txt"
    text.write_text("what the witness said may be read", "utf-8")
    sources.add_source(ordered, "S-77", CANARY, name=CANARY, contact=CANARY)
    for path in (secret, text):
        ref = import_paths(ordered, [path], source="S-77").added[0]
        describe.describe(
            ordered,
            [ref],
            {"title.en": "A lamp", "place": CANARY, "access": "open", "date_basis": CANARY},
        )
        ties.tie(ordered, [ref], [], ["1"])
    film = items_json(ordered, "kind:video")[0]["ref"]
    describe.describe(ordered, [film], {"title.en": "A light", "access": "open"})
    describe.add_mark(ordered, film, 0.5, CANARY)
    ties.tie(ordered, [film], [], ["1"])
    describe.describe(ordered, ["E-1"], {"title.en": CANARY, "description.en": CANARY})
    editions.add_edition(ordered, "Public", audience="public", note="For all")
    made = export_pack(ordered, "Public", tmp_path / "pack")
    assert made.left_out == ()
    assert bagit.Bag(str(made.path)).validate()
    for path in made.path.rglob("*"):
        if path.is_file():
            _assert_silent(path)


def _assert_silent(path: Path) -> None:
    assert CANARY not in str(path)
    words = [CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.encode("utf-16-be"), b"12.3456"]
    contents = [path.read_bytes()]
    if path.suffix == ".pdf":
        contents.append(_text(path).encode())
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            contents += [packed.read(name) for name in packed.namelist()]
    for content in contents:
        assert not any(word in content for word in words), path
    if path.suffix in (".jpg", ".png"):
        with Image.open(path) as picture:
            assert not set(picture.getexif()) - {0x0112}


@pytest.mark.parametrize("where", ["title", "description", "statement", "word", "coordinates"])
def test_a_secret_in_something_open_stops_what_would_tell_it(
    ordered: Library, tmp_path: Path, where: str
) -> None:
    """The allow-list lets an open title and an open file through; the last look does not."""
    sources.add_source(ordered, "S-77", name=CANARY)
    describe.describe(ordered, ["E-2"], {"lat": "12.34567", "lon": "65.43219"})
    said = f"I was there with {CANARY} that night."
    text = tmp_path / "statement.txt"
    text.write_text(said if where == "statement" else "I was there.", "utf-8")
    word = tmp_path / "statement.docx"
    document = Document()
    document.add_paragraph(f"I was there with {CANARY[:5]}").add_run(f"{CANARY[5:]}.")
    document.save(str(word))
    added = import_paths(ordered, [word if where == "word" else text], access="open").added[0]
    describe.describe(ordered, [added], {"title.en": said if where == "title" else "A statement"})
    if where == "description":
        describe.describe(ordered, [added], {"description.en": said})
    if where == "coordinates":
        describe.describe(ordered, [added], {"description.en": "At 12.34567, 65.43219."})
    ties.tie(ordered, [added], [], ["1"])
    (tmp_path / "out").mkdir()
    editions.add_edition(ordered, "Public", audience="public")
    entries = _entries(ordered)
    for zipped in (False, True):
        with pytest.raises(UsageError, match=r"S-77|coordinates"):
            export_pack(ordered, "Public", tmp_path / "out" / "pack", zip=zipped)
    if where not in ("statement", "word"):
        for export, name in ((export_annex, "a.pdf"), (export_workbook, "a.xlsx")):
            with pytest.raises(UsageError, match=r"S-77|coordinates"):
                export(ordered, "Public", tmp_path / "out" / name)
    assert list((tmp_path / "out").iterdir()) == []
    assert _entries(ordered) == entries
    editions.add_edition(ordered, "Full", audience="full")
    export_pack(ordered, "Full", tmp_path / "out" / "full")


def _entries(library: Library) -> int:
    return len(history(library))


def test_preflight_names_what_would_embarrass(ordered: Library) -> None:
    editions.add_edition(ordered, "One", language="fr")
    codes = {finding.code for finding in check(ordered, "One")}
    assert {"never_looked_at", "no_title"} <= codes
    for finding in check(ordered, "One"):
        assert finding.sentence("en") != finding.sentence("fr")
        assert "{" not in finding.sentence("en") + finding.sentence("fr")


def test_a_draft_is_read_against_the_edition(ordered: Library, tmp_path: Path) -> None:
    editions.add_edition(ordered, "One")
    draft = tmp_path / "draft.md"
    draft.write_text(
        "# Night\n\nThe vans came (Exhibits 1 to 2). Nobody saw exhibit 99.\n\nPièce n° 3.\n",
        "utf-8",
    )
    found = check_draft(ordered, "One", draft)
    assert [(one.number, one.state) for one in found.found] == [
        ("1", "right"),
        ("2", "right"),
        ("99", "unknown"),
        ("3", "right"),
    ]
    assert found.found[2].sentence == "Nobody saw exhibit 99."
    assert found.uncited == ("4",)


@pytest.mark.parametrize("pages", [1, 3])
def test_each_reference_of_a_pdf_says_its_page(
    ordered: Library, tmp_path: Path, pages: int
) -> None:
    editions.add_edition(ordered, "One")
    drawn, paper = tmp_path / "draft.pdf", FPDF()
    paper.set_font("helvetica", size=12)
    for page in range(1, pages + 1):
        paper.add_page()
        paper.multi_cell(60, 8, f"On this page the vans are seen to come, in exhibit {page}.")
    paper.output(str(drawn))
    found = check_draft(ordered, "One", drawn).found
    assert [(one.number, one.place) for one in found] == [
        (str(page), f"page {page}") for page in range(1, pages + 1)
    ]
    assert found[0].sentence == "On this page the vans are seen to come, in exhibit 1."
    import_paths(ordered, [drawn])
    text = item(ordered, 10).text or ""
    assert "exhibit 1." in text
    assert "\f" not in text
    assert item_ids(ordered, '"vans are seen"') == [10]


@pytest.mark.corpus
@pytest.mark.parametrize(
    "name", ["draft-en.docx", "draft-en.odt", "draft-en.md", "brouillon-fr.docx"]
)
def test_drafts_of_every_kind_give_references(ordered: Library, corpus: Path, name: str) -> None:
    editions.add_edition(ordered, "One")
    assert check_draft(ordered, "One", corpus / "documents" / name).found


def test_nothing_is_written_over_the_library_or_an_original(
    ordered: Library, tmp_path: Path
) -> None:
    original = photo(tmp_path / "kept in place.pdf.jpg").rename(tmp_path / "kept in place.pdf")
    import_paths(ordered, [original], in_place=True)
    before = original.read_bytes()
    editions.add_edition(ordered, "First")
    places = [
        original,
        ordered.path / "originals" / "0000" / "annex.pdf",
        ordered.path / "annex.pdf",
        tmp_path / "nowhere" / "annex.pdf",
    ]
    for place in places:
        with pytest.raises(UsageError):
            export_annex(ordered, "First", place)
    for place in places[1:]:
        with pytest.raises(UsageError):
            export_pack(ordered, "First", place.with_suffix(""))
        with pytest.raises(UsageError):
            export_sheet(ordered, place.with_suffix(".xlsx"))
    assert original.read_bytes() == before
    assert not (tmp_path / "nowhere").exists()
    assert export_annex(ordered, "First", ordered.path / "exports" / "annex.pdf").is_file()
