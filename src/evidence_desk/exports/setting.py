"""Documents set from an edition by a process aside: whatever is wrong there is met again here.

A `Setter` has annexes and workbooks set where a window may wait. `Setting` has all that describes
a large pack set while its exhibits are copied: what will be said is mostly known before, it is
foreseen, and what was set by it is taken only if it came true.
"""

from __future__ import annotations

import json
import pickle
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from evidence_desk.domain.editions import Dossier, ExhibitEntry
from evidence_desk.domain.layouts import Spot
from evidence_desk.domain.progress import Progress, Report, ignore_progress
from evidence_desk.exports.aside import Aside, Back, Helper, converse, may_hold_up
from evidence_desk.exports.atomic import cannot_write, known_as
from evidence_desk.exports.cleaning import NotCleaned
from evidence_desk.exports.pages import InPack

_AT_ONCE = 200  # exhibits
_PATIENCE_S = 0.1  # how long nobody is asked whether to stop


class Setter:
    """Sets one document after the other: aside where a window may wait, otherwise here.

    `folder` is where they come to lie, or are put together first. Close it after use.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._helper = Helper(folder)

    def begin(self) -> None:
        """A document will soon be wanted."""
        self._helper.begin()

    def annex(
        self,
        dossier: Dossier,
        out: Path,
        layout: str | None = None,
        report: Report = ignore_progress,
        *,
        in_pack: bool = False,
    ) -> list[Spot]:
        """As `annex.write_annex`; where its exhibits stand."""
        return [Spot(*one) for one in self._set(_annex, dossier, out, report, layout, in_pack)]

    def workbook(
        self,
        dossier: Dossier,
        out: Path,
        report: Report = ignore_progress,
        in_volume: int | None = None,
    ) -> None:
        """As `workbook.write_workbook`."""
        self._set(_workbook, dossier, out, report, in_volume)

    def close(self) -> None:
        """Nothing is set any more."""
        self._helper.close()

    def _set(
        self, what: Callable[..., Any], dossier: Dossier, out: Path, report: Report, *how: object
    ) -> Any:
        if not may_hold_up():
            return what(dossier, out, report, None, *how)
        at = Progress(0, 0)

        def tell(*progress: Any) -> None:
            nonlocal at
            at = Progress(*progress)
            report(at)

        with TemporaryDirectory(dir=self._folder, prefix=".setting-") as name:
            made = Path(name) / out.name
            with known_as(out, made):
                try:
                    said = self._helper.do(
                        _set_of,
                        what,
                        _bare(dossier),
                        made,
                        how,
                        tick=lambda: report(at),
                        progress=tell,
                        picture=partial(_picture, dossier),
                        pages=partial(_pages, dossier, Path(name), lambda: report(at)),
                    )
                    made.replace(out)
                except OSError as error:
                    raise cannot_write(out, error) from error
        return said


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be set for a pack."""

    dossier: Dossier
    held: Mapping[str, InPack]
    annex: str  # names of files
    workbook: str


class Setting:
    """A process that sets what describes a pack, in `folder`, which it alone writes to.

    It ends with whoever started it. Call `end` after use.
    """

    def __init__(self, wanted: Wanted, folder: Path) -> None:
        self._wanted, self._folder = wanted, folder
        self._pages: list[str] | None = None  # names, once all is there
        self._aside = Aside(folder)
        self._thread = threading.Thread(target=self._attend, name="setting", daemon=True)
        self._thread.start()

    def pages(
        self, dossier: Dossier, held: Mapping[str, InPack], tick: Callable[[], None]
    ) -> Iterator[tuple[str, bytes]] | None:
        """Wait until all is set; the pages by their names in the pack, in order.

        Annex and workbook then lie in the folder. None where another dossier was foreseen, or the
        process came to nothing. `tick` is called while waiting, and may raise to stop.
        """
        if (dossier, held) != (self._wanted.dossier, self._wanted.held):
            self.end()
            return None
        while self._thread.is_alive():
            self._thread.join(_PATIENCE_S)
            tick()
        if self._pages is None:
            return None
        return ((name, page_file(self._folder, name).read_bytes()) for name in self._pages)

    def end(self) -> None:
        """Kill the process, if it still runs; nothing is written any more."""
        self._aside.kill()
        self._thread.join()
        self._aside.end()

    def _attend(self) -> None:
        """Have it set, and give it the pictures that it asks for."""
        wanted = self._wanted
        dossier = _bare(wanted.dossier)
        given = (replace(wanted, dossier=dossier.rest), dossier, self._folder)
        answers = {"picture": partial(_picture, wanted.dossier)}
        try:
            self._pages = converse(self._aside, _set_all, given, answers, lambda: None)
        except Exception:  # set here, it meets the same, where it can be said
            self._aside.kill()


def page_file(folder: Path, name: str) -> Path:
    """Where a page is put until it gets into the pack."""
    return folder / "pages" / name


# What is done aside. The exports are large, and slow to load: by whoever sets, nobody else.


def _set_of(
    back: Back, what: Callable[..., Any], bare: _Bare, out: Path, how: tuple[object, ...]
) -> Any:
    def report(progress: Progress) -> None:
        back.tell("progress", *astuple(progress))

    with known_as(out, out):  # on the way to where it will be
        return what(_pictured(bare, back), out, report, back, *how)


def _annex(
    dossier: Dossier,
    out: Path,
    report: Report,
    back: Back | None,
    layout: str | None,
    in_pack: bool,
) -> list[tuple[object, ...]]:
    from evidence_desk.exports.annex import write_annex
    from evidence_desk.exports.annex_appended import made_safe

    spots: list[Spot] = []
    safe = made_safe if back is None else partial(_asked_to_make_safe, back)
    write_annex(dossier, out, layout, report=report, spots=spots, in_pack=in_pack, safe=safe)
    return [astuple(one) for one in spots]


def _workbook(
    dossier: Dossier, out: Path, report: Report, _back: Back | None, in_volume: int | None
) -> None:
    from evidence_desk.exports.workbook import write_workbook

    write_workbook(dossier, out, report, in_volume)


def _set_all(back: Back, wanted: Wanted, bare: _Bare, folder: Path) -> list[str]:
    from evidence_desk.exports.pages import pages

    dossier = _pictured(bare, back)
    annex, workbook = folder / wanted.annex, folder / wanted.workbook
    with known_as(annex, annex), known_as(workbook, workbook):
        _annex(dossier, annex, ignore_progress, None, None, in_pack=True)
        _workbook(dossier, workbook, ignore_progress, None, 1)
    names = []
    for name, data in pages(dossier, wanted.held):
        path = page_file(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        names.append(name)
    return names


@dataclass(frozen=True, slots=True)
class _Bare:
    """A dossier as it goes over a pipe: its pictures stay behind, with the database."""

    rest: Dossier
    exhibits: list[bytes]  # packed, some in each: to pack them all at once would hold up a window


def _bare(dossier: Dossier) -> _Bare:
    entries = [replace(one, picture=_asked_for) for one in dossier.exhibits]
    some = range(0, len(entries), _AT_ONCE)
    packed = [pickle.dumps(entries[start : start + _AT_ONCE]) for start in some]
    return _Bare(replace(dossier, exhibits=()), packed)


def _pictured(bare: _Bare, back: Back) -> Dossier:
    """With pictures that are asked for, each when it comes to its turn."""
    entries = chain.from_iterable(map(pickle.loads, bare.exhibits))
    exhibits = tuple(
        replace(one, picture=partial(back.ask, "picture", at)) for at, one in enumerate(entries)
    )
    return replace(bare.rest, exhibits=exhibits)


def _picture(dossier: Dossier, at: int, max_px: int) -> bytes | None:
    return dossier.exhibits[at].picture(max_px)


def _asked_for(_max_px: int) -> bytes | None:
    """In the place of a picture that is asked for over the pipe."""
    raise NotImplementedError


def _asked_to_make_safe(
    back: Back, dossier: Dossier, entry: ExhibitEntry, _work: Path, _tick: Callable[[], None]
) -> Path:
    """As `made_safe`: its processes are started by whoever may start any, in a folder of theirs."""
    at = [one.number for one in dossier.exhibits].index(entry.number)
    said = json.loads(back.ask("pages", at) or b"{}")
    if "problem" in said:
        raise NotCleaned(said["problem"])
    return Path(said["path"])


def _pages(dossier: Dossier, folder: Path, tick: Callable[[], None], at: int) -> bytes:
    from evidence_desk.exports.annex_appended import made_safe

    work = Path(mkdtemp(dir=folder, prefix="safe-"))
    try:
        said = {"path": str(made_safe(dossier, dossier.exhibits[at], work, tick))}
    except NotCleaned as reason:
        said = {"problem": str(reason)}
    return json.dumps(said).encode()
