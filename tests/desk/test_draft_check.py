"""A draft checked against editions, and new numbers put into a copy of it."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document
from odf import opendocument, teletype
from pypdfium2 import PdfDocument

import drafts_made as made
from evidence_desk.desk import chronology, describe, editions, outline, ties
from evidence_desk.desk.draft_copies import apply_numbers
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import Library, change_settings, settings
from evidence_desk.desk.references import COLUMNS, check_draft, findings_csv
from evidence_desk.domain.errors import DeskError, UsageError
from evidence_desk.domain.sentences import in_language
from office import converted, needs_office


@pytest.fixture
def quay(library: Library) -> Library:
    """Sections 1, 1.1 and 2; E-1 to E-3 support 1.1, E-4 supports 2, E-5 documents I-1."""
    outline.add_section(library, "1", {"en": "Violence", "fr": "Violences"})
    outline.add_section(library, "1.1", {"en": "At night", "fr": "La nuit"})
    outline.add_section(library, "2", {"en": "The camp", "fr": "Le camp"})
    chronology.add_incident(library, "2010-09-21", {"en": "Raid"}, {"en": "Vans."}, access="open")
    ties.tie(library, ["E-1", "E-2", "E-3"], [], ["1.1"])
    ties.tie(library, ["E-4"], [], ["2"])
    ties.tie(library, ["E-5"], ["I-1"], [])
    return library


def _numbers(library: Library, name: str) -> dict[str, str]:
    return {one.ref: one.number for one in editions.edition(library, name).exhibits}


def _draft(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def _verdicts(library: Library, name: str, draft: Path) -> list[tuple[str, str, str]]:
    found = check_draft(library, name, draft).found
    return [(one.number, one.state, one.verdict) for one in found]


def test_each_reference_says_where_it_stands(quay: Library, tmp_path: Path) -> None:
    editions.add_edition(quay, "One")
    draft = made.docx(
        tmp_path / "draft.docx",
        made.plain("1.1 At night", "Titre2"),
        made.paragraph(made.run("It was so. The vans (Ex"), made.run("hibit 1). More.")),
        made.plain("The camp", "Titre1"),
        made.paragraph(made.run("See exhibit 4."), made.footnote_call(1)),
        made.table("Exhibit 2", "x"),
        footnotes={1: "cf. Exhibit 99."},
    )
    found = check_draft(quay, "One", draft).found
    assert [(one.number, one.place, one.heading, one.section, one.verdict) for one in found] == [
        ("1", "paragraph 2", "1.1 At night", "1.1", "right"),
        ("4", "paragraph 4", "The camp", "2", "right"),
        ("2", "paragraph 5", "The camp", "2", "elsewhere"),
        ("99", "footnote 1", "The camp", "2", "unknown"),
    ]
    first = found[0]
    assert first.sentence == "The vans (Exhibit 1)."
    assert first.sentence[slice(*first.said)] == "1"
    assert (first.ref, first.item_ref) == ("E-000001", "E-000001")
    assert "tied to 1.1" in found[2].remarks[0].sentence


def test_numbers_that_word_gives_by_itself_say_where_a_reference_stands(
    quay: Library, tmp_path: Path
) -> None:
    editions.add_edition(quay, "One")
    draft = made.docx(
        tmp_path / "draft.docx",
        made.listed("What happened", 1, 0, "Titre1"),
        made.listed("See exhibit 4.", 2),
        made.listed("After dark", 1, 1, "Titre2"),
        made.listed("See exhibit 1.", 2),
        made.listed("See exhibit 2.", 2, 1),
        made.plain("And exhibit 3."),
        numbering=made.lists("decimal|%1", "decimal|%1.%2")
        + made.lists("decimal|%1.", "lowerLetter|(%2)", abstract=1)
        + made.number(1)
        + made.number(2, 1),
    )
    found = check_draft(quay, "One", draft).found
    assert [(one.number, one.place, one.heading, one.section, one.verdict) for one in found] == [
        ("4", "paragraph 1", "1 What happened", "1", "elsewhere"),
        ("1", "paragraph 2", "1.1 After dark", "1.1", "right"),
        ("2", "paragraph 2 (a)", "1.1 After dark", "1.1", "right"),
        ("3", "below paragraph 2 (a)", "1.1 After dark", "1.1", "right"),
    ]


def test_an_exhibit_of_the_sections_incident_is_in_its_place(quay: Library, tmp_path: Path) -> None:
    editions.add_edition(quay, "One")
    number = _numbers(quay, "One")["E-000005"]
    draft = _draft(tmp_path / "draft.md", f"# 2 Anything\n\nSee exhibit {number}.\n")
    assert _verdicts(quay, "One", draft) == [(number, "right", "elsewhere")]
    chronology.tie_incident(quay, "I-1", sections=["2"])
    assert _verdicts(quay, "One", draft) == [(number, "right", "right")]


def test_times_past_the_end_are_told(quay: Library, tmp_path: Path) -> None:
    films = [one for one in editions_items(quay) if one[1] == "video"]
    ref, _, length = films[0]
    ties.tie(quay, [ref], [], ["1"])
    clip = describe.add_clip(quay, ref, 0.5, 1.5)
    ties.tie(quay, [clip], [], ["1"])
    editions.add_edition(quay, "One")
    numbers = _numbers(quay, "One")
    film, cut = numbers[ref], numbers[clip]
    photo = next(
        numbers[one[0]] for one in editions_items(quay) if one[1] == "photo" and one[0] in numbers
    )
    draft = _draft(
        tmp_path / "draft.txt",
        f"Exhibit {film}, at 0:00–0:01. Exhibit {film}, at 1:00:00. Exhibit {film} at 0:01–0:00. "
        f"Exhibit {cut}, at 0:01. Exhibit {cut}, at {int(length) + 60}:00. "
        f"Exhibit {photo}, at 0:01.",
    )
    found = check_draft(quay, "One", draft)
    assert [one.verdict for one in found.found] == [
        "right", "beyond", "beyond", "right", "beyond", "beyond",
    ]  # fmt: skip
    codes = [
        [remark.code for remark in one.remarks if remark.code != "same_item"] for one in found.found
    ]
    assert codes == [[], ["beyond"], ["backwards"], [], ["beyond"], ["no_time"]]
    assert [one.state for one in found.found] == ["right"] * 6
    assert found.wrong() == 4
    assert [(one.item_ref, set(one.numbers)) for one in found.same_item] == [(ref, {film, cut})]


def editions_items(library: Library) -> list[tuple[str, str, float]]:
    return [
        (str(one["ref"]), str(one["kind"]), float(one["duration_s"] or 0))
        for one in items_json(library, "")
    ]


def test_what_was_in_an_edition_before_is_said_to_be_withdrawn(
    quay: Library, tmp_path: Path
) -> None:
    editions.add_edition(quay, "First")
    editions.issue(quay, "First")
    gone = next(ref for ref, number in _numbers(quay, "First").items() if number == "2")
    stays = next(ref for ref, number in _numbers(quay, "First").items() if number == "1")
    ties.untie(quay, [gone], ["I-1"], ["1.1", "2"])
    editions.add_edition(quay, "Second")
    editions.add_edition(quay, "By kind", numbering="kind")
    draft = _draft(tmp_path / "draft.txt", "Exhibits 1 and 2.")
    assert _verdicts(quay, "First", draft) == [("1", "right", "right"), ("2", "right", "right")]
    found = check_draft(quay, "Second", draft).found
    assert [one.state for one in found] == ["right", "withdrawn"]
    assert found[1].remarks[0].sentence == "It was exhibit 2 of “First”, and is withdrawn."
    assert in_language(found[1].remarks[0].sentence, "fr").startswith("C’était la pièce n°")
    kind = check_draft(quay, "By kind", draft).found
    assert [one.state for one in kind] == ["unknown", "unknown"]
    now = _numbers(quay, "By kind")[stays]
    assert kind[0].remarks[0].sentence.endswith(f"here it is exhibit {now}.")
    assert kind[1].remarks[0].code == "was"
    assert _verdicts(quay, "First", draft)[1] == ("2", "right", "right")


@pytest.mark.parametrize("listed", [True, False])
def test_what_the_audience_does_not_get_is_withheld(
    quay: Library, tmp_path: Path, listed: bool
) -> None:
    editions.add_edition(quay, "Full")
    editions.issue(quay, "Full")
    describe.describe(quay, ["E-1"], {"access": "open"})
    for number in ("1.1", "2"):
        outline.change_section(quay, number, access="open")
    editions.add_edition(quay, "Public", audience="public", show_withheld=listed)
    draft = _draft(tmp_path / "draft.txt", "Exhibits 1 and 2; Exhibit 99.")
    assert _verdicts(quay, "Public", draft) == [
        ("1", "right", "right"),
        ("2", "withheld", "withheld"),
        ("99", "unknown", "unknown"),
    ]


def test_an_editors_own_forms_are_a_setting(quay: Library, tmp_path: Path) -> None:
    editions.add_edition(quay, "One")
    draft = _draft(tmp_path / "draft.txt", "Annexes 1 and 2, tab 77.")
    assert _verdicts(quay, "One", draft) == []
    change_settings(quay, citations=("Annex {number}", "Tab  {number}"))
    assert settings(quay).citations == ("Annex {number}", "Tab {number}")
    assert [one.number for one in check_draft(quay, "One", draft).found] == ["1", "2", "77"]
    with pytest.raises(UsageError, match="number stands"):
        change_settings(quay, citations=("Annex",))


def test_findings_as_csv_tell_all_and_begin_no_formula(quay: Library, tmp_path: Path) -> None:
    describe.describe(quay, ["E-1"], {"title.en": "=cmd|x"})
    editions.add_edition(quay, "One")
    draft = _draft(tmp_path / "draft.md", "# 2\n\nExhibit 1, “so”, and exhibit 77.\n")
    rows = findings_csv(check_draft(quay, "One", draft)).splitlines()
    assert rows[0] == ",".join(COLUMNS)
    assert rows[1].startswith("elsewhere,1,E-000001,'=cmd|x,paragraph 2,3,2,2,1,")
    assert rows[2].startswith("unknown,77,")
    assert sum(row.startswith("uncited,") for row in rows) == 4


def _renumbered(library: Library) -> None:
    """First is issued with five exhibits; by section they have other numbers, number 5 none."""
    ties.untie(library, ["E-5"], ["I-1"], [])
    for number, ref in enumerate(("E-1", "E-2", "E-3", "E-4", "E-5"), 1):
        describe.describe(library, [ref], {"captured": f"2010-09-2{number}"})
    ties.tie(library, ["E-5"], [], ["2"])
    editions.add_edition(library, "First")
    editions.issue(library, "First")
    assert list(_numbers(library, "First").values()) == ["1", "2", "3", "4", "5"]
    ties.untie(library, ["E-5"], [], ["2"])
    editions.add_edition(library, "By section", numbering="section")


def test_new_numbers_are_put_into_a_copy(quay: Library, tmp_path: Path) -> None:
    _renumbered(quay)
    draft = made.docx(
        tmp_path / "draft.docx",
        made.plain("1.1 At night", "Titre2"),
        made.paragraph(
            made.run("See Exhibits "), made.run("1", "<w:b/>"), made.run("–3 and Exhibit 4. ")
        ),
        made.paragraph(made.run("Pièces nos 2 à 4."), made.footnote_call(1)),
        made.paragraph(made.run("Here"), made.box("Exhibit 2, at 0:01")),
        made.plain("Exhibit 5 and exhibit 99."),
        footnotes={1: "cf. Exhibit 3."},
        more={"word/media/x.bin": bytes(range(256))},
    )
    before = draft.read_bytes()
    new = _numbers(quay, "By section")
    assert [new[f"E-00000{n}"] for n in (1, 2, 3, 4)] == ["1.1-01", "1.1-02", "1.1-03", "2-01"]
    done = apply_numbers(quay, "By section", draft, tmp_path / "copy", "First")
    assert draft.read_bytes() == before
    assert done.out == tmp_path / "copy.docx"
    assert [(one.place, one.old, one.new) for one in done.changes] == [
        ("paragraph 2", "1", "1.1-01"),
        ("paragraph 2", "3", "1.1-03"),
        ("paragraph 2", "4", "2-01"),
        ("paragraph 3", "2 à 4", "1.1-02, 1.1-03 et 2-01"),
        ("text box at paragraph 4", "2", "1.1-02"),
        ("footnote 1", "3", "1.1-03"),
    ]
    assert [(one.number, one.why) for one in done.left] == [("5", "gone"), ("99", "unknown")]
    found = check_draft(quay, "By section", done.out).found
    assert [one.number for one in found if one.state == "right"] == [
        "1.1-01", "1.1-02", "1.1-03", "2-01", "1.1-02", "1.1-03", "2-01", "1.1-02", "1.1-03",
    ]  # fmt: skip
    with zipfile.ZipFile(draft) as old, zipfile.ZipFile(done.out) as copy:
        assert copy.read("word/media/x.bin") == old.read("word/media/x.bin")
        text = copy.read("word/document.xml").decode()
    assert text.count("Exhibit 1.1-02, at 0:01") == 2  # what older programs show, too
    assert made.run("1.1-01", "<w:b/>") in text


def test_a_copy_never_covers_the_draft_or_an_original(quay: Library, tmp_path: Path) -> None:
    _renumbered(quay)
    draft = made.odt(tmp_path / "draft.odt", "<text:p>Exhibit 1</text:p>")
    paper = made.pdf(tmp_path / "draft.pdf", "Exhibit 1")
    (tmp_path / "link.odt").symlink_to(draft)
    before = draft.read_bytes()
    for source, out in (
        (draft, draft),
        (draft, tmp_path / "link.odt"),
        (draft, quay.path / "originals" / "x.odt"),
        (draft, tmp_path),
        (paper, tmp_path / "x.pdf"),
    ):
        with pytest.raises(DeskError):
            apply_numbers(quay, "By section", source, out, "First")
    with pytest.raises(UsageError, match="no edition"):
        apply_numbers(quay, "By section", draft, tmp_path / "x.odt", "None")
    assert draft.read_bytes() == before
    assert not (tmp_path / "x.odt").exists()


def test_old_numbers_can_come_from_a_list(quay: Library, tmp_path: Path) -> None:
    """A draft's numbers move with the outline; what the check said of them before still serves."""
    for number, ref in enumerate(("E-1", "E-2", "E-3", "E-4", "E-5"), 1):
        describe.describe(quay, [ref], {"captured": f"2010-09-2{number}"})
    editions.add_edition(quay, "One")
    draft = _draft(tmp_path / "draft.md", "Exhibits 1 and 4.\n")
    kept = tmp_path / "findings.csv"
    kept.write_text(findings_csv(check_draft(quay, "One", draft)), "utf-8")
    outline.move_section(quay, "2", "up")
    new = _numbers(quay, "One")
    assert new["E-000001"] != "1"
    done = apply_numbers(quay, "One", draft, tmp_path / "copy.md", kept)
    said = f"Exhibits {new['E-000001']} and {new['E-000004']}.\n"
    assert done.out.read_text("utf-8") == said
    table = _draft(tmp_path / "table.csv", "old,new\n1,8\n4,\n")
    done = apply_numbers(quay, "One", draft, tmp_path / "other.md", table)
    assert done.out.read_text("utf-8") == "Exhibits 8 and 4.\n"
    assert [one.number for one in done.left] == ["4"]
    with pytest.raises(UsageError, match="names no exhibit"):
        apply_numbers(quay, "One", draft, tmp_path / "y.md", _draft(tmp_path / "n.csv", "a,b\n"))


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["draft-en.docx", "draft-en.odt", "brouillon-fr.docx"])
def test_a_copy_of_a_real_draft_opens_and_cites_the_new_numbers(
    quay: Library, corpus: Path, tmp_path: Path, name: str
) -> None:
    _renumbered(quay)
    draft = tmp_path / name
    shutil.copyfile(corpus / "documents" / name, draft)
    done = apply_numbers(quay, "By section", draft, tmp_path / f"copy-{name}", "First")
    assert [(one.old, one.new) for one in done.changes if one.old in "34"][:2] == [
        ("3", "1.1-03"),
        ("4", "2-01"),
    ]
    assert _paragraphs(done.out)[1] == _paragraphs(draft)[1].replace("3)", "1.1-03)").replace(
        "4 et", "2-01 et"
    ).replace("4 and", "2-01 and")


def _rich(kind: str, folder: Path) -> Path:
    if kind == "docx":
        return made.docx(
            folder / "draft.docx",
            made.paragraph(made.run("Exhibits 1", "<w:b/>"), made.run("–4 were")),
            made.paragraph(made.run("Here"), made.footnote_call(1)),
            made.table("Exhibit 2", "x"),
            footnotes={1: "Exhibit 3"},
            header="Exhibit 1",
        )
    return made.odt(
        folder / "draft.odt",
        '<text:p>Exhibits 1<text:span text:style-name="B">–4</text:span> were'
        f"{made.odt_note('Exhibit 3')}</text:p>",
        header="Exhibit 1",
    )


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_copy_with_all_that_can_be_in_it_opens(quay: Library, tmp_path: Path, kind: str) -> None:
    _renumbered(quay)
    done = apply_numbers(
        quay, "By section", _rich(kind, tmp_path), tmp_path / f"copy.{kind}", "First"
    )
    assert any("Exhibits 1.1-01–1.1-03 and 2-01 were" in one for one in _paragraphs(done.out))


@needs_office
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_libreoffice_opens_the_copy(quay: Library, tmp_path: Path, kind: str) -> None:
    _renumbered(quay)
    draft = _rich(kind, tmp_path)
    done = apply_numbers(quay, "By section", draft, tmp_path / f"copy.{kind}", "First")
    (printed,) = converted("pdf", tmp_path, [done.out])
    with PdfDocument(printed) as paper:
        said = "\n".join(page.get_textpage().get_text_bounded() for page in paper)
    assert "Exhibits 1.1-01–1.1-03 and 2-01 were" in said
    assert "Exhibit 1.1-03" in said


def _paragraphs(path: Path) -> list[str]:
    """The text of each paragraph, as libraries of others read the file."""
    if path.suffix == ".docx":
        return [one.text for one in Document(str(path)).paragraphs]
    body = opendocument.load(str(path)).text
    return [teletype.extractText(one) for one in body.childNodes]
