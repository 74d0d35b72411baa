"""Clean copies: the same picture, sound and words, and nowhere a word about their maker."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile
from fractions import Fraction
from pathlib import Path

import av
import docx
import numpy
import pikepdf
import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageOps, PngImagePlugin

from evidence_desk.exports import jpeg, png
from evidence_desk.exports.cleaning import NotCleaned, Passage, clean_copy, cut_passage
from evidence_desk.exports.cleaning.films import bare_xiph
from evidence_desk.exports.colour import bare_profile
from exports.dossiers import jpeg as landscape
from small_media import film, sound

pillow_heif.register_heif_opener()

SECRET = "PhotographerOfRecord"
_CODES = [SECRET.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]


def _silent(data: bytes) -> bool:
    return not any(code in data for code in _CODES)


def _clean(original: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "clean"
    folder.mkdir()
    return clean_copy(original, folder).path


def _picture(mode: str = "RGB", size: tuple[int, int] = (40, 30)) -> Image.Image:
    return Image.open(io.BytesIO(landscape(3, size))).convert(mode)


def _exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112], exif[0x013B] = SECRET, orientation, SECRET
    exif.get_ifd(0x8825)[1] = "N"
    return exif


def _seen(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return ImageOps.exif_transpose(picture).convert("RGB")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_jpeg_keeps_every_pixel_and_its_right_side_up(tmp_path: Path, orientation: int) -> None:
    original = tmp_path / "a.jpg"
    _picture().save(original, exif=_exif(orientation), comment=SECRET.encode(), xmp=_CODES[0])
    with original.open("ab") as file:
        file.write(b"hidden behind the end " + _CODES[0])
    copy = _clean(original, tmp_path)
    assert _silent(copy.read_bytes())
    assert not ImageChops.difference(_seen(original), _seen(copy)).getbbox()
    assert _seen(copy).size == ((40, 30) if orientation < 5 else (30, 40))


@pytest.mark.parametrize(
    ("ending", "out", "options"),
    [
        ("png", ".png", {}),
        ("tiff", ".tif", {"compression": "tiff_deflate"}),
        ("webp", ".png", {"lossless": True, "xmp": _CODES[0]}),
        ("bmp", ".png", {}),
        ("heic", ".jpg", {"quality": -1}),
    ],
)
def test_other_photos_keep_their_pixels(
    tmp_path: Path, ending: str, out: str, options: dict[str, object]
) -> None:
    original = tmp_path / f"a.{ending}"
    if ending == "png":
        said = PngImagePlugin.PngInfo()
        said.add_text("Author", SECRET)
        said.add_itxt("XML:com.adobe.xmp", SECRET, zip=True)
        options = {**options, "pnginfo": said}
    _picture().save(original, exif=_exif(), **options)
    copy = _clean(original, tmp_path)
    assert copy.suffix == out
    assert _silent(copy.read_bytes())
    difference = numpy.asarray(ImageChops.difference(_seen(original), _seen(copy)))
    assert difference.max() <= (0 if ending != "heic" else 24)


def test_every_page_of_a_scan_comes_along(tmp_path: Path) -> None:
    pages = [_picture("L", (40 + n, 30)) for n in range(3)]
    original = tmp_path / "scan.tif"
    pages[0].save(original, save_all=True, append_images=pages[1:], tiffinfo={315: SECRET})
    with Image.open(_clean(original, tmp_path)) as copy:
        assert copy.n_frames == 3
        for at, page in enumerate(pages):
            copy.seek(at)
            assert not ImageChops.difference(copy.convert("L"), page).getbbox()


def test_a_moving_picture_keeps_its_rhythm(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (20, 20), (n * 60, 0, 0)) for n in range(3)]
    original = tmp_path / "a.gif"
    frames[0].save(
        original,
        save_all=True,
        append_images=frames[1:],
        duration=[100, 300, 200],
        comment=SECRET.encode(),
    )
    copy = _clean(original, tmp_path)
    assert _silent(copy.read_bytes())
    with Image.open(copy) as moving:
        rhythm = []
        for at in range(moving.n_frames):
            moving.seek(at)
            moving.load()
            rhythm.append(moving.info["duration"])
    assert rhythm == [100, 300, 200]


# ---------------------------------------------------------------- laws of the parts


@given(st.binary(max_size=300))
def test_bytes_that_are_no_picture_are_never_taken_for_one(data: bytes) -> None:
    with pytest.raises(jpeg.NotJpeg):
        jpeg.without_metadata(b"\xff\xd8\xff" + data.replace(b"\xd9", b""))
    with pytest.raises(png.NotPng):
        png.without_metadata(b"\x89PNG\r\n\x1a\n" + data.replace(b"IEND", b""))


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from([0xE1, 0xE3, 0xED, 0xEF, 0xFE]), st.binary(max_size=200)),
        max_size=5,
    )
)
def test_whatever_segments_are_added_are_gone_again(added: list[tuple[int, bytes]]) -> None:
    plain = jpeg.without_metadata(landscape(1, (24, 18)))
    segments = b"".join(
        bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body for marker, body in added
    )
    assert jpeg.without_metadata(plain[:2] + segments + plain[2:]) == plain
    assert jpeg.without_metadata(plain) == plain


def test_a_colour_profile_keeps_its_colours_and_loses_its_words(tmp_path: Path) -> None:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    at = profile.index("sRGB".encode("utf-16-be")) if b"s\x00R" in profile else None
    profile[48:52] = b"XYZQ"  # the device's maker, in the header
    bare = bare_profile(bytes(profile))
    assert bare is not None
    assert b"XYZQ" not in bare
    assert at is None or "sRGB".encode("utf-16-be") not in bare
    picture = _picture()
    to_lab = [
        ImageCms.applyTransform(
            picture,
            ImageCms.buildTransform(
                ImageCms.ImageCmsProfile(io.BytesIO(one)),
                ImageCms.createProfile("LAB"),
                "RGB",
                "LAB",
            ),
        )
        for one in (bytes(profile), bare)
    ]
    assert to_lab[0].tobytes() == to_lab[1].tobytes()
    original = tmp_path / "a.jpg"
    picture.save(original, icc_profile=bytes(profile))
    with Image.open(_clean(original, tmp_path)) as copy:
        assert copy.info["icc_profile"] == bare


@given(st.binary(max_size=400))
def test_a_damaged_profile_is_dropped_and_never_followed(data: bytes) -> None:
    header = bytearray(128)
    header[36:40] = b"acsp"
    bare = bare_profile(bytes(header) + data)
    assert bare is None or len(bare) <= 1200


@given(st.binary(min_size=30, max_size=700), st.binary(max_size=600))
def test_the_words_of_a_vorbis_head_are_gone_and_the_rest_stays(
    first: bytes, comments: bytes
) -> None:
    second, third = b"\x03vorbis" + comments, b"\x05vorbis" + first[::-1]
    lacing = b"".join(
        b"\xff" * (len(part) // 255) + bytes([len(part) % 255]) for part in (first, second)
    )
    bare = bare_xiph(b"\x02" + lacing + first + second + third)
    assert bare.endswith(first + b"\x03vorbis" + bytes(8) + b"\x01" + third)


# ---------------------------------------------------------------- films and recordings


def _marked(source: Path, out: Path) -> Path:
    """The film again, with names in every place that FFmpeg writes one to."""
    options = {"movflags": "use_metadata_tags"} if out.suffix in (".mp4", ".mov") else {}
    with av.open(str(source)) as reading, av.open(str(out), "w", options=options) as writing:
        for key in ("title", "artist", "comment", "location", "com.apple.quicktime.make"):
            writing.metadata[key] = SECRET
        streams = {one.index: writing.add_stream_from_template(one) for one in reading.streams}
        for stream in streams.values():
            stream.metadata.update({"handler_name": SECRET, "title": SECRET})
        writing.set_chapters(
            [
                {
                    "id": 1,
                    "start": 0,
                    "end": 500,
                    "time_base": Fraction(1, 1000),
                    "metadata": {"title": SECRET},
                }
            ]
        )
        for packet in reading.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                writing.mux(packet)
    assert SECRET.encode() in out.read_bytes()
    return out


def _packets(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return sorted(bytes(packet) for packet in container.demux() if packet.size)


@pytest.mark.parametrize("ending", ["mp4", "mov", "mkv", "avi"])
def test_a_film_keeps_its_packets_and_loses_its_words(tmp_path: Path, ending: str) -> None:
    base = film(tmp_path / "base.mp4", seconds=1)
    original = _marked(base, tmp_path / f"marked.{ending}")
    copy = _clean(original, tmp_path)
    assert _silent(copy.read_bytes())
    assert _packets(copy) == _packets(original)


@pytest.mark.parametrize("ending", ["wav", "flac", "mka"])
def test_a_recording_keeps_its_sound_and_loses_its_words(tmp_path: Path, ending: str) -> None:
    base = sound(tmp_path / "base.wav", seconds=0.5)
    original = tmp_path / f"marked.{ending}"
    with av.open(str(base)) as reading, av.open(str(original), "w") as writing:
        writing.metadata.update({"title": SECRET, "artist": SECRET})
        codec = "flac" if ending == "flac" else "pcm_s16le"
        stream = writing.add_stream(codec, rate=8000, layout="mono")
        for frame in reading.decode(audio=0):
            writing.mux(stream.encode(frame))
        writing.mux(stream.encode(None))
    assert SECRET.encode() in original.read_bytes()
    copy = _clean(original, tmp_path)
    assert _silent(copy.read_bytes())
    assert _samples(copy) == _samples(original)


def _samples(path: Path) -> bytes:
    with av.open(str(path)) as container:
        return b"".join(frame.to_ndarray().tobytes() for frame in container.decode(audio=0))


def test_a_film_encoded_with_words_in_its_pictures_loses_them(tmp_path: Path) -> None:
    """x264 writes a message of its own into the stream, where body cameras write serial numbers."""
    original = tmp_path / "a.mp4"
    with av.open(str(original), "w") as writing:
        stream = writing.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for n in range(10):
            frame = av.VideoFrame.from_ndarray(
                numpy.full((48, 64, 3), n * 20, dtype=numpy.uint8), format="rgb24"
            )
            writing.mux(stream.encode(frame))
        writing.mux(stream.encode(None))
    assert b"x264" in original.read_bytes()
    copy = _clean(original, tmp_path)
    assert b"x264" not in copy.read_bytes()
    with av.open(str(copy)) as film_:
        assert len(list(film_.decode(video=0))) == 10


def test_a_passage_of_sound_is_that_passage(tmp_path: Path) -> None:
    original = sound(tmp_path / "a.wav", seconds=4)
    folder = tmp_path / "cut"
    folder.mkdir()
    made = cut_passage(original, folder, Passage(1.0, 2.0, exact=True))
    assert not made.encoded
    assert made.begins_s is not None
    assert abs(made.begins_s - 1.0) < 0.3
    whole, part = _samples(original), _samples(made.path)
    assert part in whole
    assert abs(len(part) - len(whole) / 4) < len(whole) / 8


# ---------------------------------------------------------------- documents


def _pdf(path: Path, *notes: pikepdf.Dictionary) -> Path:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    picture = pikepdf.Stream(pdf, _exif_jpeg())
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent = 24, 18, 8
    picture.ColorSpace, picture.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
    picture["/PTEX.FileName"] = pikepdf.String(f"/home/{SECRET}/a.jpg")
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=picture))
    page.Contents = pikepdf.Stream(pdf, b"q 100 0 0 80 50 600 cm /Im Do Q")
    if notes:
        page.obj.Annots = pikepdf.Array([pdf.make_indirect(note) for note in notes])
    pdf.docinfo["/Author"] = SECRET
    with pdf.open_metadata() as xmp:
        xmp["dc:creator"] = [SECRET]
    pdf.attachments[f"{SECRET}.txt"] = pikepdf.AttachedFileSpec(pdf, SECRET.encode())
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=SECRET)
    pdf.save(path)
    return path


def _exif_jpeg() -> bytes:
    out = io.BytesIO()
    _picture(size=(24, 18)).save(out, "JPEG", exif=_exif())
    return out.getvalue()


def test_a_pdf_keeps_its_pages_and_loses_its_words(tmp_path: Path) -> None:
    note = pikepdf.Dictionary(
        Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T=SECRET, Contents=SECRET
    )
    copy = _clean(_pdf(tmp_path / "a.pdf", note), tmp_path)
    with pikepdf.open(copy) as pdf:
        assert len(pdf.pages) == 1
        assert b"/Im Do" in pdf.pages[0].Contents.read_bytes()
        everything = b"".join(
            one.unparse() + (one.read_raw_bytes() if isinstance(one, pikepdf.Stream) else b"")
            for one in pdf.objects
        )
    assert _silent(everything)
    assert _silent(copy.read_bytes())


@pytest.mark.parametrize("kind", ["/Square", "/Redact", "/FreeText", "/Highlight"])
def test_a_bar_over_a_name_is_never_lifted(tmp_path: Path, kind: str) -> None:
    note = pikepdf.Dictionary(Subtype=pikepdf.Name(kind), Rect=[0, 0, 90, 90])
    with pytest.raises(NotCleaned, match="over its pages"):
        _clean(_pdf(tmp_path / "a.pdf", note), tmp_path)


def _letter(tmp_path: Path) -> Path:
    letter = docx.Document()
    letter.add_paragraph("They came before dawn.")
    photo = tmp_path / f"{SECRET}.jpg"
    photo.write_bytes(_exif_jpeg())
    letter.add_picture(str(photo))
    letter.core_properties.author = letter.core_properties.last_modified_by = SECRET
    out = tmp_path / "letter.docx"
    letter.save(out)
    return out


def test_a_letter_keeps_its_words_and_loses_its_writer(tmp_path: Path) -> None:
    copy = _clean(_letter(tmp_path), tmp_path)
    with zipfile.ZipFile(copy) as packed:
        assert all(_silent(packed.read(name)) for name in packed.namelist())
    again = docx.Document(str(copy))
    assert again.paragraphs[0].text == "They came before dawn."
    assert len(again.inline_shapes) == 1


def test_a_letter_with_struck_out_words_is_refused(tmp_path: Path) -> None:
    letter = _letter(tmp_path)
    changed = tmp_path / "changed.docx"
    with zipfile.ZipFile(letter) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                struck = b'<w:del w:author="x"><w:r><w:delText>a name</w:delText></w:r></w:del>'
                data = data.replace(b"</w:p>", struck + b"</w:p>", 1)
            target.writestr(name, data)
    with pytest.raises(NotCleaned, match="tracked changes"):
        _clean(changed, tmp_path)


def test_text_is_kept_and_text_with_a_grammar_refused(tmp_path: Path) -> None:
    plain = tmp_path / "a.txt"
    plain.write_bytes("vu à l’aube\r\n".encode() + "été".encode("cp1252"))
    assert _clean(plain, tmp_path).read_bytes() == plain.read_bytes()
    for at, text in enumerate((rb"{\rtf1{\info{\author x}}}", b"<html><meta name=author>")):
        file = tmp_path / f"{at}.txt"
        file.write_bytes(text)
        (tmp_path / str(at)).mkdir()
        with pytest.raises(NotCleaned, match="who wrote it"):
            clean_copy(file, tmp_path / str(at))


# ---------------------------------------------------------------- real and hostile files


@pytest.mark.corpus
def test_real_films_come_out_playable_and_silent(corpus: Path, tmp_path: Path) -> None:
    names = (
        "with-gps.mov",
        "with-time-and-place.mp4",
        "sample.3gp",
        "hevc-flac.mkv",
        "100_0306.AVI",
    )
    found = {name: next(corpus.rglob(name)) for name in names}
    for at, (name, original) in enumerate(found.items()):
        (tmp_path / str(at)).mkdir()
        copy = clean_copy(original, tmp_path / str(at)).path
        with av.open(str(copy)) as clean, av.open(str(original)) as whole:
            assert clean.duration is not None
            assert whole.duration is not None
            assert abs(clean.duration - whole.duration) < 0.3 * av.time_base, name
            assert len(list(clean.decode(video=0))) > 5
        data = copy.read_bytes()
        for word in (b"com.apple", b"Apple", b"iPhone", b"PENTAX", b"\xa9xyz"):
            assert word not in data, name


@pytest.mark.corpus
def test_hostile_files_are_refused_or_cleaned_and_nothing_else(
    corpus: Path, tmp_path: Path
) -> None:
    hostile = [path for path in corpus.rglob("hostile/*") if path.is_file()]
    assert hostile
    for at, path in enumerate(hostile):
        (tmp_path / str(at)).mkdir()
        with contextlib.suppress(NotCleaned):
            copy = clean_copy(path, tmp_path / str(at)).path
            assert copy.parent == tmp_path / str(at)
            assert (copy.stat().st_size > 0) == (path.stat().st_size > 0)
