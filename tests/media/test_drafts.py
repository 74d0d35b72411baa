"""Drafts of every format, as word processors write them: paragraphs, notes, what is gone."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import drafts_made as made
from evidence_desk.domain.draft_headings import Headings
from evidence_desk.domain.drafts import Block, Edit, Part
from evidence_desk.media.draft_word import WordReader
from evidence_desk.media.draft_xml import Splice, spliced
from evidence_desk.media.errors import MediaError
from evidence_desk.media.workers import Workers


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1) as pool:
        yield pool


def _told(blocks: list[Block]) -> list[tuple[str, int, str]]:
    return [
        (str(one.part), one.number, one.text) for one in blocks if one.text.strip() and not one.echo
    ]


@pytest.fixture
def word(tmp_path: Path) -> Path:
    return made.docx(
        tmp_path / "draft.docx",
        made.plain("1.1 At night", "Titre2"),
        made.paragraph(
            made.run("See Ex"), made.run("hibit", "<w:b/>"), made.run(" 1"), made.run("2"),
            made.footnote_call(2), made.deleted(" and Exhibit 98"), made.inserted(" and 13"),
        ),
        made.table("Exhibit 3", "of it"),
        made.paragraph(made.run("Here"), made.box("In the box: Exhibit 7")),
        made.paragraph(
            made.run("Exhibits 14"), "<w:r><w:noBreakHyphen/></w:r>", made.run("17"),
            '<w:moveFrom w:id="3"><w:r><w:t>Exhibit 97</w:t></w:r></w:moveFrom>',
            "<w:r><w:instrText>Exhibit 96</w:instrText></w:r>",
        ),
        made.plain("Mine", "Mine"),
        made.paragraph(made.run("End"), made.footnote_call(1), made.footnote_call(5, "endnote")),
        footnotes={1: "cf. Exhibit 8", 2: "pièce n° 4 & co"},
        endnotes={5: "Exhibit 9"},
        header="Exhibit 1, draft",
    )  # fmt: skip


def test_a_docx_is_read_with_all_that_is_in_it(workers: Workers, word: Path) -> None:
    blocks = workers.draft(word)
    assert _told(blocks) == [
        ("heading", 1, "1.1 At night"),
        ("paragraph", 2, "See Exhibit 12 and 13"),
        ("paragraph", 3, "Exhibit 3"),
        ("paragraph", 4, "of it"),
        ("paragraph", 5, "Here"),
        ("box", 5, "In the box: Exhibit 7"),
        ("paragraph", 6, "Exhibits 14\u201117"),
        ("heading", 7, "Mine"),
        ("paragraph", 8, "End"),
        ("footnote", 2, "cf. Exhibit 8"),
        ("footnote", 1, "pièce n° 4 & co"),
        ("endnote", 1, "Exhibit 9"),
        ("header", 0, "Exhibit 1, draft"),
    ]
    assert sum(one.echo for one in blocks) == 1
    headings = Headings(blocks, {"1.1": ("At night",), "2": ("Mine",)})
    note = next(at for at, one in enumerate(blocks) if one.text.startswith("cf."))
    assert headings.spot(note, 0).section == "2"
    assert headings.spot(note + 1, 0).heading == "1.1 At night"


def test_words_are_replaced_and_every_other_byte_stays(workers: Workers, word: Path) -> None:
    blocks = workers.draft(word)
    texts = [one.text for one in blocks]
    cited = texts.index("See Exhibit 12 and 13")
    ranged = texts.index("Exhibits 14\u201117")
    edits = [
        Edit(cited, 12, 14, "12", "340"),
        Edit(ranged, 9, 14, "14\u201117", "14–16 and 19 & "),
    ]
    edits += [
        Edit(at, 20, 21, "7", "8") for at, text in enumerate(texts) if text.startswith("In the box")
    ]
    assert len(edits) == 4
    copy = word.with_name("copy.docx")
    copy.write_bytes(workers.rewritten(word, edits))
    with zipfile.ZipFile(word) as old, zipfile.ZipFile(copy) as new:
        assert old.namelist() == new.namelist()
        for name in old.namelist():
            if name != "word/document.xml":
                assert old.read(name) == new.read(name)
        before = old.read("word/document.xml").decode()
        after = new.read("word/document.xml").decode()
    wanted = (
        before.replace(made.run(" 1"), made.run(" 340"))
        .replace(made.run("2"), made.run(""))
        .replace(made.run("Exhibits 14"), made.run("Exhibits 14–16 and 19 & "))
        .replace("<w:noBreakHyphen/>", "")
        .replace(made.run("17"), made.run(""))
        .replace("Exhibit 7", "Exhibit 8")
    )
    assert after == wanted


def test_spaces_that_are_left_at_a_runs_end_are_kept(workers: Workers, tmp_path: Path) -> None:
    bare = "<w:p><w:r><w:t>Exhibits 14</w:t></w:r><w:r><w:t>-17 were</w:t></w:r></w:p>"
    word = made.docx(tmp_path / "draft.docx", bare)
    copy = tmp_path / "copy.docx"
    copy.write_bytes(workers.rewritten(word, [Edit(0, 9, 14, "14-17", "2")]))
    with zipfile.ZipFile(copy) as archive:
        after = archive.read("word/document.xml").decode()
    assert '<w:t>Exhibits 2</w:t></w:r><w:r><w:t xml:space="preserve"> were</w:t>' in after


@pytest.fixture
def writer(tmp_path: Path) -> Path:
    return made.odt(
        tmp_path / "draft.odt",
        '<text:h text:outline-level="2">1.1 At night</text:h>',
        '<text:p>See Ex<text:span text:style-name="B">hibit</text:span><text:s/>1'
        '<text:span text:style-name="B">2</text:span>'
        + made.odt_note("cf. Exhibit 8 &amp; more".replace("&amp;", "&"))
        + " and<text:line-break/>13<office:annotation><dc:creator>x</dc:creator>"
        "<text:p>Exhibit 95</text:p></office:annotation>.</text:p>",
        "<text:list><text:list-item><text:p>Exhibit 3</text:p></text:list-item></text:list>",
        '<text:p>Here<draw:frame svg:width="5cm" svg:height="2cm"><draw:text-box><text:p>'
        "Exhibit 7</text:p></draw:text-box></draw:frame> it is</text:p>",
        f"<text:p>End{made.odt_note('Exhibit 9', 'endnote', 'i')}</text:p>",
        header="Exhibit 1, draft",
        deleted="Exhibit 98",
    )


def test_an_odt_is_read_with_all_that_is_in_it(workers: Workers, writer: Path) -> None:
    blocks = workers.draft(writer)
    assert _told(blocks) == [
        ("heading", 1, "1.1 At night"),
        ("paragraph", 2, "See Exhibit 12 and\n13."),
        ("footnote", 1, "cf. Exhibit 8 & more"),
        ("paragraph", 3, "Exhibit 3"),
        ("paragraph", 4, "Here it is"),
        ("box", 4, "Exhibit 7"),
        ("paragraph", 5, "End"),
        ("endnote", 1, "Exhibit 9"),
        ("header", 0, "Exhibit 1, draft"),
    ]
    copy = writer.with_name("copy.odt")
    copy.write_bytes(workers.rewritten(writer, [Edit(1, 12, 14, "12", "340")]))
    with zipfile.ZipFile(writer) as old, zipfile.ZipFile(copy) as new:
        assert new.infolist()[0].filename == "mimetype"
        assert new.infolist()[0].compress_type == zipfile.ZIP_STORED
        before, after = old.read("content.xml").decode(), new.read("content.xml").decode()
    assert after == before.replace(
        '1<text:span text:style-name="B">2<', '340<text:span text:style-name="B"><'
    )


def test_markdown_and_text_say_their_lines(workers: Workers, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_bytes(b"# One\r\nSee it.\r\nStill.\r\n\r\nTwo\r\n---\r\n\r\n- Exhibit 3\r\n")
    told = [(str(one.part), one.number, one.line, one.level) for one in workers.draft(draft)]
    assert told == [
        ("heading", 1, 1, 1), ("paragraph", 2, 2, 0), ("heading", 3, 5, 2), ("paragraph", 4, 8, 0),
    ]  # fmt: skip
    new = workers.rewritten(draft, [Edit(3, 10, 11, "3", "44")])
    assert new == draft.read_bytes().replace(b"Exhibit 3", b"Exhibit 44")
    text = tmp_path / "draft.txt"
    text.write_bytes("La pièce n° 3\nLa pièce n° 4\n".encode("cp1252"))
    assert [(one.number, one.line) for one in workers.draft(text)] == [(1, 1), (2, 2)]
    edited = workers.rewritten(text, [Edit(1, 12, 13, "4", "5")])
    assert edited == "La pièce n° 3\nLa pièce n° 5\n".encode("cp1252")


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le"])
def test_text_in_utf16_is_written_as_it_came(
    workers: Workers, tmp_path: Path, encoding: str
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes("\ufeffOn sait : pièce 4\n".encode(encoding))
    (block,) = workers.draft(draft)
    at = block.text.index("4")
    edited = workers.rewritten(draft, [Edit(0, at, at + 1, "4", "12")])
    assert edited == "\ufeffOn sait : pièce 12\n".encode(encoding)


def test_text_that_is_not_in_the_encoding_it_begins_with_is_refused(
    workers: Workers, tmp_path: Path
) -> None:
    """With one sign more or less it would be read as that, and be another text altogether."""
    draft = tmp_path / "draft.md"
    draft.write_bytes(b"\xfe\xffSee exhibits 12.\n")
    with pytest.raises(MediaError, match="UTF-16"):
        workers.draft(draft)


def test_what_was_not_read_so_is_not_replaced(workers: Workers, word: Path) -> None:
    for edit in (Edit(1, 12, 14, "99", "1"), Edit(500, 0, 1, "x", "y")):
        with pytest.raises(MediaError, match="changed"):
            workers.rewritten(word, [edit])


def _broken(path: Path, kind: str) -> Path:
    good = made.docx(path.with_name("good.docx"), made.plain("Exhibit 3"))
    if kind == "cut":
        path.write_bytes(good.read_bytes()[:-200])
        return path
    xml = {
        "entities": b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>',
        "bomb": b"<a>" + b" " * 70_000_000 + b"</a>",
        "bad": b"<w:document><w:body>",
        "unknown letters": b'<?xml version="1.0" encoding="U9TF-8"?><a/>',
        "wide letters": b'<?xml version="1.0" encoding="shift_jis"?><a/>',
    }[kind]
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))
    return path


@pytest.mark.parametrize(
    "kind", ["cut", "entities", "bomb", "bad", "unknown letters", "wide letters"]
)
def test_a_hostile_draft_ends_in_a_sentence(workers: Workers, tmp_path: Path, kind: str) -> None:
    draft = _broken(tmp_path / "draft.docx", kind)
    for ask in (lambda: workers.draft(draft), lambda: workers.rewritten(draft, [])):
        with pytest.raises(MediaError) as told:
            ask()
        assert str(told.value).endswith(".")
        assert ("damaged" in str(told.value)) == (kind not in ("entities", "bomb"))


def test_numbers_that_are_none_are_passed_over(workers: Workers, tmp_path: Path) -> None:
    """A raised two is a digit, but no number; so may anything stand where Word writes one."""
    odd = '<w:outlineLvl w:val="²"/><w:numPr><w:ilvl w:val="٣²"/><w:numId w:val="1"/></w:numPr>'
    style = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr>'
        '<w:outlineLvl w:val="²"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="A"/><w:pPr>'
        '<w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    draft = made.docx(
        tmp_path / "odd.docx",
        f"<w:p><w:pPr>{odd}</w:pPr>{made.run('odd')}</w:p>",
        made.plain("as its base", "B"),
        made.plain("body text again", "C"),
        numbering=made.lists("decimal|%1") + made.number(1),
        styles=style,
    )
    levels = [(one.text, one.level) for one in workers.draft(draft)]
    assert levels == [("odd", 0), ("as its base", 2), ("body text again", 0)]
    draft = made.odt(
        tmp_path / "odd.odt",
        '<text:h text:outline-level="²">Facts</text:h>',
        '<text:p>one<text:s text:c="²"/>two</text:p>',
    )
    assert [one.text for one in workers.draft(draft)] == ["Facts", "one two"]


def test_deep_nesting_is_read(workers: Workers, tmp_path: Path) -> None:
    deep = "<text:span>" * 20_000 + "Exhibit 3" + "</text:span>" * 20_000
    draft = made.odt(tmp_path / "deep.odt", f"<text:p>{deep}</text:p>")
    assert workers.draft(draft)[0].text == "Exhibit 3"


def test_pages_of_a_pdf_are_one_text(workers: Workers, tmp_path: Path) -> None:
    draft = made.pdf(tmp_path / "draft.pdf", "1.1 At night\nSee Exhibit\n3.", "Exhibit 4.")
    (block,) = workers.draft(draft)
    assert block.part is Part.PAGES
    headings = Headings([block], {"1.1": ("At night",)})
    at = block.text.index("Exhibit 4")
    assert (headings.spot(0, at).place, headings.spot(0, at).section) == ("page 2", "1.1")


_CHARACTERS = st.text(st.sampled_from("ab 12–&<é\u00a0\u00ad🙂"), min_size=1, max_size=30)


@settings(max_examples=200, deadline=None)
@given(st.lists(_CHARACTERS, min_size=1, max_size=6), st.data(), st.booleans())
def test_any_part_of_any_runs_is_replaced_alone(
    texts: list[str], data: st.DataObject, kept: bool
) -> None:
    """However a paragraph is parted into runs: the rest stays to the letter."""
    whole = "".join(texts)
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start + 1, len(whole)))
    new = data.draw(st.text(st.sampled_from("3–& é"), max_size=8))
    keep = ' xml:space="preserve"' if kept else ""
    runs = "".join(f"<w:r><w:t{keep}>{escape(text)}</w:t></w:r>" for text in texts)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<w:document xmlns:w="{space}"><w:p>{runs}</w:p></w:document>'.encode()
    (paragraph,) = WordReader(xml, Part.TEXT, {}).read()
    assert paragraph.text() == whole
    after = spliced(xml, [(paragraph, Splice(start, end, new))])
    (again,) = WordReader(after, Part.TEXT, {}).read()
    assert again.text() == whole[:start] + new + whole[end:]
    for said in re.findall(rb"<w:t>([^<]*)</w:t>", after):
        edited = said not in xml
        assert not edited or said.decode() == said.decode().strip(" ")
