"""Redacted documents: what lay under a cover, or was kept unseen, is gone from the file."""

from __future__ import annotations

import io
from pathlib import Path

import numpy
import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from evidence_desk.desk.decoders import workers
from evidence_desk.domain.page_redaction import (
    PageRedaction,
    box_of,
    covered_pages,
    page_redaction,
)
from evidence_desk.domain.redaction import Shape, shape
from evidence_desk.media.bound import bound
from pdfs_made import HIGH, WIDE, after_a_revision, full_of, holds, line, saved, text_of, with_text

SECRET = "Zygmuntowicz"


def _made(path: Path, covers: dict[int, list[Shape]] | None = None) -> bytes:
    with pikepdf.open(path) as pdf:
        count = len(pdf.pages)
    pages = (covers or {}).get
    return bound(
        [workers().covered_page(path, at, pages(at, []), 100) for at in range(1, count + 1)]
    )


def _found(path: Path, words: str, *, whole: bool = True, page: int = 1) -> list[Shape]:
    places, _ = workers().mentioned(path, page, [words], whole=whole)
    return [box_of(part) for place in places for part in place]


def _part(left: float, bottom: float, right: float, top: float) -> Shape:
    """A box, from points of the paper."""
    return shape("box", (left / WIDE, 1 - top / HIGH, (right - left) / WIDE, (top - bottom) / HIGH))


def _picture(data: bytes, page: int = 0) -> Image.Image:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        image: Image.Image = document[page].render(scale=100 / 72).to_pil().convert("L")
        return image
    finally:
        document.close()


# ------------------------------------------------------------------ what is gone


def test_what_a_pdf_keeps_unseen_is_not_carried_over(tmp_path: Path) -> None:
    path = saved(full_of(SECRET), tmp_path / "a.pdf")
    assert holds(path.read_bytes(), SECRET)
    data = _made(path)
    assert not holds(data, SECRET)
    assert "The gate was open." in text_of(data)
    assert "Nobody came back." in text_of(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert "/Info" not in pdf.trailer
        for page in pdf.pages:
            assert set(page.obj.keys()) == {
                "/Type", "/Parent", "/MediaBox", "/Resources", "/Contents",
            }  # fmt: skip
        assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize(
    "written",
    [
        line(SECRET, 150, 500),
        # Parted by the spacing of single letters, and drawn letter by letter.
        f"BT /F1 12 Tf 150 500 Td [({SECRET[:2]}) -300 ({SECRET[2:5]}) 20 ({SECRET[5:]})] TJ ET",
        f"BT /F1 12 Tf 150 500 Td [{' -900 '.join(f'({one})' for one in SECRET)}] TJ ET",
        "BT /F1 12 Tf 150 500 Td " + "".join(f"({one}) Tj 1 0 Td " for one in SECRET) + "ET",
        # Written twice for boldness; upside down; over another colour.
        line(SECRET, 150, 500) + line(SECRET, 150.3, 500),
        f"BT /F1 12 Tf -1 0 0 -1 250 505 Tm ({SECRET}) Tj ET",
        f"0.2 0.4 0.9 rg 100 480 300 40 re f 1 g {line(SECRET, 150, 500)} 0 g",
        # Parted at a line's end.
        line(SECRET[:5] + "-", 500, 500) + line(SECRET[5:], 72, 486),
        line(SECRET.upper(), 150, 500, 30),
    ],
)
def test_a_word_that_is_looked_for_is_found_covered_and_gone(tmp_path: Path, written: str) -> None:
    path = saved(
        with_text(line("Before it.", 72, 540) + written + "\n" + line("After it.", 72, 440)),
        tmp_path / "a.pdf",
    )
    covers = _found(path, SECRET)
    assert covers
    data = _made(path, {1: covers})
    assert not holds(data, SECRET)
    for part in (SECRET[:5], SECRET[5:]):
        assert part.lower() not in text_of(data).lower()
    assert "Before it." in text_of(data)
    assert "After it." in text_of(data)
    grey = numpy.array(_picture(data))
    high, wide = grey.shape
    for cover in covers:
        left, top, right, bottom = (
            round(one * side)
            for one, side in zip(
                (*cover.corners()[0], *cover.corners()[2]), (wide, high, wide, high), strict=True
            )
        )
        assert (grey[top:bottom, left:right] < 10).all()
    assert (grey > 240).mean() > 0.8


def test_a_ligature_is_found_by_its_letters(tmp_path: Path) -> None:
    pdf = with_text("BT /F1 12 Tf 72 500 Td (Mrs Zi) Tj (\\001) Tj (ith left) Tj ET")
    font = pdf.pages[0].obj.Resources.Font.F1
    table = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"1 beginbfchar <01> <FB03> endbfchar\nendcmap end end"
    )
    font.ToUnicode = Stream(pdf, table)
    font.Encoding = Dictionary(
        Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=Array([1, Name.fi])
    )
    path = saved(pdf, tmp_path / "a.pdf")
    covers = _found(path, "ziffiith")
    assert len(covers) == 1
    data = _made(path, {1: covers})
    assert not holds(data, "ith")
    assert "left" in text_of(data)


def test_what_comments_and_forms_show_is_seen_found_and_covered(tmp_path: Path) -> None:
    pdf = with_text(line("Name of the witness:", 72, 600))
    font = pdf.pages[0].obj.Resources.Font
    parts = []
    for place, kind in ((600, Name.Widget), (550, Name.FreeText)):
        seen = Stream(
            pdf, f"/Tx BMC BT /F1 12 Tf 0 g 2 5 Td ({SECRET}) Tj ET EMC".encode(),
            Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 20],
            Resources=Dictionary(Font=font),
        )  # fmt: skip
        parts.append(
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot, Subtype=kind, F=4, Rect=[200, place, 400, place + 20],
                    FT=Name.Tx, T=String("field"), V=String(SECRET), Contents=String(SECRET),
                    DA=String("/F1 12 Tf 0 g"), AP=Dictionary(N=seen),
                )
            )
        )  # fmt: skip
    pdf.pages[0].obj.Annots = Array(parts)
    pdf.Root.AcroForm = Dictionary(Fields=Array(parts[:1]), DR=Dictionary(Font=font))
    path = saved(pdf, tmp_path / "a.pdf")
    kept = _made(path)
    assert text_of(kept).count(SECRET) == 2
    covers = _found(path, SECRET)
    assert len(covers) == 2
    assert not holds(_made(path, {1: covers}), SECRET)


def test_an_earlier_revision_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(after_a_revision([line(SECRET, 72, 500)], [line("Nothing more.", 72, 500)]))
    assert SECRET.encode() in path.read_bytes()
    data = _made(path)
    assert not holds(data, SECRET)
    assert "Nothing more." in text_of(data)


def test_a_page_that_is_turned_and_cut_is_covered_where_it_is_seen(tmp_path: Path) -> None:
    pdf = with_text(
        line("The gate", 150, 500) + line(SECRET, 150, 420), Rotate=90, CropBox=[100, 300, 500, 600]
    )
    path = saved(pdf, tmp_path / "a.pdf")
    (cover,) = _found(path, SECRET)
    left, top, wide, high = cover.points
    assert high > wide  # it runs downwards
    assert 0 < left < 1
    assert 0 < top < 1
    data = _made(path, {1: [cover]})
    assert not holds(data, SECRET)
    assert "The gate" in text_of(data)
    with pikepdf.open(io.BytesIO(data)) as made:
        assert [float(side) for side in made.pages[0].mediabox] == [0, 0, 300, 400]


@pytest.mark.parametrize("clip", ["", "0 0 600 15 re W n "], ids=["by its frame", "by a path"])
def test_what_a_form_clips_away_is_gone_even_upon_a_word_that_is_seen(
    tmp_path: Path, clip: str
) -> None:
    pdf = with_text("")
    font = pdf.pages[0].obj.Resources.Font
    size = 60 if clip else 15
    inside = f"{clip}{line('Open', 5, 3)} {line(SECRET, 5, 40)}".encode()
    form = pdf.make_stream(
        inside, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, size],
        Matrix=[1, 0, 0, 1, 30, 200], Resources=Dictionary(Font=font),
    )  # fmt: skip
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=form)
    seen = line("MMMMMMMMMMMMMMMMMMMMMMMM", 35, 240)
    pdf.pages[0].obj.Contents = pdf.make_stream(f"{seen} q /Fm Do Q".encode())
    text = text_of(_made(saved(pdf, tmp_path / "a.pdf"), {1: [_part(400, 700, 500, 750)]}))
    assert SECRET not in text
    assert "Open" in text
    assert "MMMMMMMM" in text


def test_of_two_words_in_one_place_none_is_kept(tmp_path: Path) -> None:
    label = "1 1 1 rg 70 490 200 30 re f 0 0 0 rg "
    pdf = with_text(
        line(SECRET, 72, 500) + label + line("WITHHELDWITHHELD", 72, 500) + line("Open", 72, 400)
    )
    path = saved(pdf, tmp_path / "a.pdf")
    data = _made(path, {1: [_part(400, 700, 500, 750)]})
    assert SECRET not in text_of(data)
    assert "Open" in text_of(data)


# ------------------------------------------------------------------ the law

_words = st.text("abcdefghijklmnopqrstuvwxyz ", min_size=1, max_size=30)


#: What its page clips away, with letters upon words that stay.
_CLIPPED = [
    ("jgcewoz", 152, 10), ("mrpiyrdoon gxfmx", 200, 12), ("ug", 60, 15),
    ("puywcrqgchaeszatmpptpvkbawo", 40, 15), ("d", 91, 28),
]  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@example(_CLIPPED, "a")
@given(st.lists(st.tuples(_words, st.integers(0, 200), st.integers(8, 30)), max_size=6), _words)
def test_two_documents_that_differ_only_under_the_covers_become_one(
    tmp_path_factory: pytest.TempPathFactory,
    hidden: list[tuple[str, int, int]],
    unseen: str,
) -> None:
    folder = tmp_path_factory.mktemp("pair")
    seen = line("She said that", 72, 620) + line("came at night and", 330, 450)
    cover = _part(100, 400, 320, 600)
    inside = "q 105 405 210 190 re W n " + "".join(
        line(text, 105 + at, 420 + 27 * number, size)
        for number, (text, at, size) in enumerate(hidden)
    )
    first = with_text(seen + line("left.", 72, 350))
    second = with_text(seen + inside + "Q " + line("left.", 72, 350))
    second.docinfo["/Title"] = unseen
    paths = [saved(first, folder / "1.pdf"), saved(second, folder / "2.pdf")]
    one, other = (_made(path, {1: [cover]}) for path in paths)
    assert one == other
    assert "She said that" in text_of(one)


@pytest.mark.parametrize("colours", ["grey", "coloured"])
def test_two_scans_that_differ_only_under_the_covers_become_one(
    tmp_path: Path, colours: str
) -> None:
    rows, columns = numpy.mgrid[0:800, 0:600]
    paper = 150 + (rows // 7 + columns // 11) % 60
    scan = numpy.stack([paper, paper * 0.9, paper * 0.8] if colours == "coloured" else [paper] * 3)
    scan = scan.transpose(1, 2, 0).astype(numpy.uint8)
    made = []
    for seed in (1, 2):
        noisy = scan.copy()
        noise = numpy.random.default_rng(seed).integers(0, 256, (200, 300, 3), dtype=numpy.uint8)
        noisy[300:500, 150:450] = noise if colours == "coloured" else noise[:, :, :1]
        picture = Image.fromarray(noisy)
        out = io.BytesIO()
        (picture if colours == "coloured" else picture.convert("L")).save(out, "JPEG", quality=60)
        pdf = with_text(f"q {WIDE} 0 0 {HIGH} 0 0 cm /Scan Do Q")
        stream = Stream(
            pdf, out.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=600, Height=800,
            BitsPerComponent=8, Filter=Name.DCTDecode,
            ColorSpace=Name.DeviceRGB if colours == "coloured" else Name.DeviceGray,
        )  # fmt: skip
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Scan=stream))
        path = saved(pdf, tmp_path / f"{seed}.pdf")
        made.append(_made(path, {1: [shape("box", (0.25, 300 / 800, 0.5, 0.25))]}))
    assert made[0] == made[1]
    assert numpy.array(_picture(made[0]))[:200].std() > 5  # the rest is there


def test_the_same_document_and_covers_give_the_same_bytes(tmp_path: Path) -> None:
    path = saved(with_text(line("One two", 72, 600), line("three", 72, 600)), tmp_path / "a.pdf")
    covers = {2: [_part(60, 590, 200, 620)]}
    assert _made(path, covers) == _made(path, covers)


# ------------------------------------------------------------------ what is found


@pytest.mark.parametrize(
    ("text", "words", "whole", "count"),
    [
        ("Éléonore came", "eleonore", True, 1),
        ("ELEONORE came", "Éléonore", True, 1),
        ("Annabel and Anna", "anna", True, 1),
        ("Annabel and Anna", "anna", False, 2),
        ("Jean Paul, Jean-Paul", "jean paul", True, 2),
        ("Jean Paul", "jean-paul", True, 0),
        ("O’Neil (O'Neil)", "neil", True, 2),
        ("nobody", "anna", True, 0),
    ],
)
def test_words_are_found_as_they_are_meant(
    tmp_path: Path, text: str, words: str, whole: bool, count: int
) -> None:
    path = saved(with_text(line(text, 72, 500)), tmp_path / "a.pdf")
    assert len(_found(path, words, whole=whole)) == count


def test_a_page_without_text_says_so(tmp_path: Path) -> None:
    path = saved(with_text("0 g 10 10 100 100 re f"), tmp_path / "a.pdf")
    assert workers().mentioned(path, 1, ["anna"], whole=True) == ([], False)


@given(
    st.dictionaries(
        st.integers(1, 900),
        st.lists(
            st.builds(
                lambda x, y: shape("box", (x, y, 0.2, 0.1)), st.floats(0, 0.7), st.floats(0, 0.7)
            ),
            min_size=1,
            max_size=3,
        ),
        min_size=1,
    )
)
def test_a_redaction_is_read_as_it_was_stored(pages: dict[int, list[Shape]]) -> None:
    what = covered_pages(pages)
    assert page_redaction(what.to_values()) == what
    assert isinstance(what, PageRedaction)
