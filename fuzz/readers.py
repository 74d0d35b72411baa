"""What is tried: each reader with inputs to begin from, and what must hold for any bytes."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.history import history, verify_log
from evidence_desk.desk.incident_search import incident_ids
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import Library, new_library, open_library
from evidence_desk.desk.salvage import salvage
from evidence_desk.desk.sheets import export_sheet, review_sheet
from evidence_desk.domain import citations, dates, headings, query, term_tables
from evidence_desk.domain.drafts import Edit
from evidence_desk.domain.errors import DeskError, UsageError
from evidence_desk.domain.points import read_area, read_near, read_point
from evidence_desk.domain.timecodes import read_seconds
from evidence_desk.media import subtitles
from evidence_desk.media.drafts import read_draft, rewrite_draft
from evidence_desk.media.formats import format_named

sys.path.append(str(Path(__file__).parents[1] / "tests"))

import drafts_made


@dataclass(frozen=True, slots=True)
class Reader:
    """`read` raises for what is a defect, and for nothing else."""

    seeds: Callable[[], list[bytes]]
    read: Callable[[bytes], None]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


# ---------------------------------------------------------------- words


def _query(data: bytes) -> None:
    text = _text(data)
    query.parse_lenient(text)
    assert all(text[one.start : one.end] == one.text for one in query.chips(text))
    try:
        tree = query.parse(text)
    except UsageError:
        return
    assert query.parse(query.to_text(tree)) == tree, query.to_text(tree)


def _search(data: bytes) -> None:
    library, text = _small(), _text(data)
    with suppress(UsageError):
        item_ids(library, text)
    with suppress(UsageError):
        incident_ids(library, text)


_QUERIES = [
    b'gate "before dawn" -tag:"tear gas" kind:photo,video rank:3.. OR (place:quay status:picked)',
    b"date:2010-09-21/2010-09-22 captured:2010~ near:41.1,22.5,300m in:41,22,42,23 is:missing",
    b"E-000001 I-001 ou -(source:S-01 camera:PENTAX) length:10s..2m size:>3MB access:open has:text",
]


def _date(data: bytes) -> None:
    text = _text(data)
    for read in (dates.parse, lambda said: dates.read(said, "en"), lambda it: dates.read(it, "fr")):
        try:
            date = read(text)
        except UsageError:
            continue
        assert date.earliest is None or date.latest is None or date.earliest <= date.latest
        assert dates.parse(date.text) == date, date.text
        for language in ("en", "fr"):
            assert dates.describe(date.text, language)


_DATES = [
    b"2010-09-21T21:47:05", b"2010-09?/2010-10~", b"../2010-21", b"201X-12%", b"-0044/..",
    b"nuit du 21 au 22 septembre 2010", b"around summer 2009, before noon",
    b"21/9/2010 9.47 pm", "début mars 1998".encode(), b"3rd of May 2011?", b"between 2009 and 2010",
]  # fmt: skip


def _citation(data: bytes) -> None:
    text = _text(data)
    for ranged in (False, True):
        found = citations.find(text, hyphen_is_range=ranged, patterns=("Annex {number}",))
        assert all(0 <= one.start < one.end <= len(text) for one in found)
        assert len(found) <= 1000 * (1 + len(text)), "a range is not spelt out without end"
    citations.find(text, markdown=True)


_CITATIONS = [
    "See exhibits 3, 5 and 7–9 (Ex. 12 at 00:01:10), Annex 4.".encode(),
    "Pièces nos 41 à 44 ; voir la pièce n° 1-02, à 1 min 10 s.".encode(),
    b"**Exhibit 14-17**, [Ex. 3](x), _Exs. A.1 to A.9_ from 0:10 to 0:20",
]


def _small_words(data: bytes) -> None:
    text = _text(data)
    for read in (read_point, read_near, read_area, read_seconds):
        with suppress(UsageError):
            read(text)
    with suppress(UsageError):
        headings.write(headings.parse(text), markdown=True)
    with suppress(UsageError):
        lines = term_tables.read(text, ("en", "fr"))
        assert term_tables.read(term_tables.write(lines, ("en", "fr")), ("en", "fr")) == lines
    with suppress(UsageError):
        made = subtitles.read(data)
        for form in ("srt", "vtt"):
            again = subtitles.read(subtitles.write(made.lines, form).encode())
            assert len(again.lines) == len(made.lines)


_SMALL_WORDS = [
    b"41.1, 22.5", b"41\xc2\xb006'30\"N 22\xc2\xb030'E", b"41.1,22.5,300m", b"41,22,42,23",
    b"1:02:03.5", b"2m10s", b"# One\n## Two\n### 1.1 Three\n",
    b"code,parent,label.en,label.fr\nforce,,Force,Force\npolice,force,Police,Police\n",
    b"1\n00:00:01,000 --> 00:00:02,500\n- <i>Go</i>\nback\n\n",
    b"WEBVTT\n\nNOTE x\n\n1\n01:02.000 --> 01:03.000 align:start\n<v Ann>Here &amp; there\n",
]  # fmt: skip


# ---------------------------------------------------------------- files


@cache
def _folder() -> Path:
    fast = Path("/dev/shm")
    made = tempfile.TemporaryDirectory(dir=fast if fast.is_dir() else None, prefix="fuzz-")
    _kept.append(made)
    return Path(made.name)


_kept: list[object] = []  # gone when the process ends


@cache
def _small() -> Library:
    """A library with something to be found and edited."""
    from evidence_desk.desk.describe import describe
    from evidence_desk.desk.intake import import_paths
    from evidence_desk.desk.outline import add_section
    from evidence_desk.desk.ties import tie

    library = new_library(_folder() / "small", "Small", editor="Mara")
    for number in range(3):
        note = _folder() / f"note {number}.txt"
        note.write_text(f"They came to the gate before dawn, {number}.\n")
        import_paths(library, [note])
    add_incident(library, date="2010-09-21", titles={"en": "The quay"})
    add_section(library, "1", titles={"en": "Facts"})
    tie(library, ["E-1", "E-2"], sections=["1"], incidents=["I-1"])
    said = {"title.en": "The gate", "captured": "2010-09-21", "lat": 41.0, "lon": 22.0}
    describe(library, ["E-1"], said)
    return library


@cache
def _workbook() -> dict[str, bytes]:
    out = _folder() / "sheet.xlsx"
    export_sheet(_small(), out)
    with zipfile.ZipFile(out) as parts:
        return {name: parts.read(name) for name in sorted(parts.namelist())}


def _with_part(parts: dict[str, bytes], data: bytes, compressed: int) -> bytes:
    """A packed document of which the first byte says which part the others are."""
    names = sorted(parts)
    chosen = names[data[0] % len(names)] if data else names[0]
    made = BytesIO()
    with zipfile.ZipFile(made, "w", compressed) as out:
        for name in parts:
            out.writestr(name, data[1:] if name == chosen else parts[name])
    return made.getvalue()


def _part_seeds(parts: dict[str, bytes]) -> list[bytes]:
    return [bytes([at]) + parts[name] for at, name in enumerate(sorted(parts))]


def _sheet(data: bytes) -> None:
    path = _folder() / "edited.xlsx"
    path.write_bytes(_with_part(_workbook(), data, zipfile.ZIP_STORED))
    with suppress(UsageError):
        review_sheet(_small(), path)


@cache
def _drafts() -> dict[str, dict[str, bytes]]:
    text = "See exhibit 12, at 00:01:10, where the vans stand in line."
    word, writer = _folder() / "draft.docx", _folder() / "draft.odt"
    drafts_made.docx(
        word,
        drafts_made.paragraph(drafts_made.run(text)) + drafts_made.listed("Exhibit 3", 1),
        numbering=drafts_made.lists("%1.") + drafts_made.number(1),
        footnotes={1: "Exhibits 4 and 5."},
    )
    drafts_made.odt(writer, f"<text:h text:outline-level='1'>One</text:h><text:p>{text}</text:p>")
    found = {}
    for path in (word, writer):
        with zipfile.ZipFile(path) as parts:
            found[path.suffix] = {name: parts.read(name) for name in sorted(parts.namelist())}
    return found


def _draft(data: bytes) -> None:
    kinds = (".docx", ".odt", ".md", ".txt")
    ending = kinds[data[0] % 4] if data else ".txt"
    parts = _drafts().get(ending)
    written = data[1:] if parts is None else _with_part(parts, data[1:], zipfile.ZIP_STORED)
    form = format_named(f"draft{ending}")
    assert form is not None
    markdown = ending == ".md"
    with suppress(DeskError):
        blocks = read_draft(BytesIO(written), form, markdown, time.monotonic() + 10)
        for at, block in enumerate(blocks[:20]):
            found = citations.find(block.text, markdown=markdown)
            for one in found[:3]:
                edit = Edit(at, one.start, one.end, block.text[one.start : one.end], "99")
                changed = rewrite_draft(BytesIO(written), form, markdown, [edit])
                again = read_draft(BytesIO(changed), form, markdown, time.monotonic() + 10)
                assert len(again) == len(blocks)


def _draft_seeds() -> list[bytes]:
    seeds = [b"\x02# One\n\nSee *exhibit* 12.\n", b"\x03See exhibit 12.\n"]
    for kind, ending in enumerate((".docx", ".odt")):
        seeds += [bytes([kind]) + one for one in _part_seeds(_drafts()[ending])]
    return seeds


@cache
def _whole_library() -> tuple[Path, bytes]:
    start = _folder() / "whole"
    with new_library(start, "Whole", editor="Mara") as library:
        for number in range(3):
            add_incident(library, date="2010-09-21", titles={"en": f"The quay {number}"})
    import sqlite3

    with sqlite3.connect(start / "library.sqlite") as found:
        found.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    found.close()
    return start, (start / "library.sqlite").read_bytes()


def _library(data: bytes) -> None:
    """Each five bytes and what follows them stand somewhere in the file: place, length, content."""
    start, whole = _whole_library()
    made = bytearray(whole)
    at = 0
    while at + 4 <= len(data):
        place = int.from_bytes(data[at : at + 3], "big") % len(made)
        length = data[at + 3] % 64
        content = data[at + 4 : at + 4 + length]
        made[place : place + len(content)] = content
        at += 4 + length
    case = _folder() / "damaged"
    shutil.rmtree(case, ignore_errors=True)
    shutil.copytree(start, case)
    (case / "library.sqlite").write_bytes(made)
    with suppress(DeskError), open_library(case, "Mara") as library:
        for look in (items_json, history, verify_log):
            with suppress(DeskError):
                look(library)  # type: ignore[operator]
    with suppress(DeskError):
        library, _told = salvage(case, "Mara")
        with library:
            assert verify_log(library).ok
            items_json(library)


def _library_seeds() -> list[bytes]:
    _start, whole = _whole_library()
    pages = [at.to_bytes(3, "big") + b"\x10" + bytes(16) for at in range(0, len(whole), 4096)]
    told = [
        whole.find(word) for word in (b"The quay", b"incidents", b"sqlite_sequence", b"custody")
    ]
    return pages[:12] + [at.to_bytes(3, "big") + b"\x04abcd" for at in told if at > 0]


READERS = {
    "query": Reader(lambda: list(_QUERIES), _query),
    "search": Reader(lambda: list(_QUERIES), _search),
    "date": Reader(lambda: list(_DATES), _date),
    "citation": Reader(lambda: list(_CITATIONS), _citation),
    "words": Reader(lambda: list(_SMALL_WORDS), _small_words),
    "sheet": Reader(lambda: _part_seeds(_workbook()), _sheet),
    "draft": Reader(_draft_seeds, _draft),
    "library": Reader(_library_seeds, _library),
}
