"""Files made to crash, swallow or mislead whoever opens them; small themselves, made by code."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

import av
import numpy

_LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_ODF_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def _docx(path: Path, document: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/document.xml", document)


def _odt(path: Path, content: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)


def _word_xml(head: str, text: str) -> bytes:
    return (
        f'<?xml version="1.0"?>{head}<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r>'
        f"<w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    ).encode()


def _odf_xml(head: str, text: str) -> bytes:
    return (
        f'<?xml version="1.0"?>{head}<o:document-content xmlns:o="{_ODF}" xmlns:t="{_ODF_TEXT}">'
        f"<o:body><o:text><t:p>{text}</t:p></o:text></o:body></o:document-content>"
    ).encode()


def _pdf(path: Path, objects: list[bytes]) -> None:
    """A PDF of numbered objects, the first its catalogue, with a true cross-reference table."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(out)


def _png(path: Path, chunks: list[tuple[bytes, bytes]]) -> None:
    out = b"\x89PNG\r\n\x1a\n"
    for name, body in (*chunks, (b"IEND", b"")):
        out += struct.pack(">I", len(body)) + name + body
        out += struct.pack(">I", zlib.crc32(name + body))
    path.write_bytes(out)


def _tiff_of_a_thousand_million_pixels(path: Path) -> None:
    tags = ((256, 31623), (257, 31623), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (279, 8))
    lines = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    path.write_bytes(
        b"II*\0" + struct.pack("<IH", 16, len(tags)).ljust(12, b"\0")[:4] + bytes(8)
        + struct.pack("<H", len(tags)) + lines + bytes(4)
    )  # fmt: skip


def _film_of_ten_hours_in_a_kilobyte(path: Path) -> None:
    """One picture, said to stand for ten hours, in a film whose pictures are not there."""
    with av.open(str(path), "w", format="mp4") as out:
        stream = out.add_stream("mpeg4", rate=1)
        stream.width = stream.height = 32
        stream.pix_fmt = "yuv420p"
        for at in range(3):
            frame = av.VideoFrame.from_ndarray(
                numpy.full((32, 32, 3), 90 * at, dtype=numpy.uint8), format="rgb24"
            )
            frame.pts = at
            out.mux(stream.encode(frame))
        out.mux(stream.encode())
    data = bytearray(path.read_bytes())
    at = data.find(b"stts") + 4 + 8
    struct.pack_into(">II", data, at, 3, struct.unpack_from(">I", data, at + 4)[0] * 12_000)
    for box, scale, place in ((b"mvhd", 16, 20), (b"mdhd", 16, 20)):
        start = data.find(box)
        (ticks,) = struct.unpack_from(">I", data, start + scale)
        struct.pack_into(">I", data, start + place, ticks * 36_000)
    (ticks,) = struct.unpack_from(">I", data, data.find(b"mvhd") + 16)
    struct.pack_into(">I", data, data.find(b"tkhd") + 4 + 20, ticks * 36_000)
    edit = data.find(b"elst")
    if edit > 0:
        struct.pack_into(">I", data, edit + 12, ticks * 36_000)
    media = data.find(b"mdat")
    length = int.from_bytes(data[media - 4 : media], "big") - 8
    data[media + 4 : media + 4 + length] = bytes(length)
    path.write_bytes(data)


def traps(folder: Path, outside: Path) -> list[Path]:
    """Write them all; those that lead elsewhere lead to `outside` and to a port of this machine."""
    folder.mkdir(parents=True, exist_ok=True)
    url, file = "http://127.0.0.1:9/never", f"file://{outside}"
    blank = b" " * (1 << 20)
    with zipfile.ZipFile(folder / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _megabyte in range(200):
                part.write(blank)
    laughs = f"<!DOCTYPE d [{_LAUGHS}]>"
    _docx(folder / "laughs.docx", _word_xml(laughs, "&l9;"))
    _odt(folder / "laughs.odt", _odf_xml(laughs, "&l9;"))
    elsewhere = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{file}">]>'
    _docx(folder / "elsewhere.docx", _word_xml(elsewhere, "&x;"))
    _odt(folder / "elsewhere.odt", _odf_xml(elsewhere, "&x;"))
    _odt(folder / "deep.odt", _odf_xml("", "<t:span>" * 50_000 + "x" + "</t:span>" * 50_000))
    _pdf(
        folder / "nested arrays.pdf",
        [
            b"<</Type/Catalog/Pages 2 0 R/X 4 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            b"[" * 100_000 + b"]" * 100_000,
        ],
    )
    chain = [b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (n, n + 2)
             for n in range(1, 100_000)]  # fmt: skip
    _pdf(folder / "nested pages.pdf", [b"<</Type/Catalog/Pages 2 0 R>>", *chain, b"null"])
    _pdf(
        folder / "own parent.pdf",
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000000>>"],
    )
    _tiff_of_a_thousand_million_pixels(folder / "gigapixels.tif")
    _film_of_ten_hours_in_a_kilobyte(folder / "ten hours.mp4")
    size = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1 << 20), 9)
    _png(folder / "gigapixels.png", [(b"IHDR", size), (b"IDAT", rows)])
    text = b"Comment\0\0" + zlib.compress(bytes(200 << 20), 9)
    small = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    _png(
        folder / "chatty.png",
        [(b"IHDR", small), (b"zTXt", text), (b"IDAT", zlib.compress(b"\0\xc8\x3c\x1e"))],
    )
    (folder / "huge.gif").write_bytes(b"GIF89a\xff\xff\xff\xff\x80\0\0" + bytes(6) + b"!,")
    for name, text_ in {
        "list.m3u8": f"#EXTM3U\n#EXTINF:1,\n{url}\n#EXTINF:1,\n{file}\n",
        "list called.mov": f"#EXTM3U\n#EXTINF:1,\n{file}\n",
        "concat called.avi": f"ffconcat version 1.0\nfile '{outside}'\n",
        "stream called.mkv": "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\n"
        "m=video 9 RTP/AVP 96\n",
        "dash called.mp4": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011">'
        f"<Period><BaseURL>{url}</BaseURL></Period></MPD>",
        "page called.jpg": f'<html><img src="{url}"><iframe src="{file}"></iframe></html>',
        "drawing called.png": '<svg xmlns="http://www.w3.org/2000/svg">'
        f'<image href="{file}"/></svg>',
    }.items():
        (folder / name).write_text(text_, encoding="utf-8")
    return sorted(folder.iterdir())


def _element(name: str, body: bytes) -> bytes:
    """An element of Matroska."""
    return bytes.fromhex(name) + (len(body) | 1 << 56).to_bytes(8, "big") + body


def crowded(folder: Path) -> list[Path]:
    """Write files of a hundred thousand streams each."""
    folder.mkdir(parents=True, exist_ok=True)
    head = struct.pack(">I4s4sI4s", 20, b"ftyp", b"isom", 0, b"isom")
    tracks = struct.pack(">I4s", 8, b"trak") * 100_000
    (folder / "tracks.mp4").write_bytes(
        head + struct.pack(">I4s", 8 + len(tracks), b"moov") + tracks
    )
    entries = b"".join(
        _element(
            "AE",
            _element("D7", number.to_bytes(4, "big"))
            + _element("83", b"\x11")
            + _element("86", b"S_TEXT/UTF8"),
        )
        for number in range(1, 100_001)
    )
    (folder / "tracks.mkv").write_bytes(
        _element("1A45DFA3", _element("4282", b"matroska"))
        + _element("18538067", _element("1654AE6B", entries))
    )
    _pdf(
        folder / "streams.pdf",
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            *[b"<</Length 2>>stream\nq \nendstream"] * 100_000,
        ],
    )
    return sorted(folder.iterdir())
