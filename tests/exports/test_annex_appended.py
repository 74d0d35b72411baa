"""Documents behind the annex: safe, whole, stamped page by page, found again and searched."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from fpdf import FPDF
from pikepdf import Array, Dictionary, Name

from evidence_desk.domain.editions import Audience, Dossier
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import Kind
from evidence_desk.domain.layouts import AnnexLayout
from evidence_desk.exports.annex import write_annex
from evidence_desk.exports.pack import write_pack
from evidence_desk.exports.silence import Secret, refuse_what_tells
from exports.dossiers import dossier, with_originals
from exports.test_annex_structure import Tagged

_WORDS = "Seven tents behind the shed, page"


def _document(pages: int = 3, size: tuple[float, float] = (210, 297), words: str = _WORDS) -> bytes:
    made = FPDF(unit="mm", format=size)
    made.set_font("helvetica", size=14)
    for page in range(1, pages + 1):
        made.add_page()
        made.text(20, 30, f"{words} {page} of its own.")
    return bytes(made.output())


def _changed(data: bytes, change: object, **save: object) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)  # type: ignore[operator]
        pdf.save(out, **save)  # type: ignore[arg-type]
    return out.getvalue()


def _stamped(
    documents: list[bytes], folder: Path, language: str = "en", **fields: object
) -> Dossier:
    """An edition of these documents with a photo before and after them."""
    folder.mkdir(exist_ok=True)
    made = dossier(len(documents) + 2, language, layout=AnnexLayout(stamped=True), **fields)
    entries = []
    for at, entry in enumerate(made.exhibits):
        path = None
        if 0 < at <= len(documents):
            path = folder / f"{at}.pdf"
            path.write_bytes(documents[at - 1])
        kind = Kind.DOCUMENT if path else Kind.PHOTO
        entries.append(replace(entry, kind=kind, original=path, text=None))
    return replace(made, exhibits=tuple(entries))


def _annex(made: Dossier, tmp_path: Path) -> Path:
    out = tmp_path / "annex.pdf"
    write_annex(made, out)
    return out


def _pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in pdf]


@pytest.mark.parametrize(("language", "stamp"), [("en", "Exhibit 2"), ("fr", "Pièce n° 2")])
def test_each_page_is_there_under_its_stamp(tmp_path: Path, language: str, stamp: str) -> None:
    path = _annex(_stamped([_document(3)], tmp_path / "in", language), tmp_path)
    pages = _pages(path)
    total = len(pages)
    for at in range(3):
        page = pages[total - 3 + at]
        assert f"{_WORDS} {at + 1} of its own." in page
        assert stamp in page
        assert f"{at + 1}/3" in page
        assert f"{total - 2 + at}" in page
        assert f"{total}" in page
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)


def test_list_and_leaf_say_the_page_and_lead_to_it(tmp_path: Path) -> None:
    path = _annex(_stamped([_document(2), _document(1)], tmp_path / "in"), tmp_path)
    pages = _pages(path)
    first = len(pages) - 2
    assert f"page {first}" in pages[1]  # the list
    leaf = next(page for page in pages if page.count("Documents, page by page"))
    with pikepdf.open(path) as pdf:
        places = {page.obj.objgen: at + 1 for at, page in enumerate(pdf.pages)}
        led = {
            places[note.Dest[0].objgen]
            for page in pdf.pages
            for note in page.obj.get("/Annots", ())
            if "/Dest" in note
        }
        with pdf.open_outline() as outline:
            titles = [str(one.title) for top in outline.root for one in top.children]
    assert {first, first + 2} <= led
    assert any(title.startswith("Exhibit 3") for title in titles)
    assert leaf


def test_turned_wide_and_huge_pages_keep_their_shape(tmp_path: Path) -> None:
    turned = _changed(_document(1), lambda pdf: setattr(pdf.pages[0].obj, "Rotate", 90))
    huge = _document(1, (3000, 2000))
    path = _annex(_stamped([turned, huge], tmp_path / "in"), tmp_path)
    with pypdfium2.PdfDocument(path) as pdf:
        for at in (len(pdf) - 2, len(pdf) - 1):
            wide, high = pdf[at].get_size()
            assert (round(wide), round(high)) == (842, 595)
            text = pdf[at].get_textpage()
            for rect in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(rect)
                assert -1 <= left <= right <= wide + 1
                assert -1 <= bottom <= top <= high + 1
    assert all(_WORDS in page for page in _pages(path)[-2:])


def _armed(pdf: pikepdf.Pdf) -> None:
    """All that a document can do beyond showing pages."""
    script = Dictionary(S=Name.JavaScript, JS="app.alert('SPRUNG')")
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    page = pdf.pages[0].obj
    page.AA = Dictionary(O=script)
    page.Metadata = pdf.make_stream(b"SPRUNG", Type=Name.Metadata, Subtype=Name.XML)
    shown = pdf.make_stream(
        b"BT /F1 12 Tf 10 10 Td (SHOWN) Tj ET",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 100, 30]),
        Resources=page.Resources,
    )
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T="who",
            V="SHOWN",
            F=4,
            Rect=Array([100, 100, 200, 130]),
            AP=Dictionary(N=shown),
            AA=Dictionary(K=script),
        )
    )
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([0, 0, 99, 99]),
        A=Dictionary(S=Name.Launch, F="SPRUNG.exe"),
    )
    page.Annots = Array([field, link])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    pdf.attachments["SPRUNG.txt"] = b"SPRUNG"
    pdf.docinfo.Author = "SPRUNG"


def test_nothing_that_acts_comes_with_the_pages(tmp_path: Path) -> None:
    data = _changed(_document(1), _armed)
    assert b"SPRUNG" in data
    made = _stamped([data], tmp_path / "in")
    path = _annex(made, tmp_path)
    with pikepdf.open(path) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert not pdf.attachments
        for one in pdf.objects:
            said = one.unparse(resolved=True)
            assert b"SPRUNG" not in said
            if isinstance(one, Dictionary):
                assert not {"/JS", "/AA", "/EF"} & set(one.keys())
                assert one.get("/S") not in (Name.JavaScript, Name.Launch)
    assert "SHOWN" in _pages(path)[-1]  # a field that is filled in is seen as it was
    assert made.exhibits[1].original.read_bytes() == data  # type: ignore[union-attr]


def test_what_cannot_be_appended_is_named_with_its_reason(tmp_path: Path) -> None:
    locked = _changed(
        _document(1), lambda _pdf: None, encryption=pikepdf.Encryption(owner="a", user="b")
    )
    opened = _changed(
        _document(1), lambda _pdf: None, encryption=pikepdf.Encryption(owner="a", user="")
    )
    broken = b"%PDF-1.4\n" + b"no object anywhere " * 40
    path = _annex(_stamped([locked, broken, opened], tmp_path / "in"), tmp_path)
    pages = _pages(path)
    (leaf,) = [page for page in pages if "Its pages are not here" in page]
    assert "it is protected by a password" in leaf
    assert "the PDF is damaged" in leaf
    assert _WORDS in pages[-1]  # only its owner may change it; anyone may read it
    assert sum(_WORDS in page for page in pages) == 1


def test_for_the_public_pages_are_clean_and_searched(tmp_path: Path) -> None:
    made = _stamped([_document(1)], tmp_path / "in", audience=Audience.PUBLIC)
    path = _annex(made, tmp_path)
    assert _WORDS in _pages(path)[-1]
    with pytest.raises(UsageError, match="would hold"):
        refuse_what_tells(path, [Secret(("tents behind the shed",), "a place")])
    noted = _changed(_document(1), _armed)
    path = _annex(_stamped([noted], tmp_path / "two", audience=Audience.PUBLIC), tmp_path)
    assert _WORDS not in " ".join(_pages(path))  # what lies over a page may hide something
    assert "Its pages are not here" in " ".join(_pages(path))


def test_without_the_wish_no_page_is_appended(tmp_path: Path) -> None:
    made = replace(_stamped([_document(1)], tmp_path / "in"), layout=AnnexLayout())
    assert _WORDS not in " ".join(_pages(_annex(made, tmp_path)))


def test_many_documents_are_appended_and_tagged(tmp_path: Path) -> None:
    made = _stamped([_document(1, words=f"Paper {at},") for at in range(20)], tmp_path / "in")
    path = _annex(made, tmp_path)
    pages = _pages(path)
    assert [f"Paper {at}, 1" in page for at, page in enumerate(pages[-20:])] == [True] * 20
    heard = Tagged(path)
    said = [str(one.pdf.Alt) for one in heard.kinds("Figure")][-20:]
    assert said[0] == "Exhibit 2, page 1 of 1"
    assert len(heard.kinds("H2")) >= 20
    with heard.pdf.open_metadata() as properties:
        assert "pdfuaid:part" not in properties  # foreign pages may be anything


def test_the_code_of_a_hash_can_be_read_from_the_paper(tmp_path: Path) -> None:
    made = dossier(3, layout=AnnexLayout(qr=True))
    path = _annex(made, tmp_path)
    with pypdfium2.PdfDocument(path) as pdf:
        pictures = [page.render(scale=5).to_pil() for page in pdf]
    read = {one.text for picture in pictures for one in zxingcpp.read_barcodes(picture)}
    assert read == {f"sha256:{entry.sha256}" for entry in made.exhibits}


def test_in_a_pack_it_leads_to_the_files_beside_it(tmp_path: Path) -> None:
    made = with_originals(dossier(3, "fr"), tmp_path / "in")
    write_pack(made, tmp_path / "pack")
    (path,) = (tmp_path / "pack" / "data").glob("*.pdf")
    with pikepdf.open(path) as pdf:
        addresses = [
            str(note.A.URI)
            for page in pdf.pages
            for note in page.obj.get("/Annots", ())
            if "/A" in note
        ]
    there = {path.parent / unquote(address) for address in addresses}
    assert len(there) == 3
    assert all(one.is_file() for one in there)


def test_a_worker_is_what_reads_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(_document(2))
    (tmp_path / "out").mkdir()
    worker = [sys.executable, "-m", "evidence_desk.exports.cleaning.worker"]
    asked = [tmp_path / "a.pdf", tmp_path / "out", '"pages"']
    with subprocess.Popen(
        [*worker, *asked],
        stdin=subprocess.PIPE,  # it ends with that
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert b'"leaves.pdf"' in process.stdout.read()
    assert process.returncode == 0
    with pikepdf.open(tmp_path / "out" / "leaves.pdf") as pdf:
        assert len(pdf.pages) == 2
