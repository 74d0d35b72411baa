"""The last step of a document: its pictures are put in, and it is written out whole."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from evidence_desk import wire
from evidence_desk.exports.aside import Aside

_PATIENCE_S = 0.05  # how long nobody is asked whether to stop


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of another document that the binder puts on one of this: of which file, which page
    from 0, and the box (left, bottom, right, top in points) it is fitted into."""

    name: str
    file: Path
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Loose:
    """What is still to be put on the pages of a document, each page by its number from 1:
    the numbers of its pictures' objects by their names, and its foreign page."""

    plates: Mapping[int, Mapping[str, int]]
    leaves: Mapping[int, Leaf]


class Binder:
    """Binds the document that is being written into a file, in `folder`.

    A window works in threads, and pikepdf would hold Python's lock for as long as it saves: there
    a process beside this one does it. Where that is not to be had, or is killed, it is done here.
    `tick` is called while it works, and may raise to stop. Call `close` after use.
    """

    def __init__(self, document: BinaryIO, folder: Path, tick: Callable[[], None]) -> None:
        self._document, self._tick = document, tick
        self._aside: Aside | None = None
        if threading.current_thread() is not threading.main_thread():
            with suppress(OSError):
                self._aside = Aside("binder", folder, document)

    def bind(self, loose: Loose, out: Path) -> None:
        """Write the document to `out`. Raises OSError where the disk takes no more."""
        self._do("bind", loose, out)

    def together(self, documents: Sequence[Path], out: Path) -> list[tuple[bool, ...]]:
        """Write the pages of all documents into one; of each, whether each page lies flat.

        Raises OSError where the disk takes no more.
        """
        found: list[tuple[bool, ...]] = self._do("together", documents, out)
        return found

    def close(self) -> None:
        """Nothing is written any more."""
        if self._aside is not None:
            self._aside.end()
            self._aside = None

    def _do(self, name: str, *arguments: object) -> Any:
        if self._aside is not None:
            try:
                return self._asked(self._aside, name, arguments)
            except (wire.WireError, BrokenPipeError):  # killed, or it met what it could not say
                self.close()
        from evidence_desk.exports import assembly

        return getattr(assembly, name)(self._document, *arguments)

    def _asked(self, aside: Aside, *wanted: object) -> Any:
        wire.send(aside.to, b"", [pickle.dumps(wanted)])
        while not wire.waiting(aside.said, _PATIENCE_S):
            self._tick()
        said = pickle.loads(wire.receive(aside.said)[1][0])
        if isinstance(said, OSError):
            raise said
        return said
