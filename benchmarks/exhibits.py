"""An edition of many exhibits, each with pictures of its own, that need no library."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFilter

from evidence_desk.domain.editions import (
    Audience,
    Dossier,
    ExhibitEntry,
    ExhibitState,
    IncidentEntry,
    LeftOut,
    Numbering,
    SectionEntry,
)
from evidence_desk.domain.items import Access, Kind

_WORDS = (
    *("tents", "blankets", "officers", "quay", "shed", "van", "morning", "camp", "water", "fence"),
    *(
        "light",
        "road",
        "witness",
        "hangar",
        "burning",
        "returned",
        "counted",
        "evening",
        "crossing",
    ),
)
_NO_PICTURE = 7  # every so many is a sound
PIXELS = (224, 320, 800)  # of the workbook, the list and the contact sheets


def _drawn(seed: int, pixels: int, ground: dict[int, Image.Image]) -> bytes:
    """A blurred noise that compresses like a photograph; another for each seed."""
    if pixels not in ground:
        chance = random.Random(pixels)
        small = Image.frombytes("RGB", (64, 48), chance.randbytes(64 * 48 * 3))
        large = small.resize((pixels, pixels * 3 // 4))
        ground[pixels] = large.filter(ImageFilter.GaussianBlur(1))
    own = ground[pixels].copy()
    own.paste((seed % 256, seed // 256, 90), (0, 0, pixels, 8))
    out = BytesIO()
    own.save(out, "JPEG", quality=80)
    return out.getvalue()


def write_pictures(folder: Path, count: int) -> None:
    """The pictures of so many exhibits at the three sizes that annex and workbook ask for."""
    ground: dict[int, Image.Image] = {}
    for pixels in PIXELS:
        (folder / str(pixels)).mkdir(parents=True)
        for at in range(count):
            (folder / str(pixels) / f"{at}.jpg").write_bytes(_drawn(at, pixels, ground))


def _said(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, k=count)).capitalize()


def _exhibit(at: int, pictures: Path) -> ExhibitEntry:
    chance = random.Random(at)
    sound = at % _NO_PICTURE == 0
    return ExhibitEntry(
        number=str(at + 1),
        ref=f"E-{at + 1:06d}",
        state=ExhibitState.IN,
        kind=Kind.AUDIO if sound else Kind.PHOTO,
        title=_said(chance, 9),
        title_language="en",
        description=_said(chance, 25) + ".",
        format="WAV audio" if sound else "JPEG photo",
        date=f"2010-{at % 12 + 1:02d}-{at % 28 + 1:02d}",
        date_basis="the camera’s clock",
        place=_said(chance, 2),
        lat=50.95,
        lon=1.88,
        source=f"S-{at % 20:02d}",
        incidents=(f"I-{at // 10 + 1:03d}",),
        sections=(str(at // 200 + 1),),
        tags=("tear gas",),
        duration_s=12.0 if sound else None,
        pages=None,
        clip_start_s=None,
        clip_end_s=None,
        passages=(),
        access=Access.OPEN,
        sha256=chance.randbytes(32).hex(),
        name=f"IMG_{at}.JPG",
        pack_name=f"{at + 1:04d} - exhibit.jpg",
        original=None,
        problem=None,
        picture=lambda pixels: None if sound else picture(pictures, at, pixels),
        text=None,
        bytes=4_200_000,
    )


def picture(pictures: Path, at: int, pixels: int) -> bytes:
    """The bytes of an exhibit's picture."""
    return (pictures / str(pixels) / f"{at}.jpg").read_bytes()


def dossier(count: int, pictures: Path) -> Dossier:
    """An edition of so many exhibits, an incident to ten of them and a section to two hundred."""
    exhibits = tuple(_exhibit(at, pictures) for at in range(count))
    incidents = tuple(
        IncidentEntry(
            ref=f"I-{at + 1:03d}",
            title=_said(random.Random(at), 8),
            account=_said(random.Random(at), 60) + ".",
            date="2010-09-21",
            place="Calais",
            lat=None,
            lon=None,
            certainty="certain",
            tags=(),
            sections=("1",),
            exhibits=tuple(str(n + 1) for n in range(at * 10, at * 10 + 10)),
        )
        for at in range(count // 10)
    )
    sections = tuple(
        SectionEntry(
            str(at + 1),
            _said(random.Random(at), 4),
            0,
            tuple(str(n + 1) for n in range(at * 200, min(at * 200 + 200, count))),
        )
        for at in range(-(-count // 200))
    )
    return Dossier(
        library_title="Two winters",
        edition="Measured",
        language="en",
        audience=Audience.FULL,
        numbering=Numbering.PLAIN,
        issued_at=datetime(2011, 6, 1, tzinfo=UTC),
        made_at=datetime(2011, 6, 1, tzinfo=UTC),
        organisation="An association",
        author="",
        recipient="The Ombudsman",
        reference="R/1",
        note="",
        previous_edition=None,
        journal_entry=1,
        journal_hash="0" * 64,
        exhibits=exhibits,
        incidents=incidents,
        sections=sections,
        concordance=(),
        left_out=LeftOut(),
        show_withheld=True,
    )
