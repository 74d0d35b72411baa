"""Five hundred items with a word of its own in every private field: none of them is published.

What goes out is searched by a searcher of this file's own, which knows nothing of ours: it unpacks
what is packed, however deep, and compares bytes.
"""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import av
import pikepdf
import pytest
from docx import Document
from openpyxl import Workbook
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from evidence_desk.desk import (
    chronology,
    describe,
    editions,
    occasions,
    outline,
    places,
    sources,
    ties,
    transcripts,
    vocabularies,
)
from evidence_desk.desk.chronology_paper import export_chronology
from evidence_desk.desk.handover import export_annex, export_pack, export_workbook
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import Library, new_library
from evidence_desk.desk.searches import save_search
from evidence_desk.domain.errors import UsageError
from evidence_desk.exports.silence import Secret, refuse_what_tells
from small_media import film, photo, sound

#: In one process: what they look at is made once.
pytestmark = pytest.mark.xdist_group("canaries")

ITEMS = 500
#: What is opened first: two of each kind of file, a film, a recording; then the others in turn.
FIRST = (0, 25, 1, 26, 2, 27, 3, 28, 104, 312)
FEW = "-kind:document"
STEM = "zqkana"


@dataclass
class Nest:
    """Words that are in the library and nowhere else; where each was put."""

    opened: frozenset[int] = frozenset()  # which of the files are for everybody
    put: dict[str, str] = field(default_factory=dict)
    coordinates: set[str] = field(default_factory=set)

    def word(self, where: str) -> str:
        """A word never used before."""
        word = f"{STEM}{len(self.put):05d}x"
        self.put[word] = where
        return word

    def point(self) -> tuple[float, float]:
        """Coordinates never used before."""
        number = len(self.coordinates)
        lat, lon = 31.20013 + number / 1000, 44.70017 + number / 1000
        self.coordinates |= {f"{lat:.4f}", f"{lon:.4f}"}
        return lat, lon


@pytest.fixture(scope="module")
def nest(pytestconfig: pytest.Config) -> Nest:
    """Words for a library of which as many items are open as `--opened` says."""
    order = dict.fromkeys((*FIRST, *range(ITEMS)))
    return Nest(frozenset(list(order)[: pytestconfig.getoption("--opened")]))


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory, nest: Nest) -> Iterator[Library]:
    """The library: some items are open, all else is for nobody but the editors."""
    folder = tmp_path_factory.mktemp("canaries")
    words = nest.word
    card = folder / words("folder")
    card.mkdir()
    for number in range(ITEMS):
        _file(card, number, nest)
    path = folder / words("library's folder")
    with new_library(path, "The quay", editor=words("editor")) as library:
        for _ in range(5):
            sources.add_source(
                library, f"S-{words('code')}", f"note {words('source note')}",
                name=f"Karim {words('name')}", contact=f"+33 {words('contact')}",
                consent=f"consent {words('consent')}",
            )  # fmt: skip
        import_paths(library, [card], source=sources.sources(library)[0].code)
        outline.add_section(library, "1", {"en": "Violence", "fr": "Violences"})
        outline.add_section(library, "2", {"en": f"Closed {words('section')}"})
        outline.change_section(library, "2", access="confidential")
        person = vocabularies.add_term(library, "person", {"en": f"Person {words('person')}"})
        town = places.add_place(library, {"en": "Harbourtown"}, note=f"note {words('place note')}")
        quay = places.add_place(
            library, {"en": f"Quay {words('place name')}"}, point=nest.point(), parent=town
        )
        _incidents(library, nest)
        refs = [str(one["ref"]) for one in items_json(library)]
        assert len(refs) == ITEMS
        _say(library, nest, refs, person)
        describe.describe(library, [refs[1]], {"place": quay_name(library, quay)})
        save_search(library, words("search"), f"tag:{words('query')}")
        yield library


def quay_name(library: Library, number: int) -> str:
    return next(
        one for row in places.places(library) if row.id == number for one in row.names.values()
    )


def _file(card: Path, number: int, nest: Nest) -> None:
    """One file that tells a secret in its name, its metadata or, if it is not open, its words."""
    words = nest.word
    name, kind, is_open = words("file name"), number % 25, number in nest.opened
    said = "words for all" if is_open else f"said {words('statement')}"
    if kind == 0:
        photo(card / f"{name}.jpg", seed=number, camera=words("camera"), gps=nest.point())
    elif kind == 1:
        info = PngInfo()
        info.add_text("Comment", words("PNG text"))
        info.add_itxt("Title", words("packed PNG text"), zip=True)
        Image.new("RGB", (60, 40), (number % 255, 9, 9)).save(card / f"{name}.png", pnginfo=info)
    elif kind == 2:
        document = Document()
        document.core_properties.author = words("document author")
        document.core_properties.comments = words("document comment")
        document.add_paragraph(f"{number} {said}")
        document.save(str(card / f"{name}.docx"))
    elif kind == 3:
        with pikepdf.new() as pdf:
            pdf.add_blank_page(page_size=(100 + number, 100))
            pdf.docinfo["/Author"] = words("PDF author")
            pdf.attachments["x"] = words("PDF attachment").encode()
            pdf.save(card / f"{name}.pdf")
    elif number in (104, 208):
        plain = film(card / f"{name}.plain.mp4", seconds=0.3 + number / 1000)
        _titled(plain, nest, card / f"{name}.mp4")
    elif number == 312:
        sound(card / f"{name}.wav", seconds=0.3)
    else:
        (card / f"{name}.txt").write_text(f"Statement {number}: {said}.\n", "utf-8")


def _titled(plain: Path, nest: Nest, out: Path) -> None:
    with av.open(str(plain)) as reading, av.open(str(out), "w") as writing:
        writing.metadata.update(
            {"title": nest.word("film title"), "artist": nest.word("film artist")}
        )
        streams = {one.index: writing.add_stream_from_template(one) for one in reading.streams}
        for packet in reading.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                writing.mux(packet)
    plain.unlink()


def _incidents(library: Library, nest: Nest) -> None:
    words = nest.word
    chronology.add_incident(
        library, "2010-09-21", {"en": "Raid", "fr": "Descente"}, {"en": "Vans came."},
        access="open", sections=["1"],
    )  # fmt: skip
    lat, lon = nest.point()
    more = {"date": "2010-10", "note": f"note {words('occasion')}"}
    occasions.add_occasion(library, "I-1", more)
    chronology.add_incident(
        library, "2010-10-02", {"en": f"Closed {words('title')}"},
        {"en": f"Told {words('account')}"},
        place=f"at {words('place')}", lat=lat, lon=lon, access="confidential",
    )  # fmt: skip


def _say(library: Library, nest: Nest, refs: list[str], person: str) -> None:
    """Titles, notes, points and tags of a part of the items; of all would take minutes."""
    words = nest.word
    is_open = {ref for at, ref in enumerate(sorted(refs)) if at in nest.opened}
    describe.describe(library, sorted(is_open), {"access": "open", "title.en": "A quay",
                                                 "title.fr": "Un quai"})  # fmt: skip
    for ref in sorted(is_open)[:12]:
        lat, lon = nest.point()
        describe.describe(
            library, [ref],
            {"place": f"at {words('place of an item')}", "lat": lat, "lon": lon,
             "date_basis": words("date basis"), "captured": "2010-09-21"},
        )  # fmt: skip
    closed = [ref for ref in refs if ref not in is_open]
    for ref in closed[:12]:
        describe.describe(
            library, [ref],
            {"title.en": f"title {words('closed title')}",
             "description.fr": f"récit {words('closed account')}"},
        )  # fmt: skip
    ties.tie(library, sorted(is_open), ["I-1"], ["1"])
    ties.tie(library, closed[:40], ["I-2"], ["1"])
    ties.tie(library, sorted(is_open)[:5], [], [], [person])
    for one in items_json(library, "kind:video") + items_json(library, "kind:audio"):
        ref = str(one["ref"])
        describe.add_mark(library, ref, 0.1, f"mark {words('mark')}")
        transcripts.add_line(library, ref, "en", 0.0, f"heard {words('transcript')}")


@pytest.fixture(scope="module")
def published(peopled: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that can be handed to the public, in both languages.

    The zip holds every open item; the folder those whose copies take another way each.
    """
    out = tmp_path_factory.mktemp("published")
    every = len(items_json(peopled, "access:open"))
    some = len(items_json(peopled, f"access:open {FEW}"))
    for language, query, count in (("en", "", every), ("fr", FEW, some)):
        name, packed = f"Public {language}", not query
        editions.add_edition(
            peopled, name, language=language, audience="public", query=query, show_withheld=packed
        )
        editions.issue(peopled, name)
        export_annex(peopled, name, out / f"{language}.pdf")
        export_workbook(peopled, name, out / f"{language}.xlsx")
        if packed:
            export_chronology(peopled, out / f"chronology {language}.pdf", edition=name)
        made = export_pack(peopled, name, out / f"{language} pack.zip", zip=packed)
        assert len(made.files) == count, made.left_out
    return out


def test_not_one_word_is_found_in_anything_published(
    published: Path, peopled: Library, nest: Nest
) -> None:
    opened = {str(one["sha256"]) for one in items_json(peopled, "access:open")}
    hashes = {str(one["sha256"]) for one in items_json(peopled)}
    files = [path for path in published.rglob("*") if path.is_file()]
    assert {".pdf", ".xlsx", ".zip", ".html", ".txt", ".jpg", ".png", ".mp4"} <= {
        path.suffix for path in files
    }
    sure = re.compile(STEM.encode(), re.IGNORECASE)
    looked = 0
    for path in files:
        for name, data in _unpacked(path.relative_to(published).as_posix(), path.read_bytes()):
            looked += 1
            for text in (data, data.replace(b"\0", b"")):
                found = sure.search(text)
                assert found is None, (name, text[found.start() : found.end() + 8], nest.put)
                told = {one.decode() for one in re.findall(rb"[0-9a-f]{64}", text)} & hashes
                # A text that holds nothing else is its own copy.
                assert told <= opened, (name, told)
                for one in re.findall(rb"\d{2}[.,]\d{4}", text):
                    assert one.decode().replace(",", ".") not in nest.coordinates, (name, one)
    assert looked > 2 * len(files) + 2 * len(nest.opened)  # the zip's parts too


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file as it is, its name, and everything that some program could unpack from it."""
    yield name, name.encode()
    yield name, data
    if data[:4] == b"PK\3\4":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for part in packed.namelist():
                yield from _unpacked(f"{name}!{part}", packed.read(part))
    elif data[:5] == b"%PDF-":
        for tool in (["pdftotext", "-", "-"], ["pdfinfo", "-meta", "-"], ["pdfinfo", "-"]):
            yield (
                f"{name} by {tool[0]}",
                subprocess.run(tool, input=data, capture_output=True).stdout,
            )
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for title, attached in pdf.attachments.items():
                yield from _unpacked(f"{name}!{title}", attached.get_file().read_bytes())
    for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data):
        try:
            yield (
                f"{name} at {found.start()}",
                zlib.decompressobj().decompress(data[found.start() :], 1 << 20),
            )
        except zlib.error:
            continue


def test_the_searcher_finds_what_is_there(tmp_path: Path) -> None:
    """One that finds nothing anywhere would pass the test above."""
    word = f"{STEM}00001x"
    book = Workbook()
    book.active["A1"] = word
    inner = io.BytesIO()
    book.save(inner)
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("deep/book.xlsx", inner.getvalue())
    assert any(word.encode() in data for _, data in _unpacked("x.zip", outer.getvalue()))


# ---------------------------------------------------------------- the opposite: leaks are found

SEALED = "Karim Belhassen-Oudry"
DIGEST = "5f" * 32


def _zip_in_zip(folder: Path) -> Path:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("deep.txt", f"by {SEALED}")
    return _zipped(folder / "outer.zip", "inner.zip", inner.getvalue())


def _zipped(out: Path, name: str, data: bytes) -> Path:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, data)
    return out


def _sheet_in_word(folder: Path) -> Path:
    book, data, document = Workbook(), io.BytesIO(), io.BytesIO()
    book.active["A1"] = SEALED
    book.save(data)
    Document().save(document)
    with zipfile.ZipFile(document, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/embeddings/sheet.xlsx", data.getvalue())
    out = folder / "letter.docx"
    out.write_bytes(document.getvalue())
    return out


def _photo_in_sheet(folder: Path) -> Path:
    picture = photo(folder / "p.jpg", camera=SEALED)
    data = picture.read_bytes()
    picture.unlink()
    return _zipped(folder / "book.xlsx", "xl/media/image1.jpg", data)


def _pdf(folder: Path, what: str) -> Path:
    out = folder / "paper.pdf"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 200))
        if what == "annotation":
            note = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Text,
                Rect=[0, 0, 9, 9],
                Contents=SEALED,
            )
            page.obj["/Annots"] = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
        elif what == "attachment":
            pdf.attachments["x.txt"] = f"by {SEALED}".encode()
        elif what == "xmp":
            with pdf.open_metadata() as meta:
                meta["dc:description"] = f"by {SEALED}"
        elif what == "stream":
            page.obj["/Private"] = pdf.make_stream(f"<x>by {SEALED}</x>".encode())
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    return out


def _png(folder: Path) -> Path:
    info = PngInfo()
    info.add_text("Comment", SEALED, zip=True)
    Image.new("RGB", (9, 9)).save(folder / "p.png", pnginfo=info)
    return folder / "p.png"


def _film(folder: Path) -> Path:
    plain = film(folder / "plain.mp4", seconds=0.5)
    nest = Nest()
    nest.word = lambda where: SEALED  # type: ignore[method-assign]
    _titled(plain, nest, folder / "film.mp4")
    return folder / "film.mp4"


def _text(folder: Path, name: str, data: bytes) -> Path:
    out = folder / name
    out.write_bytes(data)
    return out


LEAKS = {
    "zip in zip": (_zip_in_zip, "outer.zip/inner.zip/deep.txt"),
    "sheet in a letter": (_sheet_in_word, "letter.docx/word/embeddings/sheet.xlsx/xl/"),
    "photo in a sheet": (_photo_in_sheet, "book.xlsx/xl/media/image1.jpg"),
    "note in a PDF": (lambda folder: _pdf(folder, "annotation"), "paper.pdf"),
    "file in a PDF": (lambda folder: _pdf(folder, "attachment"), "paper.pdf"),
    "XMP of a PDF": (lambda folder: _pdf(folder, "xmp"), "paper.pdf"),
    "stream of a PDF": (lambda folder: _pdf(folder, "stream"), "paper.pdf"),
    "packed text of a PNG": (_png, "p.png"),
    "tag of a film": (_film, "film.mp4"),
    "EXIF": (lambda folder: photo(folder / "p.jpg", camera=SEALED), "p.jpg"),
    "UTF-16": (lambda f: _text(f, "a.txt", f"by {SEALED}".encode("utf-16")), "a.txt"),
    "broken line": (lambda f: _text(f, "a.html", b"<p>Karim<br>BELHASSEN <b>oudry</b>"), "a.html"),
    "file name": (lambda f: _text(f, f"{SEALED}.bin", b"\0"), f"{SEALED}.bin"),
    "name in a zip": (lambda f: _zipped(f / "a.zip", f"{SEALED}.bin", b"\0"), "a.zip/"),
    "hash": (lambda f: _text(f, "a.bin", b"\0\1" + DIGEST.upper().encode() + b"\2"), "a.bin"),
    "hash in UTF-16": (lambda f: _text(f, "a.bin", DIGEST.encode("utf-16-be")), "a.bin"),
    "hash in a longer one": (lambda f: _text(f, "a.txt", b"ab" + DIGEST.encode() + b"cd"), "a.txt"),
}  # fmt: skip


@pytest.mark.parametrize("way", LEAKS)
@pytest.mark.parametrize("anywhere", [True, False])
def test_a_leak_is_found_whichever_way_it_goes(tmp_path: Path, way: str, anywhere: bool) -> None:
    plant, shown = LEAKS[way]
    secrets = [
        Secret((SEALED,), "the name of source S-77", anywhere=anywhere),
        Secret((DIGEST,), "the hash of E-000001", anywhere=True),
    ]
    plant(tmp_path)
    with pytest.raises(UsageError) as refused:
        refuse_what_tells(tmp_path, secrets)
    assert shown in str(refused.value)
    assert re.search(r"would hold the (name of source S-77|hash of E-000001)", str(refused.value))
    refuse_what_tells(tmp_path, [Secret(("Somebody Else Entirely",), "x", anywhere=anywhere)])


def test_a_leak_stops_every_export_and_is_named(peopled: Library, tmp_path: Path) -> None:
    name = next(one for one in sources.sources(peopled))
    secret = sources.source_identity(peopled, name.code).name
    ref = str(items_json(peopled, "access:open kind:document")[0]["ref"])
    describe.describe(peopled, [ref], {"title.en": f"Filmed by {secret}"})
    editions.add_edition(peopled, "Leaking", audience="public", query='"Filmed by"')
    try:
        for export, ending in (
            (export_annex, ".pdf"),
            (export_workbook, ".xlsx"),
            (export_pack, ""),
        ):
            with pytest.raises(UsageError, match="the name of source"):
                export(peopled, "Leaking", tmp_path / f"out{ending}")
        with pytest.raises(UsageError, match="the name of source"):
            export_pack(peopled, "Leaking", tmp_path / "out.zip", zip=True)
        assert list(tmp_path.iterdir()) == []
    finally:
        editions.remove_edition(peopled, "Leaking")
        describe.describe(peopled, [ref], {"title.en": "A quay"})
