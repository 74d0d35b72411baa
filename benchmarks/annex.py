"""Setting an annex: how time and memory grow with the exhibits, each with pictures of its own."""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFilter

from benchmarks.corpus import Corpus
from benchmarks.harness import Line, Pair
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
from evidence_desk.exports.annex import write_annex

_FEW, _MANY = 1000, 2000
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


def _picture(seed: int, pixels: int) -> bytes:
    """A blurred noise that compresses like a photograph; another for each seed."""
    chance = random.Random(seed)
    small = Image.frombytes("RGB", (64, 48), chance.randbytes(64 * 48 * 3))
    large = small.resize((pixels, pixels * 3 // 4)).filter(ImageFilter.GaussianBlur(1))
    out = BytesIO()
    large.save(out, "JPEG", quality=80)
    return out.getvalue()


def _said(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, k=count)).capitalize()


def _exhibit(at: int) -> ExhibitEntry:
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
        picture=lambda pixels: None if sound else _picture(at, pixels),
        text=None,
        bytes=4_200_000,
    )


def _dossier(count: int) -> Dossier:
    """An edition of so many exhibits, an incident to ten of them and a section to two hundred."""
    exhibits = tuple(map(_exhibit, range(count)))
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


def main(count: int, out: Path) -> None:
    """Write one annex and print how many seconds it took and how much memory, in MB, at most."""
    made = _dossier(count)
    begun, busy = time.perf_counter(), time.process_time()
    write_annex(made, out)
    seconds, busy = time.perf_counter() - begun, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "busy": busy, "megabytes": peak}))


@contextmanager
def _annex(corpus: Corpus) -> Iterator[Pair]:
    out = corpus.scratch / "annex.pdf"
    notes: list[str] = []

    def of(count: int) -> float:
        said = subprocess.run(
            [sys.executable, "-m", "benchmarks.annex", str(count), out],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        found = json.loads(said)
        size = out.stat().st_size / 1e6
        out.unlink()
        notes.append(
            f"{count} exhibits: {found['busy']:.1f} s of the processor, "
            f"{found['megabytes']:.0f} MB at most; a file of {size:.0f} MB."
        )
        return float(found["seconds"])

    yield Pair(lambda: of(_MANY), lambda: of(_FEW), notes)


LINES = (
    Line(
        "annex",
        "annex of {n} exhibits with pictures",
        f"the same program, {_FEW} exhibits",
        (),
        lambda _corpus: str(_MANY),
        _annex,
        reach=2.2,
    ),
)

if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
