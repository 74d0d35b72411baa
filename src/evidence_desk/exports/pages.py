"""The pages that open a pack in any browser: its index, and how to verify it.

They are files beside the payload, in one piece each: no script, style or picture comes from
anywhere but the pack, which their content security policy says to the browser too.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from PIL import Image

from evidence_desk.domain.editions import Dossier, ExhibitEntry, ExhibitState, IncidentEntry
from evidence_desk.domain.items import Kind
from evidence_desk.exports.page_words import INDEX, VERIFY
from evidence_desk.exports.plaintext import visible
from evidence_desk.exports.texts import (
    clock,
    counted,
    date_in_words,
    day,
    duration,
    made_of,
    occasions_in_words,
    size,
    words,
)
from evidence_desk.resources import resource

_PICTURES = "index"
_PIXELS = 320  # twice as many as the page shows, for fine screens
_SIGNS = {Kind.VIDEO: "▶", Kind.PHOTO: "▣", Kind.AUDIO: "♪", Kind.DOCUMENT: "¶"}
#: What browsers show by themselves, by the element that shows it.
_SHOWN = {
    "img": {".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".avif"},
    "video": {".mp4", ".m4v", ".webm", ".ogv", ".mov"},
    "audio": {".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".wav", ".flac"},
}


@dataclass(frozen=True, slots=True)
class InPack:
    """What the pack holds of an exhibit: the path of its file within the pack, what is in it, how
    it was made; or why there is none. A file in another volume has no path, but a `volume`."""

    path: str | None
    sha256: str = ""
    bytes: int = 0
    note: str = ""
    missing: str = ""
    volume: int = 1


@dataclass(frozen=True, slots=True)
class _Anchors:
    """Where on the page a link leads to, by number or reference."""

    exhibits: Mapping[str, str]
    incidents: Mapping[str, str]
    sections: Mapping[str, str]

    @classmethod
    def of(cls, dossier: Dossier) -> _Anchors:
        return cls(
            {one.number: f"exhibit-{at}" for at, one in enumerate(dossier.exhibits, 1)},
            {one.ref: one.ref.lower() for one in dossier.incidents},
            {one.number: f"section-{at}" for at, one in enumerate(dossier.sections, 1)},
        )


def pages(
    dossier: Dossier,
    held: Mapping[str, InPack],
    tick: Callable[[], None] = lambda: None,
    volume: tuple[int, int] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """The files that open a pack, by their path within it; `held` is by exhibit number.

    `volume` is which volume they are for, of how many: the page lists all exhibits, opens those
    whose files are there, and says of the others in which volume they are.
    """
    anchors = _Anchors.of(dossier)
    entries = []
    for at, entry in enumerate(dossier.exhibits, 1):
        tick()
        found, picture = _entry(dossier, anchors, entry, held.get(entry.number), at)
        found["elsewhere"] = found["volume"] if volume and found["volume"] != volume[0] else 0
        entries.append(found)
        if picture is not None:
            yield found["thumbnail"], picture
    yield "index.html", _index(dossier, anchors, entries, volume)
    yield verify_file(dossier.language), _verify(dossier, several=volume is not None)


def verify_file(language: str) -> str:
    """The name of the page on verifying."""
    return "VERIFIER.html" if language == "fr" else "VERIFY.html"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(resource("pack")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _inline(name: str) -> tuple[Markup, str]:
    """A shipped style or script, and the hash by which the page's policy allows it alone."""
    text = resource(f"pack/{name}").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return Markup(text), f"sha256-{digest}"  # ours, not a stranger's


def _index(
    dossier: Dossier,
    anchors: _Anchors,
    entries: list[dict[str, Any]],
    volume: tuple[int, int] | None,
) -> bytes:
    style, style_hash = _inline("pack.css")
    script, script_hash = _inline("pack.js")
    said, language = words(dossier.language), _language(dossier.language)
    in_it = sum(one.state is ExhibitState.IN for one in dossier.exhibits)  # withheld: not counted
    page = (
        _environment()
        .get_template("index.html.jinja")
        .render(
            language=language,
            languages=[("en", "English"), ("fr", "Français")],
            say={**INDEX[language], "about": INDEX[language]["about"].format(n=in_it)},
            in_it=in_it,
            volume=volume[0] if volume else 0,
            volumes=volume[1] if volume else 0,
            both=INDEX,
            style=style,
            style_hash=style_hash,
            script=script,
            script_hash=script_hash,
            title=visible(dossier.library_title),
            edition=visible(dossier.edition),
            organisation=visible(dossier.organisation),
            reference=visible(dossier.reference),
            date=day(dossier.issued_at or dossier.made_at, dossier.language),
            draft=dossier.issued_at is None,
            colon=said.colon,
            annex=quote(f"data/{said.pack.annex_file}"),
            workbook=quote(f"data/{said.pack.workbook_file}"),
            verify=verify_file(dossier.language),
            kinds=[str(kind) for kind in Kind if any(one["kind"] == str(kind) for one in entries)],
            entries=entries,
            incidents=[_incident(dossier, one, anchors) for one in dossier.incidents],
            sections=[
                {
                    "anchor": anchors.sections[one.number],
                    "number": one.number,
                    "title": visible(one.title),
                    "depth": min(one.depth, 5),
                    "exhibits": _links(one.exhibits, anchors.exhibits),
                }
                for one in dossier.sections
            ],
        )
    )
    return str(page).encode("utf-8")


def _language(code: str) -> str:
    return code if code in INDEX else "en"


def _links(names: tuple[str, ...], anchors: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(name, anchors[name]) for name in names if name in anchors]


def _incident(dossier: Dossier, one: IncidentEntry, anchors: _Anchors) -> dict[str, Any]:
    parts = [date_in_words(one.date, dossier.language), one.place, one.certainty, *one.tags]
    return {
        "anchor": anchors.incidents[one.ref],
        "ref": one.ref,
        "title": visible(one.title),
        "line": [visible(part) for part in parts if part],
        "also": [visible(part) for part in occasions_in_words(one, dossier.language)],
        "linked": _links(one.linked, anchors.incidents),
        "account": [
            part for part in visible(one.account, paragraphs=True).split("\n") if part.strip()
        ],
        "exhibits": _links(one.exhibits, anchors.exhibits),
    }


# ---------------------------------------------------------------- one exhibit


def _entry(
    dossier: Dossier, anchors: _Anchors, entry: ExhibitEntry, held: InPack | None, at: int
) -> tuple[dict[str, Any], bytes | None]:
    """An exhibit as the index shows it, and its picture."""
    language, said = dossier.language, words(dossier.language)
    held = held or InPack(None)
    picture, width, height = _picture(entry)
    ending = PurePosixPath(held.path).suffix.lower() if held.path else ""
    spoken = [visible(part, paragraphs=True) for part in entry.quotes]
    number = visible(entry.number)
    found = {
        "anchor": anchors.exhibits[entry.number],
        "number": number,
        "kind": str(entry.kind),
        "state": str(entry.state),
        "title": visible(entry.title),
        "title_language": entry.title_language or language,
        "description": visible(entry.description),
        "line": [visible(part) for part in _line(dossier, entry) if part],
        "thumbnail": f"{_PICTURES}/{at:04d}.jpg" if picture is not None else "",
        "alt": said.list.picture_of.format(number=number, title=visible(entry.title)),
        "width": width,
        "height": height,
        "sign": _SIGNS[entry.kind],
        "file": quote(held.path) if held.path else "",
        "show": next((tag for tag, names in _SHOWN.items() if ending in names), ""),
        "ending": ending.lstrip(".").upper(),
        "size": size(held.bytes, language),
        "missing": visible(held.missing),
        "volume": held.volume if held.sha256 else 0,
        "note": visible(held.note),
        "facts": [(name, visible(value)) for name, value in _facts(dossier, entry) if value],
        "incidents": _links(entry.incidents, anchors.incidents),
        "sections": _links(entry.sections, anchors.sections),
        "hash": held.sha256,
        "passages": [visible(one) for one in entry.passages],
        "quotes": list(zip(spoken[::2], spoken[1::2], strict=False)),
        "quotes_language": entry.quotes_language,
        "text": visible(entry.text or "", paragraphs=True),
    }
    return found, picture


def _picture(entry: ExhibitEntry) -> tuple[bytes | None, int, int]:
    """Its small picture, if it has one, with its width and height on the page."""
    if entry.state is not ExhibitState.IN:
        return None, 0, 0
    data = entry.picture(_PIXELS)
    if data is None:
        return None, 0, 0
    with Image.open(BytesIO(data)) as image:
        width, height = image.size
    return data, width, height


def _line(dossier: Dossier, entry: ExhibitEntry) -> list[str]:
    """What stands under its title: when, where, how long."""
    if entry.state is not ExhibitState.IN:
        return []
    language, said = dossier.language, words(dossier.language).list
    long = duration(entry.duration_s, language) if entry.duration_s is not None else ""
    pages = counted(said.pages, entry.pages, language) if entry.pages else ""
    return [date_in_words(entry.date, language), entry.place or "", long, pages]


def _facts(dossier: Dossier, entry: ExhibitEntry) -> list[tuple[str, str]]:
    said, listed = words(dossier.language).workbook, words(dossier.language).list
    cut = ""
    if entry.clip_start_s is not None and entry.clip_end_s is not None:
        cut = listed.extract.format(start=clock(entry.clip_start_s), end=clock(entry.clip_end_s))
    return [
        (said.reference, entry.ref),
        (said.format, entry.format),
        (said.date_basis, entry.date_basis or ""),
        (said.source, entry.source or ""),
        (said.tags, ", ".join(entry.tags)),
        (said.passages, cut),
        (said.made_from, made_of(listed, entry)),
        (said.problem, entry.problem or ""),
    ]


# ---------------------------------------------------------------- verifying


def _verify(dossier: Dossier, several: bool) -> bytes:
    """How a stranger checks the pack, in the edition's language, then in the other."""
    style, style_hash = _inline("pack.css")
    language = _language(dossier.language)
    page = (
        _environment()
        .get_template("verify.html.jinja")
        .render(
            language=language,
            style=style,
            style_hash=style_hash,
            title=visible(dossier.library_title),
            edition=visible(dossier.edition),
            parts=[VERIFY[language], *(one for code, one in VERIFY.items() if code != language)],
            several=several,
            journal_entry=dossier.journal_entry,
            journal_hash=dossier.journal_hash,
        )
    )
    return str(page).encode("utf-8")
