"""Dossiers for the tests of exports, with small real media behind them."""

from __future__ import annotations

import hashlib
import math
import wave
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from evidence_desk.domain.editions import (
    Audience,
    ConcordanceEntry,
    Dossier,
    ExhibitEntry,
    ExhibitState,
    IncidentEntry,
    LeftOut,
    Numbering,
    SectionEntry,
)
from evidence_desk.domain.items import Access, Kind

MADE_AT = datetime(2011, 6, 1, 9, 30, tzinfo=UTC)
JOURNAL_HASH = hashlib.sha256(b"the last entry").hexdigest()
ARABIC = "شهادة عن الإخلاء"
GEEZ = "ምስክርነት ስለ ሌሊቱ"

TITLES = {
    "en": (
        "Bulldozer at the edge of the camp, seen from the dune",
        "Tents burning behind the wholesaler’s hangar, five persons carrying blankets away",
        f"Voice of a witness: {ARABIC}",
        f"Statement of S-03, “{GEEZ}”",
    ),
    "fr": (
        "Bulldozer à la lisière du campement, vu depuis la dune",
        "Tentes en feu derrière l’entrepôt ; cinq personnes emportent des couvertures",
        f"Voix d’un témoin : {ARABIC}",
        f"Témoignage de S-03, « {GEEZ} »",
    ),
}
KINDS = (Kind.VIDEO, Kind.PHOTO, Kind.AUDIO, Kind.DOCUMENT)
FORMATS = {
    Kind.VIDEO: "MPEG-4 video, H.264 + AAC",
    Kind.PHOTO: "JPEG photo",
    Kind.AUDIO: "WAV audio",
    Kind.DOCUMENT: "Plain text",
}
DATES = ("2010-09-21", "2010-09-21/2010-09-22", "2009-06~", "2009-22", "2010-11-03T05:40")


def jpeg(seed: int = 0, size: tuple[int, int] = (640, 480), **save: object) -> bytes:
    """A landscape under a sky, different for each seed."""
    width, height = size
    picture = Image.new("RGB", size, (120 + seed * 37 % 80, 150, 190))
    pen = ImageDraw.Draw(picture)
    for x in range(width):
        top = height * (0.6 + 0.1 * math.sin(x / width * 7 + seed))
        pen.line((x, top, x, height), fill=(90, 100 - seed * 13 % 40, 60))
    out = BytesIO()
    picture.save(out, "JPEG", quality=85, **save)
    return out.getvalue()


def wav(seconds: float = 0.5) -> bytes:
    """A soft tone."""
    out = BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(
            b"".join(
                int(6000 * math.sin(i / 6)).to_bytes(2, "little", signed=True)
                for i in range(int(8000 * seconds))
            )
        )
    return out.getvalue()


def small(seed: int) -> object:
    """The picture of an exhibit at any size asked for."""

    def at(pixels: int) -> bytes:
        size = (pixels, pixels * 3 // 4) if seed % 3 else (pixels * 3 // 4, pixels)
        return jpeg(seed, size)

    return at


def exhibit(number: str, seed: int, language: str = "en", **fields: object) -> ExhibitEntry:
    """One exhibit in the edition, of a kind and with facts that vary with its seed."""
    kind = KINDS[seed % 4]
    timed = kind in (Kind.VIDEO, Kind.AUDIO)
    entry = ExhibitEntry(
        number=number,
        ref=f"E-{seed + 1:06d}",
        state=ExhibitState.IN,
        kind=kind,
        title=TITLES[language][seed % 4],
        title_language=language,
        description="" if seed % 2 else TITLES[language][1] + ".",
        format=FORMATS[kind],
        date=None if seed % 7 == 6 else DATES[seed % 5],
        date_basis={"en": "the camera’s clock", "fr": "l’horloge de l’appareil"}[language],
        place="Calais, Rue de Garennes" if seed % 2 else None,
        lat=50.95513 if seed % 4 == 0 else None,
        lon=1.88071 if seed % 4 == 0 else None,
        source=f"S-{seed % 5 + 1:02d}",
        incidents=(f"I-{seed % 3 + 1:03d}",),
        sections=("1.1", "2") if seed % 3 == 0 else ("2",),
        tags=("tear gas",) if language == "en" else ("gaz lacrymogène",),
        duration_s=63.4 + seed if timed else None,
        pages=3 if kind is Kind.DOCUMENT else None,
        clip_start_s=None,
        clip_end_s=None,
        passages=("0:00:02.000–0:00:20.000 the bulldozer turns",) if seed % 4 == 0 else (),
        access=Access.OPEN,
        sha256=hashlib.sha256(str(seed).encode()).hexdigest(),
        bytes=4_200_000 + seed * 997,
        name=f"IMG_{seed:04d}.JPG",
        pack_name=f"{number.rjust(4, '0')} - exhibit.jpg",
        original=None,
        problem=None,
        picture=small(seed) if kind is not Kind.AUDIO else (lambda _pixels: None),  # type: ignore[arg-type]
        text=None,
    )
    return replace(entry, **fields)  # type: ignore[arg-type]


def dossier(count: int = 9, language: str = "en", **fields: object) -> Dossier:
    """A dossier of `count` exhibits, three incidents and three sections."""
    exhibits = tuple(exhibit(str(n + 1), n, language) for n in range(count))
    english = language == "en"
    incidents = tuple(
        IncidentEntry(
            ref=f"I-{n + 1:03d}",
            title=TITLES[language][n],
            account=(TITLES[language][1] + ". ") * (n + 1),
            date=DATES[n],
            place="Calais",
            lat=None,
            lon=None,
            certainty="certain" if english else "certaine",
            tags=(),
            sections=("2",),
            exhibits=tuple(e.number for e in exhibits if f"I-{n + 1:03d}" in e.incidents),
        )
        for n in range(3)
    )
    sections = (
        SectionEntry("1", "The camps" if english else "Les campements", 0, ()),
        SectionEntry(
            "1.1",
            "Evictions" if english else "Les évacuations",
            1,
            tuple(e.number for e in exhibits if "1.1" in e.sections),
        ),
        SectionEntry(
            "2",
            "Violence against persons" if english else "Les violences aux personnes",
            0,
            tuple(e.number for e in exhibits if "2" in e.sections),
        ),
    )
    made = Dossier(
        library_title="Two winters at the border" if english else "Deux hivers à la frontière",
        edition="Ombudsman 2011" if english else "Défenseur 2011",
        language=language,
        audience=Audience.FULL,
        numbering=Numbering.PLAIN,
        issued_at=MADE_AT,
        made_at=MADE_AT,
        organisation="Border Watch" if english else "Veille aux frontières",
        author="A. Editor" if english else "A. Rédactrice",
        recipient="The Ombudsman" if english else "Monsieur le Défenseur des droits",
        reference="DDD/2011/0042",
        note="",
        previous_edition=None,
        journal_entry=231,
        journal_hash=JOURNAL_HASH,
        exhibits=exhibits,
        incidents=incidents,
        sections=sections,
        concordance=(),
        left_out=LeftOut(items=3, incidents=1),
        show_withheld=True,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def concordance(count: int) -> tuple[ConcordanceEntry, ...]:
    """Every other exhibit was numbered one lower before."""
    return tuple(
        ConcordanceEntry(
            f"E-{n + 1:06d}", f"Exhibit {n + 1}", str(n) if n % 2 else None, str(n + 1)
        )
        for n in range(count)
    )


def with_originals(made: Dossier, folder: Path) -> Dossier:
    """The dossier with a real file behind each exhibit that is in it."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for at, entry in enumerate(made.exhibits):
        data = jpeg(at) if entry.kind is not Kind.AUDIO else wav()
        ending = "jpg" if entry.kind is not Kind.AUDIO else "wav"
        path = folder / f"{entry.ref}.{ending}"
        path.write_bytes(data)
        entries.append(
            replace(
                entry,
                kind=Kind.AUDIO if ending == "wav" else Kind.PHOTO,
                original=path,
                bytes=len(data),
                sha256=hashlib.sha256(data).hexdigest(),
                pack_name=f"{at + 1:04d} - pièce n° {at + 1}.{ending}",
            )
        )
    return replace(made, exhibits=tuple(entries))


def at_pictures(made: Dossier, do: Callable[[], None]) -> Dossier:
    """The dossier, with something done before each picture is given."""

    def doing(picture: Callable[[int], bytes | None]) -> Callable[[int], bytes | None]:
        def give(max_px: int) -> bytes | None:
            do()
            return picture(max_px)

        return give

    exhibits = tuple(replace(one, picture=doing(one.picture)) for one in made.exhibits)
    return replace(made, exhibits=exhibits)
