"""Annex, workbook and pages set by a process of their own, while the exhibits are copied.

What will be said of a pack is mostly known before: it is foreseen, and what was set by it is taken
only if it came true. Whatever goes wrong there (it is killed, the disk is full) is no error: what
was not set is set here, as ever, and says itself what is wrong.
"""

from __future__ import annotations

import json
import pickle
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from evidence_desk import wire
from evidence_desk.domain.editions import Dossier
from evidence_desk.exports.aside import Aside
from evidence_desk.exports.pages import InPack

_PATIENCE_S = 0.1  # how long nobody is asked whether to stop


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be set; pictures are asked for, each when it comes to its turn."""

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
        self._aside = Aside("setting", folder)
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
        """Tell it what to set, then give it the pictures that it asks for."""
        to, said = self._aside.to, self._aside.said
        exhibits = self._wanted.dossier.exhibits
        bare = tuple(replace(one, picture=_asked_for) for one in exhibits)
        wanted = replace(self._wanted, dossier=replace(self._wanted.dossier, exhibits=bare))
        try:
            wire.send(to, b"", [pickle.dumps(wanted)])
            while self._pages is None:
                one = json.loads(wire.receive(said)[0])
                if "pages" in one:
                    self._pages = one["pages"]
                else:
                    at, max_px = one["picture"]
                    picture = exhibits[at].picture(max_px)
                    wire.send(to, b"", [] if picture is None else [picture])
        except Exception:  # set here, it meets the same, where it can be said
            self._aside.kill()


def page_file(folder: Path, name: str) -> Path:
    """Where a page is put until it gets into the pack."""
    return folder / "pages" / name


def _asked_for(_max_px: int) -> bytes | None:
    """In the place of a picture that is asked for over the pipe."""
    raise NotImplementedError
