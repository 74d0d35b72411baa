"""How an edition's annex will look: the annex itself, set aside, its pages as pictures.

The file lies inside the library and goes with whoever made it; no entry is left in the journal,
for nothing left the house.
"""

from __future__ import annotations

import shutil
import tempfile
import time
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from evidence_desk.catalogue.library import Library
from evidence_desk.desk.decoders import workers
from evidence_desk.desk.editions import dossier_near
from evidence_desk.domain.editions import Dossier, ExhibitEntry
from evidence_desk.domain.layouts import Spot
from evidence_desk.domain.progress import Report, ignore_progress

if TYPE_CHECKING:
    from evidence_desk.exports.setting import Setter

_PREFIX = ".preview-"
_DAY = 86_400  # seconds after which a folder left by a killed program goes
_PICTURE = 512  # pixels: the small pictures, which are there already
#: So many exhibits are set at once; of a longer edition, first these and then all.
AT_ONCE = 30


@dataclass(frozen=True, slots=True)
class Preview:
    """An annex as it would print: its file, pages, and where each exhibit stands.

    `refs` are the references behind the numbers; `whole` is false where only some exhibits are in.
    `ratio` is a page's height by its width.
    """

    path: Path
    pages: int
    ratio: float
    spots: tuple[Spot, ...]
    refs: dict[str, str]
    whole: bool


class Previews:
    """Makes previews of a library's editions, and keeps their files until it is closed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._folder: Path | None = None
        self._made = 0
        self._sets: Setter | None = None
        self._at_work = Lock()  # it sets one at a time
        self._pictures: dict[tuple[object, ...], bytes | None] = {}

    def make(
        self,
        name: str,
        ref: str = "",
        most: int | None = None,
        report: Report = ignore_progress,
    ) -> Preview:
        """Set an edition's annex: of the exhibits about `ref` alone where there are over `most`.

        `report` may raise to stop it; raises UsageError where there is no such edition.
        """
        made, whole = dossier_near(self._library, name, ref, most or 10**9)
        with self._at_work:
            out = self._file()
            spots = self._setter().annex(self._with_small_pictures(made), out, report=report)
        facts = workers().probe(out, out.name).facts
        return Preview(
            path=out,
            pages=facts.pages or 0,
            ratio=_ratio(made),
            spots=_with_heights(spots),
            refs={one.number: one.ref for one in made.exhibits},
            whole=whole,
        )

    def begin(self) -> None:
        """One will soon be wanted: what sets it takes a moment to start."""
        if self._at_work.acquire(blocking=False):
            try:
                self._setter().begin()
            finally:  # where no folder is to be had, that is told when a preview is made
                self._at_work.release()

    def rest(self) -> None:
        """None is wanted for now. One that is being made has to be stopped by its `report`."""
        if self._at_work.acquire(blocking=False):
            try:
                if self._sets is not None:
                    self._sets.close()
            finally:
                self._at_work.release()

    def page(self, preview: Preview, number: int, max_px: int) -> bytes:
        """A page, from 1, as JPEG no larger than `max_px` on its long side."""
        return workers().page(preview.path, number, max_px)

    def forget(self, preview: Preview) -> None:
        """Remove the file of a preview that nobody looks at any more."""
        with suppress(OSError):
            preview.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Remove every file."""
        self.rest()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
            self._sets = None

    def _setter(self) -> Setter:
        from evidence_desk.exports.setting import Setter  # large: not at the start

        if self._sets is None:
            self._sets = Setter(self._lies_in())
        return self._sets

    def _file(self) -> Path:
        self._made += 1
        return self._lies_in() / f"{self._made}.pdf"

    def _lies_in(self) -> Path:
        if self._folder is None:
            derived = self._library.path / "derived"
            with suppress(OSError):
                for left in derived.glob(f"{_PREFIX}*"):
                    if left.stat().st_mtime < time.time() - _DAY:
                        shutil.rmtree(left, ignore_errors=True)
            try:
                self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=derived))
            except OSError:  # a library on a disk that can only be read
                self._folder = Path(tempfile.mkdtemp(prefix="evidence-desk-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder

    def _with_small_pictures(self, made: Dossier) -> Dossier:
        return replace(
            made,
            exhibits=tuple(
                replace(one, picture=partial(self._picture, one)) for one in made.exhibits
            ),
        )

    def _picture(self, entry: ExhibitEntry, max_px: int) -> bytes | None:
        """As the exhibit's own, no larger than the small pictures, and asked for once."""
        key = (entry.ref, entry.sha256, entry.clip_start_s)
        if key not in self._pictures:
            make: Callable[[int], bytes | None] = entry.picture
            self._pictures[key] = make(min(max_px, _PICTURE))
        return self._pictures[key]


def _ratio(made: Dossier) -> float:
    return 279.4 / 215.9 if made.layout.page == "Letter" else 297 / 210


def _with_heights(spots: list[Spot]) -> tuple[Spot, ...]:
    """Rows of the list reach down to the next one of their page, or to its end."""
    found: list[Spot] = []
    for at, spot in enumerate(spots):
        if not spot.height:
            below = spots[at + 1] if at + 1 < len(spots) else None
            end = 0.92
            if below is not None and below.page == spot.page and below.top > spot.top:
                end = below.top
            spot = replace(spot, height=max(0.01, end - spot.top))
        found.append(spot)
    return tuple(found)
