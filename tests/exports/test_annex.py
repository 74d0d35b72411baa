"""The annex as its readers get it: text, pages, links, bookmarks, scripts, and no secret."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from evidence_desk.domain.editions import Audience, Dossier, ExhibitState, SectionEntry
from evidence_desk.domain.errors import Cancelled, StorageError, UsageError
from evidence_desk.domain.items import Kind
from evidence_desk.domain.progress import Progress
from evidence_desk.exports.annex import write_annex
from evidence_desk.exports.silence import Secret, refuse_what_tells
from exports.dossiers import ARABIC, GEEZ, JOURNAL_HASH, concordance, dossier, exhibit, jpeg

SECRET = "NameOfAWitness"


def _annex(made: Dossier, tmp_path: Path, layout: str | None = None) -> Path:
    out = tmp_path / "annex.pdf"
    write_annex(made, out, layout=layout)
    return out


def _pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ["Annex of exhibits", "The Ombudsman", "DDD/2011/0042", "21 September 2010", "summer"],
        ),
        (
            "fr",
            [
                "Bordereau de pièces",
                "Monsieur le Défenseur des droits",
                "DDD/2011/0042",
                "21 septembre 2010",
                "été",
            ],
        ),
    ],
)
def test_it_speaks_the_language_of_the_edition(
    tmp_path: Path, language: str, words: list[str]
) -> None:
    pages = _pages(_annex(dossier(9, language), tmp_path))
    text = _flat(" ".join(pages))
    for word in words:
        assert word.casefold() in text.casefold(), word
    of = "of" if language == "en" else "sur"
    for at, page in enumerate(pages, 1):
        assert re.search(rf"\b{at}\s+{of}\s+{len(pages)}\b", _flat(page)), page
    assert JOURNAL_HASH[:8] in text


def test_every_exhibit_is_in_list_sheets_bookmarks_and_text(tmp_path: Path) -> None:
    path = _annex(dossier(40), tmp_path)
    with pikepdf.open(path) as pdf:
        titles = _titles(list(pdf.open_outline().root))
        assert str(pdf.Root.Lang).startswith("en")
    for number in range(1, 41):
        assert any(re.search(rf"\b{number}\b", title) for title in titles), number
    text = _flat(" ".join(_pages(path)))
    for ref in ("I-001", "I-002", "I-003"):
        assert ref in text


def _titles(items: list[pikepdf.OutlineItem]) -> list[str]:
    return [title for item in items for title in (str(item.title), *_titles(list(item.children)))]


def test_links_lead_both_ways_and_to_pages_that_are_there(tmp_path: Path) -> None:
    path = _annex(dossier(9), tmp_path)
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        leads: set[tuple[int, int]] = set()
        for at, page in enumerate(pdf.pages):
            for note in page.obj.get("/Annots", ()):
                assert note.Subtype == pikepdf.Name.Link
                target = note.get("/Dest")
                leads.add((at, pages[target[0].objgen]))
    assert any(a < b for a, b in leads)  # from the list to the sheets
    assert any(a > b > 0 for a, b in leads)  # and back


def test_typefaces_are_embedded_and_foreign_scripts_are_no_boxes(tmp_path: Path) -> None:
    path = _annex(dossier(9), tmp_path)
    with pikepdf.open(path) as pdf:
        fonts = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary)
            and one.get("/Type") == pikepdf.Name.FontDescriptor
        ]
        assert fonts
        for font in fonts:
            assert any(name in font for name in ("/FontFile2", "/FontFile3")), font
            assert re.fullmatch(r"/[A-Z]{6}\+.*", str(font.FontName))  # a subset
    text = " ".join(_pages(path))
    for word in (*ARABIC.split(), *GEEZ.split()):
        assert word in text or word[::-1] in text, word
    assert "\ufffd" not in text
    assert "[U+" not in text


def test_a_sign_that_no_typeface_has_is_shown_by_its_code(tmp_path: Path) -> None:
    made = replace(dossier(0), exhibits=(exhibit("1", 1, title="x \u202egpj.exe \U0001f3a5"),))
    text = " ".join(_pages(_annex(made, tmp_path)))
    assert "[U+202E]" in text
    assert "[U+1F3A5]" in text


def test_a_draft_is_marked_on_every_page_and_an_issue_is_not(tmp_path: Path) -> None:
    draft = _pages(_annex(replace(dossier(9), issued_at=None), tmp_path))
    assert all("draft" in page.casefold() for page in draft)
    assert not any("draft" in page.casefold() for page in _pages(_annex(dossier(9), tmp_path)))


@pytest.mark.parametrize(
    ("language", "issued", "drafted"),
    [
        ("en", "journal issued this edition", "was the last in the library’s journal"),
        ("fr", "édition a été émise par l’inscription", "était la dernière du journal"),
    ],
)
def test_it_says_which_entry_of_the_journal_it_hangs_on(
    tmp_path: Path, language: str, issued: str, drafted: str
) -> None:
    made = dossier(2, language)
    said = _flat(_pages(_annex(made, tmp_path))[0])
    assert issued in said
    assert drafted not in said
    said = _flat(_pages(_annex(replace(made, issued_at=None), tmp_path))[0])
    assert drafted in said
    assert issued not in said


def test_the_concordance_pairs_old_and_new(tmp_path: Path) -> None:
    made = dossier(9, concordance=concordance(9), previous_edition="Draft of May")
    text = _flat(" ".join(_pages(_annex(made, tmp_path))))
    assert "Concordance" in text
    assert "Draft of May" in text


@pytest.mark.parametrize("show", [True, False])
def test_what_is_withheld_leaves_a_number_or_nothing(tmp_path: Path, show: bool) -> None:
    hidden = exhibit(
        "77",
        4,
        state=ExhibitState.WITHHELD,
        title=SECRET,
        description=SECRET,
        place=SECRET,
        source=SECRET,
        name=SECRET,
        pack_name=SECRET,
        text=SECRET,
        problem=SECRET,
        passages=(SECRET,),
    )
    made = replace(dossier(4), audience=Audience.PUBLIC, show_withheld=show)
    made = replace(made, exhibits=(*made.exhibits, hidden))
    for layout in (None, "list", "sheets", "chronology"):
        path = _annex(made, tmp_path, layout)
        text = _flat(" ".join(_pages(path)))
        assert SECRET not in text
        assert not _bytes_hold(path, SECRET)
    assert ("77" in " ".join(_pages(_annex(made, tmp_path, "list")))) == show


def _bytes_hold(path: Path, word: str) -> bool:
    """Whether a word is anywhere in the file, its streams unpacked."""
    codes = [word.encode(), word.encode("utf-16-be"), word.encode("utf-16-le")]
    with pikepdf.open(path) as pdf:
        parts = [path.read_bytes()]
        for one in pdf.objects:
            parts.append(one.unparse(resolved=False))
            if isinstance(one, pikepdf.Stream):
                photo = one.get("/Filter") == pikepdf.Name.DCTDecode
                parts.append(one.read_raw_bytes() if photo else one.read_bytes())
        parts += [str(value).encode() for value in pdf.docinfo.values()]
    return any(code in bytes(part) for part in parts for code in codes)


def test_the_search_for_secrets_finds_what_is_there(tmp_path: Path) -> None:
    path = _annex(dossier(1, organisation=SECRET), tmp_path)
    assert _bytes_hold(path, SECRET)


def test_pictures_carry_no_word_of_their_camera(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = SECRET
    data = jpeg(1, exif=exif)
    assert SECRET.encode() in data
    made = replace(dossier(0), exhibits=(exhibit("1", 1, picture=lambda _pixels: data),))
    assert not _bytes_hold(_annex(made, tmp_path), SECRET)


def test_the_same_dossier_gives_the_same_bytes(tmp_path: Path) -> None:
    first = _annex(dossier(5), tmp_path).read_bytes()
    with pikepdf.open(BytesIO(first)) as pdf:
        assert str(pdf.docinfo.Author) == "Border Watch"
    assert _annex(dossier(5, "fr"), tmp_path).read_bytes() != first
    # After another one too, which was set with the same typefaces.
    assert _annex(dossier(5), tmp_path).read_bytes() == first


@pytest.mark.parametrize("layout", [None, "list", "sheets", "chronology"])
@pytest.mark.parametrize("count", [0, 1])
def test_an_edition_of_nothing_or_one_is_a_document_too(
    tmp_path: Path, layout: str | None, count: int
) -> None:
    made = replace(dossier(count), incidents=()) if count == 0 else dossier(count)
    assert _pages(_annex(made, tmp_path, layout))


def test_long_titles_and_missing_pictures_do_not_overflow(tmp_path: Path) -> None:
    long = "Eviction of the camp behind the hangar " * 40
    entries = tuple(
        exhibit(str(n), n, title=long, description=long * 8, picture=lambda _pixels: None)
        for n in range(1, 6)
    )
    path = _annex(replace(dossier(0), exhibits=entries), tmp_path)
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            width, height = page.get_size()
            text = page.get_textpage()
            for at in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(at)
                assert -1 <= left <= right <= width + 1
                assert -1 <= bottom <= top <= height + 1


def test_wishes_that_make_no_sense_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a layout"):
        write_annex(dossier(1), tmp_path / "a.pdf", layout="poster")
    with pytest.raises(UsageError, match="2, 6 or 12"):
        write_annex(dossier(1), tmp_path / "a.pdf", per_page=5)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="could not be written"):
        write_annex(dossier(1), tmp_path / "file" / "a.pdf")


def test_stopping_leaves_nothing(tmp_path: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.done == 3:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        write_annex(dossier(9), tmp_path / "a.pdf", report=stop)
    assert list(tmp_path.iterdir()) == []


def test_no_heading_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    for count in range(5, 13):  # sooner or later the second heading falls near the foot
        ties = [(("1.1",) if at < count else ("2.1",)) for at in range(count + 1)]
        exhibits = tuple(
            exhibit(str(at + 1), at, sections=ties[at], incidents=(), title=f"Title {at + 1}.")
            for at in range(count + 1)
        )
        made = replace(dossier(1), exhibits=exhibits, incidents=(), sections=_outline(count))
        for page in _pages(_annex(made, tmp_path, "list")):
            if "Second heading" in page:
                assert "Below it" in page, count
                assert exhibits[-1].title in page.partition("Below it")[2], count


def _outline(count: int) -> tuple[SectionEntry, ...]:
    first = tuple(str(at + 1) for at in range(count))
    return (
        SectionEntry("1", "First heading", 0, ()),
        SectionEntry("1.1", "Above", 1, first),
        SectionEntry("2", "Second heading", 0, ()),
        SectionEntry("2.1", "Below it", 1, (str(count + 1),)),
    )


def test_formats_are_named_in_the_language_of_the_edition(tmp_path: Path) -> None:
    made = dossier(1, "fr")
    photo = replace(made.exhibits[0], kind=Kind.PHOTO, format="JPEG photo")
    text = _flat(" ".join(_pages(_annex(replace(made, exhibits=(photo,)), tmp_path))))
    assert "Photo JPEG" in text
    assert "JPEG photo" not in text


def test_lines_that_a_page_broke_are_one_paragraph_of_a_statement(tmp_path: Path) -> None:
    said = (
        "Statement of W-03\n"
        "I have lived at the quay since the spring. There were eleven of us in seven\n"
        "tents behind the second shed.\n"
        "On Monday evening a van drove on to the quay, and four officers got out of\n"
        "it. They gave us ten minutes."
    )
    made = dossier(1)
    told = replace(made, exhibits=(replace(made.exhibits[0], text=said),))
    text = "\n".join(_pages(_annex(told, tmp_path))).replace("\r", "")
    paragraph = text[text.index("I have lived") : text.index("On Monday")]
    assert "in seven tents" in paragraph  # set anew to the width of this page
    assert "Statement of W-03\nI have" in text


def test_what_follows_a_foreign_script_is_set_in_its_own_typeface(tmp_path: Path) -> None:
    made = dossier(2)
    there = replace(made.exhibits[1], place="الميناء", lat=None, lon=None)
    text = _flat(" ".join(_pages(_annex(replace(made, exhibits=(there,)), tmp_path, "list"))))
    assert f"Incident {there.incidents[0]}" in text
    assert f"Section {there.sections[0]}" in text


def test_a_passage_names_its_file_like_any_other_exhibit(tmp_path: Path) -> None:
    made = dossier(1)
    clip = replace(made.exhibits[0], clip_start_s=1.0, clip_end_s=2.0, bytes=None)
    text = _flat(" ".join(_pages(_annex(replace(made, exhibits=(clip,)), tmp_path))))
    assert f"File: {clip.pack_name}" in text


_LONG_ARABIC = f"{ARABIC}، وكان الضوء قويا جدا ولم يتكلم أحد منا حتى الصباح"
_LONG_GEEZ = f"{GEEZ} ብርሃን ርኢና፡ ሓደ እኳ ኣይተዛረበን ክሳብ ንጉሆ"


def _set_lines(path: Path) -> dict[str, tuple[float, float]]:
    """Each line of the document's second page: where it begins and ends across, in points."""
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[1].get_textpage()
        found = {}
        for at in range(page.count_rects()):
            left, bottom, right, top = page.get_rect(at)
            found[page.get_text_bounded(left, bottom, right, top).strip()] = (left, right)
        return found


def test_what_is_said_from_right_to_left_begins_at_the_right_edge(tmp_path: Path) -> None:
    quotes = ("0:00:01.000", _LONG_ARABIC, "0:00:02.000", _LONG_GEEZ, "0:00:03.000", ARABIC)
    entry = exhibit("1", 0, description="", passages=(), quotes=quotes, quotes_language="ar")
    path = _annex(dossier(1, exhibits=(entry,)), tmp_path, "list")
    lines = _set_lines(path)
    arabic = [x for text, x in lines.items() if any("\u0600" <= c < "\u0700" for c in text)]
    geez = [x for text, x in lines.items() if any("\u1200" <= c < "\u1380" for c in text)]
    time = lines["0:00:01.000"]
    assert len(arabic) >= 3
    assert len(geez) >= 2
    right = max(x[1] for x in arabic)
    assert right - time[0] == pytest.approx(60.0 / 25.4 * 72, abs=12)
    short = min(arabic, key=lambda x: x[1] - x[0])
    assert short[1] == pytest.approx(right, abs=2)  # not at the left, where the time stands
    assert short[0] - time[0] > 40
    assert min(left for left, _right in geez) == pytest.approx(time[0], abs=2)


def test_secrets_in_any_script_are_found_on_paper(tmp_path: Path) -> None:
    said = ("قال: “Stop” ثم 25 مرة", "ראינו את המשטרה ליד השער", _LONG_ARABIC, _LONG_GEEZ)
    quotes = tuple(part for words in said for part in ("0:00:01.000", words))
    entry = exhibit("1", 0, quotes=quotes, quotes_language="ar")
    path = _annex(dossier(1, exhibits=(entry,)), tmp_path)
    for words in said:
        with pytest.raises(UsageError):
            refuse_what_tells(path, [Secret((words,), "a line")])
